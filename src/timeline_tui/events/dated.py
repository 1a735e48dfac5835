"""Drafts from times: the clause around a time expression, or the noun phrase it dates ("the flood of 1966")."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise

from timeline_tui.events.belonging import is_relative
from timeline_tui.events.clause import Clause, clause_at, clause_of, core_of, explained
from timeline_tui.events.draft import Draft
from timeline_tui.events.entries import entry
from timeline_tui.events.hidden import coordinated, last_token, time_words
from timeline_tui.events.kinds import (
    AUXILIARY,
    BETWEEN,
    CAPITAL,
    COORDINATOR,
    DETERMINER,
    FURNITURE,
    HABIT,
    NAMED,
    OF,
    PARTICIPLE,
    RANKING,
    SAYS,
    SPEND,
    TIME,
    VERB,
    WORD,
)  # fmt: skip
from timeline_tui.events.nominal import is_fine, noun_of, reduced, tells_clause
from timeline_tui.events.phrase import before_head, denial_of, describe, is_content, noun_phrase, place_in, places_named
from timeline_tui.events.ranges import CLOCKS, begun, stretch, within
from timeline_tui.events.scene import Scene
from timeline_tui.events.sentence import Sentence
from timeline_tui.events.title import title

_HABIT = 6  # tokens between "usually" and its time
_RANKED = 8  # tokens between "the worst" and "since 1994"
_MOST = 24  # times read in one sentence: more of them are a table
_FEW = 3  # words of content: a speaker and a verb of saying
_SAYS_ENOUGH = 2  # words of content
Clauses = dict[tuple[int, int, int], tuple[Clause, list[int]]]


def dated(scene: Scene, sentence: Sentence) -> Iterator[Draft]:
    """Yield the drafts a sentence's times make."""
    clauses: Clauses = {}
    nouns: dict[int, int | None] = {}
    label = scene.label_of(sentence)
    told = list(entry(scene, sentence, label)) if label is not None else []
    yield from told
    for number in _telling(scene, sentence):
        if label is not None and number <= label.last:
            continue
        token = sentence.time.index(number)
        clause = reduced(scene, sentence, number) or clause_at(sentence, token)
        if any(draft.core == clause.core for draft in told):
            continue  # within what the entry's own row tells
        head = nouns[number] = None if clause.participle >= 0 else _noun(scene, sentence, number, nouns)
        if head is not None and not tells_clause(sentence, clause, head):
            if (relative := _related(sentence, last_token(sentence, number), head)) is not None:
                yield from _of_clause(scene, sentence, clause_of(sentence, relative), [number])
                nouns[number] = None
            continue
        told_of = explained(sentence, last_token(sentence, number))
        if told_of is not None:
            for draft in _of_clause(scene, sentence, clause_of(sentence, core_of(sentence, told_of)), [number]):
                draft.when = begun(draft.when)
                yield draft
        if any(sentence.flags[at] & HABIT for at in range(max(token - _HABIT, 0), token)):
            continue  # "usually between 2 and 4 a.m."
        if told_of is not None and clause.participle >= 0:
            continue  # "the word given in July, when an agreement was signed"
        if _is_since(scene, number) and (told_of is not None or _is_ranked(sentence, token)):
            continue  # "the worst since 1994": nothing began then
        clauses.setdefault((clause.core, clause.participle, sentence.quoted[token]), (clause, []))[1].append(number)
    for head, numbers in _by_noun(nouns, clauses).items():
        yield from _of_noun(scene, sentence, head, numbers)
    for clause, numbers in clauses.values():
        yield from _of_clause(scene, sentence, clause, numbers)


def _telling(scene: Scene, sentence: Sentence) -> list[int]:
    """Expressions that can date a clause: a date or a time, not said again in another clock, outside the dateline."""
    dateline = scene.document.layout.dateline
    found = []
    for number in sentence.expressions[: 2 * _MOST]:
        expression = scene.expressions[number]
        if dateline is not None and dateline.start <= expression.start < dateline.end:
            continue
        if scene.says_when(number) and expression.said_as is None and number in sentence.time:
            found.append(number)
    return found[:_MOST]


def _noun(scene: Scene, sentence: Sentence, number: int, nouns: Mapping[int, int | None]) -> int | None:
    """The noun a time belongs to, its own or that of the time before it ("the floods of 1768 and 1795")."""
    head = noun_of(scene, sentence, number)
    if head is None and number - 1 in nouns and coordinated(scene, sentence, number - 1, number):
        return nouns[number - 1]
    return head


def _by_noun(nouns: Mapping[int, int | None], clauses: Clauses) -> dict[int, list[int]]:
    """Group the times that belong to nouns, those that date a clause aside, by their noun."""
    taken = {number for _, numbers in clauses.values() for number in numbers}
    found: dict[int, list[int]] = {}
    for number, head in nouns.items():
        if head is not None and head >= 0 and number not in taken:
            found.setdefault(head, []).append(number)
    return found


def _related(sentence: Sentence, token: int, head: int) -> int | None:
    """The relative clause that tells of a happening right behind its time: "the storm of 4 May, in which …"."""
    after = sentence.segment_of[token] + 1
    if head < 0 or token + 1 != sentence.segments[after - 1].last or after >= len(sentence.segments):
        return None
    segment = sentence.segments[after]
    return after if segment.word == "rel" and segment.verb is not None else None


def _is_since(scene: Scene, number: int) -> bool:
    moment = scene.moment(number)
    return moment is not None and moment.open == "end"


def _is_ranked(sentence: Sentence, token: int) -> bool:
    """Tell whether what stands before a time in its segment is the first or the worst of its kind."""
    first = sentence.segments[sentence.segment_of[token]].first
    return any(sentence.flags[at] & RANKING for at in range(max(first, token - _RANKED), token))


def _of_noun(scene: Scene, sentence: Sentence, head: int, numbers: Sequence[int]) -> Iterator[Draft]:
    tokens = noun_phrase(sentence, before_head(sentence, head))
    bare = sum(is_content(sentence, at) and sentence.time[at] < 0 for at in tokens) < _SAYS_ENOUGH
    for number in numbers:
        if bare and not is_fine(scene, number):
            continue  # "the agreement of 2014" in passing
        for draft in _draft(scene, sentence, tokens, None, [number], numbers):
            draft.noun = True
            yield draft


def _of_clause(scene: Scene, sentence: Sentence, clause: Clause, numbers: Sequence[int]) -> Iterator[Draft]:
    verb = clause.participle if clause.participle >= 0 else sentence.segments[clause.core].verb
    slots = sorted(_slots(scene, sentence, numbers), key=lambda slot: not _is_within(sentence, clause, slot))
    if (halves := _two_clauses(scene, sentence, clause, slots)) is not None:
        for slot, tokens in zip(slots, halves, strict=True):
            told = [at for at in tokens if is_content(sentence, at) and sentence.time[at] < 0]
            own = next((at for at in tokens if sentence.flags[at] & VERB), told[0])
            yield from _draft(scene, sentence, tokens, own, slot, slot)
        return
    listed = all(coordinated(scene, sentence, a[0], b[0]) for a, b in pairwise(slots))
    for slot in slots if listed else slots[:1]:
        dropped = [n for s in slots for n in s] if listed else slot
        for draft in _draft(scene, sentence, clause.tokens, verb, slot, dropped):
            draft.noun = clause.participle >= 0
            if not _is_nowadays(scene, sentence, clause, draft):
                yield draft


def _two_clauses(
    scene: Scene, sentence: Sentence, clause: Clause, slots: Sequence[Sequence[int]]
) -> tuple[list[int], list[int]] | None:
    """Part a clause at the "and" between two hours when words follow both ("left at 2 and at 7 we reached …")."""
    if len(slots) != 2 or not coordinated(scene, sentence, slots[0][0], slots[1][0]):
        return None
    moments = [scene.moment(slot[0]) for slot in slots]
    if any(moment is None or moment.granularity not in CLOCKS for moment in moments):
        return None
    one, other = last_token(sentence, slots[0][0]), last_token(sentence, slots[1][0])
    first = sentence.time.index(slots[0][0])
    told = sum(is_content(sentence, at) for at in clause.tokens if at < first)
    behind = other + 1
    goes_on = behind in clause.tokens and is_content(sentence, behind) and sentence.time[behind] < 0
    if told < _SAYS_ENOUGH or not goes_on:
        return None
    joint = next((at for at in range(one + 1, other) if sentence.flags[at] & COORDINATOR), one)
    return [at for at in clause.tokens if at <= one], [at for at in clause.tokens if at > joint]


def _is_within(sentence: Sentence, clause: Clause, slot: Sequence[int]) -> bool:
    """Tell whether a time stands beside the verb of its clause, not in a piece before or after it."""
    return sentence.segment_of[sentence.time.index(slot[0])] == clause.core


def _is_nowadays(scene: Scene, sentence: Sentence, clause: Clause, draft: Draft) -> bool:
    """A relative clause that is true "today" tells what is, not what happened."""
    published, segment = scene.document.published, sentence.segments[clause.core]
    if published is None or draft.when is None or draft.family or draft.when.granularity != "day":
        return False
    if segment.word != "rel" and not (segment.word == "that" and is_relative(sentence, clause.core)):
        return False
    done = any(sentence.flags[at] & PARTICIPLE for at in range(segment.first, segment.last))
    return not done and within(published, draft.when)


def _slots(scene: Scene, sentence: Sentence, numbers: Sequence[int]) -> list[list[int]]:
    """Group the times of a clause: the two ends of a range are one, a wider time goes with those it contains."""
    wide = [n for n in numbers if any(_contains(scene, n, m) for m in numbers)]
    slots: list[list[int]] = []
    for number in numbers:
        if number in wide:
            continue
        home = next((slot for slot in slots if _belong(scene, sentence, slot[0], number)), None)
        if home is None:
            slots.append([number])
        else:
            home.append(number)
    for slot in slots:
        slot.extend(n for n in wide if _contains(scene, n, slot[0]))
    return slots


def _contains(scene: Scene, a: int, b: int) -> bool:
    """Tell whether a time contains another one that is more precise."""
    one, other = scene.moment(a), scene.moment(b)
    return one is not None and other is not None and one.key != other.key and within(other, one)


def _belong(scene: Scene, sentence: Sentence, a: int, b: int) -> bool:
    """Tell whether two times are one: the same again, or the ends of a range ("between 8 and 9", not "at 8 and 9")."""
    one, other = scene.moment(a), scene.moment(b)
    if one is not None and other is not None and one.key == other.key:
        return True
    if scene.expressions[a].range_of != b and scene.expressions[b].range_of != a:
        return False
    between = sentence.tokens_of(scene.expressions[a].end, scene.expressions[b].start)
    first = sentence.time.index(a)
    joined = any(sentence.flags[at] & COORDINATOR for at in between)
    return not joined or any(flags & BETWEEN for flags in sentence.flags[max(first - 2, 0) : first])


def _draft(
    scene: Scene, sentence: Sentence, tokens: Sequence[int], verb: int | None, slot: Sequence[int],
    dropped: Sequence[int],
) -> Iterator[Draft]:  # fmt: skip
    if not tokens:
        return
    when = stretch(scene, slot)
    core = sentence.segment_of[tokens[0] if verb is None else verb]
    dropped = [*dropped, *(n for n in _times_outside(sentence, tokens, core) if n not in dropped)]
    hidden = _not_spent(sentence, time_words(scene, sentence, dropped)) | link_of(sentence, verb)
    told_by = [at for at in tokens if at not in hidden and not sentence.flags[at] & TIME and is_content(sentence, at)]
    content = len(told_by)
    spoken = next((sentence.quoted[at] for at in tokens if sentence.quoted[at] in sentence.hard), -1)
    # "It was half past two in the morning", said by somebody: the time is all that is told.
    told = spoken >= 0 and when is not None and when.granularity in CLOCKS and content <= _copula(sentence, verb)
    if sum(bool(sentence.flags[at] & FURNITURE) for at in tokens) >= max(content, 1) and not told:
        return  # "Published on …": the page speaks, not the article
    if (not content and not told) or (verb is None and (spoken >= 0 or _only_names(sentence, tokens, hidden))):
        return
    if verb is None and content < _SAYS_ENOUGH and when is not None and when.granularity == "part":
        return  # "Good morning"
    if not told and _hangs(sentence, tokens, hidden):
        return
    denial = denial_of(sentence, tokens) if spoken < 0 else ()
    dropped_words = set() if told or when is None else hidden if spoken < 0 else _at_edges(tokens, hidden)
    words = title(sentence, scene.text, [*denial, *tokens], dropped_words)
    times = [scene.expressions[n] for n in slot]
    start = min(sentence.starts[tokens[0]], *(time.start for time in times))
    end = max(sentence.ends[tokens[-1]], *(time.end for time in times))
    draft = Draft(start, end, f"“{words}”" if spoken >= 0 else words, sentence, when=when, quote=spoken)
    draft.weak = (sentence.heading and sentence.time[0] < 0) or (content < 2 and not told)
    draft.time = (times[0].start, times[0].end)
    draft.clock = slot[0] if when is not None and when.granularity in CLOCKS else -1
    draft.core = core
    others = any(s.verb is not None and s.word != "and" for i, s in enumerate(sentence.segments) if i != draft.core)
    letters = sum(len(sentence.keys[at]) == 1 for at in told_by)  # "a U.N. spokeswoman said"
    segment = sentence.segments[core]
    inserted = segment.mark == "comma" and verb == segment.first and bool(sentence.flags[verb] & PARTICIPLE)
    says = content - letters < _FEW and any(sentence.flags[at] & SAYS for at in tokens)
    draft.says = others and not inserted and says
    describe(scene, sentence, tokens, verb, draft)
    around = _around(sentence, draft.core)
    draft.place = draft.place or place_in(scene, sentence, around)
    draft.where = draft.where or places_named(scene, sentence, around)
    yield draft


def _at_edges(tokens: Sequence[int], hidden: Collection[int]) -> set[int]:
    """Return the hidden tokens that begin or end others: between quotation marks nothing is left out in silence."""
    shown = [position for position, at in enumerate(tokens) if at not in hidden]
    return {*tokens[: shown[0]], *tokens[shown[-1] + 1 :]} if shown else set(tokens)


def _times_outside(sentence: Sentence, tokens: Sequence[int], core: int) -> set[int]:
    """The times in what a clause borrows from others: they date those."""
    return {sentence.time[at] for at in tokens if sentence.time[at] >= 0 and sentence.segment_of[at] != core}


def _around(sentence: Sentence, core: int) -> list[int]:
    """Tokens of the pieces without a verb right before and after a clause: "In Lisbon, …", "…, in Florida"."""
    found: list[int] = []
    for index in (core - 1, core + 1):
        if 0 <= index < len(sentence.segments):
            segment = sentence.segments[index]
            later = segment if index > core else sentence.segments[core]
            if segment.verb is None and not segment.word and later.mark == "comma":
                found.extend(range(segment.first, segment.last))
    return found


def _hangs(sentence: Sentence, tokens: Sequence[int], hidden: set[int]) -> bool:
    """Tell whether what is left begins with "of" or "than": it belongs to words that are not there."""
    first = next((at for at in tokens if at not in hidden and sentence.flags[at] & WORD), tokens[0])
    return bool(sentence.flags[first] & OF) and not sentence.flags[first] & DETERMINER


def _not_spent(sentence: Sentence, hidden: set[int]) -> set[int]:
    """Return the hidden words but those that a verb needs: "spent the night"."""
    kept = [at for at in hidden if at and at - 1 not in hidden and sentence.flags[at - 1] & SPEND]
    for first in kept:
        last = first
        while last + 1 in hidden:
            last += 1
        hidden = hidden - set(range(first, last + 1))
    return hidden


def _copula(sentence: Sentence, verb: int | None) -> int:
    return int(verb is not None and bool(sentence.flags[verb] & AUXILIARY))


def link_of(sentence: Sentence, verb: int | None) -> set[int]:
    """Return the "and" that joins the clause of a verb to the one before."""
    if verb is None:
        return set()
    segment = sentence.segments[sentence.segment_of[verb]]
    return {segment.first} if segment.word == "and" else set()


def _only_names(sentence: Sentence, tokens: Sequence[int], hidden: set[int]) -> bool:
    """Tell whether only names are left ("Town Hall, Whitby"): where, perhaps, but not what."""
    left = [at for at in tokens if at not in hidden and is_content(sentence, at)]
    named = NAMED if sentence.lexicon.verb_last else NAMED | CAPITAL  # where nouns have capitals, these name nobody
    return all(sentence.flags[at] & named for at in left[1:]) and len(left) > 1
