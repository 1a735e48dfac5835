"""A place on the calendar as far as it is known: the half-way house between steps and moments."""

from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import NamedTuple

SEASON_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
SEASONS = ("SP", "SU", "FA", "WI")
# Hours from midnight of the day a part is named after; TNI is the night that begins on that day's evening.
PART_HOURS = {
    "NI": (0, 6), "MO": (6, 12), "MI": (11, 13), "AF": (12, 18), "EV": (18, 24), "DT": (6, 18), "TNI": (18, 30),
}  # fmt: skip
FINENESS = {
    grain: rank
    for rank, grains in enumerate(
        (
            ("none",), ("millennium",), ("century",), ("decade",), ("year",), ("half",), ("season", "quarter"),
            ("month",), ("week",), ("weekend",), ("day",), ("part",), ("hour",), ("minute",), ("second",),
        )
    )
    for grain in grains
}  # fmt: skip
_ONE_DAY = timedelta(days=1)


class Point(NamedTuple):
    """A named stretch of the calendar; what is None is not known, and prints as X.

    `year` is the number of the century, decade or millennium for those grains, the ISO year for weeks, and
    negative for BC. `sub` numbers the half, quarter or ISO week, or names the season. A day known only as a
    weekday has `weekday` and no month. `refers` is PAST_REF or FUTURE_REF once the path got lost in "some".
    """

    grain: str = "none"
    year: int | None = None
    sub: int | str | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    part: str = ""
    hour: int | None = None
    minute: int = 0
    second: int = 0
    refers: str = ""

    @property
    def rank(self) -> int:
        """How fine the grain is: greater is finer."""
        return FINENESS[self.grain]


NOWHERE = Point()
DAY_RANK, TIME_RANK, YEAR_RANK, MONTH_RANK = FINENESS["day"], FINENESS["hour"], FINENESS["year"], FINENESS["month"]


def day_point(day: date) -> Point:
    """Return the point of a whole day."""
    return Point("day", day.year, None, day.month, day.day)


def week_point(day: date, grain: str = "week") -> Point:
    """Return the ISO week (or the weekend of the week) that holds `day`."""
    year, week, _ = day.isocalendar()
    return Point(grain, year, week)


def season_point(day: date) -> Point:
    """Return the northern meteorological season that holds `day`; winter belongs to the year it begins in."""
    if day.month < 3:
        return Point("season", day.year - 1, "WI")
    return Point("season", day.year, SEASONS[day.month // 3 - 1])


def midnight(day: date) -> datetime:
    """Return the naive start of a day."""
    return datetime.combine(day, time())


def day_of(point: Point) -> date | None:
    """Return the day of a point of grain day or finer, None when it is not a real or not a known day."""
    if point.year is None or point.month is None or point.day is None:
        return None
    return make_date(point.year, point.month, point.day)


def make_date(year: int, month: int, day: int) -> date | None:
    """Return a date, or None where the calendar has none (31 June, year 0, year 10000)."""
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


def first_day(point: Point) -> date | None:
    """Return the first day of a point, None when unknown or outside years 1-9999."""
    if point.rank >= DAY_RANK:
        return day_of(point)
    bounds = _bounds(point)
    return None if bounds is None else bounds[0]


def interval(point: Point) -> tuple[datetime, datetime] | None:
    """Return the naive local start and end (exclusive) of a point, None when unknown or outside years 1-9999."""
    try:
        if point.rank < DAY_RANK:
            bounds = _bounds(point)
            return None if bounds is None else (midnight(bounds[0]), midnight(bounds[1]))
        day = day_of(point)
        return None if day is None else _within_day(point, midnight(day))
    except OverflowError:
        return None


def _within_day(point: Point, start: datetime) -> tuple[datetime, datetime] | None:
    if point.grain == "day" or (point.rank >= TIME_RANK and point.hour is None):
        return start, start + _ONE_DAY
    if point.grain == "part":
        low, high = PART_HOURS.get(point.part, (0, 24))
        return start + timedelta(hours=low), start + timedelta(hours=high)
    if not (0 <= (point.hour or 0) <= 24 and 0 <= point.minute < 60 and 0 <= point.second < 61):
        return None
    start += timedelta(hours=point.hour or 0, minutes=point.minute, seconds=point.second)
    return start, start + timedelta(seconds=1 if point.grain == "second" else 60)


@lru_cache(8192)
def _bounds(point: Point) -> tuple[date, date] | None:
    if point.year is None:
        return None
    if point.grain in ("week", "weekend"):
        return _week_bounds(point)
    months = _months(point)
    if months is None:
        return None
    first, count = months
    start, end = _month_start(first), _month_start(first + count)
    return None if start is None or end is None else (start, end)


def _month_start(months: int) -> date | None:
    return make_date(months // 12, months % 12 + 1, 1)


def _months(point: Point) -> tuple[int, int] | None:
    """Return (first month counted from January of year 0, number of months)."""
    year, sub = point.year or 0, point.sub
    match point.grain:
        case "millennium" if year > 0:
            return max((year - 1) * 12000, 12), 12000 if year > 1 else 11988
        case "century" if year > 0:
            return max((year - 1) * 1200, 12), 1200 if year > 1 else 1188
        case "decade" if year >= 0:
            return max(year * 120, 12), 120 if year else 108
        case "year":
            return year * 12, 12
        case "half" | "quarter" if isinstance(sub, int):
            length = 6 if point.grain == "half" else 3
            return (year * 12 + (sub - 1) * length, length) if 1 <= sub <= 12 // length else None
        case "season" if sub in SEASON_MONTH:
            return year * 12 + SEASON_MONTH[str(sub)] - 1, 3
        case "month" if point.month is not None and 1 <= point.month <= 12:
            return year * 12 + point.month - 1, 1
    return None


def _week_bounds(point: Point) -> tuple[date, date] | None:
    try:
        monday = date.fromisocalendar(point.year or 0, int(point.sub or 0), 1)
        return (monday + 5 * _ONE_DAY if point.grain == "weekend" else monday), monday + 7 * _ONE_DAY
    except (ValueError, OverflowError):
        return None


def days_in_month(year: int, month: int) -> int:
    """Return the length of a month, in any year (BC included: the proleptic Gregorian calendar)."""
    following = date(year % 400 + 2000 + month // 12, month % 12 + 1, 1)  # the calendar is the same every 400 years
    return (following - _ONE_DAY).day
