"""The README promises what exists."""

import re
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
