"""The same event in several articles is one row; what only looks the same stays apart."""

from io import StringIO
from itertools import permutations
from pathlib import Path

import pytest
from telling_support import articles, documents, read, story_of, united

from timeline_tui.model import Event, Record, Timeline
from timeline_tui.pipeline import read_one, timeline
from timeline_tui.present.details import evidence_detail
from timeline_tui.present.index import index
from timeline_tui.present.line import plain
from timeline_tui.present.query import parse
from timeline_tui.readers import read as read_sources
from timeline_tui.views.export import render
from timeline_tui.views.plain import PlainOptions, write

CALL = "BERN, May 14 2024 — President Ida Falk and Prime Minister Tom Renn spoke by telephone on Tuesday at 9 a.m."
AGAIN = "BERN, May 14 2024 — Ida Falk and Tom Renn held a telephone conversation on Tuesday at 9 a.m., her office said."


@pytest.mark.parametrize("name", ["call", "train", "outage"])
def test_rows_are_those_a_careful_reader_puts_together(name: str) -> None:
    told = read(name)
    found = timeline(told.records)
    assert sorted(map(sorted, map(documents, united(found)))) == sorted(sorted(group) for group, _ in told.rows)
    for group, words in told.rows:
        assert any(documents(event) == group and any(words in e.text for e in event.evidence) for event in found.events)
    assert {document.id: document.copy_of for document in found.documents if document.copy_of} == told.copies


@pytest.mark.parametrize("name", ["call", "train", "outage"])
def test_different_dates_for_one_event_are_found(name: str) -> None:
    told = read(name)
    conflicts = [finding for finding in timeline(told.records).findings if finding.kind == "date-conflict"]
    assert [{e.document for e in finding.evidence} for finding in conflicts] == [
        set(group) for group, _ in told.conflicts
    ]


def test_the_order_of_the_files_changes_no_id() -> None:
    records = read("outage").records
    every = [{(e.id, documents(e)) for e in timeline(order).events} for order in list(permutations(records))[::17]]
    assert all(ids == every[0] for ids in every)


def test_a_row_keeps_its_id_when_later_articles_join() -> None:
    first, second = Record("a", CALL, date="2024-05-14"), Record("b", AGAIN, date="2024-05-15")
    [alone] = read_one(first).events
    [both] = united(timeline([second, first]))
    assert both.id == alone.id and both.union is not None
    assert both.union.events == tuple(event.id for event in read_one(second).events)


def test_a_row_is_found_by_the_ids_of_what_it_was_put_together_from() -> None:
    first, second = Record("a", CALL, date="2024-05-14"), Record("b", AGAIN, date="2024-05-15")
    told = timeline([first, second])
    for alone in (read_one(first), read_one(second)):
        assert index(told).event(alone.events[0].id) == united(told)[0]


def test_the_reason_names_what_is_the_same() -> None:
    [row] = united(story_of(CALL, AGAIN))
    assert row.union is not None
    assert row.union.reasons[:3] == ("same time", "same people", "same kind of event")


def test_the_most_precise_time_is_the_rows() -> None:
    vague = "BERN, May 14 2024 — Ida Falk and Tom Renn spoke by telephone on Tuesday."
    [row] = united(story_of(vague, CALL))
    assert row.when is not None and row.when.granularity == "minute"


@pytest.mark.parametrize(
    "other",
    [
        CALL.replace("9 a.m.", "4 p.m."),
        CALL.replace("spoke by telephone", "met"),
        CALL.replace("Tom Renn", "Lea Hart"),
        CALL.replace("Ida Falk and Prime Minister Tom Renn", "Olaf Falk and Prime Minister Jim Renn"),
    ],
    ids=["another hour", "another kind", "another person", "namesakes"],
)
def test_what_differs_in_one_thing_that_matters_stays_apart(other: str) -> None:
    assert united(story_of(CALL, other)) == []


def test_two_calls_of_one_day_are_not_one_with_a_call_of_that_day() -> None:
    two = CALL + " Falk and Renn spoke by telephone again on Tuesday at 9 p.m."
    vague = "BERN, May 14 2024 — Ida Falk and Tom Renn spoke by telephone on Tuesday."
    assert united(story_of(two, vague)) == []


def test_rows_of_one_document_are_never_put_together_here() -> None:
    told = timeline([Record("a", f"{CALL} {AGAIN}", date="2024-05-14"), Record("b", "Nothing.", date="2024-05-14")])
    assert united(told) == []


def test_the_same_words_of_the_same_day_need_something_that_marks_the_event_off() -> None:
    shares = "{} closed on Monday at {} dollars a share in heavy trading, brokers said."
    assert united(story_of(shares.format("Halvex shares", "31.5"), shares.format("Norvik shares", "84.25"))) == []


def test_a_translated_statement_is_known_by_its_speaker_and_numbers() -> None:
    english = "“The bridge will cost 1,250,000 francs,” Ida Falk said on May 14 2024."
    italian = "“Il ponte costerà {} franchi”, ha detto Ida Falk il 14 maggio 2024."

    def told(number: str) -> list[Event]:
        records = [Record("a", english, date="2024-05-15", language="en"),
                   Record("b", italian.format(number), date="2024-05-15", language="it")]  # fmt: skip
        return united(timeline(records))

    assert len(told("1.250.000")) == 1 and told("3.800.000") == []


def test_an_event_that_came_ready_made_is_one_with_what_an_article_tells(tmp_path: Path) -> None:
    (tmp_path / "log.csv").write_text("datetime,message\n2024-05-14T07:00:05Z,Outage at Halvex Cloud begins\n")
    (tmp_path / "b.txt").write_text("BERN, May 15 2024 — An outage at Halvex Cloud began on Tuesday at 7:00 UTC.\n")
    [row] = united(timeline(read_sources([str(tmp_path)], None, pytest.fail)))
    assert documents(row) == {"log.csv", "b.txt"}
    assert row.when is not None and row.when.granularity == "second"


# ---- dates that disagree


def conflicts(told: Timeline) -> list[str]:
    return [finding.message for finding in told.findings if finding.kind == "date-conflict"]


def test_another_clock_for_the_same_event_is_a_finding_with_both_readings() -> None:
    told = story_of(CALL, CALL.replace("9 a.m.", "10 a.m.").replace("President ", ""))
    [finding] = [finding for finding in told.findings if finding.kind == "date-conflict"]
    assert finding.severity == "error" and "09:00 Zurich time" in finding.message and "10:00" in finding.message
    assert [reading.moment.start.hour for reading in finding.readings if reading.moment] == [7, 8]
    assert sum(finding.id in event.findings for event in told.events) == 2


def test_a_second_event_that_one_article_tells_as_well_is_no_conflict() -> None:
    second = "Falk and Renn spoke by telephone on Wednesday at 9 a.m."
    assert conflicts(story_of(CALL, f"{AGAIN} {second}")) == []
    assert conflicts(story_of(AGAIN.replace("Tuesday", "Wednesday"), CALL)) != []


def test_an_article_cannot_date_what_came_after_it() -> None:
    late = CALL.replace("May 14", "May 16").replace("Tuesday", "Thursday")
    records = [Record("a", CALL, date="2024-05-14"), Record("b", late, date="2024-05-16")]
    assert conflicts(timeline(records)) == []


def test_the_same_day_in_two_clocks_is_no_conflict() -> None:
    text = "{}, May 15 2024 — Ida Falk and Tom Renn spoke by telephone on May 14."
    assert conflicts(timeline(articles(text.format("NEW YORK"), text.format("TOKYO")))) == []


# ---- what is shown


def test_print_names_the_sources_of_a_row_and_lists_them_all() -> None:
    told = story_of(CALL, AGAIN)
    out = StringIO()
    write(told, out, PlainOptions(width=100))
    printed = out.getvalue()
    assert "spoke by telephone  ×2\n" in printed and "a · b\n" in printed
    assert "a · Wed 15 May 2024 · 1 event\n" in printed


def test_the_evidence_says_why_it_is_one_row() -> None:
    told = story_of(CALL, AGAIN)
    [row] = united(told)
    [first, *_] = evidence_detail(told, row.id)
    assert plain(first).startswith("Told by 2 sources: same time, same people, same kind of event")


def test_a_filter_for_a_document_finds_rows_that_others_carry_too() -> None:
    told = story_of(CALL, AGAIN, "Nothing happened here on 3 May 2024.")
    kept = parse("doc:b").select(told)
    assert [told.events[rank] for rank in kept] == united(told)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("csv", '"a\nb"'),
        ("markdown", "spoke by telephone ×2"),
        ("html", "×2"),
        ("svg", "×2"),
        ("ics", "b: Ida Falk"),
        ("json", '"union":{"events":["e-'),
    ],
)
def test_exports_say_what_several_sources_carry(name: str, words: str) -> None:
    assert words in render(name, story_of(CALL, AGAIN)).replace("\r\n ", "")
