"""The one place that finds packaged data: from a wheel, an editable install, a source checkout or a zip.

`importlib.resources` costs as much to import as bare Python takes to start, so it is asked only where the
package is no folder on a disk.
"""

import os
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

_PACKAGE = os.path.dirname(os.path.abspath(__file__))
_CHECKOUT = os.path.dirname(os.path.dirname(_PACKAGE))


@cache
def _folder(kind: str) -> str | None:
    """Return the folder on disk: inside the package as installed, else beside `src` in a checkout."""
    inside = os.path.join(_PACKAGE, kind)
    if os.path.isdir(inside):
        return inside
    beside = os.path.join(_CHECKOUT, kind)
    ours = os.path.isfile(os.path.join(_CHECKOUT, "pyproject.toml")) and os.path.isdir(beside)
    return beside if ours else None


def names(kind: str, ending: str = "") -> tuple[str, ...]:
    """Return the sorted file names in a data folder ("themes", "seeds", "languages") with that ending."""
    folder = _folder(kind)
    found = os.listdir(folder) if folder else [entry.name for entry in _zipped(kind).iterdir() if entry.is_file()]
    return tuple(sorted(name for name in found if name.endswith(ending) and not name.startswith((".", "_"))))


def read_text(kind: str, name: str) -> str:
    """Return a data file's text, read as UTF-8; raises FileNotFoundError when there is none."""
    folder = _folder(kind)
    if folder is None:
        return _zipped(kind, name).read_text(encoding="utf-8")
    with open(os.path.join(folder, name), encoding="utf-8") as file:
        return file.read()


def read_bytes(kind: str, name: str) -> bytes:
    """Return a data file's bytes; raises FileNotFoundError when there is none."""
    folder = _folder(kind)
    if folder is None:
        return _zipped(kind, name).read_bytes()
    with open(os.path.join(folder, name), "rb") as file:
        return file.read()


def _zipped(*names: str) -> "Traversable":
    from importlib import resources

    return resources.files("timeline_tui").joinpath(*names)
