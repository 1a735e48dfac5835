"""TimeML 1.2.1: one document's text with TIMEX3 and EVENT in place, and the TLINKs that the timeline rests on.

TimeML's events are words, ours are clauses: an EVENT stands around the longest piece of the clause that its title
was taken from and that holds no TIMEX3. Identifiers count from the beginning of the text, as TimeML wants them.
"""

from bisect import bisect_left, insort
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from timeline_tui.errors import ExitCode, TimelineError
from timeline_tui.model import Document, Event, Moment, Order, Timeline, Timex
from timeline_tui.present.index import index
from timeline_tui.present.safe import clean
from timeline_tui.present.selection import EVERYTHING, Selection
from timeline_tui.present.when import begin, local
from timeline_tui.views.export.entries import entries

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<TimeML xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    'xsi:noNamespaceSchemaLocation="http://timeml.org/timeMLdocs/TimeML_1.2.1.xsd">\n'
)
_ORDERS = {"before": "BEFORE", "after": "AFTER", "during": "IS_INCLUDED", "same": "SIMULTANEOUS"}
_OPEN = {"end": "BEGUN_BY", "start": "ENDED_BY"}
_REACH = 2000
"""How far into a clause its event is looked for; what is longer is no clause."""
_POINTS = frozenset({"hour", "minute", "second"})


class _Tag(NamedTuple):
    """An element in the text: where it begins and ends, and how it is opened and closed."""

    start: int
    end: int
    opening: str
    closing: str


def write(timeline: Timeline, selection: Selection = EVERYTHING) -> str:
    """Return the one document of a timeline as TimeML.

    Raises TimelineError for several documents, which TimeML cannot hold, and for one without its text.
    """
    if len(timeline.documents) != 1:
        hint = "Write a file for each source."
        raise TimelineError(f"TimeML holds one document; here are {len(timeline.documents)}.", hint, ExitCode.USAGE)
    document = timeline.documents[0]
    if not isinstance(document, Document):
        raise TimelineError("TimeML needs the text of the document, and this timeline travelled without it.")
    events = [entry.event for entry in entries(selection.rows(timeline)) if entry.event.evidence]
    return _Markup(timeline, document, sorted(events, key=lambda event: event.evidence[0].start)).write()


class _Markup:
    """One document on its way to TimeML."""

    def __init__(self, timeline: Timeline, document: Document, events: Sequence[Event]) -> None:
        self.known = index(timeline)
        self.document = document
        self.events = events
        self.times, self.loose = _apart(timeline.timexes)
        self.tids = {timex.id: f"t{number}" for number, timex in enumerate((*self.times, *self.loose), 1)}
        self.eids = {event.id: number for number, event in enumerate(events, 1)}

    def write(self) -> str:
        parts = [_HEAD, f"<DOCID>{_text(self.document.id)}</DOCID>\n", self._creation()]
        if self.document.title:
            parts.append(f"<TITLE>{_text(self.document.title)}</TITLE>\n")
        parts += ["<TEXT>", *self._body(), "</TEXT>\n", *self._instances(), *self._links(), "</TimeML>\n"]
        return "".join(parts)

    def _creation(self) -> str:
        published = self.document.published
        if published is None:
            return "<DCT/>\n"
        value = _value(published)
        return (
            f'<DCT><TIMEX3 tid="t0" type="{"TIME" if "T" in value else "DATE"}" value="{value}" '
            f'temporalFunction="false" functionInDocument="CREATION_TIME">{value}</TIMEX3></DCT>\n'
        )

    def _body(self) -> Iterator[str]:
        text, at = self.document.text, 0
        for tag in sorted((*self._timexes(), *self._events()), key=lambda tag: (tag.start, tag.end)):
            yield _text(text[at : tag.start])
            yield f"{tag.opening}{_text(text[tag.start : tag.end])}{tag.closing}"
            at = tag.end
        yield _text(text[at:])

    def _timexes(self) -> Iterator[_Tag]:
        for timex in self.times:
            yield _Tag(timex.start, timex.end, self._timex(timex), "</TIMEX3>")

    def _timex(self, timex: Timex) -> str:
        mod = f' mod="{timex.mod}"' if timex.mod else ""
        value = quoteattr(clean(timex.value))
        return f'<TIMEX3 tid="{self.tids[timex.id]}" type="{timex.type}" value={value}{mod} temporalFunction="false">'

    def _events(self) -> Iterator[_Tag]:
        taken = [(timex.start, timex.end) for timex in self.times]
        for event in self.events:
            start, end = _extent(event, self.document.text, taken)
            insort(taken, (start, end))
            kind = "REPORTING" if event.kind == "statement" else "OCCURRENCE"
            opening = f'<EVENT eid="e{self.eids[event.id]}" class="{kind}" comment={quoteattr(event.id)}>'
            yield _Tag(start, end, opening, "</EVENT>")

    def _instances(self) -> Iterator[str]:
        """What an event is in the text: denied, possible, planned; word classes are not known."""
        for timex in self.loose:
            yield f"{self._timex(timex)[:-1]}/>\n"
        for event in self.events:
            number = self.eids[event.id]
            modal = ' modality="possible"' if event.status == "possible" else ""
            yield (
                f'<MAKEINSTANCE eiid="ei{number}" eventID="e{number}" pos="OTHER" '
                f'tense="{"FUTURE" if event.status == "planned" else "NONE"}" aspect="NONE" '
                f'polarity="{"NEG" if event.status == "denied" else "POS"}"{modal}/>\n'
            )

    def _links(self) -> Iterator[str]:
        """Each event to the time that dates it, and to the events it is ordered against."""
        links = [link for event in self.events for link in self._of(event)]
        for number, link in enumerate(links, 1):
            yield f'<TLINK lid="l{number}" {link}/>\n'

    def _of(self, event: Event) -> Iterator[str]:
        instance = f'eventInstanceID="ei{self.eids[event.id]}"'
        if event.when is not None and (tid := self._time(event, event.when)):
            yield f'relType="{_relation(event.when)}" {instance} relatedToTime="{tid}"'
        for order in event.order:
            if other := self._other(order):
                yield f'relType="{_ORDERS[order.relation]}" {instance} relatedToEventInstance="{other}"'

    def _time(self, event: Event, when: Moment) -> str:
        """The time expression that dates an event: its own, else one of the same moment, else the publication."""
        timex = self.known.timex(event)
        if timex is not None and timex.id in self.tids:
            return self.tids[timex.id]
        published = self.document.published
        if published is not None and published.key == when.key:
            return "t0"
        return self._by_moment.get(when.key, "")

    @cached_property
    def _by_moment(self) -> dict[object, str]:
        """The first time expression of each moment."""
        return {one.moment.key: self.tids[one.id] for one in reversed(self.times) if one.moment is not None}

    def _other(self, order: Order) -> str:
        number = self.eids.get(order.event)
        return f"ei{number}" if number else ""


def _relation(when: Moment) -> str:
    return _OPEN.get(when.open) or ("SIMULTANEOUS" if when.granularity in _POINTS else "IS_INCLUDED")


def _apart(timexes: Sequence[Timex]) -> tuple[list[Timex], list[Timex]]:
    """Time expressions in order, and those that overlap an earlier one and so cannot stand in the text."""
    inline: list[Timex] = []
    loose: list[Timex] = []
    for timex in sorted(timexes, key=lambda timex: (timex.start, timex.end)):
        (loose if inline and timex.start < inline[-1].end else inline).append(timex)
    return inline, loose


def _extent(event: Event, text: str, taken: list[tuple[int, int]]) -> tuple[int, int]:
    """Where an EVENT stands: the longest free piece of its title's words, else of its clause, else its beginning."""
    words = event.evidence[0]
    start, end = max(words.start, 0), min(words.end, words.start + _REACH, len(text))
    pieces = [place for part in event.title.split("…") if (place := _find(text, part.strip(), start, end))]
    for stretches in (pieces, [(start, end)]):
        free = [one for stretch in stretches for one in _free(stretch, text, taken)]
        if free:
            return max(free, key=lambda one: one[1] - one[0])
    return _outside(start, taken)


def _find(text: str, part: str, start: int, end: int) -> tuple[int, int] | None:
    at = text.find(part, start, end) if part else -1
    return (at, at + len(part)) if at >= 0 else None


def _free(stretch: tuple[int, int], text: str, taken: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The pieces of a stretch, without white space at their ends, that no element has taken."""
    at, end = stretch
    for start, stop in _from(at, taken):
        if start >= end:
            break
        yield from _trimmed(text, at, min(start, end))
        at = max(at, stop)
    yield from _trimmed(text, at, end)


def _from(at: int, taken: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The places taken, from the one that begins before an offset on; they are sorted and never overlap."""
    for number in range(max(bisect_left(taken, (at, at)) - 1, 0), len(taken)):
        yield taken[number]


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    words = text[start:end]
    left = start + len(words) - len(words.lstrip())
    right = start + len(words.rstrip())
    if any(char.isalnum() for char in words):
        yield left, right


def _outside(at: int, taken: list[tuple[int, int]]) -> tuple[int, int]:
    """An empty place at or after that offset which lies within no element."""
    for start, stop in _from(at, taken):
        if start > at:
            break
        at = max(at, stop)
    return at, at


def _value(moment: Moment) -> str:
    here = local(begin(moment), moment.zone)
    return f"{here:%Y-%m-%dT%H:%M}" if moment.granularity in _POINTS else here.date().isoformat()


def _text(text: str) -> str:
    """Return text as XML holds it, one character for one.

    What XML cannot hold becomes U+FFFD; what a screen would obey (bidirectional overrides, controls, what is
    invisible) is written as a number, so that it can be seen in the file and is the same again when it is read.
    """
    if (safe := clean(text)) == text:
        return escape(text)
    return "".join(escape(char) if char == other or char in "\n\t" else _number(char) for char, other in
                   zip(text, safe, strict=True))  # fmt: skip


def _number(char: str) -> str:
    code = ord(char)
    legal = code in (0x9, 0xA, 0xD) or (code >= 0x20 and not 0xD800 <= code <= 0xDFFF and code & 0xFFFE != 0xFFFE)
    return f"&#{code};" if legal else "\ufffd"
