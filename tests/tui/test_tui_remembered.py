"""Theme and clocks chosen in the explorer are there in the next run; flags and settings win."""

import json

import pytest

from timeline_tui.views.tui.remembered import Memory


@pytest.fixture
def memory(tmp_path):
    return Memory(str(tmp_path / "state"), "/news/a.txt")


async def test_a_theme_chosen_is_remembered_one_looked_at_is_not(explore, memory):
    async with explore(memory=memory) as sight:
        await sight.press("t", "down", "escape")
        assert memory.theme() == ""
        await sight.press("t", "down", "enter")
        chosen = sight.app.theme
        assert memory.theme() == chosen != "house-dark"
    async with explore(memory=memory, liked=memory.theme()) as sight:
        assert sight.app.theme == chosen


async def test_a_theme_that_is_gone_is_forgotten(explore, memory):
    async with explore(memory=memory, liked="of-old", theme="house-light") as sight:
        assert sight.app.theme == "house-light"


async def test_clocks_are_remembered_for_the_source_and_forgotten_when_taken_back(explore, memory, tmp_path):
    async with explore(memory=memory) as sight:
        await sight.press("Z", *"anchorage", "enter")
        assert memory.zones()[0] == "America/Anchorage"
        assert Memory(str(tmp_path / "state"), "/news/b.txt").zones() == ()
        await sight.press("u")
        assert memory.zones() == ()


def test_what_comes_by_a_pipe_has_no_name_to_remember_it_by(tmp_path):
    nameless = Memory(str(tmp_path), "")
    nameless.keep_zones(["UTC"])
    assert nameless.zones() == () and list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "data", ["{", "[]", '{"theme": 3, "zones": {"/news/a.txt": ["Mars/Olympus", 4]}}', "[" * 99_999]
)
def test_a_file_that_is_not_ours_is_as_none(memory, tmp_path, data):
    path = tmp_path / "state" / "choices.json"
    path.parent.mkdir()
    path.write_text(data)
    assert memory.theme() == "" and memory.zones() == ()
    memory.keep_theme("nord")
    assert json.loads(path.read_text())["theme"] == "nord"


async def test_a_folder_that_cannot_be_written_is_told_of(explore, tmp_path):
    (tmp_path / "file").write_text("")
    async with explore(memory=Memory(str(tmp_path / "file"), "a")) as sight:
        await sight.press("t", "down", "enter")
        assert "cannot be written" in sight.lines[-1]
