"""A unit alone for one of it, in languages without articles: "неделю назад", "за год", "через час"."""

from timeline_tui.extract.timex.grammar import Built, Match, Rule
from timeline_tui.extract.timex.node import Node, dated
from timeline_tui.extract.timex.rules.relatives import direction, nth_of, shifts, within
from timeline_tui.model.expression import Shift


def _single(match: Match) -> Built:
    unit = match.value("u", "single")
    return [(match.reach("u"), Node("amount", "single", "DURATION", amounts=((1, unit),)))]  # type: ignore[arg-type]


def _span_on(match: Match) -> Built:
    """На год, на неделю: for so long; but "на день" names a day more often."""
    return None if match.value("u", "single") == "day" else _single(match)


def _either_way(match: Match) -> Built:
    """Через два дня: later in a tale of the past, else from now; the tense of the clause decides."""
    node = match.node("a", "amount")
    if node is None:
        return None
    steps = shifts(node.amounts, 1)
    return [(match.reach("a"), dated("in or later", steps, "now", mod=node.mod, approximate=node.approximate))]


def _ordered(match: Match) -> Built:
    """Через час после начала: it orders what it is beside, and dates nothing."""
    node = match.node("a", "amount")
    if node is None:
        return None
    return [(match.reach("a"), node.with_(order="before" if "before" in match else "after", inexact=False))]


def _of_year(match: Match) -> Built:
    """В третьем квартале прошлого года: the genitive alone says "of"."""
    inner = match.node("x", "period")
    if inner is None or inner.base != "none" or not (inner.has("quarter") or inner.has("half")) or inner.has("year"):
        return None
    return dated("within", (Shift("year", direction(match)), *inner.steps), "now")


AHEAD = "(in_or_later|later_before|in_before_future)"
BEFORE = "(nearly|over|under|about|at_least|span|in_or_later|later_before|in_before_future)"
RULES = (
    Rule("single unit", "single", f"{BEFORE} adjective? u:single", _single),
    Rule("for a single unit", "single", "span_on u:single", _span_on),
    Rule("single unit and direction", "single", "u:single (ago_after|later|earlier)", _single),
)
DIRECTED = (
    Rule("last unit of, by case", "last_of", "the? end:last_of u:unit in? x:period", nth_of),
    Rule("last weekday of, by case", "last_of", "the? end:last_of w:day in? x:period", nth_of),
    Rule("of a year, by case", "genitive_of", "x:period genitive_of u:u_year", _of_year),
    Rule("so long after", "after", f"{AHEAD} about? a:amount after:after", _ordered),
    Rule("so long before", "before", f"{AHEAD} about? a:amount before:before", _ordered),
    Rule("in or later", "in_or_later", "in_or_later about? a:amount", _either_way),
)  # fmt: skip
NESTED = (Rule("date in a period", "period", "x:date (on|in) y:period", within),)
