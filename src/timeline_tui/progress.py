"""How far a long reading is, in one line of standard error that is gone when it is over."""

import sys
from collections.abc import Callable
from time import monotonic

from timeline_tui import terminal

_PATIENCE = 0.5
_EVERY = 0.1
"""Seconds before it is shown at all, and between two changes."""
_WIPE = "\r\x1b[K"


class Progress:
    """A count of the sources read, for people: shown on a terminal only, and never where data is shown."""

    def __init__(self, say: Callable[[str], None]) -> None:
        self._say = say
        self._count = 0
        self._shown = False
        self._next = monotonic() + _PATIENCE
        self._wanted = terminal.is_terminal(sys.stderr)

    def __enter__(self) -> "Progress":
        return self

    def __exit__(self, *error: object) -> None:
        self._hide()

    def say(self, sentence: str) -> None:
        """Tell the user one sentence, on a line of its own."""
        self._hide()
        self._say(sentence)

    def count(self, sources: int) -> None:
        """So many more sources were read."""
        self._count += sources
        if self._wanted and monotonic() >= self._next:
            self._next = monotonic() + _EVERY
            self._shown = True
            self._write(f"{_WIPE}Reading … {self._count:,} sources; ctrl+c stops")

    def _hide(self) -> None:
        if self._shown:
            self._shown = False
            self._write(_WIPE)

    @staticmethod
    def _write(text: str) -> None:
        if sys.stderr is not None:
            sys.stderr.write(text)
            sys.stderr.flush()
