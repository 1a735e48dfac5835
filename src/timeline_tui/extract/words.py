"""Words: a text cut once into words and punctuation, for every stage that reads speech and people."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

_LETTER = r"[^\W_]"
_MARKS = "\u0300-\u036f\u00ad"
_HYPHEN = "[-\u2010\u2011]"
_OTHER = rf"['’]s\b|\.\.\.|[^\s{_MARKS}]"
_ELIDED = rf"(?:['’ʼ](?!s\b))?|{_OTHER}"
_JOINED = rf"(?:['’ʼ](?!s\b){_LETTER}[{_MARKS}\w]*)*|{_OTHER}"
_ODD = re.compile(rf"[{_MARKS}]")


class Words:
    """The words and punctuation signs of a text, as parallel columns.

    `starts` and `ends` are offsets in code points; `keys` are the words in lower case, composed, without soft
    hyphens and with straight apostrophes; `capital` tells which begin with a capital letter.
    """

    __slots__ = ("capital", "ends", "keys", "starts", "text")

    def __init__(
        self, text: str, starts: Sequence[int], ends: Sequence[int], keys: Sequence[str], capital: Sequence[bool]
    ) -> None:
        self.text = text
        self.starts = starts
        self.ends = ends
        self.keys = keys
        self.capital = capital

    def __len__(self) -> int:
        return len(self.starts)

    def at(self, offset: int) -> int:
        """Return the index of the first word that starts at or after `offset`."""
        return bisect_left(self.starts, offset)

    def between(self, start: int, end: int) -> range:
        """Return the indexes of the words that start within `start:end`."""
        return range(bisect_left(self.starts, start), bisect_left(self.starts, end))


def _key(word: str) -> str:
    return unicodedata.normalize("NFC", word).replace("\u00ad", "").lower()


@cache
def _pattern(elided: bool, enclitics: tuple[str, ...]) -> re.Pattern[str]:
    clitic = rf"{_HYPHEN}(?:t{_HYPHEN})?(?:{'|'.join(enclitics)})(?!\w)" if enclitics else ""
    kept = rf"(?!{clitic})" if clitic else ""
    word = rf"{_LETTER}[{_MARKS}\w]*(?:{kept}{_HYPHEN}{_LETTER}[{_MARKS}\w]*)*"
    return re.compile((clitic + "|" if clitic else "") + word + (_ELIDED if elided else _JOINED))


def words(text: str, elided: bool, enclitics: tuple[str, ...] = ()) -> Words:
    """Cut a text into words; with `elided`, an apostrophe ends a word ("l'|ex"), else it joins ("don't").

    Pronouns hung on a verb by a hyphen (`enclitics`: "dit|-il", "a|-t-elle") are words of their own, keyed without it.
    """
    pattern = _pattern(elided, enclitics)
    spans = [match.span() for match in pattern.finditer(text)]
    raw = [text[start:end] for start, end in spans]
    if _ODD.search(text):
        keys = [_key(word) for word in raw]
    else:
        keys = [word.lower() for word in raw]
    if "’" in text or "ʼ" in text:
        keys = [key.replace("’", "'").replace("ʼ", "'") if len(key) > 1 else key for key in keys]
    if enclitics:
        keys = [key.rpartition("-")[2] if key[0] == "-" and len(key) > 1 else key for key in keys]
    capital = [word[0].isupper() for word in raw]
    return Words(text, [start for start, _ in spans], [end for _, end in spans], keys, capital)
