"""What a user made of a source: marks as they are kept, and as they show on a timeline."""

from dataclasses import dataclass
from typing import Literal

from timeline_tui.model.moment import Moment
from timeline_tui.model.span import Evidence

MarkKind = Literal["event", "quote", "time", "clock", "added"]
CorrectionKind = Literal["title", "time", "speaker", "added", "split", "merged", "words"]

UNDATED = "undated"
"""What stands for the time of an event that the user says has none."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a source as they stood when they were marked, with a little of what stood around them."""

    start: int
    end: int
    words: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Target:
    """An event: its id, and the words it was read from, by which it is found again in a source that changed."""

    id: str
    passage: Passage


@dataclass(frozen=True, slots=True)
class Mark:
    """All that a user made of one thing in one document: an input of the pipeline beside the text.

    `kind` tells what it is made on: an event, a quotation, words that tell a time or a clock, or nothing yet
    ("added", an event of the user's own). `id` is that of what it is made on. `title`, `when` (a TIMEX3 value, "~"
    behind it for about, or "undated") in `zone` (an IANA key) and `speaker` are corrections, "" where the text's own
    reading stands. `into` is the event this one is part of, `out_of` the one that an added event was split from.
    `changed` is the UTC time of the last change, in ISO 8601.
    """

    id: str
    document: str
    kind: MarkKind
    passage: Passage
    star: bool = False
    tags: tuple[str, ...] = ()
    comment: str = ""
    hidden: bool = False
    title: str = ""
    when: str = ""
    zone: str = ""
    speaker: str = ""
    into: Target | None = None
    out_of: Target | None = None
    changed: str = ""

    @property
    def says_nothing(self) -> bool:
        """Whether all of it was taken back."""
        return self.kind != "added" and not (self.notes or self.corrects)

    @property
    def notes(self) -> tuple[object, ...]:
        """What is said beside the text and changes nothing that was read; empty when there is none."""
        found = (self.star, self.tags, self.comment, self.hidden)
        return found if any(found) else ()

    @property
    def corrects(self) -> tuple[object, ...]:
        """What the sources must be read again for; empty when there is none."""
        made = self.kind if self.kind == "added" else ""
        found = (made, self.title, self.when, self.zone, self.speaker, self.into, self.out_of)
        return found if any(found) else ()


@dataclass(frozen=True, slots=True)
class Correction:
    """What the text said, what the user made of it, and when (UTC, ISO 8601).

    `moment` is the one that the text gave, for a time that had one.
    """

    what: CorrectionKind
    said: str
    now: str
    at: str
    moment: Moment | None = None


@dataclass(frozen=True, slots=True)
class Marked:
    """A mark on a timeline; `event` is None when the words it was made on are no longer found.

    `id` is the mark's, `evidence` the words as they stand now (or stood, when they are lost).
    """

    id: str
    event: str | None
    evidence: Evidence
    star: bool = False
    tags: tuple[str, ...] = ()
    comment: str = ""
    hidden: bool = False
    corrections: tuple[Correction, ...] = ()
