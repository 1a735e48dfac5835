"""The lead of a story: what it tells without a time has a row, when nothing else tells it."""

import pytest

from timeline_tui.model import Event, Record
from timeline_tui.pipeline import read_one


def told(text: str, language: str = "en") -> list[Event]:
    return list(read_one(Record("lead", text, language=language)).events)


@pytest.mark.parametrize(
    ("language", "text", "title"),
    [
        ("en", "BOSTON, 6 May 2024 - Corvane unveiled a folding bicycle for commuters.",
         "Corvane unveiled a folding bicycle for commuters"),
        ("en", "BOSTON, 6 May 2024 (Press) -\n\nCorvane unveiled a folding bicycle for commuters.",
         "Corvane unveiled a folding bicycle for commuters"),
        ("de", "BERLIN, 6. Mai 2024 - Die Firma Corvane hat ein faltbares Elektrorad vorgestellt.",
         "Die Firma Corvane hat ein faltbares Elektrorad vorgestellt"),
        ("es", "MADRID, 6 de mayo de 2024 - El Gobierno aprobó una subida de las pensiones mínimas.",
         "El Gobierno aprobó una subida de las pensiones mínimas"),
    ],
)  # fmt: skip
def test_the_lead_is_of_about_the_day_of_publication(language: str, text: str, title: str) -> None:
    (event,) = told(f"{text}\n\n", language)
    assert event.title == title
    assert event.when is not None and event.when.edtf == "2024-05-06?"
    assert event.when.reasons[-1].startswith("No time is given in the lead")


@pytest.mark.parametrize(
    "text",
    [
        "Corvane unveiled a folding bicycle for commuters in Arlen.",
        "BOSTON, 6 May 2024 - The town is a quiet place on the river with many old mills.",
        "BOSTON, 6 May 2024 - Ministers will meet in Geneva for talks on the fishing quotas.",
    ],
)
def test_no_dateline_no_happening_no_row(text: str) -> None:
    assert told(f"{text}\n\n") == []


def test_what_is_told_again_with_its_time_is_one_row() -> None:
    text = "BOSTON, 6 May 2024 - A bridge collapsed in the old town.\n\nThe bridge collapsed at 9 a.m. in the town.\n"
    (event,) = told(text)
    assert event.when is not None and event.when.granularity == "minute"
