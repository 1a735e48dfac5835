"""Articles with their times and quotes marked by hand, so that rows are tested on nothing but the making of rows.

In the text `[on Monday|2024-05-06]` is a time expression and what it resolves to (in UTC): a year, month, day, minute,
a part of a day (`2024-05-06TEV`), `2019..` for one without an end, or `after` and `before` for an amount counted from
an event in words. `{Ada Brown|said|We won}` is a quotation, its speaker, the cue beside it, and its words;
`{~Ada Brown|said|that they won}` is one in reported speech.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from timeline_tui.events import Result, events
from timeline_tui.extract.mentions import mentions
from timeline_tui.extract.segment import segment
from timeline_tui.languages import load
from timeline_tui.model import Document, Expression, Mention, Moment, Quote, Speaker, Timex, make_id
from timeline_tui.model.moment import Granularity, Open

_MARK = re.compile(r"\[([^|\]]+)\|([^\]]+)\]|\{([^|}]*)\|([^|}]*)\|([^}]*)\}")
_PARTS = {"MO": (6, 12), "AF": (12, 18), "EV": (18, 24), "NI": (0, 6)}


@dataclass(frozen=True)
class Article:
    """A fixture: its language, date of publication, text with marks, and the rows a careful reader expects."""

    language: str
    published: str
    text: str
    rows: tuple[str, ...] = ()


def read(fixture: str) -> Article:
    """Read a fixture: `language` and `published` lines, the article after `---`, the rows after the second `---`."""
    head, body, rows = fixture.split("\n---\n")
    fields = dict(line.split(": ", 1) for line in head.strip().splitlines())
    return Article(
        fields["language"], fields.get("published", ""), body.strip() + "\n", tuple(rows.strip().splitlines())
    )


def moment(value: str) -> Moment:
    """Return the moment of a value such as "2024-05-06T08:30", in UTC."""
    value, opened = (value[:-2], "end") if value.endswith("..") else (value, "none")
    start, end, granularity = _interval(value)
    local = f"{start:%Y-%m-%dT%H:%M:%S}+00:00[UTC]" if granularity == "minute" else None
    way: Open = "end" if opened == "end" else "none"
    return Moment(start, end, granularity, "UTC", "stated", local, value, open=way)


def _interval(value: str) -> tuple[datetime, datetime, Granularity]:
    date, _, clock = value.partition("T")
    numbers = [int(number) for number in date.split("-")]
    year, month, day = (*numbers, 1, 1)[:3]
    start = datetime(year, month, day, tzinfo=UTC)
    if clock in _PARTS:
        first, last = _PARTS[clock]
        return start + timedelta(hours=first), start + timedelta(hours=last), "part"
    if clock:
        hour, minute = map(int, clock.split(":"))
        start = start.replace(hour=hour, minute=minute)
        return start, start + timedelta(minutes=1), "minute"
    if len(numbers) == 1:
        return start, start.replace(year=year + 1), "year"
    if len(numbers) == 2:
        return start, (start + timedelta(days=32)).replace(day=1), "month"
    return start, start + timedelta(days=1), "day"


class Reading:
    """The marks taken out of a text, as the stages before would hand them on."""

    def __init__(self, article: Article) -> None:
        self.text = ""
        self.expressions: list[Expression] = []
        self.timexes: list[Timex] = []
        self._quotes: list[tuple[int, int, str, str]] = []
        self._take(article.text)
        self.quotes = [self._quoted(*quote) for quote in self._quotes]

    def _take(self, marked: str) -> None:
        end = 0
        for match in _MARK.finditer(marked):
            self.text += marked[end : match.start()]
            if match[1]:
                self._time(match[1], match[2])
            else:
                start = len(self.text)
                self._take(match[5])
                self._quotes.append((start, len(self.text), match[3], match[4]))
            end = match.end()
        self.text += marked[end:]

    def _time(self, words: str, value: str) -> None:
        start = len(self.text)
        self.text += words
        order = value if value in ("after", "before") else ""
        when = None if order else moment(value)
        self.expressions.append(Expression(start, len(self.text), words, "TIME", "test", order=order))  # type: ignore[arg-type]
        self.timexes.append(
            Timex(
                make_id("t", "d", start, len(self.text)), "d", start, len(self.text), words, "TIME", value, None, when
            )
        )

    def _quoted(self, start: int, end: int, speaker: str, cue: str) -> Quote:
        words, name = self.text[start:end], speaker.lstrip("~")
        kind = "indirect" if speaker.startswith("~") else "direct" if len(words.split()) > 4 else "partial"
        return Quote(
            make_id("q", "d", start, end), "d", start, end, words, kind,
            speaker=Speaker(name, self._mention(name, start), "cue") if name else None,
            cue=self._mention(cue, start) if cue else None,
        )  # fmt: skip

    def _mention(self, words: str, near: int) -> Mention | None:
        places = [match.start() for match in re.finditer(re.escape(words), self.text)]
        if not places:
            return None
        start = min(places, key=lambda place: abs(place - near))
        return Mention(start, start + len(words), words)


def told(article: Article) -> Result:
    """Return the events of an article."""
    reading = Reading(article)
    pack = load(article.language)
    layout = segment(reading.text, pack)
    published = moment(article.published) if article.published else None
    text = reading.text
    document = Document("d", "d", "", article.language, published, len(text), text, layout)
    people = mentions(text, layout, pack)
    return events(document, reading.expressions, reading.timexes, reading.quotes, people, (), pack)


def rows(result: Result) -> list[str]:
    """Return the events as lines: time (- for none), status, title, number of quotes, order."""
    titles = {event.id: event.title for event in result.events}
    lines = []
    for event in sorted(
        result.events, key=lambda e: (e.when is not None, e.when.key if e.when else (), e.evidence[0].start)
    ):
        when = event.when.edtf if event.when else "-"
        fields = [when, event.status, event.title]
        if event.quotes:
            fields.append(f"quotes {len(event.quotes)}")
        fields.extend(f"{o.relation} “{titles[o.event]}”" for o in event.order if o.relation != "after")
        lines.append(" | ".join(fields))
    return lines
