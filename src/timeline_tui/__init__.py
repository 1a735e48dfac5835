"""A terminal timeline explorer: who said and did what, when, in whose clock, read from prose."""

__version__ = "0.1.0"
