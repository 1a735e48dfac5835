"""An event told in two sentences, each in its own clock: one row, and a finding when the clocks do not agree."""

import pytest

from timeline_tui.model import Record, Timeline
from timeline_tui.pipeline import read_one


def told(code: str, text: str, zone: str = "America/New_York") -> Timeline:
    return read_one(Record("told", text, date="2025-12-30", language=code, zone=zone))


@pytest.mark.parametrize(
    ("code", "first", "second"),
    [
        ("en", "Ada Brown and Carl Dean spoke by telephone at 8 a.m. in New York on Monday.",
         "The call began at {} Moscow time."),
        ("it", "La telefonata tra Rossi e Bianchi è avvenuta ieri alle 8 ora di New York.",
         "La telefonata è cominciata alle {} ora di Mosca."),
    ],
)  # fmt: skip
@pytest.mark.parametrize(("hour", "agrees"), [("16:00", True), ("15:00", False)])
def test_clocks_in_different_sentences(code: str, first: str, second: str, hour: str, agrees: bool) -> None:
    timeline = told(code, f"{first} Nobody said more.\n\n{second.format(hour)}")
    (event,) = timeline.events
    assert event.when is not None and event.when.start.isoformat() == "2025-12-29T13:00:00+00:00"
    assert len(event.evidence) == 2
    found = [] if agrees else ["08:00 in New York is 16:00 in Moscow; the text says 15:00"]
    assert len(timeline.findings) == len(found)
    for finding, words in zip(timeline.findings, found, strict=True):
        assert finding.kind == "clock-conflict" and words in finding.message and event.findings == (finding.id,)


@pytest.mark.parametrize(
    "second",
    [
        "A second call began at 3 p.m. Moscow time.",
        "The call between Brown and Eva Frost began at 3 p.m. Moscow time.",
        "The call began at 11 p.m. Moscow time.",
        "The call between Brown and Dean on 3 December began at 3 p.m. Moscow time.",
    ],
)
def test_other_events_are_told_apart(second: str) -> None:
    timeline = told("en", f"Ada Brown and Carl Dean spoke by telephone at 8 a.m. in New York on Monday.\n\n{second}")
    assert len(timeline.events) == 2 and not timeline.findings
