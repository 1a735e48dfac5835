"""Words of a sentence, with the form under which the packs list them."""

from typing import NamedTuple
from unicodedata import normalize

from timeline_tui.extract.words import Words


class Token(NamedTuple):
    """A word or mark: its place in the document's text, and its key (lower case, composed, straight ')."""

    start: int
    end: int
    key: str

    @property
    def is_word(self) -> bool:
        """Tell words and numbers from marks."""
        return self.key[:1].isalnum() or self.key in ("'s", "’s")


def key(word: str) -> str:
    """Return the form of a pack's word."""
    return normalize("NFC", word).replace("’", "'").lower()


def tokens(words: Words, start: int, end: int) -> list[Token]:
    """Return the words that start within `start..end`."""
    found = words.between(start, end)
    cut = slice(found.start, found.stop)
    return list(map(Token, words.starts[cut], words.ends[cut], words.keys[cut]))
