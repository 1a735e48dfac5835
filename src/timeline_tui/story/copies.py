"""Articles given twice: the same file, or an agency's copy with another headline or a line more."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from timeline_tui.model import Document, Source
from timeline_tui.story.letters import plain

_SHARE = 0.8  # of the letters of a copy stand in the original
_FRESH = 0.2  # of the numbers of a copy may be its own; more, and it tells of something else in the same words
_LATER = timedelta(days=14)
_MARKS = re.compile(r"[\n.,;:!?…()\[\]\"“”„«»‹›‘]+|\s[-–—]\s")
_WORD = re.compile(r"\w+")
_LAST = datetime.max.replace(tzinfo=UTC)


class Copy(NamedTuple):
    """A document that gives another's text again, and where in it the sentences that both have stand, in order."""

    original: str
    sentences: tuple[tuple[int, int], ...]

    def holds(self, start: int) -> bool:
        """Tell whether the words that begin there are the original's."""
        at = bisect_right(self.sentences, start, key=lambda sentence: sentence[0]) - 1
        return at >= 0 and start < self.sentences[at][1]


def rank(document: Source) -> tuple[datetime, str]:
    """Sort key: what was published first comes first, whatever the order of the files; undated documents last."""
    return (document.published.start if document.published else _LAST), document.id


def copies_among(documents: Sequence[Source]) -> dict[str, Copy]:
    """Return by id the documents that give again the text of one before them in rank."""
    found: dict[str, Copy] = {}
    firsts: dict[str, Document] = {}  # by a phrase, the first document that has it
    for document in sorted((d for d in documents if isinstance(d, Document) and d.text.strip()), key=rank):
        phrases = _phrases(document.text)
        original = _original(document, phrases, firsts)
        if original is not None:
            found[document.id] = Copy(original.id, tuple(_shared(document, original)))
            continue
        for phrase in phrases:
            firsts.setdefault(phrase, document)
    return found


def _original(document: Document, phrases: Sequence[str], firsts: dict[str, Document]) -> Document | None:
    """The earlier document that has nearly all of these phrases, None when there is none."""
    shared: Counter[str] = Counter()
    holders: dict[str, Document] = {}
    for phrase in phrases:
        if (holder := firsts.get(phrase)) is not None:
            shared[holder.id] += len(phrase)
            holders[holder.id] = holder
    if not shared:
        return None
    best, letters = min(shared.items(), key=lambda item: (-item[1], item[0]))
    if letters < _SHARE * sum(map(len, phrases)):
        return None
    original = holders[best]
    return original if _is_near(document, original) and not _is_fresh(document, original) else None


def _is_near(one: Source, other: Source) -> bool:
    if one.published is None or other.published is None:
        return True
    return abs(one.published.start - other.published.start) <= _LATER


def _is_fresh(document: Document, original: Document) -> bool:
    """Tell whether the numbers in a text are not those of the other, as in a form that is filled in every day."""
    numbers, others = _numbers(document.text), set(_numbers(original.text))
    return sum(number not in others for number in numbers) > _FRESH * len(numbers)


def _numbers(text: str) -> list[str]:
    return [word for word in _WORD.findall(text) if word.isdigit()]


def _shared(document: Document, original: Document) -> Iterable[tuple[int, int]]:
    """Where the sentences of a copy stand that the original has as well."""
    if document.text == original.text:
        yield 0, len(document.text)
        return
    known = {_folded(original.text[s.start : s.end]) for s in original.layout.sentences}
    for sentence in document.layout.sentences:
        if _folded(document.text[sentence.start : sentence.end]) in known:
            yield sentence.start, sentence.end


def _phrases(text: str) -> list[str]:
    """What stands between marks and line breaks, folded."""
    return [folded for part in _MARKS.split(text) if (folded := _folded(part))]


def _folded(text: str) -> str:
    return " ".join(map(plain, _WORD.findall(text)))
