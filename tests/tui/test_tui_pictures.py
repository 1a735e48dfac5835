"""The screens as pictures: what changes in them must be meant."""

import pytest
from sight import make_app

SIZES = {"wide": (120, 40), "small": (80, 24), "tiny": (50, 15)}


@pytest.mark.parametrize("theme", ["house-dark", "house-light"])
@pytest.mark.parametrize("size", SIZES)
def test_the_main_screen(snap_compare, size, theme):
    app = make_app(theme=theme)
    assert snap_compare(app, terminal_size=SIZES[size], press=["end", "k", "k"])


@pytest.mark.parametrize("key", ["Q", "exclamation_mark", "question_mark", "colon"])
def test_the_dialogs(snap_compare, key):
    assert snap_compare(make_app(theme="house-dark"), terminal_size=SIZES["wide"], press=[key])


@pytest.mark.parametrize(("size", "theme"), [("wide", "house-light"), ("small", "house-dark"), ("tiny", "nord")])
def test_the_export(snap_compare, size, theme):
    async def until_made(pilot):
        await pilot.press("e", "down", "down", "down")
        for _ in range(100):
            await pilot.app.workers.wait_for_complete()
            await pilot.pause(0.02)
            if pilot.app.screen.text is not None:
                return

    assert snap_compare(make_app(theme=theme), terminal_size=SIZES[size], run_before=until_made)


def test_the_source(snap_compare):
    press = ["end", "k", "k", "3"]
    assert snap_compare(make_app(theme="house-light"), terminal_size=SIZES["wide"], press=press)


def test_the_clocks(snap_compare):
    press = ["end", "k", "k", "4"]
    assert snap_compare(make_app(theme="house-dark"), terminal_size=SIZES["wide"], press=press)


def test_a_filter_being_completed(snap_compare):
    press = ["f", *"speaker:", "tab"]
    assert snap_compare(make_app(theme="house-dark"), terminal_size=SIZES["small"], press=press)


def test_a_filter_that_is_wrong(snap_compare):
    assert snap_compare(make_app(theme="house-dark"), terminal_size=SIZES["small"], press=["f", *"sp:x"])


def test_one_pane_in_a_narrow_window(snap_compare):
    assert snap_compare(make_app(theme="house-dark"), terminal_size=(50, 20), press=["j"])


def test_without_colours(snap_compare):
    assert snap_compare(make_app(depth="none"), terminal_size=SIZES["small"], press=["j"])


def test_with_ascii_signs(snap_compare):
    assert snap_compare(make_app(depth="16", ascii=True), terminal_size=SIZES["small"], press=["exclamation_mark"])
