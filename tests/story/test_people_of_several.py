"""The same person in several documents, and namesakes who are not."""

from timeline_tui.model import Person
from timeline_tui.story.people import Named, unite


def names(*people: tuple[str, str]) -> list[str]:
    """The names left of (language, name) pairs, each from a document of its own."""
    told = [Named(str(number), language, Person(name)) for number, (language, name) in enumerate(people)]
    return [person.name for person in unite(told).persons]


def test_a_last_name_is_the_only_person_who_bears_it() -> None:
    assert names(("en", "Dora Hale"), ("en", "Hale")) == ["Dora Hale"]
    assert names(("en", "Dora Hale"), ("en", "Mark Hale"), ("en", "Hale")) == ["Dora Hale", "Mark Hale", "Hale"]


def test_initials_and_middle_names() -> None:
    assert names(("en", "Dora Hale"), ("en", "D. Hale"), ("en", "Dora M. Hale")) == ["Dora Hale"]


def test_one_name_in_two_scripts() -> None:
    assert names(("ru", "Карин Линдквист"), ("en", "Karin Lindqvist"), ("uk", "Ліндквіст")) == ["Карин Линдквист"]
    assert names(("es", "Julio Arenas"), ("uk", "Хуліо Аренас")) == ["Julio Arenas"]
    assert names(("de", "Wolodymyr Schewtschuk"), ("en", "Volodymyr Shevchuk")) == ["Wolodymyr Schewtschuk"]


def test_what_only_sounds_alike_stays_apart() -> None:
    assert len(names(("it", "Mario Testa"), ("es", "Maria Testa"))) == 2
    assert len(names(("ru", "Иван Орлов"), ("en", "Ivana Orlova"))) == 2
    assert len(names(("en", "Ann Lee"), ("fr", "Anne Loy"))) == 2


def test_the_name_that_most_documents_use_is_the_name_and_no_role_is_lost() -> None:
    told = [
        Named("a", "ru", Person("Карин Линдквист")),
        Named("b", "en", Person("Karin Lindqvist", ("Lindqvist",), "minister")),
        Named("c", "en", Person("Karin Lindqvist")),
    ]
    found = unite(told)
    assert found.persons == (Person("Karin Lindqvist", ("Карин Линдквист", "Lindqvist"), "minister"),)
    assert found.names["a", "Карин Линдквист"] == "Karin Lindqvist"
