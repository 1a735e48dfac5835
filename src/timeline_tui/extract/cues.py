"""Cues: the words that say that something is said."""

from collections.abc import Iterator, Sequence
from typing import Literal

from timeline_tui.extract.bits import (
    ADVERB,
    AUXILIARY,
    COLON,
    COMMA,
    COMPLEMENTISER,
    CONJUNCTION,
    CUE,
    DETERMINER,
    GROUP,
    HAVE,
    NAME,
    NAMING,
    NOBODY,
    OF,
    PREPOSITION,
    PRONOUN,
    QUOTE,
    QUOTING,
    SOURCE,
    STOP,
    TAIL,
)
from timeline_tui.extract.frames import Frame
from timeline_tui.extract.lexicon import Cue
from timeline_tui.extract.phrases import after, before, is_past, is_reporting_noun
from timeline_tui.extract.said import Said
from timeline_tui.extract.sources import source
from timeline_tui.extract.subjects import (
    auxiliary_left,
    bracket,
    by_agent,
    has_auxiliary,
    is_passive,
    subject,
    written_in,
)

_SIGN = COMMA | COLON | STOP | QUOTE
_NEAR = 12


def cues(frame: Frame) -> Iterator[Said]:
    """Yield the cues of a frame from left to right."""
    position = 0
    while position < len(frame):
        bits = frame.bits[position]
        found: Said | None = None
        if bits & CUE:
            found = _verb(frame, position)
        if found is None and bits & (SOURCE | QUOTING):
            found = source(frame, position)
        if found is not None:
            yield found
            position = max(position, found.last)
        position += 1


def _verb(frame: Frame, position: int) -> Said | None:
    cue = frame.lexicon.cues[frame.key(position)]
    far = _tail(frame, position)
    if _is_noun(frame, position) or (cue.group == "light" and far < 0):
        return None
    tail = far if position < far < position + 3 else position
    cue = cue._replace(group="say") if cue.group == "light" else cue
    first = _group_start(frame, position)
    if cue.form == "pl" and first > 0 and frame.key(first - 1) in frame.lexicon.infinitive:
        cue = cue._replace(form="inf")
    if frame.lexicon.traits.bare and cue.form == "fin" and _is_insertion(frame, first, position):
        return None
    found = _participle(frame, first, position, tail, cue)
    if found is None:
        return _finite(frame, first, position, tail, cue)
    return found or None


def _is_insertion(frame: Frame, first: int, position: int) -> bool:
    """Tell whether a form is a participle set between commas before the verb: "A round, planned for May, was …"."""
    if first < 2 or not frame.bits[first - 1] & COMMA or any(bits & COMMA for bits in frame.bits[: first - 1]):
        return False
    for index in range(position + 1, min(len(frame) - 1, position + _NEAR)):
        if frame.bits[index] & COMMA:
            return bool(frame.bits[index + 1] & (AUXILIARY | CUE)) and not frame.bits[index + 1] & NAME
        if frame.bits[index] & (COLON | STOP | QUOTE | COMPLEMENTISER):
            break
    return False


def _participle(frame: Frame, first: int, position: int, tail: int, cue: Cue) -> Said | Literal[False] | None:
    """The cue in a form of the past or passive: None when it is none such, False when it is no cue either."""
    helpers = frame.bits[first:position]
    helping = [bits for bits in helpers if bits & AUXILIARY]
    helped, active = bool(helping), bool(helping and helping[-1] & HAVE)
    if active or cue.form not in ("part", "fin"):
        return None
    if cue.form == "fin":
        if helped and is_passive(frame, first, position):
            return _passive(frame, first, tail, cue.group, helped) or False
        agent = by_agent(frame, tail) if not helped and cue.group == "call" else None
        return Said(first, tail, cue.group, "part", "agent", agent) if agent is not None else None
    apart = bracket(frame, position)
    if apart is not None:
        side, whose, edge = apart
        return Said(edge if edge == position - 2 else position, position, cue.group, "part", side, whose, edge=edge)
    if frame.lexicon.traits.bracket and not helped and not has_auxiliary(frame, position):
        return None
    return _passive(frame, first, tail, cue.group, helped) or False


def _finite(frame: Frame, first: int, position: int, tail: int, cue: Cue) -> Said:
    cue = cue._replace(form="fin") if cue.form == "part" else cue  # "ha detto": the auxiliary makes it finite
    side, whose = subject(frame, first, tail, cue)
    if whose is None and tail > position + 1:
        right = after(frame, position, False)
        side, whose = ("right", right) if right is not None else (side, whose)
    nobody = any(bits & NOBODY for bits in frame.bits[first : position + 2])
    someone = whose is not None and not frame.bits[whose.first] & NOBODY
    paper = written_in(frame, first, tail) if nobody and not someone else None
    if paper is not None:
        return Said(first, tail, cue.group, cue.form, "source", paper, cue.tell, nobody)
    return Said(first, tail, cue.group, cue.form, side, whose, cue.tell, nobody)


def _tail(frame: Frame, position: int) -> int:
    """Position of the word that completes a verb ("made clear", "teilte ... mit"), -1 when there is none."""
    limit = min(len(frame), position + (_NEAR + 6 if frame.lexicon.traits.bracket else 3))
    for index in range(position + 1, limit):
        closes = index + 1 == len(frame) or frame.bits[index + 1] & (_SIGN | COMPLEMENTISER)
        attribute = frame.bits[index - 1] & DETERMINER  # "held a public meeting"
        if frame.bits[index] & TAIL and not attribute and (closes or not frame.lexicon.traits.bracket):
            return index
        if frame.bits[index] & (QUOTE | COLON | STOP):
            break
    return -1


def _is_noun(frame: Frame, position: int) -> bool:
    """Tell whether a word that looks like a cue is a noun here."""
    if position == 0:
        return is_reporting_noun(frame, position)
    bits, before_it = frame.bits[position], frame.bits[position - 1]
    if is_past(frame, position):
        return False
    if frame.key(position) in frame.lexicon.nouns:
        follows = frame.bits[position + 1] if position + 1 < len(frame) else STOP
        adjective = frame.lexicon.traits.bare and not before_it & ~TAIL and not follows & COMPLEMENTISER
        described = adjective and position > 1 and bool(frame.bits[position - 2] & DETERMINER)  # "a red warning for"
        if before_it & DETERMINER or described or follows & (AUXILIARY | CONJUNCTION | OF):
            return True
    if bits & NAME:
        return not before_it & _SIGN
    if frame.lexicon.cues[frame.key(position)].form == "inf" and before_it & PREPOSITION:
        return False
    if before_it & (ADVERB | AUXILIARY | GROUP):
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


def _passive(frame: Frame, first: int, position: int, group: str, helped: bool) -> Said | None:
    if frame.bits[position] & NAMING and not helped:
        return Said(first, position, group, "part", "none", None)  # "la rue dite « du Moulin »"
    if frame.key(position) in frame.lexicon.quoted:
        first = auxiliary_left(frame, position, first)
        whom = before(frame, first, frame.lexicon.traits.bare) or (after(frame, first, False) if helped else None)
        return Said(position, position, "say", "part", "left" if whom else "none", whom, edge=first)
    agent = by_agent(frame, position)
    if agent is not None:
        return Said(first, position, group, "part", "agent", agent)
    inverted = None if helped else after(frame, position, False)
    if group == "say" and not helped and frame.lexicon.traits.unspoken and inverted is not None:
        return None
    return Said(first, position, group, "part", "none", None) if not helped or group == "call" else None


def opens_with_colon(frame: Frame, quote: int) -> bool:
    """Tell whether a colon stands right before the quotation at a position."""
    return quote > 0 and bool(frame.bits[quote - 1] & COLON)


def quotes_of(frame: Frame) -> Sequence[int]:
    """Return the positions of a frame's quotations."""
    return [position for position, bits in enumerate(frame.bits) if bits & QUOTE]
