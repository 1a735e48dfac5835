"""Opening another source: recent ones, the folders of this machine, or a text that is pasted."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import TextArea

from timeline_tui.present.line import Line
from timeline_tui.present.safe import clean
from timeline_tui.views.tui.keymap import bindings
from timeline_tui.views.tui.look import Look
from timeline_tui.views.tui.screens.dialog import Choice, Dialog, Picker

_MOST = 1_000
"""Entries of a folder that are listed; typing narrows among all of them."""
_PASTE, _UP, _HERE = "paste", "up", "here"
_KEYS = "Enter opens  Esc back"


class Entry:
    """A file or folder as it is listed."""

    __slots__ = ("folder", "name", "size")

    def __init__(self, found: os.DirEntry[str]) -> None:
        self.name = found.name
        self.folder = _is_folder(found)
        self.size = -1 if self.folder else _size(found)

    @property
    def choice(self) -> Choice:
        """The line to choose it by."""
        shown = clean(self.name) + ("/" if self.folder else "")
        line: Line = ((f"  {shown}", "place" if self.folder else "text"), (f"  {_told(self.size)}", "muted"))
        return Choice(f"entry {self.name}", (line,), self.name)


def _is_folder(found: os.DirEntry[str]) -> bool:
    try:
        return found.is_dir()
    except OSError:
        return False


def _size(found: os.DirEntry[str]) -> int:
    try:
        return found.stat().st_size
    except OSError:
        return -1


def _told(size: int) -> str:
    if size < 0:
        return ""
    for unit, length in (("GB", 1_000_000_000), ("MB", 1_000_000), ("KB", 1_000)):
        if size >= length:
            return f"{size / length:.3g} {unit}"
    return f"{size} bytes"


def listed(folder: Path) -> list[Entry]:
    """Return what is in a folder, folders first, hidden things left out. Raises OSError."""
    with os.scandir(folder) as found:
        entries = [Entry(one) for one in found if not one.name.startswith(".")]
    return sorted(entries, key=lambda one: (not one.folder, one.name.casefold()))


class OpenDialog(Picker):
    """Recent sources, and the files of one folder at a time. Closes with a path, or "" for a text to paste."""

    class Listed(Message):
        """A folder was read, or could not be."""

        def __init__(self, folder: Path, entries: Sequence[Entry], error: str = "") -> None:
            super().__init__()
            self.folder = folder
            self.entries = entries
            self.error = error

    def __init__(self, look: Look, recent: Sequence[str], folder: Path) -> None:
        super().__init__(look, "Open another source", (), keys=_KEYS)
        self.recent = recent
        self.folder = folder.absolute()
        self.entries: Sequence[Entry] = ()
        self.error = ""
        assert self.input is not None
        self.input.placeholder = "words to narrow, or a path"

    def on_mount(self) -> None:
        """List the folder we are in."""
        self._go(self.folder)
        super().on_mount()

    def _go(self, folder: Path) -> None:
        """Read another folder, away from the keys: it may lie on a slow disk."""
        self.folder, self.entries, self.error = folder, (), "Reading the folder …"
        self._fill()
        self.run_worker(self._list, thread=True, exit_on_error=False)

    def _list(self) -> None:
        folder = self.folder
        try:
            message = self.Listed(folder, listed(folder))
        except OSError as error:
            message = self.Listed(folder, (), f"It cannot be read: {error.strerror}.")
        self.post_message(message)

    def on_open_dialog_listed(self, message: Listed) -> None:
        """Show what is in the folder, unless we have gone elsewhere."""
        if message.folder == self.folder:
            self.entries, self.error = message.entries, message.error
            self._fill()

    def _fill(self) -> None:
        self.choices = [*self._other_ways(), *self._in_folder()]
        assert self.input is not None
        self.narrow(self.input.value)

    def _other_ways(self) -> Iterator[Choice]:
        yield Choice(_PASTE, ((("  Paste a text", "text"),),))
        if self.recent:
            yield _heading("Recent")
        for name in self.recent:
            path = Path(name)
            line: Line = ((f"  {clean(path.name)}", "text"), (f"  {clean(str(path.parent))}", "muted"))
            yield Choice(f"recent {name}", (line,), name)

    def _in_folder(self) -> Iterator[Choice]:
        yield _heading(clean(str(self.folder)))
        if self.folder.parent != self.folder:
            yield Choice(_UP, ((("  ../", "place"),),), "..")
        if self.error:
            yield _note(self.error)
            return
        yield Choice(_HERE, ((("  ./", "place"), ("  every file in this folder", "muted")),), ".")
        for entry in self.entries[:_MOST]:
            yield entry.choice
        if len(self.entries) > _MOST:
            yield _note(f"and {len(self.entries) - _MOST:,} more: type to narrow")
        elif not self.entries:
            yield _note("Nothing is in it.")

    def fitting(self, text: str) -> list[Choice]:
        """What fits the words typed, among all files of the folder; for a path, where it leads."""
        if "/" in text:
            return list(_completions(text, self.folder))
        found = super().fitting(text)
        if len(self.entries) > _MOST:
            rest = (entry.choice for entry in self.entries[_MOST:] if text.casefold() in entry.name.casefold())
            found += [choice for choice, _ in zip(rest, range(_MOST), strict=False)]
        return found

    def action_deeper(self) -> None:
        """Go into a folder; open a file, a recent source, or all of a folder."""
        kind, _, name = (self.chosen or "").partition(" ")
        if kind == _PASTE:
            self.dismiss("")
        elif kind in ("recent", "file"):
            self.dismiss(name)
        elif kind == _HERE:
            self.dismiss(str(self.folder))
        elif kind == _UP:
            self._take(self.folder.parent)
        elif kind in ("folder", "entry"):
            self._take(self.folder / name)

    def _take(self, path: Path) -> None:
        try:
            is_folder = path.is_dir()
        except OSError:  # Opening it says why it cannot be.
            is_folder = False
        if not is_folder:
            self.dismiss(str(path))
            return
        assert self.input is not None
        self.input.value = ""
        self._go(path)


def _heading(text: str) -> Choice:
    return Choice("", ((), ((text, "heading"),)))


def _note(text: str) -> Choice:
    return Choice("", (((f"  {text}", "muted"),),))


def _completions(text: str, folder: Path) -> Iterator[Choice]:
    """What a path may lead to that is being typed."""
    before, _, begun = text.rpartition("/")
    try:
        parent = folder / Path(f"{before}/").expanduser()
        entries = listed(parent)
    except OSError as error:
        yield _note(f"{clean(before)}/ cannot be read: {error.strerror}.")
        return
    except RuntimeError:
        yield _note("There is no such home folder.")
        return
    fitting = [entry for entry in entries if entry.name.casefold().startswith(begun.casefold())]
    for entry in fitting[:_MOST]:
        kind = "folder" if entry.folder else "file"
        yield Choice(f"{kind} {parent / entry.name}", entry.choice.lines)
    if not fitting:
        yield _note("There is no such file.")


class PasteDialog(Dialog):
    """A field to paste a text into. Closes with the text."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("field"),
        Binding("ctrl+d", "deeper", "Read it", priority=True),
        Binding("escape", "back(False)", "Back", priority=True),
    ]

    def __init__(self, look: Look) -> None:
        super().__init__(look, "Paste a text", "Ctrl+d reads it  Esc back")
        self.field = TextArea(id="paste", soft_wrap=True, compact=True, placeholder="Paste it here, or type.")

    def compose(self) -> ComposeResult:
        """Title and field."""
        with Vertical(id="dialog"):
            yield self.bar
            yield self.field

    def on_mount(self) -> None:
        """Take the keys."""
        self.field.cursor_blink = False
        self.field.focus()

    def action_deeper(self) -> None:
        """Take the text, if there is any."""
        if self.field.text.strip():
            self.dismiss(self.field.text)
