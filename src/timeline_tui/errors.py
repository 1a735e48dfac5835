"""What can go wrong in front of a user: one sentence, one hint, one exit code."""

from enum import IntEnum


class ExitCode(IntEnum):
    """Exit codes of the command, a contract with scripts."""

    DONE = 0
    FAILED = 1
    USAGE = 2
    FINDINGS = 3


class TimelineError(Exception):
    """An error a user can act on: what happened, and (hint) what to do about it."""

    def __init__(self, message: str, hint: str = "", code: ExitCode = ExitCode.FAILED) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.code = code

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()
