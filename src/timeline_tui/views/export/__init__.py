"""The formats a timeline can be written in: one small module for each, imported when it is asked for.

Every module has `write(timeline, selection) -> str`; all but JSON are made from `present.rows`, so that they
show what the explorer shows.
"""

from typing import TYPE_CHECKING, NamedTuple

from timeline_tui.model import Timeline

if TYPE_CHECKING:
    from timeline_tui.present.selection import Selection


class Format(NamedTuple):
    """One format: its name, the endings of its files, and what it is.

    `undated` tells whether it can hold a row without a date, `sorts` whether its order is free to choose, and
    `fields` whether it can do with a part of what it has for each event.
    """

    name: str
    suffixes: tuple[str, ...]
    description: str
    undated: bool = True
    sorts: bool = False
    fields: bool = False

    @property
    def module(self) -> str:
        """The module that writes it."""
        return f"{__name__}.{self.name}"


FORMATS: tuple[Format, ...] = (
    Format("json", (".json",), "everything that was read, for scripts", sorts=True, fields=True),
    Format("csv", (".csv",), "a row for each event, for spreadsheets", sorts=True, fields=True),
    Format("edtf", (".edtf",), "dates in EDTF (ISO 8601-2) with their titles", undated=False, sorts=True),
    Format("html", (".html", ".htm"), "a page to read, print or put online", sorts=True),
    Format("ics", (".ics",), "events for a calendar (RFC 5545)", undated=False),
    Format("markdown", (".md", ".markdown"), "a table and the story, for notes", sorts=True),
    Format("markwhen", (".mw",), "a markwhen timeline", undated=False),
    Format("svg", (".svg",), "a picture of the timeline"),
    Format("timelinejs", (".timeline.json",), "slides for TimelineJS", undated=False),
    Format("timeml", (".tml", ".timeml", ".xml"), "the text with TIMEX3, EVENT and TLINK marked up"),
)


def named(name: str) -> Format:
    """Return the format of that name; raises KeyError when there is none."""
    return {one.name: one for one in FORMATS}[name]


def of_file(path: str) -> Format | None:
    """Return the format that the ending of a file's name stands for, the longest ending first."""
    ends = sorted(((suffix, one) for one in FORMATS for suffix in one.suffixes), key=lambda end: -len(end[0]))
    return next((one for suffix, one in ends if path.lower().endswith(suffix)), None)


def render(name: str, timeline: Timeline, selection: "Selection | None" = None) -> str:
    """Return a timeline in a format, or just what a selection keeps of it.

    Raises TimelineError for a timeline that the format cannot hold, a field it has not, or a library that is not
    there.
    """
    from importlib import import_module

    from timeline_tui.present.selection import EVERYTHING

    selection = selection or EVERYTHING
    written: str = import_module(named(name).module).write(selection.open(timeline), selection)
    return written


def left_out(name: str, timeline: Timeline, selection: "Selection | None" = None) -> int:
    """Count the rows that a format leaves out because they have no date."""
    if named(name).undated:
        return 0
    from timeline_tui.present.selection import EVERYTHING

    return (selection or EVERYTHING).rows(timeline).density(1).undated
