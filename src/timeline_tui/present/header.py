"""The strip at the top: what is being read, how much was found, and whose clocks are shown."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from timeline_tui.model import Document, Source, Timeline
from timeline_tui.model.finding import Severity
from timeline_tui.present.index import index
from timeline_tui.present.line import Line, seg, spaced
from timeline_tui.present.safe import clean
from timeline_tui.present.sentences import SEVERITIES, SEVERITY_GLYPHS, listing, plural
from timeline_tui.present.when import moment_label, zone_label

_NAMED = 2


class Header(NamedTuple):
    """What the header says; `findings` holds only the severities there are, the gravest first."""

    title: str
    dateline: str
    documents: int
    events: int
    quotes: int
    findings: Mapping[Severity, int]
    clocks: tuple[str, ...]


def header(timeline: Timeline, zones: Sequence[str] = ()) -> Header:
    """Sum a timeline up."""
    counts = {severity: sum(one.severity == severity for one in timeline.findings) for severity in SEVERITIES}
    return Header(
        _title(timeline), _dateline(timeline), len(timeline.documents), len(timeline.events), len(timeline.quotes),
        {severity: count for severity, count in counts.items() if count},
        tuple(zone_label(zone) for zone in (tuple(zones) or timeline.zones)),
    )  # fmt: skip


def _title(timeline: Timeline) -> str:
    if not timeline.documents:
        return "Timeline" if timeline.events else "Nothing read"
    names = [index(timeline).document_name(document.id) for document in timeline.documents[:_NAMED]]
    others = len(timeline.documents) - len(names)
    return listing([*names, plural(others, "other")] if others else names)


def _dateline(timeline: Timeline) -> str:
    """The article's own dateline, else its publication date; nothing for several documents."""
    if len(timeline.documents) != 1:
        return ""
    document: Source = timeline.documents[0]
    if isinstance(document, Document) and (span := document.layout.dateline):
        return clean(document.text[span.start : span.end]).strip(" \u00a0-–—.,:")
    return moment_label(document.published, document.published.zone) if document.published else ""


def counts_line(summary: Header, glyphs: Mapping[str, str] = SEVERITY_GLYPHS) -> Line:
    """Return "10 events  12 quotes  ⚠ 1  ℹ 2"."""
    counts: list[Line] = [seg(plural(summary.documents, "source"), "muted")] if summary.documents > 1 else []
    counts.append(seg(plural(summary.events, "event"), "muted"))
    if summary.quotes:
        counts.append(seg(plural(summary.quotes, "quote"), "muted"))
    counts += [seg(f"{glyphs[severity]} {count}", severity) for severity, count in summary.findings.items()]
    return spaced(counts, seg("  "))


def title_line(summary: Header) -> Line:
    """Return "title · dateline"."""
    return spaced([seg(summary.title, "title"), seg(summary.dateline, "muted")], seg(" · ", "muted"))
