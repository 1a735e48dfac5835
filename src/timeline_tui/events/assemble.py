"""From drafts to events: ids, evidence, relations, findings, and the quotes that know their event."""

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from timeline_tui.events.draft import Draft
from timeline_tui.events.merge import Gathering
from timeline_tui.events.relations import conflicts, links_of, orders
from timeline_tui.events.said import Hosts
from timeline_tui.events.scene import Scene
from timeline_tui.model import Event, Evidence, Finding, Order, Quote, make_id


class Result(NamedTuple):
    """The events of a document, its quotes with `said_at` and `about` filled in, and what cannot be true of them."""

    events: tuple[Event, ...]
    quotes: tuple[Quote, ...]
    findings: tuple[Finding, ...]


Revise = Callable[[Sequence[Event], Sequence[Quote]], Sequence[Event]]
"""What somebody else makes of a document's events and quotations, before their order is checked."""


def assemble(scene: Scene, gathering: Gathering, hosts: Hosts, revise: Revise | None = None) -> Result:
    """Return the events of a document in the order of their first words."""
    for number, home in sorted(hosts.home.items()):
        hosts.home[number] = _home(gathering, number, home)
        hosts.home[number].quotes.append(number)
        _speak_of(hosts.home[number], hosts.about.get(number))
    _link_to_main(gathering)
    rows = sorted(_rows(gathering, hosts), key=lambda draft: (draft.start, draft.end))
    ids = _ids(scene.document.id, rows)
    links = links_of(rows)
    clocks = tuple(gathering.again.findings())
    findings = _Findings([*scene.findings, *clocks])
    events = tuple(_event(scene, row, ids, orders(links[id(row)], ids), findings) for row in rows)
    if revise is not None:
        events = tuple(revise(events, scene.quotes))
    found = tuple(conflicts(scene.document.id, events))
    return Result(_with_conflicts(events, found), tuple(_quotes(scene, hosts, ids)), (*clocks, *found))


def _speak_of(home: Draft, spoken_of: Draft | None) -> None:
    """Let a statement know the event that one of its quotes speaks of."""
    if spoken_of is not None and home.kind == "statement" and home.about is None and spoken_of.final is not home:
        home.about = spoken_of.final


def _home(gathering: Gathering, number: int, home: Draft) -> Draft:
    """Speech that tells of an event the narrator tells of as well belongs there."""
    told = [d.final for d in gathering.spoken.get(number, ()) if d.final.quote < 0 and not d.final.weak]
    return told[0] if told and home.final.quote >= 0 else home.final


def _link_to_main(gathering: Gathering) -> None:
    """Put what is called recent or previous before the first event the narrator dates."""
    rows = [d for d in gathering.events if d.into is None]
    main = next((d for d in rows if d.when and d.quote < 0 and not d.weak and d.kind == "event"), None)
    for draft in gathering.events:
        if draft.before_main and main is not None and draft.final is not main and draft.when is None:
            draft.links.append(("before", main))


def _rows(gathering: Gathering, hosts: Hosts) -> Iterator[Draft]:
    """Drafts that make a row: not absorbed, and not too weak to stand alone."""
    dated = {draft.when.key for draft in gathering.events if draft.when is not None and not draft.weak}
    told = {quote for quote, drafts in gathering.spoken.items() if any(not draft.final.weak for draft in drafts)}
    for draft in gathering.events:
        needless = (draft.says and not draft.quotes) or (draft.weak and _is_needless(draft, dated, told))
        if draft.into is None and not needless:
            yield draft
    yield from hosts.statements


def _is_needless(draft: Draft, dated: Collection[object], told: Collection[int]) -> bool:
    """Tell whether a weak draft adds nothing: its quote tells more elsewhere, or its time has a better row."""
    if draft.quote in told:
        return True
    if draft.quotes:
        return False
    if draft.when is None:
        return draft.time[0] < 0
    return draft.when.key in dated or (draft.sentence.heading and draft.sentence.time[0] < 0)


def _ids(document: str, rows: Sequence[Draft]) -> dict[int, str]:
    """Return ids by id(); rows of the very same words ("in 1998 and 2002") are told apart by their time."""
    ids: dict[int, str] = {}
    seen: set[str] = set()
    for row in rows:
        identity = make_id("e", document, row.start, row.end, "event")
        if identity in seen and row.when is not None:
            identity = make_id("e", document, row.start, row.end, f"event {row.when.edtf}")
        while identity in seen:
            identity = make_id("e", document, row.start, row.end, f"event {identity}")
        seen.add(identity)
        ids[id(row)] = identity
    return ids


class _Findings:
    """Findings by where their evidence starts."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        places = sorted((e.start, finding.id) for finding in findings for e in finding.evidence)
        self._starts = [start for start, _ in places]
        self._ids = [identity for _, identity in places]

    def within(self, spans: Sequence[tuple[int, int]]) -> tuple[str, ...]:
        """Return the ids of findings with evidence in any of the spans."""
        found: dict[str, None] = {}
        for start, end in spans:
            for position in range(bisect_left(self._starts, start), bisect_left(self._starts, end)):
                found[self._ids[position]] = None
        return tuple(found)


def _event(scene: Scene, row: Draft, ids: Mapping[int, str], order: tuple[Order, ...], findings: _Findings) -> Event:
    identity = ids[id(row)]
    spans = list(dict.fromkeys(row.spans))
    document = scene.document.id
    evidence = tuple(Evidence(document, start, end, scene.text[start:end]) for start, end in spans)
    quotes = tuple(scene.quotes[number].id for number in dict.fromkeys(row.quotes))
    return Event(
        identity, row.title, row.kind, row.status, row.when, order, row.people, row.place, quotes,
        findings.within(spans), _about(row, ids), evidence,
    )  # fmt: skip


def _about(row: Draft, ids: Mapping[int, str]) -> str | None:
    return ids.get(id(row.about.final)) if row.about is not None else None


def _with_conflicts(events: tuple[Event, ...], found: Sequence[Finding]) -> tuple[Event, ...]:
    if not found:
        return events
    by_span: dict[tuple[int, int], list[str]] = {}
    for finding in found:
        for evidence in finding.evidence:
            by_span.setdefault((evidence.start, evidence.end), []).append(finding.id)
    return tuple(_with(event, by_span.get((event.evidence[0].start, event.evidence[0].end), ())) for event in events)


def _with(event: Event, findings: Sequence[str]) -> Event:
    return replace(event, findings=tuple(dict.fromkeys((*event.findings, *findings)))) if findings else event


def _quotes(scene: Scene, hosts: Hosts, ids: Mapping[int, str]) -> Iterator[Quote]:
    for number, quote in enumerate(scene.quotes):
        home = hosts.home.get(number)
        about = hosts.about.get(number, home)
        identity = ids.get(id(about.final)) if about is not None and about.final.kind == "event" else None
        yield replace(quote, said_at=hosts.said_at.get(number), about=identity)
