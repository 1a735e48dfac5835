from datetime import date, timedelta

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from timeline_tui.model import At, Nth, Shift
from timeline_tui.resolve.calendar import narrow, nth, shift, widen
from timeline_tui.resolve.holidays import easter, holiday
from timeline_tui.resolve.point import NOWHERE, Point, day_of, day_point, interval
from timeline_tui.resolve.values import duration, value_of

DAY = date(2025, 12, 29)
DAYS = st.dates(min_value=date(1000, 1, 1), max_value=date(8999, 12, 31))
GRAINS = ["day", "week", "weekend", "month", "quarter", "season", "half", "year", "decade", "century", "millennium"]


@pytest.mark.parametrize(
    ("step", "value"),
    [
        (Shift("day", -1), "2025-12-28"),
        (Shift("day", 3), "2026-01-01"),
        (Shift("week", 0), "2026-W01"),
        (Shift("week", -1), "2025-W52"),
        (Shift("week", 1.5), "2026-01-08"),
        (Shift("weekend", -1), "2025-W52-WE"),
        (Shift("month", 1), "2026-01"),
        (Shift("month", -12), "2024-12"),
        (Shift("quarter", 0), "2025-Q4"),
        (Shift("quarter", -1), "2025-Q3"),
        (Shift("half", -1), "2025-H1"),
        (Shift("season", 0), "2025-WI"),
        (Shift("season", -1), "2025-FA"),
        (Shift("season", -2), "2025-SU"),
        (Shift("year", -3), "2022"),
        (Shift("year", -1.5), "2024"),
        (Shift("year", -0.5), "2025-06"),
        (Shift("month", 0.5), "2026-01-13"),
        (Shift("decade", -1), "201"),
        (Shift("century", -1), "19"),
        (Shift("millennium", -1), "1"),
        (Shift("year", -2025), "BC0001"),
        (Shift("hour", -2), "2025-12-29TXX:XX"),
        (Shift("hour", -48), "2025-12-27"),
        (Shift("day", None, -1), "PAST_REF"),
        (Shift("month", None, 1), "FUTURE_REF"),
        (Shift("month", 1, exact=True), "2026-01-29"),
        (Shift("year", 1e9), "XXXX"),
        (Shift("day", 10**8), "XXXX-XX-XX"),
    ],
)
def test_shifts_widen_to_their_unit(step: Shift, value: str) -> None:
    assert value_of(shift(day_point(DAY), step)) == value


@pytest.mark.parametrize(
    ("step", "value"),
    [
        (Shift("hour", -2), "2025-12-29T02:30"),
        (Shift("hour", -0.5), "2025-12-29T04:00"),
        (Shift("minute", 45), "2025-12-29T05:15"),
        (Shift("second", 10), "2025-12-29T04:30:10"),
        (Shift("day", 0.5), "2025-12-29T16:30"),
        (Shift("day", 1), "2025-12-30"),
        (Shift("week", 1, exact=True), "2026-01-05T04:30"),
    ],
)
def test_shifts_from_a_clock_time(step: Shift, value: str) -> None:
    assert value_of(shift(day_point(DAY)._replace(grain="minute", hour=4, minute=30), step)) == value


def test_the_end_of_a_month_is_kept_within_it() -> None:
    assert value_of(shift(day_point(date(2024, 1, 31)), Shift("month", 1, exact=True))) == "2024-02-29"
    assert value_of(shift(day_point(date(2024, 2, 29)), Shift("year", 1, exact=True))) == "2025-02-28"


@pytest.mark.parametrize(
    ("within", "step", "value"),
    [
        (Point("month", 2025, None, 5), Nth("weekday", 1, 1), "2025-05-05"),
        (Point("month", 2025, None, 3), Nth("weekday", -1, 7), "2025-03-30"),
        (Point("month", 2025, None, 11), Nth("weekday", 4, 4), "2025-11-27"),
        (Point("month", 2025, None, 2), Nth("weekday", 5, 1), "2025-02-XX"),
        (Point("month", 2025, None, 2), Nth("day", -1), "2025-02-28"),
        (Point("month", 2009, None, 3), Nth("week", -1), "2009-W13"),
        (Point("month", 2025, None, 10), Nth("week", 1), "2025-W40"),
        (Point("month", 2025, None, 10), Nth("weekend", -1), "2025-W43-WE"),
        (Point("year", 2025), Nth("quarter", 3), "2025-Q3"),
        (Point("year", 2025), Nth("half", -1), "2025-H2"),
        (Point("year", 2025), Nth("month", 2), "2025-02"),
        (Point("year", 2025), Nth("day", 100), "2025-04-10"),
        (Point("decade", 198), Nth("year", 2), "1981"),
        (Point("century", 20), Nth("decade", 1), "190"),
        (NOWHERE, Nth("quarter", 2), "XXXX-Q2"),
        (NOWHERE, Nth("weekday", 2, 1), "XXXX-WXX-1"),
    ],
)
def test_the_nth_within(within: Point, step: Nth, value: str) -> None:
    assert value_of(nth(within, step)) == value


@pytest.mark.parametrize(
    ("part", "hour", "value"),
    [
        ("EV", 8, "2025-12-29T20:00"),
        ("EV", 20, "2025-12-29T20:00"),
        ("AF", 12, "2025-12-29T12:00"),
        ("AF", 3, "2025-12-29T15:00"),
        ("MO", 8, "2025-12-29T08:00"),
        ("NI", 2, "2025-12-29T02:00"),
        ("NI", 11, "2025-12-29T23:00"),
        ("TNI", 2, "2025-12-30T02:00"),
        ("TNI", 11, "2025-12-29T23:00"),
    ],
)
def test_an_hour_beside_a_part_of_day(part: str, hour: int, value: str) -> None:
    evening = narrow(day_point(DAY), At("part", part))
    assert value_of(narrow(evening, At("hour", hour))) == value


@pytest.mark.parametrize(
    ("point", "value"),
    [
        (Point("year", 476), "0476"),
        (Point("year", -469), "BC0469"),
        (Point("year", 12000), "12000"),
        (Point("century", 20), "19"),
        (Point("century", -5), "BC04"),
        (Point("decade", 198), "198"),
        (Point("month", None, None, 5), "XXXX-05"),
        (Point("day", None, None, 12, 29), "XXXX-12-29"),
        (Point("day", weekday=1), "XXXX-WXX-1"),
        (Point("minute", hour=8), "XXXX-XX-XXT08:00"),
        (Point("part", 2025, None, 12, 28, part="EV"), "2025-12-28TEV"),
        (Point("part", 2025, None, 12, 28, part="TNI"), "2025-12-28TNI"),
        (Point("second", 2025, None, 12, 28, hour=8, minute=1, second=2), "2025-12-28T08:01:02"),
        (Point("season", None, "SU"), "XXXX-SU"),
        (Point("week", 2025, 1), "2025-W01"),
    ],
)
def test_values(point: Point, value: str) -> None:
    assert value_of(point) == value


@pytest.mark.parametrize(
    ("amounts", "value"),
    [
        ([(3, "day")], "P3D"),
        ([(2, "hour"), (30, "minute")], "PT2H30M"),
        ([(None, "day")], "PXD"),
        ([(None, "hour")], "PTXH"),
        ([(2.5, "year")], "P2.5Y"),
        ([(0.5, "hour")], "PT0.5H"),
        ([(1, "decade")], "P1DE"),
        ([(2, "quarter")], "P2Q"),
        ([(1, "half")], "P6M"),
        ([(2, "year"), (3, "month"), (2, "minute")], "P2Y3MT2M"),
        ([(2, "week")], "P2W"),
        ([(float("inf"), "week")], "PXW"),
    ],
)
def test_durations(amounts: list[tuple[float | None, str]], value: str) -> None:
    assert duration(amounts) == value


@pytest.mark.parametrize(
    ("year", "western", "eastern"),
    [
        (1943, date(1943, 4, 25), date(1943, 4, 25)),
        (2008, date(2008, 3, 23), date(2008, 4, 27)),
        (2024, date(2024, 3, 31), date(2024, 5, 5)),
        (2025, date(2025, 4, 20), date(2025, 4, 20)),
    ],
)
def test_easter_is_that_of_the_churches(year: int, western: date, eastern: date) -> None:
    assert easter(year) == western
    assert easter(year, orthodox=True) == eastern


@given(st.integers(1583, 4099), st.booleans())
def test_easter_is_a_sunday_of_every_year(year: int, orthodox: bool) -> None:
    assert easter(year, orthodox).isoweekday() == 7


@pytest.mark.parametrize(
    ("code", "year", "value"),
    [
        ("12-25", 2025, "2025-12-25"),
        ("12-25", None, "XXXX-12-25"),
        ("easter+1", 2025, "2025-04-21"),
        ("easter-2", 2025, "2025-04-18"),
        ("orthodox+0", 2024, "2024-05-05"),
        ("easter+1", None, "XXXX-XX-XX"),
        ("easter", 900, "0900-XX-XX"),
        ("nth:11:4:4", 2025, "2025-11-27"),
        ("nth:5:1:-1", 2025, "2025-05-26"),
        ("nth:2:1:5", 2025, "2025-02-XX"),
        ("nth:13:1:1", 2025, "2025-XX-XX"),
        ("no such code", 2025, "2025-XX-XX"),
    ],
)
def test_holidays(code: str, year: int | None, value: str) -> None:
    assert value_of(holiday(code, year)) == value


@given(DAYS, st.sampled_from(GRAINS))
def test_every_day_lies_in_its_own_week_month_or_century(day: date, grain: str) -> None:
    bounds = interval(widen(day, grain))
    assert bounds is not None
    end = bounds[1].date()
    assert (bounds[0].date() <= day or grain == "weekend") and day < end


@given(DAYS, st.sampled_from(GRAINS), st.integers(-200, 200))
def test_stretches_follow_one_another_without_gap(day: date, grain: str, count: int) -> None:
    here = shift(day_point(day), Shift(grain, count))  # type: ignore[arg-type]
    after = shift(day_point(day), Shift(grain, count + 1))  # type: ignore[arg-type]
    first, second = interval(here), interval(after)
    if first is not None and second is not None and grain != "weekend":
        assert first[1] == second[0]


@given(DAYS, st.integers(-5000, 5000))
def test_days_and_months_agree_with_other_calendars(day: date, count: int) -> None:
    assert day_of(shift(day_point(day), Shift("day", count))) == day + timedelta(days=count)
    months = day_of(shift(day_point(day), Shift("month", count, exact=True)))
    assert months == day + relativedelta(months=count)


@given(DAYS, st.integers(-200, 200))
def test_a_shift_and_its_opposite_meet(day: date, count: int) -> None:
    there = shift(day_point(day), Shift("quarter", count))
    assert shift(there, Shift("quarter", -count)) == widen(day, "quarter")


@given(st.integers(1900, 2100), st.integers(1, 12), st.integers(1, 7), st.integers(1, 4))
def test_the_nth_weekday_is_the_nth(year: int, month: int, weekday: int, n: int) -> None:
    day = day_of(nth(Point("month", year, None, month), Nth("weekday", n, weekday)))
    assert day is not None
    assert (day.isoweekday(), (day.day - 1) // 7 + 1, day.month) == (weekday, n, month)
