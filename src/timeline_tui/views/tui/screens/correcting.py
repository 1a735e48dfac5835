"""Correcting what was read: a title, a time, a speaker; rows that are one, and rows that are two."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from textual import on

from timeline_tui.marks import edit
from timeline_tui.marks.parts import parts
from timeline_tui.model import Assumptions, Event, Mark, Quote, Timex
from timeline_tui.model.mark import UNDATED
from timeline_tui.present.complete import Completion
from timeline_tui.present.index import index
from timeline_tui.present.line import Line, clip_text, seg
from timeline_tui.present.marks import OWN, marks_of
from timeline_tui.present.query import fold
from timeline_tui.present.safe import clean
from timeline_tui.present.when import moment_label, zone_label
from timeline_tui.views.tui.look import Look
from timeline_tui.views.tui.screens.deciding import Keep
from timeline_tui.views.tui.screens.going import understood
from timeline_tui.views.tui.screens.history import Change
from timeline_tui.views.tui.screens.marking import Marking, named
from timeline_tui.views.tui.widgets.prompt import Prompt

_WORDS = 50
_TITLE_HINT = "Enter takes it; with nothing in the line the text's own stands again"
_TIME_HINT = "29 Dec 8:00   16:00 MSK   2025-12   undated; nothing takes the text's own again"
_SPEAKER_HINT = "a name; Tab completes; with nothing in the line the text's own stands again"


class Offer(NamedTuple):
    """Something that can be corrected: how it is shown, and what choosing it does."""

    line: Line
    do: Callable[[], None]


class Correcting(Marking):
    """Actions that set right what was read. The text's own reading can always be had again."""

    def __init__(self, look: Look, assumptions: Assumptions, keep: Keep | None) -> None:
        super().__init__(look, assumptions, keep)
        self._quote = self._timex = ""

    def action_correct(self) -> None:
        """Ask what of the event is wrong."""
        from timeline_tui.views.tui.screens.dialog import Choice, Picker

        if (event := self.event) is None:
            return
        offers = {f"{number}": offer for number, offer in enumerate(self._offers_for(event))}
        choices = [Choice(name, (offer.line,)) for name, offer in offers.items()]

        def take(name: str | None) -> None:
            if name is not None:
                offers[name].do()

        self.app.push_screen(Picker(self.look, "Correct", choices, typed=False), take)

    def _offers_for(self, event: Event) -> Iterator[Offer]:
        assert self.timeline is not None
        mark = self.mark_of(event)
        title = clip_text(clean(event.title), _WORDS)
        yield Offer(_offer("Title", title, bool(mark.title)), self._ask_title)
        when = moment_label(event.when, self.zones[0]) if event.when else UNDATED
        yield Offer(_offer("Time", when, bool(mark.when)), self._ask_time)
        known = index(self.timeline)
        for timex in self._words_in(event):
            meant = edit.of_words(self.timeline, timex, self.assumptions.marks)
            value = moment_label(timex.moment, self.zones[0]) if timex.moment is not None else "no one time"
            line = _offer("Meaning", value, bool(meant.when))
            of = seg(f"  of “{clip_text(clean(timex.text), _WORDS)}”, wherever it counts", "muted")
            yield Offer((*line, *of), partial(self._ask_meaning, timex.id))
        for quote in (known.quotes[name] for name in event.quotes if name in known.quotes):
            who = clean(quote.speaker.name) if quote.speaker else "nobody named"
            line = _offer("Speaker", who, quote.speaker is not None and quote.speaker.found_by == "user")
            of = seg(f"  of “{clip_text(clean(quote.text), _WORDS)}”", "muted")
            yield Offer((*line, *of), partial(self._ask_speaker, quote))
        for part in self._merged_into(event):
            words = clip_text(" ".join(clean(part.passage.words).split()), _WORDS)
            yield Offer(_offer("Part", f"“{words}” is a row of its own again", True), partial(self._part_again, part))
        if mark.kind == "added":
            yield Offer(_offer("Row", "take it away again", True), partial(self._take_away, mark))

    def _words_in(self, event: Event) -> list[Timex]:
        """The time expressions among an event's words."""
        known = index(self.timeline) if self.timeline is not None else None
        found = {timex.id: timex for words in event.evidence if known for timex in known.timexes_within(words)}
        return [timex for timex in found.values() if timex.type in ("DATE", "TIME")]

    def _merged_into(self, event: Event) -> list[Mark]:
        """The marks by which other rows are part of this one."""
        assert self.timeline is not None
        here = {one.id for one in self.timeline.marks if one.event == event.id}
        return [mark for mark in self.assumptions.marks if mark.into is not None and mark.id in here]

    def _part_again(self, mark: Mark) -> None:
        self.put(
            f"“{clip_text(clean(mark.passage.words), _WORDS)}” is a row of its own", mark, replace(mark, into=None)
        )

    def _take_away(self, mark: Mark) -> None:
        said = f"“{clip_text(clean(mark.passage.words), _WORDS)}” is no row any more"
        self.decide(Change(said, marks=((mark,), ())))

    # Title

    def _ask_title(self) -> None:
        if self.event is not None:
            self.ask("title", "title", clean(self.event.title), _TITLE_HINT)

    @on(Prompt.Typed)
    def title_typed(self, message: Prompt.Typed) -> None:
        """Take a title at Enter; the text's own is no correction."""
        if message.prompt.purpose != "title" or not isinstance(message, Prompt.Ended):
            return
        self.close_prompt()
        if (event := self.event) is not None and self.timeline is not None:
            mark, found = self.mark_of(event), marks_of(self.timeline).get(event.id)
            own = next((one.said for one in (found.corrections if found else ()) if one.what == "title"), event.title)
            title = "" if message.text.strip() in ("", clean(own).strip()) else message.text.strip()
            said = f"{named(event)} is called “{clip_text(clean(title or own), _WORDS)}”"
            self.put(said, mark, replace(mark, title=title))

    # Time

    def _ask_time(self) -> None:
        self._timex = ""
        self.ask("when", "time", "", _TIME_HINT)

    def _ask_meaning(self, timex: str) -> None:
        self._timex = timex
        self.ask("when", "meaning", "", _TIME_HINT)

    @on(Prompt.Typed)
    def when_typed(self, message: Prompt.Typed) -> None:
        """Say what is understood as it is typed; take it at Enter."""
        if message.prompt.purpose != "when" or self.timeline is None:
            return
        text = message.text.strip()
        timex = self.time_in(text)
        if not isinstance(message, Prompt.Ended):
            message.prompt.say(self.told(timex) or (_TIME_HINT if not text else "No time is understood yet."))
        elif text and timex is None and text.lower() != UNDATED:
            message.prompt.say("No time is understood. Esc leaves it as it is.")
        else:
            self.close_prompt()
            self._set_meaning(timex) if self._timex else self._set_time(text, timex)

    def time_in(self, text: str) -> Timex | None:
        """The time in what was typed, read in the primary clock; None when there is none that can be kept."""
        if not text or text.lower() == UNDATED or self.timeline is None:
            return None
        timex = understood(self.timeline, text, self.zones[0])
        return timex if timex is not None and edit.value_of(timex) is not None else None

    def told(self, timex: Timex | None) -> str:
        """A time in words, to be checked before it is taken."""
        if timex is None or timex.moment is None:
            return ""
        return f"{moment_label(timex.moment, self.zones[0])}, {zone_label(self.zones[0])}"

    def _set_time(self, text: str, timex: Timex | None) -> None:
        if (event := self.event) is None:
            return
        mark = self.mark_of(event)
        value, zone = (edit.value_of(timex) if timex is not None else None) or ((UNDATED if text else ""), "")
        told = self.told(timex) or ("undated" if text else "when the text says")
        self.put(f"{named(event)} is {told}", mark, replace(mark, when=value, zone=zone))

    def _set_meaning(self, timex: Timex | None) -> None:
        """Say what words mean; with none, what the text says."""
        words = next((one for one in self.timeline.timexes if one.id == self._timex), None) if self.timeline else None
        if words is None or self.timeline is None:
            return
        mark = edit.of_words(self.timeline, words, self.assumptions.marks)
        value, zone = (edit.value_of(timex) if timex is not None else None) or ("", "")
        said = f"“{clip_text(clean(words.text), _WORDS)}” means {self.told(timex) or 'what the text says'}"
        self.put(said, mark, replace(mark, when=value, zone=zone))

    # Speaker

    def _ask_speaker(self, quote: Quote) -> None:
        self._quote = quote.id
        name = quote.speaker.name if quote.speaker else ""
        self.ask("speaker", "speaker", clean(name), _SPEAKER_HINT, self._complete_name)

    def _complete_name(self, text: str, cursor: int) -> Completion:
        """Propose the people of this timeline whose names hold what is typed."""
        begun = fold(text[:cursor])
        people = self.timeline.people if self.timeline is not None else ()
        names = (clean(person.name) for person in people if begun and begun in fold(person.name))
        return Completion(0, len(text), tuple(names))

    @on(Prompt.Typed)
    def speaker_typed(self, message: Prompt.Typed) -> None:
        """Propose names as they are typed; take one at Enter."""
        if message.prompt.purpose != "speaker":
            return
        if not isinstance(message, Prompt.Ended):
            if not message.prompt.offer(""):
                message.prompt.say(_SPEAKER_HINT)
            return
        self.close_prompt()
        quote = index(self.timeline).quotes.get(self._quote) if self.timeline is not None else None
        if quote is not None and self.timeline is not None:
            name, mark = message.text.strip(), edit.of_quote(self.timeline, quote, self.assumptions.marks)
            present = quote.speaker.name if quote.speaker is not None else ""
            if name != clean(present) or mark.speaker:
                words = clip_text(clean(quote.text), _WORDS)
                said = f"{clean(name)} says “{words}”" if name else f"“{words}” is said by whom the text names"
                self.put(said, mark, replace(mark, speaker=name))

    # One row of two, two rows of one

    def action_merge(self) -> None:
        """Ask which row this one is part of, among those of its source."""
        from timeline_tui.views.tui.screens.dialog import Choice, Picker

        if (event := self.event) is None or self.rows is None or not event.evidence:
            return
        document = event.evidence[0].document
        rows = [one for at in range(len(self.rows)) if (one := self.rows.event_at(at)) is not None]
        others = [one for one in rows if one.id != event.id and any(w.document == document for w in one.evidence)]
        if not others:
            self.flash("There is no other row of this source.")
            return
        choices = [Choice(one.id, (self._row_line(one),), one.title) for one in others]
        before = [one for one in rows[: [one.id for one in rows].index(event.id)] if one in others]
        title = f"{named(event)} is part of"
        picker = Picker(self.look, title, choices, first=(before or others)[-1 if before else 0].id)
        self.app.push_screen(picker, partial(self._merge, event))

    def _row_line(self, event: Event) -> Line:
        when = moment_label(event.when, self.zones[0]) if event.when is not None else UNDATED
        return (("  ", "text"), (clean(event.title), "title"), (f"  {when}", "muted"))

    def _merge(self, event: Event, other: str | None) -> None:
        whole = index(self.timeline).event(other) if self.timeline is not None and other is not None else None
        if whole is not None and self.timeline is not None:
            mark = self.mark_of(event)
            self.stand_on = whole.id
            self.put(
                f"{named(event)} is part of {named(whole)}", mark, replace(mark, into=edit.target(self.timeline, whole))
            )

    def action_split(self) -> None:
        """Ask which of the event's words are a row of their own."""
        from timeline_tui.views.tui.screens.dialog import Choice, Picker

        if (event := self.event) is None or self.timeline is None:
            return
        found = {f"{words.start}-{words.end}": words for words in parts(self.timeline, event)}
        if not found:
            self.flash("There is nothing in this row to split off: 3 shows its words, a adds a row of some.")
            return
        choices = [
            Choice(name, ((("  ", "text"), (" ".join(clean(words.text).split()), "quote")),))
            for name, words in found.items()
        ]

        def take(name: str | None) -> None:
            if name is not None and self.timeline is not None:
                words = found[name]
                mark = replace(edit.added(self.timeline, words, event), changed=self.stamp())
                self.stand_on = mark.id
                said = f"“{clip_text(clean(words.text), _WORDS)}” is a row of its own"
                self.decide(Change(said, marks=((), (mark,))))

        self.app.push_screen(Picker(self.look, "A row of its own", choices, typed=False), take)


def _offer(name: str, value: str, own: bool) -> Line:
    mine = seg(f"  {OWN} yours", "user") if own else ()
    return (("  ", "text"), (name.ljust(9), "heading"), (value, "text"), *mine)
