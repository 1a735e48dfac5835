"""The command line: what is asked for, which front end answers, and how a failure is said.

Only argparse is imported here; everything else is, in the branch that needs it, because `--help` should come at
once. Bytes on standard output are data, standard error is for words to the user.
"""

import argparse
import gc
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NoReturn

from timeline_tui import __version__
from timeline_tui.errors import ExitCode, TimelineError

HELP = """\
usage: timeline-tui [OPTION]... [SOURCE]...

Who said and did what, when, in whose clock: a timeline read from prose.

  timeline-tui                              explore the article that is built in
  timeline-tui one.txt two.txt              explore your own, on one timeline
  timeline-tui --zone Rome --zone UTC F     show times in these two clocks
  timeline-tui --format json F > out.json   everything, for scripts
  timeline-tui --output page.html F         a page; or .csv .ics .md .svg ...
  timeline-tui --explain "5 May at 8 EST"   how these words become an instant

A SOURCE is a file, folder, pattern ("*.md") or - (stdin); --follow watches it.

Reading   --date DATE     publication date, over what the source states
          --lang CODE     language of the sources: de en es fr it pt ru uk
          --home ZONE     clock of a narrator who names none
Showing   --zone ZONE     a clock, by city or IANA name; repeat it for more
          --print         plain text, --width N columns wide; so does a pipe
          --format NAME   text json jsonl json-schema csv edtf html ics markdown
                          markwhen svg timelinejs timeml
          --output FILE   a file, its format by its ending; --force overwrites
          --filter QUERY  only rows that match: who:smith after:2025 -has:quote
          --sort ORDER    oldest, newest or text; --fields start,title: of csv
          --check         print, and exit with 3 if statements contradict
          --no-marks      without your marks; --comments shows your comments too
Looks     --theme NAME    house-dark house-light ansi ansi-dark ansi-light mono
                          high-contrast okabe-ito nord dracula gruvbox-dark
                          gruvbox-light solarized-dark solarized-light
                          catppuccin-mocha, or one of your own
          --color WHEN    always, never or auto
          --ascii         ASCII signs only; --no-mouse leaves it to the terminal
Program   --version, --help, --debug (show where a failure came from),
          --completion SHELL (a script for bash, fish or zsh)

In the explorer, ? lists the keys. Nothing is ever sent anywhere.
"""
FORMATS = (
    "text", "json", "jsonl", "json-schema", "csv", "edtf", "html", "ics", "markdown", "markwhen", "svg", "timelinejs",
    "timeml",
)  # fmt: skip
SORTS = ("oldest", "newest", "text")
SHELLS = ("bash", "fish", "zsh")
COLORS = ("always", "never", "auto")
DEBUG = "TIMELINE_TUI_DEBUG"
_NEW_OBJECTS = 100_000
"""How many make Python look for cycles among them. Hardly any are in one, and its own 700 slow a short run down."""


def console() -> NoReturn:
    """Run the command and leave with its exit code: the entry point of the installed script."""
    gc.set_threshold(_NEW_OBJECTS)
    code = _guarded(sys.argv[1:])
    gc.freeze()  # Nothing is searched for cycles on the way out: the process gives its memory back as a whole.
    sys.exit(code)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code (`ExitCode`); what a user can mend is said on standard error."""
    try:
        return _answer(_parser().parse_intermixed_args(_tied(sys.argv[1:] if argv is None else argv)))
    except TimelineError as error:
        say(str(error))
        return error.code


def _tied(argv: Sequence[str]) -> list[str]:
    """Tie a filter that begins with a minus to its option, or argparse would take it for one itself."""
    words: list[str] = []
    for word in argv:
        if words and words[-1] == "--filter" and word[:1] == "-" != word[1:2] and "--" not in words:
            words[-1] = f"--filter={word}"
        else:
            words.append(word)
    return words


def _answer(options: argparse.Namespace) -> int:
    """Answer a question about the program itself, or let a front end answer one about sources."""
    if options.help:
        print(HELP, end="")
    elif options.version:
        print(_version())
    elif options.completion:
        print(_completion(options.completion), end="")
    else:
        from timeline_tui import frontend

        return frontend.run(options, say)
    return ExitCode.DONE


def _version() -> str:
    from timeline_tui.resolve.tzdb import tzdb_version

    return f"timeline-tui {__version__} (tzdb {tzdb_version()}, Python {sys.version.split()[0]})"


def _completion(shell: str) -> str:
    from timeline_tui import resources

    return resources.read_text("shell", f"timeline-tui.{shell}")


def say(sentence: str) -> None:
    """Tell the user something on standard error, in one line."""
    if sys.stderr is not None:
        from timeline_tui.present.safe import clean

        print("timeline-tui:", clean(" ".join(sentence.split())), file=sys.stderr)


def _guarded(argv: Sequence[str]) -> int:
    """Run `main` and flush; a reader that left early is no failure, and a bug is said in one sentence."""
    from timeline_tui import terminal

    terminal.forgive(sys.stderr)
    try:
        code = main(argv)
        if sys.stdout is not None:
            sys.stdout.flush()
        return code
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        terminal.silence(sys.stdout)
        return ExitCode.DONE
    except Exception as error:  # noqa: BLE001 - the last border: every failure is said, none is swallowed
        terminal.silence(sys.stdout)
        return _failed(error, argv)


def _failed(error: Exception, argv: Sequence[str]) -> int:
    if "--debug" in argv or os.environ.get(DEBUG):
        import traceback

        traceback.print_exception(error)
    elif isinstance(error, OSError):
        say(f"{error.strerror or error}{f': {error.filename}' if error.filename else ''}.")
    else:
        say(f"This is a bug ({type(error).__name__}). Please report it with what --debug added to the command prints.")
    return ExitCode.FAILED


class _Formatter(argparse.HelpFormatter):
    """argparse's formatter, which would import much to measure a terminal that it never writes to."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=80)


class _Parser(argparse.ArgumentParser):
    """argparse with errors of one sentence and a hint."""

    def error(self, message: str) -> NoReturn:
        """Turn argparse's complaint into a sentence; one about an unknown option names the nearest."""
        unknown, _, words = message.partition("unrecognized arguments: ")
        if words and not unknown:
            option = words.split()[0]
            raise _wrong(f"There is no option {option}.", option, self._option_string_actions, "See --help.")
        raise TimelineError(f"{message.removeprefix('argument ')}.", "See --help.", ExitCode.USAGE)


def _wrong(message: str, word: str, known: Iterable[str], hint: str = "") -> TimelineError:
    """Return an error of usage that names the nearest known word, or else gives the hint or all of them."""
    from difflib import get_close_matches

    near = get_close_matches(word, list(known), 1)
    hint = f"Did you mean {near[0]}?" if near else hint or f"Known: {', '.join(known)}."
    return TimelineError(message, hint, ExitCode.USAGE)


def _one_of(option: str, known: Sequence[str]) -> Callable[[str], str]:
    def checked(word: str) -> str:
        if word not in known:
            raise _wrong(f"{option} cannot be {word!r}.", word, known)
        return word

    return checked


def _cells(word: str) -> int:
    if not word.isdecimal() or not 20 <= int(word[:6]) <= 10_000:
        raise TimelineError(f"--width cannot be {word!r}.", "It is a number of columns from 20 on.", ExitCode.USAGE)
    return int(word)


def _names(words: str) -> tuple[str, ...]:
    names = tuple(dict.fromkeys(filter(None, (name.strip() for name in words.split(",")))))
    if not names:
        raise TimelineError("--fields wants names, with commas between.", "As in start,title.", ExitCode.USAGE)
    return names


def _parser() -> _Parser:
    parser = _Parser(prog="timeline-tui", add_help=False, allow_abbrev=False, formatter_class=_Formatter)
    add = parser.add_argument
    add("sources", nargs="*", metavar="SOURCE", help="a file, a folder, a pattern, or - for standard input")
    add("--date", default="", metavar="DATE", help="publication date, over what the source states")
    add("--print", action="store_true", dest="paper", help="plain text instead of the explorer")
    add("--format", type=_one_of("--format", FORMATS), metavar="NAME", help="what to write")
    add("--output", default="", metavar="FILE", help="write to a file, in the format of its ending")
    add("--force", action="store_true", help="replace the file of --output if it exists")
    add("--filter", default="", metavar="QUERY", help="only rows that match")
    add("--sort", type=_one_of("--sort", SORTS), metavar="ORDER", help="the order of the rows")
    add("--fields", type=_names, default=(), metavar="NAMES", help="columns of csv or keys of json, with commas")
    add("--follow", action="store_true", help="read sources again when they change")
    add("--comments", action="store_true", help="show your comments too, which are private otherwise")
    add("--no-marks", action="store_false", dest="marks", help="leave your marks and corrections out")
    add("--check", action="store_true", help="print, and exit with 3 if statements contradict")
    add("--width", type=_cells, default=0, metavar="N", help="columns of plain text")
    add("--explain", default=None, metavar="TEXT", help="tell how the words of a text become instants")
    add("--completion", type=_one_of("--completion", SHELLS), metavar="SHELL", help="print what completes in a shell")
    add("-h", "--help", action="store_true", help="a page of help")
    add("--version", action="store_true", help="versions of the program, the tz database and Python")
    add("--debug", action="store_true", help="show where a failure came from")
    _add_settings(parser)
    return parser


def _add_settings(parser: _Parser) -> None:
    """Add the options that the environment and the settings file know as well: absent unless given."""

    def add(flag: str, dest: str, **how: Any) -> None:
        parser.add_argument(flag, dest=dest, default=argparse.SUPPRESS, **how)

    add("--zone", "zones", action="append", metavar="ZONE", help="a clock, by city or IANA name; repeat it for more")
    add("--home", "home", metavar="ZONE", help="clock of a narrator who names none")
    add("--lang", "language", metavar="CODE", help="language of the sources")
    add("--theme", "theme", metavar="NAME", help="the colours")
    add("--color", "color", type=_one_of("--color", COLORS), metavar="WHEN", help="whether to use colours")
    add("--ascii", "ascii", action="store_true", help="ASCII signs only")
    add("--no-mouse", "mouse", action="store_false", help="leave the mouse to the terminal")
