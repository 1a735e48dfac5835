"""Words selected in the source, by keys and with the mouse, and the row that is made of them."""

import pytest
from desk import Desk, settled
from textual import events

STORY = (
    "Harbour talks open\n"
    "Lisbon, 14 May 2024 – The port minister Ana Duarte met the ferry workers today at 9 a.m. "
    "Two lawyers waited outside from 8:15 in the rain. The choir of the crews sang.\n"
    "On Monday the crews had blocked the northern dock.\n"
)


@pytest.fixture
def desk(explore, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return Desk(explore, STORY)


async def to_the_choir(sight):
    """Select from the minister's sentence on, until the choir's is all there is."""
    await sight.press("down", "3", "tab", "v")
    while "The choir" not in sight.marked:
        await sight.press("down")
    await sight.press("tab")
    while "lawyers" in sight.marked or "minister" in sight.marked:
        await sight.press("down")


async def test_a_sentence_is_selected_and_grows_by_sentences_and_words(desk):
    async with desk.open() as sight:
        await sight.press("end", "v")
        first = sight.marked
        assert first.startswith(("Lisbon, 14 May", "The port minister"))
        await sight.press("down")
        assert len(sight.marked) > len(first) and "↓ ↑ sentences" in sight.lines[-1]
        await sight.press("left")
        await sight.press("up")
        assert " ".join(sight.marked.split()) == " ".join(first.split())
        await sight.press("escape")
        assert "sentences" not in sight.text and sight.app.explorer.selected is None


async def test_keys_that_come_fast_do_not_take_the_selection_away(desk, monkeypatch):
    monkeypatch.setattr("timeline_tui.views.tui.screens.explorer.HELD", 30.0)
    async with desk.open() as sight:
        await sight.press("j", "k", "j", "v")
        assert "lawyers" in sight.marked and sight.app.explorer._to_show is None


async def test_a_row_is_added_undated_and_undone(desk):
    async with desk.open() as sight:
        await to_the_choir(sight)
        await sight.press("a")
        assert "leaves it undated" in sight.lines[-2]
        await sight.press("enter")
        await settled(sight)
        assert "The choir of the crews sang" in sight.selected and "◌" in sight.selected
        await sight.press("1")
        assert "You added this row." in sight.words
        assert [mark["on"] for mark in desk.marks] == ["added"]
        await sight.press("u")
        await settled(sight)
        assert "choir" not in sight.listed and desk.marks == []


async def test_a_row_is_added_with_the_time_that_is_typed(desk):
    async with desk.open() as sight:
        await to_the_choir(sight)
        await sight.press("a", *"soup", "enter")
        assert "No time is understood" in sight.lines[-2]
        await sight.press(*["backspace"] * 4)
        await sight.type("14 May 20:30")
        await sight.press("enter")
        await settled(sight)
        assert "20:30" in sight.selected and "The choir" in sight.selected
        await sight.press("f", *"is:added", "enter")
        assert sight.lines[-1].endswith("1 of 1")


async def drag(sight, first, last):
    """Draw the mouse over the article, its button held, from one word to another."""
    detail = sight.app.explorer.detail
    for kind, words in ((events.MouseDown, first), (events.MouseMove, last), (events.MouseUp, last)):
        lines = [line[detail.region.x :] for line in sight.lines]
        y = next(y for y, line in enumerate(lines) if words in line)
        place = lines[y].index(words), y - detail.region.y
        detail.post_message(kind(detail, *place, 0, 0, 1, False, False, False))
        await sight.pilot.pause()


async def test_a_row_takes_its_time_from_its_own_words(desk):
    async with desk.open() as sight:
        await sight.press("3")
        await drag(sight, "lawyers", "8:15")
        assert " ".join(sight.marked.split()) == "lawyers waited outside from 8:15"
        await sight.press("a")
        await settled(sight)
        assert "08:15" in sight.selected and "lawyers waited outside" in " ".join(sight.listed.split())


async def test_without_a_selection_a_begins_one(desk):
    async with desk.open() as sight:
        await sight.press("a")
        assert sight.marked and "a adds a row" in sight.lines[-1] and desk.marks == []
        await sight.press("1")
        assert sight.app.explorer.selected is None
