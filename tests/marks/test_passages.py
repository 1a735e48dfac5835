"""Words of a source that changed are found again, and nothing else is taken for them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_tui.marks.passages import locate, passage
from timeline_tui.model import Passage

TEXT = (
    "The ferry left at noon with forty people on board. Nobody was hurt. "
    "At the quay the captain said that the ferry left at noon as planned, and that nobody was hurt in the storm."
)


def found(text: str, sought: Passage) -> str | None:
    span = locate(text, sought)
    return None if span is None else text[slice(*span)]


def marked(words: str, within: str = "") -> Passage:
    start = TEXT.index(words, TEXT.index(within or words))
    return passage(TEXT, start, start + len(words))


def test_words_that_moved_are_found() -> None:
    assert found(f"Updated at six.\n\n{TEXT}", marked("forty people")) == "forty people"


def test_of_several_places_the_one_with_the_same_surroundings_is_meant() -> None:
    second = marked("ferry left at noon", within="captain")
    longer = TEXT.replace("The ferry", "A long new beginning, in which the ferry left at noon too. The ferry")
    span = locate(longer, second)
    assert span is not None and longer[: span[0]].endswith("captain said that the ")


def test_words_wrapped_anew_are_found() -> None:
    text = TEXT.replace("with forty people on board", "with\nforty  people\non board")
    assert found(text, marked("noon with forty people on")) == "noon with\nforty  people\non"


def test_words_that_were_mended_are_found_between_what_stayed() -> None:
    assert found(
        TEXT.replace("Nobody was hurt. At", "No one was harmed. At"), marked("Nobody was hurt. At the quay")
    ) == ("No one was harmed. At the quay")


@pytest.mark.parametrize("text", ["", "Something else altogether.", TEXT.replace("forty people", "")])
def test_words_that_are_gone_are_not_found(text: str) -> None:
    assert found(text, Passage(24, 36, "forty people")) is None


@given(st.text(max_size=60), st.text(max_size=60), st.text(max_size=60), st.integers(0, 100), st.integers(0, 60))
def test_words_of_any_text_are_found_wherever_they_are_put(
    text: str, before: str, after: str, start: int, length: int
) -> None:
    start %= len(text) + 1
    sought = passage(text, start, min(start + length, len(text)))
    if sought.words.strip():
        assert found(before + text + after, sought) == sought.words
