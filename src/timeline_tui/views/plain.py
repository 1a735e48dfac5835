"""The timeline on paper (`--print`): the explorer's rows, with people, quotations and findings under them."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple, TextIO

from timeline_tui.model import Event, Quote, Timeline
from timeline_tui.present.blocks import flow, hang
from timeline_tui.present.details import finding_lines
from timeline_tui.present.findings import findings_list
from timeline_tui.present.header import Header, counts_line, header, title_line
from timeline_tui.present.line import Line, line_width, pad, seg, spaced, width, wrap
from timeline_tui.present.marks import comment_lines, signs, told_lines
from timeline_tui.present.quotes import quote_line, speaker_line
from timeline_tui.present.rows import GLYPHS, MEANINGS, SOURCES_NAMED, Certainty, Row
from timeline_tui.present.safe import clean
from timeline_tui.present.selection import EVERYTHING, Selection
from timeline_tui.present.sentences import SEVERITY_GLYPHS, listing, plural
from timeline_tui.present.sources import source_list
from timeline_tui.present.steps import explain
from timeline_tui.present.when import TIMED
from timeline_tui.views.paint import Painter, to_ascii

if TYPE_CHECKING:
    from timeline_tui.theme import Depth, ThemeSpec

NARROW = 60
"""Under this many columns the second clock becomes a badge behind the first."""
TINY = 44
"""Under this many the title stands below its time."""
DOUBT = f" {SEVERITY_GLYPHS['error']}"
"""Behind a clock of which the text says otherwise."""
_SAMPLE = 2000
_GLYPH = 3


class PlainOptions(NamedTuple):
    """How it is printed: cells across, the looks, and what of it.

    Without a theme no escape sequence is written; with one, it must be fitted to `color_depth`.
    """

    width: int = 80
    color_depth: "Depth" = "none"
    theme: "ThemeSpec | None" = None
    ascii: bool = False
    selection: Selection = EVERYTHING


def write(timeline: Timeline, out: TextIO, options: PlainOptions | None = None) -> None:
    """Print a timeline to a text stream: header, rows under their days, what was said, what is doubtful, a legend."""
    page = _Page(timeline, out, options or PlainOptions())
    page.head()
    page.body()
    page.loose_quotes()
    page.findings()
    page.sources()
    page.legend()


def write_explained(timeline: Timeline, out: TextIO, options: PlainOptions) -> None:
    """Print the way of each time expression from words to an instant; one sentence when there is none."""
    painter = Painter(options.theme, options.color_depth)
    lines = explain(timeline, options.selection.zones) or (seg("There is no time expression in this text.", "muted"),)
    for line in lines:
        for row in wrap(line, max(options.width, 20), hang(line)):
            painted = painter.paint(row)
            out.write((to_ascii(painted) if options.ascii else painted).rstrip() + "\n")


class _Page:
    """One timeline on its way to one stream."""

    def __init__(self, timeline: Timeline, out: TextIO, options: PlainOptions) -> None:
        self.out, self.options = out, options
        self.rows = self.options.selection.rows(self.options.selection.open(timeline))
        self.timeline = self.options.selection.part(self.rows)
        self.known = self.rows.known
        self.width = max(options.width, 20)
        self.painter = Painter(options.theme, options.color_depth)
        self.narrow = self.width < NARROW
        # Dates that nobody gave a clock stand in one column, and no zone's name above them.
        self.zones = self.rows.zones if self.rows.clocked else self.rows.zones[:1]
        self.columns = self._columns()
        self.indent = self._indent()
        self.used: dict[Certainty, None] = {}

    def _columns(self) -> list[int]:
        """The width of each clock's column, as wide as its widest cell; none when nothing is dated."""
        if not self.rows.span():
            return []
        zones = self.zones[:1] if self.narrow else self.zones
        rows = [row for row in (self.rows[at] for at in range(min(len(self.rows), _SAMPLE))) if row.clocks]
        return [max([width(self._clock_name(at)), *(width(self._cell(row, at)) for row in rows)])
                for at in range(len(zones))]  # fmt: skip

    def _indent(self) -> int:
        """Where titles begin."""
        indent = _GLYPH + sum(column + 2 for column in self.columns)
        return indent if self.width >= TINY and self.width - indent >= 24 else _GLYPH

    def _clock_name(self, at: int) -> str:
        return self.rows.clock_name(self.zones[at]) if self.rows.clocked else ""

    def _cell(self, row: Row, at: int) -> str:
        if at >= len(row.clocks):
            return ""
        text = row.clocks[at].cell
        if self.narrow and len(row.clocks) > 1 and row.clocks[1].text and row.granularity in TIMED:
            text = f"{text} {_distance(row)}"
        text += DOUBT if at in row.conflicts or (self.narrow and row.conflicts) else ""
        return to_ascii(text) if self.options.ascii else text

    def put(self, line: Line, indent: int = 0, more: int | None = None) -> None:
        """Print a line wrapped at `indent`; what continues begins `more` cells further right (its `hang`)."""
        line = tuple((to_ascii(text), role) for text, role in line) if self.options.ascii else line
        further = hang(line) if more is None else more
        margin = seg(" " * indent)
        for row in wrap(line, self.width - indent, further):
            self.out.write(self.painter.paint(margin + row) + "\n")

    def space(self) -> None:
        """Print an empty line."""
        self.out.write("\n")

    def head(self) -> None:
        """Print title and dateline, what was found, and the names of the clocks above their columns."""
        summary: Header = header(self.timeline, self.rows.zones)
        self.put(title_line(summary), more=2)
        if self.rows.events:
            self.put(counts_line(summary), more=0)
        if self.columns and self.rows.clocked:
            self.space()
            self.put(self._clock_names(), more=0)

    def _clock_names(self) -> Line:
        names = [seg(self._clock_name(at), "zone") for at in range(len(self.zones))]
        if self.narrow:
            return seg(" " * _GLYPH) + spaced(names[:2], seg(", ", "muted")) + seg(self._steady_distance(), "zone")
        padded = [pad(name, column + 2) for name, column in zip(names, self.columns, strict=True)]
        return sum(padded, seg(" " * _GLYPH))

    def _steady_distance(self) -> str:
        """How far the second clock is from the first, when no clock change makes it vary."""
        if len(self.zones) < 2 or any(len(self.rows.abbreviations(zone)) > 1 for zone in self.zones[:2]):
            return ""
        return " " + _distance(next(row for row in self.rows if row.clocks and row.clocks[1].text))

    def body(self) -> None:
        """Print every row, an empty line above each heading and around rows with more than their title."""
        if not self.rows.events:
            self.space()
            self.put(seg(self._nothing()), more=0)
        tall = False
        for at, row in enumerate(self.rows):
            event = self.rows.event_at(at)
            if event is None:
                self.heading(row.title)
                tall = False
                continue
            notes = list(self.notes(row, event))
            if tall or (notes and not self.rows.is_separator(at - 1)):
                self.space()
            self.event(row)
            for line in notes:
                self.put(line, self.indent)
            tall = bool(notes)

    def _nothing(self) -> str:
        if self.options.selection.only:
            return "No event fits the filter."
        return "All events are hidden." if self.rows.timeline.events else _nothing(self.timeline)

    def heading(self, name: str) -> None:
        """Print a separator: its name and a rule to the edge."""
        self.space()
        rule = "─" * (self.width - width(name) - 1)
        self.put((*seg(name, "heading"), *seg(f" {rule}" if rule else "", "separator")), more=0)

    def event(self, row: Row) -> None:
        """Print glyph, clocks and title."""
        self.used[row.certainty] = None
        head = ((row.glyph, "glyph"), ("  ", "text"), *self._times(row))
        title = seg(row.title, "title") + seg(f"  {row.carried}" if row.carried else "", "muted")
        title += seg(f"  {row.status}", "warning") if row.status in _DOUBTED else ()
        title += signs(row.mark, row.own)
        if self.indent > _GLYPH:
            first, *further = wrap(title, self.width - self.indent)
            self.put(pad_to(head, self.indent, gap=0) + first)
            for line in further:
                self.put(line, self.indent)
        elif row.clocks:
            self.put(head, more=_GLYPH)
            self.put(title, _GLYPH, more=0)
        else:
            self.put(head[:2] + title, more=_GLYPH)

    def _times(self, row: Row) -> Line:
        cells: Line = ()
        for at, column in enumerate(self.columns):
            text = self._cell(row, at)
            mark = to_ascii(DOUBT) if self.options.ascii else DOUBT
            doubt = seg(mark if text.endswith(mark) else "", "error")
            cells += pad_to(seg(text.removesuffix(mark), "time.second" if at else "time") + doubt, column + 2)
        return cells

    def notes(self, row: Row, event: Event) -> Iterable[Line]:
        """What is said under a title: people and place, quotations, findings."""
        if facts := self._facts(row, event):
            yield facts
        quotes = [quote for name in event.quotes if (quote := self.known.quotes.get(name))
                  and clean(quote.text).rstrip(_CLOSING) not in row.title]  # fmt: skip
        yield from self.said(quotes)
        for name in event.findings:
            if finding := self.known.findings.get(name):
                yield from finding_lines(finding)
        yield from told_lines(row.mark, self.rows.zones, brief=True)
        yield from comment_lines(row.mark)

    def _facts(self, row: Row, event: Event) -> Line:
        """People and place that the title does not name, called as in a filter; the documents if there are several."""
        people = [seg(clean(name), "person") for name in event.people if not self._named(name, event.title)]
        place = event.place.name if event.place and event.place.name not in event.title else ""
        sources = self.known.source_names(event, SOURCES_NAMED) if row.document else ()
        parts = [
            seg("who: ", "muted") + spaced(people, seg(", ", "muted")) if people else (),
            seg("place: ", "muted") + seg(clean(place), "place") if place else (),
            *(seg(name, "muted") for name in sources),
        ]
        return spaced(parts, seg(" · ", "muted"))

    def _named(self, name: str, title: str) -> bool:
        """Tell whether a title names that person already, in full or by another of their names."""
        person = self.known.people.get(name)
        aliases = person.aliases if person else ()
        return any(one in title for one in (name, name.rpartition(" ")[2], *aliases) if one)

    def said(self, quotes: Sequence[Quote]) -> Iterable[Line]:
        """Quotations, each run of one speaker's followed by the name."""
        room = self.width - self.indent
        for at, quote in enumerate(quotes):
            words = quote_line(self.known, quote)
            by = seg("— ", "muted") + speaker_line(quote, kind=False)
            if at + 1 < len(quotes) and quote.speaker and _voice(quotes[at + 1]) == _voice(quote):
                yield words
            elif line_width(words) + line_width(by) + 2 <= room:
                yield (*words, ("  ", "text"), *by)
            else:
                yield words
                yield (("  ", "text"), *by)

    def loose_quotes(self) -> None:
        """Print the quotations that belong to no row."""
        loose = [quote for quote in self.timeline.quotes if quote.id not in self.known.event_of_quote]
        if not loose:
            return
        self.heading("Also said")
        for line in self.said(loose):
            self.put(line, _GLYPH)

    def findings(self) -> None:
        """Print the list of findings: in full what no row has shown, the others in one sentence."""
        items = findings_list(self.timeline)
        if not items:
            return
        self.heading("Findings")
        for item in items:
            lines = item.lines if item.event is None else item.lines[:1]
            for line in lines:
                self.put(line)

    def sources(self) -> None:
        """Print the list of documents when there are several: what was read from each, and which repeat another."""
        if len(self.timeline.documents) < 2:
            return
        self.heading("Sources")
        for item in source_list(self.timeline):
            self.put(item.line, more=2)

    def legend(self) -> None:
        """Say what the glyphs mean, when there is more than one kind."""
        if len(self.used) < 2:
            return
        self.space()
        parts: list[Line] = [((GLYPHS[kind], "glyph"), (f" {MEANINGS[kind]}", "muted")) for kind in MEANINGS
                             if kind in self.used]  # fmt: skip
        for line in flow(parts, self.width):
            self.put(line)


def _voice(quote: Quote) -> tuple[object, ...]:
    """Who speaks to whom and through whom: quotations alike in this share one attribution."""
    speaker = quote.speaker
    return (speaker and speaker.name, speaker and speaker.via, quote.addressee)


_DOUBTED = frozenset({"possible", "denied"})
_CLOSING = ".,;:!?… "


def pad_to(line: Line, cells: int, gap: int = 1) -> Line:
    """Fill a line with spaces to a column; what is longer stays whole, with `gap` spaces after it."""
    return (*line, (" " * max(cells - line_width(line), gap), "text"))


def _distance(row: Row) -> str:
    """How far the second clock is from the first at that time: "+8h", "−5:30"."""
    here, there = (_minutes(clock.offset) for clock in row.clocks[:2])
    hours, minutes = divmod(abs(there - here), 60)
    sign = "−" if there < here else "+"
    return f"{sign}{hours}" + (f":{minutes:02}" if minutes else "h")


def _minutes(offset: str) -> int:
    hours, minutes = offset[1:].split(":")
    return (int(hours) * 60 + int(minutes)) * (-1 if offset[0] == "−" else 1)


def _nothing(timeline: Timeline) -> str:
    """One honest sentence for a timeline without events."""
    if not timeline.documents:
        return "There is nothing to show."
    found = [plural(len(timeline.timexes), "time expression")] if timeline.timexes else []
    found += [plural(len(timeline.quotes), "quotation")] if timeline.quotes else []
    if found:
        return f"No event was found, only {listing(found)}."
    return "No event was found: the text names no time and quotes nobody."
