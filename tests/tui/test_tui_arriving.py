"""Sources that come while the explorer is open: rows at once, the place kept, and a way to stop."""

from collections.abc import Iterator
from queue import SimpleQueue
from typing import Any

from sight import Sight

from support import many
from timeline_tui.coming import News
from timeline_tui.model import Timeline
from timeline_tui.views.tui.explorer import Explorer
from timeline_tui.views.tui.reading import Arrivals
from timeline_tui.views.tui.session import Session

STORY = many(400)


class Fake:
    """What comes, as the test hands it out."""

    def __init__(self, first: Timeline) -> None:
        self.handed: SimpleQueue[News | None] = SimpleQueue()
        self.left_off = False
        self.hand(first, reading=True)

    def hand(self, timeline: Timeline, reading: bool, said: str = "") -> None:
        self.handed.put(News(timeline, f"{len(timeline.events)} sources", reading, said))

    def begin(self) -> None: ...

    def news(self) -> Iterator[News]:
        while (news := self.handed.get()) is not None:
            yield news

    def leave_off(self) -> None:
        self.left_off = True

    def stop(self) -> None:
        self.handed.put(None)


def part(numbers: range) -> Timeline:
    """The story's events of these ranks alone."""
    from dataclasses import replace

    ordered = sorted(STORY.events, key=lambda event: event.when.start)  # type: ignore[union-attr]
    return replace(STORY, events=tuple(ordered[number] for number in numbers))


async def until(sight: Sight, words: str) -> None:
    """Let the program go on until these words are on the screen."""
    for _ in range(500):
        if words in sight.text:
            return
        await sight.pilot.pause(0.01)
    raise AssertionError(f"{words!r} did not come:\n{sight.text}")


async def explore(fake: Fake) -> Any:
    coming: Any = fake
    session = Session(lambda _: STORY, depth="truecolor", coming=coming)
    return Explorer(session, Arrivals(coming))


async def test_the_first_rows_are_there_while_the_rest_comes() -> None:
    fake = Fake(part(range(100, 110)))
    app = await explore(fake)
    async with app.run_test(size=(120, 30)) as pilot:
        sight = Sight(app, pilot)
        await until(sight, "1 of 10")
        await until(sight, "Reading … 10 sources so far  Esc stops")
        fake.hand(part(range(90, 110)), reading=True)
        await until(sight, "1 of 20")
        fake.hand(part(range(80, 110)), reading=False, said="30 sources read.")
        await until(sight, "30 sources read.")
        assert "1 of 30" in sight.text
        fake.stop()


async def test_the_event_under_the_cursor_stays_where_it_is_on_the_screen() -> None:
    fake = Fake(part(range(100, 160)))
    app = await explore(fake)
    async with app.run_test(size=(120, 30)) as pilot:
        sight = Sight(app, pilot)
        await until(sight, "1 of 60")
        await sight.press("pagedown", "pagedown", "up")
        chosen, height = sight.selected, next(at for at, line in enumerate(sight.lines) if line.startswith("▶"))
        fake.hand(part(range(50, 160)), reading=True)
        await until(sight, "of 110")
        assert sight.selected == chosen
        assert sight.lines[height].startswith("▶")
        fake.hand(part(range(50, 160)), reading=False, said="110 sources read.")
        await until(sight, "110 sources read.")
        fake.hand(part(range(40, 170)), reading=False, said="Read anew: a source has changed.")
        await until(sight, "of 130")
        assert sight.selected == chosen
        assert sight.lines[height].startswith("▶")
        fake.stop()


async def test_a_change_keeps_even_the_first_event() -> None:
    fake = Fake(part(range(100, 110)))
    app = await explore(fake)
    async with app.run_test(size=(120, 30)) as pilot:
        sight = Sight(app, pilot)
        await until(sight, "1 of 10")
        fake.hand(part(range(100, 110)), reading=False, said="10 sources read.")
        await until(sight, "10 sources read.")
        chosen = sight.selected
        fake.hand(part(range(95, 110)), reading=False, said="Read anew: a source has changed.")
        await until(sight, "6 of 15")
        assert sight.selected == chosen
        fake.stop()


async def test_escape_stops_the_reading_and_keeps_what_is_there() -> None:
    fake = Fake(part(range(10)))
    app = await explore(fake)
    async with app.run_test(size=(120, 30)) as pilot:
        sight = Sight(app, pilot)
        await until(sight, "Esc stops")
        await sight.press("escape")
        assert fake.left_off
        assert "Stopped." in sight.text
        assert "1 of 10" in sight.text
        fake.stop()


async def test_the_detail_stays_where_it_was_read() -> None:
    fake = Fake(part(range(100, 110)))
    app = await explore(fake)
    async with app.run_test(size=(120, 8)) as pilot:
        sight = Sight(app, pilot)
        await until(sight, "1 of 10")
        await sight.press("tab", "down", "down")
        before = app.explorer.detail.top
        assert before == 2
        fake.hand(part(range(100, 120)), reading=True)
        await until(sight, "1 of 20")
        assert app.explorer.detail.top == before
        fake.stop()
