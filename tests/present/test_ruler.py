"""One instant under itself in every zone."""

import pytest

from support import JUNE, LISBON, TOKYO, article, event, moment, timeline
from timeline_tui.model import Moment
from timeline_tui.present.details import clocks_detail
from timeline_tui.present.line import line_width, plain
from timeline_tui.present.ruler import ruler


def drawn(when: Moment, *zones: str, cells: int = 80) -> list[str]:
    return [plain(line) for line in ruler(timeline(event("x", when)), "e-x", zones, cells)]


def test_the_event_stands_in_one_column_of_brackets() -> None:
    _, *rows = drawn(moment("2024-05-14T09:00"), LISBON, TOKYO)[:4]
    assert [row.split("[")[0][:6].strip() for row in rows] == ["Lisbon", "Tokyo", "UTC"]
    assert {row.index("[") for row in rows} == {rows[0].index("[")}
    assert [row[row.index("[") + 1 : row.index("]")] for row in rows] == ["09", "17", "08"]


def test_a_part_of_a_day_takes_all_its_hours() -> None:
    rows = drawn(moment("2024-05-13T18:00", "part", end="2024-05-14T00:00"), LISBON)
    assert "[18 19 20 21 22 23]" in rows[1]


def test_skipped_hours_are_marked_and_repeated_ones_drawn_twice() -> None:
    spring, autumn = drawn(moment("2024-03-31T04:00"), LISBON), drawn(moment("2024-10-27T04:00"), LISBON)
    assert "00╱02 03" in spring[1] and "00 01 01 02" in autumn[1]
    assert any(line.startswith("△ Lisbon: clocks go forward from 01:00 to 02:00, Sun 31 Mar 2024") for line in spring)
    assert any(line.startswith("△ Lisbon: clocks go back from 02:00 to 01:00, Sun 27 Oct 2024") for line in autumn)


@pytest.mark.parametrize(
    "when",
    [JUNE, moment("2024-05-14", "day", "UTC", zone_from="assumed"), None],
    ids=["a month", "no clock", "undated"],
)
def test_what_has_no_hours_is_told_in_words(when: Moment | None) -> None:
    story = timeline(event("x", when))
    assert ruler(story, "e-x") == clocks_detail(story, "e-x")


@pytest.mark.parametrize("cells", [5, 20, 40, 79, 200])
def test_the_ruler_keeps_to_its_width(cells: int) -> None:
    rows = ruler(article(), "e-meeting", cells=cells)[:4]
    assert cells < 20 or all(line_width(row) <= cells for row in rows)


@pytest.mark.parametrize("edge", ["0001-01-01T01:00", "9999-12-31T22:00"])
def test_the_edges_of_the_calendar_are_told_in_words(edge: str) -> None:
    assert drawn(moment(edge, zone="UTC"), "Pacific/Kiritimati", "America/New_York")
