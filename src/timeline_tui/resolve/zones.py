"""The one place that loads time zones: the `tzdata` package's own files, never the system's.

zoneinfo would prefer the system's files, often older than the release we print; nothing here touches its
global search path.
"""

from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import cache
from io import BytesIO
from typing import Literal
from zoneinfo import ZoneInfo

from timeline_tui.model import Moment
from timeline_tui.model.moment import ZoneFrom
from timeline_tui.resolve import tzdb

Kind = Literal["once", "gap", "fold"]


class Clock:
    """A zone and how it was found. `offset` (minutes) is set only for an offset that no IANA key can say."""

    __slots__ = ("key", "offset", "tz", "zone_from")

    def __init__(self, key: str, zone_from: ZoneFrom, offset: int | None = None) -> None:
        self.key = key
        self.zone_from: ZoneFrom = zone_from
        self.offset = offset
        self.tz: tzinfo = zone(key) if offset is None else timezone(timedelta(minutes=offset))

    @property
    def is_named(self) -> bool:
        """Tell a place's clock, whose offset may change, from a bare offset."""
        return self.offset is None and not self.key.startswith(("Etc/", "UTC"))

    def same(self, other: "Clock") -> bool:
        """Tell whether both always show the same time."""
        return self.key == other.key and self.offset == other.offset

    @property
    def name(self) -> str:
        """The clock's city or offset, for sentences: "New York", "UTC+3"."""
        return city(self.key) if self.offset is None else offset_name(self.offset)


@cache
def all_zones() -> frozenset[str]:
    """Return every IANA key of the release in use."""
    return frozenset(tzdb.read("zones").decode().split())


def known(key: str) -> bool:
    """Tell whether `key` is an IANA zone."""
    return key == "UTC" or key in all_zones()


@cache
def zone(key: str) -> ZoneInfo:
    """Return the zone of an IANA key; raises KeyError when there is none (keys are never paths from outside)."""
    if not known(key):
        raise KeyError(key)
    return ZoneInfo.from_file(BytesIO(tzdb.read("zoneinfo", *key.split("/"))), key=key)


def kind_of(local: datetime, tz: tzinfo) -> Kind:
    """Tell whether a naive local time happens once in `tz`, never (gap) or twice (fold)."""
    before = local.replace(tzinfo=tz, fold=0).utcoffset()
    after = local.replace(tzinfo=tz, fold=1).utcoffset()
    if before is None or after is None or before == after:
        return "once"
    return "fold" if before > after else "gap"


def fold_at(local: datetime, tz: tzinfo, offset: int) -> int | None:
    """Return which of the two times that a naive local time may be has an offset (minutes), None if it is but one."""
    if kind_of(local, tz) != "fold":
        return None
    offsets = [local.replace(tzinfo=tz, fold=fold).utcoffset() for fold in (0, 1)]
    said = timedelta(minutes=offset)
    return offsets.index(said) if said in offsets else None


def to_utc(local: datetime, tz: tzinfo, fold: int = 0) -> datetime | None:
    """Return the instant of a naive local time, None outside years 1-9999; in a gap the offset before counts."""
    try:
        return local.replace(tzinfo=tz, fold=fold).astimezone(UTC)
    except (OverflowError, ValueError):
        return None


def to_local(instant: datetime, tz: tzinfo) -> datetime | None:
    """Return an instant as an aware time in `tz`, None outside years 1-9999."""
    try:
        return instant.astimezone(tz)
    except (OverflowError, ValueError):
        return None


def offset_clock(minutes: int, zone_from: ZoneFrom) -> Clock:
    """Return the clock of a bare offset: `Etc/GMT±h` for whole hours, else UTC with the offset kept."""
    hours, rest = divmod(minutes, 60)
    if minutes == 0:
        return Clock("UTC", zone_from)
    if rest == 0 and -12 <= hours <= 14:
        return Clock(f"Etc/GMT{-hours:+d}", zone_from)
    return Clock("UTC", zone_from, minutes if abs(minutes) < 24 * 60 else 0)


def clock_of(moment: Moment) -> Clock:
    """Return the clock a moment was stated in, its odd offset read back from `local`."""
    if moment.zone == "UTC" and moment.local is not None and not moment.local.endswith("[UTC]"):
        offset = datetime.fromisoformat(moment.local.partition("[")[0]).utcoffset()
        if offset:
            return Clock("UTC", moment.zone_from, int(offset.total_seconds() // 60))
    return Clock(moment.zone, moment.zone_from)


def city(key: str) -> str:
    """Return the words for a zone: "New York" for America/New_York, "UTC+3" for Etc/GMT-3."""
    last = key.rpartition("/")[2]
    if key.startswith("Etc/GMT") and last[3:4] in ("+", "-"):
        return offset_name(-int(last[3:]) * 60)
    return "UTC" if key in ("UTC", "Etc/UTC") else last.replace("_", " ")


def offset_name(minutes: int) -> str:
    """Return "UTC+5:30" for 330."""
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'-' if minutes < 0 else '+'}{hours}" + (f":{rest:02d}" if rest else "")
