"""Writing to a file: whole or not at all, never over another by accident."""

import os
import stat
from pathlib import Path

import pytest

from timeline_tui.errors import TimelineError
from timeline_tui.views.export.destination import refuse, save


def names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def test_a_text_is_written_as_it_is(tmp_path: Path) -> None:
    save(str(tmp_path / "a.csv"), "è\r\n\ud800\n")
    assert (tmp_path / "a.csv").read_bytes() == "è\r\n\\ud800\n".encode()
    assert names(tmp_path) == ["a.csv"]


def test_a_file_that_is_there_stays(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("old")
    for attempt in (lambda: refuse(str(path), False), lambda: save(str(path), "new")):
        with pytest.raises(TimelineError, match=r"a\.txt is there already\. Add --force"):
            attempt()
    assert path.read_text() == "old" and names(tmp_path) == ["a.txt"]


def test_force_replaces_it_and_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("old")
    path.chmod(0o640)
    refuse(str(path), True)
    save(str(path), "new", force=True)
    assert path.read_text() == "new" and stat.S_IMODE(path.stat().st_mode) == 0o640
    assert names(tmp_path) == ["a.txt"]


def test_force_writes_where_a_link_leads(tmp_path: Path) -> None:
    (tmp_path / "real.txt").write_text("old")
    (tmp_path / "link.txt").symlink_to("real.txt")
    with pytest.raises(TimelineError):
        refuse(str(tmp_path / "link.txt"), False)
    save(str(tmp_path / "link.txt"), "new", force=True)
    assert (tmp_path / "link.txt").is_symlink() and (tmp_path / "real.txt").read_text() == "new"


def test_a_failure_leaves_the_old_file_and_no_draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text("old")

    def fail(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(TimelineError, match=r"a\.txt cannot be written: No space left on device\."):
        save(str(path), "new", force=True)
    assert path.read_text() == "old" and names(tmp_path) == ["a.txt"]


def test_without_hard_links_a_file_is_still_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: Path, __: Path) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", fail)
    save(str(tmp_path / "a.txt"), "new")
    assert (tmp_path / "a.txt").read_text() == "new"
    with pytest.raises(TimelineError, match="is there already"):
        save(str(tmp_path / "a.txt"), "newer")


@pytest.mark.parametrize(("name", "words"), [("", "is a folder"), ("none/a.txt", "There is no folder")])
def test_what_cannot_be_a_file_is_refused(name: str, words: str, tmp_path: Path) -> None:
    with pytest.raises(TimelineError, match=words):
        refuse(str(tmp_path / name), True)


@pytest.mark.skipif(not Path("/dev/null").exists(), reason="needs a null device")
def test_a_device_is_written_to_and_not_replaced() -> None:
    refuse("/dev/null", False)
    save("/dev/null", "text")
    assert not Path("/dev/null").is_file()
