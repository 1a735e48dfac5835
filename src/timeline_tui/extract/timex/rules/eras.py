"""Decades, centuries and years in ordinals, lists of days, and nights between two days."""

from timeline_tui.extract.timex.grammar import Built, Match, Rule
from timeline_tui.extract.timex.node import Node, dated
from timeline_tui.extract.timex.rules.clocks import clock
from timeline_tui.extract.timex.rules.dates import YEAR, year_step
from timeline_tui.extract.timex.rules.modifiers import EDGES
from timeline_tui.extract.timex.rules.parts import join
from timeline_tui.extract.timex.rules.ranges import lent
from timeline_tui.model.expression import At, Modifier


def _decade_node(number: int) -> Node:
    return dated("decade", (At("decade", number // 10) if number > 99 else At("short_decade", number // 10),))


def _decade(match: Match) -> Built:
    """1990-е: a day of the month may look alike up to 30, so there the word for years must stand behind."""
    if "ord_day" in match.token("y").lexeme and "word" not in match:
        return None
    return _decade_node(match.number("y", "decade_number") or 0)


def _decades(match: Match) -> Built:
    """1920–1930-х годов: the ending stands on the last only."""
    first, last = match.number("y", "num") or 0, match.number("y2", "decade_number") or 0
    if first % 10 or not (20 <= first < 100 or 1000 <= first < 3000):
        return None
    end = match.reach("word") if "word" in match else match.reach("y2")
    second = _decade_node(last).with_(range_of=True)
    return [(match.reach("y"), _decade_node(first)), ((match.reach("y2")[0], end[1]), second)]


def _centuries(match: Match) -> Built:
    sign = -1 if "bc" in match else 1
    numbers = [sign * (match.number(slot, "roman", "ord", "d") or 0) for slot in ("n", "n2")]
    if not all(1 <= abs(number) <= 30 for number in numbers):
        return None
    first, second = (dated("century", (At("century", number),)) for number in numbers)
    start = match.reach("first" if "first" in match else "n", "n")
    return [(start, first), ((match.reach("n2")[0], match.end), second.with_(range_of=True))]


def _before_christ(match: Match) -> Built:
    """490–480 до н. е.: the era stands behind the last year only."""
    years = [-(match.number(slot, "num") or 0) for slot in ("y", "y2")]
    first, second = (dated("year", (At("year", year),)) for year in years)
    return [(match.reach("y"), first), ((match.reach("y2")[0], match.end), second.with_(range_of=True))]


def _season_of_era(match: Match) -> Built:
    year = match.number("y", "num") or 0
    steps = (At("year", -year if "bc" in match else year), At("season", str(match.value("s", "season", "weak_season"))))
    return dated("season", steps)


def _short_year(match: Match) -> Built:
    return dated("year", (At("short_year", match.number("y", "year_ord") or 0),))


def _years(match: Match) -> Built:
    """1812–1814 годы, взимку 1943–1944 рр.: the word for years stands behind the second only."""
    years = [match.number("a", "y4") or 0, match.number("b", "y4", "yy") or 0]
    years[1] += years[0] // 100 * 100 if years[1] < 100 else 0
    if years[1] <= years[0]:
        return None
    first, second = (dated("year", (At("year", year),)) for year in years)
    start = match.reach("a")
    if "s" in match:
        first = dated("season", (*first.steps, At("season", str(match.value("s", "season", "weak_season")))))
        start = match.reach("s", "a")
    return [(start, first), ((match.reach("b")[0], match.end), second.with_(range_of=True))]


def _dated_short(match: Match) -> Built:
    """В мае 22-го, 5 мая 22-го года: behind a month, an ordinal is a year."""
    steps = [
        At("short_year", match.number("y", "year_ord") or 0),
        At("month", match.number("m", "month", "weak_month") or 0),
    ]
    if "d" in match:
        steps.append(At("day", match.number("d", "ord_day", "d") or 0))
    return dated("date", tuple(steps))


def _alone(match: Match) -> Built:
    """15.10. alone on its line; without the last point it may as well be an hour."""
    steps = match.value("x", "dm_dot")
    hour = "hm_dot" in match.token("x").lexeme and "dot" not in match.tokens[-1].lexeme
    return None if hour or not isinstance(steps, tuple) else dated("numeric day", steps)


def _beside_clock(match: Match) -> Built:
    """01.04. в 18 часов: two numbers with a point are a day beside a clock time."""
    steps, hour = match.value("x", "dm_dot"), match.node("c", "clock")
    if not isinstance(steps, tuple) or hour is None or hour.base != "none" or hour.has("day") or hour.has("weekday"):
        return None
    return join(dated("numeric day", steps), hour)


def _days(match: Match) -> Built:
    """5, 6 и 7 мая: the month and year of the last belong to all."""
    shared = (*year_step(match), At("month", match.number("m", "month", "weak_month") or 0))
    slots = [slot for slot in ("d", "d2", "d3") if slot in match]
    nodes = [dated("date", (*shared, At("day", match.number(slot, "ord_day", "d") or 0))) for slot in slots]
    ends = [match.reach(slot, f"{slot}_dot" if f"{slot}_dot" in match else slot) for slot in slots]
    pieces = list(zip(ends, nodes, strict=True))
    start = match.reach(next(slot for slot in ("the", "word", "d") if slot in match))[0]
    return [((start, pieces[0][0][1]), nodes[0]), pieces[1], ((pieces[2][0][0], match.end), nodes[2])]


def _day_before(match: Match) -> Built:
    """14.–15.10.2018: the first day has the month of the second."""
    last = match.node("x", "day")
    steps = last.steps if last is not None else match.value("x", "dm_dot")
    if not isinstance(steps, tuple) or not isinstance(steps[-1], At) or steps[-1].field != "day":
        return None
    day = At("day", match.number("d", "d") or 0)
    second = dated("numeric date", steps).with_(range_of=True)
    return [(match.reach("d"), dated("numeric date", (*steps[:-1], day))), (match.reach("x"), second)]


def _half(match: Match) -> Built:
    """Первая половина мая: a half of a year has a name of its own, of other periods it is their start or end."""
    node, number = match.node("x", "day", "period"), 2 if "end" in match else match.number("n", "ord") or 0
    if node is None or number not in (1, 2):
        return None
    last = node.steps[-1]
    if (last.field if isinstance(last, At) else last.unit) == "year":
        return dated("half", (*node.steps, At("half", number)), node.base)
    return node.with_(mod="START" if number == 1 else "END")


def _ten_days(match: Match) -> Built:
    """Первая декада июля: a month has three of them, its start, its middle and its end."""
    node, number = match.node("x", "period"), match.number("n", "ord") or 0
    if node is None or not 0 < number < 4:
        return None
    last = node.steps[-1]
    if (last.field if isinstance(last, At) else last.unit) != "month":
        return None
    return node.with_(mod=("START", "MID", "END")[number - 1])


def _night(match: Match) -> Built:
    """В ночь на 6 мая: the night that ends on the day, its small hours."""
    node = match.node("y", "day")
    if node is None or not node.steps or match.value("p", "part_word") != "NI":
        return None
    return dated("night before", (*node.steps, At("part", "NI", 0)), node.base)


def _part_of(match: Match) -> Built:
    """На утро 12 мая: the preposition belongs to both, and stays out."""
    node = match.node("x", "day")
    if node is None or node.has("part"):
        return None
    part = At("part", str(match.value("p", "part_word")))
    return [(match.reach("p", "x"), dated("day part", (*node.steps, part), node.base))]


def _part_of_number(match: Match) -> Built:
    """On the morning of the 6th, la mañana del 6."""
    if not match.token("d").key.isdigit() and "ord_digits" not in match.token("d").lexeme:
        return None
    part = At("part", str(match.value("p", "part_word")))
    return dated("day part", (At("day", match.number("d", "ord_day", "d") or 0), part))


def _night_between(match: Match) -> Built:
    """В ночь с 5 на 6 мая: the night that begins on the first day."""
    first, second = match.node("x", "day"), match.node("y", "day")
    if first is None or second is None or match.value("p", "part_word") != "NI":
        return None
    first = lent(first, second)[0]
    return dated("day part", (*first.steps, At("part", "NI")), first.base)


def _day_number(match: Match) -> Built:
    return dated("day number", (At("day", match.number("d", "ord_day", "d") or 0),))


def _day_and_clock(match: Match) -> Built:
    """15.10 в 9:00: two numbers with a point are a day where a clock time stands behind."""
    steps, numbers = match.value("x", "dm_dot"), match.value("c", "hm")
    if not isinstance(steps, tuple) or not isinstance(numbers, list):
        return None
    return [(match.reach("x"), dated("numeric day", steps)), (match.reach("c"), clock(*numbers))]


def _edges(match: Match) -> Built:
    """В конце XIX – начале XX века: the word for century stands behind the second only."""
    built = _centuries(match)
    if not isinstance(built, list):
        return None
    (_, first), (_, second) = built
    marks = [_edge(match, slot) for slot in ("edge", "second")]
    pieces = (match.reach("edge", "n"), (match.reach("second")[0], match.end))
    return [(pieces[0], first.with_(mod=marks[0])), (pieces[1], second.with_(mod=marks[1]))]


def _edge_of_season(match: Match) -> Built:
    season = At("season", str(match.value("s", "weak_season")))
    return dated("season", (*year_step(match), season), mod=_edge(match, "edge"))


def _edge(match: Match, slot: str) -> Modifier | None:
    return next((mod for word, mod in EDGES.items() if word in match.token(slot).lexeme), None)


def _decade_by_name(match: Match) -> Built:
    """The early nineties, den Neunzigern, principios de los noventa: where it is a number too, its edge must be told."""
    node = match.node("y", "weak_period")
    if node is None or ("numword" in match.token("y").lexeme and "edge" not in match):
        return None
    if match.before is not None and "possessive" in match.before.lexeme:
        return []  # in her early twenties: an age
    return node.with_(mod=_edge(match, "edge")) if "edge" in match else node


def _joined(match: Match) -> Built:
    """Завтра во второй половине дня, рано утром 5 мая: a part told in several words, and its day."""
    day, part = match.node("x", "day"), match.node("p", "part")
    if day is None or part is None or part.base != "none" or len(part.steps) != 1 or day.has("part"):
        return None
    return dated("day part", (*day.steps, *part.steps), day.base)


FIRST = (Rule("month of a short year", "year_ord", "(d:day_number)? m:any_month y:year_ord year_word?", _dated_short),)
RULES = (
    Rule("decade in digits", "decade_number", "the? y:decade_number word:decade_word?", _decade),
    Rule("decades in digits", "decade_number", "y:num any_dash y2:decade_number word:decade_word?", _decades),
    Rule("two roman centuries", "roman", "n:roman (any_dash|and) the? n2:roman any_century bc:bc?", _centuries),
    Rule("two centuries", "ord", "n:ord (any_dash|and) the? n2:ord any_century bc:bc?", _centuries),
    Rule("two numbered centuries", "any_century", "n:d dot (any_dash|and) the? n2:d dot any_century bc:bc?", _centuries),
    Rule("centuries and their numbers", "any_century", "first:any_century n:roman (any_dash|and) the? n2:roman bc:bc?", _centuries),
    Rule("years before Christ", "bc", "y:num (any_dash|and) y2:num year_word? bc", _before_christ),
    Rule("season of an era", "any_season", "s:any_season y:num year_word? (bc:bc|ad)", _season_of_era),
    Rule("years and their word", "y4", "(from|between)? (s:any_season)? a:y4 (any_dash|and) b:y4 year_word", _years),
    Rule("years, the second short", "y4", "(s:any_season)? a:y4 (dash|slash) b:yy year_word", _years),
    Rule("years with a slash", "slash", "a:y4 slash b:y4 year_word?", _years),
    Rule("decade by its name", "weak_period", "(the|the? edge:edge_word dash? of? the?) y:weak_period", _decade_by_name),
    Rule("edge of a weak season", "weak_season", f"edge:edge_word of? the? s:weak_season {YEAR}", _edge_of_season),
    Rule("year of a century", "year_ord", "y:year_ord year_word", _short_year),
    Rule("days in a row", "any_month", f"the:the? word:day_word? d:day_number d_dot:dot? comma d2:day_number d2_dot:dot? comma? and d3:day_number dot? of? m:any_month dot? {YEAR}", _days),
    Rule("day of a number", "number_word", "d:day_number number_word", _day_number),
    Rule("numeric day and clock", "dm_dot", "x:dm_dot (comma|at|in|on)? c:hm", _day_and_clock),
    Rule("edges of centuries", "century_word", "edge:edge_word n:roman (any_dash|and) second:edge_word n2:roman century_word bc:bc?", _edges),
    Rule("numeric day alone", "dm_dot_alone", "x:dm_dot_alone dot?", _alone),
    Rule("day before a date", "day", "d:d dot? (any_dash|slash) x:day", _day_before),
    Rule("day before a date with points", "dm_dot", "d:d dot? (any_dash|slash) x:dm_dot dot?", _day_before),
)  # fmt: skip
HALVES = (
    Rule("half of a period", "half_word", "the? (n:ord|end:last) half_word of? x:date", _half),
    Rule("its half", "half_word", "the? x:period genitive (n:ord|end:last) half_word", _half),
    Rule("ten days of a month", "ten_days", "n:ord ten_days of? x:date", _ten_days),
)
PARTS = (
    Rule("night before a day", "part_word", "the? p:part_word night_on the? y:day", _night),
    Rule("part of a day behind a preposition", "part_word", "(in|on) p:part_word x:day", _part_of),
    Rule("night between days", "part_word", "the? p:part_word (from|of) the? x:day (to|until|night_on|slash|dash) the? y:day", _night_between),
    Rule("part of a numbered day", "part_word", "the? p:part_word of the? d:day_number ((to|until|night_on) the? (day_number|day))?", _part_of_number),
    Rule("night between two days", "part_word", "the? p:part_word between the? x:day and the? y:day", _night_between),
    Rule("day and part in a phrase", "part", "x:day comma? (in|on)? p:part", _joined),
    Rule("numeric day beside a clock", "dm_dot", "x:dm_dot dot? (comma|at|in|on)? c:clock", _beside_clock),
    Rule("part in a phrase and day", "part", "p:part comma? (of|on)? the? x:day", _joined),
)  # fmt: skip
