"""Chooses which spellings are filed, under which place first, and in which languages each is weak."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from gazetteer_entries import CITY, COUNTRY, CYRILLIC_LANDS, KNOWN, LANDS, Entry, is_alike
from gazetteer_evidence import CYRILLIC, LATIN, MARGIN, Evidence, Weight

from timeline_tui.gazetteer.finder import LONGEST, SHORTEST, Gazetteer
from timeline_tui.gazetteer.fold import fold, without_accents
from timeline_tui.gazetteer.inflection import Inflections
from timeline_tui.gazetteer.table import LETTERS, NUMBER, Table

# The letters with which the eight languages write, beyond A to Z.
_LATIN = re.compile("[A-Za-zÀÁÂÃÄÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖÙÚÛÜŒßàáâãäæçèéêëìíîïñòóôõöùúûüœÿ .'’-]+")
_CYRILLIC = re.compile("[А-ЯЁҐЄІЇа-яёґєії .'’-]+")
# Romanised Cyrillic marks soft signs with apostrophes; in Romance names a vowel or h follows one.
_ROMANISED = re.compile("['’](?![AEIOUHÀÁÂÈÉÊÌÍÎÒÓÔÙÚÛ])", re.IGNORECASE)
_CODE = re.compile("[A-ZА-Я]{2,4}")
# A reading this many times less known than the first of its name is left out.
_OVERSHADOWED = 150
_READINGS = 6
# As a city of how many times its people a place is in the news, abroad and at home.
_IMPORTANCE = {"capital": (4.0, 32.0), "city": (1.0, 1.0), "region": (0.25, 1.0), "country": (0.1, 1.0)}
# And a country's name stands in the news far more often than a word of its frequency elsewhere.
_COUNTRY = 0.4
# A place is this many times likelier where the language asked about is its country's.
_NEARER = 4.0
# A common word this much more frequent than a small place is filed as no place at all.
_DROWNED = 1.5

# A folded name to its readings: a place, the letters where it is weak, the letters where it comes first.
Readings = dict[str, list[tuple[int, str, str]]]


@dataclass(slots=True)
class _Reading:
    entry: int
    score: float
    weak: tuple[str, ...]
    tongues: set[str]
    """The languages that give the place this name; empty if that is not known."""


@dataclass(slots=True)
class _Key:
    chief: bool = False
    tongues: set[str] = field(default_factory=set)

    def meet(self, chief: bool, tongues: set[str]) -> None:
        """Take another spelling that is filed alike."""
        self.chief |= chief
        self.tongues |= tongues


class Filing:
    """Files the names of entries; the entries' order is their numbering."""

    def __init__(self, entries: list[Entry], homes: dict[str, tuple[str, ...]], evidence: Evidence) -> None:
        self._entries = entries
        self._homes = homes
        self._evidence = evidence
        self._weights = lru_cache(maxsize=None)(self._weight)

    def readings(self) -> Readings:
        """Folded names to the numbers of their entries, with the letters of languages."""
        filed: dict[str, dict[int, _Reading]] = defaultdict(dict)
        for number, entry in enumerate(self._entries):
            for name, key in self._keys(entry).items():
                if (reading := self._reading(number, name, key)) is not None:
                    filed[name][number] = reading
        return {name: self._ordered(list(found.values())) for name, found in filed.items()}

    def _keys(self, entry: Entry) -> dict[str, _Key]:
        keys: dict[str, _Key] = defaultdict(_Key)
        for spelling, tongues in entry.names.items():
            chief = spelling in entry.chief
            if self._is_wanted(spelling, entry, chief):
                name = fold(spelling)
                chief = chief or self._is_cyrillic_chief(name, entry)
                keys[name].meet(chief, tongues)
                if (plain := without_accents(name)) != name:
                    keys[plain].meet(chief and not self._evidence.common_in(plain), tongues)
        return {name: key for name, key in keys.items() if SHORTEST <= len(name) <= LONGEST and name[0].isalpha()}

    def _is_cyrillic_chief(self, name: str, entry: Entry) -> bool:
        """GeoNames' chief name is Latin: what a Cyrillic press prints stands among the side names."""
        if not _CYRILLIC.fullmatch(name) or not self._evidence.known(name, CYRILLIC):
            return False
        return is_alike(name, entry.name) or not self._evidence.common_in(name)

    def _is_wanted(self, spelling: str, entry: Entry, chief: bool) -> bool:
        if chief:
            return not any(c.isdigit() for c in spelling)
        if not spelling[:1].isupper() or _CODE.fullmatch(spelling) or (len(spelling) < 4 and entry.people < 20 * CITY):
            return False
        key = fold(spelling)
        if _CYRILLIC.fullmatch(spelling):
            return entry.country in CYRILLIC_LANDS or entry.people >= 2 * CITY or self._evidence.known(key, CYRILLIC)
        if not _LATIN.fullmatch(spelling) or _ROMANISED.search(spelling):
            return False
        return entry.score >= KNOWN and self._evidence.known(key, LATIN)

    def _reading(self, number: int, name: str, key: _Key) -> _Reading | None:
        entry = self._entries[number]
        weight = self._weights(number)
        tongues = set() if entry.kind == "city" else key.tongues
        weak = self._evidence.rivals(name, weight, self._homes.get(entry.country, ()), tongues)
        if not key.chief:
            common = self._evidence.common_in(name)
            weak += tuple(t for t in common if t not in weak and self._evidence.zipf(name, t) > weight.by_name)
        if self._is_lost(name, entry, weight, weak, key.chief):
            return None
        score = entry.score * (1 if key.chief else 0.5 if is_alike(name, entry.name) else 0.01)
        if entry.kind == "country" and len(key.tongues) < 3:
            score /= 3 * COUNTRY
        return _Reading(number, score, weak, tongues)

    def _is_lost(self, name: str, entry: Entry, weight: Weight, weak: tuple[str, ...], chief: bool) -> bool:
        """Whether a name is hardly ever that place, in any language."""
        zipf = self._evidence.zipf
        if not chief:
            # Side names are of all languages and spellings: five letters that are also a word are chance.
            common = self._evidence.common_in(name)
            rival = weight.by_name + (1.8 if entry.people >= 20 * CITY else 0.8)
            alike = is_alike(name, entry.name)
            by_chance = len(name) < (5 if alike else 6) or any(zipf(name, tongue) > rival for tongue in common)
            famous = entry.people >= 10 * CITY or (alike and entry.score >= 5 * KNOWN)
            return (bool(common) and by_chance) or (bool(weak) and not famous)
        homes = self._homes.get(entry.country, ())
        if not weak or (set(homes) - set(weak) and entry.kind == "city"):
            return False
        drowned = any(zipf(name, t) > weight.in_language(t, t in homes) + _DROWNED for t in weak)
        if entry.kind == "city":
            return entry.score < KNOWN and (entry.people < CITY or drowned)
        return drowned or (entry.kind == "region" and entry.country not in LANDS)

    def _weight(self, number: int) -> Weight:
        entry = self._entries[number]
        names = [(fold(name), its) for name, its in entry.names.items() if name in entry.chief or len(name) > 3]
        importance = _IMPORTANCE["capital" if entry.capital else entry.kind]
        by_name, is_known = self._evidence.by_name(names)
        return Weight(by_name + _COUNTRY * (entry.kind == "country"), is_known, entry.people, importance)

    def _ordered(self, readings: list[_Reading]) -> list[tuple[int, str, str]]:
        firsts = {tongue: self._by_likelihood(readings, tongue)[0].entry for tongue in LETTERS}
        kept: list[_Reading] = []
        for reading in self._by_likelihood(readings, None):
            shadowed = kept and reading.score * _OVERSHADOWED < kept[0].score and reading.entry not in firsts.values()
            if not shadowed and not self._is_same_clock(reading, kept):
                kept.append(reading)
        second = {tongue: entry for tongue, entry in firsts.items() if entry != kept[0].entry}
        return [
            (
                reading.entry,
                _letters(reading.weak),
                _letters(t for t, entry in second.items() if entry == reading.entry),
            )
            for reading in kept[:_READINGS]
        ]

    def _by_likelihood(self, readings: list[_Reading], tongue: str | None) -> list[_Reading]:
        def score(reading: _Reading) -> float:
            entry = self._entries[reading.entry]
            home = tongue is not None and tongue in self._homes.get(entry.country, ())
            foreign = tongue is not None and reading.tongues and tongue not in reading.tongues
            town = entry.kind == "region" and any(self._is_its_town(reading, other) for other in readings)
            return reading.score * (_NEARER if home else 1) * (0.001 if foreign else 1) * (0.001 if town else 1)

        return sorted(readings, key=lambda r: (-score(r), r.entry))

    def _is_its_town(self, region: _Reading, town: _Reading) -> bool:
        """Whether another reading is a large town after which the region, with the same clock, is named."""
        this, other = self._entries[region.entry], self._entries[town.entry]
        same = (this.country, this.zone, this.alternatives) == (other.country, other.zone, other.alternatives)
        return same and other.kind == "city" and other.people >= 2 * CITY and town.score > region.score / 100

    def _is_same_clock(self, reading: _Reading, kept: list[_Reading]) -> bool:
        """A region named after its town, with the same clock, adds nothing."""
        this = self._entries[reading.entry]
        same = (e for e in (self._entries[r.entry] for r in kept) if (e.country, e.zone) == (this.country, this.zone))
        return any(this.alternatives in ((), e.alternatives) for e in same)

    def inflected_words(self, data: bytes, inflections: Inflections) -> Iterator[tuple[str, str]]:
        """Common words that accents or endings taken off would make a place, and the letters of their languages."""
        gazetteer = Gazetteer(Table(data), inflections)
        found: dict[str, str] = defaultdict(str)
        for tongue in LATIN + CYRILLIC:
            for word in self._evidence.frequent(tongue, 3.0):
                key = fold(word)
                fits = len(key) >= SHORTEST and " " not in key and not gazetteer.named(key)
                if fits and self._evidence.is_common(word, tongue):
                    numbers = [int(reading[:NUMBER], 36) for reading in gazetteer.inflected(key, tongue)]
                    if numbers and self._rivals(numbers[0], word, tongue):
                        found[key] += LETTERS[tongue]
        yield from sorted(found.items())

    def _rivals(self, number: int, word: str, tongue: str) -> bool:
        weight = self._weights(number)
        at_home = tongue in self._homes.get(self._entries[number].country, ())
        return self._evidence.zipf(word, tongue) > MARGIN + (
            weight.in_language(tongue, True) if at_home else weight.by_name
        )

    def overruled(self, readings: Readings, data: bytes, rules: Inflections) -> Readings:
        """Cyrillic side names that are more likely an inflected form of a far better-known place."""
        gazetteer = Gazetteer(Table(data), rules)
        found: Readings = {}
        for key in filter(_CYRILLIC.fullmatch, readings):
            better = [int(r[:NUMBER], 36) for tongue in CYRILLIC for r in gazetteer.inflected(key, tongue)]
            best, given = min(better, default=len(self._entries)), readings[key][0][0]
            if best < given and self._entries[best].score > 12 * self._entries[given].score:
                found[key] = [(best, "", "")]
        return found


def _letters(tongues: Iterable[str]) -> str:
    return "".join(LETTERS[tongue] for tongue in tongues)
