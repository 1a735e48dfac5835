"""A row's title: words of the article, in their order, with what the clock column shows taken out."""

import re
from collections.abc import Callable, Collection, Iterable, Sequence

from timeline_tui.events.kinds import (
    AFTER,
    AT,
    AUXILIARY,
    BEFORE,
    BETWEEN,
    COMMA,
    COORDINATOR,
    DANGLING,
    DETERMINER,
    INDEFINITE,
    NAMED,
    NEGATION,
    OCCUR,
    OF,
    OPENER,
    PARTICIPLE,
    PREPOSITION,
    PRONOUN,
    QUOTE_MARK,
    RELATIVE,
    SMALL,
    STOP,
    SUBORDINATOR,
    THAT,
    TIME,
    VERB,
    WHEN,
    WORD,
)  # fmt: skip
from timeline_tui.events.sentence import Sentence

LONGEST = 70
_SHORTEST = 18
_OVER = 8  # letters more than a title should have, if only words of it would have to go for them
_MOST = 160  # tokens looked at: no title needs more
_LONGEST_WORD = 24
_LONG_SUBJECT = 42
_ELISION = "…"
_LOOSE = re.compile(r" +([,.;:!?)\]»”])|([(\[«“]) +")
_OPENING = OPENER | THAT | SUBORDINATOR | COORDINATOR | WHEN | BEFORE | AFTER
_CLOSING = COORDINATOR | THAT | RELATIVE | SUBORDINATOR | BEFORE | AFTER
_PHRASE = PREPOSITION | COORDINATOR | THAT | SUBORDINATOR | RELATIVE


def title(
    sentence: Sentence,
    text: str,
    tokens: Sequence[int],
    dropped: Collection[int] = (),
    longest: int = LONGEST,
    opening: bool = True,
) -> str:
    """Return a title of `tokens` without the `dropped` ones (silently), trimmed and of about `longest` characters.

    Without `opening` its first words stay, whatever they are.
    """
    kept = trim(sentence, [at for at in tokens[:_MOST] if at not in dropped], opening)
    hidden, end = set(dropped), kept[-1:]
    for shorten in _WAYS:
        if len(render(sentence, text, kept, hidden)) <= longest + _OVER:
            break
        kept = trim(sentence, shorten(sentence, kept, hidden), opening)
    words = _cut(sentence, text, kept, hidden, longest, opening)
    return f"{words} {_ELISION}" if kept[-1:] != end and _ELISION not in words[-_LONGEST_WORD:] else words


def shortened(sentence: Sentence, text: str, tokens: Sequence[int], longest: int) -> str:
    """Return the beginning of what was said: word for word, with "…" where it goes on."""
    tokens = list(tokens)
    if tokens and len(text[sentence.starts[tokens[0]] : sentence.ends[tokens[-1]]]) > longest:
        return _cut(sentence, text, tokens, (), longest, opening=False)
    return render(sentence, text, tokens, ()).rstrip(".,;: ")


def render(sentence: Sentence, text: str, kept: Sequence[int], hidden: Collection[int]) -> str:
    """Join kept tokens: as printed where they are neighbours, with "…" where words between them are left out."""
    parts: list[str] = []
    first = 0
    for position in range(1, len(kept) + 1):
        if position < len(kept) and kept[position] == kept[position - 1] + 1:
            continue
        parts.append(text[sentence.starts[kept[first]] : sentence.ends[kept[position - 1]]])
        if position < len(kept):
            joint = _joint(sentence, kept[position - 1], kept[position], hidden)
            alone = joint == ", " and "," not in "".join(parts) and sentence.flags[kept[position]] & PARTICIPLE
            parts.append(" " if alone else joint)  # "the crew, called at nine, …": without the second comma, none
        first = position
    words = " ".join("".join(parts).split())
    return _LOOSE.sub(r"\1\2", words) if len(parts) > 1 else words


def _joint(sentence: Sentence, left: int, right: int, hidden: Collection[int]) -> str:
    flags = sentence.flags
    between = [at for at in range(left + 1, right) if at not in hidden]
    if any(flags[at] & WORD for at in between):
        return f" {_ELISION} "
    comma = not flags[right] & COORDINATOR and any(flags[at] & COMMA for at in between)
    if comma and sum(sentence.keys[at] == "," for at in range(left + 1, right)) > 1:
        comma = any(flags[at] & WORD for at in between)  # "the court, [on Monday], ruled": both go with the time
    return ", " if comma else " "


def trim(sentence: Sentence, kept: Sequence[int], opening: bool = True) -> list[int]:
    """Take connectors, adverbs and marks off the front (`opening`), and whatever cannot end a phrase off the back."""
    first, last = 0, len(kept)
    while opening and first < last and (width := _opener(sentence, kept, first, last)):
        first += width
    while first < last and (width := _ender(sentence, kept, first, last)):
        last -= width
    return list(kept[first:last])


def _opener(sentence: Sentence, kept: Sequence[int], first: int, last: int) -> int:
    at = kept[first]
    flags = sentence.flags[at]
    if not flags & WORD:
        return 0 if flags & QUOTE_MARK and sentence.quoted[at] < 0 and last - first > 1 else 1
    if flags & NEGATION:
        return 0
    width = sentence.width(at, OCCUR)
    if width and first + width + 1 < last and sentence.flags[kept[first + width]] & (DETERMINER | INDEFINITE):
        return width
    kinds = _OPENING
    if flags & PREPOSITION and not sentence.segments[sentence.segment_of[at]].word:
        kinds &= ~(BEFORE | AFTER)  # "after a fire in …" is a phrase, and stays whole
    if not flags & (DETERMINER | PREPOSITION) or sentence.segments[sentence.segment_of[at]].word == "rel":
        kinds |= RELATIVE
    width = min(sentence.width(at, kinds), last - first)
    after = at + width
    if width and after < len(sentence) and sentence.flags[after] & OF and not sentence.flags[after] & DETERMINER:
        return 0  # "about of": cerca de 300
    return width


def _ender(sentence: Sentence, kept: Sequence[int], first: int, last: int) -> int:
    at = kept[last - 1]
    flags = sentence.flags[at]
    if not flags & WORD:
        return 0 if flags & QUOTE_MARK or sentence.keys[at] in "%€$)" else 1
    if last - first > 1 and _closes_clause(sentence, at) and not flags & (COORDINATOR | THAT | SUBORDINATOR):
        return 0  # "the alarm goes off": what the article ends a clause with is needed
    if at and sentence.ends[at - 1] == sentence.starts[at] and sentence.keys[at - 1][-1] not in "'’":
        return 0  # "manifestaram-se"
    if flags & DANGLING and not flags & (AT | DETERMINER) and _is_particle(sentence, at):
        return 0
    if flags & (DANGLING | DETERMINER | OF | BETWEEN):
        return 1
    if (
        flags & AUXILIARY
        and sentence.lexicon.cases
        and not any(sentence.flags[i] & VERB for i in kept[first : last - 1])
    ):
        return 0  # "такая авария была": without articles nothing else shows that it is told
    if flags & AUXILIARY:
        return 0 if last - first > 1 and sentence.flags[kept[last - 2]] & PREPOSITION else 1
    kinds = _CLOSING | NEGATION | (OCCUR if _may_lose_verb(sentence, kept[first:last]) else 0)
    if at + 1 < len(sentence) and sentence.flags[at + 1] & (TIME | AT):
        kinds |= OPENER  # "… already in April"
    for width in range(min(5, last - first - 1), 0, -1):
        start = kept[last - width]
        if at - start == width - 1 and sentence.width(start, kinds) == width:
            return width
    return 0


def _is_particle(sentence: Sentence, at: int) -> bool:
    """Tell whether a small word goes with the verb before it: another one follows ("the alarm went off on …")."""
    if not at or at + 1 == len(sentence):
        return False
    before, after = sentence.flags[at - 1], sentence.flags[at + 1]
    if after & TIME:
        return sentence.segments[sentence.segment_of[at]].verb == at - 1
    return bool(before & (VERB | PARTICIPLE)) and bool(after & AT)


def _closes_clause(sentence: Sentence, at: int) -> bool:
    """Tell whether the article itself has a mark, or the end of the sentence, right after a word."""
    after = at + 1
    if after == len(sentence):
        return True
    return bool(sentence.flags[after] & (COMMA | STOP)) and not sentence.in_number(after)


def _may_lose_verb(sentence: Sentence, kept: Sequence[int]) -> bool:
    """Tell whether enough is left without "took place": two words of content beside it, no verb waiting for it."""
    flags = sentence.flags
    content = sum(bool(flags[at] & WORD) and not flags[at] & SMALL for at in kept)
    return content > 3 and not (sentence.lexicon.verb_last and any(flags[at] & AUXILIARY for at in kept))


def _descriptions(sentence: Sentence, kept: Sequence[int], hidden: set[int]) -> list[int]:
    """Leave out what describes a named person before the name ("the president of …, Ada Brown")."""
    out: set[int] = set()
    visible = set(kept)
    for start, end, _ in sentence.mentions:
        span = sentence.tokens_of(start, end)
        if span and span[0] in visible:
            described = set(_description(sentence, kept, span[0]))
            closing = span[-1] + 1
            after = bool(sentence.flags[span[0] - 1] & COMMA) or bool(described)
            if described and sentence.flags[span[0] - 1] & COMMA:
                hidden.add(span[0] - 1)
            if after and closing < len(sentence) and sentence.flags[closing] & COMMA:
                hidden.add(closing)  # the comma that closed the apposition goes with it
            out |= described
    return [at for at in kept if at not in out and at not in hidden]


def _description(sentence: Sentence, kept: Sequence[int], name: int) -> Iterable[int]:
    if name and sentence.flags[name - 1] & OF:
        return ()  # "the head of the Board": the board describes
    if name > 1 and sentence.flags[name - 1] & COMMA and (office := _office(sentence, kept, name)):
        return office
    found: list[int] = []
    for at in reversed([at for at in kept if max(0, name - 10) <= at < name]):
        flags = sentence.flags[at]
        joint = flags & (COORDINATOR | PREPOSITION | BETWEEN) and (not flags & OF or flags & DETERMINER)
        if joint or flags & (NAMED | VERB | TIME):
            break
        if sentence.keys[at][0].isdigit():
            return ()  # "340.000 euros de la constructora …"
        found.append(at)
        opens = flags & (DETERMINER | INDEFINITE) and not flags & OF
        if opens and at and not sentence.flags[at - 1] & (OF | PREPOSITION | DETERMINER | INDEFINITE):
            break
    article = sentence.lexicon.cases or any(sentence.flags[at] & (DETERMINER | INDEFINITE) for at in found)
    return found if article and sum(bool(sentence.flags[at] & WORD) for at in found) > 1 else ()


def _office(sentence: Sentence, kept: Sequence[int], name: int) -> list[int]:
    """Return what stands before the comma of an apposition with the name of a body in it, and that comma."""
    before = sentence.segments[sentence.segment_of[name - 2]]
    tokens = [at for at in range(before.first, before.last) if at in kept]
    plain = before.verb is None and sentence.flags[before.first] & DETERMINER and before.first in tokens
    return tokens if plain and any(sentence.flags[at] & NAMED for at in tokens) else []


def _first_names(sentence: Sentence, kept: Sequence[int], hidden: set[int]) -> list[int]:
    """Keep only the last word of a person's name; none is taken from an article joined to it ("L'Aquila")."""
    out: set[int] = set()
    for start, end, name in sentence.mentions:
        span = sentence.tokens_of(start, end)
        if name in sentence.persons and span and not (span[0] and sentence.keys[span[0] - 1].endswith("'")):
            out.update(span[:-1])
    hidden |= out
    return [at for at in kept if at not in out]


def _last_segments(sentence: Sentence, kept: Sequence[int], hidden: set[int]) -> list[int]:
    """Leave out what follows the last comma, as long as the verb stays."""
    del hidden
    verb = next((at for at in kept if sentence.flags[at] & VERB), kept[0] if kept else 0)
    for position in range(len(kept) - 1, 3, -1):
        left, right = kept[position - 1], kept[position]
        comma = sentence.flags[right] & COMMA and not sentence.in_number(right)
        parted = comma or sentence.segment_of[left] != sentence.segment_of[right]
        done = sentence.flags[left] & (VERB | PARTICIPLE)  # its object may be what comes
        if parted and left >= verb and (comma or not done):
            return list(kept[:position])
    return list(kept)


def _long_subject(sentence: Sentence, kept: Sequence[int], hidden: set[int]) -> list[int]:
    """Leave out the end of a subject so long that the verb would not be seen."""
    del hidden
    verb = next((position for position, at in enumerate(kept) if sentence.flags[at] & VERB), 0)
    if not verb or sentence.starts[kept[verb]] - sentence.starts[kept[0]] < _LONG_SUBJECT:
        return list(kept)
    cut = next((position for position in range(2, verb) if _may_cut(sentence, kept, position)), verb)
    if sentence.keys[kept[verb - 1]].endswith("'") or sentence.flags[kept[verb - 1]] & PRONOUN:
        verb -= 1  # "l'hanno ritrovata"
    return [*kept[: min(cut, verb)], *kept[verb:]]


_WAYS: tuple[Callable[[Sentence, Sequence[int], set[int]], list[int]], ...] = (
    _descriptions, _first_names, _last_segments, _long_subject,
)  # fmt: skip


def _may_cut(sentence: Sentence, kept: Sequence[int], position: int) -> bool:
    """Tell whether a phrase ends before `kept[position]`."""
    at = kept[position]
    flags = sentence.flags[at]
    if flags & OF and at and sentence.ends[at - 1] == sentence.starts[at]:
        return False  # "next week's"
    if not flags & WORD:
        return bool(flags & COMMA) and not sentence.in_number(at)
    if sentence.segment_of[at] != sentence.segment_of[kept[position - 1]]:
        return True
    return sentence.width(at, _PHRASE) > 0


def _final_verbs(sentence: Sentence, kept: list[int]) -> list[int]:
    """Where verbs come last, the last word and, if it only helps, the one before ("… abgebrochen worden")."""
    if not sentence.lexicon.verb_last or sentence.quotes:
        return []
    helped = len(kept) > 1 and sentence.flags[kept[-1]] & AUXILIARY and sentence.flags[kept[-2]] & WORD
    return kept[-2:] if helped else kept[-1:]


def _cut(
    sentence: Sentence, text: str, kept: list[int], hidden: Collection[int], longest: int, opening: bool = True
) -> str:
    """Shorten at the last end of a phrase that fits, at a word's end if none does.

    Where verbs come last, they stay: "… hat den Verkehr … lahmgelegt".
    """
    whole = render(sentence, text, kept, hidden)
    if len(whole) <= longest + _OVER:
        return whole
    last = _final_verbs(sentence, kept)
    room = longest - 2 - sum(sentence.ends[at] - sentence.starts[at] + 1 for at in last)
    best = _longest_part(sentence, text, kept, hidden, room, opening)
    if len(best) < min(_SHORTEST, longest):
        best, last = whole[: longest - 1].rsplit(" ", 1)[0].rstrip(" ,;:"), []
    ending = "".join(" " + text[sentence.starts[at] : sentence.ends[at]] for at in last)
    return f"{best.removesuffix(_ELISION).rstrip()} {_ELISION}{ending}"


def _longest_part(
    sentence: Sentence, text: str, kept: list[int], hidden: Collection[int], room: int, opening: bool
) -> str:
    """The longest beginning of a title that has room and ends with a phrase, or at least not with a small word."""
    best = ""
    for anywhere in (False, True):
        for position in range(2, len(kept)):
            if sentence.ends[kept[position - 1]] - sentence.starts[kept[0]] > 4 * room:
                break
            if not anywhere and not _may_cut(sentence, kept, position):
                continue
            shorter = render(sentence, text, trim(sentence, kept[:position], opening), hidden)
            if len(shorter) > room:
                break
            best = shorter or best
        if len(best) >= min(_SHORTEST, room):
            break
    return best
