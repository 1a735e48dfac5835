"""Rules: patterns over categories, and the cascade that applies them level by level.

A pattern is a regular expression whose letters are categories: "the? d:day_number of? m:month" names two slots.
`|`, `?`, `(` and `)` mean what they mean in regular expressions; there is no unbounded repetition, so matching is
linear. Each level turns what it finds into single tokens that the next level builds upon; the longest match wins.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from timeline_tui.extract.timex.lexicon import Alphabet, Lexeme, Lexicon
from timeline_tui.extract.timex.node import Node
from timeline_tui.extract.timex.tokens import Token

_ELEMENT = re.compile(r"(?:(?P<slot>[a-z]\w*):)?(?P<category>[a-z]\w*)")
_GROUP = re.compile(r"\([^()]*\)\??")
_ALIASES = {
    "any_month": ("month", "weak_month"),
    "any_weekday": ("weekday", "weak_weekday"),
    "any_season": ("season", "weak_season"),
    "day_number": ("d", "ord_day"),
    "amount_number": ("num", "dec", "some", "one"),
    "edge_word": ("start", "middle", "end"),
    "any_dash": ("dash", "to"),
    "date": ("day", "period"),
    "day_or_part": ("day", "part"),
    "dated": ("day", "period", "part"),
    "hour_number": ("h", "ord"),
    "hour_like": ("h", "hm", "hm_dot"),
    "any_century": ("century_word", "century_words"),
    "count": ("num", "dec"),
    "clock_hour": ("h", "named_clock"),
    "bound": ("about", "nearly", "over", "under", "at_least", "at_most"),
    "this_or_the": ("the", "this"),
    "unit_or_amount": ("unit", "amount"),
    "timed": ("day", "period", "part", "clock", "amount", "instant", "bare_part"),
    "node": ("day", "period", "part", "clock"),
}


class Match:
    """A rule's match in a run: the tokens of each named slot."""

    def __init__(self, found: re.Match[str], tokens: Sequence[Token]) -> None:
        self._found = found
        self._tokens = tokens

    def __contains__(self, slot: str) -> bool:
        return slot in self._found.re.groupindex and self._found.start(slot) >= 0

    def token(self, slot: str) -> Token:
        """Return the (first) token of a slot."""
        return self._tokens[self._found.start(slot)]

    def value(self, slot: str, *categories: str) -> object:
        """Return the value of the slot's token in the first of these categories it has; None if it is absent."""
        if slot not in self:
            return None
        lexeme = self.token(slot).lexeme
        return next((lexeme[category] for category in categories if category in lexeme), None)

    def number(self, slot: str, *categories: str) -> int | None:
        """Return the slot's value as a whole number, None if it is absent."""
        value = self.value(slot, *categories)
        return value if isinstance(value, int) else None

    def node(self, slot: str, *kinds: str) -> Node | None:
        """Return the node that an earlier level built in this slot, None if it is absent."""
        value = self.value(slot, *(kinds or NODE_KINDS))
        return value if isinstance(value, Node) else None

    def reach(self, first: str, last: str = "") -> tuple[int, int]:
        """Return the token range from one slot to the end of another."""
        return self._found.start(first), self._found.end(last or first)

    def without(self, *categories: str) -> tuple[int, int]:
        """Return the token range of the match without leading words of these categories (prepositions)."""
        start, end = self._found.span()
        while start < end - 1 and self._left_out(start, categories):
            start += 1
        return start, end

    def _left_out(self, index: int, categories: Sequence[str]) -> bool:
        """Tell whether a leading word is of these categories; an article that is a preposition's own half is kept."""
        lexeme = self._tokens[index].lexeme
        return "kept" not in lexeme and any(category in lexeme for category in categories)

    @property
    def end(self) -> int:
        """The token range's end of the whole match."""
        return self._found.end()

    @property
    def tokens(self) -> Sequence[Token]:
        """All tokens of the match."""
        return self._tokens[self._found.start() : self._found.end()]

    @property
    def before(self) -> Token | None:
        """The token before the match in its run."""
        return self._tokens[self._found.start() - 1] if self._found.start() else None

    def ahead(self, count: int) -> set[str]:
        """Return all categories of the next few tokens after the match."""
        end = self._found.end()
        return {category for token in self._tokens[end : end + count] for category in token.lexeme}

    @property
    def goes_on(self) -> bool:
        """Whether a word of no meaning here stands right behind, which a number then most likely counts."""
        return self.after is not None and "other_word" in self.after.lexeme

    @property
    def after(self) -> Token | None:
        """The token after the match in its run."""
        end = self._found.end()
        return self._tokens[end] if end < len(self._tokens) else None


NODE_KINDS = ("day", "period", "clock", "instant", "part", "bare_part", "amount", "ref", "set", "maybe_clock")
Piece = tuple[tuple[int, int], Node]
Built = Node | list[Piece] | None


class Rule(NamedTuple):
    """A named pattern and what to build from its match: a node, several pieces (a range is two), or None to refuse.

    `on` is a category that must be in the run for the rule to be tried at all.
    """

    name: str
    on: str
    pattern: str
    build: Callable[[Match], Built]


class Level:
    """The rules of one level, compiled when first needed for a language's alphabet."""

    def __init__(self, rules: Iterable[Rule], alphabet: Alphabet) -> None:
        self._rules = tuple(rules)
        self._on: dict[str, list[int]] = {}
        for index, rule in enumerate(self._rules):
            for category in _ALIASES.get(rule.on, (rule.on,)):
                self._on.setdefault(category, []).append(index)
        self._needs = [needed(rule.pattern) for rule in self._rules]
        self._alphabet = alphabet
        self._compiled: dict[int, tuple[str, int, re.Pattern[str]]] = {}

    def apply(self, run: list[Token]) -> list[Token]:
        """Return the run with every match of this level turned into a single token."""
        present = {category for token in run for category in token.lexeme}
        awake = self._awake(present, len(run))
        if not awake:
            return run
        chars = "".join([token.char for token in run])
        candidates = [
            (found.start() - found.end(), index, found)
            for index in awake
            for found in self._pattern(index).finditer(chars)
        ]
        if not candidates:
            return run
        candidates.sort(key=lambda c: (c[0], c[2].start(), c[1]))
        return self._reduce(run, candidates)

    def _awake(self, present: set[str], size: int) -> set[int]:
        """Return the rules that may match a run of so many tokens with these categories."""
        on, needs = self._on, self._needs
        return {
            index
            for category in present
            if category in on
            for index in on[category]
            if len(needs[index]) <= size and not any(need.isdisjoint(present) for need in needs[index])
        }

    def _pattern(self, index: int) -> re.Pattern[str]:
        """Compile a rule when first needed, and again only when the alphabet has grown where it matters."""
        version = self._alphabet.version
        known = self._compiled.get(index)
        if known is not None and known[1] == version:
            return known[2]
        source = translated(self._rules[index].pattern, self._alphabet)
        pattern = known[2] if known is not None and known[0] == source else re.compile(source)
        self._compiled[index] = (source, version, pattern)
        return pattern

    def _reduce(self, run: list[Token], candidates: list[tuple[int, int, re.Match[str]]]) -> list[Token]:
        taken = bytearray(len(run))
        pieces: dict[int, tuple[int, Node]] = {}
        for _, index, found in candidates:
            start, end = found.span()
            if any(taken[start:end]):
                continue
            built = self._rules[index].build(Match(found, run))
            if built is None:
                continue
            taken[start:end] = b"\1" * (end - start)
            if isinstance(built, Node):  # without a preposition that holds the article: neste ano
                start += end - start > 1 and "contracted" in run[start].lexeme
            for (first, last), node in [((start, end), built)] if isinstance(built, Node) else built:
                pieces[first] = (last, node)
        return self._join(run, pieces)

    def _join(self, run: list[Token], pieces: dict[int, tuple[int, Node]]) -> list[Token]:
        result: list[Token] = []
        position = 0
        while position < len(run):
            last, node = pieces.get(position, (0, None))
            if node is None:
                result.append(run[position])
                position += 1
            else:
                lexeme = {node.kind: node}
                result.append(Token(run[position].start, run[last - 1].end, "", lexeme, self._alphabet.char(lexeme)))
                position = last
        return result


def needed(pattern: str) -> list[frozenset[str]]:
    """Return the categories of each element that a pattern's every match holds: those outside groups, without `?`."""
    while "(" in pattern:
        pattern = _GROUP.sub(" ", pattern)
    elements = [] if "|" in pattern else [word.rpartition(":")[2] for word in pattern.split() if word[-1] != "?"]
    return [frozenset(_ALIASES.get(category, (category,))) for category in elements]


def translated(pattern: str, alphabet: Alphabet) -> str:
    """Return a pattern of categories as a regular expression over an alphabet's characters."""

    def element(found: re.Match[str]) -> str:
        members = "".join([alphabet.members(name) for name in _ALIASES.get(found["category"], (found["category"],))])
        letters = f"[{members}]" if members else "(?!)"
        return f"(?P<{found['slot']}>{letters})" if found["slot"] else letters

    return _ELEMENT.sub(element, pattern.replace("(", "(?:")).replace(" ", "")


def phrases(lexicon: Lexicon, run: list[Token]) -> list[Token]:
    """Return the run with its multi-word phrases joined, the longest at each place."""
    table = lexicon.phrases
    result: list[Token] = []
    position, last = 0, len(run) - 1
    while position <= last:
        token = run[position]
        following = table.get(token.key) if position < last else None
        entries = following.get(run[position + 1].key) if following else None
        length = 1
        for rest, lexeme, lead in entries or ():
            end = position + 2 + len(rest)
            if [t.key for t in run[position + 2 : end]] == rest and _fits(lexeme, run, position, end):
                result += run[position : position + lead]
                words = run[position + lead : end]
                key = " ".join([t.key for t in words])
                token = Token(words[0].start, words[-1].end, key, lexeme, lexicon.alphabet.char(lexeme))
                length = end - position
                break
        result.append(token)
        position += length
    return result


def _fits(lexeme: Lexeme, run: list[Token], begin: int, end: int) -> bool:
    """Tell whether a phrase of such categories is one before what follows.

    "The past" is vague, "the past six months" is not; "the first days of" begin a time only if one follows, and not
    behind a number, which counts them: los nueve primeros meses.
    """
    if "ref" in lexeme:
        return not _goes_on(run, end)
    if "set" in lexeme and end < len(run):  # al año, but not "al año pasado"
        return _POINTING.isdisjoint(run[end].lexeme)
    if {"start", "end"} & lexeme.keys() and {"of", "in"} & run[end - 1].lexeme.keys():
        counted = begin > 0 and not _NUMBERS.isdisjoint(run[begin - 1].lexeme)
        return not counted and end < len(run) and not _DATED.isdisjoint(run[end].lexeme)
    return True


_NUMBERS = frozenset(("num", "numword"))
_POINTING = frozenset(("last", "next", "previous", "later", "earlier"))
_BEGUN = """
month weak_month weekday weak_weekday season weak_season num roman ord unit part_word day period holiday decade_word
century_word the this last next that"""
_DATED = frozenset(_BEGUN.split())
_COUNTED = frozenset(
    ("unit", "end", "num", "numword", "some", "month", "weekday", "weak_month", "weak_weekday", "season", "weak_season")
)


def _goes_on(run: list[Token], position: int) -> bool:
    """Tell whether a time word follows: "the past" is vague, "the past six months" is not."""
    return position < len(run) and not _COUNTED.isdisjoint(run[position].lexeme)
