"""CSV (RFC 4180): a row for each event, in the order and the clocks of the explorer.

Columns: `id`; `title`, `kind`, `status`; `certainty` (exact, approximate, wide, undated, planned); `heading` (the day
or the order the event stands under); a column named after each clock, with the time there in words; `edtf`;
`start`, `end` (UTC instants, the end exclusive); `granularity`; `zone`, `zone_from`; `approximate`, `uncertain`,
`open`; `words` (the text's own for when); `people`, `place`, `place_zone`; `quotes` and `findings` (one a line);
`about` (the id of another event); `document`, `first`, `last` (code points), `evidence`; `sources` (the documents that
tell of it, one a line); `star`, `tags`, `comment` and `corrections` of the user's (the comment only where it is asked
for).
"""

import csv
import io
from collections.abc import Sequence

from timeline_tui.model import Evidence, Marked, Moment, Timeline
from timeline_tui.present.line import plain
from timeline_tui.present.marks import told_lines
from timeline_tui.present.rows import Rows
from timeline_tui.present.safe import clean
from timeline_tui.present.selection import EVERYTHING, Selection
from timeline_tui.present.when import floating, moment_label
from timeline_tui.views.export.entries import Entry, entries, said
from timeline_tui.views.export.fields import unknown

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What makes a spreadsheet take a cell for a formula when it comes first."""
_TEXT = "'"
"""What makes it take the cell for text; spreadsheets do not show it."""

CLOCKS = "clocks"
"""The field that stands for the columns of all clocks, whichever they are."""

_FIRST = ("id", "title", "kind", "status", "certainty", "heading")
_LAST = (
    "edtf", "start", "end", "granularity", "zone", "zone_from", "approximate", "uncertain", "open", "words", "people",
    "place", "place_zone", "quotes", "findings", "about", "document", "first", "last", "evidence",
    "sources", "star", "tags", "comment", "corrections",
)  # fmt: skip


def write(timeline: Timeline, selection: Selection = EVERYTHING) -> str:
    """Return the timeline as CSV with a heading line; every cell is quoted, and none is a formula.

    Raises TimelineError for a field of the selection that is no column.
    """
    rows = selection.rows(timeline)
    names, places = columns(rows.zones), _places(selection.fields, rows)
    out = io.StringIO()
    table = csv.writer(out, quoting=csv.QUOTE_ALL)
    table.writerow([names[at] for at in places])
    for entry in entries(rows):
        cells = _cells(rows, entry)
        table.writerow([_inert(cells[at]) for at in places])
    return out.getvalue()


def _places(fields: Sequence[str], rows: Rows) -> list[int]:
    """Return where the columns asked for stand among all, in the order asked for; "clocks" are those of all clocks."""
    names = columns(rows.zones)
    wanted: list[str] = []
    for field in fields or names:
        if field not in (*names, CLOCKS):
            raise unknown(field, (*names, CLOCKS))
        wanted += rows.zones if field == CLOCKS else (field,)
    return [names.index(name) for name in wanted]


def columns(zones: Sequence[str]) -> tuple[str, ...]:
    """The names of the columns, those of the clocks among them."""
    return (*_FIRST, *zones, *_LAST)


def _inert(cell: str) -> str:
    return _TEXT + cell if cell.startswith(_FORMULA) else cell


def _cells(rows: Rows, entry: Entry) -> list[str]:
    event, known = entry.event, rows.known
    place = (clean(event.place.name), event.place.zone) if event.place else ("", "")
    return [
        event.id, entry.row.title, event.kind, event.status, entry.row.certainty, entry.heading,
        *_clocks(event.when, rows.zones), *_moment(event.when), known.words(event), ", ".join(map(clean, event.people)),
        *place, "\n".join(said(known, quote) for quote in entry.quotes),
        "\n".join(clean(finding.message) for finding in entry.findings), event.about or "",
        *_evidence(event.evidence), "\n".join(known.source_names(event)), *_mark(rows, entry.row.mark),
    ]  # fmt: skip


def _clocks(when: Moment | None, zones: Sequence[str]) -> list[str]:
    """The time in each clock; a date that nobody gave a clock stands in the first only, as on the screen."""
    if when is None:
        return [""] * len(zones)
    return [moment_label(when, zone) if zone == zones[0] or not floating(when) else "" for zone in zones]


def _moment(when: Moment | None) -> list[str]:
    if when is None:
        return [""] * 9
    return [
        when.edtf, _utc(when.start.isoformat()), _utc(when.end.isoformat()), when.granularity, when.zone,
        when.zone_from, _yes(when.approximate), _yes(when.uncertain), when.open,
    ]  # fmt: skip


def _utc(instant: str) -> str:
    return instant.replace("+00:00", "Z")


def _yes(flag: bool) -> str:
    return "yes" if flag else "no"


def _evidence(evidence: Sequence[Evidence]) -> list[str]:
    if not evidence:
        return [""] * 4
    words = evidence[0]
    return [clean(words.document), str(words.start), str(words.end), clean(words.text)]


def _mark(rows: Rows, mark: Marked | None) -> list[str]:
    if mark is None:
        return [_yes(False), "", "", ""]
    told = "\n".join(plain(line) for line in told_lines(mark, rows.zones, brief=True))
    return [_yes(mark.star), " ".join(map(clean, mark.tags)), clean(mark.comment), told]
