from datetime import date

import pytest
from resolving import Story, anchored

from timeline_tui.model import At, Finding, Shift

NEW_YORK = {"words": "in New York", "kind": "clock", "zone": "America/New_York"}
ROME = {"words": "in Rome", "kind": "place", "zone": "Europe/Rome", "attached": False}
RUSSIA = {
    "words": "in Russia",
    "kind": "place",
    "zone": "Europe/Moscow",
    "attached": False,
    "alternatives": ("Europe/Kaliningrad", "Asia/Vladivostok"),
    "place": "Russia",
}


def both(first: int, second: int, there: dict[str, object], day: date, **more: object) -> tuple[Finding, ...]:
    story = Story()
    story.say("first", Shift("day", 0), At("hour", first), base="now", type="TIME", zone=NEW_YORK)
    story.say("second", At("hour", second), type="TIME", zone=there, said_as=0, **more)
    return story.findings(anchored(day))


def test_two_clocks_that_disagree() -> None:
    (found,) = both(8, 15, RUSSIA, date(2025, 12, 29))
    assert (found.kind, found.severity) == ("clock-conflict", "error")
    assert found.message == (
        "The two clocks disagree: 08:00 in New York is 16:00 in Moscow; the text says 15:00 (“in Russia”)."
    )
    assert [evidence.text for evidence in found.evidence] == ["first", "in New York", "second", "in Russia"]
    assert [reading.explanation for reading in found.readings] == [
        "If 08:00 in New York is right, it is 16:00 in Moscow.",
        "If 15:00 in Moscow is right, it is 07:00 in New York.",
        "15:00 would be right in Kaliningrad.",
        "Both would be right between 9 March and 1 November.",
    ]
    kaliningrad = found.readings[2].moment
    assert kaliningrad is not None
    assert kaliningrad.local == "2025-12-29T15:00:00+02:00[Europe/Kaliningrad]"


def test_two_clocks_that_agree_are_quiet() -> None:
    assert both(8, 16, RUSSIA, date(2025, 12, 29)) == ()
    assert both(20, 4, RUSSIA, date(2025, 12, 29)) == ()


def test_the_weeks_in_which_clocks_change_on_different_sundays() -> None:
    assert both(9, 14, ROME, date(2025, 3, 20)) == ()
    (found,) = both(9, 14, ROME, date(2025, 4, 20))
    assert "09:00 in New York is 15:00 in Rome" in found.message
    season = found.readings[-1].explanation
    assert season == "Both would be right between 9 March and 29 March or between 26 October and 1 November."


def test_about_is_given_some_room_but_not_an_hour() -> None:
    story = Story()
    story.say("8:10", Shift("day", 0), At("hour", 8), At("minute", 10), base="now", type="TIME", zone=NEW_YORK)
    story.say("about 2", At("hour", 14), type="TIME", zone=ROME, said_as=0, approximate=True)
    assert story.findings() == ()
    (found,) = both(8, 15, ROME, date(2025, 12, 29), approximate=True)
    assert found.kind == "clock-conflict"


def test_all_statements_of_an_instant_make_one_finding() -> None:
    story = Story()
    story.say("8", Shift("day", 0), At("hour", 8), base="now", type="TIME", zone=NEW_YORK)
    story.say("15", At("hour", 15), type="TIME", zone=RUSSIA, said_as=0)
    story.say("13", At("hour", 13), type="TIME", zone=ROME, said_as=1)
    (found,) = story.findings()
    assert "16:00 in Moscow and 14:00 in Rome" in found.message
    assert len(found.evidence) == 6


def test_a_difference_of_a_day_is_said() -> None:
    (found,) = both(23, 5, RUSSIA, date(2025, 12, 29))
    assert "23:00 in New York is 07:00 the next day in Moscow" in found.message


def test_a_clock_we_only_assumed_contradicts_nobody() -> None:
    for source in ("assumed", "user"):
        story = Story()
        story.say("noon", At("hour", 12), type="TIME")
        story.say("3 p.m.", At("hour", 15), type="TIME", zone=ROME, said_as=0)
        assert story.findings(anchored(zone="UTC", zone_from=source)) == ()
    assert len(story.findings()) == 1


def test_a_hundred_contradictions_are_explained_in_few_words() -> None:
    story = Story()
    story.say("8", At("hour", 8), type="TIME", zone=NEW_YORK)
    for hour in range(100):
        story.say("then", At("hour", hour % 24), At("minute", 30), type="TIME", zone=ROME, said_as=0)
    (found,) = story.findings()
    assert len(found.message) < 300
    assert len(found.evidence) == 202


def test_a_weekday_that_does_not_fit_its_date() -> None:
    story = Story()
    story.say("Monday 30 December 2025", At("year", 2025), At("month", 12), At("day", 30), At("weekday", 1))
    (found,) = story.findings()
    assert (found.kind, found.message) == ("weekday-mismatch", "30 December 2025 is a Tuesday, not a Monday.")
    assert [reading.explanation for reading in found.readings] == [
        "If the date is right, it is Tuesday 30 December 2025.",
        "If the weekday is right, it is Monday 29 December 2025.",
        "30 December is a Monday in 2024.",
        "30 December is a Monday in 2030.",
    ]


def test_a_fitting_weekday_is_quiet_with_and_without_a_year() -> None:
    story = Story()
    story.say("Tuesday 30 December 2025", At("year", 2025), At("month", 12), At("day", 30), At("weekday", 2))
    story.say("Wednesday 30 December", At("month", 12), At("day", 30), At("weekday", 3))
    story.say("Tuesday 30 December", At("month", 12), At("day", 30), At("weekday", 2))
    assert story.findings() == ()


def test_a_weekday_that_fits_no_year_nearby() -> None:
    story = Story()
    story.say("Saturday 30 December", At("month", 12), At("day", 30), At("weekday", 6))
    assert [finding.kind for finding in story.findings()] == ["weekday-mismatch"]


@pytest.mark.parametrize(
    ("year", "month", "day", "message"),
    [
        (2025, 6, 31, "31 June 2025 does not exist: June has 30 days."),
        (2025, 2, 29, "29 February 2025 does not exist: 2025 is not a leap year."),
        (2024, 2, 30, "30 February 2024 does not exist: February has 29 days."),
    ],
)
def test_dates_the_calendar_has_not(year: int, month: int, day: int, message: str) -> None:
    story = Story()
    story.say("that day", At("year", year), At("month", month), At("day", day))
    (found,) = story.findings()
    assert (found.kind, found.message) == ("invalid-date", message)
    assert len(found.readings) == 2
    timex = story.resolved()[0]
    assert (timex.value, timex.moment) == (f"{year}-{month:02d}-{day:02d}", None)


def test_a_date_of_no_known_year_may_still_be_no_date() -> None:
    story = Story()
    story.say("31 June", At("month", 6), At("day", 31))
    story.say("29 February", At("month", 2), At("day", 29))
    (found,) = story.findings(anchored(None))
    assert found.message == "31 June does not exist: June has 30 days."


def told(year: int, month: int, day: int, hour: int, minute: int, zone: dict[str, object]) -> tuple[Finding, ...]:
    story = Story()
    steps = (At("year", year), At("month", month), At("day", day), At("hour", hour), At("minute", minute))
    story.say("then", *steps, type="TIME", zone=zone)
    return story.findings()


def test_a_time_the_clock_skipped() -> None:
    (found,) = told(2025, 3, 30, 2, 30, ROME)
    assert (found.kind, found.severity) == ("nonexistent-time", "error")
    assert found.message.startswith("02:30 on 30 March 2025 does not exist in Rome")
    before, after = found.readings
    assert before.moment is not None and after.moment is not None
    assert before.moment.local == "2025-03-30T03:30:00+02:00[Europe/Rome]"
    assert after.moment.local == "2025-03-30T01:30:00+01:00[Europe/Rome]"


def test_a_time_the_clock_showed_twice() -> None:
    (found,) = told(2025, 10, 26, 2, 30, ROME)
    assert (found.kind, found.severity) == ("ambiguous-time", "warning")
    moments = [reading.moment for reading in found.readings]
    assert [moment.local for moment in moments if moment is not None] == [
        "2025-10-26T02:30:00+02:00[Europe/Rome]",
        "2025-10-26T02:30:00+01:00[Europe/Rome]",
    ]


def test_an_abbreviation_of_the_other_season() -> None:
    eastern = {"words": "EST", "kind": "abbreviation", "zone": "America/New_York", "offset": -300}
    assert told(2025, 1, 10, 8, 0, eastern) == ()
    (found,) = told(2025, 7, 10, 8, 0, eastern)
    assert (found.kind, found.severity) == ("abbreviation-mismatch", "warning")
    assert found.message == (
        "“EST” says UTC-5, but New York keeps UTC-4 on 10 July 2025: 08:00 by the letter is 09:00 in New York."
    )
    meant, literal = (reading.moment for reading in found.readings)
    assert meant is not None and literal is not None
    assert (literal.start - meant.start).total_seconds() == 3600


def test_an_abbreviation_where_the_zone_shows_a_year_before_the_first() -> None:
    assert told(1, 1, 1, 0, 5, {"words": "GMT", "kind": "abbreviation", "zone": "Africa/Abidjan", "offset": 0}) == ()


def test_ids_depend_on_span_and_kind_only() -> None:
    (first,) = both(8, 15, RUSSIA, date(2025, 12, 29))
    (again,) = both(9, 15, RUSSIA, date(2025, 12, 28))
    assert first.id == again.id
