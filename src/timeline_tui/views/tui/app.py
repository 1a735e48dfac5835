"""The explorer's front door: reads the sources while the toolkit is being loaded, then opens the screen."""

import gc
from threading import Thread

from timeline_tui.errors import TimelineError
from timeline_tui.model import Timeline
from timeline_tui.views.tui.session import Session


class FirstReading:
    """The sources being read in a thread of their own, from the moment the program starts."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.timeline: Timeline | None = None
        self.error: Exception | None = None
        self._thread = Thread(target=self._read, name="reading", daemon=True)
        self._thread.start()

    def _read(self) -> None:
        try:
            self.timeline = self._session.load(self._session.assumptions)
        except Exception as error:  # noqa: BLE001 - handed to the caller, who raises it
            self.error = error

    def wait(self, seconds: float | None = None) -> bool:
        """Wait until it is done, at most so long; tell whether it is."""
        self._thread.join(seconds)
        return not self._thread.is_alive()


def run(session: Session) -> int:
    """Explore; return the exit code. Raises TimelineError when the sources cannot be read.

    The collector of garbage rests until the first picture: importing makes much that stays and nothing that goes.
    """
    gc.disable()
    try:
        reading = FirstReading(session)
        from timeline_tui.views.tui.explorer import Explorer

        app = Explorer(session, reading)
        code = app.run(mouse=session.mouse)
    finally:
        gc.enable()
    if isinstance(app.failure, TimelineError):
        raise app.failure
    if app.failure is not None:
        raise TimelineError(f"The sources could not be read: {app.failure}.") from app.failure
    return code if code is not None else app.return_code or 0
