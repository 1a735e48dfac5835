"""Times that belong to a noun, not to the clause: "the flood of 1966", "a trip planned for Friday"."""

from timeline_tui.events.clause import Clause
from timeline_tui.events.kinds import AT, AUXILIARY, DETERMINER, OF, PLANNED, PREPOSITION, PRONOUN, TIME, VERB
from timeline_tui.events.phrase import before_head, family, is_content, noun_phrase
from timeline_tui.events.scene import Scene
from timeline_tui.events.sentence import Sentence

_FINE = frozenset(("day", "part", "hour", "minute", "second"))
_REACH = 4
NO_HAPPENING = -1


def noun_of(scene: Scene, sentence: Sentence, number: int) -> int | None:
    """Return the noun a time belongs to, -1 for a noun that is no happening, None for a time of the clause."""
    inside = [at for at, n in enumerate(sentence.time) if n == number]
    before, after = inside[0] - 1, inside[-1] + 1
    flags = sentence.flags
    if _is_attribute(sentence, before):
        return NO_HAPPENING
    if before > 0 and flags[before] & OF and _is_noun(sentence, before - 1):
        head = _happening(sentence, range(before - 1, max(before - 1 - _REACH, -1), -1))
    elif before >= 0 and flags[before] & DETERMINER and after < len(sentence) and _is_noun(sentence, after):
        head = _happening(sentence, range(after, min(after + _REACH, len(sentence))))
    else:
        return None
    moment = scene.moment(number)
    fine = moment is not None and moment.granularity in _FINE
    return None if head < 0 and fine else head


def tells_clause(sentence: Sentence, clause: Clause, head: int) -> bool:
    """Tell whether the time of a noun dates its whole clause: the noun is its subject, or says too little alone."""
    verb = sentence.segments[clause.core].verb
    if head < 0 or verb is None:
        return False
    if head < verb and family(sentence, clause.tokens, verb)[1] == head:
        return True
    phrase = noun_phrase(sentence, before_head(sentence, head))
    bare = sum(is_content(sentence, at) and sentence.time[at] < 0 for at in phrase) < 2
    return bare and all(sentence.time[at] < 0 or at in phrase for at in clause.tokens)


def _is_attribute(sentence: Sentence, at: int) -> bool:
    """Tell whether a time belongs to a participle beside a noun: "a trip planned for Friday was cancelled"."""
    flags = sentence.flags
    while at > 0 and flags[at] & (AT | DETERMINER):
        at -= 1
    if at < 1 or not sentence.width(at, PLANNED) or flags[at - 1] & (AUXILIARY | PRONOUN):
        return False
    segment = sentence.segments[sentence.segment_of[at]]
    return any(flags[i] & VERB for i in range(segment.first, segment.last) if i != at)


def _is_noun(sentence: Sentence, at: int) -> bool:
    return not sentence.flags[at] & (TIME | VERB) and is_content(sentence, at)


def _happening(sentence: Sentence, tokens: range) -> int:
    for at in tokens:
        if sentence.family(at) and not sentence.flags[at] & PREPOSITION:
            return at
    return NO_HAPPENING
