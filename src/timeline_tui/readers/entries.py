"""The entries of a calendar's text: where each stands, and its lines unfolded."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from timeline_tui.model.span import Span

_EDGE = re.compile(r"^(BEGIN|END):VEVENT[ \t]*$", re.I | re.M)
_FOLD = re.compile(r"\n[ \t]")
_ESCAPE = re.compile(r"\\(.)", re.S)
_SHOWN = ("LOCATION", "DESCRIPTION", "ORGANIZER", "CATEGORIES", "STATUS", "RRULE", "URL", "COMMENT", "CONTACT")


def entries(text: str) -> Iterator[Span]:
    """Yield where the events of a calendar stand, whole ones only."""
    begun = -1
    for edge in _EDGE.finditer(text):
        if edge[1].upper() == "BEGIN":
            begun = edge.start()
        elif begun >= 0:
            yield Span(begun, edge.end())
            begun = -1


def component(entry: str) -> Any:
    """Return an entry as icalendar reads it, its start among what can be read; raises whatever that raises."""
    from warnings import catch_warnings, simplefilter

    from icalendar import Event

    with catch_warnings():
        simplefilter("ignore")  # What the library guesses of a zone's name we look up ourselves.
        found: Any = Event.from_ical(entry)
        if not isinstance(found["DTSTART"].dt, date):
            raise ValueError("An entry begins on a day or at a time of one.")
    return found


def header(text: str) -> dict[str, str]:
    """Return the properties that stand before the first component."""
    start = text.find("\n") + 1
    end = text.upper().find("\nBEGIN:", start)
    return properties(text[start : end if end >= 0 else min(len(text), 10_000)])


def properties(text: str) -> dict[str, str]:
    """Return the values by the names of properties, the first of each name, parameters left out."""
    found: dict[str, str] = {}
    for line in _FOLD.sub("", text).split("\n"):
        name, colon, value = line.partition(":")
        if colon:
            found.setdefault(name.partition(";")[0].upper().strip(), _ESCAPE.sub(_unescaped, value.strip()))
    return found


def details(entry: str) -> list[tuple[str, str]]:
    """Return what an entry says beside its time and title."""
    said = properties(entry)
    return [(name.lower(), said[name]) for name in _SHOWN if said.get(name)]


def _unescaped(found: re.Match[str]) -> str:
    return " " if found[1] in "nN" else found[1]
