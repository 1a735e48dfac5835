"""The register of a text's people: full names first, then the short forms that belong to them."""

from collections import Counter

from timeline_tui import gazetteer
from timeline_tui.extract.bits import BODY, CONJUNCTION, CUE, DETERMINER, GROUP, OF, PREPOSITION, TITLE
from timeline_tui.extract.lexicon import Lexicon, stem
from timeline_tui.extract.names import Run, apposed_title, shape
from timeline_tui.extract.words import Words
from timeline_tui.model import Person, Span

_OFFICE = 8  # words between a title and the last part of its office
_SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv"))


class Entry:
    """One person or body while the text is read."""

    __slots__ = ("aliases", "articles", "body", "gender", "keys", "name", "named", "role")

    def __init__(self, keys: tuple[str, ...], name: str, body: bool) -> None:
        self.keys = keys
        self.name = name
        self.body = body
        self.gender = ""
        self.role: str | None = None
        self.aliases: list[str] = []
        self.articles = 0
        self.named = 0


class Register:
    """Collects runs, then joins short names to the full ones."""

    def __init__(self, words: Words, lexicon: Lexicon, language: str) -> None:
        self.words = words
        self.lexicon = lexicon
        self.language = language
        self.entries: list[Entry] = []
        self.by_last: dict[str, list[int]] = {}
        self.runs: list[tuple[Run, tuple[str, ...]]] = []
        self.mentions: list[tuple[Span, int]] = []
        self.places: list[Span] = []
        self._place: dict[tuple[str, ...], bool] = {}

    def see(self, run: Run) -> None:
        """Take a run of capitalised words in the order of the text."""
        keys = self._keys(run)
        if keys:
            self.runs.append((run, keys))

    def _keys(self, run: Run) -> tuple[str, ...]:
        keys = tuple(shape(self.words, run))
        return keys[:-1] if keys and keys[-1] == "'s" else keys

    def _without_office(self, run: Run, whole: tuple[str, ...], singles: set[str]) -> Run:
        """Cut off what a title is a title of: in "ministro dell'Interno X" the name begins after "Interno"."""
        bits, keys = self.lexicon.bits, self.words.keys
        if self.lexicon.traits.cases and run.first < run.last:
            title = run.title if run.title >= 0 else self._office_before(run)
            state = run._replace(last=run.first)
            if title >= 0 and self.is_place(state, (keys[run.first],)):
                return run._replace(first=run.first + 1, title=title)
            return run
        title = self._office_before(run)
        if title < 0 or len(whole) < 2 or self._metonym(whole) or self.is_place(run, whole):
            return run
        known = keys[run.first] in self.lexicon.fields or bits.get(keys[run.first], 0) & BODY
        if not known and not bits.get(keys[run.first - 1], 0) & OF:
            return run  # "the minister and Ada Brown"
        first = run.first + 1
        while first < run.last and self._is_of_office(run, first):
            first += 1
        name = self._keys(run._replace(first=first))
        known = len(name) > 1 or (not run.body and name[0] in singles and not self.is_place(run, name))
        return run._replace(first=first, title=title, body=False) if known else run

    def _is_of_office(self, run: Run, index: int) -> bool:
        """Tell whether a word within a run says of what somebody is in office: a field, a body, a town."""
        keys, bits = self.words.keys, self.lexicon.bits
        if keys[index] in self.lexicon.fields or bits.get(keys[index], 0) & (BODY | OF | DETERMINER):
            return True
        of = bits.get(keys[index - 1], 0) & OF
        return bool(of) and self.is_place(run._replace(first=index, last=index), (keys[index],))

    def _office_before(self, run: Run) -> int:
        """Return the title whose office a run begins with ("ministro delle Finanze e dei Trasporti X"), -1 for none."""
        bits, keys = self.lexicon.bits, self.words.keys
        small = OF | DETERMINER | PREPOSITION | CONJUNCTION
        for index in range(run.first - 1, max(run.first - _OFFICE, -1), -1):
            bit = bits.get(keys[index], 0)
            if bit & TITLE:
                return index if index < run.first - 1 else -1
            if not (bit & small or keys[index] in self.lexicon.fields):
                break
        return -1

    def settle(self) -> None:
        """Make entries of the full names, then mentions of all runs."""
        singles = {keys[-1] for run, keys in self.runs if run.title < 0 or len(keys) == 1}
        cut = [self._without_office(run, keys, singles) for run, keys in self.runs]
        self.runs = [(run, self._keys(run)) for run in cut]
        seen = Counter(keys[-1] for _, keys in self.runs)
        for run, keys in self.runs:
            if (
                not run.loose
                and self._is_full(run, keys)
                and not (seen[keys[-1]] == 1 and self._is_described(run, keys))
            ):
                self._enter(run, keys)
        for run, keys in self.runs:
            self._mention(run, keys)

    def _span(self, run: Run) -> Span:
        return Span(self.words.starts[run.first], self.words.ends[run.last])

    def _text(self, run: Run) -> str:
        span = self._span(run)
        return self.words.text[span.start : span.end]

    def is_place(self, run: Run, keys: tuple[str, ...]) -> bool:
        """Tell whether the gazetteer knows the run as a place (and not as a word or a personal name as well)."""
        known = self._place.get(keys)
        if known is None:
            place = gazetteer.lookup(self._text(run), self.language)
            known = self._place[keys] = place is not None and not place.weak
        return known

    def _metonym(self, keys: tuple[str, ...]) -> str:
        """The name of a body that the language knows ("White House"), "" when the words are none."""
        return self.lexicon.metonyms.get(tuple(self._stem(key) for key in keys), "")

    def _is_full(self, run: Run, keys: tuple[str, ...]) -> bool:
        if self._is_thing(keys) or self._is_ground(run):
            return False
        if self._metonym(keys):
            return True
        if run.body and len(keys) > 1:
            return not self.is_place(run, keys)
        if run.title < 0 and self.lexicon.endings.noun and any(key.endswith(self.lexicon.endings.noun) for key in keys):
            return False
        if len(keys) > 1 and run.title < 0 and self._text(run).isupper():
            return False
        if len(keys) < 2:
            return self._speaks(run, keys) or (self._is_titled(run) and not self.is_place(run, keys) and not run.body)
        return self._is_titled(run) or not (self.is_place(run, keys) or self._is_part(run, keys))

    def _is_described(self, run: Run, keys: tuple[str, ...]) -> bool:
        """Tell whether an adjective may begin a sentence before a noun with a capital ("Schwere Unwetter")."""
        if not run.opens or run.title >= 0 or run.body or len(keys) != 2 or keys[0] in self.lexicon.names:
            return False
        endings = self.lexicon.endings.adjective if self.lexicon.traits.common_capitals else ()
        return bool(endings) and keys[0].endswith(endings)

    def _is_titled(self, run: Run) -> bool:
        """Tell whether a title before a name says who bears it: "former" alone does not."""
        keys = self.words.keys[run.title : run.first] if run.title >= 0 else ()
        return any(self.lexicon.bits.get(key, 0) & TITLE and key not in self.lexicon.ranks for key in keys)

    def _is_thing(self, keys: tuple[str, ...]) -> bool:
        """Tell whether a name is that of a law, a prize or a day: neither a person nor a body."""
        lexicon = self.lexicon
        head = keys[-1] if lexicon.traits.bare or lexicon.traits.common_capitals else keys[0]
        if head in lexicon.things and len(keys) > 1:
            return True
        return lexicon.traits.common_capitals and any(key in lexicon.times or key[0].isdigit() for key in keys)

    def _is_ground(self, run: Run) -> bool:
        """Tell whether a word for a place stands before a name: "ilha de Santa Iria", "via Verdi"."""
        bits, keys = self.lexicon.bits, self.words.keys
        before = run.first - 1
        while before > max(run.first - 3, 0) and bits.get(keys[before], 0) & (OF | DETERMINER):
            before -= 1
        return before >= 0 and run.title < 0 and keys[before] in self.lexicon.grounds

    def _is_part(self, run: Run, keys: tuple[str, ...]) -> bool:
        """Tell whether a place with another word is a place again: "Lübeck Nord", "Западная Украина"."""
        first = run._replace(last=run.first)
        named = keys[0] in self.lexicon.names or run.title >= 0
        if self.lexicon.traits.common_capitals:
            return not named and self.is_place(first, keys[:1])
        return not named and len(keys) == 2 and self._is_region(run, keys)

    def _is_region(self, run: Run, keys: tuple[str, ...]) -> bool:
        """Tell whether an adjective of a part or a people stands before a place ("Западная Украина")."""
        endings = self.lexicon.endings.adjective
        return bool(endings) and keys[0].endswith(endings) and self.is_place(run._replace(first=run.last), keys[1:])

    def _speaks(self, run: Run, keys: tuple[str, ...]) -> bool:
        """Tell whether a single name, no place and without an article, stands right before a verb of speech."""
        after = run.last + 1
        if run.article or run.body or after >= len(self.words) or self.lexicon.traits.common_capitals:
            return False
        bits = self.lexicon.bits.get(self.words.keys[after], 0)
        own = self.lexicon.bits.get(keys[0], 0)
        return bool(bits & CUE) and not own and len(keys[0]) > 2 and not self.is_place(run, keys)

    def _enter(self, run: Run, keys: tuple[str, ...]) -> None:
        body = run.body or bool(self._metonym(keys))
        known = self._known(keys)
        if known is not None:
            entry = self.entries[known]
            if self._is_fuller(keys, entry.keys) or self._is_nominative(entry, self._text(run), len(keys)):
                self._widen(known, keys, self._text(run))
        else:
            known = len(self.entries)
            self.entries.append(Entry(keys, self._metonym(keys) or self._text(run), body))
            for key in self._ends(keys):
                self.by_last.setdefault(key, []).append(known)
        if known is not None:
            self._title(self.entries[known], run)

    def _is_fuller(self, keys: tuple[str, ...], than: tuple[str, ...]) -> bool:
        """Tell whether one form of a name says more than another: a word before the first name is no part of it."""
        one, other = keys[0] in self.lexicon.names, than[0] in self.lexicon.names
        if one != other and len(keys) > 1 and len(than) > 1:
            return one
        return len(keys) > len(than)

    def _ends(self, keys: tuple[str, ...]) -> set[str]:
        """The words a name may be called by alone: its first and its last, "Jr" behind it left out."""
        last = keys[-2] if len(keys) > 2 and keys[-1] in _SUFFIXES else keys[-1]
        return {self._stem(keys[0]), self._stem(last), self._stem(keys[-1])}

    def _widen(self, number: int, keys: tuple[str, ...], name: str) -> None:
        entry = self.entries[number]
        if entry.name != name and entry.name not in entry.aliases:
            entry.aliases.append(entry.name)
        entry.keys, entry.name = keys, name
        for key in self._ends(keys):
            if number not in self.by_last.setdefault(key, []):
                self.by_last[key].append(number)

    def _known(self, keys: tuple[str, ...]) -> int | None:
        """The entry a name belongs to: the same last name and no other first name; the latest of several."""
        stems = {self._stem(key) for key in keys}
        for number in reversed(self.by_last.get(self._stem(keys[-1]), ())[-8:]):
            entry = self.entries[number]
            others = {self._stem(key) for key in entry.keys}
            if stems <= others or others <= stems or self._is_inflected(entry.keys, keys):
                return number
        return None

    def _is_inflected(self, one: tuple[str, ...], other: tuple[str, ...]) -> bool:
        """Tell whether two full names differ by their case endings only; first names may change their stem."""
        if not self.lexicon.endings.case or len(one) != len(other) or self._stem(one[-1]) != self._stem(other[-1]):
            return False
        return all(first[:3] == second[:3] for first, second in zip(one, other, strict=True))

    def _is_nominative(self, entry: Entry, name: str, size: int) -> bool:
        """Of two forms of a name that differ by case, the shorter is the one to call the person by."""
        return bool(self.lexicon.endings.case) and size == len(entry.keys) and len(name) < len(entry.name)

    def _is_oblique(self, role: str) -> bool:
        """Tell whether a role's first word stands in a case that gives men's names women's endings."""
        word = role.lower().partition(" ")[0]
        return self._stem(word) != word and self._stem(word) in self.lexicon.titles

    def _stem(self, key: str) -> str:
        return stem(key, self.lexicon.endings.case)

    def _title(self, entry: Entry, run: Run) -> None:
        """Take gender and role from a title before the name, or from one that commas set beside it."""
        title, last = run.title, run.first - 1
        if title < 0 and not entry.body:
            title, last = apposed_title(self.words, run, self.lexicon)
        if title < 0:
            return
        if not entry.gender:
            entry.gender = self.lexicon.titles.get(self.words.keys[title], "")
        empty = self.lexicon.ranks | self.lexicon.honorifics
        words = (key for key in self.words.keys[title : last + 1] if key[0].isalnum())
        if entry.role is None and any(key not in empty for key in words):
            entry.role = self.words.text[self.words.starts[title] : self.words.ends[last]]

    def _mention(self, run: Run, keys: tuple[str, ...]) -> None:
        if run.loose:
            return self._words_of(run)
        known = self._known(keys) if len(keys) > 1 else self._called(run, keys[0])
        if known is None:
            if self.is_place(run, keys):
                self.places.append(self._span(run))
            return None
        entry, name = self.entries[known], self._text(run)
        entry.named = len(self.mentions) + 1
        entry.articles += self._has_article(run)
        if name != entry.name and name not in entry.aliases:
            entry.aliases.append(name)
        self.mentions.append((self._span(run), known))
        return None

    def _called(self, run: Run, key: str) -> int | None:
        """The entry that one word is short for: before bodies a person, by the last name, the one named last."""
        wanted = self.lexicon.titles.get(self.words.keys[run.title], "") if run.title >= 0 else ""
        found, best = None, (-1, -1, -1)
        for number in self.by_last.get(self._stem(key), ()):
            entry = self.entries[number]
            body = self._is_body(entry) or any(self.lexicon.bits.get(part, 0) & BODY for part in entry.keys)
            if len(entry.keys) > 1 and not (
                self._is_short(run, key, entry) if body else self._is_bearer(run, key, entry)
            ):
                continue
            gender = "" if body else self._gender(entry)
            agrees = (gender == wanted) - (gender != wanted) if gender and wanted else 0
            rank = 0 if body else 2 + agrees + (self._stem(entry.keys[-1]) == self._stem(key))
            if (score := (rank, entry.named, -number)) > best:
                found, best = number, score
        return found

    def _is_bearer(self, run: Run, key: str, entry: Entry) -> bool:
        """Tell whether a town's name may be short for another: by its last word ("Angers" for Sandy Angers) it may."""
        first, endings = entry.keys[0], self.lexicon.endings.adjective
        told = first == key or (bool(endings) and not self.lexicon.traits.common_capitals and first.endswith(endings))
        return not told or first in self.lexicon.names or not self.is_place(run, (key,))

    def _is_short(self, run: Run, key: str, entry: Entry) -> bool:
        """Tell whether a word of a body's name stands for the body: no town ("Boston Post"), no adjective.

        "British officials" are not British Airways.
        """
        if self.is_place(run, (key,)):
            return False
        after = run.last + 1
        following = self.words.keys[after] if after < len(self.words) else "."
        bits = self.lexicon.bits.get(following, 0)
        noun = not bits or (bits & (GROUP | TITLE) and not bits & CUE)
        describes = following[0].isalpha() and not self.words.capital[after] and noun
        return entry.keys[0] != key or not (describes or self.lexicon.bits.get(key, 0) & BODY)

    def _has_article(self, run: Run) -> int:
        """1 when a name has an article of its own, -1 when it has none: people seldom have, bodies often."""
        if run.title >= 0 or not run.article:
            return -1
        after = run.last + 1
        following = self.words.keys[after] if after < len(self.words) else "."
        lends = following[0].isalpha() and not self.words.capital[after] and not self.lexicon.bits.get(following, 0)
        return 0 if lends else 1  # "the Brook campaign": the article is the campaign's

    def _words_of(self, run: Run) -> None:
        """Mentions of known people among the capitals of a headline, word by word."""
        for index in range(run.first, run.last + 1):
            known = self._known((self.words.keys[index],))
            span = Span(self.words.starts[index], self.words.ends[index])
            if known is None or self.entries[known].body:
                continue
            if self.mentions and self.mentions[-1][1] == known and self.mentions[-1][0].end + 1 == span.start:
                span = Span(self.mentions.pop()[0].start, span.end)
            self.mentions.append((span, known))

    def persons(self) -> tuple[Person, ...]:
        """Return the people and bodies, in the order they are first named in full."""
        return tuple(Person(entry.name, tuple(entry.aliases), entry.role) for entry in self.entries)

    def genders(self) -> tuple[str, ...]:
        """Return "m", "f", "" (unknown) or "n" (a body) for each of `persons`."""
        return tuple("n" if self._is_body(entry) else self._gender(entry) for entry in self.entries)

    def _is_body(self, entry: Entry) -> bool:
        return entry.body or (entry.articles > 0 and entry.keys[0] not in self.lexicon.names)

    def _gender(self, entry: Entry) -> str:
        """By the first name where it tells, else by the title: a woman may be "ministro"."""
        first, endings = entry.keys[0], self.lexicon.endings.feminine
        if len(entry.keys) < 2 or not (first in self.lexicon.names or endings):
            return entry.gender
        if first in self.lexicon.names:
            return self.lexicon.names[first]
        if self.lexicon.traits.cases and entry.gender and self._is_oblique(entry.role or ""):
            return entry.gender
        return "f" if first.endswith(endings) else "m" if self.lexicon.traits.cases else entry.gender or "m"
