"""`--explain`: every step from words to an instant, in words a person can check."""

import pytest

from timeline_tui.cli import main


def explained(capsys: pytest.CaptureFixture[str], *argv: str) -> str:
    assert main(["--width", "100", *argv]) == 0
    return capsys.readouterr().out


def test_a_clock_time_is_followed_to_its_instant(capsys: pytest.CaptureFixture[str]) -> None:
    page = explained(capsys, "--explain", "tomorrow at 8 p.m. Tokyo time", "--date", "2024-05-06", "--home", "Rome")
    assert "TIME 2024-05-07T20:00" in page
    assert "1. “tomorrow at 8 p.m. Tokyo time” counts" in page
    assert "Asia/Tokyo" in page
    assert "2024-05-07T11:00:00Z to 2024-05-07T11:01:00Z" in page
    assert "13:00  Rome" in page


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("for three hours", "amount of time"),
        ("every Monday", "comes again"),
        ("recently", "vague"),
        ("at 8 p.m.", "--date"),
    ],
)
def test_what_has_no_place_on_the_calendar_says_why(capsys: pytest.CaptureFixture[str], words: str, why: str) -> None:
    assert why in explained(capsys, "--explain", f"It lasted {words}, they said.", "--lang", "en")


def test_a_conflict_is_told_with_its_readings(capsys: pytest.CaptureFixture[str]) -> None:
    page = explained(
        capsys, "--explain", "at 8 a.m. Tokyo time (3 a.m. in Rome)", "--date", "2024-01-15", "--lang", "en"
    )
    assert "00:00 in Rome" in page
    assert "If 03:00 in Rome is right, it is 11:00 in Tokyo." in page


def test_words_without_a_time_get_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert explained(capsys, "--explain", "hello there") == "There is no time expression in this text.\n"
