"""Roles: which person a title alone means ("the minister"), by what the text itself has joined."""

from collections.abc import Iterator, Mapping, Sequence

from timeline_tui.extract.bits import COMMA, DETERMINER, GROUP, NAME, OF, QUOTE, TITLE
from timeline_tui.extract.frames import Frame
from timeline_tui.extract.lexicon import stem
from timeline_tui.extract.phrases import Phrase, is_genitive, is_owner, walk_right

_RECENT = 12


class Roles:
    """Titles seen beside a name so far: by title, the persons and the other words of the title's phrase."""

    def __init__(self) -> None:
        self.seen: dict[str, list[tuple[int, frozenset[str]]]] = {}

    def learn(self, frame: Frame, persons: Mapping[int, int]) -> None:
        """Take the appositions of a frame; `persons` gives the person whose name begins at a word's index."""
        for position, bits in enumerate(frame.bits):
            if bits & TITLE and not bits & QUOTE:
                person = _beside(frame, position, persons)
                if person is not None:
                    words = frozenset(_others(frame, position))
                    self.seen.setdefault(_title(frame, position), []).append((person, words))

    def person(self, frame: Frame, phrase: Phrase) -> int | None:
        """Return the person a title phrase means: the one whose title it shares, with most of its other words."""
        for position in range(phrase.first, phrase.last + 1):
            if frame.bits[position] & OF or is_genitive(frame, position):
                break
            known = self._known(frame, position)
            if known:
                words = frozenset(_others(frame, position))
                return max(reversed(known[-_RECENT:]), key=lambda entry: len(entry[1] & words))[0]
        return None

    def _known(self, frame: Frame, position: int) -> list[tuple[int, frozenset[str]]]:
        """Who bore a title; where nouns are compounds, also who bore one that ends in it."""
        key = _title(frame, position)
        known = self.seen.get(key, [])
        if not known and frame.lexicon.traits.common_capitals and frame.bits[position] & TITLE:
            known = [entry for title, entries in self.seen.items() if title.endswith(key) for entry in entries]
        return known


def _title(frame: Frame, position: int) -> str:
    """A title without its case ending."""
    lexicon = frame.lexicon
    return stem(frame.key(position), lexicon.endings.case) if lexicon.traits.cases else frame.key(position)


def _beside(frame: Frame, position: int, persons: Mapping[int, int]) -> int | None:
    last = walk_right(frame, position)
    for index in range(position + 1, last + 1):
        if frame.items[index] in persons:
            if frame.bits[index - 1] & OF or is_owner(frame, position, index):
                continue
            return persons[frame.items[index]]
    if last + 2 < len(frame) and frame.bits[last + 1] & COMMA and frame.items[last + 2] in persons:
        return persons[frame.items[last + 2]]
    return _name_before(frame, position, persons)


def _name_before(frame: Frame, position: int, persons: Mapping[int, int]) -> int | None:
    """The name in "Anna Rossi, the minister": right before the comma that begins the title's phrase."""
    first = position
    while first > 0 and not frame.bits[first - 1] & (COMMA | QUOTE) and position - first < 5:
        first -= 1
    if first < 2 or not frame.bits[first - 1] & COMMA or not frame.bits[first] & (DETERMINER | TITLE | GROUP):
        return None
    name = first - 2
    while name >= 0 and frame.bits[name] & NAME:
        if frame.items[name] in persons:
            return persons[frame.items[name]]
        name -= 1
    return None


def _others(frame: Frame, position: int) -> Iterator[str]:
    first = max(0, position - 3)
    words: Sequence[int] = range(first, min(len(frame), walk_right(frame, position) + 1))
    return (frame.key(index) for index in words if index != position and not frame.bits[index] & (DETERMINER | OF))
