"""Moments as clocks: the same stretch of time as it stands on the wall in New York, in Moscow, anywhere.

A coarse moment never turns into a false 00:00: it keeps its words in its own clock and shows its hours in others.
"""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from timeline_tui.model import Moment
from timeline_tui.present.labels import day_label, part_label, short_day, stretch_label
from timeline_tui.present.line import width
from timeline_tui.resolve.zones import zone as load_zone

TICK = timedelta(microseconds=1)
WORDS = 14
"""A column holds the text's own words when they take no more cells than this."""
_FINE = frozenset({"hour", "minute", "second"})
TIMED = frozenset({"part", *_FINE})
"""Granularities of which a clock shows the hours."""
OPEN = {"none": "", "end": "from ", "start": "until "}
"""How a moment with an open end begins."""
_LENGTH = {"second": timedelta(seconds=1), "minute": timedelta(minutes=1), "hour": timedelta(hours=1),
           "part": timedelta(hours=12), "day": timedelta(days=1), "weekend": timedelta(days=2),
           "week": timedelta(days=7), "month": timedelta(days=31), "quarter": timedelta(days=92),
           "season": timedelta(days=92), "half": timedelta(days=184), "year": timedelta(days=366),
           "decade": timedelta(days=3653), "century": timedelta(days=36525)}  # fmt: skip


class Clock(NamedTuple):
    """One moment on one zone's wall.

    `text` is what a column shows ("08:00", "~18:30", "02–08", "ieri sera"), `day` the local day it begins on.
    `shift` counts days between that day and the primary clock's, `end_shift` the same for the end of a stretch
    that runs past midnight. `stated`: this is the clock the moment was said in.
    """

    zone: str
    label: str
    abbreviation: str
    offset: str
    day: date
    text: str
    shift: int
    end_shift: int
    stated: bool

    @property
    def badge(self) -> str:
        """The day shift as it is shown behind the text: "+1", "−1", or nothing."""
        return signed(self.end_shift if "→" in self.text else self.shift)

    @property
    def cell(self) -> str:
        """Text and badges: "02–08 +1", "08→08 +1", and "−1 16→16" when only the beginning is on another day."""
        lead = signed(self.shift) if "→" in self.text else ""
        return " ".join(part for part in (lead, self.text, self.badge) if part)


def signed(number: int) -> str:
    """Return "+1", "−1", or "" for none."""
    return "" if not number else f"{'−' if number < 0 else '+'}{abs(number)}"


def local(instant: datetime, zone: str) -> datetime:
    """The instant on that zone's wall; the first and last hours of the calendar stay within it."""
    try:
        return instant.astimezone(load_zone(zone))
    except (OverflowError, ValueError):
        return instant.replace(tzinfo=UTC)


def zone_label(zone: str) -> str:
    """Return "New York" for America/New_York, "UTC−5" for Etc/GMT+5."""
    name = zone.rpartition("/")[2]
    if name in {"UTC", "UCT", "Zulu", "Universal", "GMT", "Greenwich", "GMT0", "GMT+0", "GMT-0"}:
        return "UTC"
    if name.startswith("GMT") and name[3:4] in {"+", "-"}:
        return f"UTC{'−' if name[3] == '+' else '+'}{name[4:]}"
    return name.replace("_", " ")


def offset(instant: datetime, zone: str) -> str:
    """Return the distance from UTC at that instant: "−05:00", "+03:00"."""
    return _hours(local(instant, zone))


def abbreviation(instant: datetime, zone: str) -> str:
    """Return the tzdb's abbreviation in use at that instant, "UTC+3" where the tzdb has only a number."""
    here = local(instant, zone)
    name = here.tzname() or "UTC"
    if name[:1] not in {"+", "-"}:
        return name
    sign, hours, minutes = name[0].replace("-", "−"), int(name[1:3]), name[3:5]
    return f"UTC{sign}{hours}" + (f":{minutes}" if minutes.strip("0") else "")


def _hours(here: datetime) -> str:
    seconds = round((here.utcoffset() or timedelta()).total_seconds())
    minutes = abs(seconds) // 60
    return f"{'−' if seconds < 0 else '+'}{minutes // 60:02}:{minutes % 60:02}"


def begin(moment: Moment) -> datetime:
    """The instant a moment is filed under: its start; for "until …", the start of the unit that is named."""
    if moment.open != "start":
        return moment.start
    length = _LENGTH[moment.granularity]
    if moment.end - moment.start <= length + timedelta(hours=2):
        return moment.start
    return moment.end - length


def finish(moment: Moment) -> datetime:
    """The end of what is named: for "from …", the end of the unit that is named."""
    if moment.open != "end" or moment.end - moment.start <= _LENGTH[moment.granularity] + timedelta(hours=2):
        return moment.end
    return moment.start + _LENGTH[moment.granularity]


def floating(moment: Moment) -> bool:
    """Tell whether a day, part of a day or wider stretch has no clock but an assumed one.

    Such a date is only a date: to move its midnights to other clocks would make other days of it.
    """
    return moment.zone_from == "assumed" and moment.granularity not in _FINE


def filed(moment: Moment, primary: str) -> tuple[datetime, datetime]:
    """The two instants a moment is filed under: a floating one between the midnights of the primary clock."""
    edges = begin(moment), finish(moment)
    if not floating(moment):
        return edges
    return _moved(edges[0], moment.zone, primary), _moved(edges[1], moment.zone, primary)


def _moved(instant: datetime, zone: str, to: str) -> datetime:
    """The instant at which the wall of another zone shows what the wall of this one showed."""
    try:
        return local(instant, zone).replace(tzinfo=load_zone(to)).astimezone(UTC)
    except (OverflowError, ValueError):
        return instant


class _Wall(NamedTuple):
    """A moment on one zone's wall; `own` when midnights there are those of the clock it was said in."""

    moment: Moment
    start: datetime
    end: datetime
    own: bool

    @property
    def last(self) -> date:
        """The day of the last instant: an end at midnight belongs to the day before."""
        return (self.end - TICK).date() if self.end > self.start else self.start.date()

    @property
    def whole_days(self) -> bool:
        """Tell whether it begins and ends at midnight."""
        return not (self.start.hour or self.start.minute or self.end.hour or self.end.minute)

    @property
    def by_hours(self) -> bool:
        """Tell whether it is shown by its hours rather than by the name of its days."""
        if self.moment.granularity == "day":
            return not self.whole_days and self.end - self.start < timedelta(days=1, hours=12)
        return self.moment.granularity in TIMED


def _wall(moment: Moment, zone: str) -> _Wall:
    first = begin(moment)
    zone = moment.zone if floating(moment) else zone
    start, end = local(first, zone), local(finish(moment), zone)
    return _Wall(moment, start, end, zone == moment.zone or start.utcoffset() == local(first, moment.zone).utcoffset())


def project(moment: Moment, zone: str, primary: str, words: str = "", zoom: str = "day") -> Clock:
    """Show a moment on the wall of `zone`; day shifts count from its day in `primary`.

    `words` are the text's own ("ieri sera"), used in its own clock for a part of a day when they fit. With a
    zoom of "month" or "year" a time carries its date, because no heading does. A floating moment stands in the
    primary clock only.
    """
    wall = _wall(moment, zone)
    dated = zoom in {"month", "year"}
    text = _text(wall, words, dated) if zone == primary or not floating(moment) else ""
    home = wall.start.date() if dated or zone == primary else local(begin(moment), primary).date()
    shifts = wall.by_hours and not floating(moment)
    last = (wall.last - home).days if shifts else 0
    first = (wall.start.date() - home).days if shifts else 0
    until = moment.open == "start" and moment.granularity not in _FINE
    return Clock(
        zone, zone_label(zone), abbreviation(begin(moment), zone), _hours(wall.start), wall.start.date(), text,
        last if until else first, last if "→" in text else 0, zone == moment.zone,
    )  # fmt: skip


def clocks(moment: Moment, zones: tuple[str, ...], words: str = "", zoom: str = "day") -> tuple[Clock, ...]:
    """The moment in every zone, the first of them the primary."""
    return tuple(project(moment, zone, zones[0], words, zoom) for zone in zones)


def _text(wall: _Wall, words: str, dated: bool) -> str:
    moment = wall.moment
    if moment.granularity == "part" and wall.own and not dated and 0 < width(words) <= WORDS:
        return words
    text = _column(wall, dated)
    about = "~" if moment.approximate and not text.startswith("≈") else ""
    doubted = (moment.uncertain and wall.own) or (moment.zone_from == "assumed" and not floating(moment))
    return f"{OPEN[moment.open]}{about}{text}{'?' if doubted else ''}"


def _column(wall: _Wall, dated: bool) -> str:
    if not wall.by_hours:
        return _calendar(wall)
    if wall.own and wall.moment.granularity == "part" and (name := part_label(wall.start, wall.end)):
        text = name
    else:
        text = _span(wall)
    return f"{short_day(wall.start)} {text}" if dated else text


def _span(wall: _Wall) -> str:
    """Hours from and to: "02–08", "18–24", "08→08" over midnight; one time for a minute and for an open end."""
    fine = wall.moment.granularity in {"minute", "second"}
    first, last = _time(wall.start, wall.moment), _time(wall.end, wall.moment)
    if fine and (wall.moment.open != "none" or wall.end - wall.start <= _LENGTH[wall.moment.granularity]):
        return first
    if wall.moment.open == "end":
        return first
    over = wall.last != wall.start.date()
    last = "24" + last[2:] if last[:2] == "00" and wall.last < wall.end.date() else last
    return last if wall.moment.open == "start" else f"{first}{'→' if over else '–'}{last}"


def _time(here: datetime, moment: Moment) -> str:
    if moment.granularity == "second":
        return f"{here:%H:%M:%S}"
    return f"{here:%H:%M}" if here.minute or moment.granularity == "minute" else f"{here:%H}"


def _calendar(wall: _Wall) -> str:
    """A day or more, by name; "≈" in a clock whose midnights are not those the text meant."""
    if not wall.own and not wall.whole_days:
        return "≈ " + _calendar(_wall(wall.moment, wall.moment.zone))
    return stretch_label(wall.moment.granularity, wall.start.date(), wall.last, short=True)


def anchor_label(moment: Moment, zone: str) -> str:
    """The label of a moment that something else is before or after: "22 Dec", also of what lasts from or until then."""
    return moment_label(replace(moment, open="none"), zone)


def moment_label(moment: Moment, zone: str) -> str:
    """The moment in one line, for headings and sentences: "Mon 29 Dec 2025, 08:00", "Q3 2025", "from …"."""
    text = f"{'about ' if moment.approximate else ''}{_long(_wall(moment, zone))}"
    return f"{OPEN[moment.open]}{text}{' (uncertain)' if moment.uncertain else ''}"


def _long(wall: _Wall) -> str:
    if wall.moment.granularity in TIMED:
        named = wall.own and wall.moment.granularity == "part"
        name = part_label(wall.start, wall.end) if named else ""
        return f"{day_label(wall.start)}, {name or _between(wall)}"
    if wall.whole_days:
        first, last = wall.start.date(), wall.last
        return day_label(first) if first == last else stretch_label(wall.moment.granularity, first, last)
    start, end = wall.start, wall.end
    return f"{short_day(start)} {start.year} {start:%H:%M} – {short_day(end)} {end.year} {end:%H:%M}"


def _between(wall: _Wall) -> str:
    """Times from and to in full, the end with its day when that is another."""
    start, end, moment = wall.start, wall.end, wall.moment
    fine = moment.granularity in {"minute", "second"}
    if fine and (moment.open != "none" or end - start <= _LENGTH[moment.granularity]):
        return f"{start:%H:%M:%S}" if moment.granularity == "second" else f"{start:%H:%M}"
    if wall.last == start.date():
        return f"{start:%H:%M}–{'24:00' if end.date() > wall.last else f'{end:%H:%M}'}"
    return f"{start:%H:%M} – {short_day(end)} {end:%H:%M}"


def times(moment: Moment, zone: str, primary: str) -> str:
    """The hours as columns write them, never a name: "09:00", "~18:30", "18–24", "08→08 +1", "all day"."""
    wall = _wall(moment, zone)
    if not wall.by_hours:
        return "all day"
    clock = project(moment, zone, primary)
    text = f"{OPEN[moment.open]}{'~' if moment.approximate else ''}{_span(wall)}"
    return clock._replace(text=text, end_shift=clock.end_shift if "→" in text else 0).cell


def hours(moment: Moment, zone: str) -> str:
    """The times alone, for the lines under a day's name: "08:00", "about 18:30", "18:00–24:00", "" for whole days."""
    wall = _wall(moment, zone)
    if moment.granularity not in TIMED and wall.whole_days:
        return ""
    return f"{OPEN[moment.open]}{'about ' if moment.approximate else ''}{_between(wall)}"
