"""The program as a library."""

import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

import timeline_tui
from timeline_tui import Timeline, TimelineError, parse, read

TEXT = (
    "Oslo, 3 March 2024 - Minister Kari Berg met the miners yesterday at 9:15 p.m. “We will go on,” said Per Dahl. "
    "The strike began on 1 February 2024."
)


def test_importing_the_package_is_cheap() -> None:
    code = (
        "import sys; before = set(sys.modules); import timeline_tui; timeline_tui.__version__; "
        "print(*sorted(name for name in set(sys.modules) - before if not name.startswith('__editable__')))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert set(done.stdout.split()) <= {"timeline_tui"}


def test_its_names_are_all_there() -> None:
    assert set(timeline_tui.__all__) <= set(dir(timeline_tui))
    assert all(getattr(timeline_tui, name) for name in timeline_tui.__all__)
    with pytest.raises(AttributeError, match="nothing_of_the_kind"):
        _ = timeline_tui.nothing_of_the_kind


@pytest.mark.parametrize("day", ["2024-07-10", date(2024, 7, 10), datetime(2024, 7, 10, 9, tzinfo=UTC)])
def test_a_text_is_dated_by_its_publication(day: str | date) -> None:
    [event] = parse("The mayor met the miners yesterday at 9 p.m.", date=day, zone="Oslo").events
    assert event.when is not None and event.when.local == "2024-07-09T21:00:00+02:00[Europe/Oslo]"


def test_what_the_text_states_of_itself_goes_before() -> None:
    when = parse(TEXT, zone="Tokyo", title="Miners").filter("miners -strike").events[0].when
    assert when is not None and when.zone == "Europe/Oslo"


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"date": "soon"}, "The date cannot be 'soon'"), ({"zone": "Nowhere"}, "no zone or city 'Nowhere'"),
        ({"language": "xx"}, "no language 'xx'"), ({"clocks": ["Rome", "Nowhere"]}, "'Nowhere'"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_said(options: dict[str, object], words: str) -> None:
    with pytest.raises(TimelineError, match=words):
        parse(TEXT, **options)  # type: ignore[arg-type]


def test_files_are_read_as_the_command_reads_them(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.md").write_text("---\ndate: 2024-03-05\n---\nThe mine closed yesterday.", encoding="utf-8")
    both = read(tmp_path / "a.txt", str(tmp_path / "b.md"), clocks=["Tokyo"])
    assert [document.id for document in both.documents] == ["a.txt", "b.md"]
    assert both.zones == ("Asia/Tokyo",)
    assert len(read(tmp_path).events) == len(both.events) > 2


def test_a_file_that_is_not_there_is_an_error_or_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    with pytest.raises(TimelineError, match="There is no file"):
        read(tmp_path / "a.txt", tmp_path / "gone.txt")
    told: list[str] = []
    found = read(tmp_path / "gone.txt", tmp_path / "a.txt", problems=told.append)
    assert len(found.documents) == len(told) == 1


def test_a_timeline_can_be_asked() -> None:
    made = parse(TEXT)
    assert [quote.text for quote in made.quotes_by("DÁHL")] == ["We will go on,"] and not made.quotes_by("Berg")
    assert {event.id for event in made.filter("has:quote").events} < {event.id for event in made.events}
    assert made.filter("nothing fits").events == ()
    titles = [row.title for row in made.rows("Tokyo")]
    assert titles[0] == "Thu 1 Feb 2024" and "Sun 3 Mar 2024" in titles
    assert made.rows(sort="newest")[-1].title.startswith("The strike began")
    assert made.contradictions == ()
    with pytest.raises(TimelineError, match="no field"):
        made.filter("colour:red")


def test_contradictions_are_findings_that_cannot_be() -> None:
    [finding] = parse("They met on Monday 2 January 2024.").contradictions
    assert finding.kind == "weekday-mismatch"


def test_a_timeline_can_be_written_and_read_back() -> None:
    made = parse(TEXT)
    back = Timeline.from_json(made.to("json"))
    assert isinstance(back, Timeline) and back.events == made.events and back.quotes == made.quotes
    assert made.to("csv", sort="newest", fields=["title"]).splitlines()[-1].startswith('"The strike began')
    with pytest.raises(TimelineError, match="no format 'xls'"):
        made.to("xls")
    with pytest.raises(TimelineError, match="not a timeline"):
        Timeline.from_json("{}")


def test_an_order_or_fields_that_a_format_has_not_are_refused() -> None:
    told = parse(TEXT)
    for wrong in ({"format": "csv", "sort": "sideways"}, {"format": "svg", "sort": "newest"},
                  {"format": "html", "fields": ["title"]}):  # fmt: skip
        with pytest.raises(TimelineError):
            told.to(**wrong)  # type: ignore[arg-type]


def test_one_name_alone_is_a_list_of_one() -> None:
    assert parse(TEXT, clocks="Rome").zones == ("Europe/Rome",)
    assert parse(TEXT).to("csv", fields="title").startswith('"title"')


def test_a_source_that_is_not_what_it_seems_is_a_problem_and_the_others_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"documents": [], "events": [5]}')
    (tmp_path / "b.txt").write_text("On 5 May 2024 the harbour was closed.")
    problems: list[str] = []
    assert len(read(tmp_path / "a.json", tmp_path / "b.txt", problems=problems.append).events) == 1
    assert len(problems) == 1 and "This is not a timeline in JSON" in problems[0]
