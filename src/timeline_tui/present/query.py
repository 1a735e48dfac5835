"""The filter language: words, "quoted phrases", field:value, and a minus before what must not be.

All terms must hold. Accents and case do not matter. A query is compiled once and then asks whole columns of
folded text, so that a keystroke stays quick over a hundred thousand events.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property
from unicodedata import combining, normalize

from timeline_tui.errors import TimelineError
from timeline_tui.model import Event, Marked, Source, Timeline
from timeline_tui.present.index import Index, index
from timeline_tui.present.kept import kept
from timeline_tui.present.marks import marks_of
from timeline_tui.present.when import filed
from timeline_tui.resolve.zones import zone as load_zone

FIELDS: Mapping[str, str] = {
    "speaker": "who is quoted: speaker:smith",
    "who": "a person or body of the event: who:ministry",
    "place": "where: place:geneva",
    "kind": "event, statement, happened, planned, possible or denied",
    "after": "begins after that day, month or year is over: after:2025-12-28",
    "before": "is over before that day, month or year begins: before:2025",
    "on": "touches that day, month or year: on:2025-12",
    "has": "quote, finding, date, place, person, star, tag, comment or mark: has:star",
    "tag": "with a tag of yours: tag:check",
    "is": "hidden, corrected or added by you: is:hidden",
    "doc": "the document, by title, file or id: doc:report",
}
"""Every field and one line of help."""

KINDS = ("event", "statement", "happened", "planned", "possible", "denied")
HAVING: Mapping[str, Callable[[Event], bool]] = {
    "quote": lambda event: bool(event.quotes),
    "finding": lambda event: bool(event.findings),
    "date": lambda event: event.when is not None,
    "place": lambda event: event.place is not None,
    "person": lambda event: bool(event.people),
}
_OWN = ("added", "split")
MARKED: Mapping[str, Callable[[Marked], bool]] = {
    "star": lambda mark: mark.star,
    "tag": lambda mark: bool(mark.tags),
    "comment": lambda mark: bool(mark.comment),
    "mark": lambda mark: True,  # noqa: ARG005
}
"""What the user may have made of an event."""
BEING: Mapping[str, Callable[[Marked], bool]] = {
    "hidden": lambda mark: mark.hidden,
    "corrected": lambda mark: any(one.what not in _OWN for one in mark.corrections),
    "added": lambda mark: any(one.what in _OWN for one in mark.corrections),
}
_DATES = ("after", "before", "on")
_FORMS = "like 2025, 2025-12, 2025-12-29 or 2025-12-29T08:00"


class QueryError(TimelineError):
    """A filter that cannot be understood: what is wrong, and at which character."""

    def __init__(self, message: str, position: int) -> None:
        super().__init__(message)
        self.position = position


@dataclass(frozen=True, slots=True)
class Term:
    """One condition: `field` is "" for words; `value` is folded; `position` is where it stands in the filter."""

    field: str
    value: str
    negated: bool
    position: int


def fold(text: str) -> str:
    """The form in which texts are compared: no accents, no case, one kind of apostrophe and of space."""
    if not text.isascii():
        decomposed = normalize("NFKD", text.translate(_ALIKE))
        text = "".join(c for c in decomposed if not combining(c))
    return text.casefold()


_ALIKE = str.maketrans({"’": "'", "‘": "'", "\u00ad": None, "\u200b": None, "ß": "ss"})


def parse(text: str) -> "Query":
    """Understand a filter; raises QueryError, and nothing else, for what is not one."""
    terms = []
    for position, negated, field, value, at in _scan(text):
        if field and field not in FIELDS:
            raise QueryError(f"There is no field “{field}”; there are {', '.join(FIELDS)}.", position)
        if not value:
            raise QueryError(f"“{field}:” wants a value." if field else "A phrase wants words.", at)
        _check(field, value, at)
        terms.append(Term(field, value, negated, position))
    return Query(text, tuple(terms))


def _check(field: str, value: str, at: int) -> None:
    if field == "kind" and value not in KINDS:
        raise QueryError(f"“kind:” is one of {', '.join(KINDS)}.", at)
    if field == "has" and value not in HAVING and value not in MARKED:
        raise QueryError(f"“has:” is one of {', '.join((*HAVING, *MARKED))}.", at)
    if field == "is" and value not in BEING:
        raise QueryError(f"“is:” is one of {', '.join(BEING)}.", at)
    if field in _DATES and _dates(value, "UTC") is None:
        raise QueryError(f"“{field}:” wants a date {_FORMS}.", at)


def _scan(text: str) -> Iterator[tuple[int, bool, str, str, int]]:
    """Yield position, negation, field, folded value and the value's position of each term, in linear time."""
    at = 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        position = at
        negated = text[at] == "-" and at + 1 < len(text) and not text[at + 1].isspace()
        at += negated
        name_end = at
        while name_end < len(text) and text[name_end].isalpha():
            name_end += 1
        field = ""
        if text[name_end : name_end + 1] == ":" and name_end > at and text[name_end + 1 : name_end + 3] != "//":
            field, at = text[at:name_end].lower(), name_end + 1
        value_at = at
        value, at = _value(text, at)
        yield position, negated, field, fold(value).strip(), value_at


def _value(text: str, at: int) -> tuple[str, int]:
    """Read a word or a quoted phrase; gives it and where reading goes on."""
    closer = {'"': '"', "“": "”", "«": "»"}.get(text[at : at + 1])
    if closer:
        end = text.find(closer, at + 1)
        if end < 0:
            raise QueryError(f"This phrase is not closed: {closer} is missing.", at)
        return text[at + 1 : end], end + 1
    end = at
    while end < len(text) and not text[end].isspace():
        end += 1
    return text[at:end], end


def _dates(value: str, zone: str) -> tuple[datetime, datetime] | None:
    """The UTC instants between which a year, month, day, hour or minute lies on that zone's wall."""
    try:
        tz = load_zone(zone)
        day, _, clock = value.partition("t")
        numbers = [int(part) for part in day.split("-")]
        if not 1 <= len(numbers) <= 3 or (clock and len(numbers) < 3):
            return None
        year, month, date = (*numbers, 1, 1)[:3]
        if clock:
            hour, _, minute = clock.partition(":")
            first = datetime(year, month, date, int(hour), int(minute or 0), tzinfo=tz).astimezone(UTC)
            return first, first + timedelta(minutes=1 if minute else 60)
        start = datetime(year, month, date, tzinfo=tz)
        if len(numbers) == 3:
            end = start + timedelta(days=1)
        elif len(numbers) == 2:
            end = datetime(year + month // 12, month % 12 + 1, 1, tzinfo=tz)
        else:
            end = datetime(year + 1, 1, 1, tzinfo=tz)
        return start.astimezone(UTC), end.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


@dataclass(frozen=True)
class Query:
    """A filter, understood. False when it is empty and so keeps everything."""

    text: str
    terms: tuple[Term, ...]

    def __bool__(self) -> bool:
        return bool(self.terms)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The folded words and phrases it looks for, for highlighting."""
        return tuple(term.value for term in self.terms if not term.field and not term.negated)

    def select(self, timeline: Timeline, zone: str = "UTC") -> Sequence[int]:
        """Positions in `timeline.events` of the events it keeps, in order; dates are read in `zone`."""
        columns = _columns(timeline)
        kept: set[int] | None = None
        for term in self.terms:
            found = columns.find(term, zone)
            if term.negated:
                found = set(range(len(timeline.events))) - found
            kept = found if kept is None else kept & found
        return array("q", range(len(timeline.events)) if kept is None else sorted(kept))

    def matches(self, timeline: Timeline, rank: int, zone: str = "UTC") -> bool:
        """Tell whether it keeps the event at that position."""
        chosen = self.select(timeline, zone)
        at = bisect_left(chosen, rank)
        return at < len(chosen) and chosen[at] == rank


class Column:
    """One folded text for all events, with where each begins: a substring is sought in all of them at once."""

    def __init__(self, texts: Iterator[str]) -> None:
        self.text = fold("\n".join(text.replace("\n", " ") for text in texts))
        self.starts = array("q", [0])
        at = self.text.find("\n")
        while at >= 0:
            self.starts.append(at + 1)
            at = self.text.find("\n", at + 1)

    def find(self, value: str) -> set[int]:
        """The positions of the texts that contain a folded value."""
        found = set()
        at = self.text.find(value)
        while at >= 0:
            rank = bisect_right(self.starts, at) - 1
            found.add(rank)
            following = self.starts[rank + 1] if rank + 1 < len(self.starts) else len(self.text)
            at = self.text.find(value, following)
        return found


class Columns:
    """The searchable columns of a timeline, each built when first asked for."""

    def __init__(self, timeline: Timeline) -> None:
        self.timeline = timeline
        self.index: Index = index(timeline)
        self._built: dict[str, Column] = {}

    def find(self, term: Term, zone: str) -> set[int]:
        """The positions of the events for which a term holds, its negation aside."""
        events = self.timeline.events
        if term.field == "is" or (term.field == "has" and term.value in MARKED):
            fits = BEING[term.value] if term.field == "is" else MARKED[term.value]
            return {self.index.ranks[event] for event, mark in marks_of(self.timeline).items() if fits(mark)}
        if term.field == "has":
            return {rank for rank, event in enumerate(events) if HAVING[term.value](event)}
        if term.field == "kind":
            return {rank for rank, event in enumerate(events) if term.value in (event.kind, event.status)}
        if term.field in _DATES:
            return self._dated(term, zone)
        if term.field not in self._built:
            describe = getattr(self, f"_{term.field or 'all'}")
            self._built[term.field] = Column(describe(event) for event in events)
        return self._built[term.field].find(term.value)

    def _dated(self, term: Term, zone: str) -> set[int]:
        first, last = _dates(term.value, zone) or (datetime.max.replace(tzinfo=UTC),) * 2
        found = set()
        for rank, event in enumerate(self.timeline.events):
            if event.when is None:
                continue
            start, end = filed(event.when, zone)
            sides = {"after": start >= last, "before": end <= first, "on": start < last and end > first}
            if sides[term.field]:
                found.add(rank)
        return found

    def _all(self, event: Event) -> str:
        quotes = (quote.text for name in event.quotes if (quote := self.index.quotes.get(name)))
        evidence = (words.text for words in event.evidence)
        parts = (event.title, self._who(event), self._place(event), self._speaker(event), *quotes, *evidence)
        return "\t".join(filter(None, parts))

    def _who(self, event: Event) -> str:
        return "\t".join(map(self._names, event.people))

    def _names(self, name: str) -> str:
        person = self.index.people.get(name)
        return "\t".join((name, *person.aliases, person.role or "")) if person else name

    def _place(self, event: Event) -> str:
        return f"{event.place.name}\t{event.place.zone}" if event.place else ""

    def _speaker(self, event: Event) -> str:
        quotes = (self.index.quotes.get(name) for name in event.quotes)
        speakers = [quote.speaker for quote in quotes if quote and quote.speaker]
        return "\t".join(self._names(name) for speaker in speakers for name in (speaker.name, *speaker.via))

    def _tag(self, event: Event) -> str:
        mark = marks_of(self.timeline).get(event.id)
        return "\t".join(mark.tags) if mark else ""

    def _doc(self, event: Event) -> str:
        told = dict.fromkeys(words.document for words in event.evidence)
        found = [doc for name in told for doc in self._by_text.get(self.index.original(name), ())]
        return "\t".join(f"{doc.id}\t{doc.title}\t{doc.source}" for doc in found)

    @cached_property
    def _by_text(self) -> dict[str, list[Source]]:
        """Document id → that document and its copies: what one tells, the others tell as well."""
        found: dict[str, list[Source]] = {}
        for document in self.timeline.documents:
            found.setdefault(self.index.original(document.id), []).append(document)
        return found


@kept
def _columns(timeline: Timeline) -> Columns:
    """The columns of a timeline."""
    return Columns(timeline)
