"""iCalendar (RFC 5545): dated events for a calendar, no time in them that the text does not give.

A time of day is a point or a stretch in its own zone, with a VTIMEZONE from the tz database that `--version`
names; a day and a part of a day are all-day, what is wider spans its days. An event's UID is its id, so that a
second import changes events instead of doubling them.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from timeline_tui.errors import TimelineError
from timeline_tui.model import Moment, Timeline
from timeline_tui.present.details import finding_lines
from timeline_tui.present.header import header
from timeline_tui.present.line import plain
from timeline_tui.present.rows import Rows
from timeline_tui.present.safe import clean
from timeline_tui.present.selection import EVERYTHING, Selection
from timeline_tui.present.when import begin, finish, floating, moment_label, zone_label
from timeline_tui.resolve.zones import clock_of
from timeline_tui.resolve.zones import zone as load_zone
from timeline_tui.views.export.entries import Entry, dated, days, said

if TYPE_CHECKING:
    from icalendar import Calendar, Component

_YEARS = range(1900, 2100)
"""Years for which zones are written out; times of other years are in UTC."""
_POINT = {"minute": timedelta(minutes=1), "second": timedelta(seconds=1)}
"""Granularities that are points in time when they last no longer than this."""
_STATUS = {"happened": "CONFIRMED", "planned": "CONFIRMED", "possible": "TENTATIVE", "denied": "CANCELLED"}


def write(timeline: Timeline, selection: Selection = EVERYTHING) -> str:
    """Return the dated events as a calendar; raises TimelineError when the library for it is not installed."""
    try:
        from icalendar import Calendar
    except ImportError:
        hint = "Install it with: pip install 'timeline-tui[ics]'."
        raise TimelineError("The format ics needs the library icalendar, which is not installed.", hint) from None
    rows = selection.rows(timeline)
    calendar = Calendar()
    calendar.add("prodid", f"-//timeline-tui//{clean(timeline.generator)}//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", header(timeline).title)
    found = list(dated(rows))
    _add_zones(calendar, [_start(when) for _, when in found])
    for entry, when in found:
        calendar.add_component(_event(rows, entry, when))
    written: bytes = calendar.to_ical()
    return written.decode("utf-8", "replace")


def _add_zones(calendar: "Calendar", starts: Iterable[date]) -> None:
    """Describe the zones in use, over the years in use, from the same tz database as everything else."""
    from icalendar import Timezone

    timed = [start for start in starts if isinstance(start, datetime) and start.tzinfo is not UTC]
    if not timed:
        return
    first, last = min(start.year for start in timed), max(start.year for start in timed)
    for zone in sorted({str(start.tzinfo) for start in timed}):
        described = Timezone.from_tzinfo(load_zone(zone), zone, date(first - 1, 1, 1), date(last + 2, 1, 1))
        calendar.add_component(described)


def _event(rows: Rows, entry: Entry, when: Moment) -> "Component":
    from icalendar import Event

    made = Event()
    made.add("uid", f"{entry.event.id}@timeline-tui")
    made.add("dtstamp", _stamp(rows, entry, when))
    start, end = _start(when), _end(when)
    made.add("dtstart", start)
    if end is not None:
        made.add("dtend", end)
    made.add("summary", _summary(entry, when))
    made.add("description", _description(rows, entry, when))
    if entry.event.place:
        made.add("location", clean(entry.event.place.name))
    made.add("status", _STATUS[entry.event.status])
    made.add("transp", "TRANSPARENT")  # What others did keeps nobody busy.
    made.add("categories", [entry.event.kind])
    return made


def _stamp(rows: Rows, entry: Entry, when: Moment) -> datetime:
    """When this was made known: publication, else the event itself. Never now: the same text, the same file."""
    sources = (rows.known.documents.get(words.document) for words in entry.event.evidence)
    published = next((source.published for source in sources if source and source.published), None)
    return (published or when).start


def _timed(when: Moment) -> bool:
    return when.granularity in {"hour", "minute", "second"}


def _start(when: Moment) -> date:
    return _wall(when, begin(when)) if _timed(when) else days(when)[0]


def _wall(when: Moment, instant: datetime) -> datetime:
    """An instant in the moment's own zone, in UTC where that zone's clock cannot tell it to a calendar."""
    here = instant.astimezone(clock_of(when).tz) if when.start.year in _YEARS else instant.astimezone(UTC)
    offset = here.utcoffset() or timedelta()
    named = when.zone != "UTC" and getattr(here.tzinfo, "key", "") == when.zone
    # TZID has no fold: the second 01:30 of a night, like an offset with seconds, can only be said in UTC.
    return here if named and not here.fold and offset.seconds % 60 == 0 else instant.astimezone(UTC)


def _end(when: Moment) -> date | None:
    """The exclusive end, None for a point in time, for an end left open and for the last day there is."""
    if _timed(when):
        point = finish(when) - begin(when) <= _POINT.get(when.granularity, timedelta())
        return None if point or when.open != "none" else _wall(when, finish(when))
    last = days(when)[1]
    return last + timedelta(days=1) if last < date.max else None


def _summary(entry: Entry, when: Moment) -> str:
    lead = {"end": "from then on: ", "start": "until then: "}.get(when.open, "")
    about = "~ " if when.approximate else ""
    return f"{about}{lead}{entry.row.title}" + ("" if entry.event.status == "happened" else f" ({entry.event.status})")


def _description(rows: Rows, entry: Entry, when: Moment) -> str:
    """When in every clock, who, what was said, what is doubtful, and the words it was read from."""
    known, event = rows.known, entry.event
    shown = rows.zones[:1] if floating(when) else rows.zones
    words = known.words(event)
    lines = [f"“{words}”" if words else ""]
    lines += [f"{zone_label(zone)}: {moment_label(when, zone)}" for zone in shown]
    lines += [", ".join(map(clean, event.people))]
    lines += [said(known, quote) for quote in entry.quotes]
    lines += [plain(line) for finding in entry.findings for line in finding_lines(finding)]
    first = {known.original(one.document): one for one in reversed(event.evidence)}
    lines += [f"{known.document_name(name)}: {clean(first[name].text)}" for name in known.sources(event)]
    return "\n".join(line for line in lines if line)
