"""Dates in words, read as they are in prose."""

from dataclasses import replace

from timeline_tui.extract.segment import segment
from timeline_tui.extract.timex import expressions
from timeline_tui.languages import load
from timeline_tui.languages.detect import detect
from timeline_tui.model import Assumptions, Moment, Record
from timeline_tui.resolve.anchor import anchor
from timeline_tui.resolve.resolver import resolve


def in_words(text: str, record: Record, assumptions: Assumptions) -> Moment | None:
    """Return the moment that a few words tell, a range of two as one moment; None when they tell none."""
    pack = load(assumptions.language or record.language or detect(text))
    layout = segment(text, pack)
    found = expressions(text, layout, pack)
    clock = anchor(replace(record, text=text), text, layout, found, assumptions)
    moments = [timex.moment for timex in resolve(record.id, text, found, clock) if timex.moment is not None]
    if len(found) == 2 and len(moments) == 2 and found[0].range_of == 1 and moments[0].start < moments[1].end:
        edges = (moment.edtf for moment in moments)
        return replace(moments[0], end=moments[1].end, edtf="/".join(edges))
    return moments[0] if moments else None
