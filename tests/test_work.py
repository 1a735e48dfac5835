"""Many sources: the same from worker processes as from this one, in order, and nothing is left running."""

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from multiprocessing import active_children
from pathlib import Path

import pytest
from make_library import make

from finishing import COMMAND, end_process, refuse, refuse_all, title
from timeline_tui import work
from timeline_tui.errors import ExitCode, TimelineError
from timeline_tui.model import Assumptions, Record
from timeline_tui.readers import File, Reading

NOTHING = Assumptions()
STORY = "The mill burned on 3 May 2024. “We will build it again,” said Ann Bell."


@pytest.fixture
def library(tmp_path: Path) -> Path:
    make(tmp_path / "library", 16, broken=40)
    return tmp_path / "library"


@pytest.fixture
def two(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two processes, whatever the machine has."""
    monkeypatch.setattr(work, "processors", lambda: 2)


def tasks(folder: Path, problems: list[str]) -> Iterator[Record | File]:
    return Reading([str(folder)], None, problems.append).tasks()


def run(folder: Path, worth: int) -> tuple[list[str], list[str]]:
    problems: list[str] = []
    made: list[str] = []
    for done in work.each(tasks(folder, problems), NOTHING, title, worth):
        problems += done.problems
        made += [f"{record.id} {what}" for record, what in done.made]
    return made, problems


@pytest.mark.usefixtures("two")
def test_workers_give_the_same_in_the_same_order(library: Path) -> None:
    here, elsewhere = run(library, sys.maxsize), run(library, 0)
    assert len(here[0]) == 16
    assert len(here[1]) >= 6
    assert elsewhere[0] == here[0]
    assert sorted(elsewhere[1]) == sorted(here[1])
    assert [line.split()[0] for line in here[0]] == sorted(line.split()[0] for line in here[0])


def test_little_work_is_done_here(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(work, "_shared", pytest.fail)
    assert len(run(library, sys.maxsize)[0]) == 16


def records(*names: str) -> list[Record]:
    return [Record(name, STORY, language="en") for name in names]


@pytest.mark.usefixtures("two")
@pytest.mark.parametrize("worth", [0, sys.maxsize])
def test_a_record_that_fails_costs_one_message(worth: int) -> None:
    found = list(work.each(records("a", "b", "c"), NOTHING, refuse, worth))
    assert [name for done in found for _, name in done.made] == ["a", "c"]
    assert [problem for done in found for problem in done.problems] == ["b: It does not fit."]
    assert any(done.failed for done in found)


@pytest.mark.usefixtures("two")
def test_what_is_wrong_with_every_record_is_said_once() -> None:
    with pytest.raises(TimelineError) as caught:
        list(work.each(records("a", "b"), NOTHING, refuse_all, 0))
    assert caught.value.code == ExitCode.USAGE
    assert active_children() == []


@pytest.mark.usefixtures("two")
def test_a_lost_process_is_said() -> None:
    with pytest.raises(TimelineError, match="ended from outside"):
        list(work.each(records("a", "b"), NOTHING, end_process, 0))


@pytest.mark.usefixtures("two")
def test_leaving_off_ends_the_workers(library: Path) -> None:
    found = work.each(tasks(library, []), NOTHING, title, 0)
    next(found)
    found.close()
    assert active_children() == []


@pytest.mark.skipif(sys.platform != "linux", reason="needs Unix signals and two processors")
@pytest.mark.skipif(work.processors() < 2, reason="needs Unix signals and two processors")
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGKILL, -signal.SIGKILL)])
def test_no_process_outlives_the_command(tmp_path: Path, number: int, code: int) -> None:
    make(tmp_path / "library", 160)
    command = [*COMMAND, "--format", "jsonl", str(tmp_path / "library")]
    begun = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert begun.stdout is not None
    assert json.loads(begun.stdout.readline())["documents"]
    begun.send_signal(number)
    begun.communicate()  # which ends when the last process has closed its end
    assert begun.returncode == code
