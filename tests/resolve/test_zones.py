from datetime import UTC, datetime, timedelta
from importlib.metadata import version

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_tui.resolve import tzdb, zones

ZONES = st.sampled_from(sorted(zones.all_zones()))
LOCALS = st.datetimes(min_value=datetime(1850, 1, 1), max_value=datetime(2200, 1, 1))


def test_the_release_is_that_of_the_package() -> None:
    year, number = version("tzdata").split(".")
    assert tzdb.tzdb_version() == f"{year}{chr(ord('a') + int(number) - 1)}"


@pytest.mark.parametrize("key", ["", "..", "/etc/passwd", "Europe", "Europe/", "../zones", "Europe/../Europe/Rome"])
def test_only_zones_of_the_release_are_opened(key: str) -> None:
    assert not zones.known(key)
    with pytest.raises(KeyError):
        zones.zone(key)


def test_every_zone_of_the_release_loads() -> None:
    for key in zones.all_zones():
        assert zones.zone(key).key == key


def test_the_system_search_path_is_not_touched() -> None:
    import zoneinfo

    before = zoneinfo.TZPATH
    zones.zone("Europe/Rome")
    assert before == zoneinfo.TZPATH


@pytest.mark.parametrize(
    ("local", "key", "kind"),
    [
        (datetime(2025, 3, 30, 2, 30), "Europe/Rome", "gap"),
        (datetime(2025, 3, 30, 3, 0), "Europe/Rome", "once"),
        (datetime(2025, 10, 26, 2, 30), "Europe/Rome", "fold"),
        (datetime(2025, 10, 26, 3, 0), "Europe/Rome", "once"),
        (datetime(2025, 3, 9, 2, 0), "America/New_York", "gap"),
        (datetime(2014, 10, 26, 1, 30), "Europe/Moscow", "fold"),
        (datetime(2025, 10, 26, 1, 30), "Europe/Moscow", "once"),
        (datetime(2011, 12, 30, 12, 0), "Pacific/Apia", "gap"),
    ],
)
def test_gaps_and_folds(local: datetime, key: str, kind: str) -> None:
    assert zones.kind_of(local, zones.zone(key)) == kind


@given(LOCALS, ZONES)
def test_a_local_time_survives_the_way_to_utc_unless_it_never_was(local: datetime, key: str) -> None:
    tz = zones.zone(key)
    instant = zones.to_utc(local, tz)
    assert instant is not None
    back = instant.astimezone(tz).replace(tzinfo=None)
    assert (back == local) == (zones.kind_of(local, tz) != "gap")


@given(LOCALS, ZONES)
def test_the_two_readings_differ_only_in_gaps_and_folds(local: datetime, key: str) -> None:
    tz = zones.zone(key)
    first, second = zones.to_utc(local, tz, 0), zones.to_utc(local, tz, 1)
    assert first is not None and second is not None
    kind = zones.kind_of(local, tz)
    assert {"once": first == second, "fold": first < second, "gap": first > second}[kind]


@given(st.integers(-1439, 1439))
def test_an_offset_has_a_clock(minutes: int) -> None:
    clock = zones.offset_clock(minutes, "stated")
    assert zones.known(clock.key)
    assert datetime(2025, 1, 1, tzinfo=clock.tz).utcoffset() == timedelta(minutes=minutes)


@pytest.mark.parametrize(
    ("minutes", "key", "name"),
    [(180, "Etc/GMT-3", "UTC+3"), (-300, "Etc/GMT+5", "UTC-5"), (330, "UTC", "UTC+5:30"), (0, "UTC", "UTC")],
)
def test_offsets_by_name(minutes: int, key: str, name: str) -> None:
    clock = zones.offset_clock(minutes, "stated")
    assert (clock.key, clock.name) == (key, name)


def test_cities() -> None:
    assert zones.city("America/New_York") == "New York"
    assert zones.city("America/Argentina/Buenos_Aires") == "Buenos Aires"
    assert zones.city("Etc/GMT+11") == "UTC-11"


def test_instants_at_the_ends_of_time_have_no_local_form() -> None:
    assert zones.to_local(datetime.max.replace(tzinfo=UTC), zones.zone("Asia/Tokyo")) is None
    assert zones.to_utc(datetime.min, zones.zone("Asia/Tokyo")) is None
