"""What the user decided, in order, so that it can be taken back and done again."""

from dataclasses import dataclass, field

Places = tuple[tuple[str, str], ...]
Zones = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """One decision: how it is told, and of the clocks of places or the clocks shown, what they were and became."""

    said: str
    places: tuple[Places, Places] | None = None
    zones: tuple[Zones, Zones] | None = None


@dataclass(slots=True)
class History:
    """The decisions done and those undone."""

    done: list[Change] = field(default_factory=list)
    undone: list[Change] = field(default_factory=list)

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
