"""From sentences to the rows of a timeline: what happened, in which order, and what was said about it."""

from collections.abc import Sequence

from timeline_tui.events.assemble import Result, Revise, assemble
from timeline_tui.events.dated import dated
from timeline_tui.events.draft import Draft
from timeline_tui.events.lead import lead
from timeline_tui.events.lexicon import lexicon
from timeline_tui.events.merge import Gathering
from timeline_tui.events.ordered import ordered
from timeline_tui.events.said import Hosts, pointers
from timeline_tui.events.scene import Scene, scene
from timeline_tui.events.sentence import Sentence
from timeline_tui.extract.mentions import People
from timeline_tui.languages import Pack
from timeline_tui.model import Document, Expression, Finding, Quote, Timex

__all__ = ["Result", "Revise", "events"]


def events(
    document: Document,
    expressions: Sequence[Expression],
    timexes: Sequence[Timex],
    quotes: Sequence[Quote],
    people: People,
    findings: Sequence[Finding],
    pack: Pack,
    revise: Revise | None = None,
) -> Result:
    """Return the rows of one document; `expressions` and `timexes` are index-aligned, all spans in text order.

    `revise` may change the rows before their order is checked.
    """
    view = scene(document, expressions, timexes, quotes, people, findings, lexicon(pack))
    gathering = Gathering(view)
    hosts = Hosts(view, gathering)
    for sentence in view.sentences():
        begun = view.quotes_in(sentence)
        drafts = _drafts(view, sentence, bool(begun))
        gathering.add(drafts)
        hosts.take(sentence, begun, drafts)
    first = lead(view, gathering)
    if first is not None:
        gathering.events.append(first)
    return assemble(view, gathering, hosts, revise)


def _drafts(view: Scene, sentence: Sentence, quoted: bool) -> list[Draft]:
    found = list(dated(view, sentence))
    undated = ordered(view, sentence, found)
    if quoted or undated:
        undated.extend(pointers(sentence))
    return sorted([*found, *undated], key=lambda draft: (draft.mention, draft.start))
