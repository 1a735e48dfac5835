"""Folders and patterns: their files in order, what is hidden or strange left out, one bad file never the end."""

import os
from pathlib import Path

from reading_support import Outcome, file


def test_a_folder_is_read_in_order_and_hidden_files_are_not(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", ".hidden.txt", "sub/c.txt", ".git/d.txt", "README"):
        file(tmp_path, name, f"This is {name}.")
    outcome = Outcome(tmp_path)
    assert [record.id for record in outcome.records] == ["README", "a.txt", "b.txt", "sub/c.txt"]
    assert outcome.records[1].source == str(tmp_path / "a.txt")
    assert (outcome.problems, outcome.failed) == ([], False)


def test_kinds_that_cannot_be_read_are_counted(tmp_path: Path) -> None:
    for name in ("a.png", "b.py", "c.txt", "blob"):
        file(tmp_path, name, b"\0\1" if name == "blob" else "Words.")
    outcome = Outcome(tmp_path)
    assert outcome.texts == ["Words."]
    assert outcome.problems == [f"{tmp_path}: left out 3 files of a kind that cannot be read."]
    assert not outcome.failed


def test_a_bad_file_in_a_folder_is_one_line_and_the_rest_goes_on(tmp_path: Path) -> None:
    file(tmp_path, "a.txt", " ")
    file(tmp_path, "b.jsonl", "no\n")
    file(tmp_path, "c.txt", "Fine.")
    outcome = Outcome(tmp_path)
    assert outcome.texts == ["Fine."]
    assert outcome.failed
    assert outcome.said(tmp_path) == [
        "a.txt is empty. There is nothing to read in it.",
        "b.jsonl:1: the line is not JSON (Expecting value).",
    ]


def test_a_folder_without_texts_says_so(tmp_path: Path) -> None:
    outcome = Outcome(tmp_path)
    assert outcome.failed
    assert outcome.problems == [f"There is no text in {tmp_path}. Hidden files are not read."]


def test_what_would_wait_for_ever_is_passed_by(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    file(tmp_path, "a.txt", "Here.")
    assert Outcome(tmp_path).texts == ["Here."]


def test_a_pattern_that_no_shell_has_opened(tmp_path: Path) -> None:
    for name in ("n1.txt", "n2.txt", "deep/n3.txt", "o.txt"):
        file(tmp_path, name, name)
    assert Outcome(tmp_path / "n*.txt").texts == ["n1.txt", "n2.txt"]
    assert Outcome(tmp_path / "**/n*.txt").texts == ["deep/n3.txt", "n1.txt", "n2.txt"]
    none = Outcome(tmp_path / "z*")
    assert none.problems == [f"No file matches {tmp_path / 'z*'}. Check the pattern and the folder."]
    assert none.failed


def test_a_file_named_like_a_pattern_is_that_file(tmp_path: Path) -> None:
    path = file(tmp_path, "what[now].txt", "This one.")
    file(tmp_path, "whatn.txt", "Not this one.")
    assert Outcome(path).texts == ["This one."]


def test_the_same_name_twice_gets_two_ids(tmp_path: Path) -> None:
    file(tmp_path, "x/n.txt", "One.")
    file(tmp_path, "y/n.txt", "Two.")
    assert [record.id for record in Outcome(tmp_path / "x", tmp_path / "y").records] == ["n.txt", "n.txt#2"]
