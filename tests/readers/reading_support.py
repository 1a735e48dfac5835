"""What the tests of readers share: a reading's outcome, and files made on the spot."""

import io
from pathlib import Path

from timeline_tui.model.document import Record
from timeline_tui.readers import read


class Outcome:
    """What a reading gave: records, the problems said, and whether it failed."""

    def __init__(self, *sources: str | Path, stdin: bytes | None = None) -> None:
        self.problems: list[str] = []
        stream = None if stdin is None else io.BytesIO(stdin)
        reading = read([str(source) for source in sources], stream, self.problems.append)
        self.records: list[Record] = list(reading)
        self.failed = reading.failed

    @property
    def texts(self) -> list[str]:
        return [record.text for record in self.records]

    @property
    def record(self) -> Record:
        """The one record."""
        (record,) = self.records
        return record

    def said(self, folder: Path) -> list[str]:
        """Return the problems without the folder that the test made."""
        return [problem.replace(f"{folder}/", "") for problem in self.problems]


def file(folder: Path, name: str, data: bytes | str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode("utf-8") if isinstance(data, str) else data)
    return path
