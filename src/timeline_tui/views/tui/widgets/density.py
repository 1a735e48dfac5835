"""The strip under the header: all of time in one line, how much happens when, and the part that is in view."""

from datetime import datetime
from itertools import groupby
from operator import itemgetter

from textual import events
from textual.message import Message
from textual.strip import Strip

from timeline_tui.present.labels import day_label
from timeline_tui.present.line import Line, line_width, seg
from timeline_tui.present.rows import GLYPHS, Density, Rows
from timeline_tui.present.when import local
from timeline_tui.views.tui.look import Look
from timeline_tui.views.tui.widgets.drawn import Drawn

_BARS = "▂▃▄▅▆▇█"
_EMPTY = "▁"
_MODEST = 4
"""A single event does not fill its cell, however few there are elsewhere."""


class DensityStrip(Drawn):
    """One cell for each stretch of time, higher where more begins; a click goes there, and so does dragging."""

    _held = False

    class Picked(Message):
        """A moment on the strip was pointed at."""

        def __init__(self, instant: datetime) -> None:
            super().__init__()
            self.instant = instant

    def __init__(self, look: Look, *, id: str | None = None) -> None:
        super().__init__(look, id=id)
        self._rows: Rows | None = None
        self._view: tuple[datetime | None, datetime | None] = (None, None)
        self._counted: tuple[Rows, int, Density] | None = None
        self._cells = (0, 0)

    def show(self, rows: Rows) -> None:
        """Take other rows."""
        self._rows = rows
        self.refresh()

    def show_view(self, first: datetime | None, last: datetime | None) -> None:
        """Take other ends of what is in view."""
        if (first, last) != self._view:
            self._view = first, last
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Return the line."""
        del y
        rows, width = self._rows, self.size.width
        if rows is None or rows.span() is None:
            return self.look.strip((), width)
        before, after = self._labels(rows)
        room = width - line_width(before) - line_width(after)
        if room < 10:
            return self.look.strip((), width)
        self._cells = line_width(before), room
        return self.look.strip((*before, *self._bars(rows, room), *after), width)

    def _labels(self, rows: Rows) -> tuple[Line, Line]:
        """The first and the last day, and how many events have none."""
        span = rows.span()
        assert span is not None
        first, last = (day_label(local(instant, rows.zones[0])) for instant in span)
        undated = rows.density(1).undated
        lead = seg(f"{GLYPHS['undated']}{undated}  " if undated else "", "muted")
        return (("  ", "text"), *lead, (f"{first} ", "muted")), ((f" {last} ", "muted"),)

    def _density(self, rows: Rows, buckets: int) -> Density:
        if self._counted is None or self._counted[0] is not rows or self._counted[1] != buckets:
            self._counted = rows, buckets, rows.density(buckets)
        return self._counted[2]

    def _bars(self, rows: Rows, room: int) -> Line:
        density = self._density(rows, room)
        most = max(*density.counts, _MODEST)
        first, last = self._window(density, room)
        roles = (
            ("glyph" if count else "border.focused") if first <= at <= last else "border"
            for at, count in enumerate(density.counts)
        )
        cells = zip(roles, (_bar(count, most) for count in density.counts), strict=True)
        return tuple(("".join(bar for _, bar in run), role) for role, run in groupby(cells, itemgetter(0)))

    def _window(self, density: Density, room: int) -> tuple[int, int]:
        """The first and last cell of what is in view; none when nothing dated is."""
        first, last = self._view
        if first is None or last is None:
            return room, -1
        length = (density.end - density.start) / room
        cells = [int((instant - density.start) / length) if length else 0 for instant in (first, last)]
        return max(0, min(cells[0], room - 1)), max(0, min(cells[1], room - 1))

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Go to the moment that was clicked, and on along the strip while the button is held."""
        event.stop()
        self._held = True
        self.capture_mouse()
        self._pick(event)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Follow the mouse."""
        if self._held:
            self._pick(event)

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Let go."""
        del event
        self._held = False
        self.release_mouse()

    def _pick(self, event: events.MouseEvent) -> None:
        start, room = self._cells
        if self._rows is not None and (span := self._rows.span()) and start <= event.x < start + room:
            part = (event.x - start) / max(room - 1, 1)
            self.post_message(self.Picked(span[0] + (span[1] - span[0]) * part))


def _bar(count: int, most: int) -> str:
    return _BARS[min(count * len(_BARS) // most, len(_BARS) - 1)] if count else _EMPTY
