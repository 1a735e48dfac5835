"""What is known of one document, arranged so that each sentence finds its own in a moment."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from timeline_tui.events.lexicon import Lexicon
from timeline_tui.events.sentence import Sentence
from timeline_tui.events.tokens import Token, tokens
from timeline_tui.model import Document, Expression, Finding, Moment, Quote, Span, Timex

_LONGEST = 2000  # a longer "sentence" is read in pieces: no clause is that long
_WORDS_OF_A_PHRASE = 8


class People(Protocol):
    """Who is named where: (start, end, full name) of every mention, in order."""

    @property
    def mentions(self) -> Sequence[tuple[int, int, str]]:
        """All mentions."""
        ...


@dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """One document with everything read from it so far; `marked` are the quotes that stand between marks, in order."""

    document: Document
    lexicon: Lexicon
    expressions: Sequence[Expression]
    timexes: Sequence[Timex]
    quotes: Sequence[Quote]
    marked: Sequence[int]
    mentions: Sequence[tuple[int, int, str]]
    findings: Sequence[Finding]
    starts: tuple[Sequence[int], Sequence[int], Sequence[int]]

    @property
    def text(self) -> str:
        """The document's text."""
        return self.document.text

    def moment(self, expression: int) -> Moment | None:
        """The moment of an expression."""
        return self.timexes[expression].moment

    def sentences(self) -> Iterator[Sentence]:
        """All sentences, read when asked for; sentences of absurd length in pieces."""
        for index, block in enumerate(self.document.layout.blocks):
            for span in block.sentences:
                for piece in self._pieces(span):
                    yield self._sentence(piece, index, block.kind == "heading")

    def _pieces(self, span: Span) -> Iterator[Span]:
        start = span.start
        while span.end - start > _LONGEST:
            space = self.text.rfind(" ", start + 1, start + _LONGEST)
            end = space if space > start else start + _LONGEST
            yield Span(start, end)
            start = end
        yield Span(start, span.end)

    def _sentence(self, span: Span, block: int, heading: bool) -> Sentence:
        words = tokens(self.text, span.start, span.end, self.lexicon.elided)
        times = range(bisect_left(self.starts[0], span.start), bisect_left(self.starts[0], span.end))
        marked = [self.marked[i] for i in self._touching(span)]
        first = bisect_left(self.starts[2], span.start)
        mentions = self.mentions[first : bisect_left(self.starts[2], span.end)]
        found = Sentence(
            span.start, span.end, block, heading, self.lexicon, words,
            _cover(words, [(self.expressions[i].start, self.expressions[i].end, i) for i in times]),
            _cover(words, [(self.quotes[i].start, self.quotes[i].end, i) for i in marked]),
            expressions=times, quotes=marked, mentions=mentions,
        )  # fmt: skip
        found.named.update(at for start, end, _ in mentions for at in found.tokens_of(start, end))
        found.hard = frozenset(i for i in marked if self._is_speech(i, found))
        return found

    def _touching(self, span: Span) -> range:
        """Positions in `marked` of the quotes that overlap a span: they do not overlap one another."""
        first = bisect_right(self.starts[1], span.start) - 1
        if first < 0 or self.quotes[self.marked[first]].end <= span.start:
            first += 1
        return range(first, bisect_left(self.starts[1], span.end))

    def _is_speech(self, quote: int, sentence: Sentence) -> bool:
        """Tell speech of its own from words quoted within a clause."""
        if self.quotes[quote].start < sentence.start or self.quotes[quote].end > sentence.end:
            return True
        inside = [at for at, q in enumerate(sentence.quoted) if q == quote]
        if any(sentence.time[at] >= 0 for at in inside):
            return True
        return self.quotes[quote].kind == "direct" or len(inside) > _WORDS_OF_A_PHRASE


def _cover(words: Sequence[Token], spans: Sequence[tuple[int, int, int]]) -> list[int]:
    """For each word the number of the span over it, -1 for none; spans in order, without overlaps."""
    found, position = [], 0
    for word in words:
        while position < len(spans) and spans[position][1] <= word.start:
            position += 1
        inside = position < len(spans) and spans[position][0] < word.end
        found.append(spans[position][2] if inside else -1)
    return found


def scene(
    document: Document,
    expressions: Sequence[Expression],
    timexes: Sequence[Timex],
    quotes: Sequence[Quote],
    people: People,
    findings: Sequence[Finding],
    lexicon: Lexicon,
) -> Scene:
    """Arrange a document; expressions and timexes are index-aligned and, like quotes and mentions, in text order."""
    marked = [i for i, quote in enumerate(quotes) if quote.kind != "indirect"]
    mentions = people.mentions
    starts = ([e.start for e in expressions], [quotes[i].start for i in marked], [start for start, _, _ in mentions])
    return Scene(document, lexicon, expressions, timexes, quotes, marked, mentions, findings, starts)
