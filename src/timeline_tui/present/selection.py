"""What of a timeline is shown, in which clocks and in which order: the same question for paper and every export."""

from typing import TYPE_CHECKING, NamedTuple

from timeline_tui.model import Timeline
from timeline_tui.present.marks import without_comments
from timeline_tui.present.rows import Rows, Sort

if TYPE_CHECKING:
    from timeline_tui.present.query import Query

SORTS: tuple[Sort, ...] = ("oldest", "newest", "text")


class Selection(NamedTuple):
    """A choice of rows: the clocks (the timeline's own by default), the filter, the order, the fields of each.

    Without a `sort` a format keeps its own order, the oldest first for rows; without `fields` it writes all it has.
    The user's comments are left out unless `comments` asks for them.
    """

    zones: tuple[str, ...] = ()
    only: "Query | None" = None
    sort: Sort | None = None
    fields: tuple[str, ...] = ()
    comments: bool = False

    def rows(self, timeline: Timeline) -> Rows:
        """Return the rows of a timeline that are chosen."""
        return Rows(timeline, self.zones, only=self.only, sort=self.sort or "oldest")

    def part(self, rows: Rows) -> Timeline:
        """Return the timeline of just what these rows show: the whole one where they show all."""
        if not rows.partial:
            return rows.timeline
        from timeline_tui.present.shown import shown

        return shown(rows)

    def open(self, timeline: Timeline) -> Timeline:
        """Return the timeline without what is not for others."""
        return timeline if self.comments else without_comments(timeline)


EVERYTHING = Selection()
