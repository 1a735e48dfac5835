"""A named place and its clock."""

from typing import NamedTuple


class Place(NamedTuple):
    """One reading of a place name.

    `zone` is a modern IANA key; for a country it is its capital's clock, for a region its most populous part's.
    `alternatives` are the other clocks in use there today, one zone for each, most populous first.
    `population` is 0 when unknown. `country` is ISO 3166-1 alpha-2.
    `weak` is True when the name asked for is, in the language asked about, also a common word or a personal name.
    """

    name: str
    kind: str
    zone: str
    country: str
    population: int
    alternatives: tuple[str, ...]
    weak: bool
