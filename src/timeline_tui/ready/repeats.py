"""When an entry of a calendar comes again: its RRULE, RDATE and EXDATE, never more than a sane number of times."""

from calendar import isleap
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import UTC, date, datetime, time
from itertools import islice
from typing import Any

_MOST = 1_000
_ENDLESS = 366
"""How many times are shown of what repeats without an end."""
_CYCLE = range(9944, 9972)
"""28 years hold every kind of year (its leap day, its first weekday) and repeat; the calendar ends soon after them.

The library looks for a day that fits a rule until the year 9999: what no day ever fits is given up sooner when it is
looked for there.
"""
_WITHIN_A_DAY = ("SECONDLY", "MINUTELY", "HOURLY")
_ENDED = "It comes again, by its rule {rule}."
_UNENDED = "It comes again without an end, by its rule {rule}: the first {most} times are shown."
_UNREAD = "It comes again by a rule that cannot be read: only its first time is shown."
_BROKEN = object()

When = date | datetime


def repeats(component: Any, start: When) -> Iterator[tuple[When, str]]:
    """Yield every beginning of an entry, the first one first, and what to say of it."""
    rule, said = _rule(component), ""
    found = [start]
    if rule is _BROKEN:
        said = _UNREAD
    elif rule is not None:
        most = _MOST if "COUNT" in rule or "UNTIL" in rule else _ENDLESS
        said = (_ENDED if most == _MOST else _UNENDED).format(rule=rule.to_ical().decode(), most=most)
        found += islice(_by_rule(rule, start), most)
    found += _dates(component, "RDATE")
    gone = {_plain(when) for when in _dates(component, "EXDATE")}
    beginnings = {_plain(when): when for when in found}
    for wall in sorted(beginnings):
        if wall not in gone:
            yield beginnings[wall], said


def _rule(component: Any) -> Any:
    """Return the rule of an entry, None without one and for what would run on without ever coming to a day.

    What the library could not read is `_BROKEN`.
    """
    rule = component.get("RRULE")
    rule = rule[0] if isinstance(rule, list) else rule
    if rule is not None and not isinstance(rule, Mapping):
        return _BROKEN
    if rule is None or not all(isinstance(one, int) and one > 0 for one in rule.get("INTERVAL", [1])):
        return None
    picks = any(str(name).upper().startswith("BY") for name in rule)
    return None if picks and str(rule.get("FREQ", [""])[0]).upper() in _WITHIN_A_DAY else rule


def _by_rule(rule: Any, start: When) -> Iterator[When]:
    """Yield the wall's times at which a rule says that it comes again, the clock of the first kept."""
    from dateutil.rrule import rrulestr

    first = _plain(start)
    ahead = next(year for year in _CYCLE if _like(year, first.year)) - first.year
    with suppress(ValueError, TypeError, OverflowError):  # A rule that cannot be: the entry itself stays.
        until = [_moved(_until(until, start), ahead) for until in rule.get("UNTIL", ())]
        text = type(rule)({**{name: rule[name] for name in rule if name != "UNTIL"}}).to_ical().decode()
        for wall in rrulestr(text, dtstart=_moved(first, ahead)):
            if until and wall > until[0]:
                return
            wall = _moved(wall, -ahead)
            yield wall.replace(tzinfo=start.tzinfo) if isinstance(start, datetime) else wall.date()


def _like(one: int, other: int) -> bool:
    """Tell whether two years have the same days of the week."""
    return date(one, 1, 1).weekday() == date(other, 1, 1).weekday() and isleap(one) == isleap(other)


def _moved(when: datetime, years: int) -> datetime:
    try:
        return when.replace(year=min(when.year + years, 9999))
    except ValueError:  # 29 February in what is no leap year
        return when.replace(year=when.year + years, month=3, day=1)


def _until(until: When, start: When) -> datetime:
    """Return the end of a rule on the wall of the entry's clock: it is told in UTC, or as a day."""
    if not isinstance(until, datetime):
        return datetime.combine(until, time(23, 59, 59))
    if until.tzinfo is not None and isinstance(start, datetime) and start.tzinfo is not None:
        return until.astimezone(start.tzinfo).replace(tzinfo=None)
    return until.astimezone(UTC).replace(tzinfo=None) if until.tzinfo is not None else until


def _dates(component: Any, name: str) -> list[When]:
    found = component.get(name, ())
    lists = found if isinstance(found, list) else [found] if found else []
    dates: list[When] = []
    for one in lists[:_MOST]:
        with suppress(Exception):  # A broken date among them is none.
            dates += [when for item in one.dts[:_MOST] if isinstance(when := item.dt, date)]
    return dates


def _plain(when: When) -> datetime:
    return when.replace(tzinfo=None) if isinstance(when, datetime) else datetime.combine(when, time())
