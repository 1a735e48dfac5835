"""The explorer's front door: starts the reading, then loads the toolkit, then opens the screen."""

import gc

from timeline_tui.errors import TimelineError
from timeline_tui.views.tui.reading import Arrivals, FirstReading
from timeline_tui.views.tui.session import Session


def _begun(session: Session) -> Arrivals | FirstReading:
    """Start reading: all there is, or what is coming, or the first rows of it."""
    if session.coming is None:
        return FirstReading(session, session.apart)
    return Arrivals(session.coming, FirstReading(session, session.apart) if session.first is not None else None)


def run(session: Session) -> int:
    """Explore; return the exit code. Raises TimelineError when the sources cannot be read.

    The collector of garbage rests until the first picture: importing makes much that stays and nothing that goes.
    """
    gc.disable()
    reading = _begun(session)
    try:
        from timeline_tui.views.tui.explorer import Explorer

        app = Explorer(session, reading)
        code = app.run(mouse=session.mouse)
    finally:
        gc.enable()
        reading.stop()
    if isinstance(app.failure, TimelineError):
        raise app.failure
    if app.failure is not None:
        raise TimelineError(f"The sources could not be read: {app.failure}.") from app.failure
    return code if code is not None else app.return_code or 0
