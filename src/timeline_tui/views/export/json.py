"""JSON, the contract with scripts: the public model, field by field, written and read through one adapter.

pydantic is imported with this module, and to read back what it wrote.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import replace

from pydantic_core import PydanticSerializationError

from timeline_tui.model import Event, Timeline
from timeline_tui.present.rows import Rows
from timeline_tui.present.selection import EVERYTHING, Selection
from timeline_tui.ready.own import adapter, load
from timeline_tui.views.export.fields import chosen

__all__ = ["dump", "load", "schema", "write"]

_HIDDEN = re.compile("[\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
"""Characters that steer a terminal or hide from the eye: JSON can say them as escapes, and does."""
_DRAFT = "https://json-schema.org/draft/2020-12/schema"


def write(timeline: Timeline, selection: Selection = EVERYTHING) -> str:
    """Return the timeline as `dump` does, its clocks in this order, with just what belongs to the events kept."""
    timeline = replace(timeline, zones=selection.zones or timeline.zones)
    if selection.only or selection.sort or timeline.marks:
        rows = selection.rows(timeline)
        timeline = selection.part(rows)
        if selection.sort:
            timeline = replace(timeline, events=_sorted(timeline.events, rows))
    return dump(timeline, selection.fields)


def _sorted(events: tuple[Event, ...], rows: Rows) -> tuple[Event, ...]:
    """Return the events, whose words may be fewer than those of the rows, in the order of the rows."""
    found = {event.id: event for event in events}
    shown = (event for at in range(len(rows)) if (event := rows.event_at(at)))
    return tuple(found[event.id] for event in shown)


def dump(timeline: Timeline, fields: Sequence[str] = ()) -> str:
    """Return the timeline as one line of JSON, without a line break; documents travel without their text.

    `fields` are the only ones to write: keys of the object ("findings") or of what is in them ("events.when.start").
    Raises TimelineError for one that does not exist.
    """
    include = chosen(fields, adapter().json_schema(mode="serialization")) if fields else None
    try:
        return _HIDDEN.sub(_escaped, adapter().dump_json(timeline, include=include).decode())
    except PydanticSerializationError:
        # A text with a lone surrogate has no UTF-8, but JSON can escape it.
        return json.dumps(adapter().dump_python(timeline, mode="json", include=include), separators=(",", ":"))


def _escaped(found: re.Match[str]) -> str:
    return f"\\u{ord(found.group()):04x}"


def schema() -> str:
    """Return the JSON Schema (draft 2020-12) of what `dump` writes, made from the public model."""
    made = {"$schema": _DRAFT, **adapter().json_schema(mode="serialization")}
    for noun in (made, *made["$defs"].values()):
        # The model has defaults for those who build it by hand; what is written always holds every key.
        noun["required"] = list(noun["properties"])
        for field in noun["properties"].values():
            field.pop("default", None)
    return json.dumps(made, indent=2, ensure_ascii=False)
