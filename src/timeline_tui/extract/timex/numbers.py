"""Numbers in words: their compounds by rule, and their sums."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any


def compounds(numbers: Mapping[int, Sequence[str]], rule: Mapping[str, Any]) -> tuple[dict[str, int], dict[str, int]]:
    """Return the words for 21-99 that a language writes in one word, as cardinals and ordinals.

    `rule` is the pack's `[time.compound]`: `join` a format of {tens} and {unit}, `elide` true where the tens lose
    their vowel before another, `ordinal` the endings, `ordinal_drop` true where the last vowel falls before them.
    """
    if not rule:
        return {}, {}
    cardinal = {
        _join(rule, tens, unit): high + low
        for high in range(20, 100, 10) for tens in numbers.get(high, ())[:1]
        for low in range(1, 10) for unit in rule.get("units", {}).get(str(low), numbers.get(low, ()))
    }  # fmt: skip
    stems = {**cardinal, **{word: value for value, words in numbers.items() if 10 <= value < 100 for word in words[:1]}}
    ordinal = {_stem(rule, word) + ending: value for word, value in stems.items() for ending in rule.get("ordinal", ())}
    return cardinal, ordinal


def _join(rule: Mapping[str, Any], tens: str, unit: str) -> str:
    if rule.get("elide") and unit[0] in "aeiou":
        tens = tens[:-1]
    return str(rule["join"]).format(tens=tens, unit=unit)


def _stem(rule: Mapping[str, Any], word: str) -> str:
    return word[:-1] if rule.get("ordinal_drop") and word[-1] in "aeioué" else word


def total(values: Iterable[int]) -> int | None:
    """Return the number a row of number words says ("two", "hundred", "six": 206), None when they are not one."""
    whole, current, last = 0, 0, 10**12
    for value in values:
        if value >= 1000:
            whole, current, last = whole + max(current, 1) * value, 0, value
        elif value == 100:
            current, last = max(current, 1) * 100, 100
        elif value == 20 and current == 4:  # French quatre-vingts
            current, last = 80, 20
        elif _fits(value, last):
            current, last = current + value, value
        else:
            return None
    return whole + current


def _fits(value: int, last: int) -> bool:
    """Tell whether `value` may follow `last`: tens after hundreds, units after tens (or 10-19 after 60, 80)."""
    return last >= 100 or (last >= 20 and value < 20 and last % 10 == 0)
