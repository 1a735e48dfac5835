"""The list that every view shows."""

from datetime import timedelta

import pytest

from support import LISBON, TOKYO, article, event, instant, many, moment, timeline
from timeline_tui.present.labels import day_label
from timeline_tui.present.query import parse
from timeline_tui.present.rows import ZOOMS, Rows, Zoom


def shown(rows: Rows) -> list[str]:
    return [f"{row.glyph} {row.title}" if row.kind == "event" else f"-- {row.title}" for row in rows]


def test_the_article_s_rows() -> None:
    assert shown(Rows(article())) == [
        "-- Mon 13 May 2024",
        "▒ il volo era in ritardo",
        "-- before Tue 14 May 2024, 09:00",
        "◌ sopralluogo dei tecnici",
        "◌ la visita al cantiere",
        "-- Tue 14 May 2024",
        "░ Duarte Salvado ha incontrato la delegazione giapponese guidata da Emi Kuroda",
        "█ La riunione è cominciata",
        "▷ Emi Kuroda tornerà",
        "-- June 2024",
        "▷ i lavori cominceranno",
    ]


def test_a_row_says_what_stands_in_its_columns() -> None:
    rows = Rows(article())
    row = rows[rows.index_of("e-meeting") or 0]
    assert [clock.cell for clock in row.clocks] == ["09:00", "17:00"]
    assert (row.id, row.quotes, row.severity, row.conflicts, row.document) == ("e-meeting", 2, "error", (1,), "")
    assert [clock.cell for clock in rows[1].clocks] == ["ieri sera", "02–08 +1"]
    assert rows[3].clocks == ()


@pytest.mark.parametrize(
    ("zoom", "headings"),
    [
        ("hour", ["Mon 13 May 2024, evening", "Tue 14 May 2024", "before Tue 14 May 2024, 09:00",
                  "Tue 14 May 2024, 09:00", "Tue 14 May 2024, 16:00", "June 2024"]),
        ("day", ["Mon 13 May 2024", "before Tue 14 May 2024, 09:00", "Tue 14 May 2024", "June 2024"]),
        ("month", ["before Tue 14 May 2024, 09:00", "May 2024", "June 2024"]),
        ("year", ["before Tue 14 May 2024, 09:00", "2024"]),
    ],
)  # fmt: skip
def test_zoom_chooses_the_headings(zoom: Zoom, headings: list[str]) -> None:
    rows = Rows(article(), zoom=zoom)
    assert [row.title for row in rows if row.kind == "separator"] == headings
    assert rows.events == 7


def test_headings_follow_the_primary_clock() -> None:
    late = timeline(event("a", moment("2024-05-14T09:00")), event("b", moment("2024-05-14T20:00")))
    assert shown(Rows(late)) == ["-- Tue 14 May 2024", "█ a", "█ b"]
    assert shown(Rows(late, (TOKYO, LISBON))) == ["-- Tue 14 May 2024", "█ a", "-- Wed 15 May 2024", "█ b"]


def test_the_wider_of_two_that_begin_together_comes_first() -> None:
    day, minute = moment("2024-05-01", "day"), moment("2024-05-01T00:00")
    month = moment("2024-05-01", "month", end="2024-06-01")
    rows = Rows(timeline(event("minute", minute), event("day", day), event("month", month)))
    assert shown(rows) == ["-- May 2024", "░ month", "-- Wed 1 May 2024", "░ day", "█ minute"]


def test_a_date_without_a_clock_stays_that_date_in_every_clock() -> None:
    day = moment("2024-05-14", "day", "UTC", zone_from="assumed")
    early = moment("2024-05-14T00:10", zone="America/New_York")
    for zone in ("America/New_York", TOKYO, "Pacific/Kiritimati"):
        assert [row.title for row in Rows(timeline(event("day", day)), (zone,))] == ["Tue 14 May 2024", "day"]
    mixed = Rows(timeline(event("early", early), event("day", day)), ("America/New_York",))
    assert shown(mixed) == ["-- Tue 14 May 2024", "░ day", "█ early"]
    assert Rows(timeline(event("day", day)), only=parse("on:2024-05-14")).events == 1
    assert mixed.clocked and not Rows(timeline(event("day", day))).clocked


def test_a_day_of_the_clock_change_is_one_day() -> None:
    times = ("2024-10-27T00:30", "2024-10-27T03:30", "2024-10-27T23:30", "2024-10-28T00:00")
    rows = Rows(timeline(*(event(text, moment(text)) for text in times)))
    assert [row.title for row in rows if row.kind == "separator"] == ["Sun 27 Oct 2024", "Mon 28 Oct 2024"]


def test_headings_are_found_from_any_row() -> None:
    rows = Rows(article())
    assert [rows.separator_index(at) for at in range(len(rows))] == [0, 0, 2, 2, 2, 5, 5, 5, 5, 9, 9]
    pinned = rows.separator_for(8)
    assert pinned is not None and pinned.title == "Tue 14 May 2024"
    assert [rows.next_separator(3), rows.next_separator(3, -1), rows.next_separator(10)] == [5, 0, None]
    assert rows.is_separator(5) and rows.event_at(5) is None


def test_rows_are_found_by_event_and_by_instant() -> None:
    rows = Rows(article())
    assert rows.index_of("e-works") == 10 and rows.index_of("e-none") is None
    assert rows.at(instant("2024-05-14T08:20")) == 7
    assert rows.at(instant("1990-01-01T00:00")) == 1
    assert rows.at(instant("2090-01-01T00:00")) == 10


def test_a_filter_keeps_the_headings_of_what_it_keeps() -> None:
    rows = Rows(article(), only=parse("kind:planned"))
    assert shown(rows) == ["-- Tue 14 May 2024", "▷ Emi Kuroda tornerà", "-- June 2024", "▷ i lavori cominceranno"]
    assert rows.index_of("e-meeting") is None
    assert Rows(article(), only=parse("cantiere")).events == 1
    assert len(Rows(article(), only=parse("nowhere"))) == 0


def test_slices_and_negative_indexes_work_as_in_any_sequence() -> None:
    rows = Rows(article())
    assert rows[-1] == rows[len(rows) - 1]
    assert rows[1:3] == [rows[1], rows[2]]
    with pytest.raises(IndexError):
        rows[len(rows)]


@pytest.mark.parametrize("zoom", ZOOMS)
def test_no_events_make_no_rows(zoom: Zoom) -> None:
    rows = Rows(timeline(), zoom=zoom)
    assert (len(rows), rows.span(), rows.at(instant("2024-05-14T00:00")), rows.separator_for(0)) == (0, None, -1, None)
    assert rows.density(5).counts == (0,) * 5 and rows.abbreviations(LISBON) == ()


def test_density_counts_every_dated_event_once() -> None:
    rows = Rows(article())
    density = rows.density(10)
    assert (sum(density.counts), density.undated) == (5, 2)
    assert density.counts[0] == 4 and density.counts[-1] == 1
    assert (density.start, density.end) == rows.span()
    first = instant("2024-05-13T00:00")
    assert rows.density(2, first, first + timedelta(days=2)).counts == (2, 2)


def test_abbreviations_are_those_in_use() -> None:
    two = timeline(event("a", moment("2024-01-14T09:00")), event("b", moment("2024-07-14T09:00")))
    assert Rows(two).abbreviations(LISBON) == ("WET", "WEST")
    assert Rows(two).abbreviations(TOKYO) == ("JST",)


def test_the_ends_of_the_calendar_have_rows_too() -> None:
    ends = [moment("0001-01-02T09:00"), moment("9999-12-30T09:00")]
    for zoom in ZOOMS:
        rows = Rows(timeline(*(event(str(when.start), when) for when in ends)), ("Pacific/Kiritimati",), zoom)
        assert rows.events == 2 and len(list(rows)) == 4


def test_thousands_of_events_stand_in_order_under_the_right_days() -> None:
    rows = Rows(many(20_000))
    assert rows.events == 20_000
    starts = [event.when.start for event in map(rows.event_at, range(len(rows))) if event and event.when]
    assert starts == sorted(starts)
    for at in range(1, len(rows), 997):
        heading, row = rows.separator_for(at), rows[at]
        assert heading and (row.kind == "separator" or day_label(row.clocks[0].day) == heading.title)
