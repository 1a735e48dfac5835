"""The line in which a search or a filter is typed, with what is wrong under the place where it is wrong."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input

from timeline_tui.present.line import Line
from timeline_tui.views.tui.look import Look


class Hint(Widget):
    """A line that points at a character of the line above it."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.line: Line = ()

    def show(self, line: Line) -> None:
        """Say something else."""
        if line != self.line:
            self.line = line
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Return the line."""
        return self.look.strip(self.line if not y else (), self.size.width, "panel")


class Prompt(Vertical):
    """Asks for one line. What is typed is told as it is typed; Enter and Escape end it."""

    class Typed(Message):
        """The text changed."""

        def __init__(self, prompt: "Prompt", text: str) -> None:
            super().__init__()
            self.prompt = prompt
            self.text = text

    class Ended(Typed):
        """Enter: the text is meant."""

    def __init__(self, look: Look, purpose: str, label: str, text: str, hint: str) -> None:
        super().__init__(id="prompt")
        self.purpose = purpose
        self.label = label
        self.hint_text = hint
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

    def on_input_changed(self, event: Input.Changed) -> None:
        """Tell what is typed."""
        event.stop()
        self.post_message(self.Typed(self, event.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Tell that it is meant."""
        event.stop()
        self.post_message(self.Ended(self, event.value))
