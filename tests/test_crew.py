"""Work shared among processes."""

import os
import sys
from multiprocessing import active_children

import pytest

from timeline_tui.crew import Crew, LostError

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the work of these tests is started as a copy")


def doubled(number: int) -> int:
    return 2 * number


def refused(number: int) -> int:
    raise ValueError(f"{number} does not fit")


def gone(number: int) -> int:
    os._exit(number)


def long_answer(number: int) -> bytes:
    return b"x" * 10_000_000 if number else b""


def test_answers_come_in_the_order_of_the_tasks() -> None:
    with Crew(doubled, 3) as crew:
        assert list(crew.answers(iter(range(200)))) == list(range(0, 400, 2))
    assert active_children() == []


def test_an_error_is_raised_where_the_answer_is_awaited_with_where_it_arose() -> None:
    with Crew(refused, 2) as crew, pytest.raises(ValueError, match="does not fit") as caught:
        list(crew.answers(iter([7])))
    assert "in refused" in caught.value.__notes__[0]


def test_a_lost_process_is_told() -> None:
    with Crew(gone, 2) as crew, pytest.raises(LostError):
        list(crew.answers(iter([3])))


def test_leaving_waits_for_no_answer_that_is_half_written() -> None:
    with Crew(long_answer, 2) as crew:
        answers = crew.answers(iter([0, 1, 1, 1]))
        assert next(answers) == b""
    assert active_children() == []
