"""The clock that a line or a short sentence states for the times around it: "All times CET", "Horários de Brasília"."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from timeline_tui.extract.timex.lexicon import listed
from timeline_tui.extract.timex.recognise import recogniser
from timeline_tui.languages import Pack
from timeline_tui.model import At, Expression, Layout, Span, ZoneWords

_LONGEST = 120
"""The most characters of a line that says whose clock a list is in."""
_SENTENCE = 60
"""And of a sentence among others that says so."""
_FAR = 40
"""How many characters may lie between the words for all times and the zone."""


@cache
def _cue(pack: Pack) -> re.Pattern[str] | None:
    """Return what begins such a line, with the word that comes before a place; None where a language has none."""
    cues = sorted(listed(pack.table("zones").get("all_times", ())), key=len, reverse=True)
    return re.compile(rf"\W{{0,4}}(?:{'|'.join(map(re.escape, cues))})(?!\w)", re.IGNORECASE) if cues else None


def in_stated_clocks(found: Sequence[Expression], text: str, layout: Layout, pack: Pack) -> tuple[Expression, ...]:
    """Return the expressions, the times of day that state no clock with the one a line before states for all.

    Times before the first such line have its clock too: it may stand at the foot of a list.
    """
    stated = [zone for span in _lines(layout) if (zone := _stated(text, span, pack)) is not None]
    if not stated:
        return tuple(found)
    starts = [zone.start for zone in stated]
    return tuple(
        replace(expression, zone=stated[max(bisect_right(starts, expression.start) - 1, 0)])
        if expression.zone is None and _names_hour(expression)
        else expression
        for expression in found
    )


def _lines(layout: Layout) -> Iterator[Span]:
    """Yield what may state a clock for all times: short lines, and shorter sentences of longer ones."""
    for block in layout.blocks:
        if block.span.end - block.span.start <= _LONGEST:
            yield block.span
        else:
            yield from (span for span in block.sentences if span.end - span.start <= _SENTENCE)


def _names_hour(expression: Expression) -> bool:
    return any(isinstance(step, At) and step.field == "hour" for step in expression.steps)


def _stated(text: str, block: Span, pack: Pack) -> ZoneWords | None:
    """Return the clock a line states for all times; a line that tells a time of its own states none."""
    cue = _cue(pack)
    if cue is None or (led := cue.match(text, block.start, block.end)) is None:
        return None
    stated, last = recogniser(pack).zones.stated, min(block.end, led.end() + _FAR)
    zone = stated(text, led.end(), last) or stated(text, block.start, last)  # время московское: the cue is part of it
    if zone is None or any(char.isdigit() for char in text[block.start : zone.start]):
        return None
    return zone if not any(char.isdigit() for char in text[zone.end : block.end]) else None
