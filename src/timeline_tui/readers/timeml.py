"""TimeML: a text with its times and events marked up; they are taken out in `ready`."""

from collections.abc import Iterator

from timeline_tui.errors import TimelineError
from timeline_tui.model.document import Form, Record
from timeline_tui.readers.markup import decoded_markup
from timeline_tui.readers.opened import Opened, Report
from timeline_tui.readers.xml import tree


def read(source: Opened, report: Report) -> Iterator[Record]:  # noqa: ARG001 - every reader is called alike
    """Yield the one record of a document; raises TimelineError when its XML is broken."""
    data = source.data()
    if not tree(source, data).tag.lower().endswith("timeml"):
        raise TimelineError(f"{source.shown} is not TimeML.", "Its outermost element has another name.")
    yield Record(source.id, decoded_markup(data), source.file, form=Form("timeml"))
