"""An event as one document tells it, taken apart into what can be compared with another document's telling."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, cached_property
from typing import NamedTuple

from timeline_tui import gazetteer
from timeline_tui.events.kinds import EMPTY, FAMILY, SAYS
from timeline_tui.events.lexicon import Lexicon, lexicon
from timeline_tui.extract.lexicon import lexicon as speech_lexicon
from timeline_tui.languages import codes, load
from timeline_tui.languages.detect import detect
from timeline_tui.model import Document, Event, Evidence, Layout, Moment, Source, Span, Timeline
from timeline_tui.story.letters import plain, sound

_TOKEN = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:[-'’ʼ][^\W\d_]+)*")
_THOUSANDS = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
_MOST = 80  # words of a clause, or people, that are looked at
_REACH = 300  # characters of a sentence behind the clause that tells the event
_SHOWN = 50  # titles that show what language they are in
_FRONT = 6  # letters of a word that stay the same while it is inflected
_SHORTEST = 3  # letters of a word that says something, where no list tells the small ones


class Tongue(NamedTuple):
    """What is known of a language's words; `names_by_capitals` where nothing but names is written with capitals."""

    lexicon: Lexicon | None
    code: str
    names_by_capitals: bool

    def is_empty(self, word: str) -> bool:
        """Tell whether a word says nothing of what happened."""
        if len(word) < _SHORTEST:
            return True
        return self.lexicon is not None and bool(self.lexicon.word(word).alone & (EMPTY | SAYS))

    def name(self, word: str) -> str:
        """Return the sound of a name, of a place the one it is filed under: "Wien" and "Вене" are "Vienna"."""
        place = gazetteer.lookup(word, self.code) if self.lexicon is not None else None
        return sound(word if place is None or place.weak else place.name)

    def families(self, words: Sequence[str]) -> Iterator[str]:
        """Yield the kinds of happening that words name, longer phrases first."""
        if self.lexicon is None:
            return
        for at, word in enumerate(words):
            known = self.lexicon.word(word)
            phrases = (
                p for p in known.phrases if p.kind & FAMILY and p.rest == tuple(words[at + 1 : at + 1 + len(p.rest)])
            )
            phrase = next(phrases, None)
            if family := phrase.family if phrase else known.family if known.alone & FAMILY else "":
                yield family


@cache
def tongue(code: str) -> Tongue:
    """Return what is known of a language, which may be nothing."""
    if code not in codes():
        return Tongue(None, code, True)
    pack = load(code)
    return Tongue(lexicon(pack), code, not speech_lexicon(pack).traits.common_capitals)


class Telling:
    """One event, and what it is told by. Nothing is read from the words before it is needed."""

    def __init__(self, event: Event, text: "_Text", words: Evidence | None) -> None:
        self.event = event
        self.source = text.source
        self.people = frozenset(event.people)
        self._text = text
        self._evidence = words

    @property
    def when(self) -> Moment | None:
        """When it happened, as this document tells it."""
        return self.event.when

    @property
    def language(self) -> str:
        """The language it is told in."""
        return self._text.tongue.code

    @property
    def names_by_capitals(self) -> bool:
        """Tell whether the language writes nothing but names with capitals."""
        return self._text.tongue.names_by_capitals

    @cached_property
    def _words(self) -> list[str]:
        return [word.lower().replace("’", "'") for word in _TOKEN.findall(self.event.title)]

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of the title that say something and are no names, by their first letters."""
        known = [word for word in self._words if not word[0].isdigit() and not self._text.tongue.is_empty(word)]
        return frozenset(plain(word)[:_FRONT] for word in known) - self._called

    @cached_property
    def _called(self) -> frozenset[str]:
        """The words by which people are called, cut as the title's are."""
        return frozenset(plain(word)[:_FRONT] for name in self.people for word in _TOKEN.findall(name))

    @cached_property
    def cast(self) -> tuple[frozenset[str], ...]:
        """The people, each by the sounds of the words of the name."""
        return tuple(frozenset(map(sound, _TOKEN.findall(name))) for name in self.event.people[:_MOST])

    @cached_property
    def called(self) -> frozenset[str]:
        """The sounds of all words of people's names."""
        return frozenset(word for words in self.cast for word in words)

    @cached_property
    def families(self) -> frozenset[str]:
        """The kinds of happening the title names; none for a statement, whose title is what was said."""
        return frozenset(self._text.tongue.families(self._words)) if self.event.kind == "event" else frozenset()

    @cached_property
    def names(self) -> frozenset[str]:
        """The sound of the words with a capital within the clause, and of its place."""
        clause = self._text.clause(self._evidence) if self._evidence else ""
        words = [*_TOKEN.findall(self.event.title)[1:], *_TOKEN.findall(clause)[1:_MOST]]
        found = {self._text.tongue.name(word) for word in words if word[0].isupper() and len(word) > _SHORTEST}
        return frozenset(name for name in (found - self._text.titles - self.called) | self.site if len(name) > 1)

    @cached_property
    def site(self) -> frozenset[str]:
        """The sounds of the words of its place."""
        words = _TOKEN.findall(self.event.place.name) if self.event.place else []
        return frozenset(map(self._text.tongue.name, words))

    @cached_property
    def numbers(self) -> frozenset[str]:
        """The numbers of the sentence that are no part of a time."""
        sentence = self._text.sentence(self._evidence) if self._evidence else self.event.title
        return frozenset(_number(word) for word in _TOKEN.findall(sentence)[:_MOST] if word[0].isdigit())

    @cached_property
    def place(self) -> tuple[str, str]:
        """The place under the name and the country that the gazetteer files it by; empty when there is none."""
        if self.event.place is None:
            return "", ""
        found = gazetteer.lookup(self.event.place.name, self.language if self._text.tongue.lexicon else None)
        if found is None:
            return plain(self.event.place.name), ""
        return ("" if found.kind == "country" else found.name), found.country


def _number(word: str) -> str:
    """Return a number as it is written without marks between thousands, and with a point before its fraction."""
    return re.sub("[.,]", "", word) if _THOUSANDS.fullmatch(word) else word.replace(",", ".")


def tellings(part: Timeline, quotes: Mapping[str, str]) -> Iterator[Telling]:
    """Yield the events of one timeline as tellings; `quotes` are the ids under which quotations are kept."""
    titles = frozenset(sound(word) for one in part.people if one.role for word in _TOKEN.findall(one.role))
    texts = {document.id: _Text(document, document.language or _language(part), titles) for document in part.documents}
    for timex in part.timexes:
        if timex.document in texts:
            texts[timex.document].times.append(Span(timex.start, timex.end))
    known = {quote.id for quote in part.quotes}
    home = texts[part.documents[0].id] if part.documents else None
    for event in part.events:
        words = event.evidence[0] if event.evidence else None
        text = texts.get(words.document, home) if words else home
        if text is None:
            continue
        said = tuple(dict.fromkeys(quotes.get(name, name) for name in event.quotes if name in known))
        if said != event.quotes:
            event = replace(event, quotes=said)
        yield Telling(event, text, words)


def _language(part: Timeline) -> str:
    """Return the language of events that came ready-made, as their titles show it."""
    return detect(". ".join(event.title for event in part.events[:_SHOWN]))


class _Text:
    """A document as its events are compared: `times` are where its time expressions stand, in order.

    `titles` are the sounds of the words for what people are: "President" is no name.
    """

    def __init__(self, source: Source, language: str, titles: frozenset[str]) -> None:
        self.source = source
        self.tongue = tongue(language)
        self.titles = titles
        self.times: list[Span] = []
        layout = source.layout if isinstance(source, Document) else Layout(())
        self._sentences = layout.sentences
        self._dateline = layout.dateline

    def clause(self, words: Evidence) -> str:
        """Return words but for those of times and of the dateline: their numbers and names are no others'."""
        return self._bare(words.text, words.start, words.end)

    def sentence(self, words: Evidence) -> str:
        """Return the sentence that words begin in, without its times, or just these words where it is not known."""
        number = bisect_right(self._sentences, words.start, key=lambda sentence: sentence.start) - 1
        if number < 0 or words.start >= self._sentences[number].end or not isinstance(self.source, Document):
            return self.clause(words)
        start, end = self._sentences[number].start, min(self._sentences[number].end, words.end + _REACH)
        return self._bare(self.source.text[start:end], start, end)

    def _bare(self, text: str, start: int, end: int) -> str:
        parts, at = [], start
        if self._dateline and self._dateline.start <= start < self._dateline.end:
            at = min(self._dateline.end, end)
        for number in range(bisect_left(self.times, at, key=lambda time: time.start), len(self.times)):
            time = self.times[number]
            if time.start >= end:
                break
            parts.append(text[at - start : max(time.start, at) - start])
            at = max(at, time.end)
        return " ".join([*parts, text[at - start :]])
