"""What a source with events of its own gives to the timeline."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from timeline_tui.model import Document, Event, Person, Record, Timex


class Told(NamedTuple):
    """The document and what it tells; `zones` are the clocks its times are stated in, the most frequent first."""

    document: Document
    events: tuple[Event, ...]
    zones: tuple[str, ...]
    timexes: tuple[Timex, ...] = ()

    @property
    def people(self) -> tuple[Person, ...]:
        """Everybody who takes part in an event."""
        return tuple(Person(name) for name in dict.fromkeys(name for event in self.events for name in event.people))


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
