"""From a theme's roles to the toolkit's styles: the one place where colours meet rich and textual."""

from dataclasses import replace

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style as RichStyle
from textual.strip import Strip
from textual.theme import Theme

from timeline_tui.present.line import Line, Role
from timeline_tui.theme import Style, ThemeSpec

_GROUNDS: tuple[Role, ...] = ("background", "panel", "header", "footer")


def _is_own(colour: str) -> bool:
    return colour.startswith("#")


class Palette:
    """Rich styles for the roles of one theme, each made once. A role is laid over the ground it stands on."""

    def __init__(self, spec: ThemeSpec) -> None:
        self.spec = spec
        grounds = (spec.style(role).bg for role in _GROUNDS)
        self.finished = all(map(_is_own, grounds)) and not any(style.dim for style in spec.styles.values())
        """Whether every ground and ink is the theme's own: nothing is left to the terminal, nothing to be dimmed."""
        self._styles: dict[tuple[Role, Role], RichStyle] = {}

    def style(self, role: Role, ground: Role = "background") -> RichStyle:
        """Return how `role` looks on `ground`: background, panel, header, footer or a selected row."""
        key = role, ground
        if (known := self._styles.get(key)) is None:
            known = self._styles[key] = _rich(self._mixed(role, ground))
        return known

    def _mixed(self, role: Role, ground: Role) -> Style:
        spec = self.spec
        if role == "tab":
            return replace(spec.style("border.focused"), bold=True, underline=True).over(spec.style(ground))
        if role.startswith("selected"):
            return spec.style(role).over(spec.style("background"))
        below = spec.style(ground)
        if ground.startswith("selected"):
            below = below.over(spec.style("background"))
            return _on_selected(spec.style(role), below)
        return spec.style(role).over(below)

    def strip(self, line: Line, width: int, ground: Role = "background", fill: Role = "text") -> Strip:
        """Draw a line exactly `width` cells wide; what is too long is cut."""
        parts: list[tuple[str, RichStyle]] = []
        left = width
        for text, role in line:
            cells = cell_len(text)
            if cells > left:
                text, cells = set_cell_size(text, left), left
            if text:
                parts.append((text, self.style(role, ground)))
            left -= cells
            if left <= 0:
                break
        if left > 0:
            parts.append((" " * left, self.style(fill, ground)))
        return Strip(_joined(parts), width)


def _joined(parts: list[tuple[str, RichStyle]]) -> list[Segment]:
    """Let blanks take the ink of their neighbour: each change of ink costs some forty bytes on the wire."""
    joined: list[tuple[str, RichStyle]] = []
    for text, style in parts:
        if joined and _blends(text, style, joined[-1][1]):
            joined[-1] = joined[-1][0] + text, joined[-1][1]
        elif joined and _blends(joined[-1][0], joined[-1][1], style):
            joined[-1] = joined[-1][0] + text, style
        else:
            joined.append((text, style))
    return [Segment(text, style) for text, style in joined]


def _blends(text: str, style: RichStyle, other: RichStyle) -> bool:
    if style is other:
        return True
    return (
        text.isspace() and style.bgcolor == other.bgcolor
        and not (style.underline or other.underline or style.reverse or other.reverse)
    )  # fmt: skip


def _on_selected(style: Style, below: Style) -> Style:
    """A reversed or underlined row keeps its own look in every cell, so that it reads as one bar."""
    if below.reverse:
        return Style(bold=style.bold, reverse=True)
    return style.over(below)


def _rich(style: Style) -> RichStyle:
    return RichStyle(
        color=style.fg or None, bgcolor=style.bg or None, bold=style.bold or None, dim=style.dim or None,
        italic=style.italic or None, underline=style.underline or None, reverse=style.reverse or None,
    )  # fmt: skip


OWN_VARIABLES = ("ground", "ink", "raised", "edge", "edge-focused")
"""The names that our stylesheet adds to the toolkit's."""


def _css(colour: str, fallback: str) -> str:
    """Return a theme's colour in the stylesheet's words."""
    if not colour:
        return fallback
    return colour if colour.startswith("#") else f"ansi_{colour}"


def toolkit_theme(spec: ThemeSpec) -> Theme:
    """Return the textual theme of a spec: every name its own widgets ask for, derived from our roles."""
    ansi = spec.needs != "truecolor"
    ground = "ansi_default"

    def fg(role: Role) -> str:
        return _css(spec.style(role).fg or spec.style("text").fg, ground)

    def bg(role: Role) -> str:
        return _css(spec.style(role).bg or spec.style("background").bg, ground)

    return Theme(
        name=spec.name, dark=spec.dark, ansi=ansi, primary=fg("border.focused"), secondary=fg("time.second"),
        accent=fg("key"), warning=fg("warning"), error=fg("error"), success=fg("user"), foreground=fg("text"),
        background=bg("background"), surface=bg("panel"), panel=bg("panel"),
        variables={
            "ground": bg("background"), "ink": fg("text"), "raised": bg("panel"), "edge": fg("border"),
            "edge-focused": fg("border.focused"),
            "ansi-background": "ansi_black" if spec.dark else "ansi_white",
            "ansi-foreground": "ansi_white" if spec.dark else "ansi_black",
            "input-cursor-foreground": bg("background") if not ansi else ground,
            "input-cursor-background": fg("text") if not ansi else ground,
            "input-cursor-text-style": "reverse" if ansi else "none",
        },
    )  # fmt: skip
