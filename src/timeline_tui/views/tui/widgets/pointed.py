"""What the mouse does on a sheet: select, open, scroll, drag the bar at the right."""

from textual import events

from timeline_tui.views.tui.widgets.sheet import Sheet

_WHEEL = 3


class PointedSheet(Sheet):
    """A sheet that answers the mouse."""

    _dragging = False

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll with the wheel."""
        event.stop()
        self.scroll_rows(_WHEEL)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll with the wheel."""
        event.stop()
        self.scroll_rows(-_WHEEL)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take hold of the bar at the right."""
        if event.x == self.size.width - 1 and self._last_top() > 0:
            self._dragging = True
            self.capture_mouse()
            self._drag(event.y)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Drag the bar."""
        if self._dragging:
            self._drag(event.y)

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Let the bar go."""
        del event
        if self._dragging:
            self._dragging = False
            self.release_mouse()

    def _drag(self, y: int) -> None:
        head = self.size.height - self.room()
        self.put_top(round((y - head) / max(self.room() - 1, 1) * self._last_top()))

    def on_click(self, event: events.Click) -> None:
        """Put the cursor where the mouse points; twice opens."""
        if event.x >= self.size.width - 1 or not 0 <= event.y < len(self._rows_at):
            return
        row = self._rows_at[event.y]
        if row < 0:
            self.clicked_head(event.x, event.y)
        elif self.cursor is not None and self.selectable(row):
            self.put_cursor(row)
            self.pointed(row, event.x)
            if event.chain == 2:
                self.post_message(self.Opened(self, row))

    def pointed(self, row: int, x: int) -> None:
        """Answer a click on a cell of a row."""
        del row, x

    def clicked_head(self, x: int, y: int) -> None:
        """Answer a click on the pinned lines."""
        del x, y
