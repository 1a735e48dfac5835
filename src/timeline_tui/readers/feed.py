"""RSS and Atom feeds by feedparser: an entry a record, its date with hour and offset."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from timeline_tui.errors import TimelineError
from timeline_tui.model.document import Record
from timeline_tui.readers.extras import foreign, need
from timeline_tui.readers.markup import decoded_markup, text_of
from timeline_tui.readers.opened import Opened, Report
from timeline_tui.readers.stated import iso_date, language, one_line
from timeline_tui.readers.xml import refuse_entities

_DECLARATION = re.compile(r"\s*<\?xml[^>]{0,200}\?>")
_DATES = ("published", "created", "updated")


def read(source: Opened, report: Report) -> Iterator[Record]:
    """Yield a record for each entry; raises TimelineError when there is none or the extra is missing."""
    parser = need("feedparser", "feeds", source, "a feed")
    feed = _parsed(parser, source)
    names: dict[str, int] = {}
    for number, entry in enumerate(feed.entries, 1):
        record = _record(source, feed, entry, names, number)
        if record.text:
            yield record
        else:
            report.fail(f"{source.shown}: entry {number} holds no text.")
    if not feed.entries:
        raise TimelineError(f"{source.shown} holds no entries.", "Is it a feed of RSS or Atom?")


def _parsed(parser: Any, source: Opened) -> Any:
    """Return the feed. The parser is given bytes as a stream: a mere text it might take for an address to open."""
    text = decoded_markup(source.data())
    refuse_entities(source, text)
    stream = BytesIO(_DECLARATION.sub("", text, count=1).encode("utf-8", "replace"))
    with foreign(source, "a feed"):
        return parser.parse(stream, response_headers={"content-type": "application/xml; charset=utf-8"})


def _record(source: Opened, feed: Any, entry: Any, names: dict[str, int], number: int) -> Record:
    title = one_line(text_of(entry.get("title", "")))
    content = max((part.get("value", "") for part in entry.get("content", ())), key=len, default="")
    text = text_of(content or entry.get("summary", "")) or title
    name = one_line(entry.get("id") or entry.get("link") or str(number))
    count = names[name] = names.get(name, 0) + 1
    identity = f"{source.id}:{name}" + (f"#{count}" if count > 1 else "")
    said = entry.get("language") or feed.feed.get("language") or ""
    return Record(identity, text, source.file, title, _date(entry), language=language(said))


def _date(entry: Any) -> str:
    """Return the entry's date as written; in UTC when only the parser can read its form."""
    # dict.get, as the parser's own answers for a missing key with another key's value
    written = next((date for key in _DATES if (date := iso_date(dict.get(entry, key) or ""))), "")
    fields = next(filter(None, (dict.get(entry, f"{key}_parsed") for key in _DATES)), None)
    if written or fields is None:
        return written
    try:
        return datetime(*fields[:6]).replace(tzinfo=UTC).isoformat()
    except ValueError:
        return ""
