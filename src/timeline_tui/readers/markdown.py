"""Markdown: the front matter says title, date, language and zone; the rest is the text, its marks unchanged."""

import re
from collections.abc import Iterator, Mapping

from timeline_tui.errors import TimelineError
from timeline_tui.model.document import Record
from timeline_tui.readers.opened import Opened, Report
from timeline_tui.readers.stated import iso_date, language, one_line
from timeline_tui.readers.text import decoded

_FENCE = re.compile(r"(---|\+\+\+)[ \t]*\n")
_LONGEST = 65_536
_KEY = re.compile(r"([A-Za-z_][\w-]{0,40}) ?: +(\S.*)")
_COMMENT = re.compile(r"\s#")


def read(source: Opened, report: Report) -> Iterator[Record]:
    """Yield the one record of a text with or without front matter; raises TimelineError when there is no text."""
    front, text = _parted(decoded(source, report))
    if not text or text.isspace():
        raise TimelineError(f"{source.shown} is empty.", "There is nothing to read below its front matter.")
    date, date_from = source.dated(_date(source, report, _first(front, "date", "published", "pubdate")))
    yield Record(
        source.id,
        text,
        source.file,
        one_line(front.get("title", "")),
        date,
        date_from,
        language(_first(front, "lang", "language", "locale")),
        _first(front, "zone", "timezone", "tz"),
    )


def _date(source: Opened, report: Report, given: str) -> str:
    date = iso_date(given)
    if given and not date:
        report.warn(f'{source.shown}: its "date" is not an ISO 8601 date or date-time: {given[:40]!r}.')
    return date


def _first(front: Mapping[str, str], *keys: str) -> str:
    return next((front[key] for key in keys if front.get(key)), "")


def _parted(text: str) -> tuple[Mapping[str, str], str]:
    """Part the front matter from the text: a drawn rule at the top that opens none stays text."""
    fence = _FENCE.match(text)
    if fence is None:
        return {}, text
    closing = re.compile(rf"^{re.escape(fence[1])}[ \t]*(?:\n|\Z)", re.M).search(text, fence.end(), _LONGEST)
    if closing is None:
        return {}, text
    front = text[fence.end() : closing.start()]
    pairs = _toml(front) if fence[1] == "+++" else _pairs(front)
    return (pairs, text[closing.end() :]) if pairs else ({}, text)


def _pairs(front: str) -> dict[str, str]:
    """Return the plain values at the left margin of a block of YAML; what is nested says nothing to us."""
    found = (_KEY.match(line) for line in front.split("\n"))
    return {match[1].lower(): _scalar(match[2].strip()) for match in found if match}


def _scalar(value: str) -> str:
    quote = value[0]
    if quote in "\"'" and value.find(quote, 1) > 0:
        return value[1 : value.find(quote, 1)]
    value = _COMMENT.split(value, maxsplit=1)[0].rstrip()
    return "" if value[:1] in "|>[{&*!" else value


def _toml(front: str) -> dict[str, str]:
    import tomllib

    try:
        return {key.lower(): str(value) for key, value in tomllib.loads(front).items()}
    except (tomllib.TOMLDecodeError, RecursionError):
        return {}
