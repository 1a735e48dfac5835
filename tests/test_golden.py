"""The seed article, worked by hand: every time, quotation and finding in it, as a table to be read."""

from datetime import UTC, datetime

import pytest

from timeline_tui import resources
from timeline_tui.model import Finding, Moment, Quote, Record, Timeline, Timex
from timeline_tui.pipeline import timeline
from timeline_tui.resolve.zones import zone

NEW_YORK, MOSCOW = "America/New_York", "Europe/Moscow"


@pytest.fixture(scope="module")
def seed() -> Timeline:
    (name,) = resources.names("seeds", ".txt")
    return timeline([Record(name, resources.read_text("seeds", name), name)])


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def one(seed: Timeline, text: str, nth: int = 0) -> Timex:
    return [timex for timex in seed.timexes if timex.text == text][nth]


def moment(timex: Timex) -> Moment:
    assert timex.moment is not None
    return timex.moment


def clock(when: Moment, key: str) -> str:
    return f"{when.start.astimezone(zone(key)):%d %b %H:%M}"


def test_published_on_the_day_of_the_dateline_in_new_york(seed: Timeline) -> None:
    published = seed.documents[0].published
    assert published is not None
    assert (published.start, published.end) == (utc("2025-12-29T05:00"), utc("2025-12-30T05:00"))
    assert (published.zone, published.zone_from) == (NEW_YORK, "dateline")


def test_language_and_clocks(seed: Timeline) -> None:
    assert seed.documents[0].language == "it"
    assert seed.zones == (NEW_YORK, MOSCOW)


@pytest.mark.parametrize(
    ("words", "nth", "value", "start", "end"),
    [
        ("29 dicembre 2025", 0, "2025-12-29", "2025-12-29T05:00", "2025-12-30T05:00"),
        ("oggi", 0, "2025-12-29", "2025-12-29T05:00", "2025-12-30T05:00"),
        ("questa mattina alle 8 ora di New York", 0, "2025-12-29T08:00", "2025-12-29T13:00", "2025-12-29T13:01"),
        ("15.00", 0, "2025-12-29T15:00", "2025-12-29T12:00", "2025-12-29T12:01"),
        ("ieri sera", 0, "2025-12-28TEV", "2025-12-28T23:00", "2025-12-29T05:00"),
        ("questa mattina", 0, "2025-12-29TMO", "2025-12-29T11:00", "2025-12-29T17:00"),
        ("ieri", 0, "2025-12-28", "2025-12-28T05:00", "2025-12-29T05:00"),
        ("circa le 2.30 del mattino", 0, "2025-12-29T02:30", "2025-12-28T23:30", "2025-12-28T23:31"),
        ("questa mattina alle 8", 0, "2025-12-29T08:00", "2025-12-29T13:00", "2025-12-29T13:01"),
    ],
)
def test_times(seed: Timeline, words: str, nth: int, value: str, start: str, end: str) -> None:
    timex = one(seed, words, nth)
    assert timex.value == value
    assert (moment(timex).start, moment(timex).end) == (utc(start), utc(end))


def test_the_call_in_both_clocks(seed: Timeline) -> None:
    call = moment(one(seed, "questa mattina alle 8 ora di New York"))
    assert (call.zone, call.zone_from, call.granularity) == (NEW_YORK, "stated", "minute")
    assert (clock(call, NEW_YORK), clock(call, MOSCOW)) == ("29 Dec 08:00", "29 Dec 16:00")


def test_half_past_two_in_moscow_is_still_yesterday_in_new_york(seed: Timeline) -> None:
    late = moment(one(seed, "circa le 2.30 del mattino"))
    assert late.approximate
    assert (clock(late, MOSCOW), clock(late, NEW_YORK)) == ("29 Dec 02:30", "28 Dec 18:30")


def test_an_evening_is_no_clock_time(seed: Timeline) -> None:
    evening = moment(one(seed, "ieri sera"))
    assert (evening.granularity, evening.local) == ("part", None)


def test_nothing_in_mar_a_lago_is_a_time(seed: Timeline) -> None:
    text = resources.read_text("seeds", resources.names("seeds", ".txt")[0])
    place = text.index("Mar-a-Lago")
    assert not [timex for timex in seed.timexes if timex.start < place + 10 and timex.end > place]


def conflicts(seed: Timeline) -> list[Finding]:
    return [finding for finding in seed.findings if finding.kind == "clock-conflict"]


def test_one_conflict_of_the_two_clocks(seed: Timeline) -> None:
    (conflict,) = conflicts(seed)
    assert conflict.severity == "error"
    assert all(part in conflict.message for part in ("08:00", "New York", "16:00", "Moscow", "15:00"))
    assert [evidence.text for evidence in conflict.evidence] == [
        "questa mattina alle 8 ora di New York", "15.00", "in Russia",
    ]  # fmt: skip


def test_what_would_make_the_two_clocks_right(seed: Timeline) -> None:
    readings = " ".join(reading.explanation for reading in conflicts(seed)[0].readings)
    assert "Kaliningrad" in readings
    assert "between 9 March and 1 November" in readings


SPEECH = [
    ("positivi", "Casa Bianca"),
    ("buona chiamata", "Donald Trump"),
    ("questioni spinose", "Donald Trump"),
    ("Ho aspettato", "Donald Trump"),
    ("Rappresaglia inevitabile", "Vladimir Putin"),
    ("scioccato e indignato", "Yurij Ushakov"),
    ("90% dei punti", "Donald Trump"),
    ("la pace non è mai stata così vicina", "Casa Bianca"),
]


def marked(seed: Timeline) -> list[Quote]:
    return [quote for quote in seed.quotes if quote.kind != "indirect"]


def test_eight_marked_quotations_and_their_speakers(seed: Timeline) -> None:
    found = [(quote.text, quote.speaker.name if quote.speaker else None) for quote in marked(seed)]
    assert len(found) == len(SPEECH)
    for (text, speaker), (words, name) in zip(found, SPEECH, strict=True):
        assert text.startswith(words)
        assert speaker == name


def test_two_quotations_are_closed_with_the_wrong_mark(seed: Timeline) -> None:
    wrong = [finding.evidence[0].text for finding in seed.findings if finding.kind == "mismatched-quote-marks"]
    assert wrong == ["“90% dei punti“", "“la pace non è mai stata così vicina“"]


def test_no_other_finding(seed: Timeline) -> None:
    assert len(seed.findings) == 3


def test_the_call_is_one_row_with_its_conflict(seed: Timeline) -> None:
    at_eight = [event for event in seed.events if event.when and event.when.start == utc("2025-12-29T13:00")]
    assert len(at_eight) == 1
    assert at_eight[0].findings == (conflicts(seed)[0].id,)
    assert {"Donald Trump", "Vladimir Putin"} <= set(at_eight[0].people)


@pytest.mark.parametrize("words", ["Mar-a-Lago", "Anchorage"])
def test_meetings_are_ordered_but_not_dated(seed: Timeline, words: str) -> None:
    rows = [event for event in seed.events if any(words in evidence.text for evidence in event.evidence)]
    assert len(rows) == 1
    assert rows[0].when is None
    assert rows[0].order


def test_every_span_is_the_text_it_claims(seed: Timeline) -> None:
    text = resources.read_text("seeds", resources.names("seeds", ".txt")[0])
    pieces = [*seed.timexes, *seed.quotes, *(e for event in seed.events for e in event.evidence)]
    pieces += [evidence for finding in seed.findings for evidence in finding.evidence]
    assert all(text[piece.start : piece.end] == piece.text for piece in pieces)
