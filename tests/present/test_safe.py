"""What reaches a terminal cannot steer it."""

import unicodedata

import pytest

from timeline_tui.present.safe import clean


def test_plain_text_is_returned_as_it_is() -> None:
    text = "Перемовини о 15.00 — «так», l’80 %, naïve; 日本\u00a0語, e\u0301"
    assert clean(text) is text


@pytest.mark.parametrize(
    ("hostile", "shown"),
    [
        ("red \x1b[31malert", "red \ufffd[31malert"),
        ("title \x1b]0;pwned\x07!", "title \ufffd]0;pwned\ufffd!"),
        ("c1 \x9b2J", "c1 \ufffd2J"),
        ("a\tb\nc\r\nd\x85e\u2028f", "a b c  d e f"),
        ("bell\x07 nul\x00 del\x7f", "bell\ufffd nul\ufffd del\ufffd"),
        ("user\u202etxt.exe", "user·txt.exe"),
        ("\u2066isolated\u2069", "·isolated·"),
        ("in\u200bvis\u2060ible\ufeff", "in·vis·ible·"),
        ("half \ud83d", "half \ufffd"),
        ("Zu\u00adsammen", "Zu-sammen"),
        ("tag\U000e0041", "tag·"),
    ],
)
def test_what_a_terminal_would_obey_is_replaced(hostile: str, shown: str) -> None:
    assert clean(hostile) == shown


def test_joiners_stay_only_where_they_spell() -> None:
    persian, family, hindi = "می\u200cخواهم", "👨\u200d👩\u200d👧", "क्\u200dष"
    assert [clean(text) for text in (persian, family, hindi)] == [persian, family, hindi]
    assert clean("pay\u200cpal") == "pay·pal"
    assert clean("\u200dx") == "·x"


def test_every_character_keeps_its_place() -> None:
    everything = "".join(map(chr, range(0x110000)))
    cleaned = clean(everything)
    assert len(cleaned) == len(everything)
    left = {f"U+{ord(char):04X}" for char in cleaned if unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp")}
    assert left == set()
    cleaned.encode("utf-8")


def test_cleaning_twice_changes_nothing_more() -> None:
    once = clean("a\x1b[0m\u202e\u00ad\t")
    assert clean(once) is once
