"""Work shared among processes: a task out, an answer back, and all answers in order.

Each process has a pipe of its own. In a pool with one pipe for all, a process ended while it writes leaves half an
answer there, and whoever reads it waits for ever for the other half; here the pipe ends with the process.
"""

import os
from collections import deque
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

if TYPE_CHECKING:
    from multiprocessing.context import BaseContext
    from multiprocessing.process import BaseProcess

Task = TypeVar("Task")
Answer = TypeVar("Answer")
_NO_MORE = object()
_AHEAD = 8
"""Answers for each process that may wait for an earlier one."""


class LostError(Exception):
    """A process was ended from outside."""


class _Hand(NamedTuple):
    process: "BaseProcess"
    wire: Any


class Crew:
    """Processes that all do the same work, a function of a module; ended at once when the `with` block is left."""

    def __init__(self, work: Callable[[Task], Answer], count: int) -> None:
        self._work, self._count = work, count
        self._hands: list[_Hand] = []

    def __enter__(self) -> "Crew":
        context = _context()
        for _ in range(self._count):
            ours, theirs = context.Pipe()
            process = context.Process(target=_serve, args=(theirs, self._work), daemon=True)  # type: ignore[attr-defined]
            process.start()
            theirs.close()  # The one end left is the process's own: with it, the pipe ends.
            self._hands.append(_Hand(process, ours))
        return self

    def __exit__(self, *error: object) -> None:
        for hand in self._hands:
            hand.process.kill()
        for hand in self._hands:
            hand.process.join()
            hand.wire.close()

    def answers(self, tasks: Iterator[Any]) -> Iterator[Any]:
        """Yield the answer to each task, in order; raises what the work raised, and LostError."""
        from multiprocessing.connection import wait

        idle = deque[Any](hand.wire for hand in self._hands)
        busy: dict[Any, int] = {}
        ready: dict[int, Any] = {}
        given = taken = 0
        task = next(tasks, _NO_MORE)
        while task is not _NO_MORE or busy or ready:
            while task is not _NO_MORE and idle and given - taken < _AHEAD * self._count:
                busy[_given(idle.popleft(), task)] = given
                given += 1
                task = next(tasks, _NO_MORE)
            for wire in wait(list(busy)) if busy else ():
                ready[busy.pop(wire)] = _answer(wire)
                idle.append(wire)
            while taken in ready:
                answer = ready.pop(taken)
                taken += 1
                yield answer


def _given(wire: Any, task: object) -> Any:
    try:
        wire.send(task)
    except OSError:
        raise LostError from None
    return wire


def _answer(wire: Any) -> Any:
    try:
        answer = wire.recv()
    except (EOFError, OSError):
        raise LostError from None
    if isinstance(answer, Exception):
        raise answer
    return answer


def _context() -> "BaseContext":
    """Return how processes are started: as copies of this one while it has one thread only, else afresh."""
    from multiprocessing import get_context

    return get_context("fork" if _has_one_thread() else "spawn")


def _has_one_thread() -> bool:
    """Tell whether nothing else runs in this process, not even threads that Python did not start itself.

    A copy is made of the one thread alone: what others held locked would stay so for ever in it.
    """
    try:
        return len(os.listdir("/proc/self/task")) == 1
    except OSError:
        return False


def _serve(wire: Any, work: Callable[[Any], Any]) -> None:
    """In a process of the crew: answer tasks until there is nobody left to answer."""
    _begin()
    while True:
        try:
            task = wire.recv()
        except EOFError:
            return
        try:
            answer = work(task)
        except Exception as error:  # noqa: BLE001 - raised again by the process worked for
            from traceback import format_exc

            error.add_note(format_exc())
            answer = error
        wire.send(answer)


def _begin() -> None:
    """Leave ctrl+c to the process worked for, and do not outlive it."""
    import signal
    from multiprocessing import parent_process
    from threading import Thread

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()
    if parent is not None:
        Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: Any) -> None:
    parent.join()
    os._exit(1)
