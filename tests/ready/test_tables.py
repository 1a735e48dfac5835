"""Events that tables and objects a line state ready-made: as fine as they are written, in the clock they name."""

import json
from pathlib import Path

import pytest
from reading_support import Outcome, file

from timeline_tui.cli import main
from timeline_tui.model import Assumptions, Event, Moment, Timeline
from timeline_tui.pipeline import timeline
from timeline_tui.present.details import event_detail
from timeline_tui.views.export import render

PLASO = """\
datetime,timestamp_desc,source,message,user
2024-05-14T09:00:00.250000+00:00,Last Login Time,LOG,"Session of marta, from 10.1.1.7",marta
2024-05-14T11:30:00+03:00,Creation Time,FILE,"Archive
made",
0000-00-00T00:00:00.000000+00:00,Not a time,REG,Key without a time,
"""


def told(folder: Path, name: str, data: str | bytes, assumptions: Assumptions = Assumptions()) -> Timeline:  # noqa: B008
    outcome = Outcome(file(folder, name, data))
    assert outcome.problems == []
    return timeline(outcome.records, assumptions)


def when(event: Event) -> Moment:
    assert event.when is not None
    return event.when


def test_rows_of_a_log_are_events_with_their_instants_and_zones(tmp_path: Path) -> None:
    story = told(tmp_path, "log.csv", PLASO)
    first, second, third = story.events
    assert [event.title for event in story.events] == [
        "Session of marta, from 10.1.1.7", "Archive made", "Key without a time",
    ]  # fmt: skip
    assert (when(first).start.isoformat(), when(first).granularity, when(first).zone) == (
        "2024-05-14T09:00:00.250000+00:00", "second", "UTC",
    )  # fmt: skip
    assert (when(second).local, when(second).zone_from) == ("2024-05-14T11:30:00+03:00[Etc/GMT-3]", "stated")
    assert third.when is None
    assert story.zones == ("UTC", "Etc/GMT-3")


def test_the_words_of_a_row_are_its_evidence_and_its_other_columns_its_detail(tmp_path: Path) -> None:
    story = told(tmp_path, "log.csv", PLASO)
    (words,) = story.events[1].evidence
    assert story.documents[0].text[words.start : words.end] == words.text  # type: ignore[attr-defined]
    assert words.text == '2024-05-14T11:30:00+03:00,Creation Time,FILE,"Archive\nmade",'
    shown = ["".join(text for text, _ in line) for line in event_detail(story, story.events[0].id)]
    assert "What   timestamp_desc  Last Login Time" in shown
    assert "       user  marta" in shown


def test_a_date_is_a_day_a_month_or_a_year_and_never_midnight(tmp_path: Path) -> None:
    cells = ["2024-05-14", "2024-05", "2024", "2024-05-14 08:30", "spring 2019"]
    story = told(tmp_path, "a.csv", "date,title\n" + "".join(f"{cell},Something\n" for cell in cells))
    assert [when(event).granularity for event in story.events] == ["day", "month", "year", "minute", "season"]


def test_a_column_of_midnights_is_one_of_days(tmp_path: Path) -> None:
    days = told(tmp_path, "a.csv", "date,title\n2024-05-14 00:00:00,One\n2024-05-15 00:00:00,Two\n")
    assert {when(event).granularity for event in days.events} == {"day"}
    log = told(tmp_path, "b.csv", "date,title\n2024-05-14 00:00:00,One\n2024-05-15 07:00:00,Two\n")
    assert {when(event).granularity for event in log.events} == {"second"}


@pytest.mark.parametrize(
    ("head", "row", "first", "last", "zone"),
    [
        ("Datum;Uhrzeit;Ort;Ereignis", "14.5.2024;9:00;Lissabon;Auftakt", "T08:00", "T08:01", "Europe/Lisbon"),
        ("data\tora\tzona\tevento", "14/05/2024\t9:00 PM\tAsia/Tokyo\tInizio", "T12:00", "T12:01", "Asia/Tokyo"),
        ("start,end,title", "2024-05-14 09:00Z,2024-05-14 10:30Z,Talks", "T09:00", "T10:30", "UTC"),
        ("start|end|timezone|name", "2024-05-13|2024-05-14|UTC|Visit", "2024-05-13T00:00", "2024-05-15T00:00", "UTC"),
        ("Year,Month,Day,Time,Headline,Text", "2024,5,14,,Fair,Long", "T00:00", "2024-05-15T00:00", "UTC"),
    ],
)
def test_columns_are_told_by_their_names(tmp_path: Path, head: str, row: str, first: str, last: str, zone: str) -> None:
    (event,) = told(tmp_path, "t.csv", f"{head}\n{row}\n").events
    start, end = (edge if edge[0] != "T" else f"2024-05-14{edge}" for edge in (first, last))
    assert (when(event).start.isoformat()[:16], when(event).end.isoformat()[:16]) == (start, end)
    assert when(event).zone == zone


def test_columns_without_names_are_told_by_what_stands_in_them(tmp_path: Path) -> None:
    (event, _) = told(tmp_path, "t.csv", "7;2024-05-14;The bridge opens\n8;2024-05-15;It closes\n").events
    assert (event.title, when(event).granularity) == ("The bridge opens", "day")


@pytest.mark.parametrize(
    ("rows", "day", "uncertain"),
    [
        (["03/04/2024", "25/04/2024"], "2024-04-03", False),
        (["03/04/2024", "04/25/2024"], "2024-03-04", False),
        (["03/04/2024", "05/04/2024"], "2024-04-03", True),
    ],
)
def test_whether_day_or_month_comes_first_is_told_by_the_column(
    tmp_path: Path, rows: list[str], day: str, uncertain: bool
) -> None:
    story = told(tmp_path, "t.csv", "date,title\n" + "".join(f"{row},x\n" for row in rows))
    assert (when(story.events[0]).start.isoformat()[:10], when(story.events[0]).uncertain) == (day, uncertain)


@pytest.mark.parametrize("number", ["1715677200", "1715677200000", "1715677200000000", "1715677200000000000"])
def test_a_timestamp_counts_what_its_length_says(tmp_path: Path, number: str) -> None:
    line = f'{{"message": "Login", "timestamp": {number}, "host": "a1"}}\n'
    (event,) = told(tmp_path, "t.jsonl", line).events
    assert (event.title, when(event).start.isoformat()) == ("Login", "2024-05-14T09:00:00+00:00")


def test_lines_of_json_are_told_apart_by_their_keys(tmp_path: Path) -> None:
    event = json.dumps({"message": "Ping", "datetime": "2024-05-14T09:00:00Z"})
    later = json.dumps({"message": "Pong", "timestamp": 1715677201})
    outcome = Outcome(file(tmp_path, "e.jsonl", f"{event}\n{{broken\n{later}\n"))
    assert outcome.said(tmp_path) == ["e.jsonl:2: the line is not an object of JSON."]
    assert [one.title for one in timeline(outcome.records).events] == ["Ping", "Pong"]
    prose = Outcome(file(tmp_path, "r.jsonl", json.dumps({"text": "It began on 3 May 2024.", "message": "no"})))
    assert prose.record.form is None


def test_a_list_in_a_json_file_is_read_as_well(tmp_path: Path) -> None:
    events = [{"date": "2024-05-14", "title": "Fair", "tags": ["a"]}, {"date": "2024-05-15", "title": "End"}]
    story = told(tmp_path, "e.json", json.dumps(events, indent=2))
    assert [(event.title, when(event).granularity) for event in story.events] == [("Fair", "day"), ("End", "day")]


def test_our_own_table_is_read_back_as_it_was(tmp_path: Path) -> None:
    outcome = Outcome(
        file(tmp_path, "a.txt", "Lisbon, 3 May 2024 - The dam broke yesterday evening, said Rui Pires.\n")
    )
    before = timeline(outcome.records)
    after = told(tmp_path, "a.csv", render("csv", before))
    assert [event.title for event in after.events] == [event.title for event in before.events]
    for one, other in zip(before.events, after.events, strict=True):
        assert one.when is not None and other.when is not None
        assert (one.when.key, one.when.granularity, one.when.zone, one.when.edtf) == (
            other.when.key, other.when.granularity, other.when.zone, other.when.edtf,
        )  # fmt: skip


def test_a_table_that_tells_no_times_is_said(tmp_path: Path) -> None:
    outcome = Outcome(file(tmp_path, "a.csv", "name,price\nTea,3\n"))
    assert outcome.failed
    assert outcome.said(tmp_path) == [
        'a.csv is a table without a column of times. Name the columns, for example "datetime" and "message", '
        'or "date" and "title".'
    ]


def test_in_a_folder_only_tables_of_events_are_read(tmp_path: Path) -> None:
    for name, text in (("a.csv", PLASO), ("b.csv", "name,price\nTea,3\n"), ("c.json", '{"name": "x"}')):
        file(tmp_path / "mixed", name, text)
    outcome = Outcome(tmp_path / "mixed")
    assert [record.id for record in outcome.records] == ["a.csv"]
    assert not outcome.failed


def test_a_mark_that_is_never_closed_swallows_no_more_than_a_cell(tmp_path: Path) -> None:
    rows = 'date,title\n2024-05-14,Good\n2024-05-15,"Never closed\n' + "2024-05-16,x\n" * 100_000
    outcome = Outcome(file(tmp_path, "a.csv", rows))
    assert [event.title for event in timeline(outcome.records).events] == ["Good"]
    assert len(outcome.problems) == 1
    assert "a cell is too long" in outcome.problems[0]


def test_a_table_is_filtered_and_written_like_prose(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = file(tmp_path, "log.csv", PLASO)
    assert main(["--format", "edtf", "--filter", "marta", str(path)]) == 0
    assert capsys.readouterr().out == "2024-05-14T09:00:00Z\tSession of marta, from 10.1.1.7\n"


@pytest.mark.parametrize("more", [0, 3, 100_000])
def test_a_mark_that_is_never_closed_is_said_wherever_it_stands(tmp_path: Path, more: int) -> None:
    rows = 'date,title\n2024-05-15,"Never closed\n' + "2024-05-16,x\n" * more
    outcome = Outcome(file(tmp_path, "a.csv", rows))
    assert timeline(outcome.records).events == ()
    assert [problem.split("a.csv")[1][:2] for problem in outcome.problems] == [":2"]


def test_a_date_in_pieces_keeps_its_day_and_its_hour(tmp_path: Path) -> None:
    rows = "Year,Month,Day,Time,Headline\n2024,5,14,18:30,a\n2024,5,14,,b\n2024,5,,,c\n2024,,14,,d\n20245,5,14,,e\n"
    events = told(tmp_path, "a.csv", rows).events
    assert [event.when and event.when.edtf for event in events] == [
        "2024-05-14T18:30:00Z", "2024-05-14", "2024-05", "2024", None,
    ]  # fmt: skip


def test_a_column_of_years_beside_one_of_dates_takes_nothing_from_it(tmp_path: Path) -> None:
    (event,) = told(tmp_path, "a.csv", "date,year,title\n2024-05-14,2024,x\n").events
    assert when(event).edtf == "2024-05-14"


@pytest.mark.parametrize(
    ("cell", "edtf"), [("2024-W20", "2024-05-13/2024-05-19"), ("2024-W20-2", "2024-05-14"), ("2024W202", "2024-05-14")]
)
def test_weeks_of_iso_are_read(tmp_path: Path, cell: str, edtf: str) -> None:
    (event,) = told(tmp_path, "a.csv", f"date,title\n{cell},x\n").events
    assert when(event).edtf == edtf


def test_the_numbers_of_a_date_that_cannot_be_are_not_turned_round(tmp_path: Path) -> None:
    (event,) = told(tmp_path, "a.csv", "date,title\n2024-13-02,x\n").events
    assert event.when is None


def test_objects_of_a_thousand_keys_each_cost_no_more_than_they_hold(tmp_path: Path) -> None:
    wide = [{**{f"k{at}_{key}": key for key in range(1_000)}, "date": "2024-05-14", "title": "x"} for at in range(100)]
    lines = "".join(json.dumps(one) + "\n" for one in [*wide, *[{"date": "2024-05-15", "title": "y"}] * 5_000])
    story = told(tmp_path, "a.jsonl", lines)
    assert len(story.documents[0].form.names) < 1_000  # type: ignore[attr-defined]
    assert [event.title for event in story.events[99:101]] == ["x", "y"] and when(story.events[-1]).edtf == "2024-05-15"


def test_a_clock_that_nobody_knows_is_told(tmp_path: Path) -> None:
    (event,) = told(tmp_path, "a.csv", "date,zone,title\n2024-05-14 08:00,Erewhon/Town,x\n").events
    assert "It names a clock that is not known: “Erewhon/Town”." in when(event).reasons
    assert when(event).zone_from == "assumed"
