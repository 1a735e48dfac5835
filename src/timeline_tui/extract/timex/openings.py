"""Times that open a paragraph as its label: the entries of logs, live blogs, chronicles and programmes."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from timeline_tui.model import At, Expression, Layout
from timeline_tui.model.document import Block

_LEAD = re.compile(r"[\[(|*•·▪–—\s-]*(?:[^\W\d_]{1,6}\.?\s+)?[\[(|]?")
_BETWEEN = re.compile(r"[\s,/|(–—-]*(?:[^\W\d_]{1,3}\s+)?")
_MARK = re.compile(
    r"(?:\s?[–-]\s?\d{2,4})?\s*(?:[^\W\d_]{1,4}\.?\s*)?[\])*_]*\s*(?:\([^()\n]{1,24}\)\s*)?"
    r"(?::(?!\d)|[|.](?!\d)|[–—-](?=\s)|\Z)[*_]*\s*"
)
_SPACE = re.compile(r"(?:\s+[^\W\d_]{1,4}\.?)??[\])]?\s+(?=[^\W\d_]|[\"«„“(])")
_DAY = frozenset(("day", "weekday", "holiday"))


class Opening(NamedTuple):
    """A label: the indexes `first..last` (inclusive) of its expressions, and where it starts and ends in the text.

    `until` is where its paragraph ends. `alone` when nothing follows it there: it dates the lines below.
    """

    first: int
    last: int
    start: int
    end: int
    until: int

    @property
    def alone(self) -> bool:
        """Tell whether the label is all of its line."""
        return self.end >= self.until


def openings(text: str, layout: Layout, found: Sequence[Expression]) -> tuple[Opening, ...]:
    """Return the labels of a document in order; `found` are its expressions in order of their start.

    A mark sets a label off (`14:05 –`, `1999:`). Without one a clock is a label where there are others.
    """
    marked: list[Opening] = []
    loose: list[Opening] = []
    starts = [expression.start for expression in found]
    for block in layout.blocks:
        at = bisect_left(starts, block.span.start)
        inside = range(at, bisect_left(starts, block.span.end))
        if not inside or (layout.dateline is not None and starts[at] < layout.dateline.end > block.span.start):
            continue
        opening, sure = _opening(text, block, found, inside)
        if opening is not None:
            (marked if sure else loose).append(opening)
    labels = [opening for opening in marked if not opening.alone]
    return tuple(sorted(marked + loose if len(labels) + len(loose) > 1 else marked))


def _opening(text: str, block: Block, found: Sequence[Expression], inside: range) -> tuple[Opening | None, bool]:
    """Return the label a block begins with, if any, and whether a mark or the end of the line says that it is one."""
    first = last = inside[0]
    start, stop = block.span.start, block.span.end
    if block.kind == "heading" and (day := next((at for at in inside if _names_day(found[at])), None)) is not None:
        return Opening(day, day, start, stop, stop), True
    if _LEAD.fullmatch(text, start, found[first].start) is None or found[first].type not in ("DATE", "TIME"):
        return None, False
    while last + 1 in inside and _goes_on(text, found, last):
        last += 1
    end = max(_end(found[at]) for at in range(first, last + 1))
    if (mark := _MARK.match(text, end, stop)) is not None:
        return Opening(first, last, start, mark.end(), stop), True
    space = _SPACE.match(text, end, stop)
    if space is None or not _is_clock(found[first]) or text[space.end()].islower():
        return None, False
    return Opening(first, last, start, space.end(), stop), False


def _goes_on(text: str, found: Sequence[Expression], at: int) -> bool:
    """Tell whether the next expression belongs to the same label: the hour of a day, the other end, another clock."""
    return _BETWEEN.fullmatch(text, _end(found[at]), found[at + 1].start) is not None


def _end(expression: Expression) -> int:
    return expression.end if expression.zone is None else max(expression.end, expression.zone.end)


def _is_clock(expression: Expression) -> bool:
    return expression.type == "TIME" and any(char.isdigit() for char in expression.text)


def _names_day(expression: Expression) -> bool:
    return any(isinstance(step, At) and step.field in _DAY for step in expression.steps)
