"""The strip at the top and the strip at the bottom: a line or two each, drawn whole."""

from collections.abc import Sequence

from textual import events
from textual.message import Message
from textual.strip import Strip

from timeline_tui.present.line import Line, clip, line_width
from timeline_tui.views.tui.look import Look
from timeline_tui.views.tui.widgets.drawn import Drawn


class Bar(Drawn):
    """One line: some words at the left, some at the right, which stay when it is short; or `titled`, the left ones."""

    titled = False

    def __init__(self, look: Look, ground: str, *, id: str | None = None) -> None:
        super().__init__(look, id=id)
        self.ground = ground
        self.left: Line = ()
        self.right: Line = ()

    def show(self, left: Line, right: Line = ()) -> None:
        """Show other words; nothing is sent when they are the same."""
        if (left, right) != (self.left, self.right):
            self.left, self.right = left, right
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Return the line."""
        width = self.size.width
        taken = line_width(self.left) + 2 if self.titled else 0
        right = clip(self.right, max(width - 2 - taken, 0))
        room = max(width - line_width(right) - 3, 0)
        left = clip(self.left, room) if not y else ()
        gap = " " * max(width - line_width(left) - line_width(right) - 2, 0)
        line = ((" ", self.ground), *left, (gap, self.ground), *right, (" ", self.ground))
        return self.look.strip(line, width, self.ground, self.ground)


class Footer(Bar):
    """Keys and what they do, as many as fit; a click does it."""

    class Clicked(Message):
        """An action was clicked."""

        def __init__(self, action: str) -> None:
            super().__init__()
            self.action = action

    def __init__(self, look: Look, *, id: str | None = None) -> None:
        super().__init__(look, "footer", id=id)
        self.hints: Sequence[tuple[str, str, str]] = ()
        self.said: Line = ()
        self._spans: list[tuple[int, int, str]] = []

    def set_hints(self, hints: Sequence[tuple[str, str, str]]) -> None:
        """Take (key, label, action id) for each hint, in the order in which they are shown."""
        if hints != self.hints:
            self.hints = hints
            self.refresh()

    def say(self, line: Line) -> None:
        """Show a message in place of the hints."""
        self.said = line
        self.refresh()

    def hush(self) -> None:
        """Show the hints again."""
        if self.said:
            self.say(())

    def render_line(self, y: int) -> Strip:
        """Return the line, with hints that do not fit left out from the end."""
        self.left = self.said or self._line(self.size.width - line_width(self.right) - 3)
        return super().render_line(y)

    def _line(self, room: int) -> Line:
        """As many hints as fit; the last two, which lead to all others, are given up last."""
        widths = [len(key) + len(label) + 3 for key, label, _ in self.hints]
        kept = list(range(len(widths)))
        while kept and sum(widths[n] for n in kept) - 2 > room:
            del kept[-3 if len(kept) > 2 else 0]
        self._spans, at = [], 1
        for number in kept:
            self._spans.append((at, at + widths[number] - 2, self.hints[number][2]))
            at += widths[number]
        shown = [self.hints[number] for number in kept]
        return tuple(part for key, label, _ in shown for part in ((key, "key"), (f" {label}  ", "footer")))

    def on_click(self, event: events.Click) -> None:
        """Do what the hint under the mouse says."""
        for start, end, action in self._spans:
            if start <= event.x < end:
                self.post_message(self.Clicked(action))
