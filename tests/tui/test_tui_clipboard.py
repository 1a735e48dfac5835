"""The way to the clipboard: through tmux and screen, and into a file where there is none or the text is too long."""

from base64 import b64decode

import pytest

from support import article
from timeline_tui.settings import clipboard
from timeline_tui.views.tui.clipboard import MOST, sequence

TEXT = "È arrivato il 3 maggio — “finalmente”"


def decoded(code: str) -> str:
    return b64decode(code.partition("52;c;")[2].partition("\x07")[0]).decode()


def test_a_terminal_gets_one_sequence():
    assert sequence(TEXT, "plain").startswith("\x1b]52;c;") and decoded(sequence(TEXT, "plain")) == TEXT


def test_tmux_gets_it_bare_and_wrapped_with_every_escape_doubled():
    bare = sequence(TEXT, "plain")
    code = sequence(TEXT, "tmux")
    assert code.startswith(bare)
    wrapped = code.removeprefix(bare).removeprefix("\x1bPtmux;").removesuffix("\x1b\\")
    assert wrapped.replace("\x1b\x1b", "\x1b") == bare


def test_screen_gets_it_in_pieces():
    pieces = sequence(TEXT * 20, "screen").split("\x1bP")[1:]
    assert len(pieces) > 1 and all(len(piece) < 256 for piece in pieces)
    assert decoded("".join(piece.removesuffix("\x1b\\") for piece in pieces)) == TEXT * 20


def test_what_is_too_long_is_not_sent():
    assert sequence("x" * (MOST * 3 // 4 - 3), "plain")
    assert sequence("x" * MOST, "plain") == ""


@pytest.mark.parametrize(
    ("environ", "way"),
    [
        ({"TERM": "xterm-256color"}, "plain"),
        ({"TERM": "tmux-256color", "TMUX": "/tmp/x,1,0"}, "tmux"),
        ({"TERM": "screen", "STY": "1.pts"}, "screen"),
        ({"TERM": "linux"}, "none"),
        ({"TERM": "vt100"}, "none"),
    ],
)
def test_the_way_is_told_from_the_surroundings(environ, way):
    assert clipboard(environ) == way


async def test_where_there_is_no_clipboard_the_copy_is_in_a_file_and_said_to_be(explore, tmp_path):
    async with explore(article(), clipboard="none", state_folder=str(tmp_path / "state")) as sight:
        await sight.press("end", "k", "k", "y")
        assert str(tmp_path / "state" / "copied.txt")[:40] in sight.lines[-1]
    assert (tmp_path / "state" / "copied.txt").read_text(encoding="utf-8").startswith("La riunione è cominciata.")


async def test_without_clipboard_and_folder_it_is_said_that_nothing_was_copied(explore):
    async with explore(article(), clipboard="none") as sight:
        await sight.press("y")
        assert "Not copied" in sight.lines[-1]
