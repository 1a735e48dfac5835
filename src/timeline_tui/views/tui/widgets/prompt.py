"""The line in which a search or a filter is typed, with what is wrong under the place where it is wrong."""

from collections.abc import Callable
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.strip import Strip
from textual.widgets import Input

from timeline_tui.present.complete import Completion
from timeline_tui.present.line import Line, clip, seg, spaced
from timeline_tui.views.tui.keymap import bindings
from timeline_tui.views.tui.look import Look
from timeline_tui.views.tui.widgets.drawn import Drawn


class Hint(Drawn):
    """A line that points at a character of the line above it."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.line: Line = ()

    def show(self, line: Line) -> None:
        """Say something else."""
        if line != self.line:
            self.line = line
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Return the line."""
        return self.look.strip(self.line if not y else (), self.size.width, "panel")


class Turn(NamedTuple):
    """A word being completed: its proposals, the one in the line, and the line with it and up to the cursor."""

    proposals: Completion
    number: int
    text: str
    cursor: int


class Prompt(Vertical):
    """Asks for one line. What is typed is told as it is typed; Enter and Escape end it.

    `completes` proposes how the word at the cursor may go on; Tab takes the proposals one after another.
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings("prompt")

    class Typed(Message):
        """The text changed."""

        def __init__(self, prompt: "Prompt", text: str) -> None:
            super().__init__()
            self.prompt = prompt
            self.text = text

    class Ended(Typed):
        """Enter: the text is meant."""

    def __init__(
        self, look: Look, purpose: str, label: str, text: str, hint: str,
        completes: Callable[[str, int], Completion] | None = None,
    ) -> None:  # fmt: skip
        super().__init__(id="prompt")
        self.purpose = purpose
        self.label = label
        self.hint_text = hint
        self.completes = completes
        self._turn: Turn | None = None
        self.input = Input(text, id="prompt-input", compact=True, select_on_focus=False)
        self.input.cursor_blink = False
        self.hint = Hint(look)
        self.name_of = Hint(look)

    def compose(self) -> ComposeResult:
        """The label and the field in one line, the hint under it."""
        from textual.containers import Horizontal

        self.name_of.line = ((f" {self.label} ", "key"),)
        self.name_of.styles.width = len(self.label) + 2
        with Horizontal(id="prompt-line"):
            yield self.name_of
            yield self.input
        self.say(self.hint_text)
        yield self.hint

    def on_mount(self) -> None:
        """Take the keys."""
        self.input.focus()

    def say(self, text: str) -> None:
        """Show a remark under the line."""
        self.hint.show(((" " * (len(self.label) + 3), "text"), (text, "muted")))

    def complain(self, message: str, position: int) -> None:
        """Show what is wrong, a caret under the character where it is."""
        indent = len(self.label) + 3 + position
        caret = ((" " * indent, "text"), ("^ ", "error"), (message, "error"))
        if indent + 2 + len(message) > self.size.width:
            before = max(indent - len(message) - 1, 0)
            caret = ((" " * before, "text"), (f"{message} ", "error"), ("^", "error"))
        self.hint.show(caret)

    # Completing

    def proposals(self) -> Completion:
        """How the word at the cursor may go on; while Tab is pressed again and again, what it went through."""
        if self._turn is not None:
            return self._turn.proposals
        text, cursor = self.input.value, self.input.cursor_position
        if self.completes is None:
            return Completion(cursor, cursor, ())
        start, end, options = self.completes(text, cursor)
        return Completion(start, end, tuple(option for option in options if option != text[start:end]))

    def action_complete(self, by: int) -> None:
        """Put the next proposal, or the one before, in place of the word."""
        found, before = self.proposals(), self._turn
        if not found.options:
            return
        number = (before.number + by) % len(found.options) if before else 0 if by > 0 else len(found.options) - 1
        option, text = found.options[number], self.input.value
        text = text[: found.start] + option + text[before.cursor if before else found.end :]
        self._turn = Turn(found, number, text, found.start + len(option)) if len(found.options) > 1 else None
        self.input.value = text
        self.input.cursor_position = found.start + len(option)

    def offer(self, text: str) -> bool:
        """Show a remark and the proposals behind it; tell whether there are any."""
        options, at = self.proposals().options, self._turn.number if self._turn else -1
        if not options:
            return False
        shown = [seg(_short(option), "text" if number == at else "muted") for number, option in enumerate(options)]
        lead = (" " * (len(self.label) + 3), "text"), (f"{text}   " if text else "", "muted"), ("Tab  ", "key")
        self.hint.show(clip((*lead, *spaced(shown, seg("  "))), max(self.size.width - 1, 1)))
        return True

    def on_input_changed(self, event: Input.Changed) -> None:
        """Tell what is typed."""
        event.stop()
        if self._turn is not None and event.value != self._turn.text:
            self._turn = None
        self.post_message(self.Typed(self, event.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Tell that it is meant."""
        event.stop()
        self.post_message(self.Ended(self, event.value))


def _short(option: str) -> str:
    """A value without the field that stands in the line already."""
    _, _, value = option.partition(":")
    return value.strip('"') or option
