"""What shells complete, and the manual page: as the command is now."""

import shutil
import subprocess

import pytest
from make_shell import FOLDER, made

from timeline_tui.cli import main

MADE = made()
BASH = shutil.which("bash")


def test_every_option_has_its_words() -> None:
    page = MADE["timeline-tui.1"]
    assert "None" not in page and page.count(".TP") > 30


@pytest.mark.parametrize("name", MADE)
def test_the_files_are_of_this_command(name: str) -> None:
    assert (FOLDER / name).read_text(encoding="utf-8") == MADE[name], "run tests/tools/make_shell.py"


@pytest.mark.parametrize("shell", ["bash", "fish", "zsh"])
def test_the_command_prints_what_completes_it(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--completion", shell]) == 0
    assert capsys.readouterr().out == MADE[f"timeline-tui.{shell}"]


@pytest.mark.parametrize("shell", ["bash", "fish", "zsh"])
def test_the_shell_understands_it(shell: str) -> None:
    if not shutil.which(shell):
        pytest.skip(f"there is no {shell}")
    done = subprocess.run([shell, "-n", str(FOLDER / f"timeline-tui.{shell}")], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(not BASH, reason="there is no bash")
@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("--fo", "--format --force --follow"),
        ("--format cs", "csv"),
        ("--sort ne", "newest"),
        ("--filter sp", "speaker:"),
    ],
)
def test_bash_offers_options_and_their_words(words: str, offered: str) -> None:
    script = (
        f'source "{FOLDER / "timeline-tui.bash"}"; COMP_WORDS=(timeline-tui {words}); '
        'COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _shtab_timeline_tui 2>/dev/null; echo "${COMPREPLY[@]}"'
    )
    done = subprocess.run([BASH or "bash", "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.split() == offered.split()
