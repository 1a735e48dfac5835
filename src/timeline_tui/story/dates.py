"""What several documents plainly tell of, but date differently: shown side by side, and no date wins."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta

from timeline_tui.model import SEVERITY, Event, Finding, Moment, Reading, Source, make_id
from timeline_tui.resolve.instants import day_in_words
from timeline_tui.resolve.zones import clock_of, to_local
from timeline_tui.story.alike import FINE, coincide, evident
from timeline_tui.story.groups import Pair, Related
from timeline_tui.story.pairs import SLIP
from timeline_tui.story.telling import Telling

_ZONES = timedelta(hours=14)  # a day may begin so much earlier elsewhere
_LONGEST = 100  # characters of a title in a sentence
_MANY = 32  # events of one kind within days: it keeps happening
_DATED = frozenset((*FINE, "part", "day"))


class Slips:
    """The tellings whose dates may be slips: of a day or finer, of an event that its document tells of once."""

    def __init__(self, told: Sequence[Telling]) -> None:
        self._told = told
        self._several = _Several(told)
        self.positions = frozenset(at for at, telling in enumerate(told) if self._may_be(telling))

    def _may_be(self, telling: Telling) -> bool:
        when = telling.when
        if when is None or when.open != "none" or when.granularity not in _DATED or telling.event.kind != "event":
            return False
        return bool(telling.words) and not self._several.repeats(telling)

    def disagreeing(self, pairs: Iterable[Pair]) -> Iterator[Pair]:
        """Yield pairs of tellings of what is evidently one event at times that cannot both be right."""
        related = Related(self._told)
        for pair in pairs:
            if not (pair[0] in self.positions and pair[1] in self.positions):
                continue
            one, other = self._told[pair[0]], self._told[pair[1]]
            if one.when is None or other.when is None or not _disagree(one.when, other.when):
                continue
            known = _could_know(one, other) and not self._several.tell(one, other)
            if known and evident(one, other, related.weight(one, other)):
                yield pair


def _disagree(one: Moment, other: Moment) -> bool:
    """Tell whether two moments differ, but by no more than a slip would make, and not by their clocks alone."""
    if one.start < other.end and other.start < one.end:
        return False
    gap = max(one.start, other.start) - min(one.end, other.end)
    if _written(one) != _written(other):
        return gap <= SLIP and (gap > _ZONES or "assumed" not in (one.zone_from, other.zone_from))
    if {one.granularity, other.granularity} <= FINE and not (one.approximate or other.approximate):
        return one.zone_from != "assumed" != other.zone_from or (one.local or "")[:16] != (other.local or "")[:16]
    return False


def _written(moment: Moment) -> str:
    """The day as the text gives it, in whatever clock."""
    return (moment.local or moment.edtf).strip("./~?")[:10]


def _could_know(one: Telling, other: Telling) -> bool:
    """Tell whether neither document came out before what the other dates."""
    return _is_out_after(one.source, other.when) and _is_out_after(other.source, one.when)


def _is_out_after(source: Source, when: Moment | None) -> bool:
    return source.published is None or when is None or source.published.end > when.start


class _Several:
    """The documents that tell of several such events: for them these are two, not one dated differently."""

    def __init__(self, told: Sequence[Telling]) -> None:
        self._by_kind: dict[tuple[str, str], list[tuple[datetime, datetime]]] = {}
        self._by_words: dict[tuple[str, frozenset[str]], set[datetime]] = {}
        for telling in told:
            if telling.when is None:
                continue
            self._by_words.setdefault((telling.source.id, telling.words), set()).add(telling.when.start)
            for family in telling.families:
                self._by_kind.setdefault((telling.source.id, family), []).append(telling.when.key)
        for moments in self._by_kind.values():
            moments.sort()

    def tell(self, one: Telling, other: Telling) -> bool:
        """Tell whether one of the documents has an event like its own at the other's time as well."""
        return any(when is not None and self._has(own, when) for own, when in ((one, other.when), (other, one.when)))

    def repeats(self, telling: Telling) -> bool:
        """Tell whether a document tells of the same again and again."""
        return len(self._by_words[telling.source.id, telling.words]) > 1

    def _has(self, telling: Telling, when: Moment) -> bool:
        """Tell whether a document has an event of a telling's kind that overlaps a moment."""
        for family in telling.families:
            moments = self._by_kind[telling.source.id, family]
            near = slice(bisect_left(moments, (when.start - SLIP,)), bisect_left(moments, (when.end,)))
            if near.stop - near.start > _MANY or any(coincide(one, when.key) for one in moments[near]):
                return True
        return False


def finding(first: Telling, second: Telling, one: Event, other: Event) -> Finding:
    """Return the finding that two rows are one event, dated as these two tellings do."""
    evidence = (*first.event.evidence[:1], *second.event.evidence[:1])
    start, end = (evidence[0].start, evidence[0].end) if evidence else (0, 0)
    identity = make_id("f", first.source.id, start, end, f"date-conflict {one.id} {other.id}")
    told = [(_date(when), _name(telling.source), when) for telling in (first, second) if (when := telling.when)]
    dated = ", but ".join(f"{date} in “{name}”" for date, name, _ in told)
    message = f"The same event is dated differently: “{_short(one.title)}” is {dated}."
    readings = tuple(Reading(f"{date} would be right if “{name}” is", when) for date, name, when in told)
    return Finding(identity, "date-conflict", SEVERITY["date-conflict"], message, evidence, readings)


def _name(source: Source) -> str:
    """What to call a document in a sentence: its title, else its file, else its id."""
    return _short(source.title or source.source.rpartition("/")[2] or source.id)


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"


def _date(moment: Moment) -> str:
    """Return "Sunday 8 October 2023", for a time also the hour and whose it is: ", 06:40 Paris time"."""
    clock = clock_of(moment)
    local = to_local(moment.start, clock.tz) or moment.start
    day = day_in_words(local.date())
    if moment.granularity in FINE:
        return f"{day}, {local:%H:%M} {clock.name} time"
    return day
