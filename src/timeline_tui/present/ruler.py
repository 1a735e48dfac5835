"""One instant on many walls, as a ruler: an hour a cell, the same moment under each other in every zone."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from timeline_tui.model import Moment, Timeline
from timeline_tui.present.details import clocks_detail
from timeline_tui.present.index import index
from timeline_tui.present.labels import day_label
from timeline_tui.present.line import Line, Segment, clip_text, pad_text, seg, width
from timeline_tui.present.when import abbreviation, begin, finish, floating, local, offset, zone_label

WORK = range(9, 17)
"""Hours that are drawn as working hours, Monday to Friday."""
_CELL = 3
_HOUR = timedelta(hours=1)
_LONGEST = timedelta(hours=26)


class Change(NamedTuple):
    """A clock change within the ruler: where, when, and whether the clock goes forward."""

    zone: str
    at: datetime
    forward: bool


def ruler(timeline: Timeline, event_id: str, zones: Sequence[str] = (), cells: int = 80) -> tuple[Line, ...]:
    """The Clocks tab: a row of hours for each zone and UTC, the event's own between brackets.

    A "│" is midnight, a "╱" an hour the clock skips, an hour that comes twice is drawn twice. A moment of more
    than a day, or one that nobody gave a clock, has no hours: it is told in words.
    """
    event = index(timeline).event(event_id)
    when = event.when if event else None
    words = clocks_detail(timeline, event_id, zones)
    if when is None or floating(when) or finish(when) - begin(when) > _LONGEST:
        return words
    every = list(dict.fromkeys((*(tuple(zones) or timeline.zones), when.zone, "UTC")))
    room = max(width(zone_label(zone)) for zone in every)
    hours = _hours(when, (cells - room - 1) // _CELL - 1)
    if len(hours) < _CELL:
        return words
    rows = [(pad_text(zone_label(zone), room), "heading") for zone in every]
    lines = [(row, *_row(when, zone, hours)) for row, zone in zip(rows, every, strict=True)]
    changes = [change for zone in every for change in _changes(zone, hours)]
    return (_days(hours, every[0], room + 1), *lines, (), *map(_told, changes), *([()] if changes else []), *words)


def _hours(when: Moment, count: int) -> list[datetime]:
    """The instants at which the cells begin, the event in the middle; none beyond the calendar."""
    start = begin(when).replace(minute=0, second=0, microsecond=0)
    span = -((begin(when) - finish(when)) // _HOUR)
    first = max((count - span) // 2, 1)
    try:
        return [start + _HOUR * (number - first) for number in range(count)]
    except OverflowError:
        return []


def _days(hours: Sequence[datetime], zone: str, indent: int) -> Line:
    """The days of the primary clock, each above its first cell; one that the next would cover gives way to it."""
    first: dict[str, int] = {}
    for number, instant in enumerate(hours):
        first.setdefault(day_label(local(instant, zone)), indent + number * _CELL)
    text = ""
    for label, at in first.items():
        text = text[: max(at - 1, 0)] if len(text) < at else ""
        text = text.ljust(at) + label
    return seg(clip_text(text, indent + len(hours) * _CELL + 1), "separator")


def _row(when: Moment, zone: str, hours: Sequence[datetime]) -> Iterator[Segment]:
    """The cells of one zone: a sign and two digits each."""
    inside = False
    before = local(hours[0] - _HOUR, zone)
    for instant in hours:
        here = local(instant, zone)
        own = begin(when) < instant + _HOUR and finish(when) > instant
        yield _sign(before, here, own, inside), "separator"
        yield f"{here:%H}", _role(here, own)
        before, inside = here, own
    over = finish(when) <= hours[-1] + _HOUR
    yield ("]" if inside and over else "…" if inside else " "), "separator"


def _sign(before: datetime, here: datetime, own: bool, inside: bool) -> str:
    if own != inside:
        return "[" if own else "]"
    if (here.utcoffset() or timedelta()) > (before.utcoffset() or timedelta()):
        return "╱"
    return "│" if here.date() != before.date() else " "


def _role(here: datetime, own: bool) -> str:
    if own:
        return "match"
    return "text" if here.hour in WORK and here.weekday() < 5 else "muted"


def _changes(zone: str, hours: Sequence[datetime]) -> Iterator[Change]:
    """The clock changes of a zone between the first cell and the last, to the minute."""
    for instant in hours[:-1]:
        early, late = instant, instant + _HOUR
        if local(early, zone).utcoffset() == local(late, zone).utcoffset():
            continue
        while late - early > timedelta(minutes=1):
            middle = (early + (late - early) / 2).replace(second=0, microsecond=0)
            same = local(middle, zone).utcoffset() == local(early, zone).utcoffset()
            early, late = (middle, late) if same else (early, middle)
        forward = (local(late, zone).utcoffset() or timedelta()) > (local(early, zone).utcoffset() or timedelta())
        yield Change(zone, late.astimezone(UTC), forward)


def _told(change: Change) -> Line:
    """Say what a clock does: "Lisbon: clocks go forward from 01:00 to 02:00, Sun 31 Mar 2024 (WEST +01:00)"."""
    after = local(change.at, change.zone)
    was = local(change.at - timedelta(minutes=1), change.zone) + timedelta(minutes=1)
    text = (
        f"{zone_label(change.zone)}: clocks go {'forward' if change.forward else 'back'} from {was:%H:%M} to "
        f"{after:%H:%M}, {day_label(after)} ({abbreviation(change.at, change.zone)} {offset(change.at, change.zone)})"
    )
    return (("△ ", "warning"), *seg(text))
