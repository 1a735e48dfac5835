"""One line to paste elsewhere: what, when in every clock, and where it was read."""

from collections.abc import Sequence

from timeline_tui.model import Moment, Timeline
from timeline_tui.present.index import index
from timeline_tui.present.quotes import UNNAMED
from timeline_tui.present.safe import clean
from timeline_tui.present.when import abbreviation, begin, hours, moment_label, zone_label


def citation(timeline: Timeline, event_id: str, zones: Sequence[str] = ()) -> str:
    """One line to paste elsewhere: the title, when in every clock, and the source. "" for an unknown id."""
    known = index(timeline)
    if (event := known.event(event_id)) is None:
        return ""
    parts = [clean(event.title).rstrip(".")]
    if event.when is not None:
        parts.append(cited_moment(event.when, tuple(zones) or timeline.zones))
    if event.evidence:
        parts.append("; ".join(known.source_names(event)))
    return ". ".join(parts) + "."


def cited_moment(moment: Moment, zones: Sequence[str]) -> str:
    """A moment for a citation: "Mon 29 Dec 2025, 08:00 New York EST (16:00 Moscow MSK)"."""
    first, *others = zones
    start = begin(moment)
    if not hours(moment, first):
        return moment_label(moment, first)
    text = f"{moment_label(moment, first)} {zone_label(first)} {abbreviation(start, first)}"
    rest = [f"{hours(moment, zone)} {zone_label(zone)} {abbreviation(start, zone)}" for zone in others
            if hours(moment, zone)]  # fmt: skip
    return f"{text} ({', '.join(rest)})" if rest else text


def quote_citation(timeline: Timeline, quote_id: str, zones: Sequence[str] = ()) -> str:
    """The quotation to paste elsewhere, with speaker, time and source. "" for an unknown id."""
    known = index(timeline)
    if (quote := known.quotes.get(quote_id)) is None:
        return ""
    said = cited_moment(quote.said_at, tuple(zones) or timeline.zones) if quote.said_at else ""
    opening, closing = ("“", "”") if quote.kind != "indirect" else ("", "")
    name = clean(quote.speaker.name) if quote.speaker else UNNAMED
    through = f" (through {', '.join(map(clean, quote.speaker.via))})" if quote.speaker and quote.speaker.via else ""
    tail = ", ".join(part for part in (name + through, said, known.document_name(quote.document)) if part)
    return f"{opening}{clean(quote.text)}{closing} — {tail}"
