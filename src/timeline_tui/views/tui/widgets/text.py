"""A pane of text or of items, on a page that lays itself out; with tabs, the detail pane."""

from collections.abc import Sequence

from textual.message import Message
from textual.strip import Strip

from timeline_tui.present.line import Line
from timeline_tui.views.tui.look import Look
from timeline_tui.views.tui.widgets.pages import Page, PageRow, TextPage
from timeline_tui.views.tui.widgets.sheet import Sheet


class TextSheet(Sheet):
    """Shows a page; `title` is pinned above it."""

    def __init__(self, look: Look, *, id: str | None = None, ground: str = "background") -> None:
        super().__init__(look, id=id, ground=ground)
        self.page: Page = TextPage(())
        self._laid: Sequence[PageRow] = ()
        self._laid_for = -1
        self._pending = True

    def show(self, page: Page, top: int | None = None) -> None:
        """Show another page, from where it wants to be read (or from a row)."""
        self.page = page
        self._laid_for = -1
        self.cursor = 0 if page.cursor else None
        self._pending = top is None
        self.top = top or 0
        self._drawn.clear()
        self._arrive()
        self.repaint(anew=True)

    def _arrive(self) -> None:
        """Go to the page's focus, once the width is known."""
        if not self._pending or not self.size.width:
            return
        self._pending = False
        focus = self.page.focus(self._cells)
        if self.cursor is None:
            self.top = max(0, min(focus - (2 if focus else 0), self._last_top()))
        else:
            self.cursor = max(0, min(focus, self.count() - 1))
            self._show(self.cursor)

    def on_resize(self) -> None:
        """A page shown before there was room goes to its place now."""
        self._arrive()

    @property
    def _cells(self) -> int:
        return max(self.size.width - 3, 8)

    def rows(self) -> Sequence[PageRow]:
        """The page's rows at this width."""
        if self._laid_for != self._cells:
            self._laid, self._laid_for = self.page.lay(self._cells), self._cells
            self._drawn.clear()
        return self._laid

    def count(self) -> int:
        """How many rows the page has at this width."""
        return len(self.rows()) if self.size.width else 0

    def selectable(self, row: int) -> bool:
        """Items can be chosen, lines cannot."""
        return self.page.choosable(row)

    def draw(self, row: int, width: int, selected: bool) -> list[Strip]:
        """The lines of a row, one cell in from the edge."""
        ground = self.ground if not selected else "selected" if self.has_focus else "selected.unfocused"
        margin: Line = (("▶" if selected else " ", "border.focused"),) if self.page.cursor else ((" ", "text"),)
        blank: Line = ((" ", "text"),)
        lines = self.rows()[row]
        return [self.look.strip((*(blank if at else margin), *line), width, ground) for at, line in enumerate(lines)]


class DetailSheet(TextSheet):
    """What is known of the event under the cursor, in tabs."""

    TABS = (
        ("event", "Event"), ("quotes", "Quotes"), ("source", "Source"), ("clocks", "Clocks"), ("evidence", "Evidence"),
    )  # fmt: skip

    class TabPicked(Message):
        """A tab was clicked."""

        def __init__(self, tab: str) -> None:
            super().__init__()
            self.tab = tab

    def __init__(self, look: Look, *, id: str | None = None) -> None:
        super().__init__(look, id=id)
        self.tab = "event"
        self.counts: dict[str, int] = {}
        self._spans: list[tuple[int, int, str]] = []

    def head(self, width: int) -> list[Strip]:
        """The tabs: the open one bold and underlined, so that it stands out without colours too."""
        line: list[tuple[str, str]] = [(" ", "text")]
        self._spans, at = [], 1
        for number, (name, label) in enumerate(self.TABS, 1):
            count = f" {self.counts[name]}" if self.counts.get(name) else ""
            parts = [(f"{number} ", "key"), (label, "tab" if name == self.tab else "muted"), (count, "muted")]
            wide = sum(len(text) for text, _ in parts)
            self._spans.append((at, at + wide, name))
            at += wide + 2
            line += [*(part for part in parts if part[0]), ("  ", "text")]
        return [self.look.strip(tuple(line), width - 1, self.ground), self.look.strip((), width - 1, self.ground)]

    def clicked_head(self, x: int, y: int) -> None:
        """Open the tab that was clicked."""
        for start, end, name in self._spans:
            if y == 0 and start <= x < end:
                self.post_message(self.TabPicked(name))
