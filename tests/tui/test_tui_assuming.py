"""What the user takes for granted: every time that hangs on it is read anew, and it can be taken back."""

import pytest

from timeline_tui.errors import TimelineError
from timeline_tui.model import Assumptions, Record
from timeline_tui.pipeline import timeline

STORY = (
    "Ministers agree on grain\n"
    "NEW YORK, 2 December 2024 — The ministers spoke at 8 a.m. New York time, that is 3 p.m. in Russia. "
    "The envoy landed on 1 December 2024 at 10 a.m. in Russia."
)


def load(assumptions):
    return timeline([Record("story", STORY, date="2024-12-02", language="en")], assumptions)


@pytest.fixture
def read(explore):
    def start(**more):
        return explore(load(Assumptions()), load=load, **more)

    return start


async def settled(sight):
    await sight.app.workers.wait_for_complete()
    await sight.pilot.pause()


async def choose(sight):
    await sight.press("exclamation_mark", *["down"] * 3, "enter")
    await settled(sight)


async def test_a_finding_shows_which_readings_can_be_chosen(read):
    async with read() as sight:
        await sight.press("exclamation_mark")
        assert "Enter takes ○, else shows the words" in sight.text
        assert "○ 15:00 would be right in Kaliningrad." in sight.text
        assert "Enter assumes: “in Russia” is Kaliningrad time" in sight.line("○ 15:00")
        assert "· If 08:00 in New York is right, it is 16:00 in Moscow." in sight.text


async def test_a_reading_that_names_no_clock_leads_to_the_words(read):
    async with read() as sight:
        await sight.press("exclamation_mark", "down", "enter")
        await settled(sight)
        assert sight.app.explorer.assumptions.marks == ()
        assert "8 a.m. New York time" in sight.marked


async def test_choosing_a_reading_resolves_all_that_hangs_on_it(read):
    async with read() as sight:
        assert sight.lines[0].endswith("New York ⇄ Moscow") and "⚠ 1" in sight.lines[0]
        await choose(sight)
        assert sight.lines[0].endswith("New York ⇄ Kaliningrad") and "⚠ 1" not in sight.lines[0]
        assert "● 1 yours" in sight.lines[0]
        assert "Assumed: “in Russia” is Kaliningrad time. u undoes it." in sight.lines[-1]
        assert "03:00" in sight.line("envoy") and "10:00" in sight.line("envoy")


async def test_a_choice_is_marked_as_the_users(read):
    async with read() as sight:
        await choose(sight)
        assert "● Your choice: “in Russia” is Kaliningrad time." in sight.detail
        await sight.press("5")
        assert "● Your choice" in sight.detail
        await sight.press("exclamation_mark")
        assert "Your choices" in sight.text and "Enter takes it back" in sight.line("● “in Russia”")


async def test_a_time_told_again_elsewhere_hangs_on_the_choice_too(explore):
    """The event's own words end before those of the second clock."""
    story = STORY.replace("The ministers spoke", "The call between the ministers took place").replace("that is", "or")
    records = [Record("story", story, date="2024-12-02", language="en")]
    async with explore(timeline(records), load=lambda assumptions: timeline(records, assumptions)) as sight:
        await choose(sight)
        await sight.press("end")
        assert "● Your choice" in sight.detail


async def test_a_choice_can_be_undone_and_done_again(read):
    async with read() as sight:
        await sight.press("u")
        assert "nothing to undo" in sight.lines[-1]
        await choose(sight)
        await sight.press("u")
        await settled(sight)
        assert sight.lines[0].endswith("New York ⇄ Moscow") and "⚠ 1" in sight.lines[0]
        assert "Undone: “in Russia” is Kaliningrad time." in sight.lines[-1]
        await sight.press("ctrl+r")
        await settled(sight)
        assert sight.lines[0].endswith("New York ⇄ Kaliningrad")
        await sight.press("ctrl+r")
        assert "nothing to do again" in sight.lines[-1]


async def test_a_choice_can_be_taken_back_where_it_is_listed(read):
    async with read() as sight:
        await choose(sight)
        await sight.press("exclamation_mark", "enter")
        await settled(sight)
        assert sight.lines[0].endswith("New York ⇄ Moscow") and "Your choice" not in sight.text
        await sight.press("u")
        await settled(sight)
        assert sight.lines[0].endswith("New York ⇄ Kaliningrad")


async def test_another_clock_is_in_the_same_list(read):
    async with read() as sight:
        await choose(sight)
        await sight.press("Z")
        await sight.type("anchorage")
        await sight.press("enter")
        assert sight.lines[0].endswith("Anchorage ⇄ New York")
        await sight.press("u")
        assert sight.lines[0].endswith("New York ⇄ Kaliningrad")
        await sight.press("u")
        await settled(sight)
        assert sight.lines[0].endswith("New York ⇄ Moscow")
        await sight.press("ctrl+r", "ctrl+r")
        await settled(sight)
        assert sight.lines[0].endswith("Anchorage ⇄ New York")


async def test_the_cursor_stays_on_its_event(read):
    async with read() as sight:
        await sight.press("end")
        before = sight.app.explorer.event.id
        await sight.press("exclamation_mark", *["down"] * 3, "enter", "u")
        await settled(sight)
        assert sight.app.explorer.event.id == before


async def test_what_the_user_thought_of_last_is_shown(read):
    async with read() as sight:
        await choose(sight)
        await sight.press("u", "ctrl+r", "u", "ctrl+r", "u")
        await settled(sight)
        assert sight.lines[0].endswith("New York ⇄ Moscow") and sight.app.explorer.assumptions == Assumptions()


async def test_sources_that_cannot_be_read_again_leave_what_is_shown(explore):
    def refuse(assumptions):
        if assumptions.marks:
            raise TimelineError("The article is gone.")
        return load(assumptions)

    async with explore(load=refuse) as sight:
        await choose(sight)
        assert "The article is gone." in sight.lines[-1] and sight.app.return_code is None
        await sight.press("z", "z")
        assert sight.lines[0].endswith("New York ⇄ Moscow") and " yours" not in sight.lines[0]


async def test_without_the_articles_text_no_reading_can_be_chosen(explore):
    from timeline_tui.views.export.json import dump
    from timeline_tui.views.export.json import load as loads

    async with explore(loads(dump(load(Assumptions())))) as sight:
        await sight.press("exclamation_mark")
        assert "15:00 would be right in Kaliningrad." in sight.text and "○" not in sight.text


async def test_a_narrow_dialog_keeps_its_title(read):
    async with read(size=(50, 15)) as sight:
        await sight.press("exclamation_mark")
        assert "Findings  Enter takes ○" in sight.text
