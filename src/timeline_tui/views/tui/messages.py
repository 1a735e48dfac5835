"""What workers and parts of the screen tell the screen. Handlers change state; nobody else does."""

from typing import TYPE_CHECKING

from textual.message import Message

from timeline_tui.desk import Opening, Wanted
from timeline_tui.model import Assumptions, Timeline
from timeline_tui.present.rows import Rows

if TYPE_CHECKING:
    from timeline_tui.coming import News
    from timeline_tui.views.tui.screens.base import Made


class Loaded(Message):
    """The sources were read and resolved."""

    def __init__(self, timeline: Timeline) -> None:
        super().__init__()
        self.timeline = timeline


class LoadFailed(Message):
    """The sources could not be read."""

    def __init__(self, error: Exception | None) -> None:
        super().__init__()
        self.error = error


class Arrived(Message):
    """More sources were read, or some have changed; `made` are their rows if they were made already."""

    def __init__(self, news: "News", made: "Made | None" = None) -> None:
        super().__init__()
        self.news = news
        self.made = made


class ThemeWanted(Message):
    """The user wants other colours."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name


class Chosen(Message):
    """The user chose a theme, or clocks for what is open: worth remembering."""

    def __init__(self, theme: str = "", zones: tuple[str, ...] = ()) -> None:
        super().__init__()
        self.theme = theme
        self.zones = zones


class AssumptionsWanted(Message):
    """The user wants the sources read under other assumptions."""

    def __init__(self, assumptions: Assumptions) -> None:
        super().__init__()
        self.assumptions = assumptions


class ReadAnew(Message):
    """The sources were read again; `timeline` is None when they could not be, and `error` says why."""

    def __init__(self, assumptions: Assumptions, timeline: Timeline | None, error: Exception | None = None) -> None:
        super().__init__()
        self.assumptions = assumptions
        self.timeline = timeline
        self.error = error


class RowsMade(Message):
    """All rows of a long timeline, of which a `sketch` with the first ones is shown."""

    def __init__(self, sketch: Rows, rows: Rows) -> None:
        super().__init__()
        self.sketch = sketch
        self.rows = rows


class CopyWanted(Message):
    """The user wants a text to paste elsewhere."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text


class OpenWanted(Message):
    """The user wants another source beside those that are open; None calls the last one off."""

    def __init__(self, wanted: Wanted | None) -> None:
        super().__init__()
        self.wanted = wanted


class SourceRead(Message):
    """Another source was read; `opening` is None when it could not be, and `error` says why."""

    def __init__(self, wanted: Wanted, opening: Opening | None, error: Exception | None = None) -> None:
        super().__init__()
        self.wanted = wanted
        self.opening = opening
        self.error = error
