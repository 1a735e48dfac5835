"""The first reading of the sources, while the toolkit is being loaded.

Both take as long as each other, and Python runs one thing at a time. So on Linux the sources are read in a child
process, which sends the timeline back; elsewhere in a thread. Many sources are parsed by worker processes, and come
one by one. Of a long table the first rows are read so, and the rest when they are shown.
"""

import os
import signal
import sys
from collections.abc import Iterator
from queue import SimpleQueue
from threading import Event as Flag
from threading import Thread
from typing import TYPE_CHECKING, Any, NoReturn

from timeline_tui.errors import TimelineError
from timeline_tui.model import Assumptions, Timeline
from timeline_tui.views.tui.session import Session

if TYPE_CHECKING:
    from timeline_tui.coming import Coming, News

_PATIENCE = 0.3
"""Seconds that work which is no longer wanted may take to end by itself."""


class FirstReading:
    """Reads as soon as it is made. `timeline` or `error` is set when `wait` says that it is done."""

    def __init__(self, session: Session, apart: bool = False) -> None:
        self.timeline: Timeline | None = None
        self.error: Exception | None = None
        self._child = 0
        forks = apart and sys.platform == "linux"
        work = self._from_child(session) if forks else lambda: _first(session)
        self._thread = Thread(target=self._keep, args=(work,), name="reading", daemon=True)
        self._thread.start()

    def wait(self, seconds: float | None = None) -> bool:
        """Wait until it is done, at most so long; tell whether it is."""
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def more(self) -> "Iterator[News]":
        """Yield what comes after the first timeline: nothing, as all of it came at once."""
        return iter(())

    def go_on(self) -> None:
        """The first picture is drawn: there is nothing left to do."""

    def leave_off(self) -> None:
        """Read no more of what is still coming."""

    def stop(self) -> None:
        """Leave off: nobody wants it any more."""
        if self._child and not self.wait(0):
            os.kill(self._child, signal.SIGKILL)
            self.wait(1)

    def _keep(self, work: Any) -> None:
        self.timeline, self.error = work()

    def _from_child(self, session: Session) -> Any:
        """Start the child now, before there is any other thread; return what waits for its answer."""
        outlet, inlet = os.pipe()
        self._child = os.fork()
        if not self._child:
            os.close(outlet)
            _answer(session, inlet)
        os.close(inlet)
        return lambda: _received(outlet, self._child)


class Arrivals:
    """Reads sources that come one by one. `timeline` or `error` is set when `wait` says that there is a first one.

    With `first` rows, what is coming is read when those are drawn.
    """

    def __init__(self, coming: "Coming", first: FirstReading | None = None) -> None:
        self.timeline: Timeline | None = None
        self.error: Exception | None = None
        self._coming = coming
        self._rows = first
        self._drawn = Flag()
        self._news: SimpleQueue[News | Exception | None] = SimpleQueue()
        self._first = Flag()
        coming.begin()
        self._thread = Thread(target=self._gather, name="reading", daemon=True)
        self._thread.start()

    def wait(self, seconds: float | None = None) -> bool:
        """Wait for the first timeline, at most so long; tell whether it is there."""
        return self._first.wait(seconds)

    def more(self) -> "Iterator[News]":
        """Yield what comes after the first timeline, as it comes; raises what ends it before its time."""
        while (news := self._news.get()) is not None:
            if isinstance(news, Exception):
                raise news
            yield news

    def go_on(self) -> None:
        """The first picture is drawn: read the rest."""
        self._drawn.set()

    def leave_off(self) -> None:
        """Read no more of what is still coming."""
        self._coming.leave_off()

    def stop(self) -> None:
        """Leave off: nobody wants it any more. What a worker is in the middle of is not waited for."""
        from multiprocessing import active_children

        self._coming.stop()
        self._drawn.set()
        if self._rows is not None:
            self._rows.stop()
        self._thread.join(_PATIENCE)
        for process in active_children() if self._thread.is_alive() else ():
            process.kill()

    def _gather(self) -> None:
        try:
            self._show_first()
            for news in self._coming.news():
                if self.timeline is None:
                    self.timeline = news.timeline
                    self._first.set()
                self._news.put(news)
        except Exception as error:  # noqa: BLE001 - whoever waits raises it
            self.error = error
            self._news.put(error)
        self._first.set()
        self._news.put(None)

    def _show_first(self) -> None:
        """Wait for the first rows to be made and drawn; when they cannot be, what is coming tells why."""
        if self._rows is None:
            return
        self._rows.wait()
        if (timeline := self._rows.timeline) is not None:
            self.timeline = timeline
            self._first.set()
            self._news.put(self._coming.begun(timeline))
            self._drawn.wait()


Result = tuple[Timeline | None, Exception | None]


def read(session: Session, assumptions: Assumptions) -> Result:
    """Return the timeline, or what went wrong."""
    try:
        return session.load(assumptions), None
    except Exception as error:  # noqa: BLE001 - whoever waits raises it
        return None, error


def _first(session: Session) -> Result:
    """Return what is shown first, the first rows of what is coming or everything, or what went wrong."""
    return read(session._replace(load=session.first or session.load), session.assumptions)


def _answer(session: Session, inlet: int) -> NoReturn:
    """In the child: read, send, and end without any of the parent's goodbyes."""
    import pickle
    import traceback

    try:
        timeline, error = _first(session)
        if error is not None:
            error.add_note("".join(traceback.format_exception(error)))
        with os.fdopen(inlet, "wb") as pipe:
            pickle.dump((timeline, error), pipe, pickle.HIGHEST_PROTOCOL)
    finally:
        os._exit(0)


def _received(outlet: int, child: int) -> Result:
    import pickle

    with os.fdopen(outlet, "rb") as pipe:
        try:
            result: Result = pickle.load(pipe)
        except (EOFError, pickle.UnpicklingError, TypeError) as error:
            result = None, TimelineError("Reading the sources ended before its time.", f"({error})")
    os.waitpid(child, 0)
    return result
