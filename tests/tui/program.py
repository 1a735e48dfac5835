"""The explorer of a made-up article, as a program: for tests that need a real terminal."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from support import article, many
from timeline_tui.errors import TimelineError
from timeline_tui.model import Assumptions, Timeline
from timeline_tui.views.tui.app import run
from timeline_tui.views.tui.session import Session

OPTIONS = set(sys.argv[1:])


def load(assumptions: Assumptions) -> Timeline:
    """Read nothing: what is asked for is made."""
    del assumptions
    if "missing" in OPTIONS:
        raise TimelineError("There is no such article.", "Give another.")
    return many(100_000) if "many" in OPTIONS else article()


if __name__ == "__main__":
    try:
        code = run(Session(load, depth="none" if "plain" in OPTIONS else "auto", apart="many" not in OPTIONS))
    except TimelineError as error:
        sys.exit(f"failed: {error}")
    sys.exit(code)
