"""Markdown: the front matter says title, date, language and zone, and is no text."""

from pathlib import Path

import pytest
from reading_support import Outcome, file

from timeline_tui.model.document import Record

FRONT = """\
---
# written by hand
title: "Il ponte: riapre"
date: 2025-03-03 08:15:00 +0100
lang: it-IT
zone: Europe/Rome  # where it was written
tags:
  - ponti
  - date: 1999-01-01
---
# Il ponte

Riapre **oggi** alle 9.
"""
BODY = "# Il ponte\n\nRiapre **oggi** alle 9.\n"


def test_the_front_matter_speaks_for_the_text(tmp_path: Path) -> None:
    path = file(tmp_path, "p.md", FRONT)
    expected = Record(
        "p.md", BODY, str(path), "Il ponte: riapre", "2025-03-03T08:15:00+01:00", "given", "it", "Europe/Rome"
    )
    assert Outcome(path).records == [expected]


@pytest.mark.parametrize("name", ["p.txt", "p"])
def test_front_matter_is_known_without_the_name(tmp_path: Path, name: str) -> None:
    assert Outcome(file(tmp_path, name, "\ufeff" + FRONT.replace("\n", "\r\n"))).record.text == BODY


def test_standard_input_may_have_front_matter() -> None:
    record = Outcome("-", stdin=FRONT.encode()).record
    assert (record.id, record.date, record.text) == ("stdin", "2025-03-03T08:15:00+01:00", BODY)


def test_toml_front_matter(tmp_path: Path) -> None:
    path = file(tmp_path, "p.md", '+++\ntitle = "Brücke"\ndate = 2025-03-03T08:15:00-05:00\nlang = "de"\n+++\nOffen.\n')
    record = Outcome(path).record
    assert (record.title, record.date, record.language, record.text) == (
        "Brücke", "2025-03-03T08:15:00-05:00", "de", "Offen.\n",
    )  # fmt: skip


@pytest.mark.parametrize(
    "text",
    ["# No front\n\nWords.\n", "---\n\nA rule on top.\n\n---\n\nMore.\n", "---\ntitle: never closed\n\nWords.\n",
     "+++\nnot = = toml\n+++\nWords.\n"],
)  # fmt: skip
def test_without_front_matter_all_is_text(tmp_path: Path, text: str) -> None:
    record = Outcome(file(tmp_path, "p.md", text)).record
    assert (record.text, record.date_from) == (text, "file")


def test_a_date_that_is_none_is_said(tmp_path: Path) -> None:
    outcome = Outcome(file(tmp_path, "p.md", "---\ndate: next week\nlang: xx\n---\nWords.\n"))
    assert outcome.record.date_from == "file"
    assert outcome.record.language == ""
    assert outcome.said(tmp_path) == ["p.md: its \"date\" is not an ISO 8601 date or date-time: 'next week'."]
    assert not outcome.failed


def test_front_matter_alone_is_no_text(tmp_path: Path) -> None:
    outcome = Outcome(file(tmp_path, "p.md", "---\ntitle: T\n---\n\n"))
    assert outcome.failed
    assert outcome.said(tmp_path) == ["p.md is empty. There is nothing to read below its front matter."]
