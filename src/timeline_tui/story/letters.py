"""Words made comparable across spellings, languages and scripts."""

import re
from functools import lru_cache
from unicodedata import combining, normalize

_CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "ё": "e", "є": "ie", "ж": "zh", "з": "z",
    "и": "i", "і": "i", "ї": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r",
    "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sh", "ъ": "", "ы": "y",
    "ь": "", "э": "e", "ю": "iu", "я": "ia",
}  # fmt: skip
_LATIN = {"ß": "ss", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"}
_OTHERS = str.maketrans({**_CYRILLIC, **_LATIN, "’": "'", "ʼ": "'", "\u00ad": None})
_SOUNDS = (
    ("tsch", "S"), ("sch", "S"), ("tch", "S"), ("zh", "S"), ("sh", "S"), ("ch", "S"), ("ph", "f"), ("th", "t"),
    ("kh", ""), ("ts", "s"), ("tz", "s"), ("ck", "k"), ("qu", "k"), ("x", "ks"), ("q", "k"), ("c", "k"), ("w", "v"),
    ("z", "s"),
)  # fmt: skip
"""Letters that stand for one sound in some language: a name is spelt anew in each."""
_OPEN = (*"aeiouyjh", "kh")
_SILENT = re.compile("[aeiouyjh'’-]+")
_TWICE = re.compile(r"(.)\1+")


@lru_cache(maxsize=1 << 15)
def plain(word: str) -> str:
    """Return a word without case and accents, in Latin letters: "Линдквист" is "lindkvist"."""
    if word.isascii():
        return word.lower()
    composed = normalize("NFC", word).casefold().translate(_OTHERS)
    return "".join(char for char in normalize("NFKD", composed) if not combining(char))


@lru_cache(maxsize=1 << 15)
def sound(word: str) -> str:
    """Return what is left of a name in every spelling: "Шевченко", "Shevchenko" and "Schewtschenko" are "SvSnk".

    A vowel in front is kept as such, also when some languages breathe before it. Two names that sound alike may
    still be two names.
    """
    letters = plain(word)
    front = "a" if letters.startswith(_OPEN) else ""
    for spelling, one in _SOUNDS:
        letters = letters.replace(spelling, one)
    return front + _TWICE.sub(r"\1", _SILENT.sub("", letters))
