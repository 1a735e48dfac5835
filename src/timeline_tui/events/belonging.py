"""Whose a clause is: the subject before an insertion, the noun a relative clause or a participle belongs to."""

from timeline_tui.events.kinds import (
    AUXILIARY,
    CAPITAL,
    COORDINATOR,
    DETERMINER,
    INDEFINITE,
    NAMED,
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

_FAR = 8  # segments looked at on either side
_NAME = 5  # tokens of a name in apposition
_PHRASE = 8  # tokens of the noun phrase before a relative clause
_TELLING = 3  # words of content that tell something without a known verb


def lacks_subject(sentence: Sentence, segment: Segment) -> bool:
    """A verb comes first: its subject stands before an insertion, or before a relative pronoun."""
    if segment.verb is None or segment.mark == "strong" or segment.word not in ("", "and"):
        return False
    if not segment.word and segment.first > 1 and sentence.flags[segment.first - 2] & SAYS:
        return False  # "a spokesman said, one expects …"
    if follows_what_is_said(sentence, segment):
        return False
    before = range(segment.first, segment.verb)
    return not any(has_content(sentence, at) or sentence.flags[at] & SUBJECT for at in before)


def follows_what_is_said(sentence: Sentence, segment: Segment) -> bool:
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
    return sum(has_content(sentence, at) for at in range(segment.first, segment.last)) >= _TELLING


def subject_of(sentence: Sentence, core: int) -> list[tuple[int, int]]:
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
            return antecedent(sentence, i)  # "the board, which met at nine and ended at noon"
        piece = None if related else _piece(sentence, segment)
        if piece is not None:
            found.append(piece)
        ends = (segment.word not in ("", "rel", "and") and not related) or (
            piece is not None and segment.verb is not None
        )
        if ends or segment.mark == "strong":
            break
    return found[::-1] if any(_may_be_subject(sentence, at) for r in found for at in range(*r)) else []


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
    if segment.word or genitive or not sentence.flags[first] & PREPOSITION or opens_sentence(sentence, first):
        return segment.first, segment.last
    return None


def _may_be_subject(sentence: Sentence, at: int) -> bool:
    return has_content(sentence, at) or bool(sentence.flags[at] & SUBJECT)


def subject_ahead(sentence: Sentence, segment: Segment) -> list[tuple[int, int]]:
    """The subject that a leading participle shares with its clause, if it is more than a pronoun."""
    last = segment.first if segment.verb is None else segment.verb
    named = any(has_content(sentence, at) for at in range(segment.first, last))
    return [(segment.first, last)] if named else []


def is_reduced(sentence: Sentence, core: int) -> bool:
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


def antecedent(sentence: Sentence, core: int) -> list[tuple[int, int]]:
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
    while first < before.last and flags[first] & PREPOSITION and not opens_sentence(sentence, first):
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


def opens_sentence(sentence: Sentence, at: int) -> bool:
    """Tell whether a word that may be a preposition is rather the article a sentence begins with ("A barragem")."""
    return at == 0 and bool(sentence.flags[at] & DETERMINER)


def only_time(sentence: Sentence, segment: Segment) -> bool:
    """Tell whether a segment holds nothing but a time and small words."""
    return not any(has_content(sentence, at) for at in range(segment.first, segment.last))


def has_content(sentence: Sentence, at: int) -> bool:
    """Tell whether a token says something: no small word, adverb, mark or time."""
    flags = sentence.flags[at]
    return bool(flags & WORD) and not flags & (TIME | SMALL) and not sentence.width(at, OPENER)
