"""What was said, by whom, and how we know."""

from dataclasses import dataclass
from typing import Literal

from timeline_tui.model.moment import Moment
from timeline_tui.model.span import Evidence, Mention

QuoteKind = Literal["direct", "partial", "indirect"]
FoundBy = Literal["cue", "pronoun", "previous", "heading", "chain", "unspoken", "user"]


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: the full name the document gives, the words beside the cue, and through whom it came."""

    name: str
    mention: Mention | None
    found_by: FoundBy
    via: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation: the words between the marks (or the reported clause), without the marks.

    `witnesses` are the same words, or a part of them, as other documents give them.
    """

    id: str
    document: str
    start: int
    end: int
    text: str
    kind: QuoteKind
    continues: str | None = None
    speaker: Speaker | None = None
    cue: Mention | None = None
    addressee: str | None = None
    said_at: Moment | None = None
    about: str | None = None
    witnesses: tuple[Evidence, ...] = ()
