"""One expression's path, walked on the calendar from where it starts. No clock is asked here."""

from datetime import date
from typing import NamedTuple

from timeline_tui.model import At, Expression, Nth, Shift, Step
from timeline_tui.resolve.calendar import SECONDS_IN, clock_start, narrow, nth, shift
from timeline_tui.resolve.context import Placed, focus_day
from timeline_tui.resolve.directions import (
    candidates,
    distance,
    latest,
    nearest,
    of_weekday,
    onward,
    rule_for,
    short_decade,
    short_year,
    upcoming,
)
from timeline_tui.resolve.point import DAY_RANK, MONTH_RANK, NOWHERE, Point, day_of, first_day
from timeline_tui.resolve.scene import Scene
from timeline_tui.resolve.zones import Clock

BARE = frozenset({"half", "quarter", "season", "month", "week", "weekend", "day", "weekday", "holiday"})
NAMES_YEAR = frozenset({"year", "century", "decade", "short_year", "short_decade", "fiscal_year"})
_CLOCK = frozenset({"hour", "minute", "second", "part"})
_WEEK = 7  # days
_STEP = 3  # years that one sentence of a history may step on
_PARTS_OF_YEAR = frozenset({"season", "quarter", "half"})
_GOES_ON = 60  # days within which a history's next date is expected
_HISTORYS = frozenset({"week", "month", "quarter", "season", "half", "year"})
_COMPARED = 6  # sentences over which two periods may be compared


class Walked(NamedTuple):
    """Where a path led: `dated` when it named its own year, `deictic` when its day was counted from now.

    `compared` when it is another year's namesake of a period told of before; `clock` when it counts on from a time
    of day, told in that clock.
    `reason` completes a sentence that begins with the expression's words.
    """

    point: Point
    reason: str
    dated: bool = False
    deictic: bool = False
    approximate: bool = False
    compared: bool = False
    clock: Clock | None = None


def stated(expression: Expression) -> set[str]:
    """Return the names of the calendar fields coarser than a clock that an expression gives."""
    return {str(step.field) for step in expression.steps if isinstance(step, At)} - _CLOCK


def names_only_clock(expression: Expression) -> bool:
    """Tell whether an expression is a mere time of day."""
    steps = expression.steps
    return bool(steps) and all(isinstance(step, At) and step.field in _CLOCK for step in steps)


def names_day(expression: Expression) -> bool:
    """Tell whether an expression leads to a day of its own."""
    last = expression.steps[-1] if expression.steps else None
    if isinstance(last, At):
        return last.field in ("day", "weekday", "holiday")
    return last is not None and last.unit in ("day", "weekday")


def walk(expression: Expression, scene: Scene) -> Walked:
    """Walk an expression's path; what the text leaves unsaid is filled in by the rules of `directions`."""
    steps = _without_check(expression.steps)
    if expression.type == "SET":
        return Walked(_follow(NOWHERE, steps), "repeats")
    if expression.base == "period":
        return _from_period(expression, scene)
    fields, direction, rest = _bare_prefix(steps)
    if expression.base == "focus" and not fields:
        return _from_focus(steps, scene)
    if fields:
        return _from_fields(expression, fields, direction, rest, scene)
    if expression.base == "now" or _counts(steps):
        return _from_now(steps, scene)
    return _absolute(steps, scene)


def _without_check(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """Drop a weekday said beside a day of the month: it is a check, not a step."""
    if len(steps) < 2 or not any(isinstance(step, At) and step.field in ("day", "holiday") for step in steps):
        return steps
    return tuple(step for step in steps if not (isinstance(step, At) and step.field == "weekday"))


def _bare_prefix(steps: tuple[Step, ...]) -> tuple[dict[str, int | str], int | None, tuple[Step, ...]]:
    """Split off the leading fields that need a year (month, week) found for them."""
    fields: dict[str, int | str] = {}
    direction: int | None = None
    for position, step in enumerate(steps):
        if not isinstance(step, At) or step.field not in BARE or step.field in fields:
            return fields, direction, steps[position:]
        fields[step.field] = step.value
        direction = step.direction if step.direction is not None else direction
    return fields, direction, ()


def _counts(steps: tuple[Step, ...]) -> bool:
    return bool(steps) and isinstance(steps[0], Shift)


def _follow(point: Point, steps: tuple[Step, ...]) -> Point:
    for position, step in enumerate(steps):
        if point.refers:
            return point
        if isinstance(step, At):
            begins = step.value == "NI" and step.direction is None  # else its small hours are meant
            point = narrow(point, _night(point, steps, position) if begins else step)
        elif isinstance(step, Shift):
            point = shift(point, step)
        else:
            point = nth(point, step)
    return point


def _night(point: Point, steps: tuple[Step, ...], position: int) -> At:
    """Read the night of a day as the one that begins that evening, but "tonight at 3" as today's small hours."""
    before = steps[position - 1] if position else None
    today = isinstance(before, Shift) and before.unit == "day" and not before.amount
    own = day_of(point) is not None and not (today and position + 1 < len(steps))
    return At("part", "TNI" if own else "NI")


def _from_now(steps: tuple[Step, ...], scene: Scene) -> Walked:
    now = scene.now
    if _historys_own(steps, scene) or _from_clock(steps, scene):
        return _from_focus(steps, scene)
    if now.point is None:
        return Walked(_follow(NOWHERE, steps), "has nothing to count from", deictic=True)
    if (period := _same_period(steps, scene)) is not None:
        return period
    first = steps[0] if steps else None
    if isinstance(first, At):  # "this morning": some moment of today
        steps = (Shift("day", first.direction or 0), *steps)
    return Walked(_follow(now.point, steps), f"{_counting(steps)} {now.label}", deictic=True)


def _from_clock(steps: tuple[Step, ...], scene: Scene) -> bool:
    """Tell whether hours to come count from a time the sentence told: "18:10 Мэр прибывает через десять минут"."""
    first, told = steps[0] if steps else None, scene.memory.time
    if not isinstance(first, Shift) or first.unit not in _CLOCK or first.sign <= 0 or told is None:
        return False
    clockless = scene.now.point is None or clock_start(scene.now.point) is None
    return clockless and told.sentence == scene.sentence and scene.memory.at_least(first.unit, scene.sentence) is told


def _historys_own(steps: tuple[Step, ...], scene: Scene) -> bool:
    """Tell whether "next year", "the end of the month" are a history's: then they count from what it last told."""
    first = steps[0] if steps else None
    if not isinstance(first, Shift):
        return False
    running = first.unit in _HISTORYS or (first.unit in ("decade", "century") and not first.amount)
    counted = first.sign > 0 or (running and not first.sign)  # what lies ahead is ahead of the story
    return counted and scene.memory.historic and scene.memory.at_least(first.unit) is not None


def _counting(steps: tuple[Step, ...]) -> str:
    """Say in words how a path counts: "counts back 3 days from"."""
    step = steps[0] if steps else None
    if not isinstance(step, Shift) or not step.amount:
        return "counts from"
    amount = abs(step.amount)
    number = f"{amount:g} {step.unit if amount == 1 else 'centuries' if step.unit == 'century' else step.unit + 's'}"
    return f"counts {'back' if step.amount < 0 else 'on'} {number} from"


def _from_period(expression: Expression, scene: Scene) -> Walked:
    """Read "the latest period", "the 1988 period" by what is reported on; without that they say their year alone."""
    step = expression.steps[0] if expression.steps else None
    month = expression.rule == "same month"
    told = scene.memory.month if month else scene.memory.reported(scene.sentence)
    if told is None or told.point.year is None:
        return _alone(expression.steps, scene)
    year = told.point.year
    if isinstance(step, At) and isinstance(step.value, int):
        year = step.value
    elif isinstance(step, Shift):
        year += int(step.amount or 0)
    return Walked(told.point._replace(year=year), f"is the namesake of “{told.text}”", compared=True)


def _alone(steps: tuple[Step, ...], scene: Scene) -> Walked:
    """Read a period that is compared with nothing told before: its year is all it says."""
    if not steps:
        return Walked(NOWHERE._replace(refers="PRESENT_REF"), "tells of no period named before")
    return _absolute(steps, scene) if isinstance(steps[0], At) else _from_now(steps, scene)


def _same_period(steps: tuple[Step, ...], scene: Scene) -> Walked | None:
    """Read "a year earlier" close behind a quarter as that quarter of the other year: the two are compared."""
    step = steps[0] if len(steps) == 1 else None
    last = scene.memory.period
    if not (isinstance(step, Shift) and step.unit == "year" and step.amount and step.sign < 0):
        return None
    if last is None or scene.sentence - last.sentence > _COMPARED or last.point.year is None:
        return None
    point = last.point._replace(year=last.point.year + int(step.amount))
    return Walked(point, f"counts from “{last.text}”, with which it is compared", compared=True)


def _from_focus(steps: tuple[Step, ...], scene: Scene) -> Walked:
    if (period := _same_period(steps, scene)) is not None:
        return period
    unit = steps[0].unit if steps and not isinstance(steps[0], At) else "day"
    focus = scene.memory.at_least(unit, scene.sentence)
    if focus is None:
        return _from_now(steps, scene)
    clock = focus.clock if clock_start(focus.point) is not None and unit in SECONDS_IN else None
    reason = f"{_counting(steps)} “{focus.text}”"
    return Walked(_follow(focus.point, steps), reason, focus.dated, focus.deictic, clock=clock)


def _from_fields(
    expression: Expression, fields: dict[str, int | str], direction: int | None, rest: tuple[Step, ...], scene: Scene
) -> Walked:
    if expression.base == "now" and direction is None:
        direction = 0
    chosen, reason = _choose(expression, fields, direction, scene)
    if rest and chosen.rank >= DAY_RANK and isinstance(rest[0], At) and rest[0].direction and rest[0].field == "part":
        chosen = _follow(chosen, (Shift("day", rest[0].direction),))
    return Walked(_follow(chosen, rest), reason)


def _choose(
    expression: Expression, fields: dict[str, int | str], direction: int | None, scene: Scene
) -> tuple[Point, str]:
    day = scene.now.day
    if scene.beside is not None and direction is None and _is_on(scene.beside.point, fields):
        return _follow(scene.beside.point, (Shift("day", 0),)), f"is the weekday of “{scene.beside.text}”"
    if scene.same is not None and "weekday" in fields and (ref := first_day(scene.same.point)) is not None:
        chosen = nearest(candidates(fields, ref), ref)  # "8 p.m. in Washington (3 a.m. on Thursday in Moscow)"
        return chosen, f"is the one nearest to “{scene.same.text}”"
    if scene.end is not None and direction is None and (ref := _other_end(scene.end, fields, day)) is not None:
        pick, words = (upcoming, "the first one from") if scene.later_end else (latest, "the last one by")
        return _checked(expression, fields, pick(candidates(fields, ref), ref), ref), f"is {words} “{scene.end.text}”"
    if direction is None and (told := _day_before(expression, fields, scene)) is not None:
        ref = first_day(told.point) or date.min
        points = candidates(fields, ref)
        within = told.point.grain == "month"
        on = upcoming if _weekday(expression) is not None else onward
        chosen = next((point for point in points if within and point.month == ref.month), on(points, ref))
        return chosen, f"goes on from “{told.text}”"
    if direction is None and (told := _told_before(fields, scene)) is not None:
        climbs = scene.memory.climbs
        way = "the next one after" if climbs and told.point.rank >= MONTH_RANK else "the one nearest to"
        return _in_history(expression, fields, told, climbs), f"is {way} “{told.text}”"
    if day is None:
        return _follow(NOWHERE, tuple(At(name, value) for name, value in fields.items())), "leaves its year unsaid"  # type: ignore[arg-type]
    rule, words = rule_for(fields, direction, expression.tense)
    if expression.rule == "night before" and direction is None and not expression.tense:
        rule, words = nearest, "the nearest one to"  # in der Nacht zum Donnerstag Regen
    label = scene.now.label
    if (told := _before_told(expression, fields, direction, scene)) is not None:
        day, label = first_day(told.point) or day, f"“{told.text}”"
    return _checked(expression, fields, rule(candidates(fields, day), day), day), f"is {words} {label}"


def _day_before(expression: Expression, fields: dict[str, int | str], scene: Scene) -> Placed | None:
    """Return the date that a bare number goes on from: "il 14 ottobre …, il 19 …"; no past from a date to come."""
    if fields.keys() == {"day"} and (weekday := _weekday(expression)) is not None:
        told = scene.memory.day_near(scene.sentence, None, scene.spoken)
        return told if told is not None and not told.deictic and _agrees(told, int(fields["day"]), weekday) else None
    told = scene.memory.story
    if told is None or fields.keys() != {"day"}:
        return None
    if told.point.grain == "month":  # by the end of the month, on the 28th at the latest
        return told if told.sentence == scene.sentence else None
    if told.deictic or told is not scene.memory.day_near(scene.sentence, 1, scene.spoken):
        return None
    day, now = day_of(told.point), scene.now.day
    ahead = day is not None and now is not None and day > now
    return None if ahead and expression.tense == "past" else told


def _weekday(expression: Expression) -> int | None:
    """Return the weekday an expression names, 1 for Monday."""
    named = (step.value for step in expression.steps if isinstance(step, At) and step.field == "weekday")
    return next((value for value in named if isinstance(value, int)), None)


def _agrees(told: Placed, number: int, weekday: int) -> bool:
    """Tell whether the next day of this number after one told of falls on this weekday: "Monday 3 May … Tuesday 4"."""
    ref = day_of(told.point)
    points = candidates({"day": number}, ref) if ref is not None else []
    days = (day for point in points if (day := first_day(point)) is not None and ref is not None and day >= ref)
    return next((day.isoweekday() == weekday for day in days), False)


def _other_end(end: Placed, fields: dict[str, int | str], now: date | None) -> date | None:
    """Return the day that the other end of a range counts from; "from 3 March to Friday" is of this week, not that."""
    ref = first_day(end.point)
    far = ref is not None and now is not None and "weekday" in fields and abs((now - ref).days) > _WEEK
    return None if far else ref


def _before_told(
    expression: Expression, fields: dict[str, int | str], direction: int | None, scene: Scene
) -> Placed | None:
    """Return what "the previous Friday" and "the next January" of a history count from, None for now.

    "Last November" is the narrator's in a history too, and so is "next June" of what is to come.
    """
    if expression.base == "focus":
        return scene.memory.at_least("day")
    if direction == -1 or (direction == 1 and expression.tense == "future") or not scene.memory.historic:
        return None
    told, now = _told_before(fields, scene), scene.now.day
    recent = told is not None and now is not None and (told.point.year or 0) >= now.year - 1
    return None if recent else told


def _is_on(point: Point, fields: dict[str, int | str]) -> bool:
    """Tell whether bare fields are a weekday, and the one a day has."""
    day = day_of(point)
    return day is not None and fields.keys() == {"weekday"} and day.isoweekday() == fields["weekday"]


def _told_before(fields: dict[str, int | str], scene: Scene) -> Placed | None:
    """Return what a bare date leans on instead of now: in a history the latest date told, in news one just told.

    A year mentioned in passing ("a paper published in 2005"), in another sentence or far from the story, does not
    move a story whose last date is close.
    """
    last, story = scene.memory.latest, scene.memory.story
    if last is None:
        return None
    if not scene.memory.historic:
        return last if _just_told(last, fields, scene) else None
    if story is None or last.point.rank >= MONTH_RANK or last.point.grain in _PARTS_OF_YEAR:
        return last
    if last.sentence == scene.sentence and abs((last.point.year or 0) - (story.point.year or 0)) <= _STEP:
        return last
    ref = first_day(story.point)
    goes_on = ref is not None and distance(nearest(candidates(fields, ref), ref), ref) <= _GOES_ON
    return story if goes_on else last


def _just_told(last: Placed, fields: dict[str, int | str], scene: Scene) -> bool:
    """Tell whether the same sentence has just named an earlier year: "on 3 May 2019 …, and on 5 June …"."""
    year, day = last.point.year, scene.now.day
    month = last.leads and last.point.grain == "year" and "month" in fields  # last year …, in July
    dated = (month or (last.dated and last.point.rank >= MONTH_RANK)) and "weekday" not in fields
    own = dated and last.sentence == scene.sentence
    return own and year is not None and day is not None and year < day.year


def _in_history(expression: Expression, fields: dict[str, int | str], told: Placed, climbs: bool) -> Point:
    """After a mere year ("in 1939"), a bare date lies in that year; after a date, it is the nearest one onward.

    Where the dates told so far only `climb`, it is the next one.
    """
    ref = first_day(told.point) or date.min
    points = candidates(fields, ref)
    chosen = upcoming(points, ref) if climbs else onward(points, ref)
    if told.point.rank < MONTH_RANK:
        chosen = next((point for point in points if point.year == ref.year), chosen)
    return _checked(expression, fields, chosen, ref)


def _checked(expression: Expression, fields: dict[str, int | str], point: Point, ref: date) -> Point:
    """Prefer the year in which the weekday said beside a date is right."""
    if "day" not in fields and "holiday" not in fields:
        return point
    for step in expression.steps:
        if isinstance(step, At) and step.field == "weekday" and isinstance(step.value, int):
            return of_weekday(point, candidates(fields, ref), step.value, ref)
    return point


def _absolute(steps: tuple[Step, ...], scene: Scene) -> Walked:
    """Follow a path that names its own year (or century), or only a time of day."""
    first = steps[0] if steps else None
    if isinstance(first, At) and first.field in ("short_year", "short_decade") and isinstance(first.value, int):
        return Walked(_follow(_shortened(first, scene), steps[1:]), f"is near {scene.now.label}", dated=True)
    if isinstance(first, Nth):
        return _nth_of_context(steps, scene)
    dated = isinstance(first, At) and first.field in NAMES_YEAR
    approximate = isinstance(first, At) and first.field == "fiscal_year"
    point = _follow(NOWHERE, steps)
    reason = "names its own date" if dated else "names a time of day"
    return Walked(point, reason, dated=dated, approximate=approximate)


def _shortened(step: At, scene: Scene) -> Point:
    number = int(step.value) if isinstance(step.value, int) else 0
    day = scene.now.day
    history = None
    if scene.memory.historic and scene.memory.latest is not None:
        focus = focus_day(scene.memory)
        history = None if focus is None else focus.year
    ref = None if day is None else day.year
    if step.field == "short_year":
        return Point("year", short_year(number % 100, ref, history))
    return Point("decade", short_decade(number % 10, ref, history))


def _nth_of_context(steps: tuple[Step, ...], scene: Scene) -> Walked:
    """ "The third quarter" without a year: that of the year told of, else of now."""
    first = steps[0]
    if isinstance(first, Nth) and first.unit in ("quarter", "half") and 1 <= first.n <= 4:
        return _from_fields(Expression(0, 0, "", "DATE", ""), {first.unit: first.n}, None, steps[1:], scene)
    return Walked(_follow(NOWHERE, steps), "counts within something unsaid")
