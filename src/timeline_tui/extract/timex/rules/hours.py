"""Clock times of languages that count hours with ordinals, or with words that also measure time.

"Третя година" is three o'clock; "3 часа" is an hour of the day behind "в" and an amount of time elsewhere.
"""

from timeline_tui.extract.timex.grammar import Built, Match, Piece, Rule
from timeline_tui.extract.timex.node import Node
from timeline_tui.extract.timex.rules.clocks import MERIDIEM, clock, fraction, twelve

MINUTES = "(quarter:quarter|mm:num minute_word?)"
PLACED = ("at", "at_hours")


def _placed(match: Match, first: str, hour: int | None, minute: int = 0) -> list[Piece] | None:
    """Give the clock time the words from slot `first` on."""
    if hour is None:
        return None
    approximate = any("about" in token.lexeme for token in match.tokens)
    node = clock(hour, minute).with_(approximate=approximate, mod="APPROX" if approximate else None)
    return [((match.reach(first)[0], match.end), node)]


def _points(match: Match) -> Built:
    numbers, other = match.value("x", "hm_dot"), match.value("y", "hm_dot")
    if not isinstance(numbers, list):
        return None
    built = _placed(match, "x", twelve(match, numbers[0]), numbers[1])
    if isinstance(other, list):  # в 6.45 и 18.15
        return [(match.reach("x"), clock(*numbers)), (match.reach("y"), clock(*other))]
    if built is None or "stop" not in match:
        return built
    return [((start, end - 1), node) for (start, end), node in built]


def _score(match: Match) -> Built:
    """Со счётом 21:15: no time of day."""
    return [] if "score_word" in match.tokens[0].lexeme else None


def _noun(match: Match) -> Built:
    """L'ora, quell'ora: an hour, where "ora" alone is now."""
    if "ref" not in match.token("u").lexeme or "one" in match.tokens[0].lexeme:
        return None
    return Node("amount", "hour as a noun", "DURATION", amounts=((1, "hour"),), inexact=True)


def _numbered(match: Match) -> Built:
    """Page 1990, § 8, set 6:4; but not the 8 of "8 a.m."."""
    after = match.after.lexeme if match.after is not None else {}
    return [] if _TIME.isdisjoint(after) else None


_TIME = frozenset(("am", "pm", "oclock", "month", "weak_month"))


def _hour(match: Match, back: int = 0) -> int | None:
    """Return the hour of slot `x`, counted back by so many, with its a.m. or p.m.; None if the clock has none such."""
    hour = match.number("x", "ord", "h") or 0
    return twelve(match, (hour - back) % 24) if 1 <= hour <= 24 else None


def _ordinal(match: Match) -> Built:
    """О третій, третя година дня; but "перші години" are no time of day: something must show that it is a clock."""
    words = {category for token in match.tokens for category in token.lexeme}
    if match.before is not None:
        words |= match.before.lexeme.keys()
    if words.isdisjoint(
        ("at", "at_hours", "am", "pm", "about", "since", "until", "after", "from", "am_ordinal", "pm_ordinal")
    ):
        return None
    return _placed(match, "x", _hour(match), match.number("mm", "mm", "num") or 0)


def _towards(match: Match) -> Built:
    """Чверть на п'яту, десять хвилин на шосту, половина четвёртого: so much of the hour that ends then."""
    if match.goes_on and not any(word in match.tokens[0].lexeme for word in PLACED):
        return None  # половина третьего тома
    told = any("minutes_towards" in token.lexeme for token in match.tokens)
    minutes = (match.number("mm", "num") or 0) if told else fraction(match)
    return _placed(match, _first(match), _hour(match, 1), minutes) if minutes < 60 else None


def _towards_told(match: Match) -> Built:
    """В десять минут девятого."""
    minutes = match.number("mm", "num") or 0
    return _placed(match, "mm", _hour(match, 1), minutes) if 0 < minutes < 60 else None


def _less(match: Match) -> Built:
    """Без четверти три дня, за десять хвилин п'ята: so much before the hour."""
    minutes = fraction(match)
    return _placed(match, "less", _hour(match, 1), 60 - minutes) if 0 < minutes < 60 else None


def _past(match: Match) -> Built:
    minutes = fraction(match)
    return _placed(match, _first(match), _hour(match), minutes) if minutes < 60 else None


def _first(match: Match) -> str:
    return next(slot for slot in ("half", "quarter", "mm") if slot in match)


def _counted(match: Match) -> Built:
    """В 17 часов 10 минут: an hour of the day only behind a preposition of clocks."""
    minutes, ordinal = match.number("mm", "num") or 0, "ordinal" in match
    if minutes > 59 or not (ordinal or any(word in match.tokens[0].lexeme for word in PLACED)):
        return None
    return _placed(match, "x", _hour(match), minutes)


def _going_on(match: Match) -> Built:
    """В пятом часу: between four and five."""
    built = _placed(match, "x", _hour(match, 1))
    return [(reach, node.with_(approximate=True, mod="APPROX")) for reach, node in built] if built else None


def _one(match: Match) -> Built:
    return _placed(match, "x", twelve(match, 1))


FIRST = (
    Rule("score", "score_word", "score_word x:hm", _score),
    Rule("numbered thing", "label", "label (num|hm|hm_dot|dm)", _numbered),
    Rule("verse", "book", "book hm", lambda _: []),
    Rule("hour as a noun", "ref", "(the|that|in_the) u:u_hour", _noun),
    Rule("age in tens", "possessive", "possessive (early|late|start|middle|end)? num decade_mark", lambda _: []),
    Rule("name behind a title", "title", "title dot? (any_month|any_weekday|any_season)", lambda _: []),
    Rule("street named for a day", "street", "street d:day_number (dot|dash|ordmark)? of? m:any_month", lambda _: []),
    Rule("points behind at", "at_points", f"at_points x:hm_dot oclock? {MERIDIEM}?", _points),
    Rule("points behind at, and a full stop", "at_points", "at_points x:hm_dot stop:dot", _points),
    Rule("two points behind at", "at_points", "at_points x:hm_dot and y:hm_dot", _points),
)  # fmt: skip
RULES = (
    Rule("points", "near_points", f"near_points x:hm_dot oclock? {MERIDIEM}?", _points),
    Rule("ordinal hour", "ordinal_hour", f"(at about?|about at?)? x:ord ordinal_hour {MERIDIEM}?", _ordinal),
    Rule("at ordinal", "at_ordinal", f"(at_ordinal about?|about at_ordinal) x:ord mm:mm? {MERIDIEM}?", _ordinal),
    Rule("ordinal in the morning", "am_ordinal", "x:ord am:am_ordinal", _ordinal),
    Rule("ordinal in the evening", "pm_ordinal", "x:ord pm:pm_ordinal", _ordinal),
    Rule("hour and minutes", "minute_word", f"(at|at_hours) x:hour_number oclock and? mm:num minute_word {MERIDIEM}?", _counted),
    Rule("minutes of an hour by its ordinal", "minute_word", f"(at|at_hours) mm:num minute_word x:ord {MERIDIEM}?", _towards_told),
    Rule("ordinal hour and minutes", "ordinal_hour", f"x:ord ordinal:ordinal_hour mm:num minute_word {MERIDIEM}?", _counted),
    Rule("in the hour, minutes", "locative_hour", f"x:h ordinal:locative_hour mm:num minute_word {MERIDIEM}?", _counted),
    Rule("half of the hour", "half_towards", f"(at|at_hours)? half:half_towards x:ord oclock? {MERIDIEM}?", _towards),
    Rule("quarter of the hour", "quarter_towards", f"(at|at_hours)? quarter:quarter_towards x:ord oclock? {MERIDIEM}?", _towards),
    Rule("minutes of the hour", "minutes_towards", f"(at|at_hours)? mm:num minutes_towards x:ord oclock? {MERIDIEM}?", _towards),
    Rule("less, ordinal hour", "less_before", f"less:less_before {MINUTES} x:ord oclock? {MERIDIEM}?", _less),
    Rule("less, hour of a part", "less_before", f"less:less_before {MINUTES} x:h oclock? {MERIDIEM}", _less),
    Rule("past ordinal hour", "past", f"(at|at_hours)? {MINUTES} past x:ord {MERIDIEM}?", _past),
    Rule("within an hour", "hour_going_on", f"x:ord hour_going_on {MERIDIEM}?", _going_on),
    Rule("one of the clock", "one_hour", f"x:one_hour {MERIDIEM}", _one),
)  # fmt: skip
