"""What a filter may go on with."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support import article
from timeline_tui.present.complete import complete
from timeline_tui.present.query import QueryError, parse

ARTICLE = article()


@pytest.mark.parametrize(
    ("text", "options"),
    [
        ("sp", ["speaker:"]),
        ("-p", ["-place:"]),
        ("fiume h", ["has:"]),
        ("", []),
        ("xyz", []),
        ("has:f", ["has:finding"]),
        ("kind:p", ["kind:planned", "kind:possible", "kind:happened"]),
        ("speaker:pra", ['speaker:"Ines Prata"']),
        ("speaker:", ['speaker:"Duarte Salvado"', 'speaker:"Emi Kuroda"', 'speaker:"Ines Prata"']),
        ('a -who:"emi k', ['-who:"Emi Kuroda"']),
        ("place:l", ["place:Lisbona"]),
        ("doc:porto", ['doc:"Fiume chiuso, porto aperto"']),
        ("nope:x", []),
        ("on:2", []),
    ],
)
def test_proposals(text: str, options: list[str]) -> None:
    assert list(complete(ARTICLE, text, len(text)).options) == options


def test_a_proposal_replaces_the_term_at_the_cursor_and_is_understood() -> None:
    text = "cantiere speaker:kur after:2024"
    start, end, options = complete(ARTICLE, text, text.index(" after"))
    assert text[:start] + options[0] + text[end:] == 'cantiere speaker:"Emi Kuroda" after:2024'
    assert parse(text[:start] + options[0] + text[end:])


@given(st.text(alphabet='aw ho:-"“kind', max_size=20), st.integers(0, 20))
def test_every_proposed_value_is_understood(text: str, cursor: int) -> None:
    for option in complete(ARTICLE, text, min(cursor, len(text))).options:
        if not option.endswith(":"):
            assert parse(option)


def test_half_a_filter_may_be_no_filter() -> None:
    with pytest.raises(QueryError):
        parse("speaker:")
