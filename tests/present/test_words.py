"""Words about a timeline: headers, citations, counts, and the roles every line is written in."""

from dataclasses import replace

import pytest

from support import ALMATY, LISBON, TOKYO, article, event, moment, timeline
from timeline_tui.model import Block, Document, Layout, Quote, Record, Span, Speaker
from timeline_tui.pipeline import read_one
from timeline_tui.present.cite import citation, quote_citation
from timeline_tui.present.details import clocks_detail, event_detail, evidence_detail
from timeline_tui.present.findings import findings_list
from timeline_tui.present.header import counts_line, header, title_line
from timeline_tui.present.index import index
from timeline_tui.present.line import Line, plain
from timeline_tui.present.quotes import quote_detail, quote_groups, quote_line
from timeline_tui.present.sentences import listing, plural, worst
from timeline_tui.theme import ROLES

ARTICLE = article()


def test_an_event_is_cited_in_every_clock_with_its_source() -> None:
    assert citation(ARTICLE, "e-meeting") == (
        "La riunione è cominciata. Tue 14 May 2024, 09:00 Lisbon WEST (17:00 Tokyo JST). Fiume chiuso, porto aperto."
    )
    assert citation(ARTICLE, "e-works") == "i lavori cominceranno. June 2024. Fiume chiuso, porto aperto."
    assert citation(ARTICLE, "e-visit") == "la visita al cantiere. Fiume chiuso, porto aperto."
    assert citation(ARTICLE, "e-meeting", (ALMATY,)).count("13:00 Almaty UTC+5") == 1
    assert citation(ARTICLE, "e-none") == ""


def test_a_quotation_is_cited_with_well_formed_marks() -> None:
    first, _, reported, chained = (quote_citation(ARTICLE, quote.id) for quote in ARTICLE.quotes)
    assert first.startswith("“Abbiamo aspettato a lungo. Ora il porto riapre” — Duarte Salvado, Tue 14 May 2024")
    assert reported.startswith("Kuroda ha chiesto garanzie — Ines Prata")
    assert "Emi Kuroda (through Ines Prata)" in chained
    assert quote_citation(ARTICLE, "q-none") == ""


def test_a_turn_without_marks_borrows_none_from_the_next_paragraph() -> None:
    text = "HOST: Why?\n\nHALE: We lost.\n\nHOST: “Lost”?\n\n“We lost our shop.\n\n“We lost all,” Ben Hale said."
    read = read_one(Record("d", text, language="en"))
    lines = [plain(quote_line(index(read), quote)) for quote in read.quotes]
    assert lines == ["Why?", "We lost.", "“Lost”?", "“We lost our shop.", "“We lost all,”"]


def test_the_header_sums_up() -> None:
    summary = header(ARTICLE)
    assert plain(title_line(summary)) == "Fiume chiuso, porto aperto · Lisbona, 14 maggio 2024"
    assert plain(counts_line(summary)) == "7 events  4 quotes  ⚠ 1  ℹ 1"
    assert summary.clocks == ("Lisbon", "Tokyo")


@pytest.mark.parametrize(
    ("titles", "shown"),
    [([], "Nothing read"), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c", "d"], "a, b and 2 others")],
)
def test_documents_are_named_until_there_are_too_many(titles: list[str], shown: str) -> None:
    documents = tuple(replace(ARTICLE.documents[0], id=title, title=title) for title in titles)
    assert header(timeline(documents=documents)).title == shown


HEADED = Layout((Block("heading", Span(0, 4), ()), Block("paragraph", Span(5, 9), ())))
PLAIN = Layout((Block("paragraph", Span(0, 4), ()), Block("heading", Span(5, 9), ())))


@pytest.mark.parametrize(
    ("title", "source", "layout", "name"),
    [
        ("Given title", "a/b.txt", HEADED, "Given title"),
        ("", "a/b.txt", HEADED, "Head"),
        ("", "a/b.txt", PLAIN, "b.txt"),
        ("", "", PLAIN, "doc"),
        ("", "https://news.example/2024/story/", PLAIN, "story"),
    ],
)
def test_a_document_goes_by_its_title_heading_or_file(title: str, source: str, layout: Layout, name: str) -> None:
    document = Document("doc", source, title, "en", None, 9, "Head Body", layout)
    assert header(timeline(documents=(document,))).title == name


def test_speakers_are_grouped_in_order_and_the_nameless_come_last() -> None:
    ann, bob = (Speaker(name, None, "cue") for name in ("Ann", "Bob"))
    said = enumerate((None, ann, bob, ann))
    quotes = tuple(Quote(f"q{n}", "d", n, n + 1, "x", "direct", speaker=who) for n, who in said)
    assert quote_groups(timeline(quotes=quotes)) == (("Ann", ("q1", "q3")), ("Bob", ("q2",)), ("nobody named", ("q0",)))


def test_a_speech_in_parts_shows_its_other_parts() -> None:
    parts = [Quote(f"q{n}", "d", n, n + 1, f"part {n}", "direct", f"q{n - 1}" if n else None) for n in range(3)]
    shown = "\n".join(map(plain, quote_detail(timeline(quotes=tuple(parts)), "q1")))
    assert "part 0" in shown and "part 2" in shown
    circle = (replace(parts[0], continues="q2"), *parts[1:])
    assert quote_detail(timeline(quotes=circle), "q1")


def test_unknown_ids_show_nothing() -> None:
    for detail in (event_detail, evidence_detail, clocks_detail, quote_detail):
        assert detail(ARTICLE, "none") == ()


def lines() -> list[Line]:
    found = [line for item in findings_list(ARTICLE) for line in item.lines]
    for one in ARTICLE.events:
        for detail in (event_detail, evidence_detail, clocks_detail):
            found += detail(ARTICLE, one.id)
    for quote in ARTICLE.quotes:
        found += quote_detail(ARTICLE, quote.id)
    return [*found, title_line(header(ARTICLE)), counts_line(header(ARTICLE))]


def test_every_line_is_written_in_roles_that_themes_know() -> None:
    assert {role for line in lines() for _, role in line} <= set(ROLES)
    assert not any("\n" in text or not text for line in lines() for text, _ in line)


def test_findings_come_gravest_first_with_the_event_they_concern() -> None:
    first, second = findings_list(ARTICLE, (TOKYO, LISBON))
    assert (first.severity, first.event, second.severity) == ("error", "e-meeting", "info")
    assert [reading.when for reading in first.readings] == ["Tue 14 May 2024, 18:00", ""]


def test_hostile_words_never_reach_a_line() -> None:
    bad = "x\x1b[31my\n\u202ez"
    nasty = timeline(event(bad, moment("2024-05-14T09:00"), people=(bad,)))
    shown = "".join(map(plain, event_detail(nasty, nasty.events[0].id)))
    assert shown and not set(shown) & {"\x1b", "\n", "\u202e"}


def test_numbers_and_lists_in_english() -> None:
    assert [plural(1, "event"), plural(0, "event"), plural(1200, "quote")] == ["1 event", "0 events", "1,200 quotes"]
    assert [listing(["a"]), listing(["a", "b"]), listing(["a", "b", "c"])] == ["a", "a and b", "a, b and c"]
    assert worst(["info", "error", "warning"]) == "error" and worst([]) is None
