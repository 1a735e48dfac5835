"""What cannot be right in a text's times is found in every language, with readings that would make it right."""

import pytest

from timeline_tui.model import Finding, Record
from timeline_tui.pipeline import read_one


def findings(code: str, day: str, text: str) -> list[Finding]:
    return list(read_one(Record("told", text, date=day, language=code)).findings)


CALENDAR = {
    "en": "They met on Monday, 30 December 2025. The office closes on 31 June 2025.",
    "it": "Si sono incontrati lunedì 30 dicembre 2025. L'ufficio chiude il 31 giugno 2025.",
    "de": "Sie trafen sich am Montag, dem 30. Dezember 2025. Das Büro schließt am 31. Juni 2025.",
    "fr": "Ils se sont rencontrés le lundi 30 décembre 2025. Le bureau ferme le 31 juin 2025.",
    "es": "Se reunieron el lunes 30 de diciembre de 2025. La oficina cierra el 31 de junio de 2025.",
    "pt": "Reuniram-se na segunda-feira, 30 de dezembro de 2025. O escritório fecha em 31 de junho de 2025.",
    "ru": "Они встретились в понедельник, 30 декабря 2025 года. Офис закрывается 31 июня 2025 года.",
    "uk": "Вони зустрілися в понеділок, 30 грудня 2025 року. Офіс зачиняється 31 червня 2025 року.",
}


@pytest.mark.parametrize(("code", "text"), CALENDAR.items())
def test_dates_that_the_calendar_has_not(code: str, text: str) -> None:
    weekday, date = findings(code, "2025-12-31", text)
    assert (weekday.kind, date.kind) == ("weekday-mismatch", "invalid-date")
    assert weekday.message == "30 December 2025 is a Tuesday, not a Monday."
    assert weekday.readings[1].explanation == "If the weekday is right, it is Monday 29 December 2025."
    assert date.message == "31 June 2025 does not exist: June has 30 days."
    assert [reading.explanation for reading in date.readings] == [
        "Monday 30 June 2025 may be meant.",
        "Tuesday 1 July 2025 may be meant.",
    ]


CHANGES = {
    "en": "It stopped in Berlin at 2:30 a.m. on 30 March 2025. It burned in Berlin at 2:30 a.m. on 26 October 2025.",
    "it": "Il treno si fermò a Berlino alle 2.30 del 30 marzo 2025. A Berlino bruciò alle 2.30 del 26 ottobre 2025.",
    "de": "In Berlin hielt der Zug am 30. März 2025 um 2.30 Uhr. In Berlin brannte er am 26. Oktober 2025 um 2.30 Uhr.",
    "fr": "Le train s'est arrêté à Berlin le 30 mars 2025 à 2h30. Il a brûlé à Berlin le 26 octobre 2025 à 2h30.",
    "es": "Paró en Berlín el 30 de marzo de 2025 a las 2.30. Ardió en Berlín el 26 de octubre de 2025 a las 2.30.",
    "pt": "O comboio parou em Berlim a 30 de março de 2025 às 2h30. Ardeu em Berlim a 26 de outubro de 2025 às 2h30.",
    "ru": "Поезд остановился в Берлине 30 марта 2025 года в 2:30. Он сгорел в Берлине 26 октября 2025 года в 2:30.",
    "uk": "Потяг зупинився у Берліні 30 березня 2025 року о 2:30. Він згорів у Берліні 26 жовтня 2025 року о 2:30.",
}


@pytest.mark.parametrize(("code", "text"), CHANGES.items())
def test_times_that_a_clock_skipped_or_showed_twice(code: str, text: str) -> None:
    skipped, twice = findings(code, "2025-12-31", text)
    assert (skipped.kind, twice.kind) == ("nonexistent-time", "ambiguous-time")
    assert skipped.message.startswith("02:30 on 30 March 2025 does not exist in Berlin")
    assert [reading.moment.start.hour for reading in twice.readings if reading.moment] == [0, 1]
    assert len(skipped.readings) == 2


LETTERS = {
    "en": "The call was at 3 p.m. EST on 10 July 2025, the other at 3 p.m. CEST on 10 January 2025.",
    "it": "La chiamata è stata alle 15 EST del 10 luglio 2025, l'altra alle 15 CEST del 10 gennaio 2025.",
    "de": "Der Anruf war am 10. Juli 2025 um 15 Uhr EST, der andere am 10. Januar 2025 um 15 Uhr MESZ.",
    "fr": "L'appel a eu lieu le 10 juillet 2025 à 15h EST, l'autre le 10 janvier 2025 à 15h CEST.",
    "es": "La llamada fue el 10 de julio de 2025 a las 15.00 EST, la otra el 10 de enero de 2025 a las 15.00 CEST.",
    "pt": "A chamada foi a 10 de julho de 2025 às 15h EST, a outra a 10 de janeiro de 2025 às 15h CEST.",
    "ru": "Звонок был 10 июля 2025 года в 15:00 EST, другой — 10 января 2025 года в 15:00 CEST.",
    "uk": "Дзвінок був 10 липня 2025 року о 15:00 EST, інший — 10 січня 2025 року о 15:00 CEST.",
}


@pytest.mark.parametrize(("code", "text"), LETTERS.items())
def test_abbreviations_out_of_season(code: str, text: str) -> None:
    summer, winter = findings(code, "2025-12-31", text)
    assert (summer.kind, winter.kind) == ("abbreviation-mismatch", "abbreviation-mismatch")
    assert "“EST” says UTC-5, but New York keeps UTC-4 on 10 July 2025" in summer.message
    assert "says UTC+2, but Berlin keeps UTC+1 on 10 January 2025" in winter.message
    assert [reading.moment.start.hour for reading in summer.readings if reading.moment] == [19, 20]


FIVE_HOURS = {
    "en": "The call is at 10 a.m. in New York (3 p.m. in Rome).",
    "it": "La chiamata è alle 10 ora di New York (le 15 a Roma).",
    "de": "Der Anruf ist um 10 Uhr New Yorker Zeit (15 Uhr in Rom).",
    "fr": "L'appel est à 10 heures, heure de New York (15 heures à Rome).",
    "es": "La llamada es a las 10 hora de Nueva York (las 15 en Roma).",
    "pt": "A chamada é às 10 horas de Nova York (15 horas em Roma).",
    "ru": "Звонок в 10:00 по времени Нью-Йорка (15:00 в Риме).",
    "uk": "Дзвінок о 10:00 за часом Нью-Йорка (15:00 у Римі).",
}


@pytest.mark.parametrize(("code", "text"), FIVE_HOURS.items())
def test_the_weeks_in_which_clocks_are_an_hour_closer(code: str, text: str) -> None:
    assert findings(code, "2024-03-21", text) == []
    (found,) = findings(code, "2024-04-21", text)
    assert found.kind == "clock-conflict"
    assert "10:00 in New York is 16:00 in Rome; the text says 15:00" in found.message
    assert "between 10 March and 30 March" in found.readings[-1].explanation


HISTORY = {
    "en": "On 5 February 2012 it was noon in Moscow (8 a.m. GMT).",
    "it": "Il 5 febbraio 2012 erano le 12 a Mosca (le 9 a Roma).",
    "de": "Am 5. Juli 2010 begann es um 12 Uhr in Moskau (10 Uhr MESZ).",
    "fr": "Le 5 février 2012, il était 12 heures à Moscou (9 heures à Paris).",
    "es": "El 5 de febrero de 2012 eran las 12 en Moscú (las 9 en Madrid).",
    "pt": "A 5 de fevereiro de 2012 eram 12 horas em Moscovo (8 horas em Lisboa).",
    "ru": "5 февраля 2012 года в 12:00 мск (8:00 по Гринвичу) начался разговор.",
    "uk": "5 липня 2010 року о 12:00 за Києвом (13:00 за Москвою) почалася розмова.",
}


@pytest.mark.parametrize(("code", "text"), HISTORY.items())
def test_clocks_of_other_years_are_those_of_the_time(code: str, text: str) -> None:
    assert findings(code, "2012-02-06", text) == []
    recent = text.replace("2012", "2020").replace("2010", "2020")
    assert [found.kind for found in findings(code, "2020-02-06", recent)] == ["clock-conflict"]


def test_a_weekday_said_of_tomorrow_is_checked_too() -> None:
    (found,) = findings("de", "2024-09-30", "Das Fest beginnt am morgigen Sonntag.")
    assert found.message == "1 October 2024 is a Tuesday, not a Sunday."
    assert len(found.readings) == 2
    assert findings("de", "2024-09-30", "Das Fest beginnt am morgigen Dienstag.") == []


def test_an_abbreviation_that_meant_another_offset_then_is_no_mismatch() -> None:
    assert findings("en", "2012-02-06", "It began at 12:00 MSK on 5 February 2012.") == []
