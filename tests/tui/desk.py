"""An article on a disk, and the explorer of it, opened as often as one likes."""

import json
from pathlib import Path

from timeline_tui.marks.store import Store
from timeline_tui.model import Assumptions, Record
from timeline_tui.pipeline import timeline


class Desk:
    """The article is read again for each explorer, with the marks that were left beside it."""

    def __init__(self, explore, text):
        self._explore, self.file = explore, Path("story.txt")
        self.file.write_text(text)
        self.beside = Path("story.txt.marks.json")

    def open(self, **more):
        """Open an explorer; other words go to its session."""
        records = [Record("story.txt", self.file.read_text(), str(self.file), date="2024-05-14", language="en")]
        store = Store("data")
        assumptions = Assumptions(marks=store.load(records))

        def load(assumptions):
            return timeline(records, assumptions)

        shown = load(assumptions)
        more = {"load": load, "assumptions": assumptions, "keep": store.keep, "problems": tuple(store.problems), **more}
        return self._explore(shown, **more)

    @property
    def marks(self):
        """What is kept beside the article."""
        return json.loads(self.beside.read_text())["marks"] if self.beside.exists() else []


async def settled(sight):
    """Wait until what is read again is shown."""
    await sight.app.workers.wait_for_complete()
    await sight.pilot.pause()
