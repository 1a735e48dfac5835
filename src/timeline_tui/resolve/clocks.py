"""Whose clock a time of day is told in, and on which day it falls."""

from datetime import date, datetime, timedelta
from typing import NamedTuple

from timeline_tui.model import Expression, ZoneWords
from timeline_tui.model.moment import ZoneFrom
from timeline_tui.resolve.calendar import hour_in_part
from timeline_tui.resolve.context import Placed
from timeline_tui.resolve.instants import told_in
from timeline_tui.resolve.point import DAY_RANK, TIME_RANK, Point, day_of, interval
from timeline_tui.resolve.scene import Listed, Scene
from timeline_tui.resolve.walk import Walked
from timeline_tui.resolve.zones import Clock, known, offset_clock, to_local, to_utc

_DAY = timedelta(days=1)
_NOON = 12
_SOON = 100  # days ahead for which a date may be set
_LATE, _EARLY = 18, 6  # hours between which a night lies
_REACH = 1  # sentences a time of day may look back for its day


class Told(NamedTuple):
    """A point with its clock: `own_day` when the words name the day, `deictic` when it was counted from now."""

    point: Point
    clock: Clock
    utc: bool
    reasons: tuple[str, ...]
    own_day: bool
    deictic: bool


def tell(expression: Expression, walked: Walked, scene: Scene) -> Told:
    """Give a walked point its clock, and a bare time of day its day."""
    point = walked.point
    clock, reason = clock_for(expression.zone, scene, expression.setting)
    if walked.clock is not None and expression.zone is None:
        clock, reason = walked.clock, f"It goes on in the clock of {walked.clock.name}."
    utc = expression.zone is not None and expression.zone.kind == "utc" and clock.key in ("UTC", "Etc/UTC")
    if point.rank < DAY_RANK or point.refers:
        return Told(point, clock, False, (reason,), True, walked.deictic)
    deictic, own_day = walked.deictic, True
    reasons: tuple[str, ...] = (reason,)
    if _dayless(point) and expression.type != "SET":
        point = _in_part(point, scene.beside)
        point, deictic, why = _with_day(point, clock, scene, expression.tense == "past")
        reasons, own_day = (why, reason), False
    if deictic and point.rank >= TIME_RANK and not _in_one_breath(expression, own_day) and _elsewhere(clock, scene):
        point, moved = _on_narrators_day(point, clock, scene.now.clock)
        reasons = (*reasons, moved) if moved else reasons
    return Told(point, clock, utc, reasons, own_day, deictic)


def _dayless(point: Point) -> bool:
    return point.year is None and point.month is None and point.day is None and point.weekday is None


def _in_part(point: Point, beside: Placed | None) -> Point:
    """Read the hour told right behind a part of day in it: "morgen Nachmittag um halb vier"."""
    if beside is None or beside.point.grain != "part" or point.hour is None or point.rank < TIME_RANK:
        return point
    return point._replace(hour=hour_in_part(beside.point.part, point.hour)[0])


def _in_one_breath(expression: Expression, own_day: bool) -> bool:
    """Tell whether day and time are told in one breath in one clock: "tomorrow at 6 Singapore time"."""
    return own_day and expression.zone is not None and expression.zone.attached


def _elsewhere(clock: Clock, scene: Scene) -> bool:
    """Tell whether a time is told in another clock than the narrator's known one, as a statement of its own."""
    narrator = scene.now.clock
    restates = scene.same is not None and scene.same.moment is not None
    return narrator.zone_from != "assumed" and not clock.same(narrator) and not restates


def clock_for(words: ZoneWords | None, scene: Scene, setting: ZoneWords | None = None) -> tuple[Clock, str]:
    """Return the clock that zone words state, or the one in force, and why; a mere assumption gives way to a place."""
    own = scene.now.clock
    if words is None:
        if setting is not None and own.zone_from == "assumed" and known(setting.zone):
            return Clock(setting.zone, "assumed"), f"No clock is stated: that of “{setting.text}” is assumed."
        return own, told_in(own)
    source: ZoneFrom = "place" if words.kind == "place" and not words.attached else "stated"
    quoted = f"“{words.text[:60]}”"
    if words.kind == "user" and known(words.zone):
        return Clock(words.zone, "user"), f"The user chose the clock of {words.zone} for {quoted}."
    if words.offset is not None and not -12 * 60 <= words.offset <= 14 * 60:
        return own, f"{quoted} is the offset of no clock."
    if words.kind == "offset" and words.offset is not None:
        clock = offset_clock(words.offset, source)
        return clock, f"{quoted} states the offset {clock.name}."
    if words.kind == "local":
        if not known(words.zone):
            return own, f"{quoted} names no place: {told_in(own)[0].lower()}{told_in(own)[1:]}"
        return Clock(words.zone, "place"), f"{quoted} is the clock of {words.place or words.zone}."
    if known(words.zone):
        return Clock(words.zone, source), f"{quoted} states the clock of {words.zone}."
    if words.offset is not None:
        clock = offset_clock(words.offset, source)
        return clock, f"{quoted} states the offset {clock.name}."
    return (Clock("UTC", source) if words.kind == "utc" else own), f"{quoted} states no known clock."


def _with_day(point: Point, clock: Clock, scene: Scene, past: bool) -> tuple[Point, bool, str]:
    """Give a bare time of day its day: that of the same instant, the range, the sentence before it, or now.

    What is told in a `past` tense was not on a day that is yet to come.
    """
    if (same := scene.same) is not None and same.moment is not None and point.rank >= TIME_RANK:
        day = _nearest_day(point, clock, same.moment.start)
        return _on(point, day), False, f"It states the instant of “{same.text}” again."
    if scene.end is not None and scene.end.point.rank >= DAY_RANK:
        return _in_range(point, scene.end, scene)
    if scene.listed is not None:
        return _on(point, _listed_day(point, clock, scene.listed)), scene.listed.deictic, scene.listed.reason
    near = scene.behind or scene.memory.day_near(scene.sentence, None if scene.now.assumed else _REACH, scene.spoken)
    if near is not None and near.sentence != scene.sentence and near.entry and scene.entry:
        near = None  # another entry of a list has a day of its own
    apart = near is not None and (near.sentence != scene.sentence or (not near.dated and scene.beside is None))
    apart = apart and not (near is not None and near.dated and _is_far(near, scene))
    if near is not None and near is not scene.behind and apart and past and _lies_ahead(near, scene):
        near = scene.memory.past_day
        if near is not None and scene.sentence - near.sentence > _REACH + 1:
            near = None
    if near is not None and (day := near.day_in(scene.now.clock)) is not None:
        if point.part == "NI" and near.point.hour is not None and near.point.hour >= _NOON:
            point = point._replace(part="TNI")  # "at 19:30 …; in the night"
        past_midnight = _after_midnight(point, day, scene) or _goes_on_past_midnight(point, day, scene)
        if past_midnight or (_in_the_night(point, near) and day < date.max):
            return _on(point, day + _DAY), near.deictic, f"Its day is the one after that of “{near.text}”."
        return _on(point, day), near.deictic, f"Its day is that of “{near.text}”."
    today = scene.now.day
    if today is not None and _after_midnight(point, today, scene):
        return _on(point, today + _DAY), True, f"Its day is the one after now, {scene.now.label}."
    return _on(point, today), True, f"Its day is taken from now, {scene.now.label}."


def _lies_ahead(near: Placed, scene: Scene) -> bool:
    day, today = near.day_in(scene.now.clock), scene.now.day
    return day is not None and today is not None and day > today


def _is_far(near: Placed, scene: Scene) -> bool:
    """Tell whether a day lies so far ahead that now, rather than it, is not what the text counts from."""
    day, today = near.day_in(scene.now.clock), scene.now.day
    return day is None or today is None or (day - today).days > _SOON


def _listed_day(point: Point, clock: Clock, listed: Listed) -> date | None:
    """Return the day of an entry in the clock it is told in, which may be another than that of the entry before."""
    after = listed.after
    if after is None or after.moment is None or after.point.rank < TIME_RANK or clock.same(after.clock):
        return listed.day
    return _nearest_day(point, clock, after.moment.start)


def _in_the_night(point: Point, near: Placed) -> bool:
    """Tell whether an hour is of the night told of, which began the evening before: "overnight …, at 1:20"."""
    return near.point.part == "TNI" and point.rank >= TIME_RANK and (point.hour or 0) < _NOON


def _after_midnight(point: Point, day: date, scene: Scene) -> bool:
    """Tell whether the tale goes on past midnight: "took off at 23:10 and landed at 3:25"."""
    last = scene.memory.time
    if last is None or scene.sentence - last.sentence > _REACH or last.point.hour is None or day == date.max:
        return False
    late = day_of(last.point) == day and last.point.hour >= _LATE
    return late and point.rank >= TIME_RANK and (point.hour or 0) < _EARLY


def _goes_on_past_midnight(point: Point, day: date, scene: Scene) -> bool:
    """Tell whether the time just told had passed midnight: "left at 21:50 …, after midnight … and arrived at 7:20"."""
    last = scene.memory.time
    if last is None or scene.sentence - last.sentence > _REACH or day == date.max or point.rank < TIME_RANK:
        return False
    return day_of(last.point) == day + _DAY and not last.dated and (last.point.hour or 0) <= (point.hour or 0)


def _on(point: Point, day: date | None) -> Point:
    return point if day is None else point._replace(year=day.year, month=day.month, day=day.day)


def _in_range(point: Point, end: Placed, scene: Scene) -> tuple[Point, bool, str]:
    """Put an end of a range on the other end's day, or on the next one when it would end before it began."""
    day = day_of(end.point)
    reason = f"Its day is that of “{end.text}”, the other end of the range."
    placed = _on(point, day)
    if day is not None and scene.later_end and day < date.max:
        begun, over = interval(end.point), interval(placed)
        if end.point.rank >= TIME_RANK and begun and over and over[0] < begun[0]:
            placed = _on(point, day + _DAY)
    return placed, end.deictic, reason


def _days_about(day: date) -> list[date]:
    """Return the day before, the day and the day after, as far as the calendar has them."""
    low, high = max(day.toordinal() - 1, 1), min(day.toordinal() + 1, date.max.toordinal())
    return [date.fromordinal(n) for n in range(low, high + 1)]


def _instant(point: Point, day: date, clock: Clock) -> datetime | None:
    bounds = interval(_on(point, day))
    return None if bounds is None else to_utc(bounds[0], clock.tz)


def _nearest_day(point: Point, clock: Clock, instant: datetime) -> date | None:
    """Return the day on which a time of day comes closest to an instant."""
    local = to_local(instant, clock.tz)
    if local is None:
        return None
    about = _days_about(local.date())
    options = [(abs(found - instant), day) for day in about if (found := _instant(point, day, clock))]
    return min(options)[1] if options else local.date()


def _on_narrators_day(point: Point, clock: Clock, narrator: Clock) -> tuple[Point, str]:
    """Move a foreign time counted from the narrator's now so that it falls on the narrator's day.

    "Yesterday … at 2:30 a.m. in Moscow", told in New York, is the 2:30 of Moscow that fell on New York's yesterday.
    """
    day = day_of(point)
    if day is None or point.hour is None:
        return point, ""
    for candidate in (day, *(other for other in _days_about(day) if other != day)):
        found = _instant(point, candidate, clock)
        local = None if found is None else to_local(found, narrator.tz)
        if local is not None and local.date() == day:
            reason = f"On the day meant in {narrator.name} it is already another in {clock.name}."
            return _on(point, candidate), reason if candidate != day else ""
    return point, ""
