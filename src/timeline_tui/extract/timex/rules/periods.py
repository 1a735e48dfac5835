"""Spans of the calendar: quarters, halves, seasons, decades, centuries, numbered weeks, fiscal years, holidays."""

from timeline_tui.extract.timex.grammar import Built, Match, Rule
from timeline_tui.extract.timex.node import dated
from timeline_tui.extract.timex.rules.dates import year_step
from timeline_tui.model.expression import At


def _numbered(field: str, limit: int, *categories: str):  # type: ignore[no-untyped-def]
    def build(match: Match) -> Built:
        number = match.number("n", *categories) or 0
        if not 1 <= number <= limit or "one" in match.token("n").lexeme:
            return None  # "vergangene Woche ein Angebot"
        return [(match.without("in", "on"), dated(field, (*year_step(match), At(field, number))))]  # type: ignore[arg-type]

    return build


def _season(match: Match) -> Built:
    season = str(match.value("s", "season", "weak_season"))
    return dated("season", (*year_step(match), At("season", season)))


def _two_years(match: Match) -> Built:
    """The winter of 1941-42: named for both its years, it begins in the first."""
    year, following = match.number("y", "y4") or 0, match.number("c" if "c" in match else "b", "yy", "y4") or 0
    return _season(match) if (year + 1 - following) % 100 == 0 else None


def _decade(match: Match) -> Built:
    number = match.number("y", "y4", "yy", "num") or 0
    if number % 10 or not (20 <= number < 100 or 1000 <= number < 3000):
        return None
    step = At("decade", number // 10) if number > 99 else At("short_decade", number // 10)
    return [(match.without("in", "on"), dated("decade", (step,)))]


def _two_decades(match: Match) -> Built:
    first, second = match.number("y", "num") or 0, match.number("y2", "num") or 0
    if first % 10 or second % 10 or not (20 <= first < 100 and 20 <= second < 100):
        return None
    start, (last, end) = match.without()[0], match.reach("mark" if "mark" in match else "y2", "y2")
    nodes = [dated("decade", (At("short_decade", number // 10),)) for number in (first, second)]
    return [((start, match.reach("y")[1]), nodes[0]), ((last, end), nodes[1])]


def _century(match: Match) -> Built:
    number = match.number("n", "ord", "roman", "num", "d") or 0
    if not 1 <= number <= 30:
        return None
    return [(match.without("in", "on"), dated("century", (At("century", -number if "bc" in match else number),)))]


def _fiscal_short(match: Match) -> Built:
    """FY23, FY '23; but "fiscal 10"."""
    fiscal, year = match.token("fiscal"), match.token("y2")
    glued = fiscal.end == year.start or "apos" in match
    return dated("fiscal year", (At("short_year", match.number("y2", "yy") or 0),)) if glued else None


def _fiscal(match: Match) -> Built:
    return dated("fiscal year", (At("year", match.number("y", "y4") or 0),))


def _holiday(match: Match) -> Built:
    rule = str(match.value("x", "holiday"))
    return [(match.without("in", "on"), dated("holiday", (*year_step(match), At("holiday", rule))))]


OF_YEAR = "((of|in|comma)? the? fiscal_word? year_word? y:y4 year_word?)"
HOLIDAY_YEAR = "(of? y:y4)?"
quarter, half, week = (
    _numbered("quarter", 4, "ord", "roman", "q"),
    _numbered("half", 2, "ord", "roman", "hy"),
    _numbered("week", 53, "num"),
)
RULES = (
    Rule("quarter", "u_quarter", f"the? n:ord dash? fiscal_word? u_quarter fiscal_word? {OF_YEAR}?", quarter),
    Rule("quarter after its year", "u_quarter", "the? y:y4 n:ord dash? u_quarter", quarter),
    Rule("roman quarter", "u_quarter", f"n:roman u_quarter {OF_YEAR}?", quarter),
    Rule("quarter number", "q", f"n:q {OF_YEAR}?", quarter),
    Rule("year and quarter", "q", "y:y4 dash? n:q", quarter),
    Rule("half of a year", "u_half", f"the? n:ord u_half {OF_YEAR}", half),
    Rule("half-year", "half_year_word", f"the? n:ord half_year_word {OF_YEAR}?", half),
    Rule("half number", "hy", f"n:hy {OF_YEAR}", half),
    Rule("week of a year", "u_week", f"the? u_week n:num {OF_YEAR}?", week),
    Rule("numbered week", "week_number", f"the? n:d dot? week_number {OF_YEAR}?", _numbered("week", 53, "d")),
    Rule("season of a year", "any_season", "the? s:any_season (of|comma|year_word)? y:y4 year_word?", _season),
    Rule("season over two years", "any_season", "the? s:any_season (of|in|comma)? the? y:y4 (dash|slash) (b:yy|c:y4)", _two_years),
    Rule("season", "season", "the? s:season", _season),
    Rule("the season", "weak_season", "(article:the|in|last|next|this|since|by|until) s:weak_season", lambda m: [(m.reach("article" if "article" in m else "s", "s"), dated("season", (At("season", str(m.value("s", "weak_season"))),)))]),
    Rule("decade", "decade_mark", "the? apos? y:num dash? decade_mark dash? decade_word?", _decade),
    Rule("decade word", "decade_word", "the? decade_word (of the?)? apos? y:num", _decade),
    Rule("two decades", "decade_word", "the? decade_word apos? y:num (and|any_dash) mark:apos? y2:num", _two_decades),
    Rule("century", "century_word", "the? n:ord dash? century_word bc:bc?", _century),
    Rule("roman century", "century_word", "the? n:roman century_word bc:bc?", _century),
    Rule("numbered century", "century_word", "the? n:d (dot|ordmark)? century_word bc:bc?", _century),
    Rule("century and roman", "century_word", "the? century_word n:roman bc:bc?", _century),
    Rule("century and ordinal", "century_word", "the? century_word n:num bc:bc?", _century),
    Rule("fiscal year", "fiscal_word", "the? fiscal_word year_word? y:y4", _fiscal),
    Rule("fiscal year in two digits", "fiscal_word", "fiscal:fiscal_word apos:apos? y2:yy", _fiscal_short),
    Rule("holiday", "holiday", f"the? x:holiday {HOLIDAY_YEAR}", _holiday),
)  # fmt: skip
