"""Keys: from the list of actions to bindings, their names on screen, and Cyrillic layouts."""

from collections.abc import Iterable, Mapping

from textual.binding import Binding, BindingType

from timeline_tui.views.tui.actions import ACTIONS, Action, of_screen

_LATIN = "qwertyuiop[]asdfghjklzxcvbnm<>"
_PLACES = ("йцукенгшщзхъфывапролдячсмитьБЮ", "йцукенгшщзхїфівапролдячсмитьБЮ")
"""The same keys on the Russian and the Ukrainian keyboard, by their places."""

_BY_PLACE: dict[str, tuple[str, ...]] = {}
for _latin, *_others in zip(_LATIN, *_PLACES, strict=True):
    _BY_PLACE[_latin] = tuple(dict.fromkeys(_others))
    if _latin.isalpha():
        _BY_PLACE[_latin.upper()] = tuple(dict.fromkeys(other.upper() for other in _others))

_SHOWN = {
    "down": "↓", "up": "↑", "left": "←", "right": "→", "pagedown": "PgDn", "pageup": "PgUp", "home": "Home",
    "end": "End", "escape": "Esc", "enter": "Enter", "tab": "Tab", "shift+tab": "Shift-Tab", "minus": "-",
    "space": "Space", "comma": ",", "asterisk": "*",
}  # fmt: skip
_SHOWN_ASCII = {"down": "Down", "up": "Up", "left": "Left", "right": "Right"}


def with_layouts(keys: str) -> str:
    """Add to each letter the Cyrillic letters on the same key: "q" becomes "q,й"."""
    wanted = [key.strip() for key in keys.split(",")]
    return ",".join(dict.fromkeys(other for key in wanted for other in (key, *_BY_PLACE.get(key, ()))))


def bindings(where: str) -> list[BindingType]:
    """Return the bindings of a kind of screen."""
    return [_binding(action) for action in of_screen(where)]


def _binding(action: Action) -> Binding:
    return Binding(with_layouts(action.keys), action.call, action.name, show=False, tooltip=action.help, id=action.id)


def remapped(keys: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return the toolkit's keymap for the user's own keys, by action id."""
    return {action: with_layouts(wanted) for action, wanted in keys}


def shown(action: Action, own: Mapping[str, str], ascii_only: bool = False, every: bool = False) -> str:
    """Return the key of an action as people write it; `every` gives all of them."""
    keys = [_shown(key.strip(), ascii_only) for key in own.get(action.id, action.keys).split(",")]
    return " ".join(keys) if every else keys[0]


def _shown(key: str, ascii_only: bool) -> str:
    if ascii_only and key in _SHOWN_ASCII:
        return _SHOWN_ASCII[key]
    return _SHOWN.get(key, key)


def unknown(keys: Iterable[tuple[str, str]]) -> list[str]:
    """Return the ids among the user's own keys that name no action."""
    known = {action.id for action in ACTIONS}
    return [action for action, _ in keys if action not in known]
