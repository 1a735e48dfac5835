"""What is known of one document, arranged so that each sentence finds its own in a moment."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from timeline_tui.events.lexicon import Lexicon
from timeline_tui.events.sentence import Sentence
from timeline_tui.events.tokens import Token, tokens
from timeline_tui.extract.mentions import People
from timeline_tui.model import Document, Expression, Finding, Moment, Quote, Span, Timex

_LONGEST = 2000  # a longer "sentence" is read in pieces: no clause is that long
_WORDS_OF_A_PHRASE = 8


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
    people: People
    findings: Sequence[Finding]
    starts: tuple[Sequence[int], Sequence[int], Sequence[int], Sequence[int]]

    @property
    def text(self) -> str:
        """The document's text."""
        return self.document.text

    def moment(self, expression: int) -> Moment | None:
        """The moment of an expression."""
        return self.timexes[expression].moment

    def sentences(self) -> Iterator[Sentence]:
        """The sentences that may tell of an event, in order; sentences of absurd length in pieces."""
        for index, block in enumerate(self.document.layout.blocks):
            for span in block.sentences:
                for piece in self._pieces(span):
                    if self._may_tell(piece):
                        yield self._sentence(piece, index, block.kind == "heading")

    def _may_tell(self, span: Span) -> bool:
        """Ask quickly for a time, a quote or a word of order."""
        times, _, _, quotes = self.starts
        if bisect_left(times, span.start) < bisect_left(times, span.end) or self._touching(span):
            return True
        if bisect_left(quotes, span.start) < bisect_left(quotes, span.end):
            return True
        words = self.people.words
        cut = words.between(span.start, span.end)
        return self.lexicon.orders(set(words.keys[cut.start : cut.stop]))

    def _pieces(self, span: Span) -> Iterator[Span]:
        start = span.start
        while span.end - start > _LONGEST:
            space = self.text.rfind(" ", start + 1, start + _LONGEST)
            end = space if space > start else start + _LONGEST
            yield Span(start, end)
            start = end
        yield Span(start, span.end)

    def _sentence(self, span: Span, block: int, heading: bool) -> Sentence:
        words = tokens(self.people.words, span.start, span.end)
        times = range(bisect_left(self.starts[0], span.start), bisect_left(self.starts[0], span.end))
        marked = [self.marked[i] for i in self._touching(span)]
        first = bisect_left(self.starts[2], span.start)
        mentions = self.mentions[first : bisect_left(self.starts[2], span.end)]
        found = Sentence(
            span.start, span.end, block, heading, self.lexicon, words,
            _cover(words, [self._extent(i) for i in times if not self._is_vague(i)]),
            _cover(words, [(self.quotes[i].start, self.quotes[i].end, i) for i in marked]),
            expressions=times, quotes=marked, mentions=mentions,
        )  # fmt: skip
        found.named.update(at for start, end, _ in mentions for at in found.tokens_of(start, end))
        found.capitals = frozenset(self._capitals(words))
        found.hard = frozenset(i for i in marked if self._is_speech(i, found))
        return found

    def quotes_in(self, sentence: Sentence) -> range:
        """Numbers of the quotes of any kind that begin in a sentence."""
        return range(bisect_left(self.starts[3], sentence.start), bisect_left(self.starts[3], sentence.end))

    def _capitals(self, words: Sequence[Token]) -> Iterator[int]:
        """Words with a capital letter that do not begin a sentence or a quotation."""
        for at in range(1, len(words)):
            if words[at - 1].is_word and self.text[words[at].start].isupper():
                yield at

    def _extent(self, number: int) -> tuple[int, int, int]:
        return self.expressions[number].start, self.expressions[number].end, number

    def _is_vague(self, number: int) -> bool:
        """A word such as "recent" dates nothing: it stays a word of its clause."""
        expression = self.expressions[number]
        return bool(expression.ref) and not expression.steps and self.timexes[number].moment is None

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
    mentions = [(m.span.start, m.span.end, people.persons[m.person].name) for m in people.mentions]
    starts = (
        [e.start for e in expressions], [quotes[i].start for i in marked], [start for start, _, _ in mentions],
        [quote.start for quote in quotes],
    )  # fmt: skip
    return Scene(document, lexicon, expressions, timexes, quotes, marked, mentions, people, findings, starts)
