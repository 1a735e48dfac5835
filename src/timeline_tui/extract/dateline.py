"""The introduction of a report: place, perhaps date and agency, a dash ("ROMA, 3 marzo (XYZ) -").

It is told by its form alone; whether the place is one is for a gazetteer to say.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple
from unicodedata import normalize

from timeline_tui.languages import Pack
from timeline_tui.model.span import Span

_BLOCKS = 5
_FOOT = 2  # paragraphs at the end that may say when the page was published
_REACH = 160
_LETTERS = r"(?:[^\W\d_][\u0300-\u036f\u00ad]*)+"  # accents may be letters' own or stand after them
_TOKEN = re.compile(
    r"(?P<bracket>\([^()\n]{1,40}\)|\[[^\[\]\n]{1,40}\]|/[^/\s][^/\n]{0,30}/)"
    r"|(?P<number>\d[\d.:/]*\d|\d)(?:[a-zºª]{1,2}\b|°)?"
    rf"|(?P<word>{_LETTERS}(?:[’'.-]{_LETTERS})*)"
    r"|(?P<dash>--|[-–—―_])|(?P<comma>,)|(?P<stop>\.)|(?P<colon>:)|(?P<slash>[/|])|(?P<other>\S)"
)
_FULL_DATE = re.compile(r"\d{1,4}([./])\d{1,2}\1\d{2,4}\Z")
_SPACE = re.compile(r"\s*")
_PLACE_WORDS = 4  # in each part between commas
_DATE_TOKENS = 14
_DATE_LINE = 80  # characters, at most, of a line that is a date
_CLOCK_WORD = 5  # and of a word or figure around the hour in it
_FILLER = 3  # letters of the small words within dates ("3 de marzo", "ore 10")
_UNTOLD_PLACE_WORDS = 3  # where nothing but the dash tells


class _Token(NamedTuple):
    kind: str
    text: str
    start: int
    end: int


class _Words(NamedTuple):
    """What the pack knows of dates and names.

    `calendar` and `dated` are names of months and weekdays, in full and shortened; `short` all words that a
    stop may shorten; `small` those that may stand within a name; `published` open the line that dates a page;
    `years` are the words for year.
    """

    calendar: frozenset[str]
    dated: frozenset[str]
    short: frozenset[str]
    small: frozenset[str]
    published: frozenset[str]
    years: frozenset[str]

    def is_date(self, word: str) -> bool:
        return word in self.calendar or word in self.dated


def dateline(text: str, paragraphs: Sequence[Span], pack: Pack) -> tuple[Span | None, Span | None]:
    """Return the extent of the introduction and of the place in it, or (None, None)."""
    words = _words(pack)
    stamps: list[Span] = []
    dates: list[Span] = []
    placed: list[Span] = []
    for index, span in enumerate(paragraphs[: 3 * _BLOCKS]):
        if index >= _BLOCKS and span.end - span.start > _REACH:
            continue  # too long for a date alone
        scan = _Scan(text, span, words)
        if scan.is_stamp():
            stamps.append(span)
        elif scan.is_date_line():
            (dates if scan.place is None else placed).append(span)
        elif index < _BLOCKS and (end := scan.end(first=index == 0)):
            above = paragraphs[index - 1] if index else span
            dated_above = not scan.dated and above in (*stamps, *dates, *placed)
            return Span(above.start if dated_above else span.start, end), scan.place
    return _date_alone(text, paragraphs, stamps, placed if len(placed) == 1 else [*dates, *placed], words)


def _date_alone(
    text: str, paragraphs: Sequence[Span], stamps: Sequence[Span], dates: Sequence[Span], words: _Words
) -> tuple[Span | None, Span | None]:
    """Choose among lines of nothing but a date: one is the date of the whole, several are a chronicle's entries."""
    first = stamps[0] if stamps else dates[0] if len(dates) == 1 else None
    if first is None or len(paragraphs) == 1 or first not in paragraphs[:_BLOCKS]:
        return None, None
    return first, _Scan(text, first, words).place


def closing_stamp(text: str, paragraphs: Sequence[Span], pack: Pack) -> Span | None:
    """Return the line at the foot of a page that says when it was published, if there is one."""
    words = _words(pack)
    foot = (span for span in paragraphs[: -_FOOT - 1 : -1] if span.end - span.start <= _REACH)
    return next((span for span in foot if _Scan(text, span, words).is_stamp()), None)


@lru_cache(16)
def _words(pack: Pack) -> _Words:
    head, table = pack.table("language"), pack.table("text")
    dated = frozenset(table.get("abbreviations_before_numbers", "").split())
    short = frozenset(f"{table.get('abbreviations', '')} {table.get('abbreviations_final', '')}".split())
    small = frozenset(
        word for word in f"{head.get('stopwords', '')} {table.get('name_particles', '')}".split() if len(word) <= 3
    )
    published = frozenset(table.get("published", "").split())
    told = pack.table("time").get("words", {}).get("year_word", "")
    years = frozenset(told.split() if isinstance(told, str) else told)
    calendar = frozenset(head.get("calendar", "").split())
    return _Words(calendar, dated, dated | short, small, published, years)


def _composed(word: str) -> str:
    """Return a word as the packs spell it: accents on their letters, no soft hyphens."""
    return word if word.isascii() else normalize("NFC", word).replace("\u00ad", "")


class _Scan:
    """One reading of the tokens at the start of a block, from left to right."""

    def __init__(self, text: str, span: Span, words: _Words) -> None:
        self.text, self.span, self.words = text, span, words
        reach = min(span.end, span.start + _REACH)
        self.tokens = [
            _Token(match.lastgroup or "", _composed(match[0]), match.start(), match.end())
            for match in _TOKEN.finditer(text, span.start, reach)
        ]
        self.at = 0
        self.agency = self.dated = self.apart = False
        self.stamped = self._stamp()
        if self._bracket():
            self._take("dash")
        self.place = self._place()
        while self._bracket() or self._date() or (self.place is not None and self._take("comma")):
            pass

    def is_stamp(self) -> bool:
        """Tell whether the block says when the page was published ("Published: 3 March 2024, 10:30")."""
        return self.stamped and self.dated and self._is_short()

    def is_date_line(self) -> bool:
        """Tell whether the block is a date, perhaps with its place or hour, and nothing else."""
        if not self.dated or not self._is_short() or (self.place is not None and not self.apart):
            return False
        rest = self.tokens[self.at :]
        if len(rest) == 1 and rest[0].kind == "stop":
            rest = []
        if self.place is not None and len(rest) == 1 and rest[0].kind == "dash":
            return True  # "LISBON, 3 June 2024 (Press) -", and the story below
        clock = any(token.kind == "number" and not token.text.isdecimal() for token in rest)
        return not rest or (clock and all(len(token.text) <= _CLOCK_WORD for token in rest))

    def _is_short(self) -> bool:
        return self.span.end - self.span.start <= _DATE_LINE

    def _stamp(self) -> bool:
        """Skip the words before the date of a page ("Pubblicato il", "Published on:")."""
        if self._kind() != "word" or self.tokens[0].text.lower() not in self.words.published:
            return False
        self.at = 1
        while self._kind() == "colon" or (self._kind() == "word" and self.tokens[self.at].text in self.words.small):
            self.at += 1
        return True

    def _kind(self, ahead: int = 0) -> str:
        return self.tokens[self.at + ahead].kind if self.at + ahead < len(self.tokens) else "end"

    def _take(self, kind: str) -> bool:
        if self._kind() != kind:
            return False
        self.at += 1
        return True

    def _is_name(self, ahead: int = 0) -> bool:
        """Tell whether a capitalised word follows that the calendar does not know."""
        if self._kind(ahead) != "word":
            return False
        word = self.tokens[self.at + ahead].text
        return word[0].isupper() and word.lower() not in self.words.calendar

    def _place(self) -> Span | None:
        """Take the words of a place, with the commas and stops of its abbreviations ("MILLTOWN, N.J.")."""
        led = self._lead()
        self.at += led
        first = self.at
        if not self._is_name():
            self.at -= led
            return None
        self.at += 1
        while self.at - first < 3 * _PLACE_WORDS:
            taken = self._place_step()
            if not taken:
                break
            self.at += taken
        return Span(self.tokens[first].start, self.tokens[self.at - 1].end)

    def _lead(self) -> int:
        """Count the tokens before a place that say "in" ("En Sevilla, a 3 de mayo") or "town" ("м. Київ")."""
        if self._kind() != "word" or not self._is_name(1):
            town = self._kind() == "word" and len(self.tokens[self.at].text) == 1 and self._kind(1) == "stop"
            return 2 if town and self._is_name(2) else 0
        return 1 if self.tokens[self.at].text.lower() in self.words.small else 0

    def _place_step(self) -> int:
        """Return how many of the next tokens still belong to the place."""
        if self._is_name():
            return 0 if self._is_shortened_date() else 1
        if self._kind() in ("comma", "slash"):
            return 2 if self._is_name(1) and not self._is_shortened_date(1) else 0
        if self._kind() == "stop":
            return 1 if self._shortens() else 0
        capital = self._kind(1) == "word" and self.tokens[self.at + 1].text[0].isupper()
        return 2 if capital and self._is_particle() else 0

    def _is_particle(self) -> bool:
        return self._kind() == "word" and self.tokens[self.at].text in self.words.small

    def _is_shortened_date(self, ahead: int = 0) -> bool:
        """Tell whether a short month or weekday follows ("Jan. 8"), not a name."""
        word = self.tokens[self.at + ahead].text.lower()
        return word in self.words.dated and (
            self._kind(ahead + 1) == "number" or (self._kind(ahead + 1), self._kind(ahead + 2)) == ("stop", "number")
        )

    def _shortens(self) -> bool:
        """Tell whether the stop at hand belongs to the word before it ("St.", "D.C.", "Va.")."""
        word, stop = self.tokens[self.at - 1], self.tokens[self.at]
        if word.kind != "word" or word.end != stop.start:
            return False
        return "." in word.text or word.text.lower() in self.words.short or len(word.text) == 1

    def _bracket(self) -> bool:
        if self._kind() != "bracket" or not any(char.isalpha() for char in self.tokens[self.at].text):
            return False
        self.agency = True
        self.at += 1
        return True

    def _date(self) -> bool:
        """Take the words and numbers of a date, if there is one with a month, a weekday or all in figures."""
        start = self.at
        told = counted = False
        while self.at - start < _DATE_TOKENS and self._kind() in ("word", "number", "comma"):
            token = self.tokens[self.at]
            named = token.kind == "word" and self.words.is_date(token.text.lower())
            if token.kind == "word" and not named and len(token.text) > _FILLER and token.text not in self.words.years:
                break
            told = told or named or bool(_FULL_DATE.match(token.text))
            counted = counted or token.kind == "number"
            self.at += 1
            last = self.at + 1 >= len(self.tokens)
            year = token.kind == "word" and not named and len(token.text) == 1 and last  # "2026 г."
            if self._kind() == "stop" and (self._shortens() if named or year else self._is_ordinal()):
                self.at += 1
        if not told or not (counted or self._is_apart(start)):
            self.at = start
            return False
        self.dated, self.apart = True, self._is_apart(start)
        return True

    def _is_apart(self, start: int) -> bool:
        """Tell whether a comma or bracket sets the date off from what is before it."""
        around = self.tokens[max(0, start - 1) : start + 1]
        return start == 0 or any(token.kind in ("comma", "bracket") for token in around)

    def _is_ordinal(self) -> bool:
        """Tell whether the stop at hand makes an ordinal of the number before it ("3. März")."""
        if self.tokens[self.at - 1].kind != "number" or self._kind(1) != "word":
            return False
        return self.words.is_date(self.tokens[self.at + 1].text.lower())

    def end(self, *, first: bool) -> int:
        """Return where the introduction ends, 0 when there is none; in the `first` block a dash alone tells."""
        if self.place is None or self._kind() == "end" or not self._is_place(self.place):
            return 0
        mark = self.tokens[self.at]
        self.at += 1
        told = self.apart or self.agency
        if mark.kind == "dash":
            return self._after_dash(mark, self.place, first)
        if mark.kind == "colon":
            return mark.end if told else 0
        if mark.kind == "stop" and (told or self._is_shouted(self.place)):
            return self._after_stop(mark)
        return 0

    def _after_stop(self, mark: _Token) -> int:
        if self._bracket():
            mark = self.tokens[self.at - 1]
        if self._kind() in ("stop", "dash"):
            mark = self.tokens[self.at]
        return mark.end if self._goes_on(mark.end, lower=False) else 0

    def _after_dash(self, mark: _Token, place: Span, first: bool) -> int:
        before = self.tokens[self.at - 2].kind
        if not self.text[mark.start - 1].isspace() and before not in ("bracket", "stop"):
            return 0
        told = self.dated or self._is_shouted(place)
        if not told and not (self.agency or first):
            return 0
        later = self._agency_after_dash()
        if later and self._goes_on(later, lower=False):
            return later
        return mark.end if self._goes_on(mark.end, lower=told) else 0

    def _agency_after_dash(self) -> int:
        """Return the end of an agency named after the dash ("ROMA, 3 marzo - (XYZ) -", "– XYZ News."), else 0."""
        if self._bracket():
            return self.tokens[self.at if self._kind() in ("dash", "stop") else self.at - 1].end
        count = 0
        while self.dated and count < 4 and self._is_name(count):
            count += 1
        return self.tokens[self.at + count].end if 0 < count < 4 and self._kind(count) == "stop" else 0

    def _is_shouted(self, place: Span) -> bool:
        """Tell whether the place is in capitals, but for the state after it ("MILLTOWN, Fla.")."""
        return self.text[place.start : place.end].partition(",")[0].isupper()

    def _is_place(self, place: Span) -> bool:
        """Tell whether no part of the place has too many words for the little that tells of it."""
        limit = _PLACE_WORDS if self.dated or self.agency else _UNTOLD_PLACE_WORDS
        words = self.text[place.start : place.end]
        return len(words) > 2 and all(len(part.split()) <= limit for part in words.split(","))

    def _goes_on(self, end: int, *, lower: bool) -> bool:
        match = _SPACE.match(self.text, end, self.span.end)
        begin = match.end() if match else end
        return begin < self.span.end and begin > end and (lower or not self.text[begin].islower())
