"""From marks to the events they were made on: by id where the words are the same, else by the words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from timeline_tui.marks.passages import locate
from timeline_tui.model import Document, Event, Evidence, Mark, Marked, Passage, Target, Timeline

_ENOUGH = 0.5
"""How much of the longer of two stretches must be the other's as well."""
_LATER = 1e-6
"""By how much an event's first words count for more than its second."""


class Places:
    """Things of one document (events, quotations) by id and by the words they were read from."""

    def __init__(self, document: str, text: str, things: Mapping[str, Sequence[Evidence]]) -> None:
        self.document = document
        self.text = text
        self._things = things

    def find(self, target: Target) -> str | None:
        """Return the id of the thing that something was said of, None when its words are gone."""
        if target.id in self._things and (not self.text or self._reads(target.id, target.passage.words)):
            return target.id
        span = locate(self.text, target.passage) if self.text else None
        return None if span is None else self._at(span)

    def _reads(self, thing: str, words: str) -> bool:
        evidence = self._things[thing]
        return any(one.document == self.document and one.text[: len(words)] == words for one in evidence)

    def _at(self, span: tuple[int, int]) -> str | None:
        """The thing read from that place: the one whose words are the most alike, the first among equals."""
        best, found = _ENOUGH, None
        for thing, evidence in self._things.items():
            for rank, words in enumerate(evidence):
                alike = _overlap(span, words) - rank * _LATER if words.document == self.document else 0.0
                if alike > best or (alike == best and found is None):
                    best, found = alike, thing
        return found

    def words(self, passage: Passage) -> Evidence:
        """The words as they stand now, or as they stood."""
        span = locate(self.text, passage) if self.text else None
        start, end = span or (passage.start, passage.end)
        return Evidence(self.document, start, end, self.text[start:end] if span else passage.words)


def _overlap(span: tuple[int, int], words: Evidence) -> float:
    shared = min(span[1], words.end) - max(span[0], words.start)
    return shared / max(span[1] - span[0], words.end - words.start, 1)


def marked(mark: Mark, event: str | None, evidence: Evidence) -> Marked:
    """Return a mark as a timeline shows it."""
    return Marked(mark.id, event, evidence, mark.star, mark.tags, mark.comment, mark.hidden)


def target_of(mark: Mark) -> Target:
    """Return what a mark was made on."""
    return Target(mark.id, mark.passage)


def annotated(timeline: Timeline, marks: Iterable[Mark]) -> Timeline:
    """Return a timeline with what is said in marks beside the text: stars, tags, comments, what is hidden.

    What they correct is left as it was read, for that is an input of the pipeline.
    """
    before = {one.id: one for one in timeline.marks}
    places: dict[str, Places] = {}
    found: list[Marked] = []
    for mark in marks:
        if mark.kind not in ("event", "added"):
            found += [before[mark.id]] if mark.id in before else []
            continue
        known = before.get(mark.id)
        if known is None:
            where = places.get(mark.document) or _places(timeline, mark.document)
            places[mark.document] = where
            event = where.find(target_of(mark))
            known = Marked(mark.id, event, where.words(mark.passage))
        found.append(replace(known, star=mark.star, tags=mark.tags, comment=mark.comment, hidden=mark.hidden))
    return replace(timeline, marks=tuple(found))


def _places(timeline: Timeline, document: str) -> Places:
    text = next((one.text for one in timeline.documents if one.id == document and isinstance(one, Document)), "")
    return Places(document, text, evidence_of(timeline.events, document))


def evidence_of(events: Iterable[Event], document: str) -> dict[str, Sequence[Evidence]]:
    """Return the words of the events that were read, at least in part, from one document, "" for none at all."""
    return {
        event.id: event.evidence
        for event in events
        if any(one.document == document for one in event.evidence) or (not document and not event.evidence)
    }


def settled(timeline: Timeline) -> Timeline:
    """Let the marks of several documents name the events of their common timeline, some of which are one now.

    A title that the user gave to a part is that of the whole.
    """
    if not timeline.marks:
        return timeline
    home = {event.id: event.id for event in timeline.events}
    for event in timeline.events:
        home |= dict.fromkeys(event.union.events if event.union is not None else (), event.id)
    marks = tuple(replace(one, event=home.get(one.event)) if one.event else one for one in timeline.marks)
    titles = {
        one.event: correction.now for one in marks for correction in one.corrections if correction.what == "title"
    }
    events = tuple(replace(one, title=titles.get(one.id, one.title)) for one in timeline.events)
    return replace(timeline, events=events if titles else timeline.events, marks=marks)
