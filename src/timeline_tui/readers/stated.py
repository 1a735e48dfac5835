"""What containers state of a text, brought to one form: dates with their hour and offset, languages by code."""

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

_DATE = re.compile(
    r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})"
    r"(?:(?:T| {1,3})(\d{1,2}):(\d{2})(?::(\d{2}))?(?:[.,]\d{1,9})?"
    r"\s{0,3}(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?)?(?:\[[\w/+-]{1,40}\])?\Z",
    re.I,
)
_MAIL = re.compile(
    r"(?:[a-z]{3,9},? )?\d{1,2} [a-z]{3,9} \d{2,4}"
    r"( \d{1,2}:\d{2}(?::\d{2})?(?: ?(?:[a-z]{1,5}|[+-]\d{4}))?)?\Z",
    re.I,
)
_COMPACT = re.compile(r"\d{8}(T\d{4}(?:\d{2})?(?:Z|[+-]\d{4})?)?\Z")
_LONGEST = 80


def iso_date(text: str) -> str:
    """Return a date in ISO 8601, hour and offset kept, from ISO 8601 or the form of mail; "" when it is neither."""
    text = " ".join(text[:_LONGEST].split())
    found = _DATE.match(text)
    try:
        return _numbers(found) if found else _other(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""


def _numbers(found: re.Match[str]) -> str:
    year, month, day, hour, minute, second, offset = found.groups()
    date = f"{year}-{month:0>2}-{day:0>2}"
    if hour is None:
        return datetime.fromisoformat(date).date().isoformat()
    zone = "" if offset is None else "Z" if offset[0].isalpha() else offset
    return datetime.fromisoformat(f"{date}T{hour:0>2}:{minute}:{second or '00'}{zone}").isoformat()


def _other(text: str) -> str:
    if compact := _COMPACT.match(text):
        moment = datetime.fromisoformat(text)
        return moment.isoformat() if compact[1] else moment.date().isoformat()
    found = _MAIL.match(text)
    if found is None or text.lower().endswith(("am", "pm")):
        return ""
    if found[1] is None:
        return parsedate_to_datetime(f"{text} 00:00").date().isoformat()
    moment = parsedate_to_datetime(text)
    return (moment.replace(tzinfo=UTC) if text.endswith("-0000") else moment).isoformat()


def best_date(texts: list[str]) -> str:
    """Return the first date, told as exactly as a later one of the same day tells it."""
    dates = [date for date in map(iso_date, texts) if date]
    return max((date for date in dates if date[:10] == dates[0][:10]), key=_exactness) if dates else ""


def _exactness(date: str) -> int:
    return (len(date) > 10) + (datetime.fromisoformat(date).tzinfo is not None)


def language(given: str) -> str:
    """Return the code of a known language without its region ("pt-BR" is "pt"), else ""."""
    from timeline_tui.languages import codes

    code = given.strip().replace("_", "-").partition("-")[0].lower()
    return code if code in codes() else ""


def one_line(text: str, longest: int = 500) -> str:
    """Return a title on one line."""
    return " ".join(text[: longest * 4].split())[:longest]
