"""Where sentences end: at a stop that no abbreviation, initial, ordinal or trailing cue explains away."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from timeline_tui.languages import Pack
from timeline_tui.model.span import Span

# A run of stops with the marks and note numbers that close with it. Each match is consumed whether or not it
# ends a sentence, so the scan stays linear however long the run.
_STOP = re.compile(r"[.!?…。！？]+(?:[ \u00a0\u2009\u202f]?[»›](?![^\W_])|[\"'”’»“‘‹›«)\]}]|\[\d{1,3}\])*")
_OPENERS = re.compile(r"[\s\"'“„‚‘”’«»‹›(\[{¿¡*_`—–―-]*")
_LOOK_BACK = 24
_WORD_BEFORE = re.compile(r"((?:[^\W\d_]\.[ \u00a0\u2009\u202f]?){0,5}[\w’'-]+)\Z")
_WORD = re.compile(r"[\w’'-]+")
_SPACES = re.compile(r"[\s\u200b\ufeff]*")


@dataclass(frozen=True, slots=True)
class Stops:
    """What a language says of its stops.

    `never` are abbreviations that no sentence ends with; `seldom` end one only before a word that opens
    sentences (`starters`); `numbered` are abbreviations only before a number. All lower case, without the
    last stop and without inner spaces. `ordinal` says that a stop after a small number makes it an ordinal.
    """

    never: frozenset[str]
    seldom: frozenset[str]
    numbered: frozenset[str]
    starters: frozenset[str]
    ordinal: bool


def stops(pack: Pack) -> Stops:
    """Return what the pack's `[text]` and `[language]` tables say of stops."""
    return Stops(
        never=frozenset(pack.words("text", "abbreviations")),
        seldom=frozenset(pack.words("text", "abbreviations_final")),
        numbered=frozenset(pack.words("text", "abbreviations_before_numbers")),
        starters=frozenset(pack.words("language", "stopwords")),
        ordinal=bool(pack.table("text").get("ordinal_stop", False)),
    )


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
    if begin == end:
        return False
    if text[begin].islower():
        return False
    if text[stop] != "." or text[stop + 1 : stop + 2] in (".", "!", "?", "…"):
        return True
    return not _explained(text, start, stop, begin, end, rules)


def _explained(text: str, start: int, stop: int, begin: int, end: int, rules: Stops) -> bool:
    """Tell whether a single full stop before a capital or a figure belongs to the word before it."""
    before = _WORD_BEFORE.search(text[max(start, stop - _LOOK_BACK) : stop])
    if before is None:
        return False
    words = before[1]
    joined = re.sub(r"\s", "", words).lower()
    last = joined.rpartition(".")[2]
    if joined in rules.never or last in rules.never:
        return True
    if last in rules.numbered and text[begin].isdecimal():
        return True
    if last.isdecimal():
        at_start = stop - len(words) <= start
        return len(last) <= 3 and (at_start or rules.ordinal) and not _starts(text, begin, end, rules)
    if len(last) == 1 or joined in rules.seldom or last in rules.seldom:
        return not _starts(text, begin, end, rules)
    return False


def _starts(text: str, begin: int, end: int, rules: Stops) -> bool:
    """Tell whether the word at `begin` is one that usually opens a sentence, and no initial."""
    word = _WORD.match(text, begin, end)
    if word is None:
        return True
    if len(word[0]) == 1 and text[word.end() : word.end() + 1] == ".":
        return False
    lower = word[0].lower()
    return lower in rules.starters or re.split("['’]", lower)[0] in rules.starters


def _skip(pattern: re.Pattern[str], text: str, start: int, end: int) -> int:
    match = pattern.match(text, start, end)
    return match.end() if match else start
