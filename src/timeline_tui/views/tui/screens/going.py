"""Going to a time: what is typed is read as the articles are, in the primary clock."""

from textual import on

from timeline_tui.model import Moment, Timeline, Timex
from timeline_tui.present.when import begin, moment_label, zone_label
from timeline_tui.views.tui.screens.finding import Finding
from timeline_tui.views.tui.widgets.prompt import Prompt

_HINT = "29 Dec 8:00   yesterday evening   16:00 MSK   2025-12"
_ENGLISH = "en"


def understood(timeline: Timeline, text: str, zone: str) -> Timex | None:
    """Return the first time that has a moment in a few words, read in the first source's language or in English.

    What is relative counts from that source's publication, else from the first dated event.
    """
    from timeline_tui.model import Record
    from timeline_tui.pipeline import read_one
    from timeline_tui.present.when import local

    known = [source.published for source in timeline.documents if source.published is not None]
    known += [event.when for event in timeline.events if event.when is not None][:1]
    date = local(known[0].start, zone).date().isoformat() if known else ""
    languages = dict.fromkeys((*(source.language for source in timeline.documents[:1]), _ENGLISH))
    for language in languages:
        read = read_one(Record("typed", text, date=date, language=language, zone=zone))
        if (found := next((timex for timex in read.timexes if timex.moment), None)) is not None:
            return found
    return None


class Going(Finding):
    """The action that asks for a time."""

    def action_go(self) -> None:
        """Ask where in time to go."""
        self.ask("go", "go to", "", _HINT)

    @on(Prompt.Typed)
    def time_typed(self, message: Prompt.Typed) -> None:
        """Say what is understood as it is typed; Enter goes there."""
        if message.prompt.purpose != "go" or self.timeline is None or self.rows is None:
            return
        timex = understood(self.timeline, message.text, self.zones[0]) if message.text.strip() else None
        moment = timex.moment if timex is not None else None
        if isinstance(message, Prompt.Ended):
            self._go(moment)
        elif moment is None:
            message.prompt.say("No time is understood yet." if message.text.strip() else _HINT)
        else:
            message.prompt.say(f"{moment_label(moment, self.zones[0])}, {zone_label(self.zones[0])}")

    def _go(self, moment: Moment | None) -> None:
        self.close_prompt()
        if moment is None:
            self.flash("That was not understood as a time.", "warning")
        elif self.rows is not None and (row := self.rows.at(begin(moment))) >= 0:
            self.go_to_row(row)
            self.flash(f"Nearest to {moment_label(moment, self.zones[0])}, {zone_label(self.zones[0])}")
