"""E-mail: subject, date with its offset, and what its writer wrote; not what is quoted or attached."""

import re
from collections.abc import Iterator
from email.message import Message
from typing import NamedTuple

from timeline_tui.errors import TimelineError
from timeline_tui.model.document import Record
from timeline_tui.readers.extras import foreign
from timeline_tui.readers.markup import decoded_markup, text_of
from timeline_tui.readers.opened import Opened, Report
from timeline_tui.readers.stated import iso_date, language, one_line

_HEADER = 2_000
_PARTS = 1_000
_QUOTED = re.compile(r" ?>")
_GAP = re.compile(r"\n{3,}")
_MARKS = re.compile(r"(?: ?>)+ ?")


class Letter(NamedTuple):
    """What a mail says: its text (perhaps empty), and its headers as they matter here."""

    text: str
    title: str
    date: str
    language: str
    id: str


def read(source: Opened, report: Report) -> Iterator[Record]:  # noqa: ARG001 - every reader is called alike
    """Yield the one record of a mail; raises TimelineError when it holds no text."""
    with foreign(source, "a mail"):
        letter = letter_of(source.data())
    if not letter.text:
        raise TimelineError(f"{source.shown} holds no text.", "It is a mail without words, or of attachments alone.")
    date, date_from = source.dated(letter.date)
    yield Record(source.id, letter.text, source.file, letter.title, date, date_from, letter.language)


def letter_of(data: bytes) -> Letter:
    """Return what a mail says."""
    from email import message_from_bytes

    mail = message_from_bytes(data.lstrip())
    return Letter(
        _text(mail),
        one_line(_header(mail, "Subject")),
        iso_date(re.sub(r"\([^()]*\)", "", _header(mail, "Date"))),
        language(_header(mail, "Content-Language")),
        one_line(_header(mail, "Message-ID").strip(" <>\t\r\n")),
    )


def _header(mail: Message, name: str) -> str:
    """Return a header in plain letters; what is encoded in a way nobody knows stays as it is."""
    from email.errors import HeaderParseError
    from email.header import decode_header, make_header

    value = str(mail.get(name, ""))[:_HEADER]
    try:
        return str(make_header(decode_header(value)))
    except (HeaderParseError, LookupError, ValueError):
        return value


def _text(mail: Message) -> str:
    parts = list(_parts(mail))
    plain = "\n\n".join(filter(None, (_plain(part) for part in parts if part.get_content_type() == "text/plain")))
    return plain or "\n\n".join(filter(None, (_page(part) for part in parts if part.get_content_type() == "text/html")))


def _parts(mail: Message) -> Iterator[Message]:
    """Yield the parts with words that are shown when the mail is opened: no attachment, no mail within the mail."""
    waiting = [mail]
    for _ in range(_PARTS):
        if not waiting:
            return
        part = waiting.pop()
        if part.get_content_disposition() == "attachment" or part.get_content_maintype() == "message":
            continue
        inner = part.get_payload() if part.is_multipart() else []
        waiting.extend(child for child in reversed(inner) if isinstance(child, Message))  # type: ignore[arg-type]
        if part.get_content_maintype() == "text" and not part.get_filename():
            yield part


def _decoded(part: Message) -> str:
    data = part.get_payload(decode=True)
    charset = part.get_content_charset() or "utf-8"
    return decoded_markup(data, charset) if isinstance(data, bytes) else ""


def _page(part: Message) -> str:
    page = _decoded(part)
    return text_of(page, ("blockquote",)) or text_of(page)


def _plain(part: Message) -> str:
    text = _decoded(part).replace("\r", "\n")
    if str(part.get_param("format", "")).lower() == "flowed":
        text = _unflowed(text, str(part.get_param("delsp", "")).lower() == "yes")
    return own_words(text)


def _unflowed(text: str, drop_space: bool) -> str:
    """Join the lines that a mail program broke (RFC 3676): those that end in a space, but the signature's mark."""
    pieces: list[str] = []
    for line in text.split("\n"):
        flows = line.endswith(" ") and line != "-- "
        pieces.append((line[:-1] if drop_space else line) if flows else f"{line}\n")
    return "".join(pieces)


def own_words(text: str) -> str:
    """Return a mail without the lines it quotes, nor the line that introduces them; a mail of nothing else unmarked.

    What is quoted was written by another at another time: "tomorrow" in it is not this mail's tomorrow.
    """
    lines = text.split("\n")
    kept: list[str] = []
    for line in lines:
        if not _QUOTED.match(line):
            kept.append(line)
        elif kept:
            _drop_introduction(kept)
    own = _GAP.sub("\n\n", "\n".join(kept)).strip("\n") if len(kept) < len(lines) else text.strip("\n")
    return own if own.strip() else "\n".join(_MARKS.sub("", line, count=1) for line in lines).strip()


def _drop_introduction(kept: list[str]) -> None:
    """Drop the paragraph of one or two lines before a quotation that ends with a colon and names an address or date."""
    end = len(kept)
    while end and not kept[end - 1].strip():
        end -= 1
    start = end
    while start and kept[start - 1].strip() and end - start < 3:
        start -= 1
    words = " ".join(kept[start:end])
    if 0 < end - start < 3 and words.rstrip().endswith(":") and ("@" in words or re.search(r"\d", words)):
        del kept[start:]
