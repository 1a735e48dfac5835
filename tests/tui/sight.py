"""An explorer to test, and eyes for what is on its screen."""

from dataclasses import dataclass

from textual.pilot import Pilot

from support import article
from timeline_tui.model import Timeline
from timeline_tui.views.tui.explorer import Explorer
from timeline_tui.views.tui.reading import FirstReading
from timeline_tui.views.tui.session import Session


def make_app(timeline: Timeline | None = None, **more: object) -> Explorer:
    """An explorer of a timeline; other words go to the session."""
    shown = timeline if timeline is not None else article()
    session = Session(**{"load": lambda _: shown, "depth": "truecolor", **more})
    return Explorer(session, FirstReading(session))


@dataclass
class Sight:
    """What a user sees and does."""

    app: Explorer
    pilot: Pilot[int]

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def type(self, text: str) -> None:
        await self.press(*("space" if sign == " " else sign for sign in text))

    @property
    def lines(self) -> list[str]:
        """The screen, line by line, without blanks at the ends."""
        strips = self.app.screen._compositor.render_strips()
        return ["".join(segment.text for segment in strip).rstrip() for strip in strips]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    def line(self, words: str) -> str:
        """The first line with these words."""
        return next(line for line in self.lines if words in line)

    @property
    def selected(self) -> str:
        """The line under the cursor of the list, without the pane beside it."""
        return next(line for line in self.lines if line.startswith("▶")).replace("┃", "│").partition("│")[0]

    def style(self, words: str, last: bool = False) -> str:
        """How the words look, as rich writes it; of several places the first on the screen, or the last."""
        segments = [segment for strip in self.app.screen._compositor.render_strips()[1:] for segment in strip]
        segments = segments[::-1] if last else segments
        for segment in [one for one in segments if one.text == words] + segments:
            if words in segment.text:
                return str(segment.style)
        raise AssertionError(f"{words!r} is not on the screen")

    @property
    def marked(self) -> str:
        """The words marked as found."""
        strips = self.app.screen._compositor.render_strips()
        return " ".join(one.text for strip in strips for one in strip if one.style and "on #e6c083" in str(one.style))

    @property
    def listed(self) -> str:
        """The left pane of a wide screen."""
        return "\n".join(line.replace("┃", "│").partition("│")[0] for line in self.lines[1:-1])

    @property
    def detail(self) -> str:
        """The right pane of a wide screen."""
        return "\n".join(line.replace("┃", "│").partition("│")[2] for line in self.lines)

    @property
    def words(self) -> str:
        """The words of the right pane, however they are broken."""
        return " ".join(self.detail.split())

    @property
    def quote(self) -> str:
        """The quote under the cursor of the detail pane."""
        return next((line[1:] for line in self.detail.splitlines() if line.startswith("▶")), "")
