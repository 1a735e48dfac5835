"""What a choice of rows leaves of a timeline: their events, and what belongs to these."""

from collections.abc import Iterable
from dataclasses import replace

from timeline_tui.model import Event, Evidence, Quote, Timeline, Timex
from timeline_tui.present.rows import Rows


def shown(rows: Rows) -> Timeline:
    """The timeline of just the events that rows show, with their quotations, findings, people and time expressions.

    Nothing in it refers to what is gone. The documents stay: they were read.
    """
    whole = rows.timeline
    kept = {event.id for at in range(len(rows)) if (event := rows.event_at(at))}
    events = [event for event in whole.events if event.id in kept]
    said = {name for event in events for name in event.quotes}
    doubted = {name for event in events for name in event.findings}
    quotes = [quote for quote in whole.quotes if quote.id in said]
    people = _people(events, quotes)
    return replace(
        whole,
        timexes=_within(whole.timexes, [words for event in events for words in event.evidence], quotes),
        quotes=tuple(_quote(quote, said, kept) for quote in quotes),
        events=tuple(_event(event, kept) for event in events),
        people=tuple(person for person in whole.people if person.name in people),
        findings=tuple(finding for finding in whole.findings if finding.id in doubted),
        marks=tuple(mark for mark in whole.marks if mark.event in kept),
    )


def _event(event: Event, kept: set[str]) -> Event:
    order = tuple(one for one in event.order if one.event in kept)
    return replace(event, order=order, about=event.about if event.about in kept else None)


def _quote(quote: Quote, said: set[str], kept: set[str]) -> Quote:
    continues = quote.continues if quote.continues in said else None
    return replace(quote, continues=continues, about=quote.about if quote.about in kept else None)


def _people(events: Iterable[Event], quotes: Iterable[Quote]) -> set[str]:
    found = {name for event in events for name in event.people}
    for quote in quotes:
        found.update((quote.speaker.name, *quote.speaker.via) if quote.speaker else ())
        found.update((quote.addressee,) if quote.addressee else ())
    return found


def _within(timexes: tuple[Timex, ...], evidence: list[Evidence], quotes: list[Quote]) -> tuple[Timex, ...]:
    """The time expressions that begin within any of these words; one sweep over both, sorted."""
    parts: tuple[Evidence | Quote, ...] = (*evidence, *quotes)
    spans = sorted((part.document, part.start, part.end) for part in parts)
    kept, at, until, document = set(), 0, -1, ""
    for timex in sorted(timexes, key=lambda timex: (timex.document, timex.start)):
        while at < len(spans) and spans[at][:2] <= (timex.document, timex.start):
            until = max(until, spans[at][2]) if spans[at][0] == document else spans[at][2]
            document = spans[at][0]
            at += 1
        if document == timex.document and timex.start < until:
            kept.add(timex.id)
    return tuple(timex for timex in timexes if timex.id in kept)
