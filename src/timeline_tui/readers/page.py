"""Web pages: the article's words by trafilatura, and from the page's own metadata its title, language and date."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from timeline_tui.errors import TimelineError
from timeline_tui.model.document import Record
from timeline_tui.readers.extras import foreign, hush, need
from timeline_tui.readers.markup import attributes, decoded_markup, scan, text_of
from timeline_tui.readers.opened import Opened, Report
from timeline_tui.readers.stated import best_date, language, one_line

_PUBLISHED = (
    "article:published_time", "og:published_time", "datepublished", "dc.date.issued", "dcterms.issued",
    "dcterms.created", "dc.date", "dcterms.date", "date", "pubdate", "publish-date", "publish_date", "publishdate",
    "publication_date", "parsely-pub-date", "sailthru.date", "citation_publication_date",
)  # fmt: skip
_STRONG = _PUBLISHED[:2]
_LINKED = re.compile(r'"datePublished"\s{0,8}:\s{0,8}"([^"\\]{4,60})"')
_METAS = 300
_TIMES = 50
_LARGEST = 4_000_000
"""Characters of a page that trafilatura is given; of a larger one all words are taken, menus too."""


class Stated(NamedTuple):
    """What a page says of itself, as far as it does; `dates` by where they stand, strongest first."""

    title: str
    language: str
    date: str


def read(source: Opened, report: Report) -> Iterator[Record]:  # noqa: ARG001 - every reader is called alike
    """Yield the one record of a page; raises TimelineError when there is no text in it or the extra is missing."""
    extractor = need("trafilatura", "html", source, "a web page")
    yield record_of(source, decoded_markup(source.data()), extractor)


def record_of(source: Opened, page: str, extractor: Any) -> Record:
    """Return the record of a page, its date falling back on the source's own time."""
    with foreign(source, "a web page"):
        text = _article(page, extractor) or text_of(page)
    if not text.strip():
        raise TimelineError(f"{source.shown} holds no text.", "It is a page without words.")
    stated = stated_by(page)
    date, date_from = source.dated(stated.date)
    return Record(source.id, text, source.file, stated.title, date, date_from, stated.language)


def _article(page: str, extractor: Any) -> str:
    """Return the body of the article, "" when the page does not look like one."""
    if len(page) > _LARGEST:
        return ""
    hush("trafilatura")
    hush("htmldate")
    return extractor.extract(page, include_comments=False) or ""


def stated_by(page: str) -> Stated:
    """Read off a page's head and marks what it says of itself."""
    meta: dict[str, str] = {}
    linked: list[str] = []
    times: list[str] = []
    title, lang = "", ""
    inside = ""
    for tag, text in scan(page):
        if not tag:
            if inside == "title" and not title:
                title = text
            elif inside == "script" and not linked and (found := _LINKED.search(text)):
                linked.append(found[1])
            continue
        inside = tag
        if tag == "meta" and len(meta) < _METAS:
            _note(meta, attributes(text))
        elif tag == "html":
            lang = lang or _lang(text)
        elif tag == "time" and len(times) < _TIMES:
            times.append(text)
    return Stated(_title(meta, title), language(lang or meta.get("og:locale", "")), _date(meta, linked, times))


def _note(meta: dict[str, str], said: dict[str, str]) -> None:
    name = said.get("property") or said.get("name") or said.get("itemprop") or ""
    if "content" in said:
        meta.setdefault(name.lower(), said["content"])


def _lang(inside: str) -> str:
    said = attributes(inside)
    return said.get("lang") or said.get("xml:lang") or ""


def _title(meta: dict[str, str], title: str) -> str:
    from html import unescape

    return one_line(meta.get("og:title") or unescape(title))


def _date(meta: dict[str, str], linked: list[str], times: list[str]) -> str:
    """Return the publication: of metadata, else of the first time element, those marked as it before the rest."""
    said = [attributes(inside) for inside in times]
    marked = [time for time in said if time.get("itemprop", "").lower() == "datepublished" or "pubdate" in time]
    moments = [time.get("datetime", "") for time in marked]
    strong = [meta[name] for name in _STRONG if name in meta] + linked + moments
    others = [time.get("datetime", "") for time in said]
    weak = [meta[name] for name in _PUBLISHED if name in meta]
    return best_date(strong) or best_date([*others[:1], *weak]) or best_date(others)
