"""From the names a user gives to records: lazily, in order, one failure never stopping the rest."""

from collections.abc import Callable, Iterator, Sequence
from typing import BinaryIO

from timeline_tui.errors import TimelineError
from timeline_tui.model.document import Record
from timeline_tui.readers.kinds import is_known, sniff
from timeline_tui.readers.opened import STDIN, Opened, Report, counted, label, open_file, open_stdin, show
from timeline_tui.readers.places import Found, files, is_place


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
            yield from self._guarded(name, self._source(name, stdin))

    def _guarded(self, name: str, records: Iterator[Record]) -> Iterator[Record]:
        try:
            yield from records
        except TimelineError as error:
            self._fail(str(error))
        except OSError as error:
            self._fail(f"{show(name)} cannot be read: {error.strerror}.")

    def _source(self, name: str, stdin: BinaryIO | None) -> Iterator[Record]:
        if name == STDIN:
            yield from self._records_of(open_stdin(stdin, self._identity(label(name))))
        elif is_place(name):
            yield from self._place(name)
        else:
            yield from self._file(open_file(name, self._identity(label(name))))

    def _place(self, name: str) -> Iterator[Record]:
        """Yield the records of the files in a folder, or that a pattern matches; strange kinds are only counted."""
        seen, strange = 0, list[str]()
        for found in files(name, self._unreachable):
            seen += 1
            yield from self._guarded(found.path, self._found(found, strange))
        if strange:
            self._problems(f"{show(name)}: left out {counted(len(strange))} of a kind that cannot be read.")
        if seen == len(strange):
            raise TimelineError(f"There is no text in {show(name)}.", "Hidden files are not read.")

    def _found(self, found: Found, strange: list[str]) -> Iterator[Record]:
        source = open_file(found.path, "")
        if is_known(found.path, source.head):
            yield from self._file(source._replace(id=self._identity(found.label)))
        else:
            source.stream.close()
            strange.append(found.path)

    def _unreachable(self, error: OSError) -> None:
        self._fail(f"{show(str(error.filename))} cannot be read: {error.strerror}.")

    def _file(self, source: Opened) -> Iterator[Record]:
        with source.stream:
            yield from self._records_of(source)

    def _records_of(self, source: Opened) -> Iterator[Record]:
        return sniff(source.name, source.head).read(source, Report(self._problems, self._fail))

    def _identity(self, named: str) -> str:
        """Tell apart sources of the same name in different folders ("notes.txt", "notes.txt#2")."""
        count = self._named[named] = self._named.get(named, 0) + 1
        return named if count == 1 else f"{named}#{count}"


def read(sources: Sequence[str], stdin: BinaryIO | None, problems: Callable[[str], None]) -> Reading:
    """Return an iterator over the records of files, folders, patterns and of "-", standard input.

    Every problem is one sentence given to `problems`; those that cost a record also set `failed`.
    """
    return Reading(sources, stdin, problems)
