"""Sources that come in while the explorer is open: many as they are parsed, a long table, and those that change.

What parses is imported when it is needed, which is after the first rows of a table are drawn.
"""

import gc
from collections.abc import Generator, Iterator, Sequence
from dataclasses import replace
from threading import Event as Flag
from time import monotonic
from typing import NamedTuple

from timeline_tui.desk import Desk, Opening, Wanted
from timeline_tui.errors import TimelineError
from timeline_tui.following import Following
from timeline_tui.marks.attach import annotated
from timeline_tui.marks.store import Store
from timeline_tui.model import Assumptions, Mark, Record, Timeline
from timeline_tui.present.sentences import plural
from timeline_tui.readers import Reading
from timeline_tui.work import Done, each, processors, whole

_SOON = 0.5
_SHARE = 6
"""Between two timelines of what is there so far lies this many times what the last one took to make."""


class News(NamedTuple):
    """The timeline as it is now, how much of the sources that is ("3 sources"), and whether more is being read.

    `said` is what to tell of the change, "" for nothing; `marks` are the user's on all that was there so far.
    """

    timeline: Timeline
    there: str
    reading: bool
    said: str = ""
    marks: tuple[Mark, ...] = ()


class Parts:
    """The timelines of single records, kept while they lie open, so that only what is new is parsed."""

    def __init__(self) -> None:
        # By the record's identity, as two records may have one id; while they stand here, no other gets theirs.
        self._known: dict[int, tuple[Record, tuple[Mark, ...], Timeline]] = {}
        self._under: Assumptions | None = None

    def put(self, record: Record, part: Timeline, assumptions: Assumptions) -> None:
        """Keep what was made of a record."""
        self._put(record, part, replace(assumptions, marks=()), _correcting(assumptions.marks, record))

    def _put(self, record: Record, part: Timeline, under: Assumptions, marks: tuple[Mark, ...]) -> None:
        if under != self._under:
            self._known, self._under = {}, under
        self._known[id(record)] = record, marks, part

    def timeline(self, records: Sequence[Record], assumptions: Assumptions) -> Timeline:
        """Return one timeline of records; raises TimelineError when one that is new cannot be read."""
        from timeline_tui.pipeline import merged

        under = replace(assumptions, marks=())
        known = self._known if under == self._under else {}
        marks = {record.id: _correcting(assumptions.marks, record) for record in records if assumptions.marks}
        new = [record for record in records if not _same(known.get(id(record)), marks.get(record.id, ()))]
        waiting = iter(new)
        for done in each(new, assumptions, whole):
            if done.problems:
                raise TimelineError(done.problems[0])
            for (_, part), record in zip(done.made, waiting, strict=False):
                self._put(record, part, under, marks.get(record.id, ()))
        self._known = {id(record): self._known[id(record)] for record in records}
        made = merged([part for _, _, part in self._known.values()], assumptions)
        return annotated(made, assumptions.marks) if assumptions.marks or made.marks else made


def _same(known: tuple[Record, tuple[Mark, ...], Timeline] | None, marks: tuple[Mark, ...]) -> bool:
    """Tell whether a record was read already, and with the same corrections."""
    return known is not None and known[1] == marks


def _correcting(marks: Sequence[Mark], record: Record) -> tuple[Mark, ...]:
    """The marks that a record must be read again for; what has documents of its own may be meant by any."""
    return tuple(mark for mark in marks if mark.corrects and (mark.document == record.id or record.form is not None))


class Coming:
    """Sources on their way, perhaps under watch when they are there; `problems` is what went wrong with them.

    A `table` is one source that comes row by row; the user's marks on it are among the assumptions already.
    """

    def __init__(
        self, sources: Sequence[str], assumptions: Assumptions, follow: bool = False, store: Store | None = None,
        table: bool = False,
    ) -> None:  # fmt: skip
        self.problems: list[str] = []
        self._parts = Parts()
        self._store = store
        self._desk = Desk((), self._parts.timeline, store)
        self._assumptions = assumptions
        self._following = Following(sources, self.problems.append) if follow else None
        self._reading = Reading(sources, None, self.problems.append)
        self._failed, self._table, self._whole = False, table, False
        kept = store.kept if store is not None else None
        self._work = self._rows() if table else each(self._reading.tasks(), assumptions, whole, kept=kept)
        self._made: list[Timeline] = []
        self._first: Done[Timeline] | None = None
        self._enough, self._over, self._there = Flag(), Flag(), Flag()

    # For the explorer

    def begin(self) -> None:
        """Start the processes that read, if any, before there is another thread beside this one."""
        if processors() > 1 and not self._table:
            self._first = next(self._work, None)

    def begun(self, first: Timeline) -> News:
        """Return what there is to tell of the first rows of the table, while the rest is still to come."""
        return News(first, plural(len(first.events), "event"), reading=True)

    def news(self) -> Iterator[News]:
        """Yield the timeline of what is there so far, soon and then now and then; of everything; of what changes."""
        following = 0.0
        for done in self._arriving():
            self._take(done)
            if self._made and not self._whole and monotonic() >= following:
                begun = monotonic()
                yield self._news(reading=True)
                following = monotonic() + max(_SOON, _SHARE * (monotonic() - begun))
        self._there.set()
        if self._made:
            yield self._news(reading=False, said=self._told())
        yield from self._changes()

    def leave_off(self) -> None:
        """Read no more of what is coming; what is there stays."""
        self._enough.set()

    def stop(self) -> None:
        """Nobody wants any of it any more."""
        self._enough.set()
        self._over.set()

    def timeline(self, assumptions: Assumptions) -> Timeline:
        """Return what lies open under some assumptions, when all of it is there."""
        self._there.wait()
        self._assumptions = assumptions
        return self._desk.timeline(assumptions)

    def open(self, wanted: Wanted, assumptions: Assumptions) -> Opening:
        """Read a source beside the others, when they are there."""
        self._there.wait()
        return self._desk.open(wanted, assumptions)

    @property
    def failed(self) -> bool:
        """Tell whether a source could not be read."""
        return self._failed or self._reading.failed

    # Reading

    def _arriving(self) -> Iterator[Done[Timeline]]:
        if self._first is not None:
            yield self._first
        for done in self._work:
            if self._enough.is_set() and not self._table:
                self._work.close()
                return
            yield done

    def _rows(self) -> Generator[Done[Timeline], None, None]:
        """Read the table, all of it so far at a time; when it is enough, the last time is soon.

        Events are in no cycles, and to look for some among a million of them would hold up the keys: the collector of
        garbage rests meanwhile, and leaves them alone afterwards.
        """
        from timeline_tui.pipeline import growing

        gc.disable()
        try:
            for record in self._reading if not self._over.is_set() else ():
                for part, timeline in growing(record, self._assumptions, self._enough.is_set):
                    self._whole = part is record
                    yield Done(((part, timeline),), (), False)
        finally:
            gc.freeze()
            gc.enable()
        if not self._made and not self._over.is_set():
            raise TimelineError(self.problems.pop() if self.problems else "Nothing can be read there any more.")

    def _take(self, done: Done[Timeline]) -> None:
        self._failed |= done.failed
        self.problems += (one for one in done.problems if one not in self.problems)
        records = tuple(record for record, _ in done.made)
        if self._table:
            self._desk.records, self._made = (), []
        else:
            self._with_marks(records)
        for record, part in done.made:
            self._parts.put(record, part, self._assumptions)
        self._desk.records += records
        self._made += [part for _, part in done.made]

    def _with_marks(self, records: tuple[Record, ...]) -> None:
        """Take up the user's marks on records that have come."""
        if self._store is not None and records:
            ids = {record.id for record in records}
            fresh = tuple(mark for mark in self._store.load(records) if mark.document in ids)
            self._assumptions = replace(self._assumptions, marks=(*self._assumptions.marks, *fresh))

    def _news(self, reading: bool, said: str = "") -> News:
        from timeline_tui.pipeline import merged

        return News(merged(self._made, self._assumptions), self._so_far(), reading, said, self._marks())

    def _marks(self) -> tuple[Mark, ...]:
        """The user's marks that have come with the sources."""
        return () if self._table else self._assumptions.marks

    def _so_far(self) -> str:
        return plural(len(self._made[0].events), "event") if self._table else plural(len(self._made), "source")

    def _told(self) -> str:
        stopped = "Stopped. " if self._enough.is_set() else ""
        remarks = plural(len(self.problems), "remark")
        said = f"; {remarks} on them when you leave" if self.problems else ""
        return f"{stopped}{self._so_far()} read{said}."

    def _changes(self) -> Iterator[News]:
        if self._following is None:
            return
        followed = self._desk.records
        for records in self._following.changes(followed, self._over.wait):
            beside = tuple(record for record in self._desk.records if not any(record is old for old in followed))
            self._desk.records, followed = (*records, *beside), records
            try:
                timeline = self._desk.timeline(self._assumptions)
            except TimelineError as error:
                self.problems.append(str(error))
                continue
            said = "Read anew: a source has changed."
            there = plural(len(self._desk.records), "source")
            yield News(timeline, there, False, said, self._marks())
