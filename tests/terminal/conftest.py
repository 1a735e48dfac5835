"""A terminal to run the command in: a pseudo-terminal with a screen, waited upon and never slept for."""

import fcntl
import os
import pty
import select
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

import pyte
import pytest

DEADLINE = 60.0
"""Seconds until a wait fails; only a hanging program ever waits so long."""

_TAKE_TERMINAL = """
import fcntl, os, sys, termios
fcntl.ioctl(1, termios.TIOCSCTTY, 0)
os.execv(sys.argv[1], sys.argv[1:])
"""
"""Makes the terminal at standard output the controlling one of the new session, then becomes the program."""


class Terminal:
    """The command running on a pseudo-terminal of 24 lines by 80 columns, which is its controlling terminal.

    `stdin` is the text of a pipe, None for the terminal itself; `stderr` a file to redirect to.
    """

    def __init__(
        self, arguments: list[str], environ: dict[str, str], stdin: bytes | None, stderr: IO[bytes] | None
    ) -> None:
        self._ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self.raw = b""
        self._screen = pyte.Screen(80, 24)
        self._stream = pyte.ByteStream(self._screen)
        self._process = subprocess.Popen(
            [sys.executable, "-c", _TAKE_TERMINAL, sys.executable, "-m", "timeline_tui", *arguments],
            env=environ, start_new_session=True,
            stdin=theirs if stdin is None else subprocess.PIPE, stdout=theirs, stderr=stderr or theirs,
        )  # fmt: skip
        os.close(theirs)
        if self._process.stdin is not None:
            self._process.stdin.write(stdin or b"")
            self._process.stdin.close()

    @property
    def screen(self) -> str:
        """What a person would see, lines without trailing blanks."""
        return "\n".join(line.rstrip() for line in self._screen.display)

    def press(self, keys: str) -> None:
        """Type on the terminal's keyboard."""
        os.write(self._ours, keys.encode())

    def wait(self, what: Callable[[str], bool]) -> str:
        """Read until the screen satisfies `what`, and return it; fails at the deadline or the program's end."""
        until = time.monotonic() + DEADLINE
        while not what(self.screen):
            assert self._read(until), f"ended or hung before that:\n{self.screen}\n{self.raw[-2000:]!r}"
        return self.screen

    def end(self) -> int:
        """Read to the end and return the exit code."""
        until = time.monotonic() + DEADLINE
        while self._read(until):
            pass
        return self._process.wait(max(until - time.monotonic(), 1))

    def _read(self, until: float) -> bool:
        """Take in what the program writes next; False at its end or at the deadline."""
        ready, _, _ = select.select([self._ours], [], [], max(until - time.monotonic(), 0))
        try:
            new = os.read(self._ours, 65536) if ready else b""
        except OSError:  # Linux says EIO where others say end of file.
            new = b""
        self.raw += new
        self._stream.feed(new)
        return bool(new)

    def close(self) -> None:
        """End the program if it still runs."""
        self._process.kill()
        self._process.wait()
        os.close(self._ours)


Start = Callable[..., Terminal]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Start the command on a terminal; `environ` adds to an environment that says nothing of the machine."""
    running: list[Terminal] = []

    def begin(*arguments: str, stdin: bytes | None = None, stderr: IO[bytes] | None = None, **environ: str) -> Terminal:
        bare = {
            "PATH": os.environ["PATH"], "HOME": str(tmp_path), "TERM": "xterm-256color", "LC_ALL": "C.UTF-8",
            "PYTHONUTF8": "0",
        }  # fmt: skip
        running.append(Terminal(list(arguments), bare | environ, stdin, stderr))
        return running[-1]

    yield begin
    for terminal in running:
        terminal.close()
