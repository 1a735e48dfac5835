"""What surrounds an expression while it is resolved."""

from datetime import date
from typing import NamedTuple

from timeline_tui.resolve.context import Memory, Now, Placed


class Listed(NamedTuple):
    """The day of a list's entry that names only a clock: `deictic` when it was counted from now, and why it is that.

    `after` is the entry it goes on from; in another clock than that one's, it is on the day that brings it nearest.
    """

    day: date
    deictic: bool
    reason: str
    after: Placed | None = None


class Scene(NamedTuple):
    """What surrounds an expression: the now in force, the text so far, and the expressions it is tied to.

    `same` states the same instant in another clock; `end` is the other end of a range, `later_end` when that
    is the earlier one; `behind` is a day said right behind a bare time of day, `beside` one said right before.
    `entry`: the sentence is an entry of a list; `listed` is the day of one that names only a clock. `spoken`: it is
    quoted.
    """

    now: Now
    memory: Memory
    sentence: int
    same: Placed | None = None
    end: Placed | None = None
    later_end: bool = False
    behind: Placed | None = None
    beside: Placed | None = None
    entry: bool = False
    listed: Listed | None = None
    spoken: bool = False
