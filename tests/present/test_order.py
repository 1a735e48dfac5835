"""Where what has no date stands."""

from dataclasses import replace

import pytest

from support import event, moment, timeline
from timeline_tui.model import Event, Order
from timeline_tui.present.order import groups
from timeline_tui.present.rows import Rows

NOON = moment("2024-05-14T12:00")


def placed(*events: Event) -> list[tuple[str, str, list[str]]]:
    ranks = {one.id: rank for rank, one in enumerate(events)}
    return [
        (group.stand, events[group.anchor].title if group.anchor >= 0 else "", [events[m].title for m in group.members])
        for group in groups(events, ranks)
    ]


def ordered(name: str, *orders: tuple[str, str]) -> Event:
    return event(name, order=tuple(Order(relation, f"e-{other}") for relation, other in orders))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("relation", "stand"), [("before", "before"), ("after", "after"), ("during", "during"), ("same", "during")]
)
def test_an_undated_event_stands_by_the_one_it_is_ordered_against(relation: str, stand: str) -> None:
    assert placed(event("noon", NOON), ordered("a", (relation, "noon"))) == [(stand, "noon", ["a"])]


def test_an_order_stated_on_the_dated_event_counts_too() -> None:
    noon = event("noon", NOON, order=(Order("after", "e-a"),))
    assert placed(noon, event("a")) == [("before", "noon", ["a"])]


def test_a_chain_reaches_the_dated_event_and_keeps_its_order() -> None:
    events = (event("noon", NOON), ordered("late", ("before", "noon")), ordered("early", ("before", "late")))
    assert placed(*events) == [("before", "noon", ["early", "late"])]


def test_what_a_chain_cannot_tell_is_not_told() -> None:
    events = (event("noon", NOON), ordered("later", ("after", "noon")), ordered("when", ("before", "later")))
    assert placed(*events) == [("after", "noon", ["later"]), ("after", "", ["when"])]


def test_circles_keep_the_order_of_the_text() -> None:
    events = (event("noon", NOON), ordered("a", ("before", "b"), ("before", "noon")), ordered("b", ("before", "a")))
    assert placed(*events) == [("before", "noon", ["a", "b"])]
    assert placed(ordered("x", ("before", "y")), ordered("y", ("before", "x"))) == [("after", "", ["x", "y"])]


def test_orders_against_nothing_or_oneself_are_ignored() -> None:
    assert placed(ordered("a", ("before", "gone"), ("after", "a"))) == [("after", "", ["a"])]


def test_a_chain_of_thousands_is_followed() -> None:
    chain = [event("0", NOON), *(ordered(str(n), ("before", str(n - 1))) for n in range(1, 5000))]
    [(stand, anchor, members)] = placed(*chain)
    assert (stand, anchor, members[0], members[-1]) == ("before", "0", "4999", "1")


def test_groups_stand_around_the_day_of_their_event_and_never_split_it() -> None:
    rows = Rows(timeline(
        event("morning", moment("2024-05-14T08:00")), event("noon", NOON), ordered("a", ("before", "noon")),
        ordered("b", ("after", "morning")), event("c"),
    ))  # fmt: skip
    assert [row.title for row in rows] == [
        "before Tue 14 May 2024, 12:00", "a", "Tue 14 May 2024", "morning", "noon", "after Tue 14 May 2024, 08:00", "b",
        "undated", "c",
    ]  # fmt: skip


def test_what_something_lasts_from_is_named_without_from() -> None:
    since = replace(NOON, open="end", edtf=f"{NOON.edtf}/..")
    rows = Rows(timeline(event("closed", since), ordered("flood", ("before", "closed"))))
    assert [row.title for row in rows][:2] == ["before Tue 14 May 2024, 12:00", "flood"]
