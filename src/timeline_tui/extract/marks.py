"""Quotation marks one by one: what each may do where it stands, read from its neighbours alone."""

import re
from typing import NamedTuple

_MARK = re.compile(r"""``|''|["“”„‟«»‹›‘’‚‛']""")
_CLOSERS = {
    "“": '”"“', "”": '”"', "„": "“”\"„‟", "‟": '”"‟', '"': '"”“', "«": "»", "»": "«»", "‹": "›", "›": "‹",
    "‘": "’'‘", "‚": "‘’'", "‛": "’‘", "'": "'’", "``": "''\"”", "''": "''\"”", "’": "’",
}  # fmt: skip
_WEAK = {"«": '”“"'}
_MATCHES = {
    "“": "”", "”": "”", "„": "“”", "‟": "”", '"': '"', "«": "»", "»": "«»", "‹": "›", "›": "‹", "‘": "’", "‚": "‘’",
    "‛": "’", "'": "'", "``": "''", "''": "''", "’": "’",
}  # fmt: skip
_SINGLE = frozenset("‘’'‚‛")
_OPENING = frozenset("“„‟«‹‘‚‛") | {"``"}
_GAP_BEFORE = frozenset("([{—–―-/:;,|>=*_…\u200b") | _OPENING | {'"', "'", "’", "»", "›", "”"}
_GAP_AFTER = frozenset(")]}.,;:!?…—–―-/|<*_\u200b") | frozenset("”»›’“\"'")


class Mark(NamedTuple):
    """A quotation mark in its surroundings.

    `opens` and `closes` tell what it may do; both are set where the neighbours do not decide.
    """

    start: int
    end: int
    sign: str
    opens: bool
    closes: bool

    @property
    def single(self) -> bool:
        """Tell whether the mark may as well be an apostrophe."""
        return self.sign in _SINGLE

    def closed_by(self, other: "Mark") -> bool:
        """Tell whether `other` may close what this mark opened; wrong closers in use are accepted."""
        return other.closes and other.sign in _CLOSERS.get(self.sign, "")

    def ends_with(self, other: "Mark") -> bool:
        """Tell whether `other` may end what this mark opened where no right closer follows."""
        return other.closes and not other.opens and other.sign in _WEAK.get(self.sign, "")

    def matches(self, closer: str) -> bool:
        """Tell whether a closing sign is the right one for this mark."""
        return closer in _MATCHES.get(self.sign, "")


def marks(text: str, start: int, end: int) -> list[Mark]:
    """Return the quotation marks in `start:end`, apostrophes inside words left out."""
    found = (_judge(text, match, start, end) for match in _MARK.finditer(text, start, end))
    return [mark for mark in found if mark is not None]


def _judge(text: str, match: re.Match[str], start: int, end: int) -> Mark | None:
    before = text[match.start() - 1] if match.start() > start else " "
    after = text[match.end()] if match.end() < end else " "
    sign = match.group()
    if sign in _SINGLE and before.isalnum() and after.isalnum():
        return None
    left = before.isspace() or before in _GAP_BEFORE
    right = after.isspace() or after in _GAP_AFTER
    opens, closes = _roles(sign, left, right)
    if sign in _SINGLE:
        opens, closes = opens and left and after.isalnum(), closes and not before.isspace() and not after.isalnum()
    return Mark(match.start(), match.end(), sign, opens, closes) if opens or closes else None


def _roles(sign: str, left: bool, right: bool) -> tuple[bool, bool]:
    """What a sign may do with a gap (space, punctuation, the edge of the paragraph) at its left or right."""
    if sign in ("‚", "‛", "``"):
        return True, False
    if sign == "’":
        return False, True
    if left != right:
        return left, right
    return True, True
