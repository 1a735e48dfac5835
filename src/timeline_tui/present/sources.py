"""The documents of a timeline as a list: when each came out, what was read from it, and which only repeat another."""

from collections import Counter
from typing import NamedTuple

from timeline_tui.model import Source, Timeline
from timeline_tui.present.index import NAME, Index, index
from timeline_tui.present.line import Line, clip_text, seg, spaced
from timeline_tui.present.safe import clean
from timeline_tui.present.sentences import plural
from timeline_tui.present.when import moment_label


class SourceItem(NamedTuple):
    """One document: its id and name, and its line (name, date, counts)."""

    id: str
    name: str
    line: Line


def source_list(timeline: Timeline) -> tuple[SourceItem, ...]:
    """Every document in the order it was read."""
    known = index(timeline)
    events: Counter[str] = Counter()
    for event in timeline.events:
        for document in {words.document: None for words in event.evidence}:
            events[document] += 1
    quotes = Counter(document for quote in timeline.quotes
                     for document in {quote.document, *(words.document for words in quote.witnesses)})  # fmt: skip
    return tuple(
        SourceItem(one.id, known.document_name(one.id), _line(known, one, events, quotes)) for one in timeline.documents
    )


def _line(known: Index, source: Source, events: Counter[str], quotes: Counter[str]) -> Line:
    """Return "name · Mon 29 Dec 2025 · 9 events · 12 quotes", or of what it is a copy."""
    name = known.document_name(source.id)
    parts = [seg(name, "text")]
    if (identity := clean(source.id)) not in name:
        parts.append(seg(clip_text(identity, NAME), "muted"))
    if source.published:
        parts.append(seg(moment_label(source.published, source.published.zone), "time.second"))
    if source.copy_of is not None:
        parts.append(seg(f"the same text as {known.document_name(source.copy_of)}", "muted"))
    counts = [plural(events[source.id], "event")] if events[source.id] or source.copy_of is None else []
    counts += [plural(quotes[source.id], "quote")] if quotes[source.id] else []
    return spaced([*parts, *(seg(count, "muted") for count in counts)], seg(" · ", "muted"))
