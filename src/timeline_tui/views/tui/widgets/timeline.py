"""The two-clock timeline: one widget for any number of events."""

from collections.abc import Hashable
from typing import NamedTuple

from textual.strip import Strip

from timeline_tui.present.line import Line, clip, line_width, seg, wrap
from timeline_tui.present.line import width as cells_of
from timeline_tui.present.marks import STAR, signs
from timeline_tui.present.query import fold
from timeline_tui.present.rows import GLYPHS, Row, Rows
from timeline_tui.present.sentences import SEVERITY_GLYPHS
from timeline_tui.present.when import Clock
from timeline_tui.views.tui.look import Look
from timeline_tui.views.tui.widgets.pointed import PointedSheet

_MOST_LINES = 4
_LEAD = 4
_TAIL = 4


class Columns(NamedTuple):
    """How wide each column is: the clocks (the second 0 where its offset is a badge of the first) and the title."""

    clocks: tuple[int, ...]
    badge: bool
    title: int


def columns(width: int, labels: tuple[str, ...], badge: bool) -> Columns:
    """Share a width among the columns; `labels` head the clocks, `badge` leaves the second without a column."""
    badge = badge and len(labels) > 1
    shown = labels[:1] if badge else labels[:2]
    clocks = (14,) if badge else ((11, 12) if width < 62 else (15, 13))[: len(shown)]
    return Columns(clocks, badge, max(width - _LEAD - sum(clocks) - _TAIL, 4))


class TimelineSheet(PointedSheet):
    """Rows of a timeline under their day, which stays in sight while they scroll."""

    def __init__(self, look: Look, *, id: str | None = None) -> None:
        super().__init__(look, id=id)
        self.rows: Rows | None = None
        self.matched = ""
        self.empty: Line = ()
        self.badges = False
        self._labels: tuple[str, ...] = ()

    @property
    def at_start(self) -> bool:
        """Tell whether the cursor is where it was at the beginning: on the first event, nothing scrolled away."""
        return self.top == 0 and self.cursor in (None, self._next_selectable(0, 1))

    def show(self, rows: Rows, event: str = "", stay: bool = False) -> None:
        """Show other rows, with the cursor on an event if it is among them, else on the first.

        With `stay` that event keeps its height on the screen; if it is gone, the cursor stays about where it was.
        """
        before = self.cursor if stay and event else None
        self.rows = rows
        self._labels = tuple(rows.clock_name(zone) for zone in rows.zones)
        found = rows.index_of(event) if event else None
        self.cursor = self._next_selectable(0, 1) if found is None else found
        if before is not None and found is None:
            near = min(before, len(rows) - 1)
            self.cursor = self._next_selectable(near, 1) or self._next_selectable(near, -1)
        moved = self.cursor - before if before is not None and self.cursor is not None else 0
        self.top = max(min(self.top + moved, len(rows) - 1), 0)
        self._lines = []
        self.forget()
        if self.size.height:
            self.put_top(self.top)
        if self.cursor is not None:
            self._show(self.cursor)
        self.repaint(anew=True)

    def event_id(self) -> str:
        """The event under the cursor, "" when there is none."""
        if self.rows is None or self.cursor is None or self.cursor >= len(self.rows):
            return ""
        return self.rows[self.cursor].id

    def highlight(self, text: str) -> None:
        """Mark what was searched for in the titles."""
        self.matched = fold(text)
        self.repaint(anew=True)

    # What a sheet asks

    def count(self) -> int:
        """How many rows there are."""
        return len(self.rows) if self.rows is not None else 0

    def selectable(self, row: int) -> bool:
        """The cursor stands on events, not on the days between them."""
        return self.rows is not None and not self.rows.is_separator(row)

    def first_below_head(self) -> int:
        """A day that is pinned is not drawn twice."""
        at_separator = self.rows is not None and self.top < len(self.rows) and self.rows.is_separator(self.top)
        return self.top + at_separator

    def head(self, width: int) -> list[Strip]:
        """The names of the clocks, and the day of the first row in view."""
        if self.rows is None or not self.count():
            told = wrap(self.empty, max(width - 3, 1))
            return [self.look.strip(((" ", "muted"), *line), width - 1) for line in told if line]
        shape = columns(width - 1, self._labels, self.badges)
        names: list[tuple[str, str]] = [(" " * _LEAD, "text")]
        for cells, label in zip(shape.clocks, self._labels, strict=False):
            names.extend(_fitted(_named(label, cells - 1), cells))
        if shape.badge:
            names.append((self._labels[1], "zone"))
        pinned = self.rows.separator_for(min(self.top, self.count() - 1))
        lines = [self.look.strip(tuple(names), width - 1)]
        return [*lines, self._separator(pinned, width - 1)] if pinned is not None else lines

    def head_key(self) -> Hashable:
        """The heading of the first row in view."""
        return self.rows.separator_index(min(self.top, self.count() - 1)) if self.rows is not None and self.rows else -1

    def draw(self, row: int, width: int, selected: bool) -> list[Strip]:
        """The lines of an event or of a separator."""
        assert self.rows is not None
        shown = self.rows[row]
        if shown.kind == "separator":
            return [self._separator(shown, width)]
        ground = "background" if not selected else "selected" if self.has_focus else "selected.unfocused"
        return [self.look.strip(line, width, ground) for line in self._event(shown, width, selected)]

    def _separator(self, row: Row, width: int) -> Strip:
        label = clip(((" ", "text"), (row.title, "heading"), (" ", "text")), max(width - 4, 1))
        rule = "─" * max(width - line_width(label) - 2, 0)
        return self.look.strip((*label, (rule, "border")), width)

    def _event(self, row: Row, width: int, selected: bool) -> list[Line]:
        shape = columns(width, self._labels, self.badges)
        cells = [_clock_lines(row, at, size) for at, size in enumerate(shape.clocks)]
        title = wrap(self._title(row), shape.title - 1)
        height = min(max(len(title), *map(len, cells)) if cells else len(title), _MOST_LINES)
        if len(title) > height:
            title = [*title[: height - 1], clip((*title[height - 1], (" ", "title"), *title[height]), shape.title - 1)]
        parts = [[_lead(row, selected)], *cells, title, [_tail(row)]]
        if shape.badge:
            parts[1] = [(*line, *(_offset_badge(row) if not at else ())) for at, line in enumerate(parts[1])]
        sizes = (_LEAD, *shape.clocks, shape.title, _TAIL)
        return [
            tuple(
                piece
                for lines, size in zip(parts, sizes, strict=True)
                for piece in _fitted(lines[at] if at < len(lines) else (), size)
            )
            for at in range(height)
        ]

    def _title(self, row: Row) -> Line:
        role = "title" if row.certainty != "planned" else "text"
        role = "muted" if row.mark is not None and row.mark.hidden else role
        title = _with_matches(row.title, role, self.matched)
        if row.status in ("possible", "denied"):
            title = (*title, (f" ({row.status})", "muted"))
        source = f"  {row.carried or row.document}" if row.document else ""
        return (*title, *signs(row.mark, row.own, star=False), *seg(source, "muted"))

    def clicked_head(self, x: int, y: int) -> None:
        """Nothing above the rows answers a click."""


def _named(label: str, room: int) -> Line:
    """The clock's name and abbreviation, or where there is no room for both the name alone."""
    name, _, abbreviation = label.rpartition(" ")
    if name and cells_of(label) > room:
        return clip(((name, "heading"),), room)
    return ((name or abbreviation, "heading"), (f" {abbreviation}" if name else "", "zone"))


def _lead(row: Row, selected: bool) -> Line:
    star: tuple[str, str] = (STAR, "user") if row.mark is not None and row.mark.star else (" ", "text")
    return (("▶" if selected else " ", "border.focused"), (GLYPHS[row.certainty], "glyph"), star, (" ", "text"))


def _tail(row: Row) -> Line:
    wrong = row.severity is not None and not row.conflicts
    sign: Line = ((SEVERITY_GLYPHS[row.severity], str(row.severity)),) if wrong and row.severity else ()
    return (*sign, *(((f"❝{row.quotes}", "quote"),) if row.quotes else ()))


def _clock_lines(row: Row, at: int, size: int) -> list[Line]:
    if at >= len(row.clocks):
        return [()]
    return wrap(_cell(row, at, row.clocks[at]), max(size - 1, 1))[:_MOST_LINES]


def _cell(row: Row, at: int, clock: Clock) -> Line:
    if not clock.text:  # a date that no clock was named for stands in the first one only
        return seg(clock.cell, "muted")
    before, _, after = clock.cell.partition(clock.text)
    conflict = seg(" ⚠" if at in row.conflicts else "", "error")
    role = "time.second" if at else "time"
    return (*seg(before, "muted"), *seg(clock.text, role), *seg(after, "muted"), *conflict)


def _offset_badge(row: Row) -> Line:
    """The second clock as so many hours from the first, for windows with no room for its column."""
    if len(row.clocks) < 2 or ":" not in row.clocks[0].text:
        return ()
    first, second = (_minutes(clock.offset) for clock in row.clocks[:2])
    if first is None or second is None:
        return ()
    hours = f"{(second - first) / 60:+.4g}h".replace("-", "−")
    return ((f" {hours}", "time.second"), *seg(" ⚠" if 1 in row.conflicts else "", "error"))


def _minutes(offset: str) -> int | None:
    sign, digits = offset[:1], offset[1:].partition(":")
    if not digits[0].isdigit():
        return None
    return (-1 if sign in "-−" else 1) * (int(digits[0]) * 60 + int(digits[2][:2] or 0))


def _fitted(line: Line, size: int) -> Line:
    line = clip(line, size)
    return (*line, (" " * (size - line_width(line)), "text"))


def _with_matches(text: str, role: str, wanted: str) -> Line:
    """Mark the places of folded words; a text whose folded form has another length is left as it is."""
    folded = fold(text)
    if not wanted or len(folded) != len(text) or wanted not in folded:
        return seg(text, role)
    parts: list[tuple[str, str]] = []
    at = 0
    while (found := folded.find(wanted, at)) >= 0:
        parts += [(text[at:found], role), (text[found : found + len(wanted)], "match")]
        at = found + len(wanted)
    return tuple(part for part in (*parts, (text[at:], role)) if part[0])
