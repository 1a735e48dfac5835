"""Frames: the sentences of a text with each quotation folded into one item, so that who speaks stands beside it."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from timeline_tui.extract.bits import (
    ADVERB,
    AUXILIARY,
    COLON,
    COMMA,
    COMPLEMENTISER,
    CONJUNCTION,
    CUE,
    DETERMINER,
    ENDED,
    NAME,
    OF,
    PARTICLE,
    PREPOSITION,
    PRONOUN,
    QUOTE,
    STOP,
    SUBORDINATOR,
)
from timeline_tui.extract.lexicon import Lexicon, bits_of_word
from timeline_tui.extract.marked import Marked
from timeline_tui.extract.words import Words
from timeline_tui.model import Layout, Span

_SIGNS = dict.fromkeys(",;–—―-()[]−", COMMA) | {":": COLON} | dict.fromkeys((".", "!", "?", "…", "..."), STOP)
_FUNCTION = DETERMINER | OF | PREPOSITION | CONJUNCTION | COMPLEMENTISER | SUBORDINATOR | PRONOUN | ADVERB | AUXILIARY
_AHEAD = 9
_LONGEST = 400  # items of a frame: no sentence is longer, and what looks at pairs of items stays linear
_CLOSING = frozenset(",.!?…;-–—")


class Frame:
    """A sentence as items in order: a word's index, or `~index` of a quotation; `bits` says what each may be."""

    __slots__ = ("bits", "block", "heading", "items", "lexicon", "marks", "words")

    def __init__(
        self,
        items: Sequence[int],
        bits: Sequence[int],
        words: Words,
        heading: bool,
        block: int,
        lexicon: Lexicon,
        marks: Sequence[Marked] = (),
    ) -> None:
        self.items = items
        self.marks = marks
        self.bits = bits
        self.words = words
        self.heading = heading
        self.block = block
        self.lexicon = lexicon

    def __len__(self) -> int:
        return len(self.items)

    def key(self, position: int) -> str:
        """Return the word at a position in lower case, "" for a quotation."""
        item = self.items[position]
        return self.words.keys[item] if item >= 0 else ""

    def span(self, first: int, last: int) -> Span:
        """Return the span from one position to another, both included; a lone quotation's is without its marks."""
        begin, end = self.items[first], self.items[last]
        if first == last and begin < 0:
            return self.marks[~begin].inner
        return Span(
            self.words.starts[begin] if begin >= 0 else self.marks[~begin].outer.start,
            self.words.ends[end] if end >= 0 else self.marks[~end].outer.end,
        )


class _End(NamedTuple):
    """A sentence's end: whether its block ends too, whether that is a heading, and the block's index."""

    offset: int
    last: bool
    heading: bool
    block: int


def frames(words: Words, layout: Layout, spans: Sequence[Marked], lexicon: Lexicon) -> Iterator[Frame]:
    """Yield the frames of a text in order."""
    cutter = _Cutter(words, list(_ends(layout)), spans, lexicon)
    return cutter.run()


def _ends(layout: Layout) -> Iterator[_End]:
    for number, block in enumerate(layout.blocks):
        final = len(block.sentences) - 1
        for index, sentence in enumerate(block.sentences):
            yield _End(sentence.end, index == final, block.kind == "heading", number)


class _Cutter:
    """Walks words, sentence ends and quotations side by side."""

    def __init__(self, words: Words, ends: Sequence[_End], spans: Sequence[Marked], lexicon: Lexicon) -> None:
        self.words = words
        self.ends = ends
        self.spans = spans
        self.lexicon = lexicon
        self.bits: Mapping[str, int] = lexicon.bits
        self.items: list[int] = []
        self.end = 0

    def run(self) -> Iterator[Frame]:
        quote, index, total = 0, 0, len(self.words)
        starts = self.words.starts
        while index < total:
            offset = starts[index]
            if self._passed(offset):
                yield from self._flush()
            while self.end < len(self.ends) and self.ends[self.end].offset <= offset:
                self.end += 1
            if quote < len(self.spans) and self.spans[quote].outer.start <= offset:
                index = self._fold(quote, index)
                if self._ends_with(quote, index):
                    yield from self._flush()
                quote += 1
                continue
            index = self._take(index, quote)
        yield from self._flush()

    def _take(self, index: int, quote: int) -> int:
        """Take the words up to the next sentence end or quotation; return the index after them."""
        limit = self.ends[self.end].offset if self.end < len(self.ends) else len(self.words.text) + 1
        if quote < len(self.spans):
            limit = min(limit, self.spans[quote].outer.start)
        stop = min(bisect_left(self.words.starts, limit, index), index + _LONGEST - len(self.items))
        self.items.extend(range(index, stop))
        return stop

    def _passed(self, offset: int) -> bool:
        if len(self.items) >= _LONGEST:
            return True
        return bool(self.items) and self.end < len(self.ends) and self.ends[self.end].offset <= offset

    def _fold(self, quote: int, index: int) -> int:
        self.items.append(~quote)
        end = self.spans[quote].outer.end
        while index < len(self.words) and self.words.starts[index] < end:
            index += 1
        return index

    def _ends_with(self, quote: int, index: int) -> bool:
        """Tell whether the sentence is over after a quotation that itself ends one."""
        over: _End | None = None
        while self.end < len(self.ends) and self.ends[self.end].offset <= self.spans[quote].outer.end:
            over = self.ends[self.end]
            if index >= len(self.words) or self.words.starts[index] < over.offset:
                break
            self.end += 1
        if over is None or over.offset < self.spans[quote].inner.end:
            return False
        ends = over.last or not self._goes_on(quote, index)
        if ends:
            self.end = max(0, self.end - 1)
        return ends

    def _goes_on(self, quote: int, index: int) -> bool:
        if index >= len(self.words):
            return False
        word = self.words.keys[index]
        if not self.words.capital[index] or word in _SIGNS:
            return True
        inner = self.spans[quote].inner
        if self.words.text[inner.end - 1 : inner.end] not in "?!":
            return False
        return any(self.bits.get(key, 0) & CUE for key in islice(self._clause(index), _AHEAD))

    def _clause(self, index: int) -> Iterator[str]:
        while index < len(self.words) and self.words.keys[index] not in _SIGNS:
            yield self.words.keys[index]
            index += 1

    def _flush(self) -> Iterator[Frame]:
        if not self.items:
            return
        end = self.ends[min(self.end, len(self.ends) - 1)] if self.ends else _End(0, True, False, 0)
        items, self.items = self.items, []
        bits = self._all_bits(items, end.heading or end.block == 0)
        yield Frame(items, bits, self.words, end.heading, end.block, self.lexicon, self.spans)

    def _is_title_case(self, items: Sequence[int]) -> bool:
        """Tell whether nearly every longer word begins with a capital, as in headlines of some papers."""
        longer = [item for item in items if item >= 0 and len(self.words.keys[item]) > 3]
        return len(longer) > 3 and sum(self.words.capital[item] for item in longer) * 10 >= len(longer) * 8

    def _all_bits(self, items: Sequence[int], headline: bool) -> list[int]:
        bits = [self._quote_bit(item) if item < 0 else _bit(self.words, item, self.lexicon) for item in items]
        if headline and not self.lexicon.traits.common_capitals and self._is_title_case(items):
            bits = [bit & ~NAME if bit & (_FUNCTION | CUE) else bit for bit in bits]
        first = next((position for position, bit in enumerate(bits[:4]) if not bit & (QUOTE | COMMA | STOP)), 0)
        named = bits[first] & PARTICLE and first + 1 < len(bits) and bits[first + 1] & (NAME | DETERMINER)
        if bits[first] & _FUNCTION and not named:
            bits[first] &= ~NAME
        for position in range(1, len(bits) - 1):
            # A full stop inside a sentence ends an abbreviation or an initial, and joins what it stands between.
            if bits[position] & (COMMA | COLON) and self._is_within_number(items, position):
                bits[position] = 0
            inside = bits[position] & STOP and not bits[position + 1] & (QUOTE | STOP)
            if inside and self.words.keys[items[position]] == ".":
                bits[position] = bits[position - 1] & NAME
        return bits

    def _is_within_number(self, items: Sequence[int], position: int) -> bool:
        """Tell whether a comma, a hyphen or a colon stands within a number or a time of day ("5,1", "5:20")."""
        before, item, after = items[position - 1 : position + 2]
        if min(before, item, after) < 0:
            return False
        keys, starts, ends = self.words.keys, self.words.starts, self.words.ends
        joined = ends[before] == starts[item] and ends[item] == starts[after]
        return joined and keys[before][-1].isdigit() and keys[after][0].isdigit()

    def _quote_bit(self, item: int) -> int:
        inner = self.spans[~item].inner
        return QUOTE | ENDED if self.words.text[inner.end - 1 : inner.end] in _CLOSING else QUOTE


def bits_of(words: Words, items: Sequence[int], lexicon: Lexicon) -> list[int]:
    """Return what each of the words `items` may be."""
    return [_bit(words, item, lexicon) for item in items]


def _bit(words: Words, item: int, lexicon: Lexicon) -> int:
    key, capital = words.keys[item], words.capital[item]
    bit = lexicon.bits.get(key) or _SIGNS.get(key) or 0
    if capital:
        if not bit and lexicon.endings.title:
            bit = bits_of_word(lexicon, key, True)
        return bit if bit & ADVERB and key in lexicon.times else bit | NAME
    return bit or (ADVERB if lexicon.endings.adverb and key.endswith(lexicon.endings.adverb) else 0)
