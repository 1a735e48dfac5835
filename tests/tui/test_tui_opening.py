"""Opening another source: from the folder, from those opened before, from the clipboard."""

import json
import threading

import pytest

from timeline_tui.desk import Desk
from timeline_tui.model import Record
from timeline_tui.pipeline import timeline
from timeline_tui.views.tui.memory import MOST, add, names

STORY = "Lisbon, 2 May 2021\n\nThe ferry left at 9:00 on 3 May 2021."
OTHER = "Lisbon, 2 May 2021\n\nThe ferry came back at 18:00 on 5 May 2021."


@pytest.fixture
def read(explore, tmp_path, monkeypatch):
    """An explorer of one story, in a folder with another one."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "archive").mkdir()
    (tmp_path / "archive" / "old.txt").write_text(OTHER, encoding="utf-8")
    (tmp_path / "return.txt").write_text(OTHER, encoding="utf-8")
    (tmp_path / ".hidden.txt").write_text(OTHER, encoding="utf-8")
    desk = Desk([Record("story", STORY, language="en")], timeline)

    def start(**more):
        return explore(load=desk.timeline, open=desk.open, state_folder=str(tmp_path / "state"), **more)

    return start


async def settled(sight):
    await sight.app.workers.wait_for_complete()
    await sight.pilot.pause()


async def opened(sight, *keys):
    await sight.press("o")
    await settled(sight)
    await sight.press(*keys)
    await settled(sight)


async def test_a_file_of_the_folder_opens_beside_what_is_open(read):
    async with read() as sight:
        await opened(sight)
        assert "return.txt" in sight.text and "archive/" in sight.text and ".hidden" not in sight.text
        await sight.press(*"return", "enter")
        await settled(sight)
        assert "Opened" in sight.lines[-1] and "1 event more" in sight.lines[-1]
        assert "1 of 2" in sight.lines[-1]
        await opened(sight)
        recent = sight.text.partition("Recent")[2].partition("every file")[0]
        assert "return.txt" in recent


async def test_folders_are_gone_into_and_paths_followed(read):
    async with read() as sight:
        await opened(sight, *"archive", "enter")
        assert "old.txt" in sight.text and "return.txt" not in sight.text
        await sight.press(*"..", "slash", *"ret")
        assert "return.txt" in sight.text
        await sight.press("enter")
        await settled(sight)
        assert "Opened" in sight.lines[-1]


async def test_a_pasted_text_opens_and_steers_nothing(read):
    from textual.events import Paste

    async with read() as sight:
        await opened(sight, "enter")
        assert "Paste it here" in sight.text
        await sight.press("ctrl+d")
        assert "Paste it here" in sight.text
        sight.app.post_message(Paste(OTHER.replace("ferry", "fer\x1b[2Jry")))
        await sight.pilot.pause()
        assert "fer[2Jry" in sight.text and "\x1b" not in sight.text
        await sight.press("ctrl+d")
        await settled(sight)
        assert "Opened pasted text: 1 event more" in sight.lines[-1]


async def test_what_cannot_be_read_is_said_and_changes_nothing(read, tmp_path):
    (tmp_path / "empty").mkdir()
    async with read() as sight:
        await opened(sight, *"empty", "enter", "down", "down", "enter")
        assert "Not opened:" in sight.lines[-1]
        assert len(sight.app.explorer.timeline.events) == 1


async def test_reading_can_be_given_up(read):
    gate = threading.Event()
    async with read() as sight:
        really = sight.app.session.open

        def slow(wanted, assumptions):
            gate.wait(20)
            return really(wanted, assumptions)

        sight.app.session = sight.app.session._replace(open=slow)
        await sight.press("o")
        await settled(sight)
        await sight.press(*"return", "enter")
        assert "Reading" in sight.lines[-1] and "Esc gives it up" in sight.lines[-1]
        await sight.press("escape")
        assert "Given up" in sight.lines[-1]
        gate.set()
        await settled(sight)
        assert len(sight.app.explorer.timeline.events) == 1


async def test_a_timeline_without_sources_says_that_nothing_can_be_opened(explore):
    async with explore() as sight:
        await sight.press("o")
        assert "Nothing can be opened" in sight.lines[-1]


def test_recent_sources_are_the_last_ones_and_each_is_there_once(tmp_path):
    folder = tmp_path / "state"
    files = []
    for number in range(MOST + 2):
        files.append(tmp_path / f"{number}.txt")
        files[-1].touch()
        add(str(folder), [str(files[-1])])
    add(str(folder), [str(files[5]), "nowhere.txt"])
    assert names(str(folder))[:2] == (str(files[5]), str(files[-1]))
    assert len(names(str(folder))) == MOST


@pytest.mark.parametrize("text", ["", "{", '{"a": 1}', "[1, null]", json.dumps([["x"]])])
def test_a_list_of_recent_sources_that_was_spoilt_counts_as_empty(tmp_path, text):
    (tmp_path / "recent.json").write_text(text, encoding="utf-8")
    assert names(str(tmp_path)) == ()
