"""The list of formats: found by name and by file, loaded one at a time."""

import subprocess
import sys

import pytest

from support import article, timeline
from timeline_tui.present.query import parse
from timeline_tui.present.selection import Selection
from timeline_tui.views.export import FORMATS, Format, left_out, named, of_file, render

NAMES = [one.name for one in FORMATS]


def test_names_and_endings_are_each_of_one_format() -> None:
    suffixes = [suffix for one in FORMATS for suffix in one.suffixes]
    assert len(set(NAMES)) == len(NAMES) and len(set(suffixes)) == len(suffixes)
    assert all(one.description for one in FORMATS)


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("a.csv", "csv"), ("A.HTM", "html"), ("folder.svg/b.md", "markdown"), ("t.timeline.json", "timelinejs"),
        ("t.json", "json"), ("x.tar.ics", "ics"), ("x.xml", "timeml"),
    ],
)  # fmt: skip
def test_a_file_is_of_the_format_its_ending_tells(file: str, name: str) -> None:
    found = of_file(file)
    assert found is not None and found.name == name


@pytest.mark.parametrize("file", ["a", "a.doc", "csv", ".gitignore", "a.csv.bak"])
def test_other_endings_tell_nothing(file: str) -> None:
    assert of_file(file) is None


@pytest.mark.parametrize("name", NAMES)
def test_the_same_timeline_gives_the_same_text(name: str) -> None:
    written = render(name, article())
    assert written == render(name, article())
    assert "La riunione" in written and "\x1b" not in written


@pytest.mark.parametrize("name", NAMES)
def test_only_what_a_query_keeps_is_written(name: str) -> None:
    written = render(name, article(), Selection(only=parse("has:finding")))
    assert "La riunione" in written
    if name != "timeml":  # Its text stays whole.
        assert "Emi Kuroda tornerà" not in written and "sopralluogo" not in written


@pytest.mark.parametrize("name", NAMES)
def test_the_clocks_asked_for_come_first(name: str) -> None:
    zones = ("Asia/Tokyo", "UTC")
    written = render(name, article(), Selection(zones))
    shown = {"csv": '"Asia/Tokyo","UTC"', "json": '"zones":["Asia/Tokyo","UTC"]', "html": "Tokyo JST",
             "svg": "Tokyo JST", "markdown": "Tokyo JST | UTC", "ics": "Tokyo: Tue 14 May",
             "timelinejs": "17:00 Tokyo JST (08:00 UTC", "markwhen": "timezone: Asia/Tokyo"}  # fmt: skip
    assert shown.get(name, "") in written


@pytest.mark.parametrize("one", FORMATS, ids=NAMES)
def test_what_has_no_date_is_counted_where_it_has_no_place(one: Format) -> None:
    assert left_out(one.name, article()) == (0 if one.undated else 2)
    assert left_out(one.name, article(), Selection(only=parse("visita"))) == (0 if one.undated else 1)
    assert ("la visita al cantiere" in render(one.name, article(), Selection(only=parse("visita")))) == one.undated


def test_no_format_is_loaded_before_it_is_asked_for() -> None:
    code = (
        "import sys\nfrom timeline_tui.views.export import FORMATS, of_file\nof_file('x.ics')\n"
        "print([one.name for one in FORMATS if one.module in sys.modules], 'icalendar' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[] False\n"


def test_an_unknown_name_is_an_error() -> None:
    with pytest.raises(KeyError):
        named("xls")


@pytest.mark.parametrize("name", [name for name in NAMES if name != "timeml"])
def test_a_timeline_of_nothing_can_be_written(name: str) -> None:
    assert isinstance(render(name, timeline()), str)
