"""A sentence cut into segments: the stretches between marks and connecting words that make its clauses."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from timeline_tui.events.kinds import (
    AFTER,
    AUXILIARY,
    BEFORE,
    BETWEEN,
    CAPITAL,
    COMMA,
    COORDINATOR,
    DEMONSTRATIVE,
    DETERMINER,
    FAMILY,
    HOLD,
    HYPHEN,
    INDEFINITE,
    NAMED,
    PARTICIPLE,
    PREPOSITION,
    PRONOUN,
    QUOTE_MARK,
    RELATIVE,
    SAYS,
    STOP,
    SUBJECT,
    SUBORDINATOR,
    THAT,
    TIME,
    VERB,
    WHEN,
    WORD,
)  # fmt: skip
from timeline_tui.events.lexicon import Known, Lexicon
from timeline_tui.model import Span

_LOOK_AHEAD = 16
_TOLD = 6  # tokens from a verb of saying to its "that"
_BRACKETED = 6  # tokens from one bracket to the other
_MARKS = COMMA | STOP | QUOTE_MARK | HYPHEN
_PAUSE = COMMA | STOP | COORDINATOR | RELATIVE | QUOTE_MARK
_JOINTS = THAT | WHEN | SUBORDINATOR | RELATIVE | COORDINATOR


class Segment(NamedTuple):
    """Tokens `first..last` (exclusive) with the mark before them, the word that opens them, and their first verb.

    `mark` is strong, comma or "" (none); `word` is sub, that, rel, when, before, after, and or "".
    """

    first: int
    last: int
    mark: str
    word: str
    verb: int | None


class Sentence:
    """A sentence as parallel columns of its words and marks: where each starts and ends, its key, its bits, its word.

    `time[i]` is the number of the expression over token i, `quoted[i]` of the quote, -1 for none; `hard` are the
    quotes that are speech of their own, not a word or two within the clause; `persons` are the names of human beings.
    """

    def __init__(
        self,
        span: Span,
        block: int,
        heading: bool,
        lexicon: Lexicon,
        words: tuple[Sequence[int], Sequence[int], Sequence[str]],
        known: Sequence[Known],
        flags: list[int],
        time: list[int],
        quoted: list[int],
        hard: frozenset[int],
        expressions: Sequence[int],
        quotes: Sequence[int],
        mentions: Sequence[tuple[int, int, str]],
        persons: frozenset[str],
    ) -> None:
        self.start, self.end = span.start, span.end
        self.block, self.heading = block, heading
        self.lexicon = lexicon
        self.starts, self.ends, self.keys = words
        self.known, self.flags = known, flags
        self.time, self.quoted, self.hard = time, quoted, hard
        self.expressions, self.quotes = expressions, quotes
        self.mentions, self.persons = mentions, persons

    def __len__(self) -> int:
        return len(self.starts)

    @cached_property
    def segments(self) -> list[Segment]:
        """All segments in order, without the marks between them."""
        return list(_segments(self))

    @cached_property
    def segment_of(self) -> list[int]:
        """For each token the index of its segment (that before it, for a mark)."""
        found, index, segments = [], 0, self.segments
        for at in range(len(self)):
            while index + 1 < len(segments) and segments[index + 1].first <= at:
                index += 1
            found.append(index)
        return found

    def tokens_of(self, start: int, end: int) -> range:
        """Return the indexes of the tokens that overlap `start..end` in the text."""
        return range(bisect_right(self.ends, start), bisect_left(self.starts, end))

    def width(self, at: int, kinds: int) -> int:
        """Return the width in tokens of the longest phrase of these kinds that begins at a token, 0 for none."""
        known, flags = self.known[at], self.flags[at]
        if known.begins & kinds and not flags & TIME and at + 1 < len(self.keys):
            following = self.keys[at + 1]
            for kind, rest, _ in known.phrases:
                if kind & kinds and _same(following, rest[0]) and self._fits(at + 2, rest[1:]):
                    return len(rest) + 1
        return 1 if flags & kinds else 0

    def family(self, at: int) -> str:
        """Return the kind of happening that a word or a phrase beginning with it names, "" for none."""
        known, flags = self.known[at], self.flags[at]
        if known.begins & FAMILY and not flags & TIME:
            for entry in known.phrases:
                if entry.kind & FAMILY and self._fits(at + 1, entry.rest):
                    return entry.family
        return known.family if flags & FAMILY else ""

    def _fits(self, at: int, rest: Sequence[str]) -> bool:
        for wanted in rest:
            if at >= len(self.keys) or not _same(self.keys[at], wanted):
                return False
            at += 1
        return True

    def tells(self, at: int) -> bool:
        """Tell whether a verb needs no auxiliary: it is no participle, or one that is the past tense as well."""
        return not self.flags[at] & PARTICIPLE or self.lexicon.participle_is_past

    def in_number(self, at: int) -> bool:
        """Tell whether a mark stands within a number: 3.5, 10:30."""
        if not 0 < at < len(self) - 1 or self.keys[at] not in ".,:":
            return False
        joined = self.ends[at - 1] == self.starts[at] and self.ends[at] == self.starts[at + 1]
        return joined and self.keys[at - 1][-1:].isdigit() and self.keys[at + 1][:1].isdigit()


def _same(word: str, wanted: str) -> bool:
    return word == wanted or (wanted[-1] == "*" and word.startswith(wanted[:-1]))


def _segments(sentence: Sentence) -> Iterator[Segment]:
    first, mark, word, opened = -1, "strong", "", 0
    flags, known, quoted = sentence.flags, sentence.known, sentence.quoted
    for at in range(len(flags)):
        cut = _mark(sentence, at) if flags[at] & _MARKS else ""
        edge = at > 0 and quoted[at] != quoted[at - 1] and (_hard(sentence, at) or _hard(sentence, at - 1))
        joint = (known[at].alone | known[at].begins) & _JOINTS or (at > 0 and flags[at - 1] & SAYS)
        opens = _opening_word(sentence, at) if not cut and joint and at >= opened else ""
        if opens in ("rel", "sub"):
            opened = at + sentence.width(at, RELATIVE | SUBORDINATOR)  # "in which" opens one clause, not two
        if opens == "and" and first >= 0 and _joins_names(sentence, first, at):
            opens = ""
        governed = opens == "rel" and first == at - 1 and flags[first] & PREPOSITION and not flags[first] & DETERMINER
        if governed and not cut and not edge:  # ", con quien …": the preposition goes with its pronoun
            word, opens = "rel", ""
            continue
        if (cut or opens or edge) and first >= 0:
            yield Segment(first, at, mark, word, _head_verb(sentence, first, at, mark, word))
            first, mark, word = -1, "strong" if edge else "", ""
        if cut:
            mark = "strong" if "strong" in (mark, cut) else cut
        elif first < 0:
            first, word = at, opens
    if first >= 0:
        yield Segment(first, len(sentence), mark, word, _head_verb(sentence, first, len(sentence), mark, word))


def _joins_names(sentence: Sentence, first: int, at: int) -> bool:
    """Tell whether a coordinator joins two subjects or the two sides of "between", not two clauses."""
    if _verb(sentence, first, at) is None:
        return not any(sentence.flags[i] & TIME for i in range(first, at))
    between = next((i for i in range(at - 1, first - 1, -1) if sentence.flags[i] & (BETWEEN | COORDINATOR)), -1)
    return between >= 0 and bool(sentence.flags[between] & BETWEEN)


def _head_verb(sentence: Sentence, first: int, last: int, mark: str, word: str) -> int | None:
    """The first finite verb, or the participle that begins an insertion ("the plant, closed in 2022, …")."""
    verb = _verb(sentence, first, last)
    if verb is None and word == "and" and first + 1 < last:
        return _elliptic_verb(sentence, first + 1, last)
    return first if verb is None and mark == "comma" and sentence.flags[first] & PARTICIPLE else verb


def _verb(sentence: Sentence, first: int, last: int) -> int | None:
    return next((at for at in range(first, last) if sentence.flags[at] & VERB), None)


def _mark(sentence: Sentence, at: int) -> str:
    flags = sentence.flags[at]
    if flags & QUOTE_MARK:
        return "strong" if _hard(sentence, at - 1) or _hard(sentence, at + 1) else ""
    if flags & HYPHEN:
        return "strong" if _spaced(sentence, at) else ""
    if _soft(sentence, at) or sentence.in_number(at) or _in_brackets(sentence, at) or _in_list(sentence, at):
        return ""
    return "comma" if flags & COMMA else "strong"


def _spaced(sentence: Sentence, at: int) -> bool:
    before = at == 0 or sentence.ends[at - 1] < sentence.starts[at]
    return before and (at + 1 == len(sentence) or sentence.ends[at] < sentence.starts[at + 1])


def _hard(sentence: Sentence, at: int) -> bool:
    return 0 <= at < len(sentence) and sentence.quoted[at] in sentence.hard


def _soft(sentence: Sentence, at: int) -> bool:
    """A word or two in quotation marks are part of the clause around them, whatever marks they hold."""
    return sentence.quoted[at] >= 0 and sentence.quoted[at] not in sentence.hard


def _in_brackets(sentence: Sentence, at: int) -> bool:
    """Tell whether a mark belongs to a few words or numbers in brackets ("2:1 (0:1)"), which part no clause."""
    low, high = max(at - _BRACKETED, 0), min(at + _BRACKETED, len(sentence))
    opened = next((i for i in range(at, low - 1, -1) if sentence.keys[i] == "("), -1)
    closed = next((i for i in range(at, high) if sentence.keys[i] == ")"), -1)
    if opened < 0 or closed < 0 or closed - opened > _BRACKETED:
        return False
    return not any(sentence.flags[i] & (VERB | TIME) for i in range(opened, closed))


def _in_list(sentence: Sentence, at: int) -> bool:
    """Tell whether a comma parts names of one list, which ends with "and": "Anna Brook, Paul Reed and Mark Hale"."""
    flags = sentence.flags
    if not flags[at] & COMMA or not at or not flags[at - 1] & NAMED:
        return False
    first, last = at - 1, at + 1
    while first > 0 and flags[first - 1] & NAMED:
        first -= 1
    if first > 0 and flags[first - 1] & (PREPOSITION | SAYS):
        return False  # "In Paris, Anna Brook and Mark Hale met"
    if last < len(sentence) and flags[last] & COORDINATOR:  # the comma before "and", in a list that has another
        listed = first > 1 and flags[first - 1] & COMMA and flags[first - 2] & NAMED
        return bool(listed) and last + 1 < len(sentence) and bool(flags[last + 1] & NAMED)
    high = min(at + _LOOK_AHEAD, len(sentence) - 1)
    while last < high and (flags[last] & NAMED or (flags[last] & COMMA and flags[last - 1] & NAMED)):
        last += 1
    return last - at > 1 and last < high and bool(flags[last] & COORDINATOR and flags[last + 1] & NAMED)


def _opening_word(sentence: Sentence, at: int) -> str:
    if sentence.flags[at] & TIME or _soft(sentence, at) or _is_enclitic(sentence, at):
        return ""
    if sentence.width(at, WHEN) and _after_mark(sentence, at):
        return "when"
    if width := sentence.width(at, SUBORDINATOR):
        return _subordinate(sentence, at, width)
    governed = at > 0 and sentence.flags[at - 1] & PREPOSITION and sentence.flags[at] & DEMONSTRATIVE  # "of that type"
    if sentence.width(at, THAT) and not governed and (_is_complement(sentence, at) or _verb_ahead(sentence, at + 1)):
        return "that"
    if sentence.width(at, RELATIVE) and _may_relate(sentence, at):
        return "rel"
    if sentence.lexicon.bare_that and _tells_bare(sentence, at):
        return "that"
    if sentence.width(at, COORDINATOR):
        return "and" if _clause_ahead(sentence, at + 1) or _shares_auxiliary(sentence, at) else ""
    return ""


def _after_mark(sentence: Sentence, at: int) -> bool:
    """Where commas stand before clauses, a word without one opens none: "als Tochter geboren"."""
    if not sentence.lexicon.comma_before_that or not at:
        return True
    return bool(sentence.flags[at - 1] & (COMMA | STOP | QUOTE_MARK | HYPHEN | COORDINATOR | TIME))


def _is_complement(sentence: Sentence, at: int) -> bool:
    """Tell whether "that" opens what is said, by what stands before it."""
    if not at:
        return False
    if sentence.lexicon.comma_before_that:
        return bool(sentence.flags[at - 1] & COMMA)
    for before in range(at - 1, max(at - _TOLD, -1), -1):  # "informed the board that …"
        if sentence.flags[before] & (COMMA | STOP) or (before == at - 1 and sentence.flags[before] & PREPOSITION):
            break
        if sentence.flags[before] & SAYS:
            return True
    return False


def _subordinate(sentence: Sentence, at: int, width: int) -> str:
    """A subordinator that is a preposition as well ("after", "since") opens a clause only with a verb ahead."""
    order = "before" if sentence.width(at, BEFORE) else "after" if sentence.width(at, AFTER) else ""
    if not order:
        alone = width == 1 and sentence.flags[at] & PREPOSITION and not sentence.flags[at] & DETERMINER
        return "sub" if not alone or _verb_ahead(sentence, at + 1) else ""
    return order if width > 1 or _verb_ahead(sentence, at + width) else ""


def _is_enclitic(sentence: Sentence, at: int) -> bool:
    """A word glued to the one before ("reunir-se") opens nothing."""
    if not at or not sentence.flags[at - 1] & WORD or sentence.ends[at - 1] != sentence.starts[at]:
        return False
    return not sentence.keys[at - 1].endswith("'")


def _may_relate(sentence: Sentence, at: int) -> bool:
    """A relative that may be an article as well ("der") is one only after a comma, with a verb ahead.

    So is any relative where the language sets commas before them.
    """
    flags = sentence.flags
    if flags[at] & THAT and (not at or not flags[at - 1] & COMMA):
        return False
    if not flags[at] & (DETERMINER | THAT) and not sentence.lexicon.comma_before_that:
        return True
    back = at - 2 if at > 1 and flags[at - 1] & PREPOSITION else at - 1
    if back < 0 or not flags[back] & COMMA:
        return False
    if not flags[at] & (DETERMINER | THAT | PRONOUN | SUBORDINATOR) or not sentence.lexicon.comma_before_that:
        return True  # "який" is nothing else, and ", que" hardly
    if not sentence.lexicon.verb_last:
        return _verb_ahead(sentence, at + 1)
    return _verb_at_end(sentence, at + 1) or (at + 1 < len(sentence) and bool(flags[at + 1] & SUBJECT))


def _verb_at_end(sentence: Sentence, at: int) -> bool:
    """Tell whether the last word before the next mark is a verb, as in clauses that depend on another."""
    last = next((i for i in range(at, len(sentence)) if sentence.flags[i] & (COMMA | STOP)), len(sentence)) - 1
    return last > at and bool(sentence.flags[last] & (VERB | PARTICIPLE))


def _tells_bare(sentence: Sentence, at: int) -> bool:
    """Tell whether what is said begins right after the verb of saying, without "that": "said the talks failed"."""
    flags = sentence.flags
    if not at or not flags[at - 1] & SAYS or not flags[at - 1] & VERB or flags[at - 1] & HOLD:
        return False
    if not flags[at] & (DETERMINER | INDEFINITE | SUBJECT | CAPITAL | NAMED):
        return False
    for ahead in range(at + 1, min(at + _LOOK_AHEAD, len(sentence))):
        if flags[ahead] & (COMMA | STOP | QUOTE_MARK | RELATIVE | SUBORDINATOR | WHEN):
            return False
        if flags[ahead] & VERB:
            return not flags[ahead - 1] & COORDINATOR  # "acknowledged the alarm and opened the case"
    return False


def _clause_ahead(sentence: Sentence, at: int) -> bool:
    """Tell whether what a coordinator goes on with is a clause with a time of its own."""
    verb = helped = timed = False
    parted = at > 1 and bool(sentence.flags[at - 2] & COMMA)  # "…, and at 10:15 traffic was back"
    for ahead in range(at, min(at + _LOOK_AHEAD, len(sentence))):
        flags = sentence.flags[ahead]
        if flags & (COMMA | STOP) or (verb and flags & THAT) or (flags & RELATIVE and not flags & DETERMINER):
            return False
        if timed and flags & VERB and sentence.flags[ahead - 1] & TIME and sentence.tells(ahead):
            return True  # "und … vier Stunden später verglühte er"
        timed = timed or bool(flags & TIME)
        if verb and (flags & TIME or (timed and parted)):
            return True
        helped = helped or bool(flags & AUXILIARY)
        # "e cinque feriti il bilancio dello schianto avvenuto ieri": a participle alone is no clause
        verb = verb or bool(flags & VERB and (helped or ahead == at or sentence.tells(ahead)))
    return False


def _shares_auxiliary(sentence: Sentence, at: int) -> bool:
    """Tell whether a coordinator goes on with a participle that has a time of its own, as the one before it has.

    "was arrested on Monday and freed a week later"; where verbs come last, any last word may be one.
    """
    flags = sentence.flags
    last = next((i for i in range(at + 1, len(flags)) if flags[i] & _PAUSE), len(flags)) - 1
    if last - at > _LOOK_AHEAD or last <= at or not any(flags[i] & TIME for i in range(at + 1, last + 1)):
        return False
    if _elliptic_verb(sentence, at + 1, last + 1) is None:
        return False
    timed = False
    for before in range(at - 1, max(at - _LOOK_AHEAD, -1), -1):
        if flags[before] & (COMMA | STOP):
            break
        timed = timed or bool(flags[before] & TIME)
        if flags[before] & AUXILIARY and timed:
            return True
    return False


def _elliptic_verb(sentence: Sentence, first: int, last: int) -> int | None:
    """Return the participle of `first..last` (exclusive) that has its auxiliary from the clause before."""
    flags = sentence.flags
    if sentence.lexicon.verb_last:
        done = last - 2 if flags[last - 1] & AUXILIARY and last - first > 1 else last - 1  # "… bestätigt worden"
        return done if flags[done] & WORD and not flags[done] & (TIME | CAPITAL | AUXILIARY) else None
    return first if flags[first] & PARTICIPLE and not flags[first] & (NAMED | AUXILIARY) else None


def _verb_ahead(sentence: Sentence, at: int) -> bool:
    for ahead in range(at, min(at + _LOOK_AHEAD, len(sentence))):
        flags = sentence.flags[ahead]
        if flags & (COMMA | STOP):
            return False
        if flags & VERB:
            return True
    return False
