"""Readers: whatever a user has, as records of plain text. One file a kind; the list of them is in `kinds`."""

from timeline_tui.readers.reading import File, Reading, read, read_file

__all__ = ["File", "Reading", "read", "read_file"]
