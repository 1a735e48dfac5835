"""Many sources at once: parsed in worker processes where that is worth their start, and in order all the same.

What is little is done here: a process costs as much as some articles. Workers end with the process they work for,
however that ends. What parses is imported where it is done.
"""

import os
from collections.abc import Callable, Generator, Iterable, Iterator
from functools import partial
from itertools import chain
from typing import Generic, NamedTuple, TypeVar

from timeline_tui.errors import ExitCode, TimelineError
from timeline_tui.marks.where import Kept
from timeline_tui.model import Assumptions, Record, Timeline
from timeline_tui.readers import File, read_file

WORTH = 400_000
"""Bytes from which on other processes are worth their start: one or two seconds of work."""
_APIECE = 2_000
"""What a source counts beside its bytes: opening it, and what is in front of its text."""
_TOGETHER = 20_000
"""Bytes of small records that go to a process at once."""
_LOST = "A process that read sources was ended from outside."

Made = TypeVar("Made")
Task = File | tuple[Record, ...]


class Done(NamedTuple, Generic[Made]):
    """What came of a task: what was made of each record, and what went wrong."""

    made: tuple[tuple[Record, Made], ...]
    problems: tuple[str, ...]
    failed: bool


def each(
    sources: Iterable[Record | File], assumptions: Assumptions, finish: Callable[[Timeline], Made], worth: int = WORTH,
    kept: Kept | None = None,
) -> Generator[Done[Made], None, None]:  # fmt: skip
    """Yield what is made of each source, in order, as soon as it and those before it are done.

    `finish` makes of a timeline what is wanted of it, in the process that parsed it: a function of a module. The
    user's marks are looked for where they are `kept`. With other processes the first answer is empty, and comes when
    they are started. Closing the iterator ends all work. Raises TimelineError where what is wanted cannot be, and when
    a process is lost.
    """
    tasks = _tasks(sources)
    first, enough = _first(tasks, worth)
    work = partial(do, assumptions=assumptions, finish=finish, kept=kept)
    count = processors() if enough else 1
    if count > 1:
        yield from _shared(_chained(first, tasks), work, count)
    else:
        yield from map(work, _chained(first, tasks))


def much(sources: Iterator[Record | File], worth: int = WORTH) -> tuple[Iterator[Record | File], bool]:
    """Tell whether sources are worth other processes, and return them, as some had to be taken to see it."""
    first, enough = _first(_tasks(sources), worth)
    taken = (source for task in first for source in ([task] if isinstance(task, File) else task))
    return chain(taken, sources), enough


def timeline(records: Iterable[Record], assumptions: Assumptions, worth: int = WORTH) -> Timeline:
    """Return one timeline of records; raises TimelineError for the first that cannot be read."""
    from timeline_tui.pipeline import merged

    parts: list[Timeline] = []
    for done in each(records, assumptions, whole, worth):
        if done.problems:
            raise TimelineError(done.problems[0])
        parts += [made for _, made in done.made]
    return merged(parts, assumptions)


def whole(part: Timeline) -> Timeline:
    """Return a timeline as it is."""
    return part


def processors() -> int:
    """Return how many processes can run at once here."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def do(
    task: Task, assumptions: Assumptions, finish: Callable[[Timeline], Made], kept: Kept | None = None
) -> Done[Made]:
    """Read, parse and finish what one task holds; a record that fails costs one message and no more."""
    from timeline_tui.pipeline import read_one

    problems: list[str] = []
    made: list[tuple[Record, Made]] = []
    records, failed = read_file(task, problems.append) if isinstance(task, File) else (task, False)
    for record in records:
        try:
            under = kept.under(record, assumptions, problems.append, isinstance(task, File)) if kept else assumptions
            made.append((record, finish(read_one(record, under))))
        except TimelineError as error:
            if error.code == ExitCode.USAGE:  # What was asked for is wrong, and with every record.
                raise
            failed = True
            problems.append(f"{record.id}: {error}")
    return Done(tuple(made), tuple(problems), failed)


def _tasks(sources: Iterable[Record | File]) -> Iterator[Task]:
    for source in sources:
        yield source if isinstance(source, File) else (source,)


def _first(tasks: Iterator[Task], worth: int) -> tuple[list[Task], bool]:
    """Take tasks until they are worth other processes; tell whether they are."""
    first: list[Task] = []
    size = 0
    for task in tasks:
        first.append(task)
        size += _size(task)
        if size >= worth and len(first) > 1:
            return first, True
    return first, False


def _size(task: Task) -> int:
    return _APIECE + (task.size if isinstance(task, File) else sum(len(record.text) for record in task))


def _chained(first: list[Task], rest: Iterator[Task]) -> Iterator[Task]:
    while first:
        yield first.pop(0)
    yield from rest


def _packed(tasks: Iterator[Task]) -> Iterator[Task]:
    """Put small records together, so that handing them over costs less than the work."""
    pack: list[Record] = []
    size = 0
    for task in tasks:
        if isinstance(task, File):
            if pack:
                yield tuple(pack)
            pack, size = [], 0
            yield task
            continue
        pack += task
        size += _size(task)
        if size >= _TOGETHER:
            yield tuple(pack)
            pack, size = [], 0
    if pack:
        yield tuple(pack)


def _shared(tasks: Iterator[Task], work: Callable[[Task], Done[Made]], count: int) -> Iterator[Done[Made]]:
    from timeline_tui.crew import Crew, LostError

    try:
        with Crew(work, count) as crew:
            yield Done((), (), False)
            yield from crew.answers(_packed(tasks))
    except LostError:
        raise TimelineError(_LOST, "There may be too little memory: read fewer sources at once.") from None
