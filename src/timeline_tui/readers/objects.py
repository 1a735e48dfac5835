"""JSON that is no record of prose: events an object a line, lists of them, slides, and timelines of our own."""

import json
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from timeline_tui.errors import TimelineError
from timeline_tui.model.document import Form, Record
from timeline_tui.readers import columns
from timeline_tui.readers.opened import Opened, Report
from timeline_tui.readers.rows import fields_of
from timeline_tui.readers.table import found_roles
from timeline_tui.readers.text import decoded

_SAMPLE = 200
_WIDEST = 500
_LISTS = ("events", "items", "data", "records")


def read(source: Opened, report: Report) -> Iterator[Record]:
    """Yield the records of a file that is one JSON value; raises TimelineError when it tells of no events."""
    text = decoded(source, report)
    try:
        value = json.loads(text)
    except RecursionError:
        raise TimelineError(f"{source.shown} is not read.", "Its JSON is nested too deeply.") from None
    except ValueError as error:
        raise TimelineError(f"{source.shown} is not JSON ({getattr(error, 'msg', error)}).") from None
    if isinstance(value, dict) and "documents" in value and "events" in value:
        yield Record(source.id, text, source.file, form=Form("own"))
    elif isinstance(value, dict) and _has_slides(value):
        yield Record(source.id, text, source.file, form=Form("slides"))
    else:
        yield _listed(source, _objects(source, value))


def _has_slides(value: Mapping[str, Any]) -> bool:
    events = value.get("events")
    return isinstance(events, list) and any(isinstance(event, dict) and "start_date" in event for event in events)


def _objects(source: Opened, value: Any) -> list[dict[str, Any]]:
    if isinstance(value, dict):
        value = next((found for name in _LISTS if isinstance(found := value.get(name), list)), [value])
    found = [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []
    if not found:
        raise TimelineError(f"{source.shown} is JSON without events.", "A list of objects with times is read.")
    return found


def _listed(source: Opened, found: list[dict[str, Any]]) -> Record:
    """Return the record of a list of events, put down as an object a line."""
    text = "\n".join(json.dumps(one, ensure_ascii=False) for one in found) + "\n"
    return Record(source.id, text, source.file, form=_form(source, text))


def lines(source: Opened, report: Report, shown: str) -> Iterator[Record]:
    """Yield the one record of events told an object a line; each bad line is one message."""
    text = decoded(source, report)
    form = _form(source, text)
    for number, line in enumerate(text.split("\n"), 1):
        if line and not line.isspace() and fields_of(line) is None:
            report.fail(f"{shown}:{number}: the line is not an object of JSON.")
    yield Record(source.id, text, source.file, form=form)


def is_event(fields: Mapping[str, Any]) -> bool:
    """Tell by its keys an event from a record of prose and from a timeline of our own."""
    named = columns.roles(list(fields))
    return "text" not in fields and "documents" not in fields and columns.is_dated(named) and "title" in named


def _not_too_many(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the first names, and all that say what they hold: every row is laid out under each of them."""
    if len(names) <= _WIDEST:
        return names
    telling = [names[at] for at in columns.roles(names).values()]
    return tuple(dict.fromkeys((*telling, *names[:_WIDEST])))


def _form(source: Opened, text: str) -> Form:
    found = (fields for line in text.split("\n") if (fields := fields_of(line)) is not None)
    sample = list(islice(found, _SAMPLE))
    names = _not_too_many(tuple(dict.fromkeys(name for fields in sample for name in fields)))
    roles = found_roles(names, [[fields.get(name) for name in names] for fields in sample])
    if not columns.is_dated(roles):
        hint = 'An event is an object with "datetime" or "timestamp", and "message".'
        raise TimelineError(f"{source.shown} tells no times.", hint)
    return Form("objects", names=names, roles=tuple(roles.items()), end=len(text))
