"""Periods and days that are told by others: the year-ago quarter, nowadays, an entry of a list."""

import pytest

from timeline_tui.model import Record
from timeline_tui.pipeline import read_one


def values(code: str, day: str, text: str) -> list[str]:
    return [timex.value for timex in read_one(Record("told", text, date=day, language=code)).timexes]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "Sales rose in the third quarter. In the year-ago period they fell."),
        ("en", "Sales rose in the third quarter, up from the same quarter of 2023."),
        ("en", "Sales rose in the third quarter. They had fallen in the 2023 period."),
        (
            "en",
            "The third quarter was good. The yard hired welders. It has a crane. A year earlier it lost money.",
        ),
        ("it", "Nel terzo trimestre le vendite sono salite rispetto allo stesso periodo dell'anno scorso."),
        ("de", "Im dritten Quartal stieg der Absatz. Im Vorjahreszeitraum war er gesunken."),
        ("de", "Im dritten Quartal stieg der Absatz, anders als im gleichen Zeitraum des Vorjahres."),
        ("fr", "Au troisième trimestre, les ventes ont dépassé celles de la même période de l'année dernière."),
        ("es", "En el tercer trimestre las ventas subieron respecto al mismo período del año anterior."),
        ("pt", "No terceiro trimestre as vendas subiram em relação ao mesmo período do ano passado."),
        ("ru", "В третьем квартале продажи выросли по сравнению с аналогичным периодом прошлого года."),
        ("uk", "У третьому кварталі продажі зросли порівняно з аналогічним періодом минулого року."),
    ],
)
def test_a_period_of_another_year_is_the_one_reported_on(code: str, text: str) -> None:
    assert values(code, "2024-11-07", text) == ["2024-Q3", "2023-Q3"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "In the third quarter it grew. For the nine months, it shrank from a year earlier.",
            ["2024-Q3", "P9M", "2023"],
        ),
        ("It grew in October, compared with the same month last year.", ["2024-10", "2023-10"]),
        ("The year-ago period was better.", ["2023"]),
        ("In the quarter ended July 31 it grew.", ["2024-Q2", "2024-07-31"]),
        ("In the quarter ended Oct. 1 it grew.", ["2024-Q3", "2024-10-01"]),
        ("For the year ended March 31 it grew.", ["P1Y", "2024-03-31"]),
        ("In last year's second quarter it grew.", ["2023-Q2"]),
        ("In the last half of 2021 it grew.", ["2021-H2"]),
        ("It stood there in nineteen eighty-four.", ["1984"]),
        ("It expects to open within two weeks.", ["P2W"]),
        ("It closed two days after workers found a crack.", ["P2D"]),
    ],
)
def test_periods_of_business(text: str, told: list[str]) -> None:
    assert values("en", "2024-11-07", text) == told


ESSAY = {
    "de": "1962 war der Hafen leer, 1975 kamen die Werften, in den achtziger Jahren die Touristen. Heute ist er voll.",
    "en": "In 1962 the harbour was empty, in 1975 came the yards, in the 1980s the tourists. Today it is full.",
    "it": "Nel 1962 il porto era vuoto, nel 1975 arrivarono i cantieri, negli anni Ottanta i turisti. Oggi è pieno.",
    "uk": "У 1962 році порт був порожній, у 1975 році постали верфі, у 1986 році прийшли туристи. Сьогодні він повний.",
}


@pytest.mark.parametrize(("code", "text"), ESSAY.items())
def test_today_in_a_text_that_looks_back_is_nowadays(code: str, text: str) -> None:
    assert values(code, "2024-11-07", text)[-1] == "PRESENT_REF"


def test_today_is_a_day_where_days_are_told() -> None:
    text = "The harbour, built in 1962 and 1975 and rebuilt in 1984, closes today at 6 p.m. after the storm of Monday."
    assert "2024-11-07T18:00" in values("en", "2024-11-07", text)


def test_an_entry_of_a_list_has_its_own_day() -> None:
    text = "Turin: the fair has been moved to 12 November. Milan: concert in the town hall, 8 p.m."
    assert values("en", "2024-11-07", text) == ["2024-11-12", "2024-11-07T20:00"]


def test_a_time_of_day_keeps_the_day_said_before_it() -> None:
    text = "Der Markt öffnet heute ab 15 Uhr, am morgigen Freitag von 9 bis 12 Uhr."
    told = ["2024-11-07", "2024-11-07T15:00", "2024-11-08T09:00", "2024-11-08T12:00"]
    assert values("de", "2024-11-07", text) == told


@pytest.mark.parametrize(
    ("code", "text", "told"),
    [
        ("en", "Room 1984 is on page 2001.", []),
        ("de", "Flug 1984 und Zimmer 2001.", []),
        ("it", "Il volo 1984 e la stanza 2001.", []),
        ("ru", "Рейс 1984 отменён.", []),
        ("en", "She ran it in 10:30 minutes.", ["PT10M30S"]),
        ("en", "He left at 15:30 hours.", ["2024-11-07T15:30"]),
        ("de", "Sie lief 10:30 Minuten.", ["PT10M30S"]),
        ("de", "Es waren 2000 im Jahr 2011.", ["2011"]),
        ("de", "Es waren 2000 im Jahr.", ["P1Y"]),
        ("en", "Sales rose to $21 million last year.", ["2023"]),
        ("en", "It made its first test flight Tuesday.", ["2024-11-05"]),
    ],
)
def test_numbers_that_are_no_years_and_no_times_of_day(code: str, text: str, told: list[str]) -> None:
    assert values(code, "2024-11-07", text) == told


@pytest.mark.parametrize(
    ("code", "text", "told"),
    [
        ("es", "La reunión duró dos horas.", ["PT2H"]),
        ("pt", "A reunião durou duas horas.", ["PT2H"]),
        ("fr", "La réunion a duré deux heures.", ["PT2H"]),
        ("fr", "La réunion s'ouvre à deux heures.", ["2024-11-07T02:00"]),
        ("es", "Eran las tres de la madrugada.", ["2024-11-07T03:00"]),
        ("it", "Erano le tre del mattino.", ["2024-11-07T03:00"]),
        ("it", "Sono le 8 regioni più colpite.", []),
        ("en", "About three-quarters of it, or about 0.55 of a share, was lost as soon as it came.", []),
    ],
)
def test_hours_that_are_told_and_hours_that_pass(code: str, text: str, told: list[str]) -> None:
    assert values(code, "2024-11-07", text) == told


@pytest.mark.parametrize(
    ("code", "text", "told"),
    [
        ("en", "The call had been set for Monday.", ["2024-11-04"]),
        ("en", "The call is set for Monday.", ["2024-11-11"]),
        ("en", "The trial begins Monday.", ["2024-11-11"]),
        ("en", "It reached a record high set on Monday.", ["2024-11-04"]),
        ("en", "The repair is to be done by February.", ["2025-02"]),
        ("pt", "O acordo deve ser assinado até sexta-feira.", ["2024-11-08"]),
        ("it", "Il prossimo cambio è previsto per il 30 marzo.", ["2025-03-30"]),
        ("it", "Il cambio era previsto per il 30 ottobre.", ["2024-10-30"]),
        ("fr", "« Nous repartirons mercredi matin », a dit le pilote.", ["2024-11-13TMO"]),
        ("ru", "«Документ подпишем к пятнице», — сказал министр.", ["2024-11-08"]),
        ("en", "Last year the talks began in December.", ["2023", "2023-12"]),
        ("de", "Im vergangenen Jahr hatten die Gespräche im Dezember begonnen.", ["2023", "2023-12"]),
        ("en", "It fell on Friday, 1 November, from the previous Friday.", ["2024-11-01", "2024-10-25"]),
        ("it", "È successo nella notte tra sabato e domenica.", ["2024-11-02TNI"]),
        ("de", "Es geschah in der Nacht von Samstag auf Sonntag.", ["2024-11-02TNI"]),
    ],
)
def test_which_day_is_meant(code: str, text: str, told: list[str]) -> None:
    assert values(code, "2024-11-07", text) == told


def test_a_long_day_is_a_time_told_of_in_a_message_alone() -> None:
    message = "Busy day at the harbour."
    assert values("en", "2024-11-07", message) == ["P1D"]
    assert values("en", "2024-11-07", f"{message} {'The harbour was full of boats. ' * 10}") == []
