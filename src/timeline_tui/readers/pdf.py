"""PDF by pypdf: the words of its pages, and the time it was made (no date of publication, but near one)."""

from collections.abc import Iterator
from typing import Any

from timeline_tui.errors import TimelineError
from timeline_tui.model.document import Record
from timeline_tui.readers.extras import foreign, hush, need
from timeline_tui.readers.opened import Opened, Report
from timeline_tui.readers.stated import language, one_line

_PAGES = 5_000
_LONGEST = 50_000_000
_BAD = 10


def read(source: Opened, report: Report) -> Iterator[Record]:
    """Yield the one record of a PDF; raises TimelineError when it has no words or the extra is missing."""
    library = need("pypdf", "pdf", source, "a PDF")
    hush("pypdf")
    with foreign(source, "a PDF"):
        pdf = library.PdfReader(source.whole())
        if pdf.is_encrypted and not _opens(library, pdf):
            raise TimelineError(f"{source.shown} is locked.", "Save it without its password.")
        text = _text(source, report, pdf)
        title, made, code = _said(pdf)
    if not text:
        raise TimelineError(f"{source.shown} holds no text.", "It may be a scan: recognise its letters first.")
    date = made or source.modified
    yield Record(source.id, text, source.file, title, date, "file" if date else "given", code)


def _opens(library: Any, pdf: Any) -> bool:
    """Tell whether the empty password opens a PDF; the newer ciphers need a package that the extra does not bring."""
    try:
        return bool(pdf.decrypt(""))
    except (library.errors.DependencyError, NotImplementedError):
        return False


def _text(source: Opened, report: Report, pdf: Any) -> str:
    """Return the words of the pages; broken pages are said once, and after some of them no more is tried."""
    pages: list[str] = []
    length = bad = 0
    for number, page in enumerate(pdf.pages):
        if number >= _PAGES or length > _LONGEST or bad > _BAD:
            report.fail(
                f"{source.shown}: what comes after page {number} was not read, as it is too long or too broken."
            )
            break
        try:
            with foreign(source, "a PDF"):
                pages.append(page.extract_text().strip())
        except TimelineError:
            bad += 1
        else:
            length += len(pages[-1])
    if bad:
        report.fail(f"{source.shown} is broken: pages that cannot be read: {bad}.")
    return "\n\n".join(page for page in pages if page)


def _said(pdf: Any) -> tuple[str, str, str]:
    """Return title, time of making and language, as far as the document says them."""
    said = pdf.metadata
    made = _made(said) if said else ""
    code = language(str(pdf.trailer["/Root"].get("/Lang") or ""))
    return one_line(str(said.title or "")) if said else "", made, code


def _made(said: Any) -> str:
    try:
        made = said.creation_date
    except (ValueError, TypeError):
        return ""
    return made.isoformat() if made else ""
