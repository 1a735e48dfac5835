"""The kinds of sources that can be read, in the order in which they are asked; plain text takes what is left."""

from timeline_tui.readers.opened import Reader
from timeline_tui.readers.records import RECORDS
from timeline_tui.readers.text import TEXT

READERS: tuple[Reader, ...] = (RECORDS, TEXT)


def sniff(name: str, head: bytes) -> Reader:
    """Return the reader for a source, from its name and its first bytes."""
    return next(reader for reader in READERS if reader.accepts(name, head))
