"""Events that a source states ready-made, in a table, a calendar or slides: no prose is parsed for them."""

from importlib import import_module
from typing import Any

from timeline_tui.model import Assumptions, Record
from timeline_tui.ready.told import Told

__all__ = ["Told", "told"]

_MODULES = {
    "table": "table", "objects": "table", "calendar": "calendar", "slides": "slides", "timeml": "timeml", "own": "own",
}  # fmt: skip


def told(record: Record, assumptions: Assumptions) -> Told:
    """Return what a record with a form tells; raises TimelineError when it is not of that form after all."""
    assert record.form is not None
    module: Any = import_module(f"{__name__}.{_MODULES[record.form.kind]}")
    found: Told = module.told(record, assumptions)
    return found
