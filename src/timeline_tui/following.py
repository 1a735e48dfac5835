"""Sources that change: what is new is read again, what is not is kept, and who asks is told when there is news."""

from collections.abc import Callable, Iterator, Sequence
from time import monotonic

from timeline_tui.model import Record
from timeline_tui.readers import File, Reading, read_file
from timeline_tui.readers.watch import states

EVERY = 0.5
"""Seconds between two looks at the files, at least."""
_SHARE = 10
"""Times what a look takes that lie between two: a great tree of folders is not looked through all the time."""
_RESTLESS = 4
"""Looks after which a file that is still being written to is read as it is."""
_GONE = 4
"""Looks for which a file may be away: editors put another in its place."""


class Following:
    """Files, folders and patterns under watch, from the moment it is made."""

    def __init__(self, sources: Sequence[str], say: Callable[[str], None]) -> None:
        self._sources = sources
        self._say = say
        self._said: set[str] = set()
        self._read = states(sources)
        self._changed: set[str] = set()

    def changes(self, records: Sequence[Record], wait: Callable[[float], object]) -> Iterator[tuple[Record, ...]]:
        """Yield all records whenever some have changed; those that have not are the same objects as before.

        `wait` waits so many seconds, and returns something true when nobody wants to know any more.
        """
        records = tuple(records)
        before, looks, pause = self._read, 0, EVERY
        while not wait(pause):
            begun = monotonic()
            now = states(self._sources)
            pause = max(EVERY, _SHARE * (monotonic() - begun))
            looks = looks + 1 if now != self._read else 0
            settled = now == before or looks >= _RESTLESS
            before = now
            if now == self._read or not settled or (self._read.keys() - now.keys() and looks < _GONE):
                continue
            self._changed = {path for path, state in now.items() if self._read.get(path) != state}
            self._read, looks = now, 0
            found = tuple(self._records(records))
            if [*map(id, found)] != [*map(id, records)]:
                records = found
                yield found

    def _records(self, known: Sequence[Record]) -> Iterator[Record]:
        kept = {record.id: record for record in known}
        for task in Reading(self._sources, None, self._once).tasks():
            old = kept.get(task.id)
            if isinstance(task, Record):
                yield old if old == task else task
            elif old is not None and old.source == task.path and task.path not in self._changed:
                yield old
            else:
                yield from self._file(task)

    def _file(self, file: File) -> tuple[Record, ...]:
        return read_file(file, self._once)[0]

    def _once(self, problem: str) -> None:
        """Say what is wrong the first time: a source is read again because another has changed."""
        if problem not in self._said:
            self._said.add(problem)
            self._say(problem)
