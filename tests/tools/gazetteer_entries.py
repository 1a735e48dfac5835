"""Turns the sources into entries: each place once, with its clock, its weight in a choice and all its spellings."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path

from gazetteer_clocks import canonical, local, others, zones_of_countries
from gazetteer_sources import LANGUAGES, City, Cldr, Country, Region, Tongues, spellings

from timeline_tui.gazetteer.fold import fold, without_accents

CITY = 50_000
SEAT = 10_000
TOWN = 20_000
REGION = 1_000_000
# Lands whose own press writes in one of the eight languages: their small towns and regions are filed too.
LANDS = frozenset(("AR", "AT", "AU", "BR", "CA", "CH", "DE", "ES", "FR", "GB", "IT", "MX", "PT", "RU", "UA", "US"))
_MANY_TONGUES = frozenset(("BE", "BY", "CA", "CH", "LU", "UA"))
# Where the names of towns are Cyrillic, and GeoNames' first name is only a transliteration.
CYRILLIC_LANDS = frozenset(("BY", "KZ", "RU", "UA"))
# The fame of a city of 100,000 with 15 other names.
KNOWN = 100_000
_ADDITIONS = Path(__file__).with_name("gazetteer_additions.tsv")


_REGION_NAMES = 17
_COUNTRY_NAMES = 150
# How much likelier a country is than a city of its fame; only where several languages give it the name.
COUNTRY = 10


def fame(people: int, names: int) -> float:
    """How well known a place is; the tally of its other names tells Paris, Texas from Paris."""
    return float(people**0.7 * (names + 5) ** 1.2)


@dataclass(slots=True)
class Entry:
    """A place; `names` maps each spelling to the languages it is known to be of; `chief` are the undoubted."""

    kind: str
    name: str
    country: str
    zone: str
    people: int
    score: float
    alternatives: tuple[str, ...] = ()
    capital: bool = False
    names: dict[str, set[str]] = field(default_factory=dict)
    chief: set[str] = field(default_factory=set)

    def add(self, tongues: Tongues) -> None:
        """Take names of a known language."""
        for tongue, names in tongues.items():
            for name in names:
                self.names.setdefault(name, set()).add(tongue)
                self.chief.add(name)

    def call(self, *names: str) -> None:
        """Take names of no particular language."""
        self.names.update({name: set() for name in names})
        self.chief.update(names)


class Atlas:
    """The sources, indexed for the making of entries."""

    def __init__(self, cldr: Cldr, cities: list[City], countries: list[Country], regions: Iterable[Region]) -> None:
        self.cldr = cldr
        self.cities = cities
        self.countries = {country.code: country for country in countries}
        self.regions = list(regions)
        self.people: dict[str, Counter[str]] = defaultdict(Counter)
        self._seats: dict[str, City] = {}
        for city in cities:
            zone = local(city.zone, city.country)
            self.people[city.country][zone] += city.people
            self.people[city.region][zone] += city.people
            self._seats[city.region] = max(self._seats.get(city.region, city), city, key=lambda c: c.people)
        self.capitals = {country.code: self._capital(country) for country in countries}

    def _capital(self, country: Country) -> City | None:
        wanted = without_accents(fold(country.capital))
        named = [c for c in self.cities if c.country == country.code and wanted in _plain((c.name, *c.others))]
        return max(named, key=lambda c: c.people, default=None)

    def entries(self) -> list[Entry]:
        """All places, best known first."""
        found = [*self._countries(), *self._regions(), *self._cities()]
        return sorted(found, key=lambda entry: (-entry.score, entry.name, entry.country, entry.zone, entry.people))

    def languages(self, country: Country) -> tuple[str, ...]:
        """The languages of the eight whose press is at home there; outside Asia and Africa."""
        if country.continent not in ("EU", "NA", "SA", "OC"):
            return ()
        spoken = country.languages[: 3 if country.code in _MANY_TONGUES else 1]
        return tuple(tongue for tongue in spoken if tongue in LANGUAGES)

    def _countries(self) -> Iterator[Entry]:
        added = _additions()
        for country in self.countries.values():
            zones = zones_of_countries().get(country.code) or tuple(self.people[country.code])
            people = self.people[country.code]
            capital = self.capitals[country.code]
            zone = local(capital.zone, country.code) if capital else _largest(zones, people)
            if zone:
                score = fame(country.people, _COUNTRY_NAMES) * COUNTRY
                entry = Entry("country", country.name, country.code, zone, country.people, score)
                entry.alternatives = others(zone, zones, people)
                entry.add({"en": [country.name]})
                entry.add(self.cldr.names_of_country(country.code))
                entry.add(added[country.code])
                yield entry

    def _regions(self) -> Iterator[Entry]:
        added = _additions()
        for region in self.regions:
            people = self.people.get(region.code)
            if people and (people.total() >= REGION or region.iso[:2] in LANDS):
                zone, *rest = [zone for zone, _ in sorted(people.items(), key=lambda item: (-item[1], item[0]))]
                # A single town over the border of the data's precision does not make a second clock.
                rest = [other for other in rest if people[other] * 1000 >= people.total()]
                total = people.total()
                names = self.cldr.subdivisions[region.iso]
                english = next(iter(names.get("en", [])), region.name)
                entry = Entry("region", english, region.iso[:2], zone, total, fame(total, _REGION_NAMES))
                entry.alternatives = others(zone, rest, people)
                entry.call(region.name)
                entry.add(names)
                entry.add(added[region.iso])
                yield entry

    def _cities(self) -> Iterator[Entry]:
        zonal = self._zone_cities()
        for city in self.cities:
            capital = self.capitals[city.country] is city if city.country in self.capitals else False
            grown = city.people >= CITY or capital or (city.people >= SEAT and self._seats[city.region] is city)
            if grown or (city.people >= TOWN and city.country in LANDS):
                score = fame(city.people, len(city.others)) * (5 if capital else 1)
                zone = local(city.zone, city.country)
                entry = Entry("city", city.name, city.country, zone, city.people, score, capital=capital)
                # "Halle (Saale)" is mostly called Halle; what brackets hold is no name of the town.
                entry.call(city.name, *spellings(city.name)[:1])
                if id(city) in zonal:
                    entry.add(zonal[id(city)])
                    entry.name = next(iter(zonal[id(city)].get("en", [])), city.name)
                if grown or city.country in CYRILLIC_LANDS:
                    entry.names.update({name: set() for name in city.others if name not in entry.names})
                yield entry

    def _zone_cities(self) -> Mapping[int, Tongues]:
        """CLDR's names of zones' cities, by the identity of the city meant: the largest of that name in the zone."""
        zoned: dict[str, list[City]] = defaultdict(list)
        for city in self.cities:
            zoned[local(city.zone, city.country)].append(city)
        found: dict[int, Tongues] = {}
        for key, tongues in self.cldr.cities.items():
            zone = canonical(key)
            wanted = {without_accents(fold(key.rpartition("/")[2].replace("_", " ")))}
            wanted |= _plain(name for name in tongues.get("en", ()))
            named = [c for c in zoned[zone] if wanted & _plain((c.name, *c.others))]
            if named:
                found[id(max(named, key=lambda c: c.people))] = tongues
        return found


_LATIN = dict(
    zip(
        "абвгґдеєжзиіїйклмнопрстуфхцчшщъыьэюя",
        (*"abvggdeezziiiiklmnoprstufhccss", "", "y", "", "e", "yu", "ya"),
        strict=True,
    )
)


# Letters that languages change for one another: Philadelphia is Filadelfia, Krakau Cracovia.
_EQUALS = str.maketrans("cqwyzj", "kkvisi")


def is_alike(name: str, other: str) -> bool:
    """Whether two names sound alike: Odessa and Одеса are Odesa, but Victoria is not Hong Kong."""
    one, two = _sound(name), _sound(other)
    return one[:1] == two[:1] and SequenceMatcher(None, one, two).ratio() >= 0.5


def _sound(name: str) -> str:
    latin = without_accents(fold(name)).translate(str.maketrans(_LATIN))
    for spelled, sound in (("ph", "f"), ("kh", "h"), ("ts", "c")):
        latin = latin.replace(spelled, sound)
    return latin.translate(_EQUALS)


def _largest(zones: Iterable[str], people: Mapping[str, int]) -> str:
    return max(zones, key=lambda zone: (people.get(zone, 0), zone), default="")


def _plain(names: Iterable[str]) -> set[str]:
    return {without_accents(fold(name)) for name in names}


def _additions() -> Mapping[str, Tongues]:
    """Names of countries and regions in daily use that CLDR does not list, by ISO 3166 code."""
    found: dict[str, Tongues] = defaultdict(lambda: defaultdict(list))
    for line in _ADDITIONS.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            code, tongue, *names = line.split("\t")
            found[code][tongue] += [s for name in names for s in spellings(name)]
    return found
