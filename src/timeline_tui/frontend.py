"""From what was asked on the command line to the front end that answers it: explorer, plain text or JSON."""

import argparse
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple, TextIO, TypeVar

from timeline_tui import settings, terminal
from timeline_tui.errors import ExitCode, TimelineError
from timeline_tui.model import Assumptions, Record, Timeline
from timeline_tui.settings import KEYS, Settings
from timeline_tui.sources import STDIN, Records, Say

Made = TypeVar("Made")

if TYPE_CHECKING:
    from timeline_tui.marks.store import Store
    from timeline_tui.marks.where import Kept
    from timeline_tui.present.query import Query
    from timeline_tui.present.selection import Selection
    from timeline_tui.theme import Catalogue, Depth, ThemeSpec
    from timeline_tui.views.plain import PlainOptions
    from timeline_tui.views.tui.remembered import Memory
    from timeline_tui.views.tui.session import Session


class Order(NamedTuple):
    """What was asked for: the options, the settings in force, what is taken for granted, how to tell the user.

    `selection` is what of the result is shown, in which order.
    """

    options: argparse.Namespace
    settings: Settings
    assumptions: Assumptions
    say: Say
    selection: "Selection"


def run(options: argparse.Namespace, say: Say) -> int:
    """Answer the command and return its exit code; raises TimelineError for what the user can mend."""
    _check_together(options)
    options.format = options.format or _format_of(options.output)
    _check_format(options)
    return _answer(options, say) if options.output in ("", STDIN) else _into_file(options, say)


def _check_together(options: argparse.Namespace) -> None:
    """Refuse options that would do nothing beside one another: nothing asked for is dropped in silence."""
    if options.force and options.output in ("", STDIN):
        raise TimelineError("--force goes with --output FILE.", "It replaces a file that exists.", ExitCode.USAGE)
    if options.follow:
        _check_following(options)
    shaped = options.format or options.filter or options.sort or options.fields or options.check
    if options.explain is not None and (shaped or options.sources):
        hint = "Leave out sources and what chooses among events."
        raise TimelineError("--explain prints its own text about the words it is given.", hint, ExitCode.USAGE)


def _check_following(options: argparse.Namespace) -> None:
    """Refuse to follow what never changes, or into what is only whole when it is over."""
    if STDIN in options.sources or not options.sources:
        raise TimelineError("--follow wants files or folders.", "Standard input is read once.", ExitCode.USAGE)
    ends = [flag for flag, given in (("--check", options.check), ("--output", options.output)) if given]
    if options.format not in (None, "text", "jsonl"):
        ends.append(f"--format {options.format}")
    if ends:
        hint = "Use it with the explorer, --print or --format jsonl."
        raise TimelineError(f"--follow never ends, and {ends[0]} waits for the end.", hint, ExitCode.USAGE)


def _check_format(options: argparse.Namespace) -> None:
    """Refuse an order or fields where the format has its own."""
    if not (options.sort or options.fields):
        return
    from timeline_tui.views.export import FORMATS

    name = options.format
    if options.sort and name not in _STREAMED and name not in (sorts := [one.name for one in FORMATS if one.sorts]):
        hint = f"Use it with {', '.join((*_STREAMED, *sorts))}."
        raise TimelineError(f"--sort does nothing for {name}, which has an order of its own.", hint, ExitCode.USAGE)
    if options.fields and name not in (having := ["jsonl", *(one.name for one in FORMATS if one.fields)]):
        hint = f"Use it with --format {' or '.join(sorted(having))}."
        raise TimelineError(f"--fields does nothing for {name}.", hint, ExitCode.USAGE)


def _answer(options: argparse.Namespace, say: Say) -> int:
    if options.format == "json-schema":
        return _schema()
    chosen = settings.gather({key: value for key, value in vars(options).items() if key in KEYS}, os.environ)
    try:
        only = _filter(options.filter)
    except TimelineError as error:
        say(f"--filter: {error}")
        _point(options.filter, getattr(error, "position", 0))
        return ExitCode.USAGE
    from timeline_tui.present.selection import Selection

    selection = Selection(only=only, sort=options.sort, fields=options.fields, comments=options.comments)
    order = Order(options, chosen, _assumptions(options, chosen, say), say, selection)
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
        return _explore
    order.say(f"The explorer cannot open: {reason}. Here is the same as plain text.")
    return plain


def _format_of(output: str) -> str:
    """Return the format that a file's ending tells; text without a file."""
    if output in ("", STDIN):
        return "text"
    from timeline_tui.views.export import FORMATS, of_file

    found = of_file(output)
    name = found.name if found else next((name for name in _STREAMED if output.lower().endswith(_STREAMED[name])), "")
    if not name:
        endings = [*_STREAMED.values(), *(suffix for one in FORMATS for suffix in one.suffixes)]
        hint = f"Add --format, or use one of {' '.join(endings)}."
        raise TimelineError(f"The ending of {output} tells no format.", hint, ExitCode.USAGE)
    return name


_STREAMED = {"text": ".txt", "jsonl": ".jsonl"}
"""The endings of what is written line by line."""


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


def _filter(text: str) -> "Query | None":
    """Return what a filter says; raises QueryError for one that cannot be understood."""
    if not text.strip():
        return None
    from timeline_tui.present.query import parse

    return parse(text)


def _point(text: str, position: int) -> None:
    """Show under a filter where it goes wrong."""
    from timeline_tui.present.line import width
    from timeline_tui.present.safe import clean

    shown = clean(text)
    if sys.stderr is not None:
        print(f"  {shown}\n  {' ' * width(shown[:position])}^", file=sys.stderr)


# ---- what is taken for granted


def _assumptions(options: argparse.Namespace, chosen: Settings, say: Say) -> Assumptions:
    return Assumptions(
        home=_key(chosen, "home", chosen.home, say) if chosen.home else "",
        date=_date(options.date),
        language=_language(chosen),
        zones=tuple(dict.fromkeys(_key(chosen, "zones", zone, say) for zone in chosen.zones)),
    )


def _key(chosen: Settings, setting: str, name: str, say: Say) -> str:
    from timeline_tui.clock_names import doubt, key_of

    try:
        key = key_of(name)
    except TimelineError as error:
        raise chosen.wrong(setting, error.message, error.hint) from None
    if doubted := doubt(name):
        say(doubted)
    return key


def _date(given: str) -> str:
    if given:
        from datetime import datetime

        try:
            datetime.fromisoformat(given)
        except ValueError:
            hint = "Write it like 2025-12-29 or 2025-12-29T08:00-05:00."
            raise TimelineError(f"--date cannot be {given!r}.", hint, ExitCode.USAGE) from None
    return given


def _language(chosen: Settings) -> str:
    if chosen.language:
        from timeline_tui.languages import codes

        if chosen.language not in codes():
            hint = f"Known: {', '.join(codes())}."
            raise chosen.wrong("language", f"There is no language {chosen.language!r}.", hint)
    return chosen.language


def _timeline(records: tuple[Record, ...], assumptions: Assumptions) -> Timeline:
    from timeline_tui.work import timeline

    return timeline(records, assumptions)


# ---- what is written


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

    record = Record("text", order.options.explain)
    write_explained(_timeline((record,), order.assumptions), _out(), _on_paper(order))
    return ExitCode.DONE


def _on_paper(order: Order) -> "PlainOptions":
    """Return how plain text looks here: in a theme on a terminal or where colours are wanted, else bare."""
    from timeline_tui.views.plain import PlainOptions

    terminal.forgive(sys.stdout)
    return PlainOptions(
        width=order.options.width or terminal.columns(os.environ), ascii=_ascii(order.settings),
        theme=_theme_of_paper(order), color_depth=_depth(order), selection=order.selection,
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
    return _code(order, _contradicts(timeline), records.failed)


def _json_lines(order: Order, records: Records) -> int:
    """Write a line for each document as it and those before it are done."""
    contradicts = False
    finish = partial(_json_line, selection=order.selection)
    for _, (line, wrong) in _each(order, records, finish):
        _write(line)
        contradicts |= wrong
    return _code(order, contradicts, records.failed)


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


def _code(order: Order, contradicts: bool, failed: bool) -> int:
    if failed:
        return ExitCode.FAILED
    return ExitCode.FINDINGS if order.options.check and contradicts else ExitCode.DONE


# ---- how it looks


def _ascii(chosen: Settings) -> bool:
    return not terminal.speaks_utf8(sys.stdout) if chosen.ascii is None else chosen.ascii


def _depth(order: Order) -> "Depth":
    return settings.depth(order.settings, os.environ, terminal.is_terminal(sys.stdout))


def _theme_of_paper(order: Order) -> "ThemeSpec | None":
    """Return the theme, None where no escape sequence may be written; a wrong name is told all the same."""
    chosen = order.settings
    looks = chosen.color == "always" or (terminal.is_terminal(sys.stdout) and os.environ.get("TERM") != "dumb")
    if not looks and chosen.theme == "auto":
        return None
    spec = _themes(order).get(settings.theme_name(chosen, os.environ, paper=True), _depth(order))
    return spec if looks else None


def _themes(order: Order) -> "Catalogue":
    """Return all themes, having told of broken ones and made sure that the one wanted is among them."""
    from timeline_tui import theme

    catalogue = theme.load(settings.theme_folder(os.environ))
    for problem in catalogue.problems:
        order.say(problem)
    try:
        if order.settings.theme != "auto":
            catalogue.get(order.settings.theme)
    except TimelineError as error:
        raise order.settings.wrong("theme", error.message, error.hint) from None
    return catalogue


# ---- the explorer


def _explore(order: Order, records: Records) -> int:
    """Open the explorer: on what was read before it, so that what is wrong can be seen; on much while it comes."""
    _check_keys(order.settings)
    if order.options.follow or _is_much(order, records):
        return _explore_coming(order, records)
    read = records.all()
    if not read:
        return ExitCode.FAILED
    if not terminal.take_keyboard():
        return _no_keyboard(order, records)
    from timeline_tui.desk import Desk
    from timeline_tui.views.tui.app import run as explore

    store = _new_store(order, records.bundled)
    marks = store.load(read) if store is not None else ()
    desk = Desk(read, _timeline, store)
    little = sum(len(record.text) for record in read) < _LITTLE
    memory = _memory(order, records)
    assumptions = replace(order.assumptions, marks=marks, zones=order.assumptions.zones or memory.zones())
    session = _session(
        order, load=desk.timeline, open=desk.open, apart=little, assumptions=assumptions, memory=memory,
        keep=store.keep if store is not None else None, problems=tuple(store.problems) if store is not None else (),
    )  # fmt: skip
    return explore(session) or _code(order, False, records.failed)


def _new_store(order: Order, bundled: bool, some: bool = False) -> "Store | None":
    """Return where the explorer keeps the user's marks, None where none are wanted."""
    from timeline_tui.marks.store import Store

    folder = settings.marks_folder(os.environ)
    return Store(folder, files=not bundled, some=some) if order.options.marks else None


_LITTLE = 2_000_000
"""Characters up to which handing a timeline over from another process costs less than sharing this one."""


def _is_much(order: Order, records: Records) -> bool:
    """Tell whether sources are worth other processes; looks at their sizes, and reads what holds many documents."""
    if not records.apart:
        return False
    from timeline_tui.work import much

    return much(Records(order.options.sources, lambda _: None).tasks())[1]


def _explore_coming(order: Order, records: Records) -> int:
    """Open the explorer on sources that are still being read; what is wrong with them is said when it closes."""
    if not terminal.take_keyboard():
        return _no_keyboard(order, records)
    from timeline_tui.coming import Coming
    from timeline_tui.views.tui.app import run as explore

    store, memory = _new_store(order, bundled=False, some=True), _memory(order, records)
    assumptions = replace(order.assumptions, zones=order.assumptions.zones or memory.zones())
    coming = Coming(order.options.sources, assumptions, order.options.follow, store)
    session = _session(
        order, load=coming.timeline, open=coming.open, coming=coming, assumptions=assumptions, memory=memory,
        keep=store.keep if store is not None else None,
    )  # fmt: skip
    try:
        code = explore(session)
    finally:
        for problem in coming.problems:
            order.say(problem)
    return code or _code(order, False, coming.failed)


def _no_keyboard(order: Order, records: Records) -> int:
    order.say("The explorer cannot open: there is no keyboard. Here is the same as plain text.")
    return _follow(order, records) if order.options.follow else _plain(order, records)


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
        mouse=chosen.mouse, ascii=_ascii(chosen), animations=chosen.animations, depth=_depth(order), keys=chosen.keys,
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
