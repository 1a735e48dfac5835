"""The list of findings: each with its readings, ready to be shown, chosen from and jumped from."""

from collections.abc import Sequence
from dataclasses import dataclass

from timeline_tui.model import Evidence, Finding, Moment, Timeline
from timeline_tui.model.finding import Severity
from timeline_tui.present.details import finding_lines, reading_line
from timeline_tui.present.index import index
from timeline_tui.present.line import Line
from timeline_tui.present.sentences import SEVERITIES


@dataclass(frozen=True, slots=True)
class ReadingItem:
    """One way to read it: how it is shown, and the moment it gives (None when it gives none)."""

    line: Line
    explanation: str
    moment: Moment | None


@dataclass(frozen=True, slots=True)
class FindingItem:
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
    zones = tuple(zones) or timeline.zones
    ordered = sorted(timeline.findings, key=lambda finding: SEVERITIES.index(finding.severity))
    return tuple(_item(finding, known.event_of_finding.get(finding.id), zones) for finding in ordered)


def _item(finding: Finding, event: str | None, zones: Sequence[str]) -> FindingItem:
    readings = tuple(ReadingItem(reading_line(one, zones), one.explanation, one.moment) for one in finding.readings)
    return FindingItem(
        finding.id, event, finding.severity, finding.kind, tuple(finding_lines(finding, zones)), readings,
        finding.evidence,
    )  # fmt: skip
