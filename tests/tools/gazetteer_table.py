"""Writes the gazetteer's table in the format that timeline_tui.gazetteer.table reads; needs no package."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from timeline_tui.gazetteer.table import KINDS, NUMBER, WORD

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_KIND_LETTERS = {kind: letter for letter, kind in KINDS.items()}


@dataclass(frozen=True, slots=True)
class Row:
    """A place as it is written: best-known places first in the sequence given to `table`."""

    name: str
    kind: str
    zone: str
    country: str
    population: int
    alternatives: tuple[str, ...] = ()


# A folded name to its readings, likeliest first: the index of a row, the letters of the languages where it is weak, and
# those of the languages where it goes before the readings above it.
Names = Mapping[str, Sequence[tuple[int, str, str]]]


def table(rows: Sequence[Row], names: Names, words: Mapping[str, str], remarks: Iterable[str] = ()) -> bytes:
    """The whole file: every line ends with a newline, and lines are in the order of their bytes.

    `words` are common words that look like a place's inflected name, with the letters of their languages.
    """
    zones = sorted({zone for row in rows for zone in (row.zone, *row.alternatives)})
    numbers = {zone: number(at, 2) for at, zone in enumerate(zones)}
    lines = [f"#{at}\t{remark}" for at, remark in enumerate(remarks)]
    lines += [f"@{numbers[zone]}\t{zone}" for zone in zones]
    lines += [f"={number(at, NUMBER)}\t{_fields(row, numbers)}" for at, row in enumerate(rows)]
    lines += [f"{name}\t{_readings(readings)}" for name, readings in names.items()]
    lines += [f"{word}\t{WORD}{letters}" for word, letters in words.items() if word not in names]
    return b"".join(sorted(line.encode("utf-8") + b"\n" for line in lines))


def number(value: int, width: int) -> str:
    """A number in base 36, padded so that the order of the texts is the order of the values."""
    digits = ""
    while value or len(digits) < width:
        value, digit = divmod(value, 36)
        digits = _DIGITS[digit] + digits
    return digits


def _fields(row: Row, numbers: Mapping[str, str]) -> str:
    others = " ".join(numbers[zone] for zone in row.alternatives)
    kind = _KIND_LETTERS[row.kind]
    return "\t".join([row.name, kind, numbers[row.zone], row.country, str(row.population), others])


def _readings(readings: Sequence[tuple[int, str, str]]) -> str:
    marked = ((number(at, NUMBER), weak, first) for at, weak, first in readings)
    return "\t".join(at + (f":{weak}" if weak else "") + (f"^{first}" if first else "") for at, weak, first in marked)
