"""What cannot be right in a text's times, each with the readings that would make it right. Nothing is corrected."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

from timeline_tui.model import SEVERITY, At, Evidence, Expression, Finding, Moment, Reading, Shift, Timex, make_id
from timeline_tui.model.finding import FindingKind
from timeline_tui.resolve.anchor import Anchor
from timeline_tui.resolve.equivalence import clock_conflicts, spans_of
from timeline_tui.resolve.instants import MONTHS, WEEKDAYS, day_in_words, moment_of
from timeline_tui.resolve.point import Point, day_point, days_in_month, make_date
from timeline_tui.resolve.zones import Clock, clock_of, kind_of, offset_clock, offset_name, to_local

_FULL = re.compile(r"(\d{4}|XXXX)-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::\d\d)?Z?$)?")
_INSTANT = timedelta(seconds=1)
_COUNTED = 2  # readings of a day counted from now: the day or the weekday is right, and the year is not in doubt
_YEARS = 6  # any date falls on any weekday within this many years either way, 29 February aside
Found = tuple[FindingKind, str, tuple[Reading, ...]]


def check(
    document: str, text: str, expressions: Sequence[Expression], timexes: Sequence[Timex], anchor: Anchor
) -> tuple[Finding, ...]:
    """Return the findings about times, in text order; `timexes` are aligned with `expressions`."""
    findings = clock_conflicts(document, text, expressions, timexes)
    for expression, timex in zip(expressions, timexes, strict=True):
        clock = anchor.clock if timex.moment is None else clock_of(timex.moment)
        for kind, message, readings in _found(expression, timex, clock):
            findings.append(_finding(document, text, expression, kind, message, readings))
    return tuple(sorted(findings, key=lambda finding: (finding.evidence[0].start, finding.kind)))


def _finding(
    document: str, text: str, expression: Expression, kind: FindingKind, message: str, readings: tuple[Reading, ...]
) -> Finding:
    evidence = tuple(Evidence(document, start, end, text[start:end]) for start, end in spans_of(expression))
    return Finding(
        make_id("f", document, expression.start, expression.end, kind),
        kind,
        SEVERITY[kind],
        message,
        evidence,
        readings,
    )


def _found(expression: Expression, timex: Timex, clock: Clock) -> Iterator[Found]:
    if expression.type not in ("DATE", "TIME"):
        return
    named = {step.field: step.value for step in expression.steps if isinstance(step, At)}
    if "day" in named and "month" in named:
        yield from _day_findings(named.get("weekday"), timex, clock)
    elif "weekday" in named and isinstance(expression.steps[0], Shift) and expression.steps[0].unit == "day":
        yield from _day_findings(named["weekday"], timex, clock, _COUNTED)  # tomorrow, Sunday
    if timex.moment is not None and timex.moment.local is not None:
        if timex.moment.uncertain:
            yield from _changed_clock(timex, clock)
        yield from _abbreviation(expression, timex.moment)


def _day_findings(weekday: object, timex: Timex, clock: Clock, most: int | None = None) -> Iterator[Found]:
    matched = _FULL.match(timex.value)
    if matched is None:
        return
    year = 2000 if matched[1] == "XXXX" else int(matched[1])  # a leap year: gives 29 February the benefit of the doubt
    month, number = int(matched[2]), int(matched[3])
    day = make_date(year, month, number)
    if day is None and 1 <= month <= 12 and 1 <= number <= 31 and year:
        yield "invalid-date", *_invalid(year, month, number, matched[1] != "XXXX", clock)
    elif day is not None and matched[1] != "XXXX" and _is_other_weekday(day, weekday):
        message, readings = _mismatch(day, int(str(weekday)), clock)
        yield "weekday-mismatch", message, readings[:most]


def _is_other_weekday(day: date, said: object) -> bool:
    return isinstance(said, int) and 1 <= said <= 7 and day.isoweekday() != said


def _invalid(year: int, month: int, number: int, dated: bool, clock: Clock) -> tuple[str, tuple[Reading, ...]]:
    name, length = MONTHS[month - 1], days_in_month(year, month)
    if month == 2 and number == 29:
        message = f"29 February {year} does not exist: {year} is not a leap year."
    else:
        length = 29 if month == 2 and not dated else length
        message = f"{number} {name}{f' {year}' if dated else ''} does not exist: {name} has {length} days."
    last = make_date(year, month, length)
    if not dated or last is None or last == date.max:
        return message, ()
    options = (last, last + timedelta(days=1))
    return message, tuple(Reading(f"{day_in_words(day)} may be meant.", _whole(day, clock)) for day in options)


def _whole(day: date, clock: Clock) -> Moment | None:
    return moment_of(day_point(day), clock)


def _mismatch(day: date, weekday: int, clock: Clock) -> tuple[str, tuple[Reading, ...]]:
    said, name = WEEKDAYS[weekday - 1], f"{day.day} {MONTHS[day.month - 1]}"
    message = f"{name} {day.year} is a {WEEKDAYS[day.weekday()]}, not a {said}."
    readings = [Reading(f"If the date is right, it is {day_in_words(day)}.", _whole(day, clock))]
    near = (weekday - day.isoweekday() + 3) % 7 - 3
    if 1 <= day.toordinal() + near <= date.max.toordinal():
        other = date.fromordinal(day.toordinal() + near)
        readings.append(Reading(f"If the weekday is right, it is {day_in_words(other)}.", _whole(other, clock)))
    for year in _fitting_years(day, weekday):
        fitting = make_date(year, day.month, day.day)
        moment = None if fitting is None else _whole(fitting, clock)
        readings.append(Reading(f"{name} is a {said} in {year}.", moment))
    return message, tuple(readings)


def _fitting_years(day: date, weekday: int) -> list[int]:
    """Return the nearest year before and after in which a date falls on a weekday."""
    years = []
    for sign in (-1, 1):
        for more in range(1, _YEARS + 1):
            other = make_date(day.year + sign * more, day.month, day.day)
            if other is not None and other.isoweekday() == weekday:
                years.append(other.year)
                break
    return years


def _changed_clock(timex: Timex, clock: Clock) -> Iterator[Found]:
    """Report a time that the clock skipped or showed twice."""
    matched = _FULL.match(timex.value)
    if matched is None or matched[4] is None or timex.moment is None:
        return
    day = make_date(int(matched[1]), int(matched[2]), int(matched[3]))
    if day is None or int(matched[4]) > 23:
        return
    local = datetime(day.year, day.month, day.day, int(matched[4]), int(matched[5]))
    kind = kind_of(local, clock.tz)
    when = f"{local:%H:%M} on {day.day} {MONTHS[day.month - 1]} {day.year}"
    readings = tuple(_fold_reading(local, clock, fold, kind == "fold") for fold in (0, 1))
    if kind == "gap" and kind_of(local - _INSTANT, clock.tz) == "gap":  # the change itself is told as at 2:00
        message = f"{when} does not exist in {clock.name}: the clocks went forward past it."
        yield "nonexistent-time", message, readings
    elif kind == "fold":
        yield "ambiguous-time", f"{when} came twice in {clock.name}: the clocks went back over it.", readings


def _fold_reading(local: datetime, clock: Clock, fold: int, twice: bool) -> Reading:
    point = Point("minute", local.year, None, local.month, local.day, None, "", local.hour, local.minute)
    moment = moment_of(point, clock, fold=fold)
    offset = local.replace(tzinfo=clock.tz, fold=fold).utcoffset() or timedelta()
    name = offset_name(round(offset.total_seconds() / 60))
    if twice:
        return Reading(f"The {'second' if fold else 'first'} {local:%H:%M}, at {name}.", moment)
    shown = "" if moment is None else f", which the clocks showed as {(moment.local or '')[11:16]}"
    return Reading(f"{local:%H:%M} as counted {'after' if fold else 'before'} the change, at {name}{shown}.", moment)


def _abbreviation(expression: Expression, moment: Moment) -> Iterator[Found]:
    """Report an abbreviation whose literal offset is not the one its zone keeps on that day."""
    words = expression.zone
    if words is None or words.kind != "abbreviation" or words.offset is None or moment.zone != words.zone:
        return
    clock, literal = clock_of(moment), offset_clock(words.offset, moment.zone_from)
    local = to_local(moment.start, clock.tz)
    if local is None:
        return
    kept = round((local.utcoffset() or timedelta()).total_seconds() / 60)
    if kept == words.offset or local.tzname() == words.text.replace(".", "").upper():
        return  # MSK said UTC+4 from 2011 to 2014
    said, other = f"{local:%H:%M}", _literal(local, literal)
    there = None if other is None else to_local(other.start, clock.tz)
    if there is None:
        return  # a year before the first, or past 9999
    message = (
        f"“{words.text[:60]}” says {offset_name(words.offset)}, but {clock.name} keeps {offset_name(kept)} on "
        f"{local.day} {MONTHS[local.month - 1]} {local.year}: {said} by the letter is {there:%H:%M} in {clock.name}."
    )
    readings = (
        Reading(f"{said} in {clock.name}, as people mean it.", moment),
        Reading(f"{said} at {offset_name(words.offset)}, to the letter.", other),
    )
    yield "abbreviation-mismatch", message, readings


def _literal(local: datetime, clock: Clock) -> Moment | None:
    point = Point("minute", local.year, None, local.month, local.day, None, "", local.hour, local.minute)
    return moment_of(point, clock)
