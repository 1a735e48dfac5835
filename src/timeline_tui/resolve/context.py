"""What a text has established so far: the clock in force, and the dates later expressions lean on."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from timeline_tui.model import Moment, Span
from timeline_tui.resolve.anchor import Anchor
from timeline_tui.resolve.instants import day_in_words, zone_phrase
from timeline_tui.resolve.point import (
    DAY_RANK,
    FINENESS,
    MONTH_RANK,
    TIME_RANK,
    YEAR_RANK,
    Point,
    day_of,
    day_point,
    first_day,
)
from timeline_tui.resolve.zones import Clock, clock_of, known, to_local

_EVE = 7  # days back that are no step back
_CHRONICLE = 5  # dates that went on
_RECENT = 2  # sentences after which hours are no longer counted from a time of day
_LEAD = 8  # characters of a preposition and an article
_ENTRY = re.compile(r"[^.,:;!?\n]{1,80}:\s")


class Utterance(NamedTuple):
    """Quoted words: when they were said (None: at publication), and the speaker's zone (None: the narrator's)."""

    span: Span
    said: Moment | None = None
    zone: str | None = None


class Now(NamedTuple):
    """What "now" means somewhere in the text: a place on the calendar (None when unknown) in a clock.

    `assumed`: nothing in the source says when it is.
    """

    point: Point | None
    clock: Clock
    label: str
    assumed: bool = False

    @property
    def day(self) -> date | None:
        """The day it is, None when unknown."""
        return None if self.point is None else day_of(self.point)


class Placed(NamedTuple):
    """A resolved expression, as later ones may lean on it.

    `deictic`: its day was counted from now; `entry`: its sentence is an entry of a list; `leads`: it opens a sentence;
    `spoken`: it stands in quoted words.
    """

    text: str
    point: Point
    sentence: int
    deictic: bool
    dated: bool
    clock: Clock
    moment: Moment | None
    entry: bool = False
    leads: bool = False
    spoken: bool = False

    def day_in(self, clock: Clock) -> date | None:
        """Return its day as a clock elsewhere has it."""
        if not clock.same(self.clock) and self.moment is not None and self.point.rank >= TIME_RANK:
            local = to_local(self.moment.start, clock.tz)
            return None if local is None else local.date()
        return day_of(self.point)


class Memory:
    """The latest placed expression at each fineness: what "the next day" and bare dates of a history count from."""

    def __init__(self, historic: bool) -> None:
        self.historic = historic
        self._day: Placed | None = None
        self.past_day: Placed | None = None
        self.latest: Placed | None = None
        self.story: Placed | None = None
        self.period: Placed | None = None
        self.month: Placed | None = None
        self.time: Placed | None = None
        self._on = self._back = 0
        self._kept = -1
        self._own: Placed | None = None
        self._own_kept = -1

    def remember(self, placed: Placed, compared: bool = False, ahead: bool = False) -> None:
        """Add a resolved date or time with a known year; one that was only compared with is no new subject.

        A period that lies `ahead` is not reported on.
        """
        if compared or placed.point.year is None or placed.point.rank < YEAR_RANK:
            return
        self.latest = placed
        if placed.point.rank >= MONTH_RANK:
            self._step(placed)
            self.story = placed
        if placed.point.grain in ("quarter", "half") and not ahead:
            self.period = placed
        if placed.point.grain == "month":
            self.month = placed
        if placed.point.rank >= DAY_RANK:
            self._day, self._kept = placed, placed.sentence
            if not ahead:
                self.past_day = placed
            if not placed.spoken:
                self._own, self._own_kept = placed, placed.sentence

    def _step(self, placed: Placed) -> None:
        """Count whether a history's dates go on or back, by more than "the evening before"."""
        one, other = None if self.story is None else first_day(self.story.point), first_day(placed.point)
        if one is not None and other is not None and one != other:
            self._on += other > one
            self._back += (one - other).days > _EVE

    @property
    def climbs(self) -> bool:
        """Whether all dates told so far, and there were some, went on from one to the next: a chronicle."""
        return self.historic and self._on >= _CHRONICLE and not self._back

    def remember_time(self, placed: Placed) -> None:
        """Add a time of day, its day told with it or borrowed: a borrowed day goes on being told of."""
        if self.historic and placed.deictic:
            return
        self.time = placed
        if self._day is not None and not placed.entry and day_of(self._day.point) == day_of(placed.point):
            self._kept = placed.sentence

    def tells_day(self, sentence: int) -> bool:
        """Tell whether a sentence has told of a day already."""
        return self._day is not None and self._kept == sentence

    def reported(self, sentence: int) -> Placed | None:
        """Return the period reported on: a quarter or half, but a month that the same sentence tells."""
        month = self.month
        return month if month is not None and month.sentence == sentence else self.period

    @property
    def dated_day(self) -> Placed | None:
        """The latest day (or time) told, when it was told with its year."""
        return self._day if self._day is not None and self._day.dated else None

    def at_least(self, unit: str, sentence: int = 0) -> Placed | None:
        """Return the latest placed expression that is as fine as a unit needs to count from.

        Hours and minutes count from a time of day told of a few sentences before `sentence`, if there is one.
        """
        if self.period is not None and self.period.point.grain == unit:
            return self.period
        if FINENESS.get(unit, DAY_RANK) >= TIME_RANK and self.time and sentence - self.time.sentence <= _RECENT:
            return self.time
        rank = min(FINENESS.get(unit, DAY_RANK), DAY_RANK)
        if self.latest is not None and self.latest.point.rank >= rank:
            return self.latest
        return self._day

    def day_near(self, sentence: int, reach: int | None, spoken: bool = True) -> Placed | None:
        """Return the latest day (or time) placed at most `reach` sentences back, however far without one.

        For words that are not `spoken`, a day within a quotation is none.
        """
        day, kept = self._day, self._kept
        if day is not None and day.spoken and not spoken:
            day, kept = self._own, self._own_kept
        return day if day is not None and (reach is None or sentence - kept <= reach) else None


class Voices:
    """Whose now it is at each place of the text: the narrator's, or a speaker's inside quotation marks."""

    def __init__(self, anchor: Anchor, utterances: Sequence[Utterance]) -> None:
        self.narrator = now_on(anchor.point, anchor.clock)._replace(assumed=anchor.assumed)
        self._utterances = sorted(utterances, key=lambda u: (u.span.start, -u.span.end))
        self._starts = [utterance.span.start for utterance in self._utterances]
        self._nows: dict[int, Now] = {}

    def at(self, start: int, end: int) -> Now:
        """Return the now that holds for the words of a span."""
        index = self._around(start, end)
        return self.narrator if index < 0 else self._spoken(index)

    def are_quoted(self, start: int, end: int) -> bool:
        """Tell whether somebody is quoted with the words of a span."""
        return self._around(start, end) >= 0

    def _around(self, start: int, end: int) -> int:
        index = bisect_right(self._starts, start) - 1
        # Quotations nest at most a few deep: a bounded look back finds the innermost one.
        nearest = range(index, max(index - 8, -1), -1)
        return next((at for at in nearest if self._utterances[at].span.end >= end), -1)

    def _spoken(self, index: int) -> Now:
        if index not in self._nows:
            self._nows[index] = self._now_of(self._utterances[index])
        return self._nows[index]

    def _now_of(self, utterance: Utterance) -> Now:
        own = utterance.zone is not None and known(utterance.zone)
        clock = Clock(utterance.zone or "UTC", "speaker") if own else self.narrator.clock
        said, point = utterance.said, self.narrator.point
        if said is None:
            return Now(point, clock, self.narrator.label) if own else self.narrator
        local = to_local(said.start, clock_of(said).tz if said.local is None else clock.tz)
        if local is None or said.granularity not in ("day", "part", "hour", "minute", "second"):
            return Now(point, clock, self.narrator.label)
        point = day_point(local.date())
        if said.local is not None:
            point = point._replace(grain="minute", hour=local.hour, minute=local.minute)
        return now_on(point, clock)


def now_on(point: Point | None, clock: Clock) -> Now:
    """Return the now of a place on the calendar, with words for it."""
    day = None if point is None else day_of(point)
    label = "an unknown day" if day is None else day_in_words(day)
    return Now(point, clock, f"{label} ({zone_phrase(clock)})")


class Sentences:
    """Which sentence an offset lies in, by number."""

    def __init__(self, sentences: Sequence[Span], text: str) -> None:
        self._starts = [sentence.start for sentence in sentences]
        self._text = text

    def at(self, offset: int) -> int:
        """Return the number of the sentence, -1 before the first."""
        return bisect_right(self._starts, offset) - 1

    def leads(self, offset: int) -> bool:
        """Tell whether an offset is at the beginning of its sentence, a preposition aside."""
        return (number := self.at(offset)) >= 0 and offset - self._starts[number] <= _LEAD

    def entry(self, number: int) -> bool:
        """Tell whether a sentence is an entry of a list, with its name before a colon: "Turin: concert, 8 p.m."."""
        return number >= 0 and _ENTRY.match(self._text, self._starts[number]) is not None


def focus_day(memory: Memory) -> date | None:
    """Return the day (or the first day) of the history's latest date."""
    return None if memory.latest is None else first_day(memory.latest.point)
