"""Cues: the words that say that something is said, and where in their sentence its subject stands."""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from timeline_tui.extract.bits import (
    ADVERB,
    AGENT,
    ANAPHORA,
    AUXILIARY,
    COLON,
    COMMA,
    COMPLEMENTISER,
    CONJUNCTION,
    CUE,
    DETERMINER,
    ENDED,
    GROUP,
    HAVE,
    NAME,
    NOBODY,
    OF,
    PREPOSITION,
    PRONOUN,
    QUOTE,
    QUOTING,
    RELATIVE,
    SOURCE,
    STOP,
    TAIL,
    TITLE,
)
from timeline_tui.extract.frames import Frame
from timeline_tui.extract.lexicon import Cue, Lexicon
from timeline_tui.extract.phrases import Phrase, after, antecedent, before, is_past, walk_right, with_apposition

Side = Literal["left", "right", "agent", "shared", "source", "colon", "none"]
_SIGN = COMMA | COLON | STOP | QUOTE
_NEAR = 12


class Said(NamedTuple):
    """A cue with its subject: positions `first` to `last` in the frame are the cue's own words.

    `side` tells where the subject was found; "shared" that the cue has the subject of the clause before it,
    "none" that it is unspoken. `group` is say, report, call, noun or source. `edge` is where the verb's group
    begins when its auxiliary stands apart from it.
    """

    first: int
    last: int
    group: str
    form: str
    side: Side
    subject: Phrase | None
    tell: bool = False
    nobody: bool = False
    edge: int = -1


def cues(frame: Frame, lexicon: Lexicon) -> Iterator[Said]:
    """Yield the cues of a frame from left to right."""
    position = 0
    while position < len(frame):
        bits = frame.bits[position]
        found: Said | None = None
        if bits & CUE:
            found = _verb(frame, position, lexicon)
        if found is None and bits & (SOURCE | QUOTING):
            found = _source(frame, position, lexicon)
        if found is not None:
            yield found
            position = max(position, found.last)
        position += 1


def _verb(frame: Frame, position: int, lexicon: Lexicon) -> Said | None:
    cue = lexicon.cues[frame.key(position)]
    far = _tail(frame, position, lexicon)
    if _is_noun(frame, position) or (cue.group == "light" and far < 0):
        return None
    tail = far if position < far < position + 3 else position
    group = "say" if cue.group == "light" else cue.group
    first = _group_start(frame, position)
    helped = any(frame.bits[index] & AUXILIARY for index in range(first, position))
    active = any(frame.bits[index] & HAVE for index in range(first, position))
    nobody = any(frame.bits[index] & NOBODY for index in range(first, position))
    if helped and not active and cue.form == "fin" and _is_passive(frame, first, position):
        return _passive(frame, first, tail, group, helped, lexicon)
    if cue.form == "part" and not active:
        bracket = _bracket(frame, position, lexicon)
        if bracket is not None:
            side, subject, edge = bracket
            begin = edge if edge == position - 2 else position
            return Said(begin, position, group, "part", side, subject, edge=edge)
        if not lexicon.traits.bracket or helped or _has_auxiliary(frame, position):
            return _passive(frame, first, tail, group, helped, lexicon)
    agent = _agent(frame, tail) if cue.form == "fin" and not helped and group == "call" else None
    if agent is not None:
        return Said(first, tail, group, "part", "agent", agent)
    side, subject = _subject(frame, first, tail, cue, lexicon)
    if subject is None and tail > position + 1:
        right = after(frame, position, False)
        side, subject = ("right", right) if right is not None else (side, subject)
    return Said(first, tail, group, cue.form, side, subject, cue.tell, nobody)


def _is_passive(frame: Frame, first: int, position: int) -> bool:
    """Tell whether the word right before a form that is also a participle is an auxiliary ("was called")."""
    return any(frame.bits[index] & AUXILIARY for index in range(max(first, position - 2), position))


def _auxiliary_left(frame: Frame, position: int, first: int, lexicon: Lexicon) -> int:
    """Where the auxiliary of a participle stands that other words separate from it; `first` when none does."""
    index = position - 1
    while lexicon.traits.bracket and index >= 0 and not frame.bits[index] & (_SIGN | CUE):
        if frame.bits[index] & AUXILIARY:
            return index
        index -= 1
    return first


def _has_auxiliary(frame: Frame, position: int) -> bool:
    """Tell whether the clause has an auxiliary anywhere: a form that is also a participle is one then."""
    index = position - 1
    while index >= 0 and not frame.bits[index] & (_SIGN | CONJUNCTION):
        if frame.bits[index] & AUXILIARY:
            return True
        index -= 1
    return position + 1 < len(frame) and bool(frame.bits[position + 1] & AUXILIARY)


def _bracket(frame: Frame, position: int, lexicon: Lexicon) -> tuple[Side, Phrase | None, int] | None:
    """The subject of a participle whose auxiliary stands apart from it ("hat am Montag gesagt", "a-t-il dit")."""
    if position > 1 and frame.bits[position - 1] & PRONOUN and frame.bits[position - 2] & AUXILIARY:
        return "right", Phrase(position - 1, position - 1), position - 2
    index = position - 1
    while lexicon.traits.bracket and index >= 0 and position - index < _NEAR + 6:
        if frame.bits[index] & HAVE:
            left = before(frame, index, lexicon.traits.bare)
            if left is not None:
                return "left", left, index
            right = after(frame, index, False)
            return "right" if right is not None else "none", right, index
        if frame.bits[index] & (_SIGN | CUE):
            break
        index -= 1
    return None


def _tail(frame: Frame, position: int, lexicon: Lexicon) -> int:
    """Position of the word that completes a verb ("made clear", "teilte ... mit"), -1 when there is none."""
    limit = min(len(frame), position + (_NEAR + 6 if lexicon.traits.bracket else 3))
    for index in range(position + 1, limit):
        closes = index + 1 == len(frame) or frame.bits[index + 1] & (_SIGN | COMPLEMENTISER)
        if frame.bits[index] & TAIL and (closes or not lexicon.traits.bracket):
            return index
        if frame.bits[index] & (QUOTE | COLON | STOP):
            break
    return -1


def _is_noun(frame: Frame, position: int) -> bool:
    """Tell whether a word that looks like a cue is a noun here."""
    if position == 0:
        return False
    bits, before_it = frame.bits[position], frame.bits[position - 1]
    if is_past(frame, position):
        return False
    if frame.key(position) in frame.lexicon.nouns:
        follows = frame.bits[position + 1] if position + 1 < len(frame) else STOP
        if before_it & DETERMINER or follows & (AUXILIARY | CONJUNCTION | OF):
            return True
    if bits & NAME:
        return not before_it & _SIGN
    if before_it & (ADVERB | AUXILIARY):
        return False
    return bool(before_it & (DETERMINER | OF)) or bool(before_it & PREPOSITION and before_it & ~PREPOSITION == 0)


def _group_start(frame: Frame, position: int) -> int:
    first = position
    while first > 0 and frame.bits[first - 1] & (AUXILIARY | ADVERB) and not frame.bits[first - 1] & (PRONOUN | NAME):
        first -= 1
        once = frame.bits[first] & ADVERB and first > 0 and frame.bits[first - 1] & DETERMINER
        if once and not frame.bits[first] & (AUXILIARY | DETERMINER):
            first -= 1  # "a un jour dit": a time with its article
    if first == 1 and frame.bits[0] & AUXILIARY:
        first = 0
    return first


def _passive(frame: Frame, first: int, position: int, group: str, helped: bool, lexicon: Lexicon) -> Said | None:
    if frame.key(position) in lexicon.quoted:
        first = _auxiliary_left(frame, position, first, lexicon)
        whom = before(frame, first, lexicon.traits.bare) or (after(frame, first, False) if helped else None)
        return Said(position, position, "say", "part", "left" if whom else "none", whom, edge=first)
    agent = _agent(frame, position)
    if agent is not None:
        return Said(first, position, group, "part", "agent", agent)
    inverted = None if helped else after(frame, position, False)
    if group == "say" and not helped and lexicon.traits.unspoken and inverted is not None:
        return None
    return Said(first, position, group, "part", "none", None) if not helped or group == "call" else None


def _agent(frame: Frame, position: int) -> Phrase | None:
    """The phrase after "by", quotations and short complements in between passed over."""
    for index in range(position + 1, min(len(frame) - 1, position + _NEAR)):
        bits = frame.bits[index]
        if bits & AGENT and not frame.bits[index + 1] & (_SIGN | PREPOSITION):
            return with_apposition(frame, Phrase(index + 1, walk_right(frame, index + 1)))
        if bits & (STOP | COLON | COMMA | CUE | COMPLEMENTISER):
            break
    return None


def _subject(frame: Frame, first: int, last: int, cue: Cue, lexicon: Lexicon) -> tuple[Side, Phrase | None]:
    if cue.form == "ger":
        return "shared", None
    if cue.form == "inf":
        right = after(frame, last, True) if first <= 1 and frame.bits[0] & ANAPHORA else None
        return ("right", right) if right is not None else ("shared", None)
    tell = cue.tell and lexicon.traits.inverted
    if _follows_quote(frame, first):
        right = None if tell else after(frame, last, not lexicon.traits.inverted)
        if right is not None:
            return "right", right
        return "none", None
    if first > 0 and frame.bits[first - 1] & COMMA and not lexicon.traits.inverted:
        inserted = after(frame, last, True)
        if inserted is not None and inserted.last + 1 < len(frame) and frame.bits[inserted.last + 1] & (COMMA | STOP):
            return "right", inserted
    left = before(frame, first, lexicon.traits.bare)
    if left is not None:
        return "left", left
    if lexicon.traits.cases and cue.form == "pl":
        inside = _in_office(frame, first)
        if inside is not None:
            return "left", inside
    if first > 1 and frame.bits[first - 1] & RELATIVE and not _is_oblique(frame, first - 1):
        return "left", antecedent(frame, first - 1)
    if first > 0 and frame.bits[first - 1] & CONJUNCTION:
        return "shared", None
    right = None if tell else _inverted(frame, first, last, lexicon)
    return ("right", right) if right is not None else ("none", None)


def _is_oblique(frame: Frame, relative: int) -> bool:
    """Tell whether a relative pronoun is no subject: a preposition governs it, or it is a conjunction here."""
    return bool(frame.bits[relative - 1] & (PREPOSITION | OF) or frame.bits[relative] & CONJUNCTION)


def _in_office(frame: Frame, first: int) -> Phrase | None:
    """Where "they" said it ("В Кремле заявили"): the phrase after the preposition that begins the clause."""
    begin = first
    while begin > 0 and first - begin < _NEAR and not frame.bits[begin - 1] & (_SIGN | CUE | CONJUNCTION | PRONOUN):
        begin -= 1
    if begin + 1 >= first or not frame.bits[begin] & PREPOSITION or not frame.bits[begin + 1] & (NAME | GROUP | TITLE):
        return None
    return Phrase(begin + 1, first - 1)


def _follows_quote(frame: Frame, first: int) -> bool:
    """Tell whether a quotation, or a comma after one, is right before the cue."""
    index = first - 1
    while index >= 0 and frame.bits[index] & (COMMA | STOP):
        index -= 1
    if index < 0 or index < first - 4 or not frame.bits[index] & QUOTE:
        return False
    return index < first - 1 or index == 0 or bool(frame.bits[index] & ENDED)


def _inverted(frame: Frame, first: int, last: int, lexicon: Lexicon) -> Phrase | None:
    if lexicon.traits.inverted and not (first > 0 and frame.bits[first - 1] & COMMA):
        return None
    return after(frame, last, not lexicon.traits.inverted)


def _source(frame: Frame, position: int, lexicon: Lexicon) -> Said | None:
    """A preposition of sources ("according to") with the phrase it governs."""
    key = frame.key(position)
    for rest in lexicon.sources.phrases.get(key, ()):
        last = position + len(rest)
        if last + 1 < len(frame) and all(frame.key(position + 1 + i) == word for i, word in enumerate(rest)):
            start = _past_passive(frame, last + 1)
            bits = frame.bits[start] if start < len(frame) else STOP
            if bits & _SIGN or (bits & (COMPLEMENTISER | RELATIVE | CUE) and not bits & (NAME | DETERMINER)):
                return None
            if lexicon.traits.common_capitals and not bits & (NAME | DETERMINER | PRONOUN):
                return None
            phrase = _with(frame, start)
            return Said(position, start - 1 if start > last + 1 else last, "source", "", "source", phrase)
    if frame.bits[position] & QUOTING and not frame.bits[position] & CUE:
        noun = _by_noun(frame, position)
        if noun is not None:
            return noun
    if position == 0 and key in lexicon.sources.opinion and len(frame) > 2 and not frame.bits[1] & _SIGN:
        phrase = _with(frame, 1)
        after_it = max((phrase.last, *(last for _, last in phrase.apposed))) + 1
        if any(bits & QUOTE for bits in frame.bits[after_it : after_it + 2]):
            return Said(0, 0, "source", "", "source", phrase)
    if key in lexicon.sources.openers:
        said = _by_report(frame, position, lexicon)
        if said is not None:
            return said
    if key in lexicon.sources.quoted and _follows_quote(frame, position) and _names_speaker(frame, position + 1):
        return Said(position, position, "source", "", "source", _with(frame, position + 1))
    if key in lexicon.sources.after:
        phrase_before = before(frame, position, True)
        if phrase_before is not None:
            return Said(position, position, "source", "", "source", phrase_before)
    return None


def _by_report(frame: Frame, position: int, lexicon: Lexicon) -> Said | None:
    """A preposition with a noun of reporting ("nach ersten Angaben der Polizei"); whose it is speaks, else the noun."""
    for index in range(position + 1, min(len(frame), position + 4)):
        if frame.bits[index] & (_SIGN | CUE | PREPOSITION):
            return None
        if frame.key(index).endswith(lexicon.sources.nouns):
            start = index + 2 if index + 1 < len(frame) and frame.bits[index + 1] & OF else index + 1
            if start < len(frame) and _may_own(frame.bits[start], lexicon.traits.cases):
                return Said(position, index, "source", "", "source", _with(frame, start))
            if frame.key(index - 1) in lexicon.possessives:
                return Said(position, index, "source", "", "source", Phrase(index - 1, index - 1))
            return Said(position, index, "source", "", "source", Phrase(position + 1, index))
    return None


def _by_noun(frame: Frame, position: int) -> Said | None:
    """A noun of speech with its owner, after a quotation ("...", the comment of X) or before a colon."""
    if position + 2 >= len(frame) or not frame.bits[position + 1] & OF or frame.bits[position + 2] & _SIGN:
        return None
    first = position
    while first > 0 and frame.bits[first - 1] & (DETERMINER | ADVERB | AUXILIARY):
        first -= 1
    phrase = _with(frame, position + 2)
    colon = phrase.last + 1 < len(frame) and frame.bits[phrase.last + 1] & COLON
    if not colon and not _follows_quote(frame, first):
        return None
    return Said(first, position, "noun", "", "source", phrase)


def _may_own(bits: int, cases: bool) -> bool:
    """Tell whether a word after a noun of reporting may begin whose report it is."""
    return not bits & (_SIGN | CUE | PREPOSITION) and bool(cases or bits & (DETERMINER | NAME | TITLE | GROUP))


def _with(frame: Frame, start: int) -> Phrase:
    return with_apposition(frame, Phrase(start, walk_right(frame, start)), closed=True)


def _names_speaker(frame: Frame, position: int) -> bool:
    if position >= len(frame):
        return False
    return bool(frame.bits[position] & NAME) or not frame.bits[position] & (_SIGN | CUE | AUXILIARY)


def _past_passive(frame: Frame, position: int) -> int:
    """Skip "what was declared by" after a preposition of sources."""
    for index in range(position, min(len(frame) - 1, position + 6)):
        if frame.bits[index] & CUE and index + 1 < len(frame) and frame.bits[index + 1] & AGENT:
            return index + 2
        if frame.bits[index] & _SIGN:
            break
    return position


def opens_with_colon(frame: Frame, quote: int) -> bool:
    """Tell whether a colon stands right before the quotation at a position."""
    return quote > 0 and bool(frame.bits[quote - 1] & COLON)


def quotes_of(frame: Frame) -> Sequence[int]:
    """Return the positions of a frame's quotations."""
    return [position for position, bits in enumerate(frame.bits) if bits & QUOTE]
