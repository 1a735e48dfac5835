"""From the names a user gives to records: lazily, in order, one failure never stopping the rest.

A file that is one document can be left unread as a `File`, for another process to read.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import BinaryIO, NamedTuple

from timeline_tui.errors import TimelineError
from timeline_tui.model.document import Record
from timeline_tui.readers.kinds import is_known, sniff
from timeline_tui.readers.opened import STDIN, Opened, Report, counted, label, open_file, open_stdin, show, size_of
from timeline_tui.readers.places import Found, files, is_place

_MANY = frozenset({"records", "archive", "warc", "feed", "mailbox"})
"""Kinds of which one file holds many documents."""


class File(NamedTuple):
    """A file that holds one document: its path, what to call the document, and how many bytes it has."""

    path: str
    id: str
    size: int


class Reading:
    """The records of some sources, read as they are asked for; `failed` tells whether any could not be."""

    def __init__(self, sources: Sequence[str], stdin: BinaryIO | None, problems: Callable[[str], None]) -> None:
        self.failed = False
        self._problems = problems
        self._sources, self._stdin = sources, stdin
        self._leaves = False
        self._records = self._all()
        self._named: dict[str, int] = {}

    def __iter__(self) -> Iterator[Record]:
        return self._records

    def __next__(self) -> Record:
        return next(self._records)

    def tasks(self) -> Iterator[Record | File]:
        """Yield what there is to do, in order: files that hold one document are left for others to read."""
        self._leaves = True
        yield from self._read()

    def of(self, file: File) -> Iterator[Record]:
        """Yield what a file holds that was left."""
        for record in self._guarded(file.path, self._file(open_file(file.path, file.id))):
            assert not isinstance(record, File)
            yield record

    def _all(self) -> Iterator[Record]:
        for record in self._read():
            assert not isinstance(record, File)  # which are only left when they are asked for
            yield record

    def _fail(self, message: str) -> None:
        self.failed = True
        self._problems(message)

    def _read(self) -> Iterator[Record | File]:
        for name in self._sources:
            yield from self._guarded(name, self._source(name))

    def _guarded(self, name: str, records: Iterator[Record | File]) -> Iterator[Record | File]:
        try:
            yield from records
        except TimelineError as error:
            self._fail(str(error))
        except OSError as error:
            self._fail(f"{show(name)} cannot be read: {error.strerror}.")

    def _source(self, name: str) -> Iterator[Record | File]:
        if name == STDIN:
            yield from self._records_of(open_stdin(self._stdin, self._identity(label(name))))
        elif is_place(name):
            yield from self._place(name)
        else:
            yield from self._file(open_file(name, self._identity(label(name))))

    def _place(self, name: str) -> Iterator[Record | File]:
        """Yield the records of the files in a folder, or that a pattern matches; strange kinds are only counted."""
        seen, strange = 0, list[str]()
        for found in files(name, self._unreachable):
            seen += 1
            yield from self._guarded(found.path, self._found(found, strange))
        if strange:
            self._problems(f"{show(name)}: left out {counted(len(strange))} of a kind that cannot be read.")
        if seen == len(strange):
            raise TimelineError(f"There is no text in {show(name)}.", "Hidden files are not read.")

    def _found(self, found: Found, strange: list[str]) -> Iterator[Record | File]:
        source = open_file(found.path, "")
        if is_known(found.path, source.head):
            yield from self._file(source._replace(id=self._identity(found.label)))
        else:
            source.stream.close()
            strange.append(found.path)

    def _unreachable(self, error: OSError) -> None:
        self._fail(f"{show(str(error.filename))} cannot be read: {error.strerror}.")

    def _file(self, source: Opened) -> Iterator[Record | File]:
        with source.stream:
            if self._leaves and source.modified and sniff(source.name, source.head).kind not in _MANY:
                yield File(source.name, source.id, size_of(source))
            else:
                yield from self._records_of(source)

    def _records_of(self, source: Opened) -> Iterator[Record]:
        return sniff(source.name, source.head).read(source, Report(self._problems, self._fail))

    def _identity(self, named: str) -> str:
        """Tell apart sources of the same name in different folders ("notes.txt", "notes.txt#2")."""
        count = self._named[named] = self._named.get(named, 0) + 1
        return named if count == 1 else f"{named}#{count}"


def read_file(file: File, problems: Callable[[str], None]) -> tuple[tuple[Record, ...], bool]:
    """Return the records of a file that was left, and whether any could not be read."""
    reading = Reading((), None, problems)
    found = tuple(reading.of(file))
    return found, reading.failed


def read(sources: Sequence[str], stdin: BinaryIO | None, problems: Callable[[str], None]) -> Reading:
    """Return an iterator over the records of files, folders, patterns and of "-", standard input.

    Every problem is one sentence given to `problems`; those that cost a record also set `failed`.
    """
    return Reading(sources, stdin, problems)
