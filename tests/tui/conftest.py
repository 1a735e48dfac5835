"""A pilot at the explorer's controls."""

import sys
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parent))

from sight import Sight, make_app

from timeline_tui.model import Timeline

Explore = Callable[..., AbstractAsyncContextManager[Sight]]


@pytest.fixture(autouse=True)
def no_key_counts_as_held(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("timeline_tui.views.tui.screens.explorer.HELD", -1.0)


@pytest.fixture
def explore() -> Explore:
    @asynccontextmanager
    async def start(
        timeline: Timeline | None = None, size: tuple[int, int] = (120, 40), **more: object
    ) -> AsyncIterator[Sight]:
        app = make_app(timeline, **more)
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            yield Sight(app, pilot)

    return start
