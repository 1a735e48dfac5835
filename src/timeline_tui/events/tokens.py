"""Words of a sentence, with the form under which the packs list them."""

import re
from typing import NamedTuple
from unicodedata import normalize

_LETTERS = r"[^\W_][\w\u0300-\u036f\u00ad]*"
_WHOLE = re.compile(rf"\d+(?:[.,:]\d+)*[%°]?|{_LETTERS}(?:['’ʼ]{_LETTERS})*|[^\w\s]|_")
_ELIDED = re.compile(rf"\d+(?:[.,:]\d+)*[%°]?|{_LETTERS}['’]?|[^\w\s]|_")


class Token(NamedTuple):
    """A word, number or mark: its place in the document's text, and its key (lower case, composed, straight ')."""

    start: int
    end: int
    key: str

    @property
    def is_word(self) -> bool:
        """Tell words and numbers from marks."""
        return self.key[0].isalnum()


def key(word: str) -> str:
    """Return the form packs are written in."""
    if not word.isascii():
        word = normalize("NFC", word.replace("\u00ad", "")).replace("’", "'").replace("ʼ", "'")
    return word.lower() or "\u00ad"


def tokens(text: str, start: int, end: int, elides: bool) -> list[Token]:
    """Cut `text[start:end]` into tokens; `elides` cuts after an apostrophe ("l'accordo" is two words)."""
    pattern = _ELIDED if elides else _WHOLE
    return [Token(m.start(), m.end(), key(m.group())) for m in pattern.finditer(text, start, end)]
