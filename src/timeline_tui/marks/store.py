"""Where marks are kept: a sidecar beside each source, or in the user's data folder where there is no such place."""

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

from timeline_tui import atomic
from timeline_tui.errors import TimelineError
from timeline_tui.marks.passages import locate
from timeline_tui.marks.sidecar import Broken, dump, load, merged
from timeline_tui.marks.where import ENDING, STDIN, Kept, file_of
from timeline_tui.model import Mark, Record

_MOST = 20_000_000
"""Bytes of a sidecar that are read."""


class Home:
    """The marks of one source: a file (with one document or many), standard input, or an article built in."""

    def __init__(self, name: str, file: str, folder: Path, *, bundled: bool, some: bool) -> None:
        self.name = name
        self._bundled, self._some = bundled, some
        self.file = file
        self.records: list[Record] = []
        self.broken = ""
        self._folder = folder

    @property
    def holds_others(self) -> bool:
        """Whether it tells of documents under ids of their own, as our JSON does."""
        return any(record.form is not None and record.form.kind == "own" for record in self.records)

    @property
    def beside(self) -> Path | None:
        """The sidecar beside the source, None where there is no such place."""
        return Path(self.file + ENDING) if self.file else None

    @property
    def apart(self) -> Path:
        """The sidecar in the user's data folder."""
        key = str(Path(self.file).resolve()) if self.file else self._key()
        return self._folder / f"{Path(self.name).name[:80]}-{_digest(key)}{ENDING}"

    def _key(self) -> str:
        """What tells a source without a file from others: a name for what is built in, else its words."""
        return self.name if self._bundled else "\0".join(record.text for record in self.records)

    def load(self) -> tuple[Mark, ...]:
        """Return the marks kept beside the source, and those kept apart from it that it has not."""
        found: tuple[Mark, ...] = ()
        for path in filter(None, (self.apart, self.beside)):
            found = merged(found, (), self._adopted(_read(path)))
        return found

    def _adopted(self, marks: Iterable[Mark]) -> Iterator[Mark]:
        """Give marks to the documents of this run, whose names hang on what else is read beside them."""
        known = {record.id: record for record in self.records}
        for mark in marks:
            if mark.document in known or self.holds_others:
                yield mark
            elif len(self.records) == 1 and not self._some:
                yield replace(mark, document=self.records[0].id)
            else:
                where = (record.id for record in self.records if locate(record.text, mark.passage))
                yield replace(mark, document=next(where, mark.document))

    def keep(self, before: Sequence[Mark], after: Sequence[Mark]) -> None:
        """Make a change to what is kept now; raises OSError, or Broken for a file that somebody else must mend."""
        beside = self.beside
        if beside is not None and (beside.exists() or not self.apart.exists()):
            try:
                self._change(beside, before, after)
                return
            except OSError:
                if beside.exists():
                    raise
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._change(self.apart, before, after)

    def _change(self, path: Path, before: Sequence[Mark], after: Sequence[Mark]) -> None:
        with _alone(path.parent):
            marks = merged(tuple(self._adopted(_read(path))), before, after)
            if marks:
                atomic.replace(path, dump(self.name, marks), like=Path(self.file) if self.file else None)
            else:
                path.unlink(missing_ok=True)


class Store:
    """The marks of all sources of a run. `problems` says of each file that cannot be used why not.

    `folder` is for what cannot be kept beside its source, as where these are no `files`. `some`: it is asked for some
    of the records of a source at a time.
    """

    def __init__(self, folder: str, *, files: bool = True, some: bool = False) -> None:
        self.problems: list[str] = []
        self._folder, self._files, self._some = Path(folder), files, some
        self._homes: dict[str, Home] = {}
        self._documents: dict[str, Home] = {}

    @property
    def kept(self) -> Kept:
        """Where another process finds the same marks."""
        return Kept(str(self._folder), self._files)

    def load(self, records: Iterable[Record]) -> tuple[Mark, ...]:
        """Return the marks on records, which are known from then on; a file that cannot be used is told of."""
        homes: dict[str, Home] = {}
        for record in records:
            file = file_of(record.source) if self._files and record.source != STDIN else ""
            home = homes.setdefault(file or record.source, self._home(file or record.source, file))
            if record.id not in self._documents:
                home.records.append(record)
                self._documents[record.id] = home
        found: list[Mark] = []
        for home in homes.values():
            for mark in self._loaded(home):
                self._documents.setdefault(mark.document, home)
                found.append(mark)
        return tuple(found)

    def _home(self, name: str, file: str) -> Home:
        return self._homes.setdefault(name, Home(name, file, self._folder, bundled=not self._files, some=self._some))

    def _loaded(self, home: Home) -> tuple[Mark, ...]:
        try:
            return home.load()
        except (Broken, OSError) as error:
            home.broken = _told(home, error)
            self.problems.append(home.broken)
            return ()

    def keep(self, before: Sequence[Mark], after: Sequence[Mark]) -> None:
        """Keep a change from some marks to others; raises TimelineError for what could not be written."""
        touched: dict[Home, set[str]] = {}
        for mark in (*before, *after):
            touched.setdefault(self._home_of(mark.document), set()).add(mark.document)
        for home, documents in touched.items():
            if home.broken:
                raise TimelineError(f"Not kept: {home.broken}")
            try:
                home.keep(*([mark for mark in some if mark.document in documents] for some in (before, after)))
            except (Broken, OSError) as error:
                raise TimelineError(f"Not kept: {_told(home, error)}") from None

    def _home_of(self, document: str) -> Home:
        """The source of a document: one that was read, or one told of by a source with documents of its own."""
        others = (home for home in self._homes.values() if home.holds_others)
        home = self._documents.get(document) or next(others, None)
        if home is None:
            raise TimelineError(f"Not kept: it is not known where {document} comes from.")
        return home


def _told(home: Home, error: Broken | OSError) -> str:
    """Say what is wrong with a source's file of marks, and where."""
    if isinstance(error, OSError):
        return f"The marks of {home.name} cannot be kept at {error.filename}: {error.strerror or error}."
    line = f", line {error.line}" if error.line else ""
    return f"{error.path}{line}: {error.message}; it is left as it is."


def _read(path: Path) -> tuple[Mark, ...]:
    """Return the marks in a file, none where there is no file; raises OSError, or Broken naming the file."""
    try:
        with path.open("rb") as file:
            data = file.read(_MOST + 1)
    except (FileNotFoundError, NotADirectoryError):
        return ()
    try:
        if len(data) > _MOST:
            raise Broken("it is too long to be of this program")
        return load(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise _at(path, Broken("it is not UTF-8")) from None
    except Broken as error:
        raise _at(path, error) from None


def _at(path: Path, error: Broken) -> Broken:
    error.path = str(path)
    return error


def _digest(key: str) -> str:
    from _blake2 import blake2b

    return blake2b(key.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Keep other runs from changing the files of a folder meanwhile, where the system can; ends with the process."""
    try:
        import fcntl

        lock = os.open(folder, os.O_RDONLY)
    except (ImportError, OSError):
        yield
        return
    try:
        with suppress(OSError):  # A file system without locks.
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield
    finally:
        os.close(lock)
