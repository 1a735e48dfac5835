"""Moments as clocks: the same stretch of time as it stands on the wall in New York, in Moscow, anywhere.

A coarse moment never turns into a false 00:00: it keeps its words in its own clock and shows its hours in others.
"""

from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from timeline_tui.model import Moment
from timeline_tui.present.labels import day_label, days_label, part_label, short_day, stretch_label
from timeline_tui.present.line import width
from timeline_tui.resolve.zones import zone as load_zone

TICK = timedelta(microseconds=1)
WORDS = 14
"""A column holds the text's own words when they take no more cells than this."""
_FINE = frozenset({"hour", "minute", "second"})
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


def project(moment: Moment, zone: str, primary: str, words: str = "", zoom: str = "day") -> Clock:
    """Show a moment on the wall of `zone`; day shifts count from its day in `primary`.

    `words` are the text's own ("ieri sera"), used in its own clock for a part of a day when they fit. With a
    zoom of "month" or "year" a time carries its date, because no heading does.
    """
    start, end = local(begin(moment), zone), local(finish(moment), zone)
    home = start.date() if zone == primary else local(begin(moment), primary).date()
    own = zone == moment.zone or start.utcoffset() == local(begin(moment), moment.zone).utcoffset()
    dated = zoom in {"month", "year"}
    text = _text(moment, start, end, own, words if own else "", dated)
    last = (end - TICK).date()
    home = start.date() if dated else home
    shifted = not dated and not _spelled(moment, start, end, own)
    return Clock(
        zone, zone_label(zone), abbreviation(begin(moment), zone), _hours(start), start.date(), text,
        (start.date() - home).days if shifted else 0, (last - home).days if "→" in text else 0, zone == moment.zone,
    )  # fmt: skip


def clocks(moment: Moment, zones: tuple[str, ...], words: str = "", zoom: str = "day") -> tuple[Clock, ...]:
    """The moment in every zone, the first of them the primary."""
    return tuple(project(moment, zone, zones[0], words, zoom) for zone in zones)


def _spelled(moment: Moment, start: datetime, end: datetime, own: bool) -> bool:
    """Tell whether the text names its own dates, so that a day shift would only confuse."""
    if moment.granularity in _FINE or moment.granularity == "part":
        return False
    return own or moment.granularity != "day" or _aligned(start, end)


def _aligned(start: datetime, end: datetime) -> bool:
    return not (start.hour or start.minute or end.hour or end.minute)


def _text(moment: Moment, start: datetime, end: datetime, own: bool, words: str, dated: bool) -> str:
    if moment.granularity == "part" and not dated and 0 < width(words) <= WORDS:
        return words
    text = _stretch(moment, start, end, own, dated)
    text = f"{'~' if moment.approximate else ''}{text}{'?' if moment.uncertain and own else ''}"
    return {"none": "", "end": "from ", "start": "until "}[moment.open] + text


def _stretch(moment: Moment, start: datetime, end: datetime, own: bool, dated: bool) -> str:
    date_of = f"{short_day(start)} " if dated else ""
    if moment.granularity in {"minute", "second"}:
        return date_of + _wall(moment, start, end)
    if moment.granularity in {"hour", "part"}:
        name = part_label(start, end) if own and moment.granularity == "part" else ""
        return date_of + (name or _range(start, end))
    if moment.granularity == "day" and not _aligned(start, end):
        return date_of + _range(start, end)
    return _calendar(moment, start, end, own)


def _wall(moment: Moment, start: datetime, end: datetime) -> str:
    if moment.open == "start" and end - start > _LENGTH[moment.granularity]:
        start = end - _LENGTH[moment.granularity]
    if moment.open == "none" and end - start > _LENGTH[moment.granularity]:
        return _between(start, end)
    return f"{start:%H:%M:%S}" if moment.granularity == "second" else f"{start:%H:%M}"


def _range(start: datetime, end: datetime) -> str:
    """Hours from and to: "02–08", "18–24", "08→08" when midnight lies between."""
    first = f"{start:%H:%M}" if start.minute else f"{start:%H}"
    last = f"{end:%H:%M}" if end.minute else f"{end:%H}"
    if (end - TICK).date() == start.date():
        return f"{first}–{'24' if last == '00' else last}"
    return f"{first}→{last}"


def _calendar(moment: Moment, start: datetime, end: datetime, own: bool) -> str:
    """A day or more, by name; "≈" in a clock whose midnights are not those the text meant."""
    if not own and not _aligned(start, end):
        start, end = local(begin(moment), moment.zone), local(finish(moment), moment.zone)
        return "≈ " + stretch_label(moment.granularity, start.date(), (end - TICK).date(), short=True)
    return stretch_label(moment.granularity, start.date(), (end - TICK).date(), short=True)


def moment_label(moment: Moment, zone: str) -> str:
    """The moment in one line, for headings and sentences: "Mon 29 Dec 2025, 08:00", "Q3 2025", "from …"."""
    start, end = local(begin(moment), zone), local(finish(moment), zone)
    text = _long(moment, start, end, _same_wall(moment, zone, start))
    lead = {"none": "", "end": "from ", "start": "until "}[moment.open]
    return f"{lead}{'about ' if moment.approximate else ''}{text}{' (uncertain)' if moment.uncertain else ''}"


def _same_wall(moment: Moment, zone: str, start: datetime) -> bool:
    return zone == moment.zone or start.utcoffset() == local(begin(moment), moment.zone).utcoffset()


def _long(moment: Moment, start: datetime, end: datetime, own: bool) -> str:
    if moment.granularity in {"minute", "second"}:
        return f"{day_label(start)}, {_wall(moment, start, end)}"
    if moment.granularity in {"hour", "part"}:
        name = part_label(start, end) if own and moment.granularity == "part" else ""
        return f"{day_label(start)}, {name or _between(start, end)}"
    if _aligned(start, end):
        first, last = start.date(), (end - TICK).date()
        return day_label(first) if first == last else stretch_label(moment.granularity, first, last)
    return f"{short_day(start)} {start.year} {start:%H:%M} – {short_day(end)} {end.year} {end:%H:%M}"


def _between(start: datetime, end: datetime) -> str:
    if (end - TICK).date() == start.date():
        return f"{start:%H:%M}–{'24:00' if f'{end:%H:%M}' == '00:00' else f'{end:%H:%M}'}"
    return f"{start:%H:%M} – {days_label(end.date(), end.date(), year=False)} {end:%H:%M}"


def hours(moment: Moment, zone: str) -> str:
    """The times alone, for the lines under a day's name: "08:00", "about 18:30", "18:00–24:00", "" when whole days."""
    start, end = local(begin(moment), zone), local(finish(moment), zone)
    lead = {"none": "", "end": "from ", "start": "until "}[moment.open] + ("about " if moment.approximate else "")
    if moment.granularity in {"minute", "second"}:
        return lead + _wall(moment, start, end)
    if moment.granularity in {"hour", "part"} or not _aligned(start, end):
        return lead + _between(start, end)
    return ""
