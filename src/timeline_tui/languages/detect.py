"""Which of the languages with a pack a text is in, from its small words and its letters."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import islice
from typing import NamedTuple

from timeline_tui.languages.pack import codes, head

_FALLBACK = "en"
_REACH = 100_000  # characters, among which
_SAMPLE = 3000  # words, some 20 KB, are looked at
_FEW = 60  # words; with more of them, small words alone decide
# Bounded, so that a word of megabytes is neither copied nor kept.
_WORD = re.compile(r"[^\W\d_]{1,40}")
_WORDS = ("stopwords", "calendar", "timewords")
_UNACCENTED = 4  # letters of the shortest word that is also known without its accents ("sabado")
_FREQUENT = 3
_LETTER_WEIGHT = 0.5
_PIECE_WEIGHT = 0.3


class _Marks(NamedTuple):
    """What tells a language: small words and their weight, letters beyond a–z, pieces of words ("_" is an edge)."""

    words: Mapping[str, int]
    letters: frozenset[str]
    pieces: tuple[str, ...]


@cache
def _marks() -> dict[str, _Marks]:
    """Return the marks of each language, the fallback first: it wins when nothing tells."""
    return {code: _marks_of(code) for code in sorted(codes(), key=lambda code: code != _FALLBACK)}


def _marks_of(code: str) -> _Marks:
    table = head(code)
    words = dict.fromkeys(_forms(" ".join(table[key] for key in _WORDS)), 1)
    words.update(dict.fromkeys(table["frequent"].split(), _FREQUENT))
    return _Marks(words, frozenset(table["letters"]), tuple(table["pieces"].split()))


def _forms(words: str) -> Iterator[str]:
    for word in _WORD.findall(words):
        yield word
        if len(word) >= _UNACCENTED and not word.isascii():
            yield "".join(char for char in unicodedata.normalize("NFD", word) if not unicodedata.combining(char))


def detect(text: str) -> str:
    """Return the code of the language that the beginning of `text` is most likely in, "en" when nothing tells."""
    sample = unicodedata.normalize("NFC", text[:_REACH])
    counts = Counter(match[0].lower() for match in islice(_WORD.finditer(sample), _SAMPLE))
    few = counts.total() < _FEW
    scores = dict.fromkeys(_marks(), 0.0)
    for word, count in counts.items():
        _share(scores, {code: marks.words[word] for code, marks in _marks().items() if word in marks.words}, count)
        if not word.isascii():
            _weigh_letters(scores, word, count)
        if few:
            _weigh_pieces(scores, f"_{word}_", count)
    return max(scores, key=scores.__getitem__)


def _share(scores: dict[str, float], weights: Mapping[str, float], weight: float) -> None:
    """Divide a weight among the languages that have a mark: the more they are, the less it tells."""
    whole = sum(weights.values())
    for code, own in weights.items():
        scores[code] += weight * own / whole


def _weigh_letters(scores: dict[str, float], word: str, count: int) -> None:
    for letter in set(word):
        having = {code: 1 for code, marks in _marks().items() if letter in marks.letters}
        _share(scores, having, count * _LETTER_WEIGHT / max(1, len(having)))


def _weigh_pieces(scores: dict[str, float], word: str, count: int) -> None:
    found: dict[str, dict[str, int]] = {}
    for code, marks in _marks().items():
        for piece in marks.pieces:
            if piece in word:
                found.setdefault(piece, {})[code] = 1
    for having in found.values():
        _share(scores, having, count * _PIECE_WEIGHT)
