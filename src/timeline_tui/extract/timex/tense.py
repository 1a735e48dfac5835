"""The tense of the verb nearest to a time expression: past, future or present."""

import re
from typing import Literal

from timeline_tui.extract.timex.lexicon import fold, listed
from timeline_tui.languages import Pack
from timeline_tui.model import Span

Tense = Literal["past", "perfect", "future", "present", "planned", "arranged", ""]
_WORD = re.compile(r"[^\W\d_]+(?:['’\u00ad\u0300-\u036f]+[^\W\d_]+)*[\u0300-\u036f]*")
_CLAUSE_END = re.compile(r"[,.;:!?]")
_QUOTES = frozenset("”“»«„")
_REACH = 120
"""How many characters around an expression a verb may stand: a clause, not a paragraph."""
_CLAUSE = 60
"""How many characters a mark between verb and expression counts for: it ends the clause."""
_BEHIND = 2
"""How much farther a verb behind the expression counts than one before it."""
_SAID = 40
"""How many characters before an expression are searched for a verb of saying."""
_LED = 16
"""How many characters before an expression make it part of a clause that what follows a comma says who told."""
_RANKED = 5
"""How many words before "in 20 years" may say that something is the first, or the worst."""
_AUXILIARY = 3
"""How many words a participle may stand behind its auxiliary."""


def _within_clause(text: str, start: int, first: int) -> bool:
    """Tell whether a word or its comma stands before: a capital there is that of a name ("in May, resigned")."""
    before = text[max(first, start - 2) : start].rstrip(" ")[-1:]
    return before.isalnum() or before == ","


class _Verbs:
    """The verbs of a clause from left to right, a participle being what its auxiliary makes of it."""

    def __init__(self) -> None:
        self._count = 0
        self._was = -_AUXILIARY
        self._met: dict[Tense, int] = {}

    def read(self, tense: Tense, infinitive: bool, being: bool) -> Tense:
        """Return the tense that the next word of a clause tells; `being`: it is a past form of "be"."""
        self._count += 1
        if being:
            self._was = self._count
        if infinitive and self._count - 1 == self._was:
            self._met["future"] = self._count
            return "future"  # was to resume
        if infinitive and self._count - 1 in (self._met.get("present"), self._met.get("arranged")):
            return "future"  # is to resume, set for Monday
        told = self._participle(tense)
        met: Tense = tense if tense == "arranged" and not self._behind("past") else told
        if met:
            self._met[met] = self._count
        return "past" if told == "perfect" else told

    def _participle(self, tense: Tense) -> Tense:
        """Return what a participle says with the auxiliary before it."""
        if tense == "planned":  # is or was scheduled, talks due; had been due
            was = self._count - self._was <= _AUXILIARY
            return "past" if self._behind("past") and not was else "future"
        if tense == "arranged":  # is set; but a record set, as planned
            return "future" if self._behind("present") else "past"
        if tense == "past" and self._behind("future"):
            return "future"  # will be held
        return tense

    def _behind(self, auxiliary: Tense) -> bool:
        return self._count - self._met.get(auxiliary, -_AUXILIARY) <= _AUXILIARY


class Tenses:
    """Finds tense by a language's words and endings (`[time.tense]`): rough, but all that a bare weekday needs."""

    def __init__(self, pack: Pack) -> None:
        table = pack.table("time").get("tense", {})
        self._capital_nouns = bool(pack.table("time").get("verb_second", False))
        self._words: dict[str, Tense] = {
            fold(word): tense
            for tense in ("past", "perfect", "future", "present", "planned", "arranged")
            for word in listed(table.get(tense, ()))
        }
        self._words.update(dict.fromkeys(map(fold, listed(table.get("neutral", ()))), ""))
        endings: list[tuple[str, Tense]] = [
            (fold(ending), tense)
            for tense in ("past", "future")
            for ending in listed(table.get(f"{tense}_endings", ()))
        ]
        self._endings = tuple(sorted(endings, key=lambda pair: -len(pair[0])))
        self._saying = frozenset(map(fold, listed(table.get("saying", ()))))
        self._infinitive = frozenset(map(fold, listed(table.get("infinitive", ()))))
        self._being = frozenset(map(fold, listed(table.get("being", ()))))
        self._target = frozenset(map(fold, listed(table.get("target", ()))))
        self._earlier = frozenset(map(fold, listed(table.get("earlier", ()))))
        self._lasting = frozenset(map(fold, listed(table.get("lasting", ()))))
        self._ranking = frozenset(map(fold, listed(table.get("ranking", ()))))
        undone = listed(table.get("undone", ()))
        self._undone = re.compile(rf"(?:{'|'.join(map(re.escape, undone))})\b", re.IGNORECASE) if undone else None
        self._joining = frozenset(map(fold, listed(pack.table("speech").get("conjunctions", ()))))
        self._hearsay = frozenset(listed(table.get("hearsay", ())))
        self._perfect_infinitive = frozenset(listed(table.get("perfect_infinitive", ())))
        self._participle_endings = tuple(listed(table.get("participle_endings", ())))
        self._present_endings = tuple(listed(table.get("present_endings", ())))
        self._known: dict[str, Tense] = {}

    def near(self, text: str, sentence: Span, start: int, end: int) -> Tense:
        """Return the tense of the marked verb closest to `text[start:end]` in its sentence, "" if there is none."""
        low, high = max(sentence.start, start - _REACH), min(sentence.end, end + _REACH)
        best: tuple[int, Tense] = (_REACH * 3, "")
        if self._is_hearsay(text, sentence, start):
            return "past"
        verbs = _Verbs()
        for match in _WORD.finditer(text, low, high):
            (left, right), word = match.span(), match.group()
            inside = right > start and left < end
            named = word[0].isupper() and _within_clause(text, left, sentence.start)
            told: Tense = "" if inside or named else self._of(word)
            tense = verbs.read(told, not inside and word in self._infinitive, not inside and word in self._being)
            if not tense:
                continue
            if tense == "future" and self._undone is not None and self._undone.match(text, left, high):
                tense = "past"  # could not
            distance = self._distance(text, left, right, start, end)
            led = start - sentence.start > _LED
            if distance is not None and distance >= _CLAUSE and left > end and led and fold(word) in self._saying:
                continue  # "er beginne am Mittwoch, teilte sie mit"
            if distance is not None and distance < best[0]:
                best = (distance, tense)
        return best[1]

    def _is_hearsay(self, text: str, sentence: Span, start: int) -> bool:
        """Tell whether the clause says what somebody is said to have done: "soll … angezündet haben"."""
        if self._hearsay.isdisjoint(self._before(text, sentence, start)):
            return False
        clause = _CLAUSE_END.split(text[start : min(sentence.end, start + _REACH)], maxsplit=1)[0]
        *_, done, helper = ("", "", *_WORD.findall(clause))
        return helper in self._perfect_infinitive and done.islower() and done.endswith(self._participle_endings)

    def is_verb(self, text: str, start: int) -> bool:
        """Tell whether the first word of `text[start:]` is a verb of the past, or ends as verbs of the present do."""
        word = _WORD.search(text, start, start + _SAID)
        if word is None:
            return False
        return self._of(word.group()) == "past" or word.group().endswith(self._present_endings)

    def says(self, text: str, sentence: Span, start: int) -> bool:
        """Tell whether a verb of saying stands right before `text[start:]`: "officials said on Wednesday"."""
        return any(fold(word) in self._saying for word in self._before(text, sentence, start)[-_AUXILIARY:])

    def aims(self, text: str, sentence: Span, start: int) -> bool:
        """Tell whether what stands before `text[start:]` was set for then: "called a vote for Monday"."""
        words = [fold(word) for word in self._before(text, sentence, start)]
        return not self._target.isdisjoint(words[-1:]) and self._earlier.isdisjoint(words)

    def lasts(self, text: str, sentence: Span, start: int) -> bool:
        """Tell whether the verb right before `text[start:]` says how long: "займёт около трёх часов"."""
        return any(fold(word) in self._lasting for word in self._before(text, sentence, start)[-2:])

    def ranks(self, text: str, sentence: Span, start: int) -> bool:
        """Tell whether what stands before `text[start:]` is the first or the worst of its kind "in 20 years"."""
        return any(fold(word) in self._ranking for word in self._before(text, sentence, start)[-_RANKED:])

    @staticmethod
    def _before(text: str, sentence: Span, start: int) -> list[str]:
        """Return the last words of the clause before an expression."""
        before = text[max(sentence.start, start - _SAID) : start]
        return _WORD.findall(before[max(map(before.rfind, ",;:")) + 1 :])

    def _distance(self, text: str, left: int, right: int, start: int, end: int) -> int | None:
        """How far a verb is from an expression, None when it speaks from outside its quotation marks.

        A comma between counts as a clause, and so does "and" before a verb behind it; verbs mostly go before.
        """
        first, last = (right, start) if right <= start else (end, left)
        between = text[first:last]
        if not _QUOTES.isdisjoint(between):
            return None
        away = len(between) * (1 if right <= start else _BEHIND)
        apart = any(mark in between for mark in ",;:")
        if not apart and right > start:
            apart = fold(between.lstrip().partition(" ")[0]) in self._joining
        return away + _CLAUSE * apart

    def _of(self, surface: str) -> Tense:
        found = self._known.get(surface)
        if found is None:
            if len(self._known) > 50_000:
                self._known.clear()
            noun = self._capital_nouns and surface[0].isupper()
            found = self._known[surface] = self._words.get(fold(surface), "") if noun else self._look_up(fold(surface))
        return found

    def _look_up(self, word: str) -> Tense:
        if word in self._words:
            return self._words[word]
        return next(
            (tense for ending, tense in self._endings if word.endswith(ending) and len(word) > len(ending) + 1), ""
        )
