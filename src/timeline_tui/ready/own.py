"""Timelines that this program wrote as JSON, read back field by field through the adapter that writes them.

Their documents travelled without their text: what is shown of it are the words that the timeline quotes, each in
its place.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import timedelta
from functools import cache
from unicodedata import category

from pydantic import TypeAdapter, ValidationError

from timeline_tui.errors import TimelineError
from timeline_tui.model import Assumptions, Document, Evidence, Form, Moment, Quote, Record, Source, Timeline, Timex
from timeline_tui.ready.told import Told
from timeline_tui.resolve.zones import known

_LONGEST = 50_000_000
"""Characters that all documents of one timeline may have for their words to be laid out in their places."""
_SHOWN = 40
_STEERING = frozenset({"Cc", "Cf", "Zl", "Zp"})
"""The kinds of characters that steer a terminal or hide: no id has them, and some formats write ids as they are."""
_GAP = "\n…\n"


@cache
def adapter() -> TypeAdapter[Timeline]:
    """Return what reads, validates and writes the public model."""
    return TypeAdapter(Timeline)


def load(text: str) -> Timeline:
    """Read what `dump` wrote; raises TimelineError that names the first field which is not as it should be."""
    try:
        timeline = adapter().validate_python(json.loads(text))
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(map(str, first["loc"])) or "the object"
        raise TimelineError(f"This is not a timeline in JSON: {place}: {first['msg']}.") from None
    except (ValueError, RecursionError) as error:
        raise TimelineError(f"This is not JSON: {error}.") from None
    if wrong := next(_wrong(timeline), ""):
        raise TimelineError(f"This is not a timeline in JSON: {wrong}.")
    return timeline


def _wrong(timeline: Timeline) -> Iterator[str]:
    """Yield what no timeline that was written can hold, though each field is of the right kind: hands edit files."""
    moments = list(_moments(timeline))
    places = (event.place.zone for event in timeline.events if event.place and event.place.zone)
    for zone in {*timeline.zones, *places, *(moment.zone for moment in moments)}:
        if not known(zone):
            yield f"there is no zone {zone[:_SHOWN]!r}"
    yield from _wrong_moments(moments)
    yield from _wrong_names(timeline, moments)
    lengths = {document.id: document.length for document in timeline.documents}
    for document, start, end in _spans(timeline):
        if not 0 <= start <= end <= lengths.get(document, end):
            yield f"characters {start} to {end} do not lie in {document[:_SHOWN]!r}"


def _wrong_moments(moments: Iterable[Moment]) -> Iterator[str]:
    for moment in moments:
        if moment.start.utcoffset() != timedelta() or moment.end.utcoffset() != timedelta():
            yield f"the moment {moment.edtf[:_SHOWN]!r} is not given in UTC, as in 2025-12-29T13:00:00Z"
        elif moment.end < moment.start:
            yield f"the moment {moment.edtf[:_SHOWN]!r} ends before it begins"


def _wrong_names(timeline: Timeline, moments: Iterable[Moment]) -> Iterator[str]:
    documents, events = ([one.id for one in found] for found in (timeline.documents, timeline.events))
    for what, ids in (("documents", documents), ("events", events)):
        name, times = next(iter(Counter(ids).most_common(1)), ("", 0))
        if times > 1:
            yield f"{times} {what} have the id {name[:_SHOWN]!r}"
    for name in (*events, *_machine_words(timeline, moments)):
        if not name.isprintable() and not _STEERING.isdisjoint(map(category, name)):
            yield f"{name[:_SHOWN]!r} is no id, date or language"


def _spans(timeline: Timeline) -> Iterator[tuple[str, int, int]]:
    for piece in _pieces(timeline):
        yield piece.document, piece.start, piece.end
    for quote in timeline.quotes:
        for words in (quote.cue, quote.speaker.mention if quote.speaker else None):
            if words is not None:
                yield quote.document, words.start, words.end


def _machine_words(timeline: Timeline, moments: Iterable[Moment]) -> Iterator[str]:
    """Yield what is written for programs, and reaches them as it is."""
    yield from (document.language for document in timeline.documents)
    for found in (timeline.quotes, timeline.timexes, timeline.findings):
        yield from (one.id for one in found)
    yield from (timex.value for timex in timeline.timexes)
    for moment in moments:
        yield from (moment.edtf, moment.local or "")


def _moments(timeline: Timeline) -> Iterator[Moment]:
    found = (
        *(document.published for document in timeline.documents), *(timex.moment for timex in timeline.timexes),
        *(quote.said_at for quote in timeline.quotes), *(event.when for event in timeline.events),
        *(reading.moment for finding in timeline.findings for reading in finding.readings),
    )  # fmt: skip
    return (moment for moment in found if moment is not None)


def told(record: Record, assumptions: Assumptions) -> Told:
    """Return the timeline as it was written, whatever is assumed now; raises TimelineError when it is not one."""
    del assumptions
    found = load(record.text)
    words = _words(found)
    fits = sum(source.length for source in found.documents) <= _LONGEST
    documents = tuple(_shown(source, words.get(source.id, {}) if fits else None) for source in found.documents)
    return Told(documents, found.events, found.zones, found.timexes, found.quotes, found.people, found.findings)


def _words(found: Timeline) -> dict[str, dict[int, str]]:
    """Return for each document the words that are quoted of it, by where they begin."""
    words: dict[str, dict[int, str]] = {}
    for piece in _pieces(found):
        pieces = words.setdefault(piece.document, {})
        if len(piece.text) > len(pieces.get(piece.start, "")) and piece.end - piece.start == len(piece.text):
            pieces[piece.start] = piece.text
    return words


def _pieces(found: Timeline) -> Iterator[Evidence | Quote | Timex]:
    """Yield whatever quotes a document's words."""
    yield from found.quotes
    yield from found.timexes
    for quote in found.quotes:
        yield from quote.witnesses
    for event in found.events:
        yield from event.evidence
    for finding in found.findings:
        yield from finding.evidence


def _shown(source: Source, pieces: dict[int, str] | None) -> Document:
    """Return a document with the words that are known of it, without a text where there is no room for it."""
    text = "" if pieces is None else "".join(_laid(sorted(pieces.items()), source.length))
    return Document(
        source.id, source.source, source.title, source.language, source.published, source.length, text, form=Form("own")
    )


def _laid(pieces: Iterable[tuple[int, str]], length: int) -> Iterator[str]:
    """Yield the pieces in their places, with spaces and a sign for what is not known between them."""
    at = 0
    for start, words in pieces:
        if start >= at and start + len(words) <= length:
            yield _unknown(start - at)
            yield words
            at = start + len(words)
        elif at < start + len(words) <= length:
            yield words[at - start :]
            at = start + len(words)
    yield _unknown(length - at)


def _unknown(length: int) -> str:
    return " " * (length - len(_GAP)) + _GAP if length > len(_GAP) else " " * length
