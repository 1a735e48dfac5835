"""Calendars (iCalendar, .ics): an entry an event; the entries themselves are taken out in `ready`."""

from collections.abc import Iterator

from timeline_tui.errors import TimelineError
from timeline_tui.model.document import Form, Record
from timeline_tui.readers.entries import component, entries, header
from timeline_tui.readers.extras import foreign, need
from timeline_tui.readers.opened import Opened, Report
from timeline_tui.readers.stated import one_line
from timeline_tui.readers.text import decoded

_WHAT = "a calendar"


def read(source: Opened, report: Report) -> Iterator[Record]:
    """Yield the one record of a calendar; each entry that is broken is one message, and the others are read."""
    need("icalendar", "ics", source, _WHAT)
    text = decoded(source, report)
    good = 0
    for entry in entries(text):
        try:
            with foreign(source, _WHAT):
                component(text[entry.start : entry.end])
                good += 1
        except TimelineError:
            line = text.count("\n", 0, entry.start) + 1
            report.fail(f"{source.shown}:{line}: the entry is broken: its start or another part cannot be read.")
    if not good:
        raise TimelineError(f"There is no entry in {source.shown}.", "Events are read, tasks and journals are not.")
    said = header(text)
    yield Record(source.id, text, source.file, one_line(said.get("X-WR-CALNAME", "")), form=Form("calendar"))
