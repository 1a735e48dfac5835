"""Timelines that this program wrote as JSON, read back field by field through the adapter that writes them.

Their documents travelled without their text: what is shown of it are the words that the timeline quotes, each in
its place.
"""

import json
from collections.abc import Iterable, Iterator
from functools import cache

from pydantic import TypeAdapter, ValidationError

from timeline_tui.errors import TimelineError
from timeline_tui.model import Assumptions, Document, Evidence, Form, Moment, Quote, Record, Source, Timeline, Timex
from timeline_tui.ready.told import Told
from timeline_tui.resolve.zones import known

_LONGEST = 50_000_000
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
    for zone in {*timeline.zones, *(moment.zone for moment in _moments(timeline))}:
        if not known(zone):
            raise TimelineError(f"This is not a timeline in JSON: there is no zone {zone!r}.")
    return timeline


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
    documents = tuple(_shown(source, words.get(source.id, {})) for source in found.documents)
    return Told(documents, found.events, found.zones, found.timexes, found.quotes, found.people, found.findings)


def _words(found: Timeline) -> dict[str, dict[int, str]]:
    """Return for each document the words that are quoted of it, by where they begin."""
    quoted: list[Evidence | Quote | Timex] = [*found.quotes, *found.timexes]
    quoted += [words for event in found.events for words in event.evidence]
    quoted += [words for finding in found.findings for words in finding.evidence]
    words: dict[str, dict[int, str]] = {}
    for piece in quoted:
        pieces = words.setdefault(piece.document, {})
        if len(piece.text) > len(pieces.get(piece.start, "")) and piece.end - piece.start == len(piece.text):
            pieces[piece.start] = piece.text
    return words


def _shown(source: Source, pieces: dict[int, str]) -> Document:
    text = "".join(_laid(sorted(pieces.items()), source.length)) if source.length <= _LONGEST else ""
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
