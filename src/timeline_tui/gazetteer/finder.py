"""Looking names up: as they are written, then without accents and with endings taken back to the nominative."""

from collections.abc import Iterator
from functools import lru_cache

from timeline_tui import resources
from timeline_tui.gazetteer.fold import fold, without_accents
from timeline_tui.gazetteer.inflection import Inflections
from timeline_tui.gazetteer.place import Place
from timeline_tui.gazetteer.table import KINDS, LETTERS, NUMBER, WORD, Table

SHORTEST = 3
LONGEST = 80
_WORDS = 7
# Each word of a name may have a dozen nominatives: this bounds the probes for a name of many words.
_PROBES = 120
_MARKS = ("", "#", "=", "@")


class Gazetteer:
    """A table of places with the rules for its languages' endings."""

    def __init__(self, table: Table, inflections: Inflections) -> None:
        self._table = table
        self._inflections = inflections
        self._place = lru_cache(maxsize=4096)(self._read_place)

    def candidates(self, name: str, language: str | None = None) -> tuple[Place, ...]:
        """All readings of a name, likeliest first; empty if it is unknown, too long or made of too many words."""
        folded = fold(name[: LONGEST + 1])
        if not SHORTEST <= len(folded) <= LONGEST or folded.count(" ") >= _WORDS:
            return ()
        exact = self.named(folded)
        readings = exact or self.inflected(folded, language)
        common = self._common(folded) if readings and not exact else ""
        letter = LETTERS.get(language or "", "")
        first = sorted(readings, key=lambda reading: letter not in reading.partition("^")[2]) if letter else readings
        return tuple(self._marked(reading, common, letter) for reading in first)

    def named(self, folded: str) -> list[str]:
        """The readings filed under this folded name."""
        # Keys of places and zones share the table with names, and no text may reach them by writing "=01a".
        found = [] if folded[:1] in _MARKS else self._table.find(folded)
        return [] if found and found[0].startswith(WORD) else found

    def inflected(self, folded: str, language: str | None) -> list[str]:
        """The readings without accents or with the endings of the language taken back; the best-known place first."""
        readings: dict[str, str] = {}
        for tongue in [language] if language else self._inflections.languages():
            for form in self._nominatives(folded, tongue):
                for reading in self.named(form):
                    readings.setdefault(reading[:NUMBER], reading)
        return [readings[number] for number in sorted(readings)]

    def _nominatives(self, folded: str, language: str) -> Iterator[str]:
        if (plain := without_accents(folded)) != folded:
            yield plain
        yield from self._inflections.names(folded, language)
        words = [list(self._inflections.words(word, language)) for word in folded.split(" ")]
        probes = _PROBES
        started = [""]
        for options in words[:-1]:
            forms = [f"{head}{word} " for head in started for word in options][:probes]
            probes -= len(forms)
            started = [form for form in forms if self._table.continues(form)]
        yield from [head + word for head in started for word in words[-1]][: max(probes, 0)]

    def _common(self, folded: str) -> str:
        """The letters of the languages in which this is a common word that only looks like an inflected name."""
        found = self._table.find(folded)
        return found[0].removeprefix(WORD) if found else ""

    def _marked(self, reading: str, common: str, letter: str) -> Place:
        place = self._place(reading[:NUMBER])
        weak = reading[NUMBER:].partition("^")[0] + common
        is_weak = letter in weak if letter else bool(weak)
        return place._replace(weak=True) if is_weak else place

    def _read_place(self, number: str) -> Place:
        name, kind, zone, country, population, others = self._table.find(f"={number}")
        alternatives = tuple(self._zone(other) for other in others.split())
        return Place(name, KINDS[kind], self._zone(zone), country, int(population), alternatives, weak=False)

    def _zone(self, number: str) -> str:
        return self._table.find(f"@{number}")[0]


@lru_cache(maxsize=1)
def shipped() -> Gazetteer:
    """The gazetteer that comes with the program, read when the first name is asked for."""
    return Gazetteer(
        Table(resources.read_bytes("gazetteer", "places.txt")),
        Inflections(resources.read_text("gazetteer", "inflection.txt")),
    )


def candidates(name: str, language: str | None = None) -> tuple[Place, ...]:
    """All readings of an ambiguous name, likeliest first; `language` is an ISO 639-1 code, None for any."""
    return _remembered(name, language) if len(name) <= LONGEST else ()


@lru_cache(maxsize=8192)
def _remembered(name: str, language: str | None) -> tuple[Place, ...]:
    return shipped().candidates(name, language)


def lookup(name: str, language: str | None = None) -> Place | None:
    """The most likely place of that name, inflected or not; None if no place is known by it."""
    return next(iter(candidates(name, language)), None)


def label(zone: str) -> str:
    """What people call a clock: the city of an IANA key ("America/New_York" is "New York")."""
    return zone.rpartition("/")[2].replace("_", " ")
