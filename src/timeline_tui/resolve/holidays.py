"""Holidays: the day a code of the language packs names in a year."""

import re
from datetime import date, timedelta
from functools import lru_cache

from timeline_tui.resolve.point import Point, day_point, days_in_month

_FIXED = re.compile(r"(\d\d?)-(\d\d?)")
_MOVABLE = re.compile(r"(easter|orthodox)([+-]\d{1,3})?")
_NTH = re.compile(r"nth:(\d\d?):([1-7]):(-?[1-5])")
_GREGORIAN = 1583  # first whole year of the calendar that Easter is reckoned in


def holiday(code: str, year: int | None) -> Point:
    """Return the day of a holiday code in a year; its unknown parts stay unknown, as they do for a code of no kind.

    `MM-DD` is fixed, `easter+N` and `orthodox+N` count from Easter Sunday, `nth:MONTH:WEEKDAY:N` is the nth such
    weekday of a month (-1 the last).
    """
    if (fixed := _FIXED.fullmatch(code)) is not None:
        return Point("day", year, None, int(fixed[1]), int(fixed[2]))
    if year is None or not _GREGORIAN <= year < date.max.year:
        return Point("day", year)
    if (movable := _MOVABLE.fullmatch(code)) is not None:
        if year not in _EASTERS:
            return Point("day", year)
        sunday = easter(year, orthodox=movable[1] == "orthodox")
        return day_point(sunday + timedelta(days=int(movable[2] or 0)))
    counted = _NTH.fullmatch(code)
    if counted is None or not 1 <= int(counted[1]) <= 12:
        return Point("day", year)
    return _nth_weekday(year, int(counted[1]), int(counted[2]), int(counted[3]))


def _nth_weekday(year: int, month: int, weekday: int, n: int) -> Point:
    length = days_in_month(year, month)
    first = 1 + (weekday - date(year, month, 1).isoweekday()) % 7
    days = range(first, length + 1, 7)
    index = n - 1 if n > 0 else len(days) + n
    if not 0 <= index < len(days):
        return Point("day", year, None, month)
    return Point("day", year, None, month, days[index])


_EASTERS = range(1583, 4100)
"""The years for which dateutil knows Easter."""


@lru_cache(512)
def easter(year: int, orthodox: bool = False) -> date:
    """Return Easter Sunday of the western or the eastern churches, as a Gregorian date."""
    from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN
    from dateutil.easter import easter as sunday_of

    return sunday_of(year, EASTER_ORTHODOX if orthodox else EASTER_WESTERN)
