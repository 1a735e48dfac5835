"""JSONL: a record a line, read line by line; a bad one costs one message and no more.

Its keys tell what a line is: "text" a record of prose, "documents" a timeline of our own, a time with a message an
event. The first line tells of events or not for all of the source.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from timeline_tui.model.document import Form, Record
from timeline_tui.readers.opened import BOM, STDIN, Opened, Reader, Report, show

_TRIED = 8
"""Lines at the beginning by which records are told from events."""


class _BadRecord(Exception):
    """Why a line is no record: the end of a sentence that begins with the place."""


def looks(head: bytes) -> bool:
    """Tell records by a first line that is an object with a text, events by one with a time and a message."""
    line = head.removeprefix(BOM).lstrip().split(b"\n", 1)[0]
    if not line.startswith(b"{"):
        return False
    is_event = b'"message"' in line and (b'"datetime"' in line or b'"timestamp"' in line)
    return b'"text"' in line or b'"documents"' in line or is_event


def read(source: Opened, report: Report) -> Iterator[Record]:
    """Yield the good records; each bad line is one message of file, line and key."""
    shown = "stdin" if source.name == STDIN else show(source.name)
    if _tells_events(source.head):
        from timeline_tui.readers.objects import lines

        yield from lines(source, report, shown)
        return
    for number, line in enumerate(source.lines(), 1):
        if number == 1:
            line = line.removeprefix(BOM)
        if line.isspace() or not line:
            continue
        try:
            yield _record(line, source.file, f"{source.id}:{number}")
        except _BadRecord as problem:
            report.fail(f"{shown}:{number}: {problem}")


def _tells_events(head: bytes) -> bool:
    """Tell by the first lines that can be read, as one may be broken, whether events are told."""
    if b'"text"' in head.split(b"\n", 1)[0]:
        return False
    from timeline_tui.readers.rows import fields_of

    for line in head.removeprefix(BOM).split(b"\n", _TRIED)[:_TRIED]:
        if fields := fields_of(line.decode("utf-8", "replace")):
            from timeline_tui.readers.objects import is_event

            return is_event(fields)
    return False


def _record(line: bytes, source: str, identity: str) -> Record:
    fields = _parsed(line)
    if "documents" in fields and "text" not in fields:
        return Record(identity, line.decode("utf-8"), source, form=Form("own"))
    text = fields.get("text")
    if not isinstance(text, str):
        raise _BadRecord('"text" is missing.' if text is None else f'"text" is {_kind(text)}, not a string.')
    date = _string(fields, "date")
    if date and not _is_date(date):
        raise _BadRecord(f'"date" is not an ISO 8601 date or date-time: {_shortened(date)}.')
    return Record(
        id=_identity(fields) or identity,
        text=text,
        source=source,
        title=_string(fields, "title"),
        date=date,
        language=_language(fields),
        zone=_string(fields, "zone"),
    )


def _parsed(line: bytes) -> Mapping[str, Any]:
    from json import loads

    try:
        fields = loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise _BadRecord(f"the line is not UTF-8 (byte {error.start + 1}).") from None
    except RecursionError:
        raise _BadRecord("the line is nested too deeply.") from None
    except ValueError as error:
        raise _BadRecord(f"the line is not JSON ({getattr(error, 'msg', error)}).") from None
    if not isinstance(fields, dict):
        raise _BadRecord(f"the line is {_kind(fields)}, not an object.")
    return fields


def _string(fields: Mapping[str, Any], key: str) -> str:
    value = fields.get(key)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise _BadRecord(f'"{key}" is {_kind(value)}, not a string.')
    return value


def _identity(fields: Mapping[str, Any]) -> str:
    """Return the record's id; many data sets number theirs."""
    value = fields.get("id")
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return _string(fields, "id")


def _language(fields: Mapping[str, Any]) -> str:
    """Return the code of the language without its region ("pt-BR" is "pt")."""
    from timeline_tui.languages import codes

    given = _string(fields, "lang")
    code = given.replace("_", "-").partition("-")[0].lower()
    if code and code not in codes():
        raise _BadRecord(f'"lang" is not a known language: {_shortened(given)} (known: {", ".join(codes())}).')
    return code


def _is_date(value: str) -> bool:
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return False
    return True


def _kind(value: Any) -> str:
    if isinstance(value, bool):
        return "true or false"
    names = {str: "a string", int: "a number", float: "a number", list: "a list", dict: "an object"}
    return names.get(type(value), "null")


def _shortened(value: str) -> str:
    return repr(value if len(value) <= 40 else value[:39] + "…")


RECORDS = Reader("records", (".jsonl", ".ndjson"), looks, read)
