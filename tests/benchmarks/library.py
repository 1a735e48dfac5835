"""How a thousand articles and a long table are read: `python tests/benchmarks/library.py [COUNT] [ROWS]`.

One processor against two: seconds on the wall, CPU seconds of all processes, seconds to the first line, and the most
memory of one process. On a busy machine only the CPU seconds mean anything: with an even share of the work two
processors would take half of those of their line.
"""

import os
import resource
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[1] / "tools"))

from make_library import make

COMMAND = (sys.executable, "-c", "from timeline_tui.cli import console; console()")


def measure(name: str, processors: set[int], *arguments: str) -> None:
    """Print what one run of the command takes on these processors."""
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    running = subprocess.Popen(
        [*COMMAND, *arguments], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        preexec_fn=lambda: os.sched_setaffinity(0, processors),
    )  # fmt: skip
    assert running.stdout is not None
    running.stdout.read(1)
    first = time.monotonic() - begun
    while running.stdout.read(1 << 20):
        pass
    running.wait()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    wall, most = time.monotonic() - begun, after.ru_maxrss // 1024
    print(f"{wall:8.2f} s  {cpu:8.2f} s CPU  first after {first:6.2f} s  at most {most:5} MB so far  {name}")


def table(path: Path, rows: int) -> None:
    """Write a log of so many rows, in the columns of plaso."""
    with path.open("w", encoding="utf-8") as out:
        out.write("datetime,timestamp_desc,source,message,parser,display_name\n")
        for number in range(rows):
            second, minute, hour = number % 60, number // 60 % 60, number // 3600 % 24
            day = number // 86_400 % 28 + 1
            out.write(
                f"2024-03-{day:02}T{hour:02}:{minute:02}:{second:02}.{number % 1_000_000:06}+00:00,"
                f"Content Modification Time,FILE,Written by user {number % 50}: file {number},filestat,/home/{number}\n"
            )


def main(count: int, rows: int) -> None:
    """Measure both."""
    every = sorted(os.sched_getaffinity(0))
    with TemporaryDirectory() as folder:
        library, log = Path(folder, "library"), Path(folder, "log.csv")
        make(library, count)
        table(log, rows)
        for form in (["--format", "jsonl"], ["--print"]):
            for number in (1, 2):
                name = f"{count:,} articles, {' '.join(form)}, {number} of {len(every)} processors"
                measure(name, set(every[:number]), *form, str(library))
        measure(f"{rows:,} rows, --format edtf", set(every[:1]), "--format", "edtf", str(log))


if __name__ == "__main__":
    given = [int(word) for word in sys.argv[1:]]
    main(*given, *(1_000, 100_000)[len(given) :])
