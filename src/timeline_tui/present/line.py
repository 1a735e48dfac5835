"""Lines of text with style roles, and how many terminal cells they take."""

import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Sequence

Role = str
"""The name of a style, one of `theme.ROLES`."""
Segment = tuple[str, Role]
Line = tuple[Segment, ...]

_ZERO = frozenset({"Mn", "Me", "Cf"})
_CELLS: dict[str, int] = {}


def _cells(character: str) -> int:
    """Cells of one character, remembered: prose uses few different ones."""
    if (known := _CELLS.get(character)) is not None:
        return known
    if unicodedata.category(character) in _ZERO and character != "\u00ad":
        cells = 0
    else:
        cells = 2 if unicodedata.east_asian_width(character) in "WF" else 1
    _CELLS[character] = cells
    return cells


def width(text: str) -> int:
    """Terminal cells of `text`: wide characters count two, combining and zero-width ones none."""
    return len(text) if text.isascii() else sum(map(_cells, text))


def line_width(line: Line) -> int:
    """Terminal cells of a line."""
    return sum(width(text) for text, _ in line)


def plain(line: Line) -> str:
    """The words of a line without its roles."""
    return "".join(text for text, _ in line)


def seg(text: str, role: Role = "text") -> Line:
    """A line of one segment; empty text makes an empty line."""
    return ((text, role),) if text else ()


def spaced(parts: Iterable[Line], by: Line) -> Line:
    """Join the lines that are not empty, with `by` between them."""
    result: list[Segment] = []
    for part in parts:
        if part:
            result.extend((*by, *part) if result else part)
    return tuple(result)


def fit(text: str, cells: int, start: int = 0) -> int:
    """The largest `end` for which `text[start:end]` takes at most `cells` cells; marks stay with their base."""
    if text.isascii():
        return min(len(text), start + max(cells, 0))
    used = 0
    for at in range(start, len(text)):
        used += _cells(text[at])
        if used > cells:
            return at
    return len(text)


def clip_text(text: str, cells: int, ellipsis: str = "…") -> str:
    """Cut `text` to `cells` cells, the last of them an ellipsis when something was cut."""
    if width(text) <= cells:
        return text
    if cells <= (mark := width(ellipsis)):
        return ellipsis[: max(cells, 0)]
    return text[: fit(text, cells - mark)].rstrip() + ellipsis


def clip(line: Line, cells: int, ellipsis: str = "…") -> Line:
    """Cut a line to `cells` cells; the ellipsis takes the role of the words it stands for."""
    if line_width(line) <= cells:
        return line
    result: list[Segment] = []
    for text, role in line:
        wide = width(text)
        if wide > cells - width(ellipsis):
            kept = clip_text(text if wide > cells else text + " " * (cells + 1), cells, ellipsis)
            return (*result, (kept, role))
        result.append((text, role))
        cells -= wide
    return tuple(result)


def pad_text(text: str, cells: int, align: str = "left") -> str:
    """Make `text` exactly `cells` cells wide, cutting or filling with spaces."""
    text = clip_text(text, cells)
    blank = " " * (cells - width(text))
    return blank + text if align == "right" else text + blank


def pad(line: Line, cells: int, align: str = "left") -> Line:
    """Make a line exactly `cells` cells wide, cutting or filling with spaces."""
    line = clip(line, cells)
    if not (blank := " " * (cells - line_width(line))):
        return line
    return ((blank, "text"), *line) if align == "right" else (*line, (blank, "text"))


def breaks(text: str, first: int, rest: int) -> list[tuple[int, int]]:
    """Wrap `text` at spaces: the (start, end) of each row, the first of `first` cells, the others of `rest`.

    A word is broken only when it is wider than a row. The spaces at a break belong to no row. Linear in the text.
    """
    rows: list[tuple[int, int]] = []
    row = end = at = used = 0
    room = max(first, 1)
    while at < len(text):
        stop = text.find(" ", at)
        stop = len(text) if stop < 0 else stop
        wide = width(text[at:stop])
        gap = at - end if end > row else 0
        if used + gap + wide <= room:
            row, used = (row if end > row else at), used + gap + wide
            end = stop
        else:
            if end > row:
                rows.append((row, end))
                room = max(rest, 1)
            while wide > room:
                cut = max(fit(text, room, at), at + 1)
                rows.append((at, cut))
                wide -= width(text[at:cut])
                at, room = cut, max(rest, 1)
            row, end, used = at, stop, wide
        at = stop + 1
    if end > row or not rows:
        rows.append((row, end))
    return rows


class Ruler:
    """Cuts stretches out of a line by offset, each cut in the time it takes to copy it."""

    def __init__(self, line: Sequence[Segment]) -> None:
        self.line = line
        self.starts = []
        at = 0
        for text, _ in line:
            self.starts.append(at)
            at += len(text)

    def cut(self, start: int, end: int) -> Line:
        """The segments of characters `start` to `end`."""
        result: list[Segment] = []
        for i in range(max(bisect_right(self.starts, start) - 1, 0), len(self.line)):
            if self.starts[i] >= end:
                break
            text, role = self.line[i]
            if part := text[max(start - self.starts[i], 0) : end - self.starts[i]]:
                result.append((part, role))
        return tuple(result)


def wrap(line: Line, cells: int, indent: int = 0) -> list[Line]:
    """Break a line at spaces into lines of at most `cells` cells; those after the first start with `indent` spaces."""
    if line_width(line) <= cells:
        return [line]
    room = cells // 2 if cells >= 8 else 0
    text = plain(line)
    lead = len(text) - len(text.lstrip(" "))
    first, further = (margin if margin <= room else 0 for margin in (lead, indent))
    ruler = Ruler(line)
    rows = breaks(text[lead:], cells - first, cells - further)
    cuts = [ruler.cut(lead + start, lead + end) for start, end in rows]
    return [ruler.cut(0, first) + cuts[0], *(seg(" " * further) + row for row in cuts[1:])]
