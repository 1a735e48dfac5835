"""Numbers in a run of tokens: words summed up, ordinal endings joined to their digits."""

from timeline_tui.extract.timex.lexicon import Lexeme, Lexicon, ordinal_lexeme
from timeline_tui.extract.timex.numbers import total
from timeline_tui.extract.timex.shapes import integer
from timeline_tui.extract.timex.tokens import Token


def join_numbers(lexicon: Lexicon, run: list[Token]) -> list[Token]:
    """Return the run with its number words summed up ("two hundred and six"), and ordinal digits joined."""
    result: list[Token] = []
    position = 0
    while position < len(run):
        token, length = run[position], 1
        if "numword" in token.lexeme or ("num" in token.lexeme and position + 1 < len(run)):
            token, length = _ordinal(lexicon, run, position) or _sum(lexicon, run, position)
        result.append(token)
        position += length
    return result


def _ordinal(lexicon: Lexicon, run: list[Token], position: int) -> tuple[Token, int] | None:
    """3rd, 1er, 2º: a number with an ordinal ending stuck to it."""
    if position + 1 >= len(run) or "num" not in run[position].lexeme:
        return None
    number, ending = run[position], run[position + 1]
    if ending.start != number.end or not ({"ordinal_ending", "ordmark"} & ending.lexeme.keys()):
        return None
    return _made(lexicon, number.start, ending.end, ordinal_lexeme(number.lexeme["num"])), 2


def _sum(lexicon: Lexicon, run: list[Token], position: int) -> tuple[Token, int]:
    first = run[position]
    values, taken, offset = [_value(first)], 1, 1
    while position + offset < len(run):
        token = run[position + offset]
        if {"dash", "and"} & token.lexeme.keys() and "numword" in run[position + offset - 1].lexeme:
            offset += 1
            continue
        if "numword" not in token.lexeme or total([*values, _value(token)]) is None:
            break
        values.append(_value(token))
        offset += 1
        taken = offset
    if taken == 1 and "num" in first.lexeme:
        return first, 1
    rest = run[position + taken : position + taken + 3]
    if taken == 1 and 10 < values[0] < 21 and rest and "numword" in rest[0].lexeme and _value(rest[0]) >= 20:
        tail, length = _sum(lexicon, run, position + 1)
        if tail.lexeme.get("num", 100) < 100:  # nineteen ninety-six
            year = values[0] * 100 + tail.lexeme["num"]
            return _made(lexicon, first.start, tail.end, integer(year, str(year))), 1 + length
    last = run[position + taken - 1]
    value = total(values) or 0
    lexeme = {**(first.lexeme if taken == 1 else {}), **integer(value, str(value))}
    return _made(lexicon, first.start, last.end, lexeme), taken


def _value(token: Token) -> int:
    lexeme = token.lexeme
    return int(lexeme["numword"] if "numword" in lexeme else lexeme.get("num") or 0)


def _made(lexicon: Lexicon, start: int, end: int, lexeme: Lexeme) -> Token:
    return Token(start, end, "", lexeme, lexicon.alphabet.char(lexeme))
