"""The grammar: small files of named rules, one for each kind of expression, in the levels they build upon."""

from timeline_tui.extract.timex.grammar import Rule
from timeline_tui.extract.timex.rules import (
    clocks,
    compared,
    dates,
    durations,
    eras,
    hours,
    modifiers,
    parts,
    periods,
    ranges,
    relatives,
    sets,
    singles,
)

LEVELS: tuple[tuple[Rule, ...], ...] = (
    (
        *hours.FIRST, *eras.FIRST, *sets.RULES, *dates.RULES, *clocks.RULES, *hours.RULES, *periods.RULES, *eras.RULES,
        *singles.RULES, *durations.RULES, *ranges.HOURS,
    ),
    durations.SUMS,
    (*relatives.RULES, *compared.RULES, *singles.DIRECTED),
    (*relatives.NESTED, *compared.NESTED, *singles.NESTED, *modifiers.ENDS, *eras.HALVES),
    (*eras.PARTS, *parts.RULES),
    parts.CLOCKED,
    (*modifiers.RULES, *sets.LATE),
    (*ranges.RULES, *durations.ALONE),
)  # fmt: skip
