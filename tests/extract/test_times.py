"""Time expressions in any text: spans that fit, no failure, linear work, and what was written is read back."""

import sys
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline_tui.extract.segment import segment
from timeline_tui.extract.timex import expressions
from timeline_tui.extract.timex.lexicon import lexicon, listed
from timeline_tui.languages import codes, load
from timeline_tui.model import Expression, Record
from timeline_tui.pipeline import read_one
from timeline_tui.resolve.zones import all_zones, zone

ZONES = sorted(all_zones())
SHAPES = [
    "8",
    "15.30",
    "15:30",
    "3-5",
    "2024",
    "’98",
    "1990s",
    "12/05/2024",
    "2024-05-06",
    "(",
    ")",
    ",",
    "–",
    "%",
    "€",
    "Q3",
    "XX",
]


def found(text: str, code: str) -> tuple[Expression, ...]:
    pack = load(code)
    return expressions(text, segment(text, pack), pack)


@st.composite
def time_prose(draw: st.DrawFn) -> tuple[str, str]:
    """A row of a language's own time words, numbers and marks in any order: no sense, all traps."""
    code = draw(st.sampled_from(codes()))
    words = st.sampled_from([*sorted(lexicon(load(code)).words), *SHAPES])
    gaps = st.sampled_from([" ", " ", " ", "", "-", "\u00a0", ", ", ". ", "\n", "\n\n"])
    return code, "".join(word + gap for word, gap in draw(st.lists(st.tuples(words, gaps), max_size=30)))


@settings(max_examples=300, deadline=None)
@given(time_prose())
def test_any_row_of_time_words_is_read_without_failure(prose: tuple[str, str]) -> None:
    code, text = prose
    timeline = read_one(Record("any", text, date="2024-05-06", language=code))
    spans = [(timex.start, timex.end) for timex in timeline.timexes]
    assert spans == sorted(spans)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
    assert all(text[timex.start : timex.end] == timex.text for timex in timeline.timexes)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200), st.sampled_from(codes()))
def test_any_text_at_all_is_read_without_failure(text: str, code: str) -> None:
    assert all(text[e.start : e.end] == e.text for e in found(text, code))


@settings(max_examples=300, deadline=None)
@given(
    st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1)).map(
        lambda when: when.replace(second=0, microsecond=0, tzinfo=UTC)
    ),
    st.sampled_from(ZONES),
    st.sampled_from(codes()),
)
def test_a_printed_instant_is_read_back(instant: datetime, key: str, code: str) -> None:
    local = instant.astimezone(zone(key))
    offset = local.utcoffset()
    if offset is None or offset % timedelta(minutes=1):
        return  # clocks of before standard time cannot be written in hours and minutes
    month = listed(load(code).table("time")["months"][str(local.month)])[0 if code not in ("ru", "uk") else 1]
    sign, minutes = "-" if offset < timedelta(0) else "+", abs(int(offset.total_seconds()) // 60)
    text = f"{local.day} {month} {local.year}, {local:%H:%M} UTC{sign}{minutes // 60:02d}:{minutes % 60:02d}"
    moment = read_one(Record("printed", text, language=code)).timexes[-1].moment
    assert moment is not None
    assert moment.start == instant


@pytest.mark.parametrize(
    "unit", ["on 3 May at 8 p.m. ", "1 2 3 4 5 ", "the the the ", "May ", "8 a.m. (9 a.m. in Rome) ", "'’'’", "a-b-"]
)
def test_work_grows_with_the_text_and_no_faster(unit: str) -> None:
    def calls(text: str) -> int:
        count = 0

        def counted(*_: object) -> None:
            nonlocal count
            count += 1

        found(text[:10], "en")
        sys.setprofile(counted)
        try:
            found(text, "en")
        finally:
            sys.setprofile(None)
        return count

    small, large = calls(unit * 200), calls(unit * 1600)
    assert large < small * 8 * 1.5


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "The score was 3-1 and the price $15.30, or 12.5% more."),
        ("en", "Flight 512 of a K320 carried 118 people; the 905 was ready."),
        ("en", "The Senate voted 51 to 49; you may march on."),
        ("it", "Il volo 512 costava 15,30 euro e il governo ha preso 305 voti su 630."),
        ("de", "Der Antrag erhielt 305 von 630 Stimmen, die Aktie stieg um 2,5 Prozent."),
        ("fr", "Le match a fini 3-1 devant 20 000 personnes, pour 15,30 euros."),
    ],
)  # fmt: skip
def test_numbers_that_are_no_times(code: str, text: str) -> None:
    assert [expression.text for expression in found(text, code)] == []
