"""The filter language: what it finds, and what it says of what it cannot understand."""

import functools
import operator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support import LISBON, TOKYO, article, event, many, moment, timeline
from timeline_tui.model import Timeline
from timeline_tui.present.query import FIELDS, QueryError, fold, parse
from timeline_tui.present.rows import Rows
from timeline_tui.present.search import find_rows, find_source, next_hit

ARTICLE = article()


def found(text: str, timeline: Timeline = ARTICLE, zone: str = LISBON) -> list[str]:
    return [timeline.events[rank].id.removeprefix("e-") for rank in parse(text).select(timeline, zone)]


ALL = ["visit", "survey", "flight", "met", "meeting", "return", "works"]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("", ALL),
        ("   ", ALL),
        ("cantiere", ["visit"]),
        ("CANTIERE", ["visit"]),
        ("riunione cominciata", ["meeting"]),
        ('"riunione è cominciata"', ["meeting"]),
        ("“riunione e cominciata”", ["meeting"]),
        ('"cominciata riunione"', []),
        ("tornera", ["return"]),
        ("l'attesa", []),
        ("ministro", ["met", "meeting"]),
        ("kuroda -planned", ["met", "meeting", "return"]),
        ("kuroda -kind:planned", ["met", "meeting"]),
        ("-kuroda", ["visit", "survey", "flight", "works"]),
        ('-"la visita" cantiere', []),
        ("who:kuroda", ["met", "meeting", "return"]),
        ("who:portavoce", []),
        ("speaker:prata", ["met", "meeting", "return"]),
        ('speaker:"emi kuroda"', ["return"]),
        ("place:lisbona", ["met", "meeting"]),
        ("place:europe/lisbon", ["met", "meeting"]),
        ("kind:statement", ["return"]),
        ("kind:planned", ["return", "works"]),
        ("has:quote", ["met", "meeting", "return"]),
        ("has:finding", ["meeting"]),
        ("-has:date", ["visit", "survey"]),
        ("has:place has:person", ["met", "meeting"]),
        ("doc:fiume", ALL),
        ("doc:other", []),
        ("SPEAKER:salvado", ["meeting"]),
        ("09:30", []),
        ("-", []),
    ],
)
def test_what_it_finds(text: str, ids: list[str]) -> None:
    assert found(text) == ids


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("on:2024-05-14", ["met", "meeting", "return"]),
        ("on:2024-05", ["flight", "met", "meeting", "return"]),
        ("on:2024", ["flight", "met", "meeting", "return", "works"]),
        ("after:2024-05-13", ["met", "meeting", "return", "works"]),
        ("after:2024-05-14", ["works"]),
        ("before:2024-05-14", ["flight"]),
        ("before:2024-05-14T09:00", ["flight"]),
        ("on:2024-05-14T09:00", ["met", "meeting"]),
        ("on:2024-05-14T16", ["met", "return"]),
        ("-after:2024-05-13", ["visit", "survey", "flight"]),
        ("after:9998", []),
        ("before:0002", []),
    ],
)
def test_dates_are_read_in_the_primary_clock(text: str, ids: list[str]) -> None:
    assert found(text) == ids


def test_another_primary_clock_moves_the_day() -> None:
    late = timeline(event("late", moment("2024-05-14T20:00")))
    assert found("on:2024-05-14", late) == ["late"] and found("on:2024-05-15", late) == []
    assert found("on:2024-05-14", late, TOKYO) == [] and found("on:2024-05-15", late, TOKYO) == ["late"]


def test_every_dated_event_is_before_on_or_after_a_day() -> None:
    dated = found("has:date")
    sides = [found(f"{field}:2024-05-14") for field in ("before", "on", "after")]
    assert sorted(functools.reduce(operator.iadd, sides, [])) == sorted(dated)


@pytest.mark.parametrize(
    ("text", "position", "words"),
    [
        ("speker:x", 0, "There is no field “speker”"),
        ("a -nope:x", 2, "There is no field “nope”"),
        ("who:", 4, "“who:” wants a value"),
        ('a ""', 2, "A phrase wants words"),
        ('a "open', 2, "not closed"),
        ('who:"open', 4, "not closed"),
        ("kind:meeting", 5, "“kind:” is one of event, statement"),
        ("has:everything", 4, "“has:” is one of quote, finding"),
        ("on:yesterday", 3, "“on:” wants a date like 2025"),
        ("after:2024-13", 6, "wants a date"),
        ("after:2024-02-30", 6, "wants a date"),
        ("on:2024-05T10", 3, "wants a date"),
        ("on:99999", 3, "wants a date"),
    ],
)
def test_errors_say_what_and_where(text: str, position: int, words: str) -> None:
    with pytest.raises(QueryError) as raised:
        parse(text)
    assert words in raised.value.message
    assert raised.value.position == position


@given(st.text(alphabet=st.sampled_from('a:-"“”« 20T\n\0é./' + "whoskind"), max_size=30) | st.text(max_size=20))
def test_no_filter_ever_crashes(text: str) -> None:
    try:
        parse(text).select(ARTICLE, LISBON)
    except QueryError as error:
        assert 0 <= error.position <= len(text)


@given(st.sampled_from(list(FIELDS)), st.text(max_size=12))
def test_no_value_ever_crashes(field: str, value: str) -> None:
    try:
        parse(f"{field}:{value}").select(ARTICLE, LISBON)
    except QueryError as error:
        assert error.message


@pytest.mark.parametrize(
    ("text", "folded"),
    [("È così", "e cosi"), ("L’Aquila", "l'aquila"), ("Straße", "strasse"), ("ЁЖ", "еж"), ("e\u0301", "e")],
)
def test_folding(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_a_query_knows_the_words_to_highlight() -> None:
    assert parse('-no who:x Fiume "Più su"').words == ("fiume", "piu su")
    assert not parse(" ") and parse("x")


def test_one_event_can_be_asked_for() -> None:
    query = parse("cantiere")
    assert query.matches(ARTICLE, 0) and not query.matches(ARTICLE, 1)


def test_large_timelines_are_searched_as_one_text() -> None:
    big = many(5000)
    assert len(parse("evenement 777").select(big)) == 5
    assert len(parse("-evenement").select(big)) == 0
    assert len(Rows(big, only=parse("numero after:2001-02")).timeline.events) == 5000


def test_rows_and_source_are_searched_and_walked() -> None:
    rows = Rows(ARTICLE)
    hits = find_rows(rows, "Kuroda")
    assert [rows[at].id for at in hits] == ["e-met", "e-meeting", "e-return"]
    assert find_rows(rows, " ") == find_source(ARTICLE, "doc", "") == []
    spans = find_source(ARTICLE, "doc", "riunione E COMINCIATA")
    text = ARTICLE.documents[0].text  # type: ignore[attr-defined]
    assert [text[start:end] for start, end in spans] == ["riunione è cominciata"]
    assert [next_hit(hits, at, step) for at, step in ((0, 1), (hits[0], 1), (99, 1), (0, -1))] == [
        hits[0], hits[1], hits[0], hits[-1],
    ]  # fmt: skip
    assert next_hit([], 3) is None
