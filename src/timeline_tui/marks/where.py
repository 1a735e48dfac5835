"""Where a source's marks may be kept, asked by every run: it costs a look at the disk and no more."""

import os
from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from timeline_tui.model import Assumptions, Record

ENDING = ".marks.json"
"""What a sidecar's name has behind its source's. No reader of folders takes one for a source."""
STDIN = "stdin"
"""What records call standard input."""


class Kept(NamedTuple):
    """Where marks are looked for: beside the sources, unless these are no `files`, and in a folder of the user's."""

    folder: str
    files: bool = True

    def under(self, record: Record, assumptions: Assumptions, tell: Callable[[str], None], alone: bool) -> Assumptions:
        """Return assumptions with the marks on one record; `alone`: it is all that its source holds.

        A file of marks that cannot be used is told of.
        """
        if not (os.path.isdir(self.folder) or (self.files and os.path.exists(file_of(record.source) + ENDING))):
            return assumptions
        from timeline_tui.marks.store import Store

        store = Store(self.folder, files=self.files, some=not alone)
        marks = store.load((record,))
        for problem in store.problems:
            tell(problem)
        return replace(assumptions, marks=marks)


def file_of(source: str) -> str:
    """Return the file that a source is or is in ("mails.zip/1.eml" is in mails.zip), "" for none."""
    path = source
    while path and not os.path.isfile(path):
        shorter = os.path.dirname(path)
        path = shorter if shorter != path else ""
    return path
