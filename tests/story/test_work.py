"""The work of putting documents together grows with their number, not with its square."""

from datetime import timedelta

import pytest

from support import instant
from timeline_tui.model import Document, Event, Evidence, Moment, Timeline
from timeline_tui.story import groups, story

MOST = 40
"""Comparisons that an event may cost: of the thousand here each could be compared with a thousand."""
CASES = {
    "one minute": lambda number: ("node restarted by the watchdog", timedelta(minutes=number)),
    "one day, one title": lambda number: ("backup of the archive finished", timedelta(seconds=number % 80_000)),
    "many titles": lambda number: (f"job j{number % 97} of queue q{number % 13} failed", timedelta(hours=number)),
    "one event in all": lambda _: ("comet passed the observatory", timedelta()),
}


def log(name: str, count: int, case: str) -> Timeline:
    """A document of ready-made events."""
    events = []
    for number in range(count):
        title, after = CASES[case](number)
        start = instant("2024-05-01T00:00") + after
        when = Moment(start, start + timedelta(minutes=1), "minute", "UTC", "stated", start.isoformat(), "")
        evidence = (Evidence(name, number * 80, number * 80 + 60, title),)
        events.append(Event(f"{name}-{number}", title, "event", "happened", when, evidence=evidence))
    return Timeline("", "", (), (Document(name, name, name, "en", None, 0),), (), (), tuple(events), (), ())


def compared(monkeypatch: pytest.MonkeyPatch, documents: int, count: int, case: str) -> int:
    """How many pairs of tellings are weighed."""
    asked = 0
    weigh = groups.alike

    def counted(*arguments: object) -> object:
        nonlocal asked
        asked += 1
        return weigh(*arguments)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(groups, "alike", counted)
        story([log(f"log {number:03}", count, case) for number in range(documents)])
    return asked


@pytest.mark.parametrize("case", CASES)
def test_the_pairs_compared_grow_with_the_events(case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert compared(monkeypatch, 4, 250, case) <= MOST * 1000


@pytest.mark.parametrize("case", CASES)
def test_the_pairs_compared_grow_with_the_documents(case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert compared(monkeypatch, 125, 8, case) <= MOST * 1000
