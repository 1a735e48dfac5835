"""Rules of the house that no import contract can say."""

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "timeline_tui"
ALLOWED = ("asked.py", "cli.py", "frontend.py", "launch.py", "terminal.py", "views/tui/")
"""What may ask the machine: the command line and the explorer, never what reads and resolves."""
ASKING = {
    "os.environ", "os.getenv", "os.environb", "time.time", "time.localtime", "datetime.now", "datetime.utcnow",
    "datetime.today", "date.today", "locale.getlocale", "locale.setlocale", "locale.getpreferredencoding",
    "time.tzname", "time.timezone", "random.random",
}  # fmt: skip


MODULES = {path.relative_to(SOURCE).as_posix(): path for path in sorted(SOURCE.rglob("*.py"))}


@pytest.mark.parametrize("name", [name for name in MODULES if not name.startswith(ALLOWED)])
def test_nothing_below_the_command_line_asks_clock_environment_or_locale(name: str) -> None:
    tree = ast.parse(MODULES[name].read_text(encoding="utf-8"))
    asked = {ast.unparse(node) for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    assert not {use for use in asked if any(use == word or use.endswith(f".{word}") for word in ASKING)}


def test_every_module_says_what_it_is() -> None:
    assert [name for name, path in MODULES.items() if not ast.get_docstring(ast.parse(path.read_text("utf-8")))] == []
