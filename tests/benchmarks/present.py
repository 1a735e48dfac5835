"""How long rows, filters and pages take over many events: `python tests/benchmarks/present.py [COUNT]`."""

import io
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from support import instant, many
from timeline_tui.present.query import parse
from timeline_tui.present.rows import Rows
from timeline_tui.present.search import find_rows
from timeline_tui.views.export.json import dump
from timeline_tui.views.plain import write


def measure(name: str, task: Callable[[], object]) -> None:
    """Print the CPU time of one task."""
    began = time.process_time()
    task()
    print(f"{(time.process_time() - began) * 1000:10.1f} ms  {name}")


def main(count: int) -> None:
    """Measure everything over one synthetic timeline."""
    story = many(count)
    rows = Rows(story)
    print(f"{count:,} events, {len(rows):,} rows")
    measure("rows by day", lambda: Rows(story))
    measure("rows by hour", lambda: Rows(story, zoom="hour"))
    measure("a screen of rows", lambda: rows[len(rows) // 2 : len(rows) // 2 + 50])
    measure("the row of an event, first time", lambda: rows.index_of("e-5"))
    measure("the row at an instant", lambda: rows.at(instant("2010-01-01T00:00")))
    measure("density in 120 cells", lambda: rows.density(120))
    measure("filter by words, first time", lambda: parse("numero 777").select(story))
    measure("filter by words", lambda: parse("evenement 77").select(story))
    measure("filter by date", lambda: parse("after:2010").select(story))
    measure("filtered rows", lambda: Rows(story, only=parse("777")))
    measure("search", lambda: find_rows(rows, "777"))
    measure("print", lambda: write(story, io.StringIO()))
    measure("json", lambda: dump(story))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
