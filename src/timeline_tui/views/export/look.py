"""Colours for formats that have some: the house's own themes as CSS, light by day and dark by night."""

from functools import cache

from timeline_tui.theme import ThemeSpec, load

LIGHT, DARK = "house-light", "house-dark"
_INKS = {
    "ink": "text", "soft": "muted", "line": "border", "time": "time", "second": "time.second", "person": "person",
    "place": "place", "quote": "quote", "error": "error", "warning": "warning", "info": "info", "mark": "glyph",
}  # fmt: skip
_GROUNDS = {"ground": "background", "raised": "panel", "row": "source.event"}


@cache
def colours(name: str) -> dict[str, str]:
    """Return a theme's colours as "#rrggbb", by short names."""
    theme: ThemeSpec = load().get(name)
    inks = {short: theme.style(role).fg for short, role in _INKS.items()}
    return inks | {short: theme.style(role).bg for short, role in _GROUNDS.items()}


def css(selector: str) -> str:
    """Return rules that give a selector the colours as variables, by the reader's preference; paper is light."""
    light, dark = _variables(LIGHT), _variables(DARK)
    return f"{selector}{{{light}}}\n@media screen and (prefers-color-scheme:dark){{{selector}{{{dark}}}}}\n"


def _variables(name: str) -> str:
    return ";".join(f"--{short}:{colour}" for short, colour in colours(name).items())
