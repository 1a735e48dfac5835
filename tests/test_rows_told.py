"""Sentences of several languages through the whole pipeline, and the rows a careful reader would write for them.

In `told/*.txt` a line `> …` is a text, the lines under it are its rows: when (EDTF), status and title. The first line
of each part says the language and the day on which its texts are told; a blank line ends a part.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from timeline_tui.model import Record
from timeline_tui.pipeline import read_one


def cases() -> Iterator[tuple[str, str, str, list[str]]]:
    for path in sorted((Path(__file__).parent / "told").glob("*.txt")):
        for part in path.read_text(encoding="utf-8").split("\n\n"):
            head, *texts = part.split("\n> ")
            language, day = head.split()
            for text, *rows in (told.strip().split("\n") for told in texts):
                yield language, day, text, rows


@pytest.mark.parametrize(("language", "day", "text", "expected"), cases())
def test_rows(language: str, day: str, text: str, expected: list[str]) -> None:
    events = read_one(Record("told", text.replace(" // ", "\n\n"), date=day, language=language)).events
    found = [f"{event.when.edtf if event.when else '-'} | {event.status} | {event.title}" for event in events]
    assert found == expected
