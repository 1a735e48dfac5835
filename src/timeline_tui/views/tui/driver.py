"""A terminal driver that sends only the cells that changed.

The toolkit repaints whole lines. Over a slow line a held key then lags; here each frame is compared with what the
terminal shows already, and what is equal is not sent again.
"""

import os
import re
import signal
from codecs import getincrementaldecoder
from select import select

from rich.cells import get_character_cell_size
from textual._parser import ParseError
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver

_TOKEN = re.compile(r"\x1b\[(\d+);(\d+)H|\x1b\[([\d;]*)m|([^\x1b\n]+)|\n")
_FRAME = re.compile(r"\x1b\[\d+;\d+H")
_FORGET = ("\x1b[?1049", "\x1b[2J")
_GAP = 8
"""Cells. Moving the cursor costs about as many bytes: a shorter stretch of equal cells is sent along."""

_HOME = (1, 1)
"""Where frames end when no field asks for the cursor: it is hidden, and need not be brought there."""

Cell = tuple[str, str]
_PLAIN: dict[str, bool] = {}


def _is_plain(text: str) -> bool:
    """Tell whether every character takes one cell, so that places can be counted."""
    if text.isascii():
        return True
    for sign in set(text):
        if sign not in _PLAIN:
            _PLAIN[sign] = get_character_cell_size(sign) == 1
        if not _PLAIN[sign]:
            return False
    return True


class Canvas:
    """What the terminal shows, as far as we drew it: a character and its SGR codes for each cell, None if unsure."""

    def __init__(self) -> None:
        self._rows: dict[int, list[Cell | None]] = {}
        self._out: list[str] = []
        self._at = (0, 0)
        self._style = ""

    def forget(self) -> None:
        """Be sure of nothing, so that all is drawn again."""
        self._rows.clear()

    def reduced(self, frame: str) -> str:
        """Return a shorter frame with the same effect; one that is not understood is returned as it is.

        The terminal is left in the style of the last cell sent, which the next frame goes on from: `plain` first for
        whatever else is sent.
        """
        tokens = list(_TOKEN.finditer(frame))
        if sum(len(token[0]) for token in tokens) != len(frame):
            self.forget()
            return self.plain() + frame
        self._out, self._at = [], (0, 0)
        x = y = 1
        style = ""
        for token in tokens:
            row, column, codes, text = token.groups()
            if row:
                y, x = int(row), int(column)
            elif codes is not None:
                style = "" if codes in ("", "0") else codes
            elif text:
                x += self._put(y, x, text, style)
        if (y, x) != _HOME:
            self._move(y, x)
        return "".join(self._out)

    def plain(self) -> str:
        """Return what leads from the style of the last cell sent to none."""
        style, self._style = self._style, ""
        return "\x1b[m" if style else ""

    def _put(self, y: int, x: int, text: str, style: str) -> int:
        """Draw text at a place; return how many cells it takes."""
        if not _is_plain(text):
            return self._put_whole(y, x, text, style)
        row = self._row(y, x + len(text))
        blank = (" ", _ground(style))
        new: list[Cell | None] = [blank if sign == " " else (sign, style) for sign in text]
        old = row[x : x + len(text)]
        if new != old:
            for start, end in _runs(old, new):
                self._send(y, x + start, text[start:end], style)
            row[x : x + len(text)] = new
        return len(text)

    def _put_whole(self, y: int, x: int, text: str, style: str) -> int:
        """Draw text with wide or joining characters, of which no cell is remembered."""
        size = sum(get_character_cell_size(sign) for sign in text)
        row = self._row(y, x + size)
        row[x : x + size] = [None] * size
        self._send(y, x, text, style)
        self._at = (0, 0)
        return size

    def _row(self, y: int, width: int) -> list[Cell | None]:
        row = self._rows.setdefault(y, [])
        row.extend([None] * (width - len(row)))
        return row

    def _send(self, y: int, x: int, text: str, style: str) -> None:
        self._move(y, x)
        self._dress(style)
        self._out.append(text)
        self._at = (y, x + len(text))

    def _move(self, y: int, x: int) -> None:
        if self._at == (y, x):
            return
        row, column = self._at
        gap = x - column
        if row != y or not gap > 0:
            self._out.append(f"\x1b[{y};{x}H")
        else:
            self._out.append(f"\x1b[{gap}C" if gap > 1 else "\x1b[C")
        self._at = (y, x)

    def _dress(self, style: str) -> None:
        if style != self._style:
            self._out.append(_change(self._style, style))
            self._style = style


Parts = tuple[frozenset[str], str, str]
_PARTS: dict[str, Parts] = {}
_CHANGES: dict[tuple[str, str], str] = {}


def _change(before: str, after: str) -> str:
    """Return the shortest codes that lead from one style to another."""
    key = before, after
    if key not in _CHANGES:
        (attributes, ink, ground), (wanted, new_ink, new_ground) = _parts(before), _parts(after)
        ended = {_ENDS.get(code, "0") for code in attributes - wanted}
        # One code ends both bold and dim.
        begun = wanted - attributes | {code for code in wanted if _ENDS.get(code) in ended}
        codes = [
            *sorted(ended), *sorted(begun), (new_ink or "39") if new_ink != ink else "",
            (new_ground or "49") if new_ground != ground else "",
        ]  # fmt: skip
        by_step = f"\x1b[{';'.join(code for code in codes if code)}m"
        anew = f"\x1b[0;{after}m" if after else "\x1b[m"
        _CHANGES[key] = anew if "0" in ended or len(anew) < len(by_step) else by_step
    return _CHANGES[key]


_ENDS = {"1": "22", "2": "22", "3": "23", "4": "24", "7": "27", "9": "29"}
"""What ends an attribute and nothing else."""
_GROUNDS: dict[str, str] = {}


def _ground(style: str) -> str:
    """Return what of a style shows on a blank: not its ink, unless that is a line under or through it."""
    if style not in _GROUNDS:
        attributes, _, ground = _parts(style)
        _GROUNDS[style] = style if attributes - {"1", "2", "3"} else ground
    return _GROUNDS[style]


def _parts(style: str) -> Parts:
    """Take codes apart into attributes, ink and ground."""
    if style not in _PARTS:
        codes, at = style.split(";") if style else [], 0
        attributes, colours = set(), {"3": "", "4": ""}
        while at < len(codes):
            size = {"2": 5, "5": 3}.get(codes[at + 1], 1) if codes[at] in ("38", "48") and at + 1 < len(codes) else 1
            if (plane := _PLANES.get(codes[at][:-1])) and len(codes[at]) > 1:
                colours[plane] = ";".join(codes[at : at + size])
            else:
                attributes.add(codes[at])
            at += size
        _PARTS[style] = frozenset(attributes), colours["3"], colours["4"]
    return _PARTS[style]


_PLANES = {"3": "3", "4": "4", "9": "3", "10": "4"}
"""Codes 30-39 and 90-97 are ink, 40-49 and 100-107 ground."""


def _runs(old: list[Cell | None], new: list[Cell | None]) -> list[tuple[int, int]]:
    """Return the stretches that differ, joined where little lies between them."""
    runs: list[tuple[int, int]] = []
    for at, (one, other) in enumerate(zip(old, new, strict=True)):
        if one == other:
            continue
        if runs and at - runs[-1][1] < _GAP:
            runs[-1] = runs[-1][0], at + 1
        else:
            runs.append((at, at + 1))
    return runs


_OLD_MOUSE = re.compile(rb"\x1b\[M[\x20-\xff]{3}")
"""How a mouse is reported where the mode asked for was lost: its bytes would be taken for keys."""
_AT_ESCAPES = re.compile("(?=\x1b)")
_TICK = 0.1
"""Seconds until a lone Escape is taken for itself."""
_MOUSE_ON = "\x1b[?1000h\x1b[?1002h\x1b[?1015h\x1b[?1006h"
_MOUSE_OFF = "\x1b[?1000l\x1b[?1002l\x1b[?1015l\x1b[?1006l"


class ThriftyDriver(LinuxDriver):
    """The toolkit's driver for POSIX terminals, with a canvas between it and the line."""

    _canvas = Canvas()
    _drawn_for: object = None

    def write(self, data: str) -> None:
        """Send a frame's difference; all else as it is."""
        if self._app.size != self._drawn_for:
            self._drawn_for = self._app.size
            self._canvas.forget()
        if _FRAME.match(data):
            data = self._canvas.reduced(data)
        else:
            if data.startswith(_FORGET):
                self._canvas.forget()
            data = self._canvas.plain() + data
        if data:
            super().write(data)

    def _enable_mouse_support(self) -> None:
        """Ask for clicks, the wheel and dragging; a mouse that only moves changes nothing and stays silent."""
        if self._mouse:
            super().write(self._canvas.plain() + _MOUSE_ON)
            self.flush()

    def _disable_mouse_support(self) -> None:
        """Give the mouse back."""
        if self._mouse:
            super().write(self._canvas.plain() + _MOUSE_OFF)
            self.flush()

    def run_input_thread(self) -> None:
        """Read keys to the end. What is no key is dropped: a terminal attached anew may report its mouse in bytes."""
        parser, decode = XTermParser(self._debug), getincrementaldecoder("utf-8")("ignore").decode
        while not self.exit_event.is_set():
            ready, _, _ = select([self.fileno], [], [], _TICK)
            text = decode(self._read()) if ready else ""
            for keys in _AT_ESCAPES.split(text):
                try:
                    for event in (*(parser.feed(keys) if keys else ()), *parser.tick()):
                        self.process_message(event)
                except (ValueError, OverflowError, ParseError):
                    parser = XTermParser(self._debug)

    def _read(self) -> bytes:
        """Return what was typed. A line that is gone ends the program: nobody is left to be told.

        Files are written whole or not at all, so nothing is half done.
        """
        try:
            typed = os.read(self.fileno, 4096)
        except OSError:
            typed = b""
        if not typed:
            os._exit(128 + signal.SIGHUP)
        return _OLD_MOUSE.sub(b"", typed)

    def redraw(self) -> None:
        """Trust nothing that is on the screen."""
        self._canvas.forget()

    def measure(self) -> tuple[int, int]:
        """Return the terminal's columns and lines as they are now."""
        return self._get_terminal_size()
