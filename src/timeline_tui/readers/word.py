"""Word documents (DOCX): the words of the body, tables and text boxes too; what is struck out is not read."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from timeline_tui.errors import TimelineError
from timeline_tui.model.document import Record
from timeline_tui.readers.opened import Opened, Report
from timeline_tui.readers.stated import iso_date, language, one_line
from timeline_tui.readers.xml import tree
from timeline_tui.readers.zipped import named, unzipped

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element
    from zipfile import ZipFile

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SIGNS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-", f"{_W}p": "\n\n"}
_UNSEEN = (f"{_W}del", f"{_W}moveFrom", "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback")
_WHAT = "a Word document"


def read(source: Opened, report: Report) -> Iterator[Record]:  # noqa: ARG001 - every reader is called alike
    """Yield the one record of a document; raises TimelineError when it holds no words."""
    with unzipped(source, _WHAT) as archive:
        text = _text(tree(source, named(source, archive, "word/document.xml", _WHAT)))
        said = _said(source, archive)
    if not text:
        raise TimelineError(f"{source.shown} holds no text.", "There is nothing to read in it.")
    date = iso_date(said.get("modified", "") or said.get("created", "")) or source.modified
    title, code = one_line(said.get("title", "")), language(said.get("language", ""))
    yield Record(source.id, text, source.file, title, date, "file" if date else "given", code)


def _text(root: "Element") -> str:
    """Return the words in order, walking without recursion: documents may be nested to any depth."""
    pieces: list[str] = []
    waiting = [(root, False)]
    while waiting:
        element, done = waiting.pop()
        if done:
            pieces.append("\n\n")
        elif element.tag == f"{_W}t":
            pieces.append(element.text or "")
        elif element.tag not in _UNSEEN:
            pieces.append(_SIGNS.get(element.tag, ""))
            if element.tag == f"{_W}p":
                waiting.append((element, True))
            waiting.extend((child, False) for child in reversed(element))
    paragraphs = (piece.strip() for piece in "".join(pieces).split("\n\n"))
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)


def _said(source: Opened, archive: "ZipFile") -> dict[str, str]:
    """Return the core properties by their bare names; a document may lack them."""
    if "docProps/core.xml" not in archive.namelist():
        return {}
    root = tree(source, named(source, archive, "docProps/core.xml", _WHAT))
    return {element.tag.rpartition("}")[2]: (element.text or "").strip() for element in root}
