"""Endings: from an inflected form of a name to the forms it may be filed under."""

from collections.abc import Iterator

_STEM = 1
_LONGEST = 6

Rules = dict[str, tuple[str, ...]]


class Inflections:
    """Rewrites by language, read from lines such as `ru -ии -ия` (an ending) and `it dell'* l'*` (a beginning).

    The first word of a line is the language, the second what is found, the rest what may stand in its place; a bare `-`
    or `*` stands for nothing, `_` for a space. A line starting with # is a remark.
    """

    __slots__ = ("_beginnings", "_endings")

    def __init__(self, text: str) -> None:
        self._endings: dict[str, Rules] = {}
        self._beginnings: dict[str, Rules] = {}
        for line in text.splitlines():
            if line and not line.startswith("#"):
                self._add(*line.split())

    def _add(self, language: str, found: str, *nominative: str) -> None:
        rules = self._endings if found.startswith("-") else self._beginnings
        forms = [form.strip("-*").replace("_", " ") for form in (found, *nominative)]
        rules.setdefault(language, {})[forms[0]] = tuple(forms[1:])

    def languages(self) -> list[str]:
        """The languages that have rules, in the order of the file."""
        return list(dict.fromkeys([*self._endings, *self._beginnings]))

    def words(self, word: str, language: str) -> Iterator[str]:
        """The forms one folded word may be filed under: itself, then rewritten, the longest ending first."""
        yield word
        rules = self._endings.get(language, {})
        for length in range(min(_LONGEST, len(word) - _STEM), -1, -1):
            stem = word[: len(word) - length]
            for ending in rules.get(word[len(stem) :], ()):
                if stem + ending != word:
                    yield stem + ending

    def names(self, name: str, language: str) -> Iterator[str]:
        """The forms a folded name may be filed under once an article or a preposition grown onto it is cut."""
        for found, others in self._beginnings.get(language, {}).items():
            if name.startswith(found):
                for other in others:
                    yield other + name[len(found) :]
