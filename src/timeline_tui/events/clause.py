"""Which tokens of a sentence make the clause that a time stands in."""

from typing import NamedTuple

from timeline_tui.events.belonging import (
    antecedent,
    follows_what_is_said,
    has_content,
    is_reduced,
    is_relative,
    lacks_subject,
    only_time,
    subject_ahead,
    subject_of,
)
from timeline_tui.events.kinds import (
    AT,
    AUXILIARY,
    COORDINATOR,
    DETERMINER,
    INDEFINITE,
    NAMED,
    OCCUR,
    PARTICIPLE,
    PREPOSITION,
    SAYS,
    TIME,
    VERB,
    WORD,
)  # fmt: skip
from timeline_tui.events.sentence import Segment, Sentence

_TELLING = 3  # words of content that tell something without a known verb
_FAR = 8  # segments looked at on either side
_NAME = 5  # tokens of a name in apposition


class Clause(NamedTuple):
    """A clause: the index of its core segment, and the token ranges (first, last) it is made of, in order.

    What lies between two ranges is not of the clause: marks, insertions, a relative clause. `participle` is the verb
    of a noun phrase that tells by itself what happened ("the deal signed in 2019"), -1 in a clause of its own.
    """

    core: int
    ranges: tuple[tuple[int, int], ...]
    participle: int = -1

    @property
    def tokens(self) -> list[int]:
        """All token indexes of the clause, in order."""
        return [at for first, last in self.ranges for at in range(first, last)]

    @property
    def last(self) -> int:
        """One past the last token."""
        return self.ranges[-1][1]


def clause_at(sentence: Sentence, token: int) -> Clause:
    """Return the clause a token stands in."""
    return clause_of(sentence, core_of(sentence, sentence.segment_of[token]))


def clause_of(sentence: Sentence, core: int) -> Clause:
    """Return the clause with this core segment: with its subject, and with what goes on without a verb."""
    segments = sentence.segments
    own = segments[core]
    before: list[tuple[int, int]] = []
    if own.word == "rel" or (own.word == "that" and is_relative(sentence, core)):
        before = antecedent(sentence, core)
    elif is_reduced(sentence, core):
        before = antecedent(sentence, core)
        if before and sentence.width(own.first, OCCUR):
            return Clause(core, tuple(before))  # "the collapse, which happened in …": the noun says it all
    elif lacks_subject(sentence, own):
        before = subject_of(sentence, core)
    after = [(s.first, s.last) for s in _tail(sentence, core)]
    last = _shared_end(sentence, core)
    leads = own.mark == "strong" and not own.word and own.verb in (None, own.first)
    if leads and (ahead := _ahead(segments, core)) is not None and _tells_itself(sentence, own, ahead):
        after = subject_ahead(sentence, segments[ahead])
    return Clause(core, (*before, (own.first, last), *(after if last == own.last else ())))


def _shared_end(sentence: Sentence, core: int) -> int:
    """Where a clause ends: before "and" if what follows is the subject of a verb further on.

    "rates rose and the engineer, Ada Brown, was called".
    """
    own, flags = sentence.segments[core], sentence.flags
    if own.verb is None:
        return own.last
    if own.word == "rel" or (own.word == "that" and is_relative(sentence, core)):
        goes_on = (at for at in range(own.verb + 1, own.last - 1) if flags[at] & COORDINATOR and flags[at + 1] & VERB)
        return next((at for at in goes_on if any(flags[i] & TIME for i in range(own.verb, at))), own.last)
    joint = next((at for at in range(own.last - 1, own.verb, -1) if flags[at] & (COORDINATOR | VERB | TIME)), own.verb)
    if not flags[joint] & COORDINATOR or joint == own.last - 1:
        return own.last
    for segment in sentence.segments[core + 1 : core + _NAME]:
        if segment.mark != "comma" or (segment.word and segment.word != "rel"):
            break
        if segment.verb == segment.first:
            helps = not flags[segment.first] & PARTICIPLE or flags[segment.first] & AUXILIARY
            return joint if helps else own.last
        if segment.verb is not None and segment.word != "rel":
            break
    return own.last


def explained(sentence: Sentence, token: int) -> int | None:
    """Return the segment that says what happened at the time a token ends ("since 2009, when …"), None if none."""
    goes_on = token + 1 < len(sentence) and sentence.segment_of[token + 1] == sentence.segment_of[token]
    if goes_on and sentence.flags[token + 1] & WORD:
        return None
    after = sentence.segment_of[token] + 1
    if after < len(sentence.segments) and sentence.segments[after].word == "when":
        return after
    return None


def core_of(sentence: Sentence, index: int) -> int:
    """Return the segment with the verb of a segment's clause.

    It is this one, else the next for what opens a clause, else the one before.
    """
    own = sentence.segments[index]
    if own.verb is not None or own.word == "rel":
        return index
    if own.word == "that" and own.mark == "comma" and is_relative(sentence, index):
        return index  # "el hombre, que dirige la red desde 2016, explicó …"
    others = (segment for segment in sentence.segments[index + 1 : index + 3] if segment.word != "rel")
    if (following := next(others, None)) is not None and follows_what_is_said(sentence, following):
        return index
    ahead = _ahead(sentence.segments, index)
    if own.word:
        order: tuple[int | None, ...] = (ahead,)
    elif _is_joined(sentence, index) or _tells_itself(sentence, own, ahead):
        return index
    elif own.mark == "strong":
        order = (ahead, _behind(sentence.segments, index))
    else:
        behind = _behind(sentence.segments, index)
        if _is_told(sentence, index, behind):
            return index
        order = (behind, ahead)
    found = next((i for i in order if i is not None), None)
    if found is None and index + 1 < len(sentence.segments) and only_time(sentence, own):
        found = index + 1
    return index if found is None else found


def _tells_itself(sentence: Sentence, segment: Segment, ahead: int | None) -> bool:
    """Tell whether a leading participle has a time of its own: "Burnt down in 1944, it was rebuilt in 1951"."""
    if ahead is None or segment.mark != "strong":
        return False
    following = sentence.segments[ahead]
    timed = any(sentence.time[at] >= 0 for at in range(following.first, following.last))
    return timed and bool(sentence.flags[segment.first] & PARTICIPLE)


def _is_joined(sentence: Sentence, index: int) -> bool:
    """Tell whether "and" joins a clause with a time of its own to one whose verb is not known.

    "At 10:02 the team rebuilt it, and by 10:15 …": a phrase follows the first time, no preposition.
    """
    own, flags = sentence.segments[index], sentence.flags
    if own.mark != "strong" or index + 1 >= len(sentence.segments):
        return False
    following = sentence.segments[index + 1]
    joined = following.mark == "comma" and flags[following.first] & COORDINATOR
    leads = next((at for at in range(own.first, own.last) if flags[at] & TIME), own.last)
    behind = sum(has_content(sentence, at) for at in range(own.first, leads)) >= _TELLING and leads < own.last
    if not joined or not (behind or any(flags[at] & TIME for at in range(following.first, following.last))):
        return False
    told = [at for at in range(own.first, own.last) if not flags[at] & TIME]
    told = [at for at in told if at > own.first or not flags[at] & AT]
    return sum(has_content(sentence, at) for at in told) >= _TELLING and not flags[told[0]] & PREPOSITION


def _ahead(segments: list[Segment], index: int) -> int | None:
    for i in range(index + 1, min(index + _FAR, len(segments))):
        aside = segments[i].word == "sub" and i == index + 1 and segments[i].mark == "comma"
        if segments[i].mark == "strong" or not (aside or segments[i].word in ("", "rel")):
            return None
        if segments[i].verb is not None and not segments[i].word:
            return i
    return None


def _behind(segments: list[Segment], index: int) -> int | None:
    if segments[index].mark == "strong":
        return None
    for i in range(index - 1, max(index - _FAR, -1), -1):
        if segments[i].verb is not None and segments[i].word != "rel":
            return i
        if segments[i].mark == "strong":
            return None
    return None


def _is_told(sentence: Sentence, index: int, core: int | None) -> bool:
    """Tell whether a segment is what the one before says: "a spokesman said, …" with a verb that is not known."""
    if core != index - 1 or sentence.segments[index].mark != "comma":
        return False
    before = sentence.segments[core]
    says = sentence.flags[before.last - 1] & SAYS
    return bool(says) and not only_time(sentence, sentence.segments[index])


def _goes_on(sentence: Sentence, core: int) -> bool:
    """Tell whether a verb's object follows a date with commas: "announced on Monday, 19 January, the sale"."""
    own, following = sentence.segments[core], sentence.segments[core + 1]
    if own.verb is None or following.mark != "comma" or following.word or following.verb is not None:
        return False
    between = range(own.verb + 1, own.last)
    parted = any(sentence.flags[at] & TIME and sentence.keys[at] == "," for at in between)
    begins = sentence.flags[following.first] & (DETERMINER | INDEFINITE)
    told = any(has_content(sentence, at) and not sentence.flags[at] & AT for at in between)
    return parted and bool(begins) and not told


def _goes_on_behind(sentence: Sentence, core: int) -> bool:
    """Tell whether a verb's object follows a time between commas: "has sentenced, on Monday, the former head"."""
    own, between, following = sentence.segments[core : core + 3]
    if own.verb is None or between.mark != "comma" or between.word or not only_time(sentence, between):
        return False
    plain = following.mark == "comma" and not following.word and following.verb is None
    verbs = VERB | PARTICIPLE
    told = any(has_content(sentence, at) for at in range(own.verb + 1, own.last) if not sentence.flags[at] & verbs)
    return plain and bool(sentence.flags[following.first] & (DETERMINER | INDEFINITE)) and not told


def _tail(sentence: Sentence, core: int) -> list[Segment]:
    """What goes on after the core within its clause: a piece without a mark before it, or a name in apposition."""
    found: list[Segment] = []
    following = sentence.segments[core + 1 : core + 3]
    if following and _goes_on(sentence, core):
        found, following = [following[0]], following[1:]
    elif len(following) > 1 and _goes_on_behind(sentence, core):
        found, following = following, []
    for segment in following:
        short = segment.last - segment.first <= _NAME
        name = segment.mark == "comma" and short and segment.verb is None and sentence.flags[segment.first] & NAMED
        if not name and (segment.mark or segment.word not in ("", "that")):
            break
        found.append(segment)
    return found
