"""Work done once for a timeline and kept while it is looked at."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from timeline_tui.model import Timeline

Made = TypeVar("Made")
_MOST = 3


def kept(make: Callable[[Timeline], Made]) -> Callable[[Timeline], Made]:
    """Return `make` with its results for the last few timelines kept, by identity: a timeline is too big to hash."""
    known: list[tuple[Timeline, Made]] = []

    @wraps(make)
    def made(timeline: Timeline) -> Made:
        for of, result in known:
            if of is timeline:
                return result
        known.append((timeline, make(timeline)))
        del known[:-_MOST]
        return known[-1][1]

    return made
