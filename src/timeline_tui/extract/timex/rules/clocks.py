"""Clock times: digits, words, halves and quarters, and the names of noon and midnight."""

from timeline_tui.extract.timex.grammar import Built, Match, Rule
from timeline_tui.extract.timex.node import Node, dated
from timeline_tui.model.expression import At, Step
from timeline_tui.model.moment import Open

MERIDIEM = "(am:am|pm:pm)"
MINUTES = "(half:half|one? quarter:quarter|mm:num minute_word?)"


def clock_steps(hour: int, minute: int = 0, second: int | None = None) -> tuple[Step, ...]:
    """Return the steps to a clock time; minutes may overflow into hours."""
    hour, minute = (hour + minute // 60) % 24 if hour != 24 else 24, minute % 60
    steps: tuple[Step, ...] = (At("hour", hour), At("minute", minute))
    return steps if second is None else (*steps, At("second", second))


def clock(hour: int, minute: int = 0, second: int | None = None) -> Node:
    """Return the node of a clock time."""
    return dated("clock", clock_steps(hour, minute, second))


def twelve(match: Match, hour: int) -> int | None:
    """Return the hour with its a.m. or p.m. counted in; None when the two contradict."""
    if "am" in match or "pm" in match:
        if hour > 12:
            return hour if "pm" in match else None
        return hour % 12 + (12 if "pm" in match else 0)
    return hour


def _placed(match: Match, node: Node) -> Built:
    """Give the clock time its extent: without the preposition, with the word that makes it approximate."""
    if any("about" in token.lexeme for token in match.tokens):
        node = node.with_(approximate=True, mod="APPROX")
    return [(match.without("at", "in", "on", "of_hour"), node)]


def _digits(match: Match) -> Built:
    if "fraction" in match.token("x").lexeme and "about" in match.tokens[0].lexeme and len(match.tokens) == 2:
        return None  # about 0.55 of a share
    numbers = match.value("x", "hm", "hm_dot", "hhmm")
    hour = twelve(match, numbers[0]) if isinstance(numbers, list) else None
    if "hm_dot" in match.token("x").lexeme and match.goes_on and "at" not in match.tokens[0].lexeme:
        return None  # about 0.55 share
    return None if hour is None or _counts(match) else _placed(match, clock(hour, *numbers[1:]))  # type: ignore[index]


def _with_comma(match: Match) -> Built:
    """Alle 8,30: a time of day behind a preposition of hours, unless it measures something."""
    numbers = match.value("x", "hm_comma")
    if not isinstance(numbers, list) or match.goes_on or _counts(match):
        return None
    return _placed(match, clock(*numbers))


def _before_zone(match: Match) -> Built:
    """Four digits that only the zone behind them tells to be a clock time; the zone is read where all zones are."""
    built = _digits(match)
    return [(match.reach("x"), node) for _, node in built] if isinstance(built, list) else built


def _hour(match: Match) -> Built:
    hour = twelve(match, match.number("x", "h") or 0)
    if hour is None or "one" in match.token("x").lexeme or _counts(match) or _measures(match):
        return None
    if "mm" in match and (("joined" in match and "closing" in match) or _is_day(match)):
        return None  # "9h et 11h" are two hours, "в 11 часов 11 ноября" has a day behind
    return _placed(match, clock(hour, match.number("mm", "mm", "num") or 0))


def _is_day(match: Match) -> bool:
    return match.after is not None and not {"month", "weak_month"}.isdisjoint(match.after.lexeme)


def _in_words(match: Match) -> Built:
    """В восемь: an hour if nothing follows that it may count."""
    alone = match.after is None or not _MARKS.isdisjoint(match.after.lexeme)
    return _hour(match) if alone and 1 <= (match.number("x", "h") or 0) <= _NOON else None


def _at_hour(match: Match) -> Built:
    """At 8, alle otto; but a preposition of everything ("à deux pas") needs the word for hours, and few count a noun."""
    if any("hour_lead" in token.lexeme for token in match.tokens):
        return None
    few = "numword" in match.token("x").lexeme and (match.number("x", "h") or 0) <= _FEW
    ranged = match.after is not None and not {"to", "until", "or"}.isdisjoint(match.after.lexeme)
    return None if few and (match.goes_on or ranged) else _hour(match)


_MARKS = frozenset(("comma", "dot", "semicolon", "rpar"))


def _counts(match: Match) -> bool:
    """Tell whether what looks like an hour counts what follows: at 8 people, um zwei Jahre."""
    return match.after is not None and not {"counted", "plural"}.isdisjoint(match.after.lexeme)


def _measures(match: Match) -> bool:
    """Tell whether a number and a word that measures time too ("3 часа", "три дня") is an amount, not an hour.

    It is one unless a preposition of clocks stands before it, or a part of the day behind it.
    """
    words = [token.lexeme for token in match.tokens]
    if len([word for word in words if "unit" in word and not {"oclock", "am", "pm"}.isdisjoint(word)]) != 1:
        return False
    if "at" in words[0] or any("unit" not in word and not {"am", "pm"}.isdisjoint(word) for word in words):
        return False
    before = match.before.lexeme if match.before is not None else {}
    after = match.after.lexeme if match.after is not None else {}
    if (
        "at_hours" in before
        or "at_points" in words[0]
        or ("part_word" in match.ahead(3) and not _INSIDE.isdisjoint(after))
    ):
        return False
    hour = match.number("x", "h") or 0 if "numword" not in match.token("x").lexeme else 0
    if any("hour_word" in word for word in words):
        return not (hour > _FEW and "hour_word" in words[-1] and "hour_bound" in before)
    told = "mm" in match and "minute_word" not in words[-1]
    late = _NOON < hour < _DAY and _OF_AMOUNTS.isdisjoint(before)
    return "of" in after or not (told or late or not _BOUNDS.isdisjoint(before))


ASIDE = "hour beside an article"
"""The rule of a time of day that only its zone makes one: after another clock and a comma it restates it."""


def _maybe(match: Match) -> Built:
    """Le 8, las 8: a time of day only if a part of the day or a zone follows; `recognise` knows of zones."""
    slot, numbers = "y", match.value("y", "hm_dot")
    if not isinstance(numbers, list):
        slot, numbers = "x", [match.number("x", "h") or 0]
    if _counts(match):
        return None
    if "part_word" in match.ahead(3) and match.after is not None and not _INSIDE.isdisjoint(match.after.lexeme):
        return _placed(match, clock(*numbers))
    day = match.after.lexeme.get("day") if match.after is not None else None
    if isinstance(day, Node) and day.base == "focus":  # le 6 del giorno dopo
        return _placed(match, clock(*numbers))
    return [(match.reach(slot), clock(*numbers).with_(kind="maybe_clock", rule=ASIDE))]


_INSIDE = frozenset(("of", "in", "part_word"))
"""What joins an hour to the part of the day it is in: le 2.30 del mattino."""


def _with_verb(match: Match) -> Built:
    """Saranno le 17.30: the verb makes the number a time of day."""
    numbers = match.value("y", "hm_dot")
    if not isinstance(numbers, list) or _counts(match):
        return None
    return [(match.reach("article", "y"), clock(*numbers))]


def _bounded(match: Match) -> Built:
    """Entro le 18: a preposition of time makes the hour one."""
    found = _maybe(match)
    if not isinstance(found, list) or ("x" in match and match.goes_on):
        return None
    node = found[0][1]
    first = match.tokens[0].lexeme
    edge: Open = "end" if not {"since", "after"}.isdisjoint(first) else "start"
    return [(match.reach("article", "y" if "y" in match else "x"), node.with_(kind="clock", rule="clock", open=edge))]


def _named(match: Match) -> Built:
    hour, minute = str(match.value("x", "named_clock")).split(":")
    if "n" in match and match.number("n", "h") != 12:
        return None  # twelve noon
    return _placed(match, clock(int(hour), int(minute)))


def _four_digits(match: Match) -> Built:
    """At 0600: a nought in front makes four digits a clock time."""
    return _digits(match) if match.token("x").key.startswith("0") else None


def _two(match: Match) -> Built:
    """9h et 11h, at 8 o'clock and 10 o'clock: two hours, not an hour and its minutes."""
    first, second = match.number("a", "h") or 0, match.number("b", "h") or 0
    start = match.without("at", "in", "on")[0]
    return [((start, match.reach("ao")[1]), clock(first)), (match.reach("b", "bo"), clock(second))]


def _half_hour(match: Match) -> Built:
    """Half eight, as the British say for half past eight; where "halb acht" is half past seven, it says that."""
    if _counts(match) or "half_towards" in match.token("half").lexeme:
        return None
    return _placed(match, clock(match.number("x", "h") or 0, 30))


def _one(match: Match) -> Built:
    """One o'clock, where the word is an article too: all'una, a la una y media, à une heure, ein Uhr."""
    minutes, hour = fraction(match) if any(slot in match for slot in _FRACTIONS) else 0, twelve(match, 1)
    placed = any("at" in token.lexeme for token in match.tokens)
    if not placed and "unit" in match.token("o").lexeme:
        return None  # an amount
    of = match.after is not None and "of" in match.after.lexeme and "part_word" not in match.ahead(3)
    if minutes > 59 or hour is None or _counts(match) or ("o" in match and "unit" in match.token("o").lexeme and of):
        return None  # à une heure de route
    return None if match.after and "unit" in match.after.lexeme else _placed(match, clock(hour, minutes))


_FRACTIONS = ("half", "quarter", "mm")
_BEFORE_HALF = range(1, 15)
FIVES = range(5, 60, 5)
"""Minutes that are told without the word minutes: ten past three."""


def fraction(match: Match) -> int:
    """Return the minutes that the slots `half`, `quarter` or `mm` say; 60 for a number that tells no minutes."""
    if "half" in match:
        return 30
    if "quarter" in match:
        return 15
    minutes = match.number("mm", "num") or 0
    return minutes if minutes in FIVES or any("minute_word" in token.lexeme for token in match.tokens) else 60


def _told(match: Match) -> int | None:
    """Return the hour of slot `x`, which may be noon or midnight by name, with its a.m. or p.m. counted in."""
    name = match.value("x", "named_clock")
    return int(str(name)[:2]) if name else twelve(match, match.number("x", "h", "ord") or 0)


def _past(match: Match) -> Built:
    """Half past three, ten past three; le tre e mezza; tres y cuarto; midi et demi."""
    minutes, hour = fraction(match), _told(match)
    return None if minutes > 59 or hour is None or _counts(match) else _placed(match, clock(hour, minutes))


def _to(match: Match) -> Built:
    """Quarter to three; le tre meno dieci; без десяти три; halb vier; половина четвёртого."""
    minutes, hour = fraction(match), _told(match)
    if minutes > 59 or hour is None or _counts(match):
        return None
    return _placed(match, clock((hour - 1) % 24, minutes if "towards" in match else 60 - minutes))


OF = "(of_hour about?)"
_NOON, _DAY = 12, 24
_OF_AMOUNTS = frozenset(("over", "under", "nearly", "at_least", "at_most", "about", "duration_prep", "ago_before"))
_BOUNDS = frozenset(
    (
        "weekday",
        "weak_weekday",
        "month",
        "day",
        "until",
        "since",
        "before",
        "after",
        "by",
        "dash",
        "slash",
        "lpar",
        "is_hour",
    )
)
"""What stands before an hour, and seldom before an amount of hours."""
_FEW = 4
"""Up to so many hours in digits are rather an amount than a time of day: "до 3 часов", but "до 18 часов"."""
AT = "(at the? about?|about (at|in)? the?|the)?"
AT_LEAST_A_WORD = "(at the? about?|about (at|in)? the?)"
RULES = (
    Rule("digits", "hm", f"{AT} oclock_before? x:hm oclock? {MERIDIEM}?", _digits),
    Rule("digits with a point", "hm_dot", f"({AT_LEAST_A_WORD} oclock_before?|at? oclock_before about?|{OF}) x:hm_dot oclock? {MERIDIEM}?", _digits),
    Rule("digits with a comma", "hm_comma", "(at|about at|hour_article) about? x:hm_comma", _with_comma),
    Rule("digits with a point and o'clock", "hm_dot", f"x:hm_dot (oclock|{MERIDIEM})", _digits),
    Rule("hhmm UTC", "utc", "at? x:hhmm utc", _before_zone),
    Rule("digits with a point and UTC", "utc", "at? x:hm_dot utc", _before_zone),
    Rule("military hours", "military", "at? x:hhmm military", _digits),
    Rule("military hours with a colon", "u_hour", "at x:hm u_hour", _digits),
    Rule("at hhmm", "at", "at x:hhmm", _four_digits),
    Rule("hhmm a.m.", "am", f"{AT} x:hhmm {MERIDIEM}", _digits),
    Rule("hhmm p.m.", "pm", f"{AT} x:hhmm {MERIDIEM}", _digits),
    Rule("hour and o'clock", "oclock", f"{AT} x:h oclock {MERIDIEM}?", _hour),
    Rule("hour, o'clock and minutes", "oclock", f"{AT} x:h oclock joined:and? mm:mm (minute_word|closing:oclock)? {MERIDIEM}?", _hour),
    Rule("two hours", "oclock", f"{AT} a:h ao:oclock (and|comma) b:h bo:oclock", _two),
    Rule("one o'clock", "one_clock", f"at the? about? x:one_clock o:oclock? (and {MINUTES})? {MERIDIEM}?", _one),
    Rule("one by the clock", "one_oclock", f"(at the?)? about? x:one_oclock o:oclock (and? {MINUTES})? {MERIDIEM}?", _one),
    Rule("o'clock and hour", "oclock_before", "(at|about at?)? oclock_before about? x:h (and mm:mm)?", _hour),
    Rule("hour a.m.", "am", f"{AT} x:h {MERIDIEM} oclock?", _hour),
    Rule("hour p.m.", "pm", f"{AT} x:h {MERIDIEM} oclock?", _hour),
    Rule("at hour", "at", "(at the? about?|about at the?|at sharp) x:h", _at_hour),
    Rule("at hour in words", "numword", "at_hours x:numword", _in_words),
    Rule("about the hour", "about", "about the x:h", _hour),
    Rule("article and hour", "hour_article", "(at|in|on)? about? hour_article (x:h|y:hm_dot)", _maybe),
    Rule("bounded hour", "hour_article", "(by|until|since|before|after) article:hour_article (x:h|y:hm_dot)", _bounded),
    Rule("it is an hour", "is_hour", "is_hour article:hour_article y:hm_dot", _with_verb),
    Rule("hour and minutes in words", "at", f"{AT_LEAST_A_WORD} x:h dash? mm:mm", _hour),
    Rule("hour, minutes and a.m.", "am", f"{AT} x:h dash? mm:mm {MERIDIEM}", _hour),
    Rule("hour, minutes and p.m.", "pm", f"{AT} x:h dash? mm:mm {MERIDIEM}", _hour),
    Rule("noon", "named_clock", f"{AT} n:h? x:named_clock", _named),
    Rule("British half", "half", f"{AT_LEAST_A_WORD} half:half x:h {MERIDIEM}?", _half_hour),
    Rule("half past", "past", f"{AT} {MINUTES} past the? x:clock_hour oclock? {MERIDIEM}?", _past),
    Rule("quarter to", "to_hour", f"{AT} {MINUTES} to_hour hour_article? x:clock_hour oclock? {MERIDIEM}?", _to),
    Rule("quarter of", "quarter", f"{AT_LEAST_A_WORD} one? quarter:quarter of the? x:h oclock? {MERIDIEM}?", _to),
    Rule("hour and half", "and", f"(at the? about?|about at? the?|hour_article) x:clock_hour oclock? and {MINUTES} {MERIDIEM}?", _past),
    Rule("noon and half", "named_clock", f"{AT} x:named_clock and {MINUTES}", _past),
    Rule("hour less quarter", "less_hour", f"{AT} x:clock_hour oclock? less_hour {MINUTES} {MERIDIEM}?", _to),
    Rule("less quarter hour", "less_before", "at? less_before (quarter:quarter|mm:num minute_word?) x:h oclock?", _to),
    Rule("half towards hour", "half_towards", "at? towards:half_towards x:h oclock?", lambda m: _towards(m, 30)),
    Rule("half towards ordinal", "half_towards", "at? towards:half_towards x:ord", lambda m: _towards(m, 30)),
    Rule("quarter towards", "quarter_towards", "at? quarter_towards x:h oclock?", lambda m: _towards(m, 15)),
    Rule("three quarters towards", "three_quarters_towards", "at? three_quarters_towards x:h oclock?", lambda m: _towards(m, 45)),
    Rule("minutes to half", "half_towards", "at? mm:num minute_word? to_hour half_towards x:h oclock?", lambda m: _around_half(m, -1)),
    Rule("minutes past half", "half_towards", "at? mm:num minute_word? past half_towards x:h oclock?", lambda m: _around_half(m, 1)),
)  # fmt: skip


def _around_half(match: Match, sign: int) -> Built:
    """Fünf vor halb acht: so much from half an hour before the hour."""
    minutes = match.number("mm", "num") or 0
    return _towards(match, 30 + sign * minutes) if minutes in _BEFORE_HALF else None


def _towards(match: Match, minutes: int) -> Built:
    if "ord" in match.token("x").lexeme and match.goes_on and "at" not in match.tokens[0].lexeme:
        return None  # половина третьего тома
    hour = match.number("x", "h", "ord") or 0
    return _placed(match, clock((hour - 1) % 24, minutes)) if 1 <= hour <= 24 else None
