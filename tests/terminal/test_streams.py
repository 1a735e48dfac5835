"""What the command does on the terminals and pipes it may find itself on."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Start = Callable[..., Any]
ALTERNATE_SCREEN = b"\x1b[?1049h"
MOUSE = b"\x1b[?1000h"
ARTICLE = "Oslo, 3 March 2024 - Minister Kari Berg met the miners yesterday. “We agreed at 9:15 p.m.”, she said.\n"


def _colours(raw: bytes) -> set[bytes]:
    """The colour codes among all the attributes that were switched on."""
    codes = {code for found in re.findall(rb"\x1b\[([\d;]*)m", raw) for code in found.split(b";")}
    return {code for code in codes if code and 30 <= int(code) <= 107 and code not in (b"39", b"49")}


def _seen(*words: str) -> Callable[[str], bool]:
    return lambda screen: all(word in screen for word in words)


def test_on_a_terminal_the_explorer_opens_and_q_leaves(start: Start) -> None:
    terminal = start()
    terminal.wait(_seen("New York", "Moscow", "08:00"))
    assert ALTERNATE_SCREEN in terminal.raw
    terminal.press("q")
    assert terminal.end() == 0


def test_a_pipe_is_read_and_the_keyboard_still_works(start: Start) -> None:
    terminal = start(stdin=ARTICLE.encode())
    terminal.wait(_seen("Kari Berg"))
    assert ALTERNATE_SCREEN in terminal.raw
    terminal.press("q")
    assert terminal.end() == 0


def test_a_dumb_terminal_gets_plain_text_and_is_told_why(start: Start) -> None:
    terminal = start(TERM="dumb")
    assert terminal.end() == 0
    assert ALTERNATE_SCREEN not in terminal.raw
    assert b"TERM=dumb" in terminal.raw
    assert b"08:00" in terminal.raw


def test_with_errors_redirected_the_explorer_would_be_invisible(start: Start, tmp_path: Path) -> None:
    with (tmp_path / "errors").open("wb") as errors:
        terminal = start(stderr=errors)
        assert terminal.end() == 0
    assert ALTERNATE_SCREEN not in terminal.raw
    assert b"08:00" in terminal.raw
    assert "standard error, which is redirected" in (tmp_path / "errors").read_text(encoding="utf-8")


def test_print_has_the_width_of_the_terminal_and_its_own_colours(start: Start) -> None:
    terminal = start("--print")
    assert terminal.end() == 0
    plain = re.sub(r"\x1b\[[\d;]*m", "", terminal.raw.decode())
    assert max(len(line) for line in plain.splitlines()) <= 80
    assert _colours(terminal.raw)
    assert b"38;" not in terminal.raw


def test_no_color_leaves_bold_and_dim(start: Start) -> None:
    terminal = start("--print", NO_COLOR="1")
    assert terminal.end() == 0
    assert not _colours(terminal.raw)
    assert b"\x1b[1m" in terminal.raw


def test_the_explorer_without_colours_sends_none(start: Start) -> None:
    terminal = start(NO_COLOR="1")
    terminal.wait(_seen("08:00"))
    terminal.press("q")
    assert terminal.end() == 0
    assert not _colours(terminal.raw)


def test_the_explorer_keeps_to_256_colours_without_colorterm(start: Start) -> None:
    terminal = start()
    terminal.wait(_seen("08:00"))
    terminal.press("q")
    assert terminal.end() == 0
    assert b"38;5;" in terminal.raw
    assert b"38;2;" not in terminal.raw


@pytest.mark.parametrize("environ", [{"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0"}, {"PYTHONIOENCODING": "ascii"}])
def test_a_terminal_without_utf8_gets_ascii(start: Start, environ: dict[str, str]) -> None:
    terminal = start("--print", **environ)
    assert terminal.end() == 0
    assert terminal.raw.isascii()
    assert b"\\u" not in terminal.raw
    assert b"08:00" in terminal.raw


def test_the_explorer_keeps_to_ascii_where_there_is_no_utf8(start: Start) -> None:
    terminal = start(PYTHONIOENCODING="ascii")
    terminal.wait(_seen("08:00"))
    terminal.press("q")
    assert terminal.end() == 0
    assert b"\\u2" not in terminal.raw


@pytest.mark.parametrize(("arguments", "wanted"), [((), True), (("--no-mouse",), False)])
def test_the_mouse_is_left_alone_when_asked(start: Start, arguments: tuple[str, ...], wanted: bool) -> None:
    terminal = start(*arguments)
    terminal.wait(_seen("08:00"))
    terminal.press("q")
    assert terminal.end() == 0
    assert (MOUSE in terminal.raw) is wanted


def test_text_typed_at_the_terminal(start: Start) -> None:
    terminal = start("--print", "-")
    terminal.wait(_seen("Waiting for a text on standard input; Ctrl-D ends it."))
    terminal.press(ARTICLE + "\x04")
    assert terminal.end() == 0
    assert "Kari Berg" in terminal.screen


def test_an_interruption_is_quiet(start: Start) -> None:
    terminal = start("--print", "-")
    terminal.wait(_seen("Waiting for a text"))
    terminal.press("\x03")
    assert terminal.end() in (130, -2)  # a shell says 130 of both: Python may end by the signal itself
    assert b"Traceback" not in terminal.raw
    assert b"bug" not in terminal.raw


@pytest.mark.parametrize("stdin", [subprocess.DEVNULL, subprocess.PIPE])
def test_without_any_terminal_the_built_in_article_is_printed(stdin: int, tmp_path: Path) -> None:
    environ = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "LC_ALL": "C.UTF-8"}
    with subprocess.Popen(
        [sys.executable, "-m", "timeline_tui"], stdin=stdin, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        env=environ, start_new_session=True,
    ) as process:  # fmt: skip
        out, _ = process.communicate()
    assert process.returncode == 0
    assert b"08:00" in out
    assert b"\x1b" not in out


@pytest.mark.parametrize("environ", [{"TERM": "linux"}, {"TERM": "xterm-256color", "COLORTERM": "truecolor"}])
@pytest.mark.parametrize("theme", ["house-dark", "house-light", "ansi", "mono"])
def test_every_theme_opens_on_poor_and_rich_terminals(start: Start, theme: str, environ: dict[str, str]) -> None:
    terminal = start("--theme", theme, **environ)
    terminal.wait(_seen("08:00"))
    terminal.press("q")
    assert terminal.end() == 0


def test_a_folder_under_watch_shows_what_it_gains(start: Start, tmp_path: Path) -> None:
    folder = tmp_path / "clippings"
    folder.mkdir()
    (folder / "a.txt").write_text(ARTICLE, encoding="utf-8")
    terminal = start("--follow", str(folder))
    terminal.wait(_seen("met the miners", "1 source read."))
    (folder / "b.txt").write_text("Oslo, 2 March 2024 - The mine was closed at 9 a.m.\n", encoding="utf-8")
    terminal.wait(_seen("met the miners", "The mine was closed"))
    terminal.press("q")
    assert terminal.end() == 0


def test_a_long_table_is_shown_from_its_first_rows_and_comes_in_whole(start: Start, tmp_path: Path) -> None:
    table = tmp_path / "valves.csv"
    rows = (
        f"2024-05-{n // 1440 + 1:02}T{n // 60 % 24:02}:{n % 60:02}:00Z,the valve {n} opened\n" for n in range(30_000)
    )
    table.write_text("time,title\n" + "".join(rows))
    terminal = start(str(table))
    terminal.wait(_seen("valve 0 opened"))
    terminal.wait(_seen("30,000 events", "valve 0 opened"))
    terminal.press("q")
    assert terminal.end() == 0
