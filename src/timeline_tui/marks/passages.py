"""Words of a source, found again after it has changed: by themselves, else by what stands around them."""

import re
from collections.abc import Iterator

from timeline_tui.model import Passage

CONTEXT = 40
"""Characters kept of what stands before and after."""
_MOST = 1_000
"""Characters kept of the words themselves, and places looked at: enough to tell them apart."""


def passage(text: str, start: int, end: int, words: str = "") -> Passage:
    """Return the words from `start` to `end` with their surroundings; `words` stand in where there is no text."""
    end = min(end, start + _MOST)
    if not text:
        return Passage(start, end, words[:_MOST])
    before, after = text[max(start - CONTEXT, 0) : start], text[end : end + CONTEXT]
    return Passage(start, end, text[start:end], before, after)


def locate(text: str, sought: Passage) -> tuple[int, int] | None:
    """Return where the words stand now: (start, end), None when neither they nor their surroundings are there."""
    if text[sought.start : sought.end] == sought.words and sought.words:
        return sought.start, sought.end
    found = list(_exact(text, sought.words)) or list(_spaced(text, sought.words))
    if found:
        return max(found, key=lambda span: _likeness(text, span, sought))
    return _between(text, sought)


def _exact(text: str, words: str) -> Iterator[tuple[int, int]]:
    at = text.find(words) if words else -1
    for _ in range(_MOST):
        if at < 0:
            return
        yield at, at + len(words)
        at = text.find(words, at + 1)


def _spaced(text: str, words: str) -> Iterator[tuple[int, int]]:
    """The same words with other white space between them, as when a text is wrapped anew."""
    parts = words.split()
    if not parts:
        return
    pattern = re.compile(r"\s+".join(map(re.escape, parts)))
    for number, match in enumerate(pattern.finditer(text)):
        if number == _MOST:
            return
        yield match.span()


def _likeness(text: str, span: tuple[int, int], sought: Passage) -> tuple[int, int]:
    """How much of the surroundings is the same, and then how near the place is."""
    before = _common(text[max(span[0] - CONTEXT, 0) : span[0]][::-1], sought.before[::-1])
    after = _common(text[span[1] : span[1] + CONTEXT], sought.after)
    return before + after, -abs(span[0] - sought.start)


def _common(one: str, other: str) -> int:
    same = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        same += 1
    return same


def _between(text: str, sought: Passage) -> tuple[int, int] | None:
    """The place between the surroundings, when they are there once and what is between is no longer than it was."""
    before, after = sought.before, sought.after
    if len(before) < CONTEXT or len(after) < CONTEXT or text.count(before) != 1:
        return None
    start = text.index(before) + len(before)
    end = text.find(after, start)
    length = len(sought.words)
    return (start, end) if end > start and (end - start) <= 2 * length else None
