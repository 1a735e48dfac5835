"""The same moment on several walls."""

from datetime import UTC, datetime

import pytest

from support import ALMATY, LISBON, TOKYO, instant, moment
from timeline_tui.model import Moment
from timeline_tui.present.when import (
    abbreviation,
    begin,
    clocks,
    finish,
    hours,
    local,
    moment_label,
    offset,
    project,
    zone_label,
)  # fmt: skip

NEWFOUNDLAND, KIRITIMATI, MARQUESAS = "America/St_Johns", "Pacific/Kiritimati", "Pacific/Marquesas"


def cells(when: Moment, *zones: str, words: str = "", zoom: str = "day") -> list[str]:
    return [clock.cell for clock in clocks(when, zones, words, zoom)]


MINUTE = moment("2024-05-14T09:00")
LATE = moment("2024-05-14T18:30", approximate=True)
EVENING = moment("2024-05-13T18:00", "part", end="2024-05-14T00:00")
NIGHT = moment("2024-05-13T18:00", "part", end="2024-05-14T06:00")
DAY = moment("2024-05-14", "day")
FAR_DAY = moment("2024-05-14", "day", TOKYO)


@pytest.mark.parametrize(
    ("when", "shown"),
    [
        (MINUTE, ["09:00", "17:00"]),
        (LATE, ["~18:30", "~02:30 +1"]),
        (EVENING, ["evening", "02–08 +1"]),
        (NIGHT, ["night", "02–14 +1"]),
        (DAY, ["14 May", "08→08 +1"]),
        (FAR_DAY, ["16→16 +1", "14 May"]),
        (moment("2024-05-14T09:00:15", "second"), ["09:00:15", "17:00:15"]),
        (moment("2024-05-14T09:00", "hour"), ["09–10", "17–18"]),
        (moment("2024-05-14T09:00", end="2024-05-14T11:30"), ["09:00–11:30", "17:00–19:30"]),
        (moment("2024-03-31T01:30", uncertain=True), ["02:30?", "10:30"]),
        (moment("2024-05-14T09:00", open="end"), ["from 09:00", "from 17:00"]),
        (moment("2024-05-14T09:00", open="start"), ["until 09:00", "until 17:00"]),
        (moment("2024-05-14", "day", open="end"), ["from 14 May", "from 08"]),
        (moment("2024-05-14", "day", open="start"), ["until 14 May", "until 08 +1"]),
        (moment("2024-05-13T22:00", end="2024-05-14T02:00"), ["22:00→02:00 +1", "06:00–10:00 +1"]),
        (moment("2024-05-14", "day", approximate=True), ["~14 May", "~08→08 +1"]),
        (moment("2024-05-11", "weekend", end="2024-05-13"), ["11–12 May", "≈ 11–12 May"]),
        (moment("2024-04-29", "week"), ["29 Apr – 5 May", "≈ 29 Apr – 5 May"]),
        (moment("2024-05-01", "month", end="2024-06-01"), ["May 2024", "≈ May 2024"]),
        (moment("2024-07-01", "quarter", end="2024-10-01"), ["Q3 2024", "≈ Q3 2024"]),
        (moment("2024-07-01", "half", end="2025-01-01"), ["second half of 2024", "≈ second half of 2024"]),
        (moment("2024-06-01", "season", end="2024-09-01"), ["summer 2024", "≈ summer 2024"]),
        (moment("2023-12-01", "season", end="2024-03-01"), ["winter 2023–24", "≈ winter 2023–24"]),
        (moment("2024-01-01", "year", end="2025-01-01"), ["2024", "≈ 2024"]),
        (moment("1980-01-01", "decade", end="1990-01-01"), ["1980s", "≈ 1980s"]),
        (moment("1901-01-01", "century", end="2001-01-01"), ["20th century", "≈ 20th century"]),
        (moment("2024-05-10", "day", end="2024-05-13"), ["10–12 May", "≈ 10–12 May"]),
    ],
)
def test_cells_in_lisbon_and_tokyo(when: Moment, shown: list[str]) -> None:
    assert cells(when, LISBON, TOKYO) == shown


@pytest.mark.parametrize(
    ("when", "shown"),
    [
        (moment("2024-05-14", "day", "UTC", zone_from="assumed"), ["14 May", ""]),
        (moment("2024-05-14T18:00", "part", "UTC", "2024-05-15", "assumed"), ["evening", ""]),
        (moment("2024-05-01", "month", "UTC", "2024-06-01", "assumed"), ["May 2024", ""]),
        (moment("2024-05-14T09:00", "minute", "UTC", zone_from="assumed"), ["18:00?", "10:00?"]),
    ],
)
def test_a_date_without_a_clock_is_moved_to_none(when: Moment, shown: list[str]) -> None:
    assert cells(when, TOKYO, LISBON) == shown


def test_the_text_s_own_words_stand_for_a_part_of_a_day_in_its_own_clock() -> None:
    assert cells(EVENING, LISBON, TOKYO, words="ieri sera") == ["ieri sera", "02–08 +1"]
    assert cells(EVENING, LISBON, words="nella tarda serata di ieri") == ["evening"]
    assert cells(EVENING, LISBON, TOKYO, words="ieri sera", zoom="month") == ["13 May evening", "14 May 02–08"]
    assert cells(MINUTE, LISBON, words="alle 9") == ["09:00"]


def test_a_wide_zoom_writes_the_date_instead_of_the_day_shift() -> None:
    assert cells(LATE, LISBON, TOKYO, zoom="year") == ["~14 May 18:30", "~15 May 02:30"]


def test_day_shifts_count_from_the_primary_clock() -> None:
    assert cells(moment("2024-05-14T00:30", zone=TOKYO), TOKYO, LISBON, KIRITIMATI) == ["00:30", "16:30 −1", "05:30"]
    assert cells(FAR_DAY, TOKYO, LISBON) == ["14 May", "−1 16→16"]
    assert cells(moment("2024-05-14T20:00", zone=MARQUESAS), MARQUESAS, KIRITIMATI) == ["20:00", "19:30 +1"]


def test_a_clock_an_odd_half_hour_away_shows_minutes() -> None:
    assert cells(EVENING, LISBON, NEWFOUNDLAND) == ["evening", "14:30–20:30"]
    assert cells(DAY, LISBON, NEWFOUNDLAND) == ["14 May", "−1 20:30→20:30"]


def test_two_clocks_with_the_same_wall_say_the_same() -> None:
    assert cells(EVENING, "Europe/London", LISBON, words="stasera") == ["stasera", "stasera"]
    assert cells(DAY, LISBON, "Europe/London") == ["14 May", "14 May"]


@pytest.mark.parametrize(
    ("zone", "at", "name", "distance"),
    [
        (LISBON, "2024-05-14T08:00", "WEST", "+01:00"),
        (LISBON, "2024-01-14T08:00", "WET", "+00:00"),
        (ALMATY, "2024-05-14T08:00", "UTC+5", "+05:00"),
        ("Asia/Kathmandu", "2024-05-14T08:00", "UTC+5:45", "+05:45"),
        (MARQUESAS, "2024-05-14T08:00", "UTC−9:30", "−09:30"),
        (NEWFOUNDLAND, "2024-05-14T08:00", "NDT", "−02:30"),
        ("Europe/Moscow", "2013-01-14T08:00", "MSK", "+04:00"),
        ("UTC", "2024-05-14T08:00", "UTC", "+00:00"),
        ("Etc/GMT+5", "2024-05-14T08:00", "UTC−5", "−05:00"),
    ],
)
def test_zones_go_by_the_abbreviation_of_the_day(zone: str, at: str, name: str, distance: str) -> None:
    assert (abbreviation(instant(at), zone), offset(instant(at), zone)) == (name, distance)


@pytest.mark.parametrize(
    ("zone", "label"),
    [
        ("America/New_York", "New York"),
        ("America/Argentina/Buenos_Aires", "Buenos Aires"),
        ("UTC", "UTC"),
        ("Etc/UTC", "UTC"),
        ("Etc/GMT-3", "UTC+3"),
        ("Etc/GMT+5", "UTC−5"),
    ],
)
def test_a_zone_is_called_by_its_city(zone: str, label: str) -> None:
    assert zone_label(zone) == label


@pytest.mark.parametrize(
    ("when", "zone", "label"),
    [
        (MINUTE, LISBON, "Tue 14 May 2024, 09:00"),
        (LATE, TOKYO, "about Wed 15 May 2024, 02:30"),
        (EVENING, LISBON, "Mon 13 May 2024, evening"),
        (EVENING, TOKYO, "Tue 14 May 2024, 02:00–08:00"),
        (NIGHT, NEWFOUNDLAND, "Mon 13 May 2024, 14:30 – 14 May 02:30"),
        (DAY, LISBON, "Tue 14 May 2024"),
        (DAY, TOKYO, "14 May 2024 08:00 – 15 May 2024 08:00"),
        (moment("2024-05-14", "day", open="end"), LISBON, "from Tue 14 May 2024"),
        (moment("2024-05-01", "month", end="2024-06-01", open="start"), LISBON, "until May 2024"),
        (moment("1980-01-01", "decade", end="1990-01-01"), LISBON, "the 1980s"),
        (moment("2024-03-31T01:30", uncertain=True), LISBON, "Sun 31 Mar 2024, 02:30 (uncertain)"),
    ],
)
def test_long_labels(when: Moment, zone: str, label: str) -> None:
    assert moment_label(when, zone) == label


@pytest.mark.parametrize(
    ("when", "zone", "text"),
    [(MINUTE, TOKYO, "17:00"), (LATE, LISBON, "about 18:30"), (EVENING, LISBON, "18:00–24:00"), (DAY, LISBON, "")],
)
def test_hours_alone(when: Moment, zone: str, text: str) -> None:
    assert hours(when, zone) == text


def test_an_open_beginning_is_filed_under_the_unit_it_names() -> None:
    end = instant("2024-05-14T08:01")
    when = Moment(instant("0001-01-01T00:00"), end, "minute", LISBON, "stated", None, "", open="start")
    assert begin(when) == instant("2024-05-14T08:00")
    assert project(when, LISBON, LISBON).cell == "until 09:00"


def test_an_open_end_ends_with_the_unit_it_names() -> None:
    last = datetime.max.replace(tzinfo=UTC)
    when = Moment(instant("2024-05-13T23:00"), last, "day", LISBON, "stated", None, "", open="end")
    assert finish(when) == instant("2024-05-14T23:00")
    assert project(when, LISBON, LISBON).cell == "from 14 May"


@pytest.mark.parametrize("edge", [datetime.min, datetime.max])
@pytest.mark.parametrize("zone", [LISBON, TOKYO, KIRITIMATI, MARQUESAS, "America/New_York"])
def test_the_edges_of_the_calendar_raise_nothing(edge: datetime, zone: str) -> None:
    at = edge.replace(tzinfo=UTC)
    assert local(at, zone).year in {1, 9999}
    when = Moment(at, at, "minute", zone, "stated", None, "")
    assert clocks(when, (zone, "UTC")) and moment_label(when, zone)
