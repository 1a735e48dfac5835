"""The table is what its generator writes and its lookup reads, and every clock in it exists."""

from importlib import resources
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from timeline_tui import gazetteer
from timeline_tui.gazetteer.finder import Gazetteer
from timeline_tui.gazetteer.fold import fold, without_accents
from timeline_tui.gazetteer.inflection import Inflections
from timeline_tui.gazetteer.table import Table
from tools.gazetteer_table import Row, number, table

FILE = Path(gazetteer.__file__).with_name("places.txt")
LINES = FILE.read_bytes().splitlines()


def test_lines_are_sorted_and_no_key_comes_twice() -> None:
    keys = [line.partition(b"\t")[0] for line in LINES]
    assert keys == sorted(set(keys))


def test_the_file_stays_small() -> None:
    assert FILE.stat().st_size < 1_600_000


def test_every_zone_loads_from_the_time_zone_database() -> None:
    zones = [line.split(b"\t")[1].decode() for line in LINES if line.startswith(b"@")]
    assert len(zones) > 300
    for zone in zones:
        with resources.files("tzdata.zoneinfo").joinpath(zone).open("rb") as file:
            assert ZoneInfo.from_file(file, key=zone).key == zone


def test_old_names_of_zones_are_replaced() -> None:
    zones = {line.split(b"\t")[1] for line in LINES if line.startswith(b"@")}
    assert b"Europe/Kyiv" in zones
    assert not zones & {b"Europe/Kiev", b"Asia/Calcutta", b"Asia/Saigon", b"America/Buenos_Aires"}


def test_every_reading_leads_to_a_place_and_every_name_is_folded() -> None:
    places = {line[1:4] for line in LINES if line.startswith(b"=")}
    names = [line.split(b"\t") for line in LINES if line[:1] not in b"#@="]
    assert all(reading[:3] in places for _, *found in names for reading in found if not reading.startswith(b"!"))
    assert all(fold(key.decode()) == key.decode() for key, *_ in names)


ROWS = (
    Row("Newtown", "city", "Europe/Rome", "IT", 900_000),
    Row("Oldland", "country", "Europe/Paris", "FR", 5_000_000, ("Asia/Tokyo", "Europe/Rome")),
    Row("Shire", "region", "Asia/Tokyo", "JP", 0),
)
NAMES = {
    "newtown": [(0, "ei", ""), (2, "", "f")],
    "старый город": [(1, "", "")],
    "città": [(2, "", "")],
    "citta": [(2, "i", "")],
}
RULES = "ru -ом - -ый\nru -е -\nit dell'* l'* *\n"


@pytest.fixture
def small() -> Gazetteer:
    many = {f"filler {number(at, 4)}": [(0, "", "")] for at in range(3000)}
    return Gazetteer(Table(table(ROWS, {**NAMES, **many}, {"городе": "r"}, ["a remark"])), Inflections(RULES))


def test_what_is_written_is_read_back(small: Gazetteer) -> None:
    first, second = small.candidates("Newtown", "en")
    assert (first.name, first.kind, first.zone, first.country, first.population) == (
        "Newtown",
        "city",
        "Europe/Rome",
        "IT",
        900_000,
    )
    assert (first.weak, second.weak) == (True, False)
    (land,) = small.candidates("Старый Город")
    assert (land.kind, land.alternatives) == ("country", ("Asia/Tokyo", "Europe/Rome"))
    assert all(small.candidates(f"Filler {number(at, 4)}") for at in range(3000))


def test_a_reading_goes_first_where_it_is_likelier(small: Gazetteer) -> None:
    assert [place.name for place in small.candidates("Newtown", "fr")] == ["Shire", "Newtown"]


def test_every_word_of_a_name_is_taken_back_to_the_nominative(small: Gazetteer) -> None:
    assert [place.name for place in small.candidates("Старом Городе", "ru")] == ["Oldland"]


def test_grown_articles_are_cut(small: Gazetteer) -> None:
    assert [place.name for place in small.candidates("dell’Newtown", "it")] == ["Newtown", "Shire"]


def test_a_name_without_its_accents_may_be_a_weaker_name(small: Gazetteer) -> None:
    assert [place.weak for place in small.candidates("Città", "it") + small.candidates("citta", "it")] == [False, True]


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("NEW\u00a0YORK", "new york"), ("Нью‑Йорк", "нью йорк"), ("Кам’янець", "кам'янець"), ("Орёл", "орел"),
        ("Washington, D.C.", "washington d c"), ("Sa\u0303o Paulo", "são paulo"), ("Мо\u0301сква", "москва"),
        ("US", "u s"),
    ],
)  # fmt: skip
def test_spellings_that_differ_in_marks_are_filed_alike(name: str, folded: str) -> None:
    assert fold(name) == folded


def test_accents_come_off_but_letters_stay() -> None:
    assert [without_accents(name) for name in ("são paulo", "київ", "красный")] == ["sao paulo", "київ", "красный"]
