"""The user's marks: star, tag, comment, hide; and where they are listed."""

from dataclasses import replace

from textual import on

from timeline_tui.marks import edit
from timeline_tui.model import Event, Mark
from timeline_tui.present.complete import Completion
from timeline_tui.present.line import clip_text
from timeline_tui.present.marks import hidden_events, marks_of
from timeline_tui.present.safe import clean
from timeline_tui.present.sentences import plural
from timeline_tui.views.tui.screens.assuming import Assuming
from timeline_tui.views.tui.screens.history import Change
from timeline_tui.views.tui.widgets.prompt import Prompt

_TITLE = 40
_TAGS_HINT = "words with spaces between; Tab completes; Enter keeps them, and nothing takes them off"
_COMMENT_HINT = "Enter keeps it, and nothing takes it off; it is left out of prints and exports"


def named(event: Event) -> str:
    """An event's title, short enough for a sentence about it."""
    return f"“{clip_text(clean(event.title), _TITLE)}”"


class Marking(Assuming):
    """Actions on the event under the cursor, each of which is kept and can be undone."""

    def mark_of(self, event: Event) -> Mark:
        """The mark on an event; an empty one where there is none yet."""
        assert self.timeline is not None
        return edit.of_event(self.timeline, event, self.assumptions.marks)

    def put(self, said: str, before: Mark, after: Mark) -> None:
        """Decide that a mark becomes another."""
        if after != before:
            after = replace(after, changed=self.stamp())
            self.decide(Change(said, marks=((before,), (after,))))

    def action_star(self) -> None:
        """Star the event, or take its star away."""
        if (event := self.event) is not None:
            mark = self.mark_of(event)
            said = f"{named(event)} is {'no longer ' if mark.star else ''}starred"
            self.put(said, mark, replace(mark, star=not mark.star))

    def action_tag(self) -> None:
        """Ask for the event's tags."""
        if (event := self.event) is not None:
            tags = " ".join(self.mark_of(event).tags)
            self.ask("tags", "tags", f"{tags} " if tags else "", _TAGS_HINT, self._complete_tag)

    def _complete_tag(self, text: str, cursor: int) -> Completion:
        """Propose the tags in use that begin as the word at the cursor does."""
        start = max(text.rfind(" ", 0, cursor), text.rfind(",", 0, cursor)) + 1
        begun = text[start:cursor].lstrip("#")
        used = sorted({tag for mark in self.assumptions.marks for tag in mark.tags})
        return Completion(start, cursor, tuple(tag for tag in used if begun and tag.startswith(begun)))

    def action_comment(self) -> None:
        """Ask for the comment on the event."""
        if (event := self.event) is not None:
            self.ask("comment", "comment", " ".join(self.mark_of(event).comment.split("\n")), _COMMENT_HINT)

    @on(Prompt.Typed)
    def note_typed(self, message: Prompt.Typed) -> None:
        """Keep the tags or the comment at Enter; propose tags before."""
        purpose = message.prompt.purpose
        if purpose == "tags" and not isinstance(message, Prompt.Ended) and not message.prompt.offer(""):
            message.prompt.say(_TAGS_HINT)
        if purpose not in ("tags", "comment") or not isinstance(message, Prompt.Ended) or self.event is None:
            return
        self.close_prompt()
        mark = self.mark_of(self.event)
        if purpose == "tags":
            tags = edit.tags_in(message.text)
            said = f"{named(self.event)} has {plural(len(tags), 'tag') if tags else 'no tags'}"
            self.put(said, mark, replace(mark, tags=tags))
        elif message.text.strip() != " ".join(mark.comment.split("\n")).strip():
            said = f"{named(self.event)} has {'a' if message.text.strip() else 'no'} comment"
            self.put(said, mark, replace(mark, comment=message.text.strip()))

    def action_hide(self) -> None:
        """Hide the event, or show it again where hidden ones are shown."""
        if (event := self.event) is None or self.timeline is None:
            return
        mark, hidden = self.mark_of(event), event.id in hidden_events(self.timeline)
        said = f"{named(event)} is {'shown again' if hidden else 'hidden; X shows what is hidden'}"
        self.put(said, mark, replace(mark, hidden=not hidden))

    def action_show_hidden(self) -> None:
        """Show what is hidden among the other rows, or no longer."""
        if self.timeline is None:
            return
        count = len(hidden_events(self.timeline))
        if not count:
            self.show_hidden = False
            self.flash("Nothing is hidden: x hides a row.")
            return
        self.show_hidden = not self.show_hidden
        self.show_rows()
        verb = "shown; x on one shows it for good" if self.show_hidden else "left out again"
        self.flash(f"{plural(count, 'hidden row')} {'is' if count == 1 else 'are'} {verb}.")

    def action_marks(self) -> None:
        """All marks of the user's; Enter goes to the event."""
        from timeline_tui.views.tui.screens.dialog import Picker
        from timeline_tui.views.tui.screens.lists import mark_choices

        if self.timeline is None:
            return
        choices = mark_choices(self.timeline, self.zones)
        picker = Picker(
            self.look, "Your marks", choices, typed=bool(choices),
            keys="Enter goes there  Esc back" if choices else "Esc back",
            empty="None yet: s stars a row, T tags it, c comments on it.",
        )  # fmt: skip
        self.app.push_screen(picker, self._go_to_mark)

    def _go_to_mark(self, event: str | None) -> None:
        if event is None or self.timeline is None:
            return
        if marks_of(self.timeline)[event].hidden and not self.show_hidden:
            self.show_hidden = True
            self.show_rows()
        self.go_to_event(event)
