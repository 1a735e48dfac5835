"""Which clocks there are: zone keys made canonical, and the zones of a country grouped by what their clocks show."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from importlib import metadata, resources
from zoneinfo import ZoneInfo

_PACKAGE = "tzdata.zoneinfo"


@lru_cache(maxsize=1)
def zones_of_countries() -> Mapping[str, tuple[str, ...]]:
    """ISO country to the zones used in it, from the tzdb's own list."""
    found: dict[str, list[str]] = {}
    for line in _lines("zone.tab"):
        codes, _, zone = line.split("\t")[:3]
        for code in codes.split(","):
            found.setdefault(code, []).append(zone)
    return {code: tuple(sorted(zones)) for code, zones in found.items()}


@lru_cache(maxsize=1)
def _links() -> Mapping[str, str]:
    return {new: old for kind, old, new, *_ in (f"{line} . .".split() for line in _lines("tzdata.zi")) if kind == "L"}


def canonical(zone: str) -> str:
    """The modern key of a zone: itself if the tzdb lists it for a country, else what it is an old name of."""
    listed = {zone for zones in zones_of_countries().values() for zone in zones}
    while zone not in listed and zone in _links():
        zone = _links()[zone]
    return zone


@lru_cache(maxsize=4096)
def local(zone: str, country: str) -> str:
    """The country's own key for a clock that GeoNames files under a neighbour's (Hanoi under Asia/Bangkok)."""
    zone = canonical(zone)
    own = zones_of_countries().get(country, ())
    return zone if zone in own else next((other for other in own if face(other) == face(zone)), zone)


@lru_cache(maxsize=1024)
def face(zone: str) -> tuple[timedelta | None, ...]:
    """What a clock shows against UTC through the year after the release of tzdata: equal faces are one clock today."""
    year = int(metadata.version("tzdata").split(".")[0]) + 1
    with resources.files(_PACKAGE).joinpath(zone).open("rb") as file:
        clock = ZoneInfo.from_file(file, key=zone)
    start = datetime(year, 1, 1, tzinfo=UTC)
    return tuple((start + timedelta(days=10 * step)).astimezone(clock).utcoffset() for step in range(36))


def others(zone: str, zones: Sequence[str], people: Mapping[str, int]) -> tuple[str, ...]:
    """One zone, its most populous, for each clock among `zones` that differs from `zone`; most populous clock first."""
    groups: dict[tuple[timedelta | None, ...], list[str]] = {}
    for other in zones:
        groups.setdefault(face(other), []).append(other)
    groups.pop(face(zone), None)
    totals = sorted((-sum(people.get(z, 0) for z in group), sorted(group)) for group in groups.values())
    return tuple(min(group, key=lambda z: (-people.get(z, 0), z)) for _, group in totals)


def _lines(name: str) -> list[str]:
    text = resources.files(_PACKAGE).joinpath(name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
