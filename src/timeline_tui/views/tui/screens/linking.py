"""The source and the timeline follow each other: where the cursor stands in the article is the event in the list."""

from textual import on

from timeline_tui.model import Assumptions
from timeline_tui.present.index import index
from timeline_tui.views.tui.look import Look
from timeline_tui.views.tui.screens.moving import Moving
from timeline_tui.views.tui.widgets.pages import SourcePage
from timeline_tui.views.tui.widgets.sheet import Sheet
from timeline_tui.views.tui.widgets.text import DetailSheet


class Linking(Moving):
    """Actions that move in the article."""

    def __init__(self, look: Look, assumptions: Assumptions) -> None:
        super().__init__(look, assumptions)
        self._way = 1

    def action_step(self, by: int) -> None:
        """In an article, to the next event told in the same line before a line down or up."""
        self._way = by
        page, row = self.detail.page, self.detail.cursor
        if isinstance(page, SourcePage) and self.detail.has_focus and row is not None:
            found = self._told(page, *page.place(self.detail.cells, row))
            here = self.event.id if self.event is not None else ""
            wanted = found.index(here) + by if here in found else -1
            if 0 <= wanted < len(found):
                self._follow(page, found[wanted])
                return
        super().action_step(by)

    @on(Sheet.Moved, "#detail")
    def moved_in_source(self, message: Sheet.Moved) -> None:
        """Select the event told in the line under the cursor: one that begins there before one that goes on."""
        page = self.detail.page
        if not isinstance(page, SourcePage) or isinstance(message, Sheet.Opened):
            return
        start, end = page.place(self.detail.cells, message.row)
        found = self._told(page, start, end)
        going_on = set(self._told(page, max(start - 1, 0), start))
        found = [event for event in found if event not in going_on] or found
        if found and (self.event is None or self.event.id not in found):
            self._follow(page, found[0 if self._way > 0 else -1])

    @on(DetailSheet.Pointed)
    def pointed_in_source(self, message: DetailSheet.Pointed) -> None:
        """Select the event told where the mouse points."""
        page = self.detail.page
        if isinstance(page, SourcePage) and (found := self._told(page, message.offset, message.offset + 1)):
            self._follow(page, found[-1])

    def _told(self, page: SourcePage, start: int, end: int) -> list[str]:
        """The events in the list that are told in these characters."""
        if self.timeline is None or self.rows is None:
            return []
        found = index(self.timeline).events_told(page.document, start, end)
        return [event for event in found if self.rows.index_of(event) is not None]

    def _follow(self, page: SourcePage, event: str) -> None:
        """Put the list's cursor on an event and mark its words, without moving in the article."""
        row = self.rows.index_of(event) if self.rows is not None else None
        if row is None:
            return
        self.list.put_cursor(row, told=False)
        self.show_position()
        self.detail.counts = {"quotes": len(self.event.quotes) if self.event is not None else 0}
        hits = self.source_hits if page.document == self.source_document else ()
        self.detail.exchange(self.article(page.document, hits))
