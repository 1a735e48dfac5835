"""E-books (EPUB): the chapters in their reading order as one text, with title, language and date of the book."""

import posixpath
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import unquote

from timeline_tui.errors import TimelineError
from timeline_tui.model.document import Record
from timeline_tui.readers.markup import decoded_markup, text_of
from timeline_tui.readers.opened import Opened, Report
from timeline_tui.readers.stated import iso_date, language, one_line
from timeline_tui.readers.xml import tree
from timeline_tui.readers.zipped import named, unzipped

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element
    from zipfile import ZipFile

_DC = "{http://purl.org/dc/elements/1.1/}"
_WHAT = "an e-book"


def read(source: Opened, report: Report) -> Iterator[Record]:
    """Yield the one record of a book; raises TimelineError when it holds no words."""
    with unzipped(source, _WHAT) as archive:
        container = tree(source, named(source, archive, "META-INF/container.xml", _WHAT))
        path = next((path for file in container.iter() if (path := file.get("full-path"))), "")
        book = tree(source, named(source, archive, path, _WHAT))
        text = "\n\n".join(filter(None, _chapters(source, report, archive, book, posixpath.dirname(path))))
    if not text:
        raise TimelineError(f"{source.shown} holds no text.", "It may be a book of pictures.")
    date, date_from = source.dated(iso_date(_said(book, "date")))
    title, code = one_line(_said(book, "title")), language(_said(book, "language"))
    yield Record(source.id, text, source.file, title, date, date_from, code)


def _said(book: "Element", name: str) -> str:
    return next((element.text or "" for element in book.iter() if element.tag == f"{_DC}{name}"), "")


def _chapters(source: Opened, report: Report, archive: "ZipFile", book: "Element", folder: str) -> Iterator[str]:
    """Yield the words of each chapter; one that is missing or broken is said."""
    paths = {item.get("id"): item.get("href", "") for item in book.iter() if item.tag.endswith("}item")}
    for item in book.iter():
        href = paths.get(item.get("idref")) if item.tag.endswith("}itemref") else None
        if not href:
            continue
        path = posixpath.normpath(posixpath.join(folder, unquote(href)))
        try:
            yield text_of(decoded_markup(named(source, archive, path, "a whole e-book")))
        except TimelineError as error:
            report.fail(str(error))
