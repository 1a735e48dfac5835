"""The program at the end of a pseudo-terminal, and an emulator that shows what it draws."""

import fcntl
import os
import pty
import select
import struct
import subprocess
import sys
import termios
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pyte

PROGRAM = Path(__file__).with_name("program.py")


class Terminal:
    """A screen and a keyboard at the end of a pseudo-terminal."""

    def __init__(self, end: int, process: subprocess.Popen[bytes], size: tuple[int, int]) -> None:
        self.end, self.process = end, process
        self.screen = pyte.Screen(*size)
        self.stream = pyte.ByteStream(self.screen)
        self.received = b""

    def wait_for(self, words: str) -> None:
        """Read until the words are on the screen; fails when the program ends or says nothing for long."""
        self.wait_until(lambda display: words in "\n".join(display), f"{words!r} did not appear")

    def wait_until(self, holds: Callable[[list[str]], bool], otherwise: str) -> None:
        """Read until something holds of the lines on the screen; fails as `wait_for` does."""
        while not holds(self.screen.display):
            ready, _, _ = select.select([self.end], [], [], 20)
            assert ready, f"{otherwise}:\n" + "\n".join(self.screen.display)
            self._take(os.read(self.end, 65536))

    def _take(self, data: bytes) -> None:
        self.received += data
        # The keyboard protocol's own sequences are unknown to the emulator, which would print them.
        self.stream.feed(data.replace(b"\x1b[>25u", b"").replace(b"\x1b[<u", b""))

    def type(self, keys: bytes) -> None:
        os.write(self.end, keys)

    def wait_for_more(self, words: bytes) -> None:
        """Read until the words are sent from now on, wherever they are drawn."""
        since = len(self.received)
        while words not in self.received[since:]:
            ready, _, _ = select.select([self.end], [], [], 20)
            assert ready, f"{words!r} was not sent"
            self._take(os.read(self.end, 65536))

    def hang_up(self) -> int:
        """Take the terminal away, as a lost connection does; return the exit code."""
        os.close(self.end)
        self.end = -1
        return self.process.wait(20)

    def resize(self, width: int, height: int) -> None:
        """Give the window another size, as an emulator does."""
        fcntl.ioctl(self.end, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))
        self.screen.resize(height, width)

    def leave(self) -> int:
        """Read to the end; return the exit code."""
        while True:
            ready, _, _ = select.select([self.end], [], [], 20)
            assert ready, "it does not leave:\n" + "\n".join(self.screen.display)
            try:
                data = os.read(self.end, 65536)
            except OSError:
                break
            if not data:
                break
            self._take(data)
        return self.process.wait(20)


@contextmanager
def started(*options: str, size: tuple[int, int] = (120, 40), **environment: str) -> Iterator[Terminal]:
    """The explorer of a made-up article."""
    with running([sys.executable, str(PROGRAM), *options], size, **environment) as terminal:
        yield terminal


@contextmanager
def running(command: Sequence[str], size: tuple[int, int] = (120, 40), **environment: str) -> Iterator[Terminal]:
    """Any command, with the terminal as its controlling one."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
    kept = {
        name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "COLORTERM", "LINES", "COLUMNS")
    }
    process = subprocess.Popen(
        command, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True, preexec_fn=_control,
        env={**kept, "TERM": "xterm-256color", "PYTHONUTF8": "1", **environment},
    )  # fmt: skip
    os.close(theirs)
    terminal = Terminal(ours, process, size)
    try:
        yield terminal
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()
        if terminal.end >= 0:
            os.close(ours)


def _control() -> None:
    """In the child: take the terminal as the controlling one, so that it sends signals and hangs up."""
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
