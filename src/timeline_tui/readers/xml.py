"""XML from strangers: entities are never expanded, as a few lines of them can fill a machine's memory."""

import re
from typing import TYPE_CHECKING

from timeline_tui.errors import TimelineError
from timeline_tui.readers.markup import decoded_markup
from timeline_tui.readers.opened import Opened

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


def refuse_entities(source: Opened, text: str) -> None:
    """Raise TimelineError when a document declares entities of its own."""
    if re.search("<!entity", text, re.I):
        raise TimelineError(f"{source.shown} is not read: it declares entities.", "They may expand without end.")


def tree(source: Opened, data: bytes) -> "Element":
    """Return the root of a document; raises TimelineError when it is broken or declares entities."""
    text = decoded_markup(data)
    refuse_entities(source, text)
    return root_of(text, source.shown)


def root_of(text: str, shown: str) -> "Element":
    """Return the root of a text that declares no entities; raises TimelineError when it is broken."""
    from xml.etree.ElementTree import ParseError, XMLParser

    parser = XMLParser()
    try:
        parser.feed(text)  # as a text, so that no other encoding can be declared in which to hide
        root: Element = parser.close()
    except (ParseError, ValueError) as error:
        raise TimelineError(f"{shown} is broken: its XML cannot be read.", f"({error}.)") from None
    return root
