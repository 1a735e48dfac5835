"""Pages kept as text files in `golden/`, so that a change of what is shown is seen as a change of text.

`python tests/views/pages.py` writes them anew; read the difference before committing it.
"""

import sys
from collections.abc import Callable, Iterable
from dataclasses import replace
from io import StringIO
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from support import LISBON, TOKYO, article, event, moment, timeline
from timeline_tui import theme
from timeline_tui.model import Document, Evidence, Order, Timeline
from timeline_tui.present.blocks import hang
from timeline_tui.present.details import clocks_detail, event_detail, evidence_detail
from timeline_tui.present.findings import findings_list
from timeline_tui.present.line import Line, plain, wrap
from timeline_tui.present.quotes import quote_detail
from timeline_tui.present.ruler import ruler
from timeline_tui.present.selection import Selection
from timeline_tui.views.plain import PlainOptions, write

FOLDER = Path(__file__).parent / "golden"
ARTICLE = article()


def page(of: Timeline, width: int = 80, **options: object) -> str:
    """What `--print` writes."""
    out = StringIO()
    write(of, out, PlainOptions(width=width, **options))  # type: ignore[arg-type]
    return out.getvalue()


def pane(lines: Iterable[Line], width: int = 44) -> str:
    """What a detail pane shows."""
    return "".join(plain(row).rstrip() + "\n" for line in lines for row in wrap(line, width, hang(line)))


def coloured(name: str, depth: theme.Depth) -> str:
    """The article in a theme, with its escape sequences made visible."""
    look = theme.load().get(name, depth)
    return page(ARTICLE, 60, theme=look, color_depth=depth).replace("\x1b", "^")


def merged() -> Timeline:
    """Two documents on one timeline."""
    first, second = (Document(name, f"{name}.txt", "", "en", None, 4, "text") for name in ("harbour", "council"))
    told = (("The crane fell", "2024-05-14T07:15", first), ("The council met", "2024-05-14T19:00", second))
    return timeline(
        *(event(title, moment(when), evidence=(Evidence(source.id, 0, 4, "text"),)) for title, when, source in told),
        documents=(first, second),
    )


def dates() -> Timeline:
    """Dates that nobody gave a clock."""
    day = moment("2024-05-14", "day", "UTC", zone_from="assumed")
    month = moment("2024-06-01", "month", "UTC", end="2024-07-01", zone_from="assumed")
    evening = moment("2024-05-14T18:00", "part", "UTC", end="2024-05-15", zone_from="assumed")
    return timeline(event("a day", day), event("an evening", evening), event("a month", month))


def undated() -> Timeline:
    """A story without a clock."""
    order = (Order("before", "e-They went home"),)
    document = replace(ARTICLE.documents[0], title="A story", published=None, text="", length=0)
    return timeline(event("They went home"), event("They danced", order=order), documents=(document,))


def hostile() -> Timeline:
    """Words that would steer a terminal, and one that is wider than any page."""
    nasty = "red \x1b[31m alert\x07\nsecond\u202eline " + "x" * 90
    return timeline(event(nasty, moment("2024-05-14T09:00"), status="denied", people=("A\x1b[2JB",)))


def empty() -> str:
    """Timelines without events: with nothing read, with nothing found, and with something found in vain."""
    document = replace(ARTICLE.documents[0], title="Blank page")
    nothing = timeline(documents=(document,))
    vain = replace(nothing, timexes=ARTICLE.timexes, quotes=ARTICLE.quotes[:1])
    return "\n".join(page(one, 60) for one in (timeline(), nothing, vain))


def far() -> Timeline:
    """Clocks far apart, coarse and open moments, a summer and a winter."""
    whens = {
        "a winter's morning": moment("2024-01-14T09:00"),
        "a whole day": moment("2024-05-14", "day"),
        "a weekend": moment("2024-05-18", "weekend", end="2024-05-20"),
        "from then on": moment("2024-05-21T08:30", open="end"),
        "a season": moment("2024-06-01", "season", end="2024-09-01", approximate=True),
        "twice that night": moment("2024-10-27T01:30", uncertain=True),
    }
    zones = (LISBON, "Pacific/Marquesas", TOKYO)
    return timeline(*(event(name, when) for name, when in whens.items()), zones=zones)


def changes() -> str:
    """Rulers over a night the clocks go forward, one they go back, and a whole day in a narrow pane."""
    zones = (LISBON, "America/New_York", "Asia/Kathmandu")
    whens = (moment("2024-03-31T03:30"), moment("2024-10-27T00:30"), moment("2024-05-14", "day"))
    story = timeline(*(event(str(number), when) for number, when in enumerate(whens)))
    widths = (90, 90, 40)
    return "\n".join(pane(ruler(story, f"e-{n}", zones, cells), cells) for n, cells in enumerate(widths))


PAGES: dict[str, Callable[[], str]] = {
    **{f"print-{width}": (lambda width=width: page(ARTICLE, width)) for width in (30, 40, 58, 60, 80, 120)},  # type: ignore[misc]
    "print-ascii": lambda: page(ARTICLE, 60, ascii=True),
    "print-swapped": lambda: page(ARTICLE, 80, selection=Selection((TOKYO, LISBON))),
    "print-one-clock": lambda: page(ARTICLE, 60, selection=Selection(("UTC",))),
    "print-three-clocks": lambda: page(far(), 90),
    "print-merged": lambda: page(merged()),
    "print-dates": lambda: page(dates(), 60),
    "print-undated": lambda: page(undated(), 60),
    "print-hostile": lambda: page(hostile(), 60),
    "print-empty": empty,
    "print-mono": lambda: coloured("mono", "none"),
    "print-ansi": lambda: coloured("ansi", "16"),
    "pane-event": lambda: pane(event_detail(ARTICLE, "e-meeting")),
    "pane-event-part-of-day": lambda: pane(event_detail(ARTICLE, "e-flight")),
    "pane-event-planned": lambda: pane(event_detail(ARTICLE, "e-return")),
    "pane-event-month": lambda: pane(event_detail(ARTICLE, "e-works")),
    "pane-event-undated": lambda: pane(event_detail(ARTICLE, "e-survey")) + pane(event_detail(ARTICLE, "e-visit")),
    "pane-evidence": lambda: pane(evidence_detail(ARTICLE, "e-meeting"), 50),
    "pane-clocks": lambda: pane(clocks_detail(ARTICLE, "e-flight"), 60),
    "pane-ruler": lambda: pane(ruler(ARTICLE, "e-meeting", cells=78), 78),
    "pane-ruler-changes": changes,
    "pane-quote": lambda: pane(quote_detail(ARTICLE, ARTICLE.quotes[3].id)),
    "pane-findings": lambda: pane(line for item in findings_list(ARTICLE) for line in item.lines),
}


def main() -> None:
    """Write every page."""
    for name, build in PAGES.items():
        (FOLDER / f"{name}.txt").write_text(build(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
