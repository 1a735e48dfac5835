"""Runs of capitalised words: what may be a name, cut from what only begins a sentence or is a title."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from timeline_tui.extract.bits import (
    ADVERB,
    AUXILIARY,
    BODY,
    COMPLEMENTISER,
    CONJUNCTION,
    CUE,
    DETERMINER,
    FIRST_PERSON,
    GROUP,
    OF,
    PARTICLE,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    SOURCE,
    SUBORDINATOR,
    TITLE,
)
from timeline_tui.extract.lexicon import Lexicon, bits_of_word
from timeline_tui.extract.words import Words

_SMALL = DETERMINER | OF | PREPOSITION | CONJUNCTION | COMPLEMENTISER | SUBORDINATOR | RELATIVE | PRONOUN | ADVERB
_FUNCTION = _SMALL | AUXILIARY | FIRST_PERSON | SOURCE
_LONGEST = 7
_CLOSES = frozenset(",.;:)")


class Run(NamedTuple):
    """Words `first` to `last`, both included; `title` is the index of the title before them, -1 for none.

    `article`: a determiner stands before the run. `body`: a word of institutions is in it. `loose`: it stands in a
    headline that writes all words with capitals. `opens`: it begins a sentence or a quotation.
    """

    first: int
    last: int
    title: int
    article: bool
    body: bool
    loose: bool = False
    opens: bool = False


def runs(words: Words, starts: frozenset[int], loose: frozenset[int], lexicon: Lexicon) -> Iterator[Run]:
    """Yield the runs of a text.

    `starts` are the indexes of words that begin a sentence or a quotation, `loose` those of headlines in capitals.
    """
    lower = frozenset(key for key, capital in zip(words.keys, words.capital, strict=True) if not capital)
    nouns = _nouns(words, lexicon) if lexicon.traits.common_capitals else frozenset()
    index, total = 0, len(words)
    while index < total:
        if not words.capital[index]:
            index += 1
            continue
        last = _extent(words, index, lexicon)
        run = _trimmed(words, index, last, starts, lower, nouns, lexicon)
        if run is not None:
            yield run._replace(loose=True) if index in loose else run
        index = last + 1


def _nouns(words: Words, lexicon: Lexicon) -> frozenset[str]:
    """Words that the text uses as nouns where nouns have capitals: behind an article, a number, or a number word."""
    found: set[str] = set()
    for index in range(1, len(words)):
        known = words.keys[index] in lexicon.names or bits_at(words, index, lexicon) & PARTICLE
        if not words.capital[index] or known:
            continue
        before = words.keys[index - 1]
        if before[0].isdigit() or lexicon.bits.get(before, 0) & DETERMINER or before in lexicon.contractions:
            found.add(words.keys[index])
    return frozenset(found)


def _extent(words: Words, first: int, lexicon: Lexicon) -> int:
    last = first
    while last - first < _LONGEST:
        following = _next_part(words, last, lexicon)
        if following < 0:
            return last
        last = following
    return last


def _next_part(words: Words, last: int, lexicon: Lexicon) -> int:
    """Index of the next capitalised word of the run, over an initial's dot or particles; -1 if it ends here."""
    following = last + 1
    if following < len(words) and words.keys[following] == "." and _is_initial(words, last, lexicon):
        following += 1
    for step in range(3):
        if following >= len(words) or not _beside(words, following - 1, following):
            return -1
        if words.capital[following]:
            return following
        bits = lexicon.bits.get(words.keys[following], 0)
        body = lexicon.bits.get(words.keys[last], 0) & BODY
        if step == 0 and bits & OF and bits & PARTICLE and not _is_noble(words, last, lexicon):
            return -1
        if not bits & PARTICLE and not (step and bits & DETERMINER) and not (body and bits & OF):
            return -1
        following += 1
    return -1


def _is_noble(words: Words, last: int, lexicon: Lexicon) -> bool:
    """Tell whether "von" may belong to a name: where nouns have capitals, a first name or a title must be before it."""
    if not lexicon.traits.common_capitals:
        return True
    if words.keys[last] in lexicon.names:
        return True
    return bool(bits_at(words, last - 1, lexicon) & TITLE) and not bits_at(words, last, lexicon) & (
        TITLE | GROUP | BODY
    )


def _is_initial(words: Words, index: int, lexicon: Lexicon) -> bool:
    key = words.keys[index]
    return len(key) == 1 or (len(key) < 6 and bool(lexicon.bits.get(key, 0) & TITLE))


def _beside(words: Words, first: int, second: int) -> bool:
    gap = words.text[words.ends[first] : words.starts[second]]
    return len(gap) <= 1 and gap != "\n"


def _trimmed(
    words: Words,
    first: int,
    last: int,
    starts: frozenset[int],
    lower: frozenset[str],
    nouns: frozenset[str],
    lexicon: Lexicon,
) -> Run | None:
    bits = lexicon.bits
    first = _past_small(words, first, last, starts, nouns, lexicon)
    while last > first and (bits_at(words, last, lexicon) & (FIRST_PERSON | PRONOUN) or _is_day(words, last, lexicon)):
        last -= 1
    if first in starts and first == last and words.keys[first] in lower:
        return None
    over = first in starts and words.keys[first - 1] == "."
    title = -1 if over else _title_before(words, first, lexicon)
    after = _after_title(words, first, last, lexicon)
    if after > first:
        title, first = first, after
    if first > last or (first == last and bits.get(words.keys[first], 0) & (_FUNCTION | TITLE)):
        return None
    if first in starts and first < last and _is_common(words.keys[first], lower, lexicon):
        first += 1
        while first < last and not words.capital[first]:
            first += 1
    offices = first == title + 1 or lexicon.traits.common_capitals
    while offices and last - first > 1 and _is_office(words, first, lexicon):
        first += 1
    if first < last and words.keys[first] in lexicon.times and bits_at(words, first - 1, lexicon) & PREPOSITION:
        first += 1
    body = any(bits.get(words.keys[index], 0) & BODY for index in range(first, last + 1))
    before = title if title >= 0 else first
    article = before > 0 and bool(bits.get(words.keys[before - 1], 0) & DETERMINER)
    return Run(first, last, title, article, body, opens=first in starts)


def _is_day(words: Words, index: int, lexicon: Lexicon) -> bool:
    """Tell a day of the week, said of when, from a month that may be a name."""
    return words.keys[index] in lexicon.times and bool(bits_at(words, index, lexicon) & ADVERB)


def _past_small(
    words: Words, first: int, last: int, starts: frozenset[int], nouns: frozenset[str], lexicon: Lexicon
) -> int:
    """Skip small words, words for bodies at a sentence's start, and nouns after articles where nouns have capitals."""
    while first <= last and bits_at(words, first, lexicon) & _FUNCTION and (first in starts or first < last):
        first += 1
    while first in starts and first < last and bits_at(words, first, lexicon) & GROUP:
        first += 1
        while first < last and not words.capital[first]:
            first += 1
    if (
        lexicon.traits.common_capitals
        and first < last
        and (words.keys[first] in nouns or _after_article(words, first, lexicon))
    ):
        first += 1
        while first < last and not words.capital[first]:
            first += 1
    return first


def _after_title(words: Words, first: int, last: int, lexicon: Lexicon) -> int:
    """Where the name begins in a run that begins with a title ("Foreign Minister X"), `first` without a title.

    An institution may stand between ("Посол США X") when a first and a last name remain.
    """
    for index in range(last - 1, first - 1, -1):
        if bits_at(words, index, lexicon) & TITLE or _is_compound(words, index, last, lexicon):
            begin = index + 1
            while begin < last and (words.keys[begin] == "." or _is_office(words, begin, lexicon)):
                begin += 1
            apart = begin > index + 1 and words.keys[index + 1] != "."
            return first if apart and begin >= last else begin
    return first


def _is_compound(words: Words, index: int, last: int, lexicon: Lexicon) -> bool:
    """Tell whether a noun of two, where nouns have capitals, says what somebody is: "NDR-Intendant Uwe Kern"."""
    before, hyphen, noun = words.text[words.starts[index] : words.ends[index]].partition("-")
    if not (hyphen and lexicon.traits.common_capitals and last - index > 1 and noun[:1].isupper() and len(noun) > 3):
        return False
    if before.lower() in lexicon.names:
        return False
    return len(before) > 1 and (before.isupper() or words.keys[index + 1] in lexicon.names) and not noun.isupper()


def _is_office(words: Words, index: int, lexicon: Lexicon) -> bool:
    word = words.text[words.starts[index] : words.ends[index]]
    return bool(bits_at(words, index, lexicon) & BODY) or (len(word) > 1 and word.isupper())


def _after_article(words: Words, first: int, lexicon: Lexicon) -> bool:
    """Tell whether a noun begins a run where nouns have capitals: an article is before it, or before its adjective."""
    if bits_at(words, first, lexicon) & (TITLE | BODY | DETERMINER | PARTICLE):
        return False
    if bits_at(words, first - 1, lexicon) & (DETERMINER | PREPOSITION):
        return True
    described = bits_at(words, first - 2, lexicon) & (DETERMINER | PREPOSITION)
    return bool(described) and _is_modifier(words, first - 1, lexicon)


def bits_at(words: Words, index: int, lexicon: Lexicon) -> int:
    """Return what a word may be, 0 before the text's beginning."""
    return bits_of_word(lexicon, words.keys[index], words.capital[index]) if index >= 0 else 0


def _is_common(key: str, lower: frozenset[str], lexicon: Lexicon) -> bool:
    """Tell whether a word at a sentence's start is no name: the text writes it small, or it ends like a verb."""
    if lexicon.bits.get(key, 0) & BODY:
        return False
    return key in lower or (bool(lexicon.endings.verb) and key.endswith(lexicon.endings.verb))


def _title_before(words: Words, first: int, lexicon: Lexicon) -> int:
    index = first - 1
    if index > 0 and words.keys[index] == ".":
        if not bits_at(words, index - 1, lexicon) & TITLE:
            return -1
        index -= 1
    for step in range(2):
        if index - step >= 0 and bits_at(words, index - step, lexicon) & TITLE:
            index -= step
            while bits_at(words, index - 1, lexicon) & TITLE:
                index -= 1
            return index
        if step == 0 and (index < 0 or not _is_modifier(words, index, lexicon)):
            break
    return -1


def apposed_title(words: Words, run: Run, lexicon: Lexicon) -> tuple[int, int]:
    """First and last word of a title set beside a name by a comma ("il ministro degli Esteri, X"); -1, -1 if none."""
    if run.first > 1 and words.keys[run.first - 1] == ",":
        for index in range(run.first - 2, max(-1, run.first - 2 - _LONGEST), -1):
            if not words.keys[index][0].isalnum() or bits_at(words, index, lexicon) & AUXILIARY:
                break
            if bits_at(words, index, lexicon) & TITLE and not _of_before(words, index, lexicon):
                while bits_at(words, index - 1, lexicon) & TITLE:
                    index -= 1
                return index, run.first - 2
    return _title_after(words, run.last + 1, lexicon)


def _of_before(words: Words, index: int, lexicon: Lexicon) -> bool:
    bits = bits_at(words, index - 1, lexicon)
    return bool(bits & OF) and not bits & DETERMINER


def _title_after(words: Words, comma: int, lexicon: Lexicon) -> tuple[int, int]:
    """The title in "X, presidente della Regione," up to the next sign."""
    index = comma + 1
    if index >= len(words) or words.keys[comma] != ",":
        return -1, -1
    while index < min(len(words), comma + 4) and lexicon.bits.get(words.keys[index], 0) & (DETERMINER | ADVERB):
        index += 1
    if index >= len(words) or not bits_at(words, index, lexicon) & TITLE:
        return -1, -1
    last = index
    while last + 1 < len(words) and last - index < _LONGEST and words.keys[last + 1][0].isalnum():
        last += 1
    if last + 1 < len(words) and words.keys[last + 1] in _CLOSES and _is_nominal(words, index, last, lexicon):
        return index, last
    return (index, index) if index == comma + 1 else (-1, -1)


def _is_nominal(words: Words, first: int, last: int, lexicon: Lexicon) -> bool:
    """Tell whether a title's words hang together by prepositions and capitals: no verb is among them."""
    if words.keys[last + 1] != ".":
        return True
    return all(
        words.capital[index] or any(bits_at(words, at, lexicon) & (OF | DETERMINER) for at in (index - 1, index))
        for index in range(first + 1, last + 1)
    )


def _is_modifier(words: Words, index: int, lexicon: Lexicon) -> bool:
    """Tell whether a word may stand between a title and its name ("leader ucraino ...")."""
    key = words.keys[index]
    return key[0].isalpha() and not words.capital[index] and not lexicon.bits.get(key, 0) & (_FUNCTION | CUE)


def shape(words: Words, run: Run) -> Sequence[str]:
    """Return the keys of a run's words, signs left out."""
    return [words.keys[index] for index in range(run.first, run.last + 1) if words.keys[index][0].isalnum()]
