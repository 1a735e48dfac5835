"""Our own table read back: its instants, granularity and clock stand in columns of their own, as the text gave them."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, get_args

from timeline_tui.model import Moment
from timeline_tui.model.moment import Granularity, Open, ZoneFrom
from timeline_tui.resolve.zones import known
from timeline_tui.resolve.zones import zone as load_zone

_NEEDED = ("start", "end", "granularity", "zone", "zone_from", "edtf", "approximate", "uncertain", "open")
_FINE = ("hour", "minute", "second")


class Exactly:
    """The columns of our own CSV; `told` when a table has them all."""

    def __init__(self, names: Sequence[str]) -> None:
        places = {name: at for at, name in enumerate(names)}
        self.told = all(name in places for name in _NEEDED)
        self._at = [places.get(name, 0) for name in _NEEDED]

    def moment(self, cells: Sequence[Any]) -> Moment | None:
        """Return the moment of a row, None when its columns do not hold one."""
        if max(self._at) >= len(cells):
            return None
        start, end, grain, zone, found, edtf, approximate, uncertain, opened = (str(cells[at]) for at in self._at)
        fits = grain in get_args(Granularity) and found in get_args(ZoneFrom) and opened in get_args(Open)
        if not fits or not known(zone):
            return None
        try:
            first, last = (datetime.fromisoformat(edge).astimezone(UTC) for edge in (start, end))
        except (ValueError, OverflowError):
            return None
        local = f"{first.astimezone(load_zone(zone)).isoformat(timespec='seconds')}[{zone}]" if grain in _FINE else None
        return Moment(
            first, last, grain, zone, found, local, edtf.removeprefix("'"),  # type: ignore[arg-type]
            approximate == "yes", uncertain == "yes", opened, ("The source gives the moment as it was read before.",),  # type: ignore[arg-type]
        )  # fmt: skip
