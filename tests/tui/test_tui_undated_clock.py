"""A date for which nobody named a clock, in the explorer."""

from timeline_tui.model import Record
from timeline_tui.pipeline import timeline


async def test_a_bare_date_is_drawn(explore) -> None:
    found = timeline([Record("bridge", "On 3 May 2020 the bridge opened. It closed in June 2021.", language="en")])
    async with explore(found) as sight:
        assert "the bridge opened" in sight.text
        assert "3 May" in sight.text
        await sight.press("j", "1")
        assert "It closed" in sight.text
