"""What the user takes for granted: readings of findings, clocks to show."""

from dataclasses import replace

from timeline_tui.marks import edit
from timeline_tui.model import Assumptions, Evidence, Mark
from timeline_tui.present.choices import ClockChoice
from timeline_tui.present.index import index
from timeline_tui.present.when import zone_label
from timeline_tui.views.tui.look import Look
from timeline_tui.views.tui.screens.deciding import Deciding, Keep
from timeline_tui.views.tui.screens.history import Change

_KEYS = "Enter shows the words  Esc back"
_KEYS_WITH_CHOICES = "Enter takes ○, else shows the words  Esc back"


class Assuming(Deciding):
    """Actions that change what the sources are read under, each of which can be undone."""

    def __init__(self, look: Look, assumptions: Assumptions, keep: Keep | None) -> None:
        super().__init__(look, assumptions, keep)
        self._offers: dict[str, ClockChoice] = {}

    def action_findings(self) -> None:
        """All findings with their readings; Enter goes to the words, or takes a reading as an assumption."""
        from timeline_tui.views.tui.screens.dialog import Picker
        from timeline_tui.views.tui.screens.lists import finding_choices

        if self.timeline is None:
            return
        choices, self._offers = finding_choices(self.timeline, self.chosen)
        keys = _KEYS_WITH_CHOICES if self._offers else _KEYS if choices else "Esc back"
        picker = Picker(self.look, "Findings", choices, typed=False, keys=keys, empty="Nothing was found wrong.")
        self.app.push_screen(picker, self._go_to_finding)

    def _go_to_finding(self, name: str | None) -> None:
        """Take the reading or take it back, where the line is one to choose; else go to the words."""
        if name is None or self.timeline is None:
            return
        known, finding = index(self.timeline), name.partition(" ")[0]
        if (choice := self._offers.get(name)) is not None:
            made = self._marks_for(choice)
            self._withdraw(choice, made) if made else self._assume(choice, known.findings[finding].evidence)
            return
        self.go_to_event(known.event_of_finding.get(finding, ""))
        if evidence := known.findings[finding].evidence:
            self.show_words(evidence[0])

    def _marks_for(self, choice: ClockChoice) -> tuple[Mark, ...]:
        marks = (mark for mark in self.assumptions.marks if mark.kind == "clock")
        return tuple(mark for mark in marks if (mark.passage.words, mark.zone) == choice)

    def _assume(self, choice: ClockChoice, evidence: tuple[Evidence, ...]) -> None:
        """Let words of the finding's document mean a clock, there and nowhere else."""
        assert self.timeline is not None
        place = next((one for one in evidence if choice.words in one.text), evidence[0])
        words = Evidence(place.document, place.start, place.start + len(choice.words), choice.words)
        empty = edit.of_clock(self.timeline, words)
        before = tuple(
            mark for mark in self.assumptions.marks if (mark.document, mark.id) == (empty.document, empty.id)
        )
        after = replace(empty, zone=choice.zone, changed=self.stamp())
        self.decide(Change(choice.told, marks=(before, (after,)), assumed=True))

    def _withdraw(self, choice: ClockChoice, made: tuple[Mark, ...]) -> None:
        self.decide(Change(f"no longer: {choice.told}", marks=(made, ())))

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
            self.decide(Change(f"{zone_label(zone)} is put away", zones=(self.zones, others)))
        else:
            self.decide(Change(f"{zone_label(zone)} is the first clock", zones=(self.zones, (zone, *others))))
