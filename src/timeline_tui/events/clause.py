"""Which tokens of a sentence make the clause that a time stands in."""

from typing import NamedTuple

from timeline_tui.events.kinds import (
    AT,
    AUXILIARY,
    CAPITAL,
    COORDINATOR,
    DETERMINER,
    INDEFINITE,
    NAMED,
    OCCUR,
    OF,
    OPENER,
    PARTICIPLE,
    PREPOSITION,
    SAYS,
    SMALL,
    SUBJECT,
    THAT,
    TIME,
    VERB,
    WORD,
)  # fmt: skip
from timeline_tui.events.sentence import Segment, Sentence

_TELLING = 3  # words of content that tell something without a known verb
_FAR = 8  # segments looked at on either side
_NAME = 5  # tokens of a name in apposition
_PHRASE = 8  # tokens of the noun phrase before a relative clause


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
        before = _antecedent(sentence, core)
    elif _is_reduced(sentence, core):
        before = _antecedent(sentence, core)
        if before and sentence.width(own.first, OCCUR):
            return Clause(core, tuple(before))  # "the collapse, which happened in …": the noun says it all
    elif _lacks_subject(sentence, own):
        before = _subject(sentence, core)
    after = [(s.first, s.last) for s in _tail(sentence, core)]
    last = _shared_end(sentence, core)
    leads = own.mark == "strong" and not own.word and own.verb in (None, own.first)
    if leads and (ahead := _ahead(segments, core)) is not None and _tells_itself(sentence, own, ahead):
        after = _subject_ahead(sentence, segments[ahead])
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
    if (following := next(others, None)) is not None and _follows_what_is_said(sentence, following):
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
    if found is None and index + 1 < len(sentence.segments) and _only_time(sentence, own):
        found = index + 1
    return index if found is None else found


def _subject_ahead(sentence: Sentence, segment: Segment) -> list[tuple[int, int]]:
    """The subject that a leading participle shares with its clause, if it is more than a pronoun."""
    last = segment.first if segment.verb is None else segment.verb
    named = any(_has_content(sentence, at) for at in range(segment.first, last))
    return [(segment.first, last)] if named else []


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
    behind = sum(_has_content(sentence, at) for at in range(own.first, leads)) >= _TELLING and leads < own.last
    if not joined or not (behind or any(flags[at] & TIME for at in range(following.first, following.last))):
        return False
    told = [at for at in range(own.first, own.last) if not flags[at] & TIME]
    told = [at for at in told if at > own.first or not flags[at] & AT]
    return sum(_has_content(sentence, at) for at in told) >= _TELLING and not flags[told[0]] & PREPOSITION


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
    return bool(says) and not _only_time(sentence, sentence.segments[index])


def _only_time(sentence: Sentence, segment: Segment) -> bool:
    return not any(_has_content(sentence, at) for at in range(segment.first, segment.last))


def _has_content(sentence: Sentence, at: int) -> bool:
    flags = sentence.flags[at]
    return bool(flags & WORD) and not flags & (TIME | SMALL) and not sentence.width(at, OPENER)


def is_relative(sentence: Sentence, core: int) -> bool:
    """Tell "the bridge that fell" from "said that it fell": no verb of saying stands before, or a comma does."""
    if core == 0 or sentence.lexicon.comma_before_that:
        return False
    if sentence.segments[core].mark == "comma":
        return True
    before = sentence.segments[core - 1]
    if sentence.flags[before.last - 1] & (VERB | PARTICIPLE) or sentence.flags[before.last - 2] & AUXILIARY:
        return False
    return not any(sentence.flags[at] & SAYS for at in range(before.first, before.last))


def _antecedent(sentence: Sentence, core: int) -> list[tuple[int, int]]:
    """The noun phrase a relative clause belongs to, after the verb of the segment before."""
    if core == 0:
        return []
    before, flags = sentence.segments[core - 1], sentence.flags
    # After a comma a clause may belong to the whole of a long phrase, without one to its last noun.
    inner = PREPOSITION if sentence.segments[core].mark == "comma" else OF
    if (named := _named_before(sentence, core - 1)) is not None:
        return [named]
    first = before.last
    while first > before.first and before.last - first < _PHRASE and not flags[first - 1] & VERB:
        if flags[first - 1] & COORDINATOR and not _joins_adjectives(sentence, first - 1):
            break
        first -= 1
        alone = first == before.first or not flags[first - 1] & inner
        if alone and flags[first] & DETERMINER and not flags[first] & PREPOSITION:
            break
        if alone and flags[first - 1] & PARTICIPLE and not (first > 1 and flags[first - 2] & DETERMINER):
            break
    while first < before.last and flags[first] & PREPOSITION and not _opens_sentence(sentence, first):
        first += 1
    name = before.last
    while name > first and flags[name - 1] & NAMED:
        name -= 1
    if first < name < before.last and flags[name - 1] & PREPOSITION and not flags[name - 1] & OF:
        first = name  # "levelled at the 88th minute by Ada Brown, brought on …"
    return [(first, before.last)] if first < before.last else []


def _named_before(sentence: Sentence, index: int) -> tuple[int, int] | None:
    """Return the name that a segment says more of, if that is all it does ("Ada Brown, a delegate, who …")."""
    own = sentence.segments[index]
    if not index or own.mark != "comma" or own.verb not in (None, own.first) or own.last - own.first > _NAME:
        return None
    before = sentence.segments[index - 1]
    first = before.last
    while first > before.first and sentence.flags[first - 1] & NAMED:
        first -= 1
    return (first, before.last) if first < before.last and not own.word else None


def _joins_adjectives(sentence: Sentence, joint: int) -> bool:
    """Tell whether a coordinator joins words within one phrase: "un comité social et économique"."""
    small = DETERMINER | INDEFINITE | PREPOSITION | CAPITAL | TIME
    if joint < 2 or joint + 1 >= len(sentence) or sentence.flags[joint + 1] & small:
        return False
    return any(sentence.flags[at] & (DETERMINER | INDEFINITE) for at in range(max(joint - 3, 0), joint))


def _opens_sentence(sentence: Sentence, at: int) -> bool:
    """Tell whether a word that may be a preposition is rather the article a sentence begins with ("A barragem")."""
    return at == 0 and bool(sentence.flags[at] & DETERMINER)


def _is_reduced(sentence: Sentence, core: int) -> bool:
    """A participle right after a comma belongs to the noun before it: "the plant, founded in 1987"."""
    segment, flags = sentence.segments[core], sentence.flags
    if segment.mark != "comma" or segment.word or segment.verb is None:
        return False
    if core > 1 and (_is_apposition(sentence, core - 1) or _is_inserted(sentence, core - 1)):
        return False  # "the captain, Carl Dean, denied …", "the suspect, named as Carl Dean, denied …"
    if core > 1 and sentence.segments[core - 1].word == "rel" and sentence.segments[core - 2].verb is None:
        return False  # "the captain, who was at sea, denied …"
    if any(flags[at] & WORD and not flags[at] & (TIME | OPENER) for at in range(segment.first, segment.verb)):
        return False
    return bool(flags[segment.verb] & PARTICIPLE) and not flags[segment.verb] & AUXILIARY


def _is_apposition(sentence: Sentence, index: int) -> bool:
    """Tell whether a segment is but a name beside the noun phrase before it."""
    own, before = sentence.segments[index], sentence.segments[index - 1]
    if own.mark != "comma" or own.word or own.verb is not None or before.verb is not None:
        return False
    return all(sentence.flags[at] & (NAMED | CAPITAL) for at in range(own.first, own.last))


def _is_inserted(sentence: Sentence, index: int) -> bool:
    """Tell whether a segment begins with a participle behind a comma."""
    segment = sentence.segments[index]
    if segment.word == "and" and segment.verb == segment.first + 1 and index:
        return bool(sentence.flags[segment.verb] & PARTICIPLE) and _is_inserted(sentence, index - 1)
    first = bool(sentence.flags[segment.first] & PARTICIPLE) and segment.verb == segment.first
    return first and segment.mark == "comma"


def _lacks_subject(sentence: Sentence, segment: Segment) -> bool:
    """A verb comes first: its subject stands before an insertion, or before a relative pronoun."""
    if segment.verb is None or segment.mark == "strong" or segment.word not in ("", "and"):
        return False
    if not segment.word and segment.first > 1 and sentence.flags[segment.first - 2] & SAYS:
        return False  # "a spokesman said, one expects …"
    if _follows_what_is_said(sentence, segment):
        return False
    before = range(segment.first, segment.verb)
    return not any(_has_content(sentence, at) or sentence.flags[at] & SUBJECT for at in before)


def _follows_what_is_said(sentence: Sentence, segment: Segment) -> bool:
    """Tell whether a verb of saying stands behind a whole clause, before its own subject ("…, sagte die Frau")."""
    index = sentence.segment_of[segment.first] - 1
    if index > 0 and sentence.segments[index].word == "rel":
        index -= 1
    if segment.mark != "comma" or segment.word or index < 0:
        return False
    before = sentence.segments[index]
    told = sentence.lexicon.comma_before_that and _is_long(sentence, before)  # "Er beginne am Montag, teilte sie mit"
    if before.verb is None and not told:
        return False
    group = range(segment.first, min(segment.first + 2, segment.last - 1))
    at = next((at for at in group if sentence.flags[at] & SAYS), None)
    if at is None or sentence.flags[at + 1] & (PREPOSITION | THAT):
        return False
    named = DETERMINER | INDEFINITE | NAMED | CAPITAL | TIME
    return bool(sentence.flags[at + 1] & (WORD if sentence.lexicon.cases else named))


def _is_long(sentence: Sentence, segment: Segment) -> bool:
    return sum(_has_content(sentence, at) for at in range(segment.first, segment.last)) >= _TELLING


def _subject(sentence: Sentence, core: int) -> list[tuple[int, int]]:
    """Ranges left of a verb without subject: names and appositions are kept, other clauses and insertions left out."""
    found: list[tuple[int, int]] = []
    own = sentence.segments[core]
    # "…, що тендер провели, і …": where commas close clauses, the second one does
    closed = sentence.lexicon.comma_before_that and own.word == "and" and own.mark == "comma"
    for i in range(core - 1, max(core - _FAR, -1), -1):
        segment = sentence.segments[i]
        if closed and segment.word == "that":
            continue
        related = segment.word == "rel" or (segment.word == "that" and is_relative(sentence, i))
        if related and i == core - 1 and sentence.segments[core].word == "and":
            return _antecedent(sentence, i)  # "the board, which met at nine and ended at noon"
        piece = None if related else _piece(sentence, segment)
        if piece is not None:
            found.append(piece)
        ends = (segment.word not in ("", "rel", "and") and not related) or (
            piece is not None and segment.verb is not None
        )
        if ends or segment.mark == "strong":
            break
    return found[::-1] if any(_may_be_subject(sentence, at) for r in found for at in range(*r)) else []


def _goes_on(sentence: Sentence, core: int) -> bool:
    """Tell whether a verb's object follows a date with commas: "announced on Monday, 19 January, the sale"."""
    own, following = sentence.segments[core], sentence.segments[core + 1]
    if own.verb is None or following.mark != "comma" or following.word or following.verb is not None:
        return False
    between = range(own.verb + 1, own.last)
    parted = any(sentence.flags[at] & TIME and sentence.keys[at] == "," for at in between)
    begins = sentence.flags[following.first] & (DETERMINER | INDEFINITE)
    told = any(_has_content(sentence, at) and not sentence.flags[at] & AT for at in between)
    return parted and bool(begins) and not told


def _goes_on_behind(sentence: Sentence, core: int) -> bool:
    """Tell whether a verb's object follows a time between commas: "has sentenced, on Monday, the former head"."""
    own, between, following = sentence.segments[core : core + 3]
    if own.verb is None or between.mark != "comma" or between.word or not _only_time(sentence, between):
        return False
    plain = following.mark == "comma" and not following.word and following.verb is None
    verbs = VERB | PARTICIPLE
    told = any(_has_content(sentence, at) for at in range(own.verb + 1, own.last) if not sentence.flags[at] & verbs)
    return plain and bool(sentence.flags[following.first] & (DETERMINER | INDEFINITE)) and not told


def _may_be_subject(sentence: Sentence, at: int) -> bool:
    return _has_content(sentence, at) or bool(sentence.flags[at] & SUBJECT)


def _piece(sentence: Sentence, segment: Segment) -> tuple[int, int] | None:
    """What of a segment may be part of the subject of a verb further on."""
    if segment.word == "rel":
        return None
    if segment.verb is not None:
        told = any(_may_be_subject(sentence, at) for at in range(segment.first, segment.verb))
        return (segment.first, segment.verb) if told and segment.word in ("", "and", "that") else None
    first = segment.first
    if sentence.flags[first] & COORDINATOR and first + 1 < segment.last:
        first += 1
    genitive = first > segment.first and sentence.flags[first] & OF
    if segment.word or genitive or not sentence.flags[first] & PREPOSITION or _opens_sentence(sentence, first):
        return segment.first, segment.last
    return None


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
