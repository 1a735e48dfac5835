from datetime import date, time

import pytest

from timeline_tui.gazetteer import Place
from timeline_tui.model import Assumptions, At, Block, Expression, Layout, Record, Span
from timeline_tui.pipeline import read_one
from timeline_tui.resolve.anchor import anchor, parse_iso

ROME = Place("Rome", "city", "Europe/Rome", "IT", 2_800_000, (), False)
DATELINE = "Rome, 3 May 2024 - The talks began."
DATE_SPAN = Span(6, 16)


def expression(span: Span, *fields: tuple[str, int]) -> Expression:
    steps = tuple(At(field, value) for field, value in fields)  # type: ignore[arg-type]
    return Expression(span.start, span.end, "", "DATE", "test", "none", steps)


FULL = expression(DATE_SPAN, ("year", 2024), ("month", 5), ("day", 3))
BARE = expression(Span(6, 11), ("month", 5), ("day", 3))
LINE = Layout((), Span(0, 18), Span(0, 4))


def record(when: str = "", zone: str = "", date_from: str = "given") -> Record:
    return Record("r", DATELINE, date=when, zone=zone, date_from=date_from)  # type: ignore[arg-type]


def test_the_users_date_wins() -> None:
    found = anchor(record("2025-01-01"), DATELINE, LINE, [FULL], Assumptions(date="2026-02-03"))
    assert found.date == date(2026, 2, 3)


def test_metadata_win_over_the_dateline() -> None:
    assert anchor(record("2024-05-04"), DATELINE, LINE, [FULL], Assumptions()).date == date(2024, 5, 4)


def test_the_dateline_wins_over_the_files_time() -> None:
    found = anchor(record("2025-01-01", date_from="file"), DATELINE, LINE, [FULL], Assumptions())
    assert found.date == date(2024, 5, 3)


def test_a_dateline_without_a_year_is_the_last_before_the_files_time() -> None:
    for saved, year in (("2025-01-01", 2024), ("2025-05-03", 2025), ("2025-05-02", 2025)):
        found = anchor(record(saved, date_from="file"), DATELINE, LINE, [BARE], Assumptions())
        assert found.date == date(year, 5, 3)
    assert anchor(record(), DATELINE, LINE, [BARE], Assumptions()).date is None


@pytest.mark.parametrize(("place", "expected"), [(0, date(2024, 5, 3)), (2, date(2024, 5, 3)), (3, None)])
def test_a_date_alone_near_the_top_is_the_publication(place: int, expected: date | None) -> None:
    lines = ["A title", "A subtitle", "A byline", "A paragraph"]
    lines[place] = "May 3, 2024."
    text = "\n\n".join(lines)
    at = text.index("May")
    starts = [text.index(line) for line in lines]
    blocks = tuple(
        Block("paragraph", Span(start, start + len(line)), ()) for start, line in zip(starts, lines, strict=True)
    )
    stated = expression(Span(at, at + 11), ("year", 2024), ("month", 5), ("day", 3))
    assert anchor(Record("r", text), text, Layout(blocks), [stated], Assumptions()).date == expected


def test_the_files_own_time_is_the_last_resort_and_says_so() -> None:
    found = anchor(record("2025-01-01T10:00:00", date_from="file"), "", Layout(()), [], Assumptions())
    assert (found.date, found.time) == (date(2025, 1, 1), time(10, 0))
    assert "assumption" in found.reasons[0]


@pytest.mark.parametrize(
    ("when", "zone", "home", "place", "expected"),
    [
        ("2024-05-03", "Europe/Kyiv", "Asia/Tokyo", ROME, ("Europe/Rome", "dateline")),
        ("2024-05-03", "Europe/Kyiv", "Asia/Tokyo", None, ("Europe/Kyiv", "document")),
        ("2024-05-03T10:00:00+08:00", "", "Asia/Tokyo", None, ("Etc/GMT-8", "document")),
        ("2024-05-03T10:00:00Z", "", "Asia/Tokyo", None, ("UTC", "document")),
        ("2024-05-03T10:00:00", "", "Asia/Tokyo", None, ("Asia/Tokyo", "user")),
        ("2024-05-03", "No/Where", "", None, ("UTC", "assumed")),
    ],
)
def test_the_narrators_zone(when: str, zone: str, home: str, place: Place | None, expected: tuple[str, str]) -> None:
    found = anchor(record(when, zone), "", Layout(()), [], Assumptions(home=home), place)
    assert (found.zone, found.zone_from) == expected


def test_a_time_with_an_offset_is_told_in_the_narrators_zone() -> None:
    found = anchor(record("2024-05-03T23:30:00Z"), "", Layout(()), [], Assumptions(), ROME)
    assert (found.date, found.time) == (date(2024, 5, 4), time(1, 30))


def test_an_odd_offset_is_kept() -> None:
    found = anchor(record("2024-05-03T23:30:00+05:30"), "", Layout(()), [], Assumptions())
    assert (found.date, found.time, found.zone, found.offset) == (date(2024, 5, 3), time(23, 30), "UTC", 330)


def test_the_users_choice_for_the_datelines_place_wins() -> None:
    chosen = Assumptions(places=(("Rome", "America/New_York"),))
    found = anchor(record("2024-05-03"), DATELINE, LINE, [], chosen, ROME)
    assert (found.zone, found.zone_from) == ("America/New_York", "user")


@pytest.mark.parametrize("text", ["", "yesterday", "2024-13-01", "2024-05-03T99:00", "T", "9999999999999"])
def test_what_is_no_date_is_no_anchor(text: str) -> None:
    assert parse_iso(text) is None
    assert anchor(record(text), "", Layout(()), [], Assumptions()).date is None


def published(text: str, **stated: str) -> date | None:
    moment = read_one(Record("r", text, language="en", **stated)).documents[0].published  # type: ignore[arg-type]
    return None if moment is None else moment.start.date()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Post-mortem: outage of 14 March 2025\n\nOn Friday the shop was down.", date(2025, 3, 14)),
        ("Diary. Leeds, (14 March 2025)\n\nWe left early.", date(2025, 3, 14)),
        ("The shop was down on 14 March 2025.\n\nOn Friday it was back.", None),
        ("14 March 2025 was a bad day for the shop\n\nOn Friday it was back.", None),
        ("Post-mortem: outage of 14 March 2025", None),
    ],
)
def test_a_date_that_ends_the_title_is_the_day_told_of(text: str, expected: date | None) -> None:
    assert published(text) == expected


def test_a_date_in_the_title_wins_over_the_files_own_time() -> None:
    text = "Post-mortem: outage of 14 March 2025\n\nOn Friday the shop was down."
    assert published(text, date="2026-01-02", date_from="file") == date(2025, 3, 14)


@pytest.mark.parametrize(
    ("code", "lead", "expected"),
    [
        ("en", "The firm said on Thursday, 12 February 2026, that it would close.", date(2026, 2, 12)),
        ("fr", "L'usine a annoncé jeudi 12 février sa fermeture.", date(2026, 2, 12)),
        ("pt", "O banco anunciou nesta segunda-feira, 19 de janeiro, a compra do rival.", date(2026, 1, 19)),
        ("ru", "Суд в четверг, 9 октября 2025 года, приговорил мэра к семи годам.", date(2025, 10, 9)),
        ("de", "Am Donnerstag, dem 12. Februar, hat die Firma ihre Schließung angekündigt.", date(2026, 2, 12)),
        ("it", "Il processo comincerà lunedì 30 novembre.", date(2026, 12, 1)),
        ("en", "The firm said on 12 February that it would close.", date(2026, 12, 1)),
        ("en", "The firm said on Monday, 30 November, that it would close.", date(2026, 12, 1)),
    ],
)
def test_the_weekday_and_date_a_story_begins_with(code: str, lead: str, expected: date) -> None:
    text = f"A headline\n\n{lead} Nobody was surprised by it.\n\nMore is known on Friday."
    record = Record("r", text, date="2026-12-01T10:00:00", date_from="file", language=code)
    moment = read_one(record).documents[0].published
    assert moment is not None and moment.start.date() == expected


def test_a_story_that_tells_of_the_day_after_is_of_that_day() -> None:
    text = "The firm said on Thursday, 12 February 2026, that it would close.\n\nHe spoke to unions on Friday morning."
    assert published(text) == date(2026, 2, 13)


def test_a_news_story_that_looks_back_takes_bare_dates_from_its_own_year() -> None:
    text = (
        "PARIS, 14 January 2026 - A court sentenced Paul Hale. He took the money between 2016 and 2019. An aide spoke "
        "up in February 2020. He was arrested on 8 June 2021.\n\nThe prosecutor asked for four years on 19 November."
    )
    found = read_one(Record("r", text, language="en")).timexes
    assert found[-1].value == "2025-11-19"


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("es", "En Valdemar, a 18 de marzo de 2026."), ("ru", "Москва, 18 марта 2026 г."),
        ("uk", "м. Київ, 18 березня 2026 р."), ("it", "Roma, lì 18 marzo 2026"),
        ("fr", "Fait à Paris, le 18 mars 2026"),
    ],
)  # fmt: skip
def test_a_line_with_place_and_date_of_a_document(code: str, line: str) -> None:
    text = f"Sentencia 112\n\n{line}\n\nThe first of several long paragraphs follows here."
    moment = read_one(Record("r", text, language=code)).documents[0].published
    assert moment is not None and moment.edtf == "2026-03-18"


def test_a_verb_of_the_past_tells_of_no_day_months_ahead() -> None:
    found = read_one(Record("r", "The vaccine came on 28 March.", date="2026-01-10", language="en")).timexes
    assert [timex.value for timex in found] == ["2025-03-28"]
