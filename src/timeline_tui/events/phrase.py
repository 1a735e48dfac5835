"""What a stretch of words tells: its noun phrase, kind of happening, people, place and status."""

from collections.abc import Sequence

from timeline_tui.events.draft import Draft
from timeline_tui.events.kinds import (
    AFTER,
    AUXILIARY,
    BEFORE,
    BEGIN,
    BETWEEN,
    CAPITAL,
    COMMA,
    COORDINATOR,
    DEMONSTRATIVE,
    DENIES,
    DETERMINER,
    EMPTY,
    HAVE,
    HOLD,
    HYPHEN,
    INDEFINITE,
    NAMED,
    NEGATION,
    NOT_NEGATION,
    OCCUR,
    OF,
    ONE,
    OPENER,
    PARTICIPLE,
    PLACE,
    PLANNED,
    POSSIBLE,
    PREPOSITION,
    RELATIVE,
    SMALL,
    SUBORDINATOR,
    THAT,
    TIME,
    VERB,
    WHETHER,
    WORD,
)  # fmt: skip
from timeline_tui.events.scene import Scene
from timeline_tui.events.sentence import Sentence
from timeline_tui.gazetteer import lookup
from timeline_tui.model import EventPlace, Moment
from timeline_tui.model.event import Status

_LONGEST = 24  # tokens in a noun phrase
_NEAR = 3
_NAME = 4
_STEM = 5  # letters by which a noun's forms are known again
_EXPECTATIONS: tuple[tuple[int, Status], ...] = ((POSSIBLE, "possible"), (PLANNED, "planned"))


def is_content(sentence: Sentence, at: int) -> bool:
    """Tell whether a token says something by itself: no small word, adverb or mark."""
    flags = sentence.flags[at]
    return bool(flags & WORD) and not flags & EMPTY and not sentence.width(at, OPENER)


def noun_phrase(sentence: Sentence, start: int) -> list[int]:
    """Return the tokens of the noun phrase that begins at `start`, with the phrases that hang on it."""
    found: list[int] = []
    open_pair = False
    for at in range(start, min(start + _LONGEST, len(sentence))):
        flags = sentence.flags[at]
        open_pair = open_pair or bool(flags & BETWEEN)
        if not flags & (WORD | HYPHEN) and not (flags & COMMA and open_pair):
            break
        if _ends_phrase(sentence, at, start) or _begins_another(sentence, at, found):
            break
        if sentence.lexicon.cases and _is_apart(sentence, at, found):
            break
        if flags & COORDINATOR:
            if not _goes_on(sentence, at, open_pair):
                break
            open_pair = False
        found.append(at)
    while found and sentence.flags[found[-1]] & NEGATION:
        found.pop()  # "the attack … would not go unanswered": it goes with the verb
    return found


def _ends_phrase(sentence: Sentence, at: int, start: int) -> bool:
    if at > start:
        quoted = sentence.quoted[at]
        if quoted != sentence.quoted[start] and quoted in sentence.hard:
            return True
        # A word that looks like a verb is none right after a determiner or a preposition ("the arrested man").
        if sentence.flags[at] & VERB and not sentence.flags[at - 1] & (DETERMINER | PREPOSITION):
            return True
    return sentence.width(at, THAT | RELATIVE | SUBORDINATOR | BEFORE | AFTER) > 0


def _begins_another(sentence: Sentence, at: int, found: Sequence[int]) -> bool:
    """A determiner begins a phrase of its own, unless a preposition or a coordinator stands before it."""
    flags = sentence.flags
    if not found or not flags[at] & DETERMINER or flags[at] & OF:
        return False
    if flags[at - 1] & (PREPOSITION | COORDINATOR) or not flags[at - 1] & WORD:
        return False
    return any(not flags[i] & SMALL for i in found)


def _is_apart(sentence: Sentence, at: int, found: Sequence[int]) -> bool:
    """Where case endings do the work of articles, little shows that another phrase begins: a name, perhaps."""
    flags = sentence.flags
    if len(found) < 1 or flags[at] & PREPOSITION or flags[at - 1] & PREPOSITION:
        return False
    named = bool(flags[at] & (NAMED | CAPITAL))
    return named or (at + 1 < len(sentence) and bool(flags[at + 1] & (NAMED | CAPITAL)))


def _goes_on(sentence: Sentence, at: int, open_pair: bool) -> bool:
    """Tell whether a coordinator goes on with the phrase: a name or a lone noun follows, and no verb nearby."""
    flags = sentence.flags
    if at + 1 < len(sentence) and flags[at + 1] & ONE:
        return False
    if open_pair or (at + 1 < len(sentence) and flags[at + 1] & NAMED):
        return True
    return not any(flags[i] & VERB for i in range(at + 1, min(at + 6, len(sentence))))


def before_head(sentence: Sentence, head: int) -> int:
    """Return where the noun phrase with this head begins: its determiner or adjectives, not its preposition."""
    first = head
    limit = max(head - 5, sentence.segments[sentence.segment_of[head]].first)
    for at in range(head - 1, limit - 1, -1):
        flags = sentence.flags[at]
        if not flags & WORD or flags & (VERB | PREPOSITION | COORDINATOR | TIME):
            break
        if sentence.width(at, THAT | RELATIVE | SUBORDINATOR | BEFORE | AFTER) and not flags & DETERMINER:
            break
        first = at
        if flags & (DETERMINER | INDEFINITE):
            break
    return first


def head_of(sentence: Sentence, at: int) -> frozenset[str]:
    """Return by what a head word is known again: its first letters."""
    return frozenset((sentence.keys[at][:_STEM],))


def family(sentence: Sentence, tokens: Sequence[int], verb: int | None) -> tuple[str, int]:
    """Return what kind of happening a clause tells and the token that says so: ("", -1) for none.

    The head of the subject says it, else the verb, else the object of a verb that says nothing by itself.
    """
    if verb is None:
        return _head_family(sentence, tokens)
    found = _head_family(sentence, [at for at in tokens if at < verb])
    if found[0]:
        return found
    after = [at for at in tokens if at >= verb]
    verbs = [at for at in after[:4] if sentence.flags[at] & VERB]
    for at in verbs:
        if name := sentence.family(at):
            return name, at
    helping = all(sentence.flags[at] & AUXILIARY for at in verbs[:1])
    if helping or any(sentence.width(at, OCCUR | HOLD) for at in after[:3]):
        return _head_family(sentence, [at for at in after if at not in verbs])
    return "", -1


def _head_family(sentence: Sentence, tokens: Sequence[int]) -> tuple[str, int]:
    """The kind a noun phrase names before its first preposition."""
    begun = False
    for at in tokens:
        flags = sentence.flags[at]
        if flags & (TIME | NAMED):
            continue
        if begun and (flags & PREPOSITION or _is_pause(sentence, at)):
            break
        if name := sentence.family(at):
            return name, at
        begun = begun or not flags & (SMALL | PREPOSITION)
    return "", -1


def _is_pause(sentence: Sentence, at: int) -> bool:
    return not sentence.flags[at] & (WORD | HYPHEN) and not sentence.in_number(at)


def _takes_place(sentence: Sentence, tokens: Sequence[int], verb: int) -> bool:
    """Tell whether a verb only says that its subject happened or began."""
    group = [at for at in tokens if verb - 1 <= at <= verb + _NEAR]
    if any(sentence.width(at, OCCUR | BEGIN | HOLD) for at in group):
        return True
    return not any(_tells_more(sentence.flags[at]) for at in group)


def _tells_more(flags: int) -> bool:
    return bool(flags & (VERB | PARTICIPLE)) and not flags & (AUXILIARY | TIME | NAMED)


def people_in(sentence: Sentence, tokens: Sequence[int]) -> tuple[str, ...]:
    """Return the full names of those mentioned, each once, in order."""
    if not tokens or not sentence.mentions:
        return ()
    kept = set(tokens)
    found = [name for start, end, name in sentence.mentions if not kept.isdisjoint(sentence.tokens_of(start, end))]
    return tuple(dict.fromkeys(found))


def place_in(scene: Scene, sentence: Sentence, tokens: Sequence[int]) -> EventPlace | None:
    """Return the first known place named after a preposition of place."""
    clocks = _clock_places(scene, sentence)
    for position, at in enumerate(tokens[:-1]):
        if (
            at not in clocks
            and sentence.flags[at] & PLACE
            and (found := _place(scene, sentence, tokens[position + 1 : position + 2 + _NAME]))
        ):
            return found
    return None


def places_named(scene: Scene, sentence: Sentence, tokens: Sequence[int]) -> frozenset[str]:
    """Return the names after prepositions of place, known or not ("in Dunmore"): they tell two happenings apart."""
    clocks = _clock_places(scene, sentence)
    found: set[str] = set()
    for at in tokens[:-1]:
        name = at + 1
        placed = at not in clocks and sentence.flags[at] & PLACE and not sentence.flags[name] & TIME
        if placed and sentence.flags[name] & CAPITAL and sentence.time[name] < 0:
            found.add(sentence.keys[name])
    return frozenset(found)


def _clock_places(scene: Scene, sentence: Sentence) -> set[int]:
    """Tokens of places that only say whose clock a time is told in ("at 8 in New York")."""
    found: set[int] = set()
    for number in sentence.expressions:
        zone = scene.expressions[number].zone
        if zone is not None:
            words = sentence.tokens_of(zone.start, zone.end)
            found.update(range(words.start - 1, words.stop))
    return found


def _place(scene: Scene, sentence: Sentence, tokens: Sequence[int]) -> EventPlace | None:
    if tokens and sentence.flags[tokens[0]] & DETERMINER:
        tokens = tokens[1:]
    width = 0
    while width < len(tokens) and tokens[width] == tokens[0] + width:
        if not sentence.flags[tokens[width]] & CAPITAL or sentence.flags[tokens[width]] & TIME:
            break
        width += 1
    if not width:
        return None
    name = scene.text[sentence.starts[tokens[0]] : sentence.ends[tokens[width - 1]]]
    place = lookup(name, scene.document.language)
    return None if place is None else EventPlace(name, place.zone)


def status(scene: Scene, sentence: Sentence, tokens: Sequence[int], verb: int | None, when: Moment | None) -> Status:
    """Return what the clause says of its happening: it did, will, may, or did not."""
    if verb is not None and (negated(sentence, verb, tokens) or _denies_having(sentence, verb)):
        return "denied"
    if _is_denied(sentence, tokens):
        return "denied"
    saying = [at for at in tokens if _says_of_verb(sentence, at, verb)]
    if any(sentence.width(at, POSSIBLE) and not sentence.width(at, NOT_NEGATION) for at in saying):
        return "possible"
    if any(sentence.width(at, PLANNED) and not _was_called(scene, sentence, at, verb, when) for at in saying):
        return "possible" if sentence.lexicon.verb_last and _is_past(scene, sentence, tokens) else "planned"
    if _future(scene, sentence, tokens, when) and not _failed(sentence, verb, when, scene.document.published):
        return "planned"
    return _expected(sentence, tokens)


def _was_called(scene: Scene, sentence: Sentence, at: int, verb: int | None, when: Moment | None) -> bool:
    """Tell whether a word that plans is what was done, then: "on Saturday the prefect has called a meeting"."""
    published = scene.document.published
    if verb is None or not verb < at <= verb + 2 or when is None or published is None or when.start >= published.end:
        return False
    return bool(sentence.flags[verb] & HAVE)


def _is_past(scene: Scene, sentence: Sentence, tokens: Sequence[int]) -> bool:
    """Tell whether the times of a clause are told of as past: "soll am Dienstag … angezündet haben" is hearsay."""
    return any(scene.expressions[sentence.time[at]].tense == "past" for at in tokens if sentence.time[at] >= 0)


def _says_of_verb(sentence: Sentence, at: int, verb: int | None) -> bool:
    """Tell whether a word can say that something may or will happen: it is no attribute of a later noun."""
    if verb is not None and at > verb and _is_told(sentence, at, verb):
        return False
    if verb is None or at <= verb or sentence.flags[at] & (VERB | AUXILIARY):
        return True
    return at <= verb + _NEAR and not sentence.flags[at - 1] & (DETERMINER | PREPOSITION)


def _is_told(sentence: Sentence, at: int, verb: int) -> bool:
    """Tell whether a word is in what the verb's subject says, not in the clause of the verb: "said that it would"."""
    segment = sentence.segment_of[at]
    return segment != sentence.segment_of[verb] and sentence.segments[segment].word == "that"


def _is_denied(sentence: Sentence, tokens: Sequence[int]) -> bool:
    """Tell whether the clause is what somebody denies: "denied that …"."""
    return bool(denial_of(sentence, tokens))


def denial_of(sentence: Sentence, tokens: Sequence[int]) -> range:
    """Return the tokens that deny what a clause says: "He denied that …"; none when nobody does."""
    segment = sentence.segment_of[tokens[-1]] if tokens else 0
    if not segment or not _depends(sentence, segment):
        return range(0)
    before = sentence.segments[segment - 1]
    tokens = range(before.first, tokens[0])
    return tokens if any(sentence.width(at, DENIES) for at in range(before.first, before.last)) else range(0)


def _depends(sentence: Sentence, segment: int) -> bool:
    """Tell whether a segment is what the one before it says, denies or expects."""
    own = sentence.segments[segment]
    if own.word == "that":
        return True
    # "bestritt, den Mann getroffen zu haben": an infinitive behind a comma
    return sentence.lexicon.verb_last and own.mark == "comma" and bool(sentence.flags[own.last - 1] & AUXILIARY)


def _denies_having(sentence: Sentence, verb: int) -> bool:
    """Tell whether a verb denies what somebody is said to have done: "denied having met", "negou ter recebido"."""
    last = sentence.segments[sentence.segment_of[verb]].last
    denies = next((at for at in range(verb, min(verb + _NEAR, last)) if sentence.width(at, DENIES)), None)
    if denies is None:
        return False
    return any(sentence.flags[at] & AUXILIARY for at in range(denies + 1, min(denies + _NEAR, last)))


def _expected(sentence: Sentence, tokens: Sequence[int]) -> Status:
    """Return what the clause's opening or the one it depends on says of it: "whether …", "it is expected that …"."""
    segment = sentence.segment_of[tokens[-1]] if tokens else 0
    opening = sentence.segments[segment]
    if opening.word == "sub" and sentence.width(opening.first, WHETHER):
        return "possible"
    if segment and opening.word == "that":
        before = sentence.segments[segment - 1]
        for kind, found in _EXPECTATIONS:
            if any(sentence.width(at, kind) for at in range(before.first, before.last)):
                return found
    return "happened"


def negated(sentence: Sentence, verb: int, tokens: Sequence[int]) -> bool:
    """Tell whether a clause says that what its verb tells did not happen."""
    near = [at for at in tokens if verb - _NEAR <= at <= verb + _NEAR and sentence.quoted[at] == sentence.quoted[verb]]
    return any(sentence.width(at, NEGATION) and not _only_looks_negated(sentence, at) for at in near)


def _only_looks_negated(sentence: Sentence, at: int) -> bool:
    """Tell whether a negation is part of a phrase that denies no happening ("not only", "could not")."""
    return any(sentence.width(first, NOT_NEGATION) > at - first for first in range(max(0, at - 2), at + 1))


def _failed(sentence: Sentence, verb: int | None, when: Moment | None, published: Moment | None) -> bool:
    """Tell whether a verb says what turned out to be impossible ("could not pay"), at a time that is not to come."""
    if verb is None or not sentence.width(verb, NOT_NEGATION) > 1:
        return False
    return when is None or published is None or when.start < published.end


def _future(scene: Scene, sentence: Sentence, tokens: Sequence[int], when: Moment | None) -> bool:
    tenses = {scene.expressions[sentence.time[at]].tense for at in tokens if sentence.time[at] >= 0}
    published = scene.document.published
    if published is None or when is None:
        return "future" in tenses
    if "future" in tenses and not ("past" in tenses and when.start < published.end):
        return when.open == "end" or when.end > published.start  # "in 2022 they extended it until 2030"
    begin = when.end if when.open == "start" else when.start
    return begin >= published.end


def describe(scene: Scene, sentence: Sentence, tokens: Sequence[int], verb: int | None, draft: Draft) -> Draft:
    """Fill in a draft what its tokens tell beside its title."""
    draft.family, head = family(sentence, tokens, verb)
    if head >= 0:
        draft.heads = head_of(sentence, head)
        lead = 0
        for at in range(before_head(sentence, head), head):
            lead |= sentence.flags[at]
        draft.indefinite = bool(lead & INDEFINITE)
        draft.definite = not draft.indefinite and bool(lead & (DETERMINER | DEMONSTRATIVE))
    draft.happens = verb is None or head >= verb or _takes_place(sentence, tokens, verb)
    draft.people = people_in(sentence, tokens)
    draft.place = place_in(scene, sentence, tokens)
    draft.where = places_named(scene, sentence, tokens)
    draft.status = status(scene, sentence, tokens, verb, draft.when)
    return draft
