"""What is left of a timeline when only some rows are shown."""

from support import article
from timeline_tui.present.query import parse
from timeline_tui.present.rows import Rows
from timeline_tui.present.shown import shown

ARTICLE = article()


def test_everything_is_left_when_all_is_shown() -> None:
    whole = shown(Rows(ARTICLE))
    assert (whole.events, whole.findings, whole.documents) == (ARTICLE.events, ARTICLE.findings, ARTICLE.documents)
    assert whole.people == ARTICLE.people
    assert [quote.id for quote in whole.quotes] == [quote.id for quote in ARTICLE.quotes]


def test_an_event_brings_what_belongs_to_it() -> None:
    found = shown(Rows(ARTICLE, only=parse("has:finding")))
    assert [event.id for event in found.events] == ["e-meeting"]
    assert [quote.text for quote in found.quotes] == ["Abbiamo aspettato a lungo. Ora il porto riapre", "passo avanti"]
    assert {person.name for person in found.people} == {"Duarte Salvado", "Emi Kuroda", "Ines Prata"}
    assert [finding.id for finding in found.findings] == ["f-clock", "f-mark"]
    assert [timex.text for timex in found.timexes] == ["questa mattina alle 9 ora di Lisbona", "18.00"]


def test_nothing_refers_to_what_is_gone() -> None:
    found = shown(Rows(ARTICLE, only=parse("kuroda visita")))
    assert [event.id for event in found.events] == [] or all(not event.order for event in found.events)
    survey = shown(Rows(ARTICLE, only=parse("sopralluogo")))
    assert [event.order for event in survey.events] == [()]
    back = shown(Rows(ARTICLE, only=parse("kind:planned")))
    assert {event.about for event in back.events} == {None}
    assert {quote.about for quote in back.quotes} == {None}
