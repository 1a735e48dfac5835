"""The way from words to an instant, step by step: the explorer's Evidence tab and `--explain` tell it alike."""

from collections.abc import Sequence

from timeline_tui.model import Finding, Moment, Timeline, Timex
from timeline_tui.present.blocks import LABEL, join_blocks, labelled
from timeline_tui.present.labels import day_label
from timeline_tui.present.line import Line, pad_text, seg, width
from timeline_tui.present.safe import clean
from timeline_tui.present.sentences import SEVERITY_GLYPHS
from timeline_tui.present.when import TIMED, abbreviation, begin, local, moment_label, offset, times, zone_label

FOUND_FROM = {
    "stated": "stated", "place": "from the place", "speaker": "the speaker's clock", "dateline": "from the dateline",
    "document": "from the source", "assumed": "assumed", "user": "your choice",
}  # fmt: skip
_FOUND_SHORT = {"document": "source", "user": "yours"}
_KINDS = {
    "DURATION": "an amount of time: it has no place on the calendar",
    "SET": "a time that comes again: it has no one place on the calendar",
    "DATE": "no date can be given",
    "TIME": "no time can be given",
}


def clock_lines(moment: Moment, zones: Sequence[str]) -> list[Line]:
    """One line a clock, its parts under each other: hours, city, abbreviation and offset, and where it came from."""
    start = begin(moment)
    cells = [times(moment, zone, zones[0]) for zone in zones]
    names = [zone_label(zone) for zone in zones]
    lines: list[Line] = []
    for zone, cell, name in zip(zones, cells, names, strict=True):
        found = f"  {_FOUND_SHORT.get(moment.zone_from, moment.zone_from)}" if zone == moment.zone else ""
        lines.append((
            (pad_text(cell, max(map(width, cells))), "time" if zone == zones[0] else "time.second"),
            ("  " + pad_text(name, max(map(width, names))), "text"),
            (f"  {abbreviation(start, zone)} {offset(start, zone)}", "zone"),
            *seg(found, "muted"),
        ))  # fmt: skip
    return lines


def steps(timex: Timex | None, moment: Moment) -> list[Line]:
    """The words with their TIMEX3 value, each step of the resolution, then zone, instants and notations."""
    lines = _words(timex) if timex else []
    numbered = enumerate(moment.reasons, start=1)
    lines += [((f"{number}. ".rjust(LABEL), "muted"), (clean(step), "text")) for number, step in numbered]
    lines += labelled("Zone", [seg(moment.zone, "zone") + seg(f"  {FOUND_FROM[moment.zone_from]}", "muted")])
    lines += labelled("UTC", [seg(f"{stamp(moment, 'start')} to {stamp(moment, 'end')}", "time")])
    if moment.local:
        lines += labelled("Local", [seg(moment.local, "time")])
    return lines + labelled("EDTF", [seg(moment.edtf, "time")])


def _words(timex: Timex) -> list[Line]:
    lines = labelled("Words", [seg(clean(timex.text), "source.timex")])
    value = seg(f"{timex.type} {timex.value}") + seg(f"  {timex.mod}" if timex.mod else "")
    return lines + labelled("Value", [value])


def stamp(moment: Moment, which: str) -> str:
    """An edge of a moment as "2025-12-29T13:00:00Z"."""
    instant = moment.start if which == "start" else moment.end
    return instant.replace(tzinfo=None).isoformat() + "Z"


def explain(timeline: Timeline, zones: Sequence[str] = ()) -> tuple[Line, ...]:
    """Explain every time expression of a timeline in text order, then what cannot be true of them."""
    zones = tuple(zones) or timeline.zones
    blocks = [_explained(timex, zones) for timex in timeline.timexes]
    return join_blocks([*blocks, *(_doubt(finding) for finding in timeline.findings)])


def _explained(timex: Timex, zones: Sequence[str]) -> list[Line]:
    moment = timex.moment
    if moment is None:
        return _words(timex) + labelled("When", [seg(_why_none(timex), "muted")])
    lines = steps(timex, moment)
    if moment.granularity not in TIMED:
        return lines + labelled("When", [seg(moment_label(moment, moment.zone), "time")])
    clocks = clock_lines(moment, list(dict.fromkeys((*zones, moment.zone))))
    head = seg(day_label(local(begin(moment), zones[0] if zones else moment.zone)), "time")
    return lines + labelled("When", [head, *clocks])


def _why_none(timex: Timex) -> str:
    if timex.value.endswith("_REF"):
        return "a vague reference: it has no place on the calendar"
    missing = "; give a date to count from with --date" if "X" in timex.value else ""
    return _KINDS[timex.type] + (missing if timex.type in ("DATE", "TIME") else "")


def _doubt(finding: Finding) -> list[Line]:
    sign = seg(f"{SEVERITY_GLYPHS[finding.severity]} ", finding.severity)
    readings = [seg(f"  · {clean(reading.explanation)}", "muted") for reading in finding.readings]
    return [sign + seg(clean(finding.message), finding.severity), *readings]
