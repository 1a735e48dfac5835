"""Web archives: each page that was fetched is a record."""

import gzip
import sys
from pathlib import Path

import pytest
from reading_support import Outcome, file

PAGE = "<html lang='ru'><head>%s</head><body><article><p>%s</p></article></body></html>"
WORDS = "Городской совет собрался вечером и решил открыть музей в понедельник утром. " * 3
PUBLISHED = '<meta property="article:published_time" content="2025-03-03T08:15:00+03:00">'


def warc(packed: bool, *pages: tuple[str, str, str, bytes]) -> bytes:
    """Return a web archive of responses (address, status, kind, body), each packed by itself as they are."""
    records = []
    for number, (address, status, kind, data) in enumerate(pages):
        answer = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n".encode() + data
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number:032}>\r\n"
            f"WARC-Target-URI: {address}\r\nWARC-Date: 2025-03-09T10:00:00Z\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
        )
        record = head.encode() + answer + b"\r\n\r\n"
        records.append(gzip.compress(record) if packed else record)
    return b"".join(records)


@pytest.mark.parametrize("packed", [True, False])
def test_pages_are_read_and_the_rest_is_not(tmp_path: Path, packed: bool) -> None:
    data = warc(
        packed,
        ("https://example.org/a", "200 OK", "text/html; charset=koi8-r", (PAGE % (PUBLISHED, WORDS)).encode("koi8-r")),
        ("https://example.org/b", "200 OK", "text/html", (PAGE % ("", WORDS)).encode()),
        ("https://example.org/c.png", "200 OK", "image/png", b"\x89PNG"),
        ("https://example.org/d", "404 Not Found", "text/html", b"<p>Nothing here.</p>"),
        ("https://example.org/e", "200 OK", "text/html", b"<html></html>"),
    )
    outcome = Outcome(file(tmp_path, "w.warc.gz" if packed else "w.warc", data))
    first, second = outcome.records
    assert first.source == "https://example.org/a"
    assert first.id.endswith(":https://example.org/a")
    assert "решил открыть музей" in first.text
    assert (first.date, first.date_from, first.language) == ("2025-03-03T08:15:00+03:00", "given", "ru")
    assert (second.date, second.date_from) == ("2025-03-09T10:00:00+00:00", "file")
    assert outcome.problems == ["https://example.org/e holds no text. It is a page without words."]


@pytest.mark.parametrize(
    "bad", [b"WARC/1.0\r\nbroken", b"\x1f\x8bbroken", b"nothing", b"WARC/1.0\r\nContent-Length: x\r\n\r\n"]
)
def test_a_broken_web_archive_is_said(tmp_path: Path, bad: bytes, capfd: pytest.CaptureFixture[str]) -> None:
    outcome = Outcome(file(tmp_path, "w.warc", bad), file(tmp_path, "b.txt", "Fine."))
    assert outcome.texts == ["Fine."]
    assert outcome.failed
    assert len(outcome.problems) == 1
    assert capfd.readouterr().err == ""


def test_without_the_extra_one_sentence_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "warcio.archiveiterator", None)
    outcome = Outcome(file(tmp_path, "w.warc", warc(False)))
    assert outcome.said(tmp_path) == [
        'w.warc is a web archive. Install what reads it: pip install "timeline-tui[warc]"'
    ]
