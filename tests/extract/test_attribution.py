"""Who said what, on invented sentences of eight languages (speech.txt), and the rules no sentence shows."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from timeline_tui.extract.attribution import Speech, attribute
from timeline_tui.extract.mentions import mentions
from timeline_tui.extract.quotes import quotations
from timeline_tui.extract.segment import segment
from timeline_tui.languages import load
from timeline_tui.model import Quote


class Case(NamedTuple):
    """One block of the fixture file."""

    name: str
    language: str
    text: str
    expected: list[str]


def cases() -> list[Case]:
    """Read the fixture file."""
    found: list[Case] = []
    source = Path(__file__).with_name("speech.txt").read_text(encoding="utf-8")
    for block in source.split("\n== ")[1:]:
        head, _, body = block.partition("\n")
        lines = [line for line in body.split("\n") if not line.startswith("#")]
        expected = [line[3:] for line in lines if line.startswith("-- ")]
        text = "\n".join(line for line in lines if not line.startswith("-- ")).strip("\n")
        found.append(Case(head, head.partition(":")[0], text, [] if expected == ["nothing"] else expected))
    return found


def speech(text: str, language: str) -> Speech:
    """Run the stages up to attribution."""
    pack = load(language)
    layout = segment(text, pack)
    return attribute("d", text, layout, quotations(text, layout, pack), mentions(text, layout, pack), pack)


def described(quote: Quote, expected: str) -> str:
    """Write a quote in the form of the fixture: what the expectation leaves out is left out."""
    speaker = quote.speaker
    further = " | ".join(expected.split(" | ")[4:])
    parts = [quote.kind, quote.text, speaker.name if speaker else "-", speaker.found_by if speaker else "-"]
    if "via" in further:
        parts.append(" ".join(("via", *(speaker.via if speaker else ()))))
    if "to " in further:
        parts.append(f"to {quote.addressee}")
    if "continues" in further:
        parts.append("continues" if quote.continues else "new")
    return " | ".join(parts)


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_fixture(case: Case) -> None:
    quotes = speech(case.text, case.language).quotes
    found = [
        described(quote, case.expected[index] if index < len(case.expected) else "")
        for index, quote in enumerate(quotes)
    ]
    assert found == case.expected
    assert all(case.text[quote.start : quote.end] == quote.text for quote in quotes)


def test_an_unclosed_mark_before_its_cue_keeps_words() -> None:
    found = speech('Tom Hale left. ", said Tom Hale, and the road is long and dark.', "en").quotes
    assert all(quote.text and quote.start < quote.end for quote in found)
