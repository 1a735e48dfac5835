"""Writes what shells and `man` want to know of the command into src/timeline_tui/shell/, from its own parser.

python tests/tools/make_shell.py
"""

import argparse
import re
from pathlib import Path

import shtab

from timeline_tui import cli, theme
from timeline_tui.languages import codes
from timeline_tui.present.query import FIELDS

FOLDER = Path(__file__).parents[2] / "src" / "timeline_tui" / "shell"
WORDS = {
    "--format": cli.FORMATS, "--sort": cli.SORTS, "--color": cli.COLORS, "--completion": cli.SHELLS,
    "--theme": theme.bundled_names(), "--lang": codes(), "--filter": [f"{field}:" for field in FIELDS],
}  # fmt: skip
"""What may stand behind an option, where that is known beforehand."""
FILES = frozenset({"sources", "output"})
EXAMPLES = re.compile(r"^  (timeline-tui.*?)(?:  +(.*))?$", re.MULTILINE)


def parser() -> argparse.ArgumentParser:
    """Return the command's parser with the words that shells may offer."""
    made = cli._parser()
    for action in made._actions:
        for option in action.option_strings:
            action.choices = list(WORDS[option]) if option in WORDS else action.choices
        if action.dest in FILES:
            action.complete = shtab.FILE  # type: ignore[attr-defined]
    return made


def completion(shell: str) -> str:
    """Return the script that completes the command in a shell."""
    return "".join(f"{line.rstrip()}\n" for line in shtab.complete(parser(), shell).splitlines())


def manual() -> str:
    """Return the manual page, in the form of man(7)."""
    lines = ['.TH TIMELINE-TUI 1 "" "" "User Commands"', ".SH NAME"]
    lines += ["timeline-tui \\- who said and did what, when, in whose clock: a timeline read from prose"]
    lines += [".SH SYNOPSIS", "\\fBtimeline-tui\\fR [\\fIOPTION\\fR]... [\\fISOURCE\\fR]...", ".SH DESCRIPTION"]
    lines += [
        "Reads articles and other prose, finds their time expressions and quotations, and shows what happened on one",
        "timeline: in an explorer on a terminal, as plain text in a pipe. A \\fISOURCE\\fR is a file, a folder, a",
        "pattern, or \\- for standard input. In the explorer the key \\fB?\\fR lists all keys.", ".SH OPTIONS",
    ]  # fmt: skip
    lines += [line for action in parser()._actions if action.option_strings for line in _option(action)]
    lines += [".SH FILTER", "All terms must hold; a minus before one turns it round; words alone are sought in rows."]
    lines += [line for field, what in FIELDS.items() for line in (".TP", f"\\fB{field}:\\fR", _sentence(what))]
    lines += [".SH EXIT STATUS", *_statuses(), ".SH FILES", ".TP", "\\fI~/.config/timeline-tui/settings.toml\\fR"]
    lines += ["The user's settings; TIMELINE_TUI_CONFIG names another file.", ".TP"]
    lines += ["\\fI~/.config/timeline-tui/themes/\\fR", "The user's themes.", ".SH ENVIRONMENT"]
    lines += ["TIMELINE_TUI_ and the name of a setting sets it; NO_COLOR turns colours off.", ".SH EXAMPLES"]
    for command, what in EXAMPLES.findall(cli.HELP.partition("A SOURCE is")[0]):
        lines += [".TP", f"\\fB{_plain(command)}\\fR", _sentence(what)]
    return "\n".join(lines) + "\n"


def _option(action: argparse.Action) -> list[str]:
    names = ", ".join(f"\\fB{_plain(name)}\\fR" for name in action.option_strings)
    value = f" \\fI{action.metavar}\\fR" if action.nargs != 0 else ""
    words = f" ({', '.join(map(str, action.choices))})" if action.choices and action.dest != "filter" else ""
    return [".TP", names + value, _sentence(f"{action.help}{words}")]


def _statuses() -> list[str]:
    what = {
        0: "done", 1: "something failed, which standard error says", 2: "wrong usage",
        3: "with --check: statements contradict",
    }  # fmt: skip
    return [line for code, words in what.items() for line in (".TP", f"\\fB{code}\\fR", _sentence(words))]


def _sentence(text: str) -> str:
    return _plain(text[:1].upper() + text[1:] + ".")


def _plain(text: str) -> str:
    return text.replace("\\", "\\e").replace("-", "\\-")


def made() -> dict[str, str]:
    """Return every file's name and text."""
    return {
        "timeline-tui.1": manual(),
        **{f"timeline-tui.{shell}": completion(shell) for shell in cli.SHELLS},
    }


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, text in made().items():
        (FOLDER / name).write_text(text, encoding="utf-8")
