"""EDTF (ISO 8601-2) strings: levels 0 to 2 for dates, plain ISO 8601 for times of day."""

from datetime import UTC, datetime, timedelta

from timeline_tui.model.moment import Open
from timeline_tui.resolve.point import TIME_RANK, Point

_SUB_YEAR = {"SP": 21, "SU": 22, "FA": 23, "WI": 24}


def edtf(point: Point, start: datetime, end: datetime, approximate: bool, uncertain: bool, opened: Open) -> str:
    """Return the EDTF string of a point whose aware local bounds are `start` and `end`.

    A part of day is written as the day or days it lies in, since EDTF has no time in an interval; a clock time
    carries no qualifier, since EDTF allows none there.
    """
    mark = "%" if approximate and uncertain else "~" if approximate else "?" if uncertain else ""
    first, last = _bounds(point, start, end, mark)
    if opened == "start":
        return f"../{last}"
    if opened == "end":
        return f"{first}/.."
    return first if first == last else f"{first}/{last}"


def _bounds(point: Point, start: datetime, end: datetime, mark: str) -> tuple[str, str]:
    if point.rank >= TIME_RANK and point.hour is not None:
        text = stamp(start)
        text = text.removesuffix("+00:00") + "Z" if text.endswith("+00:00") else text
        return text, text
    if point.grain in ("week", "weekend", "day", "part", "hour"):
        last = (end - timedelta(seconds=1)).date()
        return f"{start.date().isoformat()}{mark}", f"{last.isoformat()}{mark}"
    text = _stretch(point, start) + mark
    return text, text


def _stretch(point: Point, start: datetime) -> str:
    year = f"{start.year:04d}"
    sub = point.sub
    match point.grain:
        case "century":
            return f"{year[:2]}XX"
        case "decade":
            return f"{year[:3]}X"
        case "season":
            return f"{year}-{_SUB_YEAR[str(sub)]}"
        case "quarter" if isinstance(sub, int):
            return f"{year}-{32 + sub}"
        case "half" if isinstance(sub, int):
            return f"{year}-{39 + sub}"
        case "month":
            return f"{year}-{start.month:02d}"
    return year


def stamp(local: datetime) -> str:
    """Return an aware time as RFC 3339; an offset with seconds (local mean time) has no place there, so UTC's Z."""
    text = local.isoformat(timespec="seconds")
    return text if len(text) == 25 else f"{local.astimezone(UTC).replace(tzinfo=None).isoformat(timespec='seconds')}Z"
