"""The user's state folder: the sources opened last, and a copy that no clipboard took."""

import json
from collections.abc import Sequence
from pathlib import Path

from timeline_tui.errors import TimelineError
from timeline_tui.views.export.destination import save

MOST = 12
_FILE, _COPY = "recent.json", "copied.txt"


def names(folder: str) -> tuple[str, ...]:
    """Return absolute paths, the last opened first; none where there is no such file, or not one of ours."""
    try:
        found = json.loads(Path(folder, _FILE).read_text(encoding="utf-8")) if folder else []
    except (OSError, ValueError, RecursionError):
        return ()
    return tuple(name for name in found if isinstance(name, str))[:MOST] if isinstance(found, list) else ()


def _is_there(name: str) -> bool:
    try:
        return Path(name).exists()
    except OSError:
        return False


def add(folder: str, sources: Sequence[str]) -> None:
    """Put those of the sources that are files or folders first. Raises TimelineError when that cannot be written."""
    known = names(folder)
    fresh = [str(Path(name).absolute()) for name in sources if name and _is_there(name)]
    kept = tuple(dict.fromkeys((*fresh, *known)))[:MOST]
    if folder and kept != known:
        _write(folder, _FILE, json.dumps(kept, indent=1))


def keep(folder: str, text: str) -> str:
    """Write a text that was to be copied, and return the file's path. Raises TimelineError."""
    if not folder:
        raise TimelineError("There is no clipboard here, and no folder to write to.")
    return _write(folder, _COPY, text)


def _write(folder: str, name: str, text: str) -> str:
    path = Path(folder, name)
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise TimelineError(f"{folder} cannot be made: {error.strerror}.") from None
    save(str(path), f"{text}\n", force=True)
    return str(path)
