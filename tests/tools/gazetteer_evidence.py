"""Evidence that a place name is also something commoner: dictionaries, word frequencies and lists of personal names."""

import math
from collections.abc import Iterable, Set
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from pathlib import Path

from german_nouns.lookup import Nouns
from spylls.hunspell import Dictionary
from wordfreq import get_frequency_dict

LATIN = ("en", "it", "de", "fr", "es", "pt")
CYRILLIC = ("ru", "uk")
_FAKER = ("it_IT", "en_US", "en_GB", "ru_RU", "uk_UA", "de_DE", "fr_FR", "es_ES", "pt_PT", "pt_BR")
_PROPER = {"Toponym", "Eigenname", "Vorname", "Nachname"}
# Millions of people whose language it is: the more they are, the smaller a town's share in what they write.
_SPEAKERS = {"en": 400, "es": 450, "pt": 230, "ru": 160, "de": 95, "fr": 80, "it": 60, "uk": 35}
# Zipf values: the logarithm of occurrences in a thousand million words. Below this a word is no rival to a place.
RARE = 2.6
# How far a word may outweigh what the place alone explains before the name counts as weak.
MARGIN = 0.5
_LENT = 4.5


@dataclass(frozen=True, slots=True)
class Weight:
    """The zipf value that a place alone explains: seen in its unmistakable names, and guessed from its people."""

    by_name: float
    is_known: bool
    """Whether three languages or more name it."""
    people: float
    importance: tuple[float, float]
    """As a city of how many times its people it is spoken of abroad, and at home."""

    def in_language(self, tongue: str, at_home: bool) -> float:
        """What to expect of a name in a language, which may be the place's own."""
        return max(self.by_name, self._at_home(tongue) if at_home else self.abroad())

    def abroad(self) -> float:
        """What to expect from its size where the place is a foreign one."""
        return math.log10(self.people * self.importance[0] + 1) - 2.5

    def among_people(self, at_home: bool) -> float:
        """What to expect of a name that people bear: they do so everywhere, so home counts for little."""
        return max(self.by_name, math.log10(self.people * self.importance[1] + 1) - 2.5) + 0.2 * at_home

    def _at_home(self, tongue: str) -> float:
        # The constant fits the large towns of all eight languages; what nobody abroad has heard of is a suburb.
        fit = 0.85 if self.is_known else 0.15
        return math.log10((self.people * self.importance[1] + 1) / _SPEAKERS[tongue]) + fit


class Evidence:
    """What eight languages say about a folded word."""

    def __init__(self, dictionaries: Path) -> None:
        self._frequencies = {tongue: get_frequency_dict(tongue, "large") for tongue in LATIN + CYRILLIC}
        self._spelling = {
            tongue: Dictionary.from_files(str(path.with_suffix("")))
            for tongue in LATIN + CYRILLIC
            for path in dictionaries.glob(f"dictionary-{tongue}-*/index.dic")
        }
        self._nouns = Nouns()
        self._people = _personal_names()
        self.is_common = lru_cache(maxsize=None)(self._is_common)

    def zipf(self, word: str, tongue: str) -> float:
        """How frequent a word is; 0 when it was not seen."""
        seen = self._frequencies[tongue].get(word, 0.0)
        return math.log10(seen) + 9 if seen else 0.0

    def known(self, name: str, tongues: Iterable[str]) -> bool:
        """Whether every word of a folded name was seen in one of the languages."""
        words = name.replace("'", " ").split()
        return any(all(word in self._frequencies[tongue] for word in words) for tongue in tongues)

    def frequent(self, tongue: str, least: float) -> list[str]:
        """The words of a language that are at least this frequent, in alphabetical order."""
        return sorted(word for word in self._frequencies[tongue] if self.zipf(word, tongue) >= least)

    def is_person(self, word: str) -> bool:
        """Whether people bear the word as a given name or surname."""
        return word in self._people

    def _is_common(self, word: str, tongue: str) -> bool:
        """Whether a dictionary has the word with a small first letter, or as a German noun that is no name."""
        # The Ukrainian dictionary lets any Latin word pass.
        if self.zipf(word, tongue) < RARE or (tongue in CYRILLIC) != (word[0] >= "Ѐ"):
            return False
        if self._spelling[tongue].lookup(word):
            return True
        entries = self._nouns[word.capitalize()] if tongue == "de" else ()
        return any(not _PROPER.intersection(entry.get("pos", ())) for entry in entries)

    def by_name(self, names: Iterable[tuple[str, set[str]]]) -> tuple[float, bool]:
        """The frequency of a place's names that mean nothing else, in the language that names it third most.

        And whether there are three such languages.

        `names` are folded, each with the languages it is known to be of, if any.
        """
        own = [(name, its) for name, its in names if " " not in name and not self.is_person(name)]
        seen = [
            max((self._alone(n, t) for n, its in own if not its or t in its), default=0.0) for t in LATIN + CYRILLIC
        ]
        named = sorted((value for value in seen if value), reverse=True)
        return (named[min(2, len(named) - 1)] if named else 0.0), len(named) > 2

    def _alone(self, name: str, tongue: str) -> float:
        # English words are met in every language, and then not as places.
        lent = self.is_common(name, "en") and self.zipf(name, "en") > _LENT
        return 0.0 if lent or self.is_common(name, tongue) else self.zipf(name, tongue)

    def common_in(self, name: str) -> tuple[str, ...]:
        """The languages that have a folded name as a common word."""
        return tuple(tongue for tongue in LATIN + CYRILLIC if self.is_common(name, tongue))

    def rivals(self, name: str, weight: Weight, homes: Iterable[str], tongues: Set[str]) -> tuple[str, ...]:
        """The languages in which a folded name is more likely something else than the place of that weight.

        `tongues` are the languages that give the place this name, as far as they are known.
        """
        words = () if " " in name else LATIN + CYRILLIC
        return tuple(t for t in words if self._is_rival(name, t, weight, t in homes, not tongues or t in tongues))

    def _is_rival(self, name: str, tongue: str, weight: Weight, at_home: bool, possible: bool) -> bool:
        seen = self.zipf(name, tongue) - MARGIN
        if self.is_common(name, tongue) and (not possible or seen > weight.in_language(tongue, at_home)):
            return True
        return self.is_person(name) and seen + MARGIN > RARE and seen > weight.among_people(at_home)


def _personal_names() -> frozenset[str]:
    found: set[str] = set()
    for locale in _FAKER:
        provider = import_module(f"faker.providers.person.{locale}").Provider
        for kind in dir(provider):
            if kind.startswith(("first_names", "last_names")) or kind in {"first_name", "last_name"}:
                values = getattr(provider, kind)
                if isinstance(values, dict | tuple | list):
                    found.update(value.casefold() for value in values if isinstance(value, str))
    return frozenset(found)
