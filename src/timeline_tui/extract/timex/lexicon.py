"""The words of a language as the grammar sees them: categories with values, built from the pack's `[time]` tables.

Every token belongs to a set of categories ("maggio" is a month, "second" an ordinal and a unit). Each distinct
set gets a character of its own, so that a stretch of text becomes a short string and every rule a plain regular
expression over it: fast, linear, and with no natural language in code.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from timeline_tui.extract.timex.node import parse_path
from timeline_tui.extract.timex.numbers import compounds
from timeline_tui.extract.timex.shapes import integer
from timeline_tui.languages import Pack

Lexeme = dict[str, Any]
NOTHING = "."
_APOSTROPHES = str.maketrans("’ʼ`´‘", "'''''", "\u00ad")
_MARKS = frozenset("’ʼ`´‘\u00ad")
_WORDS = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*'?|\d+|[^\w\s]")
_MEMO_LIMIT = 100_000
_SHORT = 3
_ACCENTED = re.compile("[\u00c0-\u024f]")
_ENDINGS = re.compile(r"\+(\w+)")


def fold(word: str) -> str:
    """Return the form words are looked up by: case, apostrophes, soft hyphens and decomposed accents levelled."""
    if word.isascii():
        return word.lower()
    if not _MARKS.isdisjoint(word):
        word = word.translate(_APOSTROPHES)
    return unicodedata.normalize("NFC", word).lower().replace("ё", "е")


def bare(word: str) -> str:
    """Return the word without its accents, for texts typed without them."""
    if word.isascii():
        return word
    return "".join(char for char in unicodedata.normalize("NFD", word) if not unicodedata.combining(char))


class Alphabet:
    """Gives each distinct set of categories a character, and each pattern the characters it means.

    None of them has a meaning of its own in regular expressions.
    """

    def __init__(self) -> None:
        self._chars: dict[frozenset[str], str] = {frozenset(): NOTHING}
        self._members: dict[str, str] = {}
        self.version = 0

    def char(self, categories: Iterable[str]) -> str:
        """Return the character of a set of categories."""
        key = frozenset(categories)
        found = self._chars.get(key)
        if found is None:
            found = self._chars[key] = chr(0x100 + len(self._chars))
            for category in key:
                self._members[category] = self._members.get(category, "") + found
            self.version += 1
        return found

    def members(self, category: str) -> str:
        """Return all characters whose set holds the category, in their order."""
        return self._members.get(category, "")


class Lexicon:
    """Words and phrases of one language with their categories; see the module's own words."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self.alphabet = Alphabet()
        self.words: dict[str, Lexeme] = {}
        self.phrases: dict[str, dict[str, list[tuple[list[str], Lexeme, int]]]] = {}
        self._glued: list[tuple[str, tuple[str, ...]]] = []
        self._bare: dict[str, Lexeme] = {}
        self.known: dict[str, Entry | None] = {}
        table = pack.table("time")
        self.day_first = bool(table.get("day_first", True))
        self.joins = bool(table.get("day_and_hour_join", True))
        self.decimal = str(table.get("decimal", ","))
        self.verb_second = bool(table.get("verb_second", False))
        self.comma_hours = "hour_article" in table.get("words", {})
        self._elides = bool(table.get("elision", True))
        self._lowercase = bool(table.get("lowercase_months", False))
        self._clitics = tuple(listed(table.get("clitics", ())))
        self._endings = {name: listed(endings) for name, endings in table.get("endings", {}).items()}
        self._weak = {fold(word) for word in self._forms(table.get("weak", ()))}
        self._capital = {fold(word) for word in self._forms(table.get("capital", ()))}
        self.lower = frozenset(fold(word) for word in self._forms(table.get("lower", ())))
        self._fill(table)
        self._index()
        self.h_oclock = "oclock" in self.words.get("h", {})

    def _fill(self, table: Mapping[str, Any]) -> None:
        for name, category in (("months", "month"), ("weekdays", "weekday"), ("plural_weekdays", "weekdays")):
            for value, words in table.get(name, {}).items():
                self._add(words, category, int(value))
        for name, category in (
            ("units", "unit"),
            ("parts", "part_word"),
            ("seasons", "season"),
            ("holidays", "holiday"),
            ("clocks", "named_clock"),
        ):
            for value, words in table.get(name, {}).items():
                self._add(words, category, value)
        self._short_months(table.get("months", {}))
        for unit, words in table.get("units", {}).items():
            self._add(words, f"u_{unit}", unit)
        self._numbers(table)
        for value, words in table.get("decimals", {}).items():
            self._add(words, "dec", float(value))
        for notation, words in table.get("phrases", {}).items():
            node = parse_path(notation, "phrase")
            self._add(words, node.kind, node)
        for category, words in table.get("words", {}).items():
            for word in self._forms(words):
                self._add([word], category, self._own(word, category))
        for category, words in SHARED_WORDS.items():
            for word, value in words.items():
                self._add([word], category, value)
        self._glue(table)

    def _short_months(self, months: Mapping[str, Any]) -> None:
        """Mark the short forms of months, which have a full stop of their own: three letters of a longer form."""
        for words in months.values():
            whole = [fold(word) for word in self._forms(words)]
            for word in whole:
                longer = (w for w in whole if len(w) > _SHORT + 2 and w.startswith(word))
                if len(word) < _SHORT or (len(word) == _SHORT and any(longer)):
                    self.words[word]["short_month"] = True

    def _own(self, word: str, category: str) -> Any:
        """The value of a word in a category: its unit for a plural or bare unit, else the category itself."""
        return self.words.get(fold(word), {}).get("unit", category) if category in ("plural", "single") else category

    def _forms(self, words: Iterable[str] | str) -> Iterator[str]:
        """Yield the words with their endings: "недел+f" is the stem with each ending of `[time.endings]` `f`."""
        for word in listed(words):
            found = _ENDINGS.search(word)
            if found is None:
                yield word
            else:
                for ending in self._endings[found[1]]:
                    yield word.replace(found[0], ending.strip("0"))

    def _numbers(self, table: Mapping[str, Any]) -> None:
        numbers = {int(n): [*self._forms(words)] for n, words in table.get("numbers", {}).items() if n.isdigit()}
        for value, words in numbers.items():
            self._add(words, "numword", value)
        cardinal, ordinal = compounds(numbers, table.get("compound", {}))
        for word, value in cardinal.items():
            self._add([word], "numword", value)
        ordinals = [(word, value) for word, value in ordinal.items()]
        ordinals += [(word, int(n)) for n, words in table.get("ordinals", {}).items() for word in self._forms(words)]
        for word, value in ordinals:
            for category, number in ordinal_lexeme(value).items():
                self._add([word], category, number)

    def _glue(self, table: Mapping[str, Any]) -> None:
        """Note what compounds of two words ("Montagabend") end in, by what they begin with."""
        for first, second in table.get("glued", ()):
            rights = sorted((w for w, lexeme in self.words.items() if second in lexeme), key=len, reverse=True)
            self._glued.append((first, tuple(rights)))

    def halves(self, word: str) -> tuple[str, ...]:
        """Return the two parts of a compound, known by its parts and never listed; empty when it is none."""
        for first, rights in self._glued:
            if word.endswith(rights):
                for right in rights:
                    left = word[: -len(right)]
                    if word.endswith(right) and len(left) > _SHORT and first in self.words.get(left, ()):
                        return left, right
        return ()

    def _add(self, words: Iterable[str] | str, category: str, value: Any) -> None:
        """Add words and phrases to a category; what stands in parentheses leads to a phrase: "(in) the past"."""
        for phrase in self._forms(words):
            lead = 0
            if phrase.startswith("("):
                before, _, phrase = phrase[1:].partition(") ")
                lead = len(split_words(fold(before), self.pieces))
                phrase = f"{before} {phrase}"
            if phrase in self._clitics:  # as one piece behind its word, too: "year's"
                self.words.setdefault(phrase, {}).setdefault(category, value)
            whole = phrase.isalpha() or (phrase.isalnum() and phrase[0].isalpha())
            parts = (fold(phrase),) if whole else tuple(split_words(fold(phrase), self.pieces))
            if len(parts) == 1:
                self.words.setdefault(parts[0], {}).setdefault(category, value)
            else:
                self._add_phrase(parts, category, value, lead)

    def _add_phrase(self, parts: tuple[str, ...], category: str, value: Any, lead: int) -> None:
        """Phrases are kept under their first two words, so that a run asks about few of them."""
        entries, tail = self.phrases.setdefault(parts[0], {}).setdefault(parts[1], []), list(parts[2:])
        for rest, lexeme, _ in entries:
            if rest == tail:
                lexeme.setdefault(category, value)
                return
        entries.append((tail, {category: value}, lead))

    def _index(self) -> None:
        for number in (*range(100), 123, 160, 975, 1234, 1299, 1850, 1888, 1999, 2030, 2059, 2500):
            self.alphabet.char(integer(number, str(number)))
        for kind in ("day", "period", "clock", "part", "bare_part", "amount", "set", "ref", "instant"):
            self.alphabet.char((kind,))
        for first, seconds in self.phrases.items():
            for second, entries in seconds.items():
                entries.sort(key=lambda entry: -len(entry[0]))
                for rest, lexeme, _ in entries:
                    self.alphabet.char(lexeme)
                    for part in (first, second, *rest):
                        self.words.setdefault(part, {})["piece"] = True
        for word in self._weak | self._capital:
            lexeme = self.words.get(word, {})
            for category in ("month", "weekday", "season", "period"):
                if category in lexeme:  # only next to other words of time, or with a capital in mid-sentence
                    lexeme[f"weak_{category}"] = lexeme.pop(category)
        for lexeme in self.words.values():
            self.alphabet.char(lexeme)
        self._bare = {bare(w): lexeme for w, lexeme in self.words.items() if len(w) > 4 and _ACCENTED.search(w)}

    def pieces(self, word: str) -> list[str]:
        """Split a word with an apostrophe: "dell'altro" where the language elides, "year's" at its clitic."""
        if self._elides:
            return elided(word)
        clitic = next((clitic for clitic in self._clitics if word.endswith(clitic)), "")
        return [word[: -len(clitic)], clitic] if clitic else [word]

    def entry(self, key: str) -> "Entry | None":
        """Return what a folded word means, None for a word that means nothing here."""
        lexeme = self.words.get(key) or (self._bare.get(key) if len(key) > 4 else None)
        return self._entry(lexeme, key in self._capital) if lexeme else None

    def _entry(self, lexeme: Lexeme, capital: bool) -> "Entry":
        if not capital:
            return Entry(lexeme, self.alphabet.char(lexeme), name=self._as_name(lexeme))
        strong = {category.removeprefix("weak_"): value for category, value in lexeme.items()}
        return Entry(lexeme, self.alphabet.char(lexeme), Entry(strong, self.alphabet.char(strong)))

    def _as_name(self, lexeme: Lexeme) -> "Entry | None":
        """Return what a month is when written with a capital where months have none: a name, unless a number is by."""
        if not self._lowercase or "month" not in lexeme:
            return None
        weak = {"weak_month" if category == "month" else category: value for category, value in lexeme.items()}
        return Entry(weak, self.alphabet.char(weak))

    def remember(self, surface: str, entry: "Entry | None") -> None:
        """Keep what a surface form means, so that it is folded and looked up once."""
        if len(self.known) >= _MEMO_LIMIT:
            self.known.clear()
        self.known[surface] = entry


class Entry(NamedTuple):
    """A word's categories with their character; `strong` is what it is when written with a capital in mid-sentence,
    `name` the same where a capital makes it a name."""

    lexeme: Lexeme
    char: str
    strong: "Entry | None" = None
    name: "Entry | None" = None


SHARED_WORDS: Mapping[str, Mapping[str, Any]] = {
    "q": {f"q{n}": n for n in range(1, 5)},
    "hy": {f"h{n}": n for n in (1, 2)},
    "utc": dict.fromkeys(("utc", "gmt", "z"), True),
}
"""Words that are the same in every language: quarters and halves of business years, and the clock of UTC."""


def ordinal_lexeme(value: int) -> Lexeme:
    """Return the categories of an ordinal number: up to 31 it may be a day."""
    return {"ord": value, "ord_day": value} if 1 <= value <= 31 else {"ord": value}


def listed(words: Iterable[str] | str) -> list[str]:
    """Return a pack's list of words, which may be written as one string: spaces part them, `_` is a space within."""
    return [word.replace("_", " ") for word in words.split()] if isinstance(words, str) else list(words)


def split_words(text: str, split: Callable[[str], list[str]] | None = None) -> list[str]:
    """Split folded text the way the tokeniser does, elisions apart ("l'altro" is "l'", "altro")."""
    words: list[str] = []
    for word in _WORDS.findall(text):
        words.extend((split or elided)(word) if "'" in word[:-1] else [word])
    return words


def elided(word: str) -> list[str]:
    """Split at inner apostrophes, each piece but the last keeping its own: "dell'altro" → "dell'", "altro"."""
    *first, last = word.split("'")
    return [f"{piece}'" for piece in first] + ([last] if last else [])


@cache
def lexicon(pack: Pack) -> Lexicon:
    """Return the lexicon of a pack, built once."""
    return Lexicon(pack)
