"""What the columns of a table of events hold, told by their names, else by what stands in them."""

import re
from collections.abc import Mapping, Sequence
from functools import cache

Roles = tuple[tuple[str, int], ...]

_APART = re.compile(r"[\s_\-./:()]+")
_DATELIKE = re.compile(
    r"\s*(?:\d{4}-\d\d?-\d\d?(?:[T ].{0,40})?|\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d\d)(?:,? .{0,20})?"
    r"|1\d{9}(?:\d{3}|\d{6}|\d{9})?|\d{8}T\d{4,6}Z?)\s*\Z"
)
_MOSTLY = 0.8


@cache
def _names() -> Mapping[str, Mapping[str, int]]:
    """Return for each role its names and how strong they are, 0 for the strongest."""
    import tomllib

    from timeline_tui import resources

    table = tomllib.loads(resources.read_text("readers", "columns.toml"))
    return {role: {name: place for place, name in reversed([*enumerate(names)])} for role, names in table.items()}


def plain(name: str) -> str:
    """Return a column's name as the list has it: "Start_Date" is "start date"."""
    return _APART.sub(" ", name).strip().lower()


def roles(names: Sequence[str]) -> dict[str, int]:
    """Return which column is what, as far as their names tell; a column holds one thing only."""
    known = [plain(name) for name in names]
    found: dict[str, int] = {}
    pieces = "year" in known  # "day" and "time" beside it are pieces of the date, and only then the whole of one
    for role, strengths in sorted(_names().items(), key=lambda named: pieces and named[0] == "time"):
        fits = [(strengths[name], at) for at, name in enumerate(known) if name in strengths]
        if fits and (at := min(fits)[1]) not in found.values():
            found[role] = at
    return _sensible(found)


def _sensible(found: dict[str, int]) -> dict[str, int]:
    """A date in pieces counts when there is a year; a day, a month or an hour alone is a detail."""
    if "year" not in found:
        for piece in ("month", "day"):
            found.pop(piece, None)
    if "end_year" not in found:
        for piece in ("end_month", "end_day"):
            found.pop(piece, None)
    if "end" not in found:
        found.pop("end_clock", None)
    return found


def is_dated(found: Mapping[str, int]) -> bool:
    """Tell whether a table has a column that says when."""
    return "time" in found or "year" in found


def dated_column(rows: Sequence[Sequence[object]], width: int) -> int | None:
    """Return the first column in which most cells look like dates or instants, None when there is none."""
    for at in range(min(width, _widest(rows))):
        cells = [str(row[at]) for row in rows if at < len(row) and row[at] not in ("", None)]
        if cells and sum(map(is_datelike, cells)) >= _MOSTLY * len(cells):
            return at
    return None


def _widest(rows: Sequence[Sequence[object]]) -> int:
    return max(map(len, rows), default=0)


def is_datelike(cell: str) -> bool:
    """Tell whether a cell looks like a date or an instant."""
    return _DATELIKE.match(cell) is not None


def wordy_column(rows: Sequence[Sequence[object]], width: int, taken: Sequence[int]) -> int | None:
    """Return the column with the longest words that is nothing else yet, None when there is none."""
    lengths = {
        at: sum(len(str(row[at])) for row in rows if at < len(row) and row[at] is not None)
        for at in range(min(width, _widest(rows)))
        if at not in taken
    }
    return max(lengths, key=lambda at: lengths[at]) if lengths else None
