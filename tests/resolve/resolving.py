"""Expressions built by hand, so that resolution is tested without recognition."""

from collections.abc import Sequence
from datetime import date, time
from typing import Any

from timeline_tui.model import Expression, Finding, Moment, Span, Step, Timex, ZoneWords
from timeline_tui.resolve.anchor import Anchor
from timeline_tui.resolve.checks import check
from timeline_tui.resolve.context import Utterance
from timeline_tui.resolve.resolver import resolve

MONDAY = date(2025, 12, 29)


def anchored(
    day: date | None = MONDAY, at: time | None = None, zone: str = "America/New_York", zone_from: Any = "dateline"
) -> Anchor:
    """An anchor of the tests: Monday 29 December 2025 in New York unless said otherwise."""
    return Anchor(day, at, zone, zone_from)


class Story:
    """A text put together from pieces, with its expressions: `say` adds words, `stop` ends a sentence."""

    def __init__(self) -> None:
        self.text = ""
        self.expressions: list[Expression] = []
        self.sentences: list[Span] = []
        self._begun = 0

    def say(
        self, words: str, *steps: Step, base: Any = "none", type: Any = "DATE", zone: Any = None, **more: Any
    ) -> int:
        """Append an expression of these words and return its index; `zone` is (words, kind, key, …) beside it."""
        start = len(self.text)
        self.text += words
        end = len(self.text)
        if zone is not None:
            zone = self._zone(**zone)
        expression = Expression(start, end, words, type, "test", base, steps, zone=zone, **more)
        self.text += ", "
        self.expressions.append(expression)
        return len(self.expressions) - 1

    def _zone(self, words: str, **fields: Any) -> ZoneWords:
        self.text += " "
        start = len(self.text)
        self.text += words
        return ZoneWords(start, len(self.text), words, **fields)

    def stop(self) -> "Story":
        """End the sentence."""
        self.text += ". "
        self.sentences.append(Span(self._begun, len(self.text)))
        self._begun = len(self.text)
        return self

    def resolved(self, anchor: Anchor | None = None, utterances: Sequence[Utterance] = ()) -> tuple[Timex, ...]:
        """The timexes of the story."""
        self.stop()
        return resolve("doc", self.text, self.expressions, anchor or anchored(), utterances, self.sentences)

    def findings(self, anchor: Anchor | None = None) -> tuple[Finding, ...]:
        """The findings of the story."""
        anchor = anchor or anchored()
        return check("doc", self.text, self.expressions, self.resolved(anchor), anchor)


def one(*steps: Step, anchor: Anchor | None = None, **more: Any) -> Timex:
    """Resolve a single expression standing alone."""
    story = Story()
    story.say("words", *steps, **more)
    return story.resolved(anchor)[0]


def moment(timex: Timex) -> Moment:
    """The moment of a timex that must have one."""
    assert timex.moment is not None
    return timex.moment
