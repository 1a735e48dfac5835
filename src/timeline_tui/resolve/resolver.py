"""Walk the path of every expression to a TIMEX3 value and a moment, in the order of the text."""

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date

from timeline_tui.model import Expression, Moment, Span, Timex, make_id
from timeline_tui.resolve.anchor import Anchor
from timeline_tui.resolve.clocks import Told, tell
from timeline_tui.resolve.context import Memory, Now, Placed, Sentences, Utterance, Voices, now_on
from timeline_tui.resolve.genre import is_history, looks_back, means_today
from timeline_tui.resolve.instants import moment_of
from timeline_tui.resolve.lists import Label, day_of_entry, turns
from timeline_tui.resolve.point import DAY_RANK, TIME_RANK, YEAR_RANK, Point, first_day
from timeline_tui.resolve.scene import Listed, Scene
from timeline_tui.resolve.values import duration, value_of
from timeline_tui.resolve.walk import NAMES_YEAR, Walked, names_day, names_only_clock, stated, walk

_QUOTED = 60  # characters of the text repeated in a reason
_LISTED = 5  # dates in a row that may share the year of the last
_BEHIND = 8  # characters between a time of day and the day it is on: ", on the "


def resolve(
    document: str,
    text: str,
    expressions: Sequence[Expression],
    anchor: Anchor,
    utterances: Sequence[Utterance] = (),
    sentences: Sequence[Span] = (),
    labels: Sequence[Label] = (),
) -> tuple[Timex, ...]:
    """Return the TIMEX3 of each expression, index-aligned; nothing raises, whatever the words say.

    Expressions are in order of their start. Inside an utterance "now" is the time of speaking. `labels` are
    those that open a paragraph as the entries of a log do.
    """
    return _Resolver(document, expressions, anchor, utterances, Sentences(sentences, text), labels).all()


class _Resolver:
    def __init__(
        self,
        document: str,
        expressions: Sequence[Expression],
        anchor: Anchor,
        utterances: Sequence[Utterance],
        sentences: Sentences,
        labels: Sequence[Label],
    ) -> None:
        self._document = document
        self._expressions = expressions
        self._voices = Voices(anchor, utterances)
        self._sentences = sentences
        self._memory = Memory(is_history(expressions, anchor))
        self._turns = turns(expressions, labels)
        self._days = [label for label in labels if names_day(expressions[label.at])]
        self._today_is_vague = self._memory.historic or looks_back(expressions, anchor)
        self._placed: list[Placed | None] = [None] * len(expressions)
        self._timexes: list[Timex | None] = [None] * len(expressions)

    def all(self) -> tuple[Timex, ...]:
        for index in range(len(self._expressions)):
            ahead = self._leans_on(index)
            if ahead is not None and self._timexes[ahead] is None:
                self._settle(ahead)
            if self._timexes[index] is None:
                self._settle(index)
        return tuple(timex for timex in self._timexes if timex is not None)

    def _leans_on(self, index: int) -> int | None:
        """Return the later expression that must be known first: the fuller end of a range, or the same instant."""
        expression = self._expressions[index]
        if (same := self._other(expression.said_as, index)) is not None and same > index:
            return same
        other = self._range_end(index)
        if other is not None and other > index and stated(self._expressions[other]) - stated(expression):
            return other
        listed = self._listed_with(index)
        return listed if listed is not None else self._day_behind(index)

    def _listed_with(self, index: int) -> int | None:
        """Return the date whose year is meant for this one too: "May and June 1943", "summer and autumn of 1918"."""
        expressions = self._expressions
        if expressions[index].base != "none" or expressions[index].range_of is not None:
            return None
        kind = stated(expressions[index])
        if not kind or kind & NAMES_YEAR:
            return None
        for following in range(index + 1, min(index + _LISTED, len(expressions))):
            gap = expressions[following].start - expressions[following - 1].end
            named = stated(expressions[following])
            if expressions[following].base != "none" or not 0 < gap <= _BEHIND or named - NAMES_YEAR != kind:
                return None
            if named & NAMES_YEAR:
                return following
        return None

    def _range_end(self, index: int) -> int | None:
        """Return the other end of a range, unless that is too wide to place this one (a decade, a century)."""
        other = self._other(self._expressions[index].range_of, index)
        placed = None if other is None else self._placed[other]
        return None if placed is not None and placed.point.rank < YEAR_RANK else other

    def _day_behind(self, index: int) -> int | None:
        """Return the day said right behind a bare time of day: "at 8, on 3 May"."""
        expressions = self._expressions
        if expressions[index].base != "none" or not names_only_clock(expressions[index]):
            return None
        behind, end = index + 1, _told_end(expressions[index])
        while behind < min(index + _LISTED, len(expressions)) and expressions[behind].said_as is not None:
            end = max(end, _told_end(expressions[behind]))
            behind += 1
        if behind == len(expressions) or not 0 < expressions[behind].start - end <= _BEHIND:
            return None
        before = self._beside(index)
        if before is not None and before.point.rank >= DAY_RANK:
            return None  # "today at 3, on Sunday at 8": it has its day
        here, there = (self._sentences.at(expressions[at].start) for at in (index, behind))
        day = expressions[behind]
        return behind if here == there and day.type == "DATE" and names_day(day) else None

    def _other(self, other: int | None, index: int) -> int | None:
        return other if other is not None and 0 <= other < len(self._expressions) and other != index else None

    def _settle(self, index: int) -> None:
        expression = self._expressions[index]
        now = self._of_entry(index, self._voices.at(expression.start, expression.end))
        value, moment = self._value(expression), None
        if value and _is_period(expression):
            self._memory.period = None
        if not value or _is_due(expression):
            scene = self._scene(index, now)
            walked = walk(expression, scene)
            told = tell(expression, walked, scene)
            value = value or value_of(told.point, told.utc)
            moment = self._moment(expression, walked, told)
            self._remember(index, now, walked, told, moment)
        self._timexes[index] = Timex(
            make_id("t", self._document, expression.start, expression.end),
            self._document,
            expression.start,
            expression.end,
            expression.text,
            expression.type,
            value,
            expression.mod,
            moment,
        )

    def _of_entry(self, index: int, now: Now) -> Now:
        """Return the now of a diary's entry, which is its own day: there "yesterday" is the day before that."""
        start = self._expressions[index].start
        at = bisect_left(self._days, index, key=lambda label: label.at) - 1
        if at < 0 or start >= self._days[at].until or (told := self._placed[self._days[at].at]) is None:
            return now
        return now if told.deictic or told.day_in(now.clock) is None else now_on(told.point, now.clock)

    def _value(self, expression: Expression) -> str:
        """Return the value of an expression that needs no calendar, "" for the others."""
        if expression.value:
            return expression.value
        if self._today_is_vague and means_today(expression):
            return "PRESENT_REF"
        if expression.ref and not expression.steps:
            return expression.ref
        if expression.amounts and (expression.type in ("DURATION", "SET") or not expression.steps):
            return duration(expression.amounts)
        return ""

    def _scene(self, index: int, now: Now) -> Scene:
        expression = self._expressions[index]
        same = self._other(expression.said_as, index)
        other = self._range_end(index)
        behind = self._day_behind(index)
        other = self._listed_with(index) if other is None else other
        return Scene(
            now,
            self._memory,
            self._sentences.at(expression.start),
            same=None if same is None else self._placed[same],
            end=None if other is None else self._placed[other],
            later_end=other is not None and other < index,
            behind=None if behind is None else self._placed[behind],
            beside=self._beside(index),
            spoken=self._voices.are_quoted(expression.start, expression.end),
            entry=self._sentences.entry(self._sentences.at(expression.start)),
            listed=self._listed(index, now),
        )

    def _listed(self, index: int, now: Now) -> Listed | None:
        """Return the day of a label that is a bare clock: the day before it in the list, else the last one told."""
        turn = self._turns.get(index)
        if turn is None or (
            turn.within and self._memory.day_near(self._sentences.at(self._expressions[index].start), 0)
        ):
            return None
        told = self._memory.dated_day if turn.before is None else self._placed[turn.before]
        return day_of_entry(turn, told, now, self._expressions[index].tense)

    def _beside(self, index: int) -> Placed | None:
        """Return what was said right before: "two days later, on Thursday"."""
        if not index or self._expressions[index].start - _told_end(self._expressions[index - 1]) > _BEHIND:
            return None
        before = self._placed[index - 1]
        same_sentence = before is not None and before.sentence == self._sentences.at(self._expressions[index].start)
        return before if same_sentence else None

    @staticmethod
    def _moment(expression: Expression, walked: Walked, told: Told) -> Moment | None:
        dates = expression.type in ("DATE", "TIME") or _is_due(expression)
        if not dates or expression.order or told.point.refers:
            return None
        words = expression.text if len(expression.text) <= _QUOTED else expression.text[:_QUOTED] + "…"
        reasons = (f"“{words}” {walked.reason}.", *told.reasons)
        approximate = expression.approximate or expression.mod == "APPROX" or walked.approximate
        zone = expression.zone
        short = zone is not None and zone.kind == "abbreviation" and zone.zone == told.clock.key
        offset = zone.offset if zone is not None and short else None
        return moment_of(told.point, told.clock, approximate, expression.open, reasons, offset=offset)

    def _remember(self, index: int, now: Now, walked: Walked, told: Told, moment: Moment | None) -> None:
        expression = self._expressions[index]
        if expression.type not in ("DATE", "TIME") or told.point.refers:
            return
        sentence = self._sentences.at(expression.start)
        placed = Placed(
            expression.text[:_QUOTED], told.point, sentence, told.deictic, walked.dated, told.clock, moment,
            self._sentences.entry(sentence), self._sentences.leads(expression.start),
            self._voices.are_quoted(expression.start, expression.end),
        )  # fmt: skip
        self._placed[index] = placed
        if told.point.rank >= TIME_RANK:
            self._memory.remember_time(placed)
        if told.own_day or told.point.rank < DAY_RANK:
            said = expression.said and self._memory.tells_day(sentence)
            aside = walked.compared or said or (self._memory.historic and walked.deictic)
            self._memory.remember(placed, aside, _lies_ahead(told.point, now.day))


def _lies_ahead(point: Point, today: date | None) -> bool:
    first = None if today is None else first_day(point)
    return first is not None and today is not None and first > today


def _is_period(expression: Expression) -> bool:
    """Tell whether an amount is a period of its own to report on: "in the first nine months"."""
    if expression.type != "DURATION":
        return False
    return any(unit in ("month", "quarter", "year") and (amount or 0) > 1 for amount, unit in expression.amounts)


def _is_due(expression: Expression) -> bool:
    """Tell whether an amount says until when something is to be done: "within 30 days"."""
    return expression.type == "DURATION" and expression.open == "start" and bool(expression.steps)


def _told_end(expression: Expression) -> int:
    return expression.end if expression.zone is None else max(expression.end, expression.zone.end)


__all__ = ["Point", "Utterance", "resolve"]
