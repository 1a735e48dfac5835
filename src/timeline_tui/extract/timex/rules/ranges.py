"""Ranges: two expressions, the second completing the first where it says less."""

from timeline_tui.extract.timex.grammar import Built, Match, Rule
from timeline_tui.extract.timex.node import Node, dated
from timeline_tui.extract.timex.rules.clocks import clock
from timeline_tui.extract.timex.rules.parts import hour_in_part, join
from timeline_tui.model.expression import At, Shift, Step

ORDER = ("year", "short_year", "month", "day", "weekday", "hour", "minute")


def _field(step: Step) -> str:
    return step.field if isinstance(step, At) else step.unit


def lent(first: Node, second: Node) -> tuple[Node, Node]:
    """Return both ends of a range, each with the year, month or day that only the other one says."""
    return _borrow(first, second), _borrow(second, first)


def _borrow(taker: Node, giver: Node) -> Node:
    """Take the coarser steps before those that the taker has of its own."""
    if taker.base != "none" or not taker.steps or _field(taker.steps[0]) not in ORDER:
        return taker
    coarsest = ORDER.index(_field(taker.steps[0]))
    if giver.base == "now":
        inner = [s for s in giver.steps if isinstance(s, Shift) and s.unit == "day"]
        return (
            taker.with_(base="now", steps=(*inner, *taker.steps))
            if coarsest >= ORDER.index("hour") and inner
            else taker
        )
    extra = tuple(s for s in giver.steps if isinstance(s, At) and s.field in ORDER[:coarsest] and s.field != "weekday")
    if coarsest >= ORDER.index("day") or _field(taker.steps[0]) == "month":
        return taker.with_(steps=(*extra, *taker.steps))
    return taker


def _range(match: Match) -> Built:
    first, second = match.node("x"), match.node("y")
    if first is None or second is None or first.kind == "amount" or second.kind == "amount":
        return None
    first, second = lent(first.with_(open="none"), second.with_(open="none"))
    return [(match.reach("x"), first), (match.reach("y"), second.with_(range_of=True))]


def _year_range(match: Match) -> Built:
    """2004-07 and 2004/05: the end has the century of the start."""
    year, short = match.number("a", "y4") or 0, match.number("b", "yy") or 0
    end = year - year % 100 + short
    if end <= year:
        return None
    nodes = [Node("period", "year", "DATE", steps=(At("year", value),)) for value in (year, end)]
    return [(match.reach("a"), nodes[0]), (match.reach("b"), nodes[1].with_(range_of=True))]


def _years(match: Match) -> Built:
    """1939–45; but "с 1500 до 2000 человек" counts."""
    counts = match.after is not None and "counted" in match.after.lexeme
    round_ones = all((match.number(slot, "y4") or 0) % 100 == 0 for slot in "ab")
    if counts or (round_ones and "from_any" in match.tokens[0].lexeme):
        return None
    nodes = [Node("period", "year", "DATE", steps=(At("year", match.number(slot, "y4") or 0),)) for slot in "ab"]
    return [(match.reach("a"), nodes[0]), (match.reach("b"), nodes[1].with_(range_of=True))]


def _hours(match: Match, sure: bool = False) -> Built:
    """From 8 to 10, 17-18.30 Uhr, dalle 15 alle 18: hours that only the range shows to be hours."""
    if not sure and "from_any" in match.tokens[0].lexeme and _only_numbers(match):
        return None  # "с 5 до 7" counts anything
    after = match.after.lexeme if match.after is not None else {}
    led = any("hour_lead" in token.lexeme for token in match.tokens)
    if not sure and (led or not _COUNTS.isdisjoint(after)) and _only_numbers(match):
        return None  # "de 3 à 5", "von 14 bis 17 Grad" count anything
    at = any(not {"hour_lead", "at"}.isdisjoint(token.lexeme) for token in match.tokens)
    if at and "from" not in match.tokens[0].lexeme and match.before and not _DAYS.isdisjoint(match.before.lexeme):
        return None  # samedi 16 à 18h, dia 15 às 18 horas
    ends = [_hour(match, slot) for slot in ("a", "b")]
    if "bm" in match:  # de 18 h à 19 h 30
        ends[1] = (ends[1][0], match.number("bm", "mm") or 0)
    if "pm" in match:
        ends = [(hour_in_part(hour, "AF"), minute) for hour, minute in ends]
    first, second = (clock(*end) for end in ends)
    start = match.reach("ta" if "ta" in match else "a")[0], match.reach("ao" if "ao" in match else "a")[1]
    stop = match.reach("tb" if "tb" in match else "b")[0], match.end
    return [(start, first), (stop, second.with_(range_of=True))]


def _points(match: Match) -> Built:
    """De 18.00 a 19.30: where a point parts no decimals, unless the numbers are days or count something."""
    after = match.after.lexeme if match.after is not None else {}
    tokens = [match.token(slot).lexeme for slot in ("a", "b")]
    if not _COUNTS.isdisjoint(after) or any("fraction" in lexeme for lexeme in tokens):
        return None
    return None if all("dm_dot" in lexeme for lexeme in tokens) else _hours(match, sure=True)


def _weekdays(match: Match) -> Built:
    """From Monday to Friday, de segunda a sexta: side by side, short or ambiguous names are weekdays."""
    first, second = (
        dated("weekday", (At("weekday", match.number(slot, "weekday", "weak_weekday") or 0),)) for slot in "ab"
    )
    return [(match.reach("a"), first), (match.reach("b"), second.with_(range_of=True))]


_DAYS = frozenset(("weekday", "day_word", "on"))
_COUNTS = frozenset(("other_word", "unit", "counted", "num", "numword"))


def _only_numbers(match: Match) -> bool:
    """Tell whether nothing but a preposition of hours and of everything else shows that two numbers are hours."""
    said = {category for token in match.tokens for category in token.lexeme}
    before = match.before.lexeme if match.before is not None else {}
    return said.isdisjoint(("oclock", "am", "pm", "hm")) and before.keys().isdisjoint(
        ("weekday", "part_word", "day", "weekdays")
    )


def _hour(match: Match, slot: str) -> tuple[int, int]:
    value = match.value(slot, "hm", "hm_dot", "h")
    return (value[0], value[1]) if isinstance(value, list) else (int(value or 0), 0)  # type: ignore[call-overload]


def _first_on_day(match: Match) -> Built:
    """A day, then a range of clock times: the day belongs to both."""
    day, first, second = match.node("d", "day", "part"), match.node("x", "clock"), match.node("y", "clock")
    if day is None or first is None or second is None:
        return None
    start = match.reach("d")[0], match.reach("x")[1]
    return [(start, join(day, first)), (match.reach("y"), join(day, second).with_(range_of=True))]


JOIN = "(any_dash|until)"
RULES = (
    Rule("range", "to", f"from? the? x:node comma? {JOIN} the? at? y:node", _range),
    Rule("dashed range", "dash", f"from? the? x:node {JOIN} the? y:node", _range),
    Rule("range until", "until", "from the? x:node comma? until the? at? y:node", _range),
    Rule("between", "between", "between the? x:node and the? y:node", _range),
    Rule("day and range", "clock", f"d:day_or_part comma? from? x:clock {JOIN} y:clock", _first_on_day),
    Rule("year range", "y4", "(from|lpar)? a:y4 any_dash b:y4", _years),
    Rule("years between", "y4", "between a:y4 and b:y4", _years),
)
HOURS = (
    Rule("hours from", "from", "from oclock_before? ta:the? a:hour_like ao:oclock? (at|until) tb:the? oclock_before? b:hour_like oclock? (pm:pm|am)?", _hours),
    Rule("points from", "hm_dot", "from a:hm_dot any_dash b:hm_dot", _points),
    Rule("hours since", "since", "since ta:the? a:hour_like ao:oclock? until tb:the? b:hour_like oclock? (pm:pm|am)?", _hours),
    Rule("hours from and o'clock", "from", "from ta:the? a:hour_like ao:oclock? any_dash tb:the? b:hour_like (oclock bm:mm?|pm:pm|am)", _hours),
    Rule("clock range", "hm", "from? a:hm ao:oclock? any_dash the? b:hm oclock? (pm:pm|am)?", _hours),
    Rule("hours between", "between", "between ta:the? a:hour_like ao:oclock? and tb:the? b:hour_like (oclock|pm:pm|am)", _hours),
    Rule("hours between articles", "hour_article", "between ta:hour_article a:hour_like ao:oclock? and tb:hour_article b:hour_like oclock?", _hours),
    Rule("hours o'clock", "oclock", "a:hour_like ao:oclock? any_dash b:hour_like oclock", _hours),
    Rule("hours p.m.", "pm", "a:hour_like any_dash b:hour_like pm:pm", _hours),
    Rule("hours a.m.", "am", "a:hour_like any_dash b:hour_like am", _hours),
    Rule("o'clock hours", "oclock_before", "ta:oclock_before a:hour_like (any_dash|at) the? b:hour_like", _hours),
    Rule("weekday range", "any_weekday", "from? the? a:any_weekday (any_dash|night_on) the? b:any_weekday", _weekdays),
    Rule("short year range", "y4", "a:y4 (dash|slash) b:yy", _year_range),
)  # fmt: skip
