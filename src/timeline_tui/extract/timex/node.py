"""The half-built expression that rules pass upwards: what its words say, and of what kind it is."""

from typing import Any, Literal, NamedTuple

from timeline_tui.model.expression import At, Base, Modifier, Nth, Shift, Step, TimexType, Unit
from timeline_tui.model.moment import Open

FINE = ("hour", "minute", "second")
PERIODS = (
    "week", "month", "quarter", "season", "half", "year", "short_year", "decade", "short_decade", "century",
    "millennium", "weekend", "fiscal_year",
)  # fmt: skip


class Node(NamedTuple):
    """A recognised piece. `kind` is the category later rules see it as:

    day, period, clock, part (a part of a known day), bare_part, amount, set, ref.
    """

    kind: str
    rule: str
    type: TimexType = "DATE"
    base: Base = "none"
    steps: tuple[Step, ...] = ()
    amounts: tuple[tuple[float | None, Unit], ...] = ()
    ref: str = ""
    value: str = ""
    mod: Modifier | None = None
    approximate: bool = False
    open: Open = "none"
    order: Literal["before", "after", ""] = ""
    range_of: bool = False
    inexact: bool = False
    """Too weak to stand alone: only larger rules may use it."""

    def with_(self, **changes: Any) -> "Node":
        """Return a copy with some attributes changed."""
        return self._replace(**changes)

    def has(self, field: str) -> bool:
        """Tell whether the path names this calendar field."""
        return any(isinstance(step, At) and step.field == field for step in self.steps)

    def get(self, field: str) -> int | str | None:
        """Return the value the path gives this calendar field, None when it has none."""
        for step in self.steps:
            if isinstance(step, At) and step.field == field:
                return step.value
        return None


def kind_of(steps: tuple[Step, ...]) -> str:
    """Return the kind of node a path makes, from its last step."""
    last = steps[-1]
    unit = last.field if isinstance(last, At) else last.unit
    if unit == "part":
        return "part"
    if unit in FINE:
        return "clock" if isinstance(last, At) else "instant"
    return "period" if unit in PERIODS else "day"


def type_of(kind: str) -> TimexType:
    """Return the TIMEX3 type that belongs to a kind of node."""
    return "TIME" if kind in ("clock", "part", "bare_part", "instant", "maybe_clock") else "DATE"


def dated(rule: str, steps: tuple[Step, ...], base: Base = "none", **more: Any) -> Node:
    """Return a node for a path, its kind and TIMEX3 type worked out from the path."""
    kind = kind_of(steps)
    return Node(kind, rule, type_of(kind), base, steps, **more)


def parse_path(notation: str, rule: str) -> Node:
    """Read the packs' short notation of a path: "now day-1 part=EV", "ref PAST_REF", "dur 3 day", "set P1D".

    Raises ValueError for anything else.
    """
    head, *rest = notation.split()
    if head == "ref":
        return Node("ref", rule, "DATE", "now", ref=rest[0])
    if head == "set":
        return Node("set", rule, "SET", value=rest[0])
    if head == "dur":
        amount = None if rest[0] == "X" else float(rest[0])
        return Node("amount", rule, "DURATION", amounts=((amount, rest[1]),))  # type: ignore[arg-type]
    if head not in ("none", "now", "focus", "period"):
        raise ValueError(f"a path starts with none, now, focus, period, ref, set or dur, not {head!r}")
    mod = next((word[4:] for word in rest if word.startswith("mod:")), None)
    steps = tuple(_step(word) for word in rest if not word.startswith("mod:"))
    if head == "period":
        return Node("period", rule, "DATE", "period", steps)
    return dated(rule, steps, head, mod=mod)  # type: ignore[arg-type]


def _step(word: str) -> Step:
    if "=" in word:
        field, value = word.split("=")
        direction = {"<": -1, ">": 1, "@": 0}.get(value[-1])
        value = value.rstrip("<>@")
        return At(field, int(value) if value.lstrip("-").isdigit() else value, direction)  # type: ignore[arg-type]
    for sign in "+-":
        if sign in word:
            unit, amount = word.split(sign)
            if amount == "X":
                return Shift(unit, None, int(sign + "1"))  # type: ignore[arg-type]
            return Shift(unit, int(sign + amount), int(f"{sign}1") if int(amount) else 0)  # type: ignore[arg-type]
    unit, n = word.split(":")
    return Nth(unit, int(n))  # type: ignore[arg-type]
