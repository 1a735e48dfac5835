"""Every action of the explorer, once. Bindings, footer, key help and command palette are all made from this list."""

from typing import NamedTuple


class Action(NamedTuple):
    """Something the user can do.

    `id` is the name to remap it by, `keys` its keys separated by commas, the first of them shown; `call` is the
    textual action it runs, in the screens named by `where`. `footer` is the short label of the bottom line, ""
    for none. `listed` actions are offered by the command palette.
    """

    id: str
    name: str
    keys: str
    call: str
    help: str
    where: tuple[str, ...] = ("explorer",)
    footer: str = ""
    listed: bool = True
    group: str = ""


MOVING = ("explorer", "list", "text")
EVERYWHERE = ("app", "list", "text", "field")
"""A dialog hides what lies below it, the keys of the program too: it has to have them itself."""


def _of(group: str, *actions: Action) -> tuple[Action, ...]:
    return tuple(action._replace(group=group) for action in actions)


_MOVE = _of(
    "Move",
    Action("move.down", "Next row", "down,j", "step(1)", "The row below; in a text, a line down", MOVING, listed=False),
    Action("move.up", "Previous row", "up,k", "step(-1)", "The row above; in a text, a line up", MOVING, listed=False),
    Action("move.page-down", "Page down", "pagedown,space", "page(1)", "A screenful down", MOVING, listed=False),
    Action("move.page-up", "Page up", "pageup", "page(-1)", "A screenful up", MOVING, listed=False),
    Action("move.half-down", "Half down", "ctrl+d", "half_page(1)", "Half a screenful down", MOVING, listed=False),
    Action("move.half-up", "Half up", "ctrl+u", "half_page(-1)", "Half a screenful up", MOVING, listed=False),
    Action("move.first", "First row", "home,<", "edge(-1)", "The first row", MOVING),
    Action("move.last", "Last row", "end,>", "edge(1)", "The last row", MOVING),
    Action("move.next-day", "Next day", "J", "day(1)", "The first row of the next day"),
    Action("move.previous-day", "Previous day", "K", "day(-1)", "The first row of the day before"),
    Action("move.next-quote", "Next quote", "),]", "quote(1)", "The next quote, and its event"),
    Action("move.previous-quote", "Previous quote", "(,[", "quote(-1)", "The quote before, and its event"),
)
_PANES = _of(
    "Panes",
    Action("go.deeper", "Open", "enter", "deeper", "Deeper: row, detail, quote, source", MOVING, listed=False),
    Action("go.back", "Back", "escape", "back(False)", "One step back", MOVING, listed=False),
    Action("go.out", "Back or out", "q", "back(True)", "One step back; from the list, leave", MOVING, listed=False),
    Action("pane.other", "Other pane", "tab,shift+tab", "other_pane", "To the other pane and back"),
    Action("pane.maximise", "Maximise the pane", "m", "maximise", "One pane on the whole screen, or both"),
    Action("tab.event", "Event tab", "1", "tab('event')", "When, who, where, and what is wrong"),
    Action("tab.quotes", "Quotes tab", "2", "tab('quotes')", "What was said about it, and by whom"),
    Action("tab.source", "Source tab", "3", "tab('source')", "The article, this event's words marked"),
    Action("tab.clocks", "Clocks tab", "4", "tab('clocks')", "The same instant on every clock"),
    Action("tab.evidence", "Evidence tab", "5", "tab('evidence')", "From the words to the instant"),
    Action("tab.next", "Next tab", "l,right", "turn_tab(1)", "The tab to the right", listed=False),
    Action("tab.previous", "Previous tab", "h,left", "turn_tab(-1)", "The tab to the left", listed=False),
)
_FIND = _of(
    "Find",
    Action("find.search", "Search", "/", "search", "Words in rows and source", footer="search"),
    Action("find.next", "Next match", "n", "match(1)", "The next place they occur"),
    Action("find.previous", "Previous match", "N", "match(-1)", "The place before"),
    Action("find.filter", "Filter", "f", "filter", "Keep the rows that fit", footer="filter"),
    Action(
        "find.complete",
        "Complete",
        "tab",
        "complete(1)",
        "While filtering: complete the word",
        ("prompt",),
        listed=False,
    ),
    Action(
        "find.complete-back",
        "Complete back",
        "shift+tab",
        "complete(-1)",
        "While filtering: the proposal before",
        ("prompt",),
        listed=False,
    ),
    Action("list.quotes", "Quotes", "Q", "quotes", "All quotes by speaker", footer="quotes"),
    Action("list.sources", "Sources", "S", "sources", "All documents, and what was read from each"),
    Action("list.findings", "Findings", "!", "findings", "What cannot be right, and its readings", footer="findings"),
)
_TIME = _of(
    "Time",
    Action("time.go", "Go to time", "g", "go", "29 Dec 8:00, yesterday evening, 16:00 MSK", footer="go to"),
    Action("time.swap", "Swap clocks", "z", "swap_clocks", "The second clock becomes the first", footer="swap"),
    Action("time.utc", "UTC", "U", "utc", "UTC as the second clock, and back"),
    Action("time.zones", "Choose clocks", "Z", "zones", "Any zones or cities: the first two are columns"),
    Action("time.zoom-in", "Zoom in", "+,=", "zoom(-1)", "Finer headings: month, day, hour"),
    Action("time.zoom-out", "Zoom out", "minus", "zoom(1)", "Coarser headings: day, month, year"),
)
_MINE = _of(
    "Your own",
    Action("mine.star", "Star", "s", "star", "Star the row, or take its star away"),
    Action("mine.tag", "Tag", "T", "tag", "Tags on the row, to filter by"),
    Action("mine.comment", "Comment", "c", "comment", "A comment on the row, for yourself"),
    Action("mine.select", "Select words", "v", "select", "Select words of the source, to add them as a row"),
    Action("mine.add", "Add a row", "a", "add", "Make a row of the words selected in the source"),
    Action("mine.correct", "Correct", "E", "correct", "Another title, time or speaker than was read"),
    Action("mine.merge", "Merge", "M", "merge", "Make the row a part of another"),
    Action("mine.split", "Split", "B", "split", "Make a row of some of this row's words"),
    Action("mine.hide", "Hide", "x", "hide", "Leave the row out, or show it again"),
    Action("mine.hidden", "Show hidden rows", "X", "show_hidden", "Show hidden rows among the others, and back"),
    Action("mine.list", "Your marks", "asterisk", "marks", "All you marked, and where it no longer fits"),
    Action("mine.undo", "Undo", "u", "undo", "Take back what was last chosen, marked or changed"),
    Action("mine.redo", "Redo", "ctrl+r", "redo", "Do again what was taken back"),
)
_OUT = _of(
    "In and out",
    Action("source.open", "Open a source", "o", "open", "Another source beside these: a file, a pasted text"),
    Action("out.export", "Export", "e", "export", "The rows shown into a file, with a preview", footer="export"),
    Action("out.copy", "Copy citation", "y", "copy('citation')", "Event, times and source", footer="copy"),
    Action("out.copy-quote", "Copy quote", "Y", "copy('quote')", "The quote with its speaker"),
)
_SCREEN = _of(
    "Screen",
    Action("look.theme", "Theme", "t", "themes", "Choose the colours"),
    Action("look.commands", "Commands", ":,ctrl+p", "commands", "Every action", footer="commands", listed=False),
    Action("look.redraw", "Redraw", "ctrl+l", "app.redraw", "Draw the screen again", MOVING, listed=False),
    Action("app.suspend", "Suspend", "ctrl+z", "app.suspend_process", "To the shell; fg comes back", EVERYWHERE),
    Action("look.help", "Keys", "?", "help", "This list", footer="keys"),
    Action("app.quit", "Quit", "ctrl+q", "app.quit", "Leave", EVERYWHERE),
)

ACTIONS = (*_MOVE, *_PANES, *_FIND, *_TIME, *_MINE, *_OUT, *_SCREEN)

FOOTER = (
    "find.search", "find.filter", "time.go", "time.swap", "list.quotes", "list.findings", "out.export", "out.copy",
    "look.commands", "look.help",
)  # fmt: skip
"""The actions of the bottom line. In a short line the last but two are given up first."""

BY_ID = {action.id: action for action in ACTIONS}
GROUPS = tuple(dict.fromkeys(action.group for action in ACTIONS))


def of_screen(where: str) -> tuple[Action, ...]:
    """Return the actions that work in a kind of screen: "explorer", "list", "text", "field", "prompt" or "app"."""
    return tuple(action for action in ACTIONS if where in action.where)
