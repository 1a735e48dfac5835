"""The kinds of sources that can be read, in the order in which they are asked; plain text takes what is left."""

import re
from collections.abc import Callable, Iterator

from timeline_tui.model.document import Record
from timeline_tui.readers.opened import BOM, Opened, Read, Reader, Report
from timeline_tui.readers.records import RECORDS
from timeline_tui.readers.text import TEXT

_ZIP = b"PK\x03\x04"
_START = 4_096
_PAGE = rb"(?is)(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[^>]{0,200}>\s*)?<(?:!doctype html|html)\b"
_TIMEML = rb"(?s)<.{0,2000}?<TimeML\b|<TimeML\b"
_FEED = rb"(?s)<.{0,4000}?<(?:rss|feed|rdf:RDF)\b|<(?:rss|feed|rdf:RDF)\b"
_FRONT = rb"---[ \t]*\r?\n(?:#.{0,200}\r?\n)?[A-Za-z_][\w-]{0,40}:|\+\+\+[ \t]*\r?\n"
_MAIL = rb"(?i)(?:Return-Path|Received|Delivered-To|Message-ID|MIME-Version): ?\S"
_MBOX = rb"From [^\n]{1,200}\d\d:\d\d[^\n]{0,60}\n>?[A-Za-z][\w-]{0,60}:"

_JSON = rb"(?s)\{\s*(?:\n|\"(?:title|events|scale|eras)\").{0,4000}?\"start_date\"|\{\s*\n\s*\"generator\"|\[\s*\{\s*\""
_TIMES = (b"datetime", b"timestamp", b"date", b"time", b"start", b"start date", b"start_date", b"year")
_WORDS = (b"message", b"title", b"event", b"headline", b"description", b"summary", b"name", b"desc")
"""The names by which a table of events is known that has no ending to tell; its reader knows more of them."""


def _late(module: str) -> Read:
    """Return a reader's `read` that imports its file when it is first needed."""

    def read(source: Opened, report: Report) -> Iterator[Record]:
        from importlib import import_module

        found: Read = import_module(f"timeline_tui.readers.{module}").read
        return found(source, report)

    return read


def _begins(first: bytes, pattern: bytes) -> Callable[[bytes], bool]:
    """Tell by a pattern, which is compiled only for what begins with one of these bytes: prose seldom does."""

    def looks(head: bytes) -> bool:
        start = head[:_START].removeprefix(BOM).lstrip()
        return start[:1] in first and bool(start) and re.match(pattern, start) is not None

    return looks


def _zip_of(mark: bytes) -> Callable[[bytes], bool]:
    return lambda head: head.startswith(_ZIP) and mark in head


def _is_table(head: bytes) -> bool:
    """Tell a table of events by a first line that names a column of times and one of words."""
    first = head[:_START].removeprefix(BOM).split(b"\n", 1)[0].rstrip(b"\r").lower()
    cells = {cell.strip(b' "') for cell in re.split(rb"[,;\t|]", first)}
    return not cells.isdisjoint(_TIMES) and not cells.isdisjoint(_WORDS)


ARCHIVE = Reader("archive", (".zip",), lambda head: False, _late("archive"))  # noqa: ARG005
READERS: tuple[Reader, ...] = (
    Reader("json", (".json",), _begins(b"{[", _JSON), _late("objects")),
    RECORDS,
    Reader("word", (".docx",), _zip_of(b"word/"), _late("word")),
    Reader("epub", (".epub",), _zip_of(b"mimetypeapplication/epub+zip"), _late("epub")),
    ARCHIVE,
    Reader("pdf", (".pdf",), lambda head: b"%PDF-" in head[:1_024], _late("pdf")),
    Reader("warc", (".warc", ".warc.gz"), lambda head: head.startswith(b"WARC/"), _late("warc")),
    Reader("calendar", (".ics", ".ical"), _begins(b"Bb", rb"(?i)BEGIN:VCALENDAR"), _late("calendar")),
    Reader("timeml", (".tml", ".timeml"), _begins(b"<", _TIMEML), _late("timeml")),
    Reader("page", (".html", ".htm", ".xhtml"), _begins(b"<", _PAGE), _late("page")),
    Reader("feed", (".rss", ".atom"), _begins(b"<", _FEED), _late("feed")),
    Reader("mailbox", (".mbox",), _begins(b"F", _MBOX), _late("mailbox")),
    Reader("mail", (".eml",), _begins(b"RrDdMm", _MAIL), _late("mail")),
    Reader("table", (".csv", ".tsv"), _is_table, _late("table")),
    Reader("markdown", (".md", ".markdown"), _begins(b"-+", _FRONT), _late("markdown")),
    TEXT,
)


def sniff(name: str, head: bytes) -> Reader:
    """Return the reader for a source, from its first bytes, else from its name."""
    lower = name.lower()
    told = (reader for reader in READERS if reader.looks(head))
    named = (reader for reader in READERS if lower.endswith(reader.suffixes))
    return next(told, None) or next(named, None) or (ARCHIVE if head.startswith(_ZIP) else TEXT)


def has_known_ending(name: str) -> bool:
    """Tell whether a file's name says that it may be read."""
    return any(name.lower().endswith(reader.suffixes) for reader in READERS)


def is_known(name: str, head: bytes) -> bool:
    """Tell whether a file that nobody named one by one is of a kind worth reading."""
    reader = sniff(name, head)
    if reader.kind in ("json", "table"):  # Most such files are no timelines: it takes more than their ending.
        return reader.looks(head) or _names_times(head)
    if reader not in (TEXT, ARCHIVE) or name.lower().endswith(reader.suffixes):
        return True
    return "." not in name.replace("\\", "/").rpartition("/")[2] and b"\0" not in head


def _names_times(head: bytes) -> bool:
    """Tell a table by the names of its columns, in any language."""
    from timeline_tui.readers.columns import is_dated, roles
    from timeline_tui.readers.decode import decode

    first = decode(head[:_START])[0].split("\n", 1)[0]
    found = roles([cell.strip('" ') for cell in re.split(r"[,;\t|]", first)])
    return is_dated(found) and len(found) > 1
