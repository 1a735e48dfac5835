"""Dialogue by dashes: paragraphs that begin with a dash are spoken, but for the words that say who speaks."""

import re
from collections.abc import Iterator, Sequence

from timeline_tui.extract.bits import ADVERB, AUXILIARY, CUE, DETERMINER, NAME, PRONOUN, TITLE
from timeline_tui.extract.lexicon import Lexicon, lexicon
from timeline_tui.extract.marked import Marked
from timeline_tui.extract.words import Words, words
from timeline_tui.languages import Pack
from timeline_tui.model import Block, Layout, Span

_DASHES = "—–―-−"
_COLON = re.compile(r":\s+[—–―]")
_OPEN = '«“„"»'
_BEFORE_CUE = frozenset(",!?…—–―") | {"..."}
_ENDS = frozenset(".;:!?…") | {"..."}
_TRIMMED = " \t\n\r\u00a0\u202f,;—–―"


def lines(text: str, layout: Layout, pack: Pack, spans: Sequence[Marked]) -> tuple[Marked, ...]:
    """Return the quotations with the turns of dialogue among them, in order; marks inside a turn belong to it."""
    lex = lexicon(pack)
    if not lex.traits.dashes:
        return tuple(spans)
    blocks = [block for block in layout.blocks if _begins(text, block.span.start)]
    turns = [(block, list(_turn(text, block, lex))) for block in blocks]
    if not _is_dialogue(text, turns):
        turns = []
    found = [piece for _, pieces in turns for piece in pieces]
    own = {block.span.start for block, _ in turns}
    told = [piece for block in layout.blocks if block.span.start not in own for piece in _told(text, block, lex)]
    inside = sorted([*(block.span for block, _ in turns), *(piece.inner for piece in told)])
    return tuple(sorted([*found, *told, *_outside(spans, inside)], key=lambda marked: marked.outer.start))


def _told(text: str, block: Block, lex: Lexicon) -> Iterator[Marked]:
    """Yield the turns told within a paragraph: a sentence behind a colon and a dash, and those a dash begins next."""
    begun = False
    for sentence in block.sentences if _COLON.search(text, block.span.start, block.span.end) else ():
        opens = begun and _begins(text, sentence.start)
        colon = None if opens else _COLON.search(text, sentence.start, sentence.end)
        begun = opens or (colon is not None and _begins(text, colon.end() - 1) and _is_capital(text, colon.end()))
        if begun:
            yield from _spoken(text, colon.end() if colon else sentence.start + 1, sentence.end, lex)


def _is_capital(text: str, start: int) -> bool:
    """Tell whether the words behind a dash begin with a capital: those of a list seldom do."""
    return next((sign.isupper() for sign in text[start : start + 6] if sign.isalpha()), False)


def _begins(text: str, start: int) -> bool:
    """Tell whether a spoken turn may begin here: a dash, and after it neither a mark nor a number."""
    if text[start] not in _DASHES:
        return False
    rest = text[start + 1 : start + 4].lstrip(" \u00a0\u202f")
    if not rest or rest[0] in _OPEN or rest[0].isdigit():
        return False
    return text[start] not in "-−" or text[start + 1] == " "


def _is_dialogue(text: str, turns: Sequence[tuple[Block, Sequence[Marked]]]) -> bool:
    """Tell dialogue from a list: somebody is said to speak, asks or exclaims."""
    if any(text[block.span.end - 1] in "?!" for block, _ in turns):
        return True
    return any(len(pieces) > 1 or (pieces and pieces[0].inner.end < block.span.end - 3) for block, pieces in turns)


def _outside(spans: Sequence[Marked], blocks: Sequence[Span]) -> Iterator[Marked]:
    position = 0
    for marked in spans:
        while position < len(blocks) and blocks[position].end <= marked.outer.start:
            position += 1
        if position == len(blocks) or marked.outer.start < blocks[position].start:
            yield marked


def _turn(text: str, block: Block, lex: Lexicon) -> Iterator[Marked]:
    """Yield the spoken pieces of a paragraph."""
    yield from _spoken(text, block.span.start + 1, block.span.end, lex)


def _spoken(text: str, start: int, end: int, lex: Lexicon) -> Iterator[Marked]:
    cut = words(text[start:end], lex.traits.elided, lex.enclitics)
    spoken = 0
    for first, after in _asides(cut, lex):
        yield from _piece(text, start + spoken, start + first)
        spoken = after
    yield from _piece(text, start + spoken, end)


def _piece(text: str, start: int, end: int) -> Iterator[Marked]:
    while start < end and (text[start] in _TRIMMED or text[start] in ".:"):
        start += 1
    while start < end and text[end - 1] in _TRIMMED:
        end -= 1
    if start < end and any(sign.isalnum() for sign in text[start : start + 40]):
        span = Span(start, end)
        yield Marked(span, span, "—", "", dash=True)


def _asides(cut: Words, lex: Lexicon) -> Iterator[tuple[int, int]]:
    """Yield the offsets of the words that say who speaks, up to where speech goes on."""
    index = 1
    while index < len(cut):
        begins = _aside_start(cut, index, lex)
        if begins is None:
            index += 1
            continue
        index, after = _aside_end(cut, index, begins, lex)
        yield cut.starts[begins], after
        index += 1


def _aside_start(cut: Words, index: int, lex: Lexicon) -> int | None:
    """First word of an aside whose cue stands at `index`: a sign before it, its subject or nothing after it."""
    bits = lex.bits.get(cut.keys[index], 0)
    if not bits & CUE or cut.capital[index] or lex.cues[cut.keys[index]].group != "say":
        return None
    first = index
    while first > 0 and lex.bits.get(cut.keys[first - 1], 0) & (AUXILIARY | ADVERB | PRONOUN):
        first -= 1
    if first == 0 or cut.keys[first - 1] not in _BEFORE_CUE:
        return None
    return first if cut.keys[first - 1] in _DASHES or _has_subject(cut, index, lex) else None


def _has_subject(cut: Words, index: int, lex: Lexicon) -> bool:
    if index + 1 >= len(cut):
        return True
    bits = lex.bits.get(cut.keys[index + 1], 0) | (NAME if cut.capital[index + 1] else 0)
    return bool(bits & (DETERMINER | PRONOUN | NAME | TITLE))


def _aside_end(cut: Words, index: int, begins: int, lex: Lexicon) -> tuple[int, int]:
    """Where an aside ends: at a dash, at the comma that answers its own, or at the end of its sentence."""
    dashed = cut.keys[begins - 1] in _DASHES
    comma = cut.keys[begins - 1] == ","
    position = index + 1
    while position < len(cut):
        key = cut.keys[position]
        if key in _DASHES or (not dashed and (key in _ENDS or (comma and key == ","))):
            break
        if dashed and key in _ENDS and position + 1 < len(cut) and cut.keys[position + 1] in _DASHES:
            position += 1
            break
        position += 1
    if position >= len(cut) or _narrates(cut, position + 1, lex):
        return len(cut), len(cut.text)
    return position, cut.ends[position]


def _narrates(cut: Words, index: int, lex: Lexicon) -> bool:
    """Tell whether what follows an aside is told, not spoken: it goes on about "he" or "she"."""
    first = [lex.bits.get(key, 0) for key in cut.keys[index : index + 2]]
    return any(bits & PRONOUN and not bits & (DETERMINER | ADVERB) for bits in first)
