"""The article with its marks."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from support import TEXT, article
from timeline_tui.present.line import line_width, plain
from timeline_tui.present.safe import clean
from timeline_tui.present.search import find_source
from timeline_tui.present.source import SourceView, flatten, occurrences, source_view
from timeline_tui.theme import ROLES

ARTICLE = article()
SPANS = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40), st.sampled_from(["source.quote", "source.timex"])))


def marked(view: SourceView, role: str) -> list[str]:
    return [view.text[mark.start : mark.end] for mark in view.marks if mark.role == role]


def test_times_and_quotations_are_marked_softly() -> None:
    view = source_view(ARTICLE, "doc")
    assert "14 maggio 2024" in marked(view, "source.timex")
    assert "passo avanti" in marked(view, "source.quote")
    assert marked(view, "source.event") == [] and view.focus == 0


def test_an_event_s_words_outshine_the_rest_and_are_scrolled_to() -> None:
    view = source_view(ARTICLE, "doc", "e-meeting")
    [words] = marked(view, "source.event")
    assert words.startswith("La riunione") and words.endswith("a Tokyo")
    assert view.text[view.focus :].startswith("La riunione")
    row = next(line for line in view.lines(40) if line.start <= view.focus < line.end)
    assert row.start <= view.focus < row.end


def test_search_matches_stand_out_most() -> None:
    view = source_view(ARTICLE, "doc", "e-meeting", find_source(ARTICLE, "doc", "lisbona"))
    assert marked(view, "match") == ["Lisbona", "Lisbona"] and view.focus == TEXT.index("Lisbona")


def test_every_character_is_shown_once_at_any_width() -> None:
    view = source_view(ARTICLE, "doc", "e-met")
    for cells in (1, 7, 40, 2000):
        lines = view.lines(cells)
        shown = "".join(plain(line.line) for line in lines)
        assert shown.replace(" ", "") == clean(TEXT).replace(" ", "").replace("\n", "").strip()
        assert all(line_width(line.line) <= cells for line in lines)
        assert {role for line in lines for _, role in line.line} <= set(ROLES)


def test_a_document_without_its_text_shows_nothing() -> None:
    assert source_view(ARTICLE, "elsewhere").lines(40)[0].line == ()


def test_occurrences_are_offsets_into_the_text_itself() -> None:
    text = "Straße, STRASSE, e\u0301te\u0301 Été"
    assert [text[start:end] for start, end in occurrences(text, "strasse")] == ["Straße", "STRASSE"]
    assert [text[start:end].strip() for start, end in occurrences(text, "ete")] == ["e\u0301te\u0301", "Été"]


@given(SPANS)
def test_marks_never_overlap_and_cover_what_was_marked(spans: list[tuple[int, int, str]]) -> None:
    marks = flatten(spans, 40)
    assert all(one.end <= two.start for one, two in itertools.pairwise(marks))
    covered = {at for mark in marks for at in range(mark.start, mark.end)}
    assert covered == {at for start, end, _ in spans for at in range(start, end)}
