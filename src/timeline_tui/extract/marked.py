"""What lies between quotation marks."""

from typing import NamedTuple

from timeline_tui.model import Span


class Marked(NamedTuple):
    """A quotation between an outermost pair of marks, or a turn of dialogue after a dash.

    `inner` is the span without the marks, `outer` with them. `closed` is False when no closing mark was found;
    `reopened` tells that the next paragraph opens the same quotation again, `continues` that this one does so.
    `wrong_closer`: the two signs are no pair. `nested` are the spans between marks inside, in order. `dash`: the
    opener is a dash and there is no closing mark.
    """

    inner: Span
    outer: Span
    opener: str
    closer: str
    closed: bool = True
    wrong_closer: bool = False
    reopened: bool = False
    continues: bool = False
    nested: tuple[Span, ...] = ()
    dash: bool = False
