"""Marks in prints and exports: stars and tags for all, comments only where they are asked for."""

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest

from timeline_tui import cli
from timeline_tui.marks import edit
from timeline_tui.marks.store import Store
from timeline_tui.model import Assumptions, Mark, Record
from timeline_tui.pipeline import timeline

STORY = (
    "Lisbon, 14 May 2024 – The minister met the ferry workers today at 9 a.m. "
    "The meeting ended at 11:30. On Monday the crews had blocked the northern dock."
)


@pytest.fixture
def story(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A story with a starred, tagged and commented row, and a hidden one."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    path = tmp_path / "story.txt"
    path.write_text(STORY)
    record = Record("story.txt", STORY, str(path), date="2024-05-14", language="en")
    read = timeline([record], Assumptions())
    marks = {event.title: edit.of_event(read, event, ()) for event in read.events}

    def changed(title: str, **more: object) -> Mark:
        return replace(next(mark for name, mark in marks.items() if title in name), **more)  # type: ignore[arg-type]

    noted = changed("crews", star=True, tags=("dock",), comment="Who gave the order?", changed="2024-05-15T08:00:00Z")
    store = Store("")
    store.load([record])
    store.keep((), (noted, changed("ended", hidden=True)))
    return path


@pytest.fixture
def run(story: Path, capsys: pytest.CaptureFixture[str]):
    def start(*options: str) -> str:
        assert cli.main([*options, str(story)]) == 0
        return capsys.readouterr().out

    return start


def test_a_print_shows_them_and_keeps_comments_back(run) -> None:
    printed = run("--print")
    assert "the crews had blocked the northern dock  ★ #dock" in printed
    assert "ended" not in printed and "2 events" in printed and "order" not in printed and "✎" not in printed
    assert "✎ Who gave the order?" in run("--print", "--comments")
    assert "dock  * #dock" in run("--print", "--ascii")


def test_hidden_rows_are_shown_to_those_who_ask(run) -> None:
    assert "ended" in run("--filter", "is:hidden") and "crews" not in run("--filter", "is:hidden")
    assert "crews" in run("--filter", "tag:dock") and "ended" not in run("--filter", "has:date")


def test_without_marks_all_is_as_it_was_read(run) -> None:
    printed = run("--print", "--no-marks")
    assert "ended" in printed and "★" not in printed


@pytest.mark.parametrize("name", ["html", "markdown", "csv", "json"])
def test_exports_show_them(run, name: str) -> None:
    written = run("--format", name)
    assert "dock" in written and "ended" not in written
    assert "Who gave" not in written and "Who gave" in run("--format", name, "--comments")


def test_json_says_which_event_a_mark_is_on(run) -> None:
    read = json.loads(run("--format", "json"))
    [mark] = read["marks"]
    [event] = [event for event in read["events"] if event["id"] == mark["event"]]
    assert "crews" in event["title"] and mark["star"] and mark["tags"] == ["dock"] and mark["comment"] == ""
    assert json.loads(run("--format", "jsonl"))["marks"] == read["marks"]


def test_a_table_has_columns_for_them(run) -> None:
    rows = list(csv.DictReader(io.StringIO(run("--format", "csv", "--comments"))))
    assert [(row["star"], row["tags"], row["comment"]) for row in rows] == [
        ("yes", "dock", "Who gave the order?"), ("no", "", ""),
    ]  # fmt: skip


def test_a_broken_file_of_marks_is_one_sentence_and_no_failure(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    beside = story.with_name("story.txt.marks.json")
    beside.write_text('{"format": "timeline-tui marks",\n')
    assert cli.main(["--print", str(story)]) == 0
    told = capsys.readouterr()
    assert "ended" in told.out and f"{beside}, line 2: it is not JSON" in told.err and told.err.count("\n") == 1
