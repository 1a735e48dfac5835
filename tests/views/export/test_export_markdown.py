"""Markdown, read by markdown-it."""

import re

import pytest
from hostile import TEXTS, harmful
from markdown_it import MarkdownIt
from markdown_it.token import Token

from support import article, timeline
from timeline_tui.present.query import parse
from timeline_tui.present.safe import clean
from timeline_tui.present.selection import Selection
from timeline_tui.views.export.markdown import write

PARSER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
HARMLESS = {
    "text", "softbreak", "hardbreak", "em_open", "em_close", "strong_open", "strong_close", "inline", "hr",
    *(f"{name}_{end}" for name in ("heading", "paragraph", "table", "thead", "tbody", "tr", "th", "td", "blockquote",
                                   "bullet_list", "list_item") for end in ("open", "close")),
}  # fmt: skip


def tokens(text: str) -> list[Token]:
    return [one for token in PARSER.parse(text) for one in (token, *(token.children or ()))]


def cells(text: str) -> list[list[str]]:
    rows: list[list[str]] = []
    found = PARSER.parse(text)
    for at, token in enumerate(found):
        if token.type == "tr_open":
            rows.append([])
        if token.type in ("td_open", "th_open"):
            rows[-1].append("".join(child.content for child in found[at + 1].children or ()))
    return rows


def test_the_table_has_a_row_for_each_event_and_the_day_once() -> None:
    head, *rows = cells(write(article()))
    assert head == ["", "Lisbon WEST", "Tokyo JST", "", ""]
    assert len(rows) == 7
    assert rows[0] == ["Mon 13 May 2024", "ieri sera", "02–08 +1", "▒", "il volo era in ritardo"]
    assert [row[0] for row in rows].count("Tue 14 May 2024") == 1
    assert next(row for row in rows if row[4] == "La riunione è cominciata")[1:4] == ["09:00", "17:00 ⚠", "█"]


def test_the_story_has_headings_quotations_and_findings() -> None:
    written = write(article())
    assert "\n## Tue 14 May 2024\n" in written
    assert "**09:00 Lisbon**, 17:00 Tokyo — La riunione è cominciata" in written
    assert "> “passo avanti”  \n> — Ines Prata" in written
    assert "**⚠ The two clocks disagree" in written and "\n- 18:00 in Tokyo would be" in written


def test_without_events_there_is_no_table() -> None:
    assert cells(write(timeline())) == [] and write(timeline()).startswith("# Nothing read")
    assert write(article(), Selection(only=parse("nobody"))).startswith("# Fiume chiuso")


@pytest.mark.parametrize("name", TEXTS)
def test_no_text_can_become_markup(name: str) -> None:
    text = TEXTS[name]
    written = write(harmful(text))
    found = tokens(written)
    assert {token.type for token in found} <= HARMLESS
    assert all(len(row) == 5 for row in cells(written)) and len(cells(written)) == 3
    assert " ".join(cells(written)[1][4].split()) == " ".join(clean(text).split())
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x00-\x08\x0e-\x1f\x7f-\x9f]", written)


def test_addresses_do_not_become_links_by_themselves() -> None:
    written = write(harmful("see http://example.org and www.example.org, @someone #12"))
    assert not re.search(r"https?://|www\.|(?<!\\)@|(?<!\\)#1", written)
