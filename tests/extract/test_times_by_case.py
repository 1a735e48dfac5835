"""Times in languages with cases and without articles, and the words that say whose clock."""

import pytest

from timeline_tui.extract.segment import segment
from timeline_tui.extract.timex import expressions
from timeline_tui.languages import load
from timeline_tui.model import Expression


def read(code: str, text: str) -> tuple[Expression, ...]:
    pack = load(code)
    return expressions(text, segment(text, pack), pack)


@pytest.mark.parametrize(
    ("code", "text", "found"),
    [
        ("ru", "Он ждал три дня.", ["три дня"]),
        ("ru", "Он пришёл в 3 часа дня.", ["3 часа дня"]),
        ("ru", "Он ждал 3 часа.", ["3 часа"]),
        ("ru", "Об этом писали неделю назад.", ["неделю назад"]),
        ("ru", "Рост с 1500 до 2000 человек.", []),
        ("ru", "Дом в 1500 метрах от реки, со счётом 21:15.", []),
        ("ru", "Открыли Октябрьский мост после июльского саммита.", ["июльского"]),
        ("ru", "Это было 2 июля.", ["2 июля"]),
        ("uk", "Зустріч о третій годині дня тривала 2 години 15 хвилин.", ["третій годині дня", "2 години 15 хвилин"]),
        ("uk", "На півночі країни сніг, тому дорогу закрили.", []),
        ("uk", "У ХХ столітті та в 1918–1921 рр.", ["ХХ столітті", "1918", "1921 рр."]),
        ("it", "È nato il 5 maggio.", ["il 5 maggio"]),
        ("fr", "La visite aura lieu du 3 au 5 juin.", ["3", "5 juin"]),
    ],
)
def test_extents(code: str, text: str, found: list[str]) -> None:
    assert [expression.text for expression in read(code, text)] == found


def test_an_amount_alone_is_one() -> None:
    (expression,) = read("ru", "Встреча пройдёт через час.")
    assert (expression.text, expression.type, expression.base) == ("час", "TIME", "now")


def test_through_an_hour_counts_from_the_story_in_the_past() -> None:
    *_, expression = read("uk", "Вони приїхали 3 травня, а через два дні повернулися.")
    assert (expression.text, expression.base) == ("два дні", "focus")


def test_so_long_after_something_orders_and_dates_nothing() -> None:
    (expression,) = read("ru", "Через час после начала матча пошёл дождь.")
    assert (expression.type, expression.order, expression.steps) == ("DURATION", "after", ())


@pytest.mark.parametrize(
    ("code", "text", "zone"),
    [
        ("ru", "Эфир начнётся в 9 часов по нью-йоркскому времени.", "America/New_York"),
        ("uk", "Матч почався о 21:45 за Брюсселем.", "Europe/Brussels"),
        ("it", "La diretta comincia alle 8 ora dell'Europa centrale.", "Europe/Rome"),
        ("en", "It began at 11 a.m. local time in Tokyo.", "Asia/Tokyo"),
    ],
)
def test_whose_clock(code: str, text: str, zone: str) -> None:
    (expression,) = read(code, text)
    assert expression.zone is not None and expression.zone.zone == zone


def test_a_bracketed_clock_does_not_take_the_zone_before_it() -> None:
    first, second = read("en", "It began at 9 a.m. New York time (3 p.m.).")
    assert first.zone is not None and second.zone is None


def test_a_strike_on_a_city_is_no_clock_of_it() -> None:
    (expression,) = read("ru", "В 15:00 по Харькову нанесли удар.")
    assert expression.zone is None
