"""The formats that are mostly dates: EDTF, markwhen, TimelineJS."""

import json
import re
from datetime import date, datetime
from html.parser import HTMLParser
from typing import Any

import pytest
from hostile import TEXTS, harmful

from support import TOKYO, article, event, moment, timeline
from timeline_tui.present.safe import clean
from timeline_tui.present.selection import Selection
from timeline_tui.views.export import edtf, markwhen, timelinejs

UNSAFE = re.compile("[\u202a-\u202e\u2066-\u2069\x00-\x08\x0b-\x1f\x7f-\x9f]")


def test_edtf_has_a_line_for_each_dated_event() -> None:
    lines = [line.split("\t") for line in edtf.write(article()).splitlines()]
    assert lines[:3] == [
        ["2024-05-13T18:00", "il volo era in ritardo"],
        ["2024-05-14", "Duarte Salvado ha incontrato la delegazione giapponese guidata da Emi Kuroda"],
        ["2024-05-14T09:00:00+01:00", "La riunione è cominciata"],
    ]
    assert len(lines) == 5


@pytest.mark.parametrize("name", TEXTS)
def test_no_text_adds_a_line_or_a_column(name: str) -> None:
    written = edtf.write(harmful(TEXTS[name]))
    assert [line.count("\t") for line in written.split("\n")] == [1, 1, 0]
    assert not UNSAFE.search(written)


def ranges(text: str) -> list[str]:
    return re.findall(r"^(\d[^ ]*(?: - [^ ]+)?): ", text, re.MULTILINE)


def test_markwhen_has_dates_and_utc_instants() -> None:
    assert ranges(markwhen.write(article())) == [
        "2024-05-13", "2024-05-14", "2024-05-14T08:00:00Z", "2024-05-14T15:30:00Z", "2024-06-01/2024-06-30",
    ]  # fmt: skip
    stretch = moment("2024-05-14T09:00", end="2024-05-14T11:30")
    assert ranges(markwhen.write(timeline(event("x", stretch)))) == ["2024-05-14T08:00:00Z - 2024-05-14T10:30:00Z"]


def test_markwhen_lists_what_was_said_and_tags_what_has_not_happened() -> None:
    written = markwhen.write(article())
    assert written.startswith('title: "Fiume chiuso, porto aperto"\ntimezone: Europe/Lisbon\n\n')
    assert "about Emi Kuroda tornerà #planned\n- “Torneremo verso le 16.30” — Emi Kuroda" in written


@pytest.mark.parametrize("name", TEXTS)
def test_no_text_adds_an_entry_or_a_heading_to_markwhen(name: str) -> None:
    written = markwhen.write(harmful(TEXTS[name]))
    heads = [line[:12] for line in written.split("\n") if line and not line.startswith(("title: ", "timezone: ", "- "))]
    assert heads == ["2024-05-14T0", "2024-05-15: "]
    assert json.loads(written.partition("\n")[0].removeprefix("title: ")) == clean(TEXTS[name]).strip()
    assert not UNSAFE.search(written)


def slides(of: Any, zones: tuple[str, ...] = ()) -> Any:
    return json.loads(timelinejs.write(of, Selection(zones)))


def test_timelinejs_dates_are_as_fine_as_the_text() -> None:
    found = {slide["unique_id"]: slide for slide in slides(article())["events"]}
    assert found["e-met"]["start_date"] == {"year": 2024, "month": 5, "day": 14}
    assert found["e-meeting"]["start_date"] == {"year": 2024, "month": 5, "day": 14, "hour": 9, "minute": 0}
    assert found["e-works"]["start_date"] == {"year": 2024, "month": 6}
    assert found["e-flight"]["start_date"] == {"year": 2024, "month": 5, "day": 13}
    assert not any("end_date" in slide for slide in found.values())
    assert found["e-meeting"]["display_date"] == "Tue 14 May 2024, 09:00 Lisbon WEST (17:00 Tokyo JST)"


def test_timelinejs_has_the_ends_of_what_lasts() -> None:
    week = slides(timeline(event("x", moment("2024-05-13", "week"))))["events"][0]
    assert date(**week["start_date"]) == date(2024, 5, 13) and date(**week["end_date"]) == date(2024, 5, 19)
    stretch = moment("2024-05-14T09:00", end="2024-05-14T11:30")
    talk = slides(timeline(event("x", stretch)), (TOKYO,))["events"][0]
    assert datetime(**talk["start_date"]) == datetime(2024, 5, 14, 17)
    assert datetime(**talk["end_date"]) == datetime(2024, 5, 14, 19, 30)


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, Any]] = []

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.found.append((tag, attrs))


@pytest.mark.parametrize("name", TEXTS)
def test_no_text_becomes_markup_on_a_slide(name: str) -> None:
    made = slides(harmful(TEXTS[name]))
    tags = _Tags()
    for slide in (made["title"], *made["events"]):
        tags.feed(slide["text"]["headline"] + slide["text"]["text"] + slide.get("display_date", ""))
    assert {tag for tag, _ in tags.found} <= {"blockquote", "br", "p"} and not any(attrs for _, attrs in tags.found)
    assert not any(slide["autolink"] for slide in made["events"])
    assert not UNSAFE.search(json.dumps(made, ensure_ascii=False))
