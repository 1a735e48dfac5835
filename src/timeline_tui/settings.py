"""What the user chose: flags over the environment over a TOML file over defaults.

The environment is handed in, here and everywhere below the command line. Values are checked by hand: there are
nine keys, and a validation library would cost every run more than reading the article does.
"""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import TYPE_CHECKING, Any, Literal

from timeline_tui.errors import ExitCode, TimelineError

if TYPE_CHECKING:
    from timeline_tui.theme import Depth

Color = Literal["auto", "always", "never"]

NAME = "timeline-tui"
PREFIX = "TIMELINE_TUI_"


@dataclass(frozen=True, slots=True)
class Settings:
    """Every choice there is. In the file a key has the field's name, in the environment TIMELINE_TUI_ and the name."""

    theme: str = "auto"
    """Name of a theme. "auto" is a house theme in the explorer and the terminal's own colours on paper."""

    zones: tuple[str, ...] = ()
    """Clocks to show, the primary one first: IANA keys or city names. Empty: those the sources speak of."""

    home: str = ""
    """Clock of a narrator who names none, as an IANA key or a city name."""

    language: str = ""
    """ISO 639-1 code of the sources' language. Empty: told from each text."""

    color: Color = "auto"
    """"auto" colours a terminal and nothing else. NO_COLOR in the environment means "never"."""

    ascii: bool | None = None
    """Draw with ASCII signs only. Unset: where the terminal's encoding is not UTF-8."""

    mouse: bool = True
    """Let the explorer use the mouse; without it the terminal's own selection works."""

    animations: bool = True
    """Let the explorer move things. Off by default over SSH."""

    keys: tuple[tuple[str, str], ...] = ()
    """Other keys for the explorer's actions: a [keys] table of action = "key" or "key,key"."""

    whence: Mapping[str, str] = field(default_factory=dict, compare=False)
    """Where each choice that is no default was made, in words fit for an error."""

    def wrong(self, key: str, message: str, hint: str = "") -> TimelineError:
        """Return an error about one choice that names the place where it was made."""
        where = self.whence.get(key)
        return TimelineError(f"{where}: {message}" if where else message, hint, ExitCode.USAGE)


_SWITCHES = ("ascii", "mouse", "animations")
_COLORS = ("auto", "always", "never")
KEYS = tuple(item.name for item in fields(Settings) if item.name != "whence")
_TRUE, _FALSE = ("1", "true", "yes", "on"), ("0", "false", "no", "off")


def gather(flags: Mapping[str, Any], environ: Mapping[str, str]) -> Settings:
    """Return the settings in force; `flags` holds only what was given on the command line.

    Raises TimelineError (wrong usage) naming the file and line, or the variable, that cannot be understood.
    """
    settings = Settings(animations="SSH_CONNECTION" not in environ)
    for chosen in (_from_file(environ), _from_environment(environ), {key: (flags[key], "") for key in flags}):
        values = {key: value for key, (value, _) in chosen.items()}
        whence = {key: where for key, (_, where) in chosen.items()}
        settings = replace(settings, **values, whence={**settings.whence, **whence})
    return settings


def config_folder(environ: Mapping[str, str]) -> str:
    """Return the folder of the user's settings file and `themes` folder, which need not exist."""
    if sys.platform == "linux":  # The rule is short here, and the library costs half of bare Python's start.
        home = environ.get("XDG_CONFIG_HOME", "").strip() or os.path.join(os.path.expanduser("~"), ".config")
        return os.path.join(home, NAME)
    from platformdirs import user_config_dir

    return user_config_dir(NAME, appauthor=False)


def state_folder(environ: Mapping[str, str]) -> str:
    """Return the folder of what is remembered from run to run, which need not exist."""
    if sys.platform == "linux":
        home = environ.get("XDG_STATE_HOME", "").strip() or os.path.join(os.path.expanduser("~"), ".local", "state")
        return os.path.join(home, NAME)
    from platformdirs import user_state_dir

    return user_state_dir(NAME, appauthor=False)


def config_file(environ: Mapping[str, str]) -> str:
    """Return the path of the settings file: what TIMELINE_TUI_CONFIG names, else the one in the config folder."""
    return environ.get(f"{PREFIX}CONFIG") or os.path.join(config_folder(environ), "settings.toml")


def theme_folder(environ: Mapping[str, str]) -> str:
    """Return the folder of the user's own themes, which need not exist."""
    return os.path.join(config_folder(environ), "themes")


def marks_folder(environ: Mapping[str, str]) -> str:
    """Return the folder of the user's marks on sources that have no place beside them, which need not exist."""
    if sys.platform == "linux":
        home = environ.get("XDG_DATA_HOME", "").strip() or os.path.join(os.path.expanduser("~"), ".local", "share")
        return os.path.join(home, NAME, "marks")
    from platformdirs import user_data_dir

    return os.path.join(user_data_dir(NAME, appauthor=False), "marks")


Chosen = dict[str, tuple[Any, str]]
"""A value and where it was chosen, by key."""


def _from_environment(environ: Mapping[str, str]) -> Chosen:
    chosen: Chosen = {"color": ("never", "NO_COLOR")} if environ.get("NO_COLOR") else {}
    for key in KEYS:
        name = PREFIX + key.upper()
        if key != "keys" and (words := environ.get(name, "").strip()):
            chosen[key] = _checked(key, _of_words(key, words), name), name
    return chosen


def _of_words(key: str, words: str) -> Any:
    """Turn a variable's words into what the file would hold."""
    if key == "zones":
        return [part.strip() for part in words.split(",") if part.strip()]
    if key in _SWITCHES and words.lower() in _TRUE + _FALSE:
        return words.lower() in _TRUE
    return words


def _from_file(environ: Mapping[str, str]) -> Chosen:
    path = config_file(environ)
    text = _text(path, named=bool(environ.get(f"{PREFIX}CONFIG")))
    chosen: Chosen = {}
    for key, value in _parsed(path, text).items():
        where = _place(path, text, key)
        if key not in KEYS:
            raise TimelineError(f"{where}: there is no such setting.", _meant(key), ExitCode.USAGE)
        chosen[key] = _checked(key, value, where), where
    return chosen


def _text(path: str, named: bool) -> str:
    if not named and not os.path.exists(path):
        return ""
    try:
        with open(path, encoding="utf-8-sig") as file:
            return file.read()
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise TimelineError(f"The settings file {path} cannot be read: {reason}.", "", ExitCode.USAGE) from None


def _parsed(path: str, text: str) -> Mapping[str, Any]:
    if not text:
        return {}
    import tomllib

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise TimelineError(f"The settings file {path} is not TOML: {error}.", "", ExitCode.USAGE) from None


def _place(path: str, text: str, key: str) -> str:
    """Name the line a key stands on: TOML's parser keeps no places."""
    for number, line in enumerate(text.splitlines(), 1):
        if line.partition("=")[0].strip(" \t[]\"'") == key:
            return f"{path}, line {number}, {key}"
    return f"{path}, {key}"


def _meant(key: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(key, KEYS, 1)
    return f"Did you mean {near[0]!r}?" if near else f"Settings: {', '.join(KEYS)}."


def _checked(key: str, value: Any, where: str) -> Any:
    """Return a value in the field's own type; raises TimelineError for one of another kind."""
    match key:
        case "zones":
            fits = isinstance(value, list) and all(isinstance(zone, str) for zone in value)
            kind, value = "a list of zone or city names", tuple(value) if fits else ()
        case "keys":
            fits = isinstance(value, dict) and all(isinstance(keys, str) for keys in value.values())
            kind, value = 'a table of action = "keys"', tuple(value.items()) if fits else ()
        case "color":
            fits, kind = value in _COLORS, '"auto", "always" or "never"'
        case "ascii" | "mouse" | "animations":
            fits, kind = isinstance(value, bool), "true or false"
        case _:
            fits, kind = isinstance(value, str), "a word in quotes"
    if not fits:
        raise TimelineError(f"{where}: expected {kind}.", "", ExitCode.USAGE)
    return value


_TRUE_COLOUR_TERMS = ("kitty", "alacritty", "ghostty", "wezterm", "foot", "direct")


def depth(settings: Settings, environ: Mapping[str, str], terminal: bool) -> "Depth":
    """Return how many colours to use; `terminal` tells whether a terminal is there to show them.

    SSH forwards TERM but not COLORTERM, so TERM's own words count as well.
    """
    term = environ.get("TERM", "").lower()
    if settings.color == "never" or (settings.color == "auto" and (not terminal or term == "dumb")):
        return "none"
    if environ.get("COLORTERM", "").lower() in ("truecolor", "24bit") or environ.get("WT_SESSION"):
        return "truecolor"
    if any(name in term for name in _TRUE_COLOUR_TERMS):
        return "truecolor"
    return "256" if "256color" in term else "16"


def clipboard(environ: Mapping[str, str]) -> Literal["plain", "tmux", "screen", "none"]:
    """Return what stands between us and the terminal's clipboard; "none" where there is no clipboard."""
    if environ.get("TMUX"):
        return "tmux"
    if environ.get("STY"):
        return "screen"
    return "none" if environ.get("TERM", "").lower().startswith(("linux", "vt")) else "plain"


def ground_is_light(environ: Mapping[str, str]) -> bool:
    """Tell whether the terminal says (COLORFGBG, "ink;ground") that it has a light ground."""
    return environ.get("COLORFGBG", "").rpartition(";")[2] in ("7", "15")


def theme_name(settings: Settings, environ: Mapping[str, str], paper: bool) -> str:
    """Return the name of the theme in force; `paper` is `--print`, which cannot choose its own ground."""
    if settings.theme != "auto":
        return settings.theme
    if paper:
        return "ansi"
    return "house-light" if ground_is_light(environ) else "house-dark"
