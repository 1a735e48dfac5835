"""Whatever path the words make, resolution and its checks answer, and what they answer is sound."""

import re
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from timeline_tui.model import At, Expression, Nth, Shift, Span, ZoneWords
from timeline_tui.resolve import zones
from timeline_tui.resolve.anchor import Anchor
from timeline_tui.resolve.checks import check
from timeline_tui.resolve.context import Utterance
from timeline_tui.resolve.resolver import resolve

UNITS = (
    "second", "minute", "hour", "day", "weekend", "week", "month", "quarter", "season", "half", "year", "decade",
    "century", "millennium",
)  # fmt: skip
PARTS, SEASONS = ["MO", "MI", "AF", "EV", "NI", "DT", "TNI", "??"], ["SP", "SU", "FA", "WI", "??"]
NUMBERS = st.integers(-12, 40) | st.integers(-12000, 12000) | st.integers(-(10**12), 10**12)
FIELDS = (
    "year", "century", "decade", "short_year", "short_decade", "half", "quarter", "month", "week", "weekend", "day",
    "weekday", "hour", "minute", "second", "fiscal_year",
)  # fmt: skip
KEYS = sorted(zones.all_zones())
DIRECTIONS = st.sampled_from([None, -1, 0, 1])
ODD = st.sampled_from([0.5, -1.5, float("inf"), float("nan")])
AMOUNTS = st.none() | st.integers(-60, 60) | st.floats(-1e12, 1e12) | ODD
HOLIDAYS = st.sampled_from(["12-25", "02-29", "easter+1", "easter-46", "easter", "x"])
ATS = (
    st.builds(At, st.sampled_from(FIELDS), NUMBERS, DIRECTIONS)
    | st.builds(At, st.just("part"), st.sampled_from(PARTS), DIRECTIONS)
    | st.builds(At, st.just("season"), st.sampled_from(SEASONS), DIRECTIONS)
    | st.builds(At, st.just("holiday"), HOLIDAYS, DIRECTIONS)
)
STEPS = (
    ATS
    | st.builds(Shift, st.sampled_from(UNITS), AMOUNTS, st.sampled_from([-1, 0, 1]), st.booleans())
    | st.builds(Nth, st.sampled_from([*UNITS, "weekday"]), st.integers(-60, 60) | NUMBERS, st.integers(0, 8))
)
ZONES = st.none() | st.builds(
    ZoneWords,
    st.just(0),
    st.just(4),
    st.just("zone"),
    st.sampled_from(["place", "clock", "abbreviation", "offset", "utc", "local"]),
    st.sampled_from(KEYS) | st.sampled_from(["", "No/Where"]),
    st.none() | st.integers(-2000, 2000),
    st.lists(st.sampled_from(KEYS) | st.just("No/Where"), max_size=3).map(tuple),
    st.just(""),
    st.booleans(),
)
POINTERS = st.none() | st.integers(-2, 8)
EXPRESSIONS = st.builds(
    Expression,
    start=st.integers(0, 60),
    end=st.integers(61, 80),
    text=st.just("words"),
    type=st.sampled_from(["DATE", "TIME", "DATE", "TIME", "SET", "DURATION"]),
    rule=st.just("test"),
    base=st.sampled_from(["none", "now", "focus"]),
    steps=st.lists(STEPS, max_size=5).map(tuple),
    amounts=st.lists(st.tuples(AMOUNTS, st.sampled_from(UNITS)), max_size=2).map(tuple),
    mod=st.sampled_from([None, "APPROX", "START"]),
    open=st.sampled_from(["none", "start", "end"]),
    zone=ZONES,
    tense=st.sampled_from(["past", "future", "present", ""]),
    said_as=POINTERS,
    range_of=POINTERS,
)
ANCHORS = st.builds(
    Anchor,
    st.none() | st.dates() | st.sampled_from([date.min, date.max]),
    st.none() | st.times(),
    st.sampled_from(KEYS),
    st.sampled_from(["dateline", "assumed"]),
    st.just(()),
    st.none(),
)
VALUE = re.compile(
    r"(BC)?[\dX]{1,6}[\d]*(-(W[\dX]{2}(-WE|-[1-9])?|Q[\dX]|H[\dX]|SP|SU|FA|WI|XX|[\dX]{2,}(-[\dX]{2,})?|\?\?))?"
    r"(T([A-Z]{2,3}|[\dX-]{2,}:[\dX-]{2,}(:[\d-]{2,})?Z?|\?\?))?|P.+|(PAST|PRESENT|FUTURE)_REF|[^ ]+"
)


DATE = r"(\d{4}(-\d\d(-\d\d)?)?|\d{3}X|\d\dXX)[~?%]?"
TIME = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)"
EDTF = re.compile(f"({DATE}|{TIME})(/({DATE}|{TIME}|[.][.]))?|[.][.]/({DATE}|{TIME})")
LOCAL = re.compile(rf"{TIME}\[(UTC|[A-Za-z0-9_+/-]+|[+-]\d\d:\d\d)\]")


@settings(max_examples=400, deadline=None)
@given(st.lists(EXPRESSIONS, max_size=6), ANCHORS, st.booleans())
def test_nothing_raises_and_moments_are_sound(found: list[Expression], anchor: Anchor, quoted: bool) -> None:
    found = sorted(found, key=lambda expression: expression.start)
    utterances = [Utterance(Span(10, 90), None, "Asia/Tokyo")] if quoted else []
    text = "x" * 100
    timexes = resolve("d", text, found, anchor, utterances, [Span(0, 50), Span(50, 100)])
    assert len(timexes) == len(found)
    for timex in timexes:
        assert VALUE.fullmatch(timex.value) and "/" not in timex.value
        moment = timex.moment
        if moment is not None:
            assert timex.type in ("DATE", "TIME") or moment.open == "start"  # "within 30 days"
            assert moment.start < moment.end and moment.start.tzinfo is UTC
            assert zones.known(moment.zone)
            assert EDTF.fullmatch(moment.edtf)
            assert moment.local is None or LOCAL.fullmatch(moment.local)
            assert (moment.local is None) == (moment.granularity not in ("hour", "minute", "second"))
            if moment.local is not None:
                assert datetime.fromisoformat(moment.local.partition("[")[0]) == moment.start
    for finding in check("d", text, found, timexes, anchor):
        assert finding.evidence and finding.message.endswith(".")


ABSOLUTE = st.tuples(st.integers(1, 9999), st.integers(1, 12), st.integers(1, 31), st.integers(0, 24))


@given(ABSOLUTE, st.sampled_from(KEYS), ANCHORS, ANCHORS)
def test_what_names_its_own_date_and_zone_does_not_depend_on_the_anchor(
    parts: tuple[int, int, int, int], key: str, one: Anchor, two: Anchor
) -> None:
    year, month, day, hour = parts
    steps = (At("year", year), At("month", month), At("day", day), At("hour", hour))
    zone = ZoneWords(0, 1, "z", "clock", key)
    expression = Expression(0, 9, "then", "TIME", "test", "none", steps, zone=zone)
    first, second = (resolve("d", "", [expression], anchor)[0] for anchor in (one, two))
    assert (first.value, first.moment) == (second.value, second.moment)


@given(st.datetimes(datetime(1971, 1, 1), datetime(2037, 1, 1)), st.sampled_from(KEYS))
def test_a_clock_time_reads_back_as_it_was_said(local: datetime, key: str) -> None:
    local = local.replace(second=0, microsecond=0)
    steps = (At("year", local.year), At("month", local.month), At("day", local.day), At("hour", local.hour))
    expression = Expression(0, 9, "then", "TIME", "test", "none", (*steps, At("minute", local.minute)))
    (timex,) = resolve("d", "", [expression], Anchor(date(2000, 1, 1), time(0), key, "dateline"))
    assert timex.value == f"{local:%Y-%m-%dT%H:%M}"
    assert timex.moment is not None
    kind = zones.kind_of(local, zones.zone(key))
    assert timex.moment.uncertain == (kind != "once")
    shown = timex.moment.start.astimezone(ZoneInfo.no_cache("UTC")).astimezone(zones.zone(key))
    assert (shown.replace(tzinfo=None) == local) == (kind != "gap")


def test_a_long_chain_of_restatements_takes_no_recursion() -> None:
    chain = [
        Expression(n, n + 1, "8", "TIME", "test", "none", (At("hour", 8),), said_as=n + 1 if n < 20_000 else None)
        for n in range(20_001)
    ]
    anchor = Anchor(date(2025, 12, 29), None, "UTC", "dateline")
    timexes = resolve("d", "x" * 20_002, chain, anchor)
    assert check("d", "x" * 20_002, chain, timexes, anchor) == ()
