"""People under one name in all documents: in the rows, as speakers, as those spoken to."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from timeline_tui.model import Event, Person, Quote, Speaker, Timeline
from timeline_tui.story.people import Named, unite


class Names:
    """The names that people go by in the whole story; `persons` are these people."""

    def __init__(self, parts: Sequence[Timeline], ranks: Mapping[str, int]) -> None:
        ordered = sorted((part for part in parts if part.documents), key=lambda part: ranks[part.documents[0].id])
        cast = unite([
            Named(part.documents[0].id, part.documents[0].language, person)
            for part in ordered for person in part.people
        ])  # fmt: skip
        self.persons: tuple[Person, ...] = cast.persons
        self._names = cast.names

    def renamed(self, part: Timeline) -> Timeline:
        """Return a timeline whose people go by these names; the same one when they all do already."""
        home = part.documents[0].id if part.documents else ""
        new = {person.name: self._names[home, person.name] for person in part.people if home}
        new = {old: name for old, name in new.items() if old != name}
        if not new:
            return part
        return replace(
            part,
            events=tuple(_event(event, new) for event in part.events),
            quotes=tuple(_quote(quote, new) for quote in part.quotes),
        )


def _event(event: Event, new: Mapping[str, str]) -> Event:
    if new.keys().isdisjoint(event.people):
        return event
    return replace(event, people=tuple(dict.fromkeys(new.get(name, name) for name in event.people)))


def _quote(quote: Quote, new: Mapping[str, str]) -> Quote:
    addressee = new.get(quote.addressee, quote.addressee) if quote.addressee else None
    speaker = _speaker(quote.speaker, new) if quote.speaker else None
    if (addressee, speaker) == (quote.addressee, quote.speaker):
        return quote
    return replace(quote, addressee=addressee, speaker=speaker)


def _speaker(speaker: Speaker, new: Mapping[str, str]) -> Speaker:
    via = tuple(new.get(name, name) for name in speaker.via)
    return replace(speaker, name=new.get(speaker.name, speaker.name), via=via)
