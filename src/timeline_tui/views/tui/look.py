"""How the explorer draws: the palette in use and, without Unicode, plainer signs. Shared by all widgets."""

from rich.segment import Segment
from textual.strip import Strip

from timeline_tui.present.line import Line, Role
from timeline_tui.views.tui.palette import Palette

_PLAIN = str.maketrans({
    "─": "-", "│": "|", "┃": "#", "█": "#", "▒": "=", "░": "-", "◌": "o", "▷": ">", "▶": ">", "❝": '"', "⚠": "!",
    "△": "!", "ℹ": "i", "✗": "x", "⇄": "/", "…": "~", "·": "-", "→": ">", "←": "<", "↑": "^", "↓": "v", "−": "-",
    "–": "-", "—": "-", "▁": "_", "▂": "_", "▃": "-", "▄": "-", "▅": "=", "▆": "=", "▇": "#", "▏": "|", "▕": "|",
    "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "×": "x", "≈": "~",
    "○": "o", "●": "@", "╱": "/", "★": "*", "✎": '"',
})  # fmt: skip
"""One cell for one cell, so that columns stay where they are."""


class Look:
    """The palette and the signs in use. `version` grows when they change, so that drawings can be kept till then."""

    def __init__(self, palette: Palette, ascii_only: bool = False) -> None:
        self.palette = palette
        self.ascii = ascii_only
        self.version = 0

    def change(self, palette: Palette) -> None:
        """Take another palette."""
        self.palette = palette
        self.version += 1

    def strip(self, line: Line, width: int, ground: Role = "background", fill: Role = "text") -> Strip:
        """Draw a line exactly `width` cells wide on a ground."""
        if self.ascii:
            line = tuple((text.translate(_PLAIN), role) for text, role in line)
        return self.palette.strip(line, width, ground, fill)

    def segment(self, text: str, role: Role, ground: Role = "background") -> Segment:
        """Draw a few signs."""
        return Segment(text.translate(_PLAIN) if self.ascii else text, self.palette.style(role, ground))
