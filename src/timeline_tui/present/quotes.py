"""Quotations as lines to read: the words in the article's own marks, who says them, and how we know."""

from collections.abc import Sequence
from dataclasses import replace

from timeline_tui.model import Evidence, Moment, Quote, Speaker, Timeline
from timeline_tui.present.blocks import join_blocks, labelled
from timeline_tui.present.index import Index, index
from timeline_tui.present.line import Line, plain, seg, spaced
from timeline_tui.present.safe import clean
from timeline_tui.present.sentences import listing
from timeline_tui.present.when import moment_label, zone_label

_MARKS = frozenset("«»“”„‟‚‘’‹›\"'〝〞「」『』")
_DOT: Line = ((" · ", "muted"),)
_KINDS = {"direct": "direct speech", "partial": "quoted words", "indirect": "reported speech"}
UNNAMED = "nobody named"


def marks(known: Index, quote: Quote) -> tuple[str, str]:
    """The marks around a quotation as the article prints them, wrong ones included; none for reported speech."""
    if quote.kind == "indirect":
        return "", ""
    text = known.text(quote.document)
    if not text:
        return "“", "”"
    before = text[max(quote.start - 3, 0) : quote.start].rpartition("\n")[2].rstrip()[-1:]
    if before not in _MARKS:
        return "", ""  # a turn of dialogue or of a transcript
    after = text[quote.end : quote.end + 3].partition("\n")[0].lstrip()[:1]
    return before, (after if after in _MARKS else "")


def quote_line(known: Index, quote: Quote) -> Line:
    """The quoted words between their marks, and how many documents give them when there are several."""
    opening, closing = marks(known, quote)
    told = {known.original(document) for document in (quote.document, *(words.document for words in quote.witnesses))}
    carried = f"  ×{len(told)}" if len(told) > 1 else ""
    return (*seg(opening, "muted"), (clean(quote.text), "quote"), *seg(closing, "muted"), *seg(carried, "muted"))


def speaker_line(quote: Quote, kind: bool = True) -> Line:
    """Who says it, to whom, through whom, and (if asked) of what kind it is when its marks do not tell."""
    name = _name(quote.speaker)
    if quote.addressee:
        name = (*name, (" to ", "muted"), (clean(quote.addressee), "person"))
    parts = [name]
    if quote.speaker and quote.speaker.via:
        parts.append(seg(f"through {', '.join(map(clean, quote.speaker.via))}", "muted"))
    parts.append(seg(_KINDS[quote.kind] if kind and quote.kind != "direct" else "", "muted"))
    return spaced(parts, _DOT)


def _name(speaker: Speaker | None) -> Line:
    return seg(clean(speaker.name), "speaker") if speaker else seg(UNNAMED, "muted")


def quote_lines(known: Index, quote: Quote) -> list[Line]:
    """A quotation in two lines: the words, and who says them."""
    return [quote_line(known, quote), seg("— ", "muted") + speaker_line(quote)]


def quote_groups(timeline: Timeline) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Speakers with the ids of what they say, in order of first appearance; those without a name come last."""
    groups: dict[str, list[str]] = {}
    for quote in timeline.quotes:
        groups.setdefault(quote.speaker.name if quote.speaker else "", []).append(quote.id)
    unnamed = groups.pop("", [])
    named = tuple((name, tuple(ids)) for name, ids in groups.items())
    return (*named, (UNNAMED, tuple(unnamed))) if unnamed else named


def quote_detail(timeline: Timeline, quote_id: str, zones: Sequence[str] = ()) -> tuple[Line, ...]:
    """The Quote pane: full text, speaker and how found, said when against happened when. Empty for an unknown id."""
    known = index(timeline)
    if (quote := known.quotes.get(quote_id)) is None:
        return ()
    zones = tuple(zones) or timeline.zones
    chain = [part for part in _chain(known, quote) if part.id != quote.id]
    blocks: list[list[Line]] = [[quote_line(known, quote)], _facts(known, quote, zones)]
    if chain:
        blocks.append(labelled("With", [quote_line(known, part) for part in chain]))
    sources = labelled("Source", [_place(known, Evidence(quote.document, quote.start, quote.end, quote.text))])
    return join_blocks([*blocks, sources, *([_witnesses(known, quote)] if quote.witnesses else [])])


def _place(known: Index, words: Evidence) -> Line:
    return seg(f"{known.document_name(words.document)}, characters {words.start:,}–{words.end:,}", "muted")


def _witnesses(known: Index, quote: Quote) -> list[Line]:
    """Where else it is quoted; the words again where they are not quite the same."""
    lines: list[Line] = []
    for words in quote.witnesses:
        said = replace(quote, document=words.document, start=words.start, end=words.end, text=words.text, witnesses=())
        same = plain(quote_line(known, said)) == plain(quote_line(known, replace(quote, witnesses=())))
        lines += [_place(known, words)] if same else [quote_line(known, said), _place(known, words)]
    return labelled("Also in", lines)


def _chain(known: Index, quote: Quote) -> list[Quote]:
    """The parts of one speech broken by a cue or re-opened at a paragraph, in order; circles are cut."""
    first, seen = quote, {quote.id}
    while first.continues and first.continues not in seen and (earlier := known.quotes.get(first.continues)):
        first = earlier
        seen.add(first.id)
    later = {part.continues: part for part in known.timeline.quotes if part.continues}
    parts = [first]
    while (following := later.get(parts[-1].id)) and following not in parts:
        parts.append(following)
    return parts


def _facts(known: Index, quote: Quote, zones: Sequence[str]) -> list[Line]:
    lines = labelled("Who", [_who(quote)])
    if found := found_by(quote):
        lines += labelled("", [found])
    lines += labelled("Kind", [seg(_kind(known, quote))])
    if quote.said_at:
        lines += labelled("Said", [_moment(quote.said_at, zones)])
    if about := known.event(quote.about or ""):
        when = _moment(about.when, zones) if about.when else seg("undated", "muted")
        lines += labelled("About", [seg(clean(about.title), "title"), when])
    return lines


def _moment(moment: Moment, zones: Sequence[str]) -> Line:
    return ((moment_label(moment, zones[0]), "time"), (f"  {zone_label(zones[0])}", "zone"))


def _who(quote: Quote) -> Line:
    line = _name(quote.speaker)
    for name in reversed(quote.speaker.via if quote.speaker else ()):
        line = (*seg(clean(name), "person"), (" → ", "muted"), *line)
    return (*line, (" → ", "muted"), (clean(quote.addressee), "person")) if quote.addressee else line


def found_by(quote: Quote) -> Line:
    """How the speaker was found, in plain words; empty when there is none."""
    speaker = quote.speaker
    if speaker is None:
        return ()
    mention = f"“{clean(speaker.mention.text)}”" if speaker.mention else ""
    cue = f"“{clean(quote.cue.text)}”" if quote.cue else ""
    told = {
        "cue": f"named {mention or 'here'}" + (f" beside {cue}" if cue else ""),
        "pronoun": f"{mention or 'a pronoun'} stands for the name" + (f", beside {cue}" if cue else ""),
        "previous": "goes on speaking from the quotation before",
        "heading": f"named {mention or 'in front'} before the colon of a heading",
        "chain": f"told by {listing([clean(name) for name in speaker.via]) or 'another'}" + (f", {cue}" if cue else ""),
        "unspoken": "not named beside the words, but the one who is speaking",
        "user": "● named by you",
    }
    return seg(told[speaker.found_by], "user" if speaker.found_by == "user" else "muted")


def _kind(known: Index, quote: Quote) -> str:
    opening, closing = marks(known, quote)
    pairs = {"“": "”", "«": "»", "„": "“", "‘": "’", "‹": "›", '"': '"', "'": "'", "»": "«"}
    wrong = opening and closing and pairs.get(opening, closing) != closing and (opening, closing) != ("„", "”")
    return _KINDS[quote.kind] + (f", printed {opening} … {closing}" if wrong else "")
