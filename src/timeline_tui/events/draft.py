"""Rows in the making: what the readers of sentences find, before what speaks of the same event is put together."""

from dataclasses import dataclass, field

from timeline_tui.events.sentence import Sentence
from timeline_tui.model import EventPlace, Moment
from timeline_tui.model.event import Relation, Status


@dataclass(eq=False, slots=True)
class Draft:
    """An event as one clause or noun phrase tells it: `start..end` in the text is what its title is taken from.

    `family` names what kind of happening its head word is, "" for none; `heads` are the fronts of the words that said
    so. `definite`: it speaks of something known
    ("the call"); `indefinite`: of something new ("a second call"). `weak`: too little is said for a row of its own.
    `happens`: it says that the thing itself took place or began, not what became of it. `says`: only that somebody
    spoke. `mention`: only words that
    may point at an event told elsewhere; `points`: "this …", whatever is spoken of now. `before_main`: "recent",
    "previous", it came before what the text is mainly about. `time` is where the words of its time stand, `core` the
    segment it was read from, `quote` the number of the quote it stands in (-1: the narrator's words). `spans` is all
    its evidence, `into` the draft it became part of.
    """

    start: int
    end: int
    title: str
    sentence: Sentence
    status: Status = "happened"
    kind: str = "event"
    when: Moment | None = None
    family: str = ""
    heads: frozenset[str] = frozenset()
    definite: bool = False
    indefinite: bool = False
    weak: bool = False
    happens: bool = True
    says: bool = False
    mention: bool = False
    points: bool = False
    core: int = -1
    before_main: bool = False
    time: tuple[int, int] = (-1, -1)
    quote: int = -1
    people: tuple[str, ...] = ()
    place: EventPlace | None = None
    spans: list[tuple[int, int]] = field(default_factory=list)
    links: "list[tuple[Relation, Draft]]" = field(default_factory=list)
    quotes: list[int] = field(default_factory=list)
    about: "Draft | None" = None
    into: "Draft | None" = None

    def __post_init__(self) -> None:
        """Start the evidence with the draft's own words."""
        if not self.spans:
            self.spans.append((self.start, self.end))

    @property
    def final(self) -> "Draft":
        """The draft this one became part of, itself if none."""
        found = self
        while found.into is not None:
            found = found.into
        return found
