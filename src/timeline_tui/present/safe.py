"""What may be put on a terminal: hostile text shown as text, never obeyed."""

import re

# Controls (C0, DEL, C1), what the bidirectional algorithm obeys, line and paragraph separators, unpaired
# surrogates, noncharacters, and whatever is invisible: format characters, fillers, tags, rare variation selectors.
# Format characters that are visible (Arabic number signs) and the common variation selectors stay.
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ufdd0-\ufdef\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\ud800-\udfff"
    "\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_JOINERS = "\u200c\u200d"
# Scripts that are misspelt without joiners (Arabic, the Indic ones) and emoji all lie beyond Hebrew; Latin, Greek
# and Cyrillic need none, so there a joiner only hides.
_JOINING = "\u0590"
_BROKEN = "\ufffd"
_HIDDEN = "·"
_SPACES = "\t\n\v\f\r\x85\u2028\u2029"
_SOFT_HYPHEN = "\u00ad"


def clean(text: str) -> str:
    """Return `text` safe to print, one code point for one, so that spans measured on it still hold.

    White space that moves the cursor becomes a space, controls and broken characters U+FFFD, a soft hyphen "-",
    and what is invisible "·". U+200C and U+200D stay after letters of scripts that are written with them.
    """
    return text if _UNSAFE.search(text) is None else _UNSAFE.sub(_stand_in, text)


def harmless(text: str) -> str:
    """Return `text` without what `clean` would put a stand-in for; line ends and tabs stay, lines end in one way."""
    lines = text.splitlines() if _UNSAFE.search(text) else [text]
    return "\n".join(_without(line) for line in lines)


def _without(line: str) -> str:
    shown = clean(line)
    return line if shown == line else "".join(one for one, safe in zip(line, shown, strict=True) if safe in (one, " "))


def _stand_in(match: re.Match[str]) -> str:
    char = match[0]
    if char in _JOINERS and match.start() and match.string[match.start() - 1] >= _JOINING:
        return char
    if char in _SPACES:
        return " "
    if char == _SOFT_HYPHEN:
        return "-"
    return _BROKEN if char < _SOFT_HYPHEN or "\ud800" <= char <= "\udfff" else _HIDDEN
