"""EDTF (ISO 8601-2): a line for each dated event, its date or interval, a tab, its title.

Times of day carry their offset, which EDTF's own level 1 leaves to ISO 8601-1.
"""

from timeline_tui.model import Timeline
from timeline_tui.present.selection import EVERYTHING, Selection
from timeline_tui.views.export.entries import dated


def write(timeline: Timeline, selection: Selection = EVERYTHING) -> str:
    """Return the dates of the timeline in EDTF, undated events left out."""
    rows = selection.rows(timeline)
    return "".join(f"{when.edtf}\t{entry.row.title}\n" for entry, when in dated(rows))
