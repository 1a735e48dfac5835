"""From a place on the calendar to a moment: the one step at which a clock is asked."""

from dataclasses import replace
from datetime import date, datetime

from timeline_tui.model import Moment
from timeline_tui.model.moment import Granularity, Open, ZoneFrom
from timeline_tui.resolve.edtf import edtf, stamp
from timeline_tui.resolve.point import TIME_RANK, Point, interval
from timeline_tui.resolve.zones import Clock, fold_at, kind_of, to_utc

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
Bounds = tuple[datetime, datetime]
Reasons = tuple[str, ...]
_FROM: dict[ZoneFrom, str] = {
    "stated": "as stated",
    "place": "from the place",
    "speaker": "the speaker's",
    "dateline": "from the dateline",
    "document": "from the source",
    "assumed": "assumed",
    "user": "chosen by the user",
}
_GRANULARITY: dict[str, Granularity] = {
    "century": "century", "decade": "decade", "year": "year", "half": "half", "quarter": "quarter", "season": "season",
    "month": "month", "week": "week", "weekend": "weekend", "day": "day", "part": "part", "hour": "hour",
    "minute": "minute", "second": "second",
}  # fmt: skip


def moment_of(
    point: Point,
    clock: Clock,
    approximate: bool = False,
    opened: Open = "none",
    reasons: Reasons = (),
    fold: int = 0,
    offset: int | None = None,
) -> Moment | None:
    """Return the moment of a point in a clock, None when it is not fully known or outside years 1-9999.

    A time that the clock skips or repeats is read with the offset before the change, and is `uncertain`; but an
    `offset` (minutes) said with it ("1:30 CST") tells which of two times is meant.
    An hour nobody stated ("two hours ago" without a clock) gives its whole day, `approximate`.
    """
    bounds = interval(point)
    meant = fold_at(bounds[0], clock.tz, offset) if bounds is not None and offset is not None else None
    start = None if bounds is None else to_utc(bounds[0], clock.tz, fold if meant is None else meant)
    if bounds is None or start is None or point.grain == "millennium":
        return None
    if point.rank >= TIME_RANK and point.hour is not None:
        uncertain = meant is None and kind_of(bounds[0], clock.tz) != "once"
        return _instant(point, clock, bounds, start, approximate, uncertain, opened, reasons)
    return _stretch(point, clock, bounds, start, approximate or point.rank >= TIME_RANK, opened, reasons)


def _instant(
    point: Point,
    clock: Clock,
    bounds: Bounds,
    start: datetime,
    approximate: bool,
    uncertain: bool,
    opened: Open,
    reasons: Reasons,
) -> Moment:
    # A skipped time has no local form of its own: the instant's own reading is shown.
    local = start.astimezone(clock.tz)
    grain, end = _GRANULARITY[point.grain], start + (bounds[1] - bounds[0])
    text = edtf(point, local, local, approximate, uncertain, opened)
    zoned = _rfc9557(local, clock)
    return Moment(start, end, grain, clock.key, clock.zone_from, zoned, text, approximate, uncertain, opened, reasons)


def _stretch(
    point: Point, clock: Clock, bounds: Bounds, start: datetime, approximate: bool, opened: Open, reasons: Reasons
) -> Moment | None:
    end = to_utc(bounds[1], clock.tz)
    if end is None or end <= start:
        return None
    grain = _GRANULARITY[point.grain] if point.rank < TIME_RANK else "day"
    text = edtf(point, *bounds, approximate, False, opened)
    return Moment(start, end, grain, clock.key, clock.zone_from, None, text, approximate, False, opened, reasons)


def _rfc9557(local: datetime, clock: Clock) -> str:
    text = stamp(local)
    return f"{text}[{clock.key}]" if clock.offset is None else f"{text}[{text[19:25]}]"


def zone_phrase(clock: Clock) -> str:
    """Return a clock in words: "New York clock, from the dateline"."""
    return f"{clock.name} clock, {_FROM[clock.zone_from]}"


def told_in(clock: Clock) -> str:
    """Return the sentence for a time that states no clock of its own."""
    if clock.zone_from == "speaker":
        return f"Told in the speaker's clock: {clock.name}."
    return f"Told in the narrator's clock: {clock.name}, {_FROM[clock.zone_from]}."


def day_in_words(day: date) -> str:
    """Return "Monday 29 December 2025"."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def restated(moment: Moment, clock: Clock) -> Moment:
    """Return the same instant as another clock tells it."""
    local = moment.start.astimezone(clock.tz)
    return replace(
        moment, zone=clock.key, zone_from=clock.zone_from, local=_rfc9557(local, clock), edtf=stamp(local), reasons=()
    )
