"""The main screen: the timeline, what is known of the event under the cursor, and the strips around them."""

from dataclasses import replace
from time import monotonic
from typing import ClassVar, Literal

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.geometry import Size
from textual.timer import Timer

from timeline_tui.marks.attach import annotated
from timeline_tui.model import Timeline
from timeline_tui.present.header import Header, counts_line, header, title_line
from timeline_tui.present.line import Line, clip_text, seg, spaced
from timeline_tui.present.rows import ZOOMS
from timeline_tui.present.sentences import SEVERITY_GLYPHS
from timeline_tui.views.tui.actions import BY_ID, FOOTER
from timeline_tui.views.tui.keymap import bindings, shown
from timeline_tui.views.tui.messages import CopyWanted
from timeline_tui.views.tui.screens.base import Made
from timeline_tui.views.tui.screens.choosing import Choosing
from timeline_tui.views.tui.screens.history import Marks
from timeline_tui.views.tui.widgets.bars import Footer
from timeline_tui.views.tui.widgets.density import DensityStrip
from timeline_tui.views.tui.widgets.sheet import Sheet
from timeline_tui.views.tui.widgets.text import DetailSheet

_BESIDE, _ONE, _HIGH = 100, 60, 22
_SMALL = (40, 10)
HELD = 0.07
"""Seconds. Key repeats come faster than this: the detail pane is drawn once, after the last of them."""


def _severities(summary: Header) -> Line:
    counts = [seg(f"{SEVERITY_GLYPHS[severity]} {count}", severity) for severity, count in summary.findings.items()]
    return spaced(counts, seg("  "))


class ExplorerScreen(Choosing):
    """Everything on it can be reached by key, by mouse and by name."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("explorer")
    AUTO_FOCUS = "#timeline"
    _moved_at = 0.0
    _to_show: Timer | None = None
    _come = 0

    def compose(self) -> ComposeResult:
        """Header, density strip, the two panes, footer."""
        yield self.header
        yield self.density
        with Container(id="body"):
            yield self.list
            yield self.detail
        yield self.footer

    def on_mount(self) -> None:
        """Show what is there already, or that it is being read."""
        self.footer.set_hints(self._hints())
        if self.timeline is None:
            self.list.empty = (("Reading …", "muted"),)
            self.header.show((("timeline-tui", "heading"),))
        else:
            self.show_rows()

    def take(self, timeline: Timeline, beside: bool = False, stay: bool = False, made: Made | None = None) -> None:
        """Show a timeline: the first, the same sources under other assumptions, or one more `beside` them.

        With `stay` the view stays where it is: nobody asked for what has come.
        """
        self.zones = self.view(timeline, beside).zones
        self.timeline, self.shown_under = timeline, self.assumptions
        if self.is_mounted:
            event, top = self.list.event_id(), self.detail.top
            self.show_rows(stay=stay, made=made)
            if stay and self.list.event_id() == event:
                self.detail.put_top(top)

    def take_news(self, timeline: Timeline, marks: Marks, made: Made | None = None) -> None:
        """Show what has come, with the user's marks on it; what was marked meanwhile stays as it was marked."""
        if marks or self.assumptions.marks:
            fresh, self._come = marks[self._come :], max(self._come, len(marks))
            self.assumptions = replace(self.assumptions, marks=(*self.assumptions.marks, *fresh))
            timeline = annotated(timeline, self.assumptions.marks)
        self.take(timeline, stay=True, made=made)

    def take_beside(self, timeline: Timeline, marks: Marks) -> None:
        """Show one more source beside those there are, with the user's marks on it."""
        self.assumptions = replace(self.assumptions, marks=(*self.assumptions.marks, *marks))
        self.take(annotated(timeline, self.assumptions.marks), beside=True)

    # The strips

    def show_header(self) -> None:
        """Title and dateline; counts; clocks."""
        if self.timeline is None:
            return
        summary = header(self.timeline, self.zones)
        kept = clip_text(self.filter_text, max(self.size.width // 4, 12))
        filtered = seg(f"filter: {kept}   " if kept else "", "user")
        counts = counts_line(summary) if self.size.width >= _ONE else _severities(summary)
        clocks: Line = (("    ", "header"), (" ⇄ ".join(summary.clocks[:2]), "heading"))
        mine = f"● {len(self.chosen)} yours   " if self.chosen else ""
        filtered = (*seg(mine, "user"), *filtered)
        self.header.show(title_line(summary), (*filtered, *counts, *(clocks if self.size.width >= _ONE else ())))
        self.show_position()

    def show_position(self) -> None:
        """Which event of how many; and a word when the window is too small for comfort."""
        small = self.size.width < _SMALL[0] or self.size.height < _SMALL[1]
        note: Line = ((f"{self.size.width}×{self.size.height}: small window  ", "warning"),) if small else ()
        self.footer.right = (*note, (self.position(), "footer"))
        self.footer.refresh()

    def _hints(self) -> list[tuple[str, str, str]]:
        own = dict(self.own_keys)
        return [(shown(BY_ID[name], own, self.look.ascii), BY_ID[name].footer, name) for name in FOOTER]

    # Messages

    @on(Sheet.Moved, "#timeline")
    def moved(self, message: Sheet.Moved) -> None:
        """Another event is under the cursor: show it, but under a held key only when the key is let go."""
        if isinstance(message, Sheet.Opened):
            self.show_selected()
            self.action_deeper()
            return
        self.list_moved()

    def list_moved(self) -> None:
        """Show the event under the cursor, in one picture with the list."""
        now = monotonic()
        held = now - self._moved_at < HELD
        self._moved_at = now
        if self._to_show is not None:
            self._to_show.stop()
            self._to_show = None
        if held:
            self.show_position()
            self._to_show = self.set_timer(HELD, self.show_detail)
        else:
            self.show_selected()

    def settle(self) -> None:
        """Show at once what was to be shown when the keys come to rest."""
        if self._to_show is not None:
            self._to_show.stop()
            self._to_show = None
            self.show_detail()

    @on(Sheet.Viewed, "#timeline")
    def list_viewed(self) -> None:
        """Show where in time the rows in view are."""
        if self.rows is None:
            return
        first, last = self.list.in_view
        found = map(self.rows.event_at, range(max(first, 0), min(last + 1, len(self.rows))))
        starts = [event.when.start for event in found if event is not None and event.when is not None]
        self.density.show_view(starts[0] if starts else None, starts[-1] if starts else None)

    @on(DensityStrip.Picked)
    def moment_picked(self, message: DensityStrip.Picked) -> None:
        """A moment on the strip was clicked: go to the event nearest to it."""
        if self.rows is not None and (row := self.rows.at(message.instant)) >= 0:
            self.go_to_row(row)

    @on(Sheet.Opened, "#detail")
    def opened(self) -> None:
        """A quote was double-clicked."""
        self.action_deeper()

    @on(DetailSheet.TabPicked)
    def tab_picked(self, message: DetailSheet.TabPicked) -> None:
        """A tab was clicked."""
        self.action_tab(message.tab)

    @on(Footer.Clicked)
    async def hint_clicked(self, message: Footer.Clicked) -> None:
        """A hint was clicked."""
        await self.run_action(BY_ID[message.action].call)

    def fit(self, size: Size) -> None:
        """Lay the panes side by side, one below the other, or one at a time."""
        beside = size.width >= _BESIDE
        self.set_class(beside, "-wide")
        self.set_class(size.width < _ONE, "-narrow")
        self.list.divides = beside and not self.has_class("-one")
        self.list.badges = size.width < _ONE
        self.density.display = size.height >= _HIGH and size.width >= _ONE
        self.detail.below = not beside

    def on_resize(self, event: events.Resize) -> None:
        """Fit the panes to the window."""
        self.fit(event.size)
        self.show_header()

    # Time

    def action_swap_clocks(self) -> None:
        """Make the second clock the primary one."""
        if len(self.zones) < 2:
            self.flash("There is only one clock: Z chooses another.")
            return
        self.zones = (self.zones[1], self.zones[0], *self.zones[2:])
        self.show_rows()

    def action_utc(self) -> None:
        """UTC as the second clock, and back to what was there."""
        if self.timeline is None:
            return
        if "UTC" in self.zones[:2]:
            self.zones = tuple(zone for zone in self.zones if zone != "UTC") or self.zones
        else:
            self.zones = (self.zones[0], "UTC", *(zone for zone in self.zones[1:] if zone != "UTC"))
        self.show_rows()

    def action_zoom(self, by: Literal[-1, 1]) -> None:
        """Coarser or finer headings."""
        wanted = ZOOMS.index(self.zoom) + by
        if not 0 <= wanted < len(ZOOMS):
            self.flash(f"Headings are by {self.zoom} already.")
            return
        self.zoom = ZOOMS[wanted]
        self.show_rows()
        self.flash(f"Headings by {self.zoom}")

    # Out

    def action_copy(self, what: Literal["citation", "quote"]) -> None:
        """Copy the event, or the quote, as a line to paste elsewhere."""
        from timeline_tui.present.cite import citation, quote_citation

        event, timeline = self.event, self.timeline
        if event is None or timeline is None:
            return
        if what == "citation":
            self.copy(citation(timeline, event.id, self.zones))
            return
        at = self.detail.cursor if self.detail.tab == "quotes" else None
        if not event.quotes:
            self.flash("Nobody is quoted here.", "warning")
            return
        self.copy(quote_citation(timeline, event.quotes[at or 0], self.zones))

    def copy(self, text: str) -> None:
        """Have a text put on the clipboard, and said what it was."""
        self.post_message(CopyWanted(text))
