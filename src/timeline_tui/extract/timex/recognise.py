"""From a text to its time expressions: tokens, the cascade of rules, clocks' zones, and the hints of the clause."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from timeline_tui.extract.timex.counting import join_numbers
from timeline_tui.extract.timex.grammar import NODE_KINDS, Level, phrases
from timeline_tui.extract.timex.labels import dotted_labels
from timeline_tui.extract.timex.lexicon import Lexicon, lexicon
from timeline_tui.extract.timex.links import linked, told_again
from timeline_tui.extract.timex.node import Node
from timeline_tui.extract.timex.rules import LEVELS
from timeline_tui.extract.timex.rules.clocks import clock
from timeline_tui.extract.timex.rules.dates import BARE_DAY
from timeline_tui.extract.timex.rules.durations import LONE
from timeline_tui.extract.timex.rules.modifiers import DEADLINE, UNTIL
from timeline_tui.extract.timex.rules.parts import CLOCKED
from timeline_tui.extract.timex.rules.relatives import WITHIN
from timeline_tui.extract.timex.tense import Tenses
from timeline_tui.extract.timex.tokens import Reader, Token
from timeline_tui.extract.timex.zonewords import ZoneReader
from timeline_tui.languages import Pack
from timeline_tui.model import At, Expression, Layout, Shift, Span, ZoneWords

_IN = frozenset(("in amount", "in so long"))
_TENSED = _IN | {"in or later", WITHIN}
"""The rules that the verb decides about, though they count from now."""
_ZONED = re.compile(r"\s?\(?[^\W\d_a-z]{3,4}\b")
"""What may be a zone's abbreviation behind a number: "13.00 CET" is a time of day, "13.00" may be anything."""
_ALONE = 40
"""How many characters long a sentence may be that is nothing but a time expression: there "May" is the month."""
_MESSAGE = 280
"""How many characters a text may have to be a message, in which "a long day" is a time told of."""
_LETTERS = re.compile(r"[^\W\d_]+")
_PLAIN = 5
"""How many letters a word without a capital must have to show that not all words of a sentence have them."""
_BESIDE = 4
"""How many expressions back the date may be that a bare day number goes on from."""
_PAIR = 2
"""A year and the verb behind it."""
_WORD_BEHIND = 4
_LED = 5
"""How many characters "in" and a comma before it take."""
_NEAR = 160
"""How many characters back it may be, in a sentence before."""
_LABEL = re.compile(r"\]?\s+[–—|-]\s|\]\s")
"""What stands behind the clock of a list's entry: "10.05 – …", "[10.05] …"."""
_IDLE = """
piece the of on in from to and between one some num d h mon yy mm y3 dec ord ord_day comma dash slash lpar rpar dot
colon apos semicolon ordmark about every per numword counted times over under nearly after before since until by
last previous next this that start middle end half quarter past at_least at_most adjective for duration_prep sticks
ordinal_ending one article plus and_mark later earlier roman part_adverb ago_after ago_before in_before
in_before_future at_hours at_points near_points at_ordinal half_more in_or_later later_before span within_before
within_the span_on idle single hour_word minute_word same_word period_word ended to_hour sharp one_clock one_oclock
half_word early late label street kept other counted_unit three_quarters_towards other_word contracted hour_lead utc
or in_the adverb title book adverbial
century_words about_year night_on about_after is_hour day_article possessive"""
IDLE = frozenset(_IDLE.split())
"""Categories that make no time expression by themselves: a run of nothing else is left alone."""


class Recogniser(NamedTuple):
    """The machinery of one language, built once."""

    words: Lexicon
    reader: Reader
    levels: tuple[Level, ...]
    zones: ZoneReader
    tenses: Tenses

    def sentence(self, text: str, span: Span, labelled: bool = False) -> Iterator[Expression]:
        """Yield the time expressions of one sentence; `labelled`: numbers with a point that begin it are a clock."""
        for run in self.reader.runs(text, span.start, span.end):
            if span.end - span.start < _ALONE and run[-1].end - run[0].start >= len(
                text[span.start : span.end].strip(" .!?\n")
            ):
                run = self.reader.alone(run)
            elif (
                run[0].start <= span.start + 1
                and "hm_dot" in run[0].lexeme
                and (labelled or _LABEL.match(text, run[0].end))
            ):
                run = [self.reader.as_clock(run[0]), *run[1:]]
            run = phrases(self.words, run)
            if self.words.verb_second and run[0].start == span.start and len(run) == _PAIR:
                year = self._year_before_verb(text, run)
                if year is not None:
                    yield year
                    continue
            if (
                any(category not in IDLE for token in run for category in token.lexeme)
                or self._bare_hour(run)
                or self._spoken_year(run)
            ):
                if any("hm_dot" in token.lexeme for token in run):
                    run = self._zoned(text, span, run)
                for token, node in self._nodes(run):
                    if not self._is_age(text, token, node) and not self._is_paper(text, span, token, node):
                        yield from self._expression(text, span, token, node)

    def _zoned(self, text: str, span: Span, run: list[Token]) -> list[Token]:
        """Return the run with numbers that a zone's abbreviation makes hours: "(13.00 CET)"."""
        return [
            self.reader.as_clock(token)
            if "hm_dot" in token.lexeme
            and ((enclosed := self._enclosed(text, token)) or _ZONED.match(text, token.end))
            and (zone := self.zones.beside(text, span, token.start, token.end)) is not None
            and (enclosed or zone.kind in ("abbreviation", "clock"))
            else token
            for token in run
        ]

    @staticmethod
    def _enclosed(text: str, token: Token) -> bool:
        """Tell whether a number that is no decimal opens a bracket: "(13.00 en Lisboa)"."""
        return "fraction" not in token.lexeme and text[max(token.start - 1, 0) : token.start] == "("

    def _year_before_verb(self, text: str, run: list[Token]) -> Expression | None:
        """Read "1890 zog er um" as the year, where the verb comes second and nouns have capitals."""
        first = run[0]
        if "y4" not in first.lexeme or first.lexeme["y4"] % 100 == 0:
            return None
        if run[1].lexeme.get("other_word") != "lower" or not self.tenses.is_verb(text, run[1].start):
            return None
        steps = (At("year", first.lexeme["y4"]),)
        return Expression(first.start, first.end, first.key, "DATE", "year before a verb", steps=steps)

    @staticmethod
    def _bare_hour(run: list[Token]) -> bool:
        """Tell whether a clock preposition stands in the run: "alle 8" is a time of day, "8" is not."""
        return any("at" in token.lexeme for token in run) and any("h" in t.lexeme or "numword" in t.lexeme for t in run)

    @staticmethod
    def _spoken_year(run: list[Token]) -> bool:
        """Tell whether two tokens may be a year or a day: nineteen ninety-six, '98, on the 15th."""
        return any(
            (10 < a.lexeme.get("numword", 0) < 21 and b.lexeme.get("numword", 0) >= 20)
            or ("apos" in a.lexeme and "yy" in b.lexeme and a.end == b.start)
            or ("day_article" in a.lexeme and "d" in b.lexeme)
            or ("ordinal_ending" in b.lexeme and "d" in a.lexeme and a.end == b.start)
            for a, b in pairwise(run)
        )

    def _nodes(self, run: list[Token]) -> Iterator[tuple[Token, Node]]:
        run = join_numbers(self.words, run)
        for level in self.levels:
            run = level.apply(run)
        for token in run:
            node = next((token.lexeme[kind] for kind in NODE_KINDS if isinstance(token.lexeme.get(kind), Node)), None)
            if node is not None and not node.inexact:
                yield token, node

    @staticmethod
    def _is_age(text: str, token: Token, node: Node) -> bool:
        """Tell whether years between commas are a person's age: "…, 58 anni, …"."""
        if node.rule != "amount" or node.mod or [unit for _, unit in node.amounts] != ["year"]:
            return False
        before, after = text[max(0, token.start - 2) : token.start].strip(), text[token.end : token.end + 2].strip()
        return before[-1:] in (",", "(") and after[:1] in (",", ")", ".", "")

    def _is_paper(self, text: str, sentence: Span, token: Token, node: Node) -> bool:
        """Tell whether a part of the day is part of a name by its capital: "Corriere della Sera", "Le Matin"."""
        if node.kind not in ("part", "bare_part") or len(node.steps) > 1 or self.words.verb_second:
            return False
        words = [word for word in _LETTERS.findall(text, token.start, token.end) if word.istitle()]
        before = text[sentence.start : token.end]
        if not words or not before[: -len(words[-1])].strip(' "“«'):
            return False
        plain = (match.group() for match in _LETTERS.finditer(text, sentence.start, sentence.end))
        return any(word.islower() and len(word) >= _PLAIN for word in plain)

    def _expression(self, text: str, sentence: Span, token: Token, node: Node) -> Iterator[Expression]:
        start, end = token.start, token.end
        zone = None
        if node.kind in ("clock", "part", "instant", "maybe_clock"):
            zone = self.zones.at_end(text, sentence, start, end) if node.kind == "clock" else None
            zone = zone or self.zones.beside(text, sentence, start, end, token.lexeme.get("stamp", ""))
            if zone is not None and zone.attached:
                start, end = min(start, zone.start), max(end, zone.end)
        if node.kind == "maybe_clock" and zone is None:
            return
        if node.kind == "clock" and zone is None and self._is_so_long(text, sentence, node, start, end):
            hours = float(node.get("hour") or 0)
            node = Node(
                "amount", "lasting", "DURATION", amounts=((hours, "hour"),), approximate=node.approximate, mod=node.mod
            )
        if node.rule == "amount" and (told := self._hours_told(text, sentence, node, start, end)) is not None:
            node, zone = told
        tense = self._tense(text, sentence, node, start, end)
        if node.rule == WITHIN:
            if tense != "future":
                node = node.with_(base="none", steps=(), open="none")
        elif node.rule in (DEADLINE, UNTIL) and tense != "past":
            tense = "future"
            if node.has("weekday") and self.tenses.aims(text, sentence, start):
                node = node.with_(open="none")  # "para el lunes" is on Monday, "para octubre" by October
        lasts = bool(node.amounts) and tense != "future"
        if node.rule == "in so long":  # fielen in sechs Stunden; but "sagte, in zwei Tagen"
            lasts = tense == "past" and "," not in text[max(start - _LED, 0) : start]
        if node.rule in _IN and (lasts or self.tenses.ranks(text, sentence, start)):
            amounts = node.amounts or tuple((step.amount, step.unit) for step in node.steps if isinstance(step, Shift))
            node = node.with_(type="DURATION", base="none", steps=(), amounts=amounts)
        elif node.rule == "in or later" and tense == "past":
            node = node.with_(base="focus")
        elif tense == "future" and node.base == "now" and node.get("part") == "NI":  # "этой ночью", to come
            node = node.with_(steps=(*node.steps[:-1], At("part", "NI")))
        elif node.steps and node.rule != WITHIN:
            node = node.with_(amounts=())
        yield Expression(
            start, end, text[start:end], node.type, node.rule, node.base, node.steps, node.amounts, node.ref,
            node.value, node.mod, node.approximate, node.open, zone, tense, node.order,
            range_of=-1 if node.range_of else None, said=node.kind == "day" and self.tenses.says(text, sentence, start),
        )  # fmt: skip

    def _is_so_long(self, text: str, sentence: Span, node: Node, start: int, end: int) -> bool:
        """Tell whether hours are how long something lasts: "займёт около трёх часов"."""
        if len(node.steps) > 2 or node.get("minute") or ":" in text[start:end]:
            return False
        return bool(node.get("hour")) and self.tenses.lasts(text, sentence, start)

    def _hours_told(self, text: str, sentence: Span, node: Node, start: int, end: int) -> tuple[Node, ZoneWords] | None:
        """Read "soit 9 heures à Paris" as a time of day, where a language has one word for hours and the o'clock."""
        amount, unit = node.amounts[0]
        if len(node.amounts) > 1 or unit != "hour" or node.mod or amount is None or not 0 <= amount <= 24 or amount % 1:
            return None
        if not told_again(text, start, self.zones.pack):
            return None
        zone = self.zones.beside(text, sentence, start, end)
        return None if zone is None else (clock(int(amount)), zone)

    def _tense(self, text: str, sentence: Span, node: Node, start: int, end: int):  # type: ignore[no-untyped-def]
        """The clause's tense, asked only where it decides: a path that neither counts from now nor names its year."""
        first = node.steps[0] if node.steps else None
        if node.rule in _TENSED or (node.base == "now" and node.get("part") == "NI"):
            return self.tenses.near(text, sentence, start, end)
        if node.base == "now" and isinstance(first, Shift) and first.amount == 0:
            return self.tenses.near(text, sentence, start, end)  # today, this week: what is not over may be to come
        if node.base != "none" or not isinstance(first, At) or first.field in ("year", "century", "decade"):
            return ""
        if first.field == "weekday" and (node.rule == UNTIL or self.tenses.aims(text, sentence, start)):
            return "future"  # closed until Friday, called for Monday
        if node.has("day") and node.has("month") and self.tenses.aims(text, sentence, start):
            return "future"  # was set for 3 June
        return self.tenses.near(text, sentence, start, end)


@cache
def recogniser(pack: Pack) -> Recogniser:
    """Return the recogniser of a language."""
    words = lexicon(pack)
    levels = tuple(Level(rules, words.alphabet) for rules in LEVELS if words.joins or rules is not CLOCKED)
    return Recogniser(words, Reader(words), levels, ZoneReader(pack), Tenses(pack))


def expressions(text: str, layout: Layout, pack: Pack) -> tuple[Expression, ...]:
    """Return all time expressions of a text, in order and not overlapping."""
    machine = recogniser(pack)
    found: list[Expression] = []
    labels = dotted_labels(text, layout)
    for span in layout.sentences:
        for expression in machine.sentence(text, span, span.start in labels):
            if expression.rule == LONE and len(text) > _MESSAGE:
                continue
            if expression.rule == BARE_DAY:
                if not _beside_date(expression, span, found, text) or _is_ordinal(text, expression.end, span.end):
                    continue
                expression = _with_point(expression, text, span.end)
            if not found or expression.start >= found[-1].end:
                if expression.range_of is not None:
                    expression = replace(expression, range_of=len(found) - 1 if found else None)
                found.append(expression)
    return linked(text, layout, found, pack)


def _beside_date(expression: Expression, sentence: Span, found: Sequence[Expression], text: str) -> bool:
    """Tell whether a day of some month is told shortly before, so that a bare number goes on with a day."""
    last = next((other for other in reversed(found[-_BESIDE:]) if other.type == "DATE"), None)
    day = None if last is None else _day_told(last)
    if last is None or day is None:
        return False
    near = expression.start - last.end <= _NEAR and "\n" not in text[last.end : expression.start]
    return last.start >= sentence.start or (near and (_day_told(expression) or 0) > day)


def _is_ordinal(text: str, end: int, last: int) -> bool:
    """Tell whether the number with a point that ends there belongs to a noun with a capital: am 2. Spieltag."""
    behind = text[end : min(end + _WORD_BEHIND, last)]
    return behind.startswith(".") and behind[1:].lstrip()[:1].isupper()


def _with_point(expression: Expression, text: str, last: int) -> Expression:
    """Give a day told in digits the point of its ordinal, unless it ends the sentence."""
    end = expression.end + 1
    if text[expression.end : end] != "." or end >= last:
        return expression
    return replace(expression, end=end, text=text[expression.start : end])


def _day_told(expression: Expression) -> int | None:
    days = (step.value for step in expression.steps if isinstance(step, At) and step.field == "day")
    return next((day for day in days if isinstance(day, int)), None)


def in_places(found: Sequence[Expression], text: str, layout: Layout, pack: Pack) -> tuple[Expression, ...]:
    """Return the expressions, the times of day that state no clock with the place where they are set.

    It is the one their sentence tells, else the last one told before, else the first one of all.
    """
    settings = _settings(found, text, layout, pack)
    here = next((setting for setting in settings if setting is not None), None)
    result = []
    for expression, setting in zip(found, settings, strict=True):
        here = here if setting is None else setting
        bare = expression.type == "TIME" and expression.zone is None and here is not None
        result.append(replace(expression, setting=here) if bare else expression)
    return tuple(result)


def _settings(found: Sequence[Expression], text: str, layout: Layout, pack: Pack) -> list[ZoneWords | None]:
    """Return the place that the sentence of each bare time of day is set in, and those told with a time of day."""
    zones = recogniser(pack).zones
    sentences = iter(layout.sentences)
    sentence = next(sentences, Span(0, 0))
    settings: list[ZoneWords | None] = []
    for expression in found:
        while sentence.end < expression.end and (following := next(sentences, None)) is not None:
            sentence = following
        told = expression.zone
        if expression.type == "TIME" and told is None:
            settings.append(zones.setting(text, sentence, expression.start, expression.end))
        else:
            settings.append(told if told is not None and _is_scene(told, expression) else None)
    return settings


def _is_scene(told: ZoneWords, expression: Expression) -> bool:
    """Tell whether a place told with a time of day is where the tale is, not one that only showed another hour."""
    elsewhere = expression.said_as is not None or told.end <= expression.start
    return told.kind == "place" and not elsewhere
