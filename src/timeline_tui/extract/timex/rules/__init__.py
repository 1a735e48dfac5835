"""The grammar: small files of named rules, one for each kind of expression, in the levels they build upon."""

from timeline_tui.extract.timex.grammar import Rule
from timeline_tui.extract.timex.rules import (
    clocks,
    dates,
    durations,
    modifiers,
    parts,
    periods,
    ranges,
    relatives,
    sets,
)

LEVELS: tuple[tuple[Rule, ...], ...] = (
    (*sets.RULES, *dates.RULES, *clocks.RULES, *periods.RULES, *durations.RULES, *ranges.HOURS),
    durations.SUMS,
    relatives.RULES,
    (*relatives.NESTED, *modifiers.ENDS),
    parts.RULES,
    parts.CLOCKED,
    (*modifiers.RULES, *sets.LATE),
    ranges.RULES,
)
