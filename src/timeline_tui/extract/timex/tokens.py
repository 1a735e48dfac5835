"""Tokens: one pass over a sentence, each word and number looked up once, the rest left alone."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from timeline_tui.extract.timex.lexicon import NOTHING, Entry, Lexeme, Lexicon, fold
from timeline_tui.extract.timex.node import dated
from timeline_tui.extract.timex.shapes import ROMAN, shape

# Order matters: whole stamps before their pieces, prices and percentages before plain numbers.
TOKEN = re.compile(
    r"""(?P<stamp>(?<![\w.])\d{4}(?P<s0>-?)\d\d(?P=s0)\d\d[Tt]\d\d:?\d\d(?::?\d\d(?:[.,]\d{1,9})?)?(?:[Zz]|[+-]\d\d:?\d\d)?(?![\w:]))
    |(?P<price>[$€£¥₽₴#№]\s?\d[\d.,]*|\d[\d.,]*\s?[%‰€£¥₽₴])
    |(?P<ymd>(?<![\d.,/-])\d{4}(?P<s1>[-/.])\d{1,2}(?P=s1)\d{1,2}(?![\d/-]|[.,]\d))
    |(?P<dmy>(?<![\d.,])(?<!\d/)(?<!-(?=\d\d?-))\d{1,2}(?P<s2>[-/.])\d{1,2}(?P=s2)(?:\d{4}|\d\d)(?![\d/-]|[.,:]\d))
    |(?P<lapse>(?<![\w.,])(?:\d{1,3}[hH]\s\d{1,2}m(?:in)?(?:\s?\d{1,2}s)?|\d{1,3}[hH]\d{1,2}m(?:in)?\s?\d{1,2}s|\d{1,3}\s?m(?:in)?\s?\d{1,2}\s?s)(?!\w))
    |(?P<hms>(?<![\d.,:])\d{1,2}(?::\d\d(?::\d\d(?:[.,]\d{1,9})?)?|[hH]\d\d(?:m(?:in)?(?!\w))?)(?!\d|[:.,]\d))
    |(?P<pair>(?<![\d.,])(?<!\d/)\d{1,2}[./]\d{1,2}(?![\d/]|[.,:]\d))
    |(?P<number>\d+(?:[.,\u00a0\u202f]\d{3})+(?![\d]|[.,]\d)|\d+[.,]\d+(?:[.,]\d+)*|\d+)
    |(?P<word>[^\W\d_][^\W_]*(?:[\u0300-\u036f\u00ad'’ʼ]+[^\W\d_][^\W_]*)*[\u0300-\u036f\u00ad]*['’]?)
    |(?P<mark>[^\w\s])""",
    re.VERBOSE,
)
_STICKING = frozenset(("sticks", "unit", "month", "weak_month", "ordinal_ending", "utc"))
_LOOKALIKES = str.maketrans("ХІ", "XI")  # Cyrillic letters in a Roman number
OTHER: tuple[Lexeme, Lexeme] = ({"other_word": "capital"}, {"other_word": "lower"})
_NUMBERS = frozenset(("num", "numword", "ord", "ordinal_ending"))
_GLUED = re.compile(r"[^\W\d_]+")
_COMMA_HOURS = re.compile(r"(\d|1\d|2[0-3]),([0-5]\d)")
_TWO_NUMBERS = re.compile(r"\d+(?=\s?[hm])")
_NEXT_WORD = re.compile(r"\.?\s+([^\W\d_]+)")
_PAIR_PIECES = re.compile(r"\d+|/")
_FISCAL = re.compile(r"([^\W\d_]{2})(\d{4}|\d\d)")
_MONTHS = frozenset(("month", "weak_month"))
_DAYS = 31


class Token(NamedTuple):
    """A stretch of text with its categories and their values; `char` stands for the categories in patterns."""

    start: int
    end: int
    key: str
    lexeme: Lexeme
    char: str


def _is_number(token: Token) -> bool:
    return not _NUMBERS.isdisjoint(token.lexeme)


class Reader:
    """Turns sentences into runs of tokens that may hold a time expression."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def runs(self, text: str, start: int, end: int) -> Iterator[list[Token]]:
        """Yield the maximal runs of meaningful tokens in the sentence `text[start:end]`."""
        known = self._lexicon.known
        run: list[Token] = []
        tokens: list[Token]
        initial, named = True, False
        for match in TOKEN.finditer(text, start, end):
            kind = match.lastgroup
            if kind == "word":
                surface = match.group()
                entry = known.get(surface)
                if entry is not None:
                    tokens = [self._token(match.start(), match.end(), surface, entry, initial or named)]
                else:
                    tokens = [] if surface in known else self._word(match.start(), surface, initial or named)
                initial, named = False, not tokens and surface[0].isupper()
            else:
                tokens, named = self._shaped(text, match), False
            if tokens:
                run += tokens
            elif run:
                yield [*run, self._other(run[-1].end, surface)] if kind == "word" and _is_number(run[-1]) else run
                run = []
        if run:
            yield run

    def _other(self, place: int, surface: str) -> Token:
        """Return the mark that a word of no meaning here stands behind a number: "8 orillas", but not "8."."""
        lexeme = OTHER[surface[0].islower()]
        return Token(place, place, "", lexeme, self._lexicon.alphabet.char(lexeme))

    def alone(self, run: list[Token]) -> list[Token]:
        """Return a run that is a whole sentence with its ambiguous words read as words of time."""
        return [self._unweakened(token) for token in run]

    def as_clock(self, token: Token) -> Token:
        """Return two numbers with a point between them as hours and minutes."""
        lexeme = {"hm": token.lexeme["hm_dot"]}
        return Token(token.start, token.end, token.key, lexeme, self._lexicon.alphabet.char(lexeme))

    def _unweakened(self, token: Token) -> Token:
        lexeme = {category.removeprefix("weak_"): value for category, value in token.lexeme.items()}
        if "dm" in lexeme:
            lexeme = {"day": dated("numeric day", lexeme["dm"])}
        elif "hm_dot" in lexeme:
            lexeme = {"hm": lexeme["hm_dot"]}
        return Token(token.start, token.end, token.key, lexeme, self._lexicon.alphabet.char(lexeme))

    def _token(self, start: int, end: int, surface: str, entry: Entry, initial: bool) -> Token:
        key = fold(surface)
        if key in self._lexicon.lower and not surface.islower():  # a name: Октябрьская площадь
            return Token(start, end, key, {}, NOTHING)
        if entry.strong and not initial and not surface.islower():
            entry = entry.strong
        elif entry.name and surface[0].isupper() and not surface.isupper():
            entry = entry.name
        return Token(start, end, key, entry.lexeme, entry.char)

    def _word(self, start: int, surface: str, initial: bool) -> list[Token]:
        """Look up a surface not met before: whole, without a closing apostrophe, in its pieces, or not at all."""
        lexicon = self._lexicon
        for candidate in (surface, surface.rstrip("'’")):
            entry = lexicon.entry(fold(candidate))
            if entry:
                if candidate is surface:
                    lexicon.remember(surface, entry)
                return [self._token(start, start + len(candidate), candidate, entry, initial)]
        fiscal = _FISCAL.fullmatch(surface) if surface[-1].isdigit() else None
        if fiscal and "fiscal_word" in lexicon.words.get(fold(fiscal[1]), ()):  # FY2025
            digits = shape("number", fiscal[2], True, "")
            year = Token(start + 2, start + len(surface), fiscal[2], digits, lexicon.alphabet.char(digits))
            entry = lexicon.entry(fold(fiscal[1]))
            return [*([self._token(start, start + 2, fiscal[1], entry, initial)] if entry else []), year]
        number = self._roman(surface)
        if number:
            lexeme: Lexeme = {"roman": number}
            return [Token(start, start + len(surface), surface, lexeme, lexicon.alphabet.char(lexeme))]
        pieces = lexicon.halves(fold(surface)) or (
            lexicon.pieces(surface.replace("’", "'")) if "'" in surface or "’" in surface else []
        )
        if len(pieces) < 2:
            lexicon.remember(surface, None)
            return []
        return self._pieces(start, pieces, initial)

    def _roman(self, surface: str) -> int | None:
        """Return the value of a Roman number, which may have an ordinal ending stuck to it (XIXe)."""
        capitals = surface.rstrip("abcdefghijklmnopqrstuvwxyzèéº")
        number = ROMAN.get(capitals.translate(_LOOKALIKES))
        if number is None and surface.isupper() and surface[-1] == "E":  # XIXE SIÈCLE, in capitals all through
            capitals, number = surface[:-1], ROMAN.get(surface[:-1])
        if number is None or capitals == surface:
            return number
        entry = self._lexicon.entry(surface[len(capitals) :])
        return number if entry and "ordinal_ending" in entry.lexeme else None

    def _pieces(self, start: int, pieces: list[str] | tuple[str, ...], initial: bool) -> list[Token]:
        tokens: list[Token] = []
        for piece in pieces:
            key = fold(piece)
            entry = self._lexicon.entry(key) or self._lexicon.entry(key.rstrip("'"))
            if entry:
                tokens.append(self._token(start, start + len(piece), piece, entry, initial))
            elif tokens:
                tokens.append(Token(start, start + len(piece), piece, {}, NOTHING))  # joins with nothing
            start += len(piece)
        return tokens

    def _shaped(self, text: str, match: re.Match[str]) -> list[Token]:
        """Read a number, stamp or punctuation mark by its form."""
        kind, surface, end = match.lastgroup or "", match.group(), match.end()
        if kind == "pair" and self._two_days(text, match):
            return self._days_apart(match.start(), surface)
        if kind in ("number", "pair") and end < len(text) and text[end].isalpha() and not self._may_follow(text, end):
            return []
        lexeme = shape(kind, surface, self._lexicon.day_first, self._lexicon.decimal)
        if kind == "lapse" and self._lexicon.h_oclock and len(numbers := _TWO_NUMBERS.findall(surface)) == 2:
            lexeme = {**lexeme, "hm_dot": [int(numbers[0]), int(numbers[1])]}  # às 14h 30m
        if kind == "number" and self._lexicon.comma_hours and (hours := _COMMA_HOURS.fullmatch(surface)):
            lexeme = {**lexeme, "hm_comma": [int(hours[1]), int(hours[2])]}
        if kind == "mark":
            lexeme = {**lexeme, **(self._lexicon.words.get(surface) or {})}
        if not lexeme:
            return []
        return [Token(match.start(), end, surface, lexeme, self._lexicon.alphabet.char(lexeme))]

    def _two_days(self, text: str, match: re.Match[str]) -> bool:
        """Tell whether two numbers with a slash are days of the month named behind them: 15/16 May."""
        first, slash, second = match.group().partition("/")
        behind = _NEXT_WORD.match(text, match.end()) if slash else None
        if behind is None or not 0 < int(first) < int(second) <= _DAYS:
            return False
        lexeme = self._lexicon.words.get(fold(behind[1]), {})
        return not _MONTHS.isdisjoint(lexeme)

    def _days_apart(self, start: int, surface: str) -> list[Token]:
        tokens: list[Token] = []
        for piece in _PAIR_PIECES.findall(surface):
            lexeme = shape("number" if piece.isdigit() else "mark", piece, True, "")
            tokens.append(Token(start, start + len(piece), piece, lexeme, self._lexicon.alphabet.char(lexeme)))
            start += len(piece)
        return tokens

    def _may_follow(self, text: str, end: int) -> bool:
        """Tell whether the letters stuck to a number belong to it ("5pm", "1990s", "3rd")."""
        glued = _GLUED.match(text, end)
        lexeme = self._lexicon.words.get(fold(glued.group())) if glued else None
        return lexeme is not None and not _STICKING.isdisjoint(lexeme)
