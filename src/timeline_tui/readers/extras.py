"""What readers need of other packages: brought in late, asked for in one sentence, and kept from failing loudly."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any

from timeline_tui.errors import TimelineError
from timeline_tui.readers.opened import Opened


def need(module: str, extra: str, source: Opened, what: str) -> Any:
    """Return a package that comes with an extra; raises TimelineError with the command that installs it."""
    try:
        return import_module(module)
    except ImportError:
        hint = f'Install what reads it: pip install "timeline-tui[{extra}]"'
        raise TimelineError(f"{source.shown} is {what}.", hint) from None


def hush(logger: str) -> None:
    """Keep a package from writing its doubts on standard error: what costs a record is said by its reader."""
    from logging import NullHandler, getLogger

    if not getLogger(logger).handlers:
        getLogger(logger).addHandler(NullHandler())


@contextmanager
def foreign(source: Opened, what: str) -> Iterator[None]:
    """Turn whatever a package raises on a broken file into one sentence (a user-file border)."""
    try:
        yield
    except (TimelineError, OSError):
        raise
    except Exception as error:  # libraries raise anything at all on hostile files: it is said
        hint = f"It is broken ({type(error).__name__})."
        raise TimelineError(f"{source.shown} cannot be read as {what}.", hint) from error
