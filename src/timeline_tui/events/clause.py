"""Which tokens of a sentence make the clause that a time stands in."""

from dataclasses import dataclass

from timeline_tui.events.sentence import Segment, Sentence

_FAR = 8  # segments looked at on either side


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause: the index of its core segment, and the token ranges (first, last) it is made of, in order.

    What lies between two ranges is not of the clause: marks, insertions, a relative clause.
    """

    core: int
    ranges: tuple[tuple[int, int], ...]

    @property
    def tokens(self) -> list[int]:
        """All token indexes of the clause, in order."""
        return [at for first, last in self.ranges for at in range(first, last)]

    @property
    def first(self) -> int:
        """The first token."""
        return self.ranges[0][0]

    @property
    def last(self) -> int:
        """One past the last token."""
        return self.ranges[-1][1]


def clause_at(sentence: Sentence, token: int) -> Clause:
    """Return the clause a token stands in."""
    core = _core(sentence, sentence.segment_of[token])
    segments = sentence.segments
    before = _subject(sentence, core) if _lacks_subject(sentence, segments[core]) else []
    after = [(s.first, s.last) for s in _tail(segments, core)]
    own = segments[core]
    return Clause(core, (*before, (own.first, own.last), *after))


def _core(sentence: Sentence, index: int) -> int:
    """The segment with the verb: this one, else the next for what opens a clause, else the one before."""
    segments = sentence.segments
    own = segments[index]
    if own.verb is not None:
        return index
    ahead, behind = _ahead(segments, index), _behind(segments, index)
    if own.mark == "strong" or own.word:
        order = (ahead, behind)
    else:
        order = (behind, ahead)
    found = next((i for i in order if i is not None), None)
    if found is None and _only_time(sentence, own):
        found = index + 1 if index + 1 < len(segments) else None
    return index if found is None else found


def _ahead(segments: list[Segment], index: int) -> int | None:
    for i in range(index + 1, min(index + _FAR, len(segments))):
        if segments[i].mark == "strong" or segments[i].word:
            return None
        if segments[i].verb is not None:
            return i
    return None


def _behind(segments: list[Segment], index: int) -> int | None:
    if segments[index].mark == "strong":
        return None
    for i in range(index - 1, max(index - _FAR, -1), -1):
        if segments[i].verb is not None and segments[i].word != "rel":
            return i
        if segments[i].mark == "strong":
            return i if segments[i].verb is not None else None
    return None


def _only_time(sentence: Sentence, segment: Segment) -> bool:
    return not any(_has_content(sentence, at) for at in range(segment.first, segment.last))


def _has_content(sentence: Sentence, at: int) -> bool:
    word = sentence.words[at]
    return sentence.time[at] < 0 and word.is_word and not sentence.lexicon.is_small(word.key)


def _lacks_subject(sentence: Sentence, segment: Segment) -> bool:
    """A verb comes first: its subject stands before an insertion, or before a relative pronoun."""
    if segment.verb is None or segment.mark == "strong" or segment.word in ("sub", "that", "before", "after"):
        return False
    return not any(_has_content(sentence, at) for at in range(segment.first, segment.verb))


def _subject(sentence: Sentence, core: int) -> list[tuple[int, int]]:
    """Ranges left of a verb without subject: insertions are kept, relative clauses left out."""
    segments = sentence.segments
    found: list[tuple[int, int]] = []
    for i in range(core - 1, max(core - _FAR, -1), -1):
        segment = segments[i]
        if segment.word == "rel":
            if segments[core].word == "rel":
                break
        elif segment.verb is not None:
            if any(_has_content(sentence, at) for at in range(segment.first, segment.verb)) and not segment.word:
                found.append((segment.first, segment.verb))
            break
        elif segment.word:
            break
        elif sentence.words[segment.first].key not in sentence.lexicon.prepositions:
            found.append((segment.first, segment.last))
        if segment.mark == "strong":
            break
    return found[::-1] if any(_has_content(sentence, at) for r in found for at in range(*r)) else []


def _tail(segments: list[Segment], core: int) -> list[Segment]:
    """What follows the core within its clause: "after a meeting" and other pieces without a verb or a comma."""
    found = []
    for segment in segments[core + 1 : core + 3]:
        if segment.mark or segment.word in ("sub", "rel", "before", "after"):
            break
        found.append(segment)
    return found
