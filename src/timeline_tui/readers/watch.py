"""What is told of files without reading them, so that a change shows."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from timeline_tui.errors import TimelineError
from timeline_tui.readers.places import files, is_place

State = tuple[int, int, int]
"""When a file was changed, how long it is, and which file it is: an editor may put another in its place."""


def states(sources: Sequence[str]) -> dict[str, State]:
    """Return the states of all files that sources name, those of folders and patterns among them."""
    found: dict[str, State] = {}
    for path in _paths(sources):
        try:
            status = Path(path).stat()
        except (OSError, ValueError):
            continue  # It is not there: that is its state.
        found[path] = status.st_mtime_ns, status.st_size, status.st_ino
    return found


def _paths(sources: Sequence[str]) -> Iterator[str]:
    for name in sources:
        if not is_place(name):
            yield name
            continue
        try:
            yield from (found.path for found in files(name, _closed))
        except TimelineError:
            continue  # Nothing matches yet.


def _closed(error: OSError) -> None:
    """A folder that may not be read was said to be so when its sources were read."""
    del error
