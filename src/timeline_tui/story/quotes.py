"""One quotation, many witnesses: the same words in several documents, whole or in part, in whatever marks."""

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from typing import NamedTuple

from timeline_tui.model import Evidence, Quote, Source, Speaker
from timeline_tui.story.letters import plain

_WORD = re.compile(r"\w+")
_GRAM = 4  # words that open a way from a part to its whole
_FEW = 4  # words: fewer may be anybody's, unless the speaker and the days are the same
_ASKED = 8  # wholes that share such words
_ALIKE = 0.75  # of the neighbouring words of two tellings are the same
_DAYS = timedelta(days=3)


class Said(NamedTuple):
    """A quotation ready to be compared: its words folded, its document, and who speaks, "" when nobody is named."""

    quote: Quote
    words: tuple[str, ...]
    source: Source
    speaker: str

    @property
    def line(self) -> str:
        """The words between spaces, so that a part is found by its letters."""
        return f" {' '.join(self.words)} "


class Quotes(NamedTuple):
    """The quotations, each once, and what has become of each: id to id."""

    quotes: tuple[Quote, ...]
    ids: Mapping[str, str]


def unite(
    quotes: Sequence[Quote], sources: Mapping[str, Source], ranks: Mapping[str, int], people: Container[str]
) -> Quotes:
    """Return quotations with their witnesses; `ranks` orders the documents, `people` are who has a name in them all.

    The fullest telling is the quotation, under the id that the first document gives it. Reported speech is left
    alone: its words are the reporter's.
    """
    marked = [_said(quote, sources[quote.document], people) for quote in quotes if quote.kind != "indirect"]
    groups = _groups(sorted(marked, key=lambda said: (-len(said.words), ranks[said.source.id], said.quote.start)))
    united = {group[0].quote.id: _united(group, ranks) for group in groups if len(group) > 1}
    ids = {said.quote.id: united[group[0].quote.id].id for group in groups if len(group) > 1 for said in group}
    gone = ids.keys() - united.keys()
    kept = [united.get(quote.id, quote) for quote in quotes if quote.id not in gone]
    return Quotes(tuple(_chained(quote, ids) for quote in kept), ids)


def _said(quote: Quote, source: Source, people: Container[str]) -> Said:
    speaker = quote.speaker.name if quote.speaker and quote.speaker.name in people else ""
    return Said(quote, tuple(map(plain, _WORD.findall(quote.text))), source, speaker)


def _groups(ordered: Iterable[Said]) -> list[list[Said]]:
    """Quotations under the fullest telling of each, which comes first; the longest are looked at first."""
    groups: list[list[Said]] = []
    wholes = _Wholes()
    for said in ordered:
        group = next((groups[number] for number in wholes.asked(said) if _is_same(groups[number][0], said)), None)
        if group is not None:
            group.append(said)
        elif said.words:
            wholes.file(said, len(groups))
            groups.append([said])
    return groups


class _Wholes:
    """The fullest tellings by all their words, and by each few words in a row."""

    def __init__(self) -> None:
        self._exact: dict[tuple[str, tuple[str, ...]], list[int]] = {}
        self._grams: dict[tuple[str, tuple[str, ...]], list[int]] = {}

    def file(self, said: Said, number: int) -> None:
        language = said.source.language
        self._exact.setdefault((language, said.words), []).append(number)
        for at in range(len(said.words) - _GRAM + 1):
            numbers = self._grams.setdefault((language, said.words[at : at + _GRAM]), [])
            if len(numbers) < _ASKED and numbers[-1:] != [number]:
                numbers.append(number)

    def asked(self, said: Said) -> Iterator[int]:
        """Yield those that may tell the same: by all their words, then by some in a row."""
        language, words = said.source.language, said.words
        found = dict.fromkeys(self._exact.get((language, words), ())[:_ASKED])
        last = len(words) - _GRAM
        for at in sorted({0, last // 2, last}) if last >= 0 else ():
            found.update(dict.fromkeys(self._grams.get((language, words[at : at + _GRAM]), ())))
        yield from found


def _is_same(whole: Said, said: Said) -> bool:
    if whole.source.id == said.source.id or (whole.speaker != said.speaker and _are_named(whole, said)):
        return False
    if len(said.words) < _FEW:
        return said.words == whole.words and _are_named(whole, said) and _is_near(whole.source, said.source)
    return said.line in whole.line or _is_variant(whole, said)


def _is_variant(whole: Said, said: Said) -> bool:
    """Tell whether two tellings by one speaker differ in a word or two, as their writers or translators chose."""
    if not _are_named(whole, said) or len(said.words) < _FEW + 2:
        return False
    pairs, others = Counter(pairwise(whole.words)), Counter(pairwise(said.words))
    return (pairs & others).total() >= _ALIKE * max(pairs.total(), others.total())


def _are_named(one: Said, other: Said) -> bool:
    return bool(one.speaker and other.speaker)


def _is_near(one: Source, other: Source) -> bool:
    """Tell whether two documents are of the same days."""
    return bool(one.published and other.published and abs(one.published.start - other.published.start) <= _DAYS)


def _united(group: Sequence[Said], ranks: Mapping[str, int]) -> Quote:
    """The fullest telling (of equals, the first that names the speaker), with the others as its witnesses."""
    most = len(group[0].words)
    ordered = sorted(group, key=lambda said: (ranks[said.source.id], said.quote.start))
    best = min(ordered, key=lambda said: (len(said.words) < most, not said.speaker))
    others = [said for said in ordered if said is not best]
    witnesses = [Evidence(said.source.id, said.quote.start, said.quote.end, said.quote.text) for said in others]
    witnesses += [words for said in ordered for words in said.quote.witnesses]
    speaker = best.quote.speaker
    if not best.speaker:
        speaker = next((_elsewhere(said.quote.speaker) for said in others if said.speaker), speaker)
    return replace(best.quote, id=ordered[0].quote.id, speaker=speaker, witnesses=tuple(witnesses))


def _elsewhere(speaker: Speaker | None) -> Speaker | None:
    """A speaker whom another document names: the words beside the cue stand there, not here."""
    return replace(speaker, mention=None) if speaker else None


def _chained(quote: Quote, ids: Mapping[str, str]) -> Quote:
    """Let a quotation go on from what the one before it has become."""
    if quote.continues is None or quote.continues not in ids:
        return quote
    before = ids[quote.continues]
    return replace(quote, continues=before if before != quote.id else None)
