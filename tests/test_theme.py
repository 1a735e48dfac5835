"""Themes: every role has a look, every look can be read, and a broken file says where it is broken."""

from pathlib import Path

import pytest

from timeline_tui import theme
from timeline_tui.errors import ExitCode, TimelineError
from timeline_tui.theme import ROLES, Depth, Style, ThemeError, ThemeSpec

GROUNDS = ("background", "panel", "selected", "selected.unfocused", "source.event")
DECORATION = {"border"}
"""Roles that draw lines: losing them costs nothing that words or glyphs do not also say."""


def _luminance(colour: str) -> float:
    """Relative luminance by WCAG 2.2."""
    parts = [part / 255 for part in theme.rgb(colour)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


COLOURED = [name for name in theme.bundled_names() if theme.load().get(name).needs == "truecolor"]
STRICTER = {"high-contrast": 7.0}
"""WCAG 2.2 asks for a ratio of 4.5 (AA), and at its strictest for 7 (AAA)."""


@pytest.mark.parametrize("depth", ["truecolor", "256"])
@pytest.mark.parametrize("name", COLOURED)
def test_text_can_be_read_on_every_ground(name: str, depth: Depth) -> None:
    spec = theme.load().get(name, depth)
    for role, style in spec.styles.items():
        if not style.fg or role in DECORATION:
            continue
        for ground in [style.bg] if style.bg else [spec.style(ground).bg for ground in GROUNDS]:
            assert _contrast(style.fg, ground) >= STRICTER.get(name, 4.5), f"{role} {style.fg} on {ground}"


@pytest.mark.parametrize("depth", ["truecolor", "256"])
@pytest.mark.parametrize("name", COLOURED)
def test_the_cursor_stands_out_from_the_ground(name: str, depth: Depth) -> None:
    spec = theme.load().get(name, depth)
    ground = spec.style("background").bg
    assert _contrast(spec.style("selected").bg, ground) >= 1.2
    assert spec.style("selected").bg != spec.style("selected.unfocused").bg != ground


@pytest.mark.parametrize("name", theme.bundled_names())
def test_a_bundled_theme_says_what_every_role_looks_like(name: str) -> None:
    spec = theme.load().get(name)
    assert set(spec.styles) == set(ROLES)
    assert set(spec.roles) == set(ROLES), f"{name} leaves a role to chance"


@pytest.mark.parametrize("name", [name for name in COLOURED if name != "house-dark"])
def test_a_theme_of_another_palette_names_all_of_its_colours(name: str) -> None:
    house, spec = (theme.load().get(one) for one in ("house-dark", name))
    assert set(spec.palette) == set(house.palette)
    assert spec.palette["accent"] != house.palette["accent"]


def test_there_are_themes_for_dark_and_light_for_eyes_and_for_terminals() -> None:
    names = theme.bundled_names()
    assert {"house-dark", "house-light", "ansi-dark", "ansi-light", "mono", "high-contrast", "okabe-ito"} <= set(names)
    assert len(names) >= 8


@pytest.mark.parametrize("name", ["okabe-ito", "high-contrast"])
def test_severities_and_clocks_differ_in_lightness_or_hue_for_every_eye(name: str) -> None:
    """Seen without red or without green, roles that must be told apart still are."""
    spec = theme.load().get(name)
    pairs = [("error", "text"), ("error", "place"), ("warning", "text"), ("time", "time.second"), ("user", "error")]
    for matrix in (_NO_RED, _NO_GREEN):
        for one, other in pairs:
            seen = [_seen(spec.style(role).fg, matrix) for role in (one, other)]
            assert sum((a - b) ** 2 for a, b in zip(*seen, strict=True)) ** 0.5 > 0.12, (one, other)


_NO_RED = ((0.152, 1.053, -0.205), (0.115, 0.786, 0.099), (-0.004, -0.048, 1.052))
_NO_GREEN = ((0.367, 0.861, -0.228), (0.280, 0.673, 0.047), (-0.012, 0.043, 0.969))
"""How colours look to an eye without one kind of cone: Machado, Oliveira and Fernandes 2009."""


def _seen(colour: str, matrix: tuple[tuple[float, ...], ...]) -> list[float]:
    parts = [part / 255 for part in theme.rgb(colour)]
    return [sum(weight * part for weight, part in zip(row, parts, strict=True)) for row in matrix]


def test_a_palette_alone_recolours_the_theme_it_builds_upon(tmp_path: Path) -> None:
    folder = _written(tmp_path, "evening", 'base = "house-dark"\n[palette]\naccent = "#ffffff"\n')
    spec, house = (theme.load(folder).get(name) for name in ("evening", "house-dark"))
    assert spec.style("time") == Style("#ffffff", bold=True) != house.style("time")
    assert spec.style("quote") == house.style("quote")


@pytest.mark.parametrize("name", ["ansi", "ansi-dark", "ansi-light"])
def test_the_ansi_themes_keep_to_the_terminals_own_colours(name: str) -> None:
    assert theme.load().get(name).needs == "16"


def test_mono_tells_apart_without_any_colour() -> None:
    mono = theme.load().get("mono")
    assert mono.needs == "none"
    for one, other in [("selected", "text"), ("selected", "selected.unfocused"), ("muted", "text"), ("error", "text")]:
        assert mono.style(one) != mono.style(other)


@pytest.mark.parametrize(
    ("wanted", "depth", "given"),
    [
        ("house-dark", "truecolor", "house-dark"),
        ("house-dark", "256", "house-dark"),
        ("house-dark", "16", "ansi"),
        ("ansi-light", "16", "ansi-light"),
        ("house-light", "none", "mono"),
        ("ansi", "16", "ansi"),
        ("ansi", "256", "ansi"),
        ("ansi", "none", "mono"),
        ("mono", "truecolor", "mono"),
    ],
)
def test_a_theme_gives_way_to_what_the_terminal_can_show(wanted: str, depth: Depth, given: str) -> None:
    assert theme.load().get(wanted, depth).name == given


def test_256_colours_are_exactly_those_of_the_palette() -> None:
    spec = theme.load().get("house-dark", "256")
    fixed = {theme.xterm(index) for index in range(16, 256)}
    used = {colour for style in spec.styles.values() for colour in (style.fg, style.bg) if colour}
    assert used <= fixed


@pytest.mark.parametrize(
    ("colour", "index"), [("#000000", 16), ("#ffffff", 231), ("#5f87af", 67), ("#121212", 233), ("#878787", 102)]
)
def test_the_nearest_of_the_256_colours(colour: str, index: int) -> None:
    assert theme.nearest(colour) == index
    assert theme.xterm(index) == colour


@pytest.mark.parametrize(
    ("style", "depth", "sequence"),
    [
        (Style(), "truecolor", ""),
        (Style("#8fbcf0", bold=True), "truecolor", "\x1b[1;38;2;143;188;240m"),
        (Style("#5f87af", "#121212"), "256", "\x1b[38;5;67;48;5;233m"),
        (Style("red", "bright_yellow", reverse=True), "16", "\x1b[7;31;103m"),
        (Style("default", "default", underline=True), "16", "\x1b[4m"),
        (Style("#8fbcf0", dim=True, italic=True), "none", "\x1b[2;3m"),
    ],
)
def test_escape_sequences(style: Style, depth: Depth, sequence: str) -> None:
    assert theme.sgr(style, depth) == sequence


def test_one_style_over_another() -> None:
    person = Style("#c9b1ec", bold=True)
    assert Style(bg="#2c3850").over(person) == Style("#c9b1ec", "#2c3850", bold=True)
    assert Style(reverse=True).over(person) == Style(bold=True, reverse=True)


def test_an_unknown_theme_is_wrong_usage_with_a_hint() -> None:
    with pytest.raises(TimelineError, match="Did you mean 'house-dark'") as caught:
        theme.load().get("house-drak")
    assert caught.value.code is ExitCode.USAGE


def _written(folder: Path, name: str, text: str) -> str:
    (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    return str(folder)


def test_a_users_theme_stands_in_for_one_of_the_same_name(tmp_path: Path) -> None:
    folder = _written(tmp_path, "mono", 'title = "Mine"\n[roles]\ntext = { fg = "#010203" }\n')
    catalogue = theme.load(folder)
    assert catalogue.problems == ()
    assert catalogue.themes["mono"].title == "Mine"


def test_a_users_theme_may_change_a_little_of_another(tmp_path: Path) -> None:
    folder = _written(tmp_path, "evening", 'base = "house-dark"\n[roles]\nquote = { fg = "#ffffff" }\n')
    spec, house = (theme.load(folder).get(name) for name in ("evening", "house-dark"))
    assert spec.style("quote") == Style("#ffffff")
    assert spec.style("time") == house.style("time")
    assert spec.dark


def test_a_role_left_out_looks_like_its_parent_or_like_text() -> None:
    spec = theme.read("few", '[roles]\ntext = { fg = "white" }\ntime = { fg = "red" }\n')
    assert spec.style("time.second") == Style("red")
    assert spec.style("place") == spec.style("no such role") == Style("white")


BROKEN = [
    ("[roles]\ntext = { fg = \n", "line 2"),
    ('title = "x"\n[roles]\ntmie = { bold = true }\n', "line 3: there is no role 'tmie' (did you mean 'time'?)."),
    ('[roles]\ntext = { fg = "inky" }\n', "line 2: text: 'inky' is no colour"),
    ('[roles]\ntext = "red"\n', "line 2: text is written like"),
    ("[roles]\ntext = { bold = 1 }\n", "line 2: text: bold is true or false, not 1."),
    ("[roles]\ntext = { blink = true }\n", "line 2: there is no attribute 'blink'"),
    ('[palette]\nink = ["#d6d9e0", 7]\n', "line 2: a place in the 256 colours"),
    ("[palette]\nink = 7\n", "line 2: ink: 7 is no colour"),
    ('palete = "x"\n', "line 1: there is no setting 'palete' (did you mean 'palette'?)."),
    ('base = "nowhere"\n', "line 1: there is no theme 'nowhere' to build upon."),
    ('dark = "yes"\n', "line 1: dark is true or false."),
    ("roles = 1\n", "line 1: [roles] is a table."),
]


@pytest.mark.parametrize(("text", "message"), BROKEN)
def test_a_broken_theme_names_the_line(text: str, message: str) -> None:
    with pytest.raises(ThemeError) as caught:
        theme.read("broken", text)
    assert message in str(caught.value)


def test_a_broken_user_theme_is_left_out_and_reported_once(tmp_path: Path) -> None:
    folder = _written(tmp_path, "bad", "[roles\n")
    _written(tmp_path, "good", '[roles]\ntext = { fg = "red" }\n')
    (tmp_path / "bytes.toml").write_bytes(b"title = '\xff'\n")
    catalogue = theme.load(folder)
    assert set(catalogue.themes) == {*theme.bundled_names(), "good"}
    assert len(catalogue.problems) == 2
    assert str(tmp_path / "bad.toml") in catalogue.problems[0]
    assert "line 1" in catalogue.problems[0]


def test_every_theme_is_whole_for_the_explorer() -> None:
    for spec in theme.load().themes.values():
        assert isinstance(spec, ThemeSpec)
        assert all(isinstance(spec.style(role), Style) for role in ROLES)
