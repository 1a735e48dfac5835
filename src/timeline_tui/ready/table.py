"""Rows of a table, or objects a line, as events: each row's words are its evidence."""

from collections.abc import Callable, Iterator, Mapping
from itertools import islice, takewhile
from typing import Any

from timeline_tui.model import Assumptions, Event, EventPlace, Evidence, Moment, Record, make_id
from timeline_tui.model.event import Status
from timeline_tui.readers.rows import SAMPLE, Row, rows, shown
from timeline_tui.ready.exactly import Exactly
from timeline_tui.ready.times import Times
from timeline_tui.ready.told import Told, document_of, told_by

_LONGEST_TITLE = 500
_STEP, _TIMES = 4_000, 4
"""The events that are first told of a long table, and how many times as many the next time: telling costs as well."""
_LOOK = 500
"""Events after which it is asked whether they are enough."""
_STATUS: Mapping[str, Status] = {
    "happened": "happened", "planned": "planned", "possible": "possible", "denied": "denied",
    "confirmed": "happened", "tentative": "possible", "cancelled": "denied", "canceled": "denied",
}  # fmt: skip


def told(record: Record, assumptions: Assumptions) -> Told:
    """Return the events of a table; a row whose time cannot be read is an event without a date."""
    return told_by(document_of(record), _Table(record, assumptions).events())


def growing(record: Record, assumptions: Assumptions, enough: Callable[[], bool]) -> Iterator[tuple[Record, Told]]:
    """Yield the events of a long table as they come, each time all so far and the table as far as they go.

    The last time it is all of them, or those there were when it was `enough`: never fewer than a sample.
    """
    found: list[Event] = []
    due = _STEP
    for event in _Table(record, assumptions).events():
        found.append(event)
        if len(found) % _LOOK:
            continue
        if len(found) >= SAMPLE and enough():
            record = record.up_to(event.evidence[0].end)
            break
        if len(found) >= due:
            due *= _TIMES
            part = record.up_to(event.evidence[0].end)
            yield part, told_by(document_of(part), found)
    yield record, told_by(document_of(record), found)


class _Table:
    """A table on its way to events."""

    def __init__(self, record: Record, assumptions: Assumptions) -> None:
        assert record.form is not None
        self.record, self.form = record, record.form
        self.roles = dict(record.form.roles)
        sample = [row.cells for row in islice(rows(record.text, record.form), SAMPLE)]
        at = self.roles.get("time", self.roles.get("year", -1))
        column = self.form.names[at] if 0 <= at < len(self.form.names) else ""
        self.times = Times(map(self._when, sample), record, assumptions, column)
        self.exactly = Exactly(self.form.names)

    def events(self) -> Iterator[Event]:
        """Yield an event for each row, in their order."""
        record, text = self.record, self.record.text
        for row in rows(text, self.form):
            yield self._event(record.id, text, row)

    def _event(self, document: str, text: str, row: Row) -> Event:
        start, end, cells = row
        place = self._text(cells, "place")
        return Event(
            make_id("e", document, start, end, "event"),
            self._title(cells) or text[start:end][:_LONGEST_TITLE],
            "statement" if self._text(cells, "kind") == "statement" else "event",
            _STATUS.get(self._text(cells, "status").lower(), "happened"),
            self._moment(cells, place),
            people=self._people(cells),
            place=self._place(cells, place) if place else None,
            evidence=(Evidence(document, start, end, text[start:end]),),
        )

    def _cell(self, cells: list[Any], role: str) -> Any:
        at = self.roles.get(role)
        return cells[at] if at is not None and at < len(cells) else None

    def _text(self, cells: list[Any], role: str) -> str:
        if role not in self.roles:
            return ""
        cell = self._cell(cells, role)
        return "" if cell is None else cell.strip() if isinstance(cell, str) else shown(cell)

    def _title(self, cells: list[Any]) -> str:
        title = self._text(cells, "title")
        return " ".join(title[: 4 * _LONGEST_TITLE].split())[:_LONGEST_TITLE]

    def _moment(self, cells: list[Any], place: str) -> Moment | None:
        if self.exactly.told and (moment := self.exactly.moment(cells)) is not None:
            return moment
        zone = self._text(cells, "zone") or self._text(cells, "place_zone")
        until = self._until(cells)
        moment = self.times.moment(self._when(cells), zone, place, until)
        if moment is None and "instant" in self.roles:
            moment = self.times.moment(self._cell(cells, "instant"), zone, place, until)
        return moment

    def _when(self, cells: list[Any]) -> Any:
        """Return the cell that says when, put together where several columns do."""
        if "year" in self.roles and not ("time" in self.roles and "month" not in self.roles):
            return self._pieces(cells, "") or self._cell(cells, "time")
        return self._with_clock(cells, "time", "clock")

    def _until(self, cells: list[Any]) -> Any:
        if "end_year" in self.roles:
            return self._pieces(cells, "end_")
        return self._with_clock(cells, "end", "end_clock") if "end" in self.roles else None

    def _with_clock(self, cells: list[Any], date: str, clock: str) -> Any:
        day = self._cell(cells, date)
        hour = self._text(cells, clock) if clock in self.roles else ""
        return f"{day} {hour}" if day and hour else day

    def _pieces(self, cells: list[Any], lead: str) -> str:
        year, month, day = (self._text(cells, f"{lead}{name}") for name in ("year", "month", "day"))
        if not year.isdecimal() or len(year) > 4:
            return year
        known = takewhile(lambda piece: piece.isdecimal() and len(piece) < 3, (month, day))
        numbers = [int(year), *map(int, known)]
        written = "-".join([f"{numbers[0]:04}", *(f"{number:02}" for number in numbers[1:])])
        hour = self._text(cells, "end_clock" if lead else "clock") if len(numbers) == 3 else ""
        return f"{written} {hour}" if hour else written

    def _people(self, cells: list[Any]) -> tuple[str, ...]:
        cell = self._cell(cells, "people")
        if isinstance(cell, list):
            return tuple(name for name in map(shown, cell) if name)
        parts = self._text(cells, "people").replace(";", ",").split(",") if cell else ()
        return tuple(name for part in parts if (name := part.strip()))

    def _place(self, cells: list[Any], place: str) -> EventPlace:
        return EventPlace(place, self._text(cells, "place_zone") or self.times.place(place))
