"""Language packs: one TOML file a language, read once, shared by every stage.

The first table of each file, `[language]`, is small and can be read alone: telling languages apart must not
cost the parsing of all of them.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from timeline_tui import resources
from timeline_tui.errors import TimelineError


@dataclass(frozen=True, slots=True, eq=False)
class Pack:
    """A language: its ISO 639-1 code and the tables of its file, by name."""

    code: str
    tables: Mapping[str, Any] = field(repr=False)

    def table(self, name: str) -> Mapping[str, Any]:
        """Return the table `name`, empty when the language has none."""
        found = self.tables.get(name, {})
        return found if isinstance(found, Mapping) else {}

    def words(self, table: str, key: str) -> tuple[str, ...]:
        """Return the list of words `table.key`, empty when there is none."""
        return tuple(self.table(table).get(key, ()))


@cache
def codes() -> tuple[str, ...]:
    """Return the codes of all languages there is a pack for, sorted."""
    return tuple(name[:-5] for name in resources.names("languages", ".toml"))


def _source(code: str) -> str:
    if code not in codes():
        raise TimelineError(f"There is no language pack for {code!r}.", f"Known languages: {', '.join(codes())}.")
    return resources.read_text("languages", f"{code}.toml")


@cache
def load(code: str) -> Pack:
    """Return the pack of a language; raises TimelineError when there is none."""
    return Pack(code, tomllib.loads(_source(code).partition("\n[[sample]]")[0]))


def samples(code: str) -> list[dict[str, Any]]:
    """Return a pack's `[[sample]]` tables, its own proof of what it reads; no other reader of packs parses them."""
    found: list[dict[str, Any]] = tomllib.loads(_source(code)).get("sample", [])
    return found


@cache
def head(code: str) -> Mapping[str, Any]:
    """Return only the `[language]` table of a pack, without parsing the rest of its file."""
    source = _source(code)
    end = source.find("\n[", source.index("[language]") + 1)
    table: Mapping[str, Any] = tomllib.loads(source if end < 0 else source[: end + 1])["language"]
    return table
