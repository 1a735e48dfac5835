"""Entries of lists by time ("14:05 – …", "1999: …"): one row each, told by all that stands behind the label."""

from collections.abc import Iterator

from timeline_tui.events.draft import Draft
from timeline_tui.events.hidden import time_words
from timeline_tui.events.kinds import VERB
from timeline_tui.events.phrase import describe, is_content
from timeline_tui.events.ranges import CLOCKS, stretch, within
from timeline_tui.events.scene import Scene
from timeline_tui.events.sentence import Sentence
from timeline_tui.events.title import title
from timeline_tui.extract.timex.openings import Opening


def entry(scene: Scene, sentence: Sentence, label: Opening) -> Iterator[Draft]:
    """Yield the row of a sentence that begins with a label, none if it tells nothing."""
    tokens = _told(sentence, label)
    if not any(is_content(sentence, at) for at in tokens):
        return
    numbers = [n for n in range(label.first, label.last + 1) if scene.says_when(n)]
    if not numbers:
        return
    verbs = [at for at in tokens if sentence.flags[at] & VERB]
    verb = next((at for at in verbs if sentence.quoted[at] < 0), verbs[0] if verbs else None)
    hour = _hour(scene, sentence, label, numbers)
    hidden = () if hour is None else time_words(scene, sentence, [hour])
    words = title(sentence, scene.text, tokens, hidden, opening=False)
    when = stretch(scene, _finest_first(scene, numbers) if hour is None else [hour])
    draft = Draft(label.start, sentence.ends[tokens[-1]], words, sentence, when=when)
    draft.time = (scene.expressions[label.first].start, scene.expressions[label.last].end)
    draft.core = sentence.segment_of[tokens[0] if verb is None else verb]
    draft.entry = True
    yield describe(scene, sentence, tokens, verb, draft)


def _hour(scene: Scene, sentence: Sentence, label: Opening, numbers: list[int]) -> int | None:
    """The only hour that an entry labelled with a day tells: "Monday 3 May. Left Lipari at 6.40"."""
    day = scene.moment(numbers[0])
    if day is None or len(numbers) > 1 or day.granularity != "day":
        return None
    behind = [n for n in sentence.expressions if n > label.last]
    hours = [n for n in behind if (m := scene.moment(n)) is not None and m.granularity in CLOCKS and within(m, day)]
    return hours[0] if len(hours) == 1 else None


def _finest_first(scene: Scene, numbers: list[int]) -> list[int]:
    """The times of a label, but only the hour where it names both a day and an hour of it."""
    first = scene.moment(numbers[0])
    inner = [n for n in numbers[1:] if first and (m := scene.moment(n)) and within(m, first) and m.key != first.key]
    return inner or numbers


def _told(sentence: Sentence, label: Opening) -> list[int]:
    """The tokens of an entry, up to a semicolon: what follows that is another happening."""
    tokens = [at for at in range(len(sentence)) if sentence.starts[at] >= label.end]
    end = next((at for at in tokens if sentence.keys[at] == ";"), len(sentence))
    return [at for at in tokens if at < end]
