"""Who said what: quotations and reported clauses tied to their speakers, in the order of the text."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from timeline_tui.extract.asides import aside
from timeline_tui.extract.bits import ANAPHORA, COLON, COMMA, NAME, QUOTE, STOP, TITLE
from timeline_tui.extract.cues import cues, quotes_of
from timeline_tui.extract.floor import Floor
from timeline_tui.extract.frames import Frame, frames
from timeline_tui.extract.indirect import reported
from timeline_tui.extract.marked import Marked
from timeline_tui.extract.mentions import People
from timeline_tui.extract.pairs import findings
from timeline_tui.extract.phrases import Phrase, ending, main_phrase
from timeline_tui.extract.said import Said
from timeline_tui.extract.speakers import Stage
from timeline_tui.extract.speech import Tie, is_phrase, tie
from timeline_tui.extract.voices import Voice, voices
from timeline_tui.languages import Pack
from timeline_tui.model import Finding, Layout, Quote, Speaker, make_id
from timeline_tui.model.quote import QuoteKind

_FAR = 8


class Speech(NamedTuple):
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
    teller.finish()
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
        self.floor = Floor(self.stage)
        self.reopened: Quote | None = None
        self.announced: tuple[int, Voice] | None = None
        self.parts: list[int] = []
        self.untitled: list[tuple[int, Frame, Phrase]] = []

    def take(self, number: int, frame: Frame) -> None:
        """Attribute what one frame says."""
        positions = quotes_of(frame)
        said = list(cues(frame))
        self.stage.enter(frame)
        if not positions and frame.heading and self._headline(number, frame):
            pass
        elif said or positions:
            heard = voices(frame, said, self.stage)
            last = self.floor.last
            ties: dict[int, Tie] = {}
            goes_on = self.floor.goes_on(frame)
            for position in positions:
                self._quote(number, frame, position, said, heard, ties, goes_on)
            found = self._indirect(number, frame, said, heard)
            if not found and goes_on and not positions:
                self._freely(number, frame)
            elif not found:
                self._passed_on(number, frame, said, heard, last)
        elif self.floor.goes_on(frame):
            self._freely(number, frame)
        self._announce(number, frame, said, positions)
        self.stage.leave(frame)
        self.floor.leave(number, frame)

    def finish(self) -> None:
        """Name whom a headline calls by a title alone: the text after it tells who bears it."""
        for at, frame, phrase in self.untitled:
            who, speaker = self.stage.resolve(frame, phrase), self.quotes[at].speaker
            if who.person >= 0 and speaker is not None:
                self.quotes[at] = replace(self.quotes[at], speaker=replace(speaker, name=who.name))

    def _keep(self, number: int, frame: Frame, quote: Quote, voice: Voice | None) -> None:
        self.quotes.append(quote)
        self.floor.spoken(number, quote)
        phrase = voice.who.phrase if voice and voice.who and frame.heading else None
        if phrase is not None and any(bits & TITLE for bits in frame.bits[phrase.first : phrase.last + 1]):
            self.untitled.append((len(self.quotes) - 1, frame, phrase))

    def _freely(self, number: int, frame: Frame) -> None:
        """Take a whole sentence as reported speech of whoever spoke before."""
        self._reported(number, frame, 0, self.floor.previous(number, frame))

    def _reported(self, number: int, frame: Frame, first: int, voice: Voice) -> None:
        """Keep a sentence from a position on, its full stop left out, as what a voice said."""
        last = len(frame) - 1
        while last > first and frame.bits[last] & STOP:
            last -= 1
        span = frame.span(first, last)
        quote = self._make(span.start, span.end, "indirect", voice.speaker(), voice)
        self.stage.said(voice.who)
        self._keep(number, frame, quote, voice)

    def _quote(
        self,
        number: int,
        frame: Frame,
        position: int,
        said: Sequence[Said],
        heard: Sequence[Voice],
        ties: dict[int, Tie],
        goes_on: bool,
    ) -> None:
        marked = self.marks[~frame.items[position]]
        tied = tie(frame, position, marked, self.text, said, ties)
        if tied is None and goes_on and is_phrase(frame, position, marked, self.text):
            tied = Tie(None, "partial")
        if tied is not None:
            ties[position] = tied
        before = self.reopened if marked.continues else None
        announced = self._announced(number, position, tied)
        if tied is None and before is None and announced is None:
            return
        voice = announced or (self._voice(number, frame, position, tied, said, heard) if tied else None)
        end = self._end(frame, marked)
        kind: QuoteKind = tied.kind if tied else "direct"
        speaker = voice.speaker() if voice else None
        if before is not None:
            kind = before.kind
            if tied is None or tied.said is None:
                speaker = before.speaker
            elif speaker is not None:
                self._settle(speaker)
        self.floor.turn(marked, speaker)
        earlier = before or self.floor.broken(number, position, speaker)
        quote = self._make(marked.inner.start, end, kind, speaker, voice)
        quote = replace(quote, continues=earlier.id if earlier else None)
        self._keep(number, frame, quote, voice)
        self.reopened = quote if marked.reopened else None
        self.parts = [*(self.parts if before is not None else ()), len(self.quotes) - 1] if marked.reopened else []

    def _settle(self, speaker: Speaker) -> None:
        """Give the speech that a paragraph goes on with the speaker named only there, where it had none of its own."""
        for at in self.parts:
            one = self.quotes[at]
            if one.speaker is None or one.speaker.found_by == "previous":
                self.quotes[at] = replace(one, speaker=replace(speaker, mention=None, found_by="previous"))

    def _announced(self, number: int, position: int, tied: Tie | None) -> Voice | None:
        """The voice that a colon at the end of the sentence before has announced."""
        free = position == 0 and (tied is None or tied.said is None)
        if not free or self.announced is None or self.announced[0] != number - 1:
            return None
        self.stage.said(self.announced[1].who)
        return self.announced[1]

    def _announce(self, number: int, frame: Frame, said: Sequence[Said], positions: Sequence[int]) -> None:
        if len(frame) < 2 or not frame.bits[-1] & COLON or positions:
            return
        if said:
            self.announced = number, voices(frame, said, self.stage)[-1]
            return
        phrase = ending(frame, len(frame) - 2, self.lexicon.traits.bare)
        if phrase is not None and phrase.first == 0:
            self.announced = number, Voice(self.stage.resolve(frame, phrase), "heading")

    def _voice(
        self,
        number: int,
        frame: Frame,
        position: int,
        tied: Tie,
        said: Sequence[Said],
        heard: Sequence[Voice],
    ) -> Voice | None:
        if tied.said is not None:
            voice = heard[said.index(tied.said)]
            self.stage.said(voice.who)
            return voice
        found = self._inside(frame, position) or self._named(frame, position, tied)
        marked = self.marks[~frame.items[position]]
        return found or self.floor.other(number, frame, position, marked) or self.floor.previous(number, frame)

    def _end(self, frame: Frame, marked: Marked) -> int:
        """Where a quotation ends: without its closing mark, before the words that say who speaks."""
        inner = aside(marked, frame) if not marked.closed and not marked.reopened else None
        end = len(self.text[marked.inner.start : inner.span(0, 0).start].rstrip()) if inner is not None else 0
        return marked.inner.start + end if end else marked.inner.end

    def _inside(self, frame: Frame, position: int) -> Voice | None:
        """The voice of a cue set inside the marks ("Of course - added Rossi - we shall")."""
        marked = self.marks[~frame.items[position]]
        inner = aside(marked, frame)
        said = list(cues(inner)) if inner is not None else []
        if inner is None or not said:
            return None
        voice = voices(inner, said, self.stage)[0]
        self.stage.said(voice.who)
        return voice

    def _named(self, frame: Frame, position: int, tied: Tie) -> Voice | None:
        """The voice of a name before a colon, or after a dash at the end."""
        phrase = Phrase(position + 2, tied.signature) if tied.signature else None
        if tied.colon:
            phrase = self._label(frame, position - 1)
            if phrase is None:
                return self._doing(frame, position)
        if phrase is None:
            return None
        who = self.stage.resolve(frame, phrase)
        names = all(frame.bits[index] & NAME for index in range(phrase.first, phrase.last + 1))
        known = names and not (frame.heading and self.lexicon.traits.common_capitals)
        if who.person < 0 and not tied.signature and not known and not self.stage.is_group(frame, phrase):
            return None
        self.stage.said(who)
        return Voice(who, "heading" if tied.colon else "cue")

    def _label(self, frame: Frame, colon: int) -> Phrase | None:
        """The phrase that is all there is before a colon, but for a mark that opens what it labels."""
        phrase = ending(frame, colon - 1, self.lexicon.traits.bare)
        if phrase is None:
            return None
        first = phrase.first
        while first < phrase.last and not frame.bits[first] and not frame.key(first)[:1].isalnum():
            first += 1
        alone = phrase.first == 0 or (frame.heading and frame.bits[phrase.first - 1] & COMMA)
        return phrase._replace(first=first) if alone else None

    def _headline(self, number: int, frame: Frame) -> bool:
        """Take what a headline sets behind a person's name and a colon as that person's words, marks or not."""
        colon = next((index for index, bits in enumerate(frame.bits[:_FAR]) if bits & COLON), -1)
        phrase = self._label(frame, colon) if frame.heading and 0 < colon < len(frame) - 2 else None
        who = self.stage.resolve(frame, phrase) if phrase is not None else None
        if (
            who is None
            or who.person < 0
            or self.stage.people.genders[who.person] == "n"
            or any(bits & (QUOTE | COLON) for bits in frame.bits[colon + 1 :])
        ):
            return False
        self._reported(number, frame, colon + 1, Voice(who, "heading"))
        return True

    def _doing(self, frame: Frame, position: int) -> Voice | None:
        """The subject of a sentence that ends in a colon ("He put down his pipe: ..."), when it can speak."""
        phrase = main_phrase(frame, position)
        if phrase is None:
            return None
        who = self.stage.resolve(frame, phrase)
        if who.person < 0 and not who.pronoun and not self.stage.is_group(frame, phrase):
            return None
        self.stage.said(who)
        return Voice(who, "pronoun" if who.pronoun else "cue")

    def _indirect(self, number: int, frame: Frame, said: Sequence[Said], heard: Sequence[Voice]) -> bool:
        part: tuple[Said, Quote] | None = None
        for one, first, last in reported(frame, said, self.lexicon):
            voice = heard[said.index(one)]
            self.stage.said(voice.who)
            span = frame.span(first, last)
            quote = self._make(span.start, span.end, "indirect", voice.speaker(), voice)
            if part is not None and part[0] is one:
                quote = replace(quote, continues=part[1].id)
            self._keep(number, frame, quote, voice)
            part = one, quote
        return part is not None

    def _passed_on(
        self,
        number: int,
        frame: Frame,
        said: Sequence[Said],
        heard: Sequence[Voice],
        last: tuple[int, Quote] | None,
    ) -> None:
        """What the sentence before said came through the speaker of this one ("This was made known by ...")."""
        if frame.key(0) in self.lexicon.thus and last is not None and last[0] == number - 1:
            self._thus(said, heard, last[1])
            return
        if not said or not frame.bits[0] & ANAPHORA or said[0].side not in ("right", "agent"):
            return
        if last is None or last[0] != number - 1:
            self._told_before(number, frame, heard[0])
            return
        who, quote = heard[0].who, last[1]
        if who is not None and quote.speaker is not None and quote.speaker.name != who.name:
            self.stage.said(who)
            speaker = replace(quote.speaker, found_by="chain", via=(*quote.speaker.via, who.name))
            latest_first = range(len(self.quotes) - 1, -1, -1)  # from the front, long texts would take quadratic time
            self.quotes[next(at for at in latest_first if self.quotes[at] == quote)] = replace(quote, speaker=speaker)

    def _thus(self, said: Sequence[Said], heard: Sequence[Voice], quote: Quote) -> None:
        """Give speech whose speaker was only guessed the one the next sentence names ("... So spoke the mayor.")."""
        at = len(self.quotes) - 1
        speaker = heard[0].speaker() if said and said[0].subject is not None else None
        guessed = quote.speaker is None or quote.speaker.found_by == "previous"
        if speaker is not None and guessed and self.quotes[at] == quote:
            self.stage.said(heard[0].who)
            self.quotes[at] = replace(quote, speaker=speaker)

    def _told_before(self, number: int, frame: Frame, voice: Voice) -> None:
        """Take the sentence before as what this one says was said ("... This was announced by the mayor.")."""
        before = self.floor.before
        if before is None or before.heading or before.block != frame.block or any(bits & QUOTE for bits in before.bits):
            return
        self._reported(number, before, 0, voice)

    def _make(self, start: int, end: int, kind: QuoteKind, speaker: Speaker | None, voice: Voice | None) -> Quote:
        identity = make_id("q", self.document, start, end, kind)
        cue, addressee = (voice.cue, voice.addressee) if voice else (None, None)
        return Quote(identity, self.document, start, end, self.text[start:end], kind, None, speaker, cue, addressee)
