"""How the command's time compares: `python tests/benchmarks/speed.py [FILE]`, by default over the article shipped.

Everything is a ratio or CPU time, so that a busy machine matters little. Start-up counts in starts of bare Python,
throughput in KB of UTF-8 a second and in multiples of dateparser's `search_dates` where that is installed.
"""

import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from subprocess import DEVNULL, run

from timeline_tui.model import Record
from timeline_tui.pipeline import read_one
from timeline_tui.views.export.json import dump

try:
    import resource
except ImportError:
    sys.exit("The CPU time of other processes can only be measured on Unix.")

SEED = next((Path(__file__).parents[2] / "seeds").glob("*.txt"))
COMMAND = "from timeline_tui.cli import console; console()"
RUNS = 20
LANGUAGE = "it"
LINEAR = (1, 2, 4, 8)
"""Sizes in MB."""


def started(*arguments: str) -> float:
    """Return the CPU seconds of one start of Python with these arguments, the mean of several."""
    command = [sys.executable, *arguments]
    run(command, stdout=DEVNULL, check=True)  # the first one compiles and warms the disk's cache
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    for _ in range(RUNS):
        run(command, stdout=DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) / RUNS


def spent(task: Callable[[], object]) -> float:
    """Return the CPU seconds of a task in this process."""
    began = time.process_time()
    task()
    return time.process_time() - began


def start_up(path: Path) -> None:
    """Print what the command costs in starts of bare Python."""
    bare = started("-c", "pass")
    print(f"bare Python {bare * 1000:.1f} ms")
    for arguments in (["--help"], ["--version"], ["--print", str(path)]):
        print(f"{started('-c', COMMAND, *arguments) / bare:8.1f} x  {arguments[0]}")


def throughput(text: str) -> None:
    """Print how fast documents of the size of an article are read and written as JSON, against dateparser."""
    records = [Record(str(number), text, language=LANGUAGE) for number in range(40)]
    dump(read_one(records[0]))
    size = len(text.encode()) / 1000
    ours = size * len(records) / spent(lambda: [dump(read_one(record)) for record in records])
    print(f"{ours:8.0f} KB/s")
    try:
        from dateparser.search import search_dates
    except ImportError:
        return
    for told, languages in (("told the language", [LANGUAGE]), ("left to find it", None)):
        search_dates(text[:200], languages=languages)
        theirs = size / spent(partial(search_dates, text, languages=languages))
        print(f"{ours / theirs:8.1f} x  dateparser.search_dates, {told} ({theirs:.0f} KB/s)")


def growth(text: str) -> None:
    """Print the speed over ever longer documents and over one long line: the same where the work is linear."""
    for name, piece in (("paragraphs", text), ("one line", " ".join(text.split()) + " ")):
        for size in LINEAR:
            record = Record("long", piece * (size * 1_000_000 // len(piece.encode())), language=LANGUAGE)
            speed = size * 1000 / spent(partial(read_one, record))
            print(f"{speed:8.0f} KB/s  {size} MB in {name}")


def main(path: Path) -> None:
    """Measure everything over one article."""
    text = path.read_text(encoding="utf-8")
    start_up(path)
    throughput(text)
    growth(text)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else SEED)
