"""Finding words in the rows and in the source, and going from one hit to the next."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from timeline_tui.model import Timeline
from timeline_tui.present.index import index
from timeline_tui.present.query import Query, Term, fold
from timeline_tui.present.rows import Rows
from timeline_tui.present.source import occurrences


def find_rows(rows: Rows, words: str) -> list[int]:
    """The rows whose event holds these words (title, people, place, quotations or source), in order."""
    if not (sought := fold(words).strip()):
        return []
    query = Query(words, (Term("", sought, False, 0),))
    events = rows.timeline.events
    found = (rows.index_of(events[rank].id) for rank in query.select(rows.timeline))
    return sorted(at for at in found if at is not None)


def find_source(timeline: Timeline, document: str, words: str) -> list[tuple[int, int]]:
    """Where the words stand in a document's text: (start, end) offsets, accents and case aside."""
    return occurrences(index(timeline).text(document), words)


def next_hit(hits: Sequence[int], at: int, step: int = 1) -> int | None:
    """The hit after `at` (or, with a step of -1, before it), going round at the ends; None without hits."""
    if not hits:
        return None
    number = bisect_right(hits, at) if step > 0 else bisect_left(hits, at) - 1
    return hits[number % len(hits)]
