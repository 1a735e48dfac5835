"""PDF: the words of its pages; the time it was made stands in for a publication nobody states."""

import io
import sys
import zlib
from pathlib import Path

import pypdf
import pytest
from reading_support import Outcome, file


def pdf(text: str = "The bridge opens today.", made: str = "D:20250303081500+01'00'", swollen: bytes = b"") -> bytes:
    """Return a PDF of a page, written by hand, and another page whose content is packed."""
    drawn = f"BT /F1 12 Tf 50 700 Td ({text}) Tj ET".encode("latin-1")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R /Lang (en-GB) >>",
        b"<< /Type /Pages /Kids [3 0 R 7 0 R] /Count 2 >>" if swollen else b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        f"<< /Title (The bridge) /CreationDate ({made}) >>".encode("latin-1"),
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 8 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(swollen), swollen),
    ]
    data, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer << /Size 9 /Root 1 0 R /Info 6 0 R >>\nstartxref\n%d\n%%%%EOF\n" % len(data)
    return data + b"xref\n0 9\n0000000000 65535 f \n" + table + trailer


@pytest.mark.parametrize("name", ["a.pdf", "a"])
def test_a_pdf_is_read(tmp_path: Path, name: str) -> None:
    outcome = Outcome(file(tmp_path, name, pdf()))
    record = outcome.record
    assert (record.text, record.title, record.language) == ("The bridge opens today.", "The bridge", "en")
    assert (record.date, record.date_from) == ("2025-03-03T08:15:00+01:00", "file")
    assert outcome.problems == []
    assert Outcome("-", stdin=pdf()).texts == ["The bridge opens today."]


def test_a_date_that_is_none_leaves_the_file_s_own(tmp_path: Path) -> None:
    record = Outcome(file(tmp_path, "a.pdf", pdf(made="soon"))).record
    assert record.date_from == "file"
    assert record.date


def test_a_page_without_words_says_so(tmp_path: Path) -> None:
    outcome = Outcome(file(tmp_path, "a.pdf", pdf("")))
    assert outcome.failed
    assert outcome.said(tmp_path) == ["a.pdf holds no text. It may be a scan: recognise its letters first."]


@pytest.mark.parametrize(("password", "opens"), [("", True), ("secret", False)])
def test_a_pdf_with_a_password_is_said_to_be_locked(tmp_path: Path, password: str, opens: bool) -> None:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf()))
    writer.encrypt(password, "owner", algorithm="RC4-128")
    written = io.BytesIO()
    writer.write(written)
    outcome = Outcome(file(tmp_path, "a.pdf", written.getvalue()))
    assert outcome.texts == (["The bridge opens today."] if opens else [])
    assert outcome.said(tmp_path) == ([] if opens else ["a.pdf is locked. Save it without its password."])


def test_a_page_that_would_swell_is_said_and_the_others_are_read(tmp_path: Path) -> None:
    outcome = Outcome(file(tmp_path, "a.pdf", pdf(swollen=zlib.compress(b"0 0 m " * 20_000_000, 1))))
    assert outcome.texts == ["The bridge opens today."]
    assert outcome.said(tmp_path) == ["a.pdf is broken: pages that cannot be read: 1."]


@pytest.mark.parametrize("bad", [b"%PDF-1.4\n", b"no pdf at all", pdf()[:300], b"%PDF-1.4\n" + b"<<" * 50_000])
def test_a_broken_pdf_is_one_sentence(tmp_path: Path, bad: bytes, capfd: pytest.CaptureFixture[str]) -> None:
    outcome = Outcome(file(tmp_path, "a.pdf", bad), file(tmp_path, "b.txt", "Fine."))
    assert outcome.texts == ["Fine."]
    assert outcome.failed
    (said,) = outcome.said(tmp_path)
    assert said.startswith("a.pdf ")
    assert capfd.readouterr().err == ""


def test_without_the_extra_one_sentence_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdf", None)
    outcome = Outcome(file(tmp_path, "a.pdf", pdf()))
    assert outcome.said(tmp_path) == ['a.pdf is a PDF. Install what reads it: pip install "timeline-tui[pdf]"']
