"""English names of days, months and wider stretches of the calendar. Knows local dates only, never a zone."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
SHORT_MONTHS = tuple(name[:3] for name in MONTHS)
_SEASONS = ("winter", "spring", "summer", "autumn")
_PARTS = {(0, 6): "night", (6, 12): "morning", (12, 18): "afternoon", (18, 24): "evening", (18, 6): "night",
          (6, 18): "daytime"}  # fmt: skip


def day_label(day: date) -> str:
    """Return "Mon 29 Dec 2025"."""
    return f"{DAYS[day.weekday()]} {day.day} {SHORT_MONTHS[day.month - 1]} {day.year}"


def short_day(day: date) -> str:
    """Return "29 Dec"."""
    return f"{day.day} {SHORT_MONTHS[day.month - 1]}"


def month_label(day: date) -> str:
    """Return "December 2025"."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def hour_label(moment: datetime) -> str:
    """Return "Mon 29 Dec 2025, 08:00" for any minute of that hour."""
    return f"{day_label(moment)}, {moment:%H}:00"


def ordinal(number: int) -> str:
    """Return "1st", "2nd", "13th", "21st"."""
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def days_label(first: date, last: date, year: bool = True) -> str:
    """Return "29 Dec 2025", "22–28 Dec 2025", "28 Nov – 2 Dec 2025" or "30 Dec 2024 – 5 Jan 2025"."""
    tail = f" {last.year}" if year else ""
    if first == last:
        return short_day(last) + tail
    if first.year != last.year:
        return f"{short_day(first)} {first.year} – {short_day(last)} {last.year}"
    if first.month != last.month:
        return f"{short_day(first)} – {short_day(last)}{tail}"
    return f"{first.day}–{short_day(last)}{tail}"


def part_label(start: datetime, end: datetime) -> str:
    """The name of a part of the day, "" when these hours have none."""
    last = end.hour or 24
    return "" if start.minute or end.minute else _PARTS.get((start.hour, last), "")


def stretch_label(granularity: str, first: date, last: date, short: bool = False) -> str:
    """The name of whole days `first` to `last` (inclusive): "December 2025", "Q3 2025", "the 1980s" …

    `short` is for columns: "Dec 2025", "22–28 Dec". A stretch that is not the unit its granularity promises
    is named by its days, so that a label never says more or less than the dates.
    """
    if granularity == "month" and (months := _months(first, last, SHORT_MONTHS if short else MONTHS)):
        return months
    name = _UNITS[granularity](first, last) if granularity in _UNITS else ""
    if name and short:
        return name.removeprefix("the ")
    return name or days_label(first, last, year=not short or first.year != last.year)


def _starts(first: date, last: date, months: int) -> bool:
    """Tell whether the stretch is exactly `months` months, beginning with the first of one of them."""
    index = first.month - 1 + months
    end = (first.year + index // 12, index % 12 + 1)
    after = last + timedelta(days=1) if last < date.max else None
    whole = after is None or (after.year, after.month, after.day) == (*end, 1)
    return first.day == 1 and (first.month - 1) % min(months, 12) == 0 and whole


def _months(first: date, last: date, names: Sequence[str]) -> str:
    """Name whole months: "December 2025", "March – May 2025", "March 2025 – January 2026"."""
    after = last + timedelta(days=1) if last < date.max else None
    if first.day != 1 or (after is not None and after.day != 1):
        return ""
    name = f"{names[last.month - 1]} {last.year}"
    if (first.year, first.month) == (last.year, last.month):
        return name
    year = "" if first.year == last.year else f" {first.year}"
    return f"{names[first.month - 1]}{year} – {name}"


def _quarter(first: date, last: date) -> str:
    return f"Q{first.month // 3 + 1} {first.year}" if _starts(first, last, 3) else ""


def _half(first: date, last: date) -> str:
    return f"{'first' if first.month == 1 else 'second'} half of {first.year}" if _starts(first, last, 6) else ""


def _season(first: date, last: date) -> str:
    if not 75 <= (last - first).days <= 100:
        return ""
    years = str(first.year) if first.year == last.year else f"{first.year}–{last.year % 100:02}"
    return f"{_SEASONS[first.month % 12 // 3]} {years}"


def _year(first: date, last: date) -> str:
    if (first.month, first.day, last.month, last.day) != (1, 1, 12, 31):
        return ""
    return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"


def _decade(first: date, last: date) -> str:
    return f"the {first.year}s" if first.year % 10 == 0 and _starts(first, last, 120) else ""


def _century(first: date, last: date) -> str:
    if 98 <= last.year - first.year <= 99 and first.day == first.month == 1:
        return f"{ordinal(last.year // 100 + (last.year % 100 > 0))} century"
    return ""


_UNITS = {
    "quarter": _quarter, "half": _half, "season": _season, "year": _year, "decade": _decade,
    "century": _century,
}  # fmt: skip
