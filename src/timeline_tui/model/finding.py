"""What cannot be right, or cannot be known, in what the text says."""

from dataclasses import dataclass
from typing import Literal

from timeline_tui.model.moment import Moment
from timeline_tui.model.span import Evidence

FindingKind = Literal[
    "clock-conflict", "weekday-mismatch", "nonexistent-time", "ambiguous-time", "abbreviation-mismatch",
    "invalid-date", "order-conflict", "date-conflict", "unclosed-quote", "mismatched-quote-marks",
]  # fmt: skip
Severity = Literal["error", "warning", "info"]

SEVERITY: dict[FindingKind, Severity] = {
    "clock-conflict": "error",
    "weekday-mismatch": "error",
    "nonexistent-time": "error",
    "invalid-date": "error",
    "order-conflict": "error",
    "date-conflict": "error",
    "ambiguous-time": "warning",
    "abbreviation-mismatch": "warning",
    "unclosed-quote": "info",
    "mismatched-quote-marks": "info",
}


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read the words that would make them consistent, and the moment it gives."""

    explanation: str
    moment: Moment | None


@dataclass(frozen=True, slots=True)
class Finding:
    """A statement of the text that needs a reader's eye: one plain sentence, its evidence, other readings."""

    id: str
    kind: FindingKind
    severity: Severity
    message: str
    evidence: tuple[Evidence, ...]
    readings: tuple[Reading, ...] = ()
