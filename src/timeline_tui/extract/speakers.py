"""Who is meant: phrases, pronouns and silence resolved to the people of the text, by recency and agreement."""

from collections.abc import Mapping
from itertools import pairwise
from typing import NamedTuple

from timeline_tui.extract.bits import (
    COMMA,
    CONJUNCTION,
    CUE,
    DESCRIPTION,
    DETERMINER,
    GENITIVE,
    GROUP,
    NAME,
    OF,
    PREPOSITION,
    STOP,
    TITLE,
)
from timeline_tui.extract.frames import Frame
from timeline_tui.extract.lexicon import Pronoun, stem
from timeline_tui.extract.mentions import People
from timeline_tui.extract.phrases import Phrase, is_owner, main_phrase
from timeline_tui.extract.roles import Roles
from timeline_tui.model import Mention, Span

_MEMORY = 24
_HEAD = 3
_NEAR = 6  # so far back a person of the right gender goes before one of unknown gender


class Who(NamedTuple):
    """A resolved speaker: the name, the words that stand there, the person's index (-1: none is known).

    `phrase` is where those words stand in their frame, when nobody is known by them.
    """

    name: str
    mention: Mention | None
    person: int
    pronoun: bool = False
    plural: bool = False
    phrase: Phrase | None = None


class Stage:
    """The people as a reader has them in mind at a point of the text."""

    def __init__(self, people: People) -> None:
        self.people = people
        self.roles = Roles()
        self.persons: Mapping[int, int] = _by_word(people)
        self.recent: list[tuple[int, int]] = []
        self.speaker: Who | None = None
        self.subject: Who | None = None
        self.titled: Who | None = None
        self.spoke: int | None = None

    def enter(self, frame: Frame) -> None:
        """Remember the people a frame names; the one it begins with weighs more."""
        self.roles.learn(frame, self.persons)

    def leave(self, frame: Frame) -> None:
        """Put the people of a frame in mind, its subject last so that it comes first."""
        named = [
            (self.persons[item], self._weight(frame, position))
            for position, item in enumerate(frame.items)
            if item in self.persons
        ]
        about = self._subject(frame)
        self.subject = about if self.people.lexicon.traits.unspoken else None
        self.titled = about or self.titled
        named.sort(key=lambda pair: pair[1])
        self.recent.extend(named)
        if self.spoke is not None:
            self.recent.append((self.spoke, 3))
            self.spoke = None
        del self.recent[:-_MEMORY]

    def _subject(self, frame: Frame) -> Who | None:
        """Who a sentence is about, when only a title or a word for a body says so."""
        phrase = main_phrase(frame, len(frame))
        return self.resolve(frame, phrase) if phrase is not None and self.is_group(frame, phrase) else None

    def _weight(self, frame: Frame, position: int) -> int:
        before = position - 1
        while before > max(position - _HEAD, 0) and not frame.bits[before] & ~(TITLE | DETERMINER):
            before -= 1  # "al escultor X"
        governed = before >= 0 and frame.bits[before] & (PREPOSITION | OF)
        return 0 if governed else 2 if position < 3 else 1

    def said(self, who: Who | None) -> None:
        """Remember who spoke last."""
        if who is not None:
            self.speaker = who
            if who.person >= 0:
                self.recent.append((who.person, 3))
                self.spoke = who.person

    def resolve(self, frame: Frame, phrase: Phrase) -> Who:
        """Return who a phrase means."""
        for first, last in ((phrase.first, phrase.last), *phrase.apposed):
            named = self._named(frame, first, last)
            if named is not None:
                name = self._together(frame, first, last)
                plain = self.people.persons[named].name
                return Who(name or plain, self.mention(frame, phrase), named, plural=bool(name))
        if phrase.first == phrase.last and self._stands_for(frame, phrase) is not None:
            return self._pronoun(frame, phrase)
        titled = self._by_title(frame, phrase)
        if titled is not None:
            return titled
        return self._as_is(frame, self._by_name(frame, phrase))._replace(mention=self.mention(frame, phrase))

    def _by_name(self, frame: Frame, phrase: Phrase) -> Phrase:
        """A phrase whose words are the name set beside it ("his mother, Célia"), the phrase itself without one."""
        for first, last in phrase.apposed if not self.people.lexicon.traits.common_capitals else ():
            names = all(frame.bits[index] & NAME for index in range(first, last + 1))
            if names and not any(frame.bits[index] & NAME for index in range(phrase.first, phrase.last + 1)):
                return Phrase(first, last)
        return phrase

    def _named(self, frame: Frame, first: int, last: int) -> int | None:
        """The person whose name heads a phrase or ends it, unless it belongs to a complement."""
        for position in range(last, first - 1, -1):
            item = frame.items[position]
            if item not in self.persons or is_owner(frame, first, position):
                continue
            of = position > first and frame.bits[position - 1] & (OF | PREPOSITION)
            lead = position > first and not of and not frame.bits[position - 1] & DETERMINER
            titled = NAME if position > first and frame.bits[position - 1] & TITLE else 0  # "Foreign Minister X of Y"
            heads = all(frame.bits[index] & (DETERMINER | TITLE | titled) for index in range(first, position))
            ends = self._name_end(frame, position) >= last
            if not of and (ends or (heads and self._complemented(frame, position, last))):
                return self.persons[item]
            if of and not lead and heads:
                return self.persons[item]
        return None

    def _together(self, frame: Frame, first: int, last: int) -> str:
        """The names of several who speak with one voice ("Anna Brook and Mark Hale"), "" when it is one alone."""
        at = [position for position in range(first, last + 1) if frame.items[position] in self.persons]
        if len(at) < 2 or any(frame.bits[position] & GROUP for position in at):
            return ""
        for one, other in pairwise(at):
            between = frame.bits[self._name_end(frame, one) + 1 : other]
            if not between or any(not bits & (COMMA | CONJUNCTION | TITLE | DETERMINER | STOP) for bits in between):
                return ""
        joins = [index for index in range(at[-2], at[-1]) if frame.bits[index] & CONJUNCTION]
        persons = dict.fromkeys(self.persons[frame.items[position]] for position in at)
        if not joins or len(persons) < len(at) or any(self.people.genders[person] == "n" for person in persons):
            return ""
        *names, final = (self.people.persons[person].name for person in persons)
        span = frame.span(joins[0], joins[0])
        return f"{', '.join(names)} {frame.words.text[span.start : span.end]} {final}"

    def _name_end(self, frame: Frame, position: int) -> int:
        while position + 1 < len(frame) and frame.bits[position + 1] & NAME:
            position += 1
        return position

    def _complemented(self, frame: Frame, position: int, last: int) -> bool:
        after = self._name_end(frame, position) + 1
        return after > last or (bool(frame.bits[after] & (OF | PREPOSITION)) and frame.key(after) != "'s")

    def mention(self, frame: Frame, phrase: Phrase) -> Mention:
        """Return the words of a phrase with their place, without an article in the genitive ("Angaben der Polizei")."""
        genitive = phrase.first < phrase.last and frame.bits[phrase.first] & GENITIVE
        governed = bool(genitive) and self._is_governed(frame, phrase.first - 1)
        span = frame.span(phrase.first + governed, phrase.last)
        return Mention(span.start, span.end, frame.words.text[span.start : span.end])

    def head(self, frame: Frame) -> Who | None:
        """Return the person a sentence begins with, None when it does not begin with one."""
        person = self._first(frame, _HEAD)
        if person is None or self.people.genders[person] == "n":
            return None
        return Who(self.people.persons[person].name, None, person)

    def _first(self, frame: Frame, limit: int) -> int | None:
        """The person named first among the first positions of a frame, governed by nothing."""
        for position in range(min(limit, len(frame))):
            person = self.persons.get(frame.items[position])
            if person is not None and self._weight(frame, position) == 2:
                return person
        return None

    def may_be(self, frame: Frame, phrase: Phrase, who: Who) -> bool:
        """Tell whether a pronoun of the third person agrees with somebody already known."""
        pronoun = self.people.lexicon.pronouns.get(frame.key(phrase.first))
        if pronoun is None or who.person < 0 or pronoun.number == "p":
            return pronoun is not None and pronoun.number == "p" and who.person < 0 and not who.pronoun
        gender = self.people.genders[who.person]
        return bool(pronoun.gender) and (not gender or gender == pronoun.gender)

    def _stands_for(self, frame: Frame, phrase: Phrase) -> Pronoun | None:
        lexicon, key = self.people.lexicon, frame.key(phrase.first)
        return lexicon.pronouns.get(key) or lexicon.possessives.get(key)

    def _pronoun(self, frame: Frame, phrase: Phrase) -> Who:
        pronoun = self._stands_for(frame, phrase)
        mention = self.mention(frame, phrase)
        person = self._at_head(frame, phrase, pronoun)
        if person is None:
            person = self.in_focus(pronoun)
        if person is not None:
            return Who(self.people.persons[person].name, mention, person, True)
        if self.speaker is not None and self.speaker.plural == (pronoun is not None and pronoun.number == "p"):
            return Who(self.speaker.name, mention, self.speaker.person, True, self.speaker.plural)
        if self.titled is not None and pronoun is not None and (pronoun.number == "p") == self.titled.plural:
            return Who(self.titled.name, mention, -1, True, self.titled.plural)
        word = mention.text if mention.text[0].isalpha() else frame.key(phrase.first).rpartition("-")[2]
        return Who(word, mention, -1, True)

    def _at_head(self, frame: Frame, phrase: Phrase, pronoun: Pronoun | None) -> int | None:
        """The person a sentence begins with, when a pronoun further on agrees ("Hale waved: "...," he wrote")."""
        if pronoun is None or pronoun.number == "p" or not pronoun.gender:
            return None
        person = self._first(frame, min(_HEAD, phrase.first))
        return person if person is not None and self.people.genders[person] in ("", pronoun.gender) else None

    def in_focus(self, pronoun: Pronoun | None) -> int | None:
        """Return the person most in mind that a pronoun (None: an unspoken subject) can stand for."""
        if pronoun is not None and pronoun.number == "p":
            return None
        unsure: int | None = None
        silent = pronoun is None and self.people.lexicon.traits.unspoken
        told = [pair for pair in self.recent if pair[1]] if silent else []  # who is but an object says nothing
        for back, (person, _) in enumerate(reversed(told or self.recent)):
            gender = self.people.genders[person]
            if gender == "n" and (pronoun is None or pronoun.gender in "mf"):
                continue
            if pronoun is None or not pronoun.gender or gender == pronoun.gender:
                return person if unsure is None or back < _NEAR else unsure
            if not gender and unsure is None:
                unsure = person
        return unsure

    def unspoken(self) -> Who | None:
        """Return who an unspoken subject stands for: the person in focus, else whoever spoke last."""
        if self.subject is not None:
            return self.subject._replace(mention=None)
        person = self.in_focus(None)
        if person is not None:
            return Who(self.people.persons[person].name, None, person)
        return self.speaker._replace(mention=None) if self.speaker else None

    def is_group(self, frame: Frame, phrase: Phrase) -> bool:
        """Tell whether a phrase's head is a word for people or bodies."""
        for position in range(phrase.first, phrase.last + 1):
            if frame.bits[position] & OF:
                return False
            if frame.bits[position] & (GROUP | TITLE):
                return True
        return False

    def _by_title(self, frame: Frame, phrase: Phrase) -> Who | None:
        bits = [frame.bits[index] for index in range(phrase.first, phrase.last + 1)]
        definite = bits[0] & DETERMINER or self.people.lexicon.traits.cases or frame.heading
        if not any(bit & (TITLE | DESCRIPTION) for bit in bits) or not definite:
            return None
        person = self.roles.person(frame, phrase)
        if person is None and len(bits) == 2 and bits[1] & DESCRIPTION:
            person = self.in_focus(Pronoun(self.people.lexicon.described.get(frame.key(phrase.last), ""), "s"))
        if person is None:
            return None
        return Who(self.people.persons[person].name, self.mention(frame, phrase), person)

    def _as_is(self, frame: Frame, phrase: Phrase) -> Who:
        mention = self.mention(frame, phrase)
        first = phrase.first
        while first < phrase.last and frame.bits[first] & DETERMINER and (first == 0 or not frame.bits[first] & NAME):
            first += 1
        last = phrase.last
        span: Span = frame.span(first, last)
        plural = bool(frame.bits[first] & GROUP) and not frame.bits[first] & CUE
        name = frame.words.text[span.start : span.end]
        name = name if name[0].isalnum() else name.rpartition("-")[2]  # "martèle-t-on"
        governed = phrase.first > 0 and self._is_governed(frame, phrase.first - 1)
        if self.people.lexicon.traits.common_capitals and frame.bits[phrase.first] & GENITIVE and governed:
            name = _without_genitive(name) if frame.key(phrase.first).endswith("s") else name
        return Who(self._nominative(name) if governed else name, mention, -1, False, plural, phrase)

    def _is_governed(self, frame: Frame, position: int) -> bool:
        nouns = self.people.lexicon.sources.nouns
        if self.people.lexicon.traits.cases and position > 0 and not frame.bits[position]:
            position -= 1  # an adjective: "в областном управлении"
        return bool(frame.bits[position] & PREPOSITION) or (bool(nouns) and frame.key(position).endswith(nouns))

    def _nominative(self, name: str) -> str:
        """A word for people or bodies in the form to call them by ("полиции": "полиция")."""
        lexicon = self.people.lexicon
        head, space, rest = name.partition(" ")
        if len(head) > 1 and head.isupper():
            return name  # МИД
        word = lexicon.groups.get(stem(head.lower(), lexicon.endings.case), head)
        return (word[0].upper() + word[1:] if name[0].isupper() else word) + space + rest


def _without_genitive(name: str) -> str:
    """A noun without the ending it has behind "des": Konzerns, Hauses."""
    if not name.endswith("s") or name.endswith(("ss", "ees")):
        return name
    return name[:-2] if name.endswith("es") else name[:-1]


def _by_word(people: People) -> dict[int, int]:
    """Word index at which a mention of a person begins, to that person."""
    at = people.words.at
    return {at(mention.span.start): mention.person for mention in people.mentions if mention.kind == "name"}
