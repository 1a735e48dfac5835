"""Themes: style roles and what they look like. Data only; no toolkit is known here.

The rows of `present` carry role names, never colours. A theme is a TOML file that maps those names to colours
and attributes; the explorer and `--print` read the same file.
"""

from collections.abc import Mapping
from dataclasses import dataclass

ROLES: Mapping[str, str] = {
    "text": "ordinary words",
    "muted": "words that matter less: counts, hints, abbreviations",
    "heading": "the name of a part: When, Who, a column's clock",
    "separator": "the line between two days, months or years",
    "time": "a time in the primary clock",
    "time.second": "the same time in another clock",
    "zone": "the name or abbreviation of a zone",
    "glyph": "the sign that says how sure a time is",
    "title": "the title of an event or document",
    "person": "a person or body",
    "place": "a place",
    "quote": "words between quotation marks",
    "speaker": "who speaks",
    "cue": "the word that gives a speaker away",
    "source.event": "the words of the source an event was read from",
    "source.timex": "a time expression within the source",
    "source.quote": "a quotation within the source",
    "match": "what a search found",
    "selected": "the row under the cursor",
    "selected.unfocused": "the same, while another pane has the keys",
    "error": "a statement that cannot be right, a failure",
    "warning": "a statement that needs care",
    "info": "a remark",
    "key": "a key to press",
    "border": "the edge of a pane",
    "border.focused": "the edge of the pane that has the keys",
    "header": "the strip at the top",
    "footer": "the strip at the bottom",
    "background": "the ground of the screen (bg)",
    "panel": "the ground of panes and dialogs (bg)",
    "user": "what the user marked, chose or corrected",
}  # fmt: skip
"""Every role there is, and what it is for. A role `a.b` that a theme leaves out looks like `a`, else like `text`."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a role looks: colours as "#rrggbb", an ANSI name such as "bright_black", or "" for none of its own."""

    fg: str = ""
    bg: str = ""
    bold: bool = False
    dim: bool = False
    italic: bool = False
    underline: bool = False
    reverse: bool = False
