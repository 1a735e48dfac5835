"""Plain English for numbers, lists and degrees."""

from collections.abc import Mapping, Sequence

from timeline_tui.model.finding import Severity

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
"""The worst first."""

SEVERITY_GLYPHS: Mapping[str, str] = {"error": "⚠", "warning": "△", "info": "ℹ"}
ASCII_SEVERITY_GLYPHS: Mapping[str, str] = {"error": "!!", "warning": "!", "info": "i"}

_IRREGULAR = {"person": "people", "body": "bodies"}


def plural(count: int, noun: str) -> str:
    """Return "1 event", "12 events", "1,200 events"."""
    many = _IRREGULAR.get(noun, noun + "s")
    return f"{count:,} {noun if count == 1 else many}"


def listing(items: Sequence[str], last: str = "and") -> str:
    """Return "a", "a and b", "a, b and c"."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def worst(severities: Sequence[Severity]) -> Severity | None:
    """The gravest of several severities."""
    return min(severities, key=SEVERITIES.index, default=None)
