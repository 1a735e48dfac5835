"""TimeML as a timeline: its TIMEX3 as times, its EVENTs as events, dated and ordered by its TLINKs."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple, get_args

from timeline_tui.extract.segment import segment
from timeline_tui.languages import load
from timeline_tui.languages.detect import detect
from timeline_tui.model import Assumptions, Document, Event, Evidence, Moment, Order, Record, Span, Timex, make_id
from timeline_tui.model.event import Relation, Status
from timeline_tui.model.expression import Modifier, TimexType
from timeline_tui.model.moment import Open
from timeline_tui.readers.xml import root_of
from timeline_tui.ready.clocks import Clocks
from timeline_tui.ready.told import Told, told_by
from timeline_tui.resolve.instants import moment_of
from timeline_tui.resolve.read_value import read_value

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_OURS = re.compile(r"e-[0-9a-f]{10}\Z")
_WITHIN: Mapping[str, Open] = {
    "IS_INCLUDED": "none", "SIMULTANEOUS": "none", "IDENTITY": "none", "DURING": "none", "DURING_INV": "none",
    "INCLUDES": "none", "BEGUN_BY": "end", "BEGINS": "none", "ENDED_BY": "start", "ENDS": "none",
}  # fmt: skip
"""Links to a time that date an event, and which end of it they leave open."""
_ORDERS: Mapping[str, Relation] = {
    "BEFORE": "before", "IBEFORE": "before", "AFTER": "after", "IAFTER": "after", "IS_INCLUDED": "during",
    "DURING": "during", "SIMULTANEOUS": "same", "IDENTITY": "same",
}  # fmt: skip
_FEW_WORDS = 3
_AROUND = 60


class _Piece(NamedTuple):
    """An element that stands in the text, and where."""

    element: "Element"
    start: int
    end: int


def told(record: Record, assumptions: Assumptions) -> Told:
    """Return the times and events of a document; raises TimelineError when its XML is broken."""
    return _Reading(record, assumptions).told()


class _Reading:
    """A TimeML document on its way to a timeline."""

    def __init__(self, record: Record, assumptions: Assumptions) -> None:
        self.record = record
        self.clocks = Clocks(record, assumptions)
        self.root = root_of(record.text, record.source or record.id)
        body = next((one for one in self.root.iter() if one.tag == "TEXT"), self.root)
        self.pieces: list[_Piece] = []
        self.text = _laid(body, self.pieces)
        self.language = assumptions.language or record.language or detect(self.text)
        self.layout = segment(self.text, load(self.language))
        self.sentences = [(span.start, span.end) for span in self.layout.sentences]
        self.moments: dict[str, Moment | None] = {}

    def told(self) -> Told:
        published = self._creation()
        timexes = tuple(self._timexes())
        document = Document(
            self.record.id, self.record.source, self.record.title or _said(self.root, "TITLE"), self.language,
            published, len(self.text), self.text, self.layout,
        )  # fmt: skip
        return told_by(document, self._events(), timexes)

    def _creation(self) -> Moment | None:
        """Return when it was written, which events may be dated by."""
        for element in self.root.iter("TIMEX3"):
            moment = self.moments[element.get("tid", "")] = self._moment(element)
            if element.get("functionInDocument") in ("CREATION_TIME", "PUBLICATION_TIME"):
                return moment
        return None

    def _timexes(self) -> Iterator[Timex]:
        for element in self.root.iter("TIMEX3"):
            self.moments.setdefault(element.get("tid", ""), self._moment(element))
        for element, start, end in self.pieces:
            kind = element.get("type", "")
            if element.tag == "TIMEX3" and kind in get_args(TimexType):
                mod = element.get("mod", "")
                yield Timex(
                    make_id("t", self.record.id, start, end), self.record.id, start, end, self.text[start:end],
                    kind, element.get("value", ""), mod if mod in get_args(Modifier) else None,  # type: ignore[arg-type]
                    self.moments.get(element.get("tid", "")),
                )  # fmt: skip

    def _moment(self, element: "Element") -> Moment | None:
        value = element.get("value", "")
        found = read_value(value) if element.get("type") in ("DATE", "TIME") else None
        if found is None:
            return None
        clock = self.clocks.utc if found[1] else self.clocks.default
        about = element.get("mod") == "APPROX"
        return moment_of(
            found[0], clock, about, reasons=(f"The markup gives the value {value}.", self.clocks.reason(clock))
        )

    def _events(self) -> list[Event]:
        instances = {one.get("eiid", ""): one for one in self.root.iter("MAKEINSTANCE")}
        told_in = {eiid: one.get("eventID", "") for eiid, one in instances.items()}
        ids = self._ids()
        made: dict[str, Event] = {}
        for element, start, end in self.pieces:
            if element.tag == "EVENT" and (eid := element.get("eid", "")) not in made:
                made[eid] = self._event(element, start, end, ids[eid])
        for instance in instances.values():
            if (event := made.get(instance.get("eventID", ""))) is not None:
                made[instance.get("eventID", "")] = replace(event, status=_status(instance))
        orders: dict[str, dict[Order, None]] = {}
        for link in self.root.iter("TLINK"):
            self._link(link, made, told_in, orders)
        return [replace(event, order=tuple(orders[eid])) if eid in orders else event for eid, event in made.items()]

    def _ids(self) -> dict[str, str]:
        """Return the ids of events; one that we wrote ourselves keeps its own."""
        ids: dict[str, str] = {}
        taken: set[str] = set()
        for element, start, end in self.pieces:
            own, eid = element.get("comment", ""), element.get("eid", "")
            if element.tag != "EVENT" or eid in ids:
                continue
            fresh = make_id("e", self.record.id, start, end, f"event {eid}")
            ids[eid] = own if _OURS.match(own) and own not in taken else fresh
            taken.add(ids[eid])
        return ids

    def _event(self, element: "Element", start: int, end: int, identity: str) -> Event:
        sentence = self._sentence(start, end)
        kind = "statement" if element.get("class") == "REPORTING" else "event"
        words = Evidence(self.record.id, sentence.start, sentence.end, self.text[sentence.start : sentence.end])
        return Event(identity, self._title(Span(start, end), sentence), kind, "happened", None, evidence=(words,))

    def _sentence(self, start: int, end: int) -> Span:
        at = bisect_right(self.sentences, start, key=lambda span: span[0]) - 1
        if at >= 0 and self.sentences[at][1] >= end:
            return Span(*self.sentences[at])
        return Span(start, end)

    def _title(self, event: Span, sentence: Span) -> str:
        """Return the words of an event; a verb alone says little, so some of its sentence comes with it."""
        words = self.text[event.start : event.end].split()
        if len(words) >= _FEW_WORDS:
            return " ".join(words)
        start, end = max(sentence.start, event.start - _AROUND), min(sentence.end, event.end + _AROUND)
        lead, tail = ("… " if start > sentence.start else ""), (" …" if end < sentence.end else "")
        around = self.text[start:end]
        around = around.partition(" ")[2] if lead else around
        return f"{lead}{' '.join((around.rpartition(' ')[0] if tail else around).split())}{tail}"

    def _link(
        self, link: "Element", made: dict[str, Event], told_in: Mapping[str, str],
        orders: dict[str, dict[Order, None]],
    ) -> None:  # fmt: skip
        """Date or order an event by a link; those between two times, and unknown ones, say nothing of events."""
        relation = link.get("relType", "")
        subject = told_in.get(link.get("eventInstanceID", ""), link.get("eventID", ""))
        other = told_in.get(link.get("relatedToEventInstance", ""), link.get("relatedToEvent", ""))
        time = link.get("relatedToTime") or ""
        if link.get("timeID") and other in made and relation in ("INCLUDES", "SIMULTANEOUS", "IDENTITY"):
            subject, time, other, relation = other, link.get("timeID", ""), "", "IS_INCLUDED"
        if subject not in made:
            return
        event, moment = made[subject], self.moments.get(time)
        if moment is not None and relation in _WITHIN and event.when is None:
            opened = _WITHIN[relation]
            made[subject] = replace(event, when=moment if opened == "none" else _opened(moment, opened))
        elif other in made and relation in _ORDERS and other != subject:
            orders.setdefault(subject, {})[Order(_ORDERS[relation], made[other].id)] = None


def _opened(moment: Moment, opened: Open) -> Moment:
    edtf = f"{moment.edtf}/.." if opened == "end" else f"../{moment.edtf}"
    return replace(moment, open=opened, edtf=edtf)


def _status(instance: "Element") -> Status:
    if instance.get("polarity") == "NEG":
        return "denied"
    modality = (instance.get("modality") or "NONE").upper()
    if modality not in ("NONE", ""):
        return "possible"
    return "planned" if instance.get("tense") == "FUTURE" else "happened"


def _said(root: "Element", tag: str) -> str:
    found = next(root.iter(tag), None)
    return " ".join("".join(found.itertext()).split())[:500] if found is not None else ""


def _laid(body: "Element", pieces: list[_Piece]) -> str:
    """Return the text of an element, noting where those within it stand; without recursion, as they may be deep."""
    texts = [body.text or ""]
    at = len(texts[0])
    waiting: list[tuple[Element, int]] = [(child, -1) for child in reversed(body)]
    while waiting:
        element, begun = waiting.pop()
        if begun < 0:
            waiting.append((element, at))
            waiting.extend((child, -1) for child in reversed(element))
            text = element.text or ""
        else:
            pieces.append(_Piece(element, begun, at))
            text = element.tail or ""
        texts.append(text)
        at += len(text)
    pieces.sort(key=lambda piece: (piece.start, piece.end))
    return "".join(texts)
