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
    numbers = match.value("x", "hm", "hm_dot", "hhmm")
    hour = twelve(match, numbers[0]) if isinstance(numbers, list) else None
    return None if hour is None or _counts(match) else _placed(match, clock(hour, *numbers[1:]))  # type: ignore[index]


def _before_zone(match: Match) -> Built:
    """Four digits that only the zone behind them tells to be a clock time; the zone is read where all zones are."""
    built = _digits(match)
    return [(match.reach("x"), node) for _, node in built] if isinstance(built, list) else built


def _hour(match: Match) -> Built:
    hour = twelve(match, match.number("x", "h") or 0)
    if hour is None or "one" in match.token("x").lexeme or _counts(match) or _measures(match):
        return None
    return _placed(match, clock(hour, match.number("mm", "mm", "num") or 0))


def _counts(match: Match) -> bool:
    """Tell whether what looks like an hour counts what follows: at 8 people, um zwei Jahre."""
    return match.after is not None and not {"counted", "plural"}.isdisjoint(match.after.lexeme)


def _measures(match: Match) -> bool:
    """Tell whether a number and a word that measures time too ("3 часа", "три дня") is an amount, not an hour.

    It is one unless a preposition of clocks stands before it, or a part of the day behind it.
    """
    words = [token.lexeme for token in match.tokens]
    if len([word for word in words if "unit" in word and not {"hour_word", "am", "pm"}.isdisjoint(word)]) != 1:
        return False
    if "at" in words[0] or any("unit" not in word and not {"am", "pm"}.isdisjoint(word) for word in words):
        return False
    before = match.before.lexeme if match.before is not None else {}
    if "at_hours" in before:
        return False
    late = "numword" not in match.token("x").lexeme and (match.number("x", "h") or 0) > _FEW
    return not (late and "hour_word" in words[-1] and "hour_bound" in before)


ASIDE = "hour beside an article"
"""The rule of a time of day that only its zone makes one: after another clock and a comma it restates it."""


def _maybe(match: Match) -> Built:
    """Le 8, las 8: a time of day only if a zone follows; `recognise` knows."""
    slot, numbers = "y", match.value("y", "hm_dot")
    if not isinstance(numbers, list):
        slot, numbers = "x", [match.number("x", "h") or 0]
    return None if _counts(match) else [(match.reach(slot), clock(*numbers).with_(kind="maybe_clock", rule=ASIDE))]


def _bounded(match: Match) -> Built:
    """Entro le 18: a preposition of time makes the hour one."""
    found = _maybe(match)
    if not isinstance(found, list):
        return None
    span, node = found[0]
    first = match.tokens[0].lexeme
    edge: Open = "end" if not {"since", "after"}.isdisjoint(first) else "start"
    return [(span, node.with_(kind="clock", rule="clock", open=edge))]


def _named(match: Match) -> Built:
    hour, minute = str(match.value("x", "named_clock")).split(":")
    return _placed(match, clock(int(hour), int(minute)))


FIVES = (5, 10, 20, 25)
"""Minutes that are told without the word minutes: ten past three."""


def fraction(match: Match) -> int:
    """Return the minutes that the slots `half`, `quarter` or `mm` say; 60 for a number that tells no minutes."""
    if "half" in match:
        return 30
    if "quarter" in match:
        return 15
    minutes = match.number("mm", "num") or 0
    return minutes if minutes in FIVES or any("minute_word" in token.lexeme for token in match.tokens) else 60


def _past(match: Match) -> Built:
    """Half past three, ten past three; le tre e mezza; tres y cuarto."""
    minutes, hour = fraction(match), twelve(match, match.number("x", "h") or 0)
    return None if minutes > 59 or hour is None else _placed(match, clock(hour, minutes))


def _to(match: Match) -> Built:
    """Quarter to three; le tre meno dieci; без десяти три; halb vier; половина четвёртого."""
    minutes, hour = fraction(match), twelve(match, match.number("x", "h", "ord") or 0)
    if minutes > 59 or hour is None:
        return None
    return _placed(match, clock((hour - 1) % 24, minutes if "towards" in match else 60 - minutes))


OF = "(of_hour about?)"
_FEW = 4
"""Up to so many hours in digits are rather an amount than a time of day: "до 3 часов", but "до 18 часов"."""
AT = "(at the? about?|about (at|in)? the?|the)?"
AT_LEAST_A_WORD = "(at the? about?|about (at|in)? the?)"
RULES = (
    Rule("digits", "hm", f"{AT} oclock_before? x:hm oclock? {MERIDIEM}?", _digits),
    Rule("digits with a point", "hm_dot", f"({AT_LEAST_A_WORD} oclock_before?|at? oclock_before about?|{OF}) x:hm_dot oclock? {MERIDIEM}?", _digits),
    Rule("digits with a point and o'clock", "hm_dot", f"x:hm_dot (oclock|{MERIDIEM})", _digits),
    Rule("hhmm UTC", "utc", "at? x:hhmm utc", _before_zone),
    Rule("military hours", "military", "at? x:hhmm military", _digits),
    Rule("hhmm a.m.", "am", f"{AT} x:hhmm {MERIDIEM}", _digits),
    Rule("hhmm p.m.", "pm", f"{AT} x:hhmm {MERIDIEM}", _digits),
    Rule("hour and o'clock", "oclock", f"{AT} x:h oclock (and? mm:mm oclock?)? {MERIDIEM}?", _hour),
    Rule("o'clock and hour", "oclock_before", "(at|about at?)? oclock_before about? x:h (and mm:mm)?", _hour),
    Rule("hour a.m.", "am", f"{AT} x:h {MERIDIEM} oclock?", _hour),
    Rule("hour p.m.", "pm", f"{AT} x:h {MERIDIEM} oclock?", _hour),
    Rule("at hour", "at", "(at the? about?|about at the?) x:h", _hour),
    Rule("about the hour", "about", "about the x:h", _hour),
    Rule("article and hour", "hour_article", "(at|in|on)? about? hour_article (x:h|y:hm_dot)", _maybe),
    Rule("bounded hour", "hour_article", "(by|until|since|before|after) hour_article (x:h|y:hm_dot)", _bounded),
    Rule("hour and minutes in words", "at", f"{AT_LEAST_A_WORD} x:h dash? mm:mm", _hour),
    Rule("hour, minutes and a.m.", "am", f"{AT} x:h dash? mm:mm {MERIDIEM}", _hour),
    Rule("hour, minutes and p.m.", "pm", f"{AT} x:h dash? mm:mm {MERIDIEM}", _hour),
    Rule("noon", "named_clock", f"{AT} x:named_clock", _named),
    Rule("half past", "past", f"{AT} {MINUTES} past the? x:h oclock? {MERIDIEM}?", _past),
    Rule("quarter to", "to_hour", f"{AT} {MINUTES} to_hour the? x:h oclock? {MERIDIEM}?", _to),
    Rule("hour and half", "and", f"(at the? about?|about at? the?|the) x:h oclock? and {MINUTES} {MERIDIEM}?", _past),
    Rule("hour less quarter", "less_hour", f"{AT} x:h oclock? less_hour {MINUTES} {MERIDIEM}?", _to),
    Rule("less quarter hour", "less_before", "at? less_before (quarter:quarter|mm:num minute_word?) x:h oclock?", _to),
    Rule("half towards hour", "half_towards", "at? towards:half_towards x:h oclock?", lambda m: _towards(m, 30)),
    Rule("half towards ordinal", "half_towards", "at? towards:half_towards x:ord", lambda m: _towards(m, 30)),
    Rule("quarters towards", "quarter_towards", "at? towards:quarter_towards x:h oclock?", lambda m: _towards(m, m.number("towards", "quarter_towards") or 15)),
)  # fmt: skip


def _towards(match: Match, minutes: int) -> Built:
    hour = match.number("x", "h", "ord") or 0
    return _placed(match, clock((hour - 1) % 24, minutes)) if 1 <= hour <= 24 else None
