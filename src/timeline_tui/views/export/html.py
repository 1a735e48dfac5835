"""HTML: one page that stands by itself, to read, to print or to put online. No script, nothing loaded.

The article's words are escaped and in a direction of their own, and the page forbids itself to load or run
anything, so that no text can.
"""

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import groupby

from timeline_tui import resources
from timeline_tui.model import Event, Evidence, Finding, Moment, Quote, Timeline
from timeline_tui.present.details import finding_lines
from timeline_tui.present.header import counts_line, header
from timeline_tui.present.index import Index
from timeline_tui.present.line import Line, plain
from timeline_tui.present.quotes import quote_line, speaker_line
from timeline_tui.present.rows import MEANINGS, SOURCES_NAMED, Row, Rows
from timeline_tui.present.safe import clean
from timeline_tui.present.selection import EVERYTHING, Selection
from timeline_tui.present.when import zone_label
from timeline_tui.views.export.entries import Entry, cells, clock_names, days, entries, own_lines, unnamed
from timeline_tui.views.export.look import css

_TIMED = frozenset({"hour", "minute", "second"})
_NARROW = "(max-width:40rem)"
"""Where the style sheet stands clocks above titles; each clock more than two needs a wider screen."""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def write(timeline: Timeline, selection: Selection = EVERYTHING) -> str:
    """Return the timeline as a page."""
    rows = selection.rows(timeline)
    part = selection.part(rows)
    return "\n".join(_Page(rows, part).lines()) + "\n"


class _Page:
    """Rows on their way to a page; `part` is the timeline of just what is shown."""

    def __init__(self, rows: Rows, part: Timeline) -> None:
        self.rows, self.part, self.known = rows, part, rows.known
        self.languages = {source.id: source.language for source in part.documents}
        self.names = [zone_label(zone) for zone in rows.zones] if rows.clocked else [""]

    def lines(self) -> Iterator[str]:
        found = list(entries(self.rows))
        yield from self.head()
        yield from self.days(found)
        yield from self.loose_quotes()
        yield from self.findings(found)
        yield from self.foot(found)

    def head(self) -> Iterator[str]:
        summary = header(self.part, self.rows.zones)
        sheet = resources.read_text("views/export", "page.css")
        style = css(":root") + sheet.replace(_NARROW, f"(max-width:{26 + 7 * len(self.names)}rem)")
        yield "<!doctype html>"
        yield '<html lang="en">\n<head>\n<meta charset="utf-8">'
        yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
        yield '<meta name="color-scheme" content="light dark">'
        yield f"<title>{escape(summary.title)}</title>\n<style>\n{style}</style>\n</head>\n<body>"
        yield f'<main style="--clocks:{len(self.names)}">'
        yield f'<header>\n<h1 dir="auto">{escape(summary.title)}</h1>'
        if summary.dateline:
            yield f'<p class="dateline" dir="auto">{escape(summary.dateline)}</p>'
        yield f'<p class="counts">{escape(plain(counts_line(summary)))}</p>\n</header>'

    def days(self, found: Sequence[Entry]) -> Iterator[str]:
        """A section for each heading; the clocks' names stand above the first."""
        if not found:
            yield '<p class="nothing">There is no event to show.</p>'
            return
        names = "".join(f"<span>{escape(name)}</span>" for name in clock_names(self.rows))
        yield f'<div class="timeline">\n<p class="names">{names}</p>'
        heading = None
        for entry in found:
            if entry.heading != heading:
                yield from ("</ol>", "</section>") if heading is not None else ()
                heading = entry.heading
                yield f"<section>\n<h2>{escape(heading)}</h2>\n<ol>"
            yield from self.event(entry)
        yield "</ol>\n</section>\n</div>"

    def event(self, entry: Entry) -> Iterator[str]:
        row, event = entry.row, entry.event
        yield f'<li id="{escape(event.id)}" class="{row.certainty}">'
        yield f'<div class="clocks">{"".join(self.clocks(entry))}</div>'
        yield f'<span class="mark" role="img" aria-label="{MEANINGS[row.certainty]}"></span>'
        yield f'<div class="what">\n<h3{self.language(event)} dir="auto">{escape(entry.title)}{self.marks(row)}</h3>'
        if facts := self.facts(entry):
            yield f'<p class="facts">{facts}</p>'
        yield from self.quotes(entry.untold)
        yield from (self.finding(finding) for finding in entry.findings)
        yield from (f'<p class="own">{escape(line)}</p>' for line in own_lines(self.rows, entry))
        yield from self.evidence(event)
        yield "</div>\n</li>"

    def clocks(self, entry: Entry) -> Iterator[str]:
        for at, (cell, name) in enumerate(zip(cells(self.rows, entry.row), self.names, strict=False)):
            doubt = ' <span class="doubt" title="The text says otherwise">⚠</span>' if at in entry.row.conflicts else ""
            label = f' <span class="zone">{escape(name)}</span>' if cell and name else ""
            yield f'<span class="clock">{_time(entry.event.when, cell)}{doubt}{label}</span>'

    def language(self, event: Event) -> str:
        code = self.languages.get(event.evidence[0].document, "") if event.evidence else ""
        return f' lang="{escape(code)}"' if code else ""

    def marks(self, row: Row) -> str:
        """What stands behind a title: how many sources carry it, and whether it happened at all."""
        carried = f' <span class="status">{row.carried}</span>' if row.carried else ""
        return carried + ("" if row.status == "happened" else f' <span class="status" lang="en">{row.status}</span>')

    def facts(self, entry: Entry) -> str:
        names, where = unnamed(self.known, entry.event)
        people = [f'<span class="person">{_words(name)}</span>' for name in names]
        place = [f'<span class="place">{_words(where)}</span>'] if where else []
        told = self.known.source_names(entry.event, SOURCES_NAMED) if entry.row.document else ()
        sources = (f"<span>{_words(name)}</span>" for name in told)
        return " · ".join((*people, *place, *sources))

    def quotes(self, quotes: Sequence[Quote]) -> Iterator[str]:
        """Quotations, each run of one voice's in one figure with the name under it."""
        for _, run in groupby(quotes, _voice):
            said = list(run)
            words = "".join(map(self.quote, said))
            yield f"<figure>{words}<figcaption>{_line(speaker_line(said[0]))}</figcaption></figure>"

    def quote(self, quote: Quote) -> str:
        code = self.languages.get(quote.document, "")
        language = f' lang="{escape(code)}"' if code else ""
        words = _line(quote_line(self.known, quote))
        return f'<blockquote class="{quote.kind}"{language} dir="auto">{words}</blockquote>'

    def finding(self, finding: Finding, words: str = "") -> str:
        head, *readings = finding_lines(finding)
        items = "".join(f"<li>{escape(plain(line).strip(' ·'))}</li>" for line in readings)
        listed = f"<ul>{items}</ul>" if items else ""
        return f'<aside class="{finding.severity}"><p>{_line(head)}</p>{words}{listed}</aside>'

    def evidence(self, event: Event) -> Iterator[str]:
        """The words an event was read from and the steps from them to its time, folded away."""
        if not event.evidence:
            return
        yield "<details>\n<summary>Source</summary>"
        for words in event.evidence:
            yield f'<p class="source"{self.language(event)} dir="auto">{_marked(self.known, event, words)}</p>'
            name = _words(self.known.document_name(words.document))
            yield f'<p class="place-in">{name}, characters {words.start:,}–{words.end:,}</p>'
        steps = event.when.reasons if event.when else ()
        if steps:
            yield f"<ol>{''.join(f'<li>{_words(step)}</li>' for step in steps)}</ol>"
        yield from self.order(event)
        yield "</details>"

    def order(self, event: Event) -> Iterator[str]:
        """For an undated event, links to those it is ordered against."""
        for order in event.order if event.when is None else ():
            if other := self.known.event(order.event):
                link = f'<a href="#{escape(other.id)}"><bdi>{_words(other.title)}</bdi></a>'
                title = link if self.rows.index_of(other.id) is not None else f"<bdi>{_words(other.title)}</bdi>"
                yield f'<p class="order">{order.relation} {title}</p>'

    def loose_quotes(self) -> Iterator[str]:
        loose = [quote for quote in self.part.quotes if quote.id not in self.known.event_of_quote]
        if loose:
            yield '<section class="more">\n<h2>Also said</h2>'
            yield from self.quotes(loose)
            yield "</section>"

    def findings(self, found: Sequence[Entry]) -> Iterator[str]:
        """What is doubtful and stands beside no event."""
        told = {finding.id for entry in found for finding in entry.findings}
        loose = [finding for finding in self.part.findings if finding.id not in told]
        if loose:
            yield '<section class="more">\n<h2>Findings</h2>'
            for finding in loose:
                words = " … ".join(escape(clean(one.text)) for one in self.known.joined(finding.evidence))
                yield self.finding(finding, f'<p class="source" dir="auto">{words}</p>' if words else "")
            yield "</section>"

    def foot(self, found: Iterable[Entry]) -> Iterator[str]:
        used = {entry.row.certainty for entry in found}
        yield "<footer>"
        if len(used) > 1:
            keys = (f'<li class="{kind}"><span class="mark"></span>{name}</li>' for kind, name in MEANINGS.items()
                    if kind in used)  # fmt: skip
            yield f'<ul class="legend">{"".join(keys)}</ul>'
        clocks = " Days and times stand in the clocks named above; +1 is the day after." if self.rows.clocked else ""
        made = f"Read by rules from the text by {_words(self.part.generator)}, tz database {_words(self.part.tzdb)}."
        yield f"<p>{made}{clocks}</p>\n</footer>\n</main>\n</body>\n</html>"


def _voice(quote: Quote) -> tuple[object, ...]:
    """Who speaks to whom, through whom and how: quotations alike in this share one attribution."""
    speaker = quote.speaker
    return quote.kind, speaker and (speaker.name, speaker.via), quote.addressee


def _words(text: str) -> str:
    return escape(clean(text))


def _line(line: Line) -> str:
    """A line of present as HTML, its roles as classes."""
    return "".join(f'<span class="{role.replace(".", "-")}">{escape(text)}</span>' if role not in ("text", "muted")
                   else escape(text) for text, role in line)  # fmt: skip


def _time(when: Moment | None, cell: str) -> str:
    """A cell of a clock, with what machines read beside it where HTML has a form for it."""
    if when is None or not cell:
        return escape(cell)
    if when.granularity in _TIMED:
        return f'<time datetime="{when.start:%Y-%m-%dT%H:%M:%S}Z">{escape(cell)}</time>'
    first, last = days(when)
    return f'<time datetime="{first.isoformat()}">{escape(cell)}</time>' if first == last else escape(cell)


def _marked(known: Index, event: Event, words: Evidence) -> str:
    """The words of evidence, the time expression that dates the event marked in them."""
    text, timex = clean(words.text), known.timex(event)
    if timex is None or timex.document != words.document or not words.start <= timex.start < timex.end <= words.end:
        return escape(text)
    first, last = timex.start - words.start, timex.end - words.start
    return f"{escape(text[:first])}<mark>{escape(text[first:last])}</mark>{escape(text[last:])}"
