"""From what was asked on the command line to the front end that answers it: explorer, plain text or JSON."""

import argparse
import os
import sys
from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, TextIO, TypeVar

from timeline_tui import settings, terminal
from timeline_tui.asked import (
    Order,
    ascii_signs,
    assumptions,
    check_format,
    check_together,
    depth,
    exit_code,
    filter_of,
    format_of,
    point,
    theme_of_paper,
)  # fmt: skip
from timeline_tui.errors import ExitCode, TimelineError
from timeline_tui.model import Record, Timeline
from timeline_tui.settings import KEYS
from timeline_tui.sources import STDIN, Records, Say

if TYPE_CHECKING:
    from timeline_tui.marks.where import Kept
    from timeline_tui.present.selection import Selection
    from timeline_tui.views.plain import PlainOptions

Made = TypeVar("Made")


def run(options: argparse.Namespace, say: Say) -> int:
    """Answer the command and return its exit code; raises TimelineError for what the user can mend."""
    check_together(options)
    options.format = options.format or format_of(options.output)
    check_format(options)
    return _answer(options, say) if options.output in ("", STDIN) else _into_file(options, say)


def _answer(options: argparse.Namespace, say: Say) -> int:
    if options.format == "json-schema":
        return _schema()
    chosen = settings.gather({key: value for key, value in vars(options).items() if key in KEYS}, os.environ)
    try:
        only = filter_of(options.filter)
    except TimelineError as error:
        say(f"--filter: {error}")
        point(options.filter, getattr(error, "position", 0))
        return ExitCode.USAGE
    from timeline_tui.present.selection import Selection

    selection = Selection(only=only, sort=options.sort, fields=options.fields, comments=options.comments)
    order = Order(options, chosen, assumptions(options, chosen, say), say, selection)
    if options.explain is not None:
        return _explain(order)
    return _front_end(order)(order, Records(options.sources, say))


def _front_end(order: Order) -> Callable[[Order, Records], int]:
    """Return what answers; a terminal that cannot show the explorer is told why it gets plain text."""
    asked = order.options
    if asked.format != "text":
        return _follow if asked.follow else _json_lines if asked.format == "jsonl" else _export
    plain = _follow if asked.follow else _plain
    wants_paper = asked.paper or asked.check or asked.filter or asked.output or asked.sort
    if wants_paper or not terminal.is_terminal(sys.stdout):
        return plain
    reason = terminal.why_no_explorer(os.environ)
    if not reason:
        return _explorer
    order.say(f"The explorer cannot open: {reason}. Here is the same as plain text.")
    return plain


def _explorer(order: Order, records: Records) -> int:
    from timeline_tui.launch import explore

    return explore(order, records, _follow if order.options.follow else _plain)


def _into_file(options: argparse.Namespace, say: Say) -> int:
    """Answer into a file instead of standard output; nothing is written when nothing could be read."""
    from contextlib import redirect_stdout
    from io import StringIO

    from timeline_tui.views.export.destination import refuse, save

    refuse(options.output, options.force)
    options.width = options.width or terminal.FALLBACK_COLUMNS  # A file is as wide whatever terminal it is made on.
    with redirect_stdout(StringIO()) as written:
        code = _answer(options, say)
    if written.getvalue() or code not in (ExitCode.FAILED, ExitCode.USAGE):
        save(options.output, written.getvalue(), options.force)
    return code


def _schema() -> int:
    from timeline_tui.views.export.json import schema

    _write(schema())
    return ExitCode.DONE


def _export(order: Order, records: Records) -> int:
    """Write the timeline in another format, and say what that format has no room for."""
    from timeline_tui.views.export import left_out, render

    name = order.options.format

    def show(timeline: Timeline) -> None:
        _write(render(name, timeline, order.selection))
        if missing := left_out(name, timeline, order.selection):
            order.say(f"Not in {name}, which needs dates: {missing} event{'s' * (missing > 1)} without one.")

    return _merged(order, records, show)


def _plain(order: Order, records: Records) -> int:
    """Print the rows."""
    from timeline_tui.views.plain import write

    options = _on_paper(order)
    return _merged(order, records, lambda timeline: write(timeline, _out(), options))


def _explain(order: Order) -> int:
    """Print, for each time expression in a text given as an option, its way from words to an instant."""
    from timeline_tui.views.plain import write_explained
    from timeline_tui.work import timeline

    record = Record("text", order.options.explain)
    write_explained(timeline((record,), order.assumptions), _out(), _on_paper(order))
    return ExitCode.DONE


def _on_paper(order: Order) -> "PlainOptions":
    """Return how plain text looks here: in a theme on a terminal or where colours are wanted, else bare."""
    from timeline_tui.views.plain import PlainOptions

    terminal.forgive(sys.stdout)
    return PlainOptions(
        width=order.options.width or terminal.columns(os.environ), ascii=ascii_signs(order.settings),
        theme=theme_of_paper(order), color_depth=depth(order), selection=order.selection,
    )  # fmt: skip


def _merged(order: Order, records: Records, show: Callable[[Timeline], None]) -> int:
    """Make one timeline of all sources, show it and return the exit code; nothing is shown when none could be read."""
    from timeline_tui.work import whole

    parts = [part for _, part in _each(order, records, whole)]
    if not parts:
        return ExitCode.FAILED
    from timeline_tui.pipeline import merged

    timeline = merged(parts, order.assumptions)
    show(timeline)
    return exit_code(order, _contradicts(timeline), records.failed)


def _json_lines(order: Order, records: Records) -> int:
    """Write a line for each document as it and those before it are done."""
    contradicts = False
    finish = partial(_json_line, selection=order.selection)
    for _, (line, wrong) in _each(order, records, finish):
        _write(line)
        contradicts |= wrong
    return exit_code(order, contradicts, records.failed)


def _follow(order: Order, records: Records) -> int:
    """Write each document as it comes, and again when it has changed, until it is interrupted."""
    from timeline_tui.following import Following
    from timeline_tui.work import each, whole

    following = Following(order.options.sources, order.say)
    known: list[Record] = []
    for record, part in _each(order, records, whole):
        known.append(record)
        _show_one(order, part)
    seen = {record.id: record for record in known}
    for found in following.changes(known, _pause):
        new = [record for record in found if seen.get(record.id) is not record]
        seen = {record.id: record for record in found}
        for done in each(new, order.assumptions, whole, kept=_kept(order, records)):
            for problem in done.problems:
                order.say(problem)
            for _, part in done.made:
                _show_one(order, part)
    return ExitCode.DONE


def _pause(seconds: float) -> None:
    from time import sleep

    sleep(seconds)


def _show_one(order: Order, part: Timeline) -> None:
    if order.options.format == "jsonl":
        _write(_json_line(part, order.selection)[0])
        return
    from timeline_tui.views.plain import write

    write(part, _out(), _on_paper(order))
    _out().flush()


def _json_line(timeline: Timeline, selection: "Selection") -> tuple[str, bool]:
    """Return a document's line and whether it contradicts itself: made where the document is parsed."""
    from timeline_tui.views.export import render

    return render("json", timeline, selection), _contradicts(timeline)


def _kept(order: Order, records: Records) -> "Kept | None":
    """Return where the user's marks are looked for, None for nowhere."""
    from timeline_tui.marks.where import Kept

    return Kept(settings.marks_folder(os.environ), files=not records.bundled) if order.options.marks else None


def _each(order: Order, records: Records, finish: Callable[[Timeline], Made]) -> Iterator[tuple[Record, Made]]:
    """Yield what is made of each record in order, telling what goes wrong; one that fails costs no more than that."""
    from timeline_tui.progress import Progress
    from timeline_tui.work import WORTH, each

    # What is still being written to a pipe is answered line by line, not when there is enough of it.
    worth = WORTH if records.apart else sys.maxsize
    told: set[str] = set()
    with Progress(order.say) as progress:
        for done in each(records.tasks(), order.assumptions, finish, worth, _kept(order, records)):
            records.failed |= done.failed
            for problem in (one for one in done.problems if one not in told):
                progress.say(problem)
            told.update(done.problems)
            yield from done.made
            progress.count(len(done.made))


def _write(text: str) -> None:
    """Write data as it is, at once and in UTF-8."""
    out = _out()
    terminal.forgive(out, "utf-8")
    out.write(text if text.endswith("\n") or not text else f"{text}\n")
    out.flush()


def _out() -> TextIO:
    if sys.stdout is None:
        raise TimelineError("There is no standard output to write to.")
    return sys.stdout


def _contradicts(timeline: Timeline) -> bool:
    return any(finding.severity == "error" for finding in timeline.findings)
