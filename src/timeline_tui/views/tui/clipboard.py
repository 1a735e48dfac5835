"""The way to the clipboard of a terminal that may be far away: OSC 52, through whatever stands between."""

from base64 import b64encode
from typing import Literal

Way = Literal["plain", "tmux", "screen", "none"]
"""What stands between us and the terminal; "none" where there is no clipboard, as on a console."""
MOST = 74_000
"""Bytes in base64: longer sequences are cut or dropped by many terminals."""
_PIECE = 240
"""Bytes that GNU screen passes on in one string."""


def sequence(text: str, way: Way) -> str:
    """Return what puts a text on the clipboard, "" where that cannot be done.

    tmux takes a bare sequence if its `set-clipboard` is on, and passes a wrapped one on if `allow-passthrough` is:
    both are sent, and either is enough.
    """
    code = b64encode(text.encode("utf-8", "replace")).decode("ascii")
    if way == "none" or len(code) > MOST:
        return ""
    bare = f"\x1b]52;c;{code}\x07"
    if way == "tmux":
        return bare + "\x1bPtmux;" + bare.replace("\x1b", "\x1b\x1b") + "\x1b\\"
    if way == "screen":
        return "".join(f"\x1bP{bare[at : at + _PIECE]}\x1b\\" for at in range(0, len(bare), _PIECE))
    return bare
