"""Which of the languages with a pack a text is in, from its small words and its letters."""

import re
from collections import Counter
from functools import cache
from itertools import islice

from timeline_tui.languages.pack import codes, head

_FALLBACK = "en"
_SAMPLE = 3000  # words, some 20 KB
# Bounded, so that a word of megabytes is neither copied nor kept.
_WORD = re.compile(r"[^\W\d_]{1,40}")
_LETTER_WEIGHT = 0.5
_WORDS = ("stopwords", "calendar", "timewords")


@cache
def _word_weights() -> dict[str, tuple[tuple[str, float], ...]]:
    """Return for each small word the languages that have it; the more they are, the less it tells."""
    owners: dict[str, list[str]] = {}
    for code in codes():
        table = head(code)
        for word in {word for key in _WORDS for word in table[key].split()}:
            owners.setdefault(word, []).append(code)
    return {word: tuple((code, 1 / len(found)) for code in found) for word, found in owners.items()}


@cache
def _letter_weights() -> dict[str, tuple[tuple[str, float], ...]]:
    owners: dict[str, list[str]] = {}
    for code in codes():
        for letter in head(code)["letters"]:
            owners.setdefault(letter, []).append(code)
    return {
        letter: tuple((code, _LETTER_WEIGHT / len(found) ** 2) for code in found) for letter, found in owners.items()
    }


def detect(text: str) -> str:
    """Return the code of the language that the beginning of `text` is most likely in, "en" when nothing tells."""
    counts = Counter(match[0].lower() for match in islice(_WORD.finditer(text), _SAMPLE))
    scores = dict.fromkeys(sorted(codes(), key=lambda code: code != _FALLBACK), 0.0)
    words, letters = _word_weights(), _letter_weights()
    for word, count in counts.items():
        for code, weight in words.get(word, ()):
            scores[code] += weight * count
        for letter in set(word) & letters.keys():
            for code, weight in letters[letter]:
                scores[code] += weight * count
    return max(scores, key=scores.__getitem__)
