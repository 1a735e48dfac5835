"""What the user chose in the explorer, remembered from run to run: the theme, and the clocks for a source.

Flags and settings win over it. It is one small file of the user's state folder; without it all is as if never chosen.
"""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from timeline_tui import atomic
from timeline_tui.errors import TimelineError
from timeline_tui.resolve.zones import known

_FILE = "choices.json"
_MOST = 200
"""Sources whose clocks are remembered."""


class Memory:
    """The choices kept in a folder; `sources` names what is open, "" what has no name that lasts."""

    def __init__(self, folder: str, sources: str) -> None:
        self._folder, self._key = folder, sources

    def theme(self) -> str:
        """Return the name of the theme chosen last, "" for none."""
        found = self._read().get("theme", "")
        return found if isinstance(found, str) else ""

    def zones(self) -> tuple[str, ...]:
        """Return the clocks chosen for these sources, none when none were."""
        every = self._read().get("zones", {})
        found = every.get(self._key, []) if isinstance(every, dict) and self._key else []
        return tuple(zone for zone in found if isinstance(zone, str) and known(zone)) if isinstance(found, list) else ()

    def keep_theme(self, name: str) -> None:
        """Remember a theme. Raises TimelineError when that cannot be written."""
        self._write({**self._read(), "theme": name})

    def keep_zones(self, zones: Sequence[str]) -> None:
        """Remember the clocks of these sources, or with none forget them. Raises TimelineError as above."""
        if not self._key:
            return
        before = self._read()
        every = before.get("zones", {})
        others = {key: value for key, value in every.items() if key != self._key} if isinstance(every, dict) else {}
        kept = dict(list(others.items())[-_MOST + 1 :]) | ({self._key: list(zones)} if zones else {})
        self._write({**before, "zones": kept})

    def _read(self) -> Mapping[str, Any]:
        try:
            found = json.loads(Path(self._folder, _FILE).read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            return {}
        return found if isinstance(found, dict) else {}

    def _write(self, choices: Mapping[str, Any]) -> None:
        if choices == self._read():
            return
        path = Path(self._folder, _FILE)
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            atomic.replace(path, json.dumps(choices, indent=1) + "\n")
        except OSError as error:
            raise TimelineError(f"{path} cannot be written: {error.strerror}.") from None
