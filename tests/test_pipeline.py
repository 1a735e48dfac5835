"""The stages together: assumptions are inputs, and several sources make one timeline."""

import pytest

from timeline_tui.model import Assumptions, Record
from timeline_tui.pipeline import read_one, timeline

STORY = "The ministers spoke at 8 a.m. New York time, that is 3 p.m. in Russia."


def test_a_clock_the_user_chose_settles_the_conflict() -> None:
    record = Record("story", STORY, date="2024-12-02", language="en")
    assert [finding.kind for finding in read_one(record).findings] == ["clock-conflict"]
    for words in ("in Russia", "Russia"):
        settled = read_one(record, Assumptions(places=((words, "Europe/Kaliningrad"),)))
        assert settled.findings == ()
        assert settled.timexes[1].moment is not None
        assert settled.timexes[1].moment.zone == "Europe/Kaliningrad"
        assert settled.timexes[1].moment.zone_from == "user"


def test_the_clocks_shown_are_the_narrators_and_the_stated_ones() -> None:
    told = read_one(Record("story", "LISBON, May 3 2024 — Talks begin at 9 a.m. Tokyo time.", language="en"))
    assert told.zones == ("Europe/Lisbon", "Asia/Tokyo")


def test_a_clock_that_is_only_assumed_is_shown_where_hours_are_told_in_it() -> None:
    hours = read_one(Record("story", "The court meets on 3 May 2024 at 8:30.", language="en"))
    days = read_one(Record("story", "The court meets on 3 May 2024.", language="en"))
    assert hours.zones[0] == "UTC"
    assert days.zones == ("America/New_York", "Europe/Moscow")


def test_several_sources_make_one_timeline() -> None:
    records = [
        Record(name, f"{name} said on 3 May 2024: “We agree with the plan.”", language="en")
        for name in ("Ann Bell", "Tom Reed")
    ]
    both = timeline(records)
    assert [document.id for document in both.documents] == ["Ann Bell", "Tom Reed"]
    assert {quote.document for quote in both.quotes} == {"Ann Bell", "Tom Reed"}
    assert len({event.id for event in both.events}) == len(both.events)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "The trial began on 11 January.\n\nPublished on 16 May 2024"),
        ("de", "Der Prozess begann am 11. Januar.\n\nVeröffentlicht am 16. Mai 2024\n\nTeilen"),
        ("es", "El juicio comenzó el 11 de enero.\n\nActualizado el 16 de mayo de 2024, 10:30"),
    ],
)
def test_a_line_at_the_foot_may_say_when_it_was_published(code: str, text: str) -> None:
    record = Record("foot", text, language=code, date="2026-03-01", date_from="file")
    told = read_one(record)
    published = told.documents[0].published
    assert published is not None and published.edtf == "2024-05-16"
    assert told.timexes[0].value == "2024-01-11"
