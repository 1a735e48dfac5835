"""Words that bend a time without dating it: about, early, mid-, the end of, more than, since, until."""

from timeline_tui.extract.timex.grammar import Built, Match, Rule
from timeline_tui.extract.timex.node import FINE, Node, dated
from timeline_tui.model.expression import Modifier, Shift

EDGES: dict[str, Modifier] = {"start": "START", "middle": "MID", "end": "END", "early": "START", "late": "END"}
BOUNDS: dict[str, Modifier] = {
    "nearly": "LESS_THAN", "under": "LESS_THAN", "over": "MORE_THAN", "at_least": "EQUAL_OR_MORE", "at_most": "EQUAL_OR_LESS",
}  # fmt: skip
_DIRECTED = frozenset(("last amount", "within amount"))
"""The rules of an amount that "last" or "next" is said of: "over" before it means during."""


def _which(match: Match, table: dict[str, Modifier]) -> Modifier | None:
    return next((mod for token in match.tokens for word, mod in table.items() if word in token.lexeme), None)


def edge_of(match: Match) -> Modifier | None:
    """Return what a match's words of beginning, middle or end say, None when there is none."""
    return _which(match, EDGES)


def _edge(match: Match) -> Built:
    node = match.node("x", "day", "period", "part")
    if node is None or "part_word" in match.tokens[-1].lexeme:
        return None  # am frühen Morgen
    return node.with_(mod=edge_of(match))


def _edge_of_day(match: Match) -> Built:
    """Vendredi en fin de journée."""
    node = match.node("x", "day")
    return node.with_(mod=edge_of(match)) if node is not None and not node.has("part") else None


def _the_decade(match: Match) -> Built:
    """Den zwanziger Jahren: a decade told in words has its article."""
    node = match.node("x", "period")
    told = node is not None and node.rule == "phrase" and any(node.has(field) for field in _LONG)
    return node if told and "to" not in match.tokens[0].lexeme else None


def _early(match: Match) -> Built:
    """Primi anni Novanta, tardo Ottocento: words that say so of long periods only."""
    node = match.node("x", "period")
    long = node is not None and any(node.has(field) for field in _LONG)
    return node.with_(mod=edge_of(match)) if node is not None and long else None


_LONG = ("decade", "short_decade", "century")


def _edge_of_unit(match: Match) -> Built:
    """The end of the month: of the one the text is in."""
    unit = match.value("u", "unit")
    if unit in FINE:
        return None  # el inicio del segundo periodo
    return dated("edge", (Shift(unit, 0),), "now", mod=_which(match, EDGES))  # type: ignore[arg-type]


def _about(match: Match) -> Built:
    node = match.node("x")
    return node.with_(approximate=True, mod=node.mod or "APPROX", inexact=False) if node else None


def bound_of(match: Match) -> Modifier | None:
    """Return what a match's words of more or less say, None when there is none."""
    return _which(match, BOUNDS)


def _bound(match: Match) -> Built:
    node = match.node("x", "amount")
    if node is not None and "duration_prep" in match.tokens[0].lexeme and node.amounts[0][0] is None:
        return None  # über mehrere Jahre
    if node is None or node.range_of or (node.rule in _DIRECTED and "duration_prep" in match.tokens[0].lexeme):
        return None  # over the past two years; from 10 to 12 days
    return node.with_(mod=bound_of(match), inexact=False)


def _with_article(match: Match) -> Built:
    """The six months, los 101 años; but "the three-week trial" has the trial's article."""
    node = match.node("x", "amount")
    if node is None or node.range_of or "to" in match.tokens[0].lexeme:
        return None
    return node if node.rule in ("amount", "first amount") else None


def _opened(edge: str):  # type: ignore[no-untyped-def]
    def build(match: Match) -> Built:
        node = match.node("x")
        return [(match.reach("x"), node.with_(open=edge))] if isinstance(node, Node) else None

    return build


def _until(rule: str):  # type: ignore[no-untyped-def]
    """By February, until Friday: mostly still to come."""

    def build(match: Match) -> Built:
        node = match.node("x")
        return [(match.reach("x"), node.with_(open="start", rule=rule))] if node is not None else None

    return build


DEADLINE = "by"
"""The rule of a date that something is to be done by."""
UNTIL = "until"
"""The rule of a date that something lasts to."""
EDGE = "(start|middle|end)"
ENDS = (
    Rule("edge of a period", "start", f"the? {EDGE} dash? of? (contracted|the)? x:date", _edge),
    Rule("middle of a period", "middle", f"the? {EDGE} dash? of? (contracted|the)? x:date", _edge),
    Rule("end of a period", "end", f"the? {EDGE} dash? of? (contracted|the)? x:date", _edge),
    Rule("so much of an edge", "start", "the? num start of? the? x:date", _edge),
    Rule("so much of an end", "end", "the? num end of? the? x:date", _edge),
    Rule("edge of the day", "u_day", f"x:day (comma|in|on)? the? {EDGE} of? the? u_day", _edge_of_day),
    Rule("the decade", "period", "the x:period", _the_decade),
    Rule("early period", "early", "the? early x:period", _early),
    Rule("late period", "late", "the? late x:period", _early),
    Rule("start of a unit", "start", f"the? {EDGE} of? the? u:unit", _edge_of_unit),
    Rule("middle of a unit", "middle", f"the? {EDGE} of? the? u:unit", _edge_of_unit),
    Rule("end of a unit", "end", f"the? {EDGE} of? the? u:unit", _edge_of_unit),
    Rule("unit end", "end", "the? u:unit (of|dash|genitive)? end", _edge_of_unit),
)  # fmt: skip
RULES = (
    Rule("about", "about", "about x:timed", _about),
    Rule("about afterwards", "about", "x:timed about_after", _about),
    Rule("nearly", "nearly", "nearly x:amount", _bound),
    Rule("under", "under", "under x:amount", _bound),
    Rule("over", "over", "over x:amount", _bound),
    Rule("at least", "at_least", "at_least x:amount", _bound),
    Rule("at most", "at_most", "at_most x:amount", _bound),
    Rule("the amount", "amount", "the x:amount", _with_article),
    Rule("early part", "start", "(start|middle|end) x:part", _edge),
    Rule("since", "since", "since the? x:node", _opened("end")),
    Rule("until", "until", "until the? x:node", _until(UNTIL)),
    Rule("by", "by", "by the? x:node", _until(DEADLINE)),
    Rule("until a part of the day", "until", "until the? x:bare_part", _until(UNTIL)),
    Rule("by a part of the day", "by", "by the? x:bare_part", _until(DEADLINE)),
)  # fmt: skip
