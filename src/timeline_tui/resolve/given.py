"""Times that are given as TIMEX3 values instead of being read from words: what the user says a time is."""

import re

from timeline_tui.model import At, Moment, Step
from timeline_tui.model.expression import Field
from timeline_tui.resolve.instants import moment_of
from timeline_tui.resolve.point import Point
from timeline_tui.resolve.zones import Clock, known

_VALUE = re.compile(
    r"""(?P<year>\d{4})
        (?:-W(?P<week>\d\d)(?P<weekend>-WE)?
         |-Q(?P<quarter>[1-4])|-H(?P<half>[12])|-(?P<season>SP|SU|FA|WI)
         |-(?P<month>\d\d)
          (?:-(?P<day>\d\d)
           (?:(?P<part>TNI|T(?:NI|MO|MI|AF|EV|DT))
             |T(?P<hour>\d\d):(?P<minute>\d\d)(?::(?P<second>\d\d))?)?)?)?
      |(?P<decade>\d{3})|(?P<century>\d\d)""",
    re.VERBOSE,
)
ABOUT = "~"


def given(value: str, zone: str, reason: str) -> Moment | None:
    """Return the moment of a TIMEX3 value in an IANA zone, with "~" behind it an approximate one.

    None for what is no value, no zone, or no place on the calendar.
    """
    point = _point(value.removesuffix(ABOUT))
    if point is None or not known(zone):
        return None
    return moment_of(point, Clock(zone, "user"), value.endswith(ABOUT), reasons=(reason,))


def steps_of(value: str) -> tuple[Step, ...]:
    """Return the path of an expression that says what a TIMEX3 value says, coarse to fine; () for what is no value."""
    point = _point(value.removesuffix(ABOUT))
    if point is None or point.year is None:
        return ()
    if point.grain in ("decade", "century"):
        return (At(point.grain, point.year),)  # type: ignore[arg-type]
    steps = [At("year", point.year)]
    if point.sub is not None:
        return (*steps, At(point.grain, point.sub))  # type: ignore[arg-type]
    fine: tuple[tuple[Field, int | str | None], ...] = (
        ("month", point.month), ("day", point.day), ("part", point.part or None), ("hour", point.hour),
        ("minute", point.minute if point.hour is not None else None),
        ("second", point.second if point.grain == "second" else None),
    )  # fmt: skip
    return (*steps, *(At(field, known) for field, known in fine if known is not None))


def _point(value: str) -> Point | None:
    found = _VALUE.fullmatch(value)
    if found is None:
        return None
    parts = found.groupdict()
    if parts["century"] or parts["decade"]:
        return Point("century", int(value) + 1) if parts["century"] else Point("decade", int(value))
    year, month, day = (int(parts[name] or 0) for name in ("year", "month", "day"))
    for grain in ("week", "quarter", "half"):
        if parts[grain]:
            return Point("weekend" if parts["weekend"] else grain, year, int(parts[grain]))
    if parts["season"]:
        return Point("season", year, parts["season"])
    if not day:
        return Point("month", year, None, month) if month else Point("year", year)
    return _within(Point("day", year, None, month, day), parts)


def _within(day: Point, parts: dict[str, str | None]) -> Point:
    """Narrow a day to a part of it or a time."""
    if (part := parts["part"]) is not None:
        return day._replace(grain="part", part=part if part == "TNI" else part[1:])
    if parts["hour"] is None:
        return day
    grain = "second" if parts["second"] else "minute"
    return day._replace(
        grain=grain, hour=int(parts["hour"]), minute=int(parts["minute"] or 0), second=int(parts["second"] or 0)
    )
