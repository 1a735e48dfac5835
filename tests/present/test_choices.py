"""Which readings of a finding can be taken for granted, and what hangs on them."""

from timeline_tui.model import Assumptions, Record, Timeline
from timeline_tui.pipeline import timeline
from timeline_tui.present.choices import ClockChoice, choices_of_event, clock_choices
from timeline_tui.present.line import plain

STORY = "The ministers met at 8 a.m. New York time, that is 3 p.m. in Russia. A weekday: Monday, 4 December 2024."
CHOICE = ClockChoice("in Russia", "Europe/Kaliningrad")


def read(text: str = STORY, **assumed: tuple[tuple[str, str], ...]) -> Timeline:
    return timeline([Record("story", text, date="2024-12-02", language="en")], Assumptions(**assumed))  # type: ignore[arg-type]


def test_only_a_reading_in_another_clock_of_the_same_words_is_a_choice() -> None:
    story = read()
    conflict, *others = sorted(story.findings, key=lambda finding: finding.kind != "clock-conflict")
    found = clock_choices(story, conflict)
    assert list(found.values()) == [CHOICE]
    assert "Kaliningrad" in conflict.readings[next(iter(found))].explanation
    assert others and all(clock_choices(story, other) == {} for other in others)


def test_words_within_the_time_expression_are_found_too() -> None:
    story = read("The ministers met at 8 a.m. New York time, that is at 3 p.m. Russia time.")
    choices = [choice for finding in story.findings for choice in clock_choices(story, finding).values()]
    assert [choice.zone for choice in choices] == ["Europe/Kaliningrad"]
    assert read(story.documents[0].text, places=(choices[0],)).findings == ()  # type: ignore[attr-defined]


def test_a_choice_is_told_in_the_texts_own_words() -> None:
    assert CHOICE.told == "“in Russia” is Kaliningrad time"
    assert len(ClockChoice("x" * 500, "Europe/Rome").told) < 80


def test_an_event_names_the_choices_its_time_hangs_on() -> None:
    story = read("The ministers met on 2 December 2024 at 3 p.m. in Russia. The envoy left on 1 December 2024.",
                 places=(CHOICE,))  # fmt: skip
    told = {event.title: [plain(line) for line in choices_of_event(story, event, [CHOICE])] for event in story.events}
    assert sorted(told.values(), key=len) == [[], ["● Your choice: “in Russia” is Kaliningrad time."]]
