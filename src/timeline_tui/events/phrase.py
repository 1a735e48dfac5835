"""What a stretch of words tells: its noun phrase, kind of happening, people, place and status."""

from collections.abc import Sequence

from timeline_tui.events.draft import Draft
from timeline_tui.events.scene import Scene
from timeline_tui.events.sentence import COMMAS, Sentence, in_number
from timeline_tui.gazetteer import lookup
from timeline_tui.model import EventPlace, Moment
from timeline_tui.model.event import Status

_LONGEST = 24  # tokens in a noun phrase
_NEAR = 3
_HYPHENS = "-‐‑–"
_NAME = 4


def is_content(sentence: Sentence, at: int) -> bool:
    """Tell whether a token says something by itself: no small word, adverb or mark."""
    word, lexicon = sentence.words[at], sentence.lexicon
    if not word.is_word or lexicon.is_small(word.key) or sentence.starts(lexicon.openers, at):
        return False
    return word.key not in lexicon.prepositions and word.key not in lexicon.coordinators


def noun_phrase(sentence: Sentence, start: int) -> list[int]:
    """Return the tokens of the noun phrase that begins at `start`, with the phrases that hang on it."""
    words, lexicon = sentence.words, sentence.lexicon
    found: list[int] = []
    open_pair = False
    for at in range(start, min(start + _LONGEST, len(words))):
        key = words[at].key
        if sentence.quoted[at] != sentence.quoted[start] and sentence.quoted[at] in sentence.hard:
            break
        open_pair = open_pair or key in lexicon.between
        if not words[at].is_word and key not in "-'’" and not (key in COMMAS and open_pair):
            break
        if _ends_phrase(sentence, at, bool(found)) or _begins_another(sentence, at, found):
            break
        if key in lexicon.coordinators:
            if at + 1 < len(words) and words[at + 1].key in lexicon.one:
                break
            if not open_pair and not _joins_nouns(sentence, at):
                break
            open_pair = False
        found.append(at)
    return found


def _ends_phrase(sentence: Sentence, at: int, begun: bool) -> bool:
    lexicon = sentence.lexicon
    if begun and sentence.is_verb(at) and not _is_noun_here(sentence, at):
        return True
    lists = (lexicon.that, lexicon.relatives, lexicon.subordinators, lexicon.before, lexicon.after)
    return any(sentence.starts(phrases, at) for phrases in lists)


def _begins_another(sentence: Sentence, at: int, found: Sequence[int]) -> bool:
    """A determiner begins a phrase of its own, unless a preposition or a coordinator stands before it."""
    lexicon, words = sentence.lexicon, sentence.words
    if not found or words[at].key not in lexicon.determiners or words[at].key in lexicon.of:
        return False
    before = words[at - 1].key
    if before in lexicon.prepositions or before in lexicon.coordinators or not words[at - 1].is_word:
        return False
    return any(not lexicon.is_small(words[i].key) for i in found)


def _is_noun_here(sentence: Sentence, at: int) -> bool:
    """A word that looks like a verb is none right after a determiner or a preposition ("the arrested man")."""
    word = sentence.words[at - 1].key
    lexicon = sentence.lexicon
    return word in lexicon.determiners or word in lexicon.prepositions


def _joins_nouns(sentence: Sentence, at: int) -> bool:
    """Tell whether a coordinator goes on with the phrase: a name or a lone noun follows, and no verb nearby."""
    ahead = range(at + 1, min(at + 6, len(sentence.words)))
    return at + 1 in sentence.named or not any(sentence.is_verb(i) for i in ahead)


def before_head(sentence: Sentence, head: int) -> int:
    """Return where the noun phrase with this head begins: its determiner or adjectives, not its preposition."""
    lexicon, words = sentence.lexicon, sentence.words
    first = head
    for at in range(head - 1, max(head - 5, sentence.segments[sentence.segment_of[head]].first) - 1, -1):
        key = words[at].key
        if not words[at].is_word or sentence.is_verb(at) or key in lexicon.prepositions or key in lexicon.coordinators:
            break
        if _ends_phrase(sentence, at, False):
            break
        first = at
        if key in lexicon.determiners or key in lexicon.indefinite:
            break
    return first


def family(sentence: Sentence, tokens: Sequence[int], verb: int | None) -> tuple[str, int]:
    """Return what kind of happening a clause tells and the token that says so: ("", -1) for none.

    The head of the subject says it, else the verb, else the object of a verb that says nothing by itself.
    """
    if verb is None:
        return _head_family(sentence, tokens)
    subject = [at for at in tokens if at < verb]
    found = _head_family(sentence, subject)
    if found[0]:
        return found
    after = [at for at in tokens if at >= verb]
    verbs = [at for at in after[:4] if sentence.is_verb(at)]
    for at in verbs:
        if name := sentence.lexicon.families.find(sentence.words, at)[1]:
            return name, at
    if all(sentence.words[at].key in sentence.lexicon.auxiliaries for at in verbs[:1]) or _occurs(sentence, after):
        return _head_family(sentence, [at for at in after if at not in verbs])
    return "", -1


def _takes_place(sentence: Sentence, tokens: Sequence[int], verb: int) -> bool:
    """Tell whether a verb only says that its subject happened or began."""
    lexicon = sentence.lexicon
    group = [at for at in tokens if verb - 1 <= at <= verb + _NEAR]
    if any(sentence.starts(lexicon.occur, at) or sentence.starts(lexicon.begin, at) for at in group):
        return True
    return not any(_tells_more(sentence, at) for at in group)


def _tells_more(sentence: Sentence, at: int) -> bool:
    word, lexicon = sentence.words[at].key, sentence.lexicon
    if word in lexicon.auxiliaries or sentence.time[at] >= 0 or at in sentence.named:
        return False
    return sentence.is_verb(at) or (len(word) > 4 and lexicon.is_participle(word))


def _occurs(sentence: Sentence, tokens: Sequence[int]) -> bool:
    return any(sentence.starts(sentence.lexicon.occur, at) for at in tokens[:3])


def _head_family(sentence: Sentence, tokens: Sequence[int]) -> tuple[str, int]:
    """The kind a noun phrase names before its first preposition."""
    lexicon = sentence.lexicon
    begun = False
    for at in tokens:
        key = sentence.words[at].key
        if sentence.time[at] >= 0 or at in sentence.named:
            continue
        if begun and (key in lexicon.prepositions or _is_pause(sentence, at)):
            break
        if name := lexicon.families.find(sentence.words, at)[1]:
            return name, at
        begun = begun or (not lexicon.is_small(key) and key not in lexicon.prepositions)
    return "", -1


def _is_pause(sentence: Sentence, at: int) -> bool:
    word = sentence.words[at]
    return not word.is_word and word.key not in _HYPHENS and not in_number(sentence, at)


def people_in(sentence: Sentence, tokens: Sequence[int]) -> tuple[str, ...]:
    """Return the full names of those mentioned, each once, in order."""
    if not tokens:
        return ()
    kept = set(tokens)
    found = [name for start, end, name in sentence.mentions if kept.intersection(sentence.tokens_of(start, end))]
    return tuple(dict.fromkeys(found))


def place_in(scene: Scene, sentence: Sentence, tokens: Sequence[int]) -> EventPlace | None:
    """Return the first known place named after a preposition of place."""
    for position, at in enumerate(tokens[:-1]):
        if sentence.words[at].key in sentence.lexicon.place and sentence.time[at] < 0:
            following = [i for i in tokens[position + 1 : position + 2 + _NAME] if sentence.time[i] < 0]
            if found := _place(scene, sentence, following):
                return found
    return None


def _place(scene: Scene, sentence: Sentence, tokens: Sequence[int]) -> EventPlace | None:
    if tokens and sentence.words[tokens[0]].key in sentence.lexicon.determiners:
        tokens = tokens[1:]
    width = 0
    while width < len(tokens) and (width == 0 or tokens[width] == tokens[width - 1] + 1):
        word = sentence.words[tokens[width]]
        if not scene.text[word.start].isupper() and word.key not in "-":
            break
        width += 1
    if not width:
        return None
    name = scene.text[sentence.words[tokens[0]].start : sentence.words[tokens[width - 1]].end]
    place = lookup(name, scene.document.language)
    return None if place is None else EventPlace(name, place.zone)


def status(scene: Scene, sentence: Sentence, tokens: Sequence[int], verb: int | None, when: Moment | None) -> Status:
    """Return what the clause says of its happening: it did, will, may, or did not."""
    lexicon = sentence.lexicon
    if verb is not None and _negated(sentence, verb, tokens):
        return "denied"
    if _is_denied(sentence, tokens):
        return "denied"
    if any(sentence.starts(lexicon.possible, at) for at in tokens):
        return "possible"
    if any(sentence.starts(lexicon.planned, at) for at in tokens) or _future(scene, sentence, tokens, when):
        return "planned"
    return "happened"


def _is_denied(sentence: Sentence, tokens: Sequence[int]) -> bool:
    """Tell whether the clause is what somebody denies: "denied that …"."""
    segment = sentence.segment_of[tokens[-1]] if tokens else 0
    if sentence.segments[segment].word != "that" or not segment:
        return False
    before = sentence.segments[segment - 1]
    return any(sentence.starts(sentence.lexicon.denies, at) for at in range(before.first, before.last))


def _negated(sentence: Sentence, verb: int, tokens: Sequence[int]) -> bool:
    lexicon = sentence.lexicon
    near = [at for at in tokens if verb - _NEAR <= at <= verb + _NEAR and sentence.quoted[at] == sentence.quoted[verb]]
    return any(sentence.starts(lexicon.negation, at) and not _only_looks_negated(sentence, at) for at in near)


def _only_looks_negated(sentence: Sentence, at: int) -> bool:
    """Tell whether a negation is part of a phrase that denies no happening ("not only", "could not")."""
    phrases = sentence.lexicon.not_negation
    return any(sentence.starts(phrases, first) > at - first for first in range(max(0, at - 2), at + 1))


def _future(scene: Scene, sentence: Sentence, tokens: Sequence[int], when: Moment | None) -> bool:
    tenses = {scene.expressions[sentence.time[at]].tense for at in tokens if sentence.time[at] >= 0}
    if "future" in tenses:
        return True
    published = scene.document.published
    if published is None or when is None or when.open != "none" or "past" in tenses:
        return False
    return when.start >= published.end


def describe(scene: Scene, sentence: Sentence, tokens: Sequence[int], verb: int | None, draft: Draft) -> Draft:
    """Fill in a draft what its tokens tell beside its title."""
    lexicon = sentence.lexicon
    draft.family, head = family(sentence, tokens, verb)
    if head >= 0:
        lead = {sentence.words[at].key for at in range(before_head(sentence, head), head)}
        draft.indefinite = bool(lead & lexicon.indefinite)
        draft.definite = not draft.indefinite and bool(lead & (lexicon.determiners | lexicon.demonstratives))
    draft.happens = verb is None or head >= verb or _takes_place(sentence, tokens, verb)
    draft.people = people_in(sentence, tokens)
    draft.place = place_in(scene, sentence, tokens)
    draft.status = status(scene, sentence, tokens, verb, draft.when)
    return draft
