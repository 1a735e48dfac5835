"""Places in a document's text. Offsets count code points, `end` is exclusive."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch `text[start:end]` of one document's text."""

    start: int
    end: int

    def __lt__(self, other: "Span") -> bool:
        return (self.start, self.end) < (other.start, other.end)

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of a document, copied so that they can be shown without it."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words of a named document that a statement rests on."""

    document: str
    start: int
    end: int
    text: str
