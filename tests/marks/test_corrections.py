"""What the user sets right goes into the pipeline: rows move, contradictions come and go, the text's word is kept."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from timeline_tui.marks import edit
from timeline_tui.marks.parts import parts
from timeline_tui.model import Assumptions, Event, Evidence, Mark, Record, Timeline
from timeline_tui.pipeline import timeline
from timeline_tui.present.rows import Rows

STORY = (
    "Harbour talks open\n"
    "Lisbon, 14 May 2024 – The port minister Ana Duarte met the ferry workers today at 9 a.m. "
    "The meeting ended at 11:30. “We will reopen the quay in June,” Duarte said, smiling; “it is time.”\n"
    "On Monday the crews had blocked the northern dock, with two boats damaged by the gate, and sang all night long.\n"
)
NOW = "2024-05-15T08:00:00Z"
Read = Callable[..., Timeline]


def read(*marks: Mark, text: str = STORY) -> Timeline:
    records = [Record("story", text, date="2024-05-14", language="en")]
    return timeline(records, Assumptions(marks=marks))


PLAIN = read()


def event(title: str, of: Timeline = PLAIN) -> Event:
    return next(one for one in of.events if title in one.title)


def on(words: str, **more: object) -> Mark:
    return replace(edit.of_event(PLAIN, event(words), ()), changed=NOW, **more)  # type: ignore[arg-type]


def titles(of: Timeline) -> list[str]:
    return [row.title for row in Rows(of) if row.kind == "event"]


def test_a_corrected_time_moves_its_row_and_says_whose_it_is() -> None:
    read_so = read(on("ended", when="2024-05-14T08:15", zone="Europe/Madrid"))
    when = event("ended", read_so).when
    assert when is not None and when.local == "2024-05-14T08:15:00+02:00[Europe/Madrid]"
    assert when.zone_from == "user" and "You set this time" in when.reasons[0] and "11:30" in when.reasons[0]
    assert titles(read_so).index("The meeting ended") < titles(read_so).index(event("met the ferry").title)
    [mark] = read_so.marks
    [correction] = mark.corrections
    assert correction.what == "time" and correction.at == NOW
    assert correction.moment is not None and correction.moment == event("ended").when


@pytest.mark.parametrize(
    ("value", "granularity", "edtf"),
    [
        ("2024-05-14", "day", "2024-05-14"),
        ("2024-05", "month", "2024-05"),
        ("2024", "year", "2024"),
        ("2024-05-14TEV", "part", "2024-05-14"),
        ("2024-W20", "week", "2024-05-13/2024-05-19"),
        ("2024-Q2", "quarter", "2024-34"),
        ("2024-SU~", "season", "2024-22~"),
        ("199", "decade", "199X"),
        ("19", "century", "19XX"),
    ],
)  # fmt: skip
def test_a_time_is_set_as_coarse_as_it_is_known(value: str, granularity: str, edtf: str) -> None:
    when = event("ended", read(on("ended", when=value, zone="Europe/Lisbon"))).when
    assert when is not None and (when.granularity, when.edtf) == (granularity, edtf)


def test_an_event_may_lose_its_time() -> None:
    assert event("ended", read(on("ended", when="undated"))).when is None


def test_contradictions_of_order_are_looked_for_again() -> None:
    text = "Lisbon, 14 May 2024 – The envoy met the crews on 12 May. On 13 May, after the meeting, the ferry left."
    plain = read(text=text)
    mark = edit.of_event(plain, event("ferry left", plain), ())
    assert not plain.findings
    read_so = read(replace(mark, when="2024-05-10", zone="Europe/Lisbon", changed=NOW), text=text)
    assert [finding.kind for finding in read_so.findings] == ["order-conflict"]
    assert event("ferry left", read_so).findings == (read_so.findings[0].id,)


def test_a_title_is_the_users_and_the_texts_is_kept() -> None:
    read_so = read(on("ended", title="End of the first round"))
    assert event("End of the first", read_so).id == event("ended").id
    assert read_so.marks[0].corrections[0].said == "The meeting ended"


def test_a_speaker_is_named_for_all_that_goes_on() -> None:
    quote = PLAIN.quotes[0]
    mark = replace(edit.of_quote(PLAIN, quote, ()), speaker="Rui Costa", changed=NOW)
    read_so = read(mark)
    speakers = [one.speaker for one in read_so.quotes]
    assert speakers[0] is not None and (speakers[0].name, speakers[0].found_by) == ("Rui Costa", "user")
    for before, after in zip(PLAIN.quotes, read_so.quotes, strict=True):
        if before.continues == quote.id:
            assert after.speaker is not None and after.speaker.name == "Rui Costa"
    assert "Rui Costa" in [person.name for person in read_so.people]
    [shown] = read_so.marks
    assert shown.corrections[0].said == "Ana Duarte" and shown.event is not None


def test_two_rows_become_one_with_all_that_belongs_to_them() -> None:
    whole = event("met the ferry")
    read_so = read(on("ended", into=edit.target(PLAIN, whole), hidden=False))
    assert "The meeting ended" not in titles(read_so) and len(read_so.events) == len(PLAIN.events) - 1
    one = event("met the ferry", read_so)
    assert set(event("ended").quotes) <= set(one.quotes) and event("ended").evidence[0] in one.evidence
    assert one.when == whole.when and read_so.marks[0].event == whole.id
    ids = {each.id for each in read_so.events}
    assert all(order.event in ids for each in read_so.events for order in each.order)
    assert all(quote.about in ids for quote in read_so.quotes if quote.about)


def test_rows_put_into_each_other_in_a_circle_stay() -> None:
    first, second = event("met the ferry"), event("ended")
    read_so = read(on("met the ferry", into=edit.target(PLAIN, second)), on("ended", into=edit.target(PLAIN, first)))
    assert len(read_so.events) == len(PLAIN.events) - 1


def test_a_row_is_split_off_with_its_words_time_and_quotes() -> None:
    host = event("crews")
    part = next(words for words in parts(PLAIN, host) if words.text.startswith("with two boats"))
    mark = replace(edit.added(PLAIN, part, host), changed=NOW)
    read_so = read(mark)
    own = event("boats", read_so)
    assert own.id == mark.id and own.when == host.when and own.evidence == (part,)
    assert [one.what for one in read_so.marks[0].corrections] == ["split"]


def words(text: str) -> Evidence:
    start = STORY.index(text)
    return Evidence("story", start, start + len(text), text)


def test_an_added_row_takes_its_time_from_its_words() -> None:
    mark = edit.added(PLAIN, words("ferry workers today at 9 a.m."))
    own = next(one for one in read(mark).events if one.id == mark.id)
    assert own.title == "ferry workers today at 9 a.m." and own.when == event("met the ferry").when


def test_an_added_row_takes_the_time_that_is_given_it() -> None:
    mark = replace(edit.added(PLAIN, words("Harbour talks open")), when="2024-05-14T07:00", zone="Europe/Lisbon")
    own = next(one for one in read(mark).events if one.id == mark.id)
    assert own.when is not None and own.when.edtf.startswith("2024-05-14T07:00")


def test_corrections_follow_their_words_into_a_changed_source() -> None:
    mark = on("ended", when="2024-05-14T12:00", zone="Europe/Lisbon")
    read_so = read(mark, text=STORY.replace("The port minister", "Early in the day the old port minister"))
    when = event("ended", read_so).when
    assert when is not None and when.zone_from == "user"


def test_what_is_no_longer_there_corrects_nothing_and_is_kept() -> None:
    read_so = read(on("ended", title="X"), text=STORY.replace("The meeting ended at 11:30. ", ""))
    assert [one.event for one in read_so.marks] == [None] and "X" not in titles(read_so)


# What words mean

CALL = (
    "NEW YORK, 2 December 2024 — The ministers met at 8 a.m. New York time, that is 3 p.m. in Moscow. "
    "Two hours later the envoy left."
)


def meaning(words: str, when: str, zone: str, text: str = CALL) -> Mark:
    plain = read(text=text)
    timex = next(one for one in plain.timexes if words in one.text)
    return replace(edit.of_words(plain, timex, ()), when=when, zone=zone, changed=NOW)


def test_words_that_mean_another_time_take_what_hangs_on_them_along() -> None:
    plain, read_so = read(text=CALL), read(meaning("8 a.m.", "2024-12-02T07:00", "America/New_York"), text=CALL)
    assert [finding.kind for finding in plain.findings] == ["clock-conflict"] and read_so.findings == ()
    met = event("ministers met", read_so)
    assert met.when is not None and met.when.edtf == "2024-12-02T07:00:00-05:00" and met.when.zone_from == "user"
    later = [one.moment.edtf for one in read_so.timexes if one.moment and "later" in one.text]
    assert all("T09:" in edtf or "T14:" in edtf or "T17:" in edtf for edtf in later)
    [mark] = read_so.marks
    assert mark.event == met.id and mark.corrections[0].what == "words"
    assert mark.corrections[0].moment == event("ministers met", plain).when


def test_words_told_in_the_other_clock_can_be_set_right() -> None:
    read_so = read(meaning("3 p.m.", "2024-12-02T16:00", "Europe/Moscow"), text=CALL)
    assert read_so.findings == ()
    assert [row.own for row in Rows(read_so) if "met" in row.title] == [False], "the row is told in the first clock"


@pytest.mark.parametrize("value", ["2024-12-02", "2024-12", "2024", "2024-12-02TMO", "2024-W49", "2024-Q4", "2024-FA",
                                   "2024-H2", "202", "20", "2024-12-02T08:00:30"])  # fmt: skip
def test_words_may_mean_anything_a_value_can_say(value: str) -> None:
    read_so = read(meaning("8 a.m.", value, "America/New_York"), text=CALL)
    assert value in [timex.value for timex in read_so.timexes]


def test_words_that_are_gone_mean_nothing() -> None:
    mark = meaning("8 a.m.", "2024-12-02T07:00", "America/New_York")
    read_so = read(mark, text="Nothing of the kind. On 3 December 2024 the envoy left.")
    assert [one.event for one in read_so.marks] == [None]
