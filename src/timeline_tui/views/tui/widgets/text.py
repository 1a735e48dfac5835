"""A pane of text or of items, on a page that lays itself out; with tabs, the detail pane."""

from collections.abc import Hashable, Sequence

from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip

from timeline_tui.present.line import Line, line_width, seg
from timeline_tui.views.tui.look import Look
from timeline_tui.views.tui.widgets.pages import Page, PageRow, SourcePage, TextPage
from timeline_tui.views.tui.widgets.pointed import PointedSheet


class TextSheet(PointedSheet):
    """Shows a page; `title` is pinned above it."""

    def __init__(self, look: Look, *, id: str | None = None, ground: str = "background") -> None:
        super().__init__(look, id=id, ground=ground)
        self.page: Page = TextPage(())
        self._laid: Sequence[PageRow] = ()
        self._laid_for = -1
        self._pending = True
        self.lit = False

    def show(self, page: Page, top: int | None = None) -> None:
        """Show another page, from where it wants to be read (or from a row)."""
        self.page = page
        self._laid_for = -1
        self.cursor = 0 if page.cursor else None
        self._pending = top is None
        self.top = top or 0
        self.repaint(anew=True)

    def exchange(self, page: Page) -> None:
        """Show the same rows in another dress, from where they stand."""
        self.page = page
        self._laid_for = -1
        self.repaint(anew=True)

    def settle(self) -> None:
        """Go to the page's focus, once the width is known."""
        if not self._pending or not self.size.width:
            return
        self._pending = False
        focus = self.page.focus(self.cells)
        if self.cursor is not None:
            self.cursor = max(0, min(focus, self.count() - 1))
        if self.page.bar:
            self._show(focus)
        else:
            self.top = max(0, min(focus - (2 if focus else 0), self._last_top()))

    @property
    def cells(self) -> int:
        """How wide the page is laid."""
        return max(self.size.width - 3, 8)

    def rows(self) -> Sequence[PageRow]:
        """The page's rows at this width."""
        if self._laid_for != self.cells:
            self._laid, self._laid_for = self.page.lay(self.cells), self.cells
            self.forget()
        return self._laid

    def count(self) -> int:
        """How many rows the page has at this width."""
        return len(self.rows()) if self.size.width else 0

    def selectable(self, row: int) -> bool:
        """Items can be chosen, lines cannot."""
        return self.page.choosable(row)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As high as the page, for a box that fits what it holds."""
        del container
        rows, height = self.page.lay(max(width - 3, 8)), 0
        for row in rows:
            height += len(row)
            if height >= viewport.height:
                break
        return height

    def draw(self, row: int, width: int, selected: bool) -> list[Strip]:
        """The lines of a row, one cell in from the edge; an empty line that parts two items belongs to neither."""
        lit = self.has_focus or self.lit
        barred = selected and self.page.bar
        chosen = self.ground if not barred else "selected" if lit else "selected.unfocused"
        margin: Line = (("▶" if barred or (selected and lit) else " ", "border.focused"),)
        blank: Line = ((" ", "text"),)
        return [
            self.look.strip((*(blank if at else margin), *line), width, chosen if line else self.ground)
            for at, line in enumerate(self.rows()[row])
        ]


class DetailSheet(TextSheet):
    """What is known of the event under the cursor, in tabs."""

    TABS = (
        ("event", "Event"), ("quotes", "Quotes"), ("source", "Source"), ("clocks", "Clocks"), ("evidence", "Evidence"),
    )  # fmt: skip

    class Pointed(Message):
        """A character of an article was clicked."""

        def __init__(self, document: str, offset: int) -> None:
            super().__init__()
            self.document = document
            self.offset = offset

    class Dragged(Message):
        """The mouse was drawn over an article, with its button held: from one character to another."""

        def __init__(self, document: str, start: int, offset: int) -> None:
            super().__init__()
            self.document = document
            self.start = start
            self.offset = offset

    class TabPicked(Message):
        """A tab was clicked."""

        def __init__(self, tab: str) -> None:
            super().__init__()
            self.tab = tab

    def __init__(self, look: Look, *, id: str | None = None) -> None:
        super().__init__(look, id=id)
        self.tab = "event"
        self.below = False
        self.counts: dict[str, int] = {}
        self._spans: list[tuple[int, int, str]] = []
        self._held: int | None = None
        self._drawn_over = False

    def head(self, width: int) -> list[Strip]:
        """The tabs: the open one bold and underlined, so that it stands out without colours too."""
        labels = self._labels(width - 2)
        line: list[tuple[str, str]] = [(" ", "text")]
        self._spans, at = [], 1
        for parts, name in labels:
            wide = sum(len(text) for text, _ in parts)
            self._spans.append((at, at + wide, name))
            at += wide + 2
            line += [*parts, ("  ", "text")]
        if self.below:
            return [self.look.strip(tuple(line), width - 1, "header", "header")]
        return [self.look.strip(tuple(line), width - 1, self.ground), self.look.strip((), width - 1, self.ground)]

    def head_key(self) -> Hashable:
        """The open tab and the counts."""
        return self.tab, self.below, tuple(self.counts.items())

    def _labels(self, room: int) -> list[tuple[Line, str]]:
        """Numbers, names and counts; where they do not fit, the closed tabs show their numbers only."""
        full = [(self._label(number, name, label, True), name) for number, (name, label) in enumerate(self.TABS, 1)]
        if sum(line_width(line) + 2 for line, _ in full) - 2 <= room:
            return full
        return [(self._label(n, name, label, name == self.tab), name) for n, (name, label) in enumerate(self.TABS, 1)]

    def _label(self, number: int, name: str, label: str, named: bool) -> Line:
        count = f" {self.counts[name]}" if named and self.counts.get(name) else ""
        title = seg(label, "tab" if name == self.tab else "muted") if named else ()
        return (*seg(f"{number}", "key"), *seg(" " if named else ""), *title, *seg(count, "muted"))

    def pointed(self, row: int, x: int) -> None:
        """Tell which character of an article was clicked."""
        if isinstance(self.page, SourcePage):
            self.post_message(self.Pointed(self.page.document, self.page.at(self.cells, row, x - 1)))

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take hold of a character of an article."""
        self._held, self._drawn_over = self._character(event), False

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Tell what the mouse is drawn over while its button is held."""
        at = self._character(event) if self._held is not None and event.button else None
        if isinstance(self.page, SourcePage) and self._held is not None and at is not None and at != self._held:
            self._drawn_over = True
            self.post_message(self.Dragged(self.page.document, self._held, at))

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Let go."""
        del event
        self._held = None

    def on_click(self, event: events.Click) -> None:
        """The click at the end of drawing over words is none."""
        if self._drawn_over:
            self._drawn_over = False
            event.prevent_default()

    def _character(self, event: events.MouseEvent) -> int | None:
        """The character of an article under the mouse."""
        inside = 0 <= event.y < len(self._rows_at) and event.x < self.size.width - 1
        row = self._rows_at[event.y] if inside else -1
        return self.page.at(self.cells, row, event.x - 1) if isinstance(self.page, SourcePage) and row >= 0 else None

    def clicked_head(self, x: int, y: int) -> None:
        """Open the tab that was clicked."""
        for start, end, name in self._spans:
            if y == 0 and start <= x < end:
                self.post_message(self.TabPicked(name))
