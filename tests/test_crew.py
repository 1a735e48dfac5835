"""Work shared among processes. The work of these tests is the standard library's: a process started afresh finds it."""

import os
from collections.abc import Iterator
from multiprocessing import active_children
from statistics import StatisticsError, mean
from threading import Event, Thread

import pytest

from timeline_tui.crew import Crew, LostError


@pytest.fixture(params=["alone", "beside another thread"], autouse=True)
def company(request: pytest.FixtureRequest) -> Iterator[None]:
    """Processes are copies of this one where it has one thread, and started afresh where it has more."""
    done = Event()
    if request.param != "alone":
        Thread(target=done.wait, daemon=True).start()
    yield
    done.set()


def test_answers_come_in_the_order_of_the_tasks() -> None:
    with Crew(str, 3) as crew:
        assert list(crew.answers(iter(range(200)))) == [str(number) for number in range(200)]
    assert active_children() == []


def test_an_error_is_raised_where_the_answer_is_awaited_with_where_it_arose() -> None:
    with Crew(mean, 2) as crew, pytest.raises(StatisticsError, match="at least one") as caught:
        list(crew.answers(iter([[1], []])))
    assert "in mean" in caught.value.__notes__[0]


def test_a_lost_process_is_told() -> None:
    with Crew(os._exit, 2) as crew, pytest.raises(LostError):
        list(crew.answers(iter([3])))


def test_leaving_waits_for_no_answer_that_is_half_written() -> None:
    with Crew(bytes, 2) as crew:
        answers = crew.answers(iter([0, 10_000_000, 10_000_000, 10_000_000]))
        assert next(answers) == b""
    assert active_children() == []
