"""What may be put on a terminal: hostile text shown as text, never obeyed."""

import re

# Everything a terminal or the bidirectional algorithm would act on, or that hides itself: controls (C0, DEL, C1),
# soft hyphen, the invisible formatting characters (Unicode category Cf, and the fillers), line and paragraph
# separators, unpaired surrogates, noncharacters, variation selectors beyond the 16 in use, tag characters.
# Not among them: U+200C and U+200D, which Persian, Hindi and many emoji are misspelt without. They have no width
# and no effect on their neighbours' order; between other letters they hide nothing worse than a ligature would.
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u115f\u1160\u180b-\u180f"
    "\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufdd0-\ufdef\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    "\ud800-\udfff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_SPACES = frozenset("\t\n\v\f\r\x85\u2028\u2029")
_STAND_IN = "\ufffd"


def clean(text: str) -> str:
    """Return `text` safe to print: one code point for one, so that spans measured on it still hold.

    White space that moves the cursor becomes a space, every other control, format or broken character U+FFFD.
    """
    if _UNSAFE.search(text) is None:
        return text
    return _UNSAFE.sub(_replace, text)


def _replace(match: re.Match[str]) -> str:
    return " " if match[0] in _SPACES else _STAND_IN
