"""The same person in several documents: in full in one, by the last name in another, in other letters in a third."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from timeline_tui.model import Person
from timeline_tui.story.letters import plain, sound

_ASKED = 24  # people of one last name that a new one is compared with
_SHORTEST = 3  # letters of a name that are enough to know it by in another spelling


class Named(NamedTuple):
    """A person as one document knows them."""

    document: str
    language: str
    person: Person


class People(NamedTuple):
    """All people, each once, and what each document's name for them has become: (document, name) to name."""

    persons: tuple[Person, ...]
    names: dict[tuple[str, str], str]


class _Known:
    """One person while the documents are gone through: the names, by language, and the words of the fullest."""

    def __init__(self, named: Named, words: tuple[str, ...]) -> None:
        self.words = words
        self.tellings = [named]
        self.spelt = {(named.language, len(words)): words}

    def is_same(self, language: str, words: tuple[str, ...]) -> bool:
        """Tell whether a name of two words or more is this person's."""
        own = self.spelt.get((language, len(words)))
        if own is not None:
            return own == words or _abbreviates(own, words) or _abbreviates(words, own)
        return any(_fits(words, other, language == spoken) for (spoken, _), other in self.spelt.items())

    def take(self, named: Named, words: tuple[str, ...]) -> None:
        """Make a name one of this person's."""
        self.tellings.append(named)
        self.spelt.setdefault((named.language, len(words)), words)

    def united(self) -> Person:
        """Return the person under the full name that most documents use, with the others as aliases and a role."""
        names = [name for n in self.tellings for name in (n.person.name, *n.person.aliases)]
        full = Counter(n.person.name for n in self.tellings if len(_words(n.person.name)) > 1 or len(self.words) < 2)
        name = max(full, key=full.__getitem__)
        role = next((n.person.role for n in self.tellings if n.person.role), None)
        return Person(name, tuple(one for one in dict.fromkeys(names) if one != name), role)


def unite(people: Sequence[Named]) -> People:
    """Return the people of several documents as one list, in the order they are named.

    A last name alone is united with the only person who bears it; with two who do it stays by itself.
    """
    full: list[_Known] = []
    by_name: dict[tuple[str, ...], list[_Known]] = {}
    short: dict[tuple[str, str], list[Named]] = {}
    for named in people:
        words = _words(named.person.name)
        if len(words) < 2:
            short.setdefault((words[0] if words else named.person.name, named.language), []).append(named)
            continue
        same = next((one for one in by_name.get(_key(words), ())[:_ASKED] if one.is_same(named.language, words)), None)
        if same is None:
            full.append(same := _Known(named, words))
            by_name.setdefault(_key(words), []).append(same)
        else:
            same.take(named, words)
    return _listed([*full, *_short(short, by_name)], people)


def _short(short: dict[tuple[str, str], list[Named]], by_name: dict[tuple[str, ...], list[_Known]]) -> list[_Known]:
    """Give each last name to the one who bears it; return those that nobody or more than one bears."""
    alone: dict[str, _Known] = {}
    for (word, language), tellings in short.items():
        bearers = [one for one in by_name.get((sound(word),), ()) if _bears(one, word, language)]
        for named in tellings:
            if len(bearers) == 1:
                bearers[0].take(named, (word,))
            elif word in alone:
                alone[word].take(named, (word,))
            else:
                alone[word] = _Known(named, (word,))
    return list(alone.values())


def _bears(known: _Known, word: str, language: str) -> bool:
    for (spoken, size), words in known.spelt.items():
        if size > 1 and (words[-1] == word or (spoken != language and _sounds(words[-1], word))):
            return True
    return False


def _listed(known: Iterable[_Known], people: Sequence[Named]) -> People:
    """File what was found by the documents' own names, in the order in which people are named."""
    names: dict[tuple[str, str], str] = {}
    persons: dict[str, Person] = {}
    for one in known:
        person = one.united()
        for named in one.tellings:
            names[named.document, named.person.name] = person.name
        if (other := persons.get(person.name)) is not None:
            aliases = dict.fromkeys((*other.aliases, *person.aliases))
            person = Person(person.name, tuple(aliases), other.role or person.role)
        persons[person.name] = person
    order = dict.fromkeys(names[named.document, named.person.name] for named in people)
    return People(tuple(persons[name] for name in order), names)


def _words(name: str) -> tuple[str, ...]:
    return tuple(word for word in (plain(part).strip(".,'") for part in name.replace("-", " ").split()) if word)


def _key(words: tuple[str, ...]) -> tuple[str, ...]:
    return (sound(words[-1]),)


def _fits(one: tuple[str, ...], other: tuple[str, ...], same_language: bool) -> bool:
    """Tell whether two full names of different length or language may be one person's: first and last words agree."""
    if same_language:
        return _abbreviates(one, other) or _abbreviates(other, one)
    return _sounds(one[-1], other[-1]) and (_sounds(one[0], other[0]) or _abbreviates(one, other))


def _abbreviates(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Tell whether a name gives another with fewer words or with initials: "D. Hale", "Dora Hale", "Dora M. Hale"."""
    if short[-1] != full[-1] or len(short) > len(full):
        return False
    first, begun = short[0], full[0]
    return first == begun or (len(first) == 1 and begun.startswith(first))


def _sounds(one: str, other: str) -> bool:
    """Tell whether two spellings can be one name: what sounds alike, but not Mario and Maria, Ivanov and Ivanova."""
    if one == other:
        return True
    alike = sound(one)
    return len(alike) + (len(one) > _SHORTEST) >= _SHORTEST and alike == sound(other) and _gender(one) == _gender(other)


def _gender(word: str) -> str:
    return word[-1] if word[-1:] in ("a", "o") else ""
