"""Lists by time: logs, live blogs, chronicles and programmes, a row for each entry, on the right day."""

import pytest

from timeline_tui.model import Record, Timeline
from timeline_tui.pipeline import read_one


def told(code: str, text: str, day: str = "2024-06-05") -> Timeline:
    return read_one(Record("told", text, date=day, language=code, zone="UTC"))


def rows(code: str, text: str, day: str = "2024-06-05") -> list[str]:
    events = sorted(told(code, text, day).events, key=lambda event: event.when.key if event.when else ())
    return [f"{event.when.edtf.removesuffix(':00Z') if event.when else '-'} {event.title}" for event in events]


NIGHT = [
    "2024-06-04T22:40 The alarm goes off",
    "2024-06-04T23:55 Crews arrive",
    "2024-06-05T00:20 The roof falls in",
]


@pytest.mark.parametrize(
    "text",
    [
        "22:40 – The alarm goes off.\n23:55 – Crews arrive.\n0:20 – The roof falls in.",
        "22:40: The alarm goes off.\n\n23:55: Crews arrive.\n\n00:20: The roof falls in.",
        "[22:40] The alarm goes off\n[23:55] Crews arrive\n[00:20] The roof falls in",
        "0:20 The roof falls in.\n\n23:55 Crews arrive.\n\n22:40 The alarm goes off.",
        "**22:40** – The alarm goes off.\n\n**23:55** – Crews arrive.\n\n**0:20** – The roof falls in.",
        "10:40 p.m. | The alarm goes off.\n11:55 p.m. | Crews arrive.\n12:20 a.m. | The roof falls in.",
    ],
)
def test_a_list_that_passes_midnight_ends_on_the_day_of_publication(text: str) -> None:
    assert rows("en", text) == NIGHT


@pytest.mark.parametrize(
    "head", ["Tuesday, 4 June 2024", "The fire of 4 June 2024", "4 June 2024, 18:00 – The hall is locked."]
)
def test_a_list_counts_from_the_day_at_its_head(head: str) -> None:
    text = f"{head}\n\n22:40 – The alarm goes off.\n23:55 – Crews arrive.\n0:20 – The roof falls in."
    assert rows("en", text, "2024-08-01")[-3:] == NIGHT


def test_days_told_within_an_entry_do_not_move_the_list() -> None:
    text = (
        "9:00 – The road opens. It was closed yesterday evening.\n\n10:30 – A bus stops at 10:15; it leaves at 10:40."
    )
    assert rows("en", text) == [
        "2024-06-04 It was closed",
        "2024-06-05T09:00 The road opens",
        "2024-06-05T10:30 A bus stops at 10:15",
        "2024-06-05T10:40 it leaves",
    ]


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("it", "ore 9.30 Saluto del sindaco\nore 11.00 Concerto della banda",
         ["Saluto del sindaco", "Concerto della banda"]),
        ("de", "9.30 Uhr: Die Bahn stellt den Verkehr ein.\n\n11 Uhr: Ein Baum stürzt um.",
         ["Die Bahn stellt den Verkehr ein", "Ein Baum stürzt um"]),
        ("fr", "9h30. La mairie ouvre.\n\n11h00. Le feu est éteint.", ["La mairie ouvre", "Le feu est éteint"]),
        ("es", "9:30 – Abre la plaza.\n11:00 – Llega el tren.", ["Abre la plaza", "Llega el tren"]),
        ("pt", "9h30 – Abre a praça.\n11h00 – Chega o trem.", ["Abre a praça", "Chega o trem"]),
        ("ru", "9:30 Поезд Тверь – Клин отменен.\n\n11:00 Движение открыто.",
         ["Поезд Тверь – Клин отменен", "Движение открыто"]),
        ("uk", "9:30 У селі відкрили школу.\n\n11:00 Рух відновлено.", ["У селі відкрили школу", "Рух відновлено"]),
    ],
)  # fmt: skip
def test_an_entry_is_told_whole(code: str, text: str, expected: list[str]) -> None:
    assert rows(code, text) == [
        f"2024-06-05T{hour} {words}" for hour, words in zip(("09:30", "11:00"), expected, strict=True)
    ]


def test_labels_of_chronicles() -> None:
    text = "1991–94: Farmers sue.\n7 May 2021, 4.20 a.m.: A wall cracks.\n2022: First repairs.\n2027 (planned): Work."
    assert rows("en", text) == [
        "1991/1994 Farmers sue",
        "2021-05-07T04:20 A wall cracks",
        "2022 First repairs",
        "2027 Work",
    ]


def test_figures_with_a_point_at_the_head_of_an_entry_are_a_clock() -> None:
    assert rows("it", "10.05 – Si apre la seduta.\n10.20 – Parla il sindaco.") == [
        "2024-06-05T10:05 Si apre la seduta",
        "2024-06-05T10:20 Parla il sindaco",
    ]


def test_what_is_said_in_an_entry_is_said_then() -> None:
    text = "10:30 – The mayor, Ada Brown, visits the shelter. “We leave nobody alone,” Brown said.\n\n11:00 – It rains."
    timeline = told("en", text)
    (quote,) = timeline.quotes
    visit = next(event for event in timeline.events if "visits" in event.title)
    assert visit.quotes == (quote.id,) and quote.said_at == visit.when


def test_a_range_is_one_row_from_end_to_end() -> None:
    assert rows("en", "2011–2013: Talks in Geneva.\n1999: The mine closes.") == [
        "1999 The mine closes",
        "2011/2013 Talks in Geneva",
    ]
    (event,) = told("en", "The road was closed from 8:00 to 9:30.").events
    assert event.when is not None and (event.when.end - event.when.start).total_seconds() == 90 * 60
