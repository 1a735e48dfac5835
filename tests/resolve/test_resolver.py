from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest
from resolving import MONDAY, Story, anchored, moment, one

from timeline_tui.model import At, Moment, Nth, Shift, Span
from timeline_tui.resolve.anchor import Anchor, published
from timeline_tui.resolve.context import Utterance

NEW_YORK = {"words": "in New York", "kind": "clock", "zone": "America/New_York"}
MOSCOW = {"words": "in Moscow", "kind": "place", "zone": "Europe/Moscow", "attached": False}


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[misc, arg-type]


@pytest.mark.parametrize(
    ("steps", "value"),
    [
        ((Shift("day", -1),), "2025-12-28"),
        ((Shift("day", -3), At("hour", 8)), "2025-12-26T08:00"),
        ((Shift("day", -1), At("part", "EV")), "2025-12-28TEV"),
        ((Shift("week", 0), At("weekday", 3)), "2025-12-31"),
        ((Shift("year", -1), At("month", 10)), "2024-10"),
        ((Shift("month", 1), At("day", 20)), "2026-01-20"),
        ((Shift("month", 0), Nth("weekday", 1, 1)), "2025-12-01"),
        ((Shift("year", 1), Nth("month", 2)), "2026-02"),
        ((At("part", "MO"),), "2025-12-29TMO"),
        ((At("part", "NI", -1),), "2025-12-28TNI"),
        ((At("month", 5),), "2025-05"),
        ((Shift("day", None, -1),), "PAST_REF"),
    ],
)
def test_counting_from_now(steps: tuple[Shift, ...], value: str) -> None:
    assert one(*steps, base="now").value == value


@pytest.mark.parametrize(
    ("step", "tense", "value"),
    [
        (At("weekday", 1), "", "2025-12-29"),
        (At("weekday", 2), "", "2025-12-23"),
        (At("weekday", 2), "past", "2025-12-23"),
        (At("weekday", 2), "future", "2025-12-30"),
        (At("weekday", 1), "future", "2025-12-29"),
        (At("weekday", 1, 1), "", "2026-01-05"),
        (At("weekday", 1, -1), "", "2025-12-22"),
        (At("weekday", 3, 0), "", "2025-12-31"),
        (At("weekday", 1, 0), "future", "2025-12-29"),
        (At("weekend", 0), "", "2026-W01-WE"),
        (At("weekend", 0), "past", "2025-W52-WE"),
        (At("month", 11), "past", "2025-11"),
        (At("month", 12), "past", "2025-12"),
        (At("month", 2), "future", "2026-02"),
        (At("month", 2), "", "2026-02"),
        (At("month", 5), "", "2025-05"),
        (At("month", 3), "present", "2026-03"),
        (At("month", 10, -1), "", "2025-10"),
        (At("month", 5, 1), "", "2026-05"),
        (At("month", 3, 0), "", "2025-03"),
        (At("season", "SU"), "past", "2025-SU"),
        (At("season", "SP", 1), "", "2026-SP"),
        (At("quarter", 3), "past", "2025-Q3"),
        (At("quarter", 4), "future", "2025-Q4"),
        (At("quarter", 1), "past", "2025-Q1"),
        (At("quarter", 1), "future", "2026-Q1"),
        (At("half", 1), "future", "2026-H1"),
        (At("holiday", "12-25"), "past", "2025-12-25"),
        (At("holiday", "easter+0"), "future", "2026-04-05"),
        (At("holiday", "nth:11:4:4"), "past", "2025-11-27"),
        (At("holiday", "nth:11:4:4", 1), "", "2026-11-26"),
        (At("day", 18), "", "2025-12-18"),
        (At("day", 31), "future", "2025-12-31"),
        (At("short_year", 98), "", "1998"),
        (At("short_year", 26), "", "2026"),
        (At("short_year", 45), "", "1945"),
        (At("short_decade", 9), "", "199"),
        (At("short_decade", 2), "", "192"),
        (At("century", 20), "", "19"),
        (At("decade", 198), "", "198"),
        (At("year", -469), "", "BC0469"),
        (At("fiscal_year", 2024), "", "2024"),
    ],
)
def test_directions(step: At, tense: str, value: str) -> None:
    assert one(step, tense=tense).value == value


@pytest.mark.parametrize(
    ("month", "day", "tense", "value"),
    [
        (12, 3, "past", "2025-12-03"),
        (1, 14, "past", "2026-01-14"),  # a hearing that was set for it
        (1, 14, "future", "2026-01-14"),
        (8, 6, "past", "2025-08-06"),
        (8, 6, "future", "2026-08-06"),
        (3, 2, "present", "2026-03-02"),
        (4, 20, "", "2025-04-20"),
        (12, 29, "", "2025-12-29"),
        (2, 29, "past", "2024-02-29"),
        (2, 29, "future", "2028-02-29"),
    ],
)
def test_days_of_a_month_without_a_year(month: int, day: int, tense: str, value: str) -> None:
    assert one(At("month", month), At("day", day), tense=tense).value == value


def test_a_weekday_said_beside_a_date_finds_its_year() -> None:
    assert one(At("month", 6), At("day", 3), At("weekday", 3), tense="past").value == "2026-06-03"
    assert one(At("day", 17), At("weekday", 1), tense="past").value == "2025-11-17"


def test_without_an_anchor_the_unknown_prints_as_x_and_has_no_moment() -> None:
    nowhere = anchored(None)
    for steps, value in [
        ((At("month", 12), At("day", 29)), "XXXX-12-29"),
        ((At("weekday", 1),), "XXXX-WXX-1"),
        ((At("hour", 8),), "XXXX-XX-XXT08:00"),
        ((At("part", "EV"),), "XXXX-XX-XXTEV"),
        ((Shift("day", -1),), "XXXX-XX-XX"),
    ]:
        timex = one(*steps, anchor=nowhere)
        assert (timex.value, timex.moment) == (value, None)


def test_a_whole_day_is_a_day_of_its_zone() -> None:
    found = moment(one(At("year", 2025), At("month", 12), At("day", 29)))
    assert (found.start, found.end) == (utc(2025, 12, 29, 5), utc(2025, 12, 30, 5))
    assert (found.granularity, found.zone, found.zone_from, found.local) == (
        "day",
        "America/New_York",
        "dateline",
        None,
    )
    assert found.edtf == "2025-12-29"


@pytest.mark.parametrize(
    ("steps", "granularity", "edtf"),
    [
        ((At("year", 2025),), "year", "2025"),
        ((At("decade", 198),), "decade", "198X"),
        ((At("century", 20),), "century", "19XX"),
        ((At("year", 2025), At("season", "FA")), "season", "2025-23"),
        ((At("year", 2025), At("quarter", 4)), "quarter", "2025-36"),
        ((At("year", 2025), At("half", 2)), "half", "2025-41"),
        ((At("year", 2025), At("month", 5)), "month", "2025-05"),
        ((At("year", 2025), At("week", 52)), "week", "2025-12-22/2025-12-28"),
        ((At("year", 2025), At("month", 5), At("day", 4), At("part", "EV")), "part", "2025-05-04"),
        ((At("year", 2025), At("month", 5), At("day", 4), At("part", "TNI")), "part", "2025-05-04/2025-05-05"),
        ((At("year", 2025), At("month", 5), At("day", 4), At("hour", 8)), "minute", "2025-05-04T08:00:00-04:00"),
    ],
)
def test_granularity_and_edtf(steps: tuple[At, ...], granularity: str, edtf: str) -> None:
    found = moment(one(*steps))
    assert (found.granularity, found.edtf) == (granularity, edtf)


@pytest.mark.parametrize(
    ("more", "edtf"),
    [
        ({"approximate": True}, "2025-05~"),
        ({"mod": "APPROX"}, "2025-05~"),
        ({"open": "end"}, "2025-05/.."),
        ({"open": "start"}, "../2025-05"),
    ],
)
def test_edtf_of_what_is_about_or_open(more: dict[str, object], edtf: str) -> None:
    assert moment(one(At("year", 2025), At("month", 5), **more)).edtf == edtf


def test_parts_of_day() -> None:
    evening = moment(one(Shift("day", -1), At("part", "EV"), base="now"))
    assert (evening.start, evening.end) == (utc(2025, 12, 28, 23), utc(2025, 12, 29, 5))
    night = moment(one(At("part", "TNI", -1), base="now"))
    assert (night.start, night.end) == (utc(2025, 12, 28, 23), utc(2025, 12, 29, 11))


def test_no_moment_for_durations_sets_references_and_far_years() -> None:
    assert one(type="DURATION", amounts=((2, "hour"), (30, "minute"))).value == "PT2H30M"
    assert one(type="SET", value="XXXX-WXX-1").value == "XXXX-WXX-1"
    assert one(At("weekday", 1), At("hour", 8), type="SET").value == "XXXX-WXX-1T08:00"
    assert one(base="now", ref="PRESENT_REF").value == "PRESENT_REF"
    assert one(At("year", 12000)).moment is None
    assert one(At("year", -44), At("month", 3), At("day", 15)).moment is None
    assert one(Shift("day", 2), base="focus", order="after").moment is None


def test_hours_counted_from_a_clock() -> None:
    at_four = anchored(date(2013, 2, 12), time(4, 30))
    assert one(Shift("hour", -2), base="now", anchor=at_four).value == "2013-02-12T02:30"
    assert one(Shift("day", 1), base="now", anchor=at_four).value == "2013-02-13"
    vague = moment(one(Shift("hour", -2), base="now"))
    assert (vague.granularity, vague.approximate) == ("day", True)


def test_a_time_of_day_takes_the_day_told_before_it() -> None:
    story = Story()
    story.say("yesterday", Shift("day", -1), base="now")
    story.say("8 o'clock", At("hour", 8), type="TIME")
    assert story.resolved()[1].value == "2025-12-28T08:00"


def test_a_time_of_day_far_from_any_day_is_todays() -> None:
    story = Story()
    story.say("yesterday", Shift("day", -1), base="now")
    for _ in range(5):
        story.stop()
    story.say("8 o'clock", At("hour", 8), type="TIME")
    assert story.resolved()[1].value == "2025-12-29T08:00"


def test_a_time_of_day_takes_the_day_said_right_behind_it() -> None:
    story = Story()
    story.say("at 16:15", At("hour", 16), At("minute", 15), type="TIME")
    story.say("1 June", At("month", 6), At("day", 1), tense="past")
    assert story.resolved()[0].value == "2025-06-01T16:15"


def test_a_foreign_time_falls_on_the_narrators_day() -> None:
    story = Story()
    story.say("yesterday", Shift("day", -1), base="now")
    story.say("2:30 a.m.", At("hour", 2), At("minute", 30), type="TIME", zone=MOSCOW)
    timex = story.resolved()[1]
    assert timex.value == "2025-12-29T02:30"
    assert moment(timex).start == utc(2025, 12, 28, 23, 30)
    assert moment(timex).zone_from == "place"


def test_a_date_and_time_in_one_breath_are_in_one_clock() -> None:
    zone = {**MOSCOW, "attached": True}
    timex = one(Shift("day", 1), At("hour", 6), base="now", type="TIME", zone=zone)
    assert moment(timex).start == utc(2025, 12, 30, 3)
    assert moment(timex).zone_from == "stated"


def test_a_date_told_outright_is_not_moved() -> None:
    story = Story()
    story.say("2 December", At("month", 12), At("day", 2), tense="past")
    story.say("2:30 a.m.", At("hour", 2), At("minute", 30), type="TIME", zone=MOSCOW)
    assert story.resolved()[1].value == "2025-12-02T02:30"


@pytest.mark.parametrize(
    ("zone", "value", "start", "key"),
    [
        ({"words": "UTC", "kind": "utc", "zone": "UTC"}, "2025-12-29T18:00Z", utc(2025, 12, 29, 18), "UTC"),
        ({"words": "(GMT+8)", "kind": "offset", "offset": 480}, "2025-12-29T18:00", utc(2025, 12, 29, 10), "Etc/GMT-8"),
        ({"words": "+05:30", "kind": "offset", "offset": 330}, "2025-12-29T18:00", utc(2025, 12, 29, 12, 30), "UTC"),
        (NEW_YORK, "2025-12-29T18:00", utc(2025, 12, 29, 23), "America/New_York"),
        ({"words": "local time", "kind": "local"}, "2025-12-29T18:00", utc(2025, 12, 29, 23), "America/New_York"),
        (
            {"words": "X", "kind": "clock", "zone": "X"},
            "2025-12-29T18:00",
            utc(2025, 12, 29, 23),
            "America/New_York",
        ),
        (
            {"words": "EST", "kind": "abbreviation", "zone": "America/New_York", "offset": -300},
            "2025-12-29T18:00",
            utc(2025, 12, 29, 23),
            "America/New_York",
        ),
    ],
)
def test_zones(zone: dict[str, object], value: str, start: datetime, key: str) -> None:
    timex = one(At("hour", 18), At("minute", 0), type="TIME", zone=zone)
    assert (timex.value, moment(timex).start, moment(timex).zone) == (value, start, key)


def test_an_offset_of_no_clock_is_none() -> None:
    timex = one(At("hour", 15), type="TIME", zone={"words": "-20", "kind": "offset", "offset": -1200})
    assert moment(timex).zone == "America/New_York"


def test_a_week_from_monday_is_a_monday() -> None:
    assert one(At("weekday", 1, 1), Shift("week", 1, exact=True)).value == "2026-01-12"


def test_a_weekday_finds_the_year_within_a_history() -> None:
    story = Story()
    story.say("2003", At("year", 2003))
    story.say("Thursday 12 September", At("month", 9), At("day", 12), At("weekday", 4))
    assert story.resolved(anchored(None))[1].value == "2002-09-12"


def test_an_odd_offset_is_kept_in_the_local_time() -> None:
    timex = one(At("hour", 18), type="TIME", zone={"words": "+05:30", "kind": "offset", "offset": 330})
    assert moment(timex).local == "2025-12-29T18:00:00+05:30[+05:30]"


def test_local_mean_time_prints_without_seconds_in_its_offset() -> None:
    timex = one(At("year", 1850), At("month", 5), At("day", 4), At("hour", 8))
    assert moment(timex).local == "1850-05-04T12:56:02Z[America/New_York]"


def test_the_same_instant_again_takes_the_nearest_day() -> None:
    story = Story()
    story.say("8 p.m.", Shift("day", 0), At("hour", 20), base="now", type="TIME", zone=NEW_YORK)
    story.say("4:00", At("hour", 4), At("minute", 0), type="TIME", zone=MOSCOW, said_as=0)
    first, second = story.resolved()
    assert second.value == "2025-12-30T04:00"
    assert moment(first).start == moment(second).start


def test_the_same_instant_may_be_stated_first() -> None:
    story = Story()
    story.say("4:00", At("hour", 4), type="TIME", zone=MOSCOW, said_as=1)
    story.say("8 p.m.", Shift("day", -1), At("hour", 20), base="now", type="TIME", zone=NEW_YORK)
    assert story.resolved()[0].value == "2025-12-29T04:00"


def test_ranges() -> None:
    story = Story()
    story.say("5", At("day", 5))
    story.say("7 March 2024", At("year", 2024), At("month", 3), At("day", 7), range_of=0)
    story.expressions[0] = replace(story.expressions[0], range_of=1)
    assert [timex.value for timex in story.resolved()] == ["2024-03-05", "2024-03-07"]


def test_a_range_of_hours_runs_into_the_next_day() -> None:
    story = Story()
    story.say("10 p.m.", Shift("day", -1), At("hour", 22), base="now", type="TIME")
    story.say("2 a.m.", At("hour", 2), type="TIME", range_of=0)
    assert story.resolved()[1].value == "2025-12-29T02:00"


def test_the_later_end_of_a_range_of_days_comes_after() -> None:
    story = Story()
    story.say("Thursday", At("weekday", 4), tense="past")
    story.say("Tuesday", At("weekday", 2), tense="past", range_of=0)
    assert [timex.value for timex in story.resolved()] == ["2025-12-25", "2025-12-30"]


def test_the_next_day_counts_from_the_day_told() -> None:
    story = Story()
    story.say("3 May 2021", At("year", 2021), At("month", 5), At("day", 3))
    story.stop()
    story.say("the next day", Shift("day", 1), base="focus")
    story.say("two years later", Shift("year", 2), base="focus")
    story.say("that year", Shift("year", 0), base="focus")
    assert [timex.value for timex in story.resolved()][1:] == ["2021-05-04", "2023", "2023"]


def test_the_next_day_with_no_day_told_counts_from_publication() -> None:
    assert one(Shift("day", 1), base="focus").value == "2025-12-30"


def test_a_history_keeps_to_its_own_years() -> None:
    story = Story()
    story.say("28 June 1914", At("year", 1914), At("month", 6), At("day", 28))
    story.stop()
    story.say("23 July", At("month", 7), At("day", 23), tense="past")
    story.stop()
    story.say("1915", At("year", 1915))
    story.say("May", At("month", 5), tense="past")
    story.say("12 January", At("month", 1), At("day", 12))
    values = [timex.value for timex in story.resolved()]
    assert values == ["1914-06-28", "1914-07-23", "1915", "1915-05", "1915-01-12"]


def test_news_with_one_old_date_is_no_history() -> None:
    story = Story()
    story.say("1994", At("year", 1994))
    story.stop()
    story.say("today", Shift("day", 0), base="now")
    story.say("3 December", At("month", 12), At("day", 3), tense="past")
    assert story.resolved()[2].value == "2025-12-03"


def test_a_year_earlier_beside_a_quarter_is_that_quarter() -> None:
    story = Story()
    story.say("the third quarter", At("quarter", 3), tense="past")
    story.say("a year earlier", Shift("year", -1, -1), base="now")
    story.say("a year ago", Shift("year", -1, -1), base="now")
    assert [timex.value for timex in story.resolved()] == ["2025-Q3", "2024-Q3", "2024-Q3"]


def test_a_speakers_day_is_that_of_speaking_in_the_speakers_clock() -> None:
    story = Story()
    story.say("yesterday", Shift("day", -1), base="now")
    story.say("today", Shift("day", 0), base="now")
    said = moment(one(At("year", 2025), At("month", 12), At("day", 20)))
    quote = Utterance(Span(0, 9), said, "Asia/Tokyo")
    first, second = story.resolved(utterances=[quote])
    assert (first.value, second.value) == ("2025-12-19", "2025-12-29")
    assert (moment(first).zone, moment(first).zone_from) == ("Asia/Tokyo", "speaker")


def test_an_unknown_time_of_speaking_is_publication() -> None:
    story = Story()
    story.say("yesterday", Shift("day", -1), base="now")
    assert story.resolved(utterances=[Utterance(Span(0, 40))])[0].value == "2025-12-28"


def test_every_moment_says_why() -> None:
    reasons = moment(one(Shift("day", -1), base="now")).reasons
    assert reasons[0] == "“words” counts back 1 day from Monday 29 December 2025 (New York clock, from the dateline)."
    assert all(reason.endswith(".") for reason in reasons)


def test_publication_is_a_moment() -> None:
    found = published(anchored(MONDAY, time(9, 15)))
    assert isinstance(found, Moment)
    assert (found.granularity, found.start) == ("minute", utc(2025, 12, 29, 14, 15))
    assert published(Anchor(None, None, "UTC", "assumed")) is None


def test_a_digression_to_another_year_does_not_move_the_story() -> None:
    story = Story()
    story.say("2 August 1864", At("year", 1864), At("month", 8), At("day", 2))
    story.stop()
    story.say("1905", At("year", 1905))
    story.stop()
    story.say("4 August", At("month", 8), At("day", 4), tense="past")
    assert story.resolved()[2].value == "1864-08-04"


def test_a_year_named_in_the_same_sentence_holds_for_the_next_date() -> None:
    story = Story()
    story.say("3 May 2019", At("year", 2019), At("month", 5), At("day", 3))
    story.say("5 June", At("month", 6), At("day", 5), tense="past")
    story.stop()
    story.say("5 June", At("month", 6), At("day", 5), tense="past")
    story.say("today", Shift("day", 0), base="now")
    assert [timex.value for timex in story.resolved()][1:3] == ["2019-06-05", "2025-06-05"]


def test_dates_in_a_row_share_the_year_of_the_last() -> None:
    story = Story()
    story.say("October", At("month", 10))
    story.say("November", At("month", 11))
    story.say("December 2018", At("year", 2018), At("month", 12))
    assert [timex.value for timex in story.resolved()] == ["2018-10", "2018-11", "2018-12"]


def test_plans_for_far_years_make_no_history() -> None:
    story = Story()
    for year in (2031, 2035, 2040):
        story.say(str(year), At("year", year))
        story.stop()
    story.say("Thursday", At("weekday", 4))
    assert story.resolved()[3].value == "2025-12-25"


@pytest.mark.parametrize(
    ("steps", "base", "start", "end"),
    [
        ((Shift("day", -1), At("part", "NI")), "now", utc(2025, 12, 28, 23), utc(2025, 12, 29, 11)),
        ((Shift("day", 0), At("part", "NI")), "now", utc(2025, 12, 29, 23), utc(2025, 12, 30, 11)),
        ((At("weekday", 6), At("part", "NI")), "none", utc(2025, 12, 27, 23), utc(2025, 12, 28, 11)),
        ((Shift("day", -1), At("part", "NI"), At("hour", 2)), "now", utc(2025, 12, 29, 7), utc(2025, 12, 29, 7, 1)),
        ((Shift("day", -1), At("part", "NI"), At("hour", 11)), "now", utc(2025, 12, 29, 4), utc(2025, 12, 29, 4, 1)),
        ((Shift("day", 0), At("part", "NI"), At("hour", 3)), "now", utc(2025, 12, 29, 8), utc(2025, 12, 29, 8, 1)),
    ],
)
def test_the_night_of_a_day_begins_that_evening(steps: tuple[At], base: str, start: datetime, end: datetime) -> None:
    found = moment(one(*steps, base=base, type="TIME"))
    assert (found.start, found.end) == (start, end)


def test_a_day_may_stand_behind_two_clocks() -> None:
    story = Story()
    story.say("9 a.m.", At("hour", 9), type="TIME", zone=NEW_YORK)
    story.say("5 p.m.", At("hour", 17), type="TIME", zone=MOSCOW, said_as=0)
    story.say("Thursday", At("weekday", 4), tense="past")
    assert [timex.value for timex in story.resolved()][:2] == ["2025-12-25T09:00", "2025-12-25T17:00"]


def test_a_weekday_beside_a_day_that_is_one_is_that_day() -> None:
    story = Story()
    story.say("next Tuesday", At("weekday", 2, 1))
    story.say("two days later", Shift("day", 2), base="focus")
    story.say("Thursday", At("weekday", 4), tense="past")
    story.stop()
    story.say("Thursday", At("weekday", 4), tense="past")
    assert [timex.value for timex in story.resolved()] == ["2025-12-30", "2026-01-01", "2026-01-01", "2025-12-25"]


def test_a_century_is_no_end_of_a_range_of_days() -> None:
    story = Story()
    story.say("last century", Shift("century", -1), base="now")
    story.say("25 December", At("month", 12), At("day", 25), tense="past", range_of=0)
    assert story.resolved()[1].value == "2025-12-25"


def history() -> Story:
    story = Story()
    story.say("12 March 1866", At("year", 1866), At("month", 3), At("day", 12))
    story.stop()
    story.say("October 1866", At("year", 1866), At("month", 10))
    story.stop()
    return story


@pytest.mark.parametrize(
    ("steps", "base", "value"),
    [
        ((Shift("year", 1), At("month", 1), At("day", 3)), "now", "1867-01-03"),
        ((Shift("year", 0),), "now", "1866"),
        ((Shift("month", 1),), "now", "1866-11"),
        ((At("month", 1, 1), At("day", 3)), "none", "1867-01-03"),
        ((At("month", 4),), "none", "1867-04"),
        ((Shift("day", 0),), "now", "PRESENT_REF"),
        ((Shift("year", -2, -1),), "now", "2023"),
    ],
)
def test_next_year_in_a_history_is_its_own(steps: tuple[Shift, ...], base: str, value: str) -> None:
    story = history()
    story.say("then", *steps, base=base)
    assert story.resolved()[2].value == value


def test_what_counts_from_today_is_no_part_of_a_history() -> None:
    story = history()
    story.say("today", Shift("day", 0), base="now")
    story.stop()
    story.say("3 November", At("month", 11), At("day", 3))
    assert story.resolved()[3].value == "1866-11-03"


def test_a_year_far_off_in_the_same_sentence_is_an_aside() -> None:
    story = history()
    story.say("1 November", At("month", 11), At("day", 1))
    story.stop()
    story.say("1905", At("year", 1905))
    story.say("4 November", At("month", 11), At("day", 4))
    assert story.resolved()[4].value == "1866-11-04"


def test_a_day_of_the_next_sentence_is_not_a_clocks_day() -> None:
    story = Story()
    story.say("on Monday", At("weekday", 1))
    story.say("at 8:30", At("hour", 8), At("minute", 30), type="TIME")
    story.stop()
    story.say("the day before", Shift("day", -1, -1), base="focus")
    story.stop()
    assert [timex.value for timex in story.resolved()] == ["2025-12-29", "2025-12-29T08:30", "2025-12-28"]


def test_a_history_that_has_told_only_years_counts_its_next_day_from_publication() -> None:
    story = Story()
    for year in (1861, 1862, 1863, 1864):
        story.say(f"in {year}", At("year", year))
    story.say("the next day", Shift("day", 1, 1), base="now")
    assert story.resolved()[4].value == "2025-12-30"
