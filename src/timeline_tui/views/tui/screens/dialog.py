"""A box over the main screen: a title, something to read or to choose from, and the keys that work in it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from timeline_tui.present.line import Line, plain
from timeline_tui.present.query import fold
from timeline_tui.views.tui.keymap import bindings
from timeline_tui.views.tui.look import Look
from timeline_tui.views.tui.widgets.bars import Bar
from timeline_tui.views.tui.widgets.pages import ItemsPage, Page, TextPage
from timeline_tui.views.tui.widgets.sheet import Sheet
from timeline_tui.views.tui.widgets.text import TextSheet

_NARROW, _FLAT = 60, 20
_SHARE, _CHROME = 86, 4
"""Percent of the window's height that a box takes at most, and the lines of it that are edge and title."""


class Dialog(ModalScreen[str | None]):
    """The box, and moving about in it. Closes with what was chosen, or None."""

    def __init__(self, look: Look, title: str, keys: str = "Esc back") -> None:
        super().__init__()
        self.look = look
        self.bar = Bar(look, "header", id="dialog-title")
        self.bar.titled = True
        self.bar.left, self.bar.right = ((title, "heading"),), ((keys, "muted"),)
        self.sheet = TextSheet(look, id="dialog-sheet", ground="panel")
        self.sheet.lit = True

    def compose(self) -> ComposeResult:
        """Title, then whatever the kind of dialog needs."""
        with Vertical(id="dialog"):
            yield self.bar
            yield self.sheet

    def on_resize(self, event: events.Resize) -> None:
        """In a small window take all of it, and give no line away."""
        self.set_class(event.size.width < _NARROW, "-narrow")
        flat = event.size.height < _FLAT
        self.set_class(flat, "-flat")
        share = 100 if event.size.width < _NARROW else _SHARE
        self.sheet.styles.max_height = max(event.size.height * share // 100 - (_CHROME - flat), 1)

    def action_step(self, by: int) -> None:
        """A row or a line up or down."""
        self.sheet.step(by)

    def action_page(self, by: int) -> None:
        """A screenful."""
        self.sheet.turn(by)

    def action_half_page(self, by: int) -> None:
        """Half a screenful."""
        self.sheet.turn(by / 2)

    def action_edge(self, side: int) -> None:
        """The first or the last row."""
        self.sheet.edge(side)

    def action_back(self, out: bool) -> None:
        """Close it without a choice."""
        del out
        self.dismiss(None)

    def action_deeper(self) -> None:
        """Nothing lies deeper in a text."""


class Reader(Dialog):
    """Something to read."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("text")

    def __init__(self, look: Look, title: str, page: Page, keys: str = "Esc back", deeper: str | None = None) -> None:
        super().__init__(look, title, keys)
        self.page = page
        self.deeper = deeper

    def on_mount(self) -> None:
        """Show the page, in a box no higher than it needs."""
        self.add_class("-fitted")
        self.sheet.show(self.page)
        self.sheet.focus()

    def action_deeper(self) -> None:
        """Close it and go on, where there is something to go on to."""
        if self.deeper is not None:
            self.dismiss(self.deeper)


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to choose: its name for the program, how it is shown, what is searched; a heading has no name."""

    name: str
    lines: tuple[Line, ...]
    words: str = ""
    folded: str = field(init=False, default="")

    def __post_init__(self) -> None:
        words = self.words or " ".join(plain(line) for line in self.lines)
        object.__setattr__(self, "folded", fold(words))


class Picker(Dialog):
    """A list to choose from, narrowed by what is typed. `preview` is told of the choice under the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("list")

    def __init__(
        self, look: Look, title: str, choices: Sequence[Choice], *, first: str = "", typed: bool = True,
        preview: Callable[[str], None] | None = None, more: Callable[[str], Sequence[Choice]] | None = None,
        keys: str = "Enter chooses  Esc back", empty: str = "Nothing to choose from.",
    ) -> None:  # fmt: skip
        super().__init__(look, title, keys)
        self.empty = empty
        self.choices = choices
        self.shown: list[Choice] = list(choices)
        self.first = first
        self.preview = preview
        self.more = more
        self.input = Input(placeholder="type to narrow", id="dialog-input", compact=True) if typed else None

    def compose(self) -> ComposeResult:
        """The field between title and list."""
        with Vertical(id="dialog"):
            yield self.bar
            if self.input is not None:
                self.input.cursor_blink = False
                yield self.input
            yield self.sheet

    def on_mount(self) -> None:
        """Show the list with the present choice under the cursor; a list that cannot change has a box that fits."""
        self.set_class(self.input is None, "-fitted")
        self._show()
        (self.input or self.sheet).focus()

    def _show(self) -> None:
        at = next((n for n, choice in enumerate(self.shown) if choice.name and choice.name == self.first), -1)
        at = next((n for n, choice in enumerate(self.shown) if choice.name), 0) if at < 0 else at
        empty = TextPage(((("Nothing fits." if self.choices else self.empty, "muted"),),))
        self.sheet.show(ChoicesPage([choice.lines for choice in self.shown], at, self.shown) if self.shown else empty)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Keep what fits the words typed."""
        event.stop()
        self.narrow(event.value)

    def narrow(self, text: str) -> None:
        """Show what fits these words; everything when there are none."""
        self.shown = self.fitting(text) if text.strip() else list(self.choices)
        self._show()

    def fitting(self, text: str) -> list[Choice]:
        """The choices in which all the words occur."""
        words = fold(text).split()
        found = [choice for choice in self.choices if all(word in choice.folded for word in words)]
        named = {choice.name for choice in found if choice.name}
        found += [choice for choice in (self.more(text) if self.more else ()) if choice.name not in named]
        return [choice for choice in found if choice.name]

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter in the field chooses what the cursor is on."""
        event.stop()
        self.action_deeper()

    @property
    def chosen(self) -> str | None:
        """The name under the cursor."""
        at = self.sheet.cursor
        return self.shown[at].name or None if at is not None and at < len(self.shown) else None

    def action_deeper(self) -> None:
        """Choose."""
        if self.chosen is not None:
            self.dismiss(self.chosen)

    @on(Sheet.Moved)
    def moved(self, message: Sheet.Moved) -> None:
        """Tell of the choice under the cursor; a double click chooses it."""
        if isinstance(message, Sheet.Opened):
            self.action_deeper()
        elif self.preview is not None and self.chosen is not None:
            self.preview(self.chosen)


class ChoicesPage(ItemsPage):
    """The rows of a picker: headings cannot be chosen."""

    def __init__(self, items: Sequence[Sequence[Line]], first: int, choices: Sequence[Choice]) -> None:
        super().__init__(items, first)
        self.choices = choices

    def choosable(self, row: int) -> bool:
        """Tell whether a row is a choice."""
        return bool(self.choices[row].name)
