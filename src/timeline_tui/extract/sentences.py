"""Where sentences end: at a stop that no abbreviation, initial, ordinal or trailing cue explains away."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from timeline_tui.languages import Pack
from timeline_tui.model.span import Span

# A run of stops with the marks and note numbers that close with it. Each match is consumed whether or not it
# ends a sentence, so the scan stays linear however long the run.
_STOP = re.compile(r"[.!?…。！？]+(?:[ \u00a0\u2009\u202f]?[»›](?![^\W_])|[\"'”’»“‘‹›«)\]}]|\[\d{1,3}\])*")
_OPENERS = re.compile(r"[\s\"'“„‚‘”’«»‹›(\[{¿¡*_`—–―-]*")
_STOPS = ".!?…"
_UNOPENED = ".!?…,;:)]}%"  # what no sentence begins with
_LOOK_BACK = 24
_WORD_BEFORE = re.compile(r"(?<!\w)((?:[^\W\d_]\.[ \u00a0\u2009\u202f]?){0,5}[\w’'-]+)\Z")
_WORD = re.compile(r"[\w’'-]{1,40}")
_ELISION = re.compile("['’]")
_ROMAN = re.compile(r"[IVX]+\Z")
_SPACES = re.compile(r"[\s\u200b\ufeff]*")


class Stops(NamedTuple):
    """What a language says of its stops.

    `never` are abbreviations that no sentence ends with; `seldom` end one only before a word that opens
    sentences (`starters`, less the `particles` of names); `numbered` are abbreviations only before a number.
    All lower case, without the last stop and without inner spaces. `ordinal` says that a stop after a small
    number makes it an ordinal.
    """

    never: frozenset[str]
    seldom: frozenset[str]
    numbered: frozenset[str]
    starters: frozenset[str]
    particles: frozenset[str]
    ordinal: bool


@lru_cache(16)
def stops(pack: Pack) -> Stops:
    """Return what the pack's `[text]` and `[language]` tables say of stops."""
    table = pack.table("text")
    never, seldom, numbered, particles = (
        frozenset(table.get(key, "").split())
        for key in ("abbreviations", "abbreviations_final", "abbreviations_before_numbers", "name_particles")
    )
    starters = frozenset(f"{pack.table('language').get('stopwords', '')} {table.get('starters', '')}".split())
    return Stops(never, seldom, numbered, starters, particles, bool(table.get("ordinal_stop", False)))


def sentences(text: str, start: int, end: int, rules: Stops) -> tuple[Span, ...]:
    """Return the sentences of `text[start:end]`, without the space around them."""
    found = []
    for stop in _ends(text, start, end, rules):
        if stop > start:
            found.append(Span(start, stop))
        start = _skip(_SPACES, text, stop, end)
    return tuple(found)


def _ends(text: str, start: int, end: int, rules: Stops) -> Iterator[int]:
    for match in _STOP.finditer(text, start, end):
        after = match.end()
        if after == end:
            break
        if text[after].isspace() and _ends_here(text, start, match.start(), after, end, rules):
            yield after
    yield end


def _ends_here(text: str, start: int, stop: int, after: int, end: int, rules: Stops) -> bool:
    begin = _skip(_OPENERS, text, after, end)
    if begin == end or text[begin].islower() or text[begin] in _UNOPENED:
        return False
    if text[stop] != "." or text[stop + 1 : stop + 2] in tuple(_STOPS):
        return True
    return not _explained(text, start, stop, begin, end, rules)


def _explained(text: str, start: int, stop: int, begin: int, end: int, rules: Stops) -> bool:
    """Tell whether a single full stop before a capital or a figure belongs to the word before it."""
    before = _WORD_BEFORE.search(text[max(start, stop - _LOOK_BACK) : stop])
    if before is None:
        return False
    words = _ELISION.split(before[1])[-1]
    joined = "".join(words.split()).lower()
    last = joined.rpartition(".")[2].lstrip("-")
    if joined in rules.never or (len(last) > 1 and last in rules.never):
        return True
    if last in rules.numbered and _is_number(text, begin, end, rules):
        return True
    if last.isdecimal() or (rules.ordinal and _ROMAN.match(words)):
        at_start = stop - len(words) <= start
        return len(last) <= 3 and (at_start or rules.ordinal) and not _starts(text, begin, end, rules)
    if len(last) == 1 and _word(text, begin, end) in rules.particles:
        return True
    if len(last) == 1 or joined in rules.seldom or last in rules.seldom:
        return not _starts(text, begin, end, rules)
    return False


def _is_number(text: str, begin: int, end: int, rules: Stops) -> bool:
    """Tell whether a number follows, or another abbreviation before one ("Tue. Nov. 5")."""
    return text[begin].isdecimal() or _word(text, begin, end) in rules.numbered


def _starts(text: str, begin: int, end: int, rules: Stops) -> bool:
    """Tell whether the word at `begin` is one that usually opens a sentence, and no initial."""
    word = _word(text, begin, end)
    if len(word) == 1 and text[begin + 1 : begin + 2] == ".":
        return False
    return not word or word in rules.starters or _ELISION.split(word)[0] in rules.starters


def _word(text: str, begin: int, end: int) -> str:
    match = _WORD.match(text, begin, end)
    return match[0].lower() if match else ""


def _skip(pattern: re.Pattern[str], text: str, start: int, end: int) -> int:
    match = pattern.match(text, start, end)
    return match.end() if match else start
