"""Stars, tags, comments, what is hidden: seen at once, kept beside the source, undone and done again."""

import pytest
from desk import Desk

STORY = (
    "Harbour talks open\n"
    "Lisbon, 14 May 2024 – The port minister Ana Duarte met the ferry workers today at 9 a.m. "
    "The meeting ended at 11:30. “We will reopen the quay in June,” Duarte said.\n"
    "On Monday the crews had blocked the northern dock. A second round is planned for 20 May 2024 at 3 p.m.\n"
)


@pytest.fixture
def desk(explore, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return Desk(explore, STORY)


async def test_a_star_is_seen_kept_and_taken_away_again(desk):
    async with desk.open() as sight:
        await sight.press("s")
        assert sight.selected.startswith("▶░★ 13 May")
        assert "★ starred" in sight.detail and "is starred. u undoes it." in sight.lines[-1]
        assert desk.marks[0]["star"] is True
    async with desk.open() as sight:
        assert sight.selected.startswith("▶░★ 13 May")
        await sight.press("s")
        assert "★" not in sight.text and not desk.beside.exists()


async def test_tags_are_typed_completed_shown_and_asked_for(desk):
    async with desk.open() as sight:
        await sight.press("T")
        await sight.type("strike, #check")
        await sight.press("enter")
        assert "#strike #check" in sight.text and desk.marks[0]["tags"] == ["strike", "check"]
        await sight.press("end", "T", *"str", "tab", "enter")
        assert [mark["tags"] for mark in desk.marks] == [["strike"], ["strike", "check"]], "in the order of the text"
        await sight.press("f")
        await sight.type("tag:check")
        await sight.press("enter")
        assert sight.lines[-1].endswith("1 of 1")
        await sight.press("escape", "home", "T", *["backspace"] * 20, "enter")
        assert "#check" not in sight.listed and "has no tags" in sight.lines[-1]


async def test_a_comment_is_shown_beside_the_event_and_can_be_changed(desk):
    async with desk.open() as sight:
        await sight.press("c")
        await sight.type("Ask [the] union")
        await sight.press("enter")
        assert "✎" in sight.listed and "✎ Ask [the] union" in sight.detail
        await sight.press("c")
        await sight.type("s")
        await sight.press("enter")
        assert desk.marks[0]["comment"] == "Ask [the] unions"
        await sight.press("c", "escape")
        assert desk.marks[0]["comment"] == "Ask [the] unions"


async def test_what_is_hidden_goes_and_comes_back(desk):
    async with desk.open() as sight:
        await sight.press("x")
        assert "the crews" not in sight.listed and "The port minister" in sight.selected
        assert sight.lines[-1].endswith("1 of 4")
        await sight.press("X")
        assert "(hidden)" in sight.listed and "1 hidden row is shown" in sight.lines[-1]
        await sight.press("home", "x", "X")
        assert "the crews" in sight.text and "Nothing is hidden" in sight.lines[-1]
        assert desk.marks == []


async def test_when_all_rows_are_hidden_it_says_how_to_see_them(desk):
    async with desk.open() as sight:
        await sight.press(*["x"] * 5)
        assert "All rows are hidden. X shows them." in sight.text
        await sight.press("u")
        assert sight.lines[-1].endswith("1 of 1")


async def test_a_filter_finds_the_hidden_the_starred_and_the_commented(desk):
    async with desk.open() as sight:
        await sight.press("x", "s", "f")
        await sight.type("is:hidden")
        assert "the crews" in sight.text and "1 event" in sight.lines[-2]
        await sight.press("escape", "f")
        await sight.type("has:star")
        assert "The port minister" in sight.text and "1 event" in sight.lines[-2]
        await sight.press("escape", "f")
        await sight.type("has:comment")
        assert "0 events" in sight.lines[-2]


async def test_everything_is_undone_and_done_again_in_order(desk):
    async with desk.open() as sight:
        await sight.press("s", "T", "a", "enter", "x")
        await sight.press("u")
        assert "★" in sight.selected and "#a" in sight.listed
        await sight.press("u", "u")
        assert "★" not in sight.text and desk.marks == []
        await sight.press("u")
        assert "nothing to undo" in sight.lines[-1]
        await sight.press("ctrl+r", "ctrl+r")
        assert "★" in sight.selected and desk.marks[0]["tags"] == ["a"]
        await sight.press("z", "u")
        assert "#a" not in sight.listed, "swapping clocks is no decision"


async def test_all_marks_are_listed_and_lead_to_their_rows(desk):
    async with desk.open() as sight:
        await sight.press("asterisk")
        assert "None yet: s stars a row" in sight.text
        await sight.press("escape", "s", "end", "x", "asterisk")
        assert "Your marks" in sight.text and "A second round" not in sight.line("▶")
        await sight.press("down", "enter")
        assert "quay" in sight.selected and "(hidden)" in sight.listed, "a hidden one is shown for it"


async def test_marks_follow_their_words_when_the_source_changes(desk):
    async with desk.open() as sight:
        await sight.press("s", "end", "s")
    desk.file.write_text(
        STORY.replace("On Monday", "The day was fine. On Monday").replace("“We will reopen", "“They keep")
    )
    async with desk.open() as sight:
        assert "★" in sight.line("the crews") and sight.listed.count("★") == 1
        await sight.press("asterisk")
        assert "No longer found in the source, kept all the same: 1" in sight.text and "reopen" in sight.text
        await sight.press("escape", "s")
    assert [mark["star"] for mark in desk.marks] == [True], "the lost one stays"


async def test_a_broken_file_of_marks_is_told_and_left_alone(desk):
    desk.beside.write_text("{")
    async with desk.open() as sight:
        await sight.pilot.pause()
        assert "line 1: it is not JSON" in sight.lines[-1]
        await sight.press("s")
        assert "Not kept" in sight.lines[-1] and "★" in sight.selected
    assert desk.beside.read_text() == "{"


async def test_marks_of_another_explorer_are_not_eaten(desk):
    async with desk.open() as sight:
        async with desk.open() as other:
            await other.press("end", "s")
        await sight.press("s")
    assert len(desk.marks) == 2


@pytest.mark.parametrize("size", [(80, 24), (60, 24), (50, 15)])
async def test_marks_are_seen_in_small_windows(desk, size):
    async with desk.open(size=size, ascii=True) as sight:
        await sight.press("s", "T", *"dock", "enter")
        assert sight.text.count("*") and "#dock" in sight.text


async def test_control_characters_in_a_comment_never_reach_the_terminal(desk):
    async with desk.open() as sight:
        await sight.press("c", "x", "enter")
    desk.beside.write_text(desk.beside.read_text().replace('"x"', '"\\u001b[31m\\u202ered"'))
    async with desk.open() as sight:
        assert "\x1b" not in sight.text and "\u202e" not in sight.text and "red" in sight.detail
