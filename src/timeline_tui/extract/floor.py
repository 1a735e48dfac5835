"""Who has the floor: the speaker of words beside which nothing says who speaks."""

from timeline_tui.extract.bits import COMMA, NAME
from timeline_tui.extract.frames import Frame
from timeline_tui.extract.marked import Marked
from timeline_tui.extract.speakers import Stage, Who
from timeline_tui.extract.voices import Voice
from timeline_tui.model import Quote, Speaker

_NEXT = 2


class Floor:
    """Speech so far: the last quote with its frame's number, the frame before, the turns of a dialogue."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.last: tuple[int, Quote] | None = None
        self.before: Frame | None = None
        self._turns: list[Speaker] = []
        self._said_in = -1

    def spoken(self, number: int, quote: Quote) -> None:
        """Remember a quote of the frame with a number."""
        self.last = number, quote

    def leave(self, number: int, frame: Frame) -> None:
        """Remember a frame that has been read."""
        if self.last is not None and self.last[0] == number:
            self._said_in = frame.block
        self.before = frame

    def turn(self, marked: Marked, speaker: Speaker | None) -> None:
        """Remember who speaks in a dialogue, the last speaker last; marks end it."""
        if not marked.dash:
            self._turns.clear()
        elif speaker is not None and (not self._turns or self._turns[-1].name != speaker.name):
            self._turns = [*self._turns[-1:], speaker]

    def goes_on(self, frame: Frame) -> bool:
        """Tell whether a sentence goes on reporting: the one before did, and this one's mood says so."""
        if self.last is None or self.before is None or self.before.block != frame.block or self._said_in != frame.block:
            return False
        mood = frame.lexicon.subjunctive
        return any(frame.key(at) in mood and not frame.bits[at] & NAME for at in range(len(frame)))

    def broken(self, number: int, position: int, speaker: Speaker | None) -> Quote | None:
        """The quote that one of this speaker goes on with: the one before it, broken off by the cue in between."""
        if self.last is None or speaker is None or self.last[1].speaker is None:
            return None
        same = self.last[1].speaker.name == speaker.name
        near = number == self.last[0] or (number == self.last[0] + 1 and position == 0)
        return self.last[1] if same and near and self.last[1].kind == "direct" else None

    def other(self, number: int, frame: Frame, position: int, marked: Marked) -> Voice | None:
        """In a dialogue of two a new turn is the other one's."""
        opens = marked.dash and all(bits & COMMA for bits in frame.bits[:position])
        fresh = self.last is not None and number - self.last[0] <= _NEXT
        if not (opens and fresh and len(self._turns) == 2):
            return None
        return Voice(Who(self._turns[0].name, None, -1), "previous")

    def previous(self, number: int, frame: Frame) -> Voice:
        """Whoever spoke just before goes on, or whom the sentence in between, without speech, is about."""
        about = self._about(number, frame)
        if about is not None:
            return Voice(about, "previous")
        if self.last is not None and number - self.last[0] <= _NEXT and self.last[1].speaker is not None:
            speaker = self.last[1].speaker
            mention = speaker.mention if number - self.last[0] <= 1 else None
            return Voice(Who(speaker.name, mention, -1), "previous")
        return Voice(self.stage.unspoken(), "previous")

    def _about(self, number: int, frame: Frame) -> Who | None:
        """The person the sentence before is about, when it stands in the same paragraph and nothing is said in it."""
        before = self.before
        if before is None or self.last is None or self.last[0] >= number - 1 or before.block != frame.block:
            return None
        return self.stage.head(before)
