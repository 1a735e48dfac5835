"""Sources: what a reader hands in, and the document made of it."""

from dataclasses import dataclass, field, replace
from typing import Literal

from timeline_tui.model.moment import Moment
from timeline_tui.model.span import Span


@dataclass(frozen=True, slots=True)
class Form:
    """How a text that is no prose holds events ready-made; each kind has a module in `ready` that takes them out.

    A table (`kind` "table", or "objects" for a JSON object a line) lies between the characters `start` and `end`;
    `names` are those of its columns and `roles` says which column is what: ("time", 0), ("title", 2).
    """

    kind: Literal["table", "objects", "calendar", "slides", "timeml", "own"]
    delimiter: str = ""
    names: tuple[str, ...] = ()
    roles: tuple[tuple[str, int], ...] = ()
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Record:
    """One source as it was read: the text unchanged, and what its container says of it; prose without a `form`.

    `date` is an ISO 8601 date or date-time, perhaps with an offset; `date_from` says who gave it:
    "given" (a record, metadata or --date), or "file" (the file's own time, the weakest).
    """

    id: str
    text: str
    source: str = ""
    title: str = ""
    date: str = ""
    date_from: Literal["given", "file"] = "given"
    language: str = ""
    zone: str = ""
    form: Form | None = None

    def up_to(self, end: int) -> "Record":
        """Return this table without the rows that stand after a place in its text."""
        return self if self.form is None else replace(self, form=replace(self.form, end=end))


@dataclass(frozen=True, slots=True)
class Source:
    """What travels of a document: its identity, not its text. `length` counts code points.

    `copy_of` is the id of the document whose text this one gives again, None for one of its own.
    """

    id: str
    source: str
    title: str
    language: str
    published: Moment | None
    length: int
    copy_of: str | None = field(default=None, kw_only=True)


@dataclass(frozen=True, slots=True)
class Block:
    """A heading or a paragraph: a line (or lines) standing on their own, with the sentences in it."""

    kind: Literal["heading", "paragraph"]
    span: Span
    sentences: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """The parts of a text: its blocks in order, and its dateline's place and whole extent if it has one.

    `stamp` is the line at its foot that says when it was published.
    """

    blocks: tuple[Block, ...]
    dateline: Span | None = None
    dateline_place: Span | None = None
    stamp: Span | None = None

    @property
    def sentences(self) -> tuple[Span, ...]:
        """All sentences (headings included) in order."""
        return tuple(sentence for block in self.blocks for sentence in block.sentences)


@dataclass(frozen=True, slots=True)
class Document(Source):
    """A source in memory: with its text and layout, so that every span can be shown where it stands."""

    text: str = ""
    layout: Layout = Layout(())
    form: Form | None = None
