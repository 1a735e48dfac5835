"""Places are found by the names that eight languages print, inflected or not."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_tui.gazetteer import candidates, label, lookup

ZONES = {
    "it": "Londra=Europe/London Pechino=Asia/Shanghai Monaco_di_Baviera=Europe/Berlin L’Aia=Europe/Amsterdam "
    "all'Aia=Europe/Amsterdam Ginevra=Europe/Zurich Mosca=Europe/Moscow Lombardia=Europe/Rome Fiumicino=Europe/Rome "
    "dell'Ucraina=Europe/Kyiv Stati_Uniti=America/New_York Olanda=Europe/Amsterdam al_Cairo=Africa/Cairo",
    "en": "New_York=America/New_York Washington=America/New_York Florida=America/New_York Kyiv=Europe/Kyiv "
    "Russia's=Europe/Moscow The_Hague=Europe/Amsterdam U.S.=America/New_York US=America/New_York "
    "Washington,_D.C.=America/New_York Hawaii=Pacific/Honolulu Hanoi=Asia/Ho_Chi_Minh MOSCOW=Europe/Moscow",
    "ru": "Москва=Europe/Moscow Москве=Europe/Moscow Москвы=Europe/Moscow Нью-Йорке=America/New_York "
    "Вашингтоне=America/New_York России=Europe/Moscow Германии=Europe/Berlin Украине=Europe/Kyiv "
    "Лондоном=Europe/London Праги=Europe/Prague Турции=Europe/Istanbul Нового_Орлеана=America/Chicago "
    "Нижнем_Новгороде=Europe/Moscow Ростове-на-Дону=Europe/Moscow Орла=Europe/Moscow Череповце=Europe/Moscow "
    "Соединённых_Штатах=America/New_York "
    "Саудовской_Аравии=Asia/Riyadh Китаем=Asia/Shanghai Афинах=Europe/Athens Белой_Церкви=Europe/Kyiv "
    "Свердловской_области=Asia/Yekaterinburg Крыму=Europe/Simferopol Авдеевке=Europe/Kyiv",
    "uk": "Київ=Europe/Kyiv Києві=Europe/Kyiv Києва=Europe/Kyiv Варшаві=Europe/Warsaw Росії=Europe/Moscow "
    "Львова=Europe/Kyiv Харкові=Europe/Kyiv Тернополі=Europe/Kyiv Кривому_Розі=Europe/Kyiv Празі=Europe/Prague "
    "Відні=Europe/Vienna Великої_Британії=Europe/London Кам’янці-Подільському=Europe/Kyiv Рівному=Europe/Kyiv "
    "Петербурзі=Europe/Moscow Запоріжжі=Europe/Kyiv Вінниці=Europe/Kyiv",
    "de": "Kiew=Europe/Kyiv Kyjiw=Europe/Kyiv Moskau=Europe/Moscow Mailand=Europe/Rome Berlins=Europe/Berlin "
    "Deutschlands=Europe/Berlin Vereinigten_Staaten=America/New_York Niederlanden=Europe/Amsterdam "
    "Weißrussland=Europe/Minsk Halle=Europe/Berlin Kalifornien=America/Los_Angeles",
    "fr": "Pékin=Asia/Shanghai Le_Caire=Africa/Cairo au_Caire=Africa/Cairo Londres=Europe/London "
    "l’Allemagne=Europe/Berlin Etats-Unis=America/New_York États-Unis=America/New_York "
    "Nouvelle-Orléans=America/Chicago Floride=America/New_York",
    "es": "Nueva_York=America/New_York Moscú=Europe/Moscow Moscu=Europe/Moscow EE._UU.=America/New_York "
    "La_Haya=Europe/Amsterdam del_Cairo=Africa/Cairo Ciudad_de_México=America/Mexico_City Toledo=Europe/Madrid",
    "pt": "Pequim=Asia/Shanghai Moscovo=Europe/Moscow Moscou=Europe/Moscow Haia=Europe/Amsterdam Teerão=Asia/Tehran "
    "Nova_Iorque=America/New_York EUA=America/New_York Brasília=America/Sao_Paulo Salvador=America/Bahia",
}
CASES = [(tongue, *pair.split("=")) for tongue, pairs in ZONES.items() for pair in pairs.split()]


@pytest.mark.parametrize(("language", "name", "zone"), CASES)
def test_a_name_leads_to_its_clock(language: str, name: str, zone: str) -> None:
    found = lookup(name.replace("_", " "), language)
    assert found is not None
    assert found.zone == zone


@pytest.mark.parametrize("name", ["Нью-Йорке", "Києві", "Berlins", "Mosca", "Moscú", "NEW\u00a0YORK", "Нью Йорк"])
def test_a_name_is_found_in_an_unknown_language(name: str) -> None:
    assert lookup(name) is not None


@pytest.mark.parametrize(
    ("name", "language", "kinds"),
    [
        ("Paris", "en", [("city", "FR")]),
        ("Georgia", "en", [("country", "GE"), ("region", "US")]),
        ("Washington", "en", [("city", "US"), ("region", "US")]),
        ("Mexico", "en", [("country", "MX")]),
        ("Luhansk", "en", [("city", "UA")]),
    ],
)
def test_readings_come_likeliest_first(name: str, language: str, kinds: list[tuple[str, str]]) -> None:
    found = [(place.kind, place.country) for place in candidates(name, language)]
    assert found[: len(kinds)] == kinds


def test_a_country_with_several_clocks_uses_its_capitals() -> None:
    russia = lookup("Russia", "en")
    assert russia is not None
    assert (russia.kind, russia.country, russia.zone) == ("country", "RU", "Europe/Moscow")
    assert len(russia.alternatives) == 10
    assert {"Europe/Kaliningrad", "Asia/Yekaterinburg", "Asia/Vladivostok"} <= set(russia.alternatives)


def test_a_country_with_one_clock_has_no_alternatives() -> None:
    italy = lookup("Italia", "it")
    assert italy is not None
    assert italy.alternatives == ()


def test_a_state_with_two_clocks_uses_the_one_of_most_people() -> None:
    florida, texas = lookup("Florida", "en"), lookup("Texas", "en")
    assert florida is not None
    assert texas is not None
    assert (florida.kind, florida.zone, florida.alternatives) == ("region", "America/New_York", ("America/Chicago",))
    assert (texas.zone, texas.alternatives) == ("America/Chicago", ("America/Denver",))


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("Nice", "en"), ("Reading", "en"), ("Mobile", "en"), ("Split", "en"), ("Male", "en"), ("Como", "es"),
        ("Essen", "de"), ("Tours", "fr"), ("Potenza", "it"), ("Martin", "en"), ("Владимир", "ru"), ("Paz", "pt"),
    ],
)  # fmt: skip
def test_a_name_that_is_also_a_word_or_a_person_is_weak(name: str, language: str) -> None:
    found = lookup(name, language)
    assert found is not None
    assert found.weak


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("Nice", "fr"), ("Nizza", "it"), ("Como", "it"), ("Mosca", "it"), ("Paris", "fr"), ("Lima", "es"),
        ("Pará", "pt"), ("Roma", "it"), ("Washington", "en"), ("Turkey", "en"), ("Киев", "ru"),
        ("Києві", "uk"), ("Вене", "ru"),
    ],
)  # fmt: skip
def test_weakness_depends_on_the_language_and_on_the_place(name: str, language: str) -> None:
    found = lookup(name, language)
    assert found is not None
    assert not found.weak


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("Monday", "en"), ("us", "en"), ("Oggi", "it"), ("Ieri", "it"), ("Die", "de"), ("Non", "it"), ("Мира", "uk"),
        ("of", "en"), ("", "en"), ("=000", "en"), ("@00", "it"), ("#0", "it"), ("l'=000", "it"),
        ("New York " * 40, "en"),
    ],
)  # fmt: skip
def test_what_is_no_place_is_not_taken_for_one(name: str, language: str) -> None:
    found = lookup(name, language)
    assert found is None or found.weak


@given(st.text(max_size=120), st.sampled_from([None, *ZONES, "xx"]))
def test_any_text_may_be_asked_for(name: str, language: str | None) -> None:
    assert all(place.zone and place.kind in {"city", "region", "country"} for place in candidates(name, language))


def test_a_clock_is_labelled_by_its_city() -> None:
    assert [label(zone) for zone in ("America/New_York", "Europe/Moscow", "UTC")] == ["New York", "Moscow", "UTC"]


def test_importing_the_gazetteer_reads_nothing() -> None:
    code = "from timeline_tui.gazetteer import lookup as l; import timeline_tui.gazetteer.finder as m; "
    code += "assert m.shipped.cache_info().currsize == 0; l('Roma'); assert m.shipped.cache_info().currsize == 1"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
