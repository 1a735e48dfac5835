"""TIMEX3 values (TimeML 1.2.1): what is not known prints as X."""

from collections.abc import Sequence

from timeline_tui.resolve.point import TIME_RANK, Point

# Decades, centuries and millennia have two letters (TIMEX2's), so that "P1D" stays a day.
_UNIT_LETTERS = {
    "day": "D", "weekend": "WE", "week": "W", "month": "M", "quarter": "Q", "year": "Y", "decade": "DE",
    "century": "CE", "millennium": "ML", "hour": "H", "minute": "M", "second": "S",
}  # fmt: skip
_DAYS = ("millennium", "century", "decade", "year", "quarter", "month", "weekend", "week", "day")
_TIMES = ("hour", "minute", "second")
_IN_MONTHS = {"half": 6, "season": 3}


def value_of(point: Point, utc: bool = False) -> str:
    """Return the TIMEX3 value of a point; `utc` ends a clock time in Z."""
    if point.refers:
        return point.refers
    if point.grain == "part":
        return _day(point) + (point.part if point.part.startswith("T") else f"T{point.part}")
    if point.rank >= TIME_RANK:
        return _day(point) + _clock(point) + ("Z" if utc and point.hour is not None else "")
    return _day(point) if point.grain == "day" else _calendar(point)


def _calendar(point: Point) -> str:
    year = year_of(point.year)
    sub = "X" if point.sub is None else point.sub
    match point.grain:
        case "week":
            return f"{year}-W{_two(point.sub)}"
        case "weekend":
            return f"{year}-W{_two(point.sub)}-WE"
        case "month":
            return f"{year}-{_two(point.month)}"
        case "quarter":
            return f"{year}-Q{sub}"
        case "half":
            return f"{year}-H{sub}"
        case "season":
            return f"{year}-{'XX' if point.sub is None else point.sub}"
        case "decade":
            return _counted(point.year, 3, 0)
        case "century":
            return _counted(point.year, 2, 1)
        case "millennium":
            return _counted(point.year, 1, 1)
        case "year":
            return year
    return "XXXX-XX-XX"


def year_of(year: int | None) -> str:
    """Return a year as TIMEX3 writes it: "2025", "0476", "BC0469", "XXXX"."""
    if year is None:
        return "XXXX"
    return f"BC{-year:04d}" if year < 0 else f"{year:04d}"


def _counted(number: int | None, width: int, first: int) -> str:
    """Return a decade or century by its leading digits; both are counted from `first` (century 20 is 19)."""
    if number is None:
        return "X" * width
    era = "BC" if number < 0 else ""
    return f"{era}{max(abs(number) - first, 0):0{width}d}"


def _two(number: int | str | None) -> str:
    return f"{number:02d}" if isinstance(number, int) else "XX"


def _day(point: Point) -> str:
    if point.weekday is not None and point.month is None:
        return f"{year_of(point.year)}-WXX-{point.weekday}"
    return f"{year_of(point.year)}-{_two(point.month)}-{_two(point.day)}"


def _clock(point: Point) -> str:
    if point.hour is None:
        return "TXX:XX"
    text = f"T{point.hour:02d}:{point.minute:02d}"
    return f"{text}:{point.second:02d}" if point.grain == "second" else text


def duration(amounts: Sequence[tuple[float | None, str]]) -> str:
    """Return a duration: "P3D", "PT2H30M", "P2.5Y", "PXD" for some days, "PTXH" for some hours."""
    totals: dict[str, float | None] = {}
    for amount, unit in amounts:
        if unit in _IN_MONTHS:
            amount, unit = (None if amount is None else amount * _IN_MONTHS[unit]), "month"
        known = totals.get(unit, 0)
        totals[unit] = None if amount is None or known is None else known + amount
    days = "".join(_number(totals[unit]) + _UNIT_LETTERS[unit] for unit in _DAYS if unit in totals)
    clock = "".join(_number(totals[unit]) + _UNIT_LETTERS[unit] for unit in _TIMES if unit in totals)
    return f"P{days}T{clock}" if clock else f"P{days or 'XX'}"


def _number(amount: float | None) -> str:
    if amount is None:
        return "X"
    if amount != amount or abs(amount) > 1e15:
        return "X"
    return str(int(amount)) if amount == int(amount) else f"{amount:.3f}".rstrip("0")
