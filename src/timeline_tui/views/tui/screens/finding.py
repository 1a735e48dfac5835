"""Search and filter: one line at the bottom, what it finds at once above it."""

from collections.abc import Callable
from functools import partial

from textual import on
from textual.timer import Timer

from timeline_tui.present.complete import Completion, complete
from timeline_tui.present.query import QueryError, parse
from timeline_tui.present.sentences import plural
from timeline_tui.views.tui.screens.linking import Linking
from timeline_tui.views.tui.widgets.prompt import Prompt

_FILTER_HINT = "words  speaker:  who:  place:  kind:  after:2025-12-28  before:  on:  has:quote  doc:  -not"
_SEARCH_HINT = "Enter finds; then n and N go on"


_MANY = 5_000
_PAUSE = 0.2


class Finding(Linking):
    """Actions that look for words."""

    _to_filter: Timer | None = None

    def action_search(self) -> None:
        """Ask what to search for."""
        self.ask("search", "/", self.search_text, _SEARCH_HINT)

    def action_filter(self) -> None:
        """Ask which rows to show."""
        self.filter_before = self.filter_text
        if self.timeline is not None:
            self.ask("filter", "filter", self.filter_text, _FILTER_HINT, partial(complete, self.timeline))

    def ask(
        self, purpose: str, label: str, text: str, hint: str,
        completes: Callable[[str, int], Completion] | None = None,
    ) -> None:  # fmt: skip
        """Open the line in which something is typed."""
        if not self.query(Prompt) and self.timeline is not None:
            self.mount(Prompt(self.look, purpose, label, text, hint, completes), before=self.footer)

    @property
    def prompt(self) -> Prompt | None:
        """The line being typed in, None when there is none."""
        return self.query(Prompt).first() if self.query(Prompt) else None

    def close_prompt(self) -> None:
        """Give the keys back to the list."""
        if (prompt := self.prompt) is not None:
            prompt.remove()
            self.show_only("list")

    @on(Prompt.Typed)
    def typed(self, message: Prompt.Typed) -> None:
        """Filter as the user types."""
        if isinstance(message, Prompt.Ended):
            self._ended(message)
        elif message.prompt.purpose == "filter":
            self._filter_soon(message.prompt, message.text)

    def _filter_soon(self, prompt: Prompt, text: str) -> None:
        """Filter at once, or where that takes long, when the typing pauses."""
        if self._to_filter is not None:
            self._to_filter.stop()
            self._to_filter = None
        if self.timeline is not None and len(self.timeline.events) > _MANY:
            self._to_filter = self.set_timer(_PAUSE, partial(self._filter_live, prompt, text))
        else:
            self._filter_live(prompt, text)

    def _filter_live(self, prompt: Prompt, text: str) -> None:
        if not prompt.is_attached:
            return
        wrong = self.set_filter(text)
        count = plural(self.rows.events, "event") if self.rows is not None and not wrong else ""
        if not prompt.offer(count) and not wrong:
            prompt.say(count if text.strip() else _FILTER_HINT)

    def _ended(self, message: Prompt.Ended) -> None:
        if message.prompt.purpose == "search":
            self.close_prompt()
            self.search(message.text)
        elif message.prompt.purpose == "filter" and not self.set_filter(message.text):
            self.close_prompt()

    def action_back(self, out: bool) -> None:
        """Escape in the line: as if nothing had been typed. Elsewhere one step back."""
        if (prompt := self.prompt) is None:
            super().action_back(out)
            return
        if prompt.purpose == "filter":
            self.set_filter(self.filter_before)
        self.close_prompt()

    # Filter

    def set_filter(self, text: str) -> str:
        """Keep the rows that fit; return what is wrong with the filter, "" when it was taken."""
        try:
            query = parse(text)
            query_or_none = query if query else None
            self.filter_text, self.query_only = text.strip(), query_or_none
            self.show_rows()
        except QueryError as error:
            if (prompt := self.prompt) is not None:
                prompt.complain(error.message, error.position)
            return error.message
        return ""

    # Search

    def search(self, text: str) -> None:
        """Find words in the rows, else in the source, and go to the first place after the cursor."""
        self.search_text = text.strip()
        self.list.highlight(self.search_text)
        self._find_in_source()
        if self.search_text:
            self.action_match(1)

    def _find_in_source(self) -> None:
        from timeline_tui.present.search import find_source

        event, timeline = self.event, self.timeline
        if timeline is None or not timeline.documents:
            return
        here = event.evidence[0].document if event is not None and event.evidence else timeline.documents[0].id
        self.source_document, self.source_hit = here, -1
        self.source_hits = tuple(find_source(timeline, here, self.search_text)) if self.search_text else ()
        if self.detail.tab == "source":
            self.show_detail()

    def forget_search(self) -> None:
        """Mark no words any more."""
        self.search_text, self.source_hits = "", ()
        self.list.highlight("")
        if self.detail.tab == "source":
            self.show_detail()

    def action_match(self, by: int) -> None:
        """The next place, in the source when that has the keys, else among the rows."""
        from timeline_tui.present.search import find_rows, next_hit

        if self.rows is None or not self.search_text:
            self.flash("Nothing is searched for: / asks.")
            return
        hits = [] if self.detail.has_focus and self.detail.tab == "source" else find_rows(self.rows, self.search_text)
        if not hits:
            self._match_in_source(by)
            return
        found = next_hit(hits, self.list.cursor if self.list.cursor is not None else -1, by)
        assert found is not None
        self.go_to_row(found)
        self.flash(f"“{self.search_text}”: {hits.index(found) + 1} of {plural(len(hits), 'row')}")

    def _match_in_source(self, by: int) -> None:
        if not self.source_hits:
            self.flash(f"“{self.search_text}” was not found.", "warning")
            return
        self.open_tab("source")
        self.show_only("detail")
        number = self._nearest_hit(by)
        self.detail.show(self.article(self.source_document, self.source_hits, self.source_hits[number][0]))
        self.flash(f"“{self.search_text}” in the source: {number + 1} of {len(self.source_hits):,}")

    def _nearest_hit(self, by: int) -> int:
        self.source_hit = (self.source_hit + by) % len(self.source_hits) if self.source_hit >= 0 else 0
        return self.source_hit
