"""Plain text files, whatever their encoding."""

from collections.abc import Iterator

from timeline_tui.errors import TimelineError
from timeline_tui.model.document import Record
from timeline_tui.readers.decode import decode
from timeline_tui.readers.opened import Opened, Reader, Report

_TEXTUAL = frozenset(b"\t\n\v\f\r\x1b")
_CONTROLS = bytes(byte for byte in range(0x20) if byte not in _TEXTUAL)
_CONTROLS_ALLOWED = 0.02


def read(source: Opened, report: Report) -> Iterator[Record]:
    """Yield the one record of a text; raises TimelineError when there is none in the source."""
    text = decoded(source, report)
    date, date_from = source.dated("")
    yield Record(source.id, text, source.file, date=date, date_from=date_from)


def decoded(source: Opened, report: Report) -> str:
    """Return the text of a source; raises TimelineError when it holds none."""
    text, doubt = decode(source.data())
    if _is_binary(text):
        raise TimelineError(f"{source.shown} is not a text.", "It holds control characters as binary files do.")
    if not text or text.isspace():
        raise TimelineError(f"{source.shown} is empty.", "There is nothing to read in it.")
    if doubt:
        report.warn(f"{source.shown} {doubt}")
    return text


def _is_binary(text: str) -> bool:
    sample = text[:65_536]
    if "\0" in sample:
        return True
    controls = sum(map(sample.count, map(chr, _CONTROLS)))
    return controls > _CONTROLS_ALLOWED * len(sample)


TEXT = Reader("text", (".txt", ".text"), lambda head: False, read)  # noqa: ARG005
