"""Stories told by several articles: fixtures with the rows that a careful reader would put together."""

from pathlib import Path
from typing import NamedTuple

from timeline_tui.model import Event, Record, Timeline
from timeline_tui.pipeline import timeline

FOLDER = Path(__file__).parent / "told"


class Told(NamedTuple):
    """A fixture: the articles; rows as (documents, words of them); conflicts likewise; copies with their originals."""

    records: tuple[Record, ...]
    rows: frozenset[tuple[frozenset[str], str]]
    conflicts: frozenset[tuple[frozenset[str], str]]
    copies: dict[str, str]


def read(name: str) -> Told:
    """Read a fixture: articles under `== id language date`, then under `== rows` what is expected."""
    *articles, expected = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").split("== ")[1:]
    lines = expected.splitlines()[1:]
    return Told(
        tuple(map(_record, articles)),
        frozenset(_set(line, ":") for line in lines if ": " in line),
        frozenset(_set(line, "!") for line in lines if " ! " in line),
        dict(line.split(" = ") for line in lines if " = " in line),  # type: ignore[misc]
    )


def _record(article: str) -> Record:
    head, text = article.split("\n", 1)
    identity, language, date = head.split()
    return Record(identity, text.strip() + "\n", date=date, language=language)


def _set(line: str, mark: str) -> tuple[frozenset[str], str]:
    documents, words = line.split(mark, 1)
    return frozenset(documents.split()), words.strip()


def articles(*texts: str, date: str = "2024-05-15", language: str = "en") -> list[Record]:
    """Return short articles named a, b, c … of one day."""
    return [Record("abcdefgh"[number], text, date=date, language=language) for number, text in enumerate(texts)]


def story_of(*texts: str, date: str = "2024-05-15", language: str = "en") -> Timeline:
    """Return the timeline of short articles of one day."""
    return timeline(articles(*texts, date=date, language=language))


def documents(event: Event) -> frozenset[str]:
    """The documents a row rests on."""
    return frozenset(words.document for words in event.evidence)


def united(told: Timeline) -> list[Event]:
    """The rows that more than one document tells."""
    return [event for event in told.events if event.union is not None]
