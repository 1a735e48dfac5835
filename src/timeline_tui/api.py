"""The program as a library: texts or files in, a timeline out that can be asked, filtered and written."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from datetime import date, datetime
from os import PathLike, fspath

from timeline_tui import model
from timeline_tui.clock_names import key_of
from timeline_tui.errors import TimelineError
from timeline_tui.languages import codes
from timeline_tui.model import Assumptions, Finding, Quote, Record
from timeline_tui.present.query import fold
from timeline_tui.present.query import parse as parse_query
from timeline_tui.present.rows import Row, Rows, Sort
from timeline_tui.present.selection import SORTS, Selection

__all__ = ["Timeline", "TimelineError", "parse", "read"]

Date = str | date | datetime
"""When something was published: a date, a time, or either in ISO 8601."""


@dataclass(frozen=True, slots=True)
class Timeline(model.Timeline):
    """What was read: `documents`, `timexes`, `quotes`, `events`, `people` and `findings`, and ways to ask for them."""

    def filter(self, query: str) -> "Timeline":
        """Return just the events that a filter keeps ("who:smith after:2025"), and what belongs to them.

        Raises TimelineError for a filter that cannot be understood.
        """
        selection = Selection(only=parse_query(query))
        return _own(selection.part(selection.rows(self)))

    def rows(self, *clocks: str, sort: Sort = "oldest") -> tuple[Row, ...]:
        """Return the rows as every front end shows them, headings among them, in these clocks (cities or IANA keys)."""
        return tuple(Rows(self, _zones(clocks), sort=_order(sort)))

    def quotes_by(self, name: str) -> tuple[Quote, ...]:
        """Return the quotations whose speaker goes by that name, or a part of it; accents and case do not matter."""
        aliases = {person.name: (person.name, *person.aliases) for person in self.people}
        wanted = fold(name)

        def goes_by(speaker: str) -> bool:
            return any(wanted in fold(alias) for alias in aliases.get(speaker, (speaker,)))

        return tuple(quote for quote in self.quotes if quote.speaker and goes_by(quote.speaker.name))

    @property
    def contradictions(self) -> tuple[Finding, ...]:
        """The findings that say that not all statements can be true."""
        return tuple(finding for finding in self.findings if finding.severity == "error")

    def to(self, format: str, *, sort: Sort | None = None, fields: Iterable[str] = ()) -> str:
        """Return the timeline in a format of the command's `--format`: "json", "csv", "ics", "html" ...

        Raises TimelineError for a format, an order or a field that does not exist or that the format does not have,
        and where an extra is wanted.
        """
        from timeline_tui.views.export import FORMATS, render

        found = {one.name: one for one in FORMATS}.get(format)
        if found is None:
            raise TimelineError(f"There is no format {format!r}.", f"Known: {', '.join(one.name for one in FORMATS)}.")
        wanted = _listed(fields)
        if (sort and not found.sorts) or (wanted and not found.fields):
            raise TimelineError(f"{format} has {'an order of its own' if sort else 'no fields to choose'}.")
        return render(format, self, Selection(sort=_order(sort) if sort else None, fields=wanted))

    @classmethod
    def from_json(cls, text: str) -> "Timeline":
        """Read back what `to("json")` wrote, without the documents' text; raises TimelineError for anything else."""
        from timeline_tui.views.export.json import load

        return _own(load(text))


def parse(
    text: str, *, date: Date = "", zone: str = "", language: str = "", title: str = "", clocks: Iterable[str] = ()
) -> Timeline:
    """Return the timeline of a text.

    `date` is when it was published and `zone` the narrator's clock, unless its dateline names one; both are needed
    for "yesterday at 8" to become an instant. `language` ("it") is told from the text by default; `clocks` are the
    ones to show. Zones are cities, countries or IANA keys. Raises TimelineError for one that does not exist.
    """
    clock = key_of(zone) if zone else ""
    record = Record("text", text, title=title, date=_iso(date), zone=clock)
    return _timeline([record], _assumptions("", "", language, clocks), _refuse)


def read(
    *sources: str | PathLike[str], date: Date = "", zone: str = "", language: str = "", clocks: Iterable[str] = (),
    problems: Callable[[str], None] | None = None,
) -> Timeline:  # fmt: skip
    """Return one timeline of files, folders and patterns, of any kind the command reads.

    `date` goes before the publication date that a source states; the rest is as in `parse`. Raises TimelineError
    for the first source that cannot be read, or gives every such sentence to `problems` and goes on.
    """
    from timeline_tui.readers import read as records

    told = problems or _refuse
    assumptions = _assumptions(_iso(date), zone, language, clocks)
    return _timeline(records([fspath(source) for source in sources], None, told), assumptions, told)


def _refuse(problem: str) -> None:
    raise TimelineError(problem)


def _timeline(records: Iterable[Record], assumptions: Assumptions, problems: Callable[[str], None]) -> Timeline:
    from timeline_tui.pipeline import merged, read_one

    parts = []
    for record in records:
        try:
            parts.append(read_one(record, assumptions))
        except TimelineError as error:
            problems(f"{record.id}: {error}")
    return _own(merged(parts, assumptions))


def _own(made: model.Timeline) -> Timeline:
    return Timeline(*(getattr(made, field.name) for field in fields(made)))


def _assumptions(date: str, zone: str, language: str, clocks: Iterable[str]) -> Assumptions:
    if language and language not in codes():
        raise TimelineError(f"There is no language {language!r}.", f"Known: {', '.join(codes())}.")
    return Assumptions(home=key_of(zone) if zone else "", date=date, language=language, zones=_zones(clocks))


def _zones(clocks: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(key_of, _listed(clocks))))


def _listed(names: Iterable[str]) -> tuple[str, ...]:
    """Return names as a list, one alone as a list of one."""
    return (names,) if isinstance(names, str) else tuple(names)


def _order(sort: Sort) -> Sort:
    if sort not in SORTS:
        raise TimelineError(f"There is no order {sort!r}.", f"Known: {', '.join(SORTS)}.")
    return sort


def _iso(given: Date) -> str:
    """Return a date as records carry it; raises TimelineError for a string that is none."""
    if isinstance(given, date):
        return given.isoformat()
    try:
        if given:
            datetime.fromisoformat(given)
    except ValueError:
        hint = "Write it like 2025-12-29 or 2025-12-29T08:00-05:00."
        raise TimelineError(f"The date cannot be {given!r}.", hint) from None
    return given
