"""The dialogs: quotes, themes, keys and commands."""

from collections.abc import Callable, Sequence
from pathlib import Path

from timeline_tui.desk import Wanted
from timeline_tui.model import Assumptions, Evidence
from timeline_tui.present.index import index
from timeline_tui.present.safe import clean
from timeline_tui.views.tui.actions import BY_ID
from timeline_tui.views.tui.look import Look
from timeline_tui.views.tui.messages import Chosen, OpenWanted, ThemeWanted
from timeline_tui.views.tui.screens.deciding import Keep
from timeline_tui.views.tui.screens.selecting import Selecting


class Choosing(Selecting):
    """Actions that open a dialog. What a dialog is made of is imported when it is opened."""

    def __init__(
        self, look: Look, own_keys: tuple[tuple[str, str], ...], theme_names: Callable[[], tuple[tuple[str, str], ...]],
        assumptions: Assumptions, recent: Callable[[], Sequence[str]] | None = None, keep: Keep | None = None,
    ) -> None:  # fmt: skip
        super().__init__(look, assumptions, keep)
        self.own_keys = own_keys
        self.theme_names = theme_names
        self.recent = recent

    def open_quote(self, quote: str) -> None:
        """Show a quote's own pane; Enter there goes to its place in the source."""
        from timeline_tui.present.quotes import quote_detail
        from timeline_tui.views.tui.screens.dialog import Reader
        from timeline_tui.views.tui.widgets.pages import TextPage

        assert self.timeline is not None
        page = TextPage(quote_detail(self.timeline, quote, self.zones))
        self.app.push_screen(Reader(self.look, "Quote", page, "Enter source  Esc back", quote), self._to_source_of)

    def _to_source_of(self, quote: str | None) -> None:
        if quote is None or self.timeline is None or (found := index(self.timeline).quotes.get(quote)) is None:
            return
        self.show_words(Evidence(found.document, found.start, found.end, found.text))

    def action_quotes(self) -> None:
        """All quotes by speaker; Enter goes to the event and opens the quote."""
        from timeline_tui.views.tui.screens.dialog import Picker
        from timeline_tui.views.tui.screens.lists import quote_choices

        if self.timeline is None:
            return
        choices = quote_choices(self.timeline)
        picker = Picker(
            self.look, "Quotes", choices, typed=bool(choices), keys="Enter opens  Esc back" if choices else "Esc back",
            empty="There are no quotes in this timeline.",
        )  # fmt: skip
        self.app.push_screen(picker, self._go_to_quote)

    def _go_to_quote(self, quote: str | None) -> None:
        if quote is None or self.timeline is None:
            return
        self.go_to_event(index(self.timeline).event_of_quote.get(quote, ""))
        if self.event is not None and quote in self.event.quotes:
            self.open_tab("quotes")
            self.detail.put_cursor(self.event.quotes.index(quote))
        self.open_quote(quote)

    def action_sources(self) -> None:
        """All documents; Enter shows the article."""
        from timeline_tui.views.tui.screens.dialog import Picker
        from timeline_tui.views.tui.screens.lists import source_choices

        if self.timeline is not None:
            choices = source_choices(self.timeline)
            self.app.push_screen(Picker(self.look, "Sources", choices, keys="Enter shows  Esc back"), self._show_source)

    def _show_source(self, document: str | None) -> None:
        if document is not None:
            self.show_words(Evidence(document, 0, 0, ""))

    # In and out

    def action_open(self) -> None:
        """Another source beside those that are open."""
        from timeline_tui.views.tui.screens.opening import OpenDialog

        if self.recent is None:
            self.flash("Nothing can be opened beside this timeline.")
        elif self.timeline is not None:
            self.app.push_screen(OpenDialog(self.look, self.recent(), Path.cwd()), self._open)

    def _open(self, name: str | None) -> None:
        if name:
            self.post_message(OpenWanted(Wanted(name)))
        elif name is not None:
            from timeline_tui.views.tui.screens.opening import PasteDialog

            self.app.push_screen(PasteDialog(self.look), self._paste)

    def _paste(self, text: str | None) -> None:
        if text:
            self.post_message(OpenWanted(Wanted(text=text)))

    def action_export(self) -> None:
        """The rows shown into a file."""
        from timeline_tui.present.selection import Selection
        from timeline_tui.views.tui.screens.exporting import ExportDialog, Shown

        if self.timeline is None or self.rows is None:
            return
        if not self.rows.events:
            self.flash("There are no rows to export.", "warning")
            return
        shown = Shown(self.timeline, Selection(self.zones, self.query_only), self.rows.events)
        self.app.push_screen(ExportDialog(self.look, shown), self._exported)

    def _exported(self, path: str | None) -> None:
        if path:
            self.flash(f"Written: {clean(path)}", "user")

    def action_themes(self) -> None:
        """Choose the colours; each is shown while the cursor is on it."""
        from timeline_tui.views.tui.screens.dialog import Choice, Picker

        present = self.look.palette.spec.name
        names = self.theme_names()
        room = max(len(title) for _, title in names)
        choices = [Choice(name, (((title.ljust(room), "text"), (f"  {name}", "muted")),)) for name, title in names]
        self.app.push_screen(
            Picker(self.look, "Theme", choices, first=present, typed=False, preview=self._try_theme),
            lambda name: self._take_theme(name, present),
        )

    def _take_theme(self, name: str | None, before: str) -> None:
        self._try_theme(name or before)
        if name is not None:
            self.post_message(Chosen(theme=name))

    def _try_theme(self, name: str) -> None:
        self.post_message(ThemeWanted(name))

    def action_help(self) -> None:
        """Every key and what it does."""
        from timeline_tui.views.tui.screens.dialog import Reader
        from timeline_tui.views.tui.screens.help import KeysPage

        self.app.push_screen(Reader(self.look, "Keys", KeysPage(dict(self.own_keys), self.look.ascii)))

    def action_commands(self) -> None:
        """Every action by name."""
        from timeline_tui.views.tui.screens.dialog import Picker
        from timeline_tui.views.tui.screens.lists import command_choices

        choices = command_choices(dict(self.own_keys), self.look.ascii)
        self.app.push_screen(Picker(self.look, "Commands", choices), self._do)

    async def _do(self, action: str | None) -> None:
        if action is not None:
            await self.run_action(BY_ID[action].call)

    def leave(self) -> None:
        """End the program."""
        self.app.exit(0)
