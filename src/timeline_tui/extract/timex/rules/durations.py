"""Amounts of time: "three days", "two and a half hours", "anni", "half an hour"; and their sums."""

from timeline_tui.extract.timex.grammar import Built, Match, Rule
from timeline_tui.extract.timex.node import Node
from timeline_tui.extract.timex.rules.sets import CODES
from timeline_tui.model.expression import Unit

_FINE_TO_COARSE = tuple(CODES)


def quantity(match: Match, slot: str = "n") -> float | None:
    """Return the number an amount slot says; None for an unknown one ("some", "several")."""
    value = match.value(slot, "num", "dec", "one", "some")
    if value == "one":
        return 1
    return value if isinstance(value, int | float) else None


def _node(amount: float | None, unit: object, **more: object) -> Node:
    return Node("amount", "amount", "DURATION", amounts=((amount, unit),), **more)  # type: ignore[arg-type]


def _amount(match: Match) -> Built:
    if "u_quarter" in match.token("u").lexeme and "article" in match.token("n").lexeme:
        return None  # a fraction: about a quarter of the seats
    amount = quantity(match)
    if amount is not None and "half" in match:
        amount += 0.5
    return _node(amount, match.value("u", "unit"), inexact=_article(match))


def _article(match: Match) -> bool:
    """Tell whether "one" is only an article, which alone makes no amount: "a day" may be any day."""
    return "article" in match.token("n").lexeme and match.before is None


def _half(match: Match) -> Built:
    return _node(0.5, match.value("u", "unit"))


def _units(match: Match) -> Built:
    return [(match.reach("u"), _node(None, match.value("u", "unit")))]


def _sum(match: Match) -> Built:
    first, second = match.node("a", "amount"), match.node("b", "amount")
    if first is None or second is None or not _finer(second.amounts[0][1], first.amounts[-1][1]):
        return None
    return first.with_(amounts=first.amounts + second.amounts, inexact=False)


def _finer(unit: Unit, than: Unit) -> bool:
    """Tell whether an amount of one unit may go on with another: years and months, but not days and weeks."""
    return _FINE_TO_COARSE.index(unit) < _FINE_TO_COARSE.index(than)


def _age(match: Match) -> Built:
    node = match.node("a", "amount")
    return node.with_(inexact=False) if node else None


RULES = (
    Rule("amount", "unit", "n:amount_number dash? adjective? u:unit", _amount),
    Rule("amount and a half", "half", "n:amount_number and one? half:half dash? u:unit", _amount),
    Rule("amount, unit and a half", "half", "n:amount_number u:unit and one? half:half", _amount),
    Rule("half a unit", "half", "the? half:half one? the? dash? u:unit", _half),
    Rule("units", "plural", "u:plural", _units),
)  # fmt: skip
SUMS = (
    Rule("sum of amounts", "amount", "a:amount (and|comma)? b:amount", _sum),
    Rule("age", "old", "a:amount dash? old", _age),
)
