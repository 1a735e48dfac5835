"""How each language tells times: its constructions with extent and value (times/*.txt), and what is no time in it."""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from timeline_tui.languages import codes
from timeline_tui.model import Record
from timeline_tui.pipeline import read_one

MARKED = re.compile(r"\[([^\[\]|]+)\|([^\[\]|]+)\]")
TOLD_ON = "2024-05-06"


def lines(code: str) -> Iterator[str]:
    """Yield the marked sentences of a language."""
    source = (Path(__file__).parent / "times" / f"{code}.txt").read_text(encoding="utf-8")
    return (line for line in source.splitlines() if line and not line.startswith("#"))


def marked(code: str, text: str) -> str:
    """Return the text with what is read in it marked as the files mark it."""
    result, position = "", 0
    for timex in read_one(Record("told", text, date=TOLD_ON, language=code)).timexes:
        mod = f" {timex.mod}" if timex.mod else ""
        result += f"{text[position : timex.start]}[{timex.text}|{timex.value}{mod}]"
        position = timex.end
    return result + text[position:]


@pytest.mark.parametrize("code", codes())
def test_times_as_they_are_told(code: str) -> None:
    told = list(lines(code))
    assert len(told) > 100
    assert [marked(code, MARKED.sub(r"\1", line)) for line in told] == told


@pytest.mark.parametrize("code", codes())
def test_times_in_any_spelling(code: str) -> None:
    """Accents decomposed, words parted by soft hyphens, spaces that do not break and printers' apostrophes."""
    for line in lines(code):
        words = MARKED.sub(r"\1", line).replace("'", "’").replace(" ", "\u00a0")
        text = unicodedata.normalize("NFD", re.sub(r"\b([^\W\d_]{3})([^\W\d_]{3,})", "\\1\u00ad\\2", words))
        values = [timex.value for timex in read_one(Record("told", text, date=TOLD_ON, language=code)).timexes]
        assert values == [found[2].split()[0] for found in MARKED.finditer(line)], text
