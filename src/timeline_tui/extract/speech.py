"""Speech or not: what ties a quotation to a cue, and whether the words between marks were spoken."""

from collections.abc import Mapping, Sequence
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
    MANNER,
    NAME,
    NAMING,
    OF,
    PREPOSITION,
    QUOTE,
    QUOTING,
    STOP,
)
from timeline_tui.extract.cues import opens_with_colon
from timeline_tui.extract.frames import Frame
from timeline_tui.extract.marked import Marked
from timeline_tui.extract.said import Said
from timeline_tui.model.quote import QuoteKind

_SMALL = COMMA | COLON | COMPLEMENTISER | DETERMINER | ADVERB | PREPOSITION | AUXILIARY | CONJUNCTION
_LIST = 5
_LONG = 12
_DASHES = frozenset("–—―-")
_ENDS = (".", "!", "?", "…")
BESIDE, WITHIN, NONE = 3, 2, 0


class Tie(NamedTuple):
    """What makes a quotation speech: the cue (None when it stands alone or after a colon) and the kind.

    `signature` is the last position of a name signed under it, 0 without one.
    """

    said: Said | None
    kind: QuoteKind
    colon: bool = False
    signature: int = 0


def tie(
    frame: Frame, position: int, marked: Marked, text: str, said: Sequence[Said], earlier: Mapping[int, Tie]
) -> Tie | None:
    """Return what makes the quotation at a position of a frame speech, None when nothing does.

    `earlier` are the ties of the frame's quotations before this one: what is listed beside speech is speech.
    """
    if any(one.subject is not None and one.subject.first <= position <= one.subject.last for one in said):
        return None
    words = _count(text, marked)
    best, strength = _strongest(frame, position, said)
    called = best is not None and best.group == "call"
    if called and best is not None and best.nobody and words < 5:
        return None
    titled = words > 2 and not frame.heading and _is_all_title(text[marked.inner.start : marked.inner.end])
    if titled and (best is None or called):
        ends = text[marked.inner.start : marked.inner.end].endswith(_ENDS)
        if _is_title_of(frame, position, text, marked) or (opens_with_colon(frame, position) and not ends):
            return None
    if best is not None and strength == BESIDE:
        named = _names(frame, position, best) or _is_called(frame, position, text, marked)
        judged = best.group == "call" and text[marked.inner.start].islower() and best.last < position - 1
        if words < 5 and not opens_with_colon(frame, position) and named and not judged:
            return None
        return Tie(best, _kind(frame, position, marked, text, words))
    if words < 8 and _names(frame, position, best):
        return None
    if _looks_like_a_name(frame, position, text, marked, words):
        return None
    if best is not None and strength == WITHIN and _is_title_of(frame, position, text, marked):
        return None
    if best is not None and strength == WITHIN:
        return Tie(best, "partial")
    listed = _listed(frame, position, earlier)
    if listed is not None and not _title_case(text[marked.inner.start : marked.inner.end]):
        return Tie(listed.said, "partial", listed.colon)
    signature = _signed(frame, position)
    if signature:
        return Tie(None, "direct", signature=signature)
    return _alone(frame, position, marked, text, words)


def _listed(frame: Frame, position: int, earlier: Mapping[int, Tie]) -> Tie | None:
    """The tie of a quotation that this one is listed after ("a “liar” and a “bully”")."""
    index = position - 1
    while index >= 0 and position - index <= _LIST and not frame.bits[index] & QUOTE:
        index -= 1
    if index not in earlier or index == position - 1:
        return None
    gap = frame.bits[index + 1 : position]
    linked = gap[0] & (COMMA | CONJUNCTION) or frame.bits[index] & ENDED
    return earlier[index] if linked and all(bits & _SMALL for bits in gap) else None


def _signed(frame: Frame, position: int) -> int:
    """Last position of a name that a dash sets after the quotation at the sentence's end, 0 without one."""
    if position + 2 >= len(frame) or frame.key(position + 1) not in _DASHES:
        return 0
    last = len(frame) - 1
    while last > position and frame.bits[last] & STOP:
        last -= 1
    name = frame.bits[position + 2 : last + 1]
    return last if 0 < len(name) <= 6 and all(bits & NAME for bits in name) else 0


def _count(text: str, marked: Marked) -> int:
    return len(text[marked.inner.start : min(marked.inner.end, marked.inner.start + 400)].split())


def _strongest(frame: Frame, position: int, said: Sequence[Said]) -> tuple[Said | None, int]:
    best: Said | None = None
    strength = NONE
    for one in said:
        found = _strength(frame, position, one, said)
        if found > strength or (found == strength != NONE and best is not None and _nearer(position, one, best)):
            best, strength = one, found
    return best, strength


def _nearer(position: int, one: Said, best: Said) -> bool:
    return abs(one.first - position) < abs(best.first - position) and one.last < position


def _strength(frame: Frame, position: int, one: Said, said: Sequence[Said]) -> int:
    if one.last < position:
        return _after_cue(frame, position, one, said)
    return _before_cue(frame, position, one)


def _after_cue(frame: Frame, position: int, one: Said, said: Sequence[Said]) -> int:
    start = one.last + 1
    if one.side == "right" and one.subject is not None:
        start = max(start, one.subject.last + 1)
    gap = frame.bits[start:position]
    if not gap or (all(bits & _SMALL for bits in gap[:-1]) and gap[-1] & (_SMALL | QUOTING) and len(gap) < 4):
        return BESIDE
    if any(bits & STOP for bits in gap):
        return NONE
    if gap[-1] & COMMA and one.first > 0 and _between_quotes(frame, position, one):
        return BESIDE
    if gap[-1] & COMMA and _leads_to(frame, position, one, gap):
        return BESIDE
    if gap[-1] & COLON:
        return BESIDE if not any(other.first > one.last and other.last < position for other in said) else NONE
    if any(one.last < other.first < position and other.group != "call" for other in said):
        return NONE
    if one.group == "call":
        return BESIDE if len(gap) <= 6 and not any(bits & COMMA for bits in gap) else NONE
    if one.group == "source" or any(bits & COMPLEMENTISER for bits in gap):
        return WITHIN
    barred = QUOTE if frame.lexicon.traits.comma_clause else COMMA | QUOTE
    return WITHIN if not any(bits & barred for bits in gap) else NONE


def _leads_to(frame: Frame, position: int, one: Said, gap: Sequence[int]) -> bool:
    """Tell whether a comma after a verb and to whom or where it was said opens the speech (", she told Hale, "...")."""
    if not frame.lexicon.traits.inverted or one.group != "say" or len(gap) > _LONG:
        return False
    span = frame.span(position, position)
    capital = frame.words.text[span.start : span.start + 1].isupper()
    return capital and not any(bits & (QUOTE | CUE | COMPLEMENTISER | COLON) for bits in gap)


def _between_quotes(frame: Frame, position: int, one: Said) -> bool:
    """Tell whether a cue breaks a quotation in two ("...," she told the court, "...")."""
    first = one.first if one.subject is None else min(one.first, one.subject.first)
    index = first - 1
    while index > 0 and frame.bits[index] & COMMA:
        index -= 1
    return bool(frame.bits[index] & QUOTE) and not any(bits & CUE for bits in frame.bits[one.last + 1 : position])


def _before_cue(frame: Frame, position: int, one: Said) -> int:
    limit = one.edge if position < one.edge else one.first
    if one.side == "left" and one.subject is not None and one.subject.first > position:
        limit = one.subject.first
    gap = frame.bits[position + 1 : limit]
    if one.side == "shared" and one.form == "inf" and frame.lexicon.traits.unspoken and _closes(frame, position, gap):
        return BESIDE
    if one.side == "shared" and one.form != "ger":
        return NONE
    free = position == 0 or (gap and gap[0] & (COMMA | STOP)) or frame.bits[position] & ENDED
    if free and all(bits & (COMMA | STOP | ADVERB | CONJUNCTION | MANNER) for bits in gap) and one.form != "ger":
        return BESIDE
    if one.group == "source":
        return WITHIN
    if one.side == "shared" or any(bits & (COLON | CUE) for bits in gap):
        return NONE
    return WITHIN if gap and gap[-1] & COMMA and one.last >= len(frame) - 6 else NONE


def _closes(frame: Frame, position: int, gap: Sequence[int]) -> bool:
    """Tell whether an infinitive is all that a short end says after speech ("...", se limitó a decir)."""
    direct = bool(gap) and bool(gap[0] & COMMA or frame.bits[position] & ENDED) and len(gap) <= _LIST
    return direct and not any(bits & (NAME | QUOTE | STOP | CUE) for bits in gap)


def _kind(frame: Frame, position: int, marked: Marked, text: str, words: int) -> QuoteKind:
    inner = text[marked.inner.start : marked.inner.end]
    first = inner.lstrip("….[(¿¡")[:1]
    follows = frame.bits[position + 1] if position + 1 < len(frame) else STOP
    whole = position == 0 or opens_with_colon(frame, position) or bool(frame.bits[position - 1] & (COMMA | STOP))
    if opens_with_colon(frame, position) or (whole and follows & (COMMA | STOP) and words > 2):
        return "direct"
    closed = words > 3 or follows & (COMMA | STOP) or frame.bits[position] & ENDED
    return "direct" if first.isupper() and closed and whole else "partial"


def _looks_like_a_name(frame: Frame, position: int, text: str, marked: Marked, words: int) -> bool:
    """Tell whether marks after a noun hold a name: they begin with a capital, as do its longer words.

    Where nouns have cases, speech set into a sentence begins small, so that the first capital is enough.
    """
    inner = text[marked.inner.start : marked.inner.end]
    if position == 0 or words > 6 or not inner[:1].isupper() or frame.bits[position] & ENDED:
        return False
    before = frame.bits[position - 1]
    if before & (COMMA | COLON | STOP | QUOTE | CUE | COMPLEMENTISER | PREPOSITION | CONJUNCTION | AUXILIARY):
        return False
    traits = frame.lexicon.traits
    return traits.cases or (not traits.common_capitals and _title_case(inner))


def _is_name_verb(frame: Frame, best: Said, position: int) -> bool:
    """Tell whether a verb of naming names here: nobody is said to call, or at most an article stands in between."""
    near = all(bits & DETERMINER for bits in frame.bits[best.last + 1 : position])
    return best.side == "none" or (best.group == "call" and near)


def _is_called(frame: Frame, position: int, text: str, marked: Marked) -> bool:
    """Tell whether an article before marks full of capitals makes them the name of something ("der „Neuen Zeit“")."""
    inner = text[marked.inner.start : marked.inner.end]
    return position > 0 and bool(frame.bits[position - 1] & DETERMINER) and _title_case(inner)


def _names(frame: Frame, position: int, best: Said | None) -> bool:
    """Tell whether the words before say that the marks hold a name, a title or a term."""
    if position and frame.bits[position - 1] & OF and frame.key(position - 1) == "'s":
        return True
    for index in range(max(0, position - 3), position):
        bits = frame.bits[index]
        passive = best is not None and best.last == index and _is_name_verb(frame, best, position)
        if bits & NAMING and (passive or not bits & CUE):
            return not any(later & (COLON | COMMA) for later in frame.bits[index + 1 : position])
    return False


def _alone(frame: Frame, position: int, marked: Marked, text: str, words: int) -> Tie | None:
    inner = text[marked.inner.start : marked.inner.end]
    ends = inner.endswith(_ENDS)
    if opens_with_colon(frame, position) and (words > 1 or frame.heading or marked.dash or inner[:1].isupper()):
        return Tie(None, "direct", True)
    rest = [bits for index, bits in enumerate(frame.bits) if index != position and not bits & (COMMA | STOP | QUOTE)]
    if not rest:
        if frame.heading and words > 2 and _title_case(inner):
            return None
        return (
            Tie(None, "direct")
            if words > 3 or (ends and words > 1) or inner.endswith(("?", "!")) or marked.dash
            else None
        )
    if words >= 6 and not _title_case(inner):
        whole = position == 0 and (ends or len(rest) > 3)
        return Tie(None, "direct" if whole and inner[:1].isupper() else "partial")
    return None


def _is_title_of(frame: Frame, position: int, text: str, marked: Marked) -> bool:
    """Tell whether marks behind "of" or "in" hold a title: three words or more, with capitals."""
    inner = text[marked.inner.start : marked.inner.end]
    governed = position > 0 and frame.bits[position - 1] & (OF | PREPOSITION)
    return bool(governed) and len(inner.split()) > 2 and _is_all_title(inner)


def _is_all_title(inner: str) -> bool:
    """Tell whether every word of more than three letters, and the first, begins with a capital."""
    longer = [word for word in inner.split() if len(word) > 3 and word[0].isalpha()]
    return inner[:1].isupper() and len(longer) > 1 and all(word[0].isupper() for word in longer)


def is_phrase(frame: Frame, position: int, marked: Marked, text: str) -> bool:
    """Tell whether marks hold words that may be spoken within a reported sentence: no name and no title."""
    inner = text[marked.inner.start : marked.inner.end]
    return not _names(frame, position, None) and (inner[:1].islower() or _count(text, marked) > 4)


def _title_case(inner: str) -> bool:
    """Tell whether nearly all longer words begin with a capital, as in titles of works."""
    longer = [word for word in inner.split() if len(word) > 3]
    return bool(longer) and sum(word[0].isupper() for word in longer) * 3 >= len(longer) * 2
