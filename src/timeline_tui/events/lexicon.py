"""The `[events]` table of a language pack, filed so that one look at a word tells all that it may be."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple
from unicodedata import normalize

from timeline_tui.events.kinds import (
    AUXILIARY,
    DETERMINER,
    FAMILY,
    LISTS,
    MARKS,
    OCCUR,
    OPENER,
    ORDER,
    PARTICIPLE,
    PRONOUN,
    RANKING,
    SAYS,
    SUBJECT,
    VERB,
    WORD,
)  # fmt: skip
from timeline_tui.extract.lexicon import lexicon as speech_lexicon
from timeline_tui.languages import Pack

_SHORTEST = 3
_LONGEST = 30  # a longer "word" is no word of a list; its front is enough to ask about
_REMEMBERED = 1 << 15
_TELLING = frozenset(("sg", "pl", "fin", "part", ""))
_SHARED = {
    "determiners": ("determiners",),
    "of": ("of",),
    "prepositions": ("prepositions", "of"),
    "coordinators": ("conjunctions",),
    "that": ("complementisers",),
    "relatives": ("relatives",),
    "auxiliaries": ("auxiliaries",),
    "have": ("have",),
    "openers": ("adverbs",),
    "pronouns": ("pronouns_ms", "pronouns_fs", "pronouns_p", "pronouns_it", "first_person"),
}  # lists of the `[speech]` table that serve here as well


class Entry(NamedTuple):
    """A phrase of a list by its first word: the bit of its list, its other words, and the family it names."""

    kind: int
    rest: tuple[str, ...]
    family: str


class Known(NamedTuple):
    """A word: what it is alone and what phrases it may begin (bits), those phrases, longest first, and its family."""

    alone: int
    begins: int
    phrases: tuple[Entry, ...]
    family: str


NOTHING = Known(0, 0, (), "")
Shelf = dict[str, list[Entry]]


class Lexicon:
    """What the events stage knows of a language, by word.

    In packs `*` at a word's end stands for any ending, at its beginning for any front of a compound.
    """

    def __init__(self, pack: Pack) -> None:
        own, speech = pack.table("events"), pack.table("speech")
        ranking = pack.table("time").get("tense", {}).get("ranking", "")
        self.verb_last = bool(own.get("verb_last", False))
        self.participle_is_past = bool(own.get("participle_is_past", False))
        self.bare_that = bool(own.get("bare_that", False))
        self.comma_before_that = bool(speech.get("comma_before_that", False))
        self.cases = bool(speech.get("cases", False))
        self._endings = tuple(_list(own.get("endings", "")))
        self._participle_endings = tuple(_list(own.get("participle_endings", "")))
        self._not_finite = frozenset(_list(own.get("not_finite", "")))
        self._exact: Shelf = {}
        self._stems: Shelf = {}
        self._suffixes: Shelf = {}
        self._infixes: Shelf = {}
        self._known: dict[str, Known] = {}
        for phrase, kind, family in _entries(own, speech):
            self._file(phrase, kind, family)
        for phrase in _list(ranking):
            self._file(phrase, RANKING, "")
        for word, cue in speech_lexicon(pack).cues.items():
            if cue.form in _TELLING:
                self._file(word, SAYS | VERB, "")

    def word(self, key: str) -> Known:
        """Return what a word is, given in lower case, composed, with straight apostrophes."""
        known = self._known.get(key)
        if known is None:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            known = self._known[key] = self._look_up(key)
        return known

    def words(self, keys: Iterable[str]) -> list[Known]:
        """Return what each of the words is."""
        get, word = self._known.get, self.word
        return [get(key) or word(key) for key in keys]

    def orders(self, words: Iterable[str]) -> bool:
        """Tell whether any of the words may set events in order."""
        return any((known.alone | known.begins) & ORDER for known in self.words(words))

    def _file(self, phrase: str, kind: int, family: str) -> None:
        first, *rest = phrase.split()
        if first.startswith("*"):
            shelf = self._infixes if first.endswith("*") else self._suffixes
        else:
            shelf = self._stems if first.endswith("*") else self._exact
        shelf.setdefault(first.strip("*"), []).append(Entry(kind, tuple(rest), family))

    def _look_up(self, word: str) -> Known:
        if (mark := MARKS.get(word)) is not None:
            return Known(mark, 0, (), "")
        if not (word[:1].isalnum() or word == "'s"):
            return NOTHING
        entries = sorted(self._found(word[:_LONGEST]), key=lambda entry: -len(entry.rest))
        singles = [entry for entry in entries if not entry.rest]
        phrases = tuple(entry for entry in entries if entry.rest)
        alone = WORD | self._form(word)
        for entry in singles:
            alone |= entry.kind
        begins = 0
        for entry in phrases:
            begins |= entry.kind
        family = next((entry.family for entry in singles if entry.kind & FAMILY), "")
        if alone & (DETERMINER | PRONOUN | AUXILIARY):
            alone &= ~OPENER
        if alone & OCCUR and not alone & PARTICIPLE:
            alone |= VERB
        if not family:
            alone &= ~FAMILY
        return Known(alone, begins, phrases, family)

    def _form(self, word: str) -> int:
        """What the ending of a word alone makes of it."""
        bits = PARTICIPLE if word.endswith(self._participle_endings) and len(word) > _SHORTEST else 0
        if word.endswith(self._endings) and len(word) > _SHORTEST + 1 and word not in self._not_finite:
            bits |= VERB
        return bits

    def _found(self, word: str) -> Iterator[Entry]:
        yield from self._exact.get(word, ())
        for length in range(len(word), _SHORTEST - 1, -1):
            yield from self._stems.get(word[:length], ())
        if self._infixes or self._suffixes:
            for start in range(max(0, len(word) - _SHORTEST)):
                yield from self._suffixes.get(word[start:], ())
                for length in range(len(word), start + _SHORTEST - 1, -1):
                    yield from self._infixes.get(word[start:length], ())


def _entries(own: Mapping[str, object], speech: Mapping[str, object]) -> Iterator[tuple[str, int, str]]:
    """Yield (phrase, bits, family) of all lists."""
    for name, kind in LISTS.items():
        bits = kind | VERB if kind == AUXILIARY else kind
        for phrase in _list(own.get(name, "")):
            yield phrase, bits, ""
        if name == "pronouns":
            bits |= SUBJECT
        for other in _SHARED.get(name, ()):
            for phrase in _list(speech.get(other, "")):
                yield phrase, bits, ""
    families = own.get("families", {})
    for family, words in families.items() if isinstance(families, Mapping) else ():
        for phrase in _list(words):
            # The words of `none` only look like a happening ("Beispiel" is no "Spiel"): they come first, and say so.
            yield phrase, FAMILY, "" if family == "none" else family


def _list(words: object) -> list[str]:
    """Read a list: strings, or one string with `_` for the spaces within a phrase."""
    if isinstance(words, str):
        return [word.replace("_", " ") for word in _key(words).split()]
    return [_key(str(word)) for word in words] if isinstance(words, Sequence) else []


def _key(word: str) -> str:
    return normalize("NFC", word).replace("’", "'").lower()


@lru_cache(maxsize=16)
def lexicon(pack: Pack) -> Lexicon:
    """Return the lexicon of a language: its `[events]` table, with the small words `[speech]` lists already."""
    return Lexicon(pack)
