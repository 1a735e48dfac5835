"""What the user decided, in order, so that it can be taken back and done again."""

from typing import NamedTuple

from timeline_tui.model import Mark

Zones = tuple[str, ...]
Marks = tuple[Mark, ...]


class Change(NamedTuple):
    """One decision: how it is told, and what the clocks shown, or the marks it touches, were and became."""

    said: str
    zones: tuple[Zones, Zones] | None = None
    marks: tuple[Marks, Marks] | None = None
    assumed: bool = False


class History:
    """The decisions done and those undone."""

    def __init__(self) -> None:
        self.done: list[Change] = []
        self.undone: list[Change] = []

    def add(self, change: Change) -> None:
        """Remember a decision; what was undone before cannot be done again after it."""
        self.done.append(change)
        self.undone.clear()

    def back(self) -> Change | None:
        """Take the last decision off the list; None when there is none."""
        return self._move(self.done, self.undone)

    def forth(self) -> Change | None:
        """Put the decision undone last on the list again; None when there is none."""
        return self._move(self.undone, self.done)

    @staticmethod
    def _move(source: list[Change], target: list[Change]) -> Change | None:
        if not source:
            return None
        target.append(source.pop())
        return target[-1]
