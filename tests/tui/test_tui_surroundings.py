"""Themes, colours, ASCII, slow and failing sources, and what is loaded before the first picture."""

import asyncio
import os
import random
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from sight import make_app

from support import article, many, timeline
from timeline_tui import theme
from timeline_tui.errors import TimelineError
from timeline_tui.views.tui.actions import ACTIONS
from timeline_tui.views.tui.app import run
from timeline_tui.views.tui.reading import FirstReading
from timeline_tui.views.tui.session import Session


@pytest.mark.parametrize("name", theme.bundled_names())
async def test_every_theme_fits_the_stylesheet_and_every_dialog(explore, name):
    async with explore(theme=name) as sight:
        assert "La riunione" in sight.text
        for key in ("question_mark", "t", "Z", "colon", "Q", "exclamation_mark"):
            await sight.press(key, "escape")
        await sight.press("f", "x", "escape", "slash", "x", "escape")
        assert sight.app.theme == name


async def test_a_theme_of_the_users_own_can_be_chosen(explore, tmp_path: Path):
    (tmp_path / "mine.toml").write_text(
        'base = "house-dark"\ntitle = "My colours"\n[roles]\ntime = { fg = "#010203" }\n'
    )
    (tmp_path / "broken.toml").write_text("[roles]\ntime = 3\n")
    async with explore(theme="mine", theme_folder=str(tmp_path)) as sight:
        assert "#010203" in sight.style("ieri sera")
        assert "Theme left out" in sight.lines[-1]


async def test_without_colours_no_colour_is_drawn_and_the_hierarchy_stays(explore):
    async with explore(depth="none") as sight:
        strips = sight.app.screen._compositor.render_strips()
        colours = {
            part.name
            for strip in strips
            for segment in strip
            if segment.style
            for part in (segment.style.color, segment.style.bgcolor)
            if part is not None
        }
        assert colours <= {"default"}
        assert "bold" in sight.style("Lisbon")
        assert sight.app.look.palette.spec.name == "mono"


async def test_sixteen_colours_use_the_terminals_own(explore):
    async with explore(depth="16") as sight:
        assert sight.app.look.palette.spec.name == "ansi"
        assert "#" not in sight.style("ieri sera")


async def test_ascii_draws_only_ascii_signs(explore):
    async with explore(ascii=True) as sight:
        own = {sign for sign in sight.text if ord(sign) > 127}
        assert own <= set("èàò")
        assert "17:00 !" in sight.line("La riunione") and "Lisbon / Tokyo" in sight.lines[0]
        await sight.press("exclamation_mark")
        assert "+---" in sight.text or "+==" in sight.text
        assert {sign for sign in sight.text if ord(sign) > 127} <= set("èàò")


async def test_slow_sources_are_waited_for_on_the_screen(monkeypatch):
    gate = threading.Event()

    def slow(_):
        gate.wait(10)
        return article()

    monkeypatch.setattr("timeline_tui.views.tui.explorer._SOON", 0.0)
    session = Session(load=slow, depth="truecolor")
    from timeline_tui.views.tui.explorer import Explorer

    app = Explorer(session, FirstReading(session))
    async with app.run_test(size=(100, 30)) as pilot:
        assert "Reading" in _text(app)
        await pilot.press("down", "f", "slash", "2", "y", "Q", "z", "escape", "question_mark", "escape")
        gate.set()
        async with asyncio.timeout(60):
            while app.explorer.timeline is None:
                await asyncio.sleep(0)
        await pilot.pause()
        assert "La riunione" in _text(app)


def _text(app):
    return "\n".join("".join(part.text for part in strip) for strip in app.screen._compositor.render_strips())


async def test_sources_that_cannot_be_read_end_the_program_with_their_error():
    wrong = TimelineError("There is no file x.", "Give one.")

    def fail(_):
        raise wrong

    app = make_app(load=fail)
    async with app.run_test() as pilot:
        await pilot.pause()
    assert app.failure is wrong and app.return_code == 1


def test_an_unknown_theme_is_an_error_before_anything_is_drawn():
    with pytest.raises(TimelineError, match="no theme 'nowhere'"):
        run(Session(load=lambda _: article(), theme="nowhere", apart=False))


_PROBE = """
import asyncio, sys
sys.path.insert(0, sys.argv[1])
import support
import timeline_tui.views.tui.app as app
assert "textual" not in sys.modules and "rich" not in sys.modules
from timeline_tui.views.tui.session import Session
from timeline_tui.views.tui.explorer import Explorer
from timeline_tui.views.tui.reading import FirstReading
session = Session(load=lambda _: support.article())
async def main():
    explorer = Explorer(session, FirstReading(session))
    async with explorer.run_test() as pilot:
        await pilot.pause()
asyncio.run(main())
heavy = ("textual.widgets._data_table", "textual.widgets._markdown", "textual.widgets._text_area", "markdown_it",
         "pydantic", "pygments", "dateutil", "timeline_tui.views.tui.screens.dialog", "timeline_tui.present.search")
print([name for name in heavy if name in sys.modules])
"""


def test_the_first_picture_loads_nothing_that_it_does_not_show():
    tests = str(Path(__file__).parents[1])
    done = subprocess.run(
        [sys.executable, "-c", _PROBE, tests], capture_output=True, text=True, check=True, env={**os.environ}
    )
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("seed", range(3))
async def test_no_order_of_keys_breaks_it(explore, seed, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)  # what it exports
    chance = random.Random(seed)
    keys = [key for action in ACTIONS for key in action.keys.split(",") if key not in ("q", "ctrl+q")]
    keys += ["escape", "enter", "enter", "x", "backspace", "f", "slash", "k"]
    sizes = [(120, 40), (80, 24), (50, 20), (30, 8), (200, 60)]
    async with explore(chance.choice([article(), many(60), timeline()]), size=chance.choice(sizes)) as sight:
        for _ in range(25):
            await sight.pilot.press(*chance.choices(keys, k=4))
            if chance.random() < 0.1:
                await sight.pilot.resize_terminal(*chance.choice(sizes))
            await sight.pilot.pause()
        assert sight.app.return_code is None
