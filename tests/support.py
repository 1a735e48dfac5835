"""Hand-built timelines, so that what is shown can be tested without what reads it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from timeline_tui.model import (
    Block,
    Document,
    Event,
    EventPlace,
    Evidence,
    Finding,
    Layout,
    Mention,
    Moment,
    Order,
    Person,
    Quote,
    Reading,
    Span,
    Speaker,
    Timeline,
    Timex,
    make_id,
)  # fmt: skip
from timeline_tui.model.moment import Granularity, ZoneFrom
from timeline_tui.resolve.zones import zone as load_zone

GENEVA, ALMATY = "Europe/Zurich", "Asia/Almaty"
LISBON, TOKYO = "Europe/Lisbon", "Asia/Tokyo"

TEXT = """\
Fiume chiuso, porto aperto
Lisbona, 14 maggio 2024 – Il ministro dei trasporti Duarte Salvado ha incontrato oggi la delegazione \
giapponese guidata da Emi Kuroda. La riunione è cominciata questa mattina alle 9 ora di Lisbona, \
corrispondente alle 18.00 a Tokyo, dopo che ieri sera il volo era in ritardo.
Salvado ha detto: “Abbiamo aspettato a lungo. Ora il porto riapre“. La portavoce Ines Prata ha parlato di un \
“passo avanti”, aggiungendo che i lavori cominceranno a giugno.
Secondo Prata, Kuroda ha chiesto garanzie. “Torneremo verso le 16.30”, ha promesso lei. L’incontro arriva \
poche ore dopo la visita al cantiere, seguita al sopralluogo dei tecnici.
"""

_LENGTHS = {"second": timedelta(seconds=1), "minute": timedelta(minutes=1), "hour": timedelta(hours=1),
            "day": timedelta(days=1), "week": timedelta(days=7)}  # fmt: skip


def instant(text: str) -> datetime:
    """Read "2024-05-14T08:00" as a UTC instant."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def moment(
    local: str, granularity: Granularity = "minute", zone: str = LISBON, end: str = "",
    zone_from: ZoneFrom = "dateline", **more: object,
) -> Moment:  # fmt: skip
    """Build a moment from a wall time ("2024-05-14", "2024-05-14T09:00") in `zone`; `end` is needed beyond a week."""
    tz = load_zone(zone)
    start = datetime.fromisoformat(local).replace(tzinfo=tz)
    finish = datetime.fromisoformat(end).replace(tzinfo=tz) if end else _ends(start, granularity)
    fine = granularity in {"hour", "minute", "second"}
    written = f"{start.isoformat()}[{zone}]" if fine else None
    edtf = start.isoformat() if fine else local
    made = Moment(start.astimezone(UTC), finish.astimezone(UTC), granularity, zone, zone_from, written, edtf)
    return replace(made, **more)  # type: ignore[arg-type]


def _ends(start: datetime, granularity: str) -> datetime:
    if granularity in {"day", "week"}:
        return start + _LENGTHS[granularity]
    return (start.astimezone(UTC) + _LENGTHS[granularity]).astimezone(start.tzinfo)


def event(name: str, when: Moment | None = None, **more: object) -> Event:
    """Build an event whose id and title come from one name."""
    return replace(Event(f"e-{name}", name, "event", "happened", when), **more)  # type: ignore[arg-type]


def timeline(*events: Event, zones: tuple[str, ...] = (LISBON, TOKYO), **more: object) -> Timeline:
    """Build a timeline of these events and nothing else, unless told."""
    made = Timeline("timeline-tui 0.0.0", "2025b", zones, (), (), (), events, (), ())
    return replace(made, **more)  # type: ignore[arg-type]


class _Article:
    """Looks words up in the text, so that no offset is written by hand."""

    def __init__(self, text: str, document: str = "doc") -> None:
        self.text, self.id = text, document

    def at(self, words: str) -> tuple[int, int]:
        start = self.text.index(words)
        return start, start + len(words)

    def evidence(self, words: str) -> Evidence:
        return Evidence(self.id, *self.at(words), words)

    def stretch(self, first: str, last: str) -> Evidence:
        start, end = self.at(first)[0], self.at(last)[1]
        return Evidence(self.id, start, end, self.text[start:end])

    def mention(self, words: str, within: str = "") -> Mention:
        start = self.text.index(words, self.text.index(within or words))
        return Mention(start, start + len(words), words)

    def timex(self, words: str, kind: str, value: str, when: Moment | None) -> Timex:
        start, end = self.at(words)
        name = make_id("t", self.id, start, end)
        return Timex(name, self.id, start, end, words, kind, value, None, when)  # type: ignore[arg-type]

    def quote(self, words: str, kind: str = "direct", **more: object) -> Quote:
        start, end = self.at(words)
        made = Quote(make_id("q", self.id, start, end), self.id, start, end, words, kind)  # type: ignore[arg-type]
        return replace(made, **more)  # type: ignore[arg-type]


DAY = moment("2024-05-14", "day")
MEETING = moment(
    "2024-05-14T09:00", zone_from="stated",
    reasons=("“questa mattina” is 14 May 2024, the day of writing.", "“ora di Lisbona” names the clock of Lisbon."),
)  # fmt: skip
TOLD = moment("2024-05-14T18:00", zone=TOKYO, zone_from="stated")
EVENING = moment("2024-05-13T18:00", "part", end="2024-05-14T00:00")
RETURN = moment("2024-05-14T16:30", approximate=True)
JUNE = moment("2024-06-01", "month", end="2024-07-01", zone_from="document")


def article() -> Timeline:
    """A short article in two clocks that disagree, with four speakers' words and two undated events."""
    a = _Article(TEXT)
    quotes = _quotes(a)
    finding = Finding(
        "f-clock", "clock-conflict", "error",
        "The two clocks disagree: 09:00 in Lisbon is 17:00 in Tokyo; the text says 18:00.",
        (a.evidence("9 ora di Lisbona"), a.evidence("18.00"), a.evidence("a Tokyo")),
        (Reading("18:00 in Tokyo would be 10:00 in Lisbon.", moment("2024-05-14T10:00")),
         Reading("18:00 would be right from November to March, when Lisbon is an hour behind.", None)),
    )  # fmt: skip
    wrong = Finding("f-mark", "mismatched-quote-marks", "info", "The quotation that begins with “ ends with “.",
                    (a.evidence("Abbiamo aspettato a lungo. Ora il porto riapre"),))  # fmt: skip
    document = Document("doc", "fiume-chiuso.txt", "Fiume chiuso, porto aperto", "it", DAY, len(TEXT), TEXT, _layout(a))
    return Timeline(
        "timeline-tui 0.0.0", "2025b", (LISBON, TOKYO), (document,), _timexes(a), quotes, _events(a, quotes),
        _people(), (finding, wrong),
    )  # fmt: skip


def _layout(a: _Article) -> Layout:
    blocks, at = [], 0
    for number, line in enumerate(a.text.splitlines()):
        span = Span(at, at + len(line))
        blocks.append(Block("paragraph" if number else "heading", span, (span,)))
        at += len(line) + 1
    return Layout(tuple(blocks), Span(*a.at("Lisbona, 14 maggio 2024 –")), Span(*a.at("Lisbona")))


def _timexes(a: _Article) -> tuple[Timex, ...]:
    return (
        a.timex("14 maggio 2024", "DATE", "2024-05-14", DAY), a.timex("oggi", "DATE", "2024-05-14", DAY),
        a.timex("questa mattina alle 9 ora di Lisbona", "TIME", "2024-05-14T09:00", MEETING),
        a.timex("18.00", "TIME", "2024-05-14T18:00", TOLD), a.timex("ieri sera", "TIME", "2024-05-13TEV", EVENING),
        a.timex("giugno", "DATE", "2024-06", JUNE), a.timex("16.30", "TIME", "2024-05-14T16:30", RETURN),
    )  # fmt: skip


def _quotes(a: _Article) -> tuple[Quote, ...]:
    salvado = Speaker("Duarte Salvado", a.mention("Salvado", "Salvado ha detto"), "cue")
    prata = Speaker("Ines Prata", a.mention("Ines Prata"), "cue")
    kuroda = Speaker("Emi Kuroda", a.mention("lei", "promesso lei"), "pronoun", ("Ines Prata",))
    return (
        a.quote("Abbiamo aspettato a lungo. Ora il porto riapre", speaker=salvado, cue=a.mention("ha detto"),
                said_at=DAY, about="e-meeting"),
        a.quote("passo avanti", "partial", speaker=prata, cue=a.mention("ha parlato"), said_at=DAY),
        a.quote("Kuroda ha chiesto garanzie", "indirect", speaker=prata, addressee="Duarte Salvado", said_at=DAY),
        a.quote("Torneremo verso le 16.30", speaker=kuroda, cue=a.mention("ha promesso"), said_at=DAY),
    )  # fmt: skip


def _events(a: _Article, quotes: tuple[Quote, ...]) -> tuple[Event, ...]:
    waited, forward, asked, back = (quote.id for quote in quotes)
    lisbon = EventPlace("Lisbona", LISBON)
    return (
        event("visit", title="la visita al cantiere", order=(Order("before", "e-meeting"),),
              evidence=(a.evidence("la visita al cantiere"),)),
        event("survey", title="sopralluogo dei tecnici", order=(Order("before", "e-visit"),),
              evidence=(a.evidence("sopralluogo dei tecnici"),)),
        event("flight", EVENING, title="il volo era in ritardo",
              evidence=(a.evidence("ieri sera il volo era in ritardo"),)),
        event("met", DAY, title="Duarte Salvado ha incontrato la delegazione giapponese guidata da Emi Kuroda",
              people=("Duarte Salvado", "Emi Kuroda"), place=lisbon, quotes=(asked,),
              evidence=(a.stretch("Il ministro", "Emi Kuroda."),)),
        event("meeting", MEETING, title="La riunione è cominciata", people=("Duarte Salvado", "Emi Kuroda"),
              place=lisbon, quotes=(waited, forward), findings=("f-clock", "f-mark"),
              evidence=(a.stretch("La riunione", "18.00 a Tokyo"),)),
        event("return", RETURN, title="Emi Kuroda tornerà", kind="statement", status="planned", people=("Emi Kuroda",),
              quotes=(back,), about="e-meeting", evidence=(a.evidence("“Torneremo verso le 16.30”, ha promesso lei"),)),
        event("works", JUNE, title="i lavori cominceranno", status="planned",
              evidence=(a.evidence("i lavori cominceranno a giugno"),)),
    )  # fmt: skip


def _people() -> tuple[Person, ...]:
    return (
        Person("Duarte Salvado", ("Salvado",), "ministro dei trasporti"), Person("Emi Kuroda", ("Kuroda",)),
        Person("Ines Prata", ("Prata",), "portavoce"),
    )  # fmt: skip


def many(count: int, start: str = "2001-01-01T00:00", minutes: int = 97) -> Timeline:
    """A timeline of `count` exact events in Lisbon, `minutes` apart, every seventh a whole day, in mixed order."""
    first, step, day = instant(start), timedelta(minutes=minutes), timedelta(days=1)
    events = []
    for number in range(count):
        at = first + step * ((number * 7919) % count)
        wide = number % 7 == 0
        when = Moment(at, at + (day if wide else _LENGTHS["minute"]), "day" if wide else "minute", LISBON, "stated",
                      None if wide else at.isoformat(), at.date().isoformat())  # fmt: skip
        events.append(Event(f"e-{number}", f"événement numéro {number}", "event", "happened", when))
    return timeline(*events)
