"""Calendar dates: days, months and years, weekdays, in every common order."""

from timeline_tui.extract.timex.grammar import Built, Match, Rule
from timeline_tui.extract.timex.node import Node, dated
from timeline_tui.extract.timex.tokens import Token
from timeline_tui.model.expression import At, Field, Step

WEEKDAY = "(wd:any_weekday dot? comma? the?)?"
YEAR = "(comma? of? year_word? y:y4 year_word?|comma? of? apos y2:yy year_word?)?"


_HOUR = frozenset(("am", "pm", "oclock", "plural", "colon", "counted"))


def year_step(match: Match) -> tuple[Step, ...]:
    """Return the year that the slots `y` or `y2` give, if any."""
    if "y" in match:
        return (At("year", match.number("y", "y4", "num") or 0),)
    return (At("short_year", match.number("y2", "yy") or 0),) if "y2" in match else ()


def weekday_step(match: Match) -> tuple[Step, ...]:
    """Return the weekday of slot `wd`, if any. Behind a full date it is a claim to be checked."""
    weekday = match.number("wd", "weekday", "weak_weekday")
    return (At("weekday", weekday),) if weekday else ()


def _month(match: Match) -> At:
    return At("month", match.number("m", "month", "weak_month") or 0)


def _day(match: Match, slot: str = "d") -> At:
    return At("day", match.number(slot, "ord_day", "d") or 0)


def _full(match: Match) -> Built:
    if "numword" in match.token("m").lexeme and not match.token("d").key.isdigit():
        return None  # os primeiros dez dias: a number, not December
    steps = (*year_step(match), _month(match), _day(match), *weekday_step(match))
    return _undotted(match, dated("date", steps))


def _undotted(match: Match, node: Node) -> Built:
    """Leave out the full stop behind the whole name of a month, and a preposition that looks like an article.

    Only a short form has a full stop of its own; "a 3 de maio", "au 3 mai" tell until when.
    """
    month = match.token("m")
    short = "short_month" in month.lexeme or ("weak_month" in month.lexeme and len(month.key) <= _SHORT)
    full_stop = "dot" in match.tokens[-1].lexeme and not short
    start, end = match.without()
    return [((start + _is_preposition(match.tokens[0]), end - full_stop), node)]


_SHORT = 4
"""The most letters of a month's short form."""


def _is_preposition(token: Token) -> bool:
    """Tell whether an article is rather the preposition that looks like it: "a 3 de maio", "au 3 mai"."""
    return "the" in token.lexeme and "to" in token.lexeme


def _month_year(match: Match) -> Built:
    return dated("month", (*year_step(match), _month(match)))


def _year(match: Match) -> Built:
    return dated("year", year_step(match))


def _bare_year(match: Match) -> Built:
    """A bare number of four digits is a year unless it counts something."""
    after = match.after
    if after is not None and (
        "counted" in after.lexeme or ("decade_mark" in after.lexeme and after.start == match.tokens[-1].end)
    ):
        return None
    first_word = match.tokens[0].lexeme
    if "word" not in match and "in_any" in first_word and _may_count(match.number("y", "y4") or 0, "on" in first_word):
        return None
    first = "article" if "article" in match and "kept" in match.token("article").lexeme else "y"
    return [(match.reach(first, "word" if "word" in match else "y"), dated("year", year_step(match)))]


def _short(match: Match) -> Built:
    """In '98; but "in '90s" is a decade."""
    after = match.after
    if after is not None and after.start == match.tokens[-1].end and "decade_mark" in after.lexeme:
        return None
    return [((match.end - 2, match.end), dated("year", year_step(match)))]


def _about_year(match: Match) -> Built:
    """Intorno al 1450, um 1450; but "about 1450 people"."""
    after = match.after.lexeme if match.after is not None else {}
    verb = "about_year" in match.tokens[0].lexeme and after.get("other_word") == "lower"  # where nouns have capitals
    if not verb and not _AMOUNTS.isdisjoint(after):
        return None
    return dated("year", year_step(match), approximate=True, mod="APPROX")


_AMOUNTS = frozenset(("other_word", "counted", "unit", "oclock", "utc", "num", "numword", "military", "am", "pm"))


def _spaced(match: Match) -> Built:
    """3. 5. 2024."""
    month = At("month", match.number("m2", "mon") or 0)
    return dated("numeric date", (*year_step(match), month, _day(match)))


def _may_count(number: int, inside: bool) -> bool:
    """Tell whether a bare number behind a preposition of everything ("в 1500 метрах") is too far or too round a year.

    `inside` is true of the prepositions that place in time: "у 1862" is a year more often than "до 1862".
    """
    return number % 100 == 0 or not (1600 if inside else 1900) <= number < 2060


def _lone_year(match: Match) -> Built:
    """Round hundreds without a preposition are more often amounts ("2000 soldiers") than years."""
    before = match.before
    part = before is not None and "slash" in before.lexeme and before.end == match.tokens[0].start  # № 64/2022
    return None if part or (match.number("y", "year") or 0) % 100 == 0 else _bare_year(match)


def _era(match: Match) -> Built:
    year = match.number("y", "num") or 0
    return dated("year", (At("year", -year if "bc" in match else year),))


def _weekday(match: Match) -> Built:
    start, end = match.without()
    return [((start + _is_preposition(match.tokens[0]), end), dated("weekday", weekday_step(match)))]


def _counting_weekday(match: Match) -> Built:
    """Na quarta às 6h, até sexta: an ordinal too, but a weekday where nothing follows that it may count."""
    if "ord" not in match.token("wd").lexeme:
        return None
    if match.after is not None and _AFTER_WEEKDAY.isdisjoint(match.after.lexeme):
        return None
    return [(match.reach("wd"), dated("weekday", weekday_step(match)))]


_AFTER_WEEKDAY = frozenset(
    ("comma", "dot", "semicolon", "colon", "lpar", "rpar", "dash", "at", "clock", "hm", "part_word")
)


def _in_digits(match: Match) -> bool:
    """Tell whether the day is written in digits, or is an ordinal: behind a name, a number word counts what follows."""
    token = match.token("d")
    return token.key.isdigit() or "ord" in token.lexeme


def _month_day(match: Match) -> Built:
    return _full(match) if _in_digits(match) else None


def _logged(match: Match) -> Built:
    """Mon May 6 14:30:00 2024."""
    clock = match.value("c", "hm")
    fields: tuple[Field, ...] = ("hour", "minute", "second")
    hours = (At(field, number) for field, number in zip(fields, clock if isinstance(clock, list) else (), strict=False))
    return dated("stamp", (*year_step(match), _month(match), _day(match), *weekday_step(match), *hours))


def _weekday_day(match: Match) -> Built:
    if not _in_digits(match):
        return None  # an article or an amount: "martedì un aumento", "on Monday two people"
    if match.after is not None and not _HOUR.isdisjoint(match.after.lexeme):
        return None  # Monday, 10 a.m.
    if "ord_day" in match.token("d").lexeme and any("comma" in token.lexeme for token in match.tokens):
        return None  # on Friday, the fourth time
    return dated("weekday and day", (_day(match), *weekday_step(match)))


def _bracketed_day(match: Match) -> Built:
    """Na sexta-feira (14): the day of the month says which Friday."""
    steps = match.value("x", "dm") or match.value("x2", "dm_dot") or (_day(match),)
    start = match.without("the")[0] if _is_preposition(match.tokens[0]) else match.reach("wd")[0]
    return [((start, match.end), dated("weekday and day", (*steps, *weekday_step(match))))]  # type: ignore[misc]


def _numeric(match: Match) -> Built:
    steps = match.value("x", "dm", "dm_dot")
    first = match.tokens[0].lexeme
    if "dm_dot" in match.token("x").lexeme and ("at" in first or ("of" in first and "from" not in first)):
        return None  # alle 14.05
    if "dm_dot" in match.token("x").lexeme and match.after is not None and not _COUNTED.isdisjoint(match.after.lexeme):
        return None  # von 17.1 Millionen
    node = dated("numeric day", (*steps, *weekday_step(match)))  # type: ignore[misc]
    start = match.without("on", "from", "to", "until", "by", "since", "in", "before", "after", "between", "and")[0]
    return [((start, match.end if _dotted(match) else match.reach("x")[1]), node)]


_COUNTED = frozenset(("other_word", "num", "numword", "counted", "unit"))
"""What follows a decimal number, and seldom a day in digits."""


def _dotted(match: Match) -> bool:
    """Tell whether a full stop behind a day in digits is its own: 3.5., if the text goes on."""
    return "dot" in match.tokens[-1].lexeme and match.tokens[-1].start == match.token("x").end and bool(match.after)


def _ordinal_day(match: Match) -> Built:
    """On the 15th; but not on the 3rd floor."""
    if match.after is not None and _GOES_ON.isdisjoint(match.after.lexeme):
        return None  # for the 2nd time, by 17th May
    if match.after is not None and "and" in match.after.lexeme and _ANOTHER.isdisjoint(match.ahead(2)):
        return None  # for the 5th and last time
    start, end = match.without("on", "by", "until", "since", "before", "after", "for")
    return [((start, end), dated("day number", (_day(match),)))]


_GOES_ON = frozenset(("comma", "dot", "semicolon", "colon", "rpar", "dash", "and", "or", "to", "until", "at", "by"))
"""What may stand behind a day of the month told by its ordinal alone."""
_ANOTHER = frozenset(("ord_digits", "the"))
BARE_DAY = "bare day number"
"""The rule of a day told by its number alone; it is one only beside a date: "il 14 ottobre …, il 19 …"."""


def _bare_day(match: Match) -> Built:
    """Il 19, le 19, am 19.: unless it counts, or is of something."""
    after = match.after.lexeme if match.after is not None else {}
    behind = match.ahead(2) if "dot" in after else after.keys()
    if not _NO_DAY.isdisjoint(behind) or after.get("other_word") == "capital" or "street" in match.ahead(2):
        return None
    article = match.token("a").lexeme
    own = "the" in article and _PREPOSITIONS.isdisjoint(article)
    return [(match.reach("a" if own else "d", "d"), dated(BARE_DAY, (_day(match),)))]


_PREPOSITIONS = frozenset(("to", "from", "of", "in"))
"""What an article is that is one with its preposition: al 19, du 3."""


_NOT_DAYS = "num numword counted unit of per ordmark slash dash oclock hm to month weak_month"
_NO_DAY = frozenset(_NOT_DAYS.split())
"""What stands behind a number that is no day by itself."""


def _numeric_date(match: Match) -> Built:
    node = match.node("x", "day")
    return None if _is_preposition(match.tokens[0]) or node is None or node.rule != "numeric date" else node


def _two_days(match: Match) -> Built:
    """Two days of one month ("3-5 May"): the month and year of the second belong to both."""
    shared = (*year_step(match), _month(match))
    first = dated("date", (*shared, _day(match)))
    second = dated("date", (*shared, _day(match, "d2"))).with_(range_of=True)
    if int(_day(match).value) >= int(_day(match, "d2").value):
        return None
    end = match.reach("m")[1]
    if "y" in match:
        end = match.end if "year_word" in match.tokens[-1].lexeme else match.reach("y")[1]
    until = match.reach("dot" if "dot" in match else "d")[1]
    if match.reach("d")[0] > match.reach("m")[0]:  # month first: it stands in the first extent
        return [((match.reach("m")[0], until), first), ((match.reach("d2")[0], match.end), second)]
    start = match.reach(next(slot for slot in ("the", "word", "d") if slot in match))[0]
    return [((start, until), first), ((match.reach("the2" if "the2" in match else "d2")[0], end), second)]


def _with_weekday(match: Match) -> Built:
    """A weekday beside a numeric date ("Montag, 25.02.2013")."""
    node = match.node("x", "day")
    if node is None or node.base != "none":
        return None
    return node.with_(steps=(*node.steps, *weekday_step(match)))


RULES = (
    Rule("day month year", "any_month", f"(the|day_word)? {WEEKDAY} day_word? d:day_number (ordmark|dot)? (of|dash)? m:any_month dot? {YEAR}", _full),
    Rule("month day year", "any_month", f"{WEEKDAY} m:any_month dot? the? d:day_number (comma? y:y4|comma apos y2:yy)?", _month_day),
    Rule("day-month-year", "any_month", "d:d (dash|slash) m:any_month (dash|slash) (y:y4|y2:yy)", _full),
    Rule("d m yy", "any_month", "d:day_number dot? m:any_month dot? y2:yy year_word", _full),
    Rule("days of a month", "any_month", f"(from|between)? the:the? word:day_word? d:day_number dot:dot? (any_dash|until|and|comma|slash|night_on) the2:the? d2:day_number dot? of? m:any_month dot? {YEAR}", _two_days),
    Rule("month and days", "any_month", "m:any_month dot? the? d:day_number dot:dot? (any_dash|and) the? d2:day_number (comma? y:y4)?", _two_days),
    Rule("month year", "any_month", "(the? month_word of)? m:any_month dot? (comma|of|slash|dash)? year_word? (y:y4|apos y2:yy) year_word?", _month_year),
    Rule("month", "month", "(the? month_word of)? m:month", _month_year),
    Rule("month after preposition", "weak_month", "(since|until|by|last|next|early) m:weak_month", lambda m: [(m.reach("m"), dated("month", (_month(m),)))]),
    Rule("about a year", "about", "about (at|to|of)? the? y:y4", _about_year),
    Rule("about a year, by a word of its own", "about_year", "about_year y:y4", _about_year),
    Rule("short year", "apos", "(in|of|from|since|until|by|before|after) apos y2:yy", _short),
    Rule("day, month and year in digits", "mon", "d:d dot m2:mon dot y:y4", _spaced),
    Rule("year named", "y4", "the? year_word of? y:y4", _year),
    Rule("year of three digits", "y3", "the? year_word of? y:y3", lambda m: dated("year", (At("year", m.number("y", "y3") or 0),))),
    Rule("year and its word", "y4", "y:y4 year_word", _year),
    Rule("year after preposition", "y4", "(in|since|until|by|from|before|after) article:the? y:y4 word:year_word?", _bare_year),
    Rule("bare year", "year", "y:year", _lone_year),
    Rule("year of an era", "num", "the? year_word? y:num year_word? (bc:bc|ad)", _era),
    Rule("stamp of a log", "hm", "wd:any_weekday m:any_month d:d c:hm y:y4", _logged),
    Rule("weekday", "weekday", "the? wd:weekday", _weekday),
    Rule("weekday that may count", "weak_weekday", "(on|until|since|by) wd:weak_weekday", _counting_weekday),
    Rule("weekday and day", "any_weekday", "the? wd:any_weekday comma? the? d:day_number", _weekday_day),
    Rule("weekday and day in brackets", "lpar", "the? wd:any_weekday lpar (d:d dot?|x:dm|x2:dm_dot dot?) rpar", _bracketed_day),
    Rule("day number", "day_word", "the? day_word d:d", lambda m: dated("day number", (_day(m),))),
    Rule("day by its ordinal", "ord_digits", "(on|by|until|since|before|after|for) the? d:ord_digits", _ordinal_day),
    Rule(BARE_DAY, "day_article", "a:day_article d:d", _bare_day),
    Rule("numeric day", "dm", "(wd:any_weekday comma?|on|from|to|until|by|since|in|before|after|between|and)? the? x:dm", lambda m: _numeric(m) if len(m.tokens) > 1 else None),
    Rule("numeric day with points", "dm_dot", "(wd:any_weekday dot? comma? the?|on|from|to|until|by|since) x:dm_dot dot?", _numeric),
    Rule("weekday numeric date", "day", "wd:any_weekday dot? comma? the? x:day", _with_weekday),
    Rule("article and numeric date", "day", "the x:day", _numeric_date),
)  # fmt: skip
