"""Clock times that state one instant: "8 a.m. Eastern (3 p.m. in Rome)", "alle 8 …, corrispondente alle 15 …".

So does a plain list of them ("5 p.m. in Paris, 4 p.m. in London"), unless it gives every place the same hour: then
each means its own, if nothing says that it all happens at once.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from timeline_tui.extract.timex.lexicon import fold, listed, split_words
from timeline_tui.extract.timex.rules.clocks import ASIDE
from timeline_tui.languages import Pack
from timeline_tui.model import At, Expression, Layout, Span

_WORD = re.compile(r"[^\W\d_]+['’]?|[^\w\s]")
_MOST_BETWEEN = 60
_WORD_LENGTH = 20
_NEAR = 120
"""How far, in characters, a word that tells of one instant may stand from a list of clocks."""
_SIGNS = frozenset("(/=;–—")
_NEUTRAL = frozenset(".,:'\"\u00ad")


@cache
def _vocabulary(pack: Pack) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """The words that equate two clocks, those that may stand beside them, and those that add a third."""
    table = pack.table("zones")
    parts = (table.get(name, ()) for name in ("equates", "fillers", "adds"))
    return tuple(  # type: ignore[return-value]
        frozenset(word for phrase in listed(words) for word in split_words(fold(phrase))) for words in parts
    )


def told_again(text: str, start: int, pack: Pack) -> bool:
    """Tell whether the word before a place in the text equates what follows with a clock before: "soit", "(", "et"."""
    equates, _, adds = _vocabulary(pack)
    words = _WORD.findall(text, max(0, start - _WORD_LENGTH), start)
    return bool(words) and fold(words[-1]) in equates | adds | _SIGNS


def linked(text: str, layout: Layout, found: Sequence[Expression], pack: Pack) -> tuple[Expression, ...]:
    """Return the expressions, each that restates the one before it in another clock pointing there (`said_as`)."""
    result = list(found)
    sentences = iter(layout.sentences)
    sentence = next(sentences, Span(0, 0))
    for index in range(1, len(result)):
        while sentence.end < result[index].start:
            following = next(sentences, None)
            if following is None:
                break
            sentence = following
        if result[index - 1].start >= sentence.start:
            cue = _equates(text, result[index - 1], result[index], pack)
            if cue is not None:
                result[index] = replace(result[index], said_as=index - 1, cue=cue)
    for run in _lists(text, result, pack):
        for index in run[1:]:
            result[index] = replace(result[index], said_as=index - 1, listed=True)
    return tuple(result)


def _lists(text: str, found: Sequence[Expression], pack: Pack) -> Iterator[list[int]]:
    """Yield the indexes of clock times that stand in a list, each in another clock, and state one instant."""
    index = 0
    while index < len(found):
        run = [index]
        while run[-1] + 1 < len(found) and _goes_on(text, found[run[-1]], found[run[-1] + 1], pack, len(run)):
            run.append(run[-1] + 1)
        if len(run) > 1 and (len({_hour(found[i]) for i in run}) > 1 or _at_once(text, found[run[0]].start, pack)):
            yield run
        index = run[-1] + 1


def _goes_on(text: str, first: Expression, second: Expression, pack: Pack, length: int) -> bool:
    """Tell whether a clock time is the next of a list: behind a comma, or from the third on behind "and" alone."""
    if second.said_as is not None or not (_is_clock(first) and _is_clock(second)) or second.range_of is not None:
        return False
    if first.zone is None or second.zone is None or _zone(first) == _zone(second):
        return False
    if second.zone.start < second.start or first.zone.end > second.start:
        return False
    between = text[max(first.end, first.zone.end) : second.start]
    words = [fold(word) for word in _WORD.findall(between)]
    _, fillers, adds = _vocabulary(pack)
    marks = {","} if length == 1 else {",", *adds}
    return len(between) < _MOST_BETWEEN and bool(words) and words[0] in marks and set(words) <= marks | adds | fillers


def _hour(expression: Expression) -> tuple[object, ...]:
    return tuple(step.value for step in expression.steps if isinstance(step, At) and step.field in ("hour", "minute"))


def _at_once(text: str, start: int, pack: Pack) -> bool:
    """Tell whether a word nearby says that it happens everywhere at once: simultaneously, live."""
    together = frozenset(map(fold, listed(pack.table("zones").get("together", ()))))
    return any(fold(word) in together for word in _WORD.findall(text, max(0, start - _NEAR), start + _NEAR))


def _equates(text: str, first: Expression, second: Expression, pack: Pack) -> Span | None:
    if not (_is_clock(first) and _is_clock(second)) or _zone(first) == _zone(second) or second.range_of is not None:
        return None
    if (shown := _shown_elsewhere(text, first, second, pack)) is not None:
        return shown
    start = max(first.end, first.zone.end if first.zone else 0)
    end = min(second.start, second.zone.start if second.zone else second.start)
    if not 0 < end - start <= _MOST_BETWEEN:
        return None
    return Span(start, end) if _says_same(text[start:end], first, second, pack) else None


def _shown_elsewhere(text: str, first: Expression, second: Expression, pack: Pack) -> Span | None:
    """Spoke at 8 p.m. with Madrid, where it was 3: the clause of the place tells the same instant again."""
    words = second.zone
    if words is None or not first.end < words.start < words.end < second.start or words.start - first.end > _NEAR:
        return None
    relative = frozenset(listed(pack.table("zones").get("where", ())))
    said = {fold(word) for word in _WORD.findall(text, words.end, second.start)}
    return Span(words.end, second.start) if not relative.isdisjoint(said) else None


def _says_same(between: str, first: Expression, second: Expression, pack: Pack) -> bool:
    equates, fillers, adds = _vocabulary(pack)
    words = [fold(word) for word in _WORD.findall(between)]
    allowed = equates | fillers | _SIGNS | _NEUTRAL | (adds if first.said_as is not None else frozenset())
    if not all(word in allowed for word in words):
        return False
    beside = second.zone is not None and (second.zone.attached or second.rule == ASIDE)
    both = first.zone is not None and beside
    return any(word in equates or word in _SIGNS or (word in adds) or (both and word == ",") for word in words)


def _is_clock(expression: Expression) -> bool:
    return any(isinstance(step, At) and step.field == "hour" for step in expression.steps)


def _zone(expression: Expression) -> tuple[str, int | None] | None:
    return (expression.zone.zone, expression.zone.offset) if expression.zone else None
