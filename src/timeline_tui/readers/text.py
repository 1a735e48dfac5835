"""Plain text files, whatever their encoding."""

from collections.abc import Iterator

from timeline_tui.errors import TimelineError
from timeline_tui.model.document import Record
from timeline_tui.readers.decode import decode
from timeline_tui.readers.opened import STDIN, Opened, Reader, Report, show

_TEXTUAL = frozenset(b"\t\n\v\f\r\x1b")
_CONTROLS = bytes(byte for byte in range(0x20) if byte not in _TEXTUAL)
_CONTROLS_ALLOWED = 0.02


def read(source: Opened, report: Report) -> Iterator[Record]:
    """Yield the one record of a text; raises TimelineError when there is none in the source."""
    shown = "Standard input" if source.name == STDIN else show(source.name)
    text, doubt = decode(source.data())
    if _is_binary(text):
        raise TimelineError(f"{shown} is not a text.", "It holds control characters as binary files do.")
    if not text or text.isspace():
        raise TimelineError(f"{shown} is empty.", "There is nothing to read in it.")
    if doubt:
        report.warn(f"{shown} {doubt}")
    name = "stdin" if source.name == STDIN else source.name
    yield Record(source.id, text, name, date=source.modified, date_from="file" if source.modified else "given")


def _is_binary(text: str) -> bool:
    sample = text[:65_536]
    if "\0" in sample:
        return True
    controls = sum(map(sample.count, map(chr, _CONTROLS)))
    return controls > _CONTROLS_ALLOWED * len(sample)


TEXT = Reader("text", lambda name, head: True, read)  # noqa: ARG005
