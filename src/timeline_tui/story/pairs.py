"""Which tellings are worth comparing: those that share a day and something rare, or the same people and kind.

Everything is filed once, and what is filed together is compared with its nearest neighbours only, so the work grows
with the number of events and not with its square.
"""

from collections.abc import Container, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import product

from timeline_tui.model import Moment
from timeline_tui.story.telling import Telling

_NEIGHBOURS = 10  # tellings of other documents that one is compared with, under one heading
_REACH = 3 * _NEIGHBOURS  # tellings looked at for these
_RARE = 3  # rarest features of each sort by which a telling is filed
_DAYS = 3  # longest stretch that is filed under each of its days
SLIP = timedelta(days=3)
"""By how much one event may be dated wrongly and still be looked for."""
_ZONES = timedelta(hours=14)  # what a clock that is only assumed may be wrong by
_LOOSE = timedelta(hours=1)
_TICK = timedelta(microseconds=1)
_NEVER = datetime.max.replace(tzinfo=UTC)
Feature = tuple[str, str]
Heading = tuple[object, ...]


def nearby(told: Sequence[Telling], slips: Container[int]) -> Iterator[tuple[int, int]]:
    """Yield pairs of positions in `told`, each once and in order, of tellings by different documents.

    Their times meet, or both are among `slips`, of which the dates may be wrong by days.
    """
    order = sorted(range(len(told)), key=lambda at: (_begin(told[at]), told[at].source.id, told[at].event.id))
    features = [_features(telling) for telling in told]
    spread = _Spread(told, features)
    filed: dict[Heading, list[int]] = {}
    for at in order:
        for heading in _headings(told[at], spread.rarest(features[at])):
            filed.setdefault(heading, []).append(at)
    spans = [_span(telling.when, SLIP if at in slips else timedelta()) for at, telling in enumerate(told)]
    seen: set[tuple[int, int]] = set()
    for members in filed.values():
        for one, other in _neighbours(members, told):
            if (one, other) not in seen and spans[one][0] < spans[other][1] and spans[other][0] < spans[one][1]:
                seen.add((one, other))
                yield one, other


def _begin(telling: Telling) -> datetime:
    return telling.when.start if telling.when else _NEVER


def _span(when: Moment | None, slip: timedelta) -> tuple[datetime, datetime]:
    """The time within which another telling must lie to be compared; half of `slip` is allowed for on either side."""
    if when is None:
        return _NEVER - _LOOSE, _NEVER
    room = slip / 2 + (_ZONES if when.zone_from == "assumed" else _LOOSE if when.approximate else timedelta())
    try:
        return when.start - room, when.end + room
    except OverflowError:
        return when.key


def _neighbours(members: Sequence[int], told: Sequence[Telling]) -> Iterator[tuple[int, int]]:
    """Yield each telling under a heading with the next few of other documents."""
    sources = [told[at].source for at in members]
    for number, at in enumerate(members):
        found = 0
        for later in range(number + 1, min(number + 1 + _REACH, len(members))):
            if sources[later] is not sources[number]:
                other = members[later]
                yield (at, other) if at < other else (other, at)
                if (found := found + 1) == _NEIGHBOURS:
                    break


def _features(telling: Telling) -> list[Feature]:
    """What a telling may share with another, each with its sort; words count within their language only."""
    return [
        *(("person", name) for name in telling.people),
        *(("name", name) for name in telling.names),
        *(("number", number) for number in telling.numbers if len(number) > 1),
        *((f"word {telling.language}", word) for word in telling.words),
        *(("family", family) for family in telling.families),
        *(("quote", quote) for quote in telling.event.quotes),
        *([("place", telling.place[0])] if telling.place[0] else []),
    ]


class _Spread:
    """In how many tellings each feature is found; what only one document has leads nowhere."""

    def __init__(self, told: Sequence[Telling], features: Sequence[Sequence[Feature]]) -> None:
        self._counts: dict[Feature, int] = {}
        first: dict[Feature, str] = {}
        shared: set[Feature] = set()
        for telling, own in zip(told, features, strict=True):
            for feature in own:
                self._counts[feature] = self._counts.get(feature, 0) + 1
                if first.setdefault(feature, telling.source.id) != telling.source.id:
                    shared.add(feature)
        self._shared = shared

    def rarest(self, features: Sequence[Feature]) -> list[Feature]:
        """Return the few rarest features of each sort that more than one document has."""
        sorts: dict[str, list[Feature]] = {}
        for feature in features:
            if feature in self._shared:
                sorts.setdefault(feature[0], []).append(feature)
        return [one for sort in sorts.values() for one in sorted(sort, key=self._rareness)[:_RARE]]

    def _rareness(self, feature: Feature) -> tuple[int, Feature]:
        return self._counts[feature], feature


def _headings(telling: Telling, features: Sequence[Feature]) -> Iterator[Heading]:
    """What a telling is filed under: each feature with its days; without days, what says what happened and to whom."""
    days = list(_days(telling.when)) if telling.when else ["undated"]
    yield from product(days, features)
    families = [feature for feature in features if feature[0] == "family"]
    others = [feature for feature in features if feature[0] in ("person", "name", "place", "number")]
    yield from product(families, others)
    words = [feature for feature in features if feature[0].startswith("word")][:_RARE]
    yield from ((one, other) for one in words for other in words if one < other)


def _days(moment: Moment) -> Iterator[date]:
    """The days in UTC that a moment touches; none for what is longer than a few."""
    first, last = moment.start.date(), max(moment.end - _TICK, moment.start).date()
    if moment.open == "none" and last - first <= timedelta(days=_DAYS):
        yield from (first + timedelta(days=number) for number in range((last - first).days + 1))
    elif moment.open != "none":
        yield last if moment.open == "start" else first
