"""What happened: a row of the timeline."""

from dataclasses import dataclass
from typing import Literal

from timeline_tui.model.moment import Moment
from timeline_tui.model.span import Evidence

Status = Literal["happened", "planned", "possible", "denied"]
Relation = Literal["before", "after", "during", "same"]


@dataclass(frozen=True, slots=True)
class Order:
    """This event stands in `relation` to another: "before" means it happened before that event."""

    relation: Relation
    event: str


@dataclass(frozen=True, slots=True)
class EventPlace:
    """Where: the name in the text's words, and the IANA zone of its clock ("" when unknown)."""

    name: str
    zone: str


@dataclass(frozen=True, slots=True)
class Union:
    """What one event was put together from: the `events` of other documents (their ids), and in a few words why."""

    events: tuple[str, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, is planned, possible or denied; `when` is None for what is only ordered.

    `kind` is "event" or "statement"; `about` is the event a statement speaks of. `evidence` holds the
    sentences or clauses it was read from, the first of them the one its title is taken from. `union` is None for
    what only one document tells.
    """

    id: str
    title: str
    kind: str
    status: Status
    when: Moment | None
    order: tuple[Order, ...] = ()
    people: tuple[str, ...] = ()
    place: EventPlace | None = None
    quotes: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()
    about: str | None = None
    evidence: tuple[Evidence, ...] = ()
    union: Union | None = None
