"""What a source with events of its own gives to the timeline."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from timeline_tui.model import Document, Event, Finding, Person, Quote, Record, Source, Timex


class Told(NamedTuple):
    """The documents and what they tell; `zones` are the clocks its times are stated in, the most frequent first."""

    documents: tuple[Source, ...]
    events: tuple[Event, ...]
    zones: tuple[str, ...]
    timexes: tuple[Timex, ...] = ()
    quotes: tuple[Quote, ...] = ()
    people: tuple[Person, ...] = ()
    findings: tuple[Finding, ...] = ()


def told_by(document: Document, events: Iterable[Event], timexes: Iterable[Timex] = ()) -> Told:
    """Return what one document tells, with everybody who takes part in it."""
    events = tuple(events)
    people = tuple(Person(name) for name in dict.fromkeys(name for event in events for name in event.people))
    return Told((document,), events, stated_zones(events), tuple(timexes), people=people)


def document_of(record: Record, text: str | None = None, title: str = "") -> Document:
    """Return the document of a record, whose text may be another than the one it was read from."""
    text = record.text if text is None else text
    return Document(
        record.id, record.source, record.title or title, record.language, None, len(text), text, form=record.form
    )


def stated_zones(events: Iterable[Event]) -> tuple[str, ...]:
    """Return the clocks in which times of day are stated, the most frequent first."""
    moments = (event.when for event in events if event.when is not None and event.when.local is not None)
    return tuple(zone for zone, _ in Counter(moment.zone for moment in moments).most_common())
