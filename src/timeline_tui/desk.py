"""What lies open in the explorer: the records it was started with, and those of sources opened beside them."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from io import BytesIO
from typing import NamedTuple

from timeline_tui.errors import TimelineError
from timeline_tui.marks.store import Store
from timeline_tui.model import Assumptions, Mark, Record, Timeline

Make = Callable[[tuple[Record, ...], Assumptions], Timeline]
_PASTED = "pasted text"


class Wanted(NamedTuple):
    """A source to open: the name of a file or folder, or a text that was pasted."""

    name: str = ""
    text: str = ""

    @property
    def told(self) -> str:
        """What to call it in a sentence."""
        return self.name or _PASTED


class Opening(NamedTuple):
    """What the explorer shows with another source beside the others; `keep` makes that last.

    `said` are the readers' remarks about what they left out; `marks` are the user's on the new source.
    """

    timeline: Timeline
    keep: Callable[[], None]
    said: tuple[str, ...] = ()
    marks: tuple[Mark, ...] = ()


class Desk:
    """The records that lie open. `make` turns records into a timeline, `store` keeps the marks on them."""

    def __init__(self, records: Sequence[Record], make: Make, store: Store | None = None) -> None:
        self.records = tuple(records)
        self._make = make
        self._store = store

    def timeline(self, assumptions: Assumptions) -> Timeline:
        """Read what lies open under some assumptions."""
        return self._make(self.records, assumptions)

    def open(self, wanted: Wanted, assumptions: Assumptions) -> Opening:
        """Read a source beside the others. Raises TimelineError for one that cannot be read or lies open already."""
        said: list[str] = []
        fresh = self._told_apart(_read(wanted, said))
        marks = self._store.load(fresh) if self._store is not None else ()
        together, under = (*self.records, *fresh), replace(assumptions, marks=(*assumptions.marks, *marks))
        return Opening(self._make(together, under), partial(self._keep, together), tuple(said), marks)

    def _keep(self, records: tuple[Record, ...]) -> None:
        self.records = records

    def _told_apart(self, read: Sequence[Record]) -> tuple[Record, ...]:
        """Leave out what lies open already, and give every other record an id of its own."""
        contents = {(record.source, record.text) for record in self.records}
        fresh = [record for record in read if (record.source, record.text) not in contents]
        if not fresh:
            raise TimelineError("This is open already.")
        taken = {record.id for record in self.records}
        apart: list[Record] = []
        for record in fresh:
            number, name = 1, record.id
            while name in taken:
                number += 1
                name = f"{record.id}#{number}"
            taken.add(name)
            apart.append(replace(record, id=name))
        return tuple(apart)


def _read(wanted: Wanted, said: list[str]) -> tuple[Record, ...]:
    """Return the records of a source; what is wrong with it is the error when there are none, else a remark."""
    from timeline_tui.readers import read

    if wanted.text:
        found = tuple(read(["-"], BytesIO(wanted.text.encode("utf-8", "replace")), said.append))
        found = tuple(replace(record, id=_PASTED, source=_PASTED) for record in found)
    else:
        found = tuple(read([wanted.name], None, said.append))
    if not found:
        raise TimelineError(said[0] if said else f"There is no text in {wanted.told}.")
    return found
