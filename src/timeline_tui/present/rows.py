"""The rows of a timeline, asked by index: the one list that the explorer, `--print` and every export show."""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from datetime import UTC, datetime, timedelta
from functools import cached_property
from heapq import nsmallest
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple, overload

from timeline_tui.model import Event, Marked, Moment, Timeline
from timeline_tui.model.finding import Severity
from timeline_tui.present.index import Index, index
from timeline_tui.present.labels import day_label, hour_label, month_label
from timeline_tui.present.marks import asks_for_hidden, hidden_events, marks_of
from timeline_tui.present.order import Group, groups
from timeline_tui.present.safe import clean
from timeline_tui.present.sentences import worst
from timeline_tui.present.sorting import Block, as_told, newest_first
from timeline_tui.present.when import (
    TIMED,
    Clock,
    abbreviation,
    anchor_label,
    clocks,
    filed,
    floating,
    local,
    moment_label,
    zone_label,
)

if TYPE_CHECKING:
    from timeline_tui.present.query import Query

Certainty = Literal["exact", "approximate", "wide", "undated", "planned"]
Zoom = Literal["hour", "day", "month", "year"]
Sort = Literal["oldest", "newest", "text"]
ZOOMS: tuple[Zoom, ...] = ("hour", "day", "month", "year")
"""The finest first."""
GLYPHS: Mapping[Certainty, str] = {"exact": "█", "approximate": "▒", "wide": "░", "undated": "◌", "planned": "▷"}
ASCII_GLYPHS: Mapping[Certainty, str] = {"exact": "#", "approximate": "=", "wide": "-", "undated": "o", "planned": ">"}
MEANINGS: Mapping[Certainty, str] = {
    "exact": "exact", "approximate": "approximate or part of a day", "wide": "a whole day or more",
    "undated": "undated, but ordered", "planned": "planned",
}  # fmt: skip

SOURCES_NAMED = 3
"""Documents named beside a row; the pane and the list of sources have all."""
_WIDTHS = {"second": 0, "minute": 0, "hour": 0, "part": 1, "day": 1, "weekend": 2, "week": 2, "month": 2,
           "quarter": 3, "season": 3, "half": 3, "year": 3, "decade": 4, "century": 5}  # fmt: skip
_DAY, _WIDE, _BEFORE, _DURING, _AFTER, _UNDATED = range(6)
_STANDS = {_BEFORE: "before", _DURING: "during", _AFTER: "after"}
_LAST = datetime.max.replace(tzinfo=UTC)


class Row(NamedTuple):
    """One row: an event, or the separator that heads those after it.

    `id` is the event's ("" for a separator); `conflicts` are the indexes of the clocks of which the text says
    otherwise; `document` is "" when there is only one, `sources` how many tell of the event (0 when there is only
    one document); `granularity` is that of the event's moment, "" without one; `mark` is what the user made of it,
    `own` whether its time is the user's word.
    """

    kind: Literal["event", "separator"]
    title: str
    id: str = ""
    certainty: Certainty = "exact"
    clocks: tuple[Clock, ...] = ()
    conflicts: tuple[int, ...] = ()
    quotes: int = 0
    severity: Severity | None = None
    status: str = "happened"
    document: str = ""
    granularity: str = ""
    sources: int = 0
    mark: Marked | None = None
    own: bool = False

    @property
    def carried(self) -> str:
        """How many documents tell of it, as it is shown behind the title: "×3", "" for one."""
        return f"×{self.sources}" if self.sources > 1 else ""

    @property
    def glyph(self) -> str:
        """The sign for how sure the time is."""
        return GLYPHS[self.certainty] if self.kind == "event" else ""


def certainty(event: Event) -> Certainty:
    """How sure the text lets us be of an event's time."""
    when = event.when
    if event.status == "planned":
        return "planned"
    if when is None:
        return "undated"
    if _WIDTHS[when.granularity] > 1 or when.granularity == "day":
        return "wide"
    vague = when.approximate or when.uncertain or when.open != "none" or when.granularity == "part"
    return "approximate" if vague else "exact"


class Rows(Sequence[Row]):
    """Events in the order they happened, under headings; a row is made when it is asked for.

    Holds an array of numbers and no row. `zones` are the clocks (the timeline's own by default), `only` keeps
    the events a query selects, `sort` may turn the order round or follow the text instead. What the user hid is left
    out unless the query asks for it, or `hidden` shows it among the others. `among` are the positions in
    the timeline of dated events, to show no other: see `earliest`.
    """

    def __init__(
        self, timeline: Timeline, zones: Sequence[str] = (), zoom: Zoom = "day", only: "Query | None" = None,
        sort: Sort = "oldest", hidden: bool = False, among: Sequence[int] | None = None,
    ) -> None:  # fmt: skip
        self.timeline = timeline
        self.zones: tuple[str, ...] = tuple(zones) or timeline.zones or ("UTC",)
        self.zoom: Zoom = zoom
        self.known: Index = index(timeline)
        self._entries = array("q")
        self._heads = array("q")
        self._kinds = array("b")
        self._sources = array("q")
        chosen = among if only is None or not only else only.select(timeline, self.zones[0])
        gone = hidden_events(timeline) if not hidden and not asks_for_hidden(only) else frozenset()
        if gone:
            ranks = range(len(timeline.events)) if chosen is None else chosen
            chosen = [rank for rank in ranks if timeline.events[rank].id not in gone]
        self.partial = chosen is not None
        self._marks = marks_of(timeline)
        self._dated, self._starts = _sorted_dated(timeline.events, chosen, self.zones[0])
        self._build(self._undated(chosen) if among is None else [])
        if sort != "oldest" and self._heads:
            self._reorder(sort)
        self._places: array[int] | None = None

    def _undated(self, chosen: Sequence[int] | None) -> list[Group]:
        found = groups(self.timeline.events, self.known.ranks) if self._has_undated() else []
        if chosen is None:
            return found
        kept = frozenset(chosen)
        sifted = [Group(one.stand, one.anchor, tuple(m for m in one.members if m in kept)) for one in found]
        return [one for one in sifted if one.members]

    def _has_undated(self) -> bool:
        return any(event.when is None for event in self.timeline.events)

    def _build(self, undated: list[Group]) -> None:
        """Lay out the entries: a rank for an event, -1 minus its number for a separator."""
        around: dict[int, list[Group]] = {}
        loose: list[Group] = []
        present = set(self._dated) if undated else set()
        for group in undated:
            (around.setdefault(group.anchor, []) if group.anchor in present else loose).append(group)
        for first, last, kind in self._buckets():
            members = self._dated[first:last]
            nearby = [group for rank in members for group in around.get(rank, ())] if around else []
            self._add_groups([group for group in nearby if group.stand == "before"])
            self._head(kind, members[0])
            self._entries.extend(members)
            self._add_groups([group for group in nearby if group.stand != "before"])
        self._add_groups(loose)

    def _add_groups(self, found: list[Group]) -> None:
        kinds = {"before": _BEFORE, "during": _DURING, "after": _AFTER}
        for group in found:
            self._head(kinds[group.stand] if group.anchor >= 0 else _UNDATED, group.anchor)
            self._entries.extend(group.members)

    def _head(self, kind: int, source: int) -> None:
        self._entries.append(-1 - len(self._heads))
        self._heads.append(len(self._entries) - 1)
        self._kinds.append(kind)
        self._sources.append(source)

    def _reorder(self, sort: Sort) -> None:
        """Lay out the entries anew in another order, under the same headings."""
        ends = (*self._heads[1:], len(self._entries))
        blocks = [Block(at, tuple(self._entries[head + 1 : end])) for at, (head, end) in
                  enumerate(zip(self._heads, ends, strict=True))]  # fmt: skip
        kinds, sources = self._kinds, self._sources
        self._entries, self._heads, self._kinds, self._sources = array("q"), array("q"), array("b"), array("q")
        for block in newest_first(blocks) if sort == "newest" else as_told(blocks, self.timeline):
            self._head(kinds[block.heading], sources[block.heading])
            self._entries.extend(block.members)

    def _buckets(self) -> Iterator[tuple[int, int, int]]:
        """Stretches of dated events that share a heading, asking the zone only where the heading changes."""
        events, starts, limit = self.timeline.events, self._starts, ZOOMS.index(self.zoom)
        first, kind, until, wide = 0, _DAY, None, None
        for at, rank in enumerate(self._dated):
            when = events[rank].when
            assert when is not None
            if _WIDTHS[when.granularity] > limit:
                mark = (when.start, when.end, when.granularity)
                changed = mark != wide
                until, wide = None, mark
            else:
                changed = until is None or starts[at] >= until
                if changed:
                    until, wide = _bucket_end(starts[at], self.zoom, self.zones[0]), None
            if changed and at > first:
                yield first, at, kind
            if changed:
                first, kind = at, _DAY if wide is None else _WIDE
        if self._dated:
            yield first, len(self._dated), kind

    def remarked(self, timeline: Timeline) -> "Rows":
        """Return the same rows for a timeline that differs in the user's marks only, and hides the same events."""
        rows = copy(self)
        rows.timeline, rows.known, rows._marks = timeline, index(timeline), marks_of(timeline)
        return rows

    def __len__(self) -> int:
        return len(self._entries)

    @overload
    def __getitem__(self, at: int) -> Row: ...
    @overload
    def __getitem__(self, at: slice) -> list[Row]: ...
    def __getitem__(self, at: int | slice) -> Row | list[Row]:
        """The row at that index, made now; a slice gives a list."""
        if isinstance(at, slice):
            return [self[i] for i in range(*at.indices(len(self)))]
        entry = self._entries[at]
        return self._separator(-1 - entry) if entry < 0 else self._row(self.timeline.events[entry])

    def _row(self, event: Event) -> Row:
        found = [finding.severity for name in event.findings if (finding := self.known.findings.get(name))]
        told = self.known.sources(event) if len(self.timeline.documents) > 1 else ()
        return Row(
            "event", clean(event.title), event.id, certainty(event), self._clocks(event), self._conflicts(event),
            len(event.quotes), worst(found), event.status,
            self.known.document_name(told[0]) if told else "", event.when.granularity if event.when else "", len(told),
            self._marks.get(event.id), event.when is not None and event.when.zone_from == "user",
        )  # fmt: skip

    def _clocks(self, event: Event) -> tuple[Clock, ...]:
        if event.when is None:
            return ()
        words = self.known.words(event) if event.when.granularity == "part" else ""
        return clocks(event.when, self.zones, words, self.zoom)

    def _conflicts(self, event: Event) -> tuple[int, ...]:
        if not event.findings:
            return ()
        doubted = {stated.moment.zone for stated in self.known.stated_otherwise(event)}
        return tuple(at for at, zone in enumerate(self.zones) if zone in doubted)

    def _separator(self, number: int) -> Row:
        kind, source = self._kinds[number], self._sources[number]
        if kind == _UNDATED:
            return Row("separator", "undated")
        when = self.timeline.events[source].when
        assert when is not None
        if kind == _DAY:
            return Row("separator", _bucket_label(filed(when, self.zones[0])[0], self.zoom, self.zones[0]))
        if kind == _WIDE:
            return Row("separator", moment_label(when, when.zone))
        zone = self.zones[0] if when.granularity in TIMED else when.zone
        return Row("separator", f"{_STANDS[kind]} {anchor_label(when, zone)}")

    @property
    def events(self) -> int:
        """How many events are shown."""
        return len(self._entries) - len(self._heads)

    @cached_property
    def clocked(self) -> bool:
        """Tell whether any event shown has a time or date in a clock that the text lets us know."""
        moments = (self.timeline.events[rank].when for rank in self._dated)
        return any(when is not None and not floating(when) for when in moments)

    def number(self, at: int) -> int:
        """How many events there are down to that row, its own among them."""
        return at + 1 - bisect_right(self._heads, at)

    def is_separator(self, at: int) -> bool:
        """Tell whether that row is a heading, without making it."""
        return self._entries[at] < 0

    def event_at(self, at: int) -> Event | None:
        """The event of that row, None for a separator."""
        entry = self._entries[at]
        return None if entry < 0 else self.timeline.events[entry]

    def separator_index(self, at: int) -> int:
        """The index of the heading that row stands under (its own, for a heading)."""
        return self._heads[bisect_right(self._heads, at) - 1]

    def separator_for(self, at: int) -> Row | None:
        """The heading to pin above that row, None when there are no rows."""
        return self[self.separator_index(at)] if self._heads else None

    def next_separator(self, at: int, step: int = 1) -> int | None:
        """The index of the heading after (or, with a step of -1, before) the one that row stands under."""
        number = bisect_right(self._heads, at) - 1 + step
        return self._heads[number] if 0 <= number < len(self._heads) else None

    def index_of(self, event_id: str) -> int | None:
        """The row of an event, None when it is not shown."""
        rank = self.known.ranks.get(event_id)
        return None if rank is None or (at := self._place(rank)) < 0 else at

    def _place(self, rank: int) -> int:
        if self._places is None:
            self._places = array("q", bytes(8 * len(self.timeline.events)))
            for at, entry in enumerate(self._entries):
                if entry >= 0:
                    self._places[entry] = at + 1
        return self._places[rank] - 1

    def at(self, instant: datetime) -> int:
        """The row of the dated event that begins nearest to an aware instant; the first row when none is dated."""
        if not self._dated:
            return 0 if self._entries else -1
        right = min(bisect_left(self._starts, instant), len(self._starts) - 1)
        left = max(right - 1, 0)
        nearer = left if instant - self._starts[left] < self._starts[right] - instant else right
        return self._place(self._dated[nearer])

    def span(self) -> tuple[datetime, datetime] | None:
        """The beginnings of the first and the last dated event, None when there is none."""
        return (self._starts[0], self._starts[-1]) if self._starts else None

    def density(self, buckets: int, start: datetime | None = None, end: datetime | None = None) -> "Density":
        """Count dated events in equal stretches of time; undated ones are counted apart."""
        if not self._starts:
            return Density(self.events, (0,) * buckets, start or _LAST, end or _LAST)
        first, last = start or self._starts[0], end or self._starts[-1]
        size = max((last - first) / max(buckets, 1), timedelta(seconds=1))
        cuts = [bisect_left(self._starts, first + size * number) for number in range(buckets)]
        cuts.append(bisect_right(self._starts, last))
        counts = tuple(after - before for before, after in pairwise(cuts))
        return Density(self.events - len(self._dated), counts, first, last)

    def abbreviations(self, zone: str) -> tuple[str, ...]:
        """The abbreviations a zone goes by over the events shown (at most some thousands of them are asked)."""
        step = max(len(self._starts) // 2000, 1)
        return tuple(dict.fromkeys(abbreviation(instant, zone) for instant in self._starts[::step]))

    def clock_name(self, zone: str) -> str:
        """What a clock is called above its times: "New York EST", "Zurich CEST/CET", and "UTC" just once."""
        names, label = self.abbreviations(zone), zone_label(zone)
        return label if len(names) > 2 or label in names else f"{label} {'/'.join(names)}".rstrip()


class Density(NamedTuple):
    """How many events begin in each of several equal stretches between two instants, and how many nowhere."""

    undated: int
    counts: tuple[int, ...]
    start: datetime
    end: datetime


def earliest(timeline: Timeline, most: int) -> list[int]:
    """Return the positions of the dated events that begin first, about so many, without sorting all of them."""
    moments = [event.when for event in timeline.events]
    first = nsmallest(most, (when.start for when in moments if when is not None))
    return [rank for rank, when in enumerate(moments) if when is not None and when.start <= first[-1]]


def _sorted_dated(
    events: Sequence[Event], chosen: Sequence[int] | None, primary: str
) -> tuple["array[int]", list[datetime]]:
    """Ranks of the dated events and their beginnings: earlier first, of two that begin together the wider first."""
    ranks = [rank for rank in (range(len(events)) if chosen is None else chosen) if events[rank].when is not None]
    moments: list[Moment] = [events[rank].when for rank in ranks]  # type: ignore[misc]
    starts = [
        when.start if when.open != "start" and when.zone_from != "assumed" else filed(when, primary)[0]
        for when in moments
    ]
    order = sorted(range(len(ranks)), key=[when.end for when in moments].__getitem__, reverse=True)
    order.sort(key=starts.__getitem__)
    return array("q", map(ranks.__getitem__, order)), [starts[at] for at in order]


def _bucket_end(instant: datetime, zoom: Zoom, zone: str) -> datetime:
    """The UTC instant at which the hour, day, month or year on that zone's wall is over."""
    here = local(instant, zone)
    try:
        if zoom == "hour":
            return instant + timedelta(hours=1) - timedelta(minutes=here.minute, seconds=here.second)
        day = here.replace(hour=0, minute=0, second=0, microsecond=0, fold=0)
        if zoom == "day":
            day += timedelta(days=1)
        elif zoom == "month":
            day = (day.replace(day=1) + timedelta(days=32)).replace(day=1)
        else:
            day = day.replace(year=day.year + 1, month=1, day=1)
        return day.astimezone(UTC)
    except (OverflowError, ValueError):
        return _LAST


def _bucket_label(instant: datetime, zoom: Zoom, zone: str) -> str:
    here = local(instant, zone)
    if zoom == "hour":
        return hour_label(here)
    if zoom == "day":
        return day_label(here)
    return month_label(here) if zoom == "month" else str(here.year)
