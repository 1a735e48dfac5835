"""Word documents, e-books and archives: read in memory, and never further than they are modest."""

import io
import zipfile
from pathlib import Path

import pytest
from reading_support import Outcome, file

from timeline_tui.readers import zipped


def zipped_bytes(members: dict[str, str | bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            packed = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name, (2025, 3, 3, 8, 15, 0)), data, packed)
    return stream.getvalue()


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
CORE = """<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">
<dc:title>Il ponte</dc:title><dc:language>it-IT</dc:language><dcterms:created>2025-03-01T10:00:00Z</dcterms:created>
<dcterms:modified>2025-03-03T07:15:00Z</dcterms:modified></cp:coreProperties>"""
BODY = """<w:p><w:r><w:t>Riapre</w:t></w:r><w:r><w:tab/><w:t xml:space="preserve">il ponte.</w:t></w:r></w:p>
<w:p><w:del><w:r><w:delText>Mai.</w:delText></w:r></w:del></w:p>
<w:tbl><w:tr><w:tc>
<w:p><w:r><w:t>Ore 9</w:t></w:r></w:p></w:tc>
<w:tc><w:p><w:r><w:t>Via Alta</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"""


def docx(body: str = BODY, **more: str) -> bytes:
    document = f'<?xml version="1.0" encoding="UTF-8"?><w:document {W}><w:body>{body}</w:body></w:document>'
    return zipped_bytes(
        {"[Content_Types].xml": "<Types/>", "word/document.xml": document, "docProps/core.xml": CORE} | more
    )


@pytest.mark.parametrize("name", ["a.docx", "a"])
def test_a_word_document_is_read(tmp_path: Path, name: str) -> None:
    record = Outcome(file(tmp_path, name, docx())).record
    assert record.text == "Riapre\til ponte.\n\nOre 9\n\nVia Alta"
    assert (record.title, record.language) == ("Il ponte", "it")
    assert (record.date, record.date_from) == ("2025-03-03T07:15:00+00:00", "file")


BOOK = """<package xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title>Le pont</dc:title><dc:language>fr</dc:language><dc:date>2025-03-03T08:15:00+01:00</dc:date></metadata>
<manifest><item id="b" href="two.xhtml"/>
<item id="a" href="text/one%20.xhtml"/><item id="c" href="gone.xhtml"/></manifest>
<spine><itemref idref="a"/><itemref idref="b"/><itemref idref="c"/></spine></package>"""


def epub() -> bytes:
    container = '<container><rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>'
    return zipped_bytes(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": container,
            "OPS/book.opf": BOOK,
            "OPS/two.xhtml": "<html><head><title>x</title></head><body><p>Deux.</p></body></html>",
            "OPS/text/one .xhtml": "<html><body><h1>Un</h1><p>Le pont &eacute;tait l&#224;.</p></body></html>",
        }
    )


@pytest.mark.parametrize("name", ["a.epub", "a"])
def test_a_book_is_read_in_its_order(tmp_path: Path, name: str) -> None:
    outcome = Outcome(file(tmp_path, name, epub()))
    record = outcome.record
    assert record.text == "Un\n\nLe pont était là.\n\nDeux."
    assert (record.title, record.language, record.date) == ("Le pont", "fr", "2025-03-03T08:15:00+01:00")
    assert outcome.said(tmp_path) == [f"{name} is not a whole e-book. It lacks OPS/gone.xhtml."]


def test_an_archive_is_read_as_a_folder_is(tmp_path: Path) -> None:
    members: dict[str, str | bytes] = {
        "b/note.txt": "Nota.", "a.docx": docx(), "m.eml": "Date: Mon, 03 Mar 2025 08:15:00 -0300\n\nPosta.\n",
        "z.png": b"\x89PNG\0", "inner.zip": zipped_bytes({"x.txt": "No."}), "__MACOSX/a.txt": "No.", ".h/a.txt": "No.",
        "empty.txt": "", "b/": "",
    }  # fmt: skip
    path = file(tmp_path, "a.zip", zipped_bytes(members))
    outcome = Outcome(path)
    assert [(record.id, record.text[:6]) for record in outcome.records] == [
        ("a.zip/a.docx", "Riapre"), ("a.zip/b/note.txt", "Nota."), ("a.zip/m.eml", "Posta."),
    ]  # fmt: skip
    note, letter = outcome.records[1:]
    assert (note.source, note.date, note.date_from) == (f"{path}/b/note.txt", "2025-03-03T08:15:00", "file")
    assert (letter.date, letter.date_from) == ("2025-03-03T08:15:00-03:00", "given")
    assert outcome.said(tmp_path) == [
        "a.zip/empty.txt is empty. There is nothing to read in it.",
        "a.zip: left out 2 files of a kind that cannot be read.",
    ]
    assert Outcome("-", stdin=path.read_bytes()).records[1].id == "stdin/b/note.txt"


def test_names_that_point_out_of_an_archive_are_refused(tmp_path: Path) -> None:
    names = ["../up.txt", "a/../../up.txt", "/etc/up.txt", "C:/up.txt", "..\\up.txt"]
    outcome = Outcome(file(tmp_path, "a.zip", zipped_bytes(dict.fromkeys(names, "Out.") | {"in.txt": "In."})))
    assert outcome.texts == ["In."]
    assert sum("Its name points out of the archive." in problem for problem in outcome.problems) == len(names)


def test_what_would_swell_is_not_unpacked(tmp_path: Path) -> None:
    bomb = zipped_bytes({"bomb.txt": b" " * 4_000_000, "ok.txt": "Fine."})
    outcome = Outcome(file(tmp_path, "a.zip", bomb))
    assert outcome.texts == ["Fine."]
    assert outcome.said(tmp_path) == ["a.zip/bomb.txt is not read. It would swell to 4,000,000 bytes."]
    swollen = docx(**{"word/document.xml": "<a>" + " " * 4_000_000 + "</a>"})
    assert Outcome(file(tmp_path, "a.docx", swollen)).said(tmp_path) == [
        "a.docx is not read. It would swell to 4,000,000 bytes.".replace("4,000,000", "4,000,007")
    ]


@pytest.mark.parametrize(("limit", "said"), [("MEMBERS", "has more than 1 members"), ("TOTAL", "would swell to more")])
def test_what_is_too_much_in_all_is_not_read(
    tmp_path: Path, limit: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(zipped, limit, 1)
    outcome = Outcome(file(tmp_path, "a.zip", zipped_bytes({"a.txt": "One.", "b.txt": "Two."})))
    assert outcome.records == []
    assert said in outcome.problems[0]


ENTITIES = f'<!DOCTYPE d [<!ENTITY a "aaaa">]><w:document {W}><w:p><w:t>&a;</w:t></w:p></w:document>'


def test_entities_are_refused(tmp_path: Path) -> None:
    for encoding in ("utf-8", "utf-16"):
        bad = zipped_bytes({"word/document.xml": ENTITIES.encode(encoding)})
        outcome = Outcome(file(tmp_path, "a.docx", bad))
        assert outcome.said(tmp_path) == ["a.docx is not read: it declares entities. They may expand without end."]


EMPTY = {"word/document.xml": "<broken", "META-INF/container.xml": "<a/>"}


@pytest.mark.parametrize("name", ["a.docx", "a.epub", "a.zip"])
@pytest.mark.parametrize(
    "bad",
    [b"PK\x03\x04 no zip", b"not a zip", zipped_bytes({"word/document.xml": "<broken"})[:-30], zipped_bytes(EMPTY)],
    ids=["mark", "text", "cut", "empty"],
)
def test_a_broken_file_is_said_and_the_rest_goes_on(tmp_path: Path, name: str, bad: bytes) -> None:
    outcome = Outcome(file(tmp_path, name, bad), file(tmp_path, "b.txt", "Fine."))
    assert outcome.texts == ["Fine."]
    assert outcome.failed
    assert outcome.problems
    assert all(problem.startswith(str(tmp_path)) or "There is no text" in problem for problem in outcome.problems)


def test_a_deep_document_is_read(tmp_path: Path) -> None:
    deep = "<w:sdt>" * 5_000 + "<w:p><w:r><w:t>Fondo.</w:t></w:r></w:p>" + "</w:sdt>" * 5_000
    assert Outcome(file(tmp_path, "a.docx", docx(deep))).texts == ["Fondo."]


def test_a_damaged_member_is_said(tmp_path: Path) -> None:
    data = bytearray(zipped_bytes({"a.txt": "Alfa beta gamma. " * 9, "b.txt": "Fine."}))
    data[36] ^= 0xFF
    outcome = Outcome(file(tmp_path, "a.zip", bytes(data)))
    assert outcome.texts == ["Fine."]
    assert outcome.problems[0].startswith(f"{tmp_path}/a.zip/a.txt cannot be read as a member of an archive.")


def test_a_folder_of_other_zips_is_passed_by(tmp_path: Path) -> None:
    file(tmp_path, "sheet.xlsx", zipped_bytes({"xl/sheet.xml": "<a/>"}))
    file(tmp_path, "a.txt", "Fine.")
    outcome = Outcome(tmp_path)
    assert outcome.texts == ["Fine."]
    assert not outcome.failed
