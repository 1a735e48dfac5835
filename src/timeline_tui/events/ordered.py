"""Drafts from words of order: "a few hours after the meeting", "during a briefing", "the previous summit"."""

from collections.abc import Iterator, Sequence
from typing import Literal

from timeline_tui.events.clause import clause_at
from timeline_tui.events.dated import link_of
from timeline_tui.events.draft import Draft
from timeline_tui.events.lexicon import Phrases
from timeline_tui.events.phrase import before_head, describe, is_content, noun_phrase
from timeline_tui.events.scene import Scene
from timeline_tui.events.sentence import Sentence
from timeline_tui.events.title import title
from timeline_tui.model.event import Relation

_HEAD = 5  # how far into a noun phrase its head may stand
_MOST = 12
_OPPOSITE: dict[Relation, Relation] = {"before": "after", "after": "before", "during": "during", "same": "same"}


def ordered(scene: Scene, sentence: Sentence, hosts: Sequence[Draft]) -> list[Draft]:
    """Return the undated drafts of a sentence, linked to those of its clauses; `hosts` are its dated ones."""
    found: list[Draft] = []
    seen: set[int] = set()
    for relation, at in list(_triggers(scene, sentence))[:_MOST]:
        start = _skip(sentence, at)
        if start not in seen:
            seen.add(start)
            found.extend(_related(scene, sentence, relation, start, [*hosts, *found]))
    found.extend(_earlier(scene, sentence, [*hosts, *found]))
    return found


def _triggers(scene: Scene, sentence: Sentence) -> Iterator[tuple[Relation, int]]:
    """Yield (how the clause stands to what follows, token at which that begins)."""
    lexicon = sentence.lexicon
    lists: tuple[tuple[Relation, Phrases], ...] = (
        ("before", lexicon.before), ("after", lexicon.after), ("during", lexicon.during),
    )  # fmt: skip
    for number in sentence.expressions:
        expression = scene.expressions[number]
        if scene.moment(number) is None and number in sentence.time:
            after = [at for at, n in enumerate(sentence.time) if n == number][-1] + 1
            if relation := expression.order or _order_of(sentence, after - 1):
                yield relation, after
    for at in range(len(sentence.words)):
        for relation, phrases in lists:
            if width := sentence.starts(phrases, at):
                yield relation, at + width
                break


def _order_of(sentence: Sentence, at: int) -> Relation | Literal[""]:
    """The order the last word of a time says ("a few hours after")."""
    lexicon, words = sentence.lexicon, sentence.words
    if lexicon.after.find(words, at)[0]:
        return "after"
    return "before" if lexicon.before.find(words, at)[0] else ""


def _related(scene: Scene, sentence: Sentence, relation: Relation, at: int, known: Sequence[Draft]) -> list[Draft]:
    head = _head(sentence, at)
    if head < 0 or any(sentence.time[i] >= 0 for i in range(at, head)):
        return []
    if any(d.start <= sentence.words[head].start < d.end and d.when and d.core == sentence.segment_of[head]
           and not _follows_verb(sentence, d, head) for d in known):  # fmt: skip
        return []
    found = phrase(scene, sentence, at)
    if relation == "during" and _is_told_there(scene, sentence, found):
        found.kind = "statement"
        return [found]
    host = _host(scene, sentence, at - 1, known, found)
    if host is None:
        return [] if found.weak else [found]
    found.links.append((_OPPOSITE[relation], host))
    return [found] if host in known else [host, found]


def _is_told_there(scene: Scene, sentence: Sentence, found: Draft) -> bool:
    """Tell whether the clause of an occasion for speaking says that something was said there."""
    if found.family != "statement":
        return False
    return bool(scene.quotes_in(sentence)) or any(word.key in sentence.lexicon.says for word in sentence.words)


def _follows_verb(sentence: Sentence, draft: Draft, head: int) -> bool:
    verb = sentence.segments[draft.core].verb if draft.core >= 0 else None
    return verb is not None and verb < head


def _skip(sentence: Sentence, at: int) -> int:
    lexicon = sentence.lexicon
    while at < len(sentence.words):
        key = sentence.words[at].key
        if key in lexicon.prepositions or sentence.starts(lexicon.after, at) or sentence.starts(lexicon.before, at):
            at += 1
        else:
            break
    return at


def _head(sentence: Sentence, start: int) -> int:
    """Return the token that names a happening at the head of the phrase that starts here, -1 for none."""
    lexicon = sentence.lexicon
    for at in range(start, min(start + _HEAD, len(sentence.words))):
        word = sentence.words[at]
        if not word.is_word or (at > start and word.key in lexicon.prepositions):
            return -1
        if sentence.time[at] < 0 and at not in sentence.named and lexicon.families.find(sentence.words, at)[1]:
            return at
    return -1


def phrase(scene: Scene, sentence: Sentence, start: int, noun: int = -1) -> Draft:
    """Return an undated draft of the noun phrase that starts at a token; `noun` is its noun if "one" stands for it."""
    tokens = noun_phrase(sentence, start) or [start]
    dropped = [at for at in tokens if _is_adjective_of_order(sentence, at)]
    if dropped and sentence.words[tokens[0]].key in sentence.lexicon.determiners:
        dropped.append(tokens[0])
    words = title(sentence, scene.text, [noun, *tokens] if noun >= 0 else tokens, dropped)
    draft = Draft(sentence.words[tokens[0]].start, sentence.words[tokens[-1]].end, words, sentence)
    draft.core = sentence.segment_of[start]
    draft.weak = sentence.heading or _is_bare(sentence, tokens, dropped)
    describe(scene, sentence, [noun, *tokens] if noun >= 0 else tokens, None, draft)
    draft.status = "happened"
    return draft


def _is_bare(sentence: Sentence, tokens: Sequence[int], dropped: Sequence[int]) -> bool:
    """Tell whether a phrase is one word of content only ("the war"): it may point, but tells nothing by itself."""
    return sum(is_content(sentence, at) for at in tokens if at not in dropped) < 2


def _is_adjective_of_order(sentence: Sentence, at: int) -> bool:
    key = sentence.words[at].key
    return key in sentence.lexicon.previous or key in sentence.lexicon.recent


def _host(scene: Scene, sentence: Sentence, at: int, known: Sequence[Draft], found: Draft) -> Draft | None:
    """Return the draft of the clause that holds the word of order: a known one, else a new undated one."""
    clause = clause_at(sentence, max(at, 0))
    for draft in known:
        if draft.core == clause.core and draft is not found:
            return draft
    verb = sentence.segments[clause.core].verb
    tokens = [i for i in clause.tokens if not found.start <= sentence.words[i].start < found.end]
    if verb is None or sentence.heading or not tokens or _says(sentence, tokens):
        return None
    dropped = {i for i in tokens if sentence.time[i] >= 0 or i >= min(at, clause.last)} | link_of(sentence, verb)
    words = title(sentence, scene.text, tokens, dropped)
    if not words:
        return None
    host = Draft(sentence.words[tokens[0]].start, sentence.words[tokens[-1]].end, words, sentence, core=clause.core)
    describe(scene, sentence, tokens, verb, host)
    bare = not sentence.segments[clause.core].word
    host.points = bare and sentence.words[tokens[0]].key in sentence.lexicon.demonstratives
    return host


def _says(sentence: Sentence, tokens: Sequence[int]) -> bool:
    """Tell whether a clause only says that something was said."""
    return any(sentence.words[at].key in sentence.lexicon.says for at in tokens)


def _earlier(scene: Scene, sentence: Sentence, known: Sequence[Draft]) -> Iterator[Draft]:
    """Yield drafts of "the previous meeting", "the recent attack", and the examples given of them."""
    words = sentence.words
    for at in range(len(words)):
        if sentence.time[at] >= 0 or not _is_adjective_of_order(sentence, at):
            continue
        head = next((h for h in (at + 1, at - 1, at + 2, at - 2) if _names(sentence, h)), None)
        if head is None or any(d.start <= words[head].start < d.end for d in known):
            continue
        for draft in _examples(scene, sentence, max(at, head) + 1, head) or _alone(scene, sentence, head):
            draft.before_main = True
            yield draft


def _content_after(sentence: Sentence, at: int) -> int:
    """Skip adverbs and words of order after "the one"."""
    while at + 1 < len(sentence.words) and (
        sentence.starts(sentence.lexicon.openers, at) or _is_adjective_of_order(sentence, at)
    ):
        at += 1
    return at


def _names(sentence: Sentence, at: int) -> bool:
    if not 0 <= at < len(sentence.words) or sentence.time[at] >= 0:
        return False
    return bool(sentence.lexicon.families.find(sentence.words, at)[1])


def _alone(scene: Scene, sentence: Sentence, head: int) -> Iterator[Draft]:
    """Yield the phrase itself, when it says enough to be told from others of its kind."""
    draft = phrase(scene, sentence, before_head(sentence, head))
    if len(draft.title.split()) > 2:
        yield draft


def _examples(scene: Scene, sentence: Sentence, at: int, noun: int) -> list[Draft]:
    """Return "the one in X, and the latest one with Y" after "such as", in the order the words give them."""
    found: list[Draft] = []
    latest: Draft | None = None
    lexicon, words = sentence.lexicon, sentence.words
    ahead = range(at, min(at + 3, len(words)))
    if not any(sentence.starts(lexicon.such_as, i) for i in ahead):
        return []
    for one in range(at, min(at + 40, len(words))):
        if words[one].key in lexicon.one and one + 1 < len(words):
            draft = phrase(scene, sentence, _content_after(sentence, one + 1), noun)
            draft.family = lexicon.families.find(words, noun)[1]
            draft.start, draft.definite = words[one].start, True
            found.append(draft)
            if any(_is_adjective_of_order(sentence, i) for i in range(one + 1, one + 4) if i < len(words)):
                latest = draft
    for draft in found:
        if latest is not None and draft is not latest:
            draft.links.append(("before", latest))
    return found
