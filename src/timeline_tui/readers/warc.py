"""Web archives (WARC) by warcio: each page that was fetched is a record, read as a web page is."""

from collections.abc import Iterator
from typing import Any

from timeline_tui.errors import TimelineError
from timeline_tui.model.document import Record
from timeline_tui.readers.extras import foreign, need
from timeline_tui.readers.markup import decoded_markup
from timeline_tui.readers.opened import Opened, Report, open_bytes
from timeline_tui.readers.page import record_of
from timeline_tui.readers.stated import iso_date

_LARGEST = 32 << 20
_PAGES = ("text/html", "application/xhtml+xml")
_WHAT = "a web archive"


def read(source: Opened, report: Report) -> Iterator[Record]:
    """Yield a record for each page fetched; a bad one is one message. Raises TimelineError when the file is broken."""
    library = need("warcio.archiveiterator", "warc", source, _WHAT)
    extractor = need("trafilatura", "html", source, _WHAT)
    names: dict[str, int] = {}
    for page, charset in _pages(library, source, report, names):
        try:
            yield record_of(page, decoded_markup(page.data(), charset), extractor)
        except TimelineError as error:
            report.fail(str(error))
    if not names:
        raise TimelineError(f"There is no page in {source.shown}.", "Only pages that were fetched are read.")


def _pages(library: Any, source: Opened, report: Report, names: dict[str, int]) -> Iterator[tuple[Opened, str]]:
    """Yield the pages as sources dated by their fetching, with the charset their servers named."""
    with foreign(source, _WHAT):
        found = iter(library.ArchiveIterator(source.whole()))
    while True:
        with foreign(source, _WHAT):
            record = next(found, None)
            page = _page(source, report, record, names) if record is not None else None
        if record is None:
            return
        if page is not None:
            yield page


def _page(source: Opened, report: Report, record: Any, names: dict[str, int]) -> tuple[Opened, str] | None:
    headers = record.http_headers
    content = (headers.get_header("Content-Type") or "") if headers and record.rec_type == "response" else ""
    if not content.lower().startswith(_PAGES) or not str(headers.get_statuscode()).startswith("2"):
        return None
    address = record.rec_headers.get_header("WARC-Target-URI") or ""
    count = names[address] = names.get(address, 0) + 1
    identity = f"{source.id}:{address}" + (f"#{count}" if count > 1 else "")
    data = record.content_stream().read(_LARGEST + 1)
    if len(data) > _LARGEST:
        report.fail(f"{source.shown}: {address} is not read: it is larger than {_LARGEST >> 20} MB.")
        return None
    fetched = iso_date(record.rec_headers.get_header("WARC-Date") or "")
    charset = content.lower().partition("charset=")[2].strip(" \"';")
    return open_bytes(address or source.file, identity, data, fetched), charset
