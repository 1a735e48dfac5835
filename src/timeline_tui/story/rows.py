"""One event out of the tellings of several documents, which loses nothing that any of them says."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import replace

from timeline_tui.model import Event, EventPlace, Moment, Order, Union
from timeline_tui.model.event import Status
from timeline_tui.model.moment import Granularity

_FINENESS: tuple[Granularity, ...] = (
    "second", "minute", "hour", "part", "day", "weekend", "week", "month", "season", "quarter", "half", "year",
    "decade", "century",
)  # fmt: skip
_FIRMNESS: tuple[Status, ...] = ("happened", "denied", "planned", "possible")


def united(events: Sequence[Event], reasons: Sequence[str]) -> Event:
    """Return the event that all these tell of: the first one's id and title, the most precise of their times.

    `events` are in the order of their documents' ranks.
    """
    first = events[0]
    earlier = [one for event in events if event.union for one in event.union.events]
    others = tuple(dict.fromkeys((*(event.id for event in events[1:]), *earlier)))
    told = [reason for event in events if event.union for reason in event.union.reasons]
    return replace(
        first,
        status=min((event.status for event in events), key=_FIRMNESS.index),
        when=_when(events),
        order=tuple(dict.fromkeys(order for event in events for order in event.order)),
        people=tuple(dict.fromkeys(name for event in events for name in event.people)),
        place=_place(events),
        quotes=tuple(dict.fromkeys(quote for event in events for quote in event.quotes)),
        findings=tuple(dict.fromkeys(finding for event in events for finding in event.findings)),
        about=next((event.about for event in events if event.about), None),
        evidence=tuple(dict.fromkeys(words for event in events for words in event.evidence)),
        union=Union(others, tuple(dict.fromkeys((*reasons, *told)))),
    )


def _when(events: Sequence[Event]) -> Moment | None:
    moments = [event.when for event in events if event.when is not None]
    return min(moments, key=_vagueness) if moments else None


def _vagueness(moment: Moment) -> tuple[int, bool, bool]:
    """Sort key: the most precise first, of equals what is sure and whose clock is told."""
    return _FINENESS.index(moment.granularity), moment.approximate or moment.uncertain, moment.zone_from == "assumed"


def _place(events: Sequence[Event]) -> EventPlace | None:
    places = [event.place for event in events if event.place is not None]
    return next((place for place in places if place.zone), places[0] if places else None)


def renamed(event: Event, ids: Mapping[str, str], known: Container[str]) -> Event:
    """Return an event that speaks of others by the ids they now have, and of none that is not known."""
    others = (Order(order.relation, ids.get(order.event, order.event)) for order in event.order)
    order = tuple(dict.fromkeys(one for one in others if one.event in known and one.event != event.id))
    about = ids.get(event.about, event.about) if event.about else None
    if about not in known or about == event.id:
        about = None
    return replace(event, order=order, about=about) if (order, about) != (event.order, event.about) else event
