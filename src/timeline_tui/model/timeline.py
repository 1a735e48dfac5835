"""The result: everything read from the sources, ready to be shown, asked or written."""

from dataclasses import dataclass

from timeline_tui.model.document import Source
from timeline_tui.model.event import Event
from timeline_tui.model.finding import Finding
from timeline_tui.model.mark import Marked
from timeline_tui.model.person import Person
from timeline_tui.model.quote import Quote
from timeline_tui.model.timex import Timex


@dataclass(frozen=True, slots=True)
class Timeline:
    """One merged timeline. Its fields, in this order, are the JSON contract.

    `zones` are the clocks to show, primary first. In memory `documents` are `Document`s (with text);
    read back from JSON they are plain `Source`s.
    """

    generator: str
    tzdb: str
    zones: tuple[str, ...]
    documents: tuple[Source, ...]
    timexes: tuple[Timex, ...]
    quotes: tuple[Quote, ...]
    events: tuple[Event, ...]
    people: tuple[Person, ...]
    findings: tuple[Finding, ...]
    marks: tuple[Marked, ...] = ()
