"""The slides of TimelineJS: a headline and a text for each, dates as fine as they are given."""

import json
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any

from timeline_tui.errors import TimelineError
from timeline_tui.model import Assumptions, Event, Evidence, Record, make_id
from timeline_tui.readers.markup import text_of
from timeline_tui.ready.times import Times
from timeline_tui.ready.told import Told, document_of, told_by

_DATE = ("year", "month", "day")
_CLOCK = ("hour", "minute", "second")
_LONGEST_TITLE = 500


def told(record: Record, assumptions: Assumptions) -> Told:
    """Return the slides and eras as events, the words of all of them as the document's text."""
    fields = json.loads(record.text)
    lists = (found for name in ("events", "eras") if isinstance(found := fields.get(name), list))
    slides = [slide for found in lists for slide in found if isinstance(slide, dict)]
    if not slides:
        raise TimelineError("There is no slide in it.")
    times = Times((_date(slide.get("start_date")) for slide in slides), record, assumptions, "start_date")
    pieces: list[str] = []
    events = tuple(_events(record.id, slides, times, pieces))
    title = _words(fields.get("title"))[0] if isinstance(fields.get("title"), dict) else ""
    return told_by(document_of(record, "".join(pieces), title), events)


def _events(document: str, slides: list[dict[str, Any]], times: Times, pieces: list[str]) -> Iterator[Event]:
    at = 0
    for number, slide in enumerate(slides):
        headline, text = _words(slide)
        words = "\n\n".join(filter(None, (headline, text))) or f"Slide {number + 1}"
        when = times.moment(_date(slide.get("start_date")), end=_date(slide.get("end_date")))
        yield Event(
            make_id("e", document, at, at + len(words), "event"), " ".join(words.split("\n", 1)[0].split()), "event",
            "happened", when, evidence=(Evidence(document, at, at + len(words), words),),
        )  # fmt: skip
        pieces += [words, "\n\n"]
        at += len(words) + 2


def _words(slide: Any) -> tuple[str, str]:
    """Return the headline, on one line, and the text of a slide, both without their markup."""
    text = slide.get("text") if isinstance(slide, dict) else None
    if not isinstance(text, dict):
        return "", ""
    headline = " ".join(unescape(text_of(str(text.get("headline") or ""))).split())
    return headline[:_LONGEST_TITLE], text_of(str(text.get("text") or ""))


def _date(given: Any) -> str:
    """Return a date of TimelineJS in ISO 8601, as far as it is given; "" for none and for years before the first."""
    if not isinstance(given, Mapping):
        return ""
    numbers = [_number(given.get(name)) for name in (*_DATE, *_CLOCK)]
    known = numbers.index(None) if None in numbers else len(numbers)
    date = [f"{number:02}" for number in numbers[:known] if number is not None]
    if not date or not 0 < (numbers[0] or 0) < 10_000:
        return ""
    written = "-".join([date[0].zfill(4), *date[1:3]])
    return f"{written} {':'.join([*date[3:], '00'][: max(len(date) - 3, 2)])}" if known > 3 else written


def _number(value: Any) -> int | None:
    if isinstance(value, str) and value.strip().isdecimal() and len(value) < 6:
        return int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) else None
