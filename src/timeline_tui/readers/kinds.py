"""The kinds of sources that can be read, in the order in which they are asked; plain text takes what is left."""

import re
from collections.abc import Callable, Iterator

from timeline_tui.model.document import Record
from timeline_tui.readers.opened import BOM, Opened, Read, Reader, Report
from timeline_tui.readers.records import RECORDS
from timeline_tui.readers.text import TEXT

_START = 4_096
_FRONT = rb"---[ \t]*\r?\n(?:#.{0,200}\r?\n)?[A-Za-z_][\w-]{0,40}:|\+\+\+[ \t]*\r?\n"


def _late(module: str) -> Read:
    """Return a reader's `read` that imports its file when it is first needed."""

    def read(source: Opened, report: Report) -> Iterator[Record]:
        from importlib import import_module

        found: Read = import_module(f"timeline_tui.readers.{module}").read
        return found(source, report)

    return read


def _begins(first: bytes, pattern: bytes) -> Callable[[bytes], bool]:
    """Tell by a pattern, which is compiled only for what begins with one of these bytes: prose seldom does."""

    def looks(head: bytes) -> bool:
        start = head[:_START].removeprefix(BOM).lstrip()
        return start[:1] in first and bool(start) and re.match(pattern, start) is not None

    return looks


READERS: tuple[Reader, ...] = (
    RECORDS,
    Reader("markdown", (".md", ".markdown"), _begins(b"-+", _FRONT), _late("markdown")),
    TEXT,
)


def sniff(name: str, head: bytes) -> Reader:
    """Return the reader for a source, from its first bytes, else from its name."""
    lower = name.lower()
    told = (reader for reader in READERS if reader.looks(head))
    named = (reader for reader in READERS if lower.endswith(reader.suffixes))
    return next(told, None) or next(named, TEXT)


def is_known(name: str, head: bytes) -> bool:
    """Tell whether a file that nobody named one by one is of a kind worth reading."""
    if sniff(name, head) is not TEXT or name.lower().endswith(TEXT.suffixes):
        return True
    return "." not in name.replace("\\", "/").rpartition("/")[2] and b"\0" not in head
