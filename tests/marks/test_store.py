"""Where marks are kept: beside the source, else in the user's folder, and never half."""

import stat
from dataclasses import replace
from pathlib import Path

import pytest

from timeline_tui.errors import TimelineError
from timeline_tui.marks.passages import passage
from timeline_tui.marks.store import Store
from timeline_tui.model import Form, Mark, Record
from timeline_tui.readers import read

TEXT = "The ferry left at noon. Nobody was hurt."


def mark(document: str = "a.txt", words: str = "Nobody was hurt", text: str = TEXT, **more: object) -> Mark:
    start = text.index(words)
    made = Mark("e-1", document, "event", passage(text, start, start + len(words)), changed="2024-05-14T10:00:00Z")
    return replace(made, **{"star": True, **more})  # type: ignore[arg-type]


def names(source: Path) -> list[str]:
    return sorted(path.name for path in source.parent.iterdir())


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "news" / "a.txt"
    path.parent.mkdir()
    path.write_text(TEXT)
    return path


class Run:
    """One run of the program on some sources."""

    def __init__(self, tmp_path: Path, *sources: Path | Record, **more: bool) -> None:
        self._records = [
            one if isinstance(one, Record) else Record(one.name, one.read_text(), str(one)) for one in sources
        ]
        self._store = Store(str(tmp_path / "data"), **more)
        self.first = self._store.load(self._records)
        self.problems = self._store.problems

    def load(self) -> tuple[Mark, ...]:
        return self._store.load(self._records)

    def keep(self, before: tuple[Mark, ...], after: tuple[Mark, ...]) -> None:
        self._store.keep(before, after)


def test_marks_are_kept_beside_the_source(tmp_path: Path, source: Path) -> None:
    Run(tmp_path, source).keep((), (mark(),))
    assert names(source) == ["a.txt", "a.txt.marks.json"] and source.read_text() == TEXT
    assert Run(tmp_path, source).load() == (mark(),)
    assert not (tmp_path / "data").exists()


def test_the_last_mark_taken_back_takes_the_file_along(tmp_path: Path, source: Path) -> None:
    kept = Run(tmp_path, source)
    kept.keep((), (mark(),))
    kept.keep((mark(),), (mark(star=False),))
    assert names(source) == ["a.txt"]


def test_a_new_file_may_be_read_by_whoever_may_read_the_source(tmp_path: Path, source: Path) -> None:
    source.chmod(0o600)
    kept, beside = Run(tmp_path, source), source.with_name("a.txt.marks.json")
    kept.keep((), (mark(),))
    assert stat.S_IMODE(beside.stat().st_mode) == 0o600
    beside.chmod(0o640)
    kept.keep((), (replace(mark(), id="e-2"),))
    assert stat.S_IMODE(beside.stat().st_mode) == 0o640, "one that is there keeps its own"


def test_where_nothing_may_be_written_they_go_to_the_users_folder(
    tmp_path: Path, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from timeline_tui import atomic

    real = atomic.replace

    def refuse(target: Path, text: str, like: Path | None = None) -> None:
        if target.parent == source.parent:
            raise PermissionError(13, "Permission denied", str(target))
        real(target, text, like)

    monkeypatch.setattr(atomic, "replace", refuse)
    Run(tmp_path, source).keep((), (mark(),))
    assert names(source) == ["a.txt"] and Run(tmp_path, source).load() == (mark(),)
    monkeypatch.setattr(
        atomic, "replace", lambda *_, **__: (_ for _ in ()).throw(OSError(28, "No space left", "there"))
    )
    with pytest.raises(TimelineError, match=r"Not kept: .*No space left"):
        Run(tmp_path, source).keep((), (mark(comment="x"),))


def test_what_comes_by_a_pipe_is_known_by_its_words(tmp_path: Path) -> None:
    first, second = Record("stdin", TEXT, "stdin"), Record("stdin", "Another text.", "stdin")
    Run(tmp_path, first).keep((), (mark("stdin"),))
    assert Run(tmp_path, first).load() == (mark("stdin"),) and Run(tmp_path, second).load() == ()


def test_an_article_that_is_built_in_is_no_file_of_that_name(
    tmp_path: Path, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(source.parent)
    Run(tmp_path, Record("a.txt", TEXT, "a.txt"), files=False).keep((), (mark(),))
    assert names(source) == ["a.txt"]


def test_each_source_has_its_own_file(tmp_path: Path, source: Path) -> None:
    other = source.with_name("b.txt")
    other.write_text(TEXT)
    kept = Run(tmp_path, source, other)
    kept.keep((), (mark("a.txt"), mark("b.txt", comment="Second")))
    assert Run(tmp_path, other).load() == (mark("b.txt", comment="Second"),)
    assert Run(tmp_path, source).load() == (mark("a.txt"),)


def test_two_runs_do_not_eat_each_others_marks(tmp_path: Path, source: Path) -> None:
    one, two = Run(tmp_path, source), Run(tmp_path, source)
    assert one.load() == two.load() == ()
    one.keep((), (mark(),))
    two.keep((), (replace(mark(), id="e-2", comment="Mine"),))
    assert {kept.id for kept in one.load()} == {"e-1", "e-2"}


def test_a_source_under_another_name_keeps_its_marks(tmp_path: Path, source: Path) -> None:
    Run(tmp_path, source).keep((), (mark(),))
    for name in ("a.txt", "a.txt.marks.json"):
        (source.parent / name).rename(source.parent / name.replace("a.txt", "z.txt"))
    assert Run(tmp_path, source.with_name("z.txt")).load() == (mark("z.txt"),)


def test_documents_in_one_file_share_its_marks(tmp_path: Path, source: Path) -> None:
    box = source.with_name("mails.zip")
    box.write_bytes(b"PK")
    records = [Record(f"mails.zip/{name}", text, f"{box}/{name}") for name, text in (("1", "Hello."), ("2", TEXT))]
    Run(tmp_path, *records).keep((), (mark("mails.zip/2"),))
    assert names(source) == ["a.txt", "mails.zip", "mails.zip.marks.json"]
    renamed = [replace(record, id=record.id + "#2") for record in records]
    assert Run(tmp_path, *renamed).load() == (mark("mails.zip/2#2"),), "found by its words"


@pytest.mark.parametrize("data", [b'{\n"format": oops', b"\xff", b'{"format": "other"}'])
def test_a_broken_file_is_told_of_and_left_alone(tmp_path: Path, source: Path, data: bytes) -> None:
    beside = source.with_name("a.txt.marks.json")
    beside.write_bytes(data)
    kept = Run(tmp_path, source)
    assert kept.first == () and len(kept.problems) == 1
    assert str(beside) in kept.problems[0] and kept.problems[0].endswith("it is left as it is.")
    with pytest.raises(TimelineError, match="Not kept"):
        kept.keep((), (mark(),))
    assert beside.read_bytes() == data


def test_one_that_broke_meanwhile_is_left_alone_too(tmp_path: Path, source: Path) -> None:
    kept, beside = Run(tmp_path, source), source.with_name("a.txt.marks.json")
    beside.write_text("{")
    with pytest.raises(TimelineError, match="line 1: it is not JSON"):
        kept.keep((), (mark(),))
    assert beside.read_text() == "{"


def test_a_file_of_marks_is_no_source(tmp_path: Path, source: Path) -> None:
    Run(tmp_path, source).keep((), (mark(),))
    problems: list[str] = []
    for place in (str(source.parent), str(source.parent / "*")):
        assert [record.source for record in read([place], None, problems.append)] == [str(source)]
    assert not problems


def test_documents_told_of_by_our_own_json_are_marked_beside_it(tmp_path: Path, source: Path) -> None:
    made = source.with_name("made.json")
    made.write_text("{}")
    record = Record("made.json", "{}", str(made), form=Form("own"))
    run = Run(tmp_path, record)
    run.keep((), (mark("a.txt"),))
    assert names(source) == ["a.txt", "made.json", "made.json.marks.json"]
    assert Run(tmp_path, record).first == (mark("a.txt"),)
