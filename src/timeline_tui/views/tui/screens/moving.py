"""Moving about: rows, days, quotes, panes and tabs."""

from collections.abc import Callable, Sequence
from functools import partial

from timeline_tui.model import Event, Evidence, Quote, Timeline
from timeline_tui.present import details
from timeline_tui.present.choices import choices_of_event
from timeline_tui.present.index import Index, index
from timeline_tui.present.line import Line
from timeline_tui.present.quotes import found_by, quote_lines
from timeline_tui.views.tui.messages import OpenWanted
from timeline_tui.views.tui.screens.base import ExplorerBase
from timeline_tui.views.tui.widgets.pages import FittedPage, ItemsPage, Page, SourcePage, TextPage
from timeline_tui.views.tui.widgets.sheet import Sheet

_NO_QUOTES: tuple[Line, ...] = ((("Nobody is quoted here.", "muted"),),)
_WORDS = {"event": details.event_detail, "evidence": details.evidence_detail}


def _how(quote: Quote) -> tuple[Line, ...]:
    found = found_by(quote)
    return ((("  ", "text"), *found),) if found else ()


class Moving(ExplorerBase):
    """Actions that change what is looked at, and nothing else."""

    _turned = ("", 0)  # the event whose source was turned to, and which of its sources

    def action_step(self, by: int) -> None:
        """A row or a line up or down, in the pane that has the keys."""
        self._move(partial(Sheet.step, by=by))

    def action_page(self, by: int) -> None:
        """A screenful."""
        self._move(partial(Sheet.turn, by=by))

    def action_half_page(self, by: int) -> None:
        """Half a screenful."""
        self._move(partial(Sheet.turn, by=by / 2))

    def action_edge(self, side: int) -> None:
        """The first or the last row."""
        self._move(partial(Sheet.edge, side=side))

    def _move(self, step: Callable[[Sheet], None]) -> None:
        """Move in the pane that has the keys; of the list hear at once, not by a message, which costs a picture."""
        if self.pane is not self.list:
            step(self.pane)
            return
        before, view = self.list.cursor, self.list.in_view
        with self.list.prevent(Sheet.Moved, Sheet.Viewed):
            step(self.list)
        if self.list.in_view != view:
            self.list_viewed()
        if self.list.cursor != before:
            self.list_moved()

    def action_day(self, by: int) -> None:
        """The first row under the next heading, or under the one before."""
        rows, cursor = self.rows, self.list.cursor
        if rows is None or cursor is None:
            return
        head = rows.next_separator(cursor, by)
        if head is not None:
            self.go_to_row(head + 1)
        elif by < 0:
            self.list.edge(-1)

    def action_quote(self, by: int) -> None:
        """The next quote in the order of the rows, in the Quotes tab of its event."""
        if self.rows is None or self.list.cursor is None:
            return
        at = self.detail.cursor if self.detail.tab == "quotes" and self.detail.cursor is not None else -1
        event = self.event
        here = event.quotes if event is not None else ()
        wanted = at + by if at >= 0 else (0 if by > 0 else -1)
        if 0 <= wanted < len(here) and (at >= 0 or by > 0):
            self.open_tab("quotes")
            self.detail.put_cursor(wanted)
        else:
            self._quote_of_another_row(by)

    def _quote_of_another_row(self, by: int) -> None:
        assert self.rows is not None and self.list.cursor is not None
        row = self.list.cursor + by
        while 0 <= row < len(self.rows):
            event = self.rows.event_at(row)
            if event is not None and event.quotes:
                self.go_to_row(row)
                self.open_tab("quotes")
                self.detail.put_cursor(0 if by > 0 else len(event.quotes) - 1)
                return
            row += by
        self.flash("There is no further quote.")

    # Tabs

    def action_tab(self, name: str) -> None:
        """Open a tab, in sight; the Source tab, when it is open, at the next article that tells of the event."""
        if name == "source" == self.detail.tab:
            self._turn_source()
        self.open_tab(name)
        if self.single:
            self.show_only("detail")

    def _turn_source(self) -> None:
        event, timeline = self.event, self.timeline
        told = index(timeline).sources(event) if timeline is not None and event is not None else ()
        if timeline is None or event is None or len(told) < 2:
            return
        at = (told.index(self._source_of(event, told)) + 1) % len(told)
        self._turned = event.id, at
        self.show_detail()
        self.flash(f"Source {at + 1} of {len(told)}: {index(timeline).document_name(told[at])}")

    def _source_of(self, event: Event, told: Sequence[str]) -> str:
        """The source that was turned to, else the first that tells of the event."""
        return told[self._turned[1]] if self._turned[0] == event.id and self._turned[1] < len(told) else told[0]

    def action_turn_tab(self, by: int) -> None:
        """Open the tab beside."""
        names = [name for name, _ in self.detail.TABS]
        self.action_tab(names[(names.index(self.detail.tab) + by) % len(names)])

    def open_tab(self, name: str) -> None:
        """Show another page of the event."""
        if name != self.detail.tab:
            self.detail.tab = name
            self.show_detail()

    def show_detail(self) -> None:
        """Show the open tab's page of the event under the cursor."""
        event = self.event
        told = index(self.timeline).sources(event) if self.timeline is not None and event is not None else ()
        quotes = len(event.quotes) if event is not None else 0
        self.detail.counts = {"quotes": quotes, "source": len(told) if len(told) > 1 else 0}
        self.detail.show(self._page())

    def _page(self) -> Page:
        tab, event, timeline = self.detail.tab, self.event, self.timeline
        if timeline is None:
            return TextPage(())
        if tab == "source":
            return self.source_page()
        if event is None or self.rows is None:
            return TextPage(((("Nothing is selected.", "muted"),),))
        if tab == "quotes":
            return self._quotes_page(index(timeline), event.quotes)
        own = choices_of_event(timeline, event, self.chosen)
        own = ((), *own) if own else ()
        if tab == "clocks":
            return self._clocks_page(timeline, event.id, own)
        return TextPage((*_WORDS[tab](timeline, event.id, self.rows.zones), *own))

    def _clocks_page(self, timeline: Timeline, event: str, own: tuple[Line, ...]) -> FittedPage:
        """The event's hours under each other on every clock in use."""
        from timeline_tui.present.ruler import ruler

        zones = self.zones
        return FittedPage(lambda width: (*ruler(timeline, event, zones, width), *own))

    def _quotes_page(self, known: Index, names: tuple[str, ...]) -> TextPage | ItemsPage:
        quotes = [quote for name in names if (quote := known.quotes.get(name))]
        items = [(*quote_lines(known, quote), *_how(quote), ()) for quote in quotes]
        return ItemsPage(items) if items else TextPage(_NO_QUOTES)

    def source_page(self) -> TextPage | SourcePage:
        """The article of the event under the cursor, its words in view, what was searched for marked."""
        event, timeline = self.event, self.timeline
        if timeline is None or not timeline.documents:
            return TextPage(())
        told = index(timeline).sources(event) if event is not None else ()
        document = self._source_of(event, told) if event is not None and told else timeline.documents[0].id
        hits = self.source_hits if document == self.source_document else ()
        return self.article(document, hits)

    def article(self, document: str, marked: Sequence[tuple[int, int]] = (), offset: int | None = None) -> SourcePage:
        """A document with the words of the event under the cursor, and other places, marked."""
        from timeline_tui.present.source import source_view

        assert self.timeline is not None
        event = self.event.id if self.event is not None else None
        return SourcePage(source_view(self.timeline, document, event, marked), document, offset)

    def go_to_event(self, event: str) -> None:
        """Put the cursor on an event, taking the filter off when it hides it."""
        if self.rows is None or not event:
            return
        if self.rows.index_of(event) is None:
            self.set_filter("")
        if (row := self.rows.index_of(event)) is not None:
            self.go_to_row(row)

    def show_words(self, words: Evidence) -> None:
        """Go to a place in an article, and mark it."""
        self.detail.tab = "source"
        self.show_only("detail")
        self.detail.show(self.article(words.document, [(words.start, words.end)], words.start))

    # Panes

    @property
    def single(self) -> bool:
        """Whether there is room for one pane only, or the user wants one only."""
        return self.has_class("-narrow") or self.has_class("-one")

    def show_only(self, pane: str) -> None:
        """In a window with room for one pane, show this one."""
        self.set_class(pane == "detail", "-detail")
        (self.detail if pane == "detail" else self.list).focus()

    def action_other_pane(self) -> None:
        """Give the keys to the other pane."""
        self.show_only("list" if self.detail.has_focus else "detail")

    def action_maximise(self) -> None:
        """Give the pane that has the keys the whole window, and back."""
        pane = "detail" if self.detail.has_focus else "list"
        self.toggle_class("-one")
        self.show_only(pane)

    def action_deeper(self) -> None:
        """One step deeper: from the row to its detail, from a quote to its own pane, from its words to the source."""
        if self.event is None and self.detail.tab != "source":
            return
        if not self.detail.has_focus:
            self.show_only("detail")
        elif self.detail.tab == "quotes" and self.detail.cursor is not None and self.event is not None:
            self.open_quote(self.event.quotes[self.detail.cursor])
        elif self.detail.tab == "event" and self.event is not None and self.event.quotes:
            self.open_tab("quotes")
        else:
            self.open_tab("source")

    def action_back(self, out: bool) -> None:
        """One step back: to the list, to all rows, and if the key may lead there, out."""
        if self.waiting:
            self.waiting = False
            self.post_message(OpenWanted(None))
            self.flash(self.given_up)
            return
        if self.footer.said:
            self.footer.hush()
        if self.detail.has_focus:
            self.show_only("list")
        elif self.has_class("-one"):
            self.action_maximise()
        elif self.filter_text:
            self.set_filter("")
        elif self.search_text:
            self.forget_search()
        elif out:
            self.leave()

    def list_viewed(self) -> None:
        """Show where in time the rows in view are."""
        raise NotImplementedError

    def list_moved(self) -> None:
        """Show the event under the cursor."""
        raise NotImplementedError

    def open_quote(self, quote: str) -> None:
        """Show a quote's own pane."""
        raise NotImplementedError

    def set_filter(self, text: str) -> str:
        """Keep the rows that fit; return what is wrong with the filter."""
        raise NotImplementedError

    def forget_search(self) -> None:
        """Mark no words any more."""
        raise NotImplementedError

    def leave(self) -> None:
        """Nothing is left to go back to."""
        raise NotImplementedError
