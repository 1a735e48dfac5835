"""Lines with roles → text for a stream: escape sequences for a theme, ASCII for streams that know nothing else."""

from typing import TYPE_CHECKING

from timeline_tui.present.line import Line
from timeline_tui.present.marks import ASCII_SIGNS
from timeline_tui.present.rows import ASCII_GLYPHS, GLYPHS
from timeline_tui.present.sentences import ASCII_SEVERITY_GLYPHS, SEVERITY_GLYPHS

if TYPE_CHECKING:
    from timeline_tui.theme import Depth, ThemeSpec

RESET = "\x1b[0m"
_PUNCTUATION = {
    "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‚": "'", "‹": "'", "›": "'", "…": "...",
    "—": "--", "–": "-", "−": "-", "‑": "-", "→": ">", "⇄": "<>", "≈": "~", "·": "-", "─": "-", "│": "|", "❝": '"',
    "×": "x", "\u00a0": " ", "\u202f": " ", "\u2009": " ",
}  # fmt: skip
_ASCII = str.maketrans(
    _PUNCTUATION
    | {GLYPHS[key]: ASCII_GLYPHS[key] for key in GLYPHS}
    | dict(ASCII_SIGNS)
    | {SEVERITY_GLYPHS[key]: ASCII_SEVERITY_GLYPHS[key] for key in SEVERITY_GLYPHS}
)


def to_ascii(text: str) -> str:
    """Say signs and punctuation in ASCII; letters stay as they are, for the stream to encode as well as it can."""
    return text if text.isascii() else text.translate(_ASCII)


class Painter:
    """Writes lines in a theme's looks; without a theme, as bare text."""

    def __init__(self, theme: "ThemeSpec | None" = None, depth: "Depth" = "none") -> None:
        self._theme = theme
        self._depth = depth
        self._codes: dict[str, str] = {}

    def paint(self, line: Line) -> str:
        """One line of text, without trailing spaces."""
        if self._theme is None:
            return "".join(text for text, _ in line).rstrip()
        parts: list[str] = []
        current = ""
        for text, role in _trimmed(line):
            code = self._code(role) if text.strip() else ""
            if code != current:
                parts.append((RESET if current else "") + code)
                current = code
            parts.append(text)
        return "".join(parts) + (RESET if current else "")

    def _code(self, role: str) -> str:
        if role not in self._codes and self._theme is not None:
            from timeline_tui.theme import sgr

            self._codes[role] = sgr(self._theme.style(role), self._depth)
        return self._codes[role]


def _trimmed(line: Line) -> Line:
    while line and not line[-1][0].strip():
        line = line[:-1]
    return (*line[:-1], (line[-1][0].rstrip(), line[-1][1])) if line else ()
