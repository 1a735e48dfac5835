"""iCalendar, read by the icalendar library."""

import sys
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hostile import TEXTS, harmful

from support import LISBON, TOKYO, article, event, instant, moment, timeline
from timeline_tui.errors import TimelineError
from timeline_tui.model import Event
from timeline_tui.views.export.ics import write

icalendar = pytest.importorskip("icalendar")


def read(text: str) -> Any:
    return icalendar.Calendar.from_ical(text)


def one(made: Event) -> Any:
    [found] = read(write(timeline(made))).walk("VEVENT")
    return found


def starts(made: Event) -> tuple[Any, Any]:
    found = one(made)
    return found["dtstart"].dt, found["dtend"].dt if "dtend" in found else None


def test_dated_events_are_there_with_stable_ids() -> None:
    found = read(write(article())).walk("VEVENT")
    assert {str(event["uid"]) for event in found} == {
        f"e-{name}@timeline-tui" for name in ("flight", "met", "meeting", "return", "works")
    }


def test_a_clock_time_is_a_point_in_its_own_zone() -> None:
    start, end = starts(event("x", moment("2024-05-14T09:00", zone=TOKYO)))
    assert (start.replace(tzinfo=None), str(start.tzinfo), end) == (datetime(2024, 5, 14, 9), TOKYO, None)
    assert start.astimezone(UTC) == instant("2024-05-14T00:00")


def test_a_stretch_has_its_end_and_an_hour_lasts_an_hour() -> None:
    when = moment("2024-05-14T09:00", end="2024-05-14T11:30")
    assert [time.hour for time in starts(event("x", when))] == [9, 11]
    assert [time.hour for time in starts(event("x", moment("2024-05-14T09:00", "hour")))] == [9, 10]


@pytest.mark.parametrize(
    ("when", "first", "after"),
    [
        (moment("2024-05-14", "day"), date(2024, 5, 14), date(2024, 5, 15)),
        (moment("2024-06-01", "month", end="2024-07-01"), date(2024, 6, 1), date(2024, 7, 1)),
        (moment("2024-05-14T18:00", "part", end="2024-05-15T00:00"), date(2024, 5, 14), date(2024, 5, 15)),
        (moment("2024-05-14T18:00", "part", end="2024-05-15T06:00"), date(2024, 5, 14), date(2024, 5, 16)),
        (moment("1900-01-01", "century", end="2000-01-01"), date(1900, 1, 1), date(2000, 1, 1)),
        (moment("0079-08-24", "day"), date(79, 8, 24), date(79, 8, 25)),
        (moment("9999-12-30", "day"), date(9999, 12, 30), date(9999, 12, 31)),
    ],
)
def test_no_time_is_invented(when: Any, first: date, after: date) -> None:
    assert starts(event("x", when)) == (first, after)


def test_what_a_calendar_cannot_tell_apart_is_in_utc() -> None:
    first = moment("2024-10-27T01:30")
    second = replace(first, start=instant("2024-10-27T01:30"), end=instant("2024-10-27T01:31"))
    assert str(starts(event("x", first))[0].tzinfo) == LISBON
    assert starts(event("x", second))[0] == instant("2024-10-27T01:30")
    assert starts(event("x", moment("1850-01-01T12:00")))[0].utcoffset().total_seconds() == 0


def test_a_stretch_may_end_in_a_night_that_a_zone_has_twice() -> None:
    over = replace(moment("2024-10-26T23:00"), end=instant("2024-10-27T01:30"))
    start, end = starts(event("x", over))
    assert (start.astimezone(UTC), end) == (instant("2024-10-26T22:00"), instant("2024-10-27T01:30"))


def test_zones_come_with_their_rules_of_those_years() -> None:
    calendar = read(write(article()))
    zones = {str(zone["tzid"]) for zone in calendar.walk("VTIMEZONE")}
    assert zones == {LISBON}
    summer = calendar.walk("DAYLIGHT")
    assert summer and all(part["tzoffsetto"].td.total_seconds() == 3600 for part in summer)


def test_the_description_tells_clocks_quotations_and_findings() -> None:
    found = next(e for e in read(write(article())).walk("VEVENT") if e["uid"].startswith("e-meeting"))
    told = str(found["description"])
    assert "Lisbon: Tue 14 May 2024, 09:00\nTokyo: Tue 14 May 2024, 17:00" in told
    assert "“passo avanti” — Ines Prata" in told and "⚠ The two clocks disagree" in told
    assert str(found["location"]) == "Lisbona"


def test_status_and_certainty_can_be_seen() -> None:
    planned = one(event("x", moment("2024-05-14T16:30", approximate=True), status="planned"))
    assert str(planned["summary"]) == "~ x (planned)" and planned["status"] == "CONFIRMED"
    assert one(event("x", moment("2024-05-14", "day"), status="denied"))["status"] == "CANCELLED"


def test_lines_are_folded_and_end_as_the_standard_wants() -> None:
    written = write(article())
    assert "\n" not in written.replace("\r\n", "")
    assert max(len(line.encode()) for line in written.split("\r\n")) <= 75


@pytest.mark.parametrize("name", TEXTS)
def test_no_text_can_add_an_event_or_a_property(name: str) -> None:
    calendar = read(write(harmful(TEXTS[name])))
    assert [str(found["uid"]) for found in calendar.walk("VEVENT")] == ["e-one@timeline-tui", "e-two@timeline-tui"]
    assert not calendar.errors and not any(found.errors for found in calendar.walk())


def test_without_the_library_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "icalendar", None)
    with pytest.raises(TimelineError) as raised:
        write(article())
    assert "timeline-tui[ics]" in str(raised.value)
