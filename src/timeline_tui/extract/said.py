"""A cue as it was found: its words, its kind, and where its subject stands."""

from typing import Literal, NamedTuple

from timeline_tui.extract.phrases import Phrase

Side = Literal["left", "right", "agent", "shared", "source", "none"]


class Said(NamedTuple):
    """A cue with its subject: positions `first` to `last` in the frame are the cue's own words.

    `side` tells where the subject was found; "shared" that the cue has the subject of the clause before it,
    "none" that it is unspoken. `group` is say, report, call, noun or source. `edge` is where the verb's group
    begins when its auxiliary stands apart from it.
    """

    first: int
    last: int
    group: str
    form: str
    side: Side
    subject: Phrase | None
    tell: bool = False
    nobody: bool = False
    edge: int = -1
