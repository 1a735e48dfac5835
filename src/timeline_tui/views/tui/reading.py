"""The first reading of the sources, while the toolkit is being loaded.

Both take as long as each other, and Python runs one thing at a time. So on Linux the sources are read in a child
process, which sends the timeline back; elsewhere in a thread.
"""

import os
import signal
import sys
from threading import Thread
from typing import Any, NoReturn

from timeline_tui.errors import TimelineError
from timeline_tui.model import Assumptions, Timeline
from timeline_tui.views.tui.session import Session


class FirstReading:
    """Reads as soon as it is made. `timeline` or `error` is set when `wait` says that it is done."""

    def __init__(self, session: Session, apart: bool = False) -> None:
        self.timeline: Timeline | None = None
        self.error: Exception | None = None
        self._child = 0
        forks = apart and sys.platform == "linux"
        work = self._from_child(session) if forks else lambda: read(session, session.assumptions)
        self._thread = Thread(target=self._keep, args=(work,), name="reading", daemon=True)
        self._thread.start()

    def wait(self, seconds: float | None = None) -> bool:
        """Wait until it is done, at most so long; tell whether it is."""
        self._thread.join(seconds)
        return not self._thread.is_alive()

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


Result = tuple[Timeline | None, Exception | None]


def read(session: Session, assumptions: Assumptions) -> Result:
    """Return the timeline, or what went wrong."""
    try:
        return session.load(assumptions), None
    except Exception as error:  # noqa: BLE001 - whoever waits raises it
        return None, error


def _answer(session: Session, inlet: int) -> NoReturn:
    """In the child: read, send, and end without any of the parent's goodbyes."""
    import pickle
    import traceback

    try:
        timeline, error = read(session, session.assumptions)
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
