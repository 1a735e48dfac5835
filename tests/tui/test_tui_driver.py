"""What the thrifty driver sends means the same to a terminal as what it was given."""

import random

import pyte
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline_tui.views.tui.driver import Canvas

STYLES = [
    "",
    "1;38;2;1;2;3;48;2;4;5;6",
    "38;2;1;2;3;48;2;4;5;6",
    "2;31;44",
    "39;49",
    "1;4;38;5;120",
    "7",
    "97;100",
    "3",
]
WORDS = ["abc", "  ", "▒ ieri", "日本", "e\u0301", "────", "x", "été 18:00"]


def frame(pieces: list[tuple[int, int, str, str]]) -> str:
    return "\n".join(f"\x1b[{y};{x}H\x1b[{style}m{text}\x1b[0m" if style else f"\x1b[{y};{x}H{text}"
                     for y, x, text, style in pieces)  # fmt: skip


def shown(frames: list[str]) -> list[list[tuple[object, ...]]]:
    screen = pyte.Screen(40, 6)
    stream = pyte.Stream(screen)
    for one in frames:
        stream.feed(one.replace("\n", ""))
    return [[seen(screen.buffer[y][x]) for x in range(40)] for y in range(6)]


def seen(cell: pyte.screens.Char) -> tuple[object, ...]:
    """What of a cell meets the eye: of a blank its ground, whether or not it would be bold."""
    plain = cell.data == " " and not (cell.underscore or cell.strikethrough or cell.reverse)
    return (cell.data, cell.bg) if plain else tuple(cell)


piece = st.tuples(st.integers(1, 6), st.integers(1, 30), st.sampled_from(WORDS), st.sampled_from(STYLES))


@given(st.lists(st.lists(piece, min_size=1, max_size=8), min_size=1, max_size=5))
@settings(deadline=None, max_examples=150)
def test_reduced_frames_draw_the_same(frames):
    canvas = Canvas()
    given_frames = [frame(pieces) for pieces in frames]
    assert shown([canvas.reduced(one) for one in given_frames]) == shown(given_frames)


def test_what_is_there_already_is_not_sent_again():
    canvas = Canvas()
    chance = random.Random(5)
    pieces = [(y, 1, "".join(chance.choices("abcdef ", k=38)), STYLES[1]) for y in range(1, 7)]
    canvas.reduced(frame(pieces))
    assert len(canvas.reduced(frame(pieces))) < 20
    changed = [*pieces[:3], (4, 1, "Z" + pieces[3][2][1:], STYLES[1]), *pieces[4:]]
    sent = canvas.reduced(frame(changed))
    assert "Z" in sent and len(sent) < 70


def test_after_forgetting_all_is_sent_again():
    canvas = Canvas()
    one = frame([(1, 1, "hello", STYLES[2])])
    canvas.reduced(one)
    canvas.forget()
    assert "hello" in canvas.reduced(one)


def test_what_is_not_a_frame_is_left_as_it_is():
    canvas = Canvas()
    odd = "\x1b[1;1Hx\x1b]8;;http://a\x1b\\y"
    assert canvas.reduced(odd) == odd
