"""Writes the table of keys into README.md, from the explorer's own list of actions.

python tests/tools/make_readme.py
"""

from pathlib import Path

from timeline_tui.views.tui.actions import ACTIONS, GROUPS, Action

README = Path(__file__).parents[2] / "README.md"
START, END = "<!-- keys: written by tests/tools/make_readme.py -->\n", "<!-- end of keys -->\n"
_NAMES = {
    "down": "↓", "up": "↑", "left": "←", "right": "→", "pagedown": "PgDn", "pageup": "PgUp", "home": "Home",
    "end": "End", "escape": "Esc", "enter": "Enter", "tab": "Tab", "shift+tab": "Shift-Tab", "minus": "-",
    "space": "Space", "comma": ",", "asterisk": "*",
}  # fmt: skip


def keys_table() -> str:
    """Return the table: a line for each action, its group named once."""
    lines = ["| | keys | what | name |\n", "|---|---|---|---|\n"]
    for group in GROUPS:
        members = [action for action in ACTIONS if action.group == group]
        lines += [_line(group if at == 0 else "", action) for at, action in enumerate(members)]
    return "".join(lines)


def _line(group: str, action: Action) -> str:
    keys = " ".join(f"`{_NAMES.get(key, key)}`" for key in action.keys.split(","))
    return f"| {group} | {keys} | {action.help} | `{action.id}` |\n"


def renewed(text: str) -> str:
    """Return the README with its table of keys written anew."""
    before, _, rest = text.partition(START)
    _, _, after = rest.partition(END)
    return f"{before}{START}\n{keys_table()}\n{END}{after}"


if __name__ == "__main__":
    README.write_text(renewed(README.read_text(encoding="utf-8")), encoding="utf-8")
