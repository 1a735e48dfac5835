"""The speech words of a language, compiled once from the [speech] and [people] tables of its pack."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from timeline_tui.extract.bits import CUE, PEOPLE, PRONOUN, SOURCE, SPEECH, TITLE
from timeline_tui.languages import Pack

Table = Mapping[str, Any]
Words = frozenset[str]
Phrases = Mapping[str, tuple[tuple[str, ...], ...]]

_FIRST_NAMES = (("m", "masculine_names"), ("f", "feminine_names"))
_NUMBERS = (("ms", "m", "s"), ("fs", "f", "s"), ("p", "", "p"), ("it", "n", "s"), ("s", "", "s"))
_GROUPS = ("say", "report", "call", "light")
_FORMS = ("sg", "pl", "fin", "part", "ger", "inf")


class Cue(NamedTuple):
    """A form of a verb of speech.

    `group` is say, report, call or light (a cue only with its tail); `form` is sg, pl, fin, part, ger or inf;
    `tell`: its object is the one spoken to.
    """

    group: str
    form: str
    tell: bool


class Pronoun(NamedTuple):
    """What a pronoun may stand for: gender m, f, n or "" for any; number s or p."""

    gender: str
    number: str


class Traits(NamedTuple):
    """How a language builds its sentences, as switches of its pack.

    `bare`: "that" may be left out, and a name may follow a place. `unspoken`: the subject may be left out.
    `inverted`: a subject after its verb only beside a quotation. `comma_before_that`, `comma_clause`: a comma sets off
    the reported clause, also without "that". `bracket`: a verb in two parts holds its clause. `common_capitals`: all
    nouns have capitals. `cases`: nouns have cases and no articles. `dashes`: dashes open dialogue. `elided`: an
    apostrophe ends a word.
    """

    bare: bool
    unspoken: bool
    inverted: bool
    comma_before_that: bool
    comma_clause: bool
    bracket: bool
    common_capitals: bool
    cases: bool
    dashes: bool
    elided: bool


class Endings(NamedTuple):
    """How words end: `adverb`; `verb` forms that begin sentences; `past` verbs; `noun`s that are no names; `case`s;
    `feminine` first names; compound `title`s; `adjective`s that may begin a sentence before a noun with a capital;
    `infinitive`s."""

    adverb: tuple[str, ...]
    verb: tuple[str, ...]
    past: tuple[str, ...]
    noun: tuple[str, ...]
    case: tuple[str, ...]
    feminine: tuple[str, ...]
    title: tuple[str, ...]
    adjective: tuple[str, ...]
    infinitive: tuple[str, ...]


class Sources(NamedTuple):
    """What puts a source before or after a clause: `phrases` ("according to"), `after` it, `quoted` (only beside
    marks), `opinion` (at the start, before marks), and `openers` that need one of the `nouns` of reporting."""

    phrases: Phrases
    after: Words
    quoted: Words
    opinion: Words
    openers: Words
    nouns: tuple[str, ...]


class Lexicon(NamedTuple):
    """The words of one language: `bits` says what each may be, the rest is what one bit cannot say.

    `quoted` are participles whose subject is the one quoted; `clausal` verbs take a clause without "that"; `promising`
    ones an `infinitive` or what a `demanding` preposition governs; `with_marks` ones report nothing without marks;
    `withheld` are negations and verbs that say as much ("refused"); `nouns` look like cues; `subjunctive` forms
    report; `groups` gives words for bodies by their stems (where there are cases), `metonyms` names of bodies by
    the stems of their words. `contractions` are prepositions with an article, `within` those before what "one
    reads" in, `thus` begins a sentence that says who spoke before it; `ranks` are titles that need another
    ("former"), `honorifics` titles that say nothing of who bears them ("Mr"), `things` end names of what neither
    acts nor speaks, `fields` are what an office is for ("Foreign Affairs"),
    `grounds` nouns that a place's name follows ("the island of").
    """

    bits: Mapping[str, int]
    cues: Mapping[str, Cue]
    pronouns: Mapping[str, Pronoun]
    possessives: Mapping[str, Pronoun]
    titles: Mapping[str, str]
    names: Mapping[str, str]
    described: Mapping[str, str]
    groups: Mapping[str, str]
    metonyms: Mapping[tuple[str, ...], str]
    sources: Sources
    traits: Traits
    endings: Endings
    enclitics: tuple[str, ...]
    quoted: Words
    clausal: Words
    promising: Words
    infinitive: Words
    demanding: Words
    nouns: Words
    subjunctive: Words
    times: Words
    with_marks: Words
    withheld: Words
    contractions: Words
    within: Words
    thus: Words
    ranks: Words
    honorifics: Words
    things: Words
    fields: Words
    grounds: Words


@cache
def lexicon(pack: Pack) -> Lexicon:
    """Return the speech words of a pack."""
    speech, people = pack.table("speech"), pack.table("people")
    cues, pronouns, titles = _cues(speech), dict(_pronouns(speech, "pronouns")), _titles(people)
    endings, sources = _endings(speech, people), _sources(speech)
    openers = {*sources.phrases, *sources.after, *sources.quoted, *sources.opinion, *sources.openers}
    return Lexicon(
        bits=_bits(speech, people, (cues, CUE), (pronouns, PRONOUN), (titles, TITLE), (openers, SOURCE)),
        cues=cues,
        pronouns=pronouns,
        possessives=dict(_pronouns(speech, "possessives")),
        titles=titles,
        names={word: gender for gender, key in _FIRST_NAMES for word in _split(people, key)},
        described={word: gender for gender in "mf" for word in _split(people, f"descriptions_{gender}")},
        groups={stem(word, endings.case): word for word in _split(people, "groups")} if speech.get("cases") else {},
        metonyms=_metonyms(people, endings.case),
        sources=sources,
        traits=Traits(**{name: bool(speech.get(name)) for name in Traits._fields}),
        endings=endings,
        enclitics=tuple(_split(speech, "enclitics")),
        quoted=_words(speech, "quoted"),
        clausal=_words(speech, "clausal"),
        promising=_words(speech, "promising"),
        infinitive=_words(speech, "infinitive"),
        demanding=_words(speech, "demanding"),
        nouns=_words(speech, "nouns"),
        subjunctive=_words(speech, "subjunctive"),
        times=_words(pack.table("language"), "calendar"),
        with_marks=_words(speech, "with_marks"),
        withheld=_words(pack.table("events"), "negation") | _words(speech, "withheld"),
        thus=_words(speech, "thus"),
        within=_words(speech, "within"),
        contractions=_words(speech, "contractions"),
        ranks=_words(people, "ranks"),
        honorifics=_words(people, "honorifics"),
        things=_words(people, "things"),
        fields=_words(people, "fields"),
        grounds=_words(people, "grounds"),
    )


def bits_of_word(lexicon: Lexicon, key: str, capital: bool) -> int:
    """Return what a word may be; where nouns are compounds with capitals, a title may be its end."""
    bits = lexicon.bits.get(key, 0)
    if not bits and capital and lexicon.endings.title and key.endswith(lexicon.endings.title):
        return TITLE
    return bits


def stem(key: str, endings: tuple[str, ...]) -> str:
    """Return a word without its case ending, when enough of it remains."""
    for ending in endings:
        if key.endswith(ending) and len(key) - len(ending) >= 3:
            return key[: -len(ending)]
    return key


def _split(table: Table, key: str) -> list[str]:
    return str(table.get(key, "")).lower().split()


def _words(table: Table, key: str) -> Words:
    return frozenset(_split(table, key))


def _endings(speech: Table, people: Table) -> Endings:
    return Endings(
        adverb=tuple(_split(speech, "adverb_endings")),
        verb=tuple(_split(speech, "verb_endings")),
        past=tuple(_split(speech, "past_endings")),
        noun=tuple(_split(people, "noun_endings")),
        case=tuple(sorted(_split(people, "case_endings"), key=len, reverse=True)),
        feminine=tuple(_split(people, "feminine_endings")),
        title=tuple(_split(people, "title_endings")),
        infinitive=tuple(_split(speech, "infinitive_endings")),
        adjective=tuple(_split(people, "adjective_endings")),
    )


def _sources(speech: Table) -> Sources:
    return Sources(
        phrases=_phrases(speech.get("sources", ())),
        after=_words(speech, "sources_after"),
        quoted=_words(speech, "sources_quote"),
        opinion=_words(speech, "opinion"),
        openers=_words(speech, "source_openers"),
        nouns=tuple(_split(speech, "source_nouns")),
    )


def _titles(people: Table) -> dict[str, str]:
    """Titles with the gender they imply, "" where they are used for both."""
    titles = {word: gender for gender in "mf" for word in _split(people, f"titles_{gender}")}
    both = _words(people, "titles_m") & _words(people, "titles_f")
    titles.update(dict.fromkeys([*both, *_split(people, "titles")], ""))
    for former in _split(people, "former"):
        titles.update({former + word: gender for word, gender in titles.items() if former + word not in titles})
    return titles


def _metonyms(people: Table, endings: tuple[str, ...]) -> dict[tuple[str, ...], str]:
    names: list[str] = people.get("metonyms", [])
    return {tuple(stem(word, endings) for word in name.lower().replace("'", "' ").split()): name for name in names}


def _bits(speech: Table, people: Table, *compiled: tuple[Iterable[str], int]) -> dict[str, int]:
    bits: dict[str, int] = {}
    groups: list[tuple[Iterable[str], int]] = [(_split(speech, key), bit) for key, bit in SPEECH.items()]
    groups += [(_split(people, key), bit) for key, bit in PEOPLE.items()]
    for words, bit in [*groups, *compiled]:
        for word in words:
            bits[word] = bits.get(word, 0) | bit
    return bits


def _pronouns(speech: Table, kind: str) -> Iterator[tuple[str, Pronoun]]:
    for key, gender, number in _NUMBERS:
        for word in _split(speech, f"{kind}_{key}"):
            yield word, Pronoun(gender, number)


def _cues(speech: Table) -> dict[str, Cue]:
    """Later groups never take a word from an earlier one: saying is stronger than judging."""
    cues: dict[str, Cue] = {}
    for group in _GROUPS:
        table = speech.get(group, {})
        tell = _split(table, "tell")
        for form, word in _inflected(table, speech.get("endings", {})):
            cues.setdefault(word, Cue(group, form, word in tell))
        for word in tell:
            cues.setdefault(word, Cue(group, "fin", True))
    return cues


def _inflected(table: Table, endings: Table) -> Iterator[tuple[str, str]]:
    for form in _FORMS:
        for word in _split(table, form):
            yield form, word
    for kind in endings:
        for root in _split(table, kind):
            yield from _conjugated(root, endings[kind])


def _conjugated(root: str, endings: Table) -> Iterator[tuple[str, str]]:
    """Yield root plus ending; "=" is the bare root, and a leading "-" drops the root's last letter."""
    for form in _FORMS:
        for ending in _split(endings, form):
            base = root[:-1] if ending.startswith("-") else root
            yield form, base + ending.lstrip("-").replace("=", "")


def _phrases(phrases: Iterable[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        first, *rest = phrase.lower().replace("'", "' ").split()
        found.setdefault(first, []).append(tuple(rest))
    return {first: tuple(sorted(rests, key=len, reverse=True)) for first, rests in found.items()}
