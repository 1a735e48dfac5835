"""Asides: words inside the marks that say who speaks, set off by dashes or commas."""

from timeline_tui.extract.bits import ADVERB, AUXILIARY, COMMA, CUE, PRONOUN, STOP
from timeline_tui.extract.frames import Frame, bits_of
from timeline_tui.extract.marked import Marked

_LONG = 14
_DASHES = frozenset("-–—―")


def aside(marked: Marked, frame: Frame) -> Frame | None:
    """Return the aside of a quotation as a frame of its own that begins with the quotation, None without one."""
    if marked.inner.end - marked.inner.start < 20:
        return None
    words = frame.words
    inner = words.between(marked.inner.start, marked.inner.end)
    for index in inner:
        if words.keys[index] in _DASHES or words.keys[index] == ",":
            found = _from(frame, index, inner.stop, not marked.closed)
            if found is not None:
                return found
    return None


def _from(frame: Frame, opening: int, stop: int, unclosed: bool) -> Frame | None:
    """The aside that a sign opens, when a cue comes right after it and the sign comes again.

    Where the closing mark is missing, what ends the sentence ends the aside too.
    """
    sign = frame.words.keys[opening]
    ends = {sign, ".", "!", "?"} if unclosed else {sign}
    closing = next((i for i in range(opening + 2, min(stop, opening + _LONG)) if frame.words.keys[i] in ends), -1)
    if closing < 0:
        return None
    items = range(opening, closing + 1)
    bits = bits_of(frame.words, items, frame.lexicon)
    position = 1
    while position < len(bits) - 1 and bits[position] & (AUXILIARY | ADVERB | PRONOUN) and not bits[position] & CUE:
        position += 1
    stop = len(bits) - 2 if bits[-2] & (STOP | COMMA) else len(bits) - 1
    barred = STOP if sign in _DASHES else STOP | COMMA
    if not bits[position] & CUE or any(bit & barred for bit in bits[1:stop]):
        return None
    if frame.lexicon.cues[frame.words.keys[items[position]]].group != "say":
        return None
    return Frame(items, bits, frame.words, False, frame.block, frame.lexicon)
