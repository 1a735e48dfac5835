"""What the user takes for granted: readings of findings, clocks to show; and taking it back."""

from collections.abc import Callable
from dataclasses import replace

from timeline_tui.model import Assumptions
from timeline_tui.present.choices import ClockChoice
from timeline_tui.present.index import index
from timeline_tui.present.when import zone_label
from timeline_tui.views.tui.look import Look
from timeline_tui.views.tui.messages import AssumptionsWanted
from timeline_tui.views.tui.screens.going import Going
from timeline_tui.views.tui.screens.history import Change, History, Places, Zones

_KEYS = "Enter shows the words  Esc back"
_KEYS_WITH_CHOICES = "Enter takes ○, else shows the words  Esc back"


class Assuming(Going):
    """Actions that change what the sources are read under, each of which can be undone."""

    def __init__(self, look: Look, assumptions: Assumptions) -> None:
        super().__init__(look, assumptions)
        self.history = History()
        self._offers: dict[str, ClockChoice] = {}

    def action_findings(self) -> None:
        """All findings with their readings; Enter goes to the words, or takes a reading as an assumption."""
        from timeline_tui.views.tui.screens.dialog import Picker
        from timeline_tui.views.tui.screens.lists import finding_choices

        if self.timeline is None:
            return
        choices, self._offers = finding_choices(self.timeline, self.chosen)
        title = "Findings" if choices else "Nothing was found wrong"
        keys = _KEYS_WITH_CHOICES if self._offers else _KEYS
        self.app.push_screen(Picker(self.look, title, choices, typed=False, keys=keys), self._go_to_finding)

    def _go_to_finding(self, name: str | None) -> None:
        """Take the reading or take it back, where the line is one to choose; else go to the words."""
        if name is None or self.timeline is None:
            return
        if (choice := self._offers.get(name)) is not None:
            self._withdraw(choice) if choice in self.chosen else self._assume(choice)
            return
        known, finding = index(self.timeline), name.partition(" ")[0]
        self.go_to_event(known.event_of_finding.get(finding, ""))
        if evidence := known.findings[finding].evidence:
            self.show_words(evidence[0])

    def _assume(self, choice: ClockChoice) -> None:
        others = tuple(pair for pair in self.assumptions.places if pair[0] != choice.words)
        self._decide(Change(choice.told, places=(self.assumptions.places, (*others, (choice.words, choice.zone)))))

    def _withdraw(self, choice: ClockChoice) -> None:
        others = tuple(pair for pair in self.assumptions.places if pair != choice)
        self._decide(Change(f"no longer: {choice.told}", places=(self.assumptions.places, others)))

    def action_zones(self) -> None:
        """Search any zone or city: it becomes the first clock, beside those in use; the first clock is put away."""
        from timeline_tui.views.tui.screens.dialog import Picker
        from timeline_tui.views.tui.screens.lists import zone_choices

        keys = "Enter makes it the first clock  Esc back"
        picker = Picker(self.look, "Clocks", zone_choices(self.zones), first=self.zones[-1], keys=keys)
        self.app.push_screen(picker, self._take_zone)

    def _take_zone(self, zone: str | None) -> None:
        others = tuple(other for other in self.zones if other != zone)
        if zone is None or not others:
            return
        if zone == self.zones[0]:
            self._decide(Change(f"{zone_label(zone)} is put away", zones=(self.zones, others)))
        else:
            self._decide(Change(f"{zone_label(zone)} is the first clock", zones=(self.zones, (zone, *others))))

    # Doing, undoing

    def _decide(self, change: Change) -> None:
        self.history.add(change)
        lead = "Assumed: " if change.places else ""
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
            self._apply(change, side, f"{done}: {change.said}.")

    def _apply(self, change: Change, side: int, said: str) -> None:
        if change.zones is not None:
            self._show_zones(change.zones[side])
        if change.places is not None:
            self._read_under(change.places[side])
        if said:
            self.flash(said, "user")

    def _show_zones(self, zones: Zones) -> None:
        self.zones = zones
        self.show_rows()

    def _read_under(self, places: Places) -> None:
        """Have everything that hangs on it resolved again, away from the keys."""
        self.assumptions = replace(self.assumptions, places=places)
        self.post_message(AssumptionsWanted(self.assumptions))

    def reading_failed(self, error: Exception | None) -> None:
        """Stay with what is shown, which was read under other assumptions."""
        self.assumptions = self.shown_under
        self.flash(f"The sources could not be read again: {error}", "error")
