"""Times that belong to a noun, not to the clause: "the flood of 1966", "a trip planned for Friday"."""

from datetime import timedelta

from timeline_tui.events.clause import Clause
from timeline_tui.events.kinds import (
    AT,
    AUXILIARY,
    CAPITAL,
    COORDINATOR,
    DETERMINER,
    INDEFINITE,
    NAMED,
    NEGATION,
    OF,
    PARTICIPLE,
    PLANNED,
    PREPOSITION,
    PRONOUN,
    SUBJECT,
    TIME,
    VERB,
)  # fmt: skip
from timeline_tui.events.phrase import before_head, family, is_content, negated, noun_phrase
from timeline_tui.events.scene import Scene
from timeline_tui.events.sentence import Sentence

_FINE = frozenset(("day", "part", "hour", "minute", "second"))
_LONG_AGO = timedelta(days=300)
_REACH = 4
_PLACED = 4  # tokens between a participle and its time: "signed in Osaka last October"
_NO_NOUN = (
    DETERMINER | INDEFINITE | PREPOSITION | AUXILIARY | PRONOUN | SUBJECT | COORDINATOR | VERB | PARTICIPLE | NEGATION
    | TIME
)  # fmt: skip
NO_HAPPENING = -1


def reduced(scene: Scene, sentence: Sentence, number: int) -> Clause | None:
    """Return the noun phrase whose participle a time belongs to ("the deal signed in Osaka last October"), if any.

    A day is that of the whole clause, unless this has a time of its own: "arrested a man wanted … on Monday".
    """
    token, flags = sentence.time.index(number), sentence.flags
    core = sentence.segment_of[token]
    segment = sentence.segments[core]
    at = token - 1
    while at > max(segment.first, token - _PLACED) and flags[at] & (AT | DETERMINER | PREPOSITION | CAPITAL | NAMED):
        at -= 1
    noun = at - 1
    led = segment.verb is not None and token < segment.verb  # "the climbers missing since Friday were found"
    if segment.verb is None or (noun <= segment.verb and not led) or not flags[at] & PARTICIPLE:
        return None
    if noun < segment.first or not is_content(sentence, noun):
        return None
    if _lies_ahead(scene, number) or flags[noun] & _NO_NOUN or (not led and _is_main(sentence, segment.verb, noun)):
        return None
    first = before_head(sentence, noun)
    while first - 2 > segment.verb and flags[first - 1] & OF and is_content(sentence, first - 2):
        first = before_head(sentence, first - 2)  # "the president of the board elected in 2019"
    others = any(n not in (-1, number) for n in sentence.time[segment.first : segment.last])
    if is_fine(scene, number) and not others and not _is_long_ago(scene, number):
        return None
    last = len(sentence.time) - sentence.time[::-1].index(number)
    return Clause(core, ((first, last),), at)


def _lies_ahead(scene: Scene, number: int) -> bool:
    """Tell whether a time is still to come: nothing is done at it yet."""
    moment, published = scene.moment(number), scene.document.published
    if scene.expressions[number].tense == "future":
        return True
    return moment is not None and published is not None and moment.open != "start" and moment.start >= published.end


def _is_long_ago(scene: Scene, number: int) -> bool:
    """Tell whether a time lies so far back that it is hardly that of a news story's main clause."""
    moment, published = scene.moment(number), scene.document.published
    return moment is not None and published is not None and published.start - moment.end > _LONG_AGO


def _is_main(sentence: Sentence, verb: int, noun: int) -> bool:
    """Tell whether a participle after `noun` goes with a verb that only helps: "was badly damaged"."""
    done = any(sentence.flags[at] & PARTICIPLE for at in range(verb + 1, noun))
    return bool(sentence.flags[verb] & AUXILIARY) and not done


def noun_of(scene: Scene, sentence: Sentence, number: int) -> int | None:
    """Return the noun a time belongs to, -1 for a noun that is no happening, None for a time of the clause."""
    inside = [at for at, n in enumerate(sentence.time) if n == number]
    before, after = inside[0] - 1, inside[-1] + 1
    flags = sentence.flags
    if _is_attribute(sentence, before):
        return NO_HAPPENING
    if scene.expressions[number].open != "none":
        return None  # "à partir de septembre": no genitive
    if before > 0 and flags[before] & OF and _is_noun(sentence, before - 1):
        head = _happening(sentence, range(before - 1, max(before - 1 - _REACH, -1), -1))
    elif (
        before >= 0
        and flags[before] & DETERMINER
        and not relates(sentence, before)
        and after < len(sentence)
        and _is_noun(sentence, after)
    ):
        head = _happening(sentence, range(after, min(after + _REACH, len(sentence))))
    else:
        return None
    return None if head < 0 and is_fine(scene, number) else head


def is_fine(scene: Scene, number: int) -> bool:
    """Tell whether a time is a day or finer."""
    moment = scene.moment(number)
    return moment is not None and moment.granularity in _FINE


def tells_clause(sentence: Sentence, clause: Clause, head: int) -> bool:
    """Tell whether the time of a noun dates its whole clause: the noun is its subject, or says too little alone."""
    verb = sentence.segments[clause.core].verb
    if head < 0 or verb is None:
        return False
    if head < verb and family(sentence, clause.tokens, verb)[1] == head:
        return not negated(sentence, verb, clause.tokens)
    first = before_head(sentence, head)
    if first and sentence.flags[first - 1] & PREPOSITION:
        return False  # "concern over the incident of 4 May"
    phrase = noun_phrase(sentence, first)
    bare = sum(is_content(sentence, at) and sentence.time[at] < 0 for at in phrase) < 2
    return bare and all(sentence.time[at] < 0 or at in phrase for at in clause.tokens)


def _is_attribute(sentence: Sentence, at: int) -> bool:
    """Tell whether a time belongs to a participle beside a noun: "a trip planned for Friday was cancelled"."""
    flags = sentence.flags
    while at > 0 and flags[at] & (AT | DETERMINER):
        at -= 1
    if at < 1 or not sentence.width(at, PLANNED) or (flags[at - 1] | flags[at]) & (AUXILIARY | PRONOUN):
        return False
    segment = sentence.segments[sentence.segment_of[at]]
    return any(flags[i] & VERB for i in range(segment.first, segment.last) if i != at)


def relates(sentence: Sentence, at: int) -> bool:
    """Tell whether what may be an article is the pronoun that opens a relative clause ("das 1952 errichtet wurde")."""
    segment = sentence.segments[sentence.segment_of[at]]
    return segment.word == "rel" and segment.first == at


def _is_noun(sentence: Sentence, at: int) -> bool:
    return not sentence.flags[at] & (TIME | VERB) and is_content(sentence, at)


def _happening(sentence: Sentence, tokens: range) -> int:
    for at in tokens:
        if sentence.family(at) and not sentence.flags[at] & PREPOSITION:
            return at
    return NO_HAPPENING
