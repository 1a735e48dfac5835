"""A row's title: words of the article, in their order, with what the clock column shows taken out."""

import re
from collections.abc import Collection, Iterable, Sequence

from timeline_tui.events.sentence import COMMAS, QUOTE_MARKS, Sentence

LONGEST = 70
_SHORTEST = 18
_LONGEST_WORD = 24
_ELISION = "…"
_SPACES = re.compile(r"\s+")
_LOOSE = re.compile(r" +([,.;:!?)\]»”])|([(\[«“]) +")


def title(
    sentence: Sentence, text: str, tokens: Sequence[int], dropped: Collection[int] = (), longest: int = LONGEST
) -> str:
    """Return a title of `tokens` without the `dropped` ones (silently), trimmed and of about `longest` characters."""
    kept = trim(sentence, [at for at in tokens if at not in dropped])
    hidden, end = set(dropped), kept[-1:]
    for shorten in (_descriptions, _first_names, _last_segments, _subject):
        if len(render(sentence, text, kept, hidden)) <= longest:
            break
        kept = trim(sentence, shorten(sentence, kept, hidden))
    words = _cut(sentence, text, kept, hidden, longest)
    return f"{words} {_ELISION}" if kept[-1:] != end and _ELISION not in words[-_LONGEST_WORD:] else words


def render(sentence: Sentence, text: str, kept: Sequence[int], hidden: Collection[int]) -> str:
    """Join kept tokens: as printed where they are neighbours, with "…" where words between them are left out."""
    parts: list[str] = []
    for position, at in enumerate(kept):
        if position:
            parts.append(_joint(sentence, text, kept[position - 1], at, hidden))
        parts.append(text[sentence.words[at].start : sentence.words[at].end])
    return _LOOSE.sub(r"\1\2", _SPACES.sub(" ", "".join(parts))).strip()


def _joint(sentence: Sentence, text: str, left: int, right: int, hidden: Collection[int]) -> str:
    words = sentence.words
    if right == left + 1:
        return text[words[left].end : words[right].start]
    between = [at for at in range(left + 1, right) if at not in hidden]
    if any(words[at].is_word for at in between):
        return f" {_ELISION} "
    goes_on = words[right].key in sentence.lexicon.coordinators
    marks = "" if goes_on else "".join(words[at].key for at in between if words[at].key in COMMAS)[:1]
    return f"{marks} "


def trim(sentence: Sentence, kept: Sequence[int]) -> list[int]:
    """Take connectors, adverbs and marks off the front, and whatever cannot end a phrase off the back."""
    kept = list(kept)
    while kept and (width := _opener(sentence, kept)):
        kept = kept[width:]
    while kept and (width := _ender(sentence, kept)):
        kept = kept[:-width]
    return kept


def _opener(sentence: Sentence, kept: Sequence[int]) -> int:
    word, lexicon = sentence.words[kept[0]], sentence.lexicon
    width = sentence.starts(lexicon.occur, kept[0])
    if width and len(kept) > width + 1 and sentence.words[kept[width]].key in lexicon.determiners | lexicon.indefinite:
        return width
    if not word.is_word:
        return 0 if word.key in QUOTE_MARKS and sentence.quoted[kept[0]] < 0 and len(kept) > 1 else 1
    lists = [lexicon.openers, lexicon.that, lexicon.subordinators, lexicon.coordinators, lexicon.when,
             lexicon.before, lexicon.after]  # fmt: skip
    if word.key not in lexicon.determiners or sentence.segments[sentence.segment_of[kept[0]]].word == "rel":
        lists.append(lexicon.relatives)
    return max(sentence.starts(phrases, kept[0]) for phrases in lists)


def _ender(sentence: Sentence, kept: Sequence[int]) -> int:
    word, lexicon = sentence.words[kept[-1]], sentence.lexicon
    if not word.is_word:
        return 0 if word.key in QUOTE_MARKS or word.key in "%€$)" else 1
    if word.key in lexicon.dangling or word.key in lexicon.determiners:
        return 1
    if word.key in lexicon.auxiliaries:
        governed = len(kept) > 1 and sentence.words[kept[-2]].key in lexicon.prepositions
        return 0 if governed else 1
    helped = any(sentence.words[at].key in lexicon.auxiliaries for at in kept[:-1])
    enough = sum(_is_content(sentence, at) for at in kept) > 3 and not (lexicon.verb_last and helped)
    lists = [
        lexicon.coordinators,
        lexicon.that,
        lexicon.relatives,
        lexicon.subordinators,
        lexicon.before,
        lexicon.after,
    ]
    if enough:
        lists.append(lexicon.occur)
    for width in range(min(5, len(kept) - 1), 0, -1):
        if kept[-1] - kept[-width] == width - 1 and any(sentence.starts(p, kept[-width]) == width for p in lists):
            return width
    return 0


def _is_content(sentence: Sentence, at: int) -> bool:
    return sentence.words[at].is_word and not sentence.lexicon.is_small(sentence.words[at].key)


def _descriptions(sentence: Sentence, kept: Sequence[int], hidden: set[int]) -> list[int]:
    """Leave out what describes a named person before the name ("the president of …, Ada Brown")."""
    out: set[int] = set()
    for start, end, _ in sentence.mentions:
        span = sentence.tokens_of(start, end)
        if span and span[0] in kept:
            described = set(_description(sentence, kept, span[0]))
            if described and span[-1] + 1 < len(sentence.words) and sentence.words[span[-1] + 1].key in COMMAS:
                hidden.add(span[-1] + 1)  # the comma that closed the apposition goes with it
            out |= described
    return [at for at in kept if at not in out and at not in hidden]


def _description(sentence: Sentence, kept: Sequence[int], name: int) -> Iterable[int]:
    found: list[int] = []
    for at in reversed([at for at in kept if max(0, name - 10) <= at < name]):
        key = sentence.words[at].key
        if at in sentence.named or _is_joint(sentence, key) or sentence.is_verb(at):
            break
        found.append(at)
    return found if any(sentence.words[at].is_word for at in found) else ()


def _is_joint(sentence: Sentence, key: str) -> bool:
    lexicon = sentence.lexicon
    if key in lexicon.of:
        return False
    return key in lexicon.coordinators or key in lexicon.prepositions or key in lexicon.between


def _first_names(sentence: Sentence, kept: Sequence[int], hidden: set[int]) -> list[int]:  # noqa: ARG001
    """Keep only the last word of a person's name of several words."""
    out: set[int] = set()
    for start, end, _ in sentence.mentions:
        span = sentence.tokens_of(start, end)
        out |= set(span[:-1])
    return [at for at in kept if at not in out]


def _last_segments(sentence: Sentence, kept: Sequence[int], hidden: set[int]) -> list[int]:  # noqa: ARG001
    """Leave out what follows the last comma, as long as the verb stays."""
    kept = list(kept)
    verb = next((at for at in kept if sentence.is_verb(at)), kept[0] if kept else 0)
    for position in range(len(kept) - 1, 0, -1):
        left, right = kept[position - 1], kept[position]
        parted = sentence.words[right].key in COMMAS or sentence.segment_of[left] != sentence.segment_of[right]
        if parted and left >= verb and position > 3:
            return kept[:position]
    return kept


def _subject(sentence: Sentence, kept: Sequence[int], hidden: set[int]) -> list[int]:  # noqa: ARG001
    """Leave out the end of a subject so long that the verb would not be seen."""
    kept = list(kept)
    verb = next((p for p, at in enumerate(kept) if sentence.is_verb(at)), 0)
    words = sentence.words
    if not verb or words[kept[verb]].start - words[kept[0]].start < LONGEST * 0.6:
        return kept
    cut = next((p for p in range(2, verb) if _may_cut(sentence, kept, p)), verb)
    return kept[:cut] + kept[verb:]


def _may_cut(sentence: Sentence, kept: Sequence[int], position: int) -> bool:
    """Tell whether a phrase ends before `kept[position]`."""
    at, lexicon = kept[position], sentence.lexicon
    word = sentence.words[at]
    if not word.is_word:
        return word.key in COMMAS
    if sentence.segment_of[at] != sentence.segment_of[kept[position - 1]]:
        return True
    starts = (lexicon.prepositions, lexicon.coordinators, lexicon.that, lexicon.subordinators, lexicon.relatives)
    return any(sentence.starts(phrases, at) for phrases in starts)


def _cut(sentence: Sentence, text: str, kept: list[int], hidden: Collection[int], longest: int) -> str:
    """Shorten at the last end of a phrase that fits, at a word's end if none does.

    Where verbs come last, the last word stays: "… hat den Verkehr … lahmgelegt".
    """
    whole = render(sentence, text, kept, hidden)
    if len(whole) <= longest:
        return whole
    last = kept[-1:] if sentence.lexicon.verb_last and not sentence.quotes else []
    room = longest - 2 - sum(sentence.words[at].end - sentence.words[at].start + 1 for at in last)
    best = ""
    for position in range(2, len(kept)):
        if sentence.words[kept[position - 1]].end - sentence.words[kept[0]].start > 4 * longest:
            break
        if not _may_cut(sentence, kept, position):
            continue
        shorter = render(sentence, text, trim(sentence, kept[:position]), hidden)
        if len(shorter) > room:
            break
        best = shorter or best
    if len(best) < min(_SHORTEST, longest):
        best, last = whole[: longest - 1].rsplit(" ", 1)[0].rstrip(" ,;:"), []
    ending = "".join(" " + text[sentence.words[at].start : sentence.words[at].end] for at in last)
    return f"{best} {_ELISION}{ending}"
