"""What kind of text it is, as far as its times tell: a history, or one that looks back over years."""

from collections.abc import Sequence

from timeline_tui.model import At, Expression, Nth, Shift, Step
from timeline_tui.resolve.anchor import Anchor
from timeline_tui.resolve.point import DAY_RANK, FINENESS

_AGES = frozenset(("decade", "century", "short_year", "short_decade"))
_LOOKS = 3  # mentions of years long past that make a text look back
_NEWS = 3  # how much rarer a history is that begins as a news story does
_FAR = 1  # years from publication beyond which an explicit year tells of another time


def is_history(expressions: Sequence[Expression], anchor: Anchor) -> bool:
    """Tell whether a text is about a time long past: more years of it than dates that only make sense today.

    Those are what counts from now, bare weekdays, and this year and its neighbours. Years to come are plans.
    """
    if anchor.date is None:
        return True
    far = near = 0
    for expression in expressions:
        year = stated_year(expression)
        if year is not None:
            far, near = far + (year < anchor.date.year - _FAR), near + (abs(year - anchor.date.year) <= _FAR)
        elif _tells_now(expression):
            near += 1
    return far > 1 and far > (near * _NEWS + _NEWS if anchor.news else near)


def looks_back(expressions: Sequence[Expression], anchor: Anchor) -> bool:
    """Tell whether a text looks back over years more than it tells of days: its "today" is nowadays, not a date."""
    if anchor.date is None:
        return False
    far = days = 0
    for expression in expressions:
        year = stated_year(expression)
        if year is not None:
            far += year < anchor.date.year - _FAR
        elif any(_is_age(step) for step in expression.steps):
            far += 1
        else:
            days += not means_today(expression) and _tells_day(expression)
    return far >= _LOOKS and far > days


def _is_age(step: Step) -> bool:
    """Tell whether a step leads years away: the eighties, twenty years ago."""
    if isinstance(step, At):
        return step.field in _AGES
    return isinstance(step, Shift) and step.unit in ("year", "decade", "century") and (step.amount or 0) < -_FAR


def means_today(expression: Expression) -> bool:
    """Tell whether an expression is "today" and nothing else."""
    steps = expression.steps
    today = len(steps) == 1 and isinstance(steps[0], Shift) and steps[0].unit == "day" and steps[0].amount == 0
    return today and expression.base == "now"


def _tells_day(expression: Expression) -> bool:
    last = expression.steps[-1] if expression.steps else None
    if last is None or isinstance(last, Nth):
        return False
    return FINENESS.get(last.field if isinstance(last, At) else last.unit, DAY_RANK) >= FINENESS["weekend"]


def _tells_now(expression: Expression) -> bool:
    if expression.base == "now" or expression.tense == "future":
        return not expression.ref
    first = expression.steps[0] if expression.steps else None
    return expression.base == "none" and isinstance(first, At) and first.field == "weekday"


def stated_year(expression: Expression) -> int | None:
    """Return the year an expression names outright."""
    for step in expression.steps:
        if isinstance(step, At) and step.field == "year" and isinstance(step.value, int):
            return step.value
    return None
