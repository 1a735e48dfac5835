"""One instant told in two clocks, in eight languages: right ones stay quiet, wrong ones are found."""

from datetime import UTC, datetime

import pytest

from timeline_tui.model import Record, Timeline
from timeline_tui.pipeline import read_one


def read(code: str, day: str, text: str) -> Timeline:
    return read_one(Record("told", text, date=day, language=code))


def conflicts(timeline: Timeline) -> list[str]:
    return [finding.message for finding in timeline.findings if finding.kind == "clock-conflict"]


QUIET = [
    (
        "en",
        "2024-03-21",
        "The call is at 10 a.m. Eastern (3 p.m. in Rome).",
    ),  # the weeks in which the gap is five hours
    ("en", "2024-07-02", "It starts at 8 p.m. ET/5 p.m. PT."),
    ("en", "2024-07-02", "It starts at 1400 GMT, or 10 a.m. in New York."),
    ("en", "2024-07-02", "The launch is set for 9:00 UTC (5 a.m. EDT; 11:00 in Berlin)."),
    ("en", "2024-07-02", "The blast hit at 3 a.m. Moscow time (midnight GMT)."),
    ("it", "2024-07-02", "L'incontro è alle 16 ora di Mosca, cioè le 15 in Italia."),
    ("it", "2024-07-02", "Il collegamento è alle 17 ora italiana (le 18 a Mosca)."),
    ("it", "2024-07-02", "Alle 9 ora della costa orientale, ovvero alle 15 ora italiana."),
    ("de", "2024-07-02", "Der Start ist um 15 Uhr Ortszeit in New York, d.h. um 21 Uhr MESZ."),
    ("de", "2024-07-02", "Das Treffen beginnt um 12 Uhr Moskauer Zeit (11 Uhr MESZ)."),
    ("fr", "2024-07-02", "La réunion débute à 10 heures, heure de Moscou (9 heures à Paris)."),
    ("fr", "2024-07-02", "À 18h, heure de New York, soit minuit à Paris."),
    ("es", "2024-07-02", "A las 10 hora de Moscú (las 9 en Madrid)."),
    ("es", "2024-07-02", "A las 20.00 hora peninsular, es decir, las 14.00 en Nueva York."),
    ("pt", "2024-07-02", "Às 10 horas de Moscovo (8 horas em Lisboa)."),
    ("pt", "2024-07-02", "Às 15h no horário de Brasília, ou seja, 19h em Lisboa."),
    ("ru", "2024-07-02", "Встреча начнётся в 15:00 по московскому времени (14:00 в Берлине)."),
    ("ru", "2024-07-02", "Встреча начнётся в 15:00 мск, то есть в 8:00 в Нью-Йорке."),
    ("uk", "2024-07-02", "Зустріч почнеться о 15:00 за київським часом (14:00 у Берліні)."),
    ("uk", "2024-07-02", "О 15:00 за Києвом, тобто о 8:00 у Нью-Йорку."),
]


@pytest.mark.parametrize(("code", "day", "text"), QUIET)
def test_clocks_that_agree_are_quiet_and_one_instant(code: str, day: str, text: str) -> None:
    timeline = read(code, day, text)
    assert conflicts(timeline) == []
    instants = [timex.moment.start for timex in timeline.timexes if timex.moment]
    assert len(instants) > 1
    assert len(set(instants)) == 1


@pytest.mark.parametrize(
    ("code", "day", "text", "truth"),
    [
        ("en", "2024-04-21", "The call is at 10 a.m. Eastern (3 p.m. in Rome).", "10:00 in New York is 16:00 in Rome"),
        (
            "it",
            "2024-01-15",
            "Alle 9 ora di Tokyo, corrispondenti alle 3 in Italia.",
            "09:00 in Tokyo is 01:00 in Rome",
        ),
        ("de", "2024-07-02", "Um 12 Uhr Moskauer Zeit (12 Uhr MESZ).", "12:00 in Moscow is 11:00 in Berlin"),
        ("fr", "2024-07-02", "À 18 heures GMT (19 heures à Paris).", "18:00 in UTC is 20:00 in Paris"),
        ("es", "2024-07-02", "A las 10 hora de Moscú (las 10 en Madrid).", "10:00 in Moscow is 09:00 in Madrid"),
        ("pt", "2024-07-02", "Às 10 horas de Moscovo (10 horas em Lisboa).", "10:00 in Moscow is 08:00 in Lisbon"),
        ("ru", "2024-07-02", "В 15:00 мск, то есть в 15:00 в Берлине.", "15:00 in Moscow is 14:00 in Berlin"),
        ("uk", "2024-07-02", "О 15:00 за київським часом (15:00 у Берліні).", "15:00 in Kyiv is 14:00 in Berlin"),
    ],
)
def test_clocks_that_disagree_are_found(code: str, day: str, text: str, truth: str) -> None:
    (message,) = conflicts(read(code, day, text))
    assert truth in message


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("it", "Mosca chiede una risposta entro le 18."),
        ("en", "Moscow demands an answer by 6 p.m."),
        ("fr", "Moscou exige une réponse avant 18 heures."),
    ],
)
def test_a_capital_that_acts_states_no_clock(code: str, text: str) -> None:
    zones = {timex.moment.zone for timex in read(code, "2024-07-02", text).timexes if timex.moment}
    assert zones == {"UTC"}


@pytest.mark.parametrize("code", ["de", "en", "es", "fr", "it", "pt", "ru", "uk"])
@pytest.mark.parametrize("words", ["0930 GMT", "0930 UTC", "0930Z", "09:30Z"])
def test_four_digits_before_utc_are_a_clock_time(code: str, words: str) -> None:
    [timex] = read(code, "2024-07-02", f"({words})").timexes
    assert timex.text == words and timex.value == "2024-07-02T09:30Z"


def test_zone_words_belong_to_the_clock_time_before_them() -> None:
    values = [timex.value for timex in read("en", "2024-07-02", "At 0500 GMT; at 1430 UTC; at 1800 hours.").timexes]
    assert values == ["2024-07-02T05:00Z", "2024-07-02T14:30Z", "2024-07-02T18:00"]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "GENEVA - It begins at 10 a.m. local time (0800 GMT)."),
        ("fr", "LYON - Elle commence à 11h30 (0930 GMT)."),
        ("ru", "МОСКВА — Смена началась в 9 утра по местному времени (2:00 мск)."),
    ],
)
def test_a_local_time_told_again_contradicts_nothing(code: str, text: str) -> None:
    assert conflicts(read(code, "2024-07-02", text)) == []


ONE_INSTANT = {
    "en": "The launch is set for 5 p.m. in Paris, 5 p.m. in London.",
    "it": "Il lancio è alle 17 a Parigi, alle 17 a Londra e alle 11 a New York.",
    "de": "Die Übertragung beginnt um 17 Uhr in Paris, um 17 Uhr in London und um 11 Uhr in New York.",
    "fr": "Le lancement aura lieu à 17 heures à Paris, à 17 heures à Londres et à 11 heures à New York.",
    "es": "El lanzamiento será a las 17.00 en París, a las 17.00 en Londres y a las 11.00 en Nueva York.",
    "pt": "O lançamento será às 17h em Paris, às 17h em Londres e às 11h em Nova York.",
    "ru": "Запуск состоится в 17:00 в Париже, в 17:00 в Лондоне и в 11:00 в Нью-Йорке.",
    "uk": "Запуск відбудеться о 17:00 у Парижі, о 17:00 у Лондоні та об 11:00 у Нью-Йорку.",
}


@pytest.mark.parametrize(("code", "text"), ONE_INSTANT.items())
def test_a_list_of_clocks_for_one_instant_must_agree(code: str, text: str) -> None:
    (found,) = conflicts(read(code, "2024-07-02", text))
    assert found.startswith("The two clocks disagree: 17:00 in Paris is 16:00 in London; the text says 17:00")


@pytest.mark.parametrize(
    "text",
    [
        "Shops open at 9 a.m. in Paris, 9 a.m. in London.",  # each in its own clock
        "Shops open at 9 a.m. in Paris, 11 a.m. in London.",  # no slip of summer time: two openings
        "The launch is set for 5 p.m. in Paris, 4 p.m. in London and 11 a.m. in New York.",
        "The launch is set for 5 p.m. in Paris, and at 5 p.m. the mayor of London speaks.",
    ],
)
def test_a_list_of_clocks_that_agrees_or_tells_of_several_instants_is_quiet(text: str) -> None:
    assert conflicts(read("en", "2024-07-02", text)) == []


LOCAL = {
    "en": "The minister landed in Tokyo and spoke at 9 a.m. local time.",
    "it": "La ministra è atterrata a Tokyo e ha parlato alle 9 ora locale.",
    "de": "In Tokio sprach die Ministerin um 9 Uhr Ortszeit.",
    "fr": "À Tokyo, la ministre a parlé à 9 heures, heure locale.",
    "es": "La ministra llegó a Tokio y habló a las 9.00 hora local.",
    "pt": "A ministra chegou a Tóquio e falou às 9h, hora local.",
    "ru": "Министр прилетела в Токио и выступила в 9:00 по местному времени.",
    "uk": "Міністерка прибула до Токіо й виступила о 9:00 за місцевим часом.",
}


@pytest.mark.parametrize(("code", "text"), LOCAL.items())
def test_local_time_is_that_of_the_place_told_of_before(code: str, text: str) -> None:
    (timex,) = read(code, "2024-07-02", text).timexes
    assert timex.moment is not None and timex.moment.start == datetime(2024, 7, 2, 0, tzinfo=UTC)
    assert timex.moment.zone_from == "place"


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("Officials in Moscow said the blast hit Kharkiv at 3 a.m. local time.", "Europe/Kyiv"),
        ("President Paris Jordan spoke at 9 a.m. local time.", "UTC"),
        ("Tokyo denied it at 9 a.m. local time.", "UTC"),
    ],
)
def test_a_place_that_acts_or_is_a_name_is_no_place_of_local_time(text: str, zone: str) -> None:
    (timex,) = read("en", "2024-07-02", text).timexes
    assert timex.moment is not None and timex.moment.zone == zone


@pytest.mark.parametrize(
    ("code", "text", "zone"),
    [
        ("ru", "Матч начнётся в 15:00 по Владивостоку.", "Asia/Vladivostok"),
        ("ru", "Торги откроются в 15.00 по Нью-Йорку.", "America/New_York"),
        ("uk", "Матч почнеться о 15:00 по Варшаві.", "Europe/Warsaw"),
        ("ru", "В 15:00 по Харькову нанесён ракетный удар.", "UTC"),
        ("ru", "Поезд прошёл в 15:00 по городу.", "UTC"),
    ],
)
def test_a_clock_by_a_city_in_the_dative(code: str, text: str, zone: str) -> None:
    (timex,) = read(code, "2024-07-02", text).timexes
    assert timex.moment is not None and timex.moment.zone == zone


def test_times_without_a_place_stay_where_the_last_one_was_told() -> None:
    text = "The trial opened at 9:30 a.m. in Brussels. It was suspended at noon. In Lima a judge rose at 8 a.m."
    zones = [timex.moment.zone for timex in read("en", "2024-07-02", text).timexes if timex.moment]
    assert zones == ["Europe/Brussels", "Europe/Brussels", "America/Lima"]


def test_a_place_that_only_showed_another_hour_is_not_where_the_tale_goes_on() -> None:
    text = "It opened at 9:30 a.m. in Brussels. She called Lima, where it was 5 a.m., and left at 2 p.m."
    zones = [timex.moment.zone for timex in read("en", "2024-07-02", text).timexes if timex.moment]
    assert zones == ["Europe/Brussels", "America/Lima", "Europe/Brussels"]


def test_minutes_count_on_in_the_clock_of_the_time_before_them() -> None:
    text = "TOKYO - The engineers were paged at 8:45 p.m. PDT on 1 July 2024. It was over 90 minutes later."
    moments = [timex.moment for timex in read("en", "2024-07-02", text).timexes]
    assert [moment.start for moment in moments[::2] if moment] == [
        datetime(2024, 7, 2, 3, 45, tzinfo=UTC),
        datetime(2024, 7, 2, 5, 15, tzinfo=UTC),
    ]


def test_where_no_clock_is_known_that_of_the_place_told_of_is_assumed() -> None:
    text = "The train stopped in Berlin at 2:15 p.m. and reached Lisbon a day later."
    (stopped, _) = read("en", "2024-07-02", text).timexes
    assert stopped.moment is not None
    assert (stopped.moment.zone, stopped.moment.zone_from) == ("Europe/Berlin", "assumed")
    assert "No clock is stated: that of “in Berlin” is assumed." in stopped.moment.reasons
    (stopped, _) = read_one(Record("told", text, date="2024-07-02", language="en", zone="Asia/Tokyo")).timexes
    assert stopped.moment is not None and stopped.moment.zone == "Asia/Tokyo"


SHOWN = {
    "en": "GENEVA - She spoke at 8 p.m. with Lima, where it was only 1 p.m.",
    "it": "GINEVRA - Ha parlato alle 20 con Lima, dove erano le 13.00.",
    "de": "GENF - Sie sprach um 20 Uhr mit Lima, wo es erst 13 Uhr war.",
    "fr": "GENÈVE - Elle a parlé à 20 heures avec Lima, où il était 13 heures.",
    "es": "GINEBRA - Habló a las 20.00 con Lima, donde eran las 13.00.",
    "pt": "GENEBRA - Falou às 20h com Lima, onde eram 13h.",
    "ru": "ЖЕНЕВА — Она говорила в 20:00 с Лимой, где было 13:00.",
    "uk": "ЖЕНЕВА — Вона говорила о 20:00 з Лімою, де була 13:00.",
}


@pytest.mark.parametrize(("code", "text"), SHOWN.items())
def test_a_place_where_it_was_another_hour_is_told_the_same_instant(code: str, text: str) -> None:
    assert conflicts(read(code, "2024-07-02", text)) == []
    (found,) = conflicts(read(code, "2024-01-02", text))
    assert "20:00 in Zurich is 14:00 in Lima; the text says 13:00" in found


def test_an_abbreviation_tells_which_of_two_times_is_meant() -> None:
    timeline = read("en", "2025-11-03", "On 2 November 2025 it failed at 1:30 a.m. CDT and at 1:30 a.m. CST.")
    assert [timex.moment.start.hour for timex in timeline.timexes if timex.moment and timex.moment.local] == [6, 7]
    assert timeline.findings == ()


def test_the_change_of_the_clocks_is_told_as_at_the_hour_they_skip() -> None:
    text = "BERLIN - The clocks go forward at 2 a.m. on 31 March 2024. A train left at 2:01 a.m."
    assert [found.kind for found in read("en", "2024-04-01", text).findings] == ["nonexistent-time"]


@pytest.mark.parametrize(
    ("code", "text", "starts"),
    [
        ("fr", "Il a décollé lundi à 23h10 et s'est posé à 3h25.", ["2024-07-01T23:10", "2024-07-02T03:25"]),
        ("de", "Morgen Nachmittag um halb vier geht es weiter.", ["2024-07-03T12:00", "2024-07-03T15:30"]),
        ("en", "It left at 9 p.m. on Monday. A call came at 9:40 p.m.; help came ten minutes later.",
         ["2024-07-01T21:00", "2024-07-01T21:40", "2024-07-01T21:50"]),
        ("en", "It left at 9 p.m. on Monday. At 9:40 p.m. it called. At 10:10 p.m. help came.",
         ["2024-07-01T21:00", "2024-07-01T21:40", "2024-07-01T22:10"]),
        ("it", "Il lancio è avvenuto mercoledì alle 14.05.", ["2024-06-26T14:05"]),
        ("it", "È partito ieri alle 19.10 ed è atterrato alle 13.25 del giorno dopo.",
         ["2024-07-01T19:10", "2024-07-02T13:25"]),
        ("en", "The fair will open on Friday, officials said on Tuesday. At 9 a.m. the first train leaves.",
         ["2024-07-05T00:00", "2024-07-02T00:00", "2024-07-05T09:00"]),
        ("es", "El eclipse empezó ayer a las 11.07.", ["2024-07-01T11:07"]),
    ],
)  # fmt: skip
def test_a_time_of_day_goes_on_from_those_before_it(code: str, text: str, starts: list[str]) -> None:
    moments = [timex.moment for timex in read(code, "2024-07-02", text).timexes]
    assert [f"{moment.start:%Y-%m-%dT%H:%M}" for moment in moments if moment] == starts


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "“We expect them by Sunday evening,” Anna Crew told reporters at a noon briefing."),
        ("en", "Talks will resume on Monday, officials said. They spoke to reporters at noon."),
        ("it", "«Li aspettiamo domenica sera», ha detto Anna Neri ai cronisti a mezzogiorno."),
    ],
)
def test_noon_of_what_was_said_is_on_no_day_that_is_to_come(code: str, text: str) -> None:
    assert read(code, "2025-11-14", text).timexes[-1].value == "2025-11-14T12:00"


@pytest.mark.parametrize(
    ("code", "text", "title"),
    [
        ("en", "At 3:30 p.m. Moscow time (2:30 p.m. in Kyiv) the cabinet met.", "the cabinet met"),
        ("it", "Alle 15.30 ora di Mosca (le 14.30 a Kiev) è cominciata la riunione.", "è cominciata la riunione"),
        ("fr", "À 15h30 heure de Moscou (14h30 à Kiev), le conseil a voté.", "le conseil a voté"),
        ("ru", "В 15:30 по московскому времени (14:30 по Киеву) начнётся суд.", "начнётся суд"),
    ],
)
def test_what_happens_at_an_instant_told_in_two_clocks_is_one_row(code: str, text: str, title: str) -> None:
    told = read(code, "2025-03-05", text)
    assert [event.title for event in told.events] == [title]
    when = told.events[0].when
    assert when is not None and when.local == "2025-03-05T15:30:00+03:00[Europe/Moscow]"
