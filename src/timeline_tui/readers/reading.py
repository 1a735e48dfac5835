"""From the names a user gives to records: lazily, in order, one failure never stopping the rest."""

from collections.abc import Callable, Iterator, Sequence
from typing import BinaryIO

from timeline_tui.errors import TimelineError
from timeline_tui.model.document import Record
from timeline_tui.readers.kinds import sniff
from timeline_tui.readers.opened import STDIN, Opened, Report, label, open_file, open_stdin, show


class Reading:
    """The records of some sources, read as they are asked for; `failed` tells whether any could not be."""

    def __init__(self, sources: Sequence[str], stdin: BinaryIO | None, problems: Callable[[str], None]) -> None:
        self.failed = False
        self._problems = problems
        self._records = self._read(sources, stdin)
        self._named: dict[str, int] = {}

    def __iter__(self) -> Iterator[Record]:
        return self._records

    def __next__(self) -> Record:
        return next(self._records)

    def _fail(self, message: str) -> None:
        self.failed = True
        self._problems(message)

    def _read(self, sources: Sequence[str], stdin: BinaryIO | None) -> Iterator[Record]:
        for name in sources:
            try:
                yield from self._source(name, stdin)
            except TimelineError as error:
                self._fail(str(error))
            except OSError as error:
                self._fail(f"{show(name)} cannot be read: {error.strerror}.")

    def _source(self, name: str, stdin: BinaryIO | None) -> Iterator[Record]:
        if name == STDIN:
            yield from self._records_of(open_stdin(stdin, self._identity(name)))
            return
        source = open_file(name, self._identity(name))
        with source.stream:
            yield from self._records_of(source)

    def _records_of(self, source: Opened) -> Iterator[Record]:
        return sniff(source.name, source.head).read(source, Report(self._problems, self._fail))

    def _identity(self, name: str) -> str:
        """Tell apart sources of the same name in different folders ("notes.txt", "notes.txt#2")."""
        named = label(name)
        count = self._named[named] = self._named.get(named, 0) + 1
        return named if count == 1 else f"{named}#{count}"


def read(sources: Sequence[str], stdin: BinaryIO | None, problems: Callable[[str], None]) -> Reading:
    """Return an iterator over the records of files and of "-", standard input.

    Every problem is one sentence given to `problems`; those that cost a record also set `failed`.
    """
    return Reading(sources, stdin, problems)
