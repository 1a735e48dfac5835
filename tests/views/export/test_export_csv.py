"""CSV, read by Python's reader."""

import csv
import io

import pytest
from hostile import TEXTS, harmful

from support import LISBON, TOKYO, article, event, moment, timeline
from timeline_tui.present.rows import Rows
from timeline_tui.views.export.csv import columns, write


def read(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def test_there_is_a_row_for_each_event_in_the_order_of_the_explorer() -> None:
    rows = Rows(article())
    assert [row["id"] for row in read(write(article()))] == [row.id for row in rows if row.kind == "event"]


def test_columns_are_those_promised() -> None:
    from timeline_tui.views.export import csv as module

    assert tuple(read(write(article()))[0]) == columns((LISBON, TOKYO))
    told = module.__doc__ or ""
    assert all(f"`{name}`" in told for name in columns(()))


def test_a_row_carries_what_is_known() -> None:
    row = next(row for row in read(write(article())) if row["id"] == "e-meeting")
    assert (row[LISBON], row[TOKYO]) == ("Tue 14 May 2024, 09:00", "Tue 14 May 2024, 17:00")
    assert (row["start"], row["end"]) == ("2024-05-14T08:00:00Z", "2024-05-14T08:01:00Z")
    assert (row["granularity"], row["zone_from"], row["approximate"]) == ("minute", "stated", "no")
    assert row["quotes"].splitlines()[0] == "“Abbiamo aspettato a lungo. Ora il porto riapre“ — Duarte Salvado"
    assert row["findings"].startswith("The two clocks disagree")
    assert article().documents[0].length >= int(row["last"]) > int(row["first"])


def test_undated_events_have_an_order_and_no_time() -> None:
    row = next(row for row in read(write(article())) if row["id"] == "e-visit")
    assert row["heading"] == "before Tue 14 May 2024, 09:00"
    assert not any(row[name] for name in (LISBON, TOKYO, "edtf", "start", "end", "zone"))


def test_a_date_without_a_clock_stands_in_the_first_column_only() -> None:
    [row] = read(write(timeline(event("day", moment("2024-05-14", "day", zone_from="assumed")))))
    assert (row[LISBON], row[TOKYO]) == ("Tue 14 May 2024", "")


@pytest.mark.parametrize("name", TEXTS)
def test_no_cell_is_a_formula(name: str) -> None:
    for row in read(write(harmful(TEXTS[name]))):
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝")) for cell in row.values())
        assert None not in row and len(row) == len(columns((LISBON, TOKYO)))


def test_a_formula_loses_nothing_but_its_power() -> None:
    assert read(write(harmful("=1+1")))[0]["title"] == "'=1+1"
