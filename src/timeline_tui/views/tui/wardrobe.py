"""The themes there are, each read when it is first wanted: the first picture needs one of them."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from timeline_tui import resources, theme
from timeline_tui.theme import Catalogue, ThemeSpec


class _Bundled(Mapping[str, ThemeSpec]):
    """The themes that come with the program."""

    def __init__(self) -> None:
        self._names = theme.bundled_names()
        self._read: dict[str, ThemeSpec] = {}

    def __getitem__(self, name: str) -> ThemeSpec:
        if name not in self._names:
            raise KeyError(name)
        if name not in self._read:
            self._read[name] = theme.read(name, resources.read_text("themes", f"{name}.toml"), self.get)
        return self._read[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


def catalogue(user_folder: str) -> Catalogue:
    """Return the themes; those of a user's folder, where there is one, are all read and checked at once."""
    return theme.load(user_folder) if user_folder and Path(user_folder).is_dir() else Catalogue(_Bundled())
