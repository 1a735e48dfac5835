"""Lists of what happened when: lines that begin with a clock time or a date, as logs and chronicles have them."""

import re
from collections.abc import Sequence

from timeline_tui.model.span import Span

_CLOCK = r"\d{1,2}(?:[:.hH]\d{2}(?:[:.]\d{2}(?:[.,]\d{1,6})?)?|[hH])(?![\d.,]*\d)"
_DAY = r"\d{4}-\d\d?-\d\d?|\d{1,2}[./]\d{1,2}[./]\d{2,4}"
_WORD = r"[^\W\d_]{1,6}\.?[ \u00a0]+"
_STAMP = re.compile(
    rf"[\[(|]?(?:{_DAY}|(?:{_WORD})?{_CLOCK}|{_WORD}\d{{1,2}}[ \u00a0]+[^\W\d_]{{1,5}}[ \u00a0]+\d{{1,2}}(?![\d.,]*\d))"
)
_FEW = 2  # lines that make a list
_SHARE = 3  # one in so many lines begins with a stamp
_LABEL = 34  # characters, at most, of a stamp with a full stop behind it
_SMALL = 4  # letters of the words beside its figures: "ore", "Uhr", "UTC", "de"
_WORDS = re.compile(r"[^\W_]+")


def is_stamp(text: str, line: Span) -> bool:
    """Tell whether a line begins with a clock time or a date in figures, perhaps after a small word."""
    return _STAMP.match(text, line.start, line.end) is not None


def is_list(text: str, lines: Sequence[Span]) -> bool:
    """Tell whether lines are the entries of a list by time, not one wrapped text."""
    stamped = sum(is_stamp(text, line) for line in lines)
    return stamped >= _FEW and stamped * _SHARE >= len(lines)


def is_label(text: str, sentence: Span, calendar: frozenset[str]) -> bool:
    """Tell whether a "sentence" is but the time before an entry: "22h47.", "12 mars 1998.", "09.55 Uhr."."""
    if sentence.end - sentence.start > _LABEL or text[sentence.end - 1] != ".":
        return False
    words = _WORDS.findall(text[sentence.start : sentence.end].lower())
    return any(word[0].isdigit() for word in words) and all(
        word[0].isdigit() or len(word) <= _SMALL or word in calendar for word in words
    )
