"""What the words of a time expression say, before any clock or calendar is asked.

An expression is a base and a path of steps from it, coarse to fine: "three days ago at 8" is
`now, shift(day, -3), at(hour, 8)`; "the first Monday of May" is `none, at(month, 5), nth(weekday 1, 1)`.
Recognition makes them, resolution walks them; neither needs to know the other.
"""

from dataclasses import dataclass
from typing import Literal

from timeline_tui.model.span import Span

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
Base = Literal["none", "now", "focus", "period"]
Unit = Literal[
    "second", "minute", "hour", "day", "weekend", "week", "month", "quarter", "season", "half", "year", "decade",
    "century", "millennium",
]  # fmt: skip
Field = Literal[
    "year", "century", "decade", "short_year", "short_decade", "half", "quarter", "season", "month", "week",
    "weekend", "day", "weekday", "part", "hour", "minute", "second", "holiday", "fiscal_year",
]  # fmt: skip
Modifier = Literal[
    "START", "MID", "END", "APPROX", "BEFORE", "AFTER", "ON_OR_BEFORE", "ON_OR_AFTER", "LESS_THAN", "MORE_THAN",
    "EQUAL_OR_LESS", "EQUAL_OR_MORE",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class At:
    """Narrow to a named calendar field: month 5, weekday 1 (Monday), part "EV", season "SU", hour 20.

    `value` is an int, or a TIMEX3 code for part (MO MI AF EV NI, DT daytime, TNI the night that begins then),
    season (SP SU FA WI) and holiday (`MM-DD`, or `easter+N`). Year is negative for BC; `short_year` 98 and
    `short_decade` 9 (the nineties) leave the century to be found; century 20 is 1900-1999 (TIMEX3 value 19).
    `direction` is -1 for "last", +1 for "next", 0 for "this"; None leaves it to the anchoring rules.
    """

    field: Field
    value: int | str
    direction: int | None = None


@dataclass(frozen=True, slots=True)
class Shift:
    """Move by `amount` units and widen to that unit: shift(day, -1) is yesterday, shift(week, 0) this week.

    A fraction is exact for second to week and rounded for wider units; None is an unknown number ("some days
    later") whose sign is in `sign`. `exact` keeps the finer fields ("a week from Monday" stays a Monday).
    """

    unit: Unit
    amount: float | None
    sign: int = 0
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Nth:
    """Narrow to the nth unit (or weekday, 1-7) within what is reached so far; negative counts from the end."""

    unit: Unit | Literal["weekday"]
    n: int
    weekday: int = 0


Step = At | Shift | Nth


@dataclass(frozen=True, slots=True)
class ZoneWords:
    """Words that say whose clock: "ora di New York", "EST", "UTC+3", "local time", "in Russia" beside a clock time.

    `kind`: place (a gazetteer name), clock (a named clock, "Eastern"), abbreviation ("EST": `zone` is what people
    mean, `offset` minutes what it says), offset, utc, local, user (chosen by the user). `zone` is an IANA key or ""
    (offset, local).
    `alternatives` are the other clocks of a country with several. `attached`: part of the TIMEX extent.
    """

    start: int
    end: int
    text: str
    kind: Literal["place", "clock", "abbreviation", "offset", "utc", "local", "user"]
    zone: str = ""
    offset: int | None = None
    alternatives: tuple[str, ...] = ()
    place: str = ""
    attached: bool = True


@dataclass(frozen=True, slots=True)
class Expression:
    """One time expression as words: its extent, TIMEX3 type, path, and the hints its clause gives.

    `base` is what the path counts from: nothing, now, the date in focus, or the period that is reported on ("the
    year-ago period"). `amounts` (number or None for "some", unit) belong to DURATION and SET; `ref` is PAST_REF,
    PRESENT_REF or FUTURE_REF. `tense` is that of the clause's verb, "" when unknown. `order` is set on an amount
    counted from an event in words ("a few hours after the meeting": after). `value` is a fixed TIMEX3 value for
    what no calendar is needed for ("every Monday"). `said_as` is the index, in the document's expression list, of
    the expression that this one states again in another clock, `listed` when only a list of clocks says so.
    `range_of` likewise is the index of the other end of a range. `setting` is a place its sentence is set in: its
    clock is assumed where none is known. `said`: it is the day something was said, not of what is told.
    """

    start: int
    end: int
    text: str
    type: TimexType
    rule: str
    base: Base = "none"
    steps: tuple[Step, ...] = ()
    amounts: tuple[tuple[float | None, Unit], ...] = ()
    ref: str = ""
    value: str = ""
    mod: Modifier | None = None
    approximate: bool = False
    open: Literal["none", "start", "end"] = "none"
    zone: ZoneWords | None = None
    tense: Literal["past", "future", "present", ""] = ""
    order: Literal["before", "after", ""] = ""
    said_as: int | None = None
    listed: bool = False
    range_of: int | None = None
    setting: ZoneWords | None = None
    said: bool = False
    cue: Span | None = None
