"""Voices: the speaker behind each cue of a frame, through whom it came, and to whom it was said."""

from collections.abc import Sequence
from typing import NamedTuple

from timeline_tui.extract.bits import (
    ADDRESSING,
    ADVERB,
    ASKING,
    AUXILIARY,
    COLON,
    COMMA,
    COMPLEMENTISER,
    CONJUNCTION,
    DETERMINER,
    GROUP,
    NAME,
    OF,
    PREPOSITION,
    PRONOUN,
    QUOTE,
    STOP,
    SUBORDINATOR,
    TITLE,
)
from timeline_tui.extract.frames import Frame
from timeline_tui.extract.phrases import Phrase, before, main_phrase, walk_right
from timeline_tui.extract.said import Said
from timeline_tui.extract.speakers import Stage, Who
from timeline_tui.model import Mention, Speaker
from timeline_tui.model.quote import FoundBy

_NO_OBJECT = COMMA | STOP | COLON | QUOTE | COMPLEMENTISER | PREPOSITION | OF | PRONOUN | SUBORDINATOR | ASKING


class Voice(NamedTuple):
    """A speaker and how it was found; `via` are the names through whom the words came."""

    who: Who | None
    found_by: FoundBy
    addressee: str | None = None
    via: tuple[str, ...] = ()
    cue: Mention | None = None

    def speaker(self) -> Speaker | None:
        """Return the model's speaker, None when nobody was found."""
        if self.who is None:
            return None
        found_by: FoundBy = "chain" if self.via else self.found_by
        return Speaker(self.who.name, self.who.mention, found_by, self.via)


def voices(frame: Frame, said: Sequence[Said], stage: Stage) -> list[Voice]:
    """Return the voice of each cue, in order."""
    found: list[Voice] = []
    for index, one in enumerate(said):
        found.append(_voice(frame, one, said[:index], found, stage))
    return [voice._replace(via=_via(frame, index, said, found)) for index, voice in enumerate(found)]


def _voice(frame: Frame, one: Said, earlier: Sequence[Said], found: Sequence[Voice], stage: Stage) -> Voice:
    span = frame.span(one.first, one.last)
    cue = Mention(span.start, span.end, frame.words.text[span.start : span.end])
    who, found_by = _who(frame, one, earlier, found, stage)
    return Voice(who, found_by, _addressee(frame, one, stage), cue=cue)


def _who(
    frame: Frame, one: Said, earlier: Sequence[Said], found: Sequence[Voice], stage: Stage
) -> tuple[Who | None, FoundBy]:
    if one.subject is not None:
        outer = _outer(frame, one, earlier, found, stage)
        who = outer or stage.resolve(frame, one.subject)
        return who, "pronoun" if who.pronoun else "cue"
    if one.nobody:
        return None, "cue"
    if one.side == "shared":
        for index in range(len(earlier) - 1, -1, -1):
            speaks = found[index].who is not None and earlier[index].group != "source" and earlier[index].side != "none"
            if speaks and not (one.form == "ger" and _is_embedded(frame, index, earlier)):
                return found[index].who, found[index].found_by
        phrase = main_phrase(frame, one.first)
        if phrase is not None:
            main = stage.resolve(frame, phrase)
            return main, "pronoun" if main.pronoun else "cue"
    doer = _before_colon(frame, one) if frame.lexicon.traits.unspoken else None
    if doer is not None:
        return stage.resolve(frame, doer)._replace(mention=None), "unspoken"
    unspoken = stage.unspoken()
    if one.side == "none" and one.form == "pl" and not (frame.lexicon.traits.unspoken and unspoken and unspoken.plural):
        return None, "cue"  # "they asked": nobody in mind
    return unspoken, "unspoken"


def _before_colon(frame: Frame, one: Said) -> Phrase | None:
    """Who does what a colon and then words in marks follow ("Il prefetto ha convocato tutti: «…», ha detto")."""
    colon = next((at for at in range(one.first) if frame.bits[at] & COLON), -1)
    if colon < 0 or colon + 1 >= len(frame) or not frame.bits[colon + 1] & QUOTE:
        return None
    verb = next((at for at in range(colon) if frame.bits[at] & AUXILIARY), colon)
    return before(frame, verb, frame.lexicon.traits.bare)


def _outer(frame: Frame, one: Said, earlier: Sequence[Said], found: Sequence[Voice], stage: Stage) -> Who | None:
    """Who a pronoun means in what another cue reports: most often whoever speaks there ("Hale said he hoped ...")."""
    if one.subject is None or one.subject.first != one.subject.last:
        return None
    for index in range(len(earlier) - 1, -1, -1):
        who, other = found[index].who, earlier[index]
        if other.group not in ("say", "report") or other.form not in ("sg", "pl", "fin") or who is None:
            continue
        between = frame.bits[other.last + 1 : one.subject.first]
        if any(bits & (QUOTE | STOP | CONJUNCTION) for bits in between) or not stage.may_be(frame, one.subject, who):
            return None
        return Who(who.name, stage.mention(frame, one.subject), who.person, True, who.plural)
    return None


def _is_embedded(frame: Frame, index: int, said: Sequence[Said]) -> bool:
    """Tell whether a cue stands in what another one reports ("said she would promise ..., adding")."""
    one = said[index]
    begin = min(one.first, one.subject.first) if one.subject is not None else one.first
    for other in said[:index]:
        if other.form in ("sg", "pl", "fin") and other.last < begin and other.group != "source":
            return not any(bits & (COMMA | CONJUNCTION | QUOTE) for bits in frame.bits[other.last + 1 : begin])
    return False


def _via(frame: Frame, index: int, said: Sequence[Said], found: Sequence[Voice]) -> tuple[str, ...]:
    """Who passed the words on: a source set beside the clause, or a cue inserted into it ("X, reported Y, ...")."""
    mine = found[index].who
    names = [
        voice.who.name
        for other, voice in enumerate(found)
        if other != index and voice.who is not None and mine is not None and voice.who.name != mine.name
        and _is_parenthesis(frame, said[other]) and not _is_parenthesis(frame, said[index])
    ]  # fmt: skip
    return tuple(dict.fromkeys(names))


def _is_parenthesis(frame: Frame, one: Said) -> bool:
    if one.subject is None:
        return False
    if one.group == "source":
        return True
    whose = frame.bits[one.subject.first : one.subject.last + 1]
    if not any(bits & (NAME | TITLE | GROUP | PRONOUN) for bits in whose):
        return False
    first, last = min(one.first, one.subject.first), max(one.last, one.subject.last)
    closed = last + 1 >= len(frame) or frame.bits[last + 1] & (COMMA | STOP)
    return first > 0 and bool(frame.bits[first - 1] & COMMA and closed) and one.side == "right"


def _addressee(frame: Frame, one: Said, stage: Stage) -> str | None:
    """To whom: the object of "told", or the phrase after "to" right behind the cue or its subject."""
    if one.group == "source":
        return None
    start = one.last + 1
    if one.side == "right" and one.subject is not None:
        start = one.subject.last + 1
    while start < len(frame) and frame.bits[start] & ADVERB and not frame.bits[start] & (NAME | DETERMINER):
        start += 1
    if start >= len(frame) - 1:
        return None
    if frame.bits[start] & ADDRESSING and not frame.bits[start + 1] & (COMMA | STOP | PRONOUN):
        return _name(frame, start + 1, stage, promise=frame.key(one.last) in frame.lexicon.promising)
    return _name(frame, start, stage, True) if one.tell and not frame.bits[start] & _NO_OBJECT else None


def _name(frame: Frame, first: int, stage: Stage, sure: bool = False, promise: bool = False) -> str | None:
    """The name of an addressee; people and groups only unless `sure`, so that "to the end" is none.

    What one is asked to do (`promise`) is no part of the name.
    """
    last = walk_right(frame, first)
    if promise:
        ends = (index for index in range(first + 1, last) if frame.key(index) in frame.lexicon.infinitive)
        last = next(ends, last + 1) - 1
    phrase = Phrase(first, last)
    who = stage.resolve(frame, phrase)
    if who.person >= 0:
        return who.name
    named = frame.bits[phrase.last] & NAME and not any(
        frame.bits[position] & OF for position in range(phrase.first, phrase.last)
    )
    return who.name if sure or named or stage.is_group(frame, phrase) else None
