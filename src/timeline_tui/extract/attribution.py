"""Who said what: quotations and reported clauses tied to their speakers, in the order of the text."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from timeline_tui.extract.cues import Said, cues, quotes_of
from timeline_tui.extract.frames import Frame, frames
from timeline_tui.extract.indirect import reported
from timeline_tui.extract.marked import Marked
from timeline_tui.extract.mentions import People
from timeline_tui.extract.pairs import findings
from timeline_tui.extract.phrases import ending, main_phrase
from timeline_tui.extract.speakers import Stage, Who
from timeline_tui.extract.speech import Tie, tie
from timeline_tui.languages import Pack
from timeline_tui.model import Finding, Layout, Mention, Quote, Speaker, make_id
from timeline_tui.model.quote import FoundBy, QuoteKind

_NEXT = 2


@dataclass(frozen=True, slots=True)
class Speech:
    """What is said in a text: quotes in order, `said_at` and `about` still open, and what their marks lack."""

    quotes: tuple[Quote, ...]
    findings: tuple[Finding, ...]


def attribute(
    document_id: str, text: str, layout: Layout, marks: Sequence[Marked], people: People, pack: Pack
) -> Speech:
    """Return the quotes of a text with their speakers, and a finding for each pair of marks that is none."""
    del pack
    teller = _Teller(document_id, text, marks, people)
    for number, frame in enumerate(frames(people.words, layout, marks, people.lexicon)):
        teller.take(number, frame)
    return Speech(tuple(sorted(teller.quotes, key=lambda quote: quote.start)), findings(document_id, text, marks))


class _Teller:
    """Reads frames in order with the people of the text in mind."""

    def __init__(self, document: str, text: str, marks: Sequence[Marked], people: People) -> None:
        self.document = document
        self.text = text
        self.marks = marks
        self.lexicon = people.lexicon
        self.stage = Stage(people)
        self.quotes: list[Quote] = []
        self.last: tuple[int, Quote] | None = None
        self.reopened: Quote | None = None

    def take(self, number: int, frame: Frame) -> None:
        """Attribute what one frame says."""
        positions = quotes_of(frame)
        said = list(cues(frame, self.lexicon))
        self.stage.enter(frame)
        if said or positions:
            speakers: dict[int, tuple[Who | None, FoundBy]] = {}
            for index, one in enumerate(said):
                speakers[index] = self._speaker(frame, one, said[:index], speakers)
            for position in positions:
                self._quote(number, frame, position, said, speakers)
            self._indirect(frame, said, speakers)
        self.stage.leave(frame)

    def _speaker(
        self, frame: Frame, one: Said, earlier: Sequence[Said], speakers: dict[int, tuple[Who | None, FoundBy]]
    ) -> tuple[Who | None, FoundBy]:
        if one.subject is not None:
            who = self.stage.resolve(frame, one.subject)
            return who, "pronoun" if who.pronoun else "cue"
        if one.nobody:
            return None, "cue"
        if one.side == "shared":
            for index in range(len(earlier) - 1, -1, -1):
                if speakers[index][0] is not None and earlier[index].group != "source":
                    return speakers[index]
            main = self._main(frame, one.first)
            if main is not None:
                return main, "pronoun" if main.pronoun else "cue"
        return self._unspoken(), "unspoken"

    def _main(self, frame: Frame, limit: int) -> Who | None:
        """The subject of the main clause."""
        phrase = main_phrase(frame, limit)
        return self.stage.resolve(frame, phrase) if phrase is not None else None

    def _unspoken(self) -> Who | None:
        person = self.stage.in_focus(None)
        if person is not None:
            return Who(self.stage.people.persons[person].name, None, person)
        return replace(self.stage.speaker, mention=None) if self.stage.speaker else None

    def _quote(
        self,
        number: int,
        frame: Frame,
        position: int,
        said: Sequence[Said],
        speakers: dict[int, tuple[Who | None, FoundBy]],
    ) -> None:
        marked = self.marks[~frame.items[position]]
        tied = tie(frame, position, marked, self.text, said)
        before = self.reopened if marked.continues else None
        if tied is None and before is None:
            return
        speaker, cue = self._of_quote(number, frame, position, tied, said, speakers)
        kind: QuoteKind = tied.kind if tied else "direct"
        if before is not None:
            kind, speaker = before.kind, speaker if tied and tied.said else before.speaker
        quote = self._make(marked.inner.start, marked.inner.end, kind, speaker, cue)
        earlier = before or self._broken(number, position, speaker)
        quote = replace(quote, continues=earlier.id if earlier else None)
        self.quotes.append(quote)
        self.last = (number, quote)
        self.reopened = quote if marked.reopened else None

    def _broken(self, number: int, position: int, speaker: Speaker | None) -> Quote | None:
        """The quote this one goes on with: the one before it, broken off by the cue in between."""
        if self.last is None or speaker is None or self.last[1].speaker is None:
            return None
        same = self.last[1].speaker.name == speaker.name
        near = number == self.last[0] or (number == self.last[0] + 1 and position == 0)
        return self.last[1] if same and near and self.last[1].kind == "direct" else None

    def _of_quote(
        self,
        number: int,
        frame: Frame,
        position: int,
        tied: Tie | None,
        said: Sequence[Said],
        speakers: dict[int, tuple[Who | None, FoundBy]],
    ) -> tuple[Speaker | None, Mention | None]:
        if tied is None:
            return None, None
        if tied.said is not None:
            who, found_by = speakers[said.index(tied.said)]
            self.stage.said(who)
            span = frame.span(tied.said.first, tied.said.last)
            return _speaker(who, found_by), Mention(span.start, span.end, self.text[span.start : span.end])
        if tied.colon:
            phrase = ending(frame, position - 2, self.lexicon.bare)
            who = self.stage.resolve(frame, phrase) if phrase and phrase.first == 0 else None
            if who is not None and (who.person >= 0 or frame.heading):
                self.stage.said(who)
                return _speaker(who, "heading"), None
        if self.last is not None and number - self.last[0] <= _NEXT and self.last[1].speaker is not None:
            same = number - self.last[0] <= 1
            mention = self.last[1].speaker.mention if same else None
            return replace(self.last[1].speaker, mention=mention, found_by="previous"), None
        return _speaker(self._unspoken(), "previous"), None

    def _indirect(
        self, frame: Frame, said: Sequence[Said], speakers: dict[int, tuple[Who | None, FoundBy]]
    ) -> None:
        for one, first, last in reported(frame, said, self.lexicon):
            who, found_by = speakers[said.index(one)]
            self.stage.said(who)
            span, cue = frame.span(first, last), frame.span(one.first, one.last)
            mention = Mention(cue.start, cue.end, self.text[cue.start : cue.end])
            self.quotes.append(self._make(span.start, span.end, "indirect", _speaker(who, found_by), mention))

    def _make(self, start: int, end: int, kind: QuoteKind, speaker: Speaker | None, cue: Mention | None) -> Quote:
        identity = make_id("q", self.document, start, end, kind)
        return Quote(identity, self.document, start, end, self.text[start:end], kind, speaker=speaker, cue=cue)


def _speaker(who: Who | None, found_by: FoundBy) -> Speaker | None:
    return Speaker(who.name, who.mention, found_by) if who is not None else None

