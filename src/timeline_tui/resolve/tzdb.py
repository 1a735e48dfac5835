"""The `tzdata` package: which release of the time zone database it holds, and its files."""

import os
from importlib import import_module
from typing import Any


def tzdb_version() -> str:
    """Return the tzdb release in use, e.g. "2025b"."""
    return str(import_module("tzdata").IANA_VERSION)


def read(*names: str) -> bytes:
    """Return the bytes of a file of the package, read by its loader: from a folder or a zip.

    `importlib.resources` would do as well, and costs as much to import as bare Python takes to start.
    """
    package: Any = import_module("tzdata")
    found: bytes = package.__loader__.get_data(os.path.join(package.__path__[0], *names))
    return found
