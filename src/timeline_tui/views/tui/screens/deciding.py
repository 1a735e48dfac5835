"""Doing, undoing and doing again: whatever the user decides goes through here, and is kept."""

from collections.abc import Callable
from dataclasses import replace

from timeline_tui.errors import TimelineError
from timeline_tui.marks.attach import annotated
from timeline_tui.marks.sidecar import merged
from timeline_tui.model import Assumptions
from timeline_tui.views.tui.look import Look
from timeline_tui.views.tui.messages import AssumptionsWanted, Chosen
from timeline_tui.views.tui.screens.going import Going
from timeline_tui.views.tui.screens.history import Change, History, Marks, Zones

Keep = Callable[[Marks, Marks], None]


class Deciding(Going):
    """The decisions so far, and what becomes of them."""

    def __init__(self, look: Look, assumptions: Assumptions, keep: Keep | None) -> None:
        super().__init__(look, assumptions)
        self.history = History()
        self._keep = keep

    def decide(self, change: Change) -> None:
        """Do something that can be undone."""
        self.history.add(change)
        lead = "Assumed: " if change.assumed else ""
        self._apply(change, 1, f"{lead}{change.said}. u undoes it.")

    def action_undo(self) -> None:
        """Take back the last thing decided."""
        self._travel(self.history.back, 0, "Undone", "There is nothing to undo.")

    def action_redo(self) -> None:
        """Decide again what was taken back last."""
        self._travel(self.history.forth, 1, "Done again", "There is nothing to do again.")

    def _travel(self, step: Callable[[], Change | None], side: int, done: str, nothing: str) -> None:
        change = step()
        if change is None:
            self.flash(nothing)
        else:
            self._go_to_changed(change)
            self._apply(change, side, f"{done}: {change.said}.")

    def _go_to_changed(self, change: Change) -> None:
        """Stand where something is about to change back, so that it is seen; elsewhere when it is not shown."""
        ids = {mark.id for some in change.marks or () for mark in some}
        events = [one.event for one in self.timeline.marks if one.id in ids] if self.timeline is not None else []
        if self.rows is not None and events and events[0] is not None:
            if (row := self.rows.index_of(events[0])) is None:
                self.stand_on = events[0]
            else:
                self.list.put_cursor(row, told=False)

    def _apply(self, change: Change, side: int, said: str) -> None:
        self.flash(said, "user")
        if change.zones is not None:
            self._show_zones(change.zones[side])
        if change.marks is not None:
            self._take_marks(change.marks[1 - side], change.marks[side])

    def _show_zones(self, zones: Zones) -> None:
        self.zones = zones
        self.show_rows()
        self.post_message(Chosen(zones=zones))

    def _take_marks(self, before: Marks, after: Marks) -> None:
        """Put marks in the place of others; what they correct is read again, away from the keys."""
        waiting = self.assumptions != self.shown_under
        self.assumptions = replace(self.assumptions, marks=merged(self.assumptions.marks, before, after))
        if waiting or any(mark.corrects for mark in (*before, *after)):
            self.post_message(AssumptionsWanted(self.assumptions))
        elif self.timeline is not None:
            self.timeline, self.shown_under = annotated(self.timeline, self.assumptions.marks), self.assumptions
            self.show_marks()
        self._write(before, after)

    def _write(self, before: Marks, after: Marks) -> None:
        try:
            if self._keep is not None:
                self._keep(before, after)
        except TimelineError as error:
            self.flash(str(error), "error")

    def reading_failed(self, error: Exception | None) -> None:
        """Stay with what is shown, which was read under other assumptions; these are not kept either."""
        self._write(self.assumptions.marks, self.shown_under.marks)
        self.assumptions = self.shown_under
        self.flash(f"The sources could not be read again: {error}", "error")
