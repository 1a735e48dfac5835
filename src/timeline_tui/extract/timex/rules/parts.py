"""Parts of the day, and the joining of days with parts and clock times."""

from timeline_tui.extract.timex.grammar import Built, Match, Rule
from timeline_tui.extract.timex.node import Node, dated
from timeline_tui.extract.timex.rules.modifiers import edge_of
from timeline_tui.model.expression import At, Shift, Step


def _part(match: Match) -> At:
    return At("part", str(match.value("p", "part_word")))


def _day_part(match: Match) -> Built:
    """Tomorrow evening, lunedì mattina, the night of 3 May."""
    node = match.node("x", "day")
    if node is None or (isinstance(node.steps[-1], At) and node.steps[-1].field == "part"):
        return None
    return dated("day part", (*node.steps, _part(match)), node.base, mod=edge_of(match))


def _weekday_part_date(match: Match) -> Built:
    """Monday evening, 25 February; Montagabend, 25. Februar."""
    weekday, node = match.node("w", "day"), match.node("x", "day")
    if weekday is None or node is None or len(weekday.steps) != 1 or not weekday.has("weekday") or not node.has("day"):
        return None
    return dated("day part", (*node.steps, *weekday.steps, _part(match)), node.base)


def _this_part(match: Match) -> Built:
    sign = -1 if any("last" in token.lexeme for token in match.tokens) else 0
    sign = 1 if any("next" in token.lexeme for token in match.tokens) else sign
    return dated("this part", (Shift("day", sign), _part(match)), "now", mod=edge_of(match))


def _that_part(match: Match) -> Built:
    """That evening: of the day the text tells of."""
    if "adverbial" in match.token("p").lexeme:
        return None  # you can't do that overnight
    return dated("that part", (Shift("day", 0), _part(match)), "focus", mod=edge_of(match))


def _bare_part(match: Match) -> Built:
    node = dated("part of day", (_part(match),), mod=edge_of(match))
    start, end = match.without("in", "on", "at", "of")
    first = match.tokens[0].lexeme
    start += len(match.tokens) > 2 and "the" in first and "to" in first  # a meio da tarde
    return [((start, end), node.with_(kind="bare_part"))]


def hour_in_part(hour: int, part: str) -> int:
    """Return the hour of 24 that an hour of 12 is in a part of the day: 8 in the evening is 20, 2 at night is 2."""
    if hour > 12:
        return hour
    if part == "NI":
        return hour + 12 if 8 <= hour < 12 else hour % 12
    if part == "MO":
        return hour % 12 if hour == 12 else hour
    return hour % 12 + 12 if part in ("AF", "EV") and not (part == "EV" and hour == 12) else hour % 24


def _settled(steps: tuple[Step, ...], part: str) -> tuple[Step, ...]:
    return tuple(
        At("hour", hour_in_part(int(s.value), part)) if isinstance(s, At) and s.field == "hour" else s for s in steps
    )


def _clock_part(match: Match) -> Built:
    node = match.node("c", "clock")
    return node.with_(steps=_settled(node.steps, str(_part(match).value))) if node else None


def join(day: Node, clock: Node) -> Node:
    """Return the clock time on that day; a part of the day settles which half the hour is in."""
    steps, part = day.steps, day.get("part")
    if part is not None and part != "NI":  # the small hours of a night are of the next day: resolution must know
        steps = tuple(step for step in steps if not (isinstance(step, At) and step.field == "part"))
    inner = _settled(clock.steps, str(part)) if part is not None else clock.steps
    approximate = day.approximate or clock.approximate
    return Node(
        "clock",
        "day and clock",
        "TIME",
        day.base,
        (*steps, *inner),
        approximate=approximate,
        mod=clock.mod,
        range_of=day.range_of,
    )


def _join(match: Match) -> Built:
    day, clock = match.node("x", "day", "part"), match.node("c", "clock")
    if day is None or clock is None or clock.base != "none" or clock.has("day") or clock.has("weekday"):
        return None
    return join(day, clock)


def _numbered_day(match: Match) -> Built:
    """Le 16 à 18h."""
    clock = match.node("c", "clock")
    return join(dated("day number", (At("day", match.number("d", "d") or 0),)), clock) if clock else None


def _join_bare(match: Match) -> Built:
    part, clock = match.node("x", "bare_part"), match.node("c", "clock")
    another = match.after is not None and not {"clock", "hm"}.isdisjoint(match.after.lexeme)
    if part is None or clock is None or (another and any("comma" in token.lexeme for token in match.tokens)):
        return None  # sunrise 07:18, sunset 16:21
    return clock.with_(steps=_settled(clock.steps, str(part.get("part"))))


EDGE = "((start|middle|end|early|late) dash? of? the?)"
RULES = (
    Rule("day and part", "part_word", f"x:day (comma|(at|in|on|of)? the?) {EDGE}? p:part_word", _day_part),
    Rule("weekday, part and date", "part_word", "w:day p:part_word comma? the? x:day", _weekday_part_date),
    Rule("part of the day", "part_word", f"the? {EDGE}? p:part_word (of|on|between)? the? x:day", _day_part),
    Rule("this part", "part_word", f"{EDGE}? (this|last|next) p:part_word", _this_part),
    Rule("that part", "part_word", "that p:part_word", _that_part),
    Rule("edge of a part", "part_word", f"the? {EDGE} p:part_word", _bare_part),
    Rule("part last", "part_word", "the? p:part_word (last|next|this)", _this_part),
    Rule("clock and part", "clock", "c:clock (of|in|at)? the? p:part_word", _clock_part),
    Rule("part alone", "part_word", "(in|on|at|of) the? p:part_word", _bare_part),
    Rule("the part", "part_word", "the p:part_word", _bare_part),
    Rule("bare part", "part_word", "p:part_word", lambda m: None if {"day", "adverb"} & m.token("p").lexeme.keys() else _bare_part(m)),
)  # fmt: skip
CLOCKED = (
    Rule("day and clock", "clock", "x:day_or_part (comma|dash)? (at|in|on|hour_lead)? the? c:clock", _join),
    Rule("number of a day and clock", "hour_lead", "(on|day_word) d:d hour_lead c:clock", _numbered_day),
    Rule("clock and day", "clock", "c:clock (of|on|comma|in|the)? the? x:day_or_part", _join),
    Rule("part and clock", "bare_part", "x:bare_part comma? (at|hour_lead)? c:clock", _join_bare),
    Rule("clock and bare part", "bare_part", "c:clock comma? x:bare_part", _join_bare),
)  # fmt: skip
