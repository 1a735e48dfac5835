"""Names for stretches of the calendar."""

from datetime import date, datetime

import pytest

from timeline_tui.present.labels import day_label, days_label, hour_label, ordinal, part_label, stretch_label


@pytest.mark.parametrize(
    ("first", "last", "label"),
    [
        ("2024-05-14", "2024-05-14", "14 May 2024"),
        ("2024-05-10", "2024-05-12", "10–12 May 2024"),
        ("2024-04-29", "2024-05-05", "29 Apr – 5 May 2024"),
        ("2024-12-30", "2025-01-05", "30 Dec 2024 – 5 Jan 2025"),
    ],
)
def test_days_from_and_to(first: str, last: str, label: str) -> None:
    assert days_label(date.fromisoformat(first), date.fromisoformat(last)) == label


@pytest.mark.parametrize(
    ("granularity", "first", "last", "label"),
    [
        ("month", "2024-02-01", "2024-02-29", "February 2024"),
        ("month", "2024-12-01", "2024-12-31", "December 2024"),
        ("month", "2024-02-01", "2024-02-10", "1–10 Feb 2024"),
        ("quarter", "2024-10-01", "2024-12-31", "Q4 2024"),
        ("quarter", "2024-11-01", "2025-01-31", "1 Nov 2024 – 31 Jan 2025"),
        ("half", "2024-01-01", "2024-06-30", "first half of 2024"),
        ("season", "2024-03-01", "2024-05-31", "spring 2024"),
        ("season", "2024-09-22", "2024-12-20", "autumn 2024"),
        ("season", "2024-12-01", "2025-02-28", "winter 2024–25"),
        ("year", "2024-01-01", "2024-12-31", "2024"),
        ("year", "9999-01-01", "9999-12-31", "9999"),
        ("decade", "1990-01-01", "1999-12-31", "the 1990s"),
        ("century", "1800-01-01", "1899-12-31", "19th century"),
        ("century", "2001-01-01", "2100-12-31", "21st century"),
        ("century", "0001-01-01", "0099-12-31", "1st century"),
        ("week", "2024-05-06", "2024-05-12", "6–12 May 2024"),
        ("weekend", "2024-05-11", "2024-05-12", "11–12 May 2024"),
    ],
)
def test_units_go_by_their_names_only_when_they_are_whole(granularity: str, first: str, last: str, label: str) -> None:
    assert stretch_label(granularity, date.fromisoformat(first), date.fromisoformat(last)) == label


def test_ordinals() -> None:
    assert [ordinal(number) for number in (1, 2, 3, 4, 11, 21)] == ["1st", "2nd", "3rd", "4th", "11th", "21st"]


@pytest.mark.parametrize(
    ("first", "last", "name"),
    [(0, 6, "night"), (6, 12, "morning"), (12, 18, "afternoon"), (18, 0, "evening"), (18, 6, "night"), (9, 10, "")],
)
def test_parts_of_the_day(first: int, last: int, name: str) -> None:
    assert part_label(datetime(2024, 5, 14, first), datetime(2024, 5, 15, last)) == name


def test_days_and_hours() -> None:
    assert day_label(date(476, 9, 4)) == "Fri 4 Sep 476"
    assert hour_label(datetime(2024, 5, 14, 9, 41)) == "Tue 14 May 2024, 09:00"
