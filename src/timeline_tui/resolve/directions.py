"""Which one is meant: rules for dates that leave their year, month or week to be found (time.md, "Anchors" 5).

Each rule is a function from candidates to one of them; `rule_for` says which rule applies, and in which words
the choice is explained.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta

from timeline_tui.resolve.holidays import holiday
from timeline_tui.resolve.point import Point, day_point, days_in_month, first_day, interval, week_point

Fields = Mapping[str, int | str]
Rule = Callable[[Sequence[Point], date], Point]
_WEEK = timedelta(days=7)
_PAST_WEIGHT = 2


def candidates(fields: Fields, around: date) -> list[Point]:
    """Return the occurrences of bare fields near a day, in order of time: years, months or weeks about it."""
    if "month" not in fields and "day" in fields:
        return _in_months(int(fields["day"]), around)
    if set(fields) & {"month", "season", "quarter", "half", "holiday", "week"}:
        leap = fields.get("month") == 2 and fields.get("day") == 29
        reach = 8 if leap else 1
        points = [_in_year(fields, around.year + more) for more in range(-reach, reach + 1)]
        return [point for point in points if not leap or first_day(point) is not None] or points
    return _in_weeks(fields, around)


def _in_year(fields: Fields, year: int) -> Point:
    if "holiday" in fields:
        return holiday(str(fields["holiday"]), year)
    for name in ("season", "quarter", "half", "week"):
        if name in fields:
            return Point(name, year, fields[name])
    month = int(fields["month"])
    return Point("day", year, None, month, int(fields["day"])) if "day" in fields else Point("month", year, None, month)


def _in_months(day: int, around: date) -> list[Point]:
    months = [around.year * 12 + around.month - 1 + more for more in (-2, -1, 0, 1, 2)]
    points = [Point("day", count // 12, None, count % 12 + 1, day) for count in months]
    return [point for point in points if first_day(point) is not None] or points


def _in_weeks(fields: Fields, around: date) -> list[Point]:
    points = []
    for more in (-1, 0, 1):
        try:
            day = around + more * _WEEK
            if "weekend" in fields:
                points.append(week_point(day, "weekend"))
            else:
                chosen = day + timedelta(days=int(fields["weekday"]) - day.isoweekday())
                points.append(Point("day", chosen.year, None, chosen.month, chosen.day))
        except OverflowError:
            continue
    return points or [day_point(around)]  # at the edge of the calendar


def span_of(point: Point) -> tuple[date, date]:
    """Return the first and last day of a point; a day the calendar has not (31 June) counts as its month's end."""
    bounds = interval(point)
    if bounds is not None:
        return bounds[0].date(), (bounds[1] - timedelta(microseconds=1)).date()
    year = min(max(point.year or 1, 1), 9999)
    month = point.month if point.month is not None and 1 <= point.month <= 12 else 1
    last = date(year, month, days_in_month(year, month))
    return last, last


def latest(points: Sequence[Point], ref: date) -> Point:
    """The last one that has begun by `ref` (the day itself included)."""
    return next((point for point in reversed(points) if span_of(point)[0] <= ref), points[0])


def upcoming(points: Sequence[Point], ref: date) -> Point:
    """The first one that is not over on `ref` (the day itself included)."""
    return next((point for point in points if span_of(point)[1] >= ref), points[-1])


def before(points: Sequence[Point], ref: date) -> Point:
    """The last one that was over before `ref`: what "last" says."""
    return next((point for point in reversed(points) if span_of(point)[1] < ref), points[0])


def after(points: Sequence[Point], ref: date) -> Point:
    """The first one that begins after `ref`: what "next" says."""
    return next((point for point in points if span_of(point)[0] > ref), points[-1])


def nearest(points: Sequence[Point], ref: date) -> Point:
    """The one closest to `ref`, the earlier of two equally close."""
    return min(points, key=lambda point: distance(point, ref))


def likely(points: Sequence[Point], ref: date) -> Point:
    """The nearest one, where the future counts as half as far again and another calendar year as twice as far.

    What news tells has mostly happened, deadlines apart, and a year left unsaid is mostly this one.
    """
    return _lightest(points, ref, 1.5)


def told(points: Sequence[Point], ref: date) -> Point:
    """The likely one where the verb is past, which makes the future count as twice as far and a day eight times.

    A month may be one that something was agreed for; a day rarely is.
    """
    yearly = bool(points) and points[0].grain == "day" and points[0].month == points[-1].month
    return _lightest(points, ref, 8 if yearly else 2.1)


def _lightest(points: Sequence[Point], ref: date, ahead: float) -> Point:
    def weight(point: Point) -> float:
        away = distance(point, ref) + 1
        return away * (ahead if span_of(point)[0] > ref else 1) * (2 if point.year != ref.year else 1)

    return min(points, key=weight)


def onward(points: Sequence[Point], ref: date) -> Point:
    """The nearest one, where the past counts as half as far again: a history mostly goes on from what it told."""
    return min(points, key=lambda point: distance(point, ref) * (1.5 if span_of(point)[0] < ref else 1))


def reported(points: Sequence[Point], ref: date) -> Point:
    """The coming one, unless one is just over: in November "will report its third quarter" is of what has been."""
    past, coming = latest(points, ref), upcoming(points, ref)
    return past if distance(past, ref) * _PAST_WEIGHT < distance(coming, ref) else coming


def current(points: Sequence[Point], ref: date) -> Point:
    """The one in the same year (month, week) as `ref`: what "this" says."""
    return points[len(points) // 2] if len(points) % 2 else nearest(points, ref)


def distance(point: Point, ref: date) -> int:
    """Return the days between a point and a day, 0 inside it."""
    first, last = span_of(point)
    return max((first - ref).days, (ref - last).days, 0)


def rule_for(fields: Fields, direction: int | None, tense: str) -> tuple[Rule, str]:
    """Return the rule that bare fields follow in narration, and its name for the reader.

    The words decide ("last", "next", "this"), then the verb's tense. A weekday or weekend is the latest one, since
    news tells what has happened. Anything that comes once a year is the likeliest one, since a past tense settles
    little ("the hearing was set for 3 June"). Quarters and halves are reported on after they are over, so a past
    tense settles them and a future one does not.
    """
    if direction is not None:
        if direction == 0:
            return (upcoming, "the coming one") if tense == "future" and "weekday" in fields else (current, "this one")
        return (after, "the next one after") if direction > 0 else (before, "the last one before")
    if ("quarter" in fields or "half" in fields) and tense in ("past", "future"):
        return (latest, "the latest one by") if tense == "past" else (reported, "the one just over or coming, by")
    if tense == "future":
        return upcoming, "the coming one, by the verb's tense, from"
    if "weekend" in fields and not tense:
        return current, "the one of that week"
    if ("weekday" in fields and "day" not in fields) or "weekend" in fields:
        return latest, "the latest one by"
    if tense == "past":
        return told, "the likeliest one, by a verb of the past, from"
    return likely, "the likeliest one, past or coming, by"


def of_weekday(chosen: Point, points: Sequence[Point], weekday: int, ref: date) -> Point:
    """Return the candidate that falls on the weekday said with it, the chosen one if none does."""
    fitting = [point for point in points if (day := first_day(point)) is not None and day.isoweekday() == weekday]
    if chosen in fitting or not fitting:
        return chosen
    return nearest(fitting, ref)


def short_year(number: int, ref: int | None, history: int | None) -> int:
    """Return the year meant by two digits: the nearest to a history's year, else the last not far in the future.

    Without anything to count from, POSIX's pivot: 69-99 are 1969-1999.
    """
    if history is not None:
        return min((history - history % 100 + number + more for more in (-100, 0, 100)), key=lambda y: abs(y - history))
    if ref is None:
        return number + (1900 if number >= 69 else 2000)
    year = ref - ref % 100 + number
    return year if year <= ref + 5 else year - 100


def short_decade(number: int, ref: int | None, history: int | None) -> int:
    """Return the decade (198 for the 1980s) meant by one digit: near a history's year, else the last nearly over."""
    if history is not None:
        decade = history // 10 - history // 10 % 10 + number
        return min((decade - 10, decade, decade + 10), key=lambda d: abs(d * 10 + 5 - history))
    if ref is None:
        return 190 + number
    decade = ref // 10 - ref // 10 % 10 + number
    return decade if decade * 10 + 7 <= ref else decade - 10
