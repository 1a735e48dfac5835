"""What numbers and stamps may mean by their form alone: an hour, a day, a year, a decimal…"""

import re
from functools import lru_cache
from typing import Any

from timeline_tui.extract.timex.node import Node, dated
from timeline_tui.model.expression import At, Step, Unit

MARKS = {
    ",": "comma", "-": "dash", "–": "dash", "—": "dash", "‑": "dash", "−": "dash", "/": "slash", "(": "lpar",
    ")": "rpar", ".": "dot", ":": "colon", "'": "apos", "’": "apos", "‘": "apos", "~": "about", "[": "lpar",
    "]": "rpar", ";": "semicolon", "º": "ordmark", "ª": "ordmark", "°": "ordmark", "&": "and_mark", "+": "plus",
}  # fmt: skip
ROMAN = {
    tens + ones: 10 * i + j
    for i, tens in enumerate(("", "X", "XX"))
    for j, ones in enumerate(("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"))
    if tens + ones
}
"""Roman numbers up to 29, for centuries and quarters."""
_LONGEST = 40
"""How many characters a number or stamp of any sense may have."""
_DIGITS = re.compile(r"\d+")


@lru_cache(maxsize=4096)
def shape(kind: str, surface: str, day_first: bool, decimal: str) -> dict[str, Any]:
    """Return the categories, with values, of a token that is no word; empty when it can be no part of a time."""
    if kind == "mark":
        return {MARKS[surface]: surface} if surface in MARKS else {}
    if len(surface) > _LONGEST:
        return {}
    numbers = [int(digits) for digits in _DIGITS.findall(surface)]
    if kind == "number":
        return _number(surface, decimal)
    if kind == "pair":
        return _pair(surface, numbers, day_first, decimal)
    if kind == "hms":
        numbers = numbers[:3]  # what follows is a fraction of a second
        return {"hm": numbers} if numbers[0] <= 24 and all(n < 60 for n in numbers[1:]) else {}
    if kind == "lapse":
        return {"amount": lapse(surface)}
    if kind in ("ymd", "dmy"):
        node = _date(kind, numbers, day_first)
        return {"day": node} if node else {}
    if kind == "stamp":
        return _stamp(surface)
    return {}


def _number(surface: str, decimal: str) -> dict[str, Any]:
    if surface.isdigit():
        return integer(int(surface), surface) if len(surface) < 10 else {}
    groups = re.split(r"[.,\u00a0\u202f]", surface)
    if all(len(group) == 3 for group in groups[1:]) and not (len(groups) == 2 and decimal in surface):
        return {"num": int("".join(groups))}
    if len(groups) == 2 and len(groups[0]) < 10 and len(groups[1]) < 6:
        return {"dec": float(f"{groups[0]}.{groups[1]}")}
    return {}


def integer(value: int, surface: str = "") -> dict[str, Any]:
    """Return all that a whole number may be, by its size and its number of digits."""
    lexeme: dict[str, Any] = {"num": value}
    digits = len(surface)
    if digits <= 2:
        lexeme.update({"d": value} if 1 <= value <= 31 else {})
        lexeme.update({"h": value} if value <= 24 else {})
        lexeme.update({"mon": value} if 1 <= value <= 12 else {})
    if digits == 2:
        lexeme["yy"] = value
        lexeme.update({"mm": value} if value < 60 else {})
    if digits == 4 and 1000 <= value <= 2999:
        lexeme["y4"] = value
        lexeme.update({"year": value} if 1900 <= value <= 2059 else {})
    if digits == 3 or (digits == 4 and value < 1000):
        lexeme["y3"] = value
    if digits in (3, 4) and value // 100 < 24 and value % 100 < 60:
        lexeme["hhmm"] = [value // 100, value % 100]
    return lexeme


def _pair(surface: str, numbers: list[int], day_first: bool, decimal: str) -> dict[str, Any]:
    first, second = numbers
    lexeme: dict[str, Any] = {}
    if "." in surface:
        lexeme["dec"] = float(surface)
        if first <= 24 and second < 60 and len(surface.split(".")[1]) == 2:
            lexeme["hm_dot"] = numbers
        if decimal == ".":
            lexeme["fraction"] = True
    month, day = (second, first) if day_first else (first, second)
    if not 1 <= month <= 12 and "/" in surface:
        month, day = day, month
    if 1 <= month <= 12 and 1 <= day <= 31 and ("/" in surface or decimal == ","):
        lexeme["dm" if "/" in surface else "dm_dot"] = (At("month", month), At("day", day))
        if "." in surface:  # a date where it is a sentence of its own
            lexeme["weak_dm_dot_alone"] = True
    return lexeme


def lapse(surface: str) -> Node:
    """Return an amount as a stopwatch tells it: 2h 30m, 5min 20s."""
    numbers = map(int, _DIGITS.findall(surface))
    units: tuple[Unit, ...] = ("hour", "minute", "second")
    first = 0 if "h" in surface.lower() else 1
    return Node("amount", "amount", "DURATION", amounts=tuple(zip(numbers, units[first:], strict=False)))


def _date(kind: str, numbers: list[int], day_first: bool) -> Node | None:
    year, month, day = numbers if kind == "ymd" else reversed(numbers)
    if kind == "dmy" and not day_first:
        month, day = day, month
    if not 1 <= month <= 12 and 1 <= day <= 12:
        month, day = day, month
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    field = "short_year" if year < 100 and kind == "dmy" else "year"
    return dated("numeric date", (At(field, year), At("month", month), At("day", day)))  # type: ignore[arg-type]


def _stamp(surface: str) -> dict[str, Any]:
    date, _, time = surface.upper().partition("T")
    digits = date.replace("-", "")
    year, month, day = int(digits[:4]), int(digits[4:6]), int(digits[6:])
    clock = re.match(r"(\d\d):?(\d\d)(?::?(\d\d))?", time)
    if clock is None or not (1 <= month <= 12 and 1 <= day <= 31) or int(clock[1]) > 24 or int(clock[2]) > 59:
        return {}
    steps: list[Step] = [At("year", year), At("month", month), At("day", day)]
    steps += [At("hour", int(clock[1])), At("minute", int(clock[2]))]
    if clock[3] is not None:
        steps.append(At("second", int(clock[3])))
    zone = re.search(r"(?:Z|[+-]\d\d:?\d\d)$", time)
    return {"clock": dated("stamp", tuple(steps)), "stamp": zone.group() if zone else ""}
