"""TimelineJS: the JSON that its slides are made from, dates as fine as the text gives them and no finer.

TimelineJS knows no zones: times are those of the first clock, and `display_date` names the others. It reads
headline and text as HTML, so both are escaped.
"""

import json
from datetime import date, datetime
from html import escape
from typing import Any

from timeline_tui.model import Moment, Timeline
from timeline_tui.present.cite import cited_moment
from timeline_tui.present.details import finding_lines
from timeline_tui.present.header import header
from timeline_tui.present.line import plain
from timeline_tui.present.quotes import quote_line, speaker_line
from timeline_tui.present.rows import Rows
from timeline_tui.present.selection import EVERYTHING, Selection
from timeline_tui.present.when import begin, finish, local
from timeline_tui.views.export.entries import Entry, dated, days

_PARTS = {"century": 1, "decade": 1, "year": 1, "half": 2, "quarter": 2, "season": 2, "month": 2, "hour": 4,
          "minute": 5, "second": 6}  # fmt: skip
"""How many of year, month, day, hour, minute and second a granularity knows; the others know the day."""
_NAMES = ("year", "month", "day", "hour", "minute", "second")


def write(timeline: Timeline, selection: Selection = EVERYTHING) -> str:
    """Return the dated events as TimelineJS's JSON."""
    rows = selection.rows(timeline)
    summary = header(timeline, rows.zones)
    made = {
        "title": {"text": {"headline": escape(summary.title), "text": escape(summary.dateline)}},
        "events": [_event(rows, entry, when) for entry, when in dated(rows)],
    }
    return json.dumps(made, indent=1, ensure_ascii=False) + "\n"


def _event(rows: Rows, entry: Entry, when: Moment) -> dict[str, Any]:
    start, end = _dates(when, rows.zones[0])
    made: dict[str, Any] = {
        "unique_id": entry.event.id,
        "start_date": start,
        "autolink": False,  # Or an address in the article becomes a link that nobody has looked at.
        "display_date": escape(cited_moment(when, rows.zones)),
        "text": {"headline": escape(entry.row.title), "text": "".join(_text(rows, entry))},
    }
    if end is not None and end != start:
        made["end_date"] = end
    if entry.row.document:
        made["group"] = escape(entry.row.document)
    return made


def _dates(when: Moment, zone: str) -> tuple[dict[str, int], dict[str, int] | None]:
    """Beginning and end; a point in time and what has an open end have none."""
    count = _PARTS.get(when.granularity, 3)
    if count > 3:
        point = when.granularity != "hour" and (finish(when) - begin(when)).total_seconds() <= 60
        ends = None if point or when.open != "none" else _parts(local(finish(when), zone), count)
        return _parts(local(begin(when), zone), count), ends
    first, last = days(when)
    return _parts(first, count), _parts(last, count)


def _parts(day: date | datetime, count: int) -> dict[str, int]:
    return {name: getattr(day, name) for name in _NAMES[:count]}


def _text(rows: Rows, entry: Entry) -> list[str]:
    quotes = [f"<blockquote>{escape(plain(quote_line(rows.known, quote)))}<br>— {escape(plain(speaker_line(quote)))}"
              "</blockquote>" for quote in entry.quotes]  # fmt: skip
    findings = [f"<p>{escape(plain(finding_lines(finding)[0]))}</p>" for finding in entry.findings]
    return quotes + findings
