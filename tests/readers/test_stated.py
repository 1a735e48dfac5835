"""Dates that containers state, in the forms they come in: hour and offset kept, what is no date refused."""

import pytest

from timeline_tui.readers.stated import best_date, iso_date, language


@pytest.mark.parametrize(
    ("said", "iso"),
    [
        ("2025-03-03", "2025-03-03"),
        ("2025/3/3 8:15", "2025-03-03T08:15:00"),
        ("2025-03-03T08:15:00.123456+01:00", "2025-03-03T08:15:00+01:00"),
        ("2025-03-03 08:15 +0530", "2025-03-03T08:15:00+05:30"),
        ("2025-03-03T08:15Z", "2025-03-03T08:15:00+00:00"),
        ("2025-03-03T08:15:00-05:00[America/Lima]", "2025-03-03T08:15:00-05:00"),
        ("20250303T081500-0500", "2025-03-03T08:15:00-05:00"),
        ("20250303", "2025-03-03"),
        ("3 March 2025", "2025-03-03"),
        ("Mon, 3 Mar 2025\n 08:15:07 +0900", "2025-03-03T08:15:07+09:00"),
        ("Mon, 03 Mar 2025 08:15 PST", "2025-03-03T08:15:00-08:00"),
        ("3 Mar 2025 08:15 -0000", "2025-03-03T08:15:00+00:00"),
    ],
)
def test_a_date_in_its_form(said: str, iso: str) -> None:
    assert iso_date(said) == iso


@pytest.mark.parametrize(
    "said",
    ["", "today", "2025", "2025-03", "1741000000", "2025-02-30", "0000-00-00", "08:15", "2025-03-03T25:00",
     "March 3, 2025 8:15 pm", "3 Mar 2025 8:15 pm", "32 Mar 2025", "3 Xyz 2025", "2025-03-03T08:15:00+99:00",
     "9" * 100_000, " " * 100_000, "2025-03-03 and more"],
    ids=lambda said: said[:20],
)  # fmt: skip
def test_what_is_no_date(said: str) -> None:
    assert iso_date(said) == ""


def test_the_strongest_day_counts_and_a_later_source_may_add_its_hour() -> None:
    assert best_date(["soon", "2025-03-03", "2025-03-04T08:00Z", "2025-03-03T08:00", "2025-03-03T09:00+01:00"]) == (
        "2025-03-03T09:00:00+01:00"
    )
    assert best_date([]) == ""


def test_a_language_is_a_known_code() -> None:
    assert [language(said) for said in ("pt-BR", "UK_ua", " de ", "xx", "")] == ["pt", "uk", "de", "", ""]
