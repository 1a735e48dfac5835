"""Text in cells: nothing is lost, nothing is too wide."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_tui.present.blocks import flow, hang, labelled
from timeline_tui.present.line import clip, clip_text, line_width, pad, pad_text, plain, seg, width, wrap

TEXTS = st.text(alphabet="ab é日😀e\u0301 -", max_size=60)


@pytest.mark.parametrize(
    ("text", "cells"),
    [("", 0), ("abc", 3), ("città", 5), ("e\u0301", 1), ("日本", 4), ("a\u200db", 2), ("▒ ⚠ —", 5), ("😀", 2)],
)
def test_width_counts_terminal_cells(text: str, cells: int) -> None:
    assert width(text) == cells


@pytest.mark.parametrize(
    ("text", "cells", "shown"),
    [
        ("short", 5, "short"),
        ("longer", 5, "long…"),
        ("two words", 5, "two…"),
        ("日本語", 4, "日…"),
        ("abc", 1, "…"),
        ("abc", 0, ""),
    ],
)
def test_clip_ends_with_an_ellipsis(text: str, cells: int, shown: str) -> None:
    assert clip_text(text, cells) == shown
    assert plain(clip(seg(text), cells)) == shown


def test_clip_keeps_the_roles_before_the_cut() -> None:
    line = (("who", "person"), (" said nothing", "text"))
    assert clip(line, 9) == (("who", "person"), (" said…", "text"))
    assert clip(line, 3) == (("wh…", "person"),)
    assert clip(line, 40) == line


@pytest.mark.parametrize(("align", "shown"), [("left", "日 "), ("right", " 日")])
def test_pad_fills_to_the_cell(align: str, shown: str) -> None:
    assert pad_text("日", 3, align) == shown
    assert plain(pad(seg("日"), 3, align)) == shown


@pytest.mark.parametrize(
    ("text", "cells", "indent", "rows"),
    [
        ("one two three", 7, 0, ["one two", "three"]),
        ("one two three", 9, 1, ["one two", " three"]),
        ("unbreakable", 4, 0, ["unbr", "eaka", "ble"]),
        ("a unbreakable b", 4, 0, ["a", "unbr", "eaka", "ble", "b"]),
        ("  led by spaces", 8, 0, ["  led by", "spaces"]),
        ("double  space", 13, 0, ["double  space"]),
        ("日本語日本語", 5, 0, ["日本", "語日", "本語"]),
        ("", 5, 0, [""]),
        ("cramped indent", 8, 7, ["cramped", "indent"]),
    ],
)
def test_wrap_breaks_between_words(text: str, cells: int, indent: int, rows: list[str]) -> None:
    assert [plain(row) for row in wrap(seg(text), cells, indent)] == rows


def test_wrap_keeps_every_role() -> None:
    line = (("“", "muted"), ("one two", "quote"), ("”", "muted"))
    assert wrap(line, 5) == [(("“", "muted"), ("one", "quote")), (("two", "quote"), ("”", "muted"))]


@given(TEXTS, st.integers(2, 20), st.integers(0, 4))
def test_wrap_loses_no_word_and_never_exceeds_the_width(text: str, cells: int, indent: int) -> None:
    rows = wrap(seg(text), cells, indent)
    assert all(line_width(row) <= cells for row in rows)
    assert "".join(plain(row) for row in rows).replace(" ", "") == text.replace(" ", "")


def test_wrap_takes_a_megabyte_without_a_space() -> None:
    assert len(wrap(seg("é" * 1_000_000), 80)) == 12_500


def test_continuations_start_under_the_text() -> None:
    assert [hang(line) for line in labelled("When", [seg("noon"), seg("night")])] == [7, 7]
    assert hang((("⚠ ", "error"), ("Two clocks disagree.", "text"))) == 2
    assert hang((("  · ", "muted"), ("One reading.", "text"))) == 4
    assert hang((("“", "muted"), ("Words", "quote"), ("”", "muted"))) == 1
    assert hang(seg("Plain words")) == 0
    assert hang(()) == 0


def test_flow_never_parts_an_item() -> None:
    items = [seg("one two"), seg("three"), seg("four")]
    assert [plain(line) for line in flow(items, 16)] == ["one two   three", "four"]
