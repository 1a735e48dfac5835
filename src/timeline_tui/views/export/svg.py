"""SVG: a picture of the timeline, in light colours or dark ones as the reader prefers.

Every element carries its light colour as an attribute, so that programs without style sheets draw it too. Widths
of words are estimated: nothing here can measure a reader's fonts.
"""

from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from timeline_tui.model import Timeline
from timeline_tui.present.details import finding_lines
from timeline_tui.present.header import counts_line, header
from timeline_tui.present.line import clip_text, plain, seg, wrap
from timeline_tui.present.rows import MEANINGS, Certainty, Rows
from timeline_tui.present.selection import EVERYTHING, Selection
from timeline_tui.present.sentences import plural
from timeline_tui.views.export.entries import Entry, cells, clock_names, entries
from timeline_tui.views.export.look import DARK, LIGHT, colours

WIDTH, _ROOM = 920, 440
"""How wide the picture is, and how much of it the titles need: many clocks widen it."""
_EDGE, _CLOCK, _RAIL, _LINE, _NOTE = 40, 112, 40, 23, 19
_SANS = "system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans','Liberation Sans',sans-serif"
_SERIF = "Charter,'Bitstream Charter','Iowan Old Style',Georgia,'Noto Serif','Liberation Serif',serif"
_CELL = {30: 15.0, 17: 8.4, 15: 8.4, 13: 7.4}
"""About how wide a cell of text is at each size of type."""


def write(timeline: Timeline, selection: Selection = EVERYTHING) -> str:
    """Return the timeline as a picture, as high as it needs to be."""
    rows = selection.rows(timeline)
    return _Picture(rows, selection.part(rows)).draw()


class _Picture:
    """Rows on their way to a picture; `y` is how far down it has come."""

    def __init__(self, rows: Rows, part: Timeline) -> None:
        self.rows, self.part = rows, part
        self.names = clock_names(rows)
        self.rail = _EDGE + _CLOCK * len(self.names) + _RAIL // 2 - 8
        self.left = self.rail + _RAIL // 2 + 2
        self.width = max(WIDTH, self.left + _ROOM + _EDGE)
        self.y = 0.0
        self.last: float | None = None
        self.parts: list[str] = []

    def draw(self) -> str:
        title = self.head()
        found = list(entries(self.rows))
        for at, entry in enumerate(found):
            if not at or entry.heading != found[at - 1].heading:
                self.heading(entry.heading, first=not at)
            self.event(entry)
        self.legend(found)
        height = round(self.y + _EDGE)
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {self.width} {height}" width="{self.width}" '
            f'height="{height}" role="img" aria-label={quoteattr(title)} font-family={quoteattr(_SANS)}>\n'
            f"<title>{escape(title)}</title>\n<style>{_style()}</style>\n"
            f'<rect width="{self.width}" height="{height}" {_ink("ground")}/>\n' + "\n".join(self.parts) + "\n</svg>\n"
        )

    def head(self) -> str:
        summary = header(self.part, self.rows.zones)
        self.y = _EDGE + 4
        for line in self.lines(summary.title, 30, self.width - 2 * _EDGE)[:4]:
            self.y += 30
            self.text(_EDGE, line, 30, "ink", f' font-family="{_SERIF}" font-weight="600"')
        for words in (summary.dateline, plain(counts_line(summary)).replace("  ", " · ")):
            self.y += 26 if words else 0
            self.text(_EDGE, clip_text(words, 100), 15 if words == summary.dateline else 13, "soft")
        self.clock_names()
        return summary.title

    def clock_names(self) -> None:
        """The names of the clocks above their columns, in two lines where one is too short."""
        names = [self.lines(name, 13, _CLOCK - 8)[:2] for name in self.names]
        self.y += 16
        for number in range(2):
            self.y += 16
            for at, lines in enumerate(names):
                spare = 2 - len(lines)
                if number >= spare:
                    self.text(_EDGE + _CLOCK * at, clip_text(lines[number - spare], 15), 13, "soft")

    def heading(self, name: str, first: bool) -> None:
        self.y += 30 if first else 44
        self.text(_EDGE, clip_text(name, 90), 15, "ink", ' font-weight="600"')
        self.y += 10
        self.line(f"M{_EDGE} {self.y + 0.5}H{self.width - _EDGE}")
        self.y += 8
        self.last = None

    def event(self, entry: Entry) -> None:
        """A mark on the rail, the clocks to its left, the title and what goes with it to its right."""
        self.y += 26
        if self.last is not None:
            self.line(f"M{self.rail} {self.last + 10}V{self.y - 15}")
        self.last = self.y - 5
        self.parts.append(_mark(entry.row.certainty, self.rail, self.y - 5))
        for at, cell in enumerate(cells(self.rows, entry.row)):
            doubt = f" <tspan {_ink('error')}>⚠</tspan>" if at in entry.row.conflicts else ""
            style = "" if at else ' font-weight="600"'
            self.text(_EDGE + _CLOCK * at, clip_text(cell, 13), 15, "second" if at else "time", style, doubt)
        for at, line in enumerate(self.lines(entry.title, 17, self.width - _EDGE - self.left)):
            self.y += _LINE if at else 0
            self.text(self.left, line, 17, "ink", f' font-family="{_SERIF}"')
        self.notes(entry)
        self.y += 8

    def notes(self, entry: Entry) -> None:
        """How much was said, and what is doubtful, in small type."""
        status = "" if entry.event.status == "happened" else entry.event.status
        facts = [part for part in (status, plural(len(entry.quotes), "quote") if entry.quotes else "",
                                   entry.row.carried, entry.row.document) if part]  # fmt: skip
        if facts:
            self.y += _NOTE
            self.text(self.left, clip_text(" · ".join(facts), 74), 13, "soft")
        for finding in entry.findings:
            for line in self.lines(plain(finding_lines(finding)[0]), 13, self.width - _EDGE - self.left)[:4]:
                self.y += _NOTE
                self.text(self.left, line, 13, finding.severity)

    def legend(self, found: Sequence[Entry]) -> None:
        used = {entry.row.certainty for entry in found}
        if len(used) < 2:
            return
        self.y += 60
        x = float(_EDGE + 6)
        for kind, name in MEANINGS.items():
            if kind in used:
                self.parts.append(_mark(kind, x, self.y - 4.5))
                self.text(x + 14, name, 13, "soft")
                x += 40 + len(name) * 7.2

    def lines(self, text: str, size: int, room: float) -> list[str]:
        """The lines of a text that has so many pixels."""
        return [plain(line) for line in wrap(seg(text), int(room / _CELL[size]))]

    def text(self, x: float, text: str, size: int, ink: str, more: str = "", after: str = "") -> None:
        if text:
            place = f'x="{x:g}" y="{self.y:g}" font-size="{size}"{more}'
            self.parts.append(f"<text {place} {_ink(ink)}>{escape(text)}{after}</text>")

    def line(self, path: str) -> None:
        self.parts.append(f'<path d="{path}" fill="none" {_ink("line", "stroke")}/>')


def _ink(name: str, use: str = "fill") -> str:
    """The class and the light colour of an element."""
    return f'class="{"s-" if use == "stroke" else ""}{name}" {use}="{colours(LIGHT)[name]}"'


def _style() -> str:
    """The dark colours, for those who prefer them."""
    dark = colours(DARK)
    rules = "".join(f".{name}{{fill:{value}}}.s-{name}{{stroke:{value}}}" for name, value in dark.items())
    return f"@media (prefers-color-scheme:dark){{{rules}}}"


def _mark(kind: Certainty, x: float, y: float) -> str:
    """The sign for how sure a time is: full, half, empty, dotted, a lozenge for what is planned."""
    rim, full, ground = _ink("mark", "stroke"), _ink("mark"), colours(LIGHT)["ground"]
    empty = f'fill="{ground}"'
    ring = f'<g class="ground" {empty}><circle cx="{x:g}" cy="{y:g}" r="5" {rim} stroke-width="2"'
    if kind == "exact":
        return f'<circle cx="{x:g}" cy="{y:g}" r="6" {full}/>'
    if kind == "approximate":
        return f'{ring}/></g><path d="M{x:g} {y - 5:g}a5 5 0 0 0 0 10z" {full}/>'
    if kind == "planned":
        return (f'<g class="ground" {empty}><path d="M{x:g} {y - 6.5:g}l6.5 6.5l-6.5 6.5l-6.5-6.5z" {rim} '
                'stroke-width="2"/></g>')  # fmt: skip
    if kind == "undated":
        soft = _ink("soft", "stroke")
        return (f'<g class="ground" {empty}><circle cx="{x:g}" cy="{y:g}" r="5" {soft} stroke-width="1.75" '
                'stroke-dasharray="1.6 2.3"/></g>')  # fmt: skip
    return f"{ring}/></g>"
