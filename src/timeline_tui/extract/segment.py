"""The parts of a text: headings and paragraphs with their sentences, and the dateline."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from timeline_tui.extract.dateline import closing_stamp, dateline
from timeline_tui.extract.sentences import Stops, sentences, stops
from timeline_tui.extract.stamps import is_label, is_list, is_stamp
from timeline_tui.languages import Pack
from timeline_tui.model.document import Block, Layout
from timeline_tui.model.span import Span

_LINE = re.compile(r"[^\n\r\v\f\x85\u2028\u2029]+|\r\n|[\n\r\v\f\x85\u2028\u2029]")
_BLANK = "\x00-\x20\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000\ufeff"
_INDENT = re.compile(rf"[{_BLANK}]*")
_RULE = re.compile(r"[-=*_~#+.·•— ]{3,}\Z")
_HASHES = re.compile(rf"#{{1,6}}[{_BLANK}]+")
_BULLET = re.compile(r"(?:[*•·▪◦‣●■+][ \t\u00a0]|[-–—][ \t\u00a0]|\(?\d{1,3}[.)][ \t\u00a0]|[a-z]\)[ \t\u00a0])")
_DROPPED_BULLET = re.compile(rf"[*•·▪◦‣●■+][{_BLANK}]+")
_FINAL = re.compile(r"[.!?…;,:][\"'”’»“‘›«)\]\s]*\Z")
_CLOSED = ".!?…:"
_WRAP_WIDTH = 132
_PHRASE = 30  # shorter lines may be phrases, one on each
_NARROW = 45
_RAGGED = 0.9
_HEADING_WIDTH = 140
_HEADING_WORDS = 22
_HEADINGS_IN_A_ROW = 4


def segment(text: str, pack: Pack) -> Layout:
    """Return the layout of any text at all: in linear time, never failing, spans on the unchanged text."""
    rules = stops(pack)
    paragraphs = list(_paragraphs(text))
    intro, place = dateline(text, paragraphs, pack)
    kinds = _headings(text, paragraphs, rules)
    calendar = frozenset(pack.table("language").get("calendar", "").split())
    blocks = tuple(
        _labelled(text, _block(text, span, heading, intro, rules), intro, calendar)
        for span, heading in zip(paragraphs, kinds, strict=True)
    )
    return Layout(blocks, intro, place, closing_stamp(text, paragraphs, pack))


def _block(text: str, span: Span, heading: bool, intro: Span | None, rules: Stops) -> Block:
    introduced = intro is not None and span.overlaps(intro)
    if heading and not introduced:
        return Block("heading", span, (span,))
    bullet = _DROPPED_BULLET.match(text, span.start, span.end)
    start = bullet.end() if bullet else span.start
    if intro is None or not introduced:
        return Block("paragraph", span, sentences(text, start, span.end, rules))
    return Block("paragraph", span, _after_intro(text, Span(start, span.end), intro, rules))


def _labelled(text: str, block: Block, intro: Span | None, calendar: frozenset[str]) -> Block:
    """Let the time that a paragraph begins with stand in one sentence with what happened then."""
    if len(block.sentences) < 2 or not is_label(text, block.sentences[0], calendar):
        return block
    first, second, *rest = block.sentences
    if intro is not None and first.overlaps(intro):
        return block
    return Block(block.kind, block.span, (Span(first.start, second.end), *rest))


def _after_intro(text: str, span: Span, intro: Span, rules: Stops) -> tuple[Span, ...]:
    """Return the sentences of a block with the dateline, which is none of them but stands by itself."""
    told = _trim(text, min(intro.end, span.end), span.end)
    rest = sentences(text, told.start, told.end, rules) if told.start < told.end else ()
    return (_trim(text, span.start, told.start), *rest)


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
    stanzas = list(_stanzas(text))
    widths = [_wrapped_width(text, stanza) for stanza in stanzas]
    common = _common_width(stanzas, widths)
    for stanza, width in zip(stanzas, widths, strict=True):
        yield from _joined(text, stanza, width or common)


def _stanzas(text: str) -> Iterator[list[Span]]:
    """Yield the runs of lines between blank ones."""
    stanza: list[Span] = []
    for line in _lines(text):
        if line is not None:
            stanza.append(line)
        elif stanza:
            yield stanza
            stanza = []
    if stanza:
        yield stanza


def _wrapped_width(text: str, stanza: Sequence[Span]) -> int:
    """Return the width a stanza is wrapped at, 0 if its lines are paragraphs of their own.

    Those do not begin in lower case after an open end, nor all fill the room that the next word leaves.
    """
    width = max(line.end - line.start for line in stanza)
    if len(stanza) < 2 or width > _WRAP_WIDTH:
        return 0
    running = sum(
        _runs_on(text, line, following) and line.end - line.start >= _PHRASE for line, following in pairwise(stanza)
    )
    if running * 4 >= len(stanza) - 1:
        return width
    opened = [(line, following) for line, following in pairwise(stanza) if text[line.end - 1] not in _CLOSED]
    filled = len(opened) > 1 and all(_fills(text, line, following, width) for line, following in opened)
    return width if filled and width >= _NARROW else 0


def _common_width(stanzas: Sequence[Sequence[Span]], widths: Sequence[int]) -> int:
    """Return the width that most lines are wrapped at, for stanzas too short to tell; 0 if most are not."""
    lines = sum(len(stanza) for stanza in stanzas if len(stanza) > 1)
    wrapped = sum(len(stanza) for stanza, width in zip(stanzas, widths, strict=True) if width)
    return max(widths, default=0) if wrapped * 2 > lines else 0


def _joined(text: str, stanza: Sequence[Span], width: int) -> Iterator[Span]:
    if not width:
        yield from stanza
        return
    start, listed = stanza[0].start, is_list(text, stanza)
    for line, following in pairwise(stanza):
        if (listed and is_stamp(text, following)) or not _continues(text, line, following, width):
            yield Span(start, line.end)
            start = following.start
    yield Span(start, stanza[-1].end)


def _continues(text: str, line: Span, following: Span, width: int) -> bool:
    """Tell whether a line of wrapped text goes on in the next: it broke off, or its room was used up."""
    if _HASHES.match(text, line.start, line.end) or _BULLET.match(text, following.start, following.end):
        return False
    if _runs_on(text, line, following):
        return True
    if text[line.end - 1] in _CLOSED and _indent(text, following) > _indent(text, line) + 1:
        return False
    return _fills(text, line, following, width)


def _runs_on(text: str, line: Span, following: Span) -> bool:
    return text[following.start].islower() and text[line.end - 1] not in _CLOSED


def _fills(text: str, line: Span, following: Span, width: int) -> bool:
    """Tell whether the first word of the next line had no room any more."""
    space = text.find(" ", following.start, following.end)
    word = (space if space >= 0 else following.end) - following.start
    return line.end - line.start + 1 + word > width * _RAGGED


def _indent(text: str, line: Span) -> int:
    return line.start - 1 - text.rfind("\n", max(0, line.start - _WRAP_WIDTH), line.start)


def _headings(text: str, paragraphs: list[Span], rules: Stops) -> list[bool]:
    """Tell for each paragraph whether it heads the ones after it; marks of headings are cut off the spans."""
    kinds = [False] * len(paragraphs)
    row = _HEADINGS_IN_A_ROW
    for index in range(len(paragraphs) - 1, -1, -1):
        span = paragraphs[index]
        marked = _HASHES.match(text, span.start, span.end)
        if marked and marked.end() < span.end:
            paragraphs[index] = _unmarked(text, marked.end(), span.end)
            kinds[index] = True
        elif row < _HEADINGS_IN_A_ROW and _looks_like_heading(text, span, index == 0, rules):
            kinds[index] = True
        row = row + 1 if kinds[index] else 0 if _is_prose(text, span) else row
    return kinds


def _unmarked(text: str, start: int, end: int) -> Span:
    """Cut the closing marks off a heading ("## Title ##")."""
    while end > start + 1 and (text[end - 1] == "#" or text[end - 1].isspace()):
        end -= 1
    return Span(start, end)


def _is_prose(text: str, span: Span) -> bool:
    length = span.end - span.start
    return length > _HEADING_WIDTH or bool(_FINAL.search(text[max(span.start, span.end - 8) : span.end]))


def _looks_like_heading(text: str, span: Span, first: bool, rules: Stops) -> bool:
    if span.end - span.start > _HEADING_WIDTH:
        return False
    line = text[span.start : span.end]
    final = _FINAL.search(line)
    if final and not (first and final[0][0] in "!?…"):
        return False
    if "\n" in line or _BULLET.match(line) or line[0].islower() or len(line.split()) > _HEADING_WORDS:
        return False
    return len(sentences(text, span.start, span.end, rules)) == 1
