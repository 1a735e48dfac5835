"""Setting right what was read: shown as the user's, beside what the text says, and undone like all else."""

import pytest
from desk import Desk, settled

STORY = (
    "Harbour talks open\n"
    "Lisbon, 14 May 2024 – The port minister Ana Duarte met the ferry workers today at 9 a.m. "
    "The meeting ended at 11:30. “We will reopen the quay in June,” Duarte said.\n"
    "On Monday the crews had blocked the northern dock, and two boats were damaged. "
    "A second round is planned for 20 May 2024 at 3 p.m.\n"
)


@pytest.fixture
def desk(explore, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return Desk(explore, STORY)


async def clear(sight):
    await sight.press(*["backspace"] * 80)


async def test_a_time_is_typed_in_words_and_moves_its_row(desk):
    async with desk.open() as sight:
        await sight.press("down", "E", "down", "enter")
        await sight.type("14 May 17:15 Madrid time")
        assert "Tue 14 May 2024, 16:15, Lisbon" in sight.lines[-2]
        await sight.press("enter")
        await settled(sight)
        assert "16:15" in sight.selected and "●" in sight.listed
        assert "● Time set by you; the text says Tue 14 May 2024, 09:00, Lisbon." in sight.words
        assert desk.marks[0]["when"] == "2024-05-14T17:15" and desk.marks[0]["zone"] == "Europe/Madrid"
        await sight.press("5")
        assert "your choice" in sight.detail and "UTC" in sight.detail and "You set this time" in sight.detail
        await sight.press("u")
        await settled(sight)
        assert "09:00" in sight.selected and "●" not in sight.listed and desk.marks == []
        await sight.press("ctrl+r")
        await settled(sight)
        assert "16:15" in sight.selected


async def test_what_is_no_time_is_not_taken(desk):
    async with desk.open() as sight:
        await sight.press("E", "down", "enter")
        await sight.type("soup")
        await sight.press("enter")
        assert "No time is understood" in sight.lines[-2]
        await sight.press("escape")
        assert desk.marks == [] and "13 May" in sight.selected


async def test_a_time_can_be_taken_off_and_given_back_to_the_text(desk):
    async with desk.open() as sight:
        await sight.press("down", "E", "down", "enter", *"undated", "enter")
        await settled(sight)
        assert "◌" in sight.selected
        await sight.press("E")
        assert "undated  ● yours" in sight.line("Time     ")
        await sight.press("down", "enter", "enter")
        await settled(sight)
        assert "09:00" in sight.selected and desk.marks == []


async def test_a_title_is_retyped(desk):
    async with desk.open() as sight:
        await sight.press("E", "enter")
        await clear(sight)
        await sight.type("Blockade [of] the dock")
        await sight.press("enter")
        await settled(sight)
        assert "Blockade [of] the dock" in sight.selected
        assert "Title set by you; the text says “the crews had blocked the northern dock”." in sight.words
        await sight.press("E", "enter")
        await clear(sight)
        await sight.press("enter")
        await settled(sight)
        assert "the crews had" in sight.selected and desk.marks == []


async def test_a_speaker_is_named_with_the_names_there_are(desk):
    async with desk.open() as sight:
        await sight.press(*["down"] * 3)
        event = sight.selected
        await sight.press("Q", "enter", "escape", "E", "end", "enter")
        await clear(sight)
        await sight.type("Rui Costa")
        await sight.press("enter")
        await settled(sight)
        assert event and "Rui Costa" in sight.detail
        assert "Speaker set by you; the text says “Ana Duarte”." in " ".join(sight.words.split()) or sight.detail
        await sight.press("Q", "enter")
        assert "● named by you" in sight.text
        assert [mark["speaker"] for mark in desk.marks] == ["Rui Costa"]


async def test_rows_are_put_together_and_taken_apart_again(desk):
    async with desk.open() as sight:
        await sight.press(*["down"] * 2)
        assert "ended" in sight.selected
        await sight.press("M")
        assert "is part of" in sight.text and "▶  The port minister" in sight.text
        await sight.press("enter")
        await settled(sight)
        assert "The port" in sight.selected and sight.lines[-1].endswith("of 4")
        assert "You put “The meeting ended” into this row." in sight.words
        await sight.press("E", "end", "enter")
        await settled(sight)
        assert sight.lines[-1].endswith("of 5") and desk.marks == []


async def test_a_row_is_split_off_and_put_back(desk):
    async with desk.open() as sight:
        await sight.press("B")
        assert "A row of its own" in sight.text and "and two boats" in sight.text
        await sight.press("end", "enter")
        await settled(sight)
        assert "and two boats were damaged" in sight.selected and "13 May" in sight.selected
        assert "You split this row off." in sight.words
        await sight.press("E", "end", "enter")
        await settled(sight)
        assert "of 5" in sight.lines[-1] and desk.marks == []


async def test_everything_of_the_users_is_in_the_next_run(desk):
    async with desk.open() as sight:
        await sight.press("E", "enter", *"X", "enter")
        await settled(sight)
    async with desk.open() as sight:
        assert "dockX" in sight.listed.replace("\n", "") or "X  ●" in sight.listed
        await sight.press("f", *"is:corrected", "enter")
        assert sight.lines[-1].endswith("1 of 1")
        await sight.press("asterisk")
        assert "Title set by you" in sight.text


async def test_what_words_mean_is_set_for_all_that_counts_from_them(desk):
    async with desk.open() as sight:
        await sight.press("down", "E")
        line = sight.line("of “today at 9 a.m.”")
        assert "Meaning" in line and "wherever it counts" in line
        await sight.press("down", "down", "enter")
        await sight.type("14 May 10:00")
        await sight.press("enter")
        await settled(sight)
        assert "10:00" in sight.selected and "●" in sight.listed
        assert "What “today at 9 a.m.” means is set by you; from the text it is Tue 14 May 2024, 09:00" in sight.words
        assert [mark["on"] for mark in desk.marks] == ["time"]
        await sight.press("u")
        await settled(sight)
        assert "09:00" in sight.selected and desk.marks == []
