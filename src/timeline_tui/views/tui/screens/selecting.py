"""Words selected in an article, by keys or with the mouse, and the event that is made of them."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace
from typing import Literal, NamedTuple

from textual import on

from timeline_tui.marks import edit
from timeline_tui.model import Document, Evidence, Mark
from timeline_tui.model.mark import UNDATED
from timeline_tui.present.index import index
from timeline_tui.present.line import clip_text
from timeline_tui.present.safe import clean
from timeline_tui.views.tui.screens.correcting import Correcting
from timeline_tui.views.tui.screens.history import Change
from timeline_tui.views.tui.widgets.pages import SourcePage
from timeline_tui.views.tui.widgets.prompt import Prompt
from timeline_tui.views.tui.widgets.text import DetailSheet

_WORDS = 40
_HELP = "↓ ↑ sentences  → ← words  Tab other end  a adds a row  Esc leaves"
_WHEN = "when? such as 29 Dec 8:00; Enter with nothing leaves it undated"


class Selected(NamedTuple):
    """Characters of a document; `moving` is the end that the keys move."""

    document: str
    start: int
    end: int
    moving: Literal["start", "end"] = "end"

    def moved(self, edges: list[int], by: int) -> "Selected":
        """Move one end to the next edge, or the one before; something stays selected."""
        here = self.start if self.moving == "start" else self.end
        at = bisect_right(edges, here) if by > 0 else bisect_left(edges, here) - 1
        if not 0 <= at < len(edges):
            return self
        wanted = self._replace(start=edges[at]) if self.moving == "start" else self._replace(end=edges[at])
        return wanted if wanted.start < wanted.end else self


class Selecting(Correcting):
    """Actions in the Source tab that select words and make an event of them."""

    selected: Selected | None = None

    def action_select(self) -> None:
        """Select the sentence under the cursor, or the event's when the source is not in sight."""
        self.settle()
        page = self.detail.page
        if self.timeline is None:
            return
        if not (isinstance(page, SourcePage) and self.detail.has_focus and self.detail.cursor is not None):
            self.open_tab("source")
            self.show_only("detail")
            page = self.detail.page
        if not isinstance(page, SourcePage):
            return
        words = self.event.evidence[0] if self.event is not None and self.event.evidence else None
        row = self.detail.cursor
        start = page.place(self.detail.cells, row)[0] if row is not None else 0
        if words is not None and words.document == page.document and row is not None:
            first, last = page.place(self.detail.cells, row)
            start = words.start if first <= words.start <= last else start
        self._select(self._sentence(page.document, start))

    def _sentence(self, document: str, at: int) -> Selected | None:
        """The sentence that holds a character, else the next one."""
        spans = self._sentences(document)
        found = next(((start, end) for start, end in spans if end > at), spans[-1] if spans else None)
        return Selected(document, *found) if found is not None else None

    def _sentences(self, document: str) -> list[tuple[int, int]]:
        known = index(self.timeline).documents.get(document) if self.timeline is not None else None
        if isinstance(known, Document) and known.layout.sentences:
            return [(span.start, span.end) for span in known.layout.sentences]
        return [match.span() for match in re.finditer(r"\S[^\n]*", self._text(document))]

    def _text(self, document: str) -> str:
        return index(self.timeline).text(document) if self.timeline is not None else ""

    def _select(self, selected: Selected | None) -> None:
        """Show what is selected, its moving end in sight."""
        if selected is None:
            return
        self.selected = selected
        page = self.article(selected.document, [(selected.start, selected.end)])
        self.detail.exchange(page)
        at = selected.start if selected.moving == "start" else max(selected.end - 1, selected.start)
        self.detail.put_cursor(page.row(self.detail.cells, at), told=False)
        self.footer.say(((_HELP, "user"),))

    def show_detail(self) -> None:
        """Show something else: nothing is selected any more."""
        self.selected = None
        super().show_detail()

    def _unselect(self) -> None:
        """Leave the words as they are."""
        self.selected = None
        self.footer.hush()
        self.detail.exchange(self.source_page())

    def action_step(self, by: int) -> None:
        """While words are selected, by sentences."""
        if self.selected is None:
            super().action_step(by)
            return
        spans = self._sentences(self.selected.document)
        self._select(self.selected.moved(sorted(span[self.selected.moving == "end"] for span in spans), by))

    def action_turn_tab(self, by: int) -> None:
        """While words are selected, by words."""
        if self.selected is None:
            super().action_turn_tab(by)
            return
        words = re.finditer(r"\S+", self._text(self.selected.document))
        edges = [match.start() if self.selected.moving == "start" else match.end() for match in words]
        self._select(self.selected.moved(edges, by))

    def action_other_pane(self) -> None:
        """While words are selected, let the keys move the other end."""
        if self.selected is None:
            super().action_other_pane()
        else:
            self._select(self.selected._replace(moving="start" if self.selected.moving == "end" else "end"))

    def action_back(self, out: bool) -> None:
        """Select nothing; else one step back."""
        if self.selected is not None and self.prompt is None:
            self._unselect()
        else:
            super().action_back(out)

    @on(DetailSheet.Dragged)
    def dragged(self, message: DetailSheet.Dragged) -> None:
        """Select what the mouse was drawn over, whole words of it."""
        text = self._text(message.document)
        first, last = sorted((message.start, message.offset))
        start = max(text.rfind(sign, 0, first + 1) for sign in " \n") + 1
        ends = [at for sign in " \n" if (at := text.find(sign, last)) >= 0]
        moving: Literal["start", "end"] = "start" if message.offset < message.start else "end"
        self._select(Selected(message.document, start, min(ends, default=len(text)), moving))

    # Adding

    def action_add(self) -> None:
        """Make an event of the words; its time is read from them, or asked for."""
        if self.selected is None or self.timeline is None:
            self.action_select()
            return
        words = self._words()
        within = index(self.timeline).timexes_within(words)
        if any(timex.moment is not None and timex.end <= words.end for timex in within):
            self._add(edit.added(self.timeline, words))
        else:
            self.ask("added", "time", "", _WHEN)

    def _words(self) -> Evidence:
        assert self.selected is not None
        text = self._text(self.selected.document)[self.selected.start : self.selected.end]
        start = self.selected.start + len(text) - len(text.lstrip())
        return Evidence(self.selected.document, start, start + len(text.strip()), text.strip())

    def _add(self, mark: Mark) -> None:
        self.selected = None
        self.footer.hush()
        self.stand_on = mark.id
        words = clip_text(" ".join(clean(mark.passage.words).split()), _WORDS)
        self.decide(Change(f"“{words}” is a row", marks=((), (replace(mark, changed=self.stamp()),))))
        self.show_only("list")

    @on(Prompt.Typed)
    def added_typed(self, message: Prompt.Typed) -> None:
        """Say what time is understood; at Enter add the row with it, or without one."""
        if message.prompt.purpose != "added" or self.timeline is None or self.selected is None:
            return
        text = message.text.strip()
        timex = self.time_in(text)
        if not isinstance(message, Prompt.Ended):
            message.prompt.say(self.told(timex) or (_WHEN if not text else "No time is understood yet."))
        elif text and timex is None and text.lower() != UNDATED:
            message.prompt.say("No time is understood. Enter with nothing leaves it undated.")
        else:
            self.close_prompt()
            mark = edit.added(self.timeline, self._words())
            value, zone = (edit.value_of(timex) if timex is not None else None) or ("", "")
            self._add(replace(mark, when=value, zone=zone))
