"""TIMEX3 values read back as places on the calendar: what `values` writes, and what other programs write."""

import re

from timeline_tui.resolve.point import Point, day_point, make_date

_DAY = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)(?:T(?:(\d\d)(?::?(\d\d)(?::?(\d\d)(?:\.\d+)?)?)?(Z)?|(MO|MI|AF|EV|NI|DT)))?\Z"
)
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?\Z")
_PART = re.compile(r"(\d{4})-(?:Q([1-4])|H([12])|(SP|SU|FA|WI))\Z")
_MONTH = re.compile(r"(\d{4})-(\d\d)\Z")
_YEARS = {4: "year", 3: "decade", 2: "century"}


def read_value(value: str) -> tuple[Point, bool] | None:
    """Return a value's place on the calendar and whether it is told in UTC; None for one that has no such place."""
    if found := _DAY.match(value):
        return _day(found)
    if found := _WEEK.match(value):
        return Point("weekend" if found[3] else "week", int(found[1]), int(found[2])), False
    if found := _PART.match(value):
        grain = "quarter" if found[2] else "half" if found[3] else "season"
        return Point(grain, int(found[1]), found[4] or int(found[2] or found[3])), False
    if found := _MONTH.match(value):
        return Point("month", int(found[1]), None, int(found[2])), False
    if value.isdecimal() and len(value) in _YEARS:
        number = int(value)
        return Point(_YEARS[len(value)], number + 1 if len(value) == 2 else number), False
    return None


def _day(found: re.Match[str]) -> tuple[Point, bool] | None:
    day = make_date(int(found[1]), int(found[2]), int(found[3]))
    if day is None:
        return None
    point = day_point(day)
    if found[8]:
        return point._replace(grain="part", part="TNI" if found[8] == "NI" else found[8]), False
    if found[4]:
        grain = "second" if found[6] else "minute"
        point = point._replace(grain=grain, hour=int(found[4]), minute=int(found[5] or 0), second=int(found[6] or 0))
    return point, bool(found[7])
