"""The clock a document counts from: when it was published, and in whose clock. (Directions are in `directions`.)

Publication, strongest first: --date, the container's metadata, the dateline, a date alone at the top, one that ends
the title, a weekday with its date in the first sentence, the file's own time. Zone, strongest first: the dateline's
place, the container's zone, the offset of its date, --home, else UTC. Every choice leaves a sentence in `reasons`.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from timeline_tui.gazetteer import Place
from timeline_tui.model import Assumptions, At, Expression, Layout, Moment, Record, Span
from timeline_tui.model.moment import ZoneFrom
from timeline_tui.resolve.instants import moment_of
from timeline_tui.resolve.point import Point, day_point, make_date
from timeline_tui.resolve.zones import Clock, known, offset_clock

_LINE = 80  # characters of a line that may be a mere date
_BY_FILE = "The file's own time is taken as the date of publication: an assumption."
_FRESH = 3  # days after what a story is about in which it may have been saved
_YEARS = 12  # years back in which a date without one may lie
_BY_DATELINE = "The dateline gives the date of publication."
_BY_LEAD = "The story begins with what happened on this day: it is taken as that of publication."
_TOP = 3  # blocks: a date further down is part of the story


class Anchor(NamedTuple):
    """A clock to count from: the local date and time of publication (None when unknown) in `zone`.

    `offset` (minutes) is set only when the zone is an offset that no IANA key can say; `zone` is then "UTC".
    `assumed`: the date is the file's own time, or unknown; nothing in the source says it. `news`: the text begins as
    news stories do, with a dateline or the day it is about.
    """

    date: date | None
    time: time | None
    zone: str
    zone_from: ZoneFrom
    reasons: tuple[str, ...] = ()
    offset: int | None = None
    assumed: bool = False
    news: bool = False

    @property
    def clock(self) -> Clock:
        """The narrator's clock."""
        return Clock(self.zone, self.zone_from, self.offset)

    @property
    def point(self) -> Point | None:
        """The publication as a place on the calendar: a minute when its hour is known, else a day."""
        if self.date is None:
            return None
        day = day_point(self.date)
        if self.time is None:
            return day
        return day._replace(grain="minute", hour=self.time.hour, minute=self.time.minute)


def published(anchor: Anchor) -> Moment | None:
    """Return the publication as a moment: a minute or a whole day, None when unknown."""
    point = anchor.point
    return None if point is None else moment_of(point, anchor.clock, reasons=anchor.reasons)


def anchor(
    record: Record,
    text: str,
    layout: Layout,
    expressions: Sequence[Expression],
    assumptions: Assumptions,
    dateline_place: Place | None = None,
) -> Anchor:
    """Find what a document's relative times count from, and the clock its plain times are told in."""
    stated = _stated_date(record, text, layout, expressions, assumptions)
    clock, zone_reason = _narrator_zone(record, stated[0], layout, text, assumptions, dateline_place)
    day, clock_time = _local(stated[0], clock)
    unknown = (
        "" if not record.zone or known(record.zone) else f"The source names a zone nobody knows: {record.zone[:40]!r}."
    )
    reasons = tuple(reason for reason in (stated[1], unknown, zone_reason) if reason)
    assumed = stated[0] is None or stated[1] == _BY_FILE
    news = stated[1] in (_BY_DATELINE, _BY_LEAD)
    return Anchor(day, clock_time, clock.key, clock.zone_from, reasons, clock.offset, assumed, news)


def _unknown(zone: str) -> str:
    return "" if not zone or known(zone) else f"The source names a zone that nobody knows: {zone[:_LINE]!r}."


def _stated_date(
    record: Record, text: str, layout: Layout, expressions: Sequence[Expression], assumptions: Assumptions
) -> tuple[datetime | date | None, str]:
    """Return the date of publication, strongest source first, and why it is that."""
    given = parse_iso(record.date)
    if (chosen := parse_iso(assumptions.date)) is not None:
        return chosen, "The date of publication was given by the user."
    if given is not None and record.date_from == "given":
        return given, "The source gives its date of publication."
    hint = None if given is None else (given.date() if isinstance(given, datetime) else given)
    if (day := _date_in(layout.dateline, expressions, hint)) is not None:
        return day, _BY_DATELINE
    if (day := _date_in(layout.stamp, expressions, hint)) is not None:
        return day, "The last line gives the date of publication."
    if (day := _heading_date(text, layout, expressions)) is not None:
        return day, "A date standing alone at the top is taken as the date of publication."
    if (day := _title_date(text, layout, expressions)) is not None:
        return day, "The title ends with a date: it is taken as the day of which the text tells."
    if (day := _lead_date(layout, expressions, hint)) is not None:
        return day, _BY_LEAD
    if given is not None:
        return given, _BY_FILE
    return None, ""


def parse_iso(text: str) -> datetime | date | None:
    """Read an ISO 8601 date or date-time, None when it is neither."""
    text = text.strip()
    try:
        return date.fromisoformat(text) if len(text) <= 10 and "T" not in text else datetime.fromisoformat(text)
    except ValueError:
        return None


def _date_in(span: Span | None, expressions: Iterable[Expression], hint: date | None) -> date | None:
    """Return the day that a line about the publication names."""
    if span is None:
        return None
    for expression in expressions:
        if expression.start >= span.end:
            return None
        if expression.start >= span.start and (day := full_date(expression, hint)) is not None:
            return day
    return None


def _heading_date(text: str, layout: Layout, expressions: Sequence[Expression]) -> date | None:
    """Return a full date that stands alone as one of the first blocks."""
    for block in (block for block in layout.blocks[:_TOP] if block.span.end - block.span.start <= _LINE):
        for expression in expressions:
            if expression.start >= block.span.end:
                break
            if _alone(text, block.span, expression) and (day := full_date(expression, None)) is not None:
                return day
    return None


def _title_date(text: str, layout: Layout, expressions: Sequence[Expression]) -> date | None:
    """Return the full date that ends a title ("Outage of 14 March 2025"): a short first line that is no sentence."""
    block = layout.blocks[0].span if len(layout.blocks) > 1 else Span(0, 0)
    title = text[block.start : block.end].rstrip()
    if not title or len(title) > _LINE or title[-1] in ".!?…":
        return None
    for expression in expressions:
        if expression.start >= block.end:
            break
        rest = text[expression.end : block.end]
        if not any(letter.isalnum() for letter in rest) and (day := full_date(expression, None)) is not None:
            return day
    return None


def _lead_date(layout: Layout, expressions: Sequence[Expression], hint: date | None) -> date | None:
    """Return the day, told with its weekday, that the first sentence of a story is about: "said on Thursday 12 May".

    Not if the file is no older than a story of that day may be: then the file's own time is better.
    """
    block = next((block for block in layout.blocks if block.kind != "heading" and block.sentences), None)
    title = layout.blocks[0].span.end if layout.blocks and layout.blocks[0].kind == "heading" else 0
    lead = block.sentences[0] if block is not None else Span(0, 0)
    if _is_diary(layout, expressions):
        return None
    for expression in expressions:
        if expression.start >= max(lead.end, title):
            break
        in_title = expression.start < title  # a title's date must be whole
        if (in_title or expression.start >= lead.start) and expression.tense != "future":
            day = _weekday_date(expression, None if in_title else hint)
            if day is not None:
                stale = hint is None or not 0 <= (hint - day).days <= _FRESH
                return _day_after(day, expressions) if stale else None
    return None


def _is_diary(layout: Layout, expressions: Sequence[Expression]) -> bool:
    """Tell whether several paragraphs begin with a day: entries, none of which is when the whole was written."""
    starts = {expression.start for expression in expressions if _names_day(expression)}
    return sum(block.span.start in starts for block in layout.blocks) > 1


def _names_day(expression: Expression) -> bool:
    return any(isinstance(step, At) and step.field in ("day", "weekday") for step in expression.steps)


def _day_after(day: date, expressions: Sequence[Expression]) -> date:
    """Return the day after if the story tells of it as past, by its weekday alone, else the day itself."""
    following = day.isoweekday() % 7 + 1
    told = any(
        expression.tense == "past" and isinstance(first, At) and (first.field, first.value) == ("weekday", following)
        and first.direction is None and not any(isinstance(s, At) and s.field == "day" for s in expression.steps)
        for expression in expressions for first in expression.steps[:1]
    )  # fmt: skip
    return day + timedelta(days=1) if told and day < date.max else day


def _weekday_date(expression: Expression, hint: date | None) -> date | None:
    """Return the day of a date told with its weekday; a missing year is the last before `hint` in which they agree."""
    named = {step.field: step.value for step in expression.steps if isinstance(step, At)}
    weekday, year = named.get("weekday"), named.get("year")
    if expression.base != "none" or not isinstance(weekday, int):
        return None
    years = [year] if isinstance(year, int) else [] if hint is None else range(hint.year, hint.year - _YEARS, -1)
    month, number = named.get("month"), named.get("day")
    if not (isinstance(month, int) and isinstance(number, int)):
        return None
    days = (make_date(year, month, number) for year in years)
    return next((d for d in days if d and d.isoweekday() == weekday and (hint is None or d <= hint)), None)


def _alone(text: str, block: Span, expression: Expression) -> bool:
    if expression.start < block.start or expression.end > block.end:
        return False
    rest = text[block.start : expression.start] + text[expression.end : block.end]
    return not any(letter.isalnum() for letter in rest)


def full_date(expression: Expression, hint: date | None) -> date | None:
    """Return the day an expression names outright; without a year, its last one before `hint` (or the day after)."""
    if expression.base != "none" or expression.type not in ("DATE", "TIME"):
        return None
    named = {step.field: step.value for step in expression.steps if isinstance(step, At)}
    year, month, day = named.get("year"), named.get("month"), named.get("day")
    if not (isinstance(month, int) and isinstance(day, int)):
        return None
    if isinstance(year, int):
        return make_date(year, month, day)
    if hint is None:
        return None
    near = [make_date(hint.year + more, month, day) for more in (1, 0, -1)]
    return next((d for d in near if d is not None and (d - hint).days <= 1), None)


def _narrator_zone(
    record: Record,
    stated: datetime | date | None,
    layout: Layout,
    text: str,
    assumptions: Assumptions,
    place: Place | None,
) -> tuple[Clock, str]:
    """Return the narrator's clock, strongest source first, and why it is that."""
    words = "" if layout.dateline_place is None else text[layout.dateline_place.start : layout.dateline_place.end]
    chosen = dict(assumptions.places).get(words, "") if words else ""
    if chosen and known(chosen):
        return Clock(chosen, "user"), f"The user chose the clock of “{words}”."
    if place is not None and known(place.zone):
        return Clock(place.zone, "dateline"), f"The dateline is {place.name}: its clock is {place.zone}."
    if known(record.zone):
        return Clock(record.zone, "document"), f"The source gives its zone: {record.zone}."
    given = record.date_from == "given" or bool(assumptions.date)  # a file's own time says nothing of its narrator
    offset = stated.utcoffset() if given and isinstance(stated, datetime) else None
    if offset is not None:
        clock = offset_clock(int(offset.total_seconds() // 60), "document")
        return clock, f"The source's date carries the offset {clock.name}."
    if known(assumptions.home):
        return Clock(assumptions.home, "user"), f"No zone is stated: the user's home, {assumptions.home}, is taken."
    return Clock("UTC", "assumed"), "No zone is stated: UTC is assumed."


def _local(stated: datetime | date | None, clock: Clock) -> tuple[date | None, time | None]:
    """Return date and time of day in the narrator's clock."""
    if not isinstance(stated, datetime):
        return stated, None
    if stated.utcoffset() is not None:
        try:
            stated = stated.astimezone(clock.tz)
        except OverflowError:
            return stated.date(), None
    return stated.date(), stated.time().replace(tzinfo=None, fold=0)
