"""Files, standard input and records become texts; what cannot be read is said and costs nothing else."""

import io
import json
import os
from pathlib import Path

import pytest
from reading_support import Outcome, file

from timeline_tui.model.document import Record
from timeline_tui.readers import read


def line(**fields: object) -> str:
    return json.dumps(fields, ensure_ascii=False) + "\n"


def test_a_text_file_is_one_record_dated_by_its_file(tmp_path: Path) -> None:
    path = file(tmp_path, "notes.txt", "Il consiglio si è riunito.\n")
    os.utime(path, (0, 1_000_000_000))
    outcome = Outcome(path)
    assert outcome.records == [
        Record("notes.txt", "Il consiglio si è riunito.\n", str(path), "", "2001-09-09T01:46:40+00:00", "file")
    ]
    assert (outcome.problems, outcome.failed) == ([], False)


def test_only_line_ends_and_the_byte_order_mark_are_touched(tmp_path: Path) -> None:
    path = file(tmp_path, "a.txt", "\ufeff  One\u00a0two\r\n\r\nthree \rfour\u2028e\u0301\n\n")
    assert Outcome(path).texts == ["  One\u00a0two\n\nthree \rfour\u2028e\u0301\n\n"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_texts_with_a_byte_order_mark(tmp_path: Path, encoding: str) -> None:
    outcome = Outcome(file(tmp_path, "a.txt", "Київ, 3 березня — так.\r\n".encode(encoding)))
    assert outcome.texts == ["Київ, 3 березня — так.\n"]
    assert outcome.problems == []


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("windows-1251", "Совет собрался вечером и решил вопрос. Председатель сказал: «Да»."),
        ("koi8-r", "Совет собрался вечером и решил вопрос. Председатель сказал, что согласен."),
        ("windows-1251", "СОВЕТ РЕШИЛ ВОПРОС\nПредседатель согласен."),
        ("koi8-u", "Рада зібралася ввечері й вирішила питання, її голова погодився."),
        ("cp866", "Совет собрался вечером и решил вопрос."),
        ("iso8859-5", "Совет собрался вечером и решил вопрос."),
        ("windows-1252", "L’assemblée s’est réunie à l’hôtel, où elle a décidé : « Très bien »."),
    ],
)
def test_a_legacy_encoding_is_recognised_and_said(tmp_path: Path, encoding: str, text: str) -> None:
    outcome = Outcome(file(tmp_path, "old.txt", text.encode(encoding)))
    assert outcome.texts == [text]
    assert outcome.problems == [f"{tmp_path / 'old.txt'} is not UTF-8; it was read as {encoding}."]
    assert not outcome.failed


@pytest.mark.parametrize("text", ["Совет собрался 3 марта.", "Les élus se réunirent à midi."])
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_its_mark_is_told_from_a_binary_file(tmp_path: Path, encoding: str, text: str) -> None:
    outcome = Outcome(file(tmp_path, "a.txt", text.encode(encoding)))
    assert outcome.texts == [text]
    assert outcome.said(tmp_path) == [f"a.txt has no byte order mark; it was read as {encoding.upper()}."]


def test_a_few_broken_bytes_are_shown_and_said_once(tmp_path: Path) -> None:
    data = "Il perché è già più lì, così".encode() + b" \xff\xfe ok"
    outcome = Outcome(file(tmp_path, "a.txt", data))
    assert outcome.texts == ["Il perché è già più lì, così \ufffd\ufffd ok"]
    assert len(outcome.problems) == 1
    assert not outcome.failed


def test_what_cannot_be_read_is_said_and_the_rest_goes_on(tmp_path: Path) -> None:
    good = file(tmp_path, "good.txt", "Fine.")
    empty = file(tmp_path, "empty.txt", " \n")
    binary = file(tmp_path, "image.png", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")
    outcome = Outcome(tmp_path / "none.txt", empty, binary, "nul\0byte", good)
    assert outcome.texts == ["Fine."]
    assert outcome.failed
    said = [problem.replace(str(tmp_path), "…") for problem in outcome.problems]
    assert said == [
        "There is no file …/none.txt. Check its name and folder.",
        "…/empty.txt is empty. There is nothing to read in it.",
        "…/image.png is not a text. It holds control characters as binary files do.",
        "There is no file 'nul\\x00byte'. Check its name and folder.",
    ]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission(tmp_path: Path) -> None:
    path = file(tmp_path, "secret.txt", "x")
    path.chmod(0)
    assert Outcome(path).problems == [f"{path} may not be read. Check its permissions."]


def test_standard_input_has_no_date() -> None:
    assert Outcome("-", stdin=b"Uno.\r\nDue.").records == [Record("stdin", "Uno.\nDue.", "stdin")]


def test_standard_input_that_is_not_there() -> None:
    outcome = Outcome("-")
    assert outcome.failed
    assert outcome.problems == ["There is no standard input to read. Name a file, or pipe a text in."]


def test_records_on_standard_input_are_recognised() -> None:
    data = line(id="a", text="Uno.") + line(id="b", text="Due.")
    assert [record.id for record in Outcome("-", stdin=data.encode()).records] == ["a", "b"]


def test_prose_that_opens_with_a_brace_is_prose() -> None:
    assert Outcome("-", stdin=b"{ so it began }\nand ended.").texts == ["{ so it began }\nand ended."]


def test_a_record_keeps_all_it_says(tmp_path: Path) -> None:
    fields = {"id": "n1", "text": "Testo.\r\n", "date": "2025-03-03T08:00+01:00", "lang": "it-CH", "title": "T"}
    path = file(tmp_path, "r.jsonl", "\ufeff" + line(**fields, zone="Europe/Rome", more=[1]))
    assert Outcome(path).records == [
        Record("n1", "Testo.\r\n", str(path), "T", "2025-03-03T08:00+01:00", "given", "it", "Europe/Rome")
    ]


def test_a_record_without_id_is_named_by_its_line_and_never_dated_by_the_file(tmp_path: Path) -> None:
    path = file(tmp_path, "r.ndjson", line(text="Uno.") + "\n" + line(id=7, text="", title=None))
    records = Outcome(path).records
    assert [(record.id, record.date, record.text) for record in records] == [("r.ndjson:1", "", "Uno."), ("7", "", "")]


def test_each_bad_record_is_one_message_of_file_line_and_key(tmp_path: Path) -> None:
    bad = [
        "not json",
        "[1]",
        '{"id": "x"}',
        '{"text": 5}',
        '{"text": "t", "date": "3 March"}',
        '{"text": "t", "lang": "xx"}',
        '{"text": "t", "title": ["a"]}',
        "[" * 100_000,
    ]
    path = file(tmp_path, "r.jsonl", "\n".join([*bad, line(text="Good.")]))
    with path.open("ab") as stream:
        stream.write(b'{"text": "\xff"}\n')
    outcome = Outcome(path)
    assert outcome.texts == ["Good."]
    assert outcome.failed
    said = [problem.removeprefix(f"{path}:") for problem in outcome.problems]
    assert said == [
        "1: the line is not JSON (Expecting value).",
        "2: the line is a list, not an object.",
        '3: "text" is missing.',
        '4: "text" is a number, not a string.',
        "5: \"date\" is not an ISO 8601 date or date-time: '3 March'.",
        "6: \"lang\" is not a known language: 'xx' (known: de, en, es, fr, it, pt, ru, uk).",
        '7: "title" is a list, not a string.',
        "8: the line is nested too deeply.",
        "10: the line is not UTF-8 (byte 11).",
    ]


def test_sources_of_one_name_get_different_ids(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    first, second = file(tmp_path, "n.txt", "Uno."), file(tmp_path / "b", "n.txt", "Due.")
    assert [record.id for record in Outcome(first, second).records] == ["n.txt", "n.txt#2"]


def test_records_are_read_one_by_one() -> None:
    class Endless(io.RawIOBase):
        """A pipe whose writer never stops: reading it whole would never end."""

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
            data = line(text="Ancora.").encode()[: len(buffer)]
            buffer[: len(data)] = data
            return len(data)

    reading = read(["-"], io.BufferedReader(Endless(), 64), pytest.fail)
    assert [next(reading).text for _ in range(3)] == ["Ancora."] * 3


def test_a_long_record_and_a_long_head_arrive_whole(tmp_path: Path) -> None:
    texts = ["a" * 200_000, "b", "c" * 70_000]
    assert Outcome(file(tmp_path, "r.jsonl", "".join(line(text=text) for text in texts))).texts == texts
    whole = "Parola e poi. " * 20_000
    assert Outcome(file(tmp_path, "t.txt", whole)).texts == [whole]
    assert Outcome("-", stdin=whole.encode()).texts == [whole]
