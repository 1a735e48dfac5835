"""From likenesses of two to groups: the tellings of one event, at most one of each document."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from timeline_tui.story.alike import FINE, Likeness, alike, in_order
from timeline_tui.story.telling import Telling

_CLEARLY = 2.5
"""By how much the best of two candidates in one document must lead, or neither is taken."""
Pair = tuple[int, int]
_EVER = datetime.max.replace(tzinfo=UTC)


class Group(NamedTuple):
    """Positions of tellings of one event, and why they are taken for one."""

    members: tuple[int, ...]
    reasons: tuple[str, ...]


def grouped(told: Sequence[Telling], pairs: Iterable[Pair]) -> list[Group]:
    """Return the groups of two tellings or more; what is clearest is put together first."""
    related = Related(told)
    likely = {pair: found for pair in pairs if (found := _likeness(told, pair, related)) is not None}
    partners = _partners(likely)
    clear = [pair for pair in likely if not _is_rivalled(pair, told, likely, partners)]
    clear.sort(key=lambda pair: (-likely[pair].weight, told[pair[0]].event.id, told[pair[1]].event.id))
    union = _Union(told)
    for pair in clear:
        union.join(pair, likely[pair].reasons)
    return union.groups()


def _likeness(told: Sequence[Telling], pair: Pair, related: "Related") -> Likeness | None:
    one, other = told[pair[0]], told[pair[1]]
    return alike(one, other, related.weight(one, other))


def _partners(likely: Iterable[Pair]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for one, other in likely:
        found.setdefault(one, []).append(other)
        found.setdefault(other, []).append(one)
    return found


def _is_rivalled(
    pair: Pair, told: Sequence[Telling], likely: Mapping[Pair, Likeness], partners: Mapping[int, Sequence[int]]
) -> bool:
    """Tell whether one of the two is nearly as much like another telling of the other's document, at another time."""
    for own, chosen in (pair, pair[::-1]):
        for rival in partners[own]:
            if rival == chosen or told[rival].source is not told[chosen].source:
                continue
            weight = likely[min(own, rival), max(own, rival)].weight
            if weight > likely[pair].weight - _CLEARLY and not _is_same_moment(told[rival], told[chosen]):
                return True
    return False


def _is_same_moment(one: Telling, other: Telling) -> bool:
    return one.when is not None and other.when is not None and one.when.key == other.when.key


class Related:
    """What two documents have in common as a whole: people they share speak for one story, none against it."""

    def __init__(self, told: Sequence[Telling]) -> None:
        self._people: dict[str, set[str]] = {}
        self._known: dict[tuple[str, str], float] = {}
        for telling in told:
            self._people.setdefault(telling.source.id, set()).update(telling.people)

    def weight(self, one: Telling, other: Telling) -> float:
        """Return what it weighs that both documents name the same people, or do not."""
        pair = one.source.id, other.source.id
        if (known := self._known.get(pair)) is None:
            known = self._known[pair] = self._weigh(*pair)
        return known

    def _weigh(self, one: str, other: str) -> float:
        few, many = sorted((self._people[one], self._people[other]), key=len)
        if not few:
            return 0.0
        common = len(few & many)
        return 0.5 if common > 1 else 0.0 if common else -1.0


class _Union:
    """Groups in the making: sets that are joined while each document and each exact time is in them once."""

    def __init__(self, told: Sequence[Telling]) -> None:
        self._told = told
        self._group: dict[int, _Members] = {}

    def join(self, pair: Pair, reasons: tuple[str, ...]) -> None:
        """Put two tellings and their groups together, unless these cannot all be of one event."""
        one, other = (self._group.get(at) or _Members(at, self._told[at]) for at in pair)
        if one is other:
            one.reasons.update(dict.fromkeys(reasons))
        elif one.agrees(other):
            large, small = (one, other) if len(one.places) >= len(other.places) else (other, one)
            large.take(small, reasons)
            self._group.update(dict.fromkeys(small.places, large))
            self._group.setdefault(pair[0], large)
            self._group.setdefault(pair[1], large)

    def groups(self) -> list[Group]:
        """Return the groups, each with its members in order."""
        found = {id(members): members for members in self._group.values()}
        return [Group(tuple(sorted(members.places)), in_order(members.reasons)) for members in found.values()]


class _Members:
    """The members of a group, their documents, and what all of them must agree on."""

    def __init__(self, at: int, telling: Telling) -> None:
        when = telling.when
        self.places = [at]
        self.reasons: dict[str, None] = {}
        self.documents = {telling.source.id}
        self.instant = when.key if when and when.granularity in FINE and not when.approximate else None
        self.assumed = when is not None and when.zone_from == "assumed"
        self.site = telling.place[0]

    def agrees(self, other: "_Members") -> bool:
        """Tell whether no document, exact time or place speaks against a union."""
        if not self.documents.isdisjoint(other.documents) or (self.site and other.site and self.site != other.site):
            return False
        if self.instant is None or other.instant is None or self.assumed or other.assumed:
            return True
        return self.instant[0] < other.instant[1] and other.instant[0] < self.instant[1]

    def take(self, other: "_Members", reasons: tuple[str, ...]) -> None:
        """Make the members of another group members of this one."""
        self.places += other.places
        self.documents |= other.documents
        self.reasons.update(dict.fromkeys((*other.reasons, *reasons)))
        if self.instant is None or (other.instant is not None and _firmness(other) < _firmness(self)):
            self.instant, self.assumed = other.instant, other.assumed
        self.site = self.site or other.site


def _firmness(members: _Members) -> tuple[bool, timedelta]:
    """Sort key: what has a clock of its own first, then what is more precise."""
    start, end = members.instant or (_EVER, _EVER)
    return members.assumed, end - start
