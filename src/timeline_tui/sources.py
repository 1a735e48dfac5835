"""What the command reads: the sources named, else what waits on standard input, else the article built in."""

import sys
from collections.abc import Callable, Iterator
from io import BufferedReader, BytesIO
from typing import TYPE_CHECKING, BinaryIO

from timeline_tui import resources, terminal
from timeline_tui.model import Record

if TYPE_CHECKING:
    from timeline_tui.readers import File, Reading

Say = Callable[[str], None]
"""Tells the user one sentence."""
STDIN = "-"
_SHOWN = 40
"""Characters shown of a name that is not known."""
_PATIENCE = 1.0
"""Seconds to wait for a slow writer before saying so."""


class Records:
    """The records of all sources, read as they are asked for; `failed` tells whether any could not be."""

    def __init__(self, sources: list[str], say: Say) -> None:
        self.failed = False
        self._sources = sources
        self._say = say
        self._all: tuple[Record, ...] | None = None
        self._names: list[str] | None = None

    def all(self) -> tuple[Record, ...]:
        """Return all records, read once."""
        if self._all is None:
            self._all = tuple(self)
        return self._all

    def __iter__(self) -> Iterator[Record]:
        sources = self._named()
        return self._read(sources) if sources else seeds()

    def tasks(self) -> "Iterator[Record | File]":
        """Yield records, and files that hold one document unread, so that they can be read elsewhere."""
        sources = self._named()
        if not sources:
            yield from seeds()
            return
        reading = self._reading(sources)
        for task in reading.tasks():
            if isinstance(task, Record):
                self._say_if_unknown(task)
            yield task
        self.failed |= reading.failed

    @property
    def sources(self) -> tuple[str, ...]:
        """What was named on the command line."""
        return tuple(self._sources)

    @property
    def apart(self) -> bool:
        """Tell whether all of them can be read again, elsewhere or later: nothing comes by standard input."""
        return bool(self._sources) and STDIN not in self._sources

    @property
    def bundled(self) -> bool:
        """Tell whether they are those that are built in, whose sources are no files of the user's."""
        return not self._named()

    def _named(self) -> list[str]:
        if self._names is None:
            self._names = self._asked()
        return self._names

    def _asked(self) -> list[str]:
        if STDIN in self._sources or (not self._sources and terminal.is_fed(sys.stdin)):
            self._say_if_waiting()
        return self._sources or ([STDIN] if _holds_text() else [])

    def _say_if_waiting(self) -> None:
        """Tell a person at a terminal what the program waits for: over ssh a pipe may be there and never end."""
        if terminal.is_terminal(sys.stderr) and terminal.is_silent(sys.stdin, _PATIENCE):
            self._say("Waiting for a text on standard input; Ctrl-D ends it.")

    def _read(self, sources: list[str]) -> Iterator[Record]:
        reading = self._reading(sources)
        for record in reading:
            self._say_if_unknown(record)
            yield record
        self.failed |= reading.failed

    def _reading(self, sources: list[str]) -> "Reading":
        from timeline_tui.readers import read

        return read(sources, _input() if STDIN in sources else None, self._say)

    def _say_if_unknown(self, record: Record) -> None:
        """Tell of a zone that a source names and nobody knows, and of what is used instead."""
        if not record.zone:
            return
        from timeline_tui.resolve.zones import known

        if not known(record.zone):
            instead = "its dateline or the offset of its date tells the clock instead, else --home, else UTC"
            self._say(f"{record.id}: there is no time zone {record.zone[:_SHOWN]!r}; {instead}.")


def _holds_text() -> bool:
    """Tell whether a text comes by standard input; an empty pipe, as of a scheduler, holds none."""
    buffer = getattr(sys.stdin, "buffer", None)
    return isinstance(buffer, BufferedReader) and terminal.is_fed(sys.stdin) and bool(buffer.peek(1))


def _input() -> BinaryIO | None:
    """Return standard input; what is typed at a terminal is read at once, for it ends anew after each Ctrl-D."""
    buffer: BinaryIO | None = getattr(sys.stdin, "buffer", None)
    return BytesIO(buffer.read()) if buffer is not None and terminal.is_terminal(sys.stdin) else buffer


def seeds() -> Iterator[Record]:
    """Yield what the program shows when it is given nothing."""
    for name in resources.names("seeds", ".txt"):
        yield Record(id=name, text=resources.read_text("seeds", name), source=name)
