"""Calendar entries as events: all-day entries as days, times in the zone that TZID names, repetitions bounded."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from typing import Any

from timeline_tui.model import Assumptions, Event, EventPlace, Evidence, Moment, Record, Span, make_id
from timeline_tui.model.event import Status
from timeline_tui.readers.entries import component, entries
from timeline_tui.ready.clocks import Clocks
from timeline_tui.ready.repeats import repeats
from timeline_tui.ready.times import Stated, Times, unknown_clock, until
from timeline_tui.ready.told import Told, document_of, told_by
from timeline_tui.resolve.point import day_point
from timeline_tui.resolve.zones import Clock

_STATUS: dict[str, Status] = {"TENTATIVE": "possible", "CANCELLED": "denied"}
_LONGEST_TITLE = 500
_MOST_PEOPLE = 50
_MOST_REPEATS = 100_000
"""How many further times all entries of a calendar may come again: a few lines of rules make no million rows."""
_DAY = timedelta(days=1)

When = date | datetime


def told(record: Record, assumptions: Assumptions) -> Told:
    """Return the entries of a calendar; what is broken was said when it was read."""
    return told_by(document_of(record), _Calendar(record, assumptions).events())


class _Calendar:
    """A calendar on its way to events."""

    def __init__(self, record: Record, assumptions: Assumptions) -> None:
        self.record = record
        self.clocks = Clocks(record, assumptions)
        self.times = Times((), record, assumptions, "DTSTART")
        self.moved: set[tuple[str, When]] = set()

    def events(self) -> Iterator[Event]:
        """Yield an event for each entry and for each time it comes again."""
        read = list(self._entries())
        self.moved = {found for _, entry in read if (found := _replaced(entry)) is not None}
        room = _MOST_REPEATS
        for span, entry in read:
            told = list(islice(self._told(span, entry), 1 + max(room, 0)))
            room -= len(told) - 1
            yield from told

    def _entries(self) -> Iterator[tuple[Span, Any]]:
        for span in entries(self.record.text):
            entry = None
            with suppress(Exception):  # Whatever the library raises of a broken entry: its reader has said so.
                entry = component(self.record.text[span.start : span.end])
            if entry is not None:
                yield span, entry

    def _told(self, span: Span, entry: Any) -> Iterator[Event]:
        start: When = entry["DTSTART"].dt
        length = _length(entry, start)
        clock = self._clock(entry["DTSTART"])
        name = "" if clock is not None else str(entry["DTSTART"].params.get("TZID", ""))
        strange = (unknown_clock(name),) if name else ()
        for number, (begun, reason) in enumerate(repeats(entry, start)):
            if "RECURRENCE-ID" not in entry and (str(entry.get("UID")), _plain(begun)) in self.moved:
                continue
            when = self._moment(begun, length, clock, (*strange, reason) if reason else strange)
            kind = "event" if not number else f"event {_plain(begun).isoformat()}"
            yield self._event(span, entry, when, kind)

    def _clock(self, start: Any) -> Clock | None:
        """Return the clock that TZID names: an IANA key, one at the end of a longer name, or Windows' own name."""
        name = str(start.params.get("TZID", ""))
        if not name:
            return self.clocks.utc if isinstance(start.dt, datetime) and start.dt.tzinfo is not None else None
        from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

        for key in (
            name,
            WINDOWS_TO_OLSON.get(name, ""),
            "/".join(name.split("/")[-2:]),
            "/".join(name.split("/")[-3:]),
        ):
            if key and (clock := self.clocks.named(key)) is not None:
                return clock
        return None

    def _moment(self, start: When, length: timedelta, clock: Clock | None, reasons: tuple[str, ...]) -> Moment | None:
        first = self.times.made(_stated(start, clock, reasons))
        if first is None or not length:
            return first
        try:
            last = start + length - (timedelta() if isinstance(start, datetime) else _DAY)
        except OverflowError:  # It lasts beyond the calendar.
            return first
        end = self.times.made(_stated(last, clock, reasons))
        return first if end is None else until(first, end)

    def _event(self, span: Span, entry: Any, when: Moment | None, kind: str) -> Event:
        document, text = self.record.id, self.record.text[span.start : span.end]
        place = _line(entry.get("LOCATION"))
        return Event(
            make_id("e", document, span.start, span.end, kind),
            _line(entry.get("SUMMARY")) or _line(entry.get("DESCRIPTION")) or "Entry without a title",
            "event",
            _STATUS.get(str(entry.get("STATUS", "")).upper(), "happened"),
            when,
            people=tuple(_people(entry)),
            place=EventPlace(place, self.times.place(place)) if place else None,
            evidence=(Evidence(document, span.start, span.end, text),),
        )


def _replaced(entry: Any) -> tuple[str, When] | None:
    """Return which time of which entry this one stands for, None for an entry of its own."""
    with suppress(Exception):  # A broken mark is none.
        if "RECURRENCE-ID" in entry:
            return str(entry.get("UID")), _plain(entry["RECURRENCE-ID"].dt)
    return None


def _stated(when: When, clock: Clock | None, reasons: tuple[str, ...]) -> Stated:
    if not isinstance(when, datetime):
        return Stated(day_point(when), reasons=reasons)
    if when.tzinfo is not None and clock is None:
        return Stated(None, None, "minute", None, when.astimezone(UTC), reasons)
    wall = when.astimezone(UTC) if clock is not None and clock.key == "UTC" else when
    return Stated(None, wall.replace(tzinfo=None), "minute", clock, reasons=reasons)


def _length(entry: Any, start: When) -> timedelta:
    """Return how long an entry lasts, nothing for a point in time; a day without an end is that day."""
    with suppress(Exception):  # A broken end leaves the beginning, which is right.
        if "DTEND" in entry:
            return max(_plain_difference(entry["DTEND"].dt, start), timedelta())
        if "DURATION" in entry:
            found = entry["DURATION"].dt
            return max(found, timedelta()) if isinstance(found, timedelta) else timedelta()
    return timedelta()


def _plain_difference(end: When, start: When) -> timedelta:
    if isinstance(end, datetime) and isinstance(start, datetime):
        aware = end.tzinfo is not None and start.tzinfo is not None
        return end - start if aware else end.replace(tzinfo=None) - start.replace(tzinfo=None)
    return _day(end) - _day(start)


def _day(when: When) -> date:
    return when.date() if isinstance(when, datetime) else when


def _plain(when: When) -> datetime:
    """Return a wall's time without its zone, the midnight of a day: for comparing within one entry."""
    return when.replace(tzinfo=None) if isinstance(when, datetime) else datetime.combine(when, time())


def _people(entry: Any) -> Iterator[str]:
    """Yield the names of who takes part, each once; an address without a name is no name."""
    seen: set[str] = set()
    for key in ("ORGANIZER", "ATTENDEE"):
        found = entry.get(key, ())
        for one in (found if isinstance(found, list) else [found])[:_MOST_PEOPLE] if found else ():
            name = _line(getattr(one, "params", {}).get("CN", ""))
            if name and name not in seen:
                seen.add(name)
                yield name


def _line(value: Any) -> str:
    if isinstance(value, list):
        value = value[0] if value else ""
    return " ".join(str(value or "")[: 4 * _LONGEST_TITLE].split())[:_LONGEST_TITLE]
