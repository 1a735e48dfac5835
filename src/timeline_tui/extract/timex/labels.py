"""Hours with a point that open the entries of a list: "16.45 That is all", which alone could be any number."""

import re
from itertools import pairwise

from timeline_tui.model import Layout

_DOTTED = re.compile(r"([01]?\d|2[0-3])\.([0-5]\d)\s+(?=[^\W\d_]|[\"«„“(])")
_FEWEST = 3


def dotted_labels(text: str, layout: Layout) -> frozenset[int]:
    """Return where the entries begin that are labelled with an hour and minutes, a point between them.

    Sections of a report look alike, but are counted one by one.
    """
    found = [(block.span.start, label) for block in layout.blocks if (label := _DOTTED.match(text, block.span.start))]
    minutes = [int(label[1]) * 60 + int(label[2]) for _, label in found]
    if len(found) < _FEWEST or all(abs(one - other) == 1 for one, other in pairwise(minutes)):
        return frozenset()
    return frozenset(start for start, _ in found)
