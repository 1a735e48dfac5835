"""The explorer of a made-up article, as a program: for tests that need a real terminal."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from support import article, many
from timeline_tui.views.tui.app import run
from timeline_tui.views.tui.session import Session

if __name__ == "__main__":
    options = set(sys.argv[1:])
    shown = many(100_000) if "many" in options else article()
    sys.exit(
        run(Session(load=lambda _: shown, depth="none" if "plain" in options else "auto", apart="many" not in options))
    )
