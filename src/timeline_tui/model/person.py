"""People and bodies that act or speak in a document."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Person:
    """A person or body: the fullest name the text gives, its other names, and its role in the text's words."""

    name: str
    aliases: tuple[str, ...] = ()
    role: str | None = None
