"""What lies open: sources put beside the others, each under a name of its own."""

import pytest

from timeline_tui.desk import Desk, Wanted
from timeline_tui.errors import TimelineError
from timeline_tui.model import Assumptions, Record
from timeline_tui.pipeline import timeline

FIRST = Record("notes.txt", "The ferry left on 3 May 2021.", language="en")


def desk() -> Desk:
    return Desk([FIRST], timeline)


def names(found) -> list[str]:
    return [document.id for document in found.documents]


def test_another_source_stands_beside_the_first_once_it_is_kept(tmp_path):
    path = tmp_path / "notes.txt"
    path.write_text("The ferry came back on 5 May 2021.", encoding="utf-8")
    table = desk()
    opening = table.open(Wanted(str(path)), Assumptions())
    assert names(opening.timeline) == ["notes.txt", "notes.txt#2"]
    assert names(table.timeline(Assumptions())) == ["notes.txt"]
    opening.keep()
    assert names(table.timeline(Assumptions())) == ["notes.txt", "notes.txt#2"]
    with pytest.raises(TimelineError, match="open already"):
        table.open(Wanted(str(path)), Assumptions())


def test_a_pasted_text_is_read_as_one_of_standard_input_is():
    opening = desk().open(Wanted(text="The ferry came back on 5 May 2021."), Assumptions())
    assert names(opening.timeline) == ["notes.txt", "pasted text"]


@pytest.mark.parametrize("name", ["nowhere.txt", "."])
def test_a_source_without_a_text_is_an_error_that_says_why(name, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(TimelineError, match="There is no"):
        desk().open(Wanted(name), Assumptions())
