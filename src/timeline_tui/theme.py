"""Themes: style roles and what they look like. Data only; no toolkit is known here.

The rows of `present` carry role names, never colours. A theme is a TOML file that maps those names to colours
and attributes; the explorer and `--print` read the same file. How a terminal's colours are told is `sgr`.
"""

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any, Literal

from timeline_tui import resources
from timeline_tui.errors import ExitCode, TimelineError

Depth = Literal["none", "16", "256", "truecolor"]

ROLES: Mapping[str, str] = {
    "text": "ordinary words",
    "muted": "words that matter less: counts, hints, abbreviations",
    "heading": "the name of a part: When, Who, a column's clock",
    "separator": "the line between two days, months or years",
    "time": "a time in the primary clock",
    "time.second": "the same time in another clock",
    "zone": "the name or abbreviation of a zone",
    "glyph": "the sign that says how sure a time is",
    "title": "the title of an event or document",
    "person": "a person or body",
    "place": "a place",
    "quote": "words between quotation marks",
    "speaker": "who speaks",
    "cue": "the word that gives a speaker away",
    "source.event": "the words of the source an event was read from",
    "source.timex": "a time expression within the source",
    "source.quote": "a quotation within the source",
    "match": "what a search found",
    "selected": "the row under the cursor",
    "selected.unfocused": "the same, while another pane has the keys",
    "error": "a statement that cannot be right, a failure",
    "warning": "a statement that needs care",
    "info": "a remark",
    "key": "a key to press",
    "border": "the edge of a pane",
    "border.focused": "the edge of the pane that has the keys",
    "header": "the strip at the top",
    "footer": "the strip at the bottom",
    "background": "the ground of the screen (bg)",
    "panel": "the ground of panes and dialogs (bg)",
    "user": "what the user marked, chose or corrected",
}  # fmt: skip
"""Every role there is, and what it is for. A role `a.b` that a theme leaves out looks like `a`, else like `text`."""

ANSI = (
    "black", "red", "green", "yellow", "blue", "magenta", "cyan", "white",
    "bright_black", "bright_red", "bright_green", "bright_yellow", "bright_blue", "bright_magenta", "bright_cyan",
    "bright_white",
)  # fmt: skip
"""The terminal's own sixteen colours, by the order of their codes; "default" is its ordinary ink or ground."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a role looks: colours as "#rrggbb", an ANSI name such as "bright_black", or "" for none of its own."""

    fg: str = ""
    bg: str = ""
    bold: bool = False
    dim: bool = False
    italic: bool = False
    underline: bool = False
    reverse: bool = False

    def over(self, below: "Style") -> "Style":
        """Return this style laid over another: a reversed one hides the colours below, else they show through."""
        if self.reverse:
            return replace(self, bold=self.bold or below.bold, underline=self.underline or below.underline)
        return Style(
            self.fg or below.fg, self.bg or below.bg, self.bold or below.bold, self.dim or below.dim,
            self.italic or below.italic, self.underline or below.underline, below.reverse,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class ThemeSpec:
    """A theme: a style for every role. `coarse` gives the 256-colour stand-in of its colours, both as "#rrggbb".

    `palette` and `roles` are what its file and those it builds upon say, for a theme that builds upon this one.
    """

    name: str
    title: str
    dark: bool
    styles: Mapping[str, Style]
    coarse: Mapping[str, str] = field(default_factory=dict)
    palette: Mapping[str, Any] = field(default_factory=dict)
    roles: Mapping[str, Any] = field(default_factory=dict)

    def style(self, role: str) -> Style:
        """Return what a role looks like; an unknown role looks like ordinary text."""
        return self.styles.get(role) or self.styles["text"]

    @property
    def needs(self) -> Depth:
        """The depth this theme needs to look as designed: "truecolor", "16" or "none"."""
        colours = {colour for style in self.styles.values() for colour in (style.fg, style.bg)} - {"", "default"}
        if any(colour.startswith("#") for colour in colours):
            return "truecolor"
        return "16" if colours else "none"

    def at_256(self) -> "ThemeSpec":
        """Return the theme in the xterm palette's fixed colours, still written as "#rrggbb"."""
        stand_in = self.coarse.get
        styles = {
            role: replace(style, fg=stand_in(style.fg, style.fg), bg=stand_in(style.bg, style.bg))
            for role, style in self.styles.items()
        }
        return replace(self, styles=styles)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All themes by name, and a sentence for each file that could not be used."""

    themes: Mapping[str, ThemeSpec]
    problems: tuple[str, ...] = ()

    def get(self, name: str, depth: Depth = "truecolor") -> ThemeSpec:
        """Return a theme fitted to the terminal's colours.

        With sixteen colours a theme of its own colours gives way to "ansi", without colours to "mono": their
        hierarchy is made for it. Raises TimelineError for an unknown name.
        """
        if name not in self.themes:
            raise TimelineError(f"There is no theme {name!r}.", self._hint(name), ExitCode.USAGE)
        theme = self.themes[name]
        if depth == "none" and theme.needs != "none":
            return self.themes["mono"]
        if depth == "16" and theme.needs == "truecolor":
            return self.themes["ansi"]
        return theme.at_256() if depth == "256" else theme

    def _hint(self, name: str) -> str:
        near = _near(name, self.themes)
        return f"Did you mean {near!r}?" if near else f"Themes: {', '.join(sorted(self.themes))}."


def _near(word: str, known: Iterable[str]) -> str:
    """Return what the word was probably meant to be, "" when nothing is like it."""
    from difflib import get_close_matches

    return next(iter(get_close_matches(word, list(known), 1)), "")


def load(user_folder: str = "") -> Catalogue:
    """Return the bundled themes, with those of a user's folder beside them or, by the same name, in their stead."""
    themes = {name: spec for name in bundled_names() if (spec := bundled(name))}
    problems: list[str] = []
    for path in _theme_files(user_folder):
        name = os.path.basename(path)[: -len(".toml")]
        try:
            with open(path, encoding="utf-8") as file:
                themes[name] = read(name, file.read(), themes.get)
        except ThemeError as error:
            problems.append(f"Theme left out: {path}, {error}")
        except (OSError, UnicodeDecodeError) as error:
            problems.append(f"Theme left out: {path}: {error}.")
    return Catalogue(themes, tuple(problems))


def bundled_names() -> tuple[str, ...]:
    """Return the names of the themes that come with the program, without reading them."""
    return tuple(name[: -len(".toml")] for name in resources.names("themes", ".toml"))


def bundled(name: str) -> ThemeSpec | None:
    """Return a theme that comes with the program, None where there is none of that name."""
    if name not in bundled_names():
        return None
    return read(name, resources.read_text("themes", f"{name}.toml"), bundled)


def _theme_files(folder: str) -> list[str]:
    if not folder or not os.path.isdir(folder):
        return []
    return [os.path.join(folder, name) for name in sorted(os.listdir(folder)) if name.endswith(".toml")]


class ThemeError(ValueError):
    """What is wrong with a theme's text, beginning with the line where it can be told."""


def read(name: str, text: str, base: Callable[[str], ThemeSpec | None] = lambda _: None) -> ThemeSpec:
    """Return the theme a TOML text describes; `base` finds the theme it builds upon, if it names one.

    Raises ThemeError for a text that is not TOML, an unknown key, role or colour.
    """
    import tomllib

    try:
        return _Reader(name, text, tomllib.loads(text)).theme(base)
    except tomllib.TOMLDecodeError as error:
        raise ThemeError(f"{error}.") from None


class _Reader:
    """Turns one parsed file into a theme, and knows the text for the sake of line numbers."""

    def __init__(self, name: str, text: str, data: Mapping[str, Any]) -> None:
        self.name, self.text, self.data = name, text, data
        self.palette: dict[str, str] = {}
        self.coarse: dict[str, str] = {}

    def theme(self, base: Callable[[str], ThemeSpec | None]) -> ThemeSpec:
        self._known("setting", self.data, ("title", "dark", "base", "palette", "roles"))
        below = self._base(base)
        palette = {**(below.palette if below else {}), **self._table("palette")}
        roles = {**(below.roles if below else {}), **self._table("roles")}
        for key, value in palette.items():
            self._colour_of_palette(key, value)
        given = {role: self._style(role, value) for role, value in roles.items()}
        self._known("role", given, ROLES)
        title = str(self.data.get("title", self.name))
        return ThemeSpec(self.name, title, self._dark(below), _complete(given), self.coarse, palette, roles)

    def _base(self, base: Callable[[str], ThemeSpec | None]) -> ThemeSpec | None:
        wanted = self.data.get("base")
        found = base(wanted) if isinstance(wanted, str) else None
        if wanted is not None and found is None:
            raise self._error("base", f"there is no theme {wanted!r} to build upon")
        return found

    def _dark(self, below: ThemeSpec | None) -> bool:
        dark = self.data.get("dark", below.dark if below else True)
        if not isinstance(dark, bool):
            raise self._error("dark", "dark is true or false")
        return dark

    def _table(self, key: str) -> Mapping[str, Any]:
        table = self.data.get(key, {})
        if not isinstance(table, dict):
            raise self._error(key, f"[{key}] is a table")
        return table

    def _colour_of_palette(self, key: str, value: Any) -> None:
        """Take `ink = "#d6d9e0"` or `ink = ["#d6d9e0", 252]`: the second is its place in the 256 colours."""
        written, place = value if isinstance(value, list) and len(value) == 2 else (value, None)
        if place is not None and (not isinstance(place, int) or not 16 <= place <= 255):
            raise self._error(key, f"a place in the 256 colours is a number from 16 to 255, not {place!r}")
        if place is not None and isinstance(written, str):  # known first: to look for the nearest place takes long
            self.coarse[self.palette.get(written, written).lower()] = xterm(place)
        self.palette[key] = self._colour(key, written)

    def _style(self, role: str, value: Any) -> Style:
        if not isinstance(value, dict):
            raise self._error(role, f'{role} is written like {{ fg = "#d6d9e0", bold = true }}')
        self._known("attribute", value, [item.name for item in fields(Style)], role)
        attributes: dict[str, Any] = {}
        for key, given in value.items():
            if key in ("fg", "bg"):
                attributes[key] = self._colour(role, given)
            elif isinstance(given, bool):
                attributes[key] = given
            else:
                raise self._error(role, f"{role}: {key} is true or false, not {given!r}")
        return Style(**attributes)

    def _colour(self, where: str, value: Any) -> str:
        if not isinstance(value, str) or not (value in self.palette or value in ("default", *ANSI) or _is_hex(value)):
            raise self._error(where, f"{where}: {value!r} is no colour of the palette, no ANSI name and no #rrggbb")
        colour = self.palette.get(value, value).lower()
        if colour.startswith("#") and colour not in self.coarse:
            self.coarse[colour] = xterm(nearest(colour))
        return colour

    def _known(self, what: str, given: Mapping[str, Any], known: Iterable[str], where: str = "") -> None:
        for key in given:
            if key not in known:
                near = _near(key, known)
                meant = f" (did you mean {near!r}?)" if near else ""
                raise self._error(where or key, f"there is no {what} {key!r}{meant}")

    def _error(self, key: str, message: str) -> ThemeError:
        """Name the first line that sets the key: TOML's parser keeps no places."""
        for number, line in enumerate(self.text.splitlines(), 1):
            if line.partition("=")[0].strip(" \t[]\"'") == key:
                return ThemeError(f"line {number}: {message}.")
        return ThemeError(f"{message}.")


def _complete(styles: Mapping[str, Style]) -> dict[str, Style]:
    """Give every role a style: `a.b` looks like `a` when it has none of its own, and all else like text."""
    text = styles.get("text", Style())
    return {role: styles.get(role) or styles.get(role.partition(".")[0]) or text for role in ROLES}


def _is_hex(value: str) -> bool:
    return len(value) == 7 and value[0] == "#" and all(digit in "0123456789abcdefABCDEF" for digit in value[1:])


def rgb(colour: str) -> tuple[int, int, int]:
    """Return the three numbers (0-255) of a "#rrggbb"."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


_LEVELS = (0, 95, 135, 175, 215, 255)


def xterm(index: int) -> str:
    """Return the fixed colour at 16-255 of the 256-colour palette: a 6x6x6 cube, then 24 greys."""
    if index >= 232:
        return "#" + f"{8 + 10 * (index - 232):02x}" * 3
    cube = index - 16
    return "#" + "".join(f"{_LEVELS[step]:02x}" for step in (cube // 36, cube // 6 % 6, cube % 6))


def nearest(colour: str) -> int:
    """Return the place in the 256-colour palette that lies nearest (the fixed 240 only; the rest vary)."""
    red, green, blue = rgb(colour)

    def distance(index: int) -> int:
        r, g, b = rgb(xterm(index))
        return 2 * (red - r) ** 2 + 4 * (green - g) ** 2 + 3 * (blue - b) ** 2

    return min(range(16, 256), key=distance)


def sgr(style: Style, depth: Depth) -> str:
    """Return the escape sequence that turns a style on, "" for one that changes nothing.

    The theme is taken to be fitted to the depth already (`Catalogue.get`). Turn it off with `RESET`.
    """
    codes = [code for code, on in _attributes(style) if on]
    if depth != "none":
        codes += [*_colour_codes(style.fg, 30, depth), *_colour_codes(style.bg, 40, depth)]
    return f"\x1b[{';'.join(codes)}m" if codes else ""


RESET = "\x1b[0m"


def _attributes(style: Style) -> tuple[tuple[str, bool], ...]:
    return (("1", style.bold), ("2", style.dim), ("3", style.italic), ("4", style.underline), ("7", style.reverse))


def _colour_codes(colour: str, ground: int, depth: Depth) -> list[str]:
    if not colour or colour == "default":
        return []
    if colour in ANSI:
        index = ANSI.index(colour)
        return [str(ground + index if index < 8 else ground + 52 + index)]
    if depth == "truecolor":
        return [f"{ground + 8};2;" + ";".join(str(part) for part in rgb(colour))]
    return [f"{ground + 8};5;{nearest(colour)}"]
