"""A widget that draws rows of a few lines each, asking for a row only when it comes into view.

What is scrolled is rows, not lines: the row at the top is always whole. So nothing needs to know the height of
rows out of sight, and a hundred thousand rows cost what a hundred do.
"""

from collections.abc import Hashable

from rich.segment import Segment
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from timeline_tui.views.tui.look import Look
from timeline_tui.views.tui.widgets.drawn import Drawn

_KEPT = 600


class Sheet(Drawn, can_focus=True):
    """Rows under a cursor, or with `cursor` None lines to scroll through; pinned lines above; a bar at the right."""

    class Moved(Message):
        """The cursor stands on another row."""

        def __init__(self, sheet: "Sheet", row: int) -> None:
            super().__init__()
            self.sheet = sheet
            self.row = row

        @property
        def control(self) -> "Sheet":
            """The sheet it happened in."""
            return self.sheet

    class Viewed(Message):
        """Other rows came into view: `in_view` of the sheet has the first and the last of them."""

        def __init__(self, sheet: "Sheet") -> None:
            super().__init__()
            self.sheet = sheet

        @property
        def control(self) -> "Sheet":
            """The sheet it happened in."""
            return self.sheet

    class Opened(Moved):
        """A row was double-clicked, or chosen with Enter."""

    def __init__(self, look: Look, *, id: str | None = None, ground: str = "background") -> None:
        super().__init__(look, id=id)
        self.ground = ground
        self.cursor: int | None = None
        self.top = 0
        self.divides = False
        self._drawn: dict[tuple[int, bool], list[Strip]] = {}
        self._drawn_for = (0, 0, 0)
        self._ended: dict[tuple[int, str, int], tuple[Strip, Strip]] = {}
        self._heads: dict[Hashable, list[Strip]] = {}
        self._lines: list[Strip] = []
        self._rows_at: list[int] = []
        self.in_view = (-1, -1)

    # What a kind of sheet says of itself

    def count(self) -> int:
        """How many rows there are."""
        raise NotImplementedError

    def draw(self, row: int, width: int, selected: bool) -> list[Strip]:
        """The lines of a row."""
        raise NotImplementedError

    def head(self, width: int) -> list[Strip]:
        """The lines pinned above the rows, as they are when `top` is the first row."""
        del width
        return []

    def head_key(self) -> Hashable:
        """What the pinned lines depend on, but for the size and the palette."""
        return None

    def first_below_head(self) -> int:
        """The first row drawn under the head: not `top` when the head already shows it."""
        return self.top

    def selectable(self, row: int) -> bool:
        """Tell whether the cursor may stand on a row."""
        del row
        return True

    def settle(self) -> None:
        """Go where the content wants to be read from, now that the size is known."""

    # Drawing

    def render_line(self, y: int) -> Strip:
        """Return one line of what is in view."""
        if self._stale:
            self._lines, self._rows_at = self._view()
        return self._lines[y] if y < len(self._lines) else self.look.strip((), self.size.width, self.ground)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return some lines of what is in view; the most frequent question, so answered without asking for each."""
        if not self.look.palette.finished or crop.width != self.size.width:
            return super().render_lines(crop)
        self.render_line(0)
        return self._lines[crop.y : crop.bottom]

    @property
    def _stale(self) -> bool:
        """A new size or palette makes every drawing void."""
        state = (*self.size, self.look.version)
        fresh = state == self._drawn_for and bool(self._lines)
        if state != self._drawn_for:
            self.forget()
            self._drawn_for = state
        return not fresh

    def forget(self) -> None:
        """Draw every row anew."""
        self._drawn.clear()
        self._heads.clear()

    def _pinned(self) -> list[Strip]:
        key = self.head_key()
        if (known := self._heads.get(key)) is None:
            known = self._heads[key] = self.head(self.size.width)
        return known

    def repaint(self, anew: bool = False) -> None:
        """Draw again, and send only the lines that differ. `anew` forgets the drawings of rows."""
        if anew:
            self.forget()
        if not self.size.width or self._stale:
            self.refresh()
            return
        before = self._lines
        self._lines, self._rows_at = self._view()
        if len(before) != len(self._lines):
            self.refresh()
            return
        for y, (old, new) in enumerate(zip(before, self._lines, strict=True)):
            if old is not new and old != new:
                self.refresh(Region(0, y, _changed(old, new), 1))

    def _view(self) -> tuple[list[Strip], list[int]]:
        width, height = self.size
        self.settle()
        head = self._pinned()[:height]
        lines, rows = list(head), [-1] * len(head)
        row, last = self.first_below_head(), self.count()
        while len(lines) < height and row < last:
            drawn = self._row(row)
            lines.extend(drawn)
            rows.extend([row] * len(drawn))
            row += 1
        self._tell_view(rows)
        blank = self.look.strip((), width - 1, self.ground)
        lines.extend([blank] * (height - len(lines)))
        return self._with_bar(lines[:height], len(head)), rows[:height]

    def _tell_view(self, rows: list[int]) -> None:
        shown = [row for row in rows if row >= 0]
        view = (shown[0], shown[-1]) if shown else (-1, -1)
        if view != self.in_view:
            self.in_view = view
            self.post_message(self.Viewed(self))

    def _row(self, row: int) -> list[Strip]:
        selected = row == self.cursor
        if (known := self._drawn.get((row, selected))) is None:
            if len(self._drawn) > _KEPT:
                self._drawn.clear()
            width = self.size.width  # asked for seldom: the toolkit looks it up among all widgets
            known = self._drawn[row, selected] = self.draw(row, max(width - 1, 1), selected)
        return known

    def _with_bar(self, lines: list[Strip], head: int) -> list[Strip]:
        """Add the last column: how far we are, and in a wide window the edge between two panes."""
        room = len(lines) - head
        start, end = self._thumb(room)
        track = self.look.segment("│" if self.divides else " ", "border", self.ground)
        thumb = self.look.segment("┃", "border.focused" if self.has_focus else "border", self.ground)
        corners = [self._corner(line, track) for line in lines[:head]]
        width = self.size.width
        return [
            *(self._end(line, last, width) for line, last in zip(lines, corners, strict=False)),
            *(self._end(line, thumb if start <= y < end else track, width) for y, line in enumerate(lines[head:])),
        ]

    def _end(self, line: Strip, last: Segment, width: int) -> Strip:
        """A line and its last cell, the same object for the same line: most stay as they are."""
        key = id(line), last.text, id(last.style)
        if (known := self._ended.get(key)) is None or known[0] is not line:
            if len(self._ended) > 2 * _KEPT:
                self._ended.clear()
            known = self._ended[key] = line, Strip([*line.crop(0, width - 1), last], width)
        return known[1]

    def _corner(self, line: Strip, track: Segment) -> Segment:
        """Let a pinned line go on to the edge of the window."""
        style = next(reversed(list(line)), track).style
        return track if self.divides else Segment(" ", style)

    def _thumb(self, room: int) -> tuple[int, int]:
        most, total = self._last_top(), self.count()
        if most <= 0 or room <= 0:
            return 0, 0
        size = max(1, room * room // (total + room))
        start = round(self.top / most * (room - size))
        return start, start + size

    # Where we are

    def room(self) -> int:
        """The number of lines for rows."""
        return max(self.size.height - len(self._pinned()), 1)

    def _last_top(self) -> int:
        """The top row with which the last row is just in view."""
        row, left = self.count(), self.room()
        while row > 0 and left > 0:
            left -= len(self._row(row - 1))
            if left >= 0:
                row -= 1
        return min(row, max(self.count() - 1, 0))

    def scroll_rows(self, by: int) -> None:
        """Move the view without the cursor."""
        self.put_top(self.top + by)

    def put_top(self, row: int) -> None:
        """Bring a row to the top, as far as there are rows enough below it."""
        self.top = max(0, min(row, self._last_top()))
        self.repaint()

    def put_cursor(self, row: int, told: bool = True) -> None:
        """Put the cursor on a row and bring it into view; `told` sends `Moved`."""
        changed, self.cursor = row != self.cursor, row
        self._show(row)
        self.repaint()
        if changed and told:
            self.post_message(self.Moved(self, row))

    def _show(self, row: int) -> None:
        if not self.size.height:
            return
        if row <= self.top:
            self.top = row
            return
        left, first = self.room() - len(self._row(row)), row
        while first > self.top and left >= 0:
            first -= 1
            left -= len(self._row(first))
        if left < 0 and first >= self.top:
            self.top = min(first + 1, row)

    # Moving

    def step(self, by: int) -> None:
        """Move by rows: the cursor where there is one, else the view."""
        if self.cursor is None:
            self.scroll_rows(by)
        elif (row := self._next_selectable(self.cursor + by, 1 if by > 0 else -1)) is not None:
            self.put_cursor(row)
        elif by < 0:
            self.put_top(0)

    def turn(self, by: float) -> None:
        """Move by screenfuls, or half of one."""
        rows = max(int(abs(by) * self._rows_in_view()), 1) * (1 if by > 0 else -1)
        if self.cursor is None:
            self.put_top(self.top + rows)
            return
        self.top = max(0, min(self.top + rows, self._last_top()))
        wanted = max(0, min(self.cursor + rows, self.count() - 1))
        row = self._next_selectable(wanted, 1 if by > 0 else -1)
        row = self._next_selectable(wanted, -1 if by > 0 else 1) if row is None else row
        if row is not None:
            self.put_cursor(row)
        else:
            self.repaint()

    def edge(self, side: int) -> None:
        """Go to the first row (-1) or the last (1)."""
        if self.cursor is None:
            self.put_top(0 if side < 0 else self.count())
            return
        row = self._next_selectable(0 if side < 0 else self.count() - 1, -side)
        if row is not None:
            self.top = 0 if side < 0 else self.top
            self.put_cursor(row)

    def _rows_in_view(self) -> int:
        return max(len({row for row in self._rows_at if row >= 0}) - 1, 1)

    def _next_selectable(self, row: int, step: int) -> int | None:
        while 0 <= row < self.count():
            if self.selectable(row):
                return row
            row += step
        return None

    def on_resize(self) -> None:
        """Keep the cursor in view, on a row that there still is: a narrower text has other lines."""
        if self.cursor is not None and self.count():
            self.cursor = min(self.cursor, self.count() - 1)
            self._show(self.cursor)
            self.repaint()

    # Focus

    def on_focus(self) -> None:
        """Show that the keys come here."""
        self.repaint(anew=True)

    def on_blur(self) -> None:
        """Show that the keys go elsewhere."""
        self.repaint(anew=True)


def _changed(old: Strip, new: Strip) -> int:
    """Return up to which column two strips of one width differ: what is equal at the right need not be sent."""
    same = 0
    for (text, style, _), (other, other_style, _) in zip(reversed(list(old)), reversed(list(new)), strict=False):
        if style != other_style:
            break
        common = _common_tail(text, other)
        same += common if text.isascii() else 0
        if common < max(len(text), len(other)) or not text.isascii():
            break
    return max(new.cell_length - same, 1)


def _common_tail(one: str, other: str) -> int:
    count = 0
    for left, right in zip(reversed(one), reversed(other), strict=False):
        if left != right:
            break
        count += 1
    return count
