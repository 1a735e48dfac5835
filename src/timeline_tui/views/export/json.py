"""JSON, the contract with scripts: the public model, field by field, written and read through one adapter.

pydantic is imported with this module and with nothing else of the program.
"""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticSerializationError

from timeline_tui.errors import TimelineError
from timeline_tui.model import Moment, Timeline
from timeline_tui.resolve.zones import known

if TYPE_CHECKING:
    from timeline_tui.present.query import Query

_HIDDEN = re.compile("[\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
"""Characters that steer a terminal or hide from the eye: JSON can say them as escapes, and does."""
_DRAFT = "https://json-schema.org/draft/2020-12/schema"


@cache
def _adapter() -> TypeAdapter[Timeline]:
    return TypeAdapter(Timeline)


def write(timeline: Timeline, zones: Sequence[str] = (), only: "Query | None" = None) -> str:
    """Return the timeline as `dump` does, its clocks in this order, with just what belongs to the events kept."""
    timeline = replace(timeline, zones=tuple(zones) or timeline.zones)
    if only:
        from timeline_tui.present.rows import Rows
        from timeline_tui.present.shown import shown

        timeline = shown(Rows(timeline, only=only))
    return dump(timeline)


def dump(timeline: Timeline) -> str:
    """Return the timeline as one line of JSON, without a line break; documents travel without their text."""
    try:
        return _HIDDEN.sub(_escaped, _adapter().dump_json(timeline).decode())
    except PydanticSerializationError:
        # A text with a lone surrogate has no UTF-8, but JSON can escape it.
        return json.dumps(_adapter().dump_python(timeline, mode="json"), separators=(",", ":"))


def _escaped(found: re.Match[str]) -> str:
    return f"\\u{ord(found.group()):04x}"


def load(text: str) -> Timeline:
    """Read what `dump` wrote; raises TimelineError that names the first field which is not as it should be."""
    try:
        timeline = _adapter().validate_python(json.loads(text))
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(map(str, first["loc"])) or "the object"
        raise TimelineError(f"This is not a timeline in JSON: {place}: {first['msg']}.") from None
    except (ValueError, RecursionError) as error:
        raise TimelineError(f"This is not JSON: {error}.") from None
    for zone in {*timeline.zones, *(moment.zone for moment in _moments(timeline))}:
        if not known(zone):
            raise TimelineError(f"This is not a timeline in JSON: there is no zone {zone!r}.")
    return timeline


def _moments(timeline: Timeline) -> Iterator[Moment]:
    found = (
        *(document.published for document in timeline.documents), *(timex.moment for timex in timeline.timexes),
        *(quote.said_at for quote in timeline.quotes), *(event.when for event in timeline.events),
        *(reading.moment for finding in timeline.findings for reading in finding.readings),
    )  # fmt: skip
    return (moment for moment in found if moment is not None)


def schema() -> str:
    """Return the JSON Schema (draft 2020-12) of what `dump` writes, made from the public model."""
    made = {"$schema": _DRAFT, **_adapter().json_schema(mode="serialization")}
    for noun in (made, *made["$defs"].values()):
        # The model has defaults for those who build it by hand; what is written always holds every key.
        noun["required"] = list(noun["properties"])
        for field in noun["properties"].values():
            field.pop("default", None)
    return json.dumps(made, indent=2, ensure_ascii=False)
