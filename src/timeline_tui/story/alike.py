"""How much speaks for two documents telling of the same event: time, people, words, quotations, each weighed.

The weights were set on invented stories marked by hand. A wrong union is worse than a missed one, so whatever speaks
against weighs as much as what speaks for.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

from timeline_tui.model import Moment
from timeline_tui.story.telling import Telling

ENOUGH = 4.5
EVIDENT = 5.5
"""What must speak, time aside, for one event that is dated differently."""
FINE = frozenset(("hour", "minute", "second"))
_MARKS = frozenset(("same people", "same place", "same names", "same quotation"))
"""What marks an event off from others of its kind; so do numbers of three digits, and an exact time."""
_EXACT = frozenset(("same time", "same time on the clock", "about the same time", "same hour"))
_ALL_WORDS = 4.0
_SHORT = frozenset(("part", "day"))
_STRETCH = {"weekend": 0.0, "week": 0.0, "month": -1.0, "season": -1.5, "quarter": -1.5, "half": -1.5, "year": -2.0,
            "decade": -3.0, "century": -3.0}  # fmt: skip
_ABOUT = timedelta(minutes=30)
_UNDATED = -3.5
_LONG = 4  # words of a title which, when all are the same, need nothing else


_REASONS = (
    "same time", "same time on the clock", "about the same time", "same hour", "same day", "overlapping days",
    "overlapping times", "same people", "same speaker", "same kind of event", "same place", "same names",
    "same numbers", "same words", "some of the words", "same quotation",
)  # fmt: skip
"""What may speak for two tellings, in the order in which it is told."""


class Ground(NamedTuple):
    """One thing that speaks for two tellings being of one event (or against: below zero), with how much it weighs."""

    name: str
    weight: float


class Likeness(NamedTuple):
    """What all grounds weigh together, and the names of those that speak for it."""

    weight: float
    reasons: tuple[str, ...]


def alike(one: Telling, other: Telling, related: float) -> Likeness | None:
    """Weigh two tellings; None when they are not, or not surely, of the same event.

    `related` is what the two documents have in common as a whole.
    """
    time = _time(one.when, other.when)
    if time is None or is_barred(one, other):
        return None
    grounds = [time, *_grounds(one, other)]
    if not _is_telling(one, other, grounds):
        return None
    weight = related + sum(ground.weight for ground in grounds)
    if weight < ENOUGH:
        return None
    return Likeness(weight, tuple(ground.name for ground in grounds if ground.weight > 0))


def in_order(reasons: Iterable[str]) -> tuple[str, ...]:
    """Return reasons, each once, in the order in which they are told."""
    return tuple(sorted(set(reasons), key=_REASONS.index))


def evident(one: Telling, other: Telling, related: float) -> bool:
    """Tell whether two tellings are plainly of one event, whatever their dates are."""
    if is_barred(one, other) or one.event.kind != "event" or one.event.status != other.event.status:
        return False
    grounds = list(_grounds(one, other))
    named = {ground.name for ground in grounds if ground.weight > 0}
    told = named & {"same kind of event", "same words"} and named & (_MARKS | {"same numbers"}) - {"same place"}
    return bool(told) and related + sum(ground.weight for ground in grounds) >= EVIDENT


def is_barred(one: Telling, other: Telling) -> bool:
    """Tell whether two tellings cannot be of one event: one denies it, it is of others or elsewhere."""
    if one.source.id == other.source.id:
        return True
    if "denied" in (one.event.status, other.event.status) and one.event.status != other.event.status:
        return True
    return (_has_others(one, other) and _has_others(other, one)) or _are_apart(one.place, other.place)


def _has_others(one: Telling, other: Telling) -> bool:
    """Tell whether one names somebody whom the other does not: if both do, it was between other people."""
    return any(not _is_among(words, other) for words in one.cast)


def _is_among(words: frozenset[str], telling: Telling) -> bool:
    """Tell whether somebody is among the people of a telling, perhaps under more or fewer words of the name."""
    return any(words <= others or others <= words for others in telling.cast)


def _are_apart(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Tell whether two places differ; a country holds its cities."""
    if one[1] and other[1] and one[1] != other[1]:
        return True
    return bool(one[0] and other[0] and one[0] != other[0])


def _is_telling(one: Telling, other: Telling, grounds: list[Ground]) -> bool:
    """Tell whether anything says what happened, and to whom or where: people and a day are the setting of much."""
    strong = {ground.name for ground in grounds if ground.weight > 1}
    if "statement" in (one.event.kind, other.event.kind):
        return bool(strong & {"same quotation", "same words"}) or _is_translated(one, other)
    named = {ground.name for ground in grounds if ground.weight > 0}
    if strong & {"same kind of event", "same words", "same quotation"}:
        same = any(ground.name == "same words" and ground.weight >= _ALL_WORDS for ground in grounds)
        return same or bool(strong & _EXACT) or bool(named & _MARKS) or "same numbers" in strong
    if {"same names", "same numbers"} <= named:
        return not (one.families and other.families)
    return {"same time", "same people"} <= strong and len(one.people & other.people) > 1


def _is_translated(one: Telling, other: Telling) -> bool:
    """Tell whether two statements in two languages hold the same numbers, or the same names but for the speaker's."""
    if one.language == other.language or not one.people & other.people:
        return False
    return any(len(number) > 1 for number in one.numbers & other.numbers) or len(one.names & other.names) > 1


# ---- time


def _time(one: Moment | None, other: Moment | None) -> Ground | None:
    """Weigh when two events happened; None when it cannot have been at the same time."""
    if one is None or other is None:
        return Ground("", _UNDATED) if one is other else None
    if one.open != other.open:
        return None
    fine = one.granularity in FINE, other.granularity in FINE
    if all(fine):
        return _instant(one, other)
    if not any(fine) and is_same_date(one, other):
        return Ground("same day" if one.granularity in _SHORT else "same time", _width(one, other))
    if one.open != "none" or not coincide(one.key, other.key):
        return None
    wide, narrow = sorted((one, other), key=lambda moment: moment.start - moment.end)
    if any(fine) or wide.granularity != narrow.granularity:
        return Ground("same day" if wide.granularity in _SHORT else "overlapping times", _width(wide, narrow))
    return Ground("overlapping days", 0.5 if wide.granularity in _SHORT else _width(wide, narrow))


def coincide(one: tuple[datetime, datetime], other: tuple[datetime, datetime]) -> bool:
    """Tell whether half of the shorter of two stretches of time, or more, lies within the longer."""
    inside = min(one[1], other[1]) - max(one[0], other[0])
    return inside > timedelta() and 2 * inside >= min(one[1] - one[0], other[1] - other[0])


def _width(one: Moment, other: Moment) -> float:
    if one.granularity == other.granularity == "part":
        return 1.5
    return min(_STRETCH.get(one.granularity, 1.0), _STRETCH.get(other.granularity, 1.0))


def _instant(one: Moment, other: Moment) -> Ground | None:
    if one.start == other.start and one.granularity == other.granularity:
        return Ground("same time", 3.0)
    if "assumed" in (one.zone_from, other.zone_from):
        return Ground("same time on the clock", 2.0) if _wall(one) == _wall(other) else None
    if one.approximate or other.approximate:
        return Ground("about the same time", 1.5) if abs(one.start - other.start) <= _ABOUT else None
    if one.granularity != other.granularity and one.start < other.end and other.start < one.end:
        hour = "hour" in (one.granularity, other.granularity)
        return Ground("same hour", 2.0) if hour else Ground("same time", 3.0)
    return None


def _wall(moment: Moment) -> str:
    """What a wall clock showed, without the day's offset."""
    return (moment.local or "")[:16]


def is_same_date(one: Moment, other: Moment) -> bool:
    """Tell whether two moments are one day (or part of one, or month …) by name or by instant."""
    if one.granularity != other.granularity:
        return False
    return one.key == other.key or (one.granularity != "part" and one.edtf.strip("~?") == other.edtf.strip("~?"))


# ---- people, places, words, quotations


def _grounds(one: Telling, other: Telling) -> Iterator[Ground]:
    yield from _people(one, other)
    if one.families and other.families:
        yield Ground("same kind of event", 2.0) if one.families & other.families else Ground("", -3.0)
    if one.place[0] and one.place == other.place:
        yield Ground("same place", 1.0)
    yield from _names(one, other)
    numbers = one.numbers & other.numbers
    if numbers:
        yield Ground("same numbers", min(sum(map(_rareness, numbers)), 2.5))
    elif any(len(number) > 1 for number in one.numbers) and any(len(number) > 1 for number in other.numbers):
        yield Ground("", -1.0)
    if one.language == other.language:
        yield from _words(one.words, other.words)
    if set(one.event.quotes) & set(other.event.quotes):
        yield Ground("same quotation", 4.0 if one.event.kind == "statement" else 2.0)


def _rareness(number: str) -> float:
    """What a number weighs that two tellings share: the more digits, the less by chance."""
    return (0.5, 1.0, 1.5)[min(sum(map(str.isdigit, number)), 3) - 1]


def _people(one: Telling, other: Telling) -> Iterator[Ground]:
    common = sum(_is_among(words, other) for words in one.cast)
    if common and one.event.kind == other.event.kind == "statement":
        yield Ground("same speaker", 2.5)
    elif common:
        yield Ground("same people", 2.5 if common > 1 else 1.5)
    if one.event.kind != other.event.kind:
        yield Ground("", -1.0)


def _names(one: Telling, other: Telling) -> Iterator[Ground]:
    common = (one.names & (other.names | other.called)) | (other.names & one.called)
    if common and one.place[0] and one.place == other.place:
        common -= one.site | other.site
    if common:
        yield Ground("same names", 1.0 if len(common) < 2 else 1.5)
    elif one.names and other.names and one.names_by_capitals and other.names_by_capitals:
        yield Ground("", -1.5 if not one.people & other.people else -0.5)


def _words(one: frozenset[str], other: frozenset[str]) -> Iterator[Ground]:
    """Weigh the words of two titles by what the shorter has in common with the longer."""
    common, fewer = len(one & other), min(len(one), len(other))
    if not fewer:
        return
    if common == max(len(one), len(other)) >= _LONG:
        yield Ground("same words", _ALL_WORDS)
    elif common >= 2 and common >= 0.6 * fewer:
        yield Ground("same words", 2.5)
    elif common and common >= 0.4 * fewer:
        yield Ground("some of the words", 1.0)
    elif not common and fewer > 1:
        yield Ground("", -1.0)
