"""What was asked on the command line, understood: options that fit together, assumptions, filter and looks."""

import argparse
import os
import sys
from typing import TYPE_CHECKING, NamedTuple

from timeline_tui import settings, terminal
from timeline_tui.errors import ExitCode, TimelineError
from timeline_tui.model import Assumptions
from timeline_tui.settings import Settings
from timeline_tui.sources import STDIN, Say

if TYPE_CHECKING:
    from timeline_tui.present.query import Query
    from timeline_tui.present.selection import Selection
    from timeline_tui.theme import Catalogue, Depth, ThemeSpec


class Order(NamedTuple):
    """What was asked for: the options, the settings in force, what is taken for granted, how to tell the user.

    `selection` is what of the result is shown, in which order.
    """

    options: argparse.Namespace
    settings: Settings
    assumptions: Assumptions
    say: Say
    selection: "Selection"


def check_together(options: argparse.Namespace) -> None:
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


def check_format(options: argparse.Namespace) -> None:
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


def format_of(output: str) -> str:
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


def filter_of(text: str) -> "Query | None":
    """Return what a filter says; raises QueryError for one that cannot be understood."""
    if not text.strip():
        return None
    from timeline_tui.present.query import parse

    return parse(text)


def point(text: str, position: int) -> None:
    """Show under a filter where it goes wrong."""
    from timeline_tui.present.line import width
    from timeline_tui.present.safe import clean

    shown = clean(text)
    if sys.stderr is not None:
        print(f"  {shown}\n  {' ' * width(shown[:position])}^", file=sys.stderr)


def assumptions(options: argparse.Namespace, chosen: Settings, say: Say) -> Assumptions:
    """Return what is taken for granted; raises TimelineError for a clock, a date or a language that there is not."""
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


def exit_code(order: Order, contradicts: bool, failed: bool) -> int:
    """Return how the command ends."""
    if failed:
        return ExitCode.FAILED
    return ExitCode.FINDINGS if order.options.check and contradicts else ExitCode.DONE


def ascii_signs(chosen: Settings) -> bool:
    """Tell whether to draw with ASCII signs only: where it was chosen, or nothing else can be written."""
    return not terminal.speaks_utf8(sys.stdout) if chosen.ascii is None else chosen.ascii


def depth(order: Order) -> "Depth":
    """Return how many colours can be shown here."""
    return settings.depth(order.settings, os.environ, terminal.is_terminal(sys.stdout))


def theme_of_paper(order: Order) -> "ThemeSpec | None":
    """Return the theme, None where no escape sequence may be written; a wrong name is told all the same."""
    chosen = order.settings
    looks = chosen.color == "always" or (terminal.is_terminal(sys.stdout) and os.environ.get("TERM") != "dumb")
    if not looks and chosen.theme == "auto":
        return None
    spec = _themes(order).get(settings.theme_name(chosen, os.environ, paper=True), depth(order))
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
