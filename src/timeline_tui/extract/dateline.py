"""The introduction of a report: place, perhaps date and agency, a dash ("ROMA, 3 marzo (XYZ) -")."""

import re
from collections.abc import Sequence

from timeline_tui.languages import Pack
from timeline_tui.model.document import Block
from timeline_tui.model.span import Span


def dateline(text: str, blocks: Sequence[Block], pack: Pack) -> tuple[Span | None, Span | None]:
    """Return the extent of the introduction and of the place in it, or (None, None)."""
    return None, None
