"""From the timelines of several documents to one: what they tell of the same event, person or quotation is one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from timeline_tui.model import Event, Evidence, Finding, Person, Quote, Source, Timeline
from timeline_tui.story import dates, quotes, rows
from timeline_tui.story.copies import Copy, copies_among, rank
from timeline_tui.story.groups import Pair, grouped
from timeline_tui.story.names import Names
from timeline_tui.story.pairs import nearby
from timeline_tui.story.telling import Telling, tellings

__all__ = ["Story", "story"]


class Story(NamedTuple):
    """What several documents tell together; the fields are those of a timeline."""

    documents: tuple[Source, ...]
    quotes: tuple[Quote, ...]
    events: tuple[Event, ...]
    people: tuple[Person, ...]
    findings: tuple[Finding, ...]


def story(parts: Sequence[Timeline]) -> Story:
    """Return the one story of several timelines; their order decides nothing but the order of its lists."""
    documents = [document for part in parts for document in part.documents]
    again = copies_among(documents)
    ranks = {source.id: number for number, source in enumerate(sorted(documents, key=rank))}
    names = Names(parts, ranks)
    parts = [_without_repeats(names.renamed(part), again) for part in parts]
    said = quotes.unite(
        [quote for part in parts for quote in part.quotes],
        _by_id(documents),
        ranks,
        {person.name for person in names.persons},
    )
    told = [telling for part in parts for telling in tellings(part, said.ids)]
    slips = dates.Slips(told)
    near = list(nearby(told, slips.positions))
    events, ids = _united(told, near, ranks)
    doubts = _conflicts(told, slips.disagreeing(near), events, ids, ranks)
    return Story(
        tuple(_marked(document, again) for document in documents),
        tuple(_spoken_of(quote, ids, events) for quote in said.quotes),
        tuple(_doubted(event, doubts.by_event) for event in events.values()),
        names.persons,
        (*(finding for part in parts for finding in part.findings), *doubts.findings),
    )


def _by_id(documents: Iterable[Source]) -> dict[str, Source]:
    return {document.id: document for document in documents}


def _marked(document: Source, again: Mapping[str, Copy]) -> Source:
    return replace(document, copy_of=again[document.id].original) if document.id in again else document


def _without_repeats(part: Timeline, again: Mapping[str, Copy]) -> Timeline:
    """Return a timeline without what its documents only repeat from the ones they are copies of."""
    if not any(document.id in again for document in part.documents):
        return part

    def repeats(words: Evidence | Quote) -> bool:
        return words.document in again and again[words.document].holds(words.start)

    return replace(
        part,
        quotes=tuple(quote for quote in part.quotes if not repeats(quote)),
        events=tuple(event for event in part.events if not (event.evidence and repeats(event.evidence[0]))),
        findings=tuple(f for f in part.findings if not (f.evidence and all(map(repeats, f.evidence)))),
    )


def _united(
    told: Sequence[Telling], near: Sequence[Pair], ranks: Mapping[str, int]
) -> tuple[dict[str, Event], dict[str, str]]:
    """Return the rows by id, those of groups where their first telling stood, and what became of the others' ids."""
    made: dict[int, Event] = {}
    ids: dict[str, str] = {}
    joined: set[int] = set()
    for group in grouped(told, near):
        members = sorted(
            (told[at] for at in group.members), key=lambda telling: (ranks[telling.source.id], telling.event.id)
        )
        event = rows.united([telling.event for telling in members], group.reasons)
        made[group.members[0]] = event
        ids.update((telling.event.id, event.id) for telling in members)
        joined.update(group.members)
    found = (made.get(at, telling.event) for at, telling in enumerate(told) if at in made or at not in joined)
    events = {event.id: event for event in found}
    return {event.id: rows.renamed(event, ids, events) for event in events.values()}, ids


class _Doubts(NamedTuple):
    """Findings about dates, and the ids of those that each row has."""

    findings: tuple[Finding, ...]
    by_event: dict[str, list[str]]


def _conflicts(
    told: Sequence[Telling],
    disagreeing: Iterable[Pair],
    events: Mapping[str, Event],
    ids: Mapping[str, str],
    ranks: Mapping[str, int],
) -> _Doubts:
    """Return a finding for each two rows that are one event under different dates."""
    found: dict[tuple[str, str], Finding] = {}
    for pair in disagreeing:
        first, second = sorted((told[at] for at in pair), key=lambda telling: ranks[telling.source.id])
        one, other = (ids.get(telling.event.id, telling.event.id) for telling in (first, second))
        if one != other and (one, other) not in found and (other, one) not in found:
            found[one, other] = dates.finding(first, second, events[one], events[other])
    doubts: dict[str, list[str]] = {}
    for both, finding in found.items():
        for event in both:
            doubts.setdefault(event, []).append(finding.id)
    return _Doubts(tuple(found.values()), doubts)


def _spoken_of(quote: Quote, ids: Mapping[str, str], events: Mapping[str, Event]) -> Quote:
    """Let a quotation speak of the row that its event has become part of."""
    if quote.about is None:
        return quote
    about = ids.get(quote.about, quote.about)
    return replace(quote, about=about if about in events else None)


def _doubted(event: Event, doubts: Mapping[str, Sequence[str]]) -> Event:
    found = doubts.get(event.id)
    return replace(event, findings=(*event.findings, *found)) if found else event
