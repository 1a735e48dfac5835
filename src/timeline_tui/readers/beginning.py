"""The first rows of a file that is a long table, so that they can be shown before the rest of it is read."""

from io import BytesIO
from itertools import islice

from timeline_tui.errors import TimelineError
from timeline_tui.model.document import Record
from timeline_tui.readers.kinds import sniff
from timeline_tui.readers.opened import Opened, Report, label, open_file, size_of
from timeline_tui.readers.places import is_place
from timeline_tui.readers.rows import SAMPLE, rows

_LONG = 1_000_000
"""Bytes from which on a table is long: some tenths of a second of work."""
_FIRST = 262_144
"""Bytes in which the first rows must be found."""


def beginning(name: str) -> Record | None:
    """Return a record of the first rows of a long table, None for every other source.

    There are as many of them as tell how the table writes its times, so that nothing about them changes when the rest
    has come. What is wrong with the source is not told here, but when all of it is read.
    """
    if is_place(name):
        return None
    try:
        source = open_file(name, label(name))
        with source.stream:
            return _first_rows(source) if source.modified and size_of(source) >= _LONG else None
    except (TimelineError, OSError):
        return None


def _first_rows(source: Opened) -> Record | None:
    reader = sniff(source.name, source.head)
    if reader.kind not in ("table", "records"):
        return None
    data = source.head + source.stream.read(max(_FIRST - len(source.head), 0))
    whole = data[: data.rfind(b"\n") + 1]
    if not _is_utf8(whole):  # In what other encoding it is, all of it tells.
        return None
    read = reader.read(source._replace(head=whole, stream=BytesIO()), Report(_unsaid, _unsaid))
    record = next(read, None)
    if record is None or record.form is None or record.form.kind not in ("table", "objects"):
        return None
    ends = [row.end for row in islice(rows(record.text, record.form), SAMPLE)]
    return record.up_to(ends[-1]) if len(ends) == SAMPLE else None


def _is_utf8(data: bytes) -> bool:
    try:
        return bool(data) and b"\0" not in data and bool(data.decode("utf-8"))
    except UnicodeDecodeError:
        return False


def _unsaid(_: str) -> None:
    """Say nothing: the whole table is read after its beginning, and the same is said then."""
