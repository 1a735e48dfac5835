"""What is known of one document, arranged so that each sentence finds its own in a moment."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from timeline_tui.events.kinds import (
    AUXILIARY,
    CAPITAL,
    DETERMINER,
    FAMILY,
    HYPHEN,
    INDEFINITE,
    NAMED,
    OF,
    PARTICIPLE,
    PRONOUN,
    SAYS,
    STOP,
    THAT,
    TIME,
    VERB,
    WORD,
)  # fmt: skip
from timeline_tui.events.lexicon import Known, Lexicon
from timeline_tui.events.sentence import Sentence
from timeline_tui.extract.mentions import People
from timeline_tui.extract.timex.openings import Opening, openings
from timeline_tui.model import Document, Expression, Finding, Moment, Quote, Shift, Span, Timex

_LONGEST = 2000  # a longer "sentence" is read in pieces: no clause is that long
_WORDS_OF_A_PHRASE = 8
_LEAD = 8  # characters of a bullet or bracket before a label


class Scene(NamedTuple):
    """One document with everything read from it so far.

    `marked` are the quotes that stand between marks, in order; `labels` the labels of entries by their first time.
    """

    document: Document
    lexicon: Lexicon
    expressions: Sequence[Expression]
    timexes: Sequence[Timex]
    quotes: Sequence[Quote]
    marked: Sequence[int]
    mentions: Sequence[tuple[int, int, str]]
    persons: frozenset[str]
    people: People
    findings: Sequence[Finding]
    starts: tuple[Sequence[int], Sequence[int], Sequence[int], Sequence[int]]
    labels: Mapping[int, Opening]

    @property
    def text(self) -> str:
        """The document's text."""
        return self.document.text

    def moment(self, expression: int) -> Moment | None:
        """The moment of an expression."""
        return self.timexes[expression].moment

    def says_when(self, expression: int) -> bool:
        """Tell whether a time has a moment, or would have one if only the article said when it was written."""
        said = self.expressions[expression]
        if self.moment(expression) is not None:
            return True
        if said.type not in ("DATE", "TIME") or said.ref or said.order:
            return False
        return any(not isinstance(step, Shift) or step.amount for step in said.steps)

    def sentences(self) -> Iterator[Sentence]:
        """The sentences that may tell of an event, in order; sentences of absurd length in pieces."""
        for index, block in enumerate(self.document.layout.blocks):
            for span in block.sentences:
                for piece in self._pieces(span):
                    if self._may_tell(piece):
                        yield self._sentence(piece, index, block.kind == "heading")

    def sentence_at(self, span: Span) -> Sentence:
        """The sentence of a span, whether it may tell of an event or not."""
        piece = next(self._pieces(span))
        block = next(i for i, block in enumerate(self.document.layout.blocks) if span.end <= block.span.end)
        return self._sentence(piece, block, heading=False)

    def _may_tell(self, span: Span) -> bool:
        """Ask quickly for a time, a quote or a word of order."""
        times, _, _, quotes = self.starts
        if bisect_left(times, span.start) < bisect_left(times, span.end) or self._touching(span):
            return True
        if bisect_left(quotes, span.start) < bisect_left(quotes, span.end):
            return True
        cut = self.people.words.between(span.start, span.end)
        return self.lexicon.orders(self.people.words.keys[cut.start : cut.stop])

    def _pieces(self, span: Span) -> Iterator[Span]:
        start = span.start
        while span.end - start > _LONGEST:
            space = self.text.rfind(" ", start + 1, start + _LONGEST)
            end = space if space > start else start + _LONGEST
            yield Span(start, end)
            start = end
        yield Span(start, span.end)

    def _sentence(self, span: Span, block: int, heading: bool) -> Sentence:
        words = self.people.words
        cut = words.between(span.start, span.end)
        part = slice(cut.start, cut.stop)
        starts, ends, keys = words.starts[part], words.ends[part], words.keys[part]
        known = self.lexicon.words(keys)
        times = range(bisect_left(self.starts[0], span.start), bisect_left(self.starts[0], span.end))
        marked = [self.marked[i] for i in self._touching(span)]
        first = bisect_left(self.starts[2], span.start)
        mentions = self.mentions[first : bisect_left(self.starts[2], span.end)]
        time = _cover(starts, ends, [self._extent(i) for i in times if not self._is_vague(i)])
        quoted = _cover(starts, ends, [(self.quotes[i].start, self.quotes[i].end, i) for i in marked])
        named = _cover(starts, ends, [(start, end, 0) for start, end, _ in mentions])
        flags = _flags(known, time, named, words.capital[part], _dots(starts, ends, keys), self.lexicon.cases)
        hard = frozenset(i for i in marked if self._is_speech(i, span, starts, ends, time))
        return Sentence(
            span, block, heading, self.lexicon, (starts, ends, keys), known, flags, time, quoted, hard, times, marked,
            mentions, self.persons,
        )  # fmt: skip

    def label_of(self, sentence: Sentence) -> Opening | None:
        """The label that a sentence begins with ("14:05 – …")."""
        label = self.labels.get(sentence.expressions[0]) if sentence.expressions else None
        return label if label is not None and label.start <= sentence.start + _LEAD else None

    def quotes_in(self, sentence: Sentence) -> range:
        """Numbers of the quotes of any kind that begin in a sentence."""
        return range(bisect_left(self.starts[3], sentence.start), bisect_left(self.starts[3], sentence.end))

    def _extent(self, number: int) -> tuple[int, int, int]:
        """Where a time stands; one told again in brackets ("(2 p.m. in Kyiv)") is, with them, part of the first."""
        expression = self.expressions[number]
        start, end = expression.start, expression.end
        first = expression.said_as
        if first is None or first >= number:
            return start, end, number
        behind = end if expression.zone is None else max(end, expression.zone.end)
        opened = self.text.rfind("(", max(0, start - _LEAD), start)
        closed = self.text.find(")", behind, behind + 1)
        return (opened, closed + 1, first) if opened >= 0 and closed >= 0 else (start, end, number)

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

    def _is_speech(
        self, quote: int, span: Span, starts: Sequence[int], ends: Sequence[int], time: Sequence[int]
    ) -> bool:
        """Tell speech of its own from words quoted within a clause."""
        said = self.quotes[quote]
        if said.kind == "direct" or said.start < span.start or said.end > span.end:
            return True
        inside = range(bisect_right(ends, said.start), bisect_left(starts, said.end))
        return len(inside) > _WORDS_OF_A_PHRASE or any(time[at] >= 0 for at in inside)


def _cover(starts: Sequence[int], ends: Sequence[int], spans: Sequence[tuple[int, int, int]]) -> list[int]:
    """For each word the number of the span over it, -1 for none; spans in order, without overlaps."""
    found = [-1] * len(starts)
    for start, end, number in spans:
        for at in range(bisect_right(ends, start), bisect_left(starts, end)):
            found[at] = number
    return found


def _dots(starts: Sequence[int], ends: Sequence[int], keys: Sequence[str]) -> list[bool]:
    """For each token whether it is a point glued to the word before, with more to come."""
    last = len(keys) - 1
    return [key == "." and 0 < at < last and starts[at] == ends[at - 1] for at, key in enumerate(keys)]


def _flags(
    known: Sequence[Known], time: Sequence[int], named: Sequence[int], capital: Sequence[bool], dots: Sequence[bool],
    cases: bool,
) -> list[int]:  # fmt: skip
    """What each word may be where it stands: a time is nothing else, a name and a noun are no verbs."""
    flags: list[int] = []
    before = 0
    spared = THAT | PRONOUN if cases else THAT  # "его снесли": the word before is no determiner
    for at, word in enumerate(known):
        bits = word.alone
        if time[at] >= 0:
            bits = TIME | WORD
        elif bits & STOP and dots[at]:
            bits = HYPHEN  # the point of an abbreviation: sentences end where the layout says
        elif bits & WORD:
            if capital[at] and before & WORD:
                bits = (bits | CAPITAL) & ~VERB
            elif capital[at]:
                bits |= CAPITAL
            if named[at] >= 0:
                bits = (bits | NAMED) & ~(VERB | FAMILY | PARTICIPLE)
            if not at and bits & FAMILY:
                bits &= ~VERB  # "Talks between …": a sentence rather begins with a happening than with a verb
            if bits & VERB and before & (DETERMINER | OF | INDEFINITE) and not bits & AUXILIARY and not before & spared:
                bits &= ~(VERB | SAYS)
        flags.append(bits)
        before = bits
    return flags


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
    persons = frozenset(
        person.name for person, gender in zip(people.persons, people.genders, strict=True) if gender in ("m", "f")
    )
    starts = (
        [e.start for e in expressions], [quotes[i].start for i in marked], [start for start, _, _ in mentions],
        [quote.start for quote in quotes],
    )  # fmt: skip
    labels = {o.first: o for o in openings(document.text, document.layout, expressions) if not o.alone}
    return Scene(
        document, lexicon, expressions, timexes, quotes, marked, mentions, persons, people, findings, starts, labels
    )
