"""Transcripts: paragraphs that begin with the name of who speaks and a colon, when the same names come again."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from timeline_tui.extract.marked import Marked
from timeline_tui.model import Block, Layout, Span

_LABEL = re.compile(r"[\"“„«]?([^\W\d_a-z][\w.'’-]*(?: [^\W\d_a-z][\w.'’-]*){0,3}) ?:\s+(?=\S)")
_MOST = 60
_TURNS = 3
_CLOSING = '"”“»'


def turns(text: str, layout: Layout, spans: Sequence[Marked]) -> tuple[Marked, ...]:
    """Return the quotations with the turns of a transcript among them, in order; marks inside a turn belong to it."""
    labelled = [(block, match) for block in layout.blocks if (match := _label(text, block)) is not None]
    if len(labelled) < _TURNS:
        return tuple(spans)
    often = Counter(match.group(1).split()[-1].lower() for _, match in labelled)
    if len(often) * 2 > len(labelled) + 1:
        return tuple(spans)
    found = [
        Marked(span, span, ":", "", dash=True) for span in (_said(text, block, match) for block, match in labelled)
    ]
    return tuple(sorted([*found, *_outside(spans, found)], key=lambda marked: marked.outer.start))


def _label(text: str, block: Block) -> re.Match[str] | None:
    start, end = block.span.start, block.span.end
    return _LABEL.match(text, start, min(end, start + _MOST))


def _said(text: str, block: Block, match: re.Match[str]) -> Span:
    """What a turn says: without the marks around it, which also hold the label."""
    end = block.span.end
    while end > match.end() and text[end - 1].isspace():
        end -= 1
    marked = match.start(1) > match.start() and text[end - 1] in _CLOSING
    return Span(match.end(), end - 1 if marked else end)


def _outside(spans: Sequence[Marked], said: Sequence[Marked]) -> Iterator[Marked]:
    """The quotations that no turn holds; both are in order."""
    position = 0
    for marked in spans:
        while position < len(said) and said[position].inner.end <= marked.outer.start:
            position += 1
        if position == len(said) or marked.inner.end <= said[position].inner.start:
            yield marked
