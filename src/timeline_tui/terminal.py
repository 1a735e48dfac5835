"""The process's three streams: what they are, and what must be done to them before a front end uses them."""

import os
import stat
import sys
from collections.abc import Mapping
from typing import TextIO

FALLBACK_COLUMNS = 80


def is_terminal(stream: TextIO | None) -> bool:
    """Tell whether a stream is a terminal; a closed or missing one is none."""
    try:
        return stream is not None and stream.isatty()
    except (OSError, ValueError):
        return False


def is_fed(stream: TextIO | None) -> bool:
    """Tell whether somebody may be writing to a stream: a pipe, a socket or a file that is not empty."""
    try:
        found = os.fstat(stream.fileno()) if stream is not None else None
    except (OSError, ValueError):
        return False
    if found is None:
        return False
    pipe = stat.S_ISFIFO(found.st_mode) or stat.S_ISSOCK(found.st_mode)
    return pipe or (stat.S_ISREG(found.st_mode) and found.st_size > 0)


def is_silent(stream: TextIO | None, seconds: float) -> bool:
    """Tell whether nothing at all, not even an end, comes by a stream within so many seconds."""
    from select import select

    try:
        return stream is not None and not select([stream], [], [], seconds)[0]
    except (OSError, ValueError):  # Not a stream of the system, or one that cannot be waited upon.
        return False


def why_no_explorer(environ: Mapping[str, str]) -> str:
    """Return why the explorer cannot be drawn on the terminal at standard output, "" when it can."""
    if environ.get("TERM") == "dumb":
        return "this terminal (TERM=dumb) cannot move its cursor"
    if not is_terminal(sys.stderr):
        return "it draws on standard error, which is redirected"
    return ""


def take_keyboard() -> bool:
    """Put the controlling terminal on standard input, once a pipe there has been read; tell whether there is one."""
    if is_terminal(sys.stdin):
        return True
    try:
        if sys.__stdin__ is None or sys.__stdin__.fileno() != 0:
            return False
        keyboard = os.open("/dev/tty", os.O_RDWR)
    except (OSError, ValueError):
        return False
    os.dup2(keyboard, 0)
    os.close(keyboard)
    return True


def speaks_utf8(stream: TextIO | None) -> bool:
    """Tell whether a stream can write every character."""
    encoding = getattr(stream, "encoding", None) or "utf-8"
    return encoding.lower().replace("-", "").replace("_", "") in ("utf8", "cp65001")


def forgive(stream: TextIO | None, encoding: str | None = None) -> None:
    """Make a stream write "?" for what its encoding lacks instead of failing.

    With an `encoding` the stream is for data: it takes that encoding and leaves line ends as they are.
    """
    change = getattr(stream, "reconfigure", None)
    if change is None:
        return
    # A lone surrogate has no UTF-8; written as an escape it stays readable, and JSON reads it back.
    if encoding:
        change(encoding=encoding, errors="backslashreplace", newline="")
    else:
        change(errors="backslashreplace" if speaks_utf8(stream) else "replace")


def columns(environ: Mapping[str, str]) -> int:
    """Return the width of the terminal at standard output, what COLUMNS says, or 80 cells."""
    given = environ.get("COLUMNS", "")
    if given.isdecimal() and int(given) > 0:
        return int(given)
    try:
        return os.get_terminal_size(1).columns or FALLBACK_COLUMNS
    except OSError:
        return FALLBACK_COLUMNS


def silence(stream: TextIO | None) -> None:
    """Let a stream whose reader is gone write to nowhere, so that closing it cannot fail again."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno() if stream is not None else 1)
        os.close(nowhere)
    except (OSError, ValueError):
        return
