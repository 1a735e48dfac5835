"""When something happened, as far as the text lets us know."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Granularity = Literal[
    "century", "decade", "year", "half", "quarter", "season", "month", "week", "weekend", "day", "part", "hour",
    "minute", "second",
]  # fmt: skip
ZoneFrom = Literal["stated", "place", "speaker", "dateline", "document", "assumed", "user"]
Open = Literal["none", "start", "end"]


@dataclass(frozen=True, slots=True)
class Moment:
    """An interval of two UTC instants, `start` inclusive and `end` exclusive, in the clock it was stated in.

    `start` and `end` are aware datetimes in UTC, so that comparing and hashing never meets a fold.
    `zone` is an IANA key; `zone_from` says how it was found. `local` is the start in that zone as an
    RFC 9557 string, None when the granularity is coarser than an hour. `reasons` holds a sentence per step.
    """

    start: datetime
    end: datetime
    granularity: Granularity
    zone: str
    zone_from: ZoneFrom
    local: str | None
    edtf: str
    approximate: bool = False
    uncertain: bool = False
    open: Open = "none"
    reasons: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[datetime, datetime]:
        """Sort key: earlier first, and the wider of two with the same start first."""
        return self.start, self.end
