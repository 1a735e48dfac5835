"""What workers and parts of the screen tell the screen. Handlers change state; nobody else does."""

from textual.message import Message

from timeline_tui.model import Timeline


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


class ThemeWanted(Message):
    """The user wants other colours."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name
