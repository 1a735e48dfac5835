"""Whose clock: the words beside a clock time that name a zone."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from timeline_tui.extract.timex.lexicon import fold, listed
from timeline_tui.gazetteer import Place, lookup
from timeline_tui.gazetteer.abbreviations import abbreviations
from timeline_tui.languages import Pack
from timeline_tui.model import Span, ZoneWords

_WORD = re.compile(r"[^\W\d_]+(?:(?:[.\-‑]|[\u00ad\u0300-\u036f]+)[^\W\d_]+)*[\u0300-\u036f]*\.?|['’]|[^\w\s]|\d+")
_OFFSET = re.compile(r"(?P<name>UTC|GMT)?\s?(?P<sign>[+\-−])\s?(?P<hours>\d{1,2})(?::?(?P<minutes>[0-5]\d))?(?!\w)")
_MAILED = re.compile(r" [+-]\d{4}(?!\w)")
"""An offset as mail writes it: 14:30:00 +0200."""
_NEXT_DAY = re.compile(r"\s?\(?\+1\)?(?=[\s,;)])")
"""The mark of a clock that is a day ahead: 1 a.m. +1 in London."""
_UTC = frozenset(("UTC", "GMT", "UT", "Z"))
_REACH = 60
"""How far, in characters, zone words may lie from the clock time."""
_TOLD = 300
"""How far back, in characters, a place may have been told of whose local time is meant."""
_AIM = 150
"""How far, in characters, a word of a blow may stand from the place it is aimed at."""
_MOST_WORDS = 4
"""The longest place name looked for, in words."""


class _Words(NamedTuple):
    """Words near a clock time, with where they stand."""

    text: str
    spans: tuple[tuple[int, int], ...]
    keys: tuple[str, ...]

    @classmethod
    def of(cls, text: str, start: int, end: int) -> "_Words":
        spans: list[tuple[int, int]] = []
        for match in _WORD.finditer(text, start, end):
            surface = match.group()
            stop = match.end() - (len(surface) > 1 and surface.endswith(".") and surface.count(".") == 1)
            spans.append((match.start(), stop))
        return cls(text, tuple(spans), tuple(fold(text[a:b]) for a, b in spans))

    def surface(self, first: int, last: int) -> str:
        return self.text[self.spans[first][0] : self.spans[last - 1][1]]


class ZoneReader:
    """Finds zone words by a language's `[zones]` table, the gazetteer and the common abbreviations."""

    def __init__(self, pack: Pack) -> None:
        table = pack.table("zones")
        self.pack = pack
        self._language = pack.code
        self._heads = _phrases(table.get("heads", ()))
        self._tails = _phrases(table.get("tails", ()))
        self._local = _phrases(table.get("local", ()))
        self._locatives = _phrases(table.get("locatives", ()))
        self._articles = frozenset(listed(table.get("articles", ())))
        self._leads = _phrases(table.get("leads", ()))
        self._by = _phrases(table.get("by", ()))
        self._shows = frozenset(listed(table.get("shows", ())))
        self._relative = frozenset(listed(table.get("where", ())))
        self._showing = self._shows | frozenset(listed(table.get("showing", ()))) | {","}
        self._aims = tuple(listed(table.get("aims", ())))
        self._hours = _phrases(table.get("hours", ()))
        self._clocks = _valued(table.get("clocks", {}))
        self._adjectives = _valued(table.get("adjectives", {}))

    def beside(self, text: str, sentence: Span, start: int, end: int, stamp: str = "") -> ZoneWords | None:
        """Return the zone words that belong to the clock time `text[start:end]`: after it, else before it."""
        if stamp:
            return _offset_words(stamp, end - len(stamp), end)
        found = self._after(text, end, sentence) or self._before(text, max(sentence.start, start - _REACH), start)
        return self._located(found, text, start) if found is not None and found.kind == "local" else found

    def stated(self, text: str, start: int, end: int) -> ZoneWords | None:
        """Return the first zone words between two places of a text, which stand beside no clock time."""
        words = _Words.of(text, start, end)
        for i in range(len(words.keys)):
            offset = _OFFSET.match(text, words.spans[i][0], end)
            if offset is not None and offset["name"]:
                return replace(_offset_words(offset.group(), offset.start(), offset.end()), attached=False)
            found = next(self._read(words, i), None) or next(self._place(words, i, False), None)
            if found is not None:
                return replace(self._placed(text, words, i, found, enclosed=False), attached=False)
        return None

    def setting(self, text: str, sentence: Span, start: int, end: int) -> ZoneWords | None:
        """Return the place that the sentence of a clock time is set in, the nearest before it or else behind it."""
        before = _Words.of(text, max(sentence.start, start - _AIM), start)
        behind = _Words.of(text, end, min(sentence.end, end + _AIM))
        for words, order in ((before, range(len(before.keys) - 1, -1, -1)), (behind, range(len(behind.keys)))):
            for i in order:
                if words.keys[i] in self._locatives and i + 1 < len(words.keys) and words.keys[i + 1] != words.keys[i]:
                    for place, last in self._place(words, self._skip(words, i + 1), False):
                        return self._placed(text, words, i, (place, last), enclosed=False)
        return None

    def _located(self, local: ZoneWords, text: str, start: int) -> ZoneWords:
        """Landed in Tokyo and spoke at 9 local time: the place last told of in the paragraph says whose it is."""
        if local.zone:
            return local
        low = max(0, start - _TOLD)
        words = _Words.of(text, max(low, text.rfind("\n", low, start) + 1), start)
        for i in range(len(words.keys) - 1, -1, -1):
            if (place := self._told(words, i)) is not None:
                return replace(local, zone=place.zone, alternatives=place.alternatives, place=place.place)
        return local

    def _told(self, words: _Words, i: int) -> ZoneWords | None:
        """Return the place whose name begins at a word and tells where: not a name's part, not a subject that acts."""
        before = words.keys[i - 1] if i else ""
        if before not in self._locatives and (not before[:1].isalpha() or words.surface(i - 1, i)[:1].isupper()):
            return None
        for place, end in self._place(words, i, False):
            further = words.surface(end, end + 1) if end < len(words.keys) else ""
            return None if further[:1].isupper() or further in ("'", "’") else place
        return None

    def at_end(self, text: str, sentence: Span, start: int, end: int) -> ZoneWords | None:
        """Return zone words that begin with the last word of a clock time: "15h30 heure de Moscou"."""
        last = text.rfind(" ", start, end) + 1
        if not self._heads or not start < last < end or not text[last].isalpha():
            return None
        words = _Words.of(text, last, min(sentence.end, end + _REACH))
        if fold(text[last:end]) not in self._heads:
            return None
        found = next(self._read(words, 0), None)
        return self._placed(text, words, 0, found, enclosed=False) if found and found[0].attached else None

    def _after(self, text: str, end: int, sentence: Span) -> ZoneWords | None:
        limit = min(sentence.end, end + _REACH)
        position = marked.end() if (marked := _NEXT_DAY.match(text, end)) else end
        while position < limit and text[position] in " \u00a0\u202f(,[":
            position += 1
        if "," in text[end:position] and "(" in text[end:position]:
            return None
        offset = _OFFSET.match(text, position, limit)
        if offset and (offset["name"] or _MAILED.match(text, end)):  # a bare "-12" is the end of a range
            found_offset = _offset_words(offset.group(), position, offset.end())
            return replace(found_offset, attached="(" not in text[end:position])
        words = _Words.of(text, position, limit)
        found = next(self._read(words, 0), None) or next(self._by_city(words, sentence), None)
        if found is not None and "," in text[end:position] and not found[0].attached:
            return None
        return self._placed(text, words, 0, found, enclosed="(" in text[end:position]) if found else None

    def _before(self, text: str, low: int, start: int) -> ZoneWords | None:
        words = _Words.of(text, low, start)
        count = len(words.keys)
        for first in range(max(0, count - 6), count):
            for found, last in self._read(words, first):
                gap = text[words.spans[last - 1][1] : start]
                if "(" in gap or ";" in gap:
                    continue  # "15:00 in Kyiv (14:00)": they belong to the clock time before
                between = gap.strip(" ,:")
                if found.attached and len(between) < 6 and not between.istitle():
                    whole = self._placed(text, words, first, (found, last), enclosed=False)
                    return replace(whole, attached=False) if between else whole
        return self._where(text, words)

    def _where(self, text: str, words: _Words) -> ZoneWords | None:
        """In Tokyo it was then 9 a.m., a Mosca erano le 16: the place where a clock showed the time."""
        last = len(words.keys)
        while last and words.keys[last - 1] in self._showing:
            last -= 1
        between = words.keys[last:]
        if self._shows.isdisjoint(between) and self._relative.isdisjoint(between):
            return None
        for first in range(max(0, last - _MOST_WORDS), last):
            before = words.keys[first - 1] if first else ""
            if self._relative.isdisjoint(between) and before not in self._locatives and before not in self._articles:
                continue
            for found, end in self._place(words, first, False):
                if end == last:
                    return self._placed(text, words, first, (found, end), enclosed=False)
        return None

    @staticmethod
    def _placed(text: str, words: _Words, first: int, found: tuple[ZoneWords, int], enclosed: bool) -> ZoneWords:
        start, end = words.spans[first][0], words.spans[found[1] - 1][1]
        return replace(
            found[0], start=start, end=end, text=text[start:end], attached=found[0].attached and not enclosed
        )

    def _read(self, words: _Words, i: int) -> Iterator[tuple[ZoneWords, int]]:
        """Yield what zone the words from `i` on may name, with where it ends."""
        for after in _ends(self._heads, words.keys, i):
            yield from self._place(words, self._skip(words, after), True)
        for end in _ends(self._local, words.keys, i):
            yield from self._local_of(words, end)
            yield ZoneWords(0, 0, "", "local"), end
        for zone, end in _values(self._clocks, words.keys, i):
            yield ZoneWords(0, 0, "", "clock", zone), end
        if i < len(words.keys):
            yield from self._abbreviation(words, i)
        for after in _ends(self._hours, words.keys, i):
            for name, end in _values(self._adjectives, words.keys, after):
                yield from self._named(name, "en", end)
        for after in (i, *_ends(self._leads, words.keys, i)):
            yield from self._tailed(words, after)
        for after in _ends(self._locatives, words.keys, i):
            yield from self._place(words, self._skip(words, after), False)

    def _by_city(self, words: _Words, sentence: Span) -> Iterator[tuple[ZoneWords, int]]:
        """В 15:00 по Владивостоку: by that city's clock, unless something may be aimed at the city instead."""
        for after in _ends(self._by, words.keys, 0):
            at = words.spans[0][0]
            low, high = max(sentence.start, at - _AIM), min(sentence.end, at + _AIM)
            if not any(fold(word).startswith(self._aims) for word in _WORD.findall(words.text, low, high)):
                for place, end in self._place(words, after, False):
                    yield replace(place, kind="clock", attached=True), end

    def _local_of(self, words: _Words, end: int) -> Iterator[tuple[ZoneWords, int]]:
        """Local time in Tokyo: the place behind says whose it is."""
        for after in _ends(self._locatives, words.keys, end):
            for place, _ in self._place(words, self._skip(words, after), False):
                yield replace(place, attached=True), end

    def _skip(self, words: _Words, i: int) -> int:
        return i + 1 if i < len(words.keys) and words.keys[i] in self._articles else i

    def _abbreviation(self, words: _Words, i: int) -> Iterator[tuple[ZoneWords, int]]:
        name = words.surface(i, i + 1).replace(".", "")
        if name in _UTC and (len(name) > 1 or words.text[words.spans[i][0] - 1 : words.spans[i][0]].isdigit()):
            offset = _OFFSET.match(words.text, words.spans[i][0])
            if offset is None:
                yield ZoneWords(0, 0, "", "utc", "UTC", 0), i + 1
        known = abbreviations().get(name)
        if known:
            yield ZoneWords(0, 0, "", "abbreviation", known.zone, known.offset), i + 1

    def _tailed(self, words: _Words, i: int) -> Iterator[tuple[ZoneWords, int]]:
        """Moscow time, московского времени, Berliner Zeit: a place or its adjective before the word for time."""
        for name, after in _values(self._adjectives, words.keys, i):
            for end in _ends(self._tails, words.keys, after):
                yield from self._named(name, "en", end)
        for last in range(self._name_end(words, i), i, -1):
            for end in _ends(self._tails, words.keys, last):
                place = self._lookup(words.surface(i, last))
                if place:
                    yield self._words(place, words.surface(i, last), True), end

    def _place(self, words: _Words, i: int, attached: bool) -> Iterator[tuple[ZoneWords, int]]:
        if i >= len(words.keys) or not words.surface(i, i + 1)[:1].isupper():
            return
        for last in range(self._name_end(words, i), i, -1):
            surface = words.surface(i, last)
            place = self._lookup(surface)
            if place and (attached or not place.weak):
                yield self._words(place, surface, attached), last
                return

    @staticmethod
    def _name_end(words: _Words, i: int) -> int:
        """Return where a place name that begins at `i` must end: at the first mark, or after a few words."""
        end = i
        limit = min(i + _MOST_WORDS, len(words.keys))
        while end < limit and (words.keys[end][:1].isalpha() or words.keys[end] in "'’-"):
            end += 1
        return end

    def _named(self, name: str, language: str, end: int) -> Iterator[tuple[ZoneWords, int]]:
        place = lookup(name, language)
        if place:
            yield self._words(place, name, True), end

    def _lookup(self, surface: str) -> Place | None:
        return lookup(surface.rstrip("."), self._language) if surface[:1].isupper() else None

    @staticmethod
    def _words(place: Place, name: str, attached: bool) -> ZoneWords:
        kind = "clock" if attached else "place"
        return ZoneWords(0, 0, "", kind, place.zone, None, place.alternatives, name, attached)  # type: ignore[arg-type]


def _offset_words(surface: str, start: int, end: int) -> ZoneWords:
    match = _OFFSET.search(surface)
    if match is None:
        return ZoneWords(start, end, surface, "utc", "UTC", 0)
    minutes = int(match["hours"]) * 60 + int(match["minutes"] or 0)
    return ZoneWords(start, end, surface, "offset", "", minutes if match["sign"] == "+" else -minutes)


Table = dict[str, list[tuple[tuple[str, ...], str]]]


def _phrases(words: Iterable[str] | str) -> Table:
    return _valued({"": words})


def _valued(table: Mapping[str, Iterable[str] | str]) -> Table:
    result: Table = {}
    for value, phrases in table.items():
        for phrase in listed(phrases):
            parts = _Words.of(phrase, 0, len(phrase)).keys
            result.setdefault(parts[0], []).append((parts[1:], value))
    for entries in result.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return result


def _values(table: Table, keys: tuple[str, ...], i: int) -> Iterator[tuple[str, int]]:
    """Yield the value and the end of each phrase of the table that stands at `i`, longest first."""
    if i < len(keys):
        for rest, value in table.get(keys[i], ()):
            if keys[i + 1 : i + 1 + len(rest)] == rest:
                yield value, i + 1 + len(rest)


def _ends(table: Table, keys: tuple[str, ...], i: int) -> Iterator[int]:
    return (end for _, end in _values(table, keys, i))
