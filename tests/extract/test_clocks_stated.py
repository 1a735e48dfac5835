"""A line that states the clock of all times in a list, and lines that only look like one."""

import pytest

from timeline_tui.model import Record
from timeline_tui.pipeline import read_one


def zones(code: str, text: str) -> list[str]:
    timexes = read_one(Record("list", text, date="2025-11-12", language=code)).timexes
    return ["" if timex.moment is None else str(timex.moment.zone) for timex in timexes if timex.type == "TIME"]


@pytest.mark.parametrize(
    ("code", "line", "zone"),
    [
        ("en", "All times CET", "Europe/Berlin"),
        ("en", "(All times are UTC+2.)", "Etc/GMT-2"),
        ("en", "Times in Eastern time", "America/New_York"),
        ("it", "Tutti gli orari in ora di Roma", "Europe/Rome"),
        ("de", "Alle Zeiten in MEZ", "Europe/Berlin"),
        ("fr", "Toutes les heures sont à l'heure de Paris.", "Europe/Paris"),
        ("es", "Horarios de Madrid", "Europe/Madrid"),
        ("pt", "Horários de Brasília", "America/Sao_Paulo"),
        ("ru", "Время московское", "Europe/Moscow"),
        ("uk", "Час вказано за Києвом.", "Europe/Kyiv"),
    ],
)
def test_a_line_states_the_clock_of_a_list(code: str, line: str, zone: str) -> None:
    assert zones(code, f"{line}\n\n10:00 A\n\n14:30 B") == [zone, zone]
    assert zones(code, f"10:00 A\n\n14:30 B\n\n{line}") == [zone, zone]


def test_a_time_keeps_the_clock_it_states_itself() -> None:
    assert zones("en", "All times CET\n\n10:00 opening\n\n15:00 in Tokyo") == ["Europe/Berlin", "Asia/Tokyo"]


def test_a_second_line_states_another_clock_from_there_on() -> None:
    text = "All times CET\n\n10:00 opening\n\nAll times GMT\n\n11:00 lunch"
    assert zones("en", text) == ["Europe/Berlin", "UTC"]


@pytest.mark.parametrize(
    "line", ["All times like these pass, and in Rome the strike of 1990 was another.", "Times were hard for all."]
)
def test_a_sentence_about_times_states_no_clock(line: str) -> None:
    assert zones("en", f"{line}\n\n10:00 A\n\n14:30 B") == zones("en", "10:00 A\n\n14:30 B")


def test_a_short_sentence_of_a_paragraph_states_the_clock() -> None:
    text = (
        "This report tells what broke, who was called and what was done to bring the shop back within the hour, and "
        "what remains to do. All times are in CET.\n\n10:00 A\n\n14:30 B"
    )
    assert zones("en", text) == ["Europe/Berlin", "Europe/Berlin"]
