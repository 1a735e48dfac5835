"""Noun phrases around a verb: the nearest one to its left or right that can be its subject."""

from typing import NamedTuple

from timeline_tui.extract.bits import (
    ADVERB,
    ASKING,
    AUXILIARY,
    BODY,
    COLON,
    COMMA,
    COMPLEMENTISER,
    CONJUNCTION,
    CUE,
    DESCRIPTION,
    DETERMINER,
    ENDED,
    FIRST_PERSON,
    GENITIVE,
    GROUP,
    NAME,
    NAMING,
    OBLIQUE,
    OF,
    PARTICLE,
    PREPOSITION,
    PRONOUN,
    QUOTE,
    RELATIVE,
    STOP,
    SUBORDINATOR,
    TITLE,
)
from timeline_tui.extract.frames import Frame

_LONG = 24
_SHORT_NAME = 40
_OFFICE = 6
_SIGN = COMMA | COLON | STOP | QUOTE
_CLAUSE = COMPLEMENTISER | SUBORDINATOR | RELATIVE
_VERBAL = AUXILIARY | ADVERB
_SKIPPED = _VERBAL | COMMA | CONJUNCTION | QUOTE | STOP
_HEADS = DETERMINER | NAME | TITLE | GROUP | PRONOUN | FIRST_PERSON
_SUBJECT = DETERMINER | PRONOUN | NAME
_NO_NAME = PREPOSITION | OF | PRONOUN | DETERMINER | CUE | ADVERB
_OF_NAMES = TITLE | GROUP | BODY | DESCRIPTION | PARTICLE
_NOMINAL = DETERMINER | PRONOUN | NAME | TITLE | GROUP | PREPOSITION | OF


class Phrase(NamedTuple):
    """Positions in a frame, both included; `apposed` are further phrases set beside it by commas."""

    first: int
    last: int
    apposed: tuple[tuple[int, int], ...] = ()


def before(frame: Frame, position: int, bare: bool) -> Phrase | None:
    """Return the phrase to the left of a verb that begins at `position`; `bare`: a name may follow a place."""
    last = _skip_left(frame, position - 1)
    if last < 0:
        return None
    if frame.bits[last] & COMMA:
        return _around_insert(frame, last, bare)
    return ending(frame, last, bare)


def _skip_left(frame: Frame, position: int) -> int:
    while position >= 0 and frame.bits[position] & _VERBAL and not frame.bits[position] & (PRONOUN | NAME):
        position -= 1
    while position >= 0 and frame.bits[position] & _VERBAL and frame.bits[position] & NAME and position == 0:
        position -= 1
    return position


def _around_insert(frame: Frame, comma: int, bare: bool) -> Phrase | None:
    """The subject before an insertion ("X, who ..., said"), or the insertion when nothing is before it."""
    chain: list[Phrase] = []
    closing = comma
    for _ in range(4):
        last = _before_bracket(frame, closing - 1)
        found = ending(frame, last, bare)
        closing = _sign_left(frame, closing if last == closing - 1 else last + 1)
        clause = closing >= 0 and bool(frame.bits[closing + 1] & (_CLAUSE | PREPOSITION))
        if found is not None and not clause:
            chain.append(found)
        if closing < 1:
            break
    if not chain:
        return None
    subject, *others = reversed(chain)
    if closing < 0 and not others and subject.first > 1 and subject.last == comma - 1 and bare:
        return None  # "X took the stage, thanked ...": nothing was inserted
    return Phrase(subject.first, subject.last, tuple((one.first, one.last) for one in others))


def _before_bracket(frame: Frame, last: int) -> int:
    """Position before a bracketed aside that ends at `last`; `last` itself without one."""
    if last < 1 or frame.key(last) not in (")", "]"):
        return last
    position = last - 1
    while position > 0 and last - position < _LONG and frame.key(position) not in ("(", "["):
        position -= 1
    return position - 1 if frame.key(position) in ("(", "[") else last


def _sign_left(frame: Frame, comma: int) -> int:
    """Position of the sign that opens what the one at `comma` closes: the same sign, or a bracket; -1 without one."""
    position = comma - 2 if comma > 1 and frame.bits[comma - 1] & QUOTE else comma - 1
    while position >= 0 and comma - position <= _LONG and not frame.bits[position] & (COMMA | QUOTE | COLON):
        position -= 1
    if position < 0 or not frame.bits[position] & COMMA:
        return -1
    same = frame.key(position) == frame.key(comma) or frame.key(comma) in ")]"
    return position if same else -1


def ending(frame: Frame, last: int, bare: bool) -> Phrase | None:
    """Return the subject-like phrase that ends at `last`, None when a preposition governs it."""
    if last > 0 and frame.bits[last] & QUOTE and frame.bits[last - 1] & (GROUP | NAMING):
        named = ending(frame, last - 1, bare)
        return named._replace(last=last) if named is not None and named.last == last - 1 else named
    if last > 0 and frame.bits[last - 1] & DETERMINER and is_marked_name(frame, last):
        return Phrase(last - 1, last)  # die „Morgenpost“
    if last < 0 or frame.bits[last] & _SIGN:
        return None
    if frame.bits[last] & PRONOUN or (frame.bits[last] & FIRST_PERSON and not frame.bits[last] & NAME):
        return Phrase(last, last)
    first = _walk_left(frame, last)
    if first > last or all(_is_article(frame.bits[position]) for position in range(first, last + 1)):
        return None
    if frame.bits[first] & OBLIQUE:
        return None
    if first > 0 and frame.bits[first - 1] & RELATIVE and not frame.bits[first] & _NOMINAL:
        return antecedent(frame, first - 1)
    if frame.lexicon.traits.unspoken and not any(bits & _HEADS for bits in frame.bits[first : last + 1]):
        return None  # a verb unknown, not a noun
    governed = frame.bits[first] & (PREPOSITION | OF) and not (first == 0 and frame.bits[first] & OF)
    if not governed or frame.bits[first] & DETERMINER:
        return Phrase(first, last)
    return _trailing_name(frame, first, last) if bare else None


def _is_article(bits: int) -> bool:
    return bool(bits & DETERMINER and not bits & (PRONOUN | TITLE | GROUP)) and not bits & NAME


def antecedent(frame: Frame, relative: int) -> Phrase | None:
    """Return the phrase that a relative pronoun stands for: the one right before it, governed or not."""
    last = relative - 1
    while last > 0 and frame.bits[last] & COMMA:
        last -= 1
    if last < 0 or frame.bits[last] & _SIGN:
        return None
    first = _walk_left(frame, last)
    while first < last and frame.bits[first] & (PREPOSITION | OF) and not frame.bits[first] & DETERMINER:
        first += 1
    return Phrase(first, last) if first <= last and not frame.bits[last] & PRONOUN else None


def _walk_left(frame: Frame, last: int) -> int:
    position = last
    while position >= 0 and last - position < _LONG:
        bits = frame.bits[position]
        if _is_boundary(frame, position):
            return _list_begin(frame, position, last)
        if bits & DETERMINER and not _is_governed(frame, position - 1) and not is_genitive(frame, position):
            return position
        if bits & TITLE and not bits & (OF | PREPOSITION) and _is_bare_title(frame, position):
            return position
        position -= 1
    return position + 1


def _list_begin(frame: Frame, sign: int, last: int) -> int:
    """Where a list of names begins that a comma parts ("Anna Brook, Paul Reed and Mark Hale"): mostly behind it."""
    joined = any(frame.bits[index] & CONJUNCTION for index in range(sign + 2, last))
    begin = sign
    while joined and begin > 0 and frame.bits[begin] & COMMA and frame.bits[begin + 1] & NAME:
        first = begin
        while first > 0 and frame.bits[first - 1] & NAME and not frame.bits[first - 1] & _NO_NAME:
            first -= 1
        if first == begin or (first > 0 and not frame.bits[first - 1] & (COMMA | TITLE | QUOTE)):
            break
        if first == 0 or not frame.bits[first - 1] & COMMA:
            return first
        begin = first - 1
    return begin + 1


def is_genitive(frame: Frame, position: int) -> bool:
    """Tell whether an article stands in the genitive: right behind another noun ("der Chef der Bank")."""
    if position == 0 or position >= len(frame) or not frame.bits[position] & GENITIVE:
        return False
    return bool(frame.bits[position - 1] & NAME) and not frame.bits[position - 1] & (CUE | AUXILIARY | ADVERB)


def is_owner(frame: Frame, first: int, position: int) -> bool:
    """Tell whether a title in the genitive goes before a name in a phrase ("die Sprecherin des Ministers X")."""
    index = position - 1
    while index > first and frame.bits[index] & TITLE:
        index -= 1
    return index < position - 1 and index > first and is_genitive(frame, index)


def _is_bare_title(frame: Frame, position: int) -> bool:
    """Tell whether a title begins a phrase by itself: in languages without articles, after another noun."""
    if not frame.lexicon.traits.cases or position == 0:
        return False
    return not frame.bits[position - 1] & (OF | PREPOSITION | DETERMINER | CONJUNCTION | TITLE)


def _is_governed(frame: Frame, position: int) -> bool:
    return position >= 0 and bool(frame.bits[position] & (OF | PREPOSITION | DETERMINER))


def _is_boundary(frame: Frame, position: int) -> bool:
    bits = frame.bits[position]
    if bits & _SIGN:
        return True
    if bits & NAME and position > 0:
        return bool(bits & PRONOUN)
    if bits & (DETERMINER | OF | PREPOSITION):
        return False
    if bits & CONJUNCTION:
        return not _joins_names(frame, position)
    if bits & CUE:
        return not _is_noun(frame, position)
    return bool(bits & (_CLAUSE | _VERBAL | PRONOUN))


def is_past(frame: Frame, position: int) -> bool:
    """Tell whether a word ends as only verbs of the past do."""
    endings = frame.lexicon.endings.past
    return bool(endings) and frame.key(position).endswith(endings)


def _is_noun(frame: Frame, position: int) -> bool:
    """Tell whether a word that may be a verb is a noun here: after an article, a preposition, a name."""
    if is_past(frame, position):
        return False
    if position == 0:
        return is_reporting_noun(frame, position)
    return bool(frame.bits[position - 1] & (DETERMINER | OF | PREPOSITION))


def is_marked_name(frame: Frame, position: int) -> bool:
    """Tell whether marks hold the name of a source ("laut „Morgenblatt“"): few words, the first with a capital."""
    if position >= len(frame) or not frame.bits[position] & QUOTE:
        return False
    span = frame.span(position, position)
    inner = frame.words.text[span.start : min(span.end, span.start + _SHORT_NAME)]
    return span.end - span.start < _SHORT_NAME and inner[:1].isupper() and not frame.bits[position] & ENDED


def is_reporting_noun(frame: Frame, position: int) -> bool:
    """Tell whether a word is a noun of reporting by its capital, where nouns have them ("Angaben zufolge")."""
    lexicon = frame.lexicon
    if not lexicon.traits.common_capitals or not frame.bits[position] & NAME or not lexicon.sources.nouns:
        return False
    return frame.key(position).endswith(lexicon.sources.nouns)


def _joins_names(frame: Frame, position: int) -> bool:
    around = frame.bits[max(0, position - 1)], frame.bits[min(len(frame) - 1, position + 1)]
    return bool(around[0] & NAME) and bool(around[1] & (NAME | TITLE))


def _trailing_name(frame: Frame, first: int, last: int) -> Phrase | None:
    """A name right before the verb, when what stands before it is more than its preposition."""
    position = last
    while position > first and frame.bits[position - 1] & NAME and not frame.bits[position - 1] & PREPOSITION:
        position -= 1
    governed = frame.bits[position - 1] & (PREPOSITION | OF | DETERMINER) if position > first else True
    return Phrase(position, last) if frame.bits[last] & NAME and not governed else None


def after(frame: Frame, position: int, far: bool) -> Phrase | None:
    """Return the phrase to the right of a verb that ends at `position`; `far`: it may follow other complements."""
    first = position + 1
    while first < len(frame) and frame.bits[first] & _VERBAL and not frame.bits[first] & (DETERMINER | NAME):
        first += 1
    if first + 1 < len(frame) and frame.bits[first] & DETERMINER and frame.key(first + 1) in frame.lexicon.times:
        first += 2  # "aseguró este miércoles la alcaldesa"
    if first < len(frame) and frame.bits[first] & OBLIQUE and far:
        first = walk_right(frame, first) + 1  # "sagte dem Sender der Minister"
    if first < len(frame) and frame.bits[first] & PREPOSITION and far and not _is_her(frame, first):
        first = _past_complement(frame, first)
    if first >= len(frame) or not _may_begin(frame, first):
        return None
    if frame.bits[first] & DETERMINER and is_marked_name(frame, first + 1):
        return Phrase(first, first + 1)
    if frame.bits[first] & PRONOUN:
        return Phrase(first, first)
    return with_apposition(frame, Phrase(first, walk_right(frame, first)))


def _is_her(frame: Frame, position: int) -> bool:
    """Tell whether a word that is "to" and an article is the article: "disse a vereadora", but "disse a repórteres"."""
    if not frame.bits[position] & DETERMINER or position + 1 >= len(frame):
        return False
    return bool(frame.bits[position + 1] & (TITLE | GROUP | BODY)) and not frame.key(position + 1).endswith("s")


def _may_begin(frame: Frame, position: int) -> bool:
    bits = frame.bits[position]
    if bits & (_SIGN | COMPLEMENTISER | OBLIQUE) or (bits & ASKING and not bits & (DETERMINER | PRONOUN)):
        return False
    if bits & (DETERMINER | NAME | TITLE | GROUP | PRONOUN):
        return True
    if frame.lexicon.traits.unspoken:
        return False
    return not bits & (OF | PREPOSITION | CONJUNCTION | _CLAUSE | _VERBAL | CUE)


def _past_complement(frame: Frame, position: int) -> int:
    """Skip "to the reporters" up to an article that no preposition governs; the frame's length if there is none."""
    limit = min(len(frame), position + 10)
    for index in range(position + 2, limit):
        bits = frame.bits[index]
        if bits & (_SIGN | _CLAUSE | CUE):
            break
        governor = frame.bits[index - 1] & (PREPOSITION | OF | DETERMINER | CONJUNCTION)
        if (bits & (DETERMINER | TITLE) or (bits & NAME and not frame.bits[index - 1] & NAME)) and not governor:
            return index
    return len(frame)


def main_phrase(frame: Frame, limit: int) -> Phrase | None:
    """Return the phrase that begins the main clause before `limit`; clauses and complements before it are skipped."""
    position = 0
    while position < limit:
        while position < limit and frame.bits[position] & _SKIPPED and not frame.bits[position] & _SUBJECT:
            position += 1
        if position >= limit:
            return None
        if _may_begin(frame, position) and not frame.bits[position] & (PREPOSITION | SUBORDINATOR):
            return _first(frame, position, limit)
        while position < limit and not frame.bits[position] & COMMA:
            position += 1
    return None


def _first(frame: Frame, position: int, limit: int) -> Phrase:
    if frame.bits[position] & PRONOUN:
        return Phrase(position, position)
    last = min(walk_right(frame, position), limit - 1)
    while last > position and frame.lexicon.traits.bare and _is_verb_form(frame, last):
        last -= 1  # "the captain radioed"
    return with_apposition(frame, Phrase(position, last))


def _is_verb_form(frame: Frame, position: int) -> bool:
    ends = frame.key(position).endswith(frame.lexicon.endings.verb)
    return ends and not frame.bits[position] & NAME and not frame.bits[position - 1] & DETERMINER


def walk_right(frame: Frame, first: int) -> int:
    """Return the last position of the phrase that begins at `first`."""
    position = first
    while position + 1 < len(frame) and position - first < _LONG:
        here, following = frame.bits[position], frame.bits[position + 1]
        opened = here & (DETERMINER | OF | PREPOSITION) and not here & NAME
        article = following & DETERMINER and not opened and not following & (NAME | PARTICLE)
        owner = following & GENITIVE and following & OBLIQUE and here & NAME
        if following & _SIGN or (article and not owner):
            break
        if following & NAME or opened:
            position += 1
            continue
        first_of = position == first + 1 and following & (TITLE | GROUP)  # "le Premier ministre"
        if not frame.lexicon.traits.bare and here & NAME and not following & (OF | CONJUNCTION) and not first_of:
            break  # only a language that puts names before nouns goes on ("Hale spokesman")
        if (following & CONJUNCTION and not _joins_names(frame, position + 1)) or is_past(frame, position + 1):
            break
        if here & NAME and not frame.bits[first] & DETERMINER and not following & (_OF_NAMES | OF | CONJUNCTION):
            break  # a verb: "Hale met" is no phrase, "Hale spokesman" is
        if frame.lexicon.traits.bare and here & (TITLE | GROUP) and not following and _has_object(frame, position + 1):
            break
        if following & (_CLAUSE | _VERBAL | PRONOUN | CUE) or (following & PREPOSITION and not following & OF):
            break
        position += 1
    small = OF | PREPOSITION | CONJUNCTION
    while position > first and frame.bits[position] & small and not frame.bits[position] & NAME:
        position -= 1
    return position


def _has_object(frame: Frame, position: int) -> bool:
    """Tell whether an unknown word behind a title is a verb by what follows it ("the mayor took the stage")."""
    return position + 1 < len(frame) and bool(frame.bits[position + 1] & (DETERMINER | PRONOUN | NAME))


def _past_office(frame: Frame, position: int) -> int:
    """Skip what an office is for ("l'adjoint aux transports, X"), when a comma and a name come right behind it."""
    if position >= len(frame) or not frame.bits[position] & PREPOSITION:
        return position
    for index in range(position + 1, min(len(frame) - 1, position + _OFFICE)):
        if frame.bits[index] & COMMA:
            return index if frame.bits[index + 1] & NAME else position
        if frame.bits[index] & (_SIGN | CUE | AUXILIARY | _CLAUSE | PRONOUN):
            break
    return position


def with_apposition(frame: Frame, phrase: Phrase, closed: bool = False) -> Phrase:
    """Add the phrase that a comma sets beside this one ("the minister, Anna Rossi"); `closed`: by a comma as well."""
    comma = _past_office(frame, phrase.last + 1)
    if comma + 1 >= len(frame) or not frame.bits[comma] & COMMA:
        return phrase
    bits = frame.bits[comma + 1]
    if not bits & (NAME | TITLE | DETERMINER) or bits & (_SIGN | PREPOSITION):
        return phrase
    last = walk_right(frame, comma + 1)
    over = last + 1 >= len(frame) or frame.bits[last + 1] & (COMMA if closed else _SIGN | RELATIVE | PREPOSITION)
    return Phrase(phrase.first, phrase.last, ((comma + 1, last),)) if over else phrase
