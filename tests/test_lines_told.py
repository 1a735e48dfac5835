"""Logs, chronicles and live blogs: lines that open with a time of day go on from one another."""

import pytest

from timeline_tui.model import Record
from timeline_tui.pipeline import read_one


def values(text: str, code: str = "en", date: str = "", date_from: str = "given") -> list[str]:
    record = Record("log", text, date=date, date_from=date_from, language=code)  # type: ignore[arg-type]
    return [timex.value for timex in read_one(record).timexes]


def test_a_log_goes_on_over_midnight() -> None:
    log = "Shift of 3 May 2021\n\n22:15 – Alarm.\n23:50: Crew called.\n- 00:20 – Fire out.\n[01:05] All went home.\n"
    assert values(log)[1:] == ["2021-05-03T22:15", "2021-05-03T23:50", "2021-05-04T00:20", "2021-05-04T01:05"]


def test_the_newest_line_may_come_first() -> None:
    log = "6 June 2022\n\n00:20 Quiet again.\n23:40 The dam holds.\n22:05 Boats reach the mill.\n"
    assert values(log)[1:] == ["2022-06-06T00:20", "2022-06-05T23:40", "2022-06-05T22:05"]


def test_a_day_told_between_lines_begins_anew() -> None:
    log = "3 May 2021\n\n22:15 – Alarm.\n\n5 May 2021\n\n08:00 – Report written.\n08:30 – Report sent.\n"
    assert values(log) == [
        "2021-05-03", "2021-05-03T22:15", "2021-05-05", "2021-05-05T08:00", "2021-05-05T08:30",
    ]  # fmt: skip


def test_other_zones_go_on_as_the_same_night() -> None:
    log = "3 May 2021\n\n23:50 UTC – Alarm.\n02:05 CEST – Crew called.\n"
    assert values(log)[1:] == ["2021-05-03T23:50Z", "2021-05-04T02:05"]


@pytest.mark.parametrize("date_from", ["file", "given"])
def test_only_a_date_that_the_source_states_goes_before_the_day_told_last(date_from: str) -> None:
    text = "The plant stopped on 3 May 2021. Nobody knew why. It was a calm day. At 9:30 the pumps ran dry."
    told = {"file": "2021-05-03T09:30", "given": "2021-05-20T09:30"}
    assert values(text, date="2021-05-20", date_from=date_from)[-1] == told[date_from]
