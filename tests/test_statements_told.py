"""Rows for what somebody says, from the words of the article to the title."""

from timeline_tui.model import Record
from timeline_tui.pipeline import read_one


def titles(code: str, text: str) -> list[str]:
    """Return the titles of the rows of an article of 2 July 2025."""
    return [event.title for event in read_one(Record("said", text, date="2025-07-02", language=code)).events]


def test_what_is_told_around_its_source_is_one_title_and_the_source_stands_in_no_other_case() -> None:
    found = titles("de", "Verletzt wurden nach Angaben der Feuerwehr sieben Beschäftigte, zwei davon schwer.")
    assert found == ["Feuerwehr: Verletzt wurden … sieben Beschäftigte, zwei davon schwer"]


def test_an_office_behind_its_verb_is_named_as_one_names_it() -> None:
    found = titles("ru", "Музей закрыт из-за пожара, сообщили в областном управлении юстиции.")
    assert found == ["управление юстиции: Музей закрыт из-за пожара"]


def test_what_somebody_is_said_to_have_done_is_possible_and_past() -> None:
    text = "Der Fahrer soll am Dienstag ein Lager angezündet haben. Der Prozess soll am Dienstag beginnen."
    said, planned = read_one(Record("said", text, date="2025-07-02", language="de")).events
    assert said.when is not None and planned.when is not None
    assert (said.status, said.when.edtf) == ("possible", "2025-07-01")
    assert (planned.status, planned.when.edtf) == ("planned", "2025-07-08")
