"""Recognition of time expressions: words in, what they say out. No clock, no calendar, no zones."""

from timeline_tui.extract.timex.recognise import expressions

__all__ = ["expressions"]
