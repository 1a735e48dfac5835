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
_FEED = rb"(?s)<.{0,4000}?<(?:rss|feed|rdf:RDF)\b|<(?:rss|feed|rdf:RDF)\b"
_FRONT = rb"---[ \t]*\r?\n(?:#.{0,200}\r?\n)?[A-Za-z_][\w-]{0,40}:|\+\+\+[ \t]*\r?\n"
_MAIL = rb"(?i)(?:Return-Path|Received|Delivered-To|Message-ID|MIME-Version): ?\S"
_MBOX = rb"From [^\n]{1,200}\d\d:\d\d[^\n]{0,60}\n>?[A-Za-z][\w-]{0,60}:"


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


ARCHIVE = Reader("archive", (".zip",), lambda head: False, _late("archive"))  # noqa: ARG005
READERS: tuple[Reader, ...] = (
    RECORDS,
    Reader("word", (".docx",), _zip_of(b"word/"), _late("word")),
    Reader("epub", (".epub",), _zip_of(b"mimetypeapplication/epub+zip"), _late("epub")),
    ARCHIVE,
    Reader("pdf", (".pdf",), lambda head: b"%PDF-" in head[:1_024], _late("pdf")),
    Reader("warc", (".warc", ".warc.gz"), lambda head: head.startswith(b"WARC/"), _late("warc")),
    Reader("page", (".html", ".htm", ".xhtml"), _begins(b"<", _PAGE), _late("page")),
    Reader("feed", (".rss", ".atom"), _begins(b"<", _FEED), _late("feed")),
    Reader("mailbox", (".mbox",), _begins(b"F", _MBOX), _late("mailbox")),
    Reader("mail", (".eml",), _begins(b"RrDdMm", _MAIL), _late("mail")),
    Reader("markdown", (".md", ".markdown"), _begins(b"-+", _FRONT), _late("markdown")),
    TEXT,
)


def sniff(name: str, head: bytes) -> Reader:
    """Return the reader for a source, from its first bytes, else from its name."""
    lower = name.lower()
    told = (reader for reader in READERS if reader.looks(head))
    named = (reader for reader in READERS if lower.endswith(reader.suffixes))
    return next(told, None) or next(named, None) or (ARCHIVE if head.startswith(_ZIP) else TEXT)


def is_known(name: str, head: bytes) -> bool:
    """Tell whether a file that nobody named one by one is of a kind worth reading."""
    reader = sniff(name, head)
    if reader not in (TEXT, ARCHIVE) or name.lower().endswith(reader.suffixes):
        return True
    return "." not in name.replace("\\", "/").rpartition("/")[2] and b"\0" not in head
