"""The article itself, with the words that an event, a time or a quotation was read from marked in it."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import merge
from itertools import accumulate
from typing import NamedTuple

from timeline_tui.model import Event, Timeline
from timeline_tui.present.index import index
from timeline_tui.present.line import Line, Role, breaks
from timeline_tui.present.query import fold
from timeline_tui.present.safe import clean

_STRENGTH: tuple[Role, ...] = ("text", "source.quote", "source.timex", "source.event", "match")


class Mark(NamedTuple):
    """Characters `start` to `end` of the text, in a role. Marks of a view are in order and do not overlap."""

    start: int
    end: int
    role: Role


class SourceLine(NamedTuple):
    """One row of the wrapped text: characters `start` to `end`, and how they look."""

    start: int
    end: int
    line: Line


@dataclass(frozen=True)
class SourceView:
    """A document's text with marks; `focus` is the offset to scroll to."""

    text: str
    marks: tuple[Mark, ...]
    focus: int

    def rows(self, width: int) -> list[tuple[int, int]]:
        """The (start, end) of every row when the text is wrapped to `width` cells."""
        rows: list[tuple[int, int]] = []
        at = 0
        for paragraph in self.text.split("\n"):
            rows.extend((at + start, at + end) for start, end in breaks(paragraph, width, width))
            at += len(paragraph) + 1
        return rows

    def line(self, start: int, end: int) -> SourceLine:
        """The row of those characters."""
        segments, at = [], start
        for number in range(bisect_right(self.marks, start, key=lambda mark: mark.end), len(self.marks)):
            mark = self.marks[number]
            if mark.start >= end:
                break
            if mark.start > at:
                segments.append((clean(self.text[at : mark.start]), "text"))
            segments.append((clean(self.text[max(at, mark.start) : min(end, mark.end)]), mark.role))
            at = min(end, mark.end)
        if at < end:
            segments.append((clean(self.text[at:end]), "text"))
        return SourceLine(start, end, tuple(segments))

    def lines(self, width: int) -> list[SourceLine]:
        """The whole text wrapped to `width` cells. For long texts ask `rows` once and `line` for what is seen."""
        return [self.line(start, end) for start, end in self.rows(width)]


def source_view(
    timeline: Timeline, document: str, event_id: str | None = None, matches: Sequence[tuple[int, int]] = ()
) -> SourceView:
    """The text of a document with its times and quotations, an event's words, and search matches marked."""
    known = index(timeline)
    event = known.event(event_id or "")
    text = known.text(document)
    spans = list(_spans(timeline, document, event))
    spans += [(start, end, "match") for start, end in matches]
    own = [start for start, _, role in spans if role == "source.event"]
    focus = matches[0][0] if matches else min(own, default=0)
    return SourceView(text, tuple(flatten(spans, len(text))), min(focus, len(text)))


def _spans(timeline: Timeline, document: str, event: Event | None) -> Iterable[tuple[int, int, Role]]:
    for timex in timeline.timexes:
        if timex.document == document:
            yield timex.start, timex.end, "source.timex"
    for quote in timeline.quotes:
        if quote.document == document:
            yield quote.start, quote.end, "source.quote"
        for words in quote.witnesses:
            if words.document == document:
                yield words.start, words.end, "source.quote"
    for words in event.evidence if event else ():
        if words.document == document:
            yield words.start, words.end, "source.event"


def flatten(spans: Iterable[tuple[int, int, Role]], length: int) -> list[Mark]:
    """Turn overlapping spans into marks that do not overlap; where several meet, the strongest role shows."""
    opens: list[tuple[int, int, int]] = []
    closes: list[tuple[int, int, int]] = []
    for start, end, role in spans:
        if 0 <= start < end <= length:
            opens.append((start, 1, _STRENGTH.index(role)))
            closes.append((end, -1, _STRENGTH.index(role)))
    depth = [0] * len(_STRENGTH)
    marks: list[Mark] = []
    at = shown = 0
    for place, step, strength in merge(sorted(closes), sorted(opens), key=lambda edge: edge[0]):
        if place > at and shown:
            _add(marks, Mark(at, place, _STRENGTH[shown]))
        depth[strength] += step
        at, shown = place, max((level for level, count in enumerate(depth) if count), default=0)
    return marks


def _add(marks: list[Mark], mark: Mark) -> None:
    if marks and marks[-1].end == mark.start and marks[-1].role == mark.role:
        mark = Mark(marks.pop().start, mark.end, mark.role)
    marks.append(mark)


class _Folds(dict[str, str]):
    """Characters and their folded forms, each folded once."""

    def __missing__(self, character: str) -> str:
        self[character] = folded = fold(character)
        return folded


def occurrences(text: str, words: str) -> list[tuple[int, int]]:
    """Where `words` stand in `text`, accents and case aside: (start, end) offsets into the text itself."""
    if not (sought := fold(words)):
        return []
    folds = _Folds()
    folded = "".join(map(folds.__getitem__, text))
    hits, at = [], folded.find(sought)
    while at >= 0:
        hits.append((at, at + len(sought)))
        at = folded.find(sought, at + len(sought))
    if all(len(folded) == 1 for folded in folds.values()):
        return hits
    # A folded character may be longer or shorter than the one it stands for: count where each begins.
    starts = list(accumulate((len(folds[character]) for character in text), initial=0))
    return [(bisect_right(starts, start) - 1, bisect_right(starts, end) - 1) for start, end in hits]
