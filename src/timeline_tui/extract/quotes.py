"""Quotation marks to spans: which mark closes which, across paragraphs, and where an unclosed one ends."""

from bisect import bisect_right
from collections.abc import Sequence

from timeline_tui.extract.dialogue import lines
from timeline_tui.extract.marked import Marked
from timeline_tui.extract.marks import Mark, marks
from timeline_tui.extract.transcript import turns
from timeline_tui.languages import Pack
from timeline_tui.model import Block, Layout, Span

_FAR = 3
_NESTED = 64
_TRIMMED = " \t\n\r\u00a0\u202f\u2009"


class _Open:
    """A mark that waits for its closer, with the quotations closed inside it so far."""

    __slots__ = ("inside", "mark")

    def __init__(self, mark: Mark, inside: list[Marked] | None = None) -> None:
        self.mark = mark
        self.inside: list[Marked] = inside or []


def quotations(text: str, layout: Layout, pack: Pack) -> tuple[Marked, ...]:
    """Return the outermost quotations of a text, in order; lines of dialogue (a dash at their start) among them."""
    blocks = layout.blocks
    signs = [marks(text, block.span.start, block.span.end) for block in blocks]
    found: list[Marked] = []
    carried: _Open | None = None
    for index, block in enumerate(blocks):
        pairing = _Pairing(text, block, carried, bool(found) and found[-1].reopened)
        pairing.run(signs[index])
        carried = pairing.end(signs[index + 1 : index + 1 + _FAR], blocks[index + 1 : index + 2])
        found.extend(marked for marked in pairing.found if _has_words(text, marked.inner))
    return turns(text, layout, lines(text, layout, pack, tuple(found)))


class _Pairing:
    """The marks of one paragraph, taken in order on a stack."""

    def __init__(self, text: str, block: Block, carried: _Open | None, reopened: bool) -> None:
        self.text = text
        self.block = block
        self.stack: list[_Open] = [carried] if carried else []
        self.found: list[Marked] = []
        self.reopened = reopened
        self.last: dict[str, int] = {}

    def run(self, signs: Sequence[Mark]) -> None:
        """Take every mark of the paragraph."""
        self.last = {mark.sign: mark.start for mark in signs}
        for mark in signs:
            closed = self._closed_by(mark)
            if closed is not None:
                self._close(closed, mark)
            elif mark.opens or (self.reopened and mark.start == self.block.span.start):
                self.stack.append(_Open(mark))

    def _closed_by(self, mark: Mark) -> int | None:
        """Index in the stack of what a mark closes; a sure opener closes nothing."""
        if not mark.closes:
            return None
        for index in range(len(self.stack) - 1, max(-1, len(self.stack) - 9), -1):
            if self.stack[index].mark.closed_by(mark):
                return index
        top = self.stack[-1].mark if self.stack else None
        if top is not None and top.ends_with(mark) and self.last.get("»", -1) < mark.start:
            return len(self.stack) - 1
        return None

    def _close(self, index: int, closer: Mark) -> None:
        opened = self.stack[index]
        inside = [*opened.inside, *(one for later in self.stack[index + 1 :] for one in later.inside)]
        del self.stack[index:]
        self._keep(self._marked(opened.mark, closer, inside))

    def _keep(self, marked: Marked) -> None:
        if self.stack:
            self.stack[-1].inside.append(marked)
        else:
            self.found.append(marked)

    def _marked(self, opener: Mark, closer: Mark, inside: Sequence[Marked]) -> Marked:
        nested = tuple(span for one in inside for span in (one.inner, *one.nested))[:_NESTED]
        continues = self.reopened and opener.start == self.block.span.start
        return Marked(
            _trimmed(self.text, opener.end, closer.start), Span(opener.start, closer.end), opener.sign, closer.sign,
            wrong_closer=not opener.matches(closer.sign), continues=continues, nested=nested,
        )  # fmt: skip

    def end(self, ahead: Sequence[Sequence[Mark]], after: Sequence[Block]) -> _Open | None:
        """Settle what is still open at the paragraph's end; return it when a later paragraph closes it."""
        waiting = [opened for opened in self.stack if not opened.mark.single]
        for opened in self.stack if not waiting else ():
            self.found.extend(opened.inside)
        self.found.sort(key=lambda marked: marked.outer)
        if not waiting:
            return None
        first = waiting[0]
        inside = [one for opened in self.stack for one in opened.inside]
        if _closed_later(first.mark, ahead):
            return _Open(first.mark, inside)
        self.found.extend(self._unclosed(first.mark, inside, _reopens(self.text, first.mark, after)))
        return None

    def _unclosed(self, opener: Mark, inside: list[Marked], reopened: bool) -> list[Marked]:
        """End an unclosed quotation where a reader would; pairs that follow it stand on their own again."""
        if reopened:
            limit, own = self.block.span.end, inside
        else:
            limit = self._reader_ends(opener, inside)
            own = [one for one in inside if one.outer.end <= limit]
        inner = _trimmed(self.text, opener.end, limit)
        nested = tuple(span for one in own for span in (one.inner, *one.nested))[:_NESTED]
        marked = Marked(
            inner, Span(opener.start, inner.end), opener.sign, "", closed=False, reopened=reopened,
            continues=self.reopened and opener.start == self.block.span.start, nested=nested,
        )  # fmt: skip
        rest = [one for one in inside if one.outer.start >= limit]
        return [marked, *rest] if inner.start < inner.end else rest

    def _reader_ends(self, opener: Mark, inside: Sequence[Marked]) -> int:
        begun = self.text[max(0, opener.start - 3) : opener.start].rstrip(_TRIMMED)
        whole = opener.start == self.block.span.start or begun.endswith(":")
        limit = self.block.span.end
        if not whole or inside:
            ends = [sentence.end for sentence in self.block.sentences]
            where = bisect_right(ends, opener.end)
            limit = ends[where] if where < len(ends) else limit
        same = [one.outer.start for one in inside if one.opener == opener.sign]
        return min([limit, *same])


def _has_words(text: str, span: Span) -> bool:
    return any(text[index].isalnum() for index in range(span.start, span.end))


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start] in _TRIMMED:
        start += 1
    while start < end and text[end - 1] in _TRIMMED:
        end -= 1
    return Span(start, end)


def _reopens(text: str, opener: Mark, after: Sequence[Block]) -> bool:
    """Tell whether the next paragraph begins with the mark again (the French way with the closing one)."""
    if not after:
        return False
    sign = text[after[0].span.start : after[0].span.start + len(opener.sign)]
    return sign == opener.sign or (opener.sign == "«" and sign == "»")


def _closed_later(opener: Mark, ahead: Sequence[Sequence[Mark]]) -> bool:
    """Tell whether, in the paragraphs ahead, a mark that can only close comes before any that opens anew."""
    for signs in ahead:
        for mark in signs:
            if mark.single:
                continue
            return not mark.opens and opener.closed_by(mark)
    return False
