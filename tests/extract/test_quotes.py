"""Marks to spans: every pair, in every language, well closed or not."""

from __future__ import annotations

import sys

import pytest

from timeline_tui.extract.attribution import attribute
from timeline_tui.extract.marked import Marked
from timeline_tui.extract.mentions import mentions
from timeline_tui.extract.quotes import quotations
from timeline_tui.extract.segment import segment
from timeline_tui.languages import load


def marked(text: str, language: str = "en") -> tuple[Marked, ...]:
    """Return the quotations of a text."""
    pack = load(language)
    return quotations(text, segment(text, pack), pack)


def inner(text: str, language: str = "en") -> list[str]:
    """Return the words between the marks of a text."""
    return [text[one.inner.start : one.inner.end] for one in marked(text, language)]


@pytest.mark.parametrize(
    ("opener", "closer"),
    ["“”", "„“", "„”", "«»", "»«", "‘’", "‚‘", "‹›", "›‹", '""', "''", ("``", "''"), ("« ", " »"), ("«\u00a0", "»")],
)
def test_every_pair_is_known_in_every_language(opener: str, closer: str) -> None:
    for language in ("it", "en", "de", "fr", "es", "pt", "ru", "uk"):
        assert inner(f"X: {opener}abc def{closer}, ok.", language) == ["abc def"]


@pytest.mark.parametrize("marks", ["“so be it“", '“so be it"', '"so be it”'])
def test_a_wrong_closer_closes_and_is_noticed(marks: str) -> None:
    text = f"He said {marks} twice."
    assert inner(text) == ["so be it"]
    assert marked(text)[0].wrong_closer


def test_right_pairs_are_not_called_wrong() -> None:
    assert not any(one.wrong_closer for one in marked("„a b“ „c d” «e f» »g h« “i j”", "de"))


def test_an_apostrophe_never_closes() -> None:
    assert inner("The boys’ road isn’t the girls’ road, it’s Tom’s.") == []
    assert inner("L’uomo, po’ alla volta, tornò nell’aula dell’istituto.", "it") == []
    assert inner("'Tis the mayor's road in the '90s, isn't it?") == []


def test_single_marks_quote() -> None:
    assert inner("He called it ‘the boys’ road’ again.") != []
    assert inner("It was ‘safe’, he said.") == ["safe"]


def test_nested_marks_stay_inside() -> None:
    text = "“She said «it is ‘safe’ now» to me.”"
    (one,) = marked(text)
    assert text[one.inner.start : one.inner.end] == "She said «it is ‘safe’ now» to me."
    assert [text[span.start : span.end] for span in one.nested] == ["it is ‘safe’ now", "safe"]


def test_straight_marks_pair_by_their_sides() -> None:
    assert inner('"One," he said, "and two." Then "three".') == ["One,", "and two.", "three"]


def test_paragraphs_open_a_quotation_again() -> None:
    text = "He said: “One two three.\n\n“Four five six.\n\n“Seven.” Done."
    first, second, third = marked(text)
    assert (first.closed, first.reopened, second.continues, second.reopened) == (False, True, True, True)
    assert (third.closed, third.continues) == (True, True)


def test_french_paragraphs_open_again_with_the_closing_mark() -> None:
    text = "Il dit : « Un deux trois.\n» Quatre cinq.\n» Six. »\nFin."
    assert inner(text, "fr") == ["Un deux trois.", "Quatre cinq.", "Six."]
    assert [one.continues for one in marked(text, "fr")] == [False, True, True]


def test_an_unclosed_quotation_ends_with_its_sentence_and_frees_what_follows() -> None:
    text = "He wrote of “a long road. Then he said “one” and “two”."
    assert inner(text) == ["a long road.", "one", "two"]
    assert [one.closed for one in marked(text)] == [False, True, True]


def test_an_unclosed_quotation_at_the_start_takes_the_paragraph() -> None:
    assert inner("“A long road. A long way.\n\nNobody spoke.") == ["A long road. A long way."]


def test_a_quotation_may_span_paragraphs() -> None:
    assert inner("He said: “One two.\n\nThree four.” Done.") == ["One two.\n\nThree four."]


def test_findings_name_what_does_not_pair() -> None:
    text = "Anna Rossi said: “one two“. Then she said: “three four."
    pack = load("en")
    layout = segment(text, pack)
    speech = attribute("d", text, layout, quotations(text, layout, pack), mentions(text, layout, pack), pack)
    assert [finding.kind for finding in speech.findings] == ["mismatched-quote-marks", "unclosed-quote"]
    assert [finding.severity for finding in speech.findings] == ["info", "info"]
    assert speech.findings[0].evidence[0].text == "“one two“"


def test_dashes_open_dialogue_only_where_somebody_speaks() -> None:
    assert inner("— Hola —dijo Ana—. ¿Vienes?\n— Sí, claro.", "es") == ["Hola", "¿Vienes?", "Sí, claro."]
    assert inner("— Привет! — сказала Анна. — Ты идёшь?\n— Да, иду.", "ru") == ["Привет!", "Ты идёшь?", "Да, иду."]
    assert inner("— Roads and bridges\n— Schools and parks", "fr") == []
    assert inner("— Yes, he said.\n— No?", "en") == []


@pytest.mark.parametrize("text", ["", "“", "”", '"', "''", "“”", "« »", "\u00ad“\u0301", "—", "“\n\n“\n\n“", "‘‘‘’’’"])
def test_any_text_is_taken(text: str) -> None:
    for language in ("it", "fr"):
        for one in marked(text, language):
            assert 0 <= one.inner.start < one.inner.end <= len(text)


@pytest.mark.parametrize("unit", ['"', "“", "«“", "“a” said X, ", "’ a", "“a\n\n", "said ", "Abc ", "— Oui, dit-il.\n"])
def test_work_grows_with_the_text_and_no_faster(unit: str) -> None:
    pack = load("fr")

    def calls(times: int) -> int:
        text, count = unit * times, 0

        def counted(*_: object) -> None:
            nonlocal count
            count += 1

        sys.setprofile(counted)
        try:
            layout = segment(text, pack)
            attribute("d", text, layout, quotations(text, layout, pack), mentions(text, layout, pack), pack)
        finally:
            sys.setprofile(None)
        return count

    calls(10)
    assert calls(4000) < 8 * 1.5 * calls(500)
