"""Quotes find their events: that of their own words, that of their sentence, else what their speaker said then."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from timeline_tui.events.draft import Draft
from timeline_tui.events.scene import Scene
from timeline_tui.events.sentence import Sentence
from timeline_tui.model import Moment, Quote

_LONGEST_SAID = 56
_NEWS = timedelta(days=7)
_DAY = timedelta(days=1)
_ASSUMED = "No time of its own is given: taken to be said on the day of publication."


class Hosts:
    """Where the quotes of a document go, sentence after sentence; `statements` are the events made for them."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.home: dict[int, Draft] = {}
        self.said_at: dict[int, Moment | None] = {}
        self.statements: list[Draft] = []
        self._by_speaker: dict[tuple[str, object], Draft] = {}
        self._last: tuple[int, str, Draft] | None = None
        self._day = publication_day(scene.document.published)

    def take(self, sentence: Sentence, quotes: Sequence[int], drafts: Sequence[Draft]) -> None:
        """Give each quote that begins in a sentence a home among the sentence's drafts, or make it one."""
        for number in quotes:
            quote = self.scene.quotes[number]
            own = own_event(sentence, number, quote, drafts)
            if quote.speaker is None and quote.cue is None:
                if own is not None:
                    self.home[number] = own
                continue
            self.said_at[number] = self._said_at(sentence, quote, drafts)
            self.home[number] = own or self._going_on(sentence, quote) or self._statement(sentence, number, quote)
            if quote.speaker is not None:
                self._last = (sentence.block, quote.speaker.name, self.home[number])

    def _said_at(self, sentence: Sentence, quote: Quote, drafts: Sequence[Draft]) -> Moment | None:
        cued = _cued(sentence, quote, drafts)
        if cued is not None and cued.when is not None and cued.kind == "statement":
            return cued.when
        return self._day

    def _going_on(self, sentence: Sentence, quote: Quote) -> Draft | None:
        """The event the same speaker spoke of just before, in the same paragraph."""
        if self._last is None or quote.speaker is None:
            return None
        block, speaker, draft = self._last
        return draft if block == sentence.block and speaker == quote.speaker.name else None

    def _statement(self, sentence: Sentence, number: int, quote: Quote) -> Draft:
        speaker = quote.speaker.name if quote.speaker else ""
        when = self.said_at[number]
        known = self._by_speaker.get((speaker, when and when.key))
        if known is None:
            known = statement(sentence, quote, when)
            self._by_speaker[speaker, when and when.key] = known
            self.statements.append(known)
        else:
            known.spans.append((quote.start, quote.end))
        return known


def own_event(sentence: Sentence, number: int, quote: Quote, drafts: Sequence[Draft]) -> Draft | None:
    """Return the draft a quote belongs to by where it stands: around it, in it, at its cue, or named beside it."""
    tests = (
        lambda d: d.quote == number and not d.weak,
        lambda d: any(start <= quote.start and quote.end <= end for start, end in d.spans) and d.quote < 0,
        lambda d: d is _cued(sentence, quote, drafts),
        lambda d: d.quote == number,
        lambda d: d.mention or d.when is None,
    )
    usable = [d for d in drafts if not d.final.mention]
    return next((d.final for test in tests for d in usable if test(d)), None)


def _cued(sentence: Sentence, quote: Quote, drafts: Sequence[Draft]) -> Draft | None:
    """The draft of the clause in which the quote's cue stands."""
    if quote.cue is None:
        return None
    cue = sentence.tokens_of(quote.cue.start, quote.cue.end)
    if not cue:
        return None
    return next((d for d in drafts if d.core == sentence.segment_of[cue[0]]), None)


def statement(sentence: Sentence, quote: Quote, when: Moment | None) -> Draft:
    """Return the event of somebody saying something: titled by who and what."""
    speaker = quote.speaker
    who = ""
    if speaker is not None:
        mention = speaker.mention.text if speaker.mention and speaker.found_by == "cue" else ""
        who = mention if 0 < len(mention) <= 30 else speaker.name
    words = shortened(quote.text, _LONGEST_SAID - min(len(who), 24))
    said = words if quote.kind == "indirect" else f"“{words}”"
    draft = Draft(quote.start, quote.end, f"{who}: {said}" if who else said, sentence, kind="statement", when=when)
    draft.people = (speaker.name,) if speaker else ()
    return draft


def shortened(words: str, longest: int) -> str:
    """Cut what was said at the end of its first sentence, at a comma, or at a word, with "…" where it goes on."""
    words = " ".join(words.split()).rstrip(".,;: ")
    if len(words) <= longest:
        return words
    for marks in (".!?;", ","):
        ends = [i for i in range(12, longest) if words[i] in marks]
        if ends:
            return f"{words[: ends[-1]]} …"
    return f"{words[:longest].rsplit(' ', 1)[0].rstrip(' ,;:')} …"


def publication_day(published: Moment | None) -> Moment | None:
    """Return the whole day of publication, in its own clock, as the assumed time of what is reported."""
    if published is None or published.granularity not in ("day", "hour", "minute", "second"):
        return published and replace(published, uncertain=True, reasons=(*published.reasons, _ASSUMED))
    start, end, local, edtf = published.start, published.end, published.local, published.edtf
    if published.granularity != "day" and local is not None:
        clock = datetime.fromisoformat(local.partition("[")[0])
        midnight = clock.replace(hour=0, minute=0, second=0, microsecond=0)
        start = midnight.astimezone(start.tzinfo)
        end, local, edtf = start + _DAY, None, midnight.date().isoformat()
    reasons = (*published.reasons, _ASSUMED)
    return replace(published, start=start, end=end, granularity="day", local=local, edtf=edtf, uncertain=True, reasons=reasons)


def pointers(sentence: Sentence) -> Iterator[Draft]:
    """Yield a draft that only points for each happening a sentence names with "the" or "this"."""
    lexicon, words = sentence.lexicon, sentence.words
    for at in range(1, len(words)):
        if sentence.time[at] >= 0 or at in sentence.named or words[at - 1].key not in lexicon.determiners:
            continue
        if words[at - 1].key in lexicon.indefinite:
            continue
        if name := lexicon.families.find(words, at)[1]:
            yield Draft(words[at].start, words[at].end, "", sentence, family=name, definite=True, mention=True)
