"""Opening the explorer: on what was read before it, or on what is still coming."""

import os
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from timeline_tui import settings, terminal
from timeline_tui.asked import Order, ascii_signs, depth, exit_code
from timeline_tui.errors import ExitCode
from timeline_tui.settings import Settings
from timeline_tui.sources import STDIN, Records

if TYPE_CHECKING:
    from timeline_tui.marks.store import Store
    from timeline_tui.model import Assumptions, Record, Timeline
    from timeline_tui.views.tui.remembered import Memory
    from timeline_tui.views.tui.session import Session

Answer = Callable[[Order, Records], int]
"""A front end: answers an order about sources with an exit code."""
_LITTLE = 2_000_000
"""Characters up to which handing a timeline over from another process costs less than sharing this one."""


def explore(order: Order, records: Records, otherwise: Answer) -> int:
    """Open the explorer: on what was read before it, so that what is wrong can be seen; on much while it comes.

    `otherwise` answers where there is no keyboard.
    """
    _check_keys(order.settings)
    if (first := _beginning(records)) is not None:
        return _explore_table(order, records, first, otherwise)
    if order.options.follow or _is_much(order, records):
        return _explore_coming(order, records, otherwise)
    read = records.all()
    if not read:
        return ExitCode.FAILED
    if not terminal.take_keyboard():
        return _no_keyboard(order, records, otherwise)
    from timeline_tui.desk import Desk
    from timeline_tui.views.tui.app import run
    from timeline_tui.work import timeline

    store = _new_store(order, records.bundled)
    marks = store.load(read) if store is not None else ()
    desk = Desk(read, timeline, store)
    little = sum(len(record.text) for record in read) < _LITTLE
    memory = _memory(order, records)
    assumptions = replace(order.assumptions, marks=marks, zones=order.assumptions.zones or memory.zones())
    session = _session(
        order, load=desk.timeline, open=desk.open, apart=little, assumptions=assumptions, memory=memory,
        keep=store.keep if store is not None else None, problems=tuple(store.problems) if store is not None else (),
    )  # fmt: skip
    return run(session) or exit_code(order, False, records.failed)


def _new_store(order: Order, bundled: bool, some: bool = False) -> "Store | None":
    """Return where the explorer keeps the user's marks, None where none are wanted."""
    from timeline_tui.marks.store import Store

    folder = settings.marks_folder(os.environ)
    return Store(folder, files=not bundled, some=some) if order.options.marks else None


def _beginning(records: Records) -> "Record | None":
    """Return the first rows where all there is is one long table, None elsewhere."""
    from timeline_tui.readers.beginning import beginning

    return beginning(records.sources[0]) if records.apart and len(records.sources) == 1 else None


def _explore_table(order: Order, records: Records, first: "Record", otherwise: Answer) -> int:
    """Open the explorer on the first rows of a long table; the rest comes when these are shown."""
    if not terminal.take_keyboard():
        return _no_keyboard(order, records, otherwise)
    store, memory = _new_store(order, bundled=False), _memory(order, records)
    marks = store.load((first,)) if store is not None else ()
    assumptions = replace(order.assumptions, marks=marks, zones=order.assumptions.zones or memory.zones())
    return _explore_on_the_way(
        order, memory, store, assumptions, table=True, first=partial(_read_one, first),
        problems=tuple(store.problems) if store is not None else (),
    )  # fmt: skip


def _read_one(record: "Record", assumptions: "Assumptions") -> "Timeline":
    from timeline_tui.pipeline import read_one

    return read_one(record, assumptions)


def _is_much(order: Order, records: Records) -> bool:
    """Tell whether sources are worth other processes; looks at their sizes, and reads what holds many documents."""
    if not records.apart:
        return False
    from timeline_tui.work import much

    return much(Records(order.options.sources, lambda _: None).tasks())[1]


def _explore_coming(order: Order, records: Records, otherwise: Answer) -> int:
    """Open the explorer on sources that are still being read; what is wrong with them is said when it closes."""
    if not terminal.take_keyboard():
        return _no_keyboard(order, records, otherwise)
    store, memory = _new_store(order, bundled=False, some=True), _memory(order, records)
    assumptions = replace(order.assumptions, zones=order.assumptions.zones or memory.zones())
    return _explore_on_the_way(order, memory, store, assumptions)


def _explore_on_the_way(
    order: Order, memory: "Memory", store: "Store | None", assumptions: "Assumptions", table: bool = False, **more: Any
) -> int:
    from timeline_tui.coming import Coming
    from timeline_tui.views.tui.app import run

    coming = Coming(order.options.sources, assumptions, order.options.follow, store, table)
    session = _session(
        order, load=coming.timeline, open=coming.open, coming=coming, assumptions=assumptions, memory=memory,
        keep=store.keep if store is not None else None, **more,
    )  # fmt: skip
    try:
        code = run(session)
    finally:
        for problem in coming.problems:
            order.say(problem)
    return code or exit_code(order, False, coming.failed)


def _no_keyboard(order: Order, records: Records, otherwise: Answer) -> int:
    order.say("The explorer cannot open: there is no keyboard. Here is the same as plain text.")
    return otherwise(order, records)


def _memory(order: Order, records: Records) -> "Memory":
    """Return what remembers the choices made in the explorer."""
    from timeline_tui.views.tui.remembered import Memory

    return Memory(settings.state_folder(os.environ), _lasting_name(order, records))


def _session(order: Order, memory: "Memory", **more: Any) -> "Session":
    """Return what the explorer is started with; `more` says where its timeline comes from."""
    from timeline_tui.views.tui.session import Session

    chosen = order.settings
    return Session(
        **more, memory=memory, liked=memory.theme() if chosen.theme == "auto" else "",
        sources=tuple(order.options.sources), state_folder=settings.state_folder(os.environ),
        clipboard=settings.clipboard(os.environ),
        theme=settings.theme_name(chosen, os.environ, paper=False), theme_folder=settings.theme_folder(os.environ),
        mouse=chosen.mouse, ascii=ascii_signs(chosen), animations=chosen.animations, depth=depth(order),
        keys=chosen.keys,
    )  # fmt: skip


def _lasting_name(order: Order, records: Records) -> str:
    """Return what the sources can be known by in another run, "" for what comes by a pipe."""
    if records.bundled:
        return "built in"
    sources = order.options.sources
    return "" if STDIN in sources else "\n".join(sorted(map(os.path.abspath, sources)))


def _check_keys(chosen: Settings) -> None:
    from timeline_tui.views.tui.actions import BY_ID

    for action, _ in chosen.keys:
        if action not in BY_ID:
            from difflib import get_close_matches

            near = get_close_matches(action, BY_ID, 1)
            hint = f"Did you mean {near[0]!r}?" if near else "The README and the key ? list their names."
            raise chosen.wrong("keys", f"There is no action {action!r}.", hint)
