"""A recognised time expression, in the terms of TimeML 1.2.1, with the moment it resolves to."""

from dataclasses import dataclass

from timeline_tui.model.expression import Modifier, TimexType
from timeline_tui.model.moment import Moment


@dataclass(frozen=True, slots=True)
class Timex:
    """A TIMEX3: extent, type, value (in the clock it was said in), modifier, and its moment if it has one.

    `moment` is None for DURATION, SET and vague references, without an anchor, and outside years 1-9999.
    """

    id: str
    document: str
    start: int
    end: int
    text: str
    type: TimexType
    value: str
    mod: Modifier | None = None
    moment: Moment | None = None
