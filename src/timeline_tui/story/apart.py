"""Documents of one id told apart: two records that share it, a timeline in JSON beside the article it was read from."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from timeline_tui.model import Event, Evidence, Finding, Marked, Order, Quote, Timeline, Timex, Union, make_id

_Of = TypeVar("_Of", Evidence, Quote, Timex)


def told_apart(parts: Sequence[Timeline]) -> list[Timeline]:
    """Return timelines no two of which have a document of the same id: the first keeps it, the second is "a.txt#2"."""
    counts: dict[str, int] = {}
    taken: set[str] = set()
    apart: list[Timeline] = []
    for part in parts:
        names = [document.id for document in part.documents]
        clash = [name for name in names if name in taken]
        taken.update(names)
        fresh = {name: _fresh(name, counts, taken) for name in clash}
        apart.append(_Renamed(part, fresh).timeline() if fresh else part)
    return apart


def _fresh(name: str, counts: dict[str, int], taken: set[str]) -> str:
    number = counts.get(name, 1) + 1
    while f"{name}#{number}" in taken:
        number += 1
    counts[name] = number
    taken.add(f"{name}#{number}")
    return f"{name}#{number}"


class _Renamed:
    """A timeline whose documents get other names, and with them all that is known by an id."""

    def __init__(self, part: Timeline, documents: Mapping[str, str]) -> None:
        self._part, self._documents = part, documents
        self._seed = next(iter(documents.values()))

    def timeline(self) -> Timeline:
        """Return the timeline under the new names."""
        part = self._part
        documents = (replace(d, id=self._documents.get(d.id, d.id)) for d in part.documents)
        timexes = (replace(self._of(timex), id=self._id(timex.id)) for timex in part.timexes)
        return replace(
            part,
            documents=tuple(replace(d, copy_of=self._documents.get(d.copy_of or "", d.copy_of)) for d in documents),
            timexes=tuple(timexes),
            quotes=tuple(map(self._quote, part.quotes)),
            events=tuple(map(self._event, part.events)),
            findings=tuple(map(self._finding, part.findings)),
            marks=tuple(map(self._marked, part.marks)),
        )

    def _id(self, known: str) -> str:
        return make_id(known.partition("-")[0], self._seed, 0, 0, known)

    def _maybe(self, known: str | None) -> str | None:
        return None if known is None else self._id(known)

    def _of(self, words: _Of) -> _Of:
        return replace(words, document=self._documents.get(words.document, words.document))

    def _evidence(self, words: Sequence[Evidence]) -> tuple[Evidence, ...]:
        return tuple(map(self._of, words))

    def _quote(self, quote: Quote) -> Quote:
        return replace(
            self._of(quote), id=self._id(quote.id), continues=self._maybe(quote.continues),
            about=self._maybe(quote.about), witnesses=self._evidence(quote.witnesses),
        )  # fmt: skip

    def _event(self, event: Event) -> Event:
        union = event.union and Union(tuple(map(self._id, event.union.events)), event.union.reasons)
        return replace(
            event, id=self._id(event.id), order=tuple(Order(one.relation, self._id(one.event)) for one in event.order),
            quotes=tuple(map(self._id, event.quotes)), findings=tuple(map(self._id, event.findings)),
            about=self._maybe(event.about), evidence=self._evidence(event.evidence), union=union,
        )  # fmt: skip

    def _marked(self, mark: Marked) -> Marked:
        return replace(mark, event=self._maybe(mark.event), evidence=self._of(mark.evidence))

    def _finding(self, finding: Finding) -> Finding:
        return replace(finding, id=self._id(finding.id), evidence=self._evidence(finding.evidence))
