"""Writing the rows shown into a file: the format, where to, and the first lines of what will be written."""

import re
from collections.abc import Sequence
from functools import partial
from io import StringIO
from pathlib import Path
from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Vertical
from textual.message import Message
from textual.widgets import Input

from timeline_tui.errors import TimelineError
from timeline_tui.model import Timeline
from timeline_tui.present.index import index
from timeline_tui.present.line import Line, clip, seg
from timeline_tui.present.safe import clean
from timeline_tui.present.selection import Selection
from timeline_tui.present.sentences import plural
from timeline_tui.views.export import FORMATS, Format, left_out, render
from timeline_tui.views.export.destination import refuse, save
from timeline_tui.views.tui.keymap import bindings
from timeline_tui.views.tui.look import Look
from timeline_tui.views.tui.screens.dialog import Choice, ChoicesPage, Dialog
from timeline_tui.views.tui.widgets.pages import PageRow, TextPage
from timeline_tui.views.tui.widgets.prompt import Hint
from timeline_tui.views.tui.widgets.sheet import Sheet
from timeline_tui.views.tui.widgets.text import TextSheet

KINDS: tuple[Format, ...] = (Format("text", (".txt",), "the rows as plain text"), *FORMATS)
_KEYS = "Tab to the file's name  Enter writes it  Esc back"
_LINES, _CELLS, _FEW = 200, 400, 3
"""How much of what will be written is shown."""
_REST = 0.06
"""Seconds the cursor rests on a format before it is written for the preview."""


class Shown(NamedTuple):
    """What is exported: the rows as they are on the screen, under their clocks and their filter."""

    timeline: Timeline
    selection: Selection
    events: int


def written(name: str, shown: Shown) -> str:
    """Return the rows in a format, as the command line writes them. Raises TimelineError where that cannot be."""
    if name != "text":
        return render(name, shown.timeline, shown.selection)
    from timeline_tui.views.plain import PlainOptions, write

    out = StringIO()
    write(shown.timeline, out, PlainOptions(selection=shown.selection))
    return out.getvalue()


def file_name(timeline: Timeline) -> str:
    """Return a name for the file, without an ending: the first document's, told apart from the source itself."""
    if not timeline.documents:
        return "timeline"
    words = Path(timeline.documents[0].source).stem or index(timeline).document_name(timeline.documents[0].id)
    stem = re.sub(r"[^\w.-]+", "-", words).strip("-.")[:60]
    return f"{stem}-timeline" if stem else "timeline"


class _Written(TextPage):
    """A text as it will stand in the file: lines that are too long are cut, not broken."""

    def lay(self, width: int) -> Sequence[PageRow]:
        """Every line a row; the few lines of a format that has hardly any are broken, or nothing would be seen."""
        if len(self.lines) <= _FEW:
            return super().lay(width)
        return [(clip(line, width),) for line in self.lines]


class ExportDialog(Dialog):
    """Formats at the left, what they make of the rows at the right, the file's name below. Closes with the name."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("list")

    class Made(Message):
        """A format was written, or could not be."""

        def __init__(self, name: str, text: str | None, note: str) -> None:
            super().__init__()
            self.name = name
            self.text = text
            self.note = note

    def __init__(self, look: Look, shown: Shown) -> None:
        super().__init__(look, f"Export {plural(shown.events, 'event')}", _KEYS)
        self.shown = shown
        self.preview = TextSheet(look, id="export-preview", ground="background")
        self.label = Hint(look)
        self.label.line = ((" File ", "key"),)
        self.label.styles.width = 6
        self.input = Input(id="dialog-input", compact=True, select_on_focus=False)
        self.note = Hint(look)
        self.made: dict[str, ExportDialog.Made] = {}
        self.stem = file_name(shown.timeline)
        self.proposed = ""
        self.overwrites = ""

    def compose(self) -> ComposeResult:
        """Formats and preview beside each other, the name and a remark under them."""
        from textual.containers import Horizontal

        self.input.cursor_blink = False
        with Vertical(id="dialog", classes="-export"):
            yield self.bar
            with Container(id="export-body"):
                yield self.sheet
                yield self.preview
            with Horizontal(id="export-line"):
                yield self.label
                yield self.input
            yield self.note

    def on_mount(self) -> None:
        """Show the formats, the first of them chosen."""
        choices = [Choice(one.name, (seg(one.name),)) for one in KINDS]
        self.sheet.lit = False
        self.sheet.show(ChoicesPage([choice.lines for choice in choices], 0, choices))
        self.sheet.focus()
        self._choose()

    @property
    def format(self) -> Format:
        """The format under the cursor."""
        return KINDS[self.sheet.cursor or 0]

    @property
    def text(self) -> str | None:
        """What will be written; None while it is not made, or when it cannot be."""
        made = self.made.get(self.format.name)
        return made.text if made is not None else None

    @on(Sheet.Moved, "#dialog-sheet")
    def moved(self, message: Sheet.Moved) -> None:
        """Another format: another name, another preview. A double click goes on to the name."""
        if isinstance(message, Sheet.Opened):
            self.input.focus()
        else:
            self._choose()

    def _choose(self) -> None:
        if self.input.value in ("", self.proposed):
            self.proposed = f"{self.stem}{self.format.suffixes[0]}"
            self.input.value = self.proposed
            self.input.cursor_position = len(self.proposed)
        name = self.format.name
        if name in self.made:
            self._show(self.made[name])
            return
        self.preview.show(TextPage(((("Writing …", "muted"),),)))
        self._say(())
        self.set_timer(_REST, partial(self._make_if_rested, name))

    def _make_if_rested(self, name: str) -> None:
        if name == self.format.name and name not in self.made:
            self.run_worker(partial(self._make, name), thread=True, exit_on_error=False)

    def _make(self, name: str) -> None:
        shown, note = self.shown, ""
        try:
            text: str | None = written(name, shown)
            if name != "text" and (missing := left_out(name, shown.timeline, shown.selection)):
                note = f"{plural(missing, 'event')} without a date left out."
        except TimelineError as error:
            text, note = None, str(error)
        except Exception as error:  # noqa: BLE001 - a worker's border: it is said in place of the preview
            text, note = None, f"This is a bug ({type(error).__name__}): please report it."
        self.post_message(self.Made(name, text, note))

    def on_export_dialog_made(self, message: Made) -> None:
        """Keep what was written: the file gets just that."""
        self.made[message.name] = message
        if message.name == self.format.name:
            self._show(message)

    def _show(self, made: Made) -> None:
        if made.text is None:
            self.preview.show(TextPage(((("This format cannot hold these rows.", "error"),),)))
            self._say(seg(made.note, "error"))
            return
        self.preview.show(_Written(first_lines(made.text)))
        remark = seg(f"  {made.note}", "warning") if made.note else seg(f"  {_amount(made.text)}", "muted")
        self._say((*seg(f"{made.name}: {self.format.description}."), *remark))

    def _say(self, line: Line) -> None:
        self.note.show((("  ", "text"), *clip(line, max(self.note.size.width - 3, 8))))

    # The destination

    def on_input_changed(self, event: Input.Changed) -> None:
        """Another name has to be asked about anew."""
        event.stop()
        self.overwrites = ""

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Write, unless a file of that name is there and it was not asked for twice."""
        event.stop()
        path = _expanded(event.value.strip())
        if self.text is None:
            waits = self.format.name not in self.made
            self._say(seg("It is not made yet: wait a moment." if waits else "Choose another format.", "warning"))
        elif not path:
            self._say(seg("Give the file a name.", "warning"))
        elif self.overwrites != path and _is_file(path):
            self.overwrites = path
            self._say(seg(f"{clean(path)} is there already. Enter again writes over it.", "warning"))
        else:
            self._write(path, self.text)

    def _write(self, path: str, text: str) -> None:
        try:
            refuse(path, self.overwrites == path)
            save(path, text if text.endswith("\n") or not text else f"{text}\n", self.overwrites == path)
        except TimelineError as error:
            self._say(seg(error.message, "error"))
            return
        self.dismiss(path)

    # Moving

    @property
    def pane(self) -> TextSheet:
        """The preview when it has the keys, else the formats."""
        return self.preview if self.preview.has_focus else self.sheet

    def action_step(self, by: int) -> None:
        """A format or a line up or down."""
        self.pane.step(by)

    def action_page(self, by: int) -> None:
        """A screenful."""
        self.pane.turn(by)

    def action_half_page(self, by: int) -> None:
        """Half a screenful."""
        self.pane.turn(by / 2)

    def action_edge(self, side: int) -> None:
        """The first or the last."""
        self.pane.edge(side)

    def action_deeper(self) -> None:
        """From the format to the file's name."""
        self.input.focus()


def _is_file(path: str) -> bool:
    try:
        return Path(path).is_file()
    except OSError:  # A name too long, or a folder that is not ours to look into: writing it says so.
        return False


def _expanded(name: str) -> str:
    """Return a file's name with the home folder in place of "~", where there is one."""
    try:
        return str(Path(name).expanduser()) if name else ""
    except RuntimeError:
        return name


def first_lines(text: str) -> Sequence[Line]:
    """Return the first lines of a text as they may be put on a terminal, each cut to some length."""
    lines = text[: _LINES * _CELLS].split("\n")[:_LINES]
    most = _CELLS if len(lines) > _FEW else _LINES * _CELLS // 10
    return [seg(clean(line[:most]) + ("…" if len(line) > most else "")) for line in lines if line or len(lines) > _FEW]


def _amount(text: str) -> str:
    lines = text.count("\n") + (not text.endswith("\n"))
    return f"{plural(lines, 'line')}, {plural(len(text), 'character')}"
