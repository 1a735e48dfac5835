"""Changing marks: each function returns a mark as it would be, and keeps nothing."""

from dataclasses import replace

from timeline_tui.marks.passages import passage
from timeline_tui.model import Document, Event, Evidence, Mark, Quote, Target, Timeline, Timex, make_id
from timeline_tui.model.mark import MarkKind
from timeline_tui.resolve.given import ABOUT, given


def target(timeline: Timeline, event: Event) -> Target:
    """Return an event as marks name it."""
    words = event.evidence[0] if event.evidence else Evidence("", 0, 0, event.title)
    return Target(event.id, passage(text_of(timeline, words.document), words.start, words.end, words.text))


def of_event(timeline: Timeline, event: Event, known: tuple[Mark, ...]) -> Mark:
    """Return the mark on an event: the one there is, else an empty one."""
    names = {one.id for one in timeline.marks if one.event == event.id}
    for mark in known:
        if mark.id in names and mark.kind in ("event", "added") and mark.into is None:
            return mark
    document = event.evidence[0].document if event.evidence else ""
    return _known(known, Mark(event.id, document, "event", target(timeline, event).passage))


def of_quote(timeline: Timeline, quote: Quote, known: tuple[Mark, ...]) -> Mark:
    """Return the mark on a quotation."""
    text = text_of(timeline, quote.document)
    return _known(known, _on("quote", quote.id, Evidence(quote.document, quote.start, quote.end, quote.text), text))


def of_words(timeline: Timeline, timex: Timex, known: tuple[Mark, ...]) -> Mark:
    """Return the mark on words that tell a time."""
    words = Evidence(timex.document, timex.start, timex.end, timex.text)
    return _known(known, _on("time", timex.id, words, text_of(timeline, timex.document)))


def of_clock(timeline: Timeline, words: Evidence) -> Mark:
    """Return an empty mark on words that tell a clock."""
    identity = make_id("c", words.document, 0, 0, words.text)
    return _on("clock", identity, words, text_of(timeline, words.document))


def added(timeline: Timeline, words: Evidence, out_of: Event | None = None) -> Mark:
    """Return a mark that makes words of a source an event, or one split off from another."""
    identity = make_id("e", words.document, words.start, words.end, "added")
    made = _on("added", identity, words, text_of(timeline, words.document))
    return replace(made, out_of=target(timeline, out_of)) if out_of is not None else made


def _on(kind: MarkKind, identity: str, words: Evidence, text: str) -> Mark:
    return Mark(identity, words.document, kind, passage(text, words.start, words.end, words.text))


def _known(known: tuple[Mark, ...], empty: Mark) -> Mark:
    return next((mark for mark in known if (mark.document, mark.id) == (empty.document, empty.id)), empty)


def text_of(timeline: Timeline, document: str) -> str:
    """Return the text of a document, "" when it travelled without it."""
    return next((one.text for one in timeline.documents if one.id == document and isinstance(one, Document)), "")


def value_of(timex: Timex) -> tuple[str, str] | None:
    """Return a time as marks hold it: its TIMEX3 value and the IANA key of its clock; None for one they cannot hold."""
    moment = timex.moment
    if moment is None:
        return None
    value, zone = timex.value.removesuffix("Z"), moment.zone
    if zone == "UTC" and moment.local is not None:  # perhaps an offset that no key stands for
        value = moment.start.replace(tzinfo=None).isoformat(timespec="minutes")
    value += ABOUT if moment.approximate else ""
    return (value, zone) if given(value, zone, "") is not None else None


def tags_in(words: str) -> tuple[str, ...]:
    """Return the tags in what was typed: words with spaces or commas between, with or without "#"."""
    found = (word.lstrip("#") for word in words.replace(",", " ").split())
    return tuple(dict.fromkeys(word for word in found if word))
