"""Whatever articles come together: nothing refers to what is gone, and the order of files decides nothing."""

from hypothesis import given, settings
from hypothesis import strategies as st

from timeline_tui.model import Assumptions, Record, Timeline
from timeline_tui.pipeline import merged, read_one

SENTENCES = (
    "Ida Falk and Tom Renn spoke by telephone on Tuesday at 9 a.m. ",
    "Ida Falk met Tom Renn in Bern on Tuesday. ",
    "Falk and Renn held a telephone conversation on Tuesday. ",
    "“We will open the bridge before the summer ends,” Ida Falk said on Tuesday. ",
    "“Open the bridge”, said Renn. ",
    "Two trains collided near Thun on May 13, injuring 14 people. ",
    "Two trains collided near Thun on May 12, injuring 14 people. ",
    "After the collision Tom Renn resigned. ",
    "The talks were called off before the call. ",
    "Olaf Falk was arrested in Oslo on Monday evening. ",
)
ARTICLES = st.lists(st.lists(st.sampled_from(SENTENCES), max_size=5).map("".join), min_size=2, max_size=4)


def parts(texts: list[str]) -> list[Timeline]:
    days = ("2024-05-14", "2024-05-15", "", "2024-05-16")
    return [read_one(Record(f"doc {n}", text, date=days[n], language="en")) for n, text in enumerate(texts)]


@settings(max_examples=40, deadline=None)
@given(ARTICLES)
def test_nothing_refers_to_what_is_gone(texts: list[str]) -> None:
    told = merged(parts(texts), Assumptions())
    events, quotes = [event.id for event in told.events], [quote.id for quote in told.quotes]
    findings, people = {finding.id for finding in told.findings}, {person.name for person in told.people}
    assert len(set(events)) == len(events) and len(set(quotes)) == len(quotes)
    for event in told.events:
        assert {order.event for order in event.order} <= set(events) - {event.id}
        assert event.about in (None, *events) and set(event.quotes) <= set(quotes) and set(event.findings) <= findings
        assert not event.union or set(event.union.events).isdisjoint(events)
    for quote in told.quotes:
        assert quote.continues in (None, *quotes) and quote.about in (None, *events)
        assert all(words.text for words in quote.witnesses)
    assert all(name in people or " " not in name for event in told.events for name in event.people)


@settings(max_examples=20, deadline=None)
@given(ARTICLES)
def test_the_order_of_files_decides_nothing(texts: list[str]) -> None:
    made = parts(texts)
    one, other = merged(made, Assumptions()), merged(made[::-1], Assumptions())
    for kind in ("events", "quotes", "people", "findings", "documents"):
        assert set(getattr(one, kind)) == set(getattr(other, kind))
