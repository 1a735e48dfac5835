"""The page, read by html5lib."""

import re
from collections.abc import Iterator
from typing import Any

import html5lib
import pytest
from hostile import TEXTS, harmful

from support import article, event, many, moment, timeline
from timeline_tui.present.safe import clean
from timeline_tui.present.selection import Selection
from timeline_tui.views.export.html import write

ALLOWED = {
    "html", "head", "meta", "title", "style", "body", "main", "header", "h1", "h2", "h3", "p", "div", "section", "ol",
    "ul", "li", "span", "time", "figure", "blockquote", "figcaption", "aside", "details", "summary", "mark", "a", "bdi",
    "footer",
}  # fmt: skip


def read(text: str) -> Any:
    """Parse strictly: what a browser would have to mend is an error."""
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(text)


def texts(page: Any, path: str) -> list[str]:
    return ["".join(found.itertext()) for found in page.findall(path)]


def by_class(page: Any, name: str) -> Iterator[Any]:
    return (found for found in page.iter() if name in (found.get("class") or "").split())


@pytest.mark.parametrize("of", [article(), timeline(), many(40)], ids=["article", "empty", "many"])
def test_it_is_valid_and_stands_by_itself(of: Any) -> None:
    page = read(write(of))
    assert {found.tag for found in page.iter()} <= ALLOWED
    assert not [found for found in page.iter() if {"src", "srcset", "data", "action"} & set(found.attrib)]
    assert all(found.get("href", "#").startswith("#") for found in page.iter())
    assert not re.search(r"url\(|@import|https?:", write(of))


def test_events_stand_under_their_days_in_order() -> None:
    page = read(write(article()))
    assert texts(page, ".//h2")[:3] == ["Mon 13 May 2024", "before Tue 14 May 2024, 09:00", "Tue 14 May 2024"]
    assert texts(page, ".//h3")[0] == "il volo era in ritardo"
    ids = [found.get("id") for found in page.iter("li") if found.get("id")]
    assert len(ids) == len(set(ids)) == 7


def test_two_clocks_quotations_findings_and_evidence_are_there() -> None:
    page = read(write(article()))
    meeting = next(found for found in page.iter("li") if found.get("id") == "e-meeting")
    told = "".join(meeting.itertext())
    for words in ("09:00", "17:00", "Lisbon", "Tokyo", "⚠", "“Abbiamo aspettato a lungo. Ora il porto riapre“",
                  "Duarte Salvado", "The two clocks disagree", "18:00 in Tokyo would be 10:00 in Lisbon."):  # fmt: skip
        assert words in told
    assert texts(meeting, ".//mark") == ["questa mattina alle 9 ora di Lisbona"]
    assert [found.get("datetime") for found in meeting.iter("time")] == ["2024-05-14T08:00:00Z"] * 2


def test_an_undated_event_links_to_what_it_is_ordered_against() -> None:
    page = read(write(article()))
    visit = next(found for found in page.iter("li") if found.get("id") == "e-visit")
    assert [found.get("href") for found in visit.iter("a")] == ["#e-meeting"]
    assert not list(visit.iter("time"))


def test_signs_are_named_for_those_who_hear_the_page() -> None:
    page = read(write(article()))
    marks = [found.get("aria-label") for found in by_class(page, "mark") if found.get("role") == "img"]
    assert len(marks) == 7 and {"exact", "planned", "undated, but ordered"} <= set(marks)


def test_article_words_are_in_their_own_language() -> None:
    page = read(write(article()))
    assert {found.get("lang") for found in page.iter("h3")} == {"it"}
    assert page.get("lang") == "en"


def test_both_looks_are_there_and_paper_is_light() -> None:
    page = write(article())
    assert "@media screen and (prefers-color-scheme:dark)" in page and "@media print" in page
    assert "<script" not in page and "default-src 'none'" in page


@pytest.mark.parametrize("name", TEXTS)
def test_no_text_can_become_markup(name: str) -> None:
    text = TEXTS[name]
    page = read(write(harmful(text)))
    assert {found.tag for found in page.iter()} <= ALLOWED
    assert not [key for found in page.iter() for key in found.attrib if key.startswith("on")]
    assert texts(page, ".//h3")[0].rstrip() == clean(text).rstrip()
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x00-\x08\x0e-\x1f\x7f-\x9f]", "".join(page.itertext()))


def test_many_clocks_have_their_columns() -> None:
    zones = ("UTC", "Asia/Tokyo", "Europe/Rome", "America/Lima", "Asia/Kolkata")
    page = read(write(timeline(event("x", moment("2024-05-14T09:00"))), Selection(zones)))
    assert len([1 for found in by_class(page, "clock")]) == 5
