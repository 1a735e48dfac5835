"""A file that changes as a whole: whoever reads it finds the old text or the new one, whatever happens meanwhile."""

import os
from pathlib import Path
from stat import S_IMODE, S_IWUSR

PREFIX = ".timeline-tui-"
"""How drafts are called: hidden, so that no folder reader takes one for a source."""
_READ_AND_WRITE = 0o666


def draft(target: Path, text: str) -> Path:
    """Write a text as UTF-8 to a new file beside `target`, with its permissions, down to the disk; return the file.

    A lone surrogate is written as an escape; line ends are written as they are. Raises OSError, and leaves nothing.
    """
    from uuid import uuid4

    made = target.with_name(f"{PREFIX}{uuid4().hex}")
    try:
        with made.open("x", encoding="utf-8", errors="backslashreplace", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            made.chmod(S_IMODE(target.stat().st_mode))
    except BaseException:
        made.unlink(missing_ok=True)
        raise
    return made


def replace(target: Path, text: str, like: Path | None = None) -> None:
    """Put a text in the place of a file, through links; a new file may be read by whoever may read `like`.

    Raises OSError, and then the old file is as it was.
    """
    target = target.resolve()
    made = draft(target, text)
    try:
        if like is not None and not target.exists():
            made.chmod((like.stat().st_mode & _READ_AND_WRITE) | S_IWUSR)
        made.replace(target)
    except BaseException:
        made.unlink(missing_ok=True)
        raise
