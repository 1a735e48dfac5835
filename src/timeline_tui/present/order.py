"""Where events without a date stand: before, during or after the dated event they are ordered against."""

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from heapq import heapify, heappop, heappush
from typing import Literal, NamedTuple

from timeline_tui.model import Event

Stand = Literal["before", "during", "after"]
_Edge = tuple[str, int]

_INVERSE = {"before": "after", "after": "before", "same": "same"}
# Read: if A is <row> B and B is <column> the dated event, A is <value> it. What is missing cannot be known.
_COMPOSED: Mapping[tuple[str, Stand], Stand] = {
    ("before", "before"): "before",
    ("after", "after"): "after",
    ("same", "before"): "before",
    ("same", "after"): "after",
    ("same", "during"): "during",
    ("during", "before"): "before",
    ("during", "after"): "after",
    ("during", "during"): "during",
}


class Group(NamedTuple):
    """Undated events (by rank) that stand alike towards one dated event; `anchor` -1 when nothing is known."""

    stand: Stand
    anchor: int
    members: tuple[int, ...]


def groups(events: Sequence[Event], ranks: Mapping[str, int]) -> list[Group]:
    """Group the undated events by what they are ordered against; within a group, in the order the text gives."""
    undated = [rank for rank, event in enumerate(events) if event.when is None]
    if not undated:
        return []
    edges = _edges(events, ranks, undated)
    stands = _stands(events, edges, undated)
    members: dict[tuple[Stand, int], list[int]] = {}
    for rank in undated:
        members.setdefault(stands.get(rank, ("after", -1)), []).append(rank)
    return [Group(stand, anchor, _sorted(ranks, edges)) for (stand, anchor), ranks in members.items()]


def _edges(events: Sequence[Event], ranks: Mapping[str, int], undated: Iterable[int]) -> dict[int, list[_Edge]]:
    """The order relations of each undated event, its own first, then those that others state about it."""
    edges: dict[int, list[_Edge]] = {rank: [] for rank in undated}
    others: list[tuple[int, _Edge]] = []
    for rank, event in enumerate(events):
        for order in event.order:
            other = ranks.get(order.event, rank)
            if other == rank:
                continue
            if rank in edges:
                edges[rank].append((order.relation, other))
            if other in edges and order.relation in _INVERSE:
                others.append((other, (_INVERSE[order.relation], rank)))
    for rank, edge in others:
        edges[rank].append(edge)
    return edges


def _stands(
    events: Sequence[Event], edges: Mapping[int, list[_Edge]], undated: Iterable[int]
) -> dict[int, tuple[Stand, int]]:
    """Find for each undated event the nearest dated one, over as few steps as possible."""
    stands: dict[int, tuple[Stand, int]] = {}
    waiting: dict[int, list[_Edge]] = {}
    for rank in undated:
        for relation, other in edges[rank]:
            if events[other].when is not None:
                stand: Stand = "during" if relation == "same" else relation  # type: ignore[assignment]
                stands.setdefault(rank, (stand, other))
            else:
                waiting.setdefault(other, []).append((relation, rank))
    queue = deque(stands)
    while queue:
        reached = queue.popleft()
        stand, anchor = stands[reached]
        for relation, rank in waiting.get(reached, ()):
            composed = _COMPOSED.get((relation, stand))
            if composed and rank not in stands:
                stands[rank] = (composed, anchor)
                queue.append(rank)
    return stands


def _sorted(members: list[int], edges: Mapping[int, list[_Edge]]) -> tuple[int, ...]:
    """Order a group by its before and after relations, ties by place in the timeline; circles keep that place."""
    inside = set(members)
    later: dict[int, list[int]] = {rank: [] for rank in members}
    blocked = dict.fromkeys(members, 0)
    for rank in members:
        for relation, other in edges[rank]:
            if relation in {"before", "after"} and other in inside:
                first, second = (rank, other) if relation == "before" else (other, rank)
                later[first].append(second)
                blocked[second] += 1
    ready = [rank for rank in members if not blocked[rank]]
    heapify(ready)
    result: dict[int, None] = {}
    while ready:
        result[rank := heappop(ready)] = None
        for second in later[rank]:
            blocked[second] -= 1
            if not blocked[second]:
                heappush(ready, second)
    return (*result, *(rank for rank in members if rank not in result))
