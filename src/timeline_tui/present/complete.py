"""What a filter may go on with: names of fields, and the people, places and documents of this timeline."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from timeline_tui.model import Timeline
from timeline_tui.present.index import index
from timeline_tui.present.query import BEING, FIELDS, HAVING, KINDS, MARKED, fold
from timeline_tui.present.safe import clean

MOST = 12
"""No more proposals than this at a time."""

_MARKS = dict.fromkeys(map(ord, '"“”«»'))


class Completion(NamedTuple):
    """Proposals for the characters `start` to `end` of a filter, the likeliest first."""

    start: int
    end: int
    options: tuple[str, ...]


def complete(timeline: Timeline, text: str, cursor: int) -> Completion:
    """Propose what the word at the cursor may become; no proposals inside plain words that begin no field."""
    start = _start(text, cursor)
    sign = "-" if text[start:cursor].startswith("-") else ""
    field, colon, value = text[start + len(sign) : cursor].partition(":")
    if not colon:
        found = [f"{sign}{name}:" for name in FIELDS if field and name.startswith(field.lower())]
    else:
        sought = fold(value.strip('"“'))
        names = (name for name in dict.fromkeys(_values(timeline, field.lower())) if name)
        ranked = sorted((not fold(name).startswith(sought), name) for name in names if sought in fold(name))
        found = [f"{sign}{field}:{_quoted(name)}" for _, name in ranked]
    return Completion(start, cursor, tuple(found[:MOST]))


def _start(text: str, cursor: int) -> int:
    """Where the term at the cursor begins: after the last space that is not within quotation marks."""
    start, inside = 0, False
    for at, character in enumerate(text[:cursor]):
        if character in '"“”':
            inside = not inside
        elif character.isspace() and not inside:
            start = at + 1
    return start


def _quoted(name: str) -> str:
    """A value as a filter takes it: a phrase when it has spaces, and never with marks of its own."""
    name = name.translate(_MARKS).strip()
    return f'"{name}"' if any(character.isspace() for character in name) else name


def _values(timeline: Timeline, field: str) -> Iterator[str]:
    return map(clean, _raw(timeline, field))


def _raw(timeline: Timeline, field: str) -> Iterable[str]:
    if field == "kind":
        return KINDS
    if field == "has":
        return (*HAVING, *MARKED)
    if field == "is":
        return BEING
    if field == "tag":
        return (tag for mark in timeline.marks for tag in mark.tags)
    if field == "speaker":
        return (quote.speaker.name for quote in timeline.quotes if quote.speaker)
    if field == "who":
        return (name for event in timeline.events for name in event.people)
    if field == "place":
        return (event.place.name for event in timeline.events if event.place)
    if field == "doc":
        return (index(timeline).document_name(document.id) for document in timeline.documents)
    return ()
