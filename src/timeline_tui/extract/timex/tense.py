"""The tense of the verb nearest to a time expression: past, future or present."""

import re
from typing import Literal

from timeline_tui.extract.timex.lexicon import fold, listed
from timeline_tui.languages import Pack
from timeline_tui.model import Span

Tense = Literal["past", "future", "present", "planned", ""]
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_REACH = 120
"""How many characters around an expression a verb may stand: a clause, not a paragraph."""
_CLAUSE = 60
"""How many characters a mark between verb and expression counts for: it ends the clause."""
_BEHIND = 2
"""How much farther a verb behind the expression counts than one before it."""
_AUXILIARY = 3
"""How many words a participle may stand behind its auxiliary."""


class Tenses:
    """Finds tense by a language's words and endings (`[time.tense]`): rough, but all that a bare weekday needs."""

    def __init__(self, pack: Pack) -> None:
        table = pack.table("time").get("tense", {})
        self._words: dict[str, Tense] = {
            fold(word): tense
            for tense in ("past", "future", "present", "planned")
            for word in listed(table.get(tense, ()))
        }
        self._words.update(dict.fromkeys(map(fold, listed(table.get("neutral", ()))), ""))
        self._endings: tuple[tuple[str, Tense], ...] = tuple(
            (fold(ending), tense)
            for tense in ("past", "future")
            for ending in listed(table.get(f"{tense}_endings", ()))
        )
        self._known: dict[str, Tense] = {}

    def near(self, text: str, sentence: Span, start: int, end: int) -> Tense:
        """Return the tense of the marked verb closest to `text[start:end]` in its sentence, "" if there is none."""
        low, high = max(sentence.start, start - _REACH), min(sentence.end, end + _REACH)
        best: tuple[int, Tense] = (_REACH * 3, "")
        since_future = since_past = _AUXILIARY + 1
        for match in _WORD.finditer(text, low, high):
            since_future, since_past = since_future + 1, since_past + 1
            if match.end() <= start or match.start() >= end:
                tense = self._of(match.group())
                if tense == "planned":  # is scheduled, had been due: as its auxiliary says
                    tense = "past" if since_past <= _AUXILIARY else "future"
                elif tense == "future":
                    since_future = 0
                elif tense == "past" and since_future <= _AUXILIARY:
                    tense = "future"  # will be held: the participle belongs to its auxiliary
                elif tense == "past":
                    since_past = 0
                distance = self._distance(text, match.start(), match.end(), start, end)
                if tense and distance < best[0]:
                    best = (distance, tense)
        return best[1]

    @staticmethod
    def _distance(text: str, left: int, right: int, start: int, end: int) -> int:
        """How far a verb is from an expression: a comma between counts as a clause, and verbs mostly go before."""
        gap = (right, start) if right <= start else (end, left)
        away = (gap[1] - gap[0]) * (1 if right <= start else _BEHIND)
        return away + _CLAUSE * any(mark in text[gap[0] : gap[1]] for mark in ",;:”»")

    def _of(self, surface: str) -> Tense:
        found = self._known.get(surface)
        if found is None:
            if len(self._known) > 50_000:
                self._known.clear()
            found = self._known[surface] = self._look_up(fold(surface))
        return found

    def _look_up(self, word: str) -> Tense:
        if word in self._words:
            return self._words[word]
        return next(
            (tense for ending, tense in self._endings if word.endswith(ending) and len(word) > len(ending) + 1), ""
        )
