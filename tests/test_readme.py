"""The README promises what exists."""

import doctest
import io
import os
import re
import shlex
import sys
import tomllib
from pathlib import Path

import pytest
from make_readme import renewed

from timeline_tui import cli, settings, theme
from timeline_tui.languages import codes, head

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "README.md").read_text(encoding="utf-8")


def test_its_keys_are_those_of_the_explorer() -> None:
    assert renewed(TEXT) == TEXT, "run tests/tools/make_readme.py"


def test_its_options_exist() -> None:
    known = set(cli._parser()._option_string_actions) | {"--extra"}
    assert set(re.findall(r"(?<![\w-])--[a-z][\w-]*", TEXT)) <= known


def test_its_settings_and_variables_exist() -> None:
    assert all(f"`{key}`" in TEXT or f"`[{key}]`" in TEXT for key in settings.KEYS)
    variables = {f"TIMELINE_TUI_{key.upper()}" for key in settings.KEYS} | {"TIMELINE_TUI_CONFIG", "TIMELINE_TUI_DEBUG"}
    assert set(re.findall(r"TIMELINE_TUI_[A-Z]+", TEXT)) <= variables


def test_it_names_every_theme_language_and_format() -> None:
    words = [*theme.bundled_names(), *(head(code)["name"] for code in codes()), *cli.FORMATS[1:]]
    assert [word for word in words if word not in TEXT] == []


def test_its_filters_are_the_filter_languages() -> None:
    from timeline_tui.present.query import FIELDS, KINDS, parse

    table = TEXT.partition("**Filter.**")[2].partition("\n## ")[0]
    examples = re.findall(r"^\| (`.*?`) \|", table, re.MULTILINE)
    assert [field for field in FIELDS if f"`{field}:" not in table] == []
    assert [kind for kind in KINDS if kind not in table] == []
    for example in " ".join(examples).split("` `"):
        parse(example.strip("`"))


def test_its_examples_of_files_can_be_read() -> None:
    examples = re.findall(r"```toml\n(.*?)```", TEXT, re.DOTALL)
    for example in examples:
        if "[roles]" in example:
            theme.read("example", example, theme.load().themes.get)
        else:
            assert set(tomllib.loads(example)) <= set(settings.KEYS)
    assert len(examples) == 2


LINKS = re.findall(r'\]\(([^)#]+)\)|(?:src|srcset)="([^"]+)"', TEXT)


@pytest.mark.parametrize("link", sorted({one or other for one, other in LINKS}))
def test_its_links_lead_somewhere(link: str) -> None:
    assert (ROOT / link).exists()


def test_its_examples_of_python_say_what_they_print() -> None:
    found = doctest.DocTestParser().get_doctest(TEXT, {}, "README.md", None, None)
    assert len(found.examples) > 5
    assert doctest.DocTestRunner().run(found).failed == 0


COMMANDS = [
    line for block in re.findall(r"```sh\n(.*?)```", TEXT, re.DOTALL) for line in block.splitlines()
    if line.startswith("timeline-tui ")
]  # fmt: skip
ARTICLE = "Oslo, 3 March 2024 - “We will go on,” said Per Smith yesterday at 9 p.m."


@pytest.mark.parametrize("line", COMMANDS)
def test_its_commands_run(line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each as it stands, but for what a shell does behind the command; where no terminal is, rows are printed."""
    for name in [name for name in os.environ if name.startswith("TIMELINE_TUI_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mails").mkdir()
    for name in ("F", "article.txt", "one.txt", "mails/a.txt"):
        (tmp_path / name).write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "two.html").write_text(f"<p>{ARTICLE}</p>" * 9, encoding="utf-8")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b'{"text": "It rained on 3 May 2024."}')))
    command = re.split(r" [|<>#]| &&| \|\|", line)[0]
    assert cli.main(shlex.split(command)[1:]) == 0
