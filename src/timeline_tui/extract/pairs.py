"""Findings about marks that do not pair."""

from collections.abc import Iterator, Sequence

from timeline_tui.extract.marked import Marked
from timeline_tui.model import SEVERITY, Evidence, Finding, make_id
from timeline_tui.model.finding import FindingKind


def findings(document_id: str, text: str, marks: Sequence[Marked]) -> tuple[Finding, ...]:
    """Return an unclosed-quote or mismatched-quote-marks finding for each quotation that needs one."""
    return tuple(_findings(document_id, text, marks))


def _findings(document_id: str, text: str, marks: Sequence[Marked]) -> Iterator[Finding]:
    for marked in marks:
        if marked.dash:
            continue
        if not marked.closed and not marked.reopened:
            message = f"The quotation opened with {marked.opener} is never closed; it is taken to end with the passage."
            yield _finding("unclosed-quote", message, document_id, text, marked)
        elif marked.wrong_closer:
            message = f"The quotation opens with {marked.opener} and closes with {marked.closer}, which are no pair."
            yield _finding("mismatched-quote-marks", message, document_id, text, marked)


def _finding(kind: FindingKind, message: str, document_id: str, text: str, marked: Marked) -> Finding:
    start, end = marked.outer.start, marked.outer.end
    evidence = Evidence(document_id, start, end, text[start:end])
    return Finding(make_id("f", document_id, start, end, kind), kind, SEVERITY[kind], message, (evidence,))
