"""Sources: prepositions and nouns that say whose words they are ("according to X", "the comment of X")."""

from timeline_tui.extract.bits import (
    ADVERB,
    AGENT,
    ASKING,
    AUXILIARY,
    COLON,
    COMMA,
    COMPLEMENTISER,
    CUE,
    DETERMINER,
    FIRST_PERSON,
    GROUP,
    NAME,
    OF,
    PREPOSITION,
    PRONOUN,
    QUOTE,
    QUOTING,
    RELATIVE,
    STOP,
    TITLE,
)
from timeline_tui.extract.frames import Frame
from timeline_tui.extract.phrases import (
    Phrase,
    after,
    before,
    is_genitive,
    is_marked_name,
    is_reporting_noun,
    walk_right,
    with_apposition,
)
from timeline_tui.extract.said import Said
from timeline_tui.extract.subjects import follows_quote

_BEFORE_VERB = AUXILIARY | ADVERB | RELATIVE | PRONOUN | COMPLEMENTISER | DETERMINER | ASKING
_VERB = 5  # words from a preposition of sources to the verb of saying
_LONGEST = 6  # words of a body's name behind its first
_SIGN = COMMA | COLON | STOP | QUOTE


def source(frame: Frame, position: int) -> Said | None:
    """Return the source that begins at a position: a preposition or a noun of speech, with whose words they are."""
    sources, key = frame.lexicon.sources, frame.key(position)
    found = _by_phrase(frame, position)
    if found is None and frame.bits[position] & QUOTING and not frame.bits[position] & CUE:
        found = _by_noun(frame, position)
    if found is None and position == 0 and key in sources.opinion:
        found = _by_opinion(frame)
    if found is None and key in sources.openers:
        found = _by_report(frame, position)
    if found is None and key in sources.quoted and _is_beside(frame, position) and _names_speaker(frame, position + 1):
        found = _said(position, position, _with(frame, position + 1))
    if found is None and (key in sources.after or (key in sources.openers and _is_behind(frame, position))):
        whose = position - 2
        owner = Phrase(whose, whose) if whose >= 0 and frame.key(whose) in frame.lexicon.possessives else None
        found = _said(position, position, owner or before(frame, position, True))
    return found


def _is_beside(frame: Frame, position: int) -> bool:
    """Tell whether ", so" follows a quotation, or ends a sentence with whose words it was ("..., so der Chef.")."""
    if follows_quote(frame, position):
        return True
    if position < 3 or not frame.bits[position - 1] & COMMA or position + 1 >= len(frame):
        return False
    last = walk_right(frame, position + 1)
    closed = last + 1 >= len(frame) or bool(frame.bits[last + 1] & (COMMA | STOP))
    return closed and not any(bits & CUE for bits in frame.bits[position + 1 : last + 1])


def _is_behind(frame: Frame, position: int) -> bool:
    """Tell whether a preposition stands behind its noun of reporting ("ihrer Meinung nach")."""
    if position < 2 or not frame.bits[position - 2] & (DETERMINER | NAME):
        return False
    return is_reporting_noun(frame, position - 1) and not frame.bits[position - 2] & PREPOSITION


def _said(first: int, last: int, subject: Phrase | None) -> Said | None:
    return Said(first, last, "source", "", "source", subject) if subject is not None else None


def _by_phrase(frame: Frame, position: int) -> Said | None:
    """A preposition of sources ("according to") with the phrase it governs."""
    for rest in frame.lexicon.sources.phrases.get(frame.key(position), ()):
        last = position + len(rest)
        if last < len(frame) - 1 and all(frame.key(position + 1 + i) == word for i, word in enumerate(rest)):
            owner = next((i for i in range(position, last + 1) if frame.key(i) in frame.lexicon.possessives), -1)
            if owner >= 0:
                return _said(position, last, Phrase(owner, owner))
            if (told := _by_verb(frame, position, last + 1)) is not None:
                return told
            start = _past_passive(frame, last + 1)
            if is_marked_name(frame, start):
                return _said(position, last, Phrase(start, start))
            if not _may_be_governed(frame, start) or frame.bits[start] & FIRST_PERSON:
                return None  # "according to our information" is the narrator's own
            return _said(position, start - 1 if start > last + 1 else last, _with(frame, start))
    return None


def _by_verb(frame: Frame, position: int, start: int) -> Said | None:
    """A preposition of sources before a verb of saying and its subject: "según ha informado la policía"."""
    for index in range(start, min(len(frame) - 1, start + _VERB)):
        bits = frame.bits[index]
        if bits & CUE and not bits & NAME:
            if frame.bits[index + 1] & AGENT or frame.lexicon.traits.bare or frame.lexicon.traits.bracket:
                return None
            who = after(frame, index, True)
            if who is None:
                return None
            last = who.last
            if _is_described(frame, who.first, last):
                last = _to_comma(frame, last) or last + 1
            return _said(position, index, with_apposition(frame, Phrase(who.first, last), closed=True))
        if bits & _SIGN or not bits & _BEFORE_VERB:
            break
    return None


def _may_be_governed(frame: Frame, position: int) -> bool:
    bits = frame.bits[position] if position < len(frame) else STOP
    if bits & _SIGN or (bits & (COMPLEMENTISER | RELATIVE | ASKING | CUE) and not bits & (NAME | DETERMINER)):
        return False
    return not frame.lexicon.traits.common_capitals or bool(bits & (NAME | DETERMINER | PRONOUN))


def _by_opinion(frame: Frame) -> Said | None:
    """ "For" at the start of a sentence, when what follows its phrase is in marks."""
    if len(frame) < 3 or frame.bits[1] & _SIGN:
        return None
    phrase = _with(frame, 1)
    end = max((phrase.last, *(last for _, last in phrase.apposed))) + 1
    someone = any(frame.bits[index] & (NAME | TITLE) for index in range(1, phrase.last + 1))
    far = len(frame) if someone and end < len(frame) and frame.bits[end] & COMMA else end + 2
    return _said(0, 0, phrase) if any(bits & QUOTE for bits in frame.bits[end:far]) else None


def _by_report(frame: Frame, position: int) -> Said | None:
    """A preposition with a noun of reporting ("nach ersten Angaben der Polizei"); whose it is speaks, else the noun."""
    for index in range(position + 1, min(len(frame), position + 4)):
        if frame.bits[index] & (_SIGN | PREPOSITION) or (frame.bits[index] & CUE and not frame.bits[index] & NAME):
            return None
        if frame.key(index).endswith(frame.lexicon.sources.nouns):
            owned = index + 1 < len(frame) and bool(frame.bits[index + 1] & OF)
            start = index + 2 if owned else index + 1
            if start < len(frame) and _may_own(frame.bits[start], owned or frame.lexicon.traits.cases):
                return Said(position, index, "source", "", "source", _with(frame, start))
            if frame.key(index - 1) in frame.lexicon.possessives:
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
    if not colon and not follows_quote(frame, first):
        return None
    return Said(first, position, "noun", "", "source", phrase)


def _may_own(bits: int, governed: bool) -> bool:
    """Tell whether a word after a noun of reporting may begin whose report it is."""
    return not bits & (_SIGN | CUE | PREPOSITION) and bool(governed or bits & (DETERMINER | NAME | TITLE | GROUP))


def _with(frame: Frame, start: int) -> Phrase:
    last = walk_right(frame, start)
    if _is_described(frame, start, last):
        last = _to_comma(frame, last) or last + 1
    last = _past_field(frame, last)
    while last + 2 < len(frame) and is_genitive(frame, last + 1):
        last = walk_right(frame, last + 1)
    return with_apposition(frame, Phrase(start, last), closed=True)


def _is_described(frame: Frame, start: int, last: int) -> bool:
    """Tell whether an adjective follows a body with one capital, as in "la Guardia costiera, …": no verb, no name."""
    traits = frame.lexicon.traits
    if traits.bare or traits.cases or traits.common_capitals or last == 0 or last + 2 >= len(frame):
        return False
    alone = last <= start + 1 and frame.bits[last - 1] & (DETERMINER | AGENT) and frame.bits[last] & NAME
    if not alone or frame.bits[last + 1]:
        return False
    return bool(frame.bits[last + 2] & (COMMA | STOP | AUXILIARY)) or _to_comma(frame, last) > 0


def _past_field(frame: Frame, last: int) -> int:
    """Return where the name ends that follows an office with its field: "l'assessore ai Lavori pubblici Ada Neri"."""
    if last + 1 >= len(frame) or not frame.bits[last] & TITLE or not frame.bits[last + 1] & PREPOSITION:
        return last
    for index in range(last + 2, min(last + _LONGEST, len(frame) - 1)):
        if frame.bits[index] & (_SIGN | AUXILIARY | CUE) and not frame.bits[index] & NAME:
            break
        named = frame.bits[index] & NAME and frame.bits[index + 1] & NAME
        if (
            named
            and not frame.bits[index - 1] & (PREPOSITION | DETERMINER)
            and frame.key(index - 1) in frame.lexicon.fields
        ):
            return walk_right(frame, index)
    return last


def _to_comma(frame: Frame, last: int) -> int:
    """Return where the name of a body goes on to, if a comma follows: "l'Ufficio parlamentare di bilancio, …"."""
    for index in range(last + 1, min(last + _LONGEST, len(frame) - 1)):
        if frame.bits[index] & COMMA:
            return index - 1
        if frame.bits[index] & ~(OF | PREPOSITION | DETERMINER | NAME | TITLE | GROUP):
            break
    return 0


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
