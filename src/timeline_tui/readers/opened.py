"""A source held open while a reader reads it."""

import os
import stat
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from io import BytesIO
from typing import BinaryIO, Literal, NamedTuple

from timeline_tui.errors import TimelineError
from timeline_tui.model.document import Record

STDIN = "-"
BOM = b"\xef\xbb\xbf"
_HEAD = 65_536


class Opened(NamedTuple):
    """A source: its name as given, its first bytes (already taken off `stream`), and its file's time.

    `id` is what to call a document that names itself nothing. `modified` is ISO 8601 (in UTC, of a file), and empty
    for what has no time.
    """

    id: str
    name: str
    head: bytes
    stream: BinaryIO
    modified: str = ""

    @property
    def shown(self) -> str:
        """What messages call the source, at their beginning."""
        return "Standard input" if self.name == STDIN else show(self.name)

    @property
    def file(self) -> str:
        """What a record calls the source."""
        return "stdin" if self.name == STDIN else self.name

    def dated(self, stated: str) -> tuple[str, Literal["given", "file"]]:
        """Return a record's date and who gave it: what is stated, else the source's own time."""
        return (stated, "given") if stated or not self.modified else (self.modified, "file")

    def data(self) -> bytes:
        """Return all bytes."""
        return self.head + self.stream.read()

    def whole(self) -> BinaryIO:
        """Return a stream of all bytes that can be read in any order."""
        if self.name != STDIN and self.stream.seekable():
            self.stream.seek(0)
            return self.stream
        return BytesIO(self.data())

    def lines(self) -> Iterator[bytes]:
        """Yield the lines one by one, never holding more than one and the head."""
        *whole, rest = self.head.split(b"\n")
        yield from whole
        yield rest + self.stream.readline()
        yield from self.stream


class Report(NamedTuple):
    """Where a reader says what is wrong: `warn` when it read on regardless, `fail` when a record is lost."""

    warn: Callable[[str], None]
    fail: Callable[[str], None]


Read = Callable[[Opened, Report], Iterator[Record]]
"""Yields the records of a source; raises TimelineError when the source as a whole is of no use."""


class Reader(NamedTuple):
    """A kind of source: its first bytes tell it (`looks`), else the end of its name (`suffixes`, lower case)."""

    kind: str
    suffixes: tuple[str, ...]
    looks: Callable[[bytes], bool]
    read: Read


def label(name: str) -> str:
    """Return what to call a source in ids: of a file the last part of its name, as it survives a move."""
    return "stdin" if name == STDIN else os.path.basename(os.path.normpath(name))


def open_stdin(stream: BinaryIO | None, identity: str) -> Opened:
    """Return standard input, having read no more than a first line of records: a pipe may still be written to."""
    if stream is None:
        raise TimelineError("There is no standard input to read.", "Name a file, or pipe a text in.")
    head = stream.readline(_HEAD)
    if not _may_be_record(head):
        head += stream.read(_HEAD)
    return Opened(identity, STDIN, head, stream)


def _may_be_record(line: bytes) -> bool:
    """Tell a line that is an object, or one too long to see its end, from the first line of anything else."""
    begun = line.removeprefix(BOM).strip()
    return begun.startswith(b"{") and (begun.endswith(b"}") or len(line) == _HEAD)


def open_bytes(name: str, identity: str, data: bytes, modified: str = "") -> Opened:
    """Return what was found within another source, in memory."""
    stream = BytesIO(data)
    return Opened(identity, name, stream.read(_HEAD), stream, modified)


def open_file(name: str, identity: str) -> Opened:
    """Open a file; raises TimelineError saying why it cannot be read."""
    shown = show(name)
    try:
        return _opened(name, identity)
    except (FileNotFoundError, NotADirectoryError, ValueError):
        raise TimelineError(f"There is no file {shown}.", "Check its name and folder.") from None
    except IsADirectoryError:
        raise TimelineError(f"{shown} is a folder, not a file.", "Name the files in it.") from None
    except PermissionError:
        raise TimelineError(f"{shown} may not be read.", "Check its permissions.") from None
    except OSError as error:
        raise TimelineError(f"{shown} cannot be read: {error.strerror}.") from None


def _opened(name: str, identity: str) -> Opened:
    stream = open(name, "rb")  # noqa: SIM115 - the reading closes it when the last record is out
    try:
        return Opened(identity, name, stream.read(_HEAD), stream, _modified(stream))
    except OSError:
        stream.close()
        raise


def size_of(source: Opened) -> int:
    """Return how many bytes a file has."""
    return os.fstat(source.stream.fileno()).st_size


def show(name: str) -> str:
    """Return a name as messages show it: quoted and escaped when it is not plain."""
    return name if name.isprintable() and name.strip() == name and name else repr(name)


def _modified(stream: BinaryIO) -> str:
    status = os.fstat(stream.fileno())
    if not stat.S_ISREG(status.st_mode):
        return ""
    return datetime.fromtimestamp(int(status.st_mtime), UTC).isoformat()


def counted(number: int) -> str:
    """Return a number of files in words."""
    return "1 file" if number == 1 else f"{number} files"
