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
            token, length = (
                _spaced(lexicon, run, position) or _ordinal(lexicon, run, position) or _sum(lexicon, run, position)
            )
        result.append(token)
        position += length
    return result


def _spaced(lexicon: Lexicon, run: list[Token], position: int) -> tuple[Token, int] | None:
    """3 400: thousands apart from hundreds by a plain space, in languages that part them by a space or a point."""
    if position + 1 >= len(run) or lexicon.decimal != ",":
        return None
    first, second = run[position], run[position + 1]
    digits = first.key.isdigit() and second.key.isdigit() and second.start == first.end + 1
    if not digits or len(first.key) > 3 or len(second.key) != 3 or first.key[0] == "0":
        return None
    lexeme: Lexeme = {"num": int(first.key + second.key)}
    return Token(first.start, second.end, "", lexeme, lexicon.alphabet.char(lexeme)), 2


def _ordinal(lexicon: Lexicon, run: list[Token], position: int) -> tuple[Token, int] | None:
    """3rd, 1er, 2º: a number with an ordinal ending stuck to it."""
    if position + 1 >= len(run) or "num" not in run[position].lexeme:
        return None
    number, ending = run[position], run[position + 1]
    if "dot" in ending.lexeme and position + 2 < len(run):
        return _marked(lexicon, number, ending, run[position + 2])
    if ending.start == number.end and "dash" in ending.lexeme and position + 2 < len(run):
        return _dashed(lexicon, number, ending, run[position + 2])
    if ending.start != number.end or not ({"ordinal_ending", "ordmark"} & ending.lexeme.keys()):
        return None
    if {"ordinal_ending", "decade_mark"} <= ending.lexeme.keys():  # 1990х
        return _made(lexicon, number.start, ending.end, _ended(number, ending)), 2
    lexeme = {**ordinal_lexeme(number.lexeme["num"]), "ord_digits": number.lexeme["num"]}
    return _made(lexicon, number.start, ending.end, lexeme), 2


def _marked(lexicon: Lexicon, number: Token, dot: Token, mark: Token) -> tuple[Token, int] | None:
    """1.º: an ordinal mark behind a full stop."""
    if (number.end, dot.end) != (dot.start, mark.start) or not ({"ordinal_ending", "ordmark"} & mark.lexeme.keys()):
        return None
    lexeme = {**ordinal_lexeme(number.lexeme["num"]), "ord_digits": number.lexeme["num"]}
    return _made(lexicon, number.start, mark.end, lexeme), 3


def _dashed(lexicon: Lexicon, number: Token, dash: Token, ending: Token) -> tuple[Token, int] | None:
    """18-го, 1941-й, 1990-х: an ending behind a dash makes an ordinal, a year or a decade."""
    if "ordinal_ending" not in ending.lexeme or ending.start != dash.end:
        return None
    return _made(lexicon, number.start, ending.end, _ended(number, ending)), 3


def _ended(number: Token, ending: Token) -> Lexeme:
    """Return what a number with an ordinal ending may be: a decade, a year, a day, or an amount after all."""
    value = number.lexeme["num"]
    lexeme: Lexeme = ordinal_lexeme(value)
    if "decade_mark" in ending.lexeme and value % 10 == 0 and (20 <= value < 100 or 1000 <= value < 3000):
        lexeme = {"decade_number": value, **(lexeme if value < 31 else {})}
    elif "cardinal_ending" in ending.lexeme:  # 3-х, 5-ти: counted, not numbered
        lexeme = dict(number.lexeme)
    elif value > 999:
        lexeme = {category: value for category in ("y4", "year") if category in number.lexeme}
    elif 31 < value < 100 or (9 < value < 100 and "year_ending" in ending.lexeme):
        lexeme["year_ord"] = value
    return lexeme


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
        if "numword" not in first.lexeme and taken == 1 and _value(token) < 1000:
            break  # digits take "million" after them, not "two": "in 1993 two men"
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
    if taken < len(run) - position:
        ordinal = _ends_in_ordinal(lexicon, run, position, taken, total(values) or 0)
        if ordinal is not None:
            return ordinal
    last = run[position + taken - 1]
    value = total(values) or 0
    lexeme = {**(first.lexeme if taken == 1 else {}), **integer(value, str(value))}
    return _made(lexicon, first.start, last.end, lexeme), taken


def _ends_in_ordinal(
    lexicon: Lexicon, run: list[Token], position: int, taken: int, whole: int
) -> tuple[Token, int] | None:
    """Тридцать первое, две тысячи двадцать четвёртый: the last word alone is an ordinal."""
    last = run[position + taken]
    low = last.lexeme.get("ord")
    if not isinstance(low, int) or "unit" in last.lexeme or whole < 20:
        return None
    if whole % 10 or not (low < 10 or (whole % 100 == 0 and low < 100)):
        return None
    value = whole + low
    lexeme = ordinal_lexeme(value)
    if value > 999:
        lexeme = {category: n for category, n in integer(value, str(value)).items() if category in ("y4", "year")}
    elif 31 < value < 100:
        lexeme["year_ord"] = value
    return _made(lexicon, run[position].start, last.end, lexeme), taken + 1


def _value(token: Token) -> int:
    lexeme = token.lexeme
    return int(lexeme["numword"] if "numword" in lexeme else lexeme.get("num") or 0)


def _made(lexicon: Lexicon, start: int, end: int, lexeme: Lexeme) -> Token:
    return Token(start, end, "", lexeme, lexicon.alphabet.char(lexeme))
