"""The file of marks: what is written is read back, what is not ours is told with its line."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_tui.marks.sidecar import Broken, dump, load, merged
from timeline_tui.model import Mark, Passage, Target

PLACE = Passage(3, 8, "quay", "the ", " was")
WORDS = st.text(max_size=20)
PASSAGES = st.builds(Passage, st.integers(0, 10**6), st.integers(0, 10**6), WORDS, WORDS, WORDS)
TAGS = st.lists(st.text("abcdé-#", min_size=1, max_size=6), max_size=3, unique=True).map(tuple)
MARKS = st.builds(
    Mark, st.text(min_size=1, max_size=8), WORDS, st.sampled_from(["event", "quote", "added"]), PASSAGES,
    star=st.booleans(), tags=TAGS, comment=WORDS, hidden=st.booleans(), title=WORDS,
    when=st.sampled_from(["", "undated", "2024-05-14T09:00", "2024-W20~"]), zone=st.just("Europe/Lisbon"),
    speaker=WORDS, into=st.none() | st.builds(Target, WORDS, PASSAGES), changed=st.just("2024-05-14T10:00:00Z"),
)  # fmt: skip
MARK = Mark("e-1", "a.txt", "event", PLACE, star=True, tags=("one",), comment="Why?", changed="2024-05-14T10:00:00Z")


@given(st.lists(MARKS, max_size=5))
def test_what_is_written_is_read_back(marks: list[Mark]) -> None:
    read = load(dump("a.txt", marks))
    assert sorted(map(repr, read)) == sorted(map(repr, marks))


def test_it_is_made_to_be_read_and_compared() -> None:
    lines = dump("a.txt", [MARK]).splitlines()
    assert '      "comment": "Why?",' in lines and '      "star": true,' in lines
    assert not any('"hidden"' in line or '"title"' in line for line in lines), "what says nothing is left out"


def broken(**changes: object) -> str:
    whole = json.loads(dump("a.txt", [MARK, replace(MARK, id="e-2")]))
    whole["marks"][1] |= changes
    return json.dumps(whole, indent=2)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[" * 100_000, "not JSON"),
        ("[]", "no file of marks"),
        ('{"format": "timeline-tui marks", "version": 2, "marks": []}', "version 2"),
        ('{"format": "timeline-tui marks", "version": 1}', "no list"),
    ],
)
def test_what_is_not_ours_is_told(text: str, words: str) -> None:
    with pytest.raises(Broken, match=words):
        load(text)


def test_the_line_where_json_breaks_off_is_told() -> None:
    with pytest.raises(Broken, match="it is not JSON") as caught:
        load('{\n"format": oops')
    assert caught.value.line == 2


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"star": "yes"}, "mark 2: “star” is true or false"),
        ({"starred": True}, "mark 2: there is no key “starred”"),
        ({"tags": ["two words"]}, "“tags” wants a list of words"),
        ({"zone": "Europe/Nowhere"}, "there is no zone “Europe/Nowhere”"),
        ({"when": "tomorrow", "zone": "UTC"}, "“when” with “zone” is no time"),
        ({"passage": {"start": -1}}, "“start” wants a number"),
        ({"on": "page"}, "“on” is one of"),
    ],
)
def test_a_mark_that_is_wrong_is_told_with_its_line(change: dict[str, object], words: str) -> None:
    text = broken(**change)
    with pytest.raises(Broken) as caught:
        load(text)
    assert words in caught.value.message and '"id": "e-2"' in text.splitlines()[caught.value.line - 1]


@given(
    st.recursive(st.none() | st.booleans() | st.integers() | WORDS, lambda x: st.lists(x) | st.dictionaries(WORDS, x))
)
def test_nothing_else_is_raised_for_any_json(value: object) -> None:
    whole = {"format": "timeline-tui marks", "version": 1, "marks": value}
    for text in (json.dumps(value), json.dumps(whole)):
        try:
            load(text)
        except Broken:
            continue


# Two runs at once


def test_a_change_leaves_other_marks_alone() -> None:
    other = replace(MARK, id="e-9")
    assert set(merged([MARK, other], [MARK], [replace(MARK, star=False)])) == {replace(MARK, star=False), other}


def test_a_change_leaves_what_else_was_said_of_the_same_event() -> None:
    blank = replace(MARK, star=False, tags=(), comment="")
    theirs, ours = replace(blank, comment="Ask."), replace(blank, tags=("one",), changed="2024-05-15T10:00:00Z")
    assert merged([theirs], [blank], [ours]) == (replace(ours, comment="Ask."),)


def test_a_mark_that_says_nothing_any_more_is_gone() -> None:
    only = replace(MARK, tags=(), comment="")
    assert merged([only], [only], [replace(only, star=False)]) == ()
    assert merged([], [only], [only]) == ()


def test_undoing_puts_back_what_was() -> None:
    kept = merged([], [], [MARK])
    assert merged(kept, [MARK], []) == ()
