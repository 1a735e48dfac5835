"""markwhen: a timeline in plain text, an entry for each dated event.

Times of day are UTC instants; days and wider stretches are dates, which markwhen sets in the first clock's zone.
"""

import json
from collections.abc import Iterator
from datetime import UTC, datetime

from timeline_tui.model import Moment, Timeline
from timeline_tui.present.details import finding_lines
from timeline_tui.present.header import header
from timeline_tui.present.line import plain
from timeline_tui.present.rows import Rows
from timeline_tui.present.selection import EVERYTHING, Selection
from timeline_tui.present.when import begin, finish
from timeline_tui.views.export.entries import Entry, dated, days, said

_TIMED = frozenset({"hour", "minute", "second"})


def write(timeline: Timeline, selection: Selection = EVERYTHING) -> str:
    """Return the dated events as markwhen text, quotations and findings as lists under them."""
    rows = selection.rows(timeline)
    # JSON's strings are YAML's too, so that no title can end the header or add a key to it.
    title = json.dumps(header(timeline).title, ensure_ascii=False)
    lines = [f"title: {title}", f"timezone: {rows.zones[0]}", ""]
    for entry, when in dated(rows):
        lines += _event(rows, entry, when)
    return "\n".join(lines) + "\n"


def _event(rows: Rows, entry: Entry, when: Moment) -> Iterator[str]:
    about = "about " if when.approximate else ""
    tag = "" if entry.event.status == "happened" else f" #{entry.event.status}"
    yield f"{_range(when)}: {about}{entry.row.title}{tag}"
    yield from (f"- {said(rows.known, quote)}" for quote in entry.quotes)
    yield from (f"- {plain(finding_lines(finding)[0])}" for finding in entry.findings)
    yield ""


def _range(when: Moment) -> str:
    """A date or an instant, or two: markwhen writes EDTF intervals with a slash and instants with a hyphen."""
    if when.granularity in _TIMED:
        start, end = _utc(begin(when)), _utc(finish(when))
        point = when.granularity != "hour" and (finish(when) - begin(when)).total_seconds() <= 60
        return start if point or when.open != "none" else f"{start} - {end}"
    first, last = days(when)
    return first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"


def _utc(instant: datetime) -> str:
    return instant.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
