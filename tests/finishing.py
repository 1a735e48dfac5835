"""What tests have workers make of timelines: a process that is started afresh finds it by the name of its module."""

import os
import sys

from timeline_tui.errors import ExitCode, TimelineError
from timeline_tui.model import Timeline

COMMAND = [
    sys.executable,
    "-c",
    "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
    "from timeline_tui.cli import console; console()",
]
"""The command as it is from a terminal: what runs in the background of a shell is started deaf to ctrl+c."""


def title(part: Timeline) -> str:
    return f"{part.documents[0].title} {len(part.events)} {part.events[0].id}"


def refuse(part: Timeline) -> str:
    if part.documents[0].id == "b":
        raise TimelineError("It does not fit.")
    return part.documents[0].id


def refuse_all(part: Timeline) -> str:
    raise TimelineError(f"There is no field in {part.documents[0].id}.", code=ExitCode.USAGE)


def end_process(part: Timeline) -> str:
    os._exit(len(part.events))
