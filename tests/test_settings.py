"""Settings: which choice wins, and what is said of one that cannot be understood."""

import ast
import subprocess
import sys
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

import platformdirs
import pytest

from timeline_tui import settings
from timeline_tui.errors import ExitCode, TimelineError
from timeline_tui.settings import Settings, gather


@pytest.fixture
def written(tmp_path: Path) -> Any:
    """Write a settings file and return the environment that names it."""

    def write(text: str) -> dict[str, str]:
        path = tmp_path / "mine.toml"
        path.write_text(text, encoding="utf-8")
        return {"TIMELINE_TUI_CONFIG": str(path)}

    return write


@pytest.fixture
def bare(tmp_path: Path) -> dict[str, str]:
    """An environment whose settings folder is empty."""
    return {"XDG_CONFIG_HOME": str(tmp_path)}


def test_without_any_choice_there_are_defaults(bare: dict[str, str]) -> None:
    assert gather({}, bare) == Settings()


def test_the_file_says_everything(written: Any) -> None:
    environ = written(
        'theme = "mono"\nzones = ["Europe/Rome", "UTC"]\nhome = "Europe/Rome"\nlanguage = "it"\ncolor = "never"\n'
        'ascii = true\nmouse = false\nanimations = false\n[keys]\n"view.zones" = "w,W"\n'
    )
    assert gather({}, environ) == Settings(
        "mono", ("Europe/Rome", "UTC"), "Europe/Rome", "it", "never", True, False, False, (("view.zones", "w,W"),)
    )


def test_flags_win_over_environment_and_environment_over_file(written: Any) -> None:
    environ = written('theme = "mono"\nhome = "Europe/Rome"\nlanguage = "it"\n')
    environ |= {"TIMELINE_TUI_HOME": "Asia/Tokyo", "TIMELINE_TUI_LANGUAGE": "en"}
    chosen = gather({"language": "de"}, environ)
    assert (chosen.theme, chosen.home, chosen.language) == ("mono", "Asia/Tokyo", "de")


def test_the_environment_says_everything_but_keys(bare: dict[str, str]) -> None:
    environ = bare | {
        "TIMELINE_TUI_THEME": "ansi", "TIMELINE_TUI_ZONES": "Europe/Rome, UTC", "TIMELINE_TUI_ASCII": "yes",
        "TIMELINE_TUI_MOUSE": "off", "TIMELINE_TUI_COLOR": "always", "TIMELINE_TUI_ANIMATIONS": "0",
    }  # fmt: skip
    assert gather({}, environ) == Settings(
        "ansi", ("Europe/Rome", "UTC"), color="always", ascii=True, mouse=False, animations=False
    )


@pytest.mark.parametrize(
    ("environ", "color"),
    [
        ({"NO_COLOR": "1"}, "never"),
        ({"NO_COLOR": ""}, "auto"),
        ({"NO_COLOR": "1", "TIMELINE_TUI_COLOR": "always"}, "always"),
    ],
)
def test_no_color(bare: dict[str, str], environ: dict[str, str], color: str) -> None:
    assert gather({}, bare | environ).color == color


def test_over_ssh_nothing_moves_unless_it_is_wanted(bare: dict[str, str], written: Any) -> None:
    assert not gather({}, bare | {"SSH_CONNECTION": "::1 2 ::1 22"}).animations
    assert gather({}, written("animations = true\n") | {"SSH_CONNECTION": "x"}).animations


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('theme = "mono"\nmuose = true\n', "line 2, muose: there is no such setting. Did you mean 'mouse'?"),
        ("mouse = 1\n", "line 1, mouse: expected true or false."),
        ("\ntheme = 3\n", "line 2, theme: expected a word in quotes."),
        ('zones = "UTC"\n', "line 1, zones: expected a list of zone or city names."),
        ('color = "blue"\n', 'line 1, color: expected "auto", "always" or "never".'),
        ("[keys]\nsearch = 1\n", 'line 1, keys: expected a table of action = "keys".'),
        ("theme = \n", "is not TOML: Invalid value (at line 1, column 9)."),
    ],
)
def test_what_cannot_be_understood_names_file_and_line(written: Any, text: str, message: str) -> None:
    environ = written(text)
    with pytest.raises(TimelineError) as caught:
        gather({}, environ)
    assert message in str(caught.value)
    assert environ["TIMELINE_TUI_CONFIG"] in str(caught.value)
    assert caught.value.code is ExitCode.USAGE


def test_a_variable_that_cannot_be_understood_is_named(bare: dict[str, str]) -> None:
    with pytest.raises(TimelineError, match=r"^TIMELINE_TUI_MOUSE: expected true or false\.$"):
        gather({}, bare | {"TIMELINE_TUI_MOUSE": "perhaps"})


def test_a_named_file_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(TimelineError, match=r"none\.toml cannot be read: No such file"):
        gather({}, {"TIMELINE_TUI_CONFIG": str(tmp_path / "none.toml")})


def test_a_file_that_is_not_text_is_said_to_be_none(tmp_path: Path) -> None:
    (tmp_path / "bytes.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(TimelineError, match="it is not UTF-8"):
        gather({}, {"TIMELINE_TUI_CONFIG": str(tmp_path / "bytes.toml")})


def test_a_wrong_choice_can_say_where_it_was_made(written: Any) -> None:
    chosen = gather({"home": "Nowhere"}, written('theme = "nought"\n'))
    assert "mine.toml, line 1, theme: There" in str(chosen.wrong("theme", "There is no such theme."))
    assert str(chosen.wrong("home", "No such zone.", "Try UTC.")) == "No such zone. Try UTC."


def test_the_folder_is_where_the_platform_wants_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for environ in ({"HOME": str(tmp_path)}, {"HOME": "/nowhere", "XDG_CONFIG_HOME": str(tmp_path / "xdg")}):
        monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
        for name, value in environ.items():
            monkeypatch.setenv(name, value)
        assert settings.config_folder(environ) == platformdirs.user_config_dir("timeline-tui", appauthor=False)


@pytest.mark.parametrize(
    ("environ", "depth"),
    [
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor"}, "truecolor"),
        ({"TERM": "xterm-256color"}, "256"),
        ({"TERM": "tmux-256color"}, "256"),
        ({"TERM": "xterm-kitty"}, "truecolor"),
        ({"TERM": "linux"}, "16"),
        ({"TERM": "vt100"}, "16"),
        ({"TERM": "dumb", "COLORTERM": "truecolor"}, "none"),
        ({"TERM": "xterm-256color", "NO_COLOR": "1"}, "none"),
        ({}, "16"),
    ],
)
def test_how_many_colours_a_terminal_shows(bare: dict[str, str], environ: Mapping[str, str], depth: str) -> None:
    everything = bare | dict(environ)
    assert settings.depth(gather({}, everything), everything, terminal=True) == depth


def test_paper_is_coloured_only_when_asked(bare: dict[str, str]) -> None:
    environ = bare | {"TERM": "xterm-256color"}
    assert settings.depth(gather({}, environ), environ, terminal=False) == "none"
    assert settings.depth(gather({"color": "always"}, environ), environ, terminal=False) == "256"


@pytest.mark.parametrize(
    ("theme", "environ", "paper", "name"),
    [
        ("auto", {}, False, "house-dark"),
        ("auto", {"COLORFGBG": "0;15"}, False, "house-light"),
        ("auto", {"COLORFGBG": "15;default;0"}, False, "house-dark"),
        ("auto", {"COLORFGBG": "0;15"}, True, "ansi"),
        ("mono", {}, True, "mono"),
    ],
)
def test_which_theme_is_in_force(theme: str, environ: dict[str, str], paper: bool, name: str) -> None:
    assert settings.theme_name(Settings(theme), environ, paper) == name


def test_every_setting_says_what_it_is() -> None:
    tree = ast.parse(Path(settings.__file__).read_text(encoding="utf-8"))
    body = next(node.body for node in tree.body if isinstance(node, ast.ClassDef) and node.name == "Settings")
    for node, after in pairwise(body):
        if isinstance(node, ast.AnnAssign):
            assert isinstance(after, ast.Expr), f"{ast.unparse(node)} has no docstring"


def test_reading_settings_loads_no_validation_library(written: Any) -> None:
    environ = written('theme = "mono"\n')
    code = (
        "import sys; from timeline_tui.settings import gather\n"
        f"gather({{}}, {environ!r}); print({{'pydantic', 'rich', 'textual'}} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
