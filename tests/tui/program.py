"""The explorer of a made-up article, as a program: for tests that need a real terminal."""

import os
import signal
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from support import article, many
from timeline_tui.errors import TimelineError
from timeline_tui.marks.store import Store
from timeline_tui.model import Assumptions, Mark, Record, Timeline
from timeline_tui.views.tui.app import run
from timeline_tui.views.tui.session import Session

OPTIONS = set(sys.argv[1:])


def load(assumptions: Assumptions) -> Timeline:
    """Read nothing: what is asked for is made."""
    del assumptions
    if "missing" in OPTIONS:
        raise TimelineError("There is no such article.", "Give another.")
    return many(100_000) if "many" in OPTIONS else article()


def stuck(_: int) -> None:
    """Stand in for fsync on a disk that never answers, and say so on the screen's own terminal."""
    os.write(2, b"\x1b[1;1HWRITING")
    signal.pause()


def keeper(path: Path) -> Callable[[Sequence[Mark], Sequence[Mark]], None]:
    """Keep marks beside a file, on a disk that never answers."""
    os.fsync = stuck
    store = Store(str(path.parent / "data"))
    store.load([Record("doc", article().documents[0].text, str(path))])
    return store.keep


if __name__ == "__main__":
    kept = next((keeper(Path(one.removeprefix("keep="))) for one in OPTIONS if one.startswith("keep=")), None)
    try:
        code = run(
            Session(load, depth="none" if "plain" in OPTIONS else "auto", apart="many" not in OPTIONS, keep=kept)
        )
    except TimelineError as error:
        sys.exit(f"failed: {error}")
    sys.exit(code)
