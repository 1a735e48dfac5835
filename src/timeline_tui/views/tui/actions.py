"""Every action of the explorer, once. Bindings, footer, key help and command palette are all made from this list."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Action:
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
    group: str
    where: tuple[str, ...] = ("explorer",)
    footer: str = ""
    listed: bool = True


ALL = ("explorer", "list", "text")
LISTS = ("explorer", "list", "text")

ACTIONS: tuple[Action, ...] = (
    Action("move.down", "Next row", "down,j", "step(1)", "The row below, or a line down in a text", "Move", LISTS, listed=False),
    Action("move.up", "Previous row", "up,k", "step(-1)", "The row above, or a line up in a text", "Move", LISTS, listed=False),
    Action("move.page-down", "Page down", "pagedown,space", "page(1)", "A screenful down", "Move", LISTS, listed=False),
    Action("move.page-up", "Page up", "pageup", "page(-1)", "A screenful up", "Move", LISTS, listed=False),
    Action("move.half-down", "Half a page down", "ctrl+d", "half_page(1)", "Half a screenful down", "Move", LISTS, listed=False),
    Action("move.half-up", "Half a page up", "ctrl+u", "half_page(-1)", "Half a screenful up", "Move", LISTS, listed=False),
    Action("move.first", "First row", "home,<", "edge(-1)", "The first row", "Move", LISTS),
    Action("move.last", "Last row", "end,>", "edge(1)", "The last row", "Move", LISTS),
    Action("move.next-day", "Next day", "J", "day(1)", "The first row of the next day", "Move"),
    Action("move.previous-day", "Previous day", "K", "day(-1)", "The first row of the day before", "Move"),
    Action("move.next-quote", "Next quote", "),]", "quote(1)", "The next quote, and its event", "Move"),
    Action("move.previous-quote", "Previous quote", "(,[", "quote(-1)", "The quote before, and its event", "Move"),
    Action("pane.next", "Other pane", "tab", "other_pane", "To the other pane and back", "Panes"),
    Action("pane.previous", "Other pane, backwards", "shift+tab", "other_pane", "The same, the other way round", "Panes", listed=False),
    Action("tab.event", "Event tab", "1", "tab('event')", "When, who, where, and what is wrong", "Panes"),
    Action("tab.quotes", "Quotes tab", "2", "tab('quotes')", "What was said about it, and by whom", "Panes"),
    Action("tab.source", "Source tab", "3", "tab('source')", "The article, with this event's words marked", "Panes"),
    Action("tab.clocks", "Clocks tab", "4", "tab('clocks')", "The same instant on every clock", "Panes"),
    Action("tab.evidence", "Evidence tab", "5", "tab('evidence')", "From the words to the instant, step by step", "Panes"),
    Action("tab.next", "Next tab", "l,right", "turn_tab(1)", "The tab to the right", "Panes", listed=False),
    Action("tab.previous", "Previous tab", "h,left", "turn_tab(-1)", "The tab to the left", "Panes", listed=False),
    Action("go.deeper", "Open", "enter", "deeper", "One step deeper: row, detail, quote, source", "Panes", ALL, "open", False),
    Action("go.back", "Back", "escape,q", "back", "One step back; at the root, q quits", "Panes", ALL, listed=False),
    Action("pane.maximise", "Maximise the pane", "m", "maximise", "Give one pane the whole screen, and back", "Panes"),
    Action("find.search", "Search", "/", "search", "Find words in rows and source", "Find", footer="search"),
    Action("find.next", "Next match", "n", "match(1)", "The next place the searched words occur", "Find"),
    Action("find.previous", "Previous match", "N", "match(-1)", "The place before", "Find"),
    Action("find.filter", "Filter", "f", "filter", "Show only some rows: words, speaker: who: place: after: has:quote", "Find", footer="filter"),
    Action("time.swap", "Swap clocks", "z", "swap_clocks", "Make the second clock the primary one", "Time", footer="swap clocks"),
    Action("time.zones", "Choose clocks", "Z", "zones", "Search any zone or city; the first two are the columns", "Time"),
    Action("time.zoom-in", "Zoom in", "+,=", "zoom(-1)", "Finer headings: years, months, days, hours", "Time"),
    Action("time.zoom-out", "Zoom out", "minus", "zoom(1)", "Coarser headings: hours, days, months, years", "Time"),
    Action("list.quotes", "Quotes", "Q", "quotes", "All quotes by speaker", "Lists", footer="quotes"),
    Action("list.findings", "Findings", "!", "findings", "Every statement that cannot be right or known", "Lists", footer="findings"),
    Action("out.copy", "Copy citation", "y", "copy('citation')", "The event with its times and source, to the clipboard", "Out", footer="copy"),
    Action("out.copy-quote", "Copy quote", "Y", "copy('quote')", "The quote with its speaker, to the clipboard", "Out"),
    Action("look.theme", "Theme", "t", "themes", "Choose the colours", "Screen"),
    Action("look.help", "Keys", "?", "help", "Every key and what it does", "Screen", footer="keys"),
    Action("look.commands", "Commands", ":,ctrl+p", "commands", "Every action by name", "Screen", footer="commands", listed=False),
    Action("app.quit", "Quit", "ctrl+q", "app.quit", "Leave", "Screen", ("app",)),
)  # fmt: skip

FOOTER = ("find.search", "find.filter", "time.swap", "list.quotes", "list.findings", "out.copy", "look.commands", "look.help")
"""The footer's actions in the order in which they are given up, last first, when the line is short."""

BY_ID = {action.id: action for action in ACTIONS}
GROUPS = tuple(dict.fromkeys(action.group for action in ACTIONS))


def of_screen(where: str) -> tuple[Action, ...]:
    """Return the actions that work in a kind of screen: "explorer", "list", "text" or "app"."""
    return tuple(action for action in ACTIONS if where in action.where)
