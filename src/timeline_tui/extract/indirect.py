"""Indirect speech: the clause a cue reports without marks."""

from collections.abc import Iterator, Sequence

from timeline_tui.extract.bits import (
    ADVERB,
    ASKING,
    AUXILIARY,
    COLON,
    COMMA,
    COMPLEMENTISER,
    CONJUNCTION,
    CUE,
    DETERMINER,
    MANNER,
    NAME,
    OF,
    PREPOSITION,
    PRONOUN,
    QUOTE,
    RELATIVE,
    STOP,
    SUBORDINATOR,
)
from timeline_tui.extract.frames import Frame
from timeline_tui.extract.lexicon import Lexicon
from timeline_tui.extract.phrases import walk_right
from timeline_tui.extract.said import Said

_SIGN = COMMA | COLON | STOP | QUOTE
_GAP = 12
_SHORT = 3


def reported(frame: Frame, said: Sequence[Said], lexicon: Lexicon) -> Iterator[tuple[Said, int, int]]:
    """Yield each cue with the positions (both included) of the clause it reports; clauses with marks left out."""
    taken = -1
    for index, one in enumerate(said):
        if one.first <= taken:
            continue
        following = said[index + 1] if index + 1 < len(said) else None
        for first, last in _clauses(frame, one, following, lexicon):
            if first <= taken:
                continue
            short = 2 if frame.bits[0] & MANNER or one.group == "source" else _SHORT
            if last - first + 1 >= short and not any(bits & QUOTE for bits in frame.bits[first : last + 1]):
                taken = max(taken, last)
                yield one, first, last


def _clauses(frame: Frame, one: Said, following: Said | None, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    unheard = one.side == "none" and (one.form == "part" or (lexicon.traits.inverted and not one.nobody))
    if one.group in ("call", "noun") or unheard:
        return
    if one.group == "source":
        yield from _by_source(frame, one)
        return
    start = _as_said(frame, one)
    if start is None:
        start = _promised(frame, one, lexicon)
    if start is None:
        start = _complement(frame, one, lexicon)
    if start is not None:
        yield start, _end(frame, start, following)
    else:
        yield from _around(frame, one)


def _promised(frame: Frame, one: Said, lexicon: Lexicon) -> int | None:
    """Where an infinitive begins that says what was promised or asked for ("vowed to stay", "asked them to go")."""
    if frame.key(one.last) not in lexicon.promising:
        return None
    for index in range(one.last + 1, min(len(frame) - 1, one.last + _GAP)):
        if frame.key(index) in lexicon.infinitive:
            return index
        if frame.bits[index] & (_SIGN | COMPLEMENTISER | CUE | AUXILIARY):
            break
    return None


def _as_said(frame: Frame, one: Said) -> int | None:
    """Where the clause begins after "As the agency reported,": behind the comma."""
    if not frame.bits[0] & MANNER or one.first > _GAP or one.group == "report":
        return None
    last = max(one.last, one.subject.last if one.subject else 0)
    for index in range(last + 1, min(len(frame) - 1, last + _GAP)):
        if frame.bits[index] & COMMA:
            return index + 1
        if frame.bits[index] & (COMPLEMENTISER | COLON | QUOTE):
            break
    return None


def _end(frame: Frame, start: int, following: Said | None) -> int:
    """The clause goes on to the sentence's end, or to where another cue adds to it."""
    limit = len(frame)
    if following is not None and following.first > start and following.side in ("left", "right", "shared", "source"):
        edge = following.first
        if following.side == "left" and following.subject is not None:
            edge = following.subject.first
        if frame.bits[edge - 1] & (COMMA | CONJUNCTION) and edge - start > _SHORT:
            limit = edge
    last = limit - 1
    while last > start and frame.bits[last] & (COMMA | COLON | STOP | CONJUNCTION):
        last -= 1
    return last


def _complement(frame: Frame, one: Said, lexicon: Lexicon) -> int | None:
    """Where the reported clause begins: at "that", or (in languages that drop it) at its own subject."""
    after = one.last + 1
    if one.side == "right" and one.subject is not None:
        after = one.subject.last + 1
    for index in range(after, min(len(frame), after + _GAP)):
        bits = frame.bits[index]
        if bits & COMPLEMENTISER or (bits & ASKING and index == after and _may_ask(frame, one)):
            if lexicon.traits.bare and any(bits & AUXILIARY for bits in frame.bits[after:index]):
                break
            return index
        if bits & (STOP | COLON) or (bits & COMMA and not _that_follows(frame, index, lexicon)):
            break
    if lexicon.traits.comma_clause:
        return _after_comma(frame, one, after)
    return _bare(frame, one, after) if lexicon.traits.bare else None


def _may_ask(frame: Frame, one: Said) -> bool:
    """Tell whether "whether" or "why" after a verb of saying begins what is asked, not when it was said."""
    beside = any(bits & QUOTE for bits in frame.bits[: one.first])
    return one.group == "say" and one.form != "inf" and not beside


def _that_follows(frame: Frame, comma: int, lexicon: Lexicon) -> bool:
    """Tell whether "that" may still come behind a comma: right behind it, where it does not always stand so."""
    if lexicon.traits.comma_before_that:
        return True
    return comma + 1 < len(frame) and bool(frame.bits[comma + 1] & COMPLEMENTISER)


def _after_comma(frame: Frame, one: Said, after: int) -> int | None:
    """A main clause that a comma sets beside the verb of saying ("sagte, die Lage sei ernst")."""
    if one.group == "call" or one.form in ("ger", "inf"):
        return None
    for index in range(after, min(len(frame), after + _GAP)):
        if frame.bits[index] & COMMA:
            start = index + 1
            begins = start < len(frame) and _begins_clause(frame.bits[start]) and not frame.bits[start] & SUBORDINATOR
            return start if begins and _has_verb(frame, start) else None
        if frame.bits[index] & (STOP | COLON | QUOTE | CUE):
            break
    return None


def _bare(frame: Frame, one: Said, after: int) -> int | None:
    """The clause right after a verb of saying, when it begins like one and holds a verb of its own."""
    if one.side not in ("left", "shared", "none") or one.form == "inf":
        return None
    start = after
    while start < len(frame) and frame.bits[start] & ADVERB and not frame.bits[start] & NAME:
        start += 1
    if one.tell and start < len(frame) and not frame.bits[start] & _SIGN:
        start = walk_right(frame, start) + 1
    if start >= len(frame) or frame.bits[start] & _SIGN or not _begins_clause(frame.bits[start]):
        return None
    plain = frame.key(one.last) in frame.lexicon.clausal and len(frame) - start > _SHORT
    return start if plain or _has_verb(frame, start) else None


def _begins_clause(bits: int) -> bool:
    small = PREPOSITION | OF | CONJUNCTION | CUE | AUXILIARY | SUBORDINATOR
    return bool(bits & (DETERMINER | NAME | PRONOUN)) or not bits & small


def _has_verb(frame: Frame, start: int) -> bool:
    if any(bits & AUXILIARY for bits in frame.bits[start + 1 : start + 16]):
        return True
    return any(frame.key(index) in frame.lexicon.subjunctive for index in range(start, min(len(frame), start + 16)))


def _around(frame: Frame, one: Said) -> Iterator[tuple[int, int]]:
    """The sentence before ", officials said." is what they said; so are both parts around ", officials said,"."""
    if one.side not in ("left", "right") or one.subject is None or one.group != "say":
        return
    edge = min(one.first, one.subject.first)
    if edge > 0 and frame.bits[edge - 1] & MANNER:
        edge -= 1
    if edge < 2 or frame.bits[0] & COMMA or not frame.bits[edge - 1] & COMMA:
        return
    if any(bits & (QUOTE | COLON) for bits in frame.bits):
        return
    tail = max(one.last, one.subject.last, *(last for _, last in one.subject.apposed)) + 1
    if tail < len(frame) and frame.bits[tail] & COMMA and _has_verb(frame, tail):
        yield 0, edge - 2
        yield tail + 1, _end(frame, tail + 1, None)
    elif edge >= 4 and not any(bits & (CUE | COMPLEMENTISER | COMMA) for bits in frame.bits[tail : tail + _GAP]):
        yield 0, edge - 2


def _past_relative(frame: Frame, start: int) -> int:
    """Skip the comma after a source, and a relative clause set off by it."""
    while start < len(frame) and frame.bits[start] & COMMA:
        start += 1
    if start < len(frame) and start > 0 and frame.bits[start - 1] & COMMA and frame.bits[start] & RELATIVE:
        closing = next((i for i in range(start, len(frame)) if frame.bits[i] & COMMA), -1)
        return closing + 1 if 0 <= closing < len(frame) - 2 and not frame.bits[start] & DETERMINER else start
    return start


def _by_source(frame: Frame, one: Said) -> Iterator[tuple[int, int]]:
    """The rest of the sentence of "according to"."""
    if one.subject is None:
        return
    tail = max(one.last, one.subject.last, *(last for _, last in one.subject.apposed), one.first)
    head = min(one.first, one.subject.first)
    if head <= 1:
        start = tail + 1
        start = _past_relative(frame, start)
        if start < len(frame):
            yield start, _end(frame, start, None)
        return
    last = head - 1
    while last > 0 and frame.bits[last] & (COMMA | CONJUNCTION):
        last -= 1
    yield 0, last
