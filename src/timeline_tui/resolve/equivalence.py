"""One instant stated in several clocks: do the clocks agree, and if not, what would make them?"""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from timeline_tui.model import SEVERITY, Evidence, Expression, Finding, Moment, Reading, Timex, make_id
from timeline_tui.resolve.instants import MONTHS, restated
from timeline_tui.resolve.zones import Clock, city, clock_of, to_local, to_utc

_TOLERANCE = timedelta(minutes=30)  # for "about": less than the smallest step between two zones' clocks
_SLIP = timedelta(hours=1)
_ALTERNATIVES = 5
_EXPLAINED = 3  # statements of one instant that are explained in words; the evidence shows all
Statement = tuple[Expression, Moment]


def clock_conflicts(
    document: str, text: str, expressions: Sequence[Expression], timexes: Sequence[Timex]
) -> list[Finding]:
    """Return one finding for each instant whose statements cannot all be true."""
    findings = []
    for members in _groups(expressions):
        statements = [
            (expressions[i], moment)
            for i in members
            if (moment := timexes[i].moment) is not None and _states_clock(moment)
        ]
        wrong = [
            statement
            for statement in statements[1:]
            if not _agree(statements[0][1], statement[1])
            and not _told_again(statements[0], statement)
            and not _of_another(statements[0], statement)
        ]
        if wrong:
            findings.append(_conflict(document, text, statements[0], wrong, statements))
    return findings


def _groups(expressions: Sequence[Expression]) -> list[list[int]]:
    """Return the indexes of the statements of each instant that is stated more than once, in text order."""
    root: dict[int, int] = {}
    for index, expression in enumerate(expressions):
        other = expression.said_as
        if other is not None and 0 <= other < len(expressions) and other != index:
            root[_root(root, index)] = _root(root, other)
    groups: dict[int, list[int]] = {}
    for index in sorted(root):
        groups.setdefault(_root(root, index), []).append(index)
    return sorted(groups.values())


def _root(root: dict[int, int], index: int) -> int:
    """Return the representative of an index's group, shortening the way to it."""
    path = []
    while root.setdefault(index, index) != index:
        path.append(index)
        index = root[index]
    for passed in path:
        root[passed] = index
    return index


def _states_clock(moment: Moment) -> bool:
    """Tell whether the text itself gives a time its clock: a clock we assumed can contradict nobody."""
    return moment.local is not None and moment.zone_from not in ("assumed", "user")


def _told_again(first: Statement, second: Statement) -> bool:
    """Tell whether a time without a clock's name is told again in the same clock: then it was another place's."""
    unnamed = any(said.zone is None or said.zone.kind == "local" for said in (first[0], second[0]))
    return unnamed and clock_of(first[1]).same(clock_of(second[1]))


def _of_another(first: Statement, second: Statement) -> bool:
    """Tell whether a list of clocks goes on with another instant: a slip is mostly an hour, as of summer time."""
    return second[0].listed and abs(first[1].start - second[1].start) > _SLIP


def _agree(first: Moment, second: Moment) -> bool:
    apart = abs(first.start - second.start)
    return apart < _TOLERANCE if first.approximate or second.approximate else not apart


def _conflict(
    document: str, text: str, first: Statement, wrong: Sequence[Statement], statements: Sequence[Statement]
) -> Finding:
    spans = [span for expression, _ in statements for span in spans_of(expression)]
    start, end = min(span[0] for span in spans), max(span[1] for span in spans)
    readings = [reading for statement in wrong[:_EXPLAINED] for reading in _readings(first, statement)]
    return Finding(
        make_id("f", document, start, end, "clock-conflict"),
        "clock-conflict",
        SEVERITY["clock-conflict"],
        _message(first, wrong),
        tuple(Evidence(document, low, high, text[low:high]) for low, high in spans),
        tuple(readings),
    )


def spans_of(expression: Expression) -> list[tuple[int, int]]:
    """Return the span of an expression, and that of its zone words where they lie outside it."""
    spans = [(expression.start, expression.end)]
    words = expression.zone
    if words is not None and not (expression.start <= words.start and words.end <= expression.end):
        spans.append((words.start, words.end))
    return spans


def _message(first: Statement, wrong: Sequence[Statement]) -> str:
    moment = first[1]
    wrong = wrong[:_EXPLAINED]
    clocks = [clock_of(other) for _, other in wrong]
    truth = " and ".join(f"{_shown(moment.start, clock, moment)} in {clock.name}" for clock in clocks)
    said = " and ".join(f"{_said(other)}{_quoted(expression)}" for expression, other in wrong)
    count = "two clocks" if len(wrong) == 1 else "clocks"
    return f"The {count} disagree: {_said(moment)} in {clock_of(moment).name} is {truth}; the text says {said}."


def _quoted(expression: Expression) -> str:
    return "" if expression.zone is None else f" (“{expression.zone.text[:60]}”)"


def _said(moment: Moment) -> str:
    return (moment.local or "")[11:16]


def _shown(instant: datetime, clock: Clock, beside: Moment) -> str:
    """Return HH:MM in a clock, and that it is another day there where it is."""
    local = to_local(instant, clock.tz)
    if local is None:
        return "an unknown time"
    days = (local.date() - date.fromisoformat((beside.local or "")[:10])).days
    day = {0: "", 1: " the next day", -1: " the day before"}.get(days, "")
    return f"{local:%H:%M}{day}"


def _readings(first: Statement, second: Statement) -> list[Reading]:
    """Return what would make two statements consistent: either of them wrong, another place, another season."""
    readings = [_if_right(first[1], second[1]), _if_right(second[1], first[1])]
    for expression, moment, other in ((second[0], second[1], first[1]), (first[0], first[1], second[1])):
        readings += _elsewhere(expression, moment, other)
    return readings + _other_season(first[1], second[1])


def _if_right(right: Moment, wrong: Moment) -> Reading:
    clock = clock_of(wrong)
    shown = _shown(right.start, clock, right)
    return Reading(f"If {_said(right)} in {clock_of(right).name} is right, it is {shown} in {clock.name}.", right)


def _elsewhere(expression: Expression, moment: Moment, other: Moment) -> list[Reading]:
    """Return the other clocks of the country named in which the time stated would be right."""
    readings = []
    for key in expression.zone.alternatives if expression.zone is not None else ():
        try:
            clock = Clock(key, moment.zone_from)
        except KeyError:
            continue
        local = to_local(other.start, clock.tz)
        if local is not None and f"{local:%H:%M}" == _said(moment):
            readings.append(Reading(f"{_said(moment)} would be right in {city(key)}.", restated(other, clock)))
    return readings[:_ALTERNATIVES]


def _other_season(first: Moment, second: Moment) -> list[Reading]:
    """Return the dates of that year on which both statements would hold."""
    day = date.fromisoformat((first.local or "")[:10])
    ranges = agreeing(clock_of(first), _said(first), clock_of(second), _said(second), day.year)
    if not ranges:
        return []
    words = " or ".join(
        f"on {_short(low)}" if low == high else f"between {_short(low)} and {_short(high)}" for low, high in ranges
    )
    return [Reading(f"Both would be right {words}.", None)]


def _short(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]}"


def agreeing(one: Clock, said: str, two: Clock, said_there: str, year: int) -> list[tuple[date, date]]:
    """Return the ranges of days (inclusive) in a year on which `said` in one clock is `said_there` in another."""
    clock_time = time.fromisoformat(said)
    ranges: list[tuple[date, date]] = []
    day = date(year, 1, 1)
    for ordinal in range(day.toordinal(), min(day.toordinal() + 366, date.max.toordinal() + 1)):
        day = date.fromordinal(ordinal)
        instant = to_utc(datetime.combine(day, clock_time), one.tz) if day.year == year else None
        local = None if instant is None else to_local(instant, two.tz)
        if local is None or f"{local:%H:%M}" != said_there:
            continue
        if ranges and (day - ranges[-1][1]).days == 1:
            ranges[-1] = (ranges[-1][0], day)
        else:
            ranges.append((day, day))
    return ranges
