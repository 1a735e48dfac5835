"""Folders and patterns: the files in them, in order, without hidden ones."""

import os
from collections.abc import Callable, Iterator
from typing import NamedTuple

from timeline_tui.errors import TimelineError
from timeline_tui.readers.opened import show


class Found(NamedTuple):
    """A file found in a place: its path, and what to call it (its path within the folder)."""

    path: str
    label: str


def is_place(name: str) -> bool:
    """Tell a folder or a pattern from a file; a file whose name has the signs of a pattern is a file."""
    try:
        return os.path.isdir(name) or (any(sign in name for sign in "*?[") and not os.path.lexists(name))
    except ValueError:
        return False


def files(name: str, fail: Callable[[OSError], None]) -> Iterator[Found]:
    """Yield the files of a folder or a pattern; `fail` hears of folders in it that are closed to us.

    Raises TimelineError when a pattern matches nothing.
    """
    if os.path.isdir(name):
        yield from _walk(name, fail)
        return
    from glob import glob

    matches = sorted(glob(name, recursive=True))
    if not matches:
        raise TimelineError(f"No file matches {show(name)}.", "Check the pattern and the folder.")
    for match in matches:
        if os.path.isfile(match) and not match.endswith(_SIDECAR):
            yield Found(match, os.path.basename(match))
        elif os.path.isdir(match) and "**" not in name:  # which has gone through the folders itself
            yield from _walk(match, fail)


_SIDECAR = ".marks.json"
"""How the files end in which a user's marks on a source are kept beside it."""


def _is_source(name: str) -> bool:
    """Tell a file that may be a source from hidden ones and from those beside a source."""
    return not name.startswith(".") and not name.endswith(_SIDECAR)


def _walk(folder: str, fail: Callable[[OSError], None]) -> Iterator[Found]:
    for place, folders, names in os.walk(folder, onerror=fail):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = os.path.join(place, name)
            if _is_source(name) and os.path.isfile(path):  # a pipe or a device would wait for ever
                yield Found(path, os.path.relpath(path, folder).replace(os.sep, "/"))
