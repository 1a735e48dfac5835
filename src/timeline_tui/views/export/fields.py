"""The fields a user asks for: checked against those there are, for formats that can do with a part."""

from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from typing import Any

from timeline_tui.errors import ExitCode, TimelineError

_EACH = "__all__"
"""What pydantic calls every member of a list."""


def unknown(field: str, known: Iterable[str]) -> TimelineError:
    """Return the error for a field that is none of the known ones; it names the nearest, or all."""
    names = list(known)
    near = get_close_matches(field, names, 1)
    hint = f"Did you mean {near[0]}?" if near else f"Known: {', '.join(names)}." if names else "It has no parts."
    return TimelineError(f"--fields: there is no field {field!r} here.", hint, ExitCode.USAGE)


def chosen(fields: Sequence[str], schema: Mapping[str, Any]) -> dict[Any, Any]:
    """Return fields of JSON ("events.title") as pydantic's `include`; raises TimelineError for one not in a schema."""
    include: dict[Any, Any] = {}
    for field in fields:
        _add(include, field.split("."), schema, schema["$defs"], field)
    return include


def _add(
    include: dict[Any, Any], keys: Sequence[str], schema: Mapping[str, Any], nouns: Mapping[str, Any], field: str
) -> None:
    """Add one field below a noun; a key asked for as a whole stays whole."""
    key, *rest = keys
    known = schema.get("properties", {})
    if key not in known:
        raise unknown(field, [field.removesuffix(".".join(keys)) + name for name in known])
    if not rest or include.get(key) is True:
        include[key] = True
        return
    noun, many = _noun(known[key], nouns)
    inner = include.setdefault(key, {_EACH: {}} if many else {})
    _add(inner[_EACH] if many else inner, rest, noun, nouns, field)


def _noun(schema: Mapping[str, Any], nouns: Mapping[str, Any]) -> tuple[Mapping[str, Any], bool]:
    """Return what a field holds, and whether it holds many of them."""
    if "anyOf" in schema:
        return _noun(schema["anyOf"][0], nouns)
    if "items" in schema:
        return _noun(schema["items"], nouns)[0], True
    return (nouns[schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema), False
