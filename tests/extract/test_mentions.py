"""People and bodies: who is named, by which names, with which role."""

from __future__ import annotations

import pytest

from timeline_tui.extract.mentions import People, mentions
from timeline_tui.extract.segment import segment
from timeline_tui.languages import load


def people(text: str, language: str) -> People:
    """Return the people of a text."""
    pack = load(language)
    return mentions(text, segment(text, pack), pack)


def names(text: str, language: str) -> list[str]:
    """Return the names of a text's people."""
    return [person.name for person in people(text, language).persons]


def test_short_names_belong_to_the_full_one() -> None:
    found = people("Il sindaco Aldo Ferri è in aula. Ferri parlerà domani.", "it")
    (person,) = found.persons
    assert (person.name, person.aliases, person.role) == ("Aldo Ferri", ("Ferri",), "sindaco")
    assert [(found.mentions[0].person, found.mentions[1].person)] == [(0, 0)]


def test_the_fullest_name_wins_wherever_it_stands() -> None:
    assert names("Mayor Brook spoke. Helen Brook runs the town.", "en") == ["Helen Brook"]


def test_a_role_set_beside_the_name_is_kept() -> None:
    text = "Il presidente della Provincia, Paola Neri, e Ugo Sala, portavoce del sindaco, arrivano."
    roles = [person.role for person in people(text, "it").persons]
    assert roles == ["presidente della Provincia", "portavoce del sindaco"]


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("Ministerin Ursula von der Aue kommt.", "de", "Ursula von der Aue"),
        ("Le ministre Charles de Vasseur est là.", "fr", "Charles de Vasseur"),
        ("Senator John R. Hale left.", "en", "John R. Hale"),
        ("La ministra Anna D’Amico parla.", "it", "Anna D’Amico"),
        ("Президент Павел Громов приехал.", "ru", "Павел Громов"),
        ("Міністр Олекса Лозовий приїхав.", "uk", "Олекса Лозовий"),
    ],
)
def test_particles_initials_and_letters(text: str, language: str, name: str) -> None:
    assert name in names(text, language)


def test_cases_are_one_person_named_in_the_nominative() -> None:
    found = people("По словам Павла Громова, всё готово. Павел Громов уехал. Журналисты ждали Громова.", "ru")
    assert [person.name for person in found.persons] == ["Павел Громов"]
    assert len(found.mentions) == 3


def test_places_are_kept_apart() -> None:
    found = people("Aldo Ferri è tornato da Parigi a Milano.", "it")
    assert [person.name for person in found.persons] == ["Aldo Ferri"]
    assert len(found.places) == 2


def test_a_sentence_does_not_begin_with_a_name() -> None:
    assert names("Yesterday Helen Brook left. Leaving Helen Brook was hard. The road is long.", "en") == ["Helen Brook"]


def test_headlines_in_capitals_name_only_known_people() -> None:
    found = people("Town Council Says Brook Will Leave Soon\n\nHelen Brook, the mayor, leaves in May.", "en")
    assert [person.name for person in found.persons] == ["Helen Brook"]
    assert len(found.mentions) == 2


def test_bodies_are_people_of_no_gender() -> None:
    found = people("La Corte dei Conti ha deciso.", "it")
    assert [(person.name, gender) for person, gender in zip(found.persons, found.genders, strict=True)] == [
        ("Corte dei Conti", "n")
    ]


def test_genders_come_from_titles_first_names_and_endings() -> None:
    assert people("Mrs. Kim Hale came. Robert Lane left.", "en").genders == ("f", "m")
    assert people("Paola Neri e Andrea Conti arrivano.", "it").genders == ("f", "m")


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Die Fotos von der Brücke zeigte der Brückenchef Jan Keller.", "de", ["Jan Keller"]),
        ("Schwere Unwetter trafen die Stadt. Im Ortsteil Auen fielen 40 Liter Regen.", "de", []),
        ("Eva Brandt von der Hochschule kam. Ende April reist sie ab.", "de", ["Eva Brandt"]),
        ("I'm sure Helen Brook left. The Clean Water Act and Harvest Day stay.", "en", ["Helen Brook"]),
        ("A former Dover official met Helen Brook.", "en", ["Helen Brook"]),
    ],
)
def test_nouns_laws_and_days_are_no_people(text: str, language: str, expected: list[str]) -> None:
    assert names(text, language) == expected


def test_a_person_stays_one_where_the_article_is_another_words() -> None:
    found = people("The Helen Brook campaign began. Brook waved.", "en")
    assert [person.name for person in found.persons] == ["Helen Brook"]
    assert found.genders == ("f",)


def test_a_town_is_not_the_paper_named_after_it() -> None:
    found = people("The Boston Courier asked. She lives in Boston, near the Boston Courier office.", "en")
    assert [(person.name, person.aliases) for person in found.persons] == [("Boston Courier", ())]
    assert len(found.places) == 1


def test_a_role_is_no_sentence() -> None:
    (person,) = people("El juez ha citado a declarar al alcalde, Ramiro Costa.", "es").persons
    assert (person.name, person.role) == ("Ramiro Costa", "alcalde")


def test_a_headline_is_no_name_and_a_day_belongs_to_none() -> None:
    text = "Town Council Chief Helen Brook Endorses Ben Lyle\n\nBen Lyle met Helen Brook in Dover Monday. Lyle left."
    persons = people(text, "en").persons
    assert [(person.name, person.aliases) for person in persons] == [("Ben Lyle", ("Lyle",)), ("Helen Brook", ())]


def test_a_title_that_ends_a_sentence_is_nobodys() -> None:
    found = people("She wants to be president. Ben Lyle said so.", "en")
    assert [(person.name, person.role) for person in found.persons] == [("Ben Lyle", None)]


def test_a_suffix_is_no_last_name() -> None:
    found = people("Ben Lyle Jr. spoke. Mr. Lyle left.", "en")
    assert [(person.name, person.aliases) for person in found.persons] == [("Ben Lyle Jr", ("Lyle",))]


def test_a_last_name_means_a_person_before_the_body_that_bears_it_too() -> None:
    found = people("Ann Ridley spoke. The Ridley Foundation denied it. Ridley left.", "en")
    assert [(person.name, person.aliases) for person in found.persons] == [
        ("Ann Ridley", ("Ridley",)), ("Ridley Foundation", ()),
    ]  # fmt: skip


def test_of_two_with_one_last_name_the_title_tells_or_the_one_named_last() -> None:
    found = people("Helen Brook met Mark Brook. Brook left. Mrs. Brook stayed. Brook spoke.", "en")
    assert [mention.person for mention in found.mentions] == [0, 1, 1, 0, 0]


def test_a_word_before_the_first_name_is_no_part_of_the_name() -> None:
    assert names("He spoke of “Sleepy Mark Ridley”. Mark Ridley laughed. Ridley left.", "en") == ["Mark Ridley"]


def test_an_adjective_is_no_short_name_of_a_body() -> None:
    found = people("Northern Bank fell. Northern officials left. Northern said nothing.", "en")
    assert [mention.span.start for mention in found.mentions] == [0, 45]


def test_a_country_is_nobody() -> None:
    assert names("The United States and the Czech Republic left.", "en") == []


@pytest.mark.parametrize(
    ("text", "language", "role"),
    [
        ("Mr. Aldo Ferri left.", "en", None),
        ("Frau Jana Brodt ging.", "de", None),
        ("La signora Paola Neri è partita.", "it", None),
        ("The governor told Aldo Ferri to wait.", "en", None),
        ("Vor Ort war MDR-Intendantin Jana Brodt.", "de", "MDR-Intendantin"),
    ],
)
def test_a_role_says_something(text: str, language: str, role: str | None) -> None:
    assert [person.role for person in people(text, language).persons] == [role]


@pytest.mark.parametrize(
    ("text", "language"),
    [("Войска вошли в Западную Украину.", "ru"), ("Вони йшли через Північну Румунію.", "uk")],
)
def test_a_part_of_a_country_is_nobody(text: str, language: str) -> None:
    assert names(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "name", "role"),
    [
        ("es", "El exministro de Asuntos Exteriores José Luis Arce habló.", "José Luis Arce",
         "exministro de Asuntos Exteriores"),
        ("es", "La presidenta de la Comisión Nacional Elsa van der Aue habló.", "Elsa van der Aue",
         "presidenta de la Comisión Nacional"),
        ("it", "Il ministro delle Infrastrutture e dei Trasporti Aldo Ferri parla.", "Aldo Ferri",
         "ministro delle Infrastrutture e dei Trasporti"),
        ("it", "L'assessora ai Lavori Pubblici Carla Bini parla.", "Carla Bini", "assessora ai Lavori Pubblici"),
        ("fr", "Le ministre de l'Intérieur Paul Vasseur parle.", "Paul Vasseur", "ministre de l'Intérieur"),
        ("pt", "O ministro dos Negócios Estrangeiros Rui Tavares falou.", "Rui Tavares",
         "ministro dos Negócios Estrangeiros"),
        ("en", "Minister of Foreign Affairs Peter Hale spoke to the board last night.", "Peter Hale",
         "Minister of Foreign Affairs"),
    ],
)  # fmt: skip
def test_an_office_is_no_part_of_the_name(language: str, text: str, name: str, role: str) -> None:
    (person,) = people(text, language).persons
    assert (person.name, person.role) == (name, role)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("pt", "O barco chegou à ilha de Santa Marta."),
        ("it", "Lo scontro è avvenuto in via Bruno Neri."),
        ("ru", "Это произошло на улице Павла Громова."),
    ],
)
def test_a_place_that_bears_a_persons_name_is_none(language: str, text: str) -> None:
    assert names(text, language) == []


def test_an_office_in_small_letters_takes_nothing_from_the_name() -> None:
    assert names("Two former aides met former secretary of state Anna Hale in Boston on Friday.", "en") == ["Anna Hale"]
