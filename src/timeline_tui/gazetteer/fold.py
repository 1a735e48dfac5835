"""Folding: the spelling under which a name is filed and sought."""

import unicodedata

_APOSTROPHES = "’‘ʼʹ′`´ʻ＇"
_SEPARATORS = "-‐‑‒–—−_/.,;:()&+\u00a0\u2007\u2009\u202f\t\r\n"
_DROPPED = "\u00ad\u200b\u200c\u200d\u2060\ufeff²³¹"
_SAME = str.maketrans(
    {
        **dict.fromkeys(_APOSTROPHES, "'"),
        **dict.fromkeys(_SEPARATORS, " "),
        **dict.fromkeys(_DROPPED, ""),
        # Russian prints ё or е at will, and Ukrainian keyboards offer the Latin look-alike of neither.
        "ё": "е",
        "Ё": "Е",
    }
)
# й and ї decompose, but their marks make letters and not accents.
_LETTERS = frozenset("йїЙЇ")


def fold(name: str) -> str:
    """The filing form of a name: case, hyphens, dots, apostrophes and spaces made alike, accents kept.

    A two-letter name in capitals ("US") is filed as initials ("u s"), so that it never meets the word "us".
    """
    if len(name) == 2 and name.isupper():
        name = f"{name[0]} {name[1]}"
    if not name.isascii():
        name = unicodedata.normalize("NFC", name)
    folded = name.translate(_SAME).casefold()
    if not folded.isascii():
        folded = "".join(c for c in folded if not unicodedata.combining(c))
    return " ".join(folded.split())


def without_accents(folded: str) -> str:
    """The same name with its accents taken off, for writers who leave them out."""
    if folded.isascii():
        return folded
    return "".join(c if c in _LETTERS else _base(c) for c in folded)


def _base(character: str) -> str:
    decomposed = unicodedata.normalize("NFD", character)
    return "".join(c for c in decomposed if not unicodedata.combining(c))
