"""Make the README's pictures from the program itself: `python tests/tools/make_pictures.py`.

Opens the explorer on the article that is built in, presses keys as a user would, and writes what is on the screen
to .github/pictures/ as SVG, once for dark and once for light backgrounds.
"""

import asyncio
import re
from dataclasses import dataclass
from pathlib import Path

from timeline_tui.pipeline import timeline
from timeline_tui.sources import seeds
from timeline_tui.views.tui.explorer import Explorer
from timeline_tui.views.tui.reading import FirstReading
from timeline_tui.views.tui.session import Session

FOLDER = Path(__file__).parents[2] / ".github" / "pictures"
THEMES = {"dark": "house-dark", "light": "house-light"}


@dataclass(frozen=True)
class Picture:
    """A picture: its name, the size of the window, and the keys that lead to it."""

    name: str
    size: tuple[int, int]
    keys: tuple[str, ...]


PICTURES = (
    Picture("main", (120, 32), ("slash", *"telefonico", "enter", "escape")),
    Picture("quotes", (120, 32), ("Q",)),
    Picture("findings", (120, 32), ("exclamation_mark",)),
    Picture("narrow", (58, 28), ("j",)),
)


async def take(picture: Picture, theme: str) -> str:
    """Return one picture as SVG."""
    records = tuple(seeds())
    session = Session(load=lambda assumptions: timeline(records, assumptions), theme=theme, depth="truecolor")
    reading = FirstReading(session)
    reading.wait()
    app = Explorer(session, reading)
    async with app.run_test(size=picture.size) as pilot:
        await pilot.press(*picture.keys)
        await pilot.pause()
        app.explorer.footer.hush()
        await pilot.pause()
        return without_web_fonts(app.export_screenshot(title="timeline-tui", simplify=True))


def without_web_fonts(svg: str) -> str:
    """Leave the font to the reader's machine: a picture should fetch nothing."""
    return re.sub(r"\s*@font-face \{.*?\}", "", svg, flags=re.DOTALL)


def main() -> None:
    """Write every picture in every theme."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for picture in PICTURES:
        for ground, theme in THEMES.items():
            path = FOLDER / f"{picture.name}-{ground}.svg"
            path.write_text(asyncio.run(take(picture, theme)), encoding="utf-8")
            print(path)


if __name__ == "__main__":
    main()
