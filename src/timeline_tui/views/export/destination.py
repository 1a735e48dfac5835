"""A file to write to: all of it or nothing, and never over another unless that is wanted."""

from errno import ENAMETOOLONG
from pathlib import Path

from timeline_tui import atomic
from timeline_tui.errors import TimelineError

_SHOWN = 40
"""Characters shown of a name: one that is too long is not told in full."""


def refuse(name: str, force: bool) -> None:
    """Raise TimelineError for a file that `save` would not write to, so that nobody reads a library in vain."""
    path = Path(name)
    try:
        if path.is_dir():
            raise TimelineError(f"{name} is a folder.", "Name a file in it.")
        if not path.parent.is_dir():
            raise TimelineError(f"There is no folder {path.parent}.", "Make it first, or name another.")
        if not force and (path.is_file() or path.is_symlink()):
            raise _taken(name)
    except OSError as error:  # Its name is too long, or its folder not ours to look into.
        raise _unwritable(name, error) from None


def save(name: str, text: str, force: bool = False) -> None:
    """Write a text as UTF-8, in a draft beside the file that then takes its place at once.

    Raises TimelineError when there is such a file and `force` is false, even one that has appeared meanwhile, and
    for what the system refuses. A lone surrogate is written as an escape; line ends are written as they are.
    """
    path = Path(name)
    try:
        if path.exists() and not path.is_file():  # A pipe or a device: there is nothing to keep whole.
            _write(path, text)
        elif not _replaced(path.resolve(), text, force):
            raise _taken(name)
    except OSError as error:
        raise _unwritable(name, error) from None


def _replaced(target: Path, text: str, force: bool) -> bool:
    """Put a text in the place of a file; False when one is there and may not be replaced."""
    if force:
        atomic.replace(target, text)
        return True
    made = atomic.draft(target, text)
    try:
        return _placed(made, target)
    finally:
        made.unlink(missing_ok=True)


def _write(path: Path, text: str) -> None:
    with path.open("w", encoding="utf-8", errors="backslashreplace", newline="") as file:
        file.write(text)


def _placed(draft: Path, target: Path) -> bool:
    """Give the draft its name if nothing has it: a link fails where a rename would overwrite."""
    try:
        target.hardlink_to(draft)
    except FileExistsError:
        return False
    except OSError:  # A file system without hard links.
        if target.exists():
            return False
        draft.replace(target)
    return True


def _unwritable(name: str, error: OSError) -> TimelineError:
    shown = f"{name[:_SHOWN]}…" if error.errno == ENAMETOOLONG else name
    return TimelineError(f"{shown} cannot be written: {error.strerror or error}.")


def _taken(name: str) -> TimelineError:
    return TimelineError(f"{name} is there already.", "Add --force to write over it, or name another file.")
