"""The stages together: assumptions are inputs, and several sources make one timeline."""

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
