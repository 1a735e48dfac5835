"""The parts of a text: headings and paragraphs with their sentences, and the dateline."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from timeline_tui.extract.dateline import dateline
from timeline_tui.extract.sentences import Stops, sentences, stops
from timeline_tui.languages import Pack
from timeline_tui.model.document import Block, Layout
from timeline_tui.model.span import Span

_LINE = re.compile(r"[^\n\r\v\f\x85\u2028\u2029]+|\r\n|[\n\r\v\f\x85\u2028\u2029]")
_MARGIN = " \t\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000\ufeff"
_INDENT = re.compile(rf"[{_MARGIN}\x00-\x20]*")
_RULE = re.compile(r"[-=*_~#+.·•— ]{3,}\Z")
_HASHES = re.compile(r"#{1,6}[ \t]+")
_BULLET = re.compile(r"(?:[*•·▪◦‣●■+][ \t\u00a0]|[-–—][ \t\u00a0]|\(?\d{1,3}[.)][ \t\u00a0]|[a-z]\)[ \t\u00a0])")
_DROPPED_BULLET = re.compile(r"[*•·▪◦‣●■+][ \t\u00a0]+")
_FINAL = re.compile(r"[.!?…;,:][\"'”’»“‘›«)\]\s]*\Z")
_ASKING = re.compile(r"[!?…][\"'”’»“‘›«)\]\s]*\Z")
_WRAP_WIDTH = 132
_HEADING_WIDTH = 140
_HEADING_WORDS = 22
_HEADINGS_IN_A_ROW = 4


def segment(text: str, pack: Pack) -> Layout:
    """Return the layout of any text at all: in linear time, never failing, spans on the unchanged text."""
    rules = stops(pack)
    paragraphs = list(_paragraphs(text))
    intro, place = dateline(text, paragraphs, pack)
    kinds = _headings(text, paragraphs, rules)
    blocks = tuple(_block(text, span, heading, intro, rules) for span, heading in zip(paragraphs, kinds, strict=True))
    return Layout(blocks, intro, place)


def _block(text: str, span: Span, heading: bool, intro: Span | None, rules: Stops) -> Block:
    if heading and not (intro and span.contains(intro)):
        return Block("heading", span, (span,))
    bullet = _DROPPED_BULLET.match(text, span.start, span.end)
    start = bullet.end() if bullet else span.start
    opened = intro.end if intro and span.contains(intro) else start
    return Block("paragraph", span, sentences(text, start, span.end, rules, opened))


def _lines(text: str) -> Iterator[Span | None]:
    """Yield each line without its margins, and None for a blank line or a drawn rule."""
    ended = True
    for match in _LINE.finditer(text):
        if match[0][0] in "\n\r\v\f\x85\u2028\u2029":
            if ended:
                yield None
            ended = True
            continue
        ended = False
        span = _trim(text, match.start(), match.end())
        blank = span.start == span.end or (span.end - span.start < 200 and _RULE.match(text[span.start : span.end]))
        yield None if blank else span


def _trim(text: str, start: int, end: int) -> Span:
    indent = _INDENT.match(text, start, end)
    start = indent.end() if indent else start
    while end > start and (text[end - 1].isspace() or text[end - 1] in "\u200b\ufeff"):
        end -= 1
    return Span(start, end)


def _paragraphs(text: str) -> Iterator[Span]:
    """Yield the paragraphs: lines, or stanzas of lines where the text is hard-wrapped."""
    stanza: list[Span] = []
    for line in _lines(text):
        if line is not None:
            stanza.append(line)
        elif stanza:
            yield from _unwrapped(text, stanza)
            stanza = []
    yield from _unwrapped(text, stanza)


def _unwrapped(text: str, stanza: Sequence[Span]) -> Iterator[Span]:
    if len(stanza) < 2 or not _is_wrapped(text, stanza):
        yield from stanza
        return
    width = max(line.end - line.start for line in stanza)
    start = stanza[0].start
    for line, following in pairwise(stanza):
        if not _continues(text, line, following, width):
            yield Span(start, line.end)
            start = following.start
    yield Span(start, stanza[-1].end)


def _is_wrapped(text: str, stanza: Sequence[Span]) -> bool:
    """Tell whether lines run on: paragraphs of their own do not begin in lower case after an open end."""
    if max(line.end - line.start for line in stanza) > _WRAP_WIDTH:
        return False
    running = sum(_runs_on(text, line, following) for line, following in pairwise(stanza))
    return running * 4 >= len(stanza) - 1


def _runs_on(text: str, line: Span, following: Span) -> bool:
    return text[following.start].islower() and text[line.end - 1] not in ".!?…:" and line.end - line.start >= 30


def _continues(text: str, line: Span, following: Span, width: int) -> bool:
    """Tell whether a line of wrapped text goes on in the next: its room was used up, or it broke off."""
    if _HASHES.match(text, line.start, line.end) or _BULLET.match(text, following.start, following.end):
        return False
    if _runs_on(text, line, following):
        return True
    word = text.find(" ", following.start, following.end)
    first = (word if word >= 0 else following.end) - following.start
    return line.end - line.start + 1 + first > width * 0.85


def _headings(text: str, paragraphs: list[Span], rules: Stops) -> list[bool]:
    """Tell for each paragraph whether it heads the ones after it; marks of headings are cut off the spans."""
    kinds = [False] * len(paragraphs)
    row = _HEADINGS_IN_A_ROW
    for index in range(len(paragraphs) - 1, -1, -1):
        span = paragraphs[index]
        marked = _HASHES.match(text, span.start, span.end)
        if marked and marked.end() < span.end:
            paragraphs[index] = Span(marked.end(), span.end)
            kinds[index] = True
        elif row < _HEADINGS_IN_A_ROW and _looks_like_heading(text, span, index == 0, rules):
            kinds[index] = True
        row = row + 1 if kinds[index] else 0 if _is_prose(text, span) else row
    return kinds


def _is_prose(text: str, span: Span) -> bool:
    length = span.end - span.start
    return length > _HEADING_WIDTH or bool(_FINAL.search(text[max(span.start, span.end - 8) : span.end]))


def _looks_like_heading(text: str, span: Span, first: bool, rules: Stops) -> bool:
    if span.end - span.start > _HEADING_WIDTH:
        return False
    line = text[span.start : span.end]
    final = _FINAL.search(line)
    if final and not (first and _ASKING.match(line, final.start())):
        return False
    if "\n" in line or _BULLET.match(line) or line[0].islower() or len(line.split()) > _HEADING_WORDS:
        return False
    return len(sentences(text, span.start, span.end, rules)) == 1
