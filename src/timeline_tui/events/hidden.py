"""The words of a clause that the clock column makes needless: its times, and the small words around them."""

from collections.abc import Sequence
from itertools import pairwise

from timeline_tui.events.kinds import AT, COORDINATOR, DETERMINER, OF, PREPOSITION, WORD
from timeline_tui.events.nominal import relates
from timeline_tui.events.scene import Scene
from timeline_tui.events.sentence import Sentence


def time_words(scene: Scene, sentence: Sentence, numbers: Sequence[int]) -> set[int]:
    """Tokens the clock column makes needless: the times, their zone words and the small words before them."""
    hidden: set[int] = set()
    for number in numbers:
        expression = scene.expressions[number]
        behind = last_token(sentence, number) + 1
        glued = behind < len(sentence) and sentence.ends[behind - 1] == sentence.starts[behind]
        if glued and sentence.flags[behind] & OF:
            continue  # "next week's budget": a word of the noun
        hidden.update(at for at, n in enumerate(sentence.time) if n == number)
        if expression.zone is not None and (expression.zone.attached or expression.said_as is not None):
            hidden.update(sentence.tokens_of(expression.zone.start, expression.zone.end))
        at = sentence.time.index(number) - 1
        while at >= 0 and not relates(sentence, at):
            width = 1 if sentence.flags[at] & (AT | DETERMINER) else 2  # "a partir"
            if width > 1 and (at < 1 or sentence.width(at - 1, AT) != width):
                break
            hidden.update(range(at - width + 1, at + 1))
            at -= width
    for one, other in pairwise(sorted(numbers)):
        if coordinated(scene, sentence, one, other):
            hidden.update(sentence.tokens_of(scene.expressions[one].end, scene.expressions[other].start))
    return hidden


def coordinated(scene: Scene, sentence: Sentence, a: int, b: int) -> bool:
    """Tell whether only "and", a comma or a preposition stands between two times."""
    between = sentence.tokens_of(scene.expressions[a].end, scene.expressions[b].start)
    return all(sentence.flags[at] & (COORDINATOR | PREPOSITION) or not sentence.flags[at] & WORD for at in between)


def last_token(sentence: Sentence, number: int) -> int:
    """Return the last token of a time expression."""
    return len(sentence.time) - 1 - sentence.time[::-1].index(number)
