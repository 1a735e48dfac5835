"""Web pages: the article's words, and the publication with its hour and zone from the page's own metadata."""

import sys
from pathlib import Path

import pytest
from reading_support import Outcome, file

ARTICLE = """
<article><h1>La biblioteca riapre</h1>
<p>La biblioteca comunale di Borgo Alto riapre lunedì dopo otto mesi, ha annunciato la direttrice.</p>
<p>«Abbiamo salvato tutti i libri», ha detto Carla Fenoglio davanti al portone nuovo.</p>
<p>I lavori erano cominciati a luglio, quando una perdita d'acqua aveva allagato il deposito.</p></article>
"""


def page(head: str = "", body: str = ARTICLE, lang: str = ' lang="it-IT"') -> str:
    menu = "<nav><ul><li><a href='/'>Casa</a></li><li><a href='/chi'>Chi siamo</a></li></ul></nav>"
    return f"<!DOCTYPE html>\n<html{lang}><head>{head}</head><body>{menu}{body}<footer>© 2020</footer></body></html>"


def test_the_article_is_read_and_the_menus_are_not(tmp_path: Path) -> None:
    path = file(tmp_path, "a.html", page("<meta charset=utf-8><title>Riapre &egrave; certo\n | Il Giornale</title>"))
    record = Outcome(path).record
    assert "Abbiamo salvato tutti i libri" in record.text
    assert "Chi siamo" not in record.text
    assert (record.title, record.language, record.source) == ("Riapre è certo | Il Giornale", "it", str(path))
    assert record.date_from == "file"


LINKED = '<script type="application/ld+json">{"@graph": [{"datePublished": "%s"}]}</script>'


@pytest.mark.parametrize(
    ("head", "body", "date"),
    [
        ('<meta property="article:published_time" content="2025-03-03T21:40:00+01:00">', "", "2025-03-03T21:40:00+01:00"),  # noqa: E501
        ("<meta content='2025-03-03T20:40Z' property=article:published_time />", "", "2025-03-03T20:40:00+00:00"),
        (LINKED % "2025-03-03T08:00:00-05:00", "", "2025-03-03T08:00:00-05:00"),
        ("", '<time>ieri</time><time datetime="2025-03-02 09:05+0200">', "2025-03-02T09:05:00+02:00"),
        ('<meta name="date" content="2025-03-01">', "", "2025-03-01"),
        ('<meta name="DC.date" content="Sat, 01 Mar 2025 07:30:00 -0300">', "", "2025-03-01T07:30:00-03:00"),
        # the strongest counts, and one of the same day may add the hour that it lacks
        (
            '<meta property="article:published_time" content="2025-03-03">' + LINKED % "2025-03-03T08:00:00-05:00",
            '<time datetime="2025-01-01T00:00Z"></time>',
            "2025-03-03T08:00:00-05:00",
        ),
        # what was marked as the publication goes before other times on the page
        (
            '<meta name="date" content="2024-01-01">',
            '<time datetime="2025-02-02">x</time><time itemprop="datePublished" datetime="2025-03-03T10:00Z">y</time>',
            "2025-03-03T10:00:00+00:00",
        ),
    ],
)  # fmt: skip
def test_the_publication_keeps_its_hour_and_zone(tmp_path: Path, head: str, body: str, date: str) -> None:
    record = Outcome(file(tmp_path, "a.html", page(head, body + ARTICLE))).record
    assert (record.date, record.date_from) == (date, "given")


@pytest.mark.parametrize("said", ["next week", "2025-13-45T00:00Z", "99999999999999", "", "2025-03-03T25:00", "08:00"])
def test_a_date_that_is_none_is_passed_by(tmp_path: Path, said: str) -> None:
    head = f'<meta property="article:published_time" content="{said}"><meta name="date" content="2025-03-01">'
    assert Outcome(file(tmp_path, "a.html", page(head))).record.date == "2025-03-01"


@pytest.mark.parametrize(("name", "stated"), [("cp1251", "windows-1251"), ("koi8-r", "koi8-r"), ("utf-16", "utf-8")])
def test_a_page_in_its_own_encoding(tmp_path: Path, name: str, stated: str) -> None:
    body = "<p>" + "Городской совет собрался вечером и решил открыть музей в понедельник утром. " * 3 + "</p>"
    path = file(tmp_path, "a.htm", page(f'<meta charset="{stated}">', body, ' lang="ru"').encode(name))
    assert "решил открыть музей" in Outcome(path).record.text


def test_a_page_is_known_by_its_beginning_on_standard_input() -> None:
    record = Outcome("-", stdin=page().encode()).record
    assert "Chi siamo" not in record.text
    assert (record.source, record.date) == ("stdin", "")


def test_a_short_page_is_read_whole(tmp_path: Path) -> None:
    assert Outcome(file(tmp_path, "a.html", "<p>Pochi <b>fatti</b> &amp; 1 < 2.<p>Fine.")).texts[0].split() == [
        "Pochi", "fatti", "&", "1", "<", "2.", "Fine.",
    ]  # fmt: skip


def test_a_page_without_words_says_so(tmp_path: Path) -> None:
    outcome = Outcome(file(tmp_path, "a.html", "<html><head><script>var a = 1</script></head></html>"))
    assert outcome.said(tmp_path) == ["a.html holds no text. It is a page without words."]
    assert outcome.failed


@pytest.mark.parametrize(
    "hostile",
    ["<" * 300_000, "<a " * 300_000, "<!--" * 200_000, "<meta " + 'a="' * 300_000 + ">", "<div>" * 100_000 + "Parole.",
     "<script>" * 100_000, "<time datetime=" + "'" * 100_000, "&#99999999999;" * 50_000, "\0<p>\0" * 1_000],
    ids=["signs", "tags", "comments", "quotes", "deep", "scripts", "time", "entities", "nul"],
)  # fmt: skip
def test_no_page_is_slow_or_fatal(tmp_path: Path, hostile: str) -> None:
    bad = file(tmp_path, "a.html", "<html>" + hostile)
    good = file(tmp_path, "b.txt", "Fine.")
    assert Outcome(bad, good).texts[-1] == "Fine."


def test_without_the_extra_one_sentence_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    file(tmp_path, "a.html", page())
    file(tmp_path, "b.txt", "Fine.")
    outcome = Outcome(tmp_path)
    assert outcome.texts == ["Fine."]
    assert outcome.failed
    assert outcome.said(tmp_path) == ['a.html is a web page. Install what reads it: pip install "timeline-tui[html]"']
