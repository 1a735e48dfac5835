"""Mailboxes (mbox): a mail after the other, each a record."""

import re
from collections.abc import Iterator

from timeline_tui.errors import TimelineError
from timeline_tui.model.document import Record
from timeline_tui.readers.extras import foreign
from timeline_tui.readers.mail import letter_of
from timeline_tui.readers.opened import Opened, Report

_OPENING = re.compile(rb"From [^\n]{1,200}\d\d:\d\d")
_ESCAPED = re.compile(rb"^>(>*From )", re.M)


def read(source: Opened, report: Report) -> Iterator[Record]:
    """Yield a record for each mail that holds a text; each bad mail is one message."""
    names: dict[str, int] = {}
    for number, data in enumerate(_mails(source), 1):
        try:
            yield _record(source, number, data, names)
        except TimelineError as error:
            report.fail(str(error))


def _record(source: Opened, number: int, data: bytes, names: dict[str, int]) -> Record:
    mail = source._replace(name=source.shown + f": mail {number}")
    with foreign(mail, "a mail"):
        letter = letter_of(_ESCAPED.sub(rb"\1", data))
    if not letter.text:
        raise TimelineError(f"{mail.shown} holds no text.")
    name = letter.id or str(number)
    count = names[name] = names.get(name, 0) + 1
    identity = f"{source.id}:{name}" + (f"#{count}" if count > 1 else "")
    return Record(identity, letter.text, source.file, letter.title, letter.date, language=letter.language)


def _mails(source: Opened) -> Iterator[bytes]:
    """Yield the mails without their "From " lines, which stand at the top or after a blank line."""
    lines: list[bytes] = []
    blank = True
    for line in source.lines():
        if blank and _OPENING.match(line):
            if lines:
                yield b"\n".join(lines)
            lines = []
        else:
            lines.append(line.rstrip(b"\r\n"))
        blank = not line.strip()
    if any(lines):
        yield b"\n".join(lines)
