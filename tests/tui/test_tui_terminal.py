"""The program in a real terminal: what a pseudo-terminal receives, as an emulator understands it."""

import sys

import pytest
from console import started

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")


def test_it_draws_moves_and_leaves_the_terminal_as_it_was():
    with started() as terminal:
        terminal.wait_for("La riunione")
        assert "Fiume chiuso, porto aperto" in terminal.screen.display[0]
        terminal.type(b"jjjj")
        terminal.wait_for("5 of 7")
        terminal.wait_for("Who    Duarte Salvado")
        terminal.type(b"q")
        assert terminal.leave() == 0
        assert b"\x1b[?1049h" in terminal.received and b"\x1b[?1049l" in terminal.received


@pytest.mark.parametrize("term", ["xterm", "screen-256color", "linux", "vt100"])
def test_it_draws_the_same_on_poorer_terminals(term):
    with started(TERM=term) as terminal:
        terminal.wait_for("La riunione")
        assert terminal.screen.display[0].startswith(" Fiume chiuso")
        assert b"38;2;" not in terminal.received
        terminal.type(b"q")
        assert terminal.leave() == 0


def test_without_colours_none_are_sent():
    with started("plain") as terminal:
        terminal.wait_for("La riunione")
        terminal.type(b"q")
        assert terminal.leave() == 0
    for sequence in terminal.received.split(b"\x1b[")[1:]:
        codes, _, _ = sequence.partition(b"m")
        if codes.replace(b";", b"").isdigit():
            assert not [
                code for code in codes.split(b";") if int(code) in (*range(30, 39), *range(40, 49), *range(90, 108))
            ]


def test_a_key_costs_few_bytes_in_a_long_list():
    with started("many") as terminal:
        terminal.wait_for("1 of 100,000")
        terminal.type(b"jjj")
        terminal.wait_for("4 of 100,000")
        before = len(terminal.received)
        terminal.type(b"j")
        terminal.wait_for("5 of 100,000")
        assert len(terminal.received) - before < 6_000


def test_sources_that_cannot_be_read_are_said_after_the_screen_is_gone():
    with started("missing") as terminal:
        assert terminal.leave() == 1
        shown = terminal.received.rpartition(b"\x1b[?1049l")[2]
        assert b"failed: There is no such article. Give another." in shown


def test_leaving_while_it_still_reads_leaves_at_once():
    with started("many") as terminal:
        terminal.wait_for("keys")
        terminal.type(b"\x11")
        assert terminal.leave() == 0


def test_a_run_killed_while_it_writes_marks_leaves_the_old_ones(tmp_path):
    beside = tmp_path / "story.txt.marks.json"
    old = '{"format": "timeline-tui marks", "version": 1, "source": "story.txt", "marks": []}\n'
    beside.write_text(old)
    (tmp_path / "story.txt").write_text("A story.")
    with started(f"keep={tmp_path / 'story.txt'}") as terminal:
        terminal.wait_for("La riunione")
        terminal.type(b"s")
        terminal.wait_for("WRITING")
        terminal.process.kill()
        terminal.process.wait(20)
    assert beside.read_text() == old
    names = sorted(path.name for path in tmp_path.iterdir() if not path.name.startswith("."))
    assert names == ["story.txt", "story.txt.marks.json"]
