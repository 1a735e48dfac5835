"""Calendar arithmetic on points: moving by units, narrowing to fields, counting the nth. No clock is asked."""

from datetime import date, datetime, timedelta

from timeline_tui.model import At, Nth, Shift
from timeline_tui.resolve.holidays import holiday
from timeline_tui.resolve.point import (
    DAY_RANK,
    NOWHERE,
    TIME_RANK,
    YEAR_RANK,
    Point,
    day_of,
    day_point,
    days_in_month,
    first_day,
    interval,
    make_date,
    season_point,
    week_point,
)

MONTHS_IN = {
    "month": 1, "quarter": 3, "season": 3, "half": 6, "year": 12, "decade": 120, "century": 1200, "millennium": 12000,
}  # fmt: skip
SECONDS_IN = {"second": 1, "minute": 60, "hour": 3600, "day": 86400, "week": 604800, "weekend": 604800}
_FINER = {"month": ("day", 30), "year": ("month", 12), "decade": ("year", 10), "century": ("decade", 10)}
_FAR = 10_000_000  # more units than the calendar holds: beyond this nothing is computed


def widen(day: date, unit: str) -> Point:
    """Return the stretch of grain `unit` that holds `day`."""
    year, month = day.year, day.month
    match unit:
        case "week" | "weekend":
            return week_point(day, unit)
        case "month":
            return Point("month", year, None, month)
        case "quarter":
            return Point("quarter", year, (month - 1) // 3 + 1)
        case "season":
            return season_point(day)
        case "half":
            return Point("half", year, 1 if month < 7 else 2)
        case "year":
            return Point("year", year)
        case "decade":
            return Point("decade", year // 10)
        case "century":
            return Point("century", year // 100 + 1)
        case "millennium":
            return Point("millennium", year // 1000 + 1)
    return day_point(day)


def shift(point: Point, step: Shift) -> Point:
    """Move a point by a number of units and widen it to that unit; an unknown number loses the way."""
    if step.amount is None:
        return NOWHERE._replace(refers="PAST_REF" if step.sign < 0 else "FUTURE_REF")
    amount, unit = _whole(float(step.amount), step.unit)
    if not abs(amount) < _FAR:
        return unknown(unit)
    if unit in SECONDS_IN:
        return _shift_seconds(point, amount, unit, step.exact)
    return _shift_months(point, amount, unit, step.exact)


def _whole(amount: float, unit: str) -> tuple[float, str]:
    """Count less than one of a wide unit in a finer one: half a year ago is six months ago."""
    if 0 < abs(amount) < 1 and unit in _FINER:
        finer, count = _FINER[unit]
        return round(amount * count), finer
    return amount, unit


def unknown(unit: str) -> Point:
    """Return the point of a unit of which nothing else is known."""
    return Point("minute" if unit in ("hour", "minute") else unit)


def _shift_seconds(point: Point, amount: float, unit: str, exact: bool) -> Point:
    seconds = amount * SECONDS_IN[unit]
    base = clock_start(point)
    start = base if base is not None else _day_start(point)
    if start is None:
        return unknown(unit)
    try:
        moved = start + timedelta(seconds=seconds)
    except OverflowError:
        return unknown(unit)
    if unit in ("week", "weekend", "day") and (exact or unit == "day" or amount != int(amount)):
        return _moved_days(point, moved, seconds, base is not None, exact and point.rank >= TIME_RANK)
    if unit in ("week", "weekend"):
        return week_point(moved.date(), unit)
    return _moved_clock(moved, unit) if base is not None else _unclocked(start, seconds)


def _moved_days(point: Point, moved: datetime, seconds: float, timed: bool, keep_time: bool) -> Point:
    if seconds % 86400 and timed:
        return _at_minute(moved)
    day = day_point(moved.date())
    if keep_time or point.grain == "part":
        return day._replace(
            grain=point.grain, part=point.part, hour=point.hour, minute=point.minute, second=point.second
        )
    return day


def _moved_clock(moved: datetime, unit: str) -> Point:
    minute = _at_minute(moved)
    return minute._replace(grain="second", second=moved.second) if unit == "second" else minute


def _unclocked(start: datetime, seconds: float) -> Point:
    """Count hours from a day without a clock: whole days are sure, the hour is not."""
    days = int(seconds / 86400)
    day = day_point((start + timedelta(days=days)).date())
    return day if days and seconds == days * 86400 else day._replace(grain="hour")


def _at_minute(moved: datetime) -> Point:
    return day_point(moved.date())._replace(grain="minute", hour=moved.hour, minute=moved.minute)


def clock_start(point: Point) -> datetime | None:
    """Return the naive start of a point that has a clock time, else None."""
    if point.rank < TIME_RANK or point.hour is None:
        return None
    bounds = interval(point)
    return None if bounds is None else bounds[0]


def _day_start(point: Point) -> datetime | None:
    day = first_day(point)
    return None if day is None else datetime(day.year, day.month, day.day)


def _shift_months(point: Point, amount: float, unit: str, exact: bool) -> Point:
    months = round(amount * MONTHS_IN[unit])
    if exact and (day := day_of(point)) is not None:
        return _moved_months(point, day, months)
    if point.rank >= YEAR_RANK and point.year is not None and unit in ("year", "decade", "century", "millennium"):
        return _widen_years(point, months, unit)
    first = first_day(point)
    if first is None:
        return unknown(unit)
    count = first.year * 12 + first.month - 1 + months
    target = make_date(count // 12, count % 12 + 1, 1)
    return unknown(unit) if target is None else widen(target, unit)


def _moved_months(point: Point, day: date, months: int) -> Point:
    count = day.year * 12 + day.month - 1 + months
    year, month = count // 12, count % 12 + 1
    return point._replace(year=year, month=month, day=min(day.day, days_in_month(year, month)))


def _widen_years(point: Point, months: int, unit: str) -> Point:
    """Count in years alone, so that years before 1 and after 9999 still have a value."""
    assert point.year is not None
    month = point.month or 1
    number = point.year + (1 if point.year < 0 else 0)
    year = (number * 12 + month - 1 + months) // 12
    if unit == "year":
        return Point("year", year if year > 0 else year - 1)
    if unit == "decade":
        return Point(unit, year // 10)
    size = 100 if unit == "century" else 1000
    return Point(unit, year // size + 1 if year > 0 else -(-year // size + 1))


def narrow(point: Point, step: At) -> Point:
    """Narrow a point to a field named within it (the month of a year, the evening of a day)."""
    value, field = step.value, step.field
    if field == "part":
        return _narrow_part(point, str(value))
    if field == "holiday":
        return holiday(str(value), point.year)
    if field == "season":
        return Point("season", point.year, str(value))
    number = value if isinstance(value, int) else 0
    match field:
        case "year" | "fiscal_year":
            return Point("year", number)
        case "century":
            return Point("century", number)
        case "decade":
            return Point("decade", number // 10 if number >= 1000 else number)
        case "half" | "quarter" | "week":
            return Point(field, point.year, number)
        case "month":
            return Point("month", point.year, None, number)
        case "day":
            return Point("day", point.year, None, point.month, number)
        case "weekday" | "weekend":
            return _narrow_week(point, field, number)
    return _narrow_clock(point, field, number)


def _narrow_part(point: Point, part: str) -> Point:
    if point.rank < DAY_RANK:
        return Point("part", point.year, None, point.month, None, None, part)
    return point._replace(grain="part", part=part, hour=None, minute=0, second=0)


def _narrow_week(point: Point, field: str, number: int) -> Point:
    if point.grain in ("week", "weekend") and field == "weekday":
        monday = first_day(point._replace(grain="week"))
        if monday is not None and 1 <= number <= 7:
            return day_point(monday + timedelta(days=number - 1))
    if point.rank >= DAY_RANK:
        day = day_of(point)
        return point if field == "weekday" or day is None else week_point(day, "weekend")
    if field == "weekend":
        return point._replace(grain="weekend") if point.grain == "week" else Point("weekend")
    return Point("day", weekday=number) if point.rank <= YEAR_RANK else Point("day", point.year, None, point.month)


def _narrow_clock(point: Point, field: str, number: int) -> Point:
    if field == "hour":
        if point.rank < DAY_RANK:
            point = Point("day", point.year, None, point.month)
        hour, days = hour_in_part(point.part, number)
        day = day_of(point) if days else None
        if day is not None and day < date.max:
            point = day_point(day + timedelta(days=days))
        return point._replace(grain="minute", part="", hour=hour, minute=0, second=0)
    if field == "minute":
        return point._replace(grain="minute", minute=number)
    return point._replace(grain="second", second=number)


def hour_in_part(part: str, hour: int) -> tuple[int, int]:
    """Return the hour meant beside a part of day, and the days to add ("last night at 2" is after midnight)."""
    if part in ("AF", "EV") and 1 <= hour < 12:
        return hour + 12, 0
    if part in ("NI", "TNI"):
        if hour == 12:
            return 0, 1 if part == "TNI" else 0
        if 6 <= hour < 12:
            return hour + 12, 0
        return hour, 1 if part == "TNI" and hour < 6 else 0
    if part == "MO" and hour == 12:
        return 0, 0
    return hour, 0


def nth(point: Point, step: Nth) -> Point:
    """Return the nth unit (or weekday) within a point; a month owns the weeks whose Thursday it holds."""
    bounds = interval(point) if point.rank <= DAY_RANK else None
    if bounds is None:
        return _nth_unknown(point, step)
    start, last = bounds[0].date(), (bounds[1] - timedelta(days=1)).date()
    found = _nth_day(start, last, step) if step.n else None
    return _nth_unknown(point, step) if found is None else found


def _nth_unknown(point: Point, step: Nth) -> Point:
    if step.unit == "month" and point.grain == "year" and 1 <= step.n <= 12:
        return Point("month", point.year, None, step.n)
    if step.unit in ("quarter", "half") and 1 <= step.n <= (4 if step.unit == "quarter" else 2):
        return Point(step.unit, point.year, step.n)
    if step.unit == "weekday" and point.month is None:
        return Point("day", weekday=step.weekday)
    unit = "day" if step.unit == "weekday" else step.unit
    return Point(unit, point.year, None, point.month)


def _nth_day(start: date, last: date, step: Nth) -> Point | None:
    if abs(step.n) > _FAR:
        return None
    if step.unit in ("day", "weekday", "week", "weekend"):
        return _nth_by_days(start, last, step)
    if step.unit not in MONTHS_IN:
        return None
    size = MONTHS_IN[step.unit]
    if step.n > 0:
        count = start.year * 12 + start.month - 1 + (step.n - 1) * size
    else:
        count = last.year * 12 + last.month + step.n * size
    target = make_date(count // 12, count % 12 + 1, 1)
    return widen(target, step.unit) if target is not None and start <= target <= last else None


def _nth_by_days(start: date, last: date, step: Nth) -> Point | None:
    anchor_day = {"weekday": step.weekday, "week": 4, "weekend": 6}.get(step.unit, 0)
    size = 7 if anchor_day else 1
    try:
        if step.n > 0:
            ahead = (anchor_day - start.isoweekday()) % 7 if anchor_day else 0
            day = start + timedelta(days=ahead + (step.n - 1) * size)
        else:
            back = (last.isoweekday() - anchor_day) % 7 if anchor_day else 0
            day = last - timedelta(days=back + (-step.n - 1) * size)
    except OverflowError:
        return None
    if not start <= day <= last:
        return None
    return day_point(day) if step.unit in ("day", "weekday") else week_point(day, step.unit)
