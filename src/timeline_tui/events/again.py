"""One event told in two sentences, each time in another clock: is it the same instant, and do the clocks agree?"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from timeline_tui.events.draft import Draft
from timeline_tui.events.ranges import within
from timeline_tui.events.scene import Scene
from timeline_tui.model import Finding, Moment
from timeline_tui.resolve.equivalence import clock_conflicts
from timeline_tui.resolve.instants import moment_of
from timeline_tui.resolve.point import day_point
from timeline_tui.resolve.walk import names_only_clock
from timeline_tui.resolve.zones import clock_of

_APART = timedelta(hours=3)  # two tellings further apart are two events, or a mistake nobody can explain
_DAY = timedelta(days=1)


class Again:
    """What a document tells again in another clock, sentence after sentence."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self._conflicts: list[tuple[int, int, Moment]] = []

    def tells(self, known: Draft, draft: Draft) -> bool:
        """Tell whether a draft gives the hour of a known event in another clock; what does not agree is kept.

        Both must say that the event itself took place. The draft then has the event's time.
        """
        if min(known.clock, draft.clock) < 0 or known.when is None or draft.when is None:
            return False
        if not (known.happens and draft.happens) or known.status != draft.status or known.sentence is draft.sentence:
            return False
        if _is_unstated(known.when) or _is_unstated(draft.when) or clock_of(known.when).same(clock_of(draft.when)):
            return False
        there = self._on_its_day(draft, known.when)
        if there is None or abs(there.start - known.when.start) > _APART:
            return False
        if there.start != known.when.start:
            self._conflicts.append((known.clock, draft.clock, there))
        draft.when = known.when
        return True

    def _on_its_day(self, draft: Draft, when: Moment) -> Moment | None:
        """A draft's time; if it is a mere clock time, on the day that brings it nearest to another moment."""
        own = draft.when
        if own is None or not names_only_clock(self.scene.expressions[draft.clock]) or self._has_day(draft, own):
            return own
        clock = clock_of(own)
        local, other = own.start.astimezone(clock.tz), when.start.astimezone(clock.tz)
        found = []
        for more in (-1, 0, 1):
            try:
                day = other.date() + more * _DAY
            except OverflowError:
                continue
            point = day_point(day)._replace(grain="minute", hour=local.hour, minute=local.minute)
            if (moment := moment_of(point, clock, own.approximate, reasons=own.reasons)) is not None:
                found.append(moment)
        return min(found, key=lambda moment: abs(moment.start - when.start), default=own)

    def _has_day(self, draft: Draft, own: Moment) -> bool:
        """Tell whether the sentence itself names the day of its hour."""
        days = (self.scene.moment(number) for number in draft.sentence.expressions if number != draft.clock)
        return any(day is not None and day.granularity == "day" and within(own, day) for day in days)

    def findings(self) -> Iterator[Finding]:
        """Yield a finding for each event whose clocks do not agree."""
        scene = self.scene
        for first, second, moment in self._conflicts:
            expressions = [
                replace(scene.expressions[first], said_as=None),
                replace(scene.expressions[second], said_as=0),
            ]
            timexes = [scene.timexes[first], replace(scene.timexes[second], moment=moment)]
            yield from clock_conflicts(scene.document.id, scene.text, expressions, timexes)


def _is_unstated(moment: Moment) -> bool:
    """Tell whether nobody but us or the user says in whose clock a time is told: it contradicts nothing."""
    return moment.zone_from in ("assumed", "user")
