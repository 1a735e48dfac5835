"""What an event may be split into: its sentences, apart at their stops, commas and quotations."""

import re
from collections.abc import Iterator

from timeline_tui.model import Document, Event, Evidence, Timeline

_BREAK = re.compile(r"(?<=[,;:.!?…–—])\s|\s(?=[–—(])")
_FEWEST = 2
"""Words in a part."""


def parts(timeline: Timeline, event: Event) -> tuple[Evidence, ...]:
    """Return parts of an event's sentences that may be a row of their own, in order; none that is all of its words."""
    quotes = {quote.id: quote for quote in timeline.quotes}
    said = (quote for name in event.quotes if (quote := quotes.get(name)) is not None)
    every = [Evidence(quote.document, quote.start, quote.end, quote.text) for quote in said]
    every += [part for words in event.evidence for whole in _sentences(timeline, words) for part in _clauses(whole)]
    every += event.evidence[1:]
    first = event.evidence[0] if event.evidence else None
    found = {(part.document, part.start, part.end): part for part in every if not _same(part, first)}
    return tuple(found[key] for key in sorted(found))


def _same(part: Evidence, words: Evidence | None) -> bool:
    return words is not None and (part.document, part.start) == (words.document, words.start) and part.end >= words.end


def _sentences(timeline: Timeline, words: Evidence) -> Iterator[Evidence]:
    """The sentences that words stand in; nothing for a document that travelled without its text."""
    for document in timeline.documents:
        if document.id == words.document and isinstance(document, Document):
            for span in document.layout.sentences:
                if span.start < words.end and words.start < span.end:
                    yield Evidence(document.id, span.start, span.end, document.text[span.start : span.end])


def _clauses(words: Evidence) -> Iterator[Evidence]:
    at = 0
    for match in (*_BREAK.finditer(words.text), None):
        end = match.start() if match is not None else len(words.text)
        kept = words.text[at:end].rstrip(" \n,;:–—")
        start = at + len(kept) - len(kept := kept.lstrip())
        if len(kept.split()) >= _FEWEST:
            yield Evidence(words.document, words.start + start, words.start + start + len(kept), kept)
        at = match.end() if match is not None else end
