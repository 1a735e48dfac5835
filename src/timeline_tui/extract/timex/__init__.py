"""Recognition of time expressions: words in, what they say out. No clock, no calendar, no zones."""

from timeline_tui.extract.timex.recognise import expressions, in_places

__all__ = ["expressions", "in_places"]
