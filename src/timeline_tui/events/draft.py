"""Rows in the making: what the readers of sentences find, before what speaks of the same event is put together."""

from timeline_tui.events.sentence import Sentence
from timeline_tui.model import EventPlace, Moment
from timeline_tui.model.event import Relation, Status


class Draft:
    """An event as one clause or noun phrase tells it: `start..end` in the text is what its title is taken from.

    `family` names what kind of happening its head word is, "" for none; `heads` are the fronts of the words that said
    so, `words` those of the whole title (filled in when asked for). `definite`: it speaks of something known ("the
    call"); `indefinite`: of something new ("a second call"). `weak`: too little is said for a row of its own. `says`:
    only that somebody spoke. `happens`: it says that the thing itself took place or began, not what became of it.
    `mention`: only words that may point at an event told elsewhere; `points`: "this …", whatever is spoken of now;
    `noun`: a noun phrase, no clause. `before_main`: "recent", "previous", it came before what the text is mainly about.
    `entry`: the row of a list's entry, where what is said without a time of its own belongs.
    `time` is where the words of its time stand, `clock` the number of the expression that names its hour (-1: none),
    `core` the segment it was read from, `quote` the number of the quote it stands in (-1: the narrator's words).
    `where` holds the names after its prepositions of place, known places or not.
    `spans` is all its evidence, `into` the draft it became part of.
    """

    status: Status = "happened"
    heads: frozenset[str] = frozenset()
    words: frozenset[str] | None = None
    indefinite: bool = False
    weak: bool = False
    happens: bool = True
    says: bool = False
    points: bool = False
    noun: bool = False
    before_main: bool = False
    entry: bool = False
    time: tuple[int, int] = (-1, -1)
    clock: int = -1
    place: EventPlace | None = None
    where: frozenset[str] = frozenset()
    into: "Draft | None" = None
    about: "Draft | None" = None

    def __init__(
        self,
        start: int,
        end: int,
        title: str,
        sentence: Sentence,
        *,
        kind: str = "event",
        when: Moment | None = None,
        family: str = "",
        definite: bool = False,
        mention: bool = False,
        core: int = -1,
        quote: int = -1,
        people: tuple[str, ...] = (),
    ) -> None:
        self.start, self.end, self.title, self.sentence = start, end, title, sentence
        self.kind, self.when, self.family = kind, when, family
        self.definite, self.mention, self.core, self.quote = definite, mention, core, quote
        self.people = people
        self.spans: list[tuple[int, int]] = [(start, end)]
        self.links: list[tuple[Relation, Draft]] = []
        self.quotes: list[int] = []

    @property
    def final(self) -> "Draft":
        """The draft this one became part of, itself if none."""
        found = self
        while found.into is not None:
            found = found.into
        return found
