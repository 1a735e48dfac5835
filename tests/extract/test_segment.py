"""Texts fall into headings, paragraphs, sentences and a dateline, each exactly where it stands."""

import re
import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline_tui.extract.segment import segment
from timeline_tui.languages import load
from timeline_tui.model import Layout, Span

CASE = re.compile(r"^(\w\w): ([^\n]+)\n\.\n(.*?)\n\.\n(.*?)\n\.$", re.M | re.S)
CASES = [match.groups() for match in CASE.finditer(Path(__file__).with_name("segment.txt").read_text("utf-8"))]


def drawn(text: str, layout: Layout) -> str:
    """Write a layout as the fixtures do."""

    def words(span: Span | None) -> str:
        return text[span.start : span.end].replace("\n", "⏎") if span else ""

    lines = [f"{block.kind[0]} {' | '.join(map(words, block.sentences))}" for block in layout.blocks]
    if layout.dateline:
        lines.append(f"d {words(layout.dateline)} | {words(layout.dateline_place)}".rstrip())
    return "\n".join(lines)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case[0]}: {case[1]}")
def test_cases(case: tuple[str, str, str, str]) -> None:
    language, _, text, expected = case
    assert drawn(text, segment(text, load(language))) == expected


def test_there_are_cases() -> None:
    assert len(CASES) > 30


@pytest.mark.parametrize("text", ["", " \n\n\t", "\u00a0", "---\n***", "\ufeff"])
def test_nothing_is_cut_from_nothing(text: str) -> None:
    assert segment(text, load("en")) == Layout(())


def test_unusual_line_ends_and_margins() -> None:
    text = "\ufeff\u00a0One here.\u2028\u3000Two there.\r\nThree.\x85Four.\r"
    sentences = [text[span.start : span.end] for span in segment(text, load("en")).sentences]
    assert sentences == ["One here.", "Two there.", "Three.", "Four."]


PIECES = [*'Ab \n.…?»“"(1–,\u00a0\ud800', "Mr.", "ROMA", "# ", "[1]", "3 marzo"]


TEXTS = st.lists(st.sampled_from(PIECES), max_size=40).map("".join) | st.text(max_size=60)


@given(TEXTS, st.sampled_from(["it", "de"]))
@settings(max_examples=300, deadline=None, derandomize=True)
def test_any_text_is_cut_into_ordered_pieces_that_miss_nothing(text: str, language: str) -> None:
    layout = segment(text, load(language))
    spans = [sentence for block in layout.blocks for sentence in block.sentences]
    assert spans == sorted(spans)
    assert all(before.end <= after.start for before, after in pairwise(spans))
    assert all(text[span.start : span.end].strip() == text[span.start : span.end] != "" for span in spans)
    inside = [(block.span, sentence) for block in layout.blocks for sentence in block.sentences]
    assert all(span.start <= sentence.start and sentence.end <= span.end for span, sentence in inside)
    outside = set(range(len(text))).difference(*(range(span.start, span.end) for span in spans))
    assert not any(text[place].isalpha() for place in outside)


def calls(work: Callable[[], object]) -> int:
    """Count what is called while working: a measure of effort that no busy machine disturbs."""
    count = 0

    def tick(*event: object) -> None:  # noqa: ARG001
        nonlocal count
        count += 1

    sys.setprofile(tick)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize(
    "unit",
    ["a", ".", " ", "\n", ". ", "A. ", "a.b ", '."', "12. A ", ". »", "ab\n", "# a\n", "- x\n", "ROMA, ", "Aa bb\nc "],
)
def test_effort_grows_with_length_and_no_faster(unit: str) -> None:
    pack = load("it")
    small, large = (calls(lambda size=size: segment(unit * size, pack)) for size in (1_000, 4_000))  # type: ignore[misc]
    assert large <= 4.2 * small + 500


@pytest.mark.parametrize("unit", ["a", ".", "»", " ", "(", "- ", ".[1]", "aaaa ", "/a", "A’", "\u00a0.", "?! »", "1."])
def test_a_line_of_megabytes_comes_to_an_end(unit: str) -> None:
    """What a regular expression repeats is not counted above; if it started over at each character, this would hang."""
    text = unit * (1_000_000 // len(unit))
    assert segment(text, load("fr")).blocks or not text.strip(" -")
