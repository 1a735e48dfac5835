"""The way from sources to a timeline, as a list of stages; each is a pure function, and spans survive to the end.

Record → language → Layout → Expression[] → Anchor → Document
       → marks, people → Quote[] → Timex[] (with Moments) → Finding[] → Event[] → Timeline
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from timeline_tui import __version__
from timeline_tui.events import events
from timeline_tui.extract.attribution import attribute
from timeline_tui.extract.mentions import mentions
from timeline_tui.extract.quotes import quotations
from timeline_tui.extract.segment import segment
from timeline_tui.extract.timex import expressions, in_places
from timeline_tui.extract.timex.headings import in_stated_clocks
from timeline_tui.extract.timex.openings import openings
from timeline_tui.gazetteer import Place, lookup
from timeline_tui.languages import Pack, load
from timeline_tui.languages.detect import detect
from timeline_tui.marks.attach import settled
from timeline_tui.marks.revise import Revision
from timeline_tui.marks.words import reworded
from timeline_tui.model import (
    Assumptions,
    Document,
    Expression,
    Layout,
    Mark,
    Marked,
    Quote,
    Record,
    Span,
    Timeline,
    Timex,
)
from timeline_tui.resolve.anchor import Anchor, anchor, published
from timeline_tui.resolve.checks import check
from timeline_tui.resolve.context import Utterance
from timeline_tui.resolve.lists import Label
from timeline_tui.resolve.resolver import resolve
from timeline_tui.resolve.tzdb import tzdb_version

if TYPE_CHECKING:
    from timeline_tui.ready import Told

GENERATOR = f"timeline-tui {__version__}"
FALLBACK_CLOCKS = ("America/New_York", "Europe/Moscow")
"""What fills up the pair of clocks where the sources state fewer than two."""


def timeline(records: Iterable[Record], assumptions: Assumptions = Assumptions()) -> Timeline:  # noqa: B008 - frozen
    """Read records and return them as one timeline."""
    return merged([read_one(record, assumptions) for record in records], assumptions)


def read_one(record: Record, assumptions: Assumptions = Assumptions()) -> Timeline:  # noqa: B008 - frozen
    """Return the timeline of one record: the stages, in order; what holds its events ready-made is not parsed."""
    if record.form is not None:
        return _ready(record, assumptions)
    text = record.text
    pack = load(assumptions.language or record.language or detect(text))
    layout = segment(text, pack)
    own = _marks_on(record.id, assumptions)
    told = in_stated_clocks(expressions(text, layout, pack), text, layout, pack)
    read = chosen(told, assumptions, own)
    found = reworded(text, read, own)
    clock = anchor(record, text, layout, found, assumptions, _dateline_place(text, layout, pack))
    if clock.zone_from == "assumed":
        found = in_places(found, text, layout, pack)
    document = _document(record, pack, layout, clock)
    people = mentions(text, layout, pack)
    speech = attribute(document.id, text, layout, quotations(text, layout, pack), people, pack)
    labels = [Label(opening.first, opening.until) for opening in openings(text, layout, found)]
    spoken = _utterances(speech.quotes)
    timexes = resolve(document.id, text, found, clock, spoken, layout.sentences, labels)
    plain = timexes if found is read else resolve(document.id, text, read, clock, spoken, layout.sentences, labels)
    revision = Revision(document.id, text, own, timexes, plain)
    quotes = revision.voiced(speech.quotes)
    findings = (*check(document.id, text, found, timexes, clock), *speech.findings)
    happened = events(document, found, timexes, quotes, people, findings, pack, revision.events)
    zones = _clocks(found, timexes, clock, assumptions)
    return Timeline(
        GENERATOR, tzdb_version(), zones, (document,), timexes, revision.told(happened.quotes, happened.events),
        happened.events, (*people.persons, *revision.people(people.persons)), (*findings, *happened.findings),
        tuple(revision.marked),
    )  # fmt: skip


def _ready(record: Record, assumptions: Assumptions) -> Timeline:
    from timeline_tui.ready import told

    return _stated(told(record, assumptions), assumptions)


def growing(record: Record, assumptions: Assumptions, enough: Callable[[], bool]) -> Iterator[tuple[Record, Timeline]]:
    """Yield the timeline of a table as its rows come, with the table as far as they go; ends when it is `enough`.

    Of any other record there is one timeline.
    """
    if record.form is None or record.form.kind not in ("table", "objects"):
        yield record, read_one(record, assumptions)
        return
    from timeline_tui.ready.table import growing

    for part, told in growing(record, assumptions, enough):
        yield part, _stated(told, assumptions)


def _stated(told: "Told", assumptions: Assumptions) -> Timeline:
    found, marked = _revised(told, assumptions)
    zones = assumptions.zones or _pair(found.zones)
    return Timeline(
        GENERATOR, tzdb_version(), zones, found.documents, found.timexes, found.quotes, found.events, found.people,
        found.findings, tuple(marked),
    )  # fmt: skip


def _revised(found: "Told", assumptions: Assumptions) -> "tuple[Told, list[Marked]]":
    """Return what was ready-made as the user corrected it, and what the marks made of which."""
    marked = list[Marked]()
    for document in found.documents:
        if own := _marks_on(document.id, assumptions):
            text = document.text if isinstance(document, Document) else ""
            revision = Revision(document.id, text, own, found.timexes)
            quotes = revision.voiced(found.quotes)
            rows = revision.events(found.events, quotes)
            people = (*found.people, *revision.people(found.people))
            found = found._replace(events=rows, quotes=revision.told(quotes, rows), people=people)
            marked += revision.marked
    return found, marked


def _marks_on(document: str, assumptions: Assumptions) -> tuple[Mark, ...]:
    return tuple(mark for mark in assumptions.marks if mark.document == document)


def merged(parts: Sequence[Timeline], assumptions: Assumptions) -> Timeline:
    """Return several timelines as one: what their documents tell of the same event, person or quotation is one."""
    if len(parts) == 1:
        return parts[0]
    from timeline_tui.story import story
    from timeline_tui.story.apart import told_apart

    parts = told_apart(parts)
    told = story(parts)
    return settled(Timeline(
        GENERATOR, tzdb_version(), assumptions.zones or _pair([zone for part in parts for zone in part.zones[:1]]),
        told.documents, tuple(timex for part in parts for timex in part.timexes), told.quotes, told.events, told.people,
        told.findings, tuple(mark for part in parts for mark in part.marks),
    ))  # fmt: skip


def chosen(found: Sequence[Expression], assumptions: Assumptions, marks: Sequence[Mark] = ()) -> tuple[Expression, ...]:
    """Return the expressions with the user's choices of clocks for zone words ("in Russia") or places ("Russia").

    A choice made in the document itself counts for more than one for every document.
    """
    choices = dict(assumptions.places) | {mark.passage.words: mark.zone for mark in marks if mark.kind == "clock"}
    return tuple(_chosen(expression, choices) for expression in found) if choices else tuple(found)


def _chosen(expression: Expression, choices: dict[str, str]) -> Expression:
    words = expression.zone
    key = choices.get(words.text) or choices.get(words.place) if words else None
    if words is None or not key:
        return expression
    return replace(expression, zone=replace(words, kind="user", zone=key, alternatives=()))


def _dateline_place(text: str, layout: Layout, pack: Pack) -> Place | None:
    span = layout.dateline_place
    return lookup(text[span.start : span.end], pack.code) if span else None


def _document(record: Record, pack: Pack, layout: Layout, clock: Anchor) -> Document:
    first = layout.blocks[0] if layout.blocks else None
    heading = record.text[first.span.start : first.span.end] if first and first.kind == "heading" else ""
    return Document(
        record.id, record.source, record.title or heading.strip(), pack.code, published(clock), len(record.text),
        record.text, layout,
    )  # fmt: skip


def _utterances(quotes: Sequence[Quote]) -> tuple[Utterance, ...]:
    """Marked speech, in which "yesterday" counts from the time of speaking."""
    return tuple(Utterance(Span(quote.start, quote.end)) for quote in quotes if quote.kind != "indirect")


def _clocks(
    found: Sequence[Expression], timexes: Sequence[Timex], clock: Anchor, assumptions: Assumptions
) -> tuple[str, ...]:
    """Return the clocks to show: the user's; else the narrator's and those the text states.

    A clock that is only assumed is shown where hours are told in it: they must be seen as they were said.
    """
    if assumptions.zones:
        return assumptions.zones
    guessed = [t.moment.zone for t in timexes if t.moment and t.moment.local and t.moment.zone_from == "assumed"]
    narrator = guessed if clock.zone_from == "assumed" else [clock.zone]
    return _pair([*narrator, *(e.zone.zone for e in found if e.zone and e.zone.zone)])


def _pair(zones: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*zones, *FALLBACK_CLOCKS)))[:2]
