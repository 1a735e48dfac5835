"""The list of findings: each with its readings, ready to be shown, chosen from and jumped from."""

from collections.abc import Sequence
from typing import NamedTuple

from timeline_tui.model import Evidence, Finding, Moment, Reading, Timeline
from timeline_tui.model.finding import Severity
from timeline_tui.present.details import finding_lines, reading_line
from timeline_tui.present.index import Index, index
from timeline_tui.present.line import Line, clip_text, seg
from timeline_tui.present.safe import clean
from timeline_tui.present.sentences import SEVERITIES
from timeline_tui.present.when import moment_label

QUOTED = 72
"""Cells of evidence shown beside a finding; the source has the rest."""


class ReadingItem(NamedTuple):
    """One way to read it: how it is shown, and the moment it gives (None and "" when it gives none)."""

    line: Line
    explanation: str
    moment: Moment | None
    when: str


class FindingItem(NamedTuple):
    """One finding: `lines` say it in plain words with its readings; `event` is the first event it concerns."""

    id: str
    event: str | None
    severity: Severity
    kind: str
    lines: tuple[Line, ...]
    readings: tuple[ReadingItem, ...]
    evidence: tuple[Evidence, ...]


def findings_list(timeline: Timeline, zones: Sequence[str] = ()) -> tuple[FindingItem, ...]:
    """Every finding, the gravest first, in the order of the text among equals."""
    known = index(timeline)
    ordered = sorted(timeline.findings, key=lambda finding: SEVERITIES.index(finding.severity))
    zone = (*zones, *timeline.zones, "UTC")[0]
    return tuple(_item(known, finding, zone) for finding in ordered)


def _item(known: Index, finding: Finding, zone: str) -> FindingItem:
    event = known.event_of_finding.get(finding.id)
    readings = tuple(_reading(reading, zone) for reading in finding.readings)
    head, *others = finding_lines(finding)
    lines = (head, *evidence_lines(known, finding), *others)
    return FindingItem(finding.id, event, finding.severity, finding.kind, lines, readings, finding.evidence)


def _reading(reading: Reading, zone: str) -> ReadingItem:
    when = moment_label(reading.moment, zone) if reading.moment else ""
    return ReadingItem(reading_line(reading), reading.explanation, reading.moment, when)


def evidence_lines(known: Index, finding: Finding) -> list[Line]:
    """The words a finding rests on, in one line, when its sentence does not already quote them."""
    texts = dict.fromkeys(clean(one.text).strip() for one in known.joined(finding.evidence))
    words = [text for text in texts if text and text not in finding.message]
    return [seg("  ") + seg(clip_text(" … ".join(words), QUOTED), "quote")] if words else []
