"""A terminal timeline explorer: who said and did what, when, in whose clock, read from prose.

As a library: `parse` a text or `read` files, and ask the `Timeline` they return. Importing the package loads
nothing; each of these names is loaded when it is first used.
"""

TYPE_CHECKING = False  # The type checkers' own name for it: importing typing would cost more than all the rest.
if TYPE_CHECKING:
    from timeline_tui.api import Timeline, TimelineError, parse, read

__all__ = ["Timeline", "TimelineError", "__version__", "parse", "read"]

__version__ = "0.1.0"


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from timeline_tui import api

    return getattr(api, name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
