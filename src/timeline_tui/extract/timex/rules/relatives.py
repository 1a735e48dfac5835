"""Times counted from another: ago, in, later; last, this, next; the nth of a period; of last year."""

from timeline_tui.extract.timex.grammar import Built, Match, Rule
from timeline_tui.extract.timex.node import Node, dated
from timeline_tui.extract.timex.rules.durations import BETWEEN
from timeline_tui.extract.timex.rules.modifiers import bound_of
from timeline_tui.model.expression import At, Base, Nth, Shift, Step, Unit

_PERIODS = frozenset(("period", "month", "weak_month", "y4", "unit", "season"))
_MANY = 999
DIRECTIONS = {"last": -1, "previous": -1, "this": 0, "next": 1}


def shifts(amounts: tuple[tuple[float | None, Unit], ...], sign: int, exact: bool = False) -> tuple[Step, ...]:
    """Return the steps that move by these amounts in one direction."""
    last = len(amounts) - 1
    return tuple(
        Shift(unit, None if amount is None else amount * sign, sign, exact or index < last)
        for index, (amount, unit) in enumerate(amounts)
    )


def _moved(match: Match, sign: int, base: Base, kept: tuple[int, int] | None = None) -> Built:
    amount = match.node("a", "amount")
    if amount is None or amount.rule == BETWEEN:
        return None  # tra i 10 e i 12 giorni
    node = dated("ago" if sign < 0 else "later", shifts(amount.amounts, sign), base)
    about = any("about" in token.lexeme for token in match.tokens)
    mod = amount.mod or bound_of(match) or ("APPROX" if about else None)
    node = node.with_(approximate=amount.approximate or about, mod=mod, type=_shift_type(node))
    return node if kept is None else [(kept, node)]


def _ago_before(match: Match) -> Built:
    """Hace tres años; but "vor drei Jahren" begins with a preposition, which is left out."""
    start, end = match.without("before")
    return _moved(match, -1, "now", (start, end))


def _ahead(match: Match) -> Built:
    """In zwei Tagen, tra due giorni: a date, unless something is the first or the worst in so long."""
    built = _moved(match, 1, "now", match.reach("a"))
    rule = "in so long" if "in_so_long" in match.tokens[0].lexeme else "in amount"
    return [(reach, node.with_(rule=rule)) for reach, node in built] if isinstance(built, list) else built


def _in_future(match: Match) -> Built:
    """In two days: a date where the verb is of the future, else an amount ("built in two days")."""
    node = match.node("a", "amount")
    if node is None:
        return None
    moved = dated(
        "in amount", shifts(node.amounts, 1), "now", amounts=node.amounts, approximate=node.approximate, mod=node.mod
    )
    return [(match.reach("a"), moved)]


WITHIN = "within amount"
"""The rule of an amount that, where the verb is of the future, is a deadline counted from now."""


def _due(node: Node) -> Node:
    """Return an amount with the way to its end: an open stretch from now on."""
    if any(amount is None for amount, _ in node.amounts) or node.rule == BETWEEN:
        return node
    return node.with_(rule=WITHIN, base="now", steps=shifts(node.amounts, 1), open="start")


def _within_amount(match: Match) -> Built:
    """Within 30 days, entro 30 giorni."""
    node = match.node("a", "amount")
    return [(match.reach("a"), _due(node))] if node else None


def _next_amount(match: Match) -> Built:
    """In the next 30 days."""
    node = match.node("a", "amount")
    return _due(node.with_(inexact=False, rule="last amount")) if node else None


def _so_many_next(match: Match) -> Built:
    node = _so_many(match)
    return _due(node) if isinstance(node, Node) else node


def _later(match: Match) -> Built:
    """Three days later; but where an event follows the same word ("tre giorni dopo il voto"), the amount orders it."""
    after = match.after
    if "after" in match.tokens[-1].lexeme and after is not None and {"the", "of", "from"} & after.lexeme.keys():
        return _from_event(match)
    return _moved(match, 1, "focus")


def _earlier(match: Match) -> Built:
    """Three days earlier, trois jours avant; but "trois jours avant Noël" counts from Christmas."""
    dated_after = match.after is not None and not {"day", "period"}.isdisjoint(match.after.lexeme)
    return None if dated_after and "before" in match.tokens[-1].lexeme else _moved(match, -1, "focus")


def _shift_type(node: Node) -> str:
    last = node.steps[-1]
    return "TIME" if isinstance(last, Shift) and last.unit in ("hour", "minute", "second") else "DATE"


def direction(match: Match) -> int:
    """Return -1, 0 or +1 for the match's last, this or next."""
    words = [word for token in match.tokens for word in token.lexeme if word in DIRECTIONS]
    return next((DIRECTIONS[word] for word in words if word != "this"), 0)  # this coming Sunday


def _of_period(match: Match) -> bool:
    """Tell whether "of" and a period follow, which make "last" mean the end of that: the last week of May."""
    after = match.after
    possessed = after is None or "of" not in after.lexeme or "genitive" in after.lexeme  # last year's third quarter
    return not possessed and not _PERIODS.isdisjoint(match.ahead(3))


def _unit(match: Match) -> Built:
    if "last" in match.tokens[-2].lexeme and _of_period(match):
        return None  # the last week of something
    if not DIRECTIONS.keys().isdisjoint(match.tokens[-1].lexeme) and match.after and "unit" in match.after.lexeme:
        return None  # the second this year, the weekend next week
    unit = match.value("u", "unit")
    if unit == "weekend" and not direction(match):
        return dated("weekend", (At("weekend", 0, 0),))
    if "plural" in match.token("u").lexeme:  # the last years: an unknown number of them
        return Node("amount", "last units", "DURATION", amounts=((None, unit),))  # type: ignore[arg-type]
    return dated("relative unit", (Shift(unit, direction(match)),), "now")  # type: ignore[arg-type]


def _running(match: Match) -> Node:
    """The quarter, the week: the one the text is about."""
    return dated("running unit", (Shift(match.value("u", "unit"), 0),), "focus")  # type: ignore[arg-type]


def _in_year(match: Match) -> Built:
    """For the year, earlier in the year: of the one the text is about; but "in the year of independence"."""
    if match.after is not None and "of" in match.after.lexeme and "in" in match.tokens[0].lexeme:
        return None
    return [(match.reach("u"), dated("running unit", (Shift("year", 0),), "focus"))]


def _week_of(match: Match) -> Built:
    """The week of 6 May, la semaine du 6 mai."""
    node = match.node("x", "day")
    if node is None or node.kind != "day" or any("genitive" in token.lexeme for token in match.tokens):
        return None  # last week's Sunday
    return dated("week of a day", (*node.steps, Shift("week", 0)), node.base)


def _weekend(_: Match) -> Built:
    return dated("weekend", (At("weekend", 0),))


def _previous(match: Match) -> Built:
    """The previous year: the one before that which is told of."""
    unit = match.value("u", "unit")
    if "plural" in match.token("u").lexeme:
        return Node("amount", "last units", "DURATION", amounts=((None, unit),))  # type: ignore[arg-type]
    return dated("previous unit", (Shift(unit, -1, -1),), "focus")  # type: ignore[arg-type]


def _focus_unit(match: Match) -> Built:
    return dated("that unit", (Shift(match.value("u", "unit"), 0),), "focus")  # type: ignore[arg-type]


def _directed(match: Match) -> Built:
    """Last Monday, next March, this summer, lo scorso 18 giugno: the direction is said, not guessed."""
    node = match.node("x")
    if node is None or node.base != "none" or node.has("year") or not isinstance(node.steps[0], At):
        return None
    after = match.after.lexeme if match.after is not None else {}
    if ("last" in match.tokens[-2].lexeme and _of_period(match)) or "unit" in after:
        return None  # the last Monday of something; June last year
    first = node.steps[0]
    base: Base = "focus" if match.tokens[-2:] and any("previous" in t.lexeme for t in match.tokens) else "none"
    return node.with_(
        steps=(At(first.field, first.value, direction(match)), *node.steps[1:]), rule="directed", base=base
    )


def _that_date(match: Match) -> Built:
    """That summer, quel lunedì: the word points, the text around it says to which."""
    node = match.node("x")
    return node if node is not None and node.base == "none" and not node.has("year") else None


def _weak_directed(match: Match) -> Built:
    category = "weak_month" if "m" in match else "weak_weekday"
    field, slot = ("month", "m") if "m" in match else ("weekday", "w")
    return dated("directed", (At(field, match.number(slot, category) or 0, direction(match)),))  # type: ignore[arg-type]


def _last_amount(match: Match) -> Built:
    node = match.node("a", "amount")
    return node.with_(inexact=False, rule="last amount") if node else None


def _so_many(match: Match) -> Built:
    """Les six derniers mois, los tres próximos años."""
    value = match.value("n", "num", "dec", "some")
    if value is None:
        return None
    node, unit = match.node("u", "amount"), match.value("u", "unit")
    if node is not None:
        if node.amounts[0][0] is not None:
            return None
        unit = node.amounts[0][1]
    amount = value if isinstance(value, int | float) else None
    if amount is not None and amount > _MANY:
        return None  # $3 million last year
    return Node("amount", "last amount", "DURATION", amounts=((amount, unit),))  # type: ignore[arg-type]


def _so_many_first(match: Match) -> Built:
    """Los nueve primeros meses, les neuf premiers mois."""
    return _so_many(match) if match.number("o", "ord") == 1 else None


def _first_amount(match: Match) -> Built:
    """The first nine months: of a time that the text tells."""
    node = match.node("a", "amount")
    if node is None or match.number("n", "ord") != 1 or node.rule != "amount":
        return None
    return node.with_(inexact=False, rule="first amount")


def _ago_today(match: Match) -> Built:
    """A week ago today, heute vor einer Woche: to the day."""
    amount, day = match.node("a", "amount"), match.node("x", "day")
    if amount is None or day is None or day.base != "now" or not isinstance(day.steps[0], Shift):
        return None
    return day.with_(steps=(*day.steps, *shifts(amount.amounts, -1, exact=True)), rule="counted from")


def _this_amount(match: Match) -> Built:
    return None if "this_one" in match.tokens[0].lexeme else _last_amount(match)  # "это 5 минут": it is


def _counted_from(match: Match) -> Built:
    amount, node = match.node("a", "amount"), match.node("x", "day", "period", "clock", "part")
    if amount is None or node is None:
        return None
    sign = -1 if "before" in match else 1
    return node.with_(steps=(*node.steps, *shifts(amount.amounts, sign, exact=True)), rule="counted from")


def _from_event(match: Match) -> Built:
    """An amount counted from something told in words: it orders, it dates nothing."""
    node = match.node("a", "amount")
    if node is None:
        return None
    return [(match.reach("a"), node.with_(order="before" if "before" in match else "after", inexact=False))]


def nth_of(match: Match) -> Built:
    node = match.node("x", "period", "day")
    n = -1 if "end" in match else match.number("n", "ord") or 0
    if node is None or node.kind != "period":
        return None
    if "w" in match:
        day = match.node("w", "day")
        if day is None or len(day.steps) != 1 or not day.has("weekday"):
            return None
        step = Nth("weekday", n, int(day.get("weekday") or 0))
    else:
        unit = match.value("u", "unit")
        if unit in ("hour", "minute", "second", "quarter", "half"):
            return None
        step = Nth(unit, n)  # type: ignore[arg-type]
    steps = (*node.steps, step)
    return dated("nth", steps, node.base)


def _quarter_of(match: Match) -> Built:
    node = match.node("x", "period")
    if (
        node is None
        or not node.steps
        or not ((isinstance(node.steps[-1], Shift) and node.steps[-1].unit == "year") or node.has("year"))
    ):
        return None
    field, last = ("quarter", 4) if match.value("u", "u_quarter", "u_half") == "quarter" else ("half", 2)
    number = last if "end" in match else match.number("n", "ord") or 0
    return dated(field, (*node.steps, At(field, number)), node.base) if number <= last else None  # type: ignore[arg-type]


def within(match: Match) -> Built:
    """A date without a year inside a period that has one: June of last year, the 5th of next month."""
    outer, inner = match.node("y", "period"), match.node("x", "day", "period")
    if inner is not None and inner.has("quarter") and not any("of" in token.lexeme for token in match.tokens):
        return None  # "the third quarter last year" speaks of two times
    if (
        outer is None
        or inner is None
        or not outer.steps
        or outer.base == "none"
        or inner.base != "none"
        or inner.has("year")
    ):
        return None
    last = outer.steps[-1] if outer.steps else None
    if (
        not isinstance(last, Shift)
        or last.unit not in ("year", "week")
        or (last.unit == "week") != inner.has("weekday")
    ):
        return None
    return dated("within", (*outer.steps, *inner.steps), outer.base)


def _weekday_of(match: Match) -> Built:
    """Am morgigen Sonntag, oggi sabato: the weekday only says again which day it is."""
    day, weekday = match.node("x", "day"), match.node("y", "day")
    step = day.steps[0] if day is not None and len(day.steps) == 1 else None
    if day is None or weekday is None or not isinstance(step, Shift) or (day.base, step.unit) != ("now", "day"):
        return None
    return day.with_(steps=(step, *weekday.steps)) if _only_weekday(weekday) else None


def _bracketed(match: Match) -> Built:
    """В пятницу (14 ноября): the date says which Friday."""
    weekday, day = match.node("w", "day"), match.node("x", "day")
    if weekday is None or day is None or not _only_weekday(weekday) or day.base != "none" or not day.has("day"):
        return None
    return day.with_(steps=(*day.steps, *weekday.steps))


def _only_weekday(node: Node) -> bool:
    step = node.steps[0] if node.base == "none" and len(node.steps) == 1 else None
    return isinstance(step, At) and step.field == "weekday" and step.direction is None


def _day_of_month(match: Match) -> Built:
    outer = match.node("y", "period")
    if outer is None or not outer.steps or not isinstance(outer.steps[-1], Shift | At):
        return None
    last = outer.steps[-1]
    unit = last.unit if isinstance(last, Shift) else last.field
    if unit != "month":
        return None
    return dated("day of month", (*outer.steps, At("day", match.number("d", "ord_day", "d") or 0)), outer.base)


RULES = (
    Rule("ago", "ago_after", "bound? a:amount or_so? ago_after", lambda m: _moved(m, -1, "now")),
    Rule("ago before", "ago_before", "ago_before bound? a:amount", _ago_before),
    Rule("within the amount", "within_the", "within_the the a:amount", _within_amount),
    Rule("in amount", "in_before", "in_before about? the? a:amount", _ahead),
    Rule("in amount, of the future", "in_before_future", "in_before_future about? the? a:amount", _in_future),
    Rule("amount later", "later", "a:amount later", _later),
    Rule("later amount", "later_before", "later_before a:amount", lambda m: _moved(m, 1, "focus", m.reach("a"))),
    Rule("amount earlier", "earlier", "a:amount earlier", _earlier),
    Rule("amount from now", "from_now", "a:amount from_now", lambda m: _moved(m, 1, "now")),
    Rule("amount after event", "after", "a:amount after:after (the|of|in)?", _from_event),
    Rule("amount before event", "before", "a:amount before:before (the|of|in)?", _from_event),
    Rule("last unit", "last", "this_or_the? last u:unit", _unit),
    Rule("unit last", "last", "the? u:unit last", _unit),
    Rule("previous unit", "previous", "the? previous u:unit", _previous),
    Rule("unit previous", "previous", "the? u:unit previous", _previous),
    Rule("previous date", "previous", "the? previous x:date", _directed),
    Rule("previous amount", "previous", "the? previous a:amount", _last_amount),
    Rule("next unit", "next", "this_or_the? next u:unit", _unit),
    Rule("unit next", "next", "the? u:unit next", _unit),
    Rule("this unit", "this", "this u:unit", _unit),
    Rule("unit this", "this", "u:unit this", _unit),
    Rule("that unit", "that", "that u:unit", _focus_unit),
    Rule("the quarter", "u_quarter", "the adjective? u:u_quarter", _running),
    Rule("in the year", "running_year", "(duration_prep|of|until|by) the u:running_year", _in_year),
    Rule("week of a day", "u_week", "the? u_week (of|from) the? x:day", _week_of),
    Rule("in the quarter", "u_quarter", "in_the u:u_quarter", lambda m: [(m.reach("u"), _running(m))]),
    Rule("the week", "u_week", "the adjective? u:u_week", _running),
    Rule("the year", "u_year", "the (adjective|fiscal_word) u:u_year", _running),
    Rule("the fiscal year", "fiscal_word", "(last|next|this) fiscal_word u:u_year", _unit),
    Rule("nth weekend of", "u_weekend", "the? (n:ord|end:last) u:u_weekend (of|in) x:period", nth_of),
    Rule("weekend", "u_weekend", "the? u:u_weekend", _weekend),
    Rule("last date", "last", "this_or_the? last x:date", _directed),
    Rule("date last", "last", "the? x:date last", _directed),
    Rule("next date", "next", "this_or_the? next x:date", _directed),
    Rule("date next", "next", "the? x:date next", _directed),
    Rule("this date", "this", "this x:date", _directed),
    Rule("that date", "that", "that x:date", _that_date),
    Rule("weak last", "last", "the? last (m:weak_month|w:weak_weekday)", _weak_directed),
    Rule("weak next", "next", "the? next (m:weak_month|w:weak_weekday)", _weak_directed),
    Rule("weak this", "this", "this w:weak_weekday", _weak_directed),
    Rule("last amount", "last", "this_or_the? last a:amount", _last_amount),
    Rule("next amount", "next", "this_or_the? next a:amount", _next_amount),
    Rule("within amount", "within_before", "within_before about? the? a:amount", _within_amount),
    Rule("amount last", "last", "the? a:amount last", _last_amount),
    Rule("amount next", "next", "the? a:amount next", _next_amount),
    Rule("this amount", "this", "this a:amount", _this_amount),
    Rule("so many last units", "last", "the? n:amount_number last u:unit_or_amount", _so_many),
    Rule("so many next units", "next", "the? n:amount_number next u:unit_or_amount", _so_many_next),
    Rule("first amount", "ord", "the? n:ord a:amount", _first_amount),
    Rule("so many first units", "ord", "the? n:count o:ord u:unit_or_amount", _so_many_first),
    Rule("ago today", "ago_after", "a:amount ago_after x:day", _ago_today),
    Rule("today ago", "ago_before", "x:day ago_before a:amount", _ago_today),
)  # fmt: skip


NESTED = (
    Rule("counted after", "after", "a:amount after:after x:date", _counted_from),
    Rule("counted before", "before", "a:amount before:before x:date", _counted_from),
    Rule("counted from", "from", "a:amount from x:day", _counted_from),
    Rule("nth unit of", "ord", "the? n:ord u:unit of? x:period", nth_of),
    Rule("nth weekday of", "ord", "the? n:ord w:day (of|in)? x:period", nth_of),
    Rule("last unit of", "last", "the? end:last u:unit (of|in) x:period", nth_of),
    Rule("last weekday of", "last", "the? end:last w:day (of|in) x:period", nth_of),
    Rule("quarter of", "u_quarter", "the? (n:ord|end:last) u:u_quarter of x:period", _quarter_of),
    Rule("half of", "u_half", "the? (n:ord|end:last) u:u_half of x:period", _quarter_of),
    Rule("date within", "period", "x:date (of|comma|from)? y:period", within),
    Rule("weekday of today", "day", "x:day comma? y:day", _weekday_of),
    Rule("weekday and its date in brackets", "lpar", "w:day lpar x:day rpar", _bracketed),
    Rule("day of month", "period", "(the|day_word)? d:day_number of? y:period", _day_of_month),
)  # fmt: skip
