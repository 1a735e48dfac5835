"""The picture, read by an XML parser that trusts nothing."""

import re
from typing import Any

import pytest
from defusedxml.ElementTree import fromstring
from hostile import TEXTS, harmful

from support import article, event, many, moment, timeline
from timeline_tui.present.selection import Selection
from timeline_tui.views.export.svg import write

SVG = "{http://www.w3.org/2000/svg}"
ALLOWED = {f"{SVG}{name}" for name in ("svg", "title", "style", "rect", "path", "circle", "g", "text", "tspan")}


def texts(picture: Any) -> list[str]:
    return ["".join(found.itertext()) for found in picture.iter(f"{SVG}text")]


@pytest.mark.parametrize("of", [article(), timeline(), many(50)], ids=["article", "empty", "many"])
def test_it_is_well_formed_and_loads_nothing(of: Any) -> None:
    written = write(of)
    assert {found.tag for found in fromstring(written).iter()} <= ALLOWED
    assert not re.search(r"url\(|@import|href|<script", written)


def test_it_shows_what_the_rows_show() -> None:
    shown = texts(fromstring(write(article())))
    for words in ("Fiume chiuso, porto aperto", "Lisbon WEST", "Tokyo JST", "Mon 13 May 2024", "ieri sera", "17:00 ⚠",
                  "La riunione è cominciata", "planned · 1 quote"):  # fmt: skip
        assert words in shown


def test_everything_lies_within_it_one_line_under_another() -> None:
    picture = fromstring(write(article()))
    height, width = float(picture.get("height")), float(picture.get("width"))
    places = [(float(text.get("x")), float(text.get("y"))) for text in picture.iter(f"{SVG}text")]
    assert all(0 <= x < width and 0 < y < height for x, y in places)
    assert [y for _, y in places] == sorted(y for _, y in places)


def test_it_is_light_without_style_sheets_and_dark_on_wish() -> None:
    picture = fromstring(write(article()))
    assert all(text.get("fill") for text in picture.iter(f"{SVG}text"))
    assert "prefers-color-scheme:dark" in picture.find(f"{SVG}style").text


def test_long_titles_are_broken_and_many_clocks_widen_it() -> None:
    long = fromstring(write(timeline(event("word " * 60, moment("2024-05-14T09:00")))))
    assert len([text for text in texts(long) if text.startswith("word")]) > 2
    zones = ("UTC", "Asia/Tokyo", "Europe/Rome", "America/Lima", "Asia/Kolkata", "Asia/Almaty")
    wide = fromstring(write(timeline(event("x", moment("2024-05-14T09:00"))), Selection(zones)))
    assert float(wide.get("width")) > float(long.get("width"))


@pytest.mark.parametrize("name", TEXTS)
def test_no_text_can_become_markup(name: str) -> None:
    written = write(harmful(TEXTS[name]))
    assert {found.tag for found in fromstring(written).iter()} <= ALLOWED
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x00-\x08\x0e-\x1f\x7f-\x9f]", written)
