"""The source and the timeline follow each other."""

import pytest

from timeline_tui.model import Record
from timeline_tui.pipeline import timeline

STORY = (
    "Lisbon, 7 May 2021\n\n"
    "The ferry left the old harbour at 9:00 on 3 May 2021.\n\n"
    "Nobody saw it again for a while, and nothing else is known of that.\n\n"
    "It came back at 18:00 on 5 May 2021. The port closed at 20:00 on 6 May 2021.\n"
)


@pytest.fixture
def read(explore):
    def start(text=STORY):
        return explore(timeline([Record("ferry", text, language="en")]), size=(200, 40))

    return start


def titles(sight):
    return [row.title for row in sight.app.explorer.rows if row.kind == "event"]


async def test_moving_in_the_source_selects_the_event_told_there(read):
    async with read() as sight:
        assert len(titles(sight)) == 3
        await sight.press("3", "tab")
        assert "The ferry" in sight.selected
        await sight.press("down", "down")
        assert "The ferry" in sight.selected, "a line that tells no event leaves the list alone"
        await sight.press("down", "down")
        assert "It came" in sight.selected and "2 of 3" in sight.lines[-1]


async def test_each_event_of_a_line_has_its_turn(read):
    async with read() as sight:
        await sight.press("3", "tab", *["down"] * 4)
        assert "It came" in sight.selected
        await sight.press("down")
        assert "The port" in sight.selected and "on #2c3850" in sight.style("The port closed at")
        await sight.press("up")
        assert "It came" in sight.selected
        await sight.press(*["up"] * 4)
        assert "The ferry" in sight.selected


async def test_moving_in_the_list_shows_its_words_in_the_source(read):
    async with read() as sight:
        await sight.press("3", "end")
        assert "on #2c3850" in sight.style("The port closed at")
        await sight.press("home")
        assert "on #2c3850" in sight.style("The ferry left the old harbour at")


async def test_a_click_in_the_source_selects_the_event_under_it(read):
    async with read() as sight:
        await sight.press("3")
        y = next(at for at, line in enumerate(sight.detail.splitlines()) if "The port" in line)
        x = sight.lines[y].index("The port")
        await sight.pilot.click(offset=(x + 2, y))
        await sight.pilot.pause()
        assert "The port" in sight.selected
        await sight.pilot.click(offset=(x - 4, y))
        await sight.pilot.pause()
        assert "It came" in sight.selected


async def test_an_event_that_the_filter_hides_is_not_selected(read):
    async with read() as sight:
        await sight.press("f", *"ferry", "enter", "3", "tab", *["down"] * 5)
        assert "The ferry" in sight.selected and sight.app.explorer.filter_text == "ferry"


async def test_other_times_and_quotations_are_underlined_softly(read):
    async with read(STORY + "\n“We had fuel enough,” said Ana Prado on 7 May 2021.\n") as sight:
        await sight.press("3")
        for words in ("18:00 on 5 May 2021", "We had fuel enough"):
            assert "underline" in sight.style(words, last=True)
