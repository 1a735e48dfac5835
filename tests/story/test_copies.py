"""An article given twice is read once."""

from pathlib import Path

from pytest import fail
from telling_support import documents, united

from timeline_tui.model import Record, Timeline
from timeline_tui.pipeline import timeline
from timeline_tui.present.query import parse
from timeline_tui.readers import read

STORY = """The ferry strike

LISBON, May 14, 2024 — Ferry crews walked out today at 6 a.m. The river is closed to traffic.

"Nobody will sail before the talks begin," union leader Rosa Pinto said on Tuesday.

The port authority met the crews on Monday evening. Talks are planned for May 20.
"""
COPY = STORY.replace("The ferry strike", "Ferries stand still") + "\nAll rights reserved.\n"


def both(copy: str, date: str = "2024-05-14") -> Timeline:
    return timeline([Record("wire", STORY, date="2024-05-14"), Record("paper", copy, date=date)])


def test_the_same_file_twice_makes_no_row_twice() -> None:
    told, alone = both(STORY), timeline([Record("wire", STORY, date="2024-05-14")])
    assert [document.copy_of for document in told.documents] == [None, "wire"] or told.documents[0].copy_of == "paper"
    assert len(told.events) == len(alone.events) and len(told.quotes) == len(alone.quotes)


def test_the_same_table_of_events_twice_makes_no_row_twice(tmp_path: Path) -> None:
    table = "datetime,message\n2024-05-14T06:00:00Z,crews walked out\n2024-05-14T06:05:00Z,crews walked out\n"
    for name in ("one.csv", "two.csv"):
        (tmp_path / name).write_text(table)
    told = timeline(read([str(tmp_path)], None, fail))
    assert len(told.events) == 2 and sum(document.copy_of is not None for document in told.documents) == 1


def test_a_copy_published_the_next_day_dates_nothing_anew() -> None:
    told = both(COPY, "2024-05-15")
    assert [document.copy_of for document in told.documents] == [None, "wire"]
    assert {name for event in told.events for name in documents(event)} == {"wire"} and united(told) == []


def test_what_a_copy_adds_is_kept() -> None:
    added = COPY.replace("All rights reserved.", "Mayor Ana Reis flew home on May 13, 2024.")
    assert any("Ana Reis" in event.title for event in both(added).events)


def test_a_form_filled_in_every_day_is_no_copy() -> None:
    form = "Bulletin\n\nThe sea is calm off the northern coast. At 6:15 on May {} the gauge read 2.{} metres at dawn.\n"
    told = timeline([Record(day, form.format(day, day), date=f"2024-05-{day}") for day in ("13", "14")])
    assert [document.copy_of for document in told.documents] == [None, None]


def test_what_an_article_tells_its_copies_tell_as_well() -> None:
    told = both(COPY)
    assert len(parse("doc:paper").select(told)) == len(parse("doc:wire").select(told)) == len(told.events)


def test_records_of_one_id_are_documents_of_their_own() -> None:
    texts = (STORY, STORY, "The lighthouse of Sines was lit on 3 May 2024.")
    told = timeline([Record("7", text, date="2024-05-14") for text in texts])
    alone = timeline([Record("7", STORY, date="2024-05-14")])
    assert [document.id for document in told.documents] == ["7", "7#2", "7#3"]
    assert len(told.events) == len(alone.events) + 1
    assert {words.document for event in told.events for words in event.evidence} == {"7", "7#3"}
