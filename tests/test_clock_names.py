"""What people call a clock."""

import pytest

from timeline_tui.clock_names import doubt, key_of
from timeline_tui.errors import ExitCode, TimelineError


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Europe/Rome", "Europe/Rome"),
        ("europe/rome", "Europe/Rome"),
        ("america/new york", "America/New_York"),
        ("Moscow", "Europe/Moscow"),
        ("new york", "America/New_York"),
        ("Киев", "Europe/Kyiv"),
        ("Mosca", "Europe/Moscow"),
        ("Japan", "Asia/Tokyo"),
        ("Kiritimati", "Pacific/Kiritimati"),
        (" UTC ", "UTC"),
        ("utc", "UTC"),
        ("UTC+3", "Etc/GMT-3"),
        ("gmt-05:00", "Etc/GMT+5"),
        ("UTC−8", "Etc/GMT+8"),
        ("UTC+0", "UTC"),
    ],
)
def test_a_clock_by_any_of_its_names(name: str, key: str) -> None:
    assert key_of(name) == key


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("Lndon", "Did you mean 'London'?"),
        ("Europe/Roma", "Did you mean 'Europe/Rome'?"),
        ("xyzzy", "A city or an IANA key, such as Rome or Europe/Rome."),
        ("", "A city or an IANA key"),
        ("../../etc/passwd", "A city or an IANA key"),
        ("\0", "A city or an IANA key"),
        ("UTC+15", "Offsets go from UTC-12 to UTC+14."),
        ("x" * 10_000, "A city or an IANA key"),
    ],
)
def test_an_unknown_clock_is_wrong_usage_with_a_hint(name: str, hint: str) -> None:
    with pytest.raises(TimelineError) as caught:
        key_of(name)
    assert caught.value.code is ExitCode.USAGE
    assert hint in caught.value.hint


def test_a_name_of_several_places_is_told_with_the_one_taken() -> None:
    assert doubt("Georgia") == (
        "'Georgia' may be several places: the clock of Asia/Tbilisi is taken, not that of America/New_York."
    )
    assert "America/Chicago is taken, not that of America/New_York or America/Los_Angeles" in doubt("Springfield")


@pytest.mark.parametrize("name", ["Moscow", "London", "Europe/Rome", "UTC+3", "Kansas City", "europe/rome", "", "\0"])
def test_a_name_that_leaves_no_doubt_is_taken_quietly(name: str) -> None:
    assert doubt(name) == ""
