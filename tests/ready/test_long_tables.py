"""Long tables: their first rows before the rest, which comes in as it is read."""

from pathlib import Path

import pytest

from timeline_tui.coming import Coming
from timeline_tui.model import Assumptions
from timeline_tui.pipeline import read_one
from timeline_tui.readers.beginning import beginning
from timeline_tui.readers.rows import SAMPLE

ROWS = 40_000
HEAD = "time,title\n"


def row(number: int) -> str:
    day, minute = divmod(number, 1440)
    return f"2024-01-{day % 28 + 1:02}T{minute // 60:02}:{minute % 60:02}:00Z,the valve {number} opened\n"


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("tables") / "valves.csv"
    path.write_text(HEAD + "".join(map(row, range(ROWS))))
    return path


def test_the_first_rows_are_read_as_they_are_in_the_whole_table(path: Path) -> None:
    first = beginning(str(path))
    assert first is not None
    events = read_one(first).events
    assert [event.title for event in events[:2]] == ["the valve 0 opened", "the valve 1 opened"]
    (coming,) = [news for news in Coming([str(path)], Assumptions(), table=True).news() if not news.reading]
    whole = {event.id: event for event in coming.timeline.events}
    assert len(events) == SAMPLE and all(whole[event.id] == event for event in events)


def test_the_rest_comes_in_ever_larger_parts_and_is_counted(path: Path) -> None:
    coming = Coming([str(path)], Assumptions(), table=True)
    news = list(coming.news())
    sizes = [len(one.timeline.events) for one in news]
    assert sizes == sorted(set(sizes)) and sizes[-1] == ROWS
    assert (news[-1].said, news[-1].reading) == ("40,000 events read.", False)


def test_a_table_can_be_left_off_and_keeps_what_is_there(path: Path) -> None:
    coming = Coming([str(path)], Assumptions(), table=True)
    news = coming.news()
    next(news)
    coming.leave_off()
    *_, last = news
    assert SAMPLE <= len(last.timeline.events) < ROWS
    assert last.said == f"Stopped. {len(last.timeline.events):,} events read."
    assert len(coming.timeline(Assumptions(home="Europe/Rome")).events) == len(last.timeline.events)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("short.csv", (HEAD + row(1)).encode()),
        ("other.csv", (HEAD + row(1) * 30_000).encode("utf-16")),
        ("prose.txt", b"The valve opened at 9 a.m. on 3 May 2024.\n" * 30_000),
        ("notes.csv", b"name,colour\n" + b"valve,red\n" * 200_000),
    ],
)
def test_all_else_is_read_whole(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    assert beginning(str(tmp_path / name)) is None
    assert beginning(str(tmp_path / "none.csv")) is None
