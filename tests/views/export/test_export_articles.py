"""Whole articles in all eight languages, through every format and back by a reader that others wrote."""

import csv
import io
import json
import re
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from markdown_it import MarkdownIt

from timeline_tui import Timeline, parse
from timeline_tui.model import Event

html5lib = pytest.importorskip("html5lib")
icalendar = pytest.importorskip("icalendar")

FOLDER = Path(__file__).parents[2] / "events" / "rows"
_MARK = re.compile(r"\[([^|\]]+)\|[^\]]+\]|\{[^|}]*\|[^|}]*\|([^}]*)\}")
ZONES = {"de": "Berlin", "en": "New York", "es": "Madrid", "fr": "Paris", "it": "Rome", "pt": "Lisbon",
         "ru": "Vladivostok", "uk": "Kyiv"}  # fmt: skip


def told(path: Path) -> Timeline:
    """The timeline of a fixture's text, its marks taken off, in a clock of its language."""
    head, text, _ = path.read_text(encoding="utf-8").split("\n---\n")
    fields = dict(line.split(": ", 1) for line in head.splitlines())
    plain = _MARK.sub(lambda mark: mark[1] or mark[2], text)
    language = fields["language"]
    return parse(plain, date=fields.get("published", ""), zone=ZONES[language], language=language)


STORIES = {path.stem: told(path) for path in sorted(FOLDER.glob("*.txt"))}


def days(made: Timeline) -> int:
    return sum(event.when is not None for event in made.events)


def of_csv(made: Timeline) -> None:
    found = list(csv.DictReader(io.StringIO(made.to("csv")), strict=True))
    assert {row["id"] for row in found} == {event.id for event in made.events}


def of_html(made: Timeline) -> None:
    page = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(made.to("html"))
    assert len(page.findall(".//h3")) == len(made.events)


def of_markdown(made: Timeline) -> None:
    tokens = MarkdownIt("commonmark").enable("table").parse(made.to("markdown"))
    rows = sum(token.type == "tr_open" for token in tokens)
    assert rows == len(made.events) + 1 and not any(token.type.startswith("html") for token in tokens)


def of_xml(name: str, element: str, count: Callable[[Timeline], int]) -> Callable[[Timeline], None]:
    def check(made: Timeline) -> None:
        found = ElementTree.fromstring(made.to(name)).iter()
        assert sum(one.tag.rpartition("}")[2] == element for one in found) >= count(made)

    return check


def of_timelinejs(made: Timeline) -> None:
    slides = json.loads(made.to("timelinejs"))["events"]
    assert len(slides) == days(made) and all(date(**_day(slide["start_date"])) for slide in slides)


def _day(start: dict[str, int]) -> dict[str, int]:
    return {name: start.get(name, 1) for name in ("year", "month", "day")}


def of_lines(name: str) -> Callable[[Timeline], None]:
    def check(made: Timeline) -> None:
        dated = re.findall(r"^[\d.]\S*(?: - \S+)?(?:\t|: )\S", made.to(name), re.MULTILINE)
        assert len(dated) == days(made)

    return check


def of_json(made: Timeline) -> None:
    assert Timeline.from_json(made.to("json")).events == made.events


READERS: dict[str, Callable[[Timeline], None]] = {
    "csv": of_csv, "html": of_html, "markdown": of_markdown, "json": of_json, "timelinejs": of_timelinejs,
    "edtf": of_lines("edtf"), "markwhen": of_lines("markwhen"),
    "svg": of_xml("svg", "text", lambda made: len(made.events)),
    "timeml": of_xml("timeml", "TIMEX3", lambda made: len(made.timexes)),
}  # fmt: skip


@pytest.mark.parametrize("name", READERS)
@pytest.mark.parametrize("story", STORIES)
def test_its_reader_finds_every_row(name: str, story: str) -> None:
    READERS[name](STORIES[story])


@pytest.mark.parametrize("story", STORIES)
def test_a_calendar_gives_back_the_same_instants_and_zones(story: str) -> None:
    found = {str(one["uid"]).partition("@")[0]: one for one in
             icalendar.Calendar.from_ical(STORIES[story].to("ics")).walk("VEVENT")}  # fmt: skip
    dated = {event.id: event for event in STORIES[story].events if event.when is not None}
    assert set(found) == set(dated)
    for name, event in dated.items():
        assert _same(found[name]["dtstart"], event)


def _same(start: Any, event: Event) -> bool:
    """A clock time comes back as the instant in its zone, a day as the day on its own wall."""
    assert event.when is not None
    if event.when.local is None:
        return bool(start.dt.isoformat()[:10] >= event.when.edtf[:4])
    assert isinstance(start.dt, datetime)
    return start.dt == event.when.start and start.params.get("TZID", "UTC") == event.when.zone
