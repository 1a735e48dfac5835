"""What the explorer is started with. Knows no toolkit, so that the command line can build one cheaply."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

from timeline_tui.desk import Opening, Wanted
from timeline_tui.model import Assumptions, Mark, Timeline
from timeline_tui.views.tui.remembered import Memory

if TYPE_CHECKING:
    from timeline_tui.coming import Coming

Depth = Literal["auto", "none", "16", "256", "truecolor"]


class Session(NamedTuple):
    """One run of the explorer.

    `load` reads and resolves the sources under the given assumptions; it may be slow and may raise
    `TimelineError`. `theme` is the name of a theme ("" for the default one), `theme_folder` where the user's own
    are ("" for nowhere). `mouse` off leaves selection to the terminal; `ascii` draws the explorer's own signs
    in ASCII; `animations` off moves nothing.
    `keep` writes a change of the user's marks, from some to others, and may raise `TimelineError`; without it they
    last as long as the run. `problems` are sentences to show at the start. `memory` keeps theme and clocks for the
    next run; `liked` is the theme it has from an earlier one, which may be gone.
    `depth` is how many colours the terminal shows: "none" keeps bold, dim and glyphs only, "auto" asks the
    terminal. `keys` gives actions other keys: (action id, comma-separated keys). `apart` reads in a process of
    its own where there are such: a tenth of a second sooner for an article, seconds later for a library.
    `first` makes the first rows of what is `coming`, where those can be had before the rest.
    `open` reads another source beside those; None where there is only the one timeline. `sources` are the names
    of what is open, to be remembered in `state_folder` ("" remembers nothing). `coming` brings sources one by one
    instead of `load` all at once at the beginning. `clipboard` is what stands between us and the terminal's clipboard.
    """

    load: Callable[[Assumptions], Timeline]
    assumptions: Assumptions = Assumptions()
    theme: str = ""
    theme_folder: str = ""
    mouse: bool = True
    ascii: bool = False
    animations: bool = True
    depth: Depth = "auto"
    keys: tuple[tuple[str, str], ...] = ()
    apart: bool = True
    open: Callable[[Wanted, Assumptions], Opening] | None = None
    sources: tuple[str, ...] = ()
    state_folder: str = ""
    coming: "Coming | None" = None
    first: Callable[[Assumptions], Timeline] | None = None
    keep: Callable[[Sequence[Mark], Sequence[Mark]], None] | None = None
    problems: tuple[str, ...] = ()
    memory: Memory | None = None
    liked: str = ""
    clipboard: Literal["plain", "tmux", "screen", "none"] = "plain"
