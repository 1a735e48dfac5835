"""Drafts from words of order: "a few hours after the meeting", "during a briefing", "the previous summit"."""

from collections.abc import Iterator, Sequence
from typing import Literal

from timeline_tui.events.clause import clause_at
from timeline_tui.events.dated import link_of
from timeline_tui.events.draft import Draft
from timeline_tui.events.hidden import time_words
from timeline_tui.events.kinds import (
    AFTER,
    BEFORE,
    COMMA,
    DEMONSTRATIVE,
    DETERMINER,
    DURING,
    NAMED,
    OF,
    ONE,
    OPENER,
    ORDER,
    PLACE,
    PREPOSITION,
    PREVIOUS,
    RECENT,
    RELATIVE,
    SAYS,
    SUCH_AS,
    THAT,
    TIME,
    VERB,
    WORD,
)  # fmt: skip
from timeline_tui.events.phrase import before_head, describe, is_content, noun_phrase, place_in
from timeline_tui.events.scene import Scene
from timeline_tui.events.sentence import Sentence
from timeline_tui.events.title import title
from timeline_tui.model import EventPlace
from timeline_tui.model.event import Relation

_HEAD = 5  # how far into a noun phrase its head may stand
_MOST = 12
_NO_NOUN = TIME | VERB | RELATIVE | THAT
_EXAMPLES = 40  # how far after "such as" an example may stand
_OPPOSITE: dict[Relation, Relation] = {"before": "after", "after": "before", "during": "during", "same": "same"}
_TRIGGERS: tuple[tuple[Relation, int], ...] = (("before", BEFORE), ("after", AFTER), ("during", DURING))


def ordered(scene: Scene, sentence: Sentence, hosts: Sequence[Draft]) -> list[Draft]:
    """Return the undated drafts of a sentence, linked to those of its clauses; `hosts` are its dated ones."""
    found: list[Draft] = []
    seen: set[int] = set()
    for relation, first, at in list(_triggers(scene, sentence))[:_MOST]:
        start = _skip(sentence, at)
        if start not in seen:
            seen.add(start)
            found.extend(_related(scene, sentence, relation, (first, start), [*hosts, *found]))
    found.extend(_earlier(scene, sentence, [*hosts, *found]))
    return found


def _triggers(scene: Scene, sentence: Sentence) -> Iterator[tuple[Relation, int, int]]:
    """Yield (how the clause stands to what follows, token at which these words begin, token at which they end)."""
    for number in sentence.expressions[:_MOST]:
        expression = scene.expressions[number]
        if scene.moment(number) is None and number in sentence.time:
            last = len(sentence) - 1 - sentence.time[::-1].index(number)
            if relation := expression.order or _order_of(sentence, last):
                yield relation, sentence.time.index(number), last + 1
    for at, known in enumerate(sentence.known):
        if (known.alone | known.begins) & ORDER:
            for relation, kind in _TRIGGERS:
                if not sentence.flags[at] & TIME and (width := sentence.width(at, kind)):
                    yield relation, at, at + width
                    break


def _order_of(sentence: Sentence, at: int) -> Relation | Literal[""]:
    """The order the last word of a time says ("a few hours after")."""
    alone = sentence.known[at].alone
    return "after" if alone & AFTER else "before" if alone & BEFORE else ""


def _related(
    scene: Scene, sentence: Sentence, relation: Relation, where: tuple[int, int], known: Sequence[Draft]
) -> list[Draft]:
    """Return the drafts of what stands in a relation; `where` is where its words and the phrase after them begin."""
    first, at = where
    head = _head(sentence, at)
    if head < 0 or any(_is_within(sentence, draft, head) for draft in known):
        return []
    found = phrase(scene, sentence, at)
    if relation == "during" and _is_told_there(scene, sentence, found):
        found.kind = "statement"
        return [found]
    host = _host(scene, sentence, first, known, found)
    if host is None:
        found.mention = True  # ordered against nothing, it is no row; it may point at the one where this was said
        return [found] if relation == "during" else []
    if relation == "during" and host not in known:
        found.spans.append((host.start, host.end))  # what was done there is part of it
        return [found]
    found.links.append((_OPPOSITE[relation], host))
    return [found] if host in known else [host, found]


def _is_within(sentence: Sentence, draft: Draft, head: int) -> bool:
    """Tell whether a noun is what a dated draft is about, so that it needs no draft of its own."""
    if draft.when is None or draft.core != sentence.segment_of[head]:
        return False
    verb = sentence.segments[draft.core].verb
    return draft.start <= sentence.starts[head] < draft.end and (verb is None or verb > head)


def _is_told_there(scene: Scene, sentence: Sentence, found: Draft) -> bool:
    """Tell whether the clause of an occasion for speaking says that something was said there."""
    if found.family != "statement":
        return False
    return bool(scene.quotes_in(sentence)) or any(flags & SAYS for flags in sentence.flags)


def _skip(sentence: Sentence, at: int) -> int:
    while at < len(sentence) and sentence.width(at, PREPOSITION | AFTER | BEFORE):
        at += 1
    return at


def _head(sentence: Sentence, start: int) -> int:
    """Return the token that names a happening at the head of the phrase that starts here, -1 for none."""
    for at in range(start, min(start + _HEAD, len(sentence))):
        flags = sentence.flags[at]
        if not flags & WORD or flags & _NO_NOUN or (at > start and flags & PREPOSITION):
            return -1
        if not flags & NAMED and sentence.family(at):
            return at
    return -1


def phrase(scene: Scene, sentence: Sentence, start: int, noun: int = -1) -> Draft:
    """Return an undated draft of the noun phrase that starts at a token; `noun` is its noun if "one" stands for it."""
    tokens = _bounded(sentence, noun_phrase(sentence, start) or [start])
    dropped = [at for at in tokens if sentence.flags[at] & (PREVIOUS | RECENT)]
    if dropped and sentence.flags[tokens[0]] & DETERMINER:
        dropped.append(tokens[0])
    told = [noun, *tokens] if noun >= 0 else tokens
    own = next((n for n in (sentence.time[at] for at in tokens) if n >= 0 and scene.moment(n) is not None), None)
    if own is not None:  # "after the depot's closure in 1985"
        dropped = [*dropped, *time_words(scene, sentence, [own])]
    words = title(sentence, scene.text, told, dropped)
    draft = Draft(sentence.starts[tokens[0]], sentence.ends[tokens[-1]], words, sentence)
    draft.when = scene.moment(own) if own is not None else None
    draft.core, draft.noun = sentence.segment_of[start], True
    # One word of content ("the war") may point at an event, but tells nothing by itself.
    draft.weak = sentence.heading or sum(is_content(sentence, at) for at in tokens if at not in dropped) < 2
    describe(scene, sentence, told, None, draft)
    draft.status = "happened"
    draft.place = draft.place or _place_after(scene, sentence, tokens[-1] + 1)
    if any(sentence.flags[at] & PREVIOUS for at in dropped):
        draft.indefinite, draft.definite = True, False  # not the one spoken of so far
    return draft


def _place_after(scene: Scene, sentence: Sentence, at: int) -> EventPlace | None:
    """The place in "…, in Florida" right after a phrase."""
    if at + 1 >= len(sentence) or not sentence.flags[at] & COMMA:
        return None
    if not sentence.flags[at + 1] & PLACE or sentence.flags[at + 1] & OF:
        return None
    return place_in(scene, sentence, range(at + 1, min(at + _HEAD, len(sentence))))


def _bounded(sentence: Sentence, tokens: list[int]) -> list[int]:
    """Where no article shows it, what stands between a noun phrase and the verb may belong to either."""
    after = tokens[-1] + 1
    if not sentence.lexicon.cases or after >= len(sentence) or not sentence.flags[after] & VERB:
        return tokens
    cut = next((p for p, at in enumerate(tokens) if p and sentence.flags[at] & PREPOSITION), len(tokens))
    return tokens[:cut]


def _host(scene: Scene, sentence: Sentence, at: int, known: Sequence[Draft], found: Draft) -> Draft | None:
    """Return the draft of the clause that holds the word of order: a known one, else a new undated one."""
    clause = clause_at(sentence, at)
    for draft in known:
        if draft.core == clause.core and not draft.noun:
            return draft
    verb = sentence.segments[clause.core].verb
    tokens = [i for i in clause.tokens if not found.start <= sentence.starts[i] < found.end]
    if verb is None or sentence.heading or not tokens or any(sentence.flags[i] & SAYS for i in tokens):
        return None
    phrase_start = sentence.tokens_of(found.start, found.end)[0]
    dropped = {i for i in tokens if sentence.flags[i] & TIME or at <= i < phrase_start} | link_of(sentence, verb)
    words = title(sentence, scene.text, tokens, dropped)
    if not words:
        return None
    host = Draft(sentence.starts[tokens[0]], sentence.ends[tokens[-1]], words, sentence, core=clause.core)
    host.points = not sentence.segments[clause.core].word and bool(sentence.flags[tokens[0]] & DEMONSTRATIVE)
    return describe(scene, sentence, tokens, verb, host)


def _earlier(scene: Scene, sentence: Sentence, known: Sequence[Draft]) -> Iterator[Draft]:
    """Yield drafts of "the previous meeting", "the recent attack", and the examples given of them."""
    for at, flags in enumerate(sentence.flags):
        if not flags & (PREVIOUS | RECENT):
            continue
        head = next(
            (h for h in (at + 1, at - 1, at + 2, at - 2) if 0 <= h < len(sentence) and sentence.family(h)), None
        )
        if head is None or any(d.start <= sentence.starts[head] < d.end for d in known):
            continue
        for draft in _examples(scene, sentence, max(at, head) + 1, head) or _alone(scene, sentence, head):
            draft.before_main = True
            yield draft


def _alone(scene: Scene, sentence: Sentence, head: int) -> Iterator[Draft]:
    """Yield the phrase itself, when it says enough to be told from others of its kind."""
    draft = phrase(scene, sentence, before_head(sentence, head))
    if len(draft.title.split()) > 2:
        yield draft


def _examples(scene: Scene, sentence: Sentence, at: int, noun: int) -> list[Draft]:
    """Return "the one in X, and the latest one with Y" after "such as", in the order the words give them."""
    if not any(sentence.width(i, SUCH_AS) for i in range(at, min(at + 3, len(sentence)))):
        return []
    found: list[Draft] = []
    latest: Draft | None = None
    for one in range(at, min(at + _EXAMPLES, len(sentence) - 1)):
        if not sentence.flags[one] & ONE:
            continue
        draft = phrase(scene, sentence, _content_after(sentence, one + 1), noun)
        draft.family, draft.definite, draft.start = sentence.family(noun), True, sentence.starts[one]
        found.append(draft)
        if any(flags & (PREVIOUS | RECENT) for flags in sentence.flags[one + 1 : one + 4]):
            latest = draft
    for draft in found:
        if latest is not None and draft is not latest:
            draft.links.append(("before", latest))
    return found


def _content_after(sentence: Sentence, at: int) -> int:
    """Skip adverbs and words of order after "the one"."""
    while at + 1 < len(sentence) and sentence.width(at, OPENER | PREVIOUS | RECENT):
        at += 1
    return at
