"""Sources under watch: what changed is read again, what did not stays the same, and nothing is lost in between."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from reading_support import file

from finishing import COMMAND
from timeline_tui.cli import main
from timeline_tui.coming import Coming, Parts
from timeline_tui.errors import ExitCode
from timeline_tui.following import Following
from timeline_tui.model import Assumptions, Record
from timeline_tui.readers import read

STORY = "The mill burned on {day} May 2024, said Ann Bell.\n"


class Watch:
    """A watch on a folder, at each look of which the next thing happens; it ends when all have."""

    def __init__(self, folder: Path, *happen: Callable[[], object]) -> None:
        self.said: list[str] = []
        self.happen = list(happen)
        following = Following([str(folder)], self.said.append)
        self.before = tuple(read([str(folder)], None, self.said.append))
        self.changes = list(following.changes(self.before, self.look))

    def look(self, seconds: float) -> bool:
        del seconds
        if not self.happen:
            return True
        self.happen.pop(0)()
        return False

    @property
    def texts(self) -> list[list[str]]:
        return [[record.text for record in found] for found in self.changes]


def nothing() -> None:
    """Nothing happens."""


def test_what_a_folder_gains_is_read_and_the_rest_is_kept(tmp_path: Path) -> None:
    file(tmp_path, "a.txt", "One.")
    watch = Watch(tmp_path, nothing, lambda: file(tmp_path, "b.txt", "Two."), nothing, nothing)
    assert watch.texts == [["One.", "Two."]]
    assert watch.changes[0][0] is watch.before[0]


def test_a_file_that_changes_is_read_again_when_it_is_whole(tmp_path: Path) -> None:
    file(tmp_path, "a.txt", "One.")
    file(tmp_path, "b.txt", "Two.")
    half, whole = (
        (lambda: file(tmp_path, "a.txt", "Half of")),
        (lambda: file(tmp_path, "a.txt", "Half of it, and all.")),
    )
    watch = Watch(tmp_path, half, whole, nothing, nothing)
    assert watch.texts == [["Half of it, and all.", "Two."]]
    assert watch.changes[0][1] is watch.before[1]


def test_what_is_written_to_without_end_is_read_all_the_same(tmp_path: Path) -> None:
    path = file(tmp_path, "a.txt", "0")
    watch = Watch(tmp_path, *[lambda: path.write_text(path.read_text() + "+")] * 6)
    assert len(watch.texts) >= 1


def test_an_editor_may_put_another_file_in_its_place(tmp_path: Path) -> None:
    path = file(tmp_path, "a.txt", "Old.")
    watch = Watch(tmp_path, path.unlink, nothing, lambda: file(tmp_path, "a.txt", "New."), nothing, nothing)
    assert watch.texts == [["New."]]
    aside = file(tmp_path.parent, f"{tmp_path.name}-aside", "Newer.")
    watch = Watch(tmp_path, lambda: aside.replace(path), nothing, nothing)
    assert watch.texts == [["Newer."]]


def test_a_file_that_is_gone_for_good_leaves(tmp_path: Path) -> None:
    file(tmp_path, "a.txt", "One.")
    path = file(tmp_path, "b.txt", "Two.")
    assert Watch(tmp_path, path.unlink, *[nothing] * 6).texts == [["One."]]


def test_a_file_that_breaks_is_said_once(tmp_path: Path) -> None:
    file(tmp_path, "a.txt", "One.")
    file(tmp_path, "b.txt", "Two.")
    broken = lambda: file(tmp_path, "b.txt", " ")  # noqa: E731
    watch = Watch(tmp_path, broken, nothing, nothing, lambda: file(tmp_path, "c.txt", "Three."), nothing, nothing)
    assert watch.texts == [["One."], ["One.", "Three."]]
    assert len(watch.said) == 1


def test_of_a_file_with_many_documents_only_new_ones_are_new(tmp_path: Path) -> None:
    line = '{"id": "1", "text": "One."}\n'
    file(tmp_path, "r.jsonl", line)
    more = lambda: file(tmp_path, "r.jsonl", line + '{"id": "2", "text": "Two."}\n')  # noqa: E731
    watch = Watch(tmp_path, more, nothing, nothing)
    assert watch.texts == [["One.", "Two."]]
    assert watch.changes[0][0] is watch.before[0]


def test_only_what_is_new_is_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    from timeline_tui import pipeline

    parsed: list[str] = []
    real = pipeline.read_one
    monkeypatch.setattr(pipeline, "read_one", lambda record, given: (parsed.append(record.id), real(record, given))[1])
    one, two = (Record(str(day), STORY.format(day=day), language="en") for day in (3, 4))
    parts = Parts()
    parts.timeline((one,), Assumptions())
    both = parts.timeline((one, two), Assumptions())
    assert parsed == ["3", "4"]
    assert [document.id for document in both.documents] == ["3", "4"]
    parts.timeline((one, two), Assumptions(home="Europe/Rome"))
    assert parsed == ["3", "4", "3", "4"]


def test_records_of_one_id_stay_when_they_are_read_again() -> None:
    records = [Record("7", STORY.format(day=day), language="en") for day in (3, 4)]
    parts = Parts()
    for given in (Assumptions(), Assumptions(home="Europe/Rome"), Assumptions(home="Europe/Rome")):
        assert [document.id for document in parts.timeline(records, given).documents] == ["7", "7#2"]


def test_sources_come_one_by_one_and_then_change(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file(tmp_path, "a.txt", STORY.format(day=3))
    coming = Coming([str(tmp_path)], Assumptions(), follow=True)
    coming.begin()
    news = coming.news()
    first, last = next(news), next(news)
    assert (first.there, first.reading, last.there, last.reading) == ("1 source", True, "1 source", False)
    assert last.said == "1 source read."
    looks = iter([lambda: file(tmp_path, "b.txt", STORY.format(day=4)) and None, nothing])
    monkeypatch.setattr(coming._over, "wait", lambda _: next(looks, lambda: True)())
    changed = next(news)
    assert (changed.there, len(changed.timeline.documents)) == ("2 sources", 2)
    under = coming.timeline(Assumptions(home="Europe/Rome"))
    assert [document.id for document in under.documents] == ["a.txt", "b.txt"]


def test_a_reading_can_be_left_off(tmp_path: Path) -> None:
    for number in range(5):
        file(tmp_path, f"{number}.txt", STORY.format(day=number + 1))
    coming = Coming([str(tmp_path)], Assumptions())
    coming.begin()
    news = coming.news()
    next(news)
    coming.leave_off()
    *_, last = news
    assert len(last.timeline.documents) < 5
    assert last.said.startswith("Stopped. ")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["-"], "--follow wants files or folders. Standard input is read once."),
        ([], "--follow wants files or folders. Standard input is read once."),
        (["--format", "csv", "x"], "--follow never ends, and --format csv waits for the end."),
        (["--check", "x"], "--follow never ends, and --check waits for the end."),
        (["--output", "y.jsonl", "x"], "--follow never ends, and --output waits for the end."),
    ],
)
def test_where_following_makes_no_sense_it_is_refused(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--follow", *arguments]) == ExitCode.USAGE
    assert said in capsys.readouterr().err


@pytest.mark.skipif(sys.platform != "linux", reason="interrupts a process as a terminal does")
@pytest.mark.parametrize("form", [["--format", "jsonl"], ["--print"]])
def test_new_documents_are_printed_as_they_come(tmp_path: Path, form: list[str]) -> None:
    file(tmp_path, "a.txt", STORY.format(day=3))
    command = [*COMMAND, "--follow", *form, str(tmp_path)]
    environ = {name: value for name, value in os.environ.items() if not name.startswith("TIMELINE_TUI")}
    begun = subprocess.Popen(command, stdout=subprocess.PIPE, env=environ)
    assert begun.stdout is not None
    found = [_until(begun.stdout, b"a.txt")]
    file(tmp_path, "b.txt", STORY.format(day=4))
    found.append(_until(begun.stdout, b"b.txt"))
    begun.send_signal(signal.SIGINT)
    begun.communicate()
    assert begun.returncode == 130
    if "jsonl" in form:
        assert [json.loads(line)["documents"][0]["id"] for line in found] == ["a.txt", "b.txt"]


def _until(stream: object, words: bytes) -> bytes:
    """Read lines up to one with these words."""
    return next(line for line in stream if words in line)  # type: ignore[attr-defined]
