"""`--output`, `--force`, `--filter` on the command line."""

import csv
import io
import json
import os
import sys
from pathlib import Path

import pytest

from timeline_tui.cli import main

ARTICLE = (
    "Oslo, 3 March 2024 - Minister Kari Berg met the miners yesterday at 9:15 p.m. "
    "“We will go on,” said Per Dahl. The strike began on 1 February 2024, said Kari Berg.\n"
)


@pytest.fixture(autouse=True)
def _bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No settings of the machine, and a folder of one's own to write to."""
    for name in [name for name in os.environ if name.startswith("TIMELINE_TUI_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(ARTICLE, encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("o.csv", '"id",'), ("o.html", "<!doctype html>"), ("o.ics", "BEGIN:VCALENDAR"), ("o.md", "# a.txt"),
        ("o.svg", "<svg "), ("o.timeline.json", '{\n "title"'), ("o.json", '{"generator"'), ("o.tml", "<?xml"),
        ("o.mw", "title: "), ("o.edtf", "2024-02-01\t"), ("o.txt", "a.txt · Oslo"), ("o.jsonl", '{"generator"'),
    ],
)  # fmt: skip
def test_the_ending_tells_the_format(name: str, begins: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--output", name, "a.txt"]) == 0
    assert capsys.readouterr() == ("", "")
    assert Path(name).read_text(encoding="utf-8").startswith(begins)


def test_text_in_a_file_is_as_wide_on_any_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    assert main(["--output", "o.txt", "a.txt"]) == main(["--output", "w.txt", "--width", "100", "a.txt"]) == 0
    widths = [max(map(len, Path(name).read_text(encoding="utf-8").splitlines())) for name in ("o.txt", "w.txt")]
    assert widths == [80, 100]


def test_a_format_that_is_named_wins_over_the_ending() -> None:
    assert main(["--format", "csv", "--output", "o.txt", "a.txt"]) == 0
    assert Path("o.txt").read_bytes().startswith(b'"id","title"') and b"\r\n" in Path("o.txt").read_bytes()


def test_the_schema_and_an_explanation_can_be_written_too() -> None:
    assert main(["--format", "json-schema", "--output", "schema.json"]) == 0
    assert "properties" in json.loads(Path("schema.json").read_text())
    assert main(["--explain", "two days ago", "--date", "2024-03-03", "--output", "how.txt"]) == 0
    assert "two days ago" in Path("how.txt").read_text(encoding="utf-8")


def test_an_unknown_ending_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--output", "o.xls", "a.txt"]) == 2
    assert "The ending of o.xls tells no format. Add --format" in capsys.readouterr().err
    assert not Path("o.xls").exists()


def test_a_file_is_replaced_only_by_force(capsys: pytest.CaptureFixture[str]) -> None:
    Path("o.md").write_text("mine")
    assert main(["--output", "o.md", "a.txt"]) == 1
    assert capsys.readouterr().err.startswith("timeline-tui: o.md is there already. Add --force")
    assert Path("o.md").read_text() == "mine"
    assert main(["--output", "o.md", "--force", "a.txt"]) == 0
    assert Path("o.md").read_text(encoding="utf-8").startswith("# a.txt")


def test_nothing_is_written_when_nothing_could_be_read() -> None:
    assert main(["--output", "o.csv", "none.txt"]) == 1
    assert not Path("o.csv").exists()


def test_what_could_be_read_is_written() -> None:
    assert main(["--output", "o.csv", "none.txt", "a.txt"]) == 1
    assert "Kari Berg" in Path("o.csv").read_text(encoding="utf-8")


def test_a_hyphen_is_standard_output(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--output", "-", "--format", "edtf", "a.txt"]) == 0
    assert capsys.readouterr().out.startswith("2024-02-01\t")


def titles(capsys: pytest.CaptureFixture[str], query: str) -> list[str]:
    assert main(["--format", "csv", "--filter", query, "a.txt"]) == 0
    return [row["title"] for row in csv.DictReader(io.StringIO(capsys.readouterr().out))]


def test_a_filter_keeps_the_rows_that_match(capsys: pytest.CaptureFixture[str]) -> None:
    everything = titles(capsys, " ")
    assert len(everything) > 1
    assert titles(capsys, "before:2024-02-15") == [title for title in everything if "strike" in title]
    assert set(titles(capsys, "-before:2024-02-15")) == {title for title in everything if "strike" not in title}


@pytest.mark.parametrize("arguments", [[], ["--format", "json"], ["--format", "jsonl"], ["--format", "html"]])
def test_every_output_is_filtered(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*arguments, "--filter", "strike before:2024-02-15", "a.txt"]) == 0
    out = capsys.readouterr().out
    assert "strike began" in out and "miners" not in out and "go on" not in out


def test_json_that_was_filtered_refers_to_nothing_that_is_gone(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--format", "json", "--filter", "before:2024-02-15", "a.txt"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert len(found["events"]) == 1 and len(found["documents"]) == 1
    assert [timex["text"] for timex in found["timexes"]] == ["1 February 2024"]
    assert {quote["id"] for quote in found["quotes"]} == set(found["events"][0]["quotes"])


def test_a_filter_that_nothing_fits_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--filter", "penguins", "a.txt"]) == 0
    assert "No event fits the filter." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("query", "sentence", "column"),
    [
        ("strike speker:berg", "There is no field “speker”", 7),
        ("after:soon", "“after:” wants a date", 6),
        ('è "open', "This phrase is not closed", 2),
        ("雪 kind:", "“kind:” wants a value", 8),
    ],
)
def test_a_bad_filter_is_one_sentence_and_a_caret(
    query: str, sentence: str, column: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--filter", query, "a.txt"]) == 2
    out, err = capsys.readouterr()
    said, shown, caret = err.splitlines()
    assert out == "" and said.startswith(f"timeline-tui: --filter: {sentence}")
    assert shown == f"  {query}" and caret == " " * (2 + column) + "^"


def test_undated_rows_that_a_calendar_has_no_place_for_are_said(capsys: pytest.CaptureFixture[str]) -> None:
    Path("b.txt").write_text("Minister Kari Berg met the miners before the strike of the dockers.\n")
    assert main(["--output", "o.ics", "b.txt"]) == 0
    assert "Not in ics, which needs dates: " in capsys.readouterr().err
    assert "BEGIN:VEVENT" not in Path("o.ics").read_text()


def sorted_titles(capsys: pytest.CaptureFixture[str], *options: str) -> list[str]:
    assert main(["--format", "csv", "--fields", "title", *options, "a.txt"]) == 0
    return [row["title"] for row in csv.DictReader(io.StringIO(capsys.readouterr().out))]


def test_rows_come_in_the_order_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    oldest = sorted_titles(capsys)
    assert sorted_titles(capsys, "--sort", "oldest") == oldest
    assert sorted_titles(capsys, "--sort", "newest") == oldest[::-1]
    told = sorted_titles(capsys, "--sort", "text")
    assert told != oldest and sorted(told) == sorted(oldest) and told[0].startswith("Minister Kari Berg")


def test_a_heading_is_said_again_where_the_text_comes_back_to_it(capsys: pytest.CaptureFixture[str]) -> None:
    Path("b.txt").write_text("It rained on 3 May 2024. It snowed on 4 May 2024. It hailed on 3 May 2024.\n")
    assert main(["--sort", "text", "b.txt"]) == 0
    printed = capsys.readouterr().out
    assert [line.split(" ─")[0] for line in printed.splitlines() if "──" in line] == [
        "Fri 3 May 2024", "Sat 4 May 2024", "Fri 3 May 2024",
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["json", "jsonl"])
def test_json_has_just_the_fields_asked_for(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    fields = "zones,events.title,events.when.start,quotes,quotes.speaker.name"
    assert main(["--format", name, "--fields", fields, "--sort", "newest", "a.txt"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert list(found) == ["zones", "quotes", "events"]
    assert found["events"][-1] == {"title": "The strike began", "when": {"start": "2024-01-31T23:00:00Z"}}
    assert found["quotes"][0]["text"] == "We will go on,"  # asked for as a whole as well


def test_clocks_are_the_columns_of_all_clocks(capsys: pytest.CaptureFixture[str]) -> None:
    options = ["--format", "csv", "--fields", "clocks,id", "--zone", "Tokyo", "--zone", "UTC"]
    assert main([*options, "a.txt"]) == 0
    assert capsys.readouterr().out.splitlines()[0] == '"Asia/Tokyo","UTC","id"'


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ("--format csv --fields tittle", "Did you mean title?"),
        ("--format jsonl --fields events.when.strat", "Did you mean events.when.start?"),
        ("--format json --fields zones.x", "no field 'zones.x'"),
        ("--fields title", "--fields does nothing for text"), ("--format html --fields title", "for html"),
        ("--format csv --fields ,", "--fields wants names"),
        ("--format ics --sort newest", "--sort does nothing for ics"), ("--sort up", "--sort cannot be 'up'"),
    ],
)  # fmt: skip
def test_what_would_do_nothing_is_refused_once(
    options: str, words: str, capsys: pytest.CaptureFixture[str]
) -> None:  # fmt: skip
    assert main([*options.split(), "a.txt", "a.txt"]) == 2
    out, told = capsys.readouterr()
    assert out == "" and words in told and told.count("\n") == 1
