"""A widget whose lines are finished when it has drawn them."""

from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from timeline_tui.views.tui.look import Look


class Drawn(Widget):
    """Draws whole lines with their grounds, so that the toolkit need not lay its own styles over each.

    Where a theme leaves grounds or dim ink to the terminal, the toolkit still does: it knows how to stand in.
    """

    def __init__(self, look: Look, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.look = look

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return the lines of a part of the widget."""
        if not self.look.palette.finished:
            return super().render_lines(crop)
        lines = [self.render_line(y) for y in crop.line_range]
        span = crop.column_span
        return lines if span == (0, self.size.width) else [line.crop(*span) for line in lines]
