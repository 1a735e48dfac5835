"""The time of a row that was told as a range: from the start of the one end to the end of the other."""

from collections.abc import Sequence
from dataclasses import replace

from timeline_tui.events.scene import Scene
from timeline_tui.model import Moment

CLOCKS = frozenset(("hour", "minute", "second"))


def stretch(scene: Scene, numbers: Sequence[int]) -> Moment | None:
    """Return the moment of an expression or, if another of them is the other end of its range, from end to end."""
    when = scene.moment(numbers[0]) if numbers else None
    if when is None:
        return None
    for number in numbers[1:]:
        one, other = scene.expressions[numbers[0]], scene.expressions[number]
        if one.range_of == number or other.range_of == numbers[0]:
            return _between(when, scene.moment(number))
    return when


def begun(when: Moment | None) -> Moment | None:
    """Return the time from which something lasts as that of what happened then ("since 1994, when …")."""
    if when is None or when.open != "end":
        return when
    return replace(when, open="none", edtf=when.edtf.removesuffix("/.."))


def within(inner: Moment, outer: Moment) -> bool:
    """Tell whether one moment lies in another."""
    return outer.start <= inner.start and inner.end <= outer.end


def _between(one: Moment, other: Moment | None) -> Moment:
    if other is None or other.granularity != one.granularity or other.open != "none":
        return one
    first, last = (one, other) if one.start <= other.start else (other, one)
    if first.end > last.start:
        return one
    end = last.start if last.granularity in CLOCKS else last.end  # "from 5 to 6:30" is over at 6:30
    return replace(
        first, end=end, edtf=f"{first.edtf.partition('/')[0]}/{last.edtf.rpartition('/')[2]}", open="none",
        approximate=first.approximate or last.approximate, uncertain=first.uncertain or last.uncertain,
    )  # fmt: skip
