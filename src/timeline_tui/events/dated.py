"""Drafts from times: the clause around a time expression, or the noun phrase it dates ("the flood of 1966")."""

from collections.abc import Iterator, Mapping, Sequence

from timeline_tui.events.clause import Clause, clause_at, clause_of, core_of, explained
from timeline_tui.events.draft import Draft
from timeline_tui.events.phrase import before_head, describe, family, noun_phrase
from timeline_tui.events.scene import Scene
from timeline_tui.events.sentence import Sentence
from timeline_tui.events.title import title
from timeline_tui.model import Moment

_MOST = 24  # times read in one sentence: more of them are a table
_CLOCKS = frozenset(("hour", "minute", "second"))
_FINE = frozenset(("day", "part", "hour", "minute", "second"))


def dated(scene: Scene, sentence: Sentence) -> Iterator[Draft]:
    """Yield the drafts a sentence's times make."""
    clauses: dict[tuple[int, int], tuple[Clause, list[int]]] = {}
    nouns: dict[int, int | None] = {}
    for number in _telling(scene, sentence):
        token = sentence.time.index(number)
        clause = clause_at(sentence, token)
        head = _nominal_head(scene, sentence, number)
        if head is None and nouns and _coordinated(scene, sentence, number - 1, number):
            head = nouns.get(number - 1)
        nouns[number] = head
        told = explained(sentence, _last_token(sentence, number))
        if head is not None and not _is_subject(sentence, clause, head) and not _is_alone(sentence, clause, head):
            continue
        if told is not None:
            yield from _of_clause(scene, sentence, clause_of(sentence, core_of(sentence, told)), [number])
        if told is None or not _is_since(scene, number):
            clauses.setdefault((clause.core, sentence.quoted[token]), (clause, []))[1].append(number)
    for head, numbers in _by_head(nouns, clauses).items():
        yield from _of_noun(scene, sentence, head, numbers)
    for clause, numbers in clauses.values():
        yield from _of_clause(scene, sentence, clause, numbers)


def _by_head(
    nouns: Mapping[int, int | None], clauses: Mapping[tuple[int, int], tuple[Clause, list[int]]]
) -> dict[int, list[int]]:
    """Group the times that belong to nouns, those of a clause's subject aside, by their noun."""
    taken = {number for _, numbers in clauses.values() for number in numbers}
    found: dict[int, list[int]] = {}
    for number, head in nouns.items():
        if head is not None and head >= 0 and number not in taken:
            found.setdefault(head, []).append(number)
    return found


def _is_alone(sentence: Sentence, clause: Clause, head: int) -> bool:
    """Tell whether a dated noun says too little by itself, in a clause that has no other time ("survived the flood of …")."""
    if head < 0 or sentence.segments[clause.core].verb is None:
        return False
    phrase = noun_phrase(sentence, before_head(sentence, head))
    bare = sum(is_content(sentence, at) and sentence.time[at] < 0 for at in phrase) < 2
    return bare and all(sentence.time[at] < 0 or at in phrase for at in clause.tokens)


def _is_since(scene: Scene, number: int) -> bool:
    moment = scene.moment(number)
    return moment is not None and moment.open == "end"


def _last_token(sentence: Sentence, number: int) -> int:
    return len(sentence.time) - 1 - sentence.time[::-1].index(number)


def _telling(scene: Scene, sentence: Sentence) -> list[int]:
    """Expressions that can date a clause: with a moment of their own, outside the dateline."""
    dateline = scene.document.layout.dateline
    found = []
    for number in sentence.expressions:
        expression = scene.expressions[number]
        if dateline is not None and expression.start < dateline.end:
            continue
        if scene.moment(number) is not None and expression.said_as is None and number in sentence.time:
            found.append(number)
    return found[:_MOST]


def _nominal_head(scene: Scene, sentence: Sentence, number: int) -> int | None:
    """Return the noun a time belongs to, -1 for a noun that is no happening, None for a time of the clause."""
    inside = [at for at, n in enumerate(sentence.time) if n == number]
    before, after = inside[0] - 1, inside[-1] + 1
    lexicon, words = sentence.lexicon, sentence.words
    moment = scene.moment(number)
    fine = moment is not None and moment.granularity in _FINE
    if _is_attribute(sentence, before):
        return -1
    if before > 0 and words[before].key in lexicon.of and _is_noun(sentence, before - 1):
        head = _happening(sentence, range(before - 1, max(before - 5, -1), -1))
    elif before >= 0 and words[before].key in lexicon.determiners and after < len(words) and _is_noun(sentence, after):
        head = _happening(sentence, range(after, min(after + 4, len(words))))
    else:
        return None
    return None if head < 0 and fine else head


def _is_attribute(sentence: Sentence, at: int) -> bool:
    """Tell whether a time belongs to a participle beside a noun: "a trip planned for Friday was cancelled"."""
    lexicon, words = sentence.lexicon, sentence.words
    while at > 0 and (words[at].key in lexicon.at or words[at].key in lexicon.determiners):
        at -= 1
    if at < 1 or sentence.time[at] >= 0 or not lexicon.planned.find(words, at)[0]:
        return False
    if words[at - 1].key in lexicon.auxiliaries or words[at - 1].key in lexicon.pronouns:
        return False
    verb = sentence.segments[sentence.segment_of[at]].verb
    return verb is not None and verb != at


def _is_noun(sentence: Sentence, at: int) -> bool:
    word, lexicon = sentence.words[at], sentence.lexicon
    if not word.is_word or sentence.time[at] >= 0 or sentence.is_verb(at) or lexicon.is_small(word.key):
        return False
    return word.key not in lexicon.prepositions and word.key not in lexicon.coordinators


def _happening(sentence: Sentence, tokens: range) -> int:
    for at in tokens:
        if sentence.words[at].key in sentence.lexicon.prepositions or not sentence.words[at].is_word:
            continue
        if sentence.lexicon.families.find(sentence.words, at)[1]:
            return at
    return -1


def _is_subject(sentence: Sentence, clause: Clause, head: int) -> bool:
    verb = sentence.segments[clause.core].verb
    return head >= 0 and verb is not None and head < verb and family(sentence, clause.tokens, verb)[1] == head


def _of_noun(scene: Scene, sentence: Sentence, head: int, numbers: Sequence[int]) -> Iterator[Draft]:
    tokens = noun_phrase(sentence, before_head(sentence, head))
    for number in numbers:
        yield from _draft(scene, sentence, tokens, None, [number], numbers)


def _of_clause(scene: Scene, sentence: Sentence, clause: Clause, numbers: Sequence[int]) -> Iterator[Draft]:
    verb = sentence.segments[clause.core].verb
    slots = _slots(scene, numbers)
    coordinated = all(_coordinated(scene, sentence, a[-1], b[0]) for a, b in zip(slots, slots[1:], strict=False))
    for slot in slots if coordinated else slots[:1]:
        dropped = [n for s in slots for n in s] if coordinated else slot
        for draft in _draft(scene, sentence, clause.tokens, verb, slot, dropped):
            if not _is_nowadays(scene, sentence, clause, draft):
                yield draft


def _is_nowadays(scene: Scene, sentence: Sentence, clause: Clause, draft: Draft) -> bool:
    """A relative clause that is true "today" tells what is, not what happened."""
    published = scene.document.published
    if sentence.segments[clause.core].word not in ("rel", "that") or published is None or draft.when is None:
        return False
    return not draft.family and draft.when.granularity == "day" and within(published, draft.when)


def _slots(scene: Scene, numbers: Sequence[int]) -> list[list[int]]:
    """Group times that narrow one another, or that are the two ends of a range, into one time each."""
    slots: list[list[int]] = []
    for number in numbers:
        home = next((slot for slot in slots if any(_belong(scene, n, number) for n in slot)), None)
        if home is None:
            slots.append([number])
        else:
            home.append(number)
    return slots


def _belong(scene: Scene, a: int, b: int) -> bool:
    if scene.expressions[a].range_of == b or scene.expressions[b].range_of == a:
        return True
    one, other = scene.moment(a), scene.moment(b)
    return one is not None and other is not None and (within(one, other) or within(other, one))


def within(inner: Moment, outer: Moment) -> bool:
    """Tell whether one moment lies in another."""
    return outer.start <= inner.start and inner.end <= outer.end


def _coordinated(scene: Scene, sentence: Sentence, a: int, b: int) -> bool:
    """Tell whether only "and", a comma or a preposition stands between two times."""
    lexicon = sentence.lexicon
    between = sentence.tokens_of(scene.expressions[a].end, scene.expressions[b].start)
    keys = [sentence.words[at].key for at in between]
    return all(k in lexicon.coordinators or k in lexicon.prepositions or not k[0].isalnum() for k in keys)


def _draft(
    scene: Scene, sentence: Sentence, tokens: Sequence[int], verb: int | None, slot: Sequence[int],
    dropped: Sequence[int],
) -> Iterator[Draft]:  # fmt: skip
    when = min((m for n in slot if (m := scene.moment(n)) is not None), key=lambda m: m.end - m.start)
    spoken = next((sentence.quoted[at] for at in tokens if sentence.quoted[at] in sentence.hard), -1)
    hidden = _time_words(scene, sentence, dropped) | link_of(sentence, verb)
    content = sum(is_content(sentence, at) for at in tokens if at not in hidden)
    clock_only = content == 0 or (content == 1 and verb is not None and sentence.words[verb].key in sentence.lexicon.auxiliaries)
    told = spoken >= 0 and clock_only and when.granularity in _CLOCKS
    if content == 0 and not told or verb is None and (spoken >= 0 or _only_names(sentence, tokens, hidden)):
        return
    words = title(sentence, scene.text, tokens, () if told else hidden)
    start = min(sentence.words[tokens[0]].start, min(scene.expressions[n].start for n in slot))
    end = max(sentence.words[tokens[-1]].end, max(scene.expressions[n].end for n in slot))
    draft = Draft(start, end, f"“{words}”" if spoken >= 0 else words, sentence, when=when, quote=spoken)
    headed = sentence.heading and sentence.time[0] < 0
    draft.weak = headed or content < 2 and not told
    draft.time = (scene.expressions[slot[0]].start, scene.expressions[slot[0]].end)
    draft.core = sentence.segment_of[tokens[0]] if verb is None else sentence.segment_of[verb]
    yield describe(scene, sentence, tokens, verb, draft)


def link_of(sentence: Sentence, verb: int | None) -> set[int]:
    """The "and" that joins a clause to the one before."""
    if verb is None:
        return set()
    segment = sentence.segments[sentence.segment_of[verb]]
    return {segment.first} if segment.word == "and" else set()


def _only_names(sentence: Sentence, tokens: Sequence[int], hidden: set[int]) -> bool:
    """Tell whether only names are left ("Town Hall, Whitby"): where, perhaps, but not what."""
    left = [at for at in tokens if at not in hidden and is_content(sentence, at)]
    return all(at in sentence.named or at in sentence.capitals for at in left[1:]) and len(left) > 1


def _time_words(scene: Scene, sentence: Sentence, numbers: Sequence[int]) -> set[int]:
    """Tokens the clock column makes needless: the times, their zone words and the small words before them."""
    lexicon, words = sentence.lexicon, sentence.words
    hidden: set[int] = set()
    for number in numbers:
        expression = scene.expressions[number]
        hidden.update(at for at, n in enumerate(sentence.time) if n == number)
        if expression.zone is not None:
            hidden.update(sentence.tokens_of(expression.zone.start, expression.zone.end))
        at = sentence.time.index(number) - 1
        while at >= 0 and (words[at].key in lexicon.at or words[at].key in lexicon.determiners):
            hidden.add(at)
            at -= 1
    return hidden


def is_content(sentence: Sentence, at: int) -> bool:
    """Tell whether a token says something by itself: no small word, adverb or mark."""
    word, lexicon = sentence.words[at], sentence.lexicon
    if not word.is_word or lexicon.is_small(word.key) or sentence.starts(lexicon.openers, at):
        return False
    return word.key not in lexicon.prepositions and word.key not in lexicon.coordinators
