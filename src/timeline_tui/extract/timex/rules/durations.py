"""Amounts of time: "three days", "two and a half hours", "anni", "half an hour"; and their sums."""

from collections.abc import Sequence
from itertools import pairwise

from timeline_tui.extract.timex.grammar import Built, Match, Rule
from timeline_tui.extract.timex.node import Node
from timeline_tui.extract.timex.rules.sets import CODES
from timeline_tui.model.expression import Unit

_FINE_TO_COARSE = tuple(CODES)
BETWEEN = "between two amounts"


def quantity(match: Match, slot: str = "n") -> float | None:
    """Return the number an amount slot says; None for an unknown one ("some", "several")."""
    value = match.value(slot, "num", "dec", "one", "some")
    if value == "one":
        return 1
    return value if isinstance(value, int | float) else None


def _node(amount: float | None, unit: object, rule: str = "amount", **more: object) -> Node:
    return Node("amount", rule, "DURATION", amounts=((amount, unit),), **more)  # type: ignore[arg-type]


def _amount(match: Match) -> Built:
    if "u_quarter" in match.token("u").lexeme and _is_fraction(match):
        return Node("fraction", "fraction")  # no time at all, and no "quarters" left over
    if "ord" in match.token("u").lexeme and "one" in match.token("n").lexeme and _ordinal_behind(match):
        return None  # a second account, un segundo año
    amount = quantity(match)
    if (
        "dash" in match
        and "ord" in match.token("u").lexeme
        and "numword" in match.token("n").lexeme
        and amount in _TENS
    ):
        return None  # her fifty-second birthday
    if amount is not None and "half" in match:
        amount += 0.5
    attributive = "dash" in match or "counted_unit" in match.token("u").lexeme
    rule = "attributive amount" if attributive else "amount"
    return _node(amount, match.value("u", "unit"), inexact="half" not in match and _article(match), rule=rule)


def _is_fraction(match: Match) -> bool:
    """Tell whether quarters are parts: about a quarter of the seats, three-quarters of the food."""
    return "article" in match.token("n").lexeme or (quantity(match) == 3 and _dashed(match))


def _dashed(match: Match) -> bool:
    return any("dash" in token.lexeme for token in match.tokens)


def _ordinal_behind(match: Match) -> bool:
    """Tell whether a word that may be an ordinal is one, since a word goes on behind it."""
    return match.after is not None and _STOPS.isdisjoint(match.after.lexeme)


_STOPS = frozenset(("comma", "dot", "and", "rpar", "semicolon", "ago_after", "later", "earlier"))


def _article(match: Match) -> bool:
    """Tell whether "one" is only an article, which alone makes no amount: "a day" may be any day, "an hour" is one."""
    if "u_hour" in match.token("u").lexeme:
        return False
    another = "ord" in match.token("u").lexeme  # a second: any try
    alone = match.before is None or match.before.lexeme.keys() <= {"piece"}
    return "article" in match.token("n").lexeme and (alone or another)


_TENS = frozenset(range(20, 100, 10))


def _and_quarter(match: Match) -> Built:
    """Tre ore e un quarto, tres horas y cuarto."""
    hours = quantity(match)
    if match.value("u", "unit") != "hour" or hours is None or hours != int(hours) or "one" in match.token("n").lexeme:
        return None
    return Node("amount", "amount", "DURATION", amounts=((hours, "hour"), (15, "minute")))


def _half(match: Match) -> Built:
    return _node(0.5, match.value("u", "unit"))


def _either(match: Match) -> Built:
    """Two to three weeks, tre o quattro giorni: two amounts of one unit."""
    first, second = quantity(match), quantity(match, "m")
    unit = match.value("u", "unit")
    if "y4" in match.token("m").lexeme and "u_year" in match.token("u").lexeme:
        return None  # 2017 или 2020 год
    if first is None or second is None or first >= second or ("oclock" in match.token("u").lexeme and _as_hours(match)):
        return None
    rule = BETWEEN if "between" in match.tokens[0].lexeme else "amount"
    node = _node(first, unit, rule)
    return [(match.reach("n"), node), (match.reach("m", "u"), _node(second, unit).with_(range_of=True))]


def _as_hours(match: Match) -> bool:
    """Tell whether two numbers of hours are rather times of day: между 9 и 11 часами, 17-19 часов."""
    return not {"between", "from"}.isdisjoint(match.tokens[0].lexeme) or (match.number("m", "num") or 0) > 12


def _unit_and_half(match: Match) -> Built:
    """Hora y media, año y medio: one, unsaid, and a half."""
    return None if "plural" in match.token("u").lexeme else _node(1.5, match.value("u", "unit"))


def _stopwatch(match: Match) -> Built:
    """10:30 minutes: minutes and seconds, as a stopwatch tells them."""
    numbers = match.value("n", "hm")
    if not isinstance(numbers, list) or len(numbers) != 2:
        return None
    return Node("amount", "amount", "DURATION", amounts=((numbers[0], "minute"), (numbers[1], "second")))


def _units(match: Match) -> Built:
    return [(match.reach("u"), _node(None, match.value("u", "unit")))]


def _sum(match: Match) -> Built:
    first, second = match.node("a", "amount"), match.node("b", "amount")
    if first is None or second is None or not _goes_on((*first.amounts, *second.amounts)):
        return None
    return first.with_(amounts=first.amounts + second.amounts, inexact=False)


def _goes_on(amounts: Sequence[tuple[float | None, Unit]]) -> bool:
    """Tell whether amounts make one: each finer than the one before, and only the last with a fraction."""
    finer = all(_FINE_TO_COARSE.index(b) < _FINE_TO_COARSE.index(a) for (_, a), (_, b) in pairwise(amounts))
    return finer and all(amount is None or amount == int(amount) for amount, _ in amounts[:-1])


def _hour_and_minutes(match: Match) -> Built:
    """Час двадцать минут."""
    rest = match.node("b", "amount")
    if rest is None or match.value("u", "single") != "hour" or [unit for _, unit in rest.amounts] != ["minute"]:
        return None
    return rest.with_(amounts=((1, "hour"), *rest.amounts))


def _row(match: Match) -> Built:
    """Zwei Jahre, drei Monate, vier Tage: each finer than the one before."""
    nodes = [node for slot in "abc" if (node := match.node(slot, "amount")) is not None]
    amounts = [amount for node in nodes for amount in node.amounts]
    return nodes[0].with_(amounts=tuple(amounts), inexact=False) if _goes_on(amounts) else None


def _age(match: Match) -> Built:
    node = match.node("a", "amount")
    return node.with_(inexact=False) if node else None


LONE = "lone unit"
"""The rule of a unit without a number: "a long day"; only short messages tell time by it."""


def _lone(match: Match) -> Built:
    return _node(1, match.value("u", "unit"))._replace(rule=LONE)


RULES = (
    Rule("amount", "unit", "n:amount_number dash:dash? adjective? u:unit", _amount),
    Rule("one amount or another", "unit", "from? n:count (or|any_dash|until) m:count dash? u:unit", _either),
    Rule(BETWEEN, "between", "between the? n:count and the? m:count u:unit", _either),
    Rule("amount and a half", "half", "n:amount_number dash? and dash? one? dash? half:half dash? u:unit", _amount),
    Rule("amount with a half", "half_more", "n:amount_number half:half_more u:unit", _amount),
    Rule("amount, unit and a half", "half", "n:amount_number u:unit and one? half:half", _amount),
    Rule("amount, unit and a quarter", "quarter", "n:count u:unit and one? quarter", _and_quarter),
    Rule("half a unit", "half", "(the|one)? half:half one? the? dash? u:unit", _half),
    Rule("a unit and a half", "half", "u:unit and one? half:half", _unit_and_half),
    Rule("minutes and seconds", "hm", "n:hm u:u_minute", _stopwatch),
    Rule("units", "plural", "u:plural", _units),
)  # fmt: skip
ALONE = (Rule("unit of its own", "lone_unit", "u:lone_unit", _lone),)
SUMS = (
    Rule("sum of amounts", "amount", "a:amount (and|comma)? b:amount", _sum),
    Rule("hour and minutes", "single", "u:single b:amount", _hour_and_minutes),
    Rule("sum with a row", "amount", "a:amount (and|comma)? b:amount (and|comma)? c:amount", _row),
    Rule("age", "old", "a:amount dash? old", _age),
    Rule("on the dot", "sharp", "c:clock sharp", lambda m: m.node("c", "clock")),
)
