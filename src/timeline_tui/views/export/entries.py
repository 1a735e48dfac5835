"""What all formats need of the rows: each event with its heading, quotations and findings, and its days."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from timeline_tui.model import Event, Finding, Moment, Quote
from timeline_tui.present.index import Index
from timeline_tui.present.line import plain
from timeline_tui.present.marks import comment_lines, signs, told_lines
from timeline_tui.present.quotes import quote_line, speaker_line
from timeline_tui.present.rows import Row, Rows
from timeline_tui.present.safe import clean
from timeline_tui.present.when import TICK, begin, finish, local


class Entry(NamedTuple):
    """One event on its way out: its row, the heading it stands under, what was said, and what is doubtful."""

    row: Row
    event: Event
    heading: str
    quotes: tuple[Quote, ...]
    findings: tuple[Finding, ...]

    @property
    def title(self) -> str:
        """The title with the signs of what the user made of the event."""
        return self.row.title + plain(signs(self.row.mark, self.row.own))

    @property
    def untold(self) -> list[Quote]:
        """The quotations that the title does not give already, but for its stops and commas."""
        return [quote for quote in self.quotes if clean(quote.text).rstrip(" ,.;:") not in self.row.title]


def entries(rows: Rows) -> Iterator[Entry]:
    """Yield every event of the rows in their order."""
    known, heading = rows.known, ""
    for at, row in enumerate(rows):
        event = rows.event_at(at)
        if event is None:
            heading = row.title
            continue
        quotes = tuple(quote for name in event.quotes if (quote := known.quotes.get(name)))
        findings = tuple(finding for name in event.findings if (finding := known.findings.get(name)))
        yield Entry(row, event, heading, quotes, findings)


def dated(rows: Rows) -> Iterator[tuple[Entry, Moment]]:
    """Yield the events that have a moment, for formats that can hold no other."""
    for entry in entries(rows):
        if entry.event.when is not None:
            yield entry, entry.event.when


def days(moment: Moment, zone: str = "") -> tuple[date, date]:
    """The first and the last day a moment touches, on the wall of its own clock or another."""
    zone = zone or moment.zone
    start, end = begin(moment), finish(moment)
    first = local(start, zone).date()
    return first, max(first, local(end - TICK, zone).date() if end > start else first)


def clock_names(rows: Rows) -> tuple[str, ...]:
    """What stands above each column of times: "New York EST"; "When" alone when no date has a clock."""
    if not rows.clocked:
        return ("When",)
    return tuple(map(rows.clock_name, rows.zones))


def cells(rows: Rows, row: Row) -> tuple[str, ...]:
    """The times of a row, one for each of the clock names; "" where nothing is known."""
    count = len(rows.zones) if rows.clocked else 1
    found = [clock.cell for clock in row.clocks][:count]
    return tuple(found) + ("",) * (count - len(found))


def said(known: Index, quote: Quote) -> str:
    """A quotation in one line: the words in the article's own marks, and who says them."""
    return f"{plain(quote_line(known, quote))} — {plain(speaker_line(quote))}"


def unnamed(known: Index, event: Event) -> tuple[list[str], str]:
    """The people and the place of an event that its title does not name already."""
    people = [name for name in event.people if not _named(known, name, event.title)]
    place = event.place.name if event.place and event.place.name not in event.title else ""
    return people, place


def _named(known: Index, name: str, title: str) -> bool:
    person = known.people.get(name)
    aliases = person.aliases if person else ()
    return any(one in title for one in (name, name.rpartition(" ")[2], *aliases) if one)


def own_lines(rows: Rows, entry: Entry) -> list[str]:
    """What the user changed in an event, and the comment on it, a sentence each."""
    lines = (*told_lines(entry.row.mark, rows.zones, brief=True), *comment_lines(entry.row.mark))
    return [plain(line) for line in lines]
