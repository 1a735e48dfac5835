"""Language packs (data, a file each) and what reads them."""

from timeline_tui.languages.pack import Pack, codes, head, load, samples

__all__ = ["Pack", "codes", "head", "load", "samples"]
