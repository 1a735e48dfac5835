"""Exporting: the preview is what will be written, and nothing is written over unasked."""

import pytest

from support import article, many
from timeline_tui.views.export import render
from timeline_tui.views.tui.screens.exporting import file_name


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


async def exporting(sight, *keys):
    await sight.press("e", *keys)
    await made(sight)


async def made(sight):
    """Wait until the preview of the format under the cursor is there."""
    for _ in range(200):
        await sight.app.workers.wait_for_complete()
        await sight.pilot.pause(0.01)
        if "Writing …" not in sight.text:
            return
    raise AssertionError(sight.text)


async def test_the_file_is_what_the_command_line_writes(explore, here):
    async with explore() as sight:
        await exporting(sight, "down", "down")
        assert "csv: a row for each event" in sight.text and '"id","title"' in sight.text
        await sight.press("enter", "enter")
        name = f"{file_name(article())}.csv"
        assert f"Written: {name}" in sight.lines[-1]
        assert (here / name).read_bytes().decode() == render("csv", article())


async def test_only_the_rows_shown_are_written(explore, here):
    async with explore() as sight:
        await sight.press("f", *"riunione", "enter")
        await exporting(sight)
        assert "Export 1 event" in sight.text
        await sight.press("enter", "enter")
    written = next(here.glob("*.txt")).read_text(encoding="utf-8")
    assert "La riunione" in written and "1 event" in written.splitlines()[1]


async def test_a_file_that_is_there_is_written_over_only_when_asked_twice(explore, here):
    (here / "taken.txt").write_text("mine", encoding="utf-8")
    async with explore() as sight:
        await exporting(sight, "tab", "tab", *["backspace"] * 60, *"taken.txt", "enter")
        assert "taken.txt is there already. Enter again writes over it." in sight.text
        assert (here / "taken.txt").read_text(encoding="utf-8") == "mine"
        await sight.press("x", "backspace", "enter")
        assert "is there already" in sight.text
        await sight.press("enter")
        assert "La riunione" in (here / "taken.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("nowhere/x.txt", "There is no folder nowhere."),
        ("folder", "is a folder"),
        pytest.param("n" * 300, "File name too long", id="long"),
    ],
)
async def test_a_place_that_cannot_be_written_to_is_said_in_the_dialog(explore, here, name, said):
    (here / "folder").mkdir()
    async with explore() as sight:
        await exporting(sight, "enter", *["backspace"] * 60)
        await sight.type(name)
        await sight.press("enter")
        assert said in sight.text


async def test_what_a_format_has_no_room_for_is_said(explore):
    async with explore() as sight:
        await exporting(sight, *["down"] * 3)
        assert "edtf" in sight.text and "without a date left out" in sight.text


async def test_a_format_that_fails_says_why_and_writes_nothing(explore, here, monkeypatch):
    from timeline_tui.errors import TimelineError

    def fail(*_):
        raise TimelineError("The library is not there.", "Install it.")

    monkeypatch.setattr("timeline_tui.views.tui.screens.exporting.render", fail)
    async with explore() as sight:
        await exporting(sight, "down")
        assert "The library is not there. Install it." in sight.text
        await sight.press("enter", "enter")
        assert "Choose another format." in sight.text
    assert list(here.iterdir()) == []


async def test_without_rows_there_is_nothing_to_export(explore):
    async with explore(many(3)) as sight:
        await sight.press("f", *"zzz", "enter", "e")
        assert "There are no rows to export." in sight.lines[-1]
