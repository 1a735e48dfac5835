"""People and bodies of a text: who is named, by which names and titles, and where."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from timeline_tui.extract.lexicon import Lexicon, lexicon
from timeline_tui.extract.names import runs
from timeline_tui.extract.register import Register
from timeline_tui.extract.words import Words, words
from timeline_tui.languages import Pack
from timeline_tui.model import Layout, Person, Span

_OPENERS = frozenset("\"“„«‘'»—–-:(")


class PersonMention(NamedTuple):
    """Words that stand for a person: `person` is an index into `People.persons`."""

    span: Span
    person: int
    kind: Literal["name", "title", "pronoun"]


class People(NamedTuple):
    """Who is in a text. `mentions` and `places` are in order; `genders` ("m", "f", "") goes with `persons`."""

    persons: tuple[Person, ...]
    mentions: tuple[PersonMention, ...]
    places: tuple[Span, ...]
    genders: tuple[str, ...]
    words: Words
    lexicon: Lexicon


def mentions(text: str, layout: Layout, pack: Pack) -> People:
    """Return the people and bodies a text names, each mention with its span."""
    lex = lexicon(pack)
    cut = words(text, lex.traits.elided, lex.enclitics)
    register = Register(cut, lex, pack.code)
    for run in runs(cut, _starts(cut, layout), _loose(cut, layout), lex):
        register.see(run)
    register.settle()
    found = tuple(PersonMention(span, person, "name") for span, person in register.mentions)
    return People(register.persons(), found, tuple(register.places), register.genders(), cut, lex)


def _loose(cut: Words, layout: Layout) -> frozenset[int]:
    """Indexes of the words of headlines in which nearly every word begins with a capital."""
    found: list[int] = []
    for number, block in enumerate(layout.blocks):
        if number and block.kind != "heading":
            continue
        inside = cut.between(block.span.start, block.span.end)
        longer = [index for index in inside if len(cut.keys[index]) > 3]
        enough = 4 if block.kind == "heading" else 6
        if len(longer) >= enough and sum(cut.capital[index] for index in longer) * 10 >= len(longer) * 8:
            found.extend(inside)
    return frozenset(found)


def _starts(cut: Words, layout: Layout) -> frozenset[int]:
    """Indexes of words that begin a sentence, or follow a mark that may begin one."""
    first: Sequence[int] = [cut.at(sentence.start) for sentence in layout.sentences]
    after = [index + 1 for index, key in enumerate(cut.keys) if key in _OPENERS]
    return frozenset((*first, *after))
