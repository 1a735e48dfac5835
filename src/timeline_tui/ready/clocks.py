"""Whose clock the times of a table are told in: that of the cell, of its row, of the source, else one assumed."""

import re
from datetime import timedelta
from functools import cached_property

from timeline_tui.gazetteer import lookup
from timeline_tui.gazetteer.abbreviations import abbreviations
from timeline_tui.model import Assumptions, Record
from timeline_tui.resolve.instants import told_in
from timeline_tui.resolve.zones import Clock, all_zones, offset_clock

_OFFSET = re.compile(r"(?:UTC|GMT)? ?([+\-−])(\d{1,2})(?::?(\d\d))?(?::?00)?\Z", re.I)
_KEY = re.compile(r"[\[(]?([A-Za-z_]+(?:/[\w+-]+){0,2})[\])]?\Z")


class Clocks:
    """The clocks that cells and rows name, each looked up once."""

    def __init__(self, record: Record, assumptions: Assumptions) -> None:
        self._record, self._assumptions = record, assumptions
        self._named: dict[str, Clock | None] = {}
        self._rows: dict[tuple[str, str], Clock | None] = {}
        self._reasons: dict[Clock, str] = {}
        self._offsets: dict[timedelta, Clock] = {}

    @cached_property
    def utc(self) -> Clock:
        """UTC, as stated."""
        return Clock("UTC", "stated")

    @cached_property
    def default(self) -> Clock:
        """The clock of what names none: the source's, else the user's, else UTC; the last two are assumed."""
        if self._record.zone and (clock := self.named(self._record.zone)) is not None:
            return Clock(clock.key, "document", clock.offset)
        return Clock(self._assumptions.home or "UTC", "assumed")

    def reason(self, clock: Clock) -> str:
        """Return the sentence that says whose clock it is."""
        if clock not in self._reasons:
            stated = clock.zone_from in ("stated", "place")
            how = "as stated" if clock.zone_from == "stated" else "from the place"
            self._reasons[clock] = f"Told in the clock of {clock.name}, {how}." if stated else told_in(clock)
        return self._reasons[clock]

    def of(self, zone: str, place: str = "") -> Clock | None:
        """Return the clock that a row names by its zone, else by its place, None when it names none."""
        if not zone and not place:
            return None
        if (zone, place) not in self._rows:
            self._rows[zone, place] = self.named(zone) or self._of_place(place)
        return self._rows[zone, place]

    def _of_place(self, place: str) -> Clock | None:
        found = lookup(place) if place else None
        return Clock(found.zone, "place") if found is not None and found.zone else None

    def at(self, offset: timedelta) -> Clock:
        """Return the clock of a stated offset."""
        if offset not in self._offsets:
            self._offsets[offset] = offset_clock(round(offset.total_seconds() / 60), "stated")
        return self._offsets[offset]

    def named(self, words: str) -> Clock | None:
        """Return the clock of an offset, an IANA key, an abbreviation or a city, None when it is none of them."""
        if words not in self._named:
            self._named[words] = _found(words.strip())
        return self._named[words]


def _found(words: str) -> Clock | None:
    offset, _, key = words.partition("[")
    if key and offset:  # RFC 9557 names both: the key says more
        return _found(key) or _found(offset.strip())
    if words.upper() in ("Z", "UTC", "GMT", "ZULU"):
        return Clock("UTC", "stated")
    if found := _OFFSET.match(words):
        minutes = int(found[2]) * 60 + int(found[3] or 0)
        return offset_clock(minutes if found[1] == "+" else -minutes, "stated") if minutes < 24 * 60 else None
    named = _KEY.match(words)
    if named and named[1] in all_zones():
        return Clock(named[1], "stated")
    if known := abbreviations().get(words.upper()):
        return offset_clock(known.offset, "stated") if known.offset else Clock("UTC", "stated")
    place = lookup(words) if words[:1].isalpha() else None
    return Clock(place.zone, "stated") if place is not None and place.zone else None
