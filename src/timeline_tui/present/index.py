"""Ways into a timeline: by id, by place in a document, by the text's own words. Built on first use, then kept."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from timeline_tui.model import Document, Event, Evidence, Finding, Moment, Person, Quote, Source, Timeline, Timex
from timeline_tui.present.kept import kept
from timeline_tui.present.line import clip_text
from timeline_tui.present.safe import clean

NAME = 200
"""Cells a document's name may take; a source that calls its whole text a title is cut there."""


class Stated(NamedTuple):
    """What the text says of an event's instant in another clock, where the two do not agree."""

    moment: Moment
    text: str


class Told:
    """Stretches of a text, each with an id; found by place without looking at all of them."""

    def __init__(self, spans: list[tuple[int, int, str]]) -> None:
        self.spans = sorted(spans)
        self.furthest = list(accumulate((end for _, end, _ in self.spans), max))

    def within(self, start: int, end: int) -> list[str]:
        """The ids of the stretches that share a character with this one, in order."""
        first = bisect_right(self.furthest, start)
        last = bisect_left(self.spans, (end,))
        return list(dict.fromkeys(name for _, until, name in self.spans[first:last] if until > start))


class Index:
    """One timeline, ready to be asked. Nothing is computed before it is needed."""

    def __init__(self, timeline: Timeline) -> None:
        self.timeline = timeline

    @cached_property
    def ranks(self) -> dict[str, int]:
        """Event id → position in `timeline.events`; what became part of a row is found at that row."""
        found = {event.id: rank for rank, event in enumerate(self.timeline.events)}
        for rank, event in enumerate(self.timeline.events):
            for other in event.union.events if event.union else ():
                found.setdefault(other, rank)
        return found

    @cached_property
    def quotes(self) -> dict[str, Quote]:
        """Quotes by id."""
        return {quote.id: quote for quote in self.timeline.quotes}

    @cached_property
    def findings(self) -> dict[str, Finding]:
        """Findings by id."""
        return {finding.id: finding for finding in self.timeline.findings}

    @cached_property
    def people(self) -> dict[str, Person]:
        """People by full name."""
        return {person.name: person for person in self.timeline.people}

    @cached_property
    def documents(self) -> dict[str, Source]:
        """Documents by id."""
        return {document.id: document for document in self.timeline.documents}

    @cached_property
    def event_of_quote(self) -> dict[str, str]:
        """Quote id → id of the first event that carries it."""
        found: dict[str, str] = {}
        for event in self.timeline.events:
            for quote in event.quotes:
                found.setdefault(quote, event.id)
        return found

    @cached_property
    def event_of_finding(self) -> dict[str, str]:
        """Finding id → id of the first event it concerns."""
        found: dict[str, str] = {}
        for event in self.timeline.events:
            for finding in event.findings:
                found.setdefault(finding, event.id)
        return found

    @cached_property
    def _timexes(self) -> dict[str, tuple[list[int], list[Timex]]]:
        """Document → starts and timexes, both in order."""
        found: dict[str, tuple[list[int], list[Timex]]] = {}
        for timex in sorted(self.timeline.timexes, key=lambda timex: timex.start):
            starts, timexes = found.setdefault(timex.document, ([], []))
            starts.append(timex.start)
            timexes.append(timex)
        return found

    @cached_property
    def _told(self) -> dict[str, Told]:
        """Document → the words its events were read from."""
        spans: dict[str, list[tuple[int, int, str]]] = {}
        for event in self.timeline.events:
            for words in event.evidence:
                spans.setdefault(words.document, []).append((words.start, words.end, event.id))
        return {document: Told(found) for document, found in spans.items()}

    def events_told(self, document: str, start: int, end: int) -> list[str]:
        """The ids of the events read from any of these characters, by where their words begin."""
        told = self._told.get(document)
        return told.within(start, end) if told else []

    def event(self, event_id: str) -> Event | None:
        """The event with that id, None when there is none."""
        rank = self.ranks.get(event_id)
        return None if rank is None else self.timeline.events[rank]

    def timexes_within(self, evidence: Evidence) -> Iterator[Timex]:
        """The time expressions that begin within these words."""
        starts, timexes = self._timexes.get(evidence.document, ([], []))
        for at in range(bisect_left(starts, evidence.start), len(starts)):
            if starts[at] >= evidence.end:
                return
            yield timexes[at]

    def words(self, event: Event) -> str:
        """The text's own words for when it happened, "" when the moment came from elsewhere."""
        first, last = self._ends(event)
        if first is None or last is None:
            return ""
        whole = self.text(first.document)[first.start : last.end]
        return clean(whole if first is not last and whole else first.text)

    def timex(self, event: Event) -> Timex | None:
        """The time expression that dates the event: the one in its evidence with the event's moment or its start."""
        return self._ends(event)[0]

    def _ends(self, event: Event) -> tuple[Timex | None, Timex | None]:
        """The time expressions an event's moment begins and ends with: mostly one, two for a range."""
        if event.when is None:
            return None, None
        for evidence in event.evidence:
            dated = [timex for timex in self.timexes_within(evidence) if timex.moment is not None]
            whole = next((t for t in dated if t.moment and t.moment.key == event.when.key), None)
            if whole is not None:
                return whole, whole
            first = next((t for t in dated if t.moment and t.moment.start == event.when.start), None)
            last = next((t for t in dated if t.moment and event.when.end in t.moment.key), None)
            if first is not None and last is not None and first.start < last.start:
                return first, last
        return None, None

    def stated_otherwise(self, event: Event) -> tuple[Stated, ...]:
        """The other clocks' times that the text gives for this event and the tzdb does not bear out."""
        found: list[Stated] = []
        for finding in map(self.findings.get, event.findings):
            if finding is None or finding.kind != "clock-conflict" or event.when is None:
                continue
            for evidence in self.joined(finding.evidence):
                others = (timex.moment for timex in self.timexes_within(evidence))
                found += [Stated(one, clean(evidence.text)) for one in others if one and one.start != event.when.start]
        return tuple(dict.fromkeys(found))

    def joined(self, evidence: Sequence[Evidence]) -> Iterator[Evidence]:
        """Evidence whose spans touch, as one: "15.00" and "in Russia" are "15.00 in Russia"."""
        whole: Evidence | None = None
        for part in sorted(evidence, key=lambda part: (part.document, part.start)):
            if whole and part.document == whole.document and part.start - whole.end <= 1:
                end = max(whole.end, part.end)
                words = self.text(part.document)[whole.start : end] or f"{whole.text} {part.text}"
                whole = Evidence(part.document, whole.start, end, words)
                continue
            if whole:
                yield whole
            whole = part
        if whole:
            yield whole

    def text(self, document_id: str) -> str:
        """The text of a document, "" when it travelled without it."""
        document = self.documents.get(document_id)
        return document.text if isinstance(document, Document) else ""

    def sources(self, event: Event) -> tuple[str, ...]:
        """The documents that tell of an event, the first of them the one its title is from; copies are not counted."""
        named = dict.fromkeys(words.document for words in event.evidence)
        return tuple(dict.fromkeys(self.original(document) for document in named))

    def source_names(self, event: Event, most: int = 0) -> tuple[str, ...]:
        """What the documents that tell of an event are called; with `most`, so many of them and how many more."""
        found = self.sources(event)
        names = tuple(map(self.document_name, found[: most or len(found)]))
        return (*names, f"{len(found) - len(names)} more") if len(names) < len(found) else names

    def original(self, document_id: str) -> str:
        """The document that this one gives again; itself when it is no copy."""
        document = self.documents.get(document_id)
        return document_id if document is None or document.copy_of is None else document.copy_of

    def document_name(self, document_id: str) -> str:
        """What to call a document: its title, else the heading it begins with, else its file, else its id."""
        document = self.documents.get(document_id)
        if document is None:
            return clean(document_id)
        file = document.source.rstrip("/").rpartition("/")[2]
        return clip_text(clean(document.title or _heading(document) or file or document.id).strip(), NAME)


def _heading(document: Source) -> str:
    """The heading a text begins with, "" when it begins with a paragraph or travelled without its text."""
    blocks = document.layout.blocks if isinstance(document, Document) else ()
    if not blocks or blocks[0].kind != "heading" or not isinstance(document, Document):
        return ""
    return document.text[blocks[0].span.start : blocks[0].span.end]


@kept
def index(timeline: Timeline) -> Index:
    """The index of a timeline."""
    return Index(timeline)
