"""The nouns of the house, as frozen slotted dataclasses. Their fields are the JSON contract."""

from timeline_tui.model.assumptions import Assumptions
from timeline_tui.model.document import Block, Document, Form, Layout, Record, Source
from timeline_tui.model.event import Event, EventPlace, Order, Union
from timeline_tui.model.expression import At, Expression, Nth, Shift, Step, ZoneWords
from timeline_tui.model.finding import SEVERITY, Finding, Reading
from timeline_tui.model.ids import make_id
from timeline_tui.model.mark import Correction, Mark, Marked, Passage, Target
from timeline_tui.model.moment import Moment
from timeline_tui.model.person import Person
from timeline_tui.model.quote import Quote, Speaker
from timeline_tui.model.span import Evidence, Mention, Span
from timeline_tui.model.timeline import Timeline
from timeline_tui.model.timex import Timex

__all__ = [
    "SEVERITY", "Assumptions", "At", "Block", "Correction", "Document", "Event", "EventPlace", "Evidence", "Expression",
    "Finding", "Form", "Layout", "Mark", "Marked", "Mention", "Moment", "Nth", "Order", "Passage", "Person", "Quote",
    "Reading", "Record", "Shift", "Source", "Span", "Speaker", "Step", "Target", "Timeline", "Timex", "Union",
    "ZoneWords", "make_id",
]  # fmt: skip
