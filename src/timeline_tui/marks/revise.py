"""The user's corrections on their way into a timeline: before order and contradictions are looked at."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from timeline_tui.marks.attach import Places, evidence_of, marked, target_of
from timeline_tui.model import Correction, Event, Evidence, Mark, Marked, Moment, Order, Person, Quote, Speaker, Timex
from timeline_tui.model.mark import UNDATED, CorrectionKind
from timeline_tui.resolve.given import given


class Revision:
    """What the marks of one document make of its quotations and events, and what they made of which.

    `timexes` are those of the document, `plain` the same without the user's word on any of them.
    """

    def __init__(
        self, document: str, text: str, marks: Sequence[Mark], timexes: Sequence[Timex] = (),
        plain: Sequence[Timex] = (),
    ) -> None:  # fmt: skip
        self.marked: list[Marked] = []
        self._document, self._text = document, text
        self._marks = marks
        self._timexes = timexes
        self._plain = plain
        self._into: dict[str, str] = {}
        self._quote: dict[str, str] = {}
        self._set: dict[str, tuple[Moment | None, Moment | None]] = {}
        self._made: dict[str, list[Correction]] = {}

    # Quotations, before events are made of them

    def voiced(self, quotes: Sequence[Quote]) -> tuple[Quote, ...]:
        """Return quotations with the speakers that the user named, also where the same speech goes on."""
        named = self._named(quotes)
        if not named:
            return tuple(quotes)
        result = []
        for quote in quotes:
            name = named.get(quote.id) or named.get(quote.continues or "", "")
            if name:
                named[quote.id] = name
                quote = replace(quote, speaker=Speaker(name, None, "user"))
            result.append(quote)
        return tuple(result)

    def _named(self, quotes: Sequence[Quote]) -> dict[str, str]:
        """Return quotation ids with the speakers named for them."""
        marks = [mark for mark in self._marks if mark.kind == "quote"]
        if not marks:
            return {}
        by_id = {quote.id: quote for quote in quotes}
        words = {q.id: (Evidence(self._document, q.start, q.end, q.text),) for q in quotes}
        places, named = Places(self._document, self._text, words), dict[str, str]()
        for mark in marks:
            if (found := places.find(target_of(mark))) is not None:
                named[found] = mark.speaker
                self._quote[mark.id] = found
                speaker = by_id[found].speaker
                self._note(mark, "speaker", speaker.name if speaker else "", mark.speaker)
        return named

    # Events, before their order is looked at

    def events(self, events: Sequence[Event], quotes: Sequence[Quote]) -> tuple[Event, ...]:
        """Return the events as the user corrected them; the order of the text stays."""
        if not self._marks:
            return tuple(events)
        rows = {event.id: event for event in self._with_added(events, quotes)}
        places = Places(self._document, self._text, evidence_of(rows.values(), self._document))
        for mark in self._marks:
            if mark.kind in ("event", "added"):
                found = places.find(target_of(mark))
                if found is not None:
                    rows[found] = self._corrected(rows[found], mark)
                self._gone(mark, found, places)
        self._merge(rows, places)
        self._show_quotes(rows.values(), places)
        self._show_words(rows.values(), places)
        return tuple(rows.values())

    def _with_added(self, events: Sequence[Event], quotes: Sequence[Quote]) -> Iterator[Event]:
        """The events with those of the user's own at their places in the text; these take their words' quotations."""
        own = [mark for mark in self._marks if mark.kind == "added"]
        if not own:
            yield from events
            return
        places = Places(self._document, self._text, evidence_of(events, self._document))
        known = {event.id: event for event in events}
        hosts = [places.find(mark.out_of) if mark.out_of is not None else None for mark in own]
        added = [
            self._added(mark, places.words(mark.passage), quotes, known.get(host or ""))
            for mark, host in zip(own, hosts, strict=True)
        ]
        moved = {name for event in added for name in event.quotes}
        kept = [_without(event, moved) for event in events]
        yield from sorted([*kept, *added], key=lambda event: event.evidence[0].start if event.evidence else 0)

    def _added(self, mark: Mark, words: Evidence, quotes: Sequence[Quote], out_of: Event | None) -> Event:
        within = [quote for quote in quotes if words.start <= quote.start and quote.end <= words.end]
        people = dict.fromkeys(quote.speaker.name for quote in within if quote.speaker)
        times = (t.moment for t in self._timexes if words.start <= t.start and t.end <= words.end and t.moment)
        title = _title(words.text)
        self._note(mark, "split" if mark.out_of else "added", "", title)
        when = next(times, out_of.when if out_of is not None else None)
        return Event(
            mark.id, title, "event", "happened", when, people=tuple(people),
            quotes=tuple(quote.id for quote in within), evidence=(words,),
        )  # fmt: skip

    def _corrected(self, event: Event, mark: Mark) -> Event:
        if mark.title:
            self._note(mark, "title", event.title, mark.title)
            event = replace(event, title=mark.title)
        if mark.when:
            when = None if mark.when == UNDATED else given(mark.when, mark.zone, _reason(event.when))
            if when is not None or mark.when == UNDATED:
                self._note(mark, "time", event.when.edtf if event.when else "", mark.when, event.when)
                self._set[event.id] = event.when, when
                event = replace(event, when=when)
        return event

    def _note(self, mark: Mark, what: CorrectionKind, said: str, now: str, moment: Moment | None = None) -> None:
        self._made.setdefault(mark.id, []).append(Correction(what, said, now, mark.changed, moment))

    def _gone(self, mark: Mark, found: str | None, places: Places) -> None:
        one = marked(mark, found, places.words(mark.passage))
        self.marked.append(replace(one, corrections=tuple(self._made.get(mark.id, ()))))

    def _merge(self, rows: dict[str, Event], places: Places) -> None:
        """Put rows into others, and let whatever spoke of the first speak of the second."""
        for mark in self._marks:
            if mark.into is None:
                continue
            part, whole = places.find(target_of(mark)), self._final(places.find(mark.into))
            if part is None or whole is None or part == whole or part not in rows or whole not in rows:
                continue
            gone = rows.pop(part)
            self._note(mark, "merged", gone.title, rows[whole].title)
            rows[whole] = _together(rows[whole], gone)
            self._into[part] = whole
        if self._into:
            for name, event in rows.items():
                rows[name] = self._redirected(event)
            self.marked = [self._moved(one) for one in self.marked]

    def _final(self, event: str | None) -> str | None:
        while event in self._into:
            event = self._into[event]
        return event

    def _redirected(self, event: Event) -> Event:
        orders = (Order(order.relation, self._final(order.event) or "") for order in event.order)
        kept = tuple(dict.fromkeys(order for order in orders if order.event != event.id))
        about = self._final(event.about)
        return replace(event, order=kept, about=about if about != event.id else None)

    def _moved(self, one: Marked) -> Marked:
        corrections = tuple(self._made.get(one.id, ()))
        return replace(one, event=self._final(one.event), corrections=corrections)

    def _show_quotes(self, events: Iterable[Event], places: Places) -> None:
        """Say of the events whose quotations' speakers the user named that it is so."""
        home = {quote: event.id for event in events for quote in event.quotes}
        for mark in self._marks:
            if mark.kind == "quote":
                quote = self._quote.get(mark.id)
                self._gone(mark, home.get(quote) if quote else None, places)

    def people(self, known: Sequence[Person]) -> Iterator[Person]:
        """Yield the speakers that only the user named."""
        names = {person.name for person in known}
        for name in dict.fromkeys(mark.speaker for mark in self._marks if mark.id in self._quote):
            if name not in names:
                yield Person(name)

    def _show_words(self, events: Iterable[Event], places: Places) -> None:
        """Say of the first event told around words whose meaning the user gave that it is so."""
        for mark in self._marks:
            if mark.kind == "time":
                words = places.words(mark.passage)
                said = next((one for one in self._plain if one.start < words.end and words.start < one.end), None)
                if said is not None:
                    self._note(mark, "words", words.text, mark.when, said.moment)
                self._gone(mark, _told_around(words, events) if said is not None else None, places)

    # Quotations, once the events are known

    def told(self, quotes: Sequence[Quote], events: Sequence[Event]) -> tuple[Quote, ...]:
        """Return quotations that speak of the events as they are now, said when the user says these were."""
        if not self._marks:
            return tuple(quotes)
        home: Mapping[str, str] = {quote: event.id for event in events for quote in event.quotes}
        return tuple(self._retold(quote, home.get(quote.id)) for quote in quotes)

    def _retold(self, quote: Quote, home: str | None) -> Quote:
        before, now = self._set.get(home or "", (None, None))
        said_at = now if before is not None and quote.said_at == before else quote.said_at
        return replace(quote, about=self._final(quote.about), said_at=said_at)


def _told_around(words: Evidence, events: Iterable[Event]) -> str | None:
    """The event whose words hold these."""
    around = (
        event.id
        for event in events
        for one in event.evidence
        if one.document == words.document and one.start <= words.start and words.end <= one.end
    )
    return next(around, None)


def _title(words: str) -> str:
    """Words as a title: in one line, without the full stop of their sentence."""
    parts = words.split()
    if parts and parts[-1].count(".") == 1:
        parts[-1] = parts[-1].removesuffix(".")
    return " ".join(parts)


def _without(event: Event, quotes: set[str]) -> Event:
    """An event whose quotations went to others."""
    if quotes.isdisjoint(event.quotes):
        return event
    return replace(event, quotes=tuple(quote for quote in event.quotes if quote not in quotes))


def _together(whole: Event, part: Event) -> Event:
    """One event of two: the first one's title; its time, unless only the other has one."""
    return replace(
        whole,
        when=whole.when or part.when,
        order=tuple(dict.fromkeys((*whole.order, *part.order))),
        people=tuple(dict.fromkeys((*whole.people, *part.people))),
        place=whole.place or part.place,
        quotes=tuple(dict.fromkeys((*whole.quotes, *part.quotes))),
        findings=tuple(dict.fromkeys((*whole.findings, *part.findings))),
        evidence=tuple(dict.fromkeys((*whole.evidence, *part.evidence))),
    )


def _reason(before: Moment | None) -> str:
    if before is None:
        return "You set this time; the text gives none."
    return f"You set this time; from the text it would be {before.edtf} in {before.zone}."
