"""Abbreviations of clocks (EST, MSK, CEST): the same in every language."""

from functools import cache
from typing import NamedTuple

from timeline_tui import resources


class Abbreviation(NamedTuple):
    """What an abbreviation literally says, in minutes east of Greenwich, and the IANA zone people mean by it."""

    name: str
    offset: int
    zone: str


@cache
def abbreviations() -> dict[str, Abbreviation]:
    """Return all known abbreviations by name, in capitals."""
    lines = resources.read_text("gazetteer", "abbreviations.tsv").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {name: Abbreviation(name, int(offset), zone) for name, offset, zone in rows}
