"""The `[events]` table of a language pack, filed for quick asking."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from timeline_tui.events.tokens import Token, key
from timeline_tui.extract.lexicon import lexicon as speech_lexicon
from timeline_tui.languages import Pack

_SHORTEST = 3
_LONGEST = 30  # a longer "word" is no word of a list; its front is enough to ask about
_REMEMBERED = 4096


class Phrases:
    """A list of phrases; `*` at a word's end stands for any ending, at its beginning for any front of a compound."""

    __slots__ = ("_compounds", "_exact", "_memo", "_stems", "_suffixes")

    def __init__(self, entries: Iterable[tuple[str, str]]) -> None:
        """File (phrase, meaning) pairs; where several fit, the longest phrase wins."""
        self._exact: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        self._stems: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        self._compounds: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        self._suffixes: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        self._memo: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for phrase, meaning in entries:
            self._file(tuple(key(phrase).split()), meaning)

    def _file(self, words: tuple[str, ...], meaning: str) -> None:
        first = words[0]
        ends = first.endswith("*")
        if first.startswith("*"):
            shelf = self._compounds if ends else self._suffixes
        else:
            shelf = self._stems if ends else self._exact
        shelf.setdefault(first.strip("*"), []).append((words[1:], meaning))

    def find(self, words: Sequence[Token], at: int) -> tuple[int, str]:
        """Return how many tokens from `at` on make the longest phrase, and its meaning; (0, "") if none does."""
        for rest, meaning in self._candidates(words[at].key):
            if _fits(words, at + 1, rest):
                return len(rest) + 1, meaning
        return 0, ""

    def without(self, words: frozenset[str]) -> "Phrases":
        """Return the list without the single words given."""
        entries = ((first, rest, meaning) for first, found in self._exact.items() for rest, meaning in found)
        return Phrases((" ".join((f, *r)), m) for f, r, m in entries if r or f not in words)

    def may_begin(self, words: Iterable[str]) -> bool:
        """Tell whether any of the words could begin a phrase of the list."""
        return not self._exact.keys().isdisjoint(words) or (bool(self._stems) and any(w in self for w in words))

    def __contains__(self, word: str) -> bool:
        """Tell whether `word` alone (in the form of `key`) is a phrase of the list."""
        return any(not rest for rest, _ in self._candidates(word))

    def _candidates(self, word: str) -> list[tuple[tuple[str, ...], str]]:
        if (found := self._memo.get(word)) is None:
            if len(self._memo) >= _REMEMBERED:
                self._memo.clear()
            found = self._memo[word] = sorted(self._search(word[:_LONGEST]), key=lambda entry: -len(entry[0]))
        return found

    def _search(self, word: str) -> Iterable[tuple[tuple[str, ...], str]]:
        yield from self._exact.get(word, ())
        if self._stems:
            for length in range(len(word), _SHORTEST - 1, -1):
                yield from self._stems.get(word[:length], ())
        if self._compounds or self._suffixes:
            for start in range(max(0, len(word) - _SHORTEST)):
                yield from self._suffixes.get(word[start:], ())
                for length in range(len(word), start + _SHORTEST - 1, -1):
                    yield from self._compounds.get(word[start:length], ())


def _fits(words: Sequence[Token], at: int, rest: Sequence[str]) -> bool:
    if at + len(rest) > len(words):
        return False
    return all(_same(words[at + i].key, wanted) for i, wanted in enumerate(rest))


def _same(word: str, wanted: str) -> bool:
    return word.startswith(wanted[:-1]) if wanted.endswith("*") else word == wanted


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """What the events stage knows of a language. Fields are named after the keys of the pack's `[events]` table."""

    verb_last: bool
    comma_before_that: bool
    that: Phrases
    subordinators: Phrases
    when: Phrases
    relatives: Phrases
    coordinators: Phrases
    openers: Phrases
    dangling: frozenset[str]
    determiners: frozenset[str]
    indefinite: frozenset[str]
    demonstratives: frozenset[str]
    pronouns: frozenset[str]
    prepositions: Phrases
    of: frozenset[str]
    between: frozenset[str]
    at: frozenset[str]
    place: frozenset[str]
    occur: Phrases
    begin: Phrases
    auxiliaries: frozenset[str]
    finite: frozenset[str]
    endings: tuple[str, ...]
    not_finite: frozenset[str]
    participles: frozenset[str]
    participle_endings: tuple[str, ...]
    negation: Phrases
    not_negation: Phrases
    planned: Phrases
    possible: Phrases
    denies: Phrases
    before: Phrases
    after: Phrases
    during: Phrases
    previous: Phrases
    recent: Phrases
    one: frozenset[str]
    such_as: Phrases
    furniture: Phrases
    says: frozenset[str]
    families: Phrases

    def is_finite(self, word: str) -> bool:
        """Tell whether a word (by its key) looks like a finite verb or a participle that stands for one."""
        if word in self.finite or word in self.auxiliaries or word in self.says:
            return True
        return len(word) > 4 and word.endswith(self.endings) and word not in self.not_finite

    def is_participle(self, word: str) -> bool:
        """Tell whether a verb's form may stand beside a noun without an auxiliary."""
        return word in self.participles or word.endswith(self.participle_endings)

    def orders(self, words: Iterable[str]) -> bool:
        """Tell whether any of the words may set events in order."""
        lists = (self.before, self.after, self.during, self.previous, self.recent)
        return any(phrases.may_begin(words) for phrases in lists)

    def is_small(self, word: str) -> bool:
        """Tell whether a word carries no content of its own."""
        return word in self.dangling or word in self.determiners or word in self.auxiliaries or word in self.pronouns


_TELLING = frozenset(("sg", "pl", "fin", "part", ""))
_SHARED = {
    "determiners": ("determiners",),
    "of": ("of",),
    "prepositions": ("prepositions", "of"),
    "coordinators": ("conjunctions",),
    "that": ("complementisers",),
    "relatives": ("relatives",),
    "auxiliaries": ("auxiliaries",),
    "openers": ("adverbs",),
    "pronouns": ("pronouns_ms", "pronouns_fs", "pronouns_p", "pronouns_it", "first_person"),
}  # lists of the `[speech]` table that serve here as well


@lru_cache(maxsize=16)
def lexicon(pack: Pack) -> Lexicon:
    """Return the lexicon of a language: its `[events]` table, with the small words `[speech]` lists already."""
    own, speech = pack.table("events"), pack.table("speech")
    fields: dict[str, Any] = {}
    for name, kind in Lexicon.__annotations__.items():
        if name == "families":
            fields[name] = Phrases(_families(own.get(name, {})))
        elif kind is bool:
            fields[name] = bool(own.get(name, speech.get(name, False)))
        else:
            shared = [word for other in _SHARED.get(name, ()) for word in _list(speech.get(other, ""))]
            fields[name] = _collected(name, kind, [*_list(own.get(name, "")), *shared])
    small = fields["determiners"] | fields["pronouns"] | fields["auxiliaries"]
    fields["openers"] = fields["openers"].without(small)
    fields["says"] = frozenset(word for word, cue in speech_lexicon(pack).cues.items() if cue.form in _TELLING)
    fields["dangling"] |= fields["of"] | fields["between"] | fields["place"]
    return Lexicon(**fields)


def _families(table: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    """Pairs (word, kind of happening); the words of `none` only look like one ("Beispiel" is no "Spiel")."""
    for family, words in table.items():
        for word in _list(words):
            yield word, "" if family == "none" else family


def _collected(name: str, kind: Any, words: list[str]) -> Any:
    if kind is Phrases:
        return Phrases((word, name) for word in words)
    return tuple(words) if name.endswith("endings") else frozenset(words)


def _list(words: str | Sequence[str]) -> list[str]:
    """Read a list: strings, or one string with `_` for the spaces within a phrase."""
    if isinstance(words, str):
        return [key(word.replace("_", " ")) for word in words.split()]
    return [key(word) for word in words]
