"""Tables of events (CSV, TSV): a row an event, its columns told by their names or by what stands in them."""

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from itertools import islice

from timeline_tui.errors import TimelineError
from timeline_tui.model.document import Form, Record
from timeline_tui.readers import columns
from timeline_tui.readers.opened import Opened, Report
from timeline_tui.readers.rows import BrokenTable, Row, rows
from timeline_tui.readers.text import decoded

_DELIMITERS = ",;\t|"
_SAMPLE = 200
_EXCEL = re.compile(r"sep=(.)\r?\n", re.I)
_HINT = 'Name the columns, for example "datetime" and "message", or "date" and "title".'


def read(source: Opened, report: Report) -> Iterator[Record]:
    """Yield the one record of a table; raises TimelineError when no column of it says when."""
    text = decoded(source, report)
    if "\n" not in text:
        text = text.replace("\r", "\n")
    form = _form(source, text)
    yield Record(source.id, text, source.file, form=_as_far_as_whole(source, report, text, form))


def _form(source: Opened, text: str) -> Form:
    hint = _EXCEL.match(text)
    start = hint.end() if hint else 0
    delimiter = hint[1] if hint and hint[1] in _DELIMITERS else _delimiter(text, start)
    sample = _sampled(text, Form("table", delimiter, start=start, end=len(text)))
    if not sample:
        raise TimelineError(f"{source.shown} is empty.", "There is nothing to read in it.")
    named = not any(map(columns.is_datelike, sample[0].cells))
    start = sample[0].end if named else sample[0].start
    names = sample.pop(0).cells if named else [f"column {at}" for at in range(1, len(sample[0].cells) + 1)]
    roles = found_roles(names, [row.cells for row in sample])
    if not columns.is_dated(roles):
        raise TimelineError(f"{source.shown} is a table without a column of times.", _HINT)
    return Form("table", delimiter, tuple(names), tuple(roles.items()), start, len(text))


def found_roles(names: Sequence[str], sample: Sequence[Sequence[object]]) -> dict[str, int]:
    """Return which column is what: by the names, and where they say nothing of times or titles, by the cells."""
    roles = columns.roles(names)
    if not columns.is_dated(roles) and (at := columns.dated_column(sample, len(names))) is not None:
        roles = {role: column for role, column in roles.items() if column != at} | {"time": at}
    if "title" not in roles and columns.is_dated(roles):
        taken = list(roles.values())
        if (at := columns.wordy_column(sample, len(names), taken)) is not None:
            roles["title"] = at
    return roles


def _delimiter(text: str, start: int) -> str:
    """Return the sign that parts the first lines into the most columns, as many in each line."""
    end = start
    for _ in range(20):
        end = text.find("\n", end) + 1 or len(text)
    return max(_DELIMITERS, key=lambda sign: _fitness(_sampled(text, Form("table", sign, start=start, end=end))))


def _fitness(sample: list[Row]) -> tuple[int, int]:
    width = len(sample[0].cells) if sample else 0
    return (sum(len(row.cells) == width for row in sample) if width > 1 else 0, width)


def _sampled(text: str, form: Form) -> list[Row]:
    found: list[Row] = []
    with suppress(BrokenTable):  # which is said when all of it is read
        found.extend(islice(rows(text, form), _SAMPLE))
    return found


def _as_far_as_whole(source: Opened, report: Report, text: str, form: Form) -> Form:
    """Return the form with its end where the table can be read no further, which is said."""
    end = form.start
    try:
        for row in rows(text, form):
            end = row.end
    except BrokenTable as problem:
        line = problem.line + text.count("\n", 0, form.start)
        report.fail(f"{source.shown}:{line}: {problem}; from there on it was not read.")
        return replace(form, end=end)
    return form
