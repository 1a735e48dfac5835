"""Subjects of verbs of speech: before, behind, around insertions, across the parts of a verb, after "by"."""

from timeline_tui.extract.bits import (
    ADVERB,
    AGENT,
    ANAPHORA,
    ASKING,
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
    MANNER,
    NAME,
    NOBODY,
    OF,
    PREPOSITION,
    PRONOUN,
    QUOTE,
    RELATIVE,
    STOP,
    TITLE,
)
from timeline_tui.extract.frames import Frame
from timeline_tui.extract.lexicon import Cue, stem
from timeline_tui.extract.phrases import (
    Phrase,
    after,
    antecedent,
    before,
    is_genitive,
    is_marked_name,
    walk_right,
    with_apposition,
)
from timeline_tui.extract.said import Side

_SIGN = COMMA | COLON | STOP | QUOTE
_OVER = COMMA | STOP
_NEAR = 12
_FAR = 18
_HEAD = 3
_CLOSING = frozenset(")]")


def subject(frame: Frame, first: int, last: int, cue: Cue) -> tuple[Side, Phrase | None]:
    """Return where the subject of a verb group `first` to `last` stands, and the subject itself."""
    traits = frame.lexicon.traits
    if cue.form == "ger":
        return "shared", None
    if cue.form == "inf":
        right = after(frame, last, True) if first <= 1 and frame.bits[0] & ANAPHORA else None
        return ("right", right) if right is not None else ("shared", None)
    inverted = None if cue.tell and traits.inverted else after(frame, last, not traits.inverted)
    if frame.bits[0] & MANNER and first < _HEAD and is_marked_name(frame, last + 1):
        return "right", Phrase(last + 1, last + 1)  # "Как пишет «Вечер», ..."
    if follows_quote(frame, first):
        if inverted is None and traits.cases and cue.form == "pl":
            inverted = _office_behind(frame, last)
        return ("right", inverted) if inverted is not None else ("none", None)
    if inverted is not None and (_is_inserted(frame, first, inverted) or _is_he(frame, inverted)):
        return "right", inverted
    if traits.cases and cue.form == "pl" and first > 0 and frame.bits[first - 1] & (COMMA | MANNER):
        office = _office_behind(frame, last)
        if office is not None:
            return "right", office
    return _before_verb(frame, first, cue) or _after_verb(frame, first, last, cue)


def _is_inserted(frame: Frame, first: int, subject: Phrase) -> bool:
    """Tell whether a verb and the subject behind it are an insertion between commas (", said X,").

    Where verbs seldom come first, the sentence must be over behind the subject, or go on about nothing but it.
    """
    if first == 0 or not frame.bits[first - 1] & COMMA or frame.key(first - 1) in _CLOSING:
        return False
    left = before(frame, first, frame.lexicon.traits.bare)
    if not frame.lexicon.traits.inverted:
        end = subject.last + 1
        told = end + 1 < len(frame) and frame.bits[end + 1] & (COMPLEMENTISER | ASKING)
        if not any(bits & COMMA for bits in frame.bits[: first - 1]) and _is_set(frame, end):
            return True  # "..., sagte die Ministerin am Montag": one comma sets nothing apart
        return _is_over(frame, end, _OVER) and not (told and left is not None and left.apposed)
    end = max([subject.last, *(last for _, last in subject.apposed)]) + 1
    if _is_over(frame, end, STOP):
        return True
    if frame.bits[subject.first] & PRONOUN or (left is not None and left.apposed):
        return False
    if frame.bits[end] & COMMA and not _is_over(frame, end + 1, STOP):
        end += 1
    if frame.bits[end] & RELATIVE:
        return True
    described = frame.bits[end] & (PREPOSITION | CONJUNCTION)
    return bool(described) and not any(bits & (AUXILIARY | CUE) for bits in frame.bits[end + 1 : end + _NEAR])


def _is_set(frame: Frame, start: int) -> bool:
    """Tell whether nothing but where and when it was said follows a subject, and whose it is."""
    while is_genitive(frame, start):
        start = walk_right(frame, start) + 1
    if start >= len(frame) or not frame.bits[start] & (PREPOSITION | ADVERB):
        return False
    return not any(bits & (AUXILIARY | CUE) for bits in frame.bits[start + 1 : start + _NEAR])


def _is_he(frame: Frame, subject: Phrase) -> bool:
    """Tell whether "he" follows a verb that may stand before its subject: whatever is before it is none then."""
    pronoun = frame.lexicon.pronouns.get(frame.key(subject.first)) if frame.lexicon.traits.bracket else None
    return pronoun is not None and pronoun.gender == "m"


def _is_over(frame: Frame, position: int, signs: int) -> bool:
    return position >= len(frame) or bool(frame.bits[position] & signs)


def _before_verb(frame: Frame, first: int, cue: Cue) -> tuple[Side, Phrase | None] | None:
    """The subject to the left: beside the verb, around an insertion, in an office, or behind a relative pronoun."""
    left = before(frame, first, frame.lexicon.traits.bare)
    if left is None and frame.lexicon.traits.cases and cue.form == "pl":
        left = _in_office(frame, first)
    if left is not None:
        return "left", left
    if first > 1 and frame.bits[first - 1] & RELATIVE and not _is_oblique(frame, first - 1):
        return "left", antecedent(frame, first - 1)
    whose = _past_relative(frame, first) if frame.lexicon.traits.inverted else None
    if whose is not None:
        return "left", whose
    return ("shared", None) if first > 0 and frame.bits[first - 1] & CONJUNCTION else None


def _after_verb(frame: Frame, first: int, last: int, cue: Cue) -> tuple[Side, Phrase | None]:
    traits = frame.lexicon.traits
    named = after(frame, last, False) if traits.inverted and first == 0 else None
    if named is not None and named.last + 1 < len(frame) and frame.bits[named.last + 1] & COLON:
        return "right", named  # "Said Hale: ..."
    if traits.inverted and (cue.tell or not (first > 0 and frame.bits[first - 1] & COMMA)):
        return "none", None
    right = after(frame, last, traits.unspoken)
    if traits.bare and first > 0 and frame.bits[first - 1] & COMMA:
        told = right is not None and _is_over(frame, max([right.last, *(last for _, last in right.apposed)]) + 1, _SIGN)
        return ("right", right) if told else ("shared", None)  # "rose, thanked Hale and ..."
    return ("right", right) if right is not None else ("none", None)


def _past_relative(frame: Frame, first: int) -> Phrase | None:
    """The subject that a clause about it separates from the verb ("officials who left the office said")."""
    for index in range(first - 2, max(0, first - _FAR), -1):
        bits = frame.bits[index]
        if bits & (_SIGN | CONJUNCTION):
            return None
        if bits & RELATIVE and not bits & (COMPLEMENTISER | PREPOSITION):
            return None if _is_oblique(frame, index) else antecedent(frame, index)
    return None


def _is_oblique(frame: Frame, relative: int) -> bool:
    """Tell whether a relative pronoun is no subject: a preposition governs it, or it is a conjunction here."""
    before = relative - 1
    if before > 0 and frame.bits[before] & DETERMINER and not frame.bits[before] & (PREPOSITION | OF):
        before -= 1  # "un mensaje en el que decían"
    return bool(frame.bits[before] & (PREPOSITION | OF) or frame.bits[relative] & CONJUNCTION)


def written_in(frame: Frame, first: int, last: int) -> Phrase | None:
    """Where "one reads" or "it says" something: the phrase after "in", at the head of the clause or behind the verb."""
    within = frame.lexicon.within
    begin = first
    while begin > 0 and first - begin < _NEAR and not frame.bits[begin - 1] & (_SIGN | CONJUNCTION | NOBODY):
        begin -= 1
    if first - begin > 1 and frame.key(begin) in within:
        return Phrase(begin + 1, first - 1)
    for index in range(last + 1, min(len(frame) - 1, last + 4)):
        if frame.key(index) in within and not frame.bits[index + 1] & _SIGN:
            return Phrase(index + 1, walk_right(frame, index + 1))
        if not frame.bits[index] & (ADVERB | NOBODY | PRONOUN):
            break
    return None


def _in_office(frame: Frame, first: int) -> Phrase | None:
    """Where "they" said it ("В Кремле заявили"): the phrase after the preposition that begins the clause."""
    begin = first
    while begin > 0 and first - begin < _NEAR and not frame.bits[begin - 1] & (_SIGN | CUE | CONJUNCTION | PRONOUN):
        begin -= 1
    if begin + 1 >= first or not frame.bits[begin] & PREPOSITION:
        return None
    group = stem(frame.key(begin + 1), frame.lexicon.endings.case) in frame.lexicon.groups
    if not group and not frame.bits[begin + 1] & (NAME | GROUP | TITLE):
        return None
    return Phrase(begin + 1, first - 1)


def _office_behind(frame: Frame, last: int) -> Phrase | None:
    """Where "they" said it, behind the verb ("сообщили во вторник в полиции"): the office after a preposition."""
    for index in range(last + 1, min(len(frame) - 1, last + _NEAR)):
        if frame.bits[index] & (_SIGN | CUE | CONJUNCTION | COMPLEMENTISER):
            break
        end = index + 1
        while frame.bits[index] & PREPOSITION and end < min(len(frame), index + 4):
            if stem(frame.key(end), frame.lexicon.endings.case) in frame.lexicon.groups or frame.bits[end] & NAME:
                return Phrase(end, walk_right(frame, end))
            if frame.bits[end] & (_SIGN | CUE | CONJUNCTION | PREPOSITION):
                break
            end += 1
    return None


def follows_quote(frame: Frame, first: int) -> bool:
    """Tell whether a quotation, or a comma after one, is right before the cue."""
    index = first - 1
    while index >= 0 and frame.bits[index] & (COMMA | STOP):
        index -= 1
    if index < 0 or index < first - 4 or not frame.bits[index] & QUOTE:
        return False
    return index < first - 1 or index == 0 or bool(frame.bits[index] & ENDED)


def bracket(frame: Frame, position: int) -> tuple[Side, Phrase | None, int] | None:
    """The subject of a participle whose auxiliary stands apart from it ("hat am Montag gesagt", "a-t-il dit")."""
    if position > 1 and frame.bits[position - 1] & PRONOUN and frame.bits[position - 2] & AUXILIARY:
        return "right", Phrase(position - 1, position - 1), position - 2
    index = position - 1
    while frame.lexicon.traits.bracket and index >= 0 and position - index < _NEAR + 6:
        if frame.bits[index] & HAVE:
            left = before(frame, index, frame.lexicon.traits.bare)
            if left is not None:
                return "left", left, index
            right = after(frame, index, False)
            return "right" if right is not None else "none", right, index
        if frame.bits[index] & (_SIGN | CUE):
            break
        index -= 1
    return None


def auxiliary_left(frame: Frame, position: int, first: int) -> int:
    """Where the auxiliary of a participle stands that other words separate from it; `first` when none does."""
    index = position - 1
    while frame.lexicon.traits.bracket and index >= 0 and not frame.bits[index] & (_SIGN | CUE):
        if frame.bits[index] & AUXILIARY:
            return index
        index -= 1
    return first


def has_auxiliary(frame: Frame, position: int) -> bool:
    """Tell whether the clause has an auxiliary anywhere: a form that is also a participle is one then."""
    index = position - 1
    while index >= 0 and not frame.bits[index] & (_SIGN | CONJUNCTION):
        if frame.bits[index] & AUXILIARY:
            return True
        index -= 1
    return position + 1 < len(frame) and bool(frame.bits[position + 1] & AUXILIARY)


def is_passive(frame: Frame, first: int, position: int) -> bool:
    """Tell whether the word right before a form that is also a participle is an auxiliary ("was called")."""
    return any(frame.bits[index] & AUXILIARY for index in range(max(first, position - 2), position))


def by_agent(frame: Frame, position: int) -> Phrase | None:
    """The phrase after "by", quotations and short complements in between passed over."""
    for index in range(position + 1, min(len(frame) - 1, position + _NEAR)):
        bits = frame.bits[index]
        timed = frame.key(index + 1) in frame.lexicon.times
        if bits & AGENT and not timed and not frame.bits[index + 1] & (_SIGN | PREPOSITION):
            return with_apposition(frame, Phrase(index + 1, walk_right(frame, index + 1)))
        if bits & (STOP | COLON | COMMA | CUE | COMPLEMENTISER):
            break
    return None
