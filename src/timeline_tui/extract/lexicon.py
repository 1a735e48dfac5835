"""The speech words of a language, compiled once from its pack: what each word may be, as a set of bits."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from timeline_tui.languages import Pack

DETERMINER = 1
OF = 2
PREPOSITION = 4
CONJUNCTION = 8
COMPLEMENTISER = 16
SUBORDINATOR = 32
RELATIVE = 64
PRONOUN = 128
AUXILIARY = 256
ADVERB = 512
TITLE = 1024
GROUP = 2048
CUE = 4096
AGENT = 8192
QUOTING = 16384
NAMING = 32768
ASKING = 65536
BODY = 131072
PARTICLE = 262144
FIRST_PERSON = 524288
NOBODY = 1048576
HAVE = 2097152
# Not words of a language but what stands between them:
QUOTE = 4194304
COMMA = 8388608
COLON = 16777216
STOP = 33554432
NAME = 67108864
ENDED = 134217728
TAIL = 268435456
ADDRESSING = 536870912
ANAPHORA = 1073741824
DESCRIPTION = 2147483648
MANNER = 4294967296

_BITS = {
    "determiners": DETERMINER,
    "of": OF,
    "prepositions": PREPOSITION,
    "conjunctions": CONJUNCTION,
    "complementisers": COMPLEMENTISER,
    "asking": ASKING,
    "subordinators": SUBORDINATOR,
    "relatives": RELATIVE,
    "auxiliaries": AUXILIARY,
    "adverbs": ADVERB,
    "agents": AGENT,
    "quoting": QUOTING,
    "naming": NAMING,
    "first_person": FIRST_PERSON,
    "nobody": NOBODY,
    "have": HAVE,
    "tails": TAIL,
    "addressing": ADDRESSING,
    "anaphora": ANAPHORA,
    "manner": MANNER,
}
_PEOPLE_BITS = {"descriptions": DESCRIPTION, "groups": GROUP, "bodies": BODY, "particles": PARTICLE}
_FIRST_NAMES = (("m", "masculine_names"), ("f", "feminine_names"))
_FORMS = ("sg", "pl", "fin", "part", "ger", "inf")


@dataclass(frozen=True, slots=True)
class Cue:
    """A form of a verb of speech.

    `group` is say, report, call or light (a cue only with its tail); `form` is sg, pl, fin, part, ger or inf;
    `tell`: its object is the one spoken to.
    """

    group: str
    form: str
    tell: bool


@dataclass(frozen=True, slots=True)
class Pronoun:
    """What a pronoun may stand for: gender m, f or "" for either; number s or p."""

    gender: str
    number: str


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """The words of one language: `bits` by word, cues and pronouns, and phrases by their first word."""

    code: str
    bits: Mapping[str, int]
    cues: Mapping[str, Cue]
    pronouns: Mapping[str, Pronoun]
    sources: Mapping[str, tuple[tuple[str, ...], ...]]
    sources_after: frozenset[str]
    metonyms: Mapping[tuple[str, ...], str]
    titles: Mapping[str, str]
    names: Mapping[str, str]
    feminine_endings: tuple[str, ...]
    elided: bool
    unspoken: bool
    bare: bool
    inverted: bool
    comma_before_that: bool
    bracket: bool
    comma_clause: bool
    common_capitals: bool
    cases: bool
    dashes: bool
    enclitics: tuple[str, ...]
    case_endings: tuple[str, ...]
    sources_quote: frozenset[str]
    adverb_endings: tuple[str, ...]
    verb_endings: tuple[str, ...]
    quoted: frozenset[str]
    possessives: Mapping[str, Pronoun]
    opinion: frozenset[str]
    past_endings: tuple[str, ...]
    noun_endings: tuple[str, ...]
    nouns: frozenset[str]
    times: frozenset[str]
    groups: Mapping[str, str]
    clausal: frozenset[str]
    source_openers: frozenset[str]
    source_nouns: tuple[str, ...]
    subjunctive: frozenset[str]


@cache
def lexicon(pack: Pack) -> Lexicon:
    """Return the speech words of a pack."""
    speech, people = pack.table("speech"), pack.table("people")
    cues = _cues(speech)
    pronouns = dict(_pronouns(speech))
    titles = {word: gender for gender in "mf" for word in _split(people, f"titles_{gender}")}
    both = set(_split(people, "titles_m")) & set(_split(people, "titles_f"))
    titles.update(dict.fromkeys([*both, *_split(people, "titles")], ""))
    return Lexicon(
        pack.code, _bits(speech, people, cues, pronouns, titles), cues, pronouns,
        _phrases(speech.get("sources", ())), frozenset(_split(speech, "sources_after")),
        _metonyms(people), titles,
        {word: gender for gender, key in _FIRST_NAMES for word in _split(people, key)},
        tuple(_split(people, "feminine_endings")), bool(speech.get("elided")), bool(speech.get("unspoken")),
        bool(speech.get("bare")), bool(speech.get("inverted")),
        bool(speech.get("comma_before_that")), bool(speech.get("bracket")),
        bool(speech.get("comma_clause")), bool(speech.get("common_capitals")), bool(speech.get("cases")),
        bool(speech.get("dashes")), tuple(_split(speech, "enclitics")),
        _endings(people),
        frozenset(_split(speech, "sources_quote")), tuple(_split(speech, "adverb_endings")),
        tuple(_split(speech, "verb_endings")), frozenset(_split(speech, "quoted")),
        dict(_pronouns(speech, "possessives")), frozenset(_split(speech, "opinion")),
        tuple(_split(speech, "past_endings")), tuple(_split(people, "noun_endings")),
        frozenset(_split(speech, "nouns")), frozenset(_split(pack.table("language"), "timewords")),
        {stem(word, _endings(people)): word for word in _split(people, "groups")} if speech.get("cases") else {},
        frozenset(_split(speech, "clausal")),
        frozenset(_split(speech, "source_openers")), tuple(_split(speech, "source_nouns")),
        frozenset(_split(speech, "subjunctive")),
    )  # fmt: skip


def _endings(people: Mapping[str, Any]) -> tuple[str, ...]:
    """Case endings of names, the longest first."""
    return tuple(sorted(_split(people, "case_endings"), key=len, reverse=True))


def stem(key: str, endings: tuple[str, ...]) -> str:
    """Return a word without its case ending, when enough of it remains."""
    for ending in endings:
        if key.endswith(ending) and len(key) - len(ending) >= 3:
            return key[: -len(ending)]
    return key


def _metonyms(people: Mapping[str, Any]) -> dict[tuple[str, ...], str]:
    """Names of bodies by the stems of their words."""
    endings = _endings(people)
    names: list[str] = people.get("metonyms", [])
    return {tuple(stem(word, endings) for word in name.lower().replace("'", "' ").split()): name for name in names}


def _split(table: Mapping[str, Any], key: str) -> list[str]:
    return str(table.get(key, "")).lower().split()


def _bits(
    speech: Mapping[str, Any],
    people: Mapping[str, Any],
    cues: Mapping[str, Cue],
    pronouns: Mapping[str, Pronoun],
    titles: Mapping[str, str],
) -> dict[str, int]:
    bits: dict[str, int] = {}
    groups: list[tuple[Iterable[str], int]] = [(_split(speech, key), bit) for key, bit in _BITS.items()]
    groups += [(cues, CUE), (pronouns, PRONOUN), (titles, TITLE)]
    groups += [(_split(people, key), bit) for key, bit in _PEOPLE_BITS.items()]
    for words, bit in groups:
        for word in words:
            bits[word] = bits.get(word, 0) | bit
    return bits


def _pronouns(speech: Mapping[str, Any], kind: str = "pronouns") -> Iterator[tuple[str, Pronoun]]:
    for key, gender, number in (("ms", "m", "s"), ("fs", "f", "s"), ("p", "", "p"), ("it", "n", "s"), ("s", "", "s")):
        for word in _split(speech, f"{kind}_{key}"):
            yield word, Pronoun(gender, number)


def _cues(speech: Mapping[str, Any]) -> dict[str, Cue]:
    """Later groups never take a word from an earlier one: saying is stronger than judging."""
    cues: dict[str, Cue] = {}
    for group in ("say", "report", "call", "light"):
        table = speech.get(group, {})
        tell = set(_split(table, "tell"))
        for form, word in _inflected(table, speech.get("endings", {})):
            cues.setdefault(word, Cue(group, form, word in tell))
        for word in tell:
            cues.setdefault(word, Cue(group, "fin", True))
    return cues


def _inflected(table: Mapping[str, Any], endings: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for form in _FORMS:
        for word in _split(table, form):
            yield form, word
    for kind in endings:
        for stem in _split(table, kind):
            yield from _stem(stem, endings[kind])


def _stem(stem: str, endings: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield stem plus ending; "=" is the bare stem and a leading "-" drops the stem's last letter."""
    for form in _FORMS:
        for ending in _split(endings, form):
            base = stem[:-1] if ending.startswith("-") else stem
            yield form, base + ending.lstrip("-").replace("=", "")


def _phrases(phrases: Iterable[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        first, *rest = phrase.lower().replace("'", "' ").split()
        found.setdefault(first, []).append(tuple(rest))
    return {first: tuple(sorted(rests, key=len, reverse=True)) for first, rests in found.items()}
