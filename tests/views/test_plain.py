"""What `--print` writes."""

from dataclasses import replace
from io import StringIO

import pytest
from pages import ARTICLE, FOLDER, PAGES, dates, far, hostile, page

from support import many
from timeline_tui import theme
from timeline_tui.present.line import width
from timeline_tui.views.paint import Painter, to_ascii
from timeline_tui.views.plain import write


@pytest.mark.parametrize("name", PAGES)
def test_pages_are_as_they_were_last_approved(name: str) -> None:
    assert PAGES[name]() == (FOLDER / f"{name}.txt").read_text(encoding="utf-8")


def test_every_kept_page_is_still_made() -> None:
    assert {path.stem for path in FOLDER.glob("*.txt")} == set(PAGES)


@pytest.mark.parametrize("cells", [1, 20, 33, 44, 59, 60, 61, 80, 100, 200])
@pytest.mark.parametrize("of", [ARTICLE, hostile(), far(), dates()], ids=["article", "hostile", "far", "dates"])
def test_no_line_is_wider_than_the_paper(of: object, cells: int) -> None:
    lines = page(of, cells).splitlines()  # type: ignore[arg-type]
    assert all(width(line) <= max(cells, 20) for line in lines)
    assert not any(line != line.rstrip() for line in lines)


def test_columns_stand_under_their_clocks() -> None:
    head, first = (next(line for line in page(ARTICLE).splitlines() if sign in line) for sign in ("Tokyo JST", "17:00"))
    assert head.index("Lisbon") == first.index("09:00") and head.index("Tokyo") == first.index("17:00")


def test_nothing_that_steers_a_terminal_is_written() -> None:
    assert not set(page(hostile())) & {"\x1b", "\x07", "\u202e"}


@pytest.mark.parametrize("name", ["house-dark", "house-light", "ansi", "mono"])
def test_colours_change_no_word(name: str) -> None:
    import re

    look = theme.load().get(name, "256")
    painted = page(ARTICLE, 80, theme=look, color_depth="256")
    assert "\x1b[" in painted and re.sub(r"\x1b\[[0-9;]*m", "", painted) == page(ARTICLE, 80)


def test_every_colour_ends_with_its_line() -> None:
    painter = Painter(theme.load().get("ansi", "16"), "16")
    painted = painter.paint((("09:00", "time"), ("  ", "text"), ("who", "person"), ("  ", "text")))
    assert painted == "\x1b[1m09:00\x1b[0m  \x1b[35mwho\x1b[0m"


def test_ascii_says_signs_in_ascii_and_leaves_letters() -> None:
    assert to_ascii("“è” — 02→08 … ⚠ █ ≈ −05:00") == '"è" -- 02>08 ... !! # ~ -05:00'
    assert page(ARTICLE, 60, ascii=True).replace("è", "").replace("à", "").isascii()


def test_a_long_timeline_is_written_as_it_goes() -> None:
    out = StringIO()
    write(many(3000), out)
    assert out.getvalue().count("numéro") == 3000


def test_titles_keep_their_column_when_the_clocks_take_more_than_half_of_the_page() -> None:
    lines = page(replace(ARTICLE, zones=("America/Sao_Paulo", "America/Argentina/Buenos_Aires")), 70).splitlines()
    at = next(number for number, line in enumerate(lines) if "Duarte Salvado ha incontrato" in line)
    column = lines[at].index("Duarte Salvado")
    assert column > 35 and lines[at + 1] == " " * column + "la delegazione giapponese"
