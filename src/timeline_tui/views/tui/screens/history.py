"""What the user decided, in order, so that it can be taken back and done again."""

from typing import NamedTuple

Places = tuple[tuple[str, str], ...]
Zones = tuple[str, ...]


class Change(NamedTuple):
    """One decision: how it is told, and of the clocks of places or the clocks shown, what they were and became."""

    said: str
    places: tuple[Places, Places] | None = None
    zones: tuple[Zones, Zones] | None = None


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
