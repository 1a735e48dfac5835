"""The application: themes, the first reading, and what is the same on every screen."""

import gc
from collections.abc import Sequence
from functools import partial
from typing import ClassVar, Literal

from rich.console import Console, RenderableType
from textual.app import App
from textual.binding import BindingType
from textual.driver import Driver
from textual.events import Event, Paste, Resize
from textual.filter import ANSIToTruecolor, LineFilter, Monochrome, NoColor
from textual.geometry import Size
from textual.screen import Screen
from textual.timer import Timer

from timeline_tui.desk import Wanted
from timeline_tui.errors import TimelineError
from timeline_tui.model import Assumptions
from timeline_tui.present.safe import clean, harmless
from timeline_tui.present.sentences import plural
from timeline_tui.theme import Depth, ThemeSpec
from timeline_tui.views.tui.actions import BY_ID
from timeline_tui.views.tui.keymap import bindings, remapped, shown, unknown
from timeline_tui.views.tui.look import Look
from timeline_tui.views.tui.messages import (
    Arrived,
    AssumptionsWanted,
    Chosen,
    CopyWanted,
    Loaded,
    LoadFailed,
    OpenWanted,
    ReadAnew,
    SourceRead,
    ThemeWanted,
)  # fmt: skip
from timeline_tui.views.tui.palette import OWN_VARIABLES, Palette, toolkit_theme
from timeline_tui.views.tui.reading import Arrivals, FirstReading, read
from timeline_tui.views.tui.screens.explorer import ExplorerScreen
from timeline_tui.views.tui.session import Session
from timeline_tui.views.tui.wardrobe import catalogue

_DEFAULT_THEME = "house-dark"
_DEPTHS: dict[str | None, Depth] = {
    "truecolor": "truecolor", "256": "256", "standard": "16", "windows": "16", None: "none",
}  # fmt: skip
_SYSTEMS: dict[Depth, Literal["truecolor", "256", "standard"]] = {
    "truecolor": "truecolor", "256": "256", "16": "standard", "none": "standard",
}  # fmt: skip
_SOON = 0.04
_REST = 0.2
"""Seconds without another size until a window counts as having its own."""


class Explorer(App[int]):
    """The explorer of one session."""

    CSS_PATH = "explorer.tcss"
    TITLE = "timeline-tui"
    ENABLE_COMMAND_PALETTE = False
    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = bindings("app")
    _sized: Size | None = None
    _settling: Timer | None = None

    def get_driver_class(self) -> type[Driver]:
        """On POSIX terminals, the driver that sends only what changed."""
        chosen = super().get_driver_class()
        if chosen.__name__ != "LinuxDriver":
            return chosen
        from timeline_tui.views.tui.driver import ThriftyDriver

        return ThriftyDriver

    def __init__(self, session: Session, reading: FirstReading | Arrivals) -> None:
        super().__init__()
        self.session = session
        self.reading = reading
        self.failure: Exception | None = None
        self.opening: Wanted | None = None
        self.copied = ""
        self.catalogue = catalogue(session.theme_folder)
        self.depth = session.depth if session.depth != "auto" else _DEPTHS[self.console.color_system]
        if session.depth != "auto":
            self.console = _console(self.depth, self.console)
        liked = session.liked if session.liked in self.catalogue.themes else ""
        self.look = Look(Palette(self._spec(liked or session.theme or _DEFAULT_THEME)), session.ascii)
        recent = self._recent if session.open is not None else None
        self.explorer = ExplorerScreen(
            self.look, session.keys, self._theme_names, session.assumptions, recent, session.keep
        )
        self.set_class(session.ascii, "-ascii")
        if not session.animations:
            self.animation_level = "none"
        self._dress_early()

    def _spec(self, name: str) -> ThemeSpec:
        return self.catalogue.get(name, self.depth)

    def _dress_early(self) -> None:
        """Set the theme before the stylesheet is first read, or it would be read twice."""
        self.register_theme(toolkit_theme(self.look.palette.spec))
        self.set_reactive(App.theme, self.look.palette.spec.name)
        self.stylesheet.set_variables(self.get_css_variables())

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our own names in the stylesheet, for the moment before a theme of ours is in place."""
        return dict.fromkeys(OWN_VARIABLES, "ansi_default")

    def get_default_screen(self) -> Screen[None]:
        """The main screen is the first, with the timeline on it if it is ready; else that comes when it is."""
        self.explorer.fit(self.size)
        if self.reading.wait(_SOON) and self.reading.timeline is not None:
            self.explorer.take(self.reading.timeline)
        return self.explorer

    def on_mount(self) -> None:
        """Go on waiting for the first reading, away from the keys."""
        self.set_keymap(remapped(self.session.keys))
        self.app_resume_signal.subscribe(self, lambda _: self.action_redraw())
        if self.explorer.timeline is None or self.session.coming is not None:
            self.run_worker(self._wait_for_reading, thread=True, exit_on_error=False)
        self.call_after_refresh(self._after_first_picture)

    def _after_first_picture(self) -> None:
        gc.enable()
        self.reading.go_on()
        for problem in (*self.catalogue.problems, *self.session.problems, *self._unknown_keys()):
            self.explorer.flash(problem, "warning")
        self._remember(self.session.sources)

    def _unknown_keys(self) -> list[str]:
        return [f"There is no action {name!r} to give a key to." for name in unknown(self.session.keys)]

    # Reading

    def _wait_for_reading(self) -> None:
        self.reading.wait()
        error, timeline = self.reading.error, self.reading.timeline
        if timeline is None:
            self.post_message(LoadFailed(error))
        elif self.session.coming is None:
            self.post_message(Loaded(timeline))
        else:
            self._wait_for_more()

    def _wait_for_more(self) -> None:
        try:
            for news in self.reading.more():
                marked = news.marks or self.explorer.assumptions.marks  # and not what rows were made of any more
                self.post_message(Arrived(news, None if marked else self.explorer.make(news.timeline)))
        except TimelineError as error:
            self.call_from_thread(self.explorer.waited, f"Not all could be read: {error}", "error")

    def on_loaded(self, message: Loaded) -> None:
        """Show what was read."""
        self.explorer.take(message.timeline)

    def on_arrived(self, message: Arrived) -> None:
        """Show what is there by now, where the user stands in it."""
        news = message.news
        self.explorer.take_news(news.timeline, news.marks, message.made)
        if news.reading:
            self.explorer.wait_for(f"Reading … {news.there} so far  Esc stops", "Stopped.")
        elif self.explorer.waiting and self.opening is None:
            self.explorer.waited(news.said, "user")
        elif news.said:
            self.explorer.flash(news.said, "user")

    def exit(self, result: int | None = None, return_code: int = 0, message: RenderableType | None = None) -> None:
        """Leave, and with it whatever is still being read or watched: the toolkit waits for those who wait for it."""
        self.reading.stop()
        super().exit(result, return_code, message)

    def on_load_failed(self, message: LoadFailed) -> None:
        """Leave: there is nothing to explore."""
        self.failure = message.error
        self.exit(1, return_code=1)

    def on_assumptions_wanted(self, message: AssumptionsWanted) -> None:
        """Read the sources under other assumptions, away from the keys."""
        self.run_worker(partial(self._read_anew, message.assumptions), thread=True, exit_on_error=False)

    def _read_anew(self, assumptions: Assumptions) -> None:
        timeline, error = read(self.session, assumptions)
        self.post_message(ReadAnew(assumptions, timeline, error))

    def on_read_anew(self, message: ReadAnew) -> None:
        """Show what was read, unless the user has changed his mind since."""
        if message.assumptions != self.explorer.assumptions:
            return
        if message.timeline is not None:
            self.explorer.take(message.timeline)
        else:
            self.explorer.reading_failed(message.error)

    # Other sources

    def _recent(self) -> tuple[str, ...]:
        from timeline_tui.views.tui.memory import names

        return names(self.session.state_folder)

    def on_open_wanted(self, message: OpenWanted) -> None:
        """Read another source beside the others, away from the keys; or give up the one being read."""
        if message.wanted is None and self.opening is None:
            self.reading.leave_off()
        self.opening = message.wanted
        if message.wanted is not None:
            self.explorer.wait_for(f"Reading {clean(message.wanted.told)} …  Esc gives it up")
            self.run_worker(partial(self._open, message.wanted), thread=True, exit_on_error=False)

    def _open(self, wanted: Wanted) -> None:
        assert self.session.open is not None
        try:
            opening = self.session.open(wanted, self.explorer.assumptions)
            self.post_message(SourceRead(wanted, opening))
        except Exception as error:  # noqa: BLE001 - whoever waits says it
            self.post_message(SourceRead(wanted, None, error))

    def on_source_read(self, message: SourceRead) -> None:
        """Show all sources on one timeline, unless this one was given up meanwhile."""
        if message.wanted is not self.opening:
            return
        self.opening = None
        if message.opening is None:
            self.explorer.waited(f"Not opened: {message.error}", "error")
            return
        before = self.explorer.timeline
        message.opening.keep()
        self.explorer.take_beside(message.opening.timeline, message.opening.marks)
        added = len(message.opening.timeline.events) - (len(before.events) if before is not None else 0)
        remark = f"  {message.opening.said[0]}" if message.opening.said else ""
        self.explorer.waited(f"Opened {clean(message.wanted.told)}: {plural(added, 'event')} more.{remark}", "user")
        self._remember((message.wanted.name,))

    def _remember(self, names: Sequence[str]) -> None:
        """Have it offered the next time, away from the keys."""
        if self.session.state_folder and any(names):
            self.run_worker(partial(self._remembered, names), thread=True, exit_on_error=False)

    def _remembered(self, names: Sequence[str]) -> None:
        from timeline_tui.views.tui.memory import add

        try:
            add(self.session.state_folder, names)
        except TimelineError as error:
            self.call_from_thread(self.explorer.flash, f"Not remembered: {error}", "warning")

    # Copying

    def on_copy_wanted(self, message: CopyWanted) -> None:
        """Put a text on the terminal's clipboard, or where that cannot take it, into a file."""
        from timeline_tui.views.tui.clipboard import sequence

        self.copied = message.text
        code = sequence(message.text, self.session.clipboard)
        if code and self._driver is not None:
            self._driver.write(code)
            self.explorer.flash(f"Copied: {message.text}", "user")
        else:
            self._copy_into_file(message.text)

    def _copy_into_file(self, text: str) -> None:
        from timeline_tui.views.tui.memory import keep

        try:
            path = keep(self.session.state_folder, text)
            self.explorer.flash(f"The clipboard cannot take it: it is in {clean(path)}", "user")
        except TimelineError as error:
            self.explorer.flash(f"Not copied: {error}", "error")

    # Themes

    def _theme_names(self) -> tuple[tuple[str, str], ...]:
        return tuple((name, spec.title) for name, spec in sorted(self.catalogue.themes.items()))

    def on_theme_wanted(self, message: ThemeWanted) -> None:
        """Take other colours."""
        self.use_theme(self._spec(message.name))

    def on_chosen(self, message: Chosen) -> None:
        """Remember it for the next run; clocks that are the sources' own need not be."""
        if (memory := self.session.memory) is None:
            return
        try:
            if message.theme:
                memory.keep_theme(message.theme)
            else:
                timeline, given = self.explorer.timeline, self.explorer.assumptions.zones
                own = not given and timeline is not None and timeline.zones == message.zones
                memory.keep_zones(() if own else message.zones)
        except TimelineError as error:
            self.explorer.flash(str(error), "warning")

    def use_theme(self, spec: ThemeSpec) -> None:
        """Give the toolkit and our own drawing the same colours."""
        self.register_theme(toolkit_theme(spec))
        self.look.change(Palette(spec))
        self.theme = spec.name
        for screen in self.screen_stack:
            for widget in screen.query("*"):
                widget.refresh()

    async def on_event(self, event: Event) -> None:
        """Let nothing that is pasted steer the terminal from the field it lands in."""
        if isinstance(event, Paste):
            event.text = harmless(event.text)
        await super().on_event(event)

    def action_help_quit(self) -> None:
        """Answer ctrl+c, which people press to leave: say what does."""
        quit_key = shown(BY_ID["app.quit"], dict(self.session.keys), self.session.ascii)
        self.explorer.flash(f"{quit_key} leaves; so does q, step by step.")

    def on_resize(self, event: Resize) -> None:
        """When the last of several sizes has come to rest draw all again: terminals move what they show meanwhile."""
        before, self._sized = self._sized, event.size
        if before in (None, event.size):
            return
        if self._settling is not None:
            self._settling.stop()
        if self.is_running:
            self._settling = self.set_timer(_REST, self._settled)

    def _settled(self) -> None:
        if self.screen_stack:  # Somebody may have left meanwhile.
            self._measure()
            self.action_redraw()

    def _measure(self) -> None:
        """Take the terminal's size as it is now: of many changes in a row the toolkit may hear an earlier one last."""
        measure = getattr(self._driver, "measure", None)
        if measure is not None and (size := Size(*measure())) != self.size:
            self.post_message(Resize(size, size))

    def action_redraw(self) -> None:
        """Send the whole screen again, whatever the terminal may show."""
        if (redraw := getattr(self._driver, "redraw", None)) is not None:
            redraw()
        self.screen.refresh(layout=True)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Without colours send none, not even the toolkit's greys; leave the terminal's own colours to it."""
        filters = [one for one in super().get_line_filters() if not isinstance(one, Monochrome | NoColor)]
        if self.native_ansi_color:
            filters = [one for one in filters if not isinstance(one, ANSIToTruecolor)]
        return [*filters, NoColor()] if self.depth == "none" else filters


def _console(depth: Depth, before: Console) -> Console:
    """The console by which the toolkit decides how many colours to write."""
    return Console(
        color_system=_SYSTEMS[depth], file=before.file, markup=False, highlight=False, emoji=False,
        force_terminal=True, legacy_windows=False, safe_box=False, soft_wrap=False,
    )  # fmt: skip
