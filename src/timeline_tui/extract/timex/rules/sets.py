"""Times that come again: every Monday, twice a week, ogni due anni, los lunes."""

from timeline_tui.extract.timex.grammar import Built, Match, Rule
from timeline_tui.extract.timex.node import Node
from timeline_tui.model.expression import Unit

CODES: dict[Unit, str] = {
    "second": "PT{}S", "minute": "PT{}M", "hour": "PT{}H", "day": "P{}D", "weekend": "P{}WE", "week": "P{}W", "month": "P{}M",
    "quarter": "P{}Q", "season": "P{}SU", "half": "P{}H", "year": "P{}Y", "decade": "P{}DE", "century": "P{}CE", "millennium": "P{}ML",
}  # fmt: skip


def _set(rule: str, value: str) -> Node:
    return Node("set", rule, "SET", value=value)


def _every_unit(match: Match) -> Node:
    number = 2 if "other" in match else match.number("n", "num") or match.number("o", "ord") or 1
    code = CODES[match.value("u", "unit")]  # type: ignore[index]
    return _set("every unit", "XXXX-WXX-WE" if code == "P{}WE" else code.format(number))


def _per_unit(match: Match) -> Built:
    """500 im Jahr; but "2000 im Jahr 2011" names its year."""
    if match.after is not None and "y4" in match.after.lexeme:
        return None
    return [(match.reach("p", "u"), _every_unit(match))]


def _weekday(match: Match) -> Built:
    return _set("every weekday", f"XXXX-WXX-{match.number('w', 'weekday', 'weak_weekday')}")


def _part(match: Match) -> Built:
    part = match.value("p", "part_word")
    weekday = match.number("w", "weekday", "weak_weekday")
    return _set("every part", f"XXXX-WXX-{weekday}T{part}" if weekday else f"XXXX-XX-XXT{part}")


def _month(match: Match) -> Built:
    return _set("every month", f"XXXX-{match.number('m', 'month', 'weak_month'):02d}")


def _season(match: Match) -> Built:
    return _set("every season", f"XXXX-{match.value('s', 'season', 'weak_season')}")


def _times_an_amount(match: Match) -> Built:
    """Einmal in zwei Jahren; but "zum ersten Mal in zehn Jahren" happened once."""
    if match.before is None or "ord" not in match.before.lexeme:
        return _every_unit(match)
    amount = Node("amount", "amount", "DURATION", amounts=((match.number("n", "num"), match.value("u", "unit")),))  # type: ignore[arg-type]
    return [(match.reach("n", "u"), amount)]


def _times(match: Match) -> Built:
    return _set("times a unit", CODES[match.value("u", "unit")].format(1))  # type: ignore[index]


def _late_part(match: Match) -> Built:
    node = match.node("x", "set")
    value = match.value("p", "part_word")
    return node.with_(value=f"{node.value}T{value}") if node and node.value.startswith("XXXX-W") else None


RULES = (
    Rule("every unit", "every", "every (n:num|o:ord|other:other)? u:unit", _every_unit),
    Rule("every weekday", "every", "every w:any_weekday", _weekday),
    Rule("every plural weekday", "weekdays", "every w:weekdays", lambda m: _set("weekdays", f"XXXX-WXX-{m.number('w', 'weekdays')}")),
    Rule("every weekday part", "every", "every w:any_weekday p:part_word", _part),
    Rule("every part", "every", "every p:part_word", _part),
    Rule("every month", "every", "every m:any_month", _month),
    Rule("every season", "every", "every s:any_season", _season),
    Rule("weekdays", "weekdays", "the? w:weekdays", lambda m: _set("weekdays", f"XXXX-WXX-{m.number('w', 'weekdays')}")),
    Rule("the weekdays", "the_plural", "the_plural w:any_weekday", _weekday),
    Rule("times a unit", "per", "(num times|one times|times) per the? u:unit", _times),
    Rule("times an amount", "per", "(num|one)? times per n:num u:unit", _times_an_amount),
    Rule("times and how often", "times", "(num times|one times|times) x:set", lambda m: m.node("x", "set")),
    Rule("number per unit", "per", "num p:per u:unit", _per_unit),
)  # fmt: skip
LATE = (Rule("set and part", "set", "x:set (in|on|at)? the? p:part_word", _late_part),)
