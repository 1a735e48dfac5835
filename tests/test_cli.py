"""The command line: what it answers, what it refuses, and how it says so."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from timeline_tui import cli, theme
from timeline_tui.cli import main
from timeline_tui.errors import ExitCode, TimelineError
from timeline_tui.languages import codes

HEAVY = ("textual", "rich", "pydantic", "asyncio", "dateutil", "platformdirs")

CONFLICT = (
    "Oslo, 3 March 2024 - The strike ended on Sunday 4 March 2024 at 10 a.m. Oslo time, 12:00 in Helsinki, "
    "said Kari Berg.\n"
)
PEACEFUL = "Oslo, 3 March 2024 - Minister Kari Berg met the miners yesterday at 9:15 p.m.\n"


@pytest.fixture(autouse=True)
def _bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No settings of the machine, no terminal, nothing on standard input."""
    for name in [name for name in os.environ if name.startswith("TIMELINE_TUI_")]:
        monkeypatch.delenv(name)
    for name in ("NO_COLOR", "COLUMNS", "SSH_CONNECTION"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))


@pytest.fixture
def article(tmp_path: Path) -> str:
    path = tmp_path / "peaceful.txt"
    path.write_text(PEACEFUL, encoding="utf-8")
    return str(path)


@pytest.fixture
def conflict(tmp_path: Path) -> str:
    path = tmp_path / "conflict.txt"
    path.write_text(CONFLICT, encoding="utf-8")
    return str(path)


def _run(*arguments: str, stdin: bytes = b"", **environ: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command as a process without a terminal."""
    return subprocess.run(
        [sys.executable, "-m", "timeline_tui", *arguments], input=stdin, capture_output=True, check=False,
        env={**os.environ, **environ},
    )  # fmt: skip


# ---- about the program


def test_help_fits_a_screen() -> None:
    lines = cli.HELP.splitlines()
    assert 24 <= len(lines) <= 30
    assert max(map(len, lines)) <= 80
    assert cli.HELP.isascii()


def test_help_names_every_option_and_every_choice() -> None:
    options = [name for name in cli._parser()._option_string_actions if name.startswith("--")]
    for word in [*options, *codes(), *theme.bundled_names(), *cli.FORMATS, *cli.COLORS]:
        assert word in cli.HELP


@pytest.mark.parametrize("flag", ["-h", "--help"])
def test_help_is_data_on_standard_output(flag: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([flag]) == 0
    assert capsys.readouterr() == (cli.HELP, "")


def test_version_names_the_zone_data_and_python(capsys: pytest.CaptureFixture[str]) -> None:
    import tzdata

    assert main(["--version"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("timeline-tui 0.")
    assert f"tzdb {tzdata.IANA_VERSION}" in said
    assert sys.version.split()[0] in said


# ---- wrong usage


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--zoen", "Rome"], "There is no option --zoen. Did you mean --zone?"),
        (["--xyzzy"], "There is no option --xyzzy. See --help."),
        (["--width"], "--width: expected one argument. See --help."),
        (["--width", "five"], "--width cannot be 'five'. It is a number of columns from 20 on."),
        (["--width", "0"], "--width cannot be '0'. It is a number of columns from 20 on."),
        (["--width", "9" * 9000], "It is a number of columns from 20 on."),
        (["--format", "jsn"], "--format cannot be 'jsn'. Did you mean json?"),
        (["--format", "xml"], "--format cannot be 'xml'. Known: text, json, jsonl, json-schema."),
        (["--color", "alway"], "--color cannot be 'alway'. Did you mean always?"),
        (["--print", "--zone", "Atlantis"], "There is no zone or city 'Atlantis'."),
        (["--print", "--zone", "Moskcow"], "There is no zone or city 'Moskcow'. Did you mean 'Moscow'?"),
        (["--print", "--home", "Europe/Roma"], "Did you mean 'Europe/Rome'?"),
        (["--print", "--lang", "xx"], "There is no language 'xx'. Known: de, en, es, fr, it, pt, ru, uk."),
        (["--print", "--theme", "hous-dark"], "There is no theme 'hous-dark'. Did you mean 'house-dark'?"),
        (["--print", "--date", "yesterday"], "--date cannot be 'yesterday'. Write it like 2025-12-29"),
    ],
)
def test_wrong_usage_is_one_sentence_and_a_hint(
    arguments: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == ExitCode.USAGE
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("timeline-tui: ")
    assert sentence in err
    assert err.count("\n") == 1


# ---- failures


def _fail_with(error: BaseException, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: object) -> int:
        raise error

    monkeypatch.setattr(cli, "_answer", fail)


def _console(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int | str | None:
    monkeypatch.setattr(sys, "argv", ["timeline-tui", *arguments])
    with pytest.raises(SystemExit) as left:
        cli.console()
    return left.value.code


def test_what_a_user_can_mend_is_said_with_its_hint(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _fail_with(TimelineError("It is\nbroken.", "Mend it.", ExitCode.FAILED), monkeypatch)
    assert _console(monkeypatch) == 1
    assert capsys.readouterr().err == "timeline-tui: It is broken. Mend it.\n"


def test_a_bug_says_how_to_report_it(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    _fail_with(ZeroDivisionError("secret"), monkeypatch)
    assert _console(monkeypatch) == 1
    said = capsys.readouterr().err
    assert said.startswith("timeline-tui: This is a bug (ZeroDivisionError).")
    assert "--debug" in said
    assert said.count("\n") == 1


@pytest.mark.parametrize("how", ["flag", "variable"])
def test_debug_shows_where_it_happened(
    how: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _fail_with(ZeroDivisionError("here"), monkeypatch)
    if how == "variable":
        monkeypatch.setenv("TIMELINE_TUI_DEBUG", "1")
    assert _console(monkeypatch, *(["--debug"] if how == "flag" else [])) == 1
    assert "Traceback" in capsys.readouterr().err


def test_an_interruption_is_quiet(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    _fail_with(KeyboardInterrupt(), monkeypatch)
    assert _console(monkeypatch) == 130
    assert capsys.readouterr().err == ""


def test_a_reader_that_leaves_early_is_no_failure(tmp_path: Path) -> None:
    environ = {**os.environ, "XDG_CONFIG_HOME": str(tmp_path)}
    with subprocess.Popen(
        [sys.executable, "-m", "timeline_tui", "--help"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environ
    ) as process:
        assert process.stdout and process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a full device")
def test_a_full_disk_is_said_plainly() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "timeline_tui", "--help"], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 1
    assert done.stderr == b"timeline-tui: No space left on device.\n"


# ---- what is loaded


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["--print"], ["--print", "--color", "always"]])
def test_nothing_heavy_is_loaded(arguments: list[str]) -> None:
    code = (
        "import sys\nfrom timeline_tui.cli import main\n"
        f"code = main({arguments!r})\n"
        f"print(sorted(set({HEAVY!r}) & set(sys.modules)), file=sys.stderr)\nsys.exit(code)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, input="")
    assert (done.returncode, done.stderr.strip()) == (0, "[]")


def _unused() -> Any:
    return json
