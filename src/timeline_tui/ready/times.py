"""From the cells of a column of times to moments: no finer than they are written, in the clock they name.

What no rule for machines' dates reads ("spring 2019", "29 dicembre 2025, ore 8") is read as words are in prose.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

from timeline_tui.model import Assumptions, Moment, Record
from timeline_tui.ready.clocks import Clocks
from timeline_tui.ready.words import in_words
from timeline_tui.resolve.edtf import stamp
from timeline_tui.resolve.instants import moment_of
from timeline_tui.resolve.point import Point, day_point
from timeline_tui.resolve.zones import Clock, kind_of, to_utc

_ISO = re.compile(r"(\d{4})(?:-(\d\d?)(?:-(\d\d?))?)?(?=[T ]|\Z)")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?=T|\Z)")
_WEEK = re.compile(r"(\d{4})-?W(\d\d)(?:-?([1-7]))?(?=[T ]|\Z)")
_NUMBERS = re.compile(r"(\d{1,4})([/.-])(\d{1,2})\2(\d{2,4})(?=[T ,]|\Z)")
_CLOCK = re.compile(r"[T ,]{0,3}(\d{1,2}):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?\s?([ap]\.?m\.?)?(?![\d:])", re.I)
_BARE_CLOCK = re.compile(r"T(\d\d)(\d\d)(\d\d)?(?!\d)()()")
_EPOCH = re.compile(r"-?\d{9,19}(?:\.\d{1,9})?\Z")
_UNITS = (
    (1e11, 1, "seconds"),
    (1e14, 10**3, "milliseconds"),
    (1e17, 10**6, "microseconds"),
    (1e20, 10**9, "nanoseconds"),
)
_START = datetime(1970, 1, 1, tzinfo=UTC)
_LENGTH = {"minute": timedelta(minutes=1), "second": timedelta(seconds=1)}
_LATE = 69  # years of two digits from here on are of the last century, as POSIX has it
_MOST_WORDS = 200
_MOST_KEPT = 10_000
_SHOWN = 40

Reasons = tuple[str, ...]


class Stated(NamedTuple):
    """A cell as it is written: a day or a wider stretch as a `point`, or a time of day as `wall` (naive) and `grain`.

    `clock` is None where the cell names none; `instant` is set instead of `wall` where no wall's time is needed.
    """

    point: Point | None = None
    wall: datetime | None = None
    grain: str = ""
    clock: Clock | None = None
    instant: datetime | None = None
    reasons: Reasons = ()
    uncertain: bool = False

    @property
    def told(self) -> datetime | None:
        """The wall's time that is written, None for a day and for a number."""
        if self.instant is None or self.clock is None:
            return self.wall
        return self.instant.astimezone(self.clock.tz)


class Times:
    """One column of times: how its dates are written is told from a sample of its cells."""

    def __init__(self, sample: Iterable[object], record: Record, assumptions: Assumptions, column: str) -> None:
        texts = [str(cell) for cell in sample if cell not in (None, "")]
        self._clocks = Clocks(record, assumptions)
        self._record, self._assumptions = record, assumptions
        self._lead = f"The source gives the time, in “{column}”." if column else "The source gives the time."
        self._order, self._sure = _order(texts)
        self._reasons: dict[tuple[Reasons, Clock], Reasons] = {}
        self._words: dict[tuple[str, str], Moment | None] = {}
        self._midnights = False
        self._midnights = self._all_midnight(texts)

    def moment(self, cell: object, zone: str = "", place: str = "", end: object = None) -> Moment | None:
        """Return the moment of a cell, None when it cannot be read; `zone` and `place` are those of its row.

        `end` is the cell of another column: the last day or unit that belongs to it, or the time at which it is over.
        """
        found = self._one(cell, zone, place)
        if found is None or end in (None, ""):
            return found
        last = self._one(end, zone, place)
        return found if last is None else until(found, last)

    def made(self, stated: Stated) -> Moment | None:
        """Return the moment of what is stated, in the clock it names or the source's."""
        return self._moment(stated, None)

    def place(self, name: str) -> str:
        """Return the zone of a place, "" when it is not known."""
        clock = self._clocks.of("", name)
        return clock.key if clock is not None else ""

    def _one(self, cell: object, zone: str, place: str) -> Moment | None:
        stated, rows = self.stated(cell), self._clocks.of(zone, place)
        if stated is None:
            is_wrong = isinstance(cell, str) and _ISO.fullmatch(cell.strip())  # prose might turn its numbers round
            return self._in_words(str(cell), rows) if cell not in (None, "") and not is_wrong else None
        if zone and rows is None:
            stated = stated._replace(reasons=(*stated.reasons, unknown_clock(zone)))
        return self._moment(stated, rows)

    def stated(self, cell: object) -> Stated | None:
        """Return what a cell says, None when it is no machine's date."""
        if isinstance(cell, bool) or cell is None:
            return None
        if isinstance(cell, int | float):
            cell = repr(cell)
        text = str(cell).strip()
        if not text[:1].isdigit() and text[:1] != "-":
            return None
        if text[10:11] in ("T", " ") and text[16:17] == ":" and (plain := self._plain(text)) is not None:
            return plain
        if _EPOCH.match(text):
            return self._epoch(text)
        if (day := self._date(text)) is None:
            return None
        point, end, uncertain = day
        if end == len(text):
            return Stated(point, uncertain=uncertain)
        return self._time_of_day(text, point, end, uncertain)

    def _plain(self, text: str) -> Stated | None:
        """Return a time to the second with its offset, as most machines write it; None for any other."""
        try:
            written = datetime.fromisoformat(text)
            offset = written.utcoffset()
            if offset is None or (self._midnights and written.time() == time()):
                return None
            return Stated(None, None, "second", self._clocks.at(offset), written.astimezone(UTC))
        except (ValueError, OverflowError):
            return None

    def _date(self, text: str) -> tuple[Point, int, bool] | None:
        if found := _ISO.match(text) or _COMPACT.match(text):
            year, month, day = (int(part) if part else None for part in found.groups())
            return _checked(year, month, day, found.end(), False)
        if found := _WEEK.match(text):
            weekday = int(found[3]) if found[3] else None
            return _of_week(int(found[1]), int(found[2]), weekday, found.end())
        if found := _NUMBERS.match(text):
            first, _, second, third = found.groups()
            if len(first) == 4:
                return _checked(int(first), int(second), int(third), found.end(), False)
            day, month = (int(first), int(second)) if self._order == "day" else (int(second), int(first))
            doubt = not self._sure and day <= 12
            return _checked(_full_year(third), month, day, found.end(), doubt)
        return None

    def _time_of_day(self, text: str, point: Point, end: int, uncertain: bool) -> Stated | None:
        found = _CLOCK.match(text, end) or _BARE_CLOCK.match(text, end)
        if found is None or point.grain != "day":
            return None
        hour, minute, second, fraction, half = found.groups()
        rest = text[found.end() :].strip()
        clock = self._clocks.named(rest) if rest else None
        if rest and clock is None:
            return None
        try:
            wall = datetime(point.year or 0, point.month or 0, point.day or 0, _hour(int(hour), half), int(minute),
                            min(int(second or 0), 59), int((fraction or "").ljust(6, "0")[:6]))  # fmt: skip
        except ValueError:
            return None
        if self._midnights and not (wall.hour or wall.minute or wall.second):
            return Stated(day_point(wall.date()), clock=clock, reasons=(_MIDNIGHT,), uncertain=uncertain)
        return Stated(None, wall, "minute" if second is None else "second", clock, uncertain=uncertain)

    def _epoch(self, text: str) -> Stated | None:
        number = float(text)
        size = next(((per, unit) for most, per, unit in _UNITS if abs(number) < most), None)
        if size is None:
            return None
        per, unit = size
        whole, _, fraction = text.partition(".")
        micro = int(whole) * 10**6 // per + (int(fraction.ljust(6, "0")[:6]) if per == 1 and fraction else 0)
        try:
            instant = _START + timedelta(microseconds=micro)
        except OverflowError:
            return None
        return Stated(grain="second", instant=instant, reasons=(f"The number counts {unit} from 1970 in UTC.",))

    def _moment(self, stated: Stated, rows: Clock | None) -> Moment | None:
        reasons: Reasons = (self._lead, *stated.reasons)
        if stated.uncertain:
            reasons += ("Whether the day or the month comes first is not told by the column: the day is taken to.",)
        if stated.point is not None:
            clock = stated.clock or rows or self._clocks.default
            found = moment_of(stated.point, clock, reasons=self._why(reasons, clock))
            return replace(found, uncertain=True) if found is not None and stated.uncertain else found
        if stated.instant is not None:
            return self._instant(stated, stated.instant, rows, reasons)
        assert stated.wall is not None
        clock = stated.clock or rows or self._clocks.default
        start = to_utc(stated.wall, clock.tz)
        if start is None:
            return None
        doubted = stated.uncertain or (clock.is_named and kind_of(stated.wall, clock.tz) != "once")
        return _at(start, stated.grain, clock, self._why(reasons, clock), doubted)

    def _why(self, reasons: Reasons, clock: Clock) -> Reasons:
        """Return how a time was found; most rows share one tuple, which matters when there are a million."""
        known = self._reasons.get((reasons, clock))
        if known is None:
            known = self._reasons[reasons, clock] = (*reasons, self._clocks.reason(clock))
        return known

    def _instant(self, stated: Stated, instant: datetime, rows: Clock | None, reasons: Reasons) -> Moment | None:
        clock = stated.clock or rows or self._clocks.utc
        if rows is not None and clock is not rows and _agree(instant, rows, clock):
            clock = rows  # "08:00+01:00" and "Europe/Rome" beside it: the place says more than its offset
        return _at(instant, stated.grain, clock, self._why(reasons, clock))

    def _in_words(self, text: str, rows: Clock | None) -> Moment | None:
        text = text.strip()[:_MOST_WORDS]
        zone = self._record.zone if rows is None else rows.key
        if (text, zone) not in self._words:
            if len(self._words) > _MOST_KEPT:
                self._words.clear()
            self._words[text, zone] = in_words(text, replace(self._record, zone=zone), self._assumptions)
        return self._words[text, zone]

    def _all_midnight(self, texts: Sequence[str]) -> bool:
        """Tell whether the hours are only there because a program writes its dates so."""
        found = [stated for text in texts if (stated := self.stated(text)) is not None]
        walls = [wall for stated in found if (wall := stated.told) is not None]
        return len({wall.date() for wall in walls}) > 1 and not any(
            wall.hour or wall.minute or wall.second or wall.microsecond for wall in walls
        )


_MIDNIGHT = "Every time of this column is midnight: they are days."


def unknown_clock(name: str) -> str:
    """Return the sentence for a clock that is named and that nobody knows."""
    return f"It names a clock that is not known: “{name[:_SHOWN]}”."


def until(first: Moment, last: Moment) -> Moment:
    """Return a moment that goes on until another: through its last day, or to its time of day."""
    end = last.end if last.local is None else last.start
    if end <= first.start:
        return first
    edge = last.edtf.rpartition("/")[2]
    edtf = first.edtf if edge == first.edtf else f"{first.edtf.partition('/')[0]}/{edge}"
    return replace(first, end=end, edtf=edtf) if end != first.start else first


def _at(start: datetime, grain: str, clock: Clock, reasons: Reasons, uncertain: bool = False) -> Moment | None:
    """Return the moment of an instant; its fraction of a second orders it and is not a part of its length."""
    try:
        local = start.astimezone(clock.tz)
        end = start.replace(microsecond=0) + _LENGTH[grain]
    except OverflowError:
        return None
    text = stamp(local)
    name = clock.key if clock.offset is None else text[19:25]
    written = f"{text[:-6]}Z" if text.endswith("+00:00") else text
    return Moment(
        start, end, grain, clock.key, clock.zone_from, f"{text}[{name}]", written, False, uncertain,  # type: ignore[arg-type]
        reasons=reasons,
    )  # fmt: skip


def _agree(instant: datetime, one: Clock, other: Clock) -> bool:
    return instant.astimezone(one.tz).utcoffset() == instant.astimezone(other.tz).utcoffset()


def _checked(
    year: int | None, month: int | None, day: int | None, end: int, doubt: bool
) -> tuple[Point, int, bool] | None:
    if not year:
        return None
    if month is None:
        return Point("year", year), end, doubt
    if not 1 <= month <= 12:
        return None
    if day is None:
        return Point("month", year, None, month), end, doubt
    try:
        return day_point(date(year, month, day)), end, doubt
    except ValueError:
        return None


def _of_week(year: int, week: int, weekday: int | None, end: int) -> tuple[Point, int, bool] | None:
    """Return an ISO week, or a day of one; None for one that its year does not have."""
    try:
        day = date.fromisocalendar(year, week, weekday or 1)
    except ValueError:
        return None
    return Point("week", year, week) if weekday is None else day_point(day), end, False


def _order(texts: Sequence[str]) -> tuple[str, bool]:
    """Tell whether day or month comes first in dates of numbers alone, and whether the column lets us know."""
    pairs = [(int(found[1]), int(found[3])) for text in texts if (found := _NUMBERS.match(text)) and len(found[1]) < 4]
    if any(first > 12 for first, _ in pairs):
        return "day", True
    return ("month", True) if any(second > 12 for _, second in pairs) else ("day", False)


def _full_year(digits: str) -> int:
    year = int(digits)
    return year if len(digits) > 2 else year + (1900 if year >= _LATE else 2000)


def _hour(hour: int, half: str | None) -> int:
    if not half:
        return hour
    if not 1 <= hour <= 12:
        raise ValueError(hour)
    return hour % 12 + (12 if half[0] in "pP" else 0)
