"""The rows of a text that is a table: what stands in each, and between which characters."""

import csv
import json
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from timeline_tui.model.document import Form

SAMPLE = 1_000
"""Rows by which it is told how a table writes its times."""
_LONGEST = 1 << 20
"""Characters a cell may have: a quotation mark that is never closed swallows no more."""


class Row(NamedTuple):
    """One row: the characters `start` to `end` of the text, and its cells."""

    start: int
    end: int
    cells: list[Any]


class BrokenTable(Exception):
    """Why a table cannot be read on: the end of a sentence, and the number of the line (from 1)."""

    def __init__(self, why: str, line: int) -> None:
        super().__init__(why)
        self.line = line


def rows(text: str, form: Form) -> Iterator[Row]:
    """Yield the rows of a table or of an object a line, empty ones left out; raises BrokenTable."""
    return _objects(text, form) if form.kind == "objects" else _cells(text, form.delimiter, form.start, form.end)


def _cells(text: str, delimiter: str, start: int, end: int) -> Iterator[Row]:
    lines = _Lines(text, start, end)
    csv.field_size_limit(_LONGEST)  # It is the process's; nothing else here reads CSV.
    begun, first = start, 1
    try:
        for cells in csv.reader(lines, delimiter=delimiter):
            if lines.over:
                raise BrokenTable("a quotation mark is never closed", first)
            last = lines.at - 1 if text[lines.at - 1 : lines.at] == "\n" else lines.at
            if any(cells):
                yield Row(begun, last, cells)
            begun, first = lines.at, lines.number + 1
    except csv.Error:
        raise BrokenTable("a cell is too long, as when its quotation mark is never closed", first) from None


class _Lines(Iterator[str]):
    """The lines of a text; `at` is where the last one ended, `number` how many there were.

    `over` tells whether more were asked for than there are: within a cell, that is, if a row comes of it all the same.
    """

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text, self.at, self.end, self.number, self.over = text, start, end, 0, False

    def __next__(self) -> str:
        start = self.at
        if start >= self.end:
            self.over = True
            raise StopIteration
        found = self.text.find("\n", start, self.end)
        self.at = self.end if found < 0 else found + 1
        self.number += 1
        line = self.text[start : self.at]
        return line.replace("\r", " ").replace("\0", " ") if "\r" in line or "\0" in line else line


def _objects(text: str, form: Form) -> Iterator[Row]:
    at = form.start
    while at < form.end:
        found = text.find("\n", at, form.end)
        stop = form.end if found < 0 else found
        fields = fields_of(text[at:stop])
        if fields is not None:
            yield Row(at, stop, [fields.get(name) for name in form.names])
        at = stop + 1


def fields_of(line: str) -> Mapping[str, Any] | None:
    """Return the object that a line is, None when it is none."""
    try:
        fields = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return fields if isinstance(fields, dict) else None


def details(form: Form, line: str) -> list[tuple[str, str]]:
    """Return the names and values that a row says beside its time and title, for those who look closer."""
    if form.kind == "calendar":
        from timeline_tui.readers import entries

        return entries.details(line)
    told = {at for role, at in form.roles if role in ("time", "clock", "title")}
    if form.kind == "objects":
        fields = fields_of(line) or {}
        named = [(name, value) for name, value in fields.items() if name not in {form.names[at] for at in told}]
    elif form.kind == "table":
        cells = next((row.cells for row in _cells(line, form.delimiter, 0, len(line))), [])
        named = [(form.names[at], cell) for at, cell in enumerate(cells) if at < len(form.names) and at not in told]
    else:
        return []
    return [(name, shown(value)) for name, value in named if value not in ("", None)]


def shown(value: Any) -> str:
    """Return a value of JSON in words; what is nested stays JSON."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
