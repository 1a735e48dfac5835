"""Periods told by comparison, as reports of business do: the year-ago quarter, the same period last year."""

from timeline_tui.extract.timex.grammar import Built, Match, Rule
from timeline_tui.extract.timex.node import Node, dated
from timeline_tui.model.expression import At, Shift, Step

_MIDDLE = Shift("day", -45)
"""From the last day of a quarter into its middle: "the quarter ended 30 September" and "ended 1 October" are one."""


def _year(node: Node | None) -> Step | None:
    """Return the step by which a node tells a year, None when it tells something else."""
    step = node.steps[0] if node is not None and len(node.steps) == 1 else None
    if isinstance(step, At) and step.field == "year":
        return step
    return step if isinstance(step, Shift) and step.unit == "year" and step.amount is not None else None


def _namesake(match: Match) -> Built:
    """The same period last year, the 1988 period, the year-ago quarter: what is reported on, in another year."""
    step = _year(match.node("x", "period"))
    if step is None:
        return None
    unit = match.value("u", "u_quarter", "u_half", "u_month", "u_week")
    return _reported("same month" if unit == "month" else "same period", step)


def _that_unit(match: Match) -> Built:
    """The same month, where a year stands behind the phrase."""
    same, step = match.node("s", "period"), _year(match.node("x", "period"))
    here = same.steps[0] if same is not None and same.base == "focus" else None
    if step is None or not isinstance(here, Shift) or here.amount or here.unit == "year":
        return None
    return _reported("same month" if here.unit == "month" else "same period", step)


def _reported(rule: str, *steps: Step) -> Node:
    return Node("period", rule, "DATE", "period", steps)


def _its_part(match: Match) -> Built:
    """Last year's second quarter, the year-ago third quarter."""
    step, part = _year(match.node("x", "period")), match.node("y", "period")
    if step is None or part is None or part.base != "none" or not (part.has("quarter") or part.has("half")):
        return None
    if part.has("year") or not ("genitive" in match or isinstance(step, Shift)):
        return None
    return dated("within", (step, *part.steps), "now" if isinstance(step, Shift) else "none")


def _ended(match: Match) -> Built:
    """The quarter ended 31 July, the year ended in March: of an unknown business year, hence by its last day."""
    unit, day = match.node("u", "period"), match.node("x", "day")
    step = unit.steps[0] if unit is not None and unit.base == "focus" and len(unit.steps) == 1 else None
    if not isinstance(step, Shift) or step.amount:
        return None
    if step.unit == "year":
        return [(match.reach("u"), _one_year())]
    if step.unit != "quarter" or day is None or day.base != "none":
        return None
    quarter = dated("quarter ended", (*day.steps, _MIDDLE, Shift("quarter", 0)))
    return [(match.reach("u"), quarter), (match.reach("x"), day)]


def _one_year() -> Node:
    return Node("amount", "year ended", "DURATION", amounts=((1, "year"),))


RULES = (
    Rule("the year ended", "ended", "the u:u_year ended", lambda m: [(m.reach("u"), _one_year())]),
    Rule("the latest period", "period_word", "the? latest_word period_word", lambda _: _reported("latest period")),
)
NESTED = (
    Rule("same period of", "same_word", "the? same_word (period_word|u:unit) (of|in)? the? x:period", _namesake),
    Rule("that period of", "period", "s:period of? the? x:period", _that_unit),
    Rule("period of a year", "period_word", "the? x:period genitive? period_word", _namesake),
    Rule("quarter of another year", "u_quarter", "the? x:period genitive? u:u_quarter", _namesake),
    Rule("its part", "period", "the? x:period genitive:genitive? dash? y:period", _its_part),
    Rule("period ended", "ended", "u:period ended (on|in)? (x:day|y4|month|amount|weak_month)", _ended),
)
