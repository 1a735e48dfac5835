"""Place names in eight languages and the clocks of those places; where the data come from: SOURCES.md."""

from timeline_tui.gazetteer.finder import candidates, label, lookup
from timeline_tui.gazetteer.place import Place

__all__ = ["Place", "candidates", "label", "lookup"]
