"""Markdown: the timeline as a table, and below it as a story with quotations and findings.

Everything that Markdown could obey in the article's words is escaped, so they stand as they were printed.
"""

import re
from collections.abc import Iterator, Sequence

from timeline_tui.model import Timeline
from timeline_tui.present.details import finding_lines
from timeline_tui.present.header import counts_line, header
from timeline_tui.present.line import plain
from timeline_tui.present.quotes import quote_line, speaker_line
from timeline_tui.present.rows import MEANINGS, SOURCES_NAMED, Rows
from timeline_tui.present.safe import clean
from timeline_tui.present.selection import EVERYTHING, Selection
from timeline_tui.present.when import zone_label
from timeline_tui.views.export.entries import Entry, cells, clock_names, entries, own_lines, unnamed

_SIGNS = re.compile(r"[\\`*_\[\]<>|~#&$@]|:(?=//)|(?<=www)\.", re.IGNORECASE)
"""What could begin markup, an entity, a formula, a mention or a link, wherever it stands."""
_LEADING = re.compile(r"^(\s*(?:\d+(?=[.)]))?)([-+=:.)])")
"""What could begin a list or a rule at the head of a line."""


def write(timeline: Timeline, selection: Selection = EVERYTHING) -> str:
    """Return the timeline as Markdown: title, table, story, findings that belong to no event."""
    rows = selection.rows(timeline)
    found = list(entries(rows))
    part = selection.part(rows)
    lines = [*_head(part, rows), *_table(rows, found), *_story(rows, found), *_findings(part, found), *_legend(found)]
    return "\n".join(lines) + "\n"


def escape(text: str) -> str:
    """Return article text that Markdown shows as it is: no markup, no link, no list."""
    return _LEADING.sub(r"\1\\\2", _SIGNS.sub(r"\\\g<0>", clean(text)))


def _head(timeline: Timeline, rows: Rows) -> list[str]:
    summary = header(timeline, rows.zones)
    dateline = [f"{escape(summary.dateline)}  "] if summary.dateline else []
    return [f"# {escape(summary.title)}", "", *dateline, escape(plain(counts_line(summary)))]


def _table(rows: Rows, found: Sequence[Entry]) -> Iterator[str]:
    """A table: the day once for all its events, the clocks, the sign, the title."""
    if not found:
        return
    names = clock_names(rows)
    yield from ("", "|".join(["", " ", *(f" {escape(name)} " for name in names), " ", " ", ""]))
    yield "|" + "---|" * (len(names) + 3)
    heading = ""
    for entry in found:
        day = f"**{escape(entry.heading)}**" if entry.heading != heading else ""
        heading = entry.heading
        times = [escape(cell) + (" ⚠" if at in entry.row.conflicts else "") for at, cell in
                 enumerate(cells(rows, entry.row))]  # fmt: skip
        yield "| " + " | ".join([day, *times, entry.row.glyph, _title(entry)]) + " |"


def _story(rows: Rows, found: Sequence[Entry]) -> Iterator[str]:
    heading = ""
    for entry in found:
        if entry.heading != heading:
            heading = entry.heading
            yield from ("", f"## {escape(heading)}")
        yield from _event(rows, entry)


def _title(entry: Entry) -> str:
    """Return the title, and how many sources carry it when there are several."""
    return f"{escape(entry.title)} {entry.row.carried}".rstrip()


def _event(rows: Rows, entry: Entry) -> Iterator[str]:
    known, event = rows.known, entry.event
    status = "" if event.status == "happened" else f" *({event.status})*"
    yield from ("", f"{_when(rows, entry)}{_title(entry)}{status}")
    people, place = unnamed(known, event)
    sources = known.source_names(event, SOURCES_NAMED) if entry.row.document else ()
    facts = [escape(fact) for fact in (*people, place, *sources) if fact]
    if facts:
        yield from ("", f"*{' · '.join(facts)}*")
    for quote in entry.untold:
        words, by = escape(plain(quote_line(known, quote))), escape(plain(speaker_line(quote)))
        yield from ("", f"> {words}  ", f"> — {by}")
    for finding in entry.findings:
        head, *readings = (plain(line) for line in finding_lines(finding))
        yield from ("", f"**{escape(head)}**", "")
        yield from (f"- {escape(reading.strip(' ·'))}" for reading in readings)
    for line in own_lines(rows, entry):
        yield from ("", f"*{escape(line)}*")


def _when(rows: Rows, entry: Entry) -> str:
    """Return "**08:00 New York**, 16:00 Moscow — ", nothing for an undated event."""
    times = cells(rows, entry.row)
    if not any(times):
        return ""
    names = [zone_label(zone) for zone in rows.zones] if rows.clocked else [""]
    said = [escape(f"{time} {name}".strip()) for time, name in zip(times, names, strict=False) if time]
    return f"**{said[0]}**{''.join(f', {one}' for one in said[1:])} — "


def _findings(timeline: Timeline, found: Sequence[Entry]) -> Iterator[str]:
    """What is doubtful and belongs to no event shown."""
    told = {finding.id for entry in found for finding in entry.findings}
    loose = [finding for finding in timeline.findings if finding.id not in told]
    if loose:
        yield from ("", "## Findings", "")
        yield from (f"- {escape(plain(finding_lines(finding)[0]))}" for finding in loose)


def _legend(found: Sequence[Entry]) -> Iterator[str]:
    used = {entry.row.certainty: entry.row.glyph for entry in found}
    if len(used) > 1:
        meanings = (f"{used[kind]} {name}" for kind, name in MEANINGS.items() if kind in used)
        yield from ("", "---", "", " · ".join(meanings))
