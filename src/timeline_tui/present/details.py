"""What there is to know of one event, as lines to read: when, who, where, what, and what is doubtful about it."""

from collections.abc import Sequence

from timeline_tui.model import Document, Event, Finding, Moment, Order, Reading, Timeline
from timeline_tui.present.blocks import join_blocks, labelled
from timeline_tui.present.index import Index, index
from timeline_tui.present.labels import day_label
from timeline_tui.present.line import Line, seg, spaced, width
from timeline_tui.present.marks import marks_of, note_lines, told_lines
from timeline_tui.present.quotes import quote_lines
from timeline_tui.present.safe import clean
from timeline_tui.present.sentences import SEVERITY_GLYPHS, plural
from timeline_tui.present.steps import FOUND_FROM, clock_lines, steps
from timeline_tui.present.when import (
    TIMED,
    abbreviation,
    anchor_label,
    begin,
    finish,
    floating,
    local,
    moment_label,
    offset,
    times,
    zone_label,
)  # fmt: skip

_RELATIONS = {"before": "before", "after": "after", "during": "during", "same": "the same as"}


def event_detail(timeline: Timeline, event_id: str, zones: Sequence[str] = ()) -> tuple[Line, ...]:
    """The Event tab: title, when in every clock, who, where, what, findings, quotes. Empty for an unknown id."""
    known = index(timeline)
    if (event := known.event(event_id)) is None:
        return ()
    zones = tuple(zones) or timeline.zones
    mark = marks_of(timeline).get(event_id)
    blocks = [
        [seg(clean(event.title), "title")],
        _facts(known, event, zones),
        note_lines(mark),
        told_lines(mark, zones, brief=True),
        *([*finding_lines(finding)] for name in event.findings if (finding := known.findings.get(name))),
        *([*quote_lines(known, quote)] for name in event.quotes if (quote := known.quotes.get(name))),
    ]
    return join_blocks(blocks)


def _facts(known: Index, event: Event, zones: Sequence[str]) -> list[Line]:
    lines = labelled("When", when_lines(known, event, zones))
    if event.people:
        people = [seg(clean(name), "person") for name in event.people]
        lines += labelled("Who", [spaced(people, ((" · ", "muted"),))])
    if event.place:
        place = seg(clean(event.place.name), "place")
        zone = zone_label(event.place.zone) if event.place.zone else ""
        clock = f"  {zone} time" if zone and zone != event.place.name else ""
        lines += labelled("Where", [place + seg(clock, "zone")])
    return lines + _what(known, event)


def _what(known: Index, event: Event) -> list[Line]:
    words = clean(event.evidence[0].text).strip() if event.evidence else ""
    if told := _told_beside(known, event):
        found = told
    else:
        found = labelled("What", [seg(words)]) if words.rstrip(".") != clean(event.title).strip() else []
    if event.status != "happened":
        found += labelled("Status", [seg(event.status, "warning")])
    if event.about and (about := known.event(event.about)):
        found += labelled("About", [seg(clean(about.title))])
    if len(known.timeline.documents) > 1:
        found += labelled("In", [seg(name, "muted") for name in known.source_names(event)])
    return found


def _told_beside(known: Index, event: Event) -> list[Line]:
    """What the row of a table says beside time and title, column by column; nothing for prose."""
    document = known.documents.get(event.evidence[0].document) if event.evidence else None
    form = document.form if isinstance(document, Document) else None
    if form is None:
        return []
    from timeline_tui.readers.rows import details

    return labelled("What", [
        (*seg(f"{clean(name)}  ", "muted"), *seg(clean(value)))
        for name, value in details(form, event.evidence[0].text)
    ])  # fmt: skip


def when_lines(known: Index, event: Event, zones: Sequence[str]) -> list[Line]:
    """When an event happened: the day, then the time in every clock, then what the text says otherwise."""
    if event.when is None:
        orders = [line for order in event.order for line in _order_lines(known, order, zones)]
        return orders or [seg("undated", "muted")]
    lines: list[Line] = [_head_line(known, event, zones[0])]
    if floating(event.when):
        lines.append(seg(f"no clock is named; {zone_label(event.when.zone)} is assumed", "muted"))
    elif event.when.granularity in TIMED or event.when.granularity == "day":
        lines += clock_lines(event.when, list(dict.fromkeys((*zones, event.when.zone))))
    else:
        lines.append(seg(f"{zone_label(event.when.zone)} time, {FOUND_FROM[event.when.zone_from]}", "muted"))
    lines += [_stated_line(stated.moment, stated.text) for stated in known.stated_otherwise(event)]
    return lines


def _head_line(known: Index, event: Event, zone: str) -> Line:
    assert event.when is not None
    here = local(begin(event.when), zone)
    fine = event.when.granularity in {"hour", "minute", "second"}
    name = day_label(here) if fine else moment_label(event.when, zone)
    words = known.words(event)
    return seg(name, "time") + seg(f"  “{words}”" if words else "", "muted")


def _stated_line(moment: Moment, text: str) -> Line:
    """What the text says instead, in its own words."""
    said = times(moment, moment.zone, moment.zone)
    return ((said, "error"), ("  “", "muted"), (text, "quote"), ("” in the text  ", "muted"), ("⚠", "error"))


def _order_lines(known: Index, order: Order, zones: Sequence[str]) -> list[Line]:
    """What an undated event is ordered against: "before Mon 29 Dec 2025, 08:00", and under it the other's title."""
    other = known.event(order.event)
    lead = seg(_RELATIONS[order.relation], "muted")
    if other is None:
        return [(*lead, (" an event that is not shown", "muted"))]
    if other.when is None:
        return [(*lead, (f" {clean(other.title)}", "text"))]
    return [(*lead, (f" {anchor_label(other.when, zones[0])}", "time")), seg(clean(other.title))]


def finding_lines(finding: Finding) -> list[Line]:
    """A finding in plain words, and under it the readings that would make it consistent."""
    head: Line = ((f"{SEVERITY_GLYPHS[finding.severity]} ", finding.severity), (clean(finding.message), "text"))
    return [head, *map(reading_line, finding.readings)]


def reading_line(reading: Reading) -> Line:
    """One reading, in its own words: they name the time that would be right."""
    return (("  · ", "muted"), (clean(reading.explanation), "text"))


def evidence_detail(timeline: Timeline, event_id: str, zones: Sequence[str] = ()) -> tuple[Line, ...]:
    """The Evidence tab: the words, then step by step how they became an instant."""
    known = index(timeline)
    if (event := known.event(event_id)) is None:
        return ()
    zones = tuple(zones) or timeline.zones
    blocks: list[list[Line]] = [[seg(told)]] if (told := _told(known, event)) else []
    for words in event.evidence:
        place = f"{known.document_name(words.document)}, characters {words.start:,}–{words.end:,}"
        blocks.append([seg(clean(words.text), "quote"), seg(place, "muted")])
    if event.when is not None:
        blocks.append(steps(known.timex(event), event.when))
    elif event.order:
        blocks.append(labelled("Order", when_lines(known, event, zones)))
    blocks.append(told_lines(marks_of(timeline).get(event_id), zones))
    return join_blocks(blocks)


def _told(known: Index, event: Event) -> str:
    """Why the tellings of several documents are one row: "Told by 3 sources: same time, same people."."""
    if event.union is None:
        return ""
    reasons = f": {', '.join(event.union.reasons)}" if event.union.reasons else ""
    return clean(f"Told by {plural(len(known.sources(event)), 'source')}{reasons}.")


def clocks_detail(timeline: Timeline, event_id: str, zones: Sequence[str] = ()) -> tuple[Line, ...]:
    """The words of the Clocks tab: the event on every chosen wall and in UTC, one line each."""
    known = index(timeline)
    event = known.event(event_id)
    if event is None or event.when is None:
        return (seg("No time is known, so no clock can show it.", "muted"),) if event else ()
    every = list(dict.fromkeys((*(tuple(zones) or timeline.zones), event.when.zone, "UTC")))
    room = max(width(zone_label(zone)) for zone in every)
    lines: list[Line] = []
    for zone in every:
        start = begin(event.when)
        name = zone_label(zone).ljust(room)
        role = "time" if zone == every[0] else "time.second"
        lines.append(
            (
                (f"{name}  ", "heading"),
                (moment_label(event.when, zone), role),
                (f"  {abbreviation(start, zone)} {offset(start, zone)}", "zone"),
            )
        )
    if finish(event.when) <= begin(event.when):
        lines.append(seg("The end does not come after the start.", "warning"))
    return tuple(lines)
