"""What there is to choose from in the dialogs."""

from collections.abc import Mapping, Sequence
from importlib.resources import files

from timeline_tui.model import Marked, Timeline
from timeline_tui.present.choices import ClockChoice, clock_choices
from timeline_tui.present.findings import FindingItem, findings_list
from timeline_tui.present.index import index
from timeline_tui.present.line import Line, clip_text, seg
from timeline_tui.present.marks import comment_lines, lost, marks_of, signs, told_lines
from timeline_tui.present.quotes import quote_groups, quote_line
from timeline_tui.present.rows import Rows
from timeline_tui.present.safe import clean
from timeline_tui.present.sources import source_list
from timeline_tui.present.when import zone_label
from timeline_tui.views.tui.actions import ACTIONS, Action
from timeline_tui.views.tui.keymap import shown
from timeline_tui.views.tui.screens.dialog import Choice

_WORDS = 60
"""Cells shown of words that are no longer there."""


def quote_choices(timeline: Timeline) -> list[Choice]:
    """All quotes under their speakers."""
    known = index(timeline)
    choices: list[Choice] = []
    for name, quotes in quote_groups(timeline):
        head: Line = ((clean(name), "speaker"), (f"  {len(quotes)}", "muted"))
        choices.append(Choice("", (((), head) if choices else (head,))))
        for quote in quotes:
            found = known.quotes[quote]
            choices.append(Choice(quote, ((("  ", "text"), *quote_line(known, found)),), f"{name} {found.text}"))
    return choices


def source_choices(timeline: Timeline) -> list[Choice]:
    """All documents."""
    return [Choice(item.id, (item.line,), item.name) for item in source_list(timeline)]


def finding_choices(timeline: Timeline, chosen: Sequence[ClockChoice]) -> tuple[list[Choice], dict[str, ClockChoice]]:
    """What the user chose, then all findings, the gravest first; and by name what choosing a line assumes."""
    choices, offers = _own_choices(chosen)
    findings = index(timeline).findings
    for item in findings_list(timeline):
        clocks = clock_choices(timeline, findings[item.id])
        offers.update((f"{item.id} {number}", clock) for number, clock in clocks.items())
        choices += _finding(item, clocks) if clocks else [Choice(item.id, (*item.lines, ()))]
    return choices, offers


def _own_choices(chosen: Sequence[ClockChoice]) -> tuple[list[Choice], dict[str, ClockChoice]]:
    """The clocks the user chose; Enter takes one back."""
    if not chosen:
        return [], {}
    offers = {f"mine {number}": clock for number, clock in enumerate(chosen)}
    head = Choice("", ((("Your choices", "heading"),),))
    lines = [Choice(name, (_own_line(clock),)) for name, clock in offers.items()]
    return [head, *lines, Choice("", ((),))], offers


def _own_line(clock: ClockChoice) -> Line:
    return (("  ● ", "user"), (clock.told, "user"), ("   Enter takes it back", "muted"))


def _finding(item: FindingItem, clocks: Mapping[int, ClockChoice]) -> list[Choice]:
    """A finding and each of its readings on a line of its own, those that can be chosen marked."""
    told = item.lines[: len(item.lines) - len(item.readings)]
    lines = [_reading(reading.line, clocks.get(number)) for number, reading in enumerate(item.readings)]
    lines[-1] = (*lines[-1], ())
    return [Choice(item.id, told), *(Choice(f"{item.id} {number}", line) for number, line in enumerate(lines))]


def _reading(line: Line, clock: ClockChoice | None) -> tuple[Line, ...]:
    if clock is None:
        return (line,)
    return ((("  ○ ", "user"), *line[1:], (f"  Enter assumes: {clock.told}", "user")),)


def mark_choices(timeline: Timeline, zones: Sequence[str]) -> list[Choice]:
    """The events that the user made something of, in the order of time; then the marks that have lost theirs."""
    found = marks_of(timeline)
    rows = Rows(timeline, zones, hidden=True)
    events = [event for at in range(len(rows)) if (event := rows.event_at(at)) is not None and event.id in found]
    choices = [_marked(clean(event.title), found[event.id], zones, event.id) for event in events]
    if gone := lost(timeline):
        head = f"No longer found in the source, kept all the same: {len(gone)}"
        choices.append(Choice("", (((), ((head, "heading"),)) if choices else (((head, "heading"),),))))
        choices += [_marked(f"“{clip_text(clean(one.evidence.text), _WORDS)}”", one, zones) for one in gone]
    return choices


def _marked(title: str, mark: Marked, zones: Sequence[str], name: str = "") -> Choice:
    more = [*told_lines(mark, zones), *comment_lines(mark)]
    lines: tuple[Line, ...] = ((("  ", "text"), (title, "title"), *signs(mark)),)
    return Choice(name, (*lines, *((("    ", "text"), *line) for line in more)))


def zone_choices(zones: Sequence[str]) -> list[Choice]:
    """The clocks in use, then every zone there is."""
    every = files("tzdata").joinpath("zones").read_text(encoding="utf-8").split()
    others = sorted(name for name in every if "/" in name and not name.startswith("Etc/"))
    notes = dict.fromkeys(zones, "  in use")
    notes.update(dict.fromkeys(zones[:1] if len(zones) > 1 else (), "  first clock: Enter puts it away"))
    return [_zone(name, notes.get(name, "")) for name in dict.fromkeys((*zones, *others, "UTC"))]


def _zone(name: str, note: str) -> Choice:
    line: Line = ((f"{zone_label(name):<16}", "text"), (f"  {name}", "muted"), *seg(note, "user"))
    return Choice(name, (line,), f"{zone_label(name)} {name}")


def command_choices(own: Mapping[str, str], ascii_only: bool) -> list[Choice]:
    """Every action that makes sense by name, with its key."""
    listed = [action for action in ACTIONS if action.listed]
    room = max(len(action.name) for action in listed)
    return [_command(action, shown(action, own, ascii_only), room) for action in listed]


def _command(action: Action, key: str, room: int) -> Choice:
    line: Line = ((action.name.ljust(room + 2), "text"), (key.ljust(8), "key"), (action.help, "muted"))
    return Choice(action.id, (line,), f"{action.name} {action.id} {action.help}")
