"""Readings of a finding that a user can take for granted: those that name another clock for words of the text."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from timeline_tui.model import Document, Event, Finding, Timeline, Timex, ZoneWords
from timeline_tui.present.index import index
from timeline_tui.present.line import Line, clip_text, seg
from timeline_tui.present.safe import clean
from timeline_tui.present.when import zone_label

_WORDS = 40
"""Cells of the text's words shown beside a clock."""
_APART = 2
"""Characters, a space and a comma, that may part a time from the words for its clock."""


class ClockChoice(NamedTuple):
    """Words of the text that tell a clock ("in Russia") and the IANA key of the clock they are taken to mean."""

    words: str
    zone: str

    @property
    def told(self) -> str:
        """The choice as a half sentence: "“in Russia” is Kaliningrad time"."""
        return f"“{clip_text(clean(self.words), _WORDS)}” is {zone_label(self.zone)} time"


def clock_choices(timeline: Timeline, finding: Finding) -> dict[int, ClockChoice]:
    """Return for the indexes of a finding's readings what choosing them assumes; most readings assume no clock.

    The words are read from the documents again, because a timeline does not carry them; one without texts, as
    read back from JSON, offers nothing.
    """
    if finding.kind != "clock-conflict":
        return {}
    stated = list(_stated(timeline, finding))
    return {
        number: ClockChoice(words.text, reading.moment.zone)
        for number, reading in enumerate(finding.readings)
        if reading.moment is not None
        for words, hour in stated
        if reading.moment.zone in words.alternatives and _hour(reading.moment.local) == hour
    }


def _stated(timeline: Timeline, finding: Finding) -> Iterator[tuple[ZoneWords, str]]:
    """The words of clocks in a finding's evidence, each with the hour it is said of."""
    from timeline_tui.extract.timex import expressions
    from timeline_tui.languages import load

    spans = {(words.document, words.start, words.end) for words in finding.evidence}
    hours = {(t.document, t.start, t.end): _hour(t.moment.local) for t in timeline.timexes if t.moment}
    for document in timeline.documents:
        if not isinstance(document, Document) or not any(document.id == name for name, _, _ in spans):
            continue
        for expression in expressions(document.text, document.layout, load(document.language)):
            place = document.id, expression.start, expression.end
            if expression.zone is not None and place in spans and place in hours:
                yield expression.zone, hours[place]


def _hour(local: str | None) -> str:
    return (local or "")[11:16]


def choices_of_event(timeline: Timeline, event: Event, chosen: Sequence[ClockChoice]) -> tuple[Line, ...]:
    """Say which of the user's choices an event's times hang on."""
    return tuple(seg(f"● Your choice: {one.told}.", "user") for one in chosen if _hangs(timeline, event, one))


def _hangs(timeline: Timeline, event: Event, choice: ClockChoice) -> bool:
    """Tell whether a time beside the choice's words is one of the event's, or tells its instant again."""
    return any(
        _is_of(timex, event)
        for timex in timeline.timexes
        if timex.moment is not None and timex.moment.zone == choice.zone and _beside(timeline, timex, choice.words)
    )


def _beside(timeline: Timeline, timex: Timex, words: str) -> bool:
    """Tell whether words stand in a time expression, or touch it."""
    text = index(timeline).text(timex.document)
    room = len(words) + _APART
    return words in text[max(timex.start - room, 0) : timex.end + room]


def _is_of(timex: Timex, event: Event) -> bool:
    told_again = timex.moment is not None and event.when is not None and timex.moment.start == event.when.start
    return any(
        words.document == timex.document and (told_again or (words.start <= timex.start and timex.end <= words.end))
        for words in event.evidence
    )
