"""The days of lists by time: each bare clock is on the day of the entry before it, or the clock has passed midnight."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from timeline_tui.model import At, Expression
from timeline_tui.resolve.context import Now, Placed
from timeline_tui.resolve.point import TIME_RANK, day_of
from timeline_tui.resolve.scene import Listed
from timeline_tui.resolve.walk import names_only_clock

_PASSED = 6 * 60  # minutes back on the clock that mean another day, not an entry out of order


class Label(NamedTuple):
    """A time that opens a paragraph as its label: its index, and the offset at which the paragraph ends."""

    at: int
    until: int


class Turn(NamedTuple):
    """An entry that has no day of its own: the index of the one before (None: the first), and the days between them.

    `lead` are the days the whole list goes on after its first entry, which is only set there. `within`: no entry
    of its own but a clock in the text of the one before.
    """

    before: int | None
    days: int
    lead: int = 0
    within: bool = False


def turns(expressions: Sequence[Expression], labels: Sequence[Label]) -> Mapping[int, Turn]:
    """Return how each bare clock of a list stands to the entry before it or, within an entry, to its label."""
    found: dict[int, Turn] = {}
    for run in _runs(expressions, labels):
        clocks = [_minutes(expressions[label.at]) for label in run]
        falling = _is_falling(clocks)
        for (before, earlier), (label, later) in pairwise(zip(run, clocks, strict=True)):
            found[label.at] = Turn(before.at, _passed(earlier, later, falling))
        if names_only_clock(expressions[run[0].at]):
            found[run[0].at] = Turn(None, 0, max(sum(found[label.at].days for label in run[1:]), 0))
    for label in labels:
        for at in range(label.at + 1, len(expressions)):
            if expressions[at].start >= label.until:
                break
            if names_only_clock(expressions[at]):
                found[at] = Turn(label.at, 0, within=True)
    return found


def _runs(expressions: Sequence[Expression], labels: Sequence[Label]) -> list[list[Label]]:
    """Part the labels into runs: one that names its day, or the first of all, and the bare clocks after it."""
    runs: list[list[Label]] = []
    for label in labels:
        if runs and names_only_clock(expressions[label.at]):
            runs[-1].append(label)
        else:
            runs.append([label])
    return runs


def _minutes(expression: Expression) -> int | None:
    """Return the minute of the day an expression names, None when it names none."""
    named = {step.field: step.value for step in expression.steps if isinstance(step, At)}
    hour, minute = named.get("hour"), named.get("minute", 0)
    return hour * 60 + minute if isinstance(hour, int) and isinstance(minute, int) else None


def _is_falling(clocks: Sequence[int | None]) -> bool:
    """Tell whether a list begins with what happened last, as many live blogs do."""
    steps = [b - a for a, b in pairwise(clocks) if a is not None and b is not None and abs(b - a) <= _PASSED]
    return sum(step < 0 for step in steps) > sum(step > 0 for step in steps)


def _passed(earlier: int | None, later: int | None, falling: bool) -> int:
    """Return how many days lie between the entries of two clocks, as far as they tell."""
    if earlier is None or later is None:
        return 0
    if falling:
        return -1 if later - earlier > _PASSED else 0
    return 1 if earlier - later > _PASSED else 0


def day_of_entry(turn: Turn, told: Placed | None, now: Now, tense: str) -> Listed | None:
    """Return the day of a bare clock in a list; `told` is the entry before it or, for the first, a day told before."""
    day = None if told is None else day_of(told.point)
    stamp = turn.before is None and told is not None and told.point.rank >= TIME_RANK and day == now.day
    if told is not None and day is not None and not stamp:  # the hour of publication is when a list was over
        return Listed(_moved(day, turn.days), told.deictic, f"Its day is counted from “{told.text}” in the list.", told)
    if now.day is None or not turn.lead or tense == "future":
        return None
    return Listed(_moved(now.day, -turn.lead), True, f"The list passes midnight and ends by {now.label}.")


def _moved(day: date, days: int) -> date:
    """Return a day some days on, the day itself at the edge of the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return day
