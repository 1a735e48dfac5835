"""What a text pane can show: each page lays itself out for a width, as rows of lines."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol, overload

from timeline_tui.present.blocks import hang
from timeline_tui.present.line import Line, fit, wrap
from timeline_tui.present.safe import clean

if TYPE_CHECKING:
    from timeline_tui.present.source import SourceView

PageRow = tuple[Line, ...]


class Page(Protocol):
    """Content of a pane. `cursor` tells whether its rows can be chosen."""

    @property
    def cursor(self) -> bool:
        """Whether its rows can be chosen."""

    @property
    def bar(self) -> bool:
        """Whether the whole of a chosen row is marked, or only its edge."""

    def choosable(self, row: int) -> bool:
        """Tell whether the cursor may stand on a row."""

    def lay(self, width: int) -> Sequence[PageRow]:
        """The rows, each of a few lines at most `width` cells wide."""

    def focus(self, width: int) -> int:
        """The row to bring into view first."""


def wrapped(lines: Sequence[Line], width: int) -> tuple[Line, ...]:
    """Break lines to a width, continuations hanging under where the words of the first began."""
    return tuple(piece for line in lines for piece in wrap(line, width, hang(line)))


class _Text:
    """Has no rows to choose from."""

    cursor = bar = False

    def choosable(self, row: int) -> bool:
        """No line of a text can be chosen."""
        del row
        return False


class TextPage(_Text):
    """Lines to scroll through."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines

    def lay(self, width: int) -> Sequence[PageRow]:
        """Every line a row of its own, so that long paragraphs scroll smoothly."""
        return [(line,) for line in wrapped(self.lines, width)]

    def focus(self, width: int) -> int:
        """A text is read from its beginning."""
        del width
        return 0


class FittedPage(_Text):
    """Lines that are made for the width they are shown in, such as a ruler."""

    def __init__(self, made: Callable[[int], Sequence[Line]]) -> None:
        self.made = made

    def lay(self, width: int) -> Sequence[PageRow]:
        """Every line a row of its own."""
        return [(line,) for line in wrapped(self.made(width), width)]

    def focus(self, width: int) -> int:
        """The first line first."""
        del width
        return 0


class ItemsPage:
    """Items of a few lines each, to choose from."""

    cursor = bar = True

    def __init__(self, items: Sequence[Sequence[Line]], first: int = 0, most: int = 12) -> None:
        self.items = items
        self.first = first
        self.most = most

    def choosable(self, row: int) -> bool:
        """Every item can be chosen."""
        return 0 <= row < len(self.items)

    def lay(self, width: int) -> Sequence[PageRow]:
        """Every item a row."""
        return [self._cut(wrapped(item, width)) for item in self.items]

    def _cut(self, lines: tuple[Line, ...]) -> tuple[Line, ...]:
        return lines if len(lines) <= self.most else (*lines[: self.most - 1], (("…", "muted"),))

    def focus(self, width: int) -> int:
        """The item asked for."""
        del width
        return self.first


class SourcePage:
    """An article, with the words in question in view; only the lines in sight are made."""

    cursor, bar = True, False

    def __init__(self, view: "SourceView", document: str, offset: int | None = None) -> None:
        self.view = view
        self.document = document
        self.offset = view.focus if offset is None else offset

    def choosable(self, row: int) -> bool:
        """The cursor may stand on every line."""
        return row >= 0

    def lay(self, width: int) -> Sequence[PageRow]:
        """The article's lines, broken to the width."""
        return _SourceRows(self.view, _broken(self.view, width))

    def focus(self, width: int) -> int:
        """The line where the words begin."""
        return self.row(width, self.offset)

    def row(self, width: int, offset: int) -> int:
        """The line of a character."""
        return max(bisect_right(_broken(self.view, width), offset, key=lambda row: row[0]) - 1, 0)

    def place(self, width: int, row: int) -> tuple[int, int]:
        """The characters of a line."""
        places = _broken(self.view, width)
        return places[row] if row < len(places) else (0, 0)

    def at(self, width: int, row: int, cell: int) -> int:
        """The character in a cell of a line; beyond its end the last one."""
        start, end = self.place(width, row)
        return min(fit(clean(self.view.text[start:end]), max(cell, 0)) + start, max(end - 1, start))


class _SourceRows(Sequence[PageRow]):
    """The lines of an article, each made when it is asked for."""

    def __init__(self, view: "SourceView", places: Sequence[tuple[int, int]]) -> None:
        self._view = view
        self._places = places

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, at: int) -> PageRow: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[PageRow]: ...
    def __getitem__(self, at: int | slice) -> PageRow | Sequence[PageRow]:
        if isinstance(at, slice):
            return [self[i] for i in range(*at.indices(len(self)))]
        return (self._view.line(*self._places[at]).line,)


_last: tuple[str, int, list[tuple[int, int]]] = ("", 0, [])


def _broken(view: "SourceView", width: int) -> list[tuple[int, int]]:
    """Where the lines of an article break; kept from one event to the next, because the article is the same."""
    global _last
    if _last[0] is not view.text or _last[1] != width:
        _last = view.text, width, view.rows(width)
    return _last[2]
