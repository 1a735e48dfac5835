"""Order between events: the relations rows carry, and what cannot be true among them."""

from collections.abc import Iterator, Mapping, Sequence

from timeline_tui.events.draft import Draft
from timeline_tui.model import SEVERITY, Event, Evidence, Finding, Order, make_id
from timeline_tui.model.event import Relation

_OPPOSITE: dict[Relation, Relation] = {"before": "after", "after": "before", "during": "during", "same": "same"}


def links_of(drafts: Sequence[Draft]) -> dict[int, dict[tuple[Relation, int], None]]:
    """Return for each draft (by id()) its relations to others, both ways, each once and in order."""
    known = {id(draft) for draft in drafts}
    found: dict[int, dict[tuple[Relation, int], None]] = {id(draft): {} for draft in drafts}
    for draft in drafts:
        for relation, other in draft.links:
            target = id(other.final)
            if target in known and target != id(draft):
                found[id(draft)][relation, target] = None
                found[target][_OPPOSITE[relation], id(draft)] = None
    return found


def orders(links: Mapping[tuple[Relation, int], None], ids: Mapping[int, str]) -> tuple[Order, ...]:
    """Return the relations of one draft in terms of event ids."""
    return tuple(Order(relation, ids[target]) for relation, target in links)


def conflicts(document: str, events: Sequence[Event]) -> Iterator[Finding]:
    """Yield a finding for each pair of events whose order is contradicted, by words or by their times."""
    by_id = {event.id: event for event in events}
    for event in events:
        for order in event.order:
            if order.relation != "before":
                continue
            other = by_id[order.event]
            if Order("after", other.id) in event.order and event.id < other.id:
                yield _finding(document, event, other, "is said to come both before and after")
            elif event.when and other.when and event.when.start >= other.when.end:
                yield _finding(document, event, other, "is said to come before, but is dated later than,")


def _finding(document: str, event: Event, other: Event, words: str) -> Finding:
    evidence: tuple[Evidence, ...] = (*event.evidence[:1], *other.evidence[:1])
    identity = make_id("f", document, evidence[0].start, evidence[-1].end, f"order-conflict {event.id} {other.id}")
    message = f"“{event.title}” {words} “{other.title}”."
    return Finding(identity, "order-conflict", SEVERITY["order-conflict"], message, evidence)
