"""What the parts of the main screen share: its state and its panes."""

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import partial
from typing import NamedTuple

from textual.screen import Screen

from timeline_tui.model import Assumptions, Event, Timeline
from timeline_tui.present.choices import ClockChoice
from timeline_tui.present.line import Line, plain
from timeline_tui.present.marks import hidden_events
from timeline_tui.present.query import Query
from timeline_tui.present.rows import Rows, Zoom, earliest
from timeline_tui.views.tui.look import Look
from timeline_tui.views.tui.messages import RowsMade
from timeline_tui.views.tui.widgets.bars import Bar, Footer
from timeline_tui.views.tui.widgets.density import DensityStrip
from timeline_tui.views.tui.widgets.sheet import Sheet
from timeline_tui.views.tui.widgets.text import DetailSheet
from timeline_tui.views.tui.widgets.timeline import TimelineSheet

_FLASH = 5.0
_NEAR = 200
"""Rows among which another is sought to stand on when the one under the cursor goes."""
_MANY, _SKETCH = 20_000, 400
"""With more events than that, so many rows are shown before all of them are sorted."""


class View(NamedTuple):
    """What rows are made for: the clocks, the headings, the filter, and whether hidden ones are among them."""

    zones: tuple[str, ...]
    zoom: Zoom
    only: Query | None
    hidden: bool


class Made(NamedTuple):
    """Rows that were made before they were asked for, and what for."""

    rows: Rows
    view: View


class ExplorerBase(Screen[None]):
    """State of the exploration, and the panes that show it."""

    def __init__(self, look: Look, assumptions: Assumptions) -> None:
        super().__init__()
        self.look = look
        self.assumptions = assumptions
        self.shown_under = assumptions
        self.header = Bar(look, "header", id="header")
        self.density = DensityStrip(look, id="density")
        self.list = TimelineSheet(look, id="timeline")
        self.detail = DetailSheet(look, id="detail")
        self.footer = Footer(look, id="footer")
        self.timeline: Timeline | None = None
        self.zones: tuple[str, ...] = ()
        self.zoom: Zoom = "day"
        self.filter_text = ""
        self.filter_before = ""
        self.query_only: Query | None = None
        self.search_text = ""
        self.source_hits: tuple[tuple[int, int], ...] = ()
        self.source_document = ""
        self.source_hit = -1
        self.waiting = False
        self.given_up = ""
        self.show_hidden = False
        self.stand_on = ""
        self.sketched = False

    @property
    def rows(self) -> Rows | None:
        """The rows in the list."""
        return self.list.rows

    @property
    def event(self) -> Event | None:
        """The event under the cursor."""
        rows, cursor = self.list.rows, self.list.cursor
        return rows.event_at(cursor) if rows is not None and cursor is not None and cursor < len(rows) else None

    @property
    def chosen(self) -> list[ClockChoice]:
        """The clocks the user chose for words of the text."""
        marks = (mark for mark in self.assumptions.marks if mark.kind == "clock")
        return [ClockChoice(mark.passage.words, mark.zone) for mark in marks]

    @property
    def pane(self) -> Sheet:
        """The pane that has the keys."""
        return self.detail if self.detail.has_focus else self.list

    def stamp(self) -> str:
        """The time of a change: now in UTC, in ISO 8601."""
        return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")

    def flash(self, text: str, role: str = "footer") -> None:
        """Say something in the bottom line, for a while."""
        self.footer.say(((text, role),))
        self.set_timer(_FLASH, partial(self._hush, text))

    def _hush(self, text: str) -> None:
        """Take a message away, unless another has come in its place."""
        if plain(self.footer.said) == text:
            self.footer.hush()

    def wait_for(self, text: str, given_up: str = "Given up: it is not opened.") -> None:
        """Say what is being waited for, until it is there or is given up, which is then said."""
        self.waiting, self.given_up = True, given_up
        self.footer.say(((text, "user"),))

    def waited(self, text: str, role: str) -> None:
        """Say that it is there, or why not."""
        self.waiting = False
        self.flash(text, role)

    def view(self, timeline: Timeline, beside: bool = False) -> View:
        """How a timeline is shown: in its own clocks, unless the user chose others."""
        before = self.timeline.zones if self.timeline is not None else ()
        own = not self.zones or (self.zones == before and not beside)
        zones = timeline.zones or ("UTC",) if own else self.zones
        return View(zones, self.zoom, self.query_only, self.show_hidden)

    def make(self, timeline: Timeline) -> Made:
        """Make the rows of a timeline that has come, away from the keys, so that showing them takes no time."""
        view = self.view(timeline)
        rows = _rows(timeline, view)
        if timeline.events:
            rows.index_of(timeline.events[0].id)  # which finds the places of all
        return Made(rows, view)

    def show_rows(self, event: str = "", stay: bool = False, made: Made | None = None) -> None:
        """Ask for the rows again: after another filter, zoom or pair of clocks. Those `made` are taken if they fit.

        With `stay` the event under the cursor stays at its height on the screen, whatever comes above it; while the
        sources are first read, a cursor that was never moved stays on the first row instead.
        """
        if self.timeline is None:
            return
        self.sketched = self.rows is None and self.query_only is None and len(self.timeline.events) > _MANY
        among = earliest(self.timeline, _SKETCH) if self.sketched else None
        view = View(self.zones, self.zoom, self.query_only, self.show_hidden)
        fits = made is not None and made.view == view and made.rows.timeline is self.timeline
        rows = made.rows if made is not None and fits else _rows(self.timeline, view, among)
        begun = stay and self.waiting and self.list.at_start
        keep, self.stand_on = event or self.stand_on or ("" if begun else self._staying(rows)), ""
        self.list.empty = self._why_empty()
        self.list.show(rows, keep, stay)
        if self.sketched:
            self.call_after_refresh(self.run_worker, partial(self._finish, rows), thread=True, exit_on_error=False)
        else:
            self.density.show(rows)
        self.show_header()
        self.show_detail()

    def show_marks(self) -> None:
        """Show other marks on the same events; only where they decide which rows are shown, ask for these again."""
        rows, timeline = self.list.rows, self.timeline
        if rows is None or timeline is None:
            return
        if self.sketched or self.query_only is not None or hidden_events(rows.timeline) != hidden_events(timeline):
            self.show_rows()
            return
        self.list.rows = rows.remarked(timeline)
        self.list.repaint(anew=True)
        self.show_header()
        self.show_detail()

    def _staying(self, rows: Rows) -> str:
        """The event under the cursor; when it is no longer shown, the nearest that is, those after it first."""
        before, cursor = self.list.rows, self.list.cursor
        if before is None or cursor is None:
            return ""
        around = (*range(cursor, cursor + _NEAR), *range(cursor - 1, cursor - _NEAR, -1))
        found = (before.event_at(at) for at in around if 0 <= at < len(before))
        return next((event.id for event in found if event and rows.index_of(event.id) is not None), "")

    def _finish(self, sketch: Rows) -> None:
        """Away from the keys, sort all of a long timeline, the first rows of which are shown already."""
        self.post_message(RowsMade(sketch, Rows(sketch.timeline, sketch.zones, sketch.zoom, hidden=self.show_hidden)))

    def on_rows_made(self, message: RowsMade) -> None:
        """Show all rows, unless the user has asked for others meanwhile."""
        if self.rows is message.sketch:
            self.sketched = False
            self.list.show(message.rows, self.list.event_id())
            self.density.show(message.rows)
            self.show_position()

    def _why_empty(self) -> Line:
        if self.filter_text:
            return (("Nothing fits this filter. Esc clears it.", "muted"),)
        if self.timeline is not None and self.timeline.events:
            return (("All rows are hidden. X shows them.", "muted"),)
        return (("No event was found in this text. The Source tab shows it.", "muted"),)

    def position(self) -> str:
        """Return "6 of 7": the event under the cursor among those shown."""
        rows, cursor = self.list.rows, self.list.cursor
        if rows is None or not rows.events or cursor is None:
            return "0 of 0"
        events = len(rows.timeline.events) if self.sketched else rows.events
        return f"{rows.number(cursor):,} of {events:,}"

    def go_to_row(self, row: int) -> None:
        """Put the cursor on a row and show its event at once, for actions that go on from there."""
        self.list.put_cursor(row, told=False)
        self.show_selected()

    def show_selected(self) -> None:
        """Show the event under the cursor in the detail pane, and where it stands."""
        self.show_detail()
        self.show_position()

    def settle(self) -> None:
        """Show at once what was to be shown when the keys come to rest."""
        raise NotImplementedError

    def show_position(self) -> None:
        """Draw the end of the bottom line again."""
        raise NotImplementedError

    def show_header(self) -> None:
        """Draw the top line again."""
        raise NotImplementedError

    def show_detail(self) -> None:
        """Draw the detail pane again."""
        raise NotImplementedError


def _rows(timeline: Timeline, view: View, among: Sequence[int] | None = None) -> Rows:
    return Rows(timeline, view.zones, view.zoom, view.only, hidden=view.hidden, among=among)
