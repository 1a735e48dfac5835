"""Mails: subject, date with its offset, the writer's own words; and mailboxes, a mail after the other."""

from email.message import EmailMessage
from pathlib import Path

import pytest
from reading_support import Outcome, file

from timeline_tui.model.document import Record

DATE = "Mon, 03 Mar 2025 08:15:00 -0500 (EST)"


def mail(
    text: str = "The council met today.\n", subject: str = "Council", date: str = DATE, **more: str
) -> EmailMessage:
    message = EmailMessage()
    message["Subject"] = subject
    message["From"] = "Ann Example <ann@example.org>"
    message["Date"] = date
    message.set_content(text)
    for name, value in more.items():
        message[name.replace("_", "-")] = value
    return message


def test_a_mail_is_dated_by_its_header(tmp_path: Path) -> None:
    path = file(tmp_path, "m.eml", bytes(mail(subject="Rückblick – März", Content_Language="en-GB")))
    expected = Record(
        "m.eml", "The council met today.", str(path), "Rückblick – März", "2025-03-03T08:15:00-05:00", "given", "en"
    )
    outcome = Outcome(path)
    assert outcome.records == [expected]
    assert outcome.problems == []


@pytest.mark.parametrize(
    ("date", "iso"),
    [
        ("3 Mar 2025 08:15 +0530", "2025-03-03T08:15:00+05:30"),
        ("Mon, 03 Mar 2025 08:15:00 GMT", "2025-03-03T08:15:00+00:00"),
        ("Mon, 03 Mar 2025 08:15:00 -0000", "2025-03-03T08:15:00+00:00"),
        ("Mon, 03 Mar 2025 08:15:00", "2025-03-03T08:15:00"),
    ],
)
def test_the_forms_of_dates_in_mails(tmp_path: Path, date: str, iso: str) -> None:
    assert Outcome(file(tmp_path, "m.eml", f"Date: {date}\n\nWords.\n")).record.date == iso


def test_a_date_that_is_none_leaves_the_file_s_own(tmp_path: Path) -> None:
    assert Outcome(file(tmp_path, "m.eml", "Date: soon\n\nWords.\n")).record.date_from == "file"


@pytest.mark.parametrize("charset", ["iso-8859-1", "windows-1252", "utf-8", "no-such-set"])
def test_encodings_and_transfer_encodings(tmp_path: Path, charset: str) -> None:
    real = "utf-8" if charset == "no-such-set" else charset
    head = f"Subject: =?{real}?Q?Caff=E8?=\nContent-Type: text/plain; charset={charset}\n".replace(
        "=E8", {"utf-8": "=C3=A8"}.get(real, "=E8")
    )
    record = Outcome(file(tmp_path, "m.eml", head.encode() + b"\n" + "Il caffè è chiuso.\n".encode(real))).record
    assert (record.title, record.text) == ("Caffè", "Il caffè è chiuso.")


def test_the_plain_part_is_preferred_and_attachments_are_not_read(tmp_path: Path) -> None:
    message = mail("Plain words.\n")
    message.add_alternative("<p>Page words.</p>", subtype="html")
    message.add_attachment("Attached words.", filename="a.txt")
    message.add_attachment(mail("Forwarded words."))
    assert Outcome(file(tmp_path, "m.eml", bytes(message))).texts == ["Plain words."]


def test_a_mail_that_is_a_page_is_read_as_words(tmp_path: Path) -> None:
    message = mail()
    body = "<html><style>p {}</style><p>Si parte<br>alle 9.</p><p>Ciao</p><blockquote>domani?</blockquote></html>"
    message.set_content(body, subtype="html")
    assert Outcome(file(tmp_path, "m.eml", bytes(message))).texts == ["Si parte\n\nalle 9.\n\nCiao"]


def test_what_a_mail_quotes_is_not_its_own(tmp_path: Path) -> None:
    text = "Yes, at noon.\n\nOn 2 March 2025, Bob <bob@example.org>\nwrote:\n\n> Tomorrow?\n>> Or today?\n\nAnn\n"
    assert Outcome(file(tmp_path, "m.eml", bytes(mail(text)))).texts == ["Yes, at noon.\n\nAnn"]


def test_a_mail_of_quotation_alone_keeps_it_without_marks(tmp_path: Path) -> None:
    assert Outcome(file(tmp_path, "m.eml", bytes(mail("> One.\n> > Two.\n")))).texts == ["One.\nTwo."]


def test_lines_broken_by_the_program_are_joined(tmp_path: Path) -> None:
    head = b"Subject: S\nContent-Type: text/plain; format=flowed\n\n"
    record = Outcome(file(tmp_path, "m.eml", head + b"One long \nline.\nNext.\n-- \nAnn\n")).record
    assert record.text == "One long line.\nNext.\n-- \nAnn"


def test_a_mail_is_known_by_its_beginning(tmp_path: Path) -> None:
    data = b"Received: from a by b; " + DATE.encode() + b"\n" + bytes(mail())
    assert Outcome("-", stdin=data).texts == ["The council met today."]
    assert Outcome(file(tmp_path, "mail", data)).record.title == "Council"


def test_a_mail_without_words_says_so(tmp_path: Path) -> None:
    outcome = Outcome(file(tmp_path, "m.eml", b"Subject: S\n\n"))
    assert outcome.failed
    assert outcome.said(tmp_path) == ["m.eml holds no text. It is a mail without words, or of attachments alone."]


@pytest.mark.parametrize(
    "hostile",
    [
        b"Subject: =?x?q?" + b"=?" * 100_000 + b"\n\nWords.",
        b"Date: " + b"(" * 100_000 + b"\n\nWords.",
        b"Content-Type: multipart/mixed; boundary=b\n\n"
        + b"--b\nContent-Type: multipart/mixed; boundary=b\n\n" * 2_000,
        b"Content-Type: text/plain; charset=" + b"\xff" * 50 + b"\n\nWords.",
        b"Content-Transfer-Encoding: base64\n\n!!!!\xff",
        b":" * 10_000,
        b"\0" * 10_000,
    ],
    ids=["subject", "date", "parts", "charset", "base64", "colons", "nothing"],
)
def test_no_mail_is_slow_or_fatal(tmp_path: Path, hostile: bytes) -> None:
    bad, good = file(tmp_path, "a.eml", hostile), file(tmp_path, "b.txt", "Fine.")
    assert Outcome(bad, good).texts[-1] == "Fine."


def box(*mails: EmailMessage | bytes) -> bytes:
    return b"".join(b"From ann@example.org Mon Mar  3 08:15:00 2025\n" + bytes(one) + b"\n" for one in mails)


@pytest.mark.parametrize("name", ["inbox.mbox", "inbox"])
def test_a_mailbox_is_a_record_a_mail(tmp_path: Path, name: str) -> None:
    first = mail("One.\n\n>From here on, all is well.\n", Message_ID="<1@example.org>")
    second = mail("Two.\n", "Second", "Tue, 04 Mar 2025 23:00:00 +0900")
    again = mail("Three.\n", Message_ID="<1@example.org>")
    records = Outcome(file(tmp_path, name, box(first, second, again))).records
    assert [record.text for record in records] == ["One.\n\nFrom here on, all is well.", "Two.", "Three."]
    assert [record.id for record in records] == [f"{name}:1@example.org", f"{name}:2", f"{name}:1@example.org#2"]
    assert (records[1].title, records[1].date) == ("Second", "2025-03-04T23:00:00+09:00")


def test_a_bad_mail_in_a_mailbox_is_one_line(tmp_path: Path) -> None:
    outcome = Outcome(file(tmp_path, "i.mbox", box(mail("One.\n"), b"Subject: S\n\n", mail("Two.\n"))))
    assert outcome.texts == ["One.", "Two."]
    assert outcome.failed
    assert outcome.said(tmp_path) == ["i.mbox: mail 2 holds no text."]
