"""The generated table: sorted lines of text, searched as bytes where they lie.

Every line is a key, a tab and fields set apart by tabs; lines are in the order of their bytes. By their keys they are:

    #0        a remark
    =01a      a place (the best-known have the lowest numbers): display name, kind (c city, r region, n country), zone
              number, country, population, and the numbers of the other clocks there
    @0f       a zone: its IANA key
    new york  a name, folded: its readings, likeliest first, each a place's number; after a colon the letters of the
              languages in which the name is also something commoner (LETTERS), after ^ of those in which this reading
              is the likeliest
    вене      a common word that accents or endings taken off would make a place: ! and the letters of the languages
              in which it is one
"""

from bisect import bisect_right

LETTERS = {"en": "e", "it": "i", "ru": "r", "uk": "u", "de": "d", "fr": "f", "es": "s", "pt": "p"}
KINDS = {"c": "city", "r": "region", "n": "country"}
# The digits of a place's number.
NUMBER = 3
WORD = "!"
_BLOCK = 4096


class Table:
    """Finds lines by key; about two microseconds each, with no dictionary built from the data."""

    __slots__ = ("_data", "_keys", "_starts")

    def __init__(self, data: bytes) -> None:
        """Take the table's text, which ends with a newline."""
        self._data = b"\n" + data
        self._starts = self._blocks()
        self._keys = [self._data[start : self._data.find(b"\t", start)] for start in self._starts[:-1]]

    def find(self, key: str) -> list[str]:
        """The fields of the line with this key; an empty list if there is none."""
        wanted = key.encode("utf-8", "replace")
        block = max(bisect_right(self._keys, wanted) - 1, 0)
        at = self._data.find(b"\n%b\t" % wanted, self._starts[block] - 1, self._starts[block + 1])
        if at < 0:
            return []
        start = at + len(wanted) + 2
        return self._data[start : self._data.find(b"\n", start)].decode("utf-8").split("\t")

    def continues(self, prefix: str) -> bool:
        """Whether any key starts with this prefix."""
        wanted = prefix.encode("utf-8", "replace")
        block = max(bisect_right(self._keys, wanted) - 1, 0)
        if self._data.find(b"\n" + wanted, self._starts[block] - 1, self._starts[block + 1]) >= 0:
            return True
        return block + 1 < len(self._keys) and self._keys[block + 1].startswith(wanted)

    def _blocks(self) -> list[int]:
        size = len(self._data)
        starts = {self._data.rfind(b"\n", 0, at + 1) + 1 for at in range(0, size - 1, _BLOCK)}
        return [*sorted(starts - {size}), size]
