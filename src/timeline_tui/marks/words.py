"""What the user says that time expressions mean: their words stay, what they say becomes another."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from timeline_tui.marks.passages import locate
from timeline_tui.model import Expression, Mark, ZoneWords
from timeline_tui.resolve.given import ABOUT, steps_of


def reworded(text: str, found: tuple[Expression, ...], marks: Sequence[Mark]) -> tuple[Expression, ...]:
    """Return the expressions with what the user says that some of them mean; the same ones where there is nothing."""
    said = dict(_said(text, found, marks))
    return tuple(said.get(at, expression) for at, expression in enumerate(found)) if said else found


def _said(text: str, found: Sequence[Expression], marks: Sequence[Mark]) -> Iterator[tuple[int, Expression]]:
    for mark in marks:
        if mark.kind != "time" or not steps_of(mark.when):
            continue
        span = locate(text, mark.passage)
        for at, expression in enumerate(found):
            if span is not None and expression.start < span[1] and span[0] < expression.end:
                yield at, _meaning(expression, mark)
                break


def _meaning(expression: Expression, mark: Mark) -> Expression:
    clock = ZoneWords(expression.start, expression.end, expression.text, "user", mark.zone)
    return replace(
        expression, type="TIME" if "T" in mark.when else "DATE", base="none", steps=steps_of(mark.when), amounts=(),
        ref="", value="", mod="APPROX" if mark.when.endswith(ABOUT) else None, order="", open="none",
        approximate=mark.when.endswith(ABOUT), zone=clock,
    )  # fmt: skip
