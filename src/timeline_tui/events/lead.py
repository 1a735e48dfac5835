"""The lead of a news story: what its first sentence tells without a time happened about when it was published."""

from dataclasses import replace

from timeline_tui.events.clause import clause_of
from timeline_tui.events.draft import Draft
from timeline_tui.events.kinds import AUXILIARY, CAPITAL, DETERMINER, INDEFINITE, PARTICIPLE, SAYS, WORD
from timeline_tui.events.merge import Gathering, tells_same
from timeline_tui.events.phrase import describe, is_content
from timeline_tui.events.said import publication_day
from timeline_tui.events.scene import Scene
from timeline_tui.events.sentence import Sentence
from timeline_tui.events.title import title
from timeline_tui.model import Span

_ENOUGH = 4  # words of content that tell of a happening
_ASSUMED = "No time is given in the lead: taken to have happened about the day of publication."


def lead(scene: Scene, gathering: Gathering) -> Draft | None:
    """Return the event of the sentence behind a dateline, None when it has rows of its own or is told again later."""
    span = _first_sentence(scene)
    day = publication_day(scene.document.published)
    if span is None or day is None or _is_told(gathering, span):
        return None
    sentence = scene.sentence_at(span)
    core = next((i for i, s in enumerate(sentence.segments) if s.verb is not None and not s.word), None)
    if core is None or len(scene.quotes_in(sentence)) or sentence.expressions:
        return None
    tokens, verb = clause_of(sentence, core).tokens, sentence.segments[core].verb
    if verb is None or _describes(sentence, verb) or sum(is_content(sentence, at) for at in tokens) < _ENOUGH:
        return None
    draft = Draft(
        sentence.starts[tokens[0]], sentence.ends[tokens[-1]], title(sentence, scene.text, tokens), sentence,
        when=replace(day, reasons=(*day.reasons[:-1], _ASSUMED)), core=core,
    )  # fmt: skip
    describe(scene, sentence, tokens, verb, draft)
    again = any(tells_same(known, draft) for known in gathering.events if known.into is None)
    return None if again or draft.status != "happened" else draft


def _first_sentence(scene: Scene) -> Span | None:
    """The first sentence behind the dateline, without the dateline."""
    layout = scene.document.layout
    if layout.dateline is None:
        return None
    for block in layout.blocks:
        for span in block.sentences if block.kind != "heading" else ():
            if span.end > layout.dateline.end:
                return Span(max(span.start, layout.dateline.end), span.end)
    return None


def _is_told(gathering: Gathering, span: Span) -> bool:
    """Tell whether a row has words of the sentence already."""
    return any(start < span.end and span.start < end for draft in gathering.events for start, end in draft.spans)


def _describes(sentence: Sentence, verb: int) -> bool:
    """Tell whether a verb says what something is, or only that somebody speaks."""
    flags = sentence.flags
    if flags[verb] & SAYS or not flags[verb] & AUXILIARY:
        return bool(flags[verb] & SAYS)
    after = flags[verb + 1] if verb + 1 < len(sentence) else 0
    done = any(flags[at] & PARTICIPLE for at in range(verb + 1, len(sentence)))
    if sentence.lexicon.verb_last:  # "hat ein Rad vorgestellt"
        done = not next((flags[at] & CAPITAL for at in reversed(range(len(sentence))) if flags[at] & WORD), 0)
    return bool(after & (DETERMINER | INDEFINITE)) and not done
