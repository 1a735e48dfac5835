"""A sentence cut into segments: the stretches between marks and connecting words that make its clauses."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from timeline_tui.events.lexicon import Lexicon, Phrases
from timeline_tui.events.tokens import Token

COMMAS = frozenset(",،、")
QUOTE_MARKS = frozenset('"“”„«»‹›‘’‚')
_STRONG = frozenset(";:–—―()[]{}.!?…|•·*→")
_LOOK_AHEAD = 16


@dataclass(frozen=True, slots=True)
class Segment:
    """Tokens `first..last` (exclusive) with the mark before them, the word that opens them, and their first verb.

    `mark` is strong, comma or "" (none); `word` is sub, that, rel, when, before, after, and or "".
    """

    first: int
    last: int
    mark: str
    word: str
    verb: int | None


@dataclass(eq=False)
class Sentence:
    """A sentence with its tokens; `time[i]` is the index of the expression over token i, `quoted[i]` of the quote.

    Both are -1 for none; `named` are the tokens of names, `capitals` others that a capital letter makes names or nouns;
    `hard` are the quotes that are speech of their own, not a word or two within the clause.
    """

    start: int
    end: int
    block: int
    heading: bool
    lexicon: Lexicon
    words: list[Token]
    time: list[int]
    quoted: list[int]
    hard: frozenset[int] = frozenset()
    expressions: Sequence[int] = ()
    quotes: Sequence[int] = ()
    mentions: Sequence[tuple[int, int, str]] = ()
    named: set[int] = field(default_factory=set)
    capitals: frozenset[int] = frozenset()

    @cached_property
    def segments(self) -> list[Segment]:
        """All segments in order, without the marks between them."""
        return list(_segments(self))

    @cached_property
    def segment_of(self) -> list[int]:
        """For each token the index of its segment (that before it, for a mark)."""
        found, index = [], 0
        for at in range(len(self.words)):
            while index + 1 < len(self.segments) and self.segments[index + 1].first <= at:
                index += 1
            found.append(index)
        return found

    def tokens_of(self, start: int, end: int) -> range:
        """Return the indexes of the tokens that overlap `start..end` in the text."""
        first = next((i for i, word in enumerate(self.words) if word.end > start), len(self.words))
        last = next((i for i in range(first, len(self.words)) if self.words[i].start >= end), len(self.words))
        return range(first, last)

    def is_verb(self, at: int) -> bool:
        """Tell whether a token is a finite verb, as far as its form and the word before it show."""
        if self.time[at] >= 0 or at in self.named or at in self.capitals:
            return False
        word, lexicon = self.words[at].key, self.lexicon
        if word in lexicon.auxiliaries:
            return True
        return lexicon.is_finite(word) and not (at and _makes_noun(lexicon, self.words[at - 1].key))

    def starts(self, phrases: Phrases, at: int) -> int:
        """Return the width in tokens of a phrase of the list that begins at a token outside times, 0 for none."""
        return phrases.find(self.words, at)[0] if self.time[at] < 0 else 0


def _makes_noun(lexicon: Lexicon, before: str) -> bool:
    if before in lexicon.that:
        return False
    return before in lexicon.determiners or before in lexicon.of or before in lexicon.indefinite


def _segments(sentence: Sentence) -> Iterator[Segment]:
    first, mark, word = -1, "strong", ""
    for at in range(len(sentence.words)):
        cut = _mark(sentence, at)
        opens = "" if cut else _opening_word(sentence, at)
        if (cut or opens or _edge(sentence, at)) and first >= 0:
            yield Segment(first, at, mark, word, _verb(sentence, first, at))
            first, mark, word = -1, "strong" if _edge(sentence, at) else "", ""
        if cut:
            mark = "strong" if "strong" in (mark, cut) else cut
        elif first < 0:
            first, word = at, opens
    if first >= 0:
        yield Segment(first, len(sentence.words), mark, word, _verb(sentence, first, len(sentence.words)))


def _verb(sentence: Sentence, first: int, last: int) -> int | None:
    return next((at for at in range(first, last) if sentence.is_verb(at)), None)


def _mark(sentence: Sentence, at: int) -> str:
    if sentence.time[at] >= 0 or in_number(sentence, at):
        return ""
    key = sentence.words[at].key
    if key in COMMAS:
        return "comma" if not _soft(sentence, at) else ""
    if key in QUOTE_MARKS:
        return "strong" if _hard(sentence, at - 1) or _hard(sentence, at + 1) else ""
    if key in _STRONG:
        return "strong" if not _soft(sentence, at) else ""
    return "strong" if key in "-−" and _spaced(sentence, at) else ""


def in_number(sentence: Sentence, at: int) -> bool:
    """A point or comma between digits parts nothing: 3.5, 10:30."""
    words = sentence.words
    if not 0 < at < len(words) - 1 or words[at].key not in ".,:":
        return False
    left, right = words[at - 1], words[at + 1]
    joined = left.end == words[at].start and words[at].end == right.start
    return joined and left.key[-1].isdigit() and right.key[0].isdigit()


def _spaced(sentence: Sentence, at: int) -> bool:
    words = sentence.words
    before = at == 0 or words[at - 1].end < words[at].start
    return before and (at + 1 == len(words) or words[at].end < words[at + 1].start)


def _hard(sentence: Sentence, at: int) -> bool:
    return 0 <= at < len(sentence.words) and sentence.quoted[at] in sentence.hard


def _soft(sentence: Sentence, at: int) -> bool:
    """A word or two in quotation marks are part of the clause around them, whatever marks they hold."""
    return sentence.quoted[at] >= 0 and sentence.quoted[at] not in sentence.hard


def _edge(sentence: Sentence, at: int) -> bool:
    return (
        at > 0 and sentence.quoted[at] != sentence.quoted[at - 1] and (_hard(sentence, at) or _hard(sentence, at - 1))
    )


def _opening_word(sentence: Sentence, at: int) -> str:
    if sentence.time[at] >= 0 or _soft(sentence, at) or _is_enclitic(sentence, at):
        return ""
    lexicon = sentence.lexicon
    if sentence.starts(lexicon.when, at):
        return "when"
    if width := sentence.starts(lexicon.subordinators, at):
        order = (
            "before" if sentence.starts(lexicon.before, at) else "after" if sentence.starts(lexicon.after, at) else ""
        )
        if not order:
            return "sub"
        return order if width > 1 or _verb_ahead(sentence, at + width) else ""
    if sentence.starts(lexicon.that, at):
        return "that" if _verb_ahead(sentence, at + 1) else ""
    if sentence.starts(lexicon.relatives, at) and _may_relate(sentence, at):
        return "rel"
    if sentence.starts(lexicon.coordinators, at):
        return "and" if _clause_ahead(sentence, at + 1) else ""
    return ""


def _is_enclitic(sentence: Sentence, at: int) -> bool:
    """A word glued to the one before ("reunir-se") opens nothing."""
    if not at:
        return False
    before = sentence.words[at - 1]
    return before.is_word and before.end == sentence.words[at].start and not before.key.endswith("'")


def _may_relate(sentence: Sentence, at: int) -> bool:
    """A relative that may be an article as well ("der", "die") is one only after a comma, with a verb ahead."""
    key = sentence.words[at].key
    if key not in sentence.lexicon.determiners and key not in sentence.lexicon.that:
        return True
    back = at - 2 if at > 1 and sentence.words[at - 1].key in sentence.lexicon.prepositions else at - 1
    return back >= 0 and sentence.words[back].key in COMMAS and _verb_ahead(sentence, at + 1)


def _clause_ahead(sentence: Sentence, at: int) -> bool:
    """Tell whether what a coordinator goes on with is a clause with a time of its own."""
    verb = False
    for ahead in range(at, min(at + _LOOK_AHEAD, len(sentence.words))):
        key = sentence.words[ahead].key
        if key in _STRONG or key in COMMAS or (verb and sentence.starts(sentence.lexicon.that, ahead)):
            return False
        if sentence.time[ahead] >= 0 and verb:
            return True
        verb = verb or sentence.is_verb(ahead)
    return False


def _verb_ahead(sentence: Sentence, at: int) -> bool:
    for ahead in range(at, min(at + _LOOK_AHEAD, len(sentence.words))):
        if sentence.words[ahead].key in _STRONG or sentence.words[ahead].key in COMMAS:
            return False
        if sentence.is_verb(ahead):
            return True
    return False
