"""The program far away: terminals that come and go, in bash, in tmux and over ssh."""

import os
import select
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from console import PROGRAM, Terminal, running, started

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
SHOWN = "La riunione"
COMMAND = f"{sys.executable} {PROGRAM}"


def needs(*programs: str) -> pytest.MarkDecorator:
    missing = [name for name in programs if not shutil.which(name)]
    return pytest.mark.skipif(bool(missing), reason=f"needs {' and '.join(missing)}")


def in_order(terminal: Terminal) -> None:
    """It shows its rows and answers a key."""
    terminal.wait_for(SHOWN)
    terminal.type(b"<j")
    terminal.wait_for("2 of 7")


@pytest.mark.parametrize("noise", [b"\x1b[M \xff\xfe", b"\x1b[:2u", b"\xc3\x28", b"\x1b[<0;1M", b"\x1b[99999999999~"])
def test_what_is_no_key_is_dropped(noise):
    with started() as terminal:
        terminal.wait_for(SHOWN)
        terminal.type(noise)
        terminal.type(b"\x1b[H")
        in_order(terminal)
        terminal.type(b"\x11")
        assert terminal.leave() == 0


def test_a_mouse_that_only_moves_is_not_asked_for():
    with started() as terminal:
        in_order(terminal)
        terminal.type(b"q")
        terminal.leave()
    assert b"\x1b[?1002h" in terminal.received and b"\x1b[?1003h" not in terminal.received
    assert terminal.received.rindex(b"\x1b[?1002l") > terminal.received.rindex(b"\x1b[?1002h")


def test_after_a_storm_of_sizes_the_screen_is_as_if_it_had_always_been_so():
    with started(size=(100, 30)) as calm, started() as terminal:
        in_order(calm)
        terminal.wait_for(SHOWN)
        for number in range(60):
            terminal.resize(30 + number * 37 % 150, 8 + number * 13 % 50)
        terminal.resize(100, 30)
        in_order(terminal)
        terminal.type(b"j")
        terminal.wait_for("3 of 7")
        terminal.type(b"k")
        # The sizes come to rest a moment after the last of them, and all is drawn once more.
        terminal.wait_until(lambda display: display == calm.screen.display, "another screen than without a storm")


def test_a_lost_terminal_ends_it():
    with started() as terminal:
        in_order(terminal)
        assert terminal.hang_up() == -signal.SIGHUP


@needs("sh")
def test_a_lost_terminal_ends_it_even_where_nobody_hangs_up():
    with running(["sh", "-c", f"trap '' HUP; exec {COMMAND}"]) as terminal:
        in_order(terminal)
        assert terminal.hang_up() == 128 + signal.SIGHUP


@needs("bash")
def test_it_goes_to_the_background_and_comes_back_whole():
    with running(["bash", "--norc", "--noprofile", "-i"], PS1="shell> ") as terminal:
        terminal.type(f"exec 2>&1; {COMMAND}\n".encode())
        in_order(terminal)
        terminal.type(b"\x1a")
        terminal.wait_for_more(b"shell> ")
        terminal.type(b"fg\n")
        terminal.wait_for_more(b"Fiume chiuso")
        terminal.type(b"j")
        terminal.wait_for("3 of 7")
        terminal.wait_for("Fiume chiuso")
        terminal.type(b"q")
        terminal.wait_for_more(b"shell> ")
        terminal.type(b"exit\n")
        assert terminal.leave() == 0


@needs("tmux")
def test_it_lives_on_in_tmux_while_nobody_looks(tmp_path):
    tmux = ["tmux", "-S", str(tmp_path / "socket"), "-f", os.devnull]
    environment = {name: value for name, value in os.environ.items() if name not in ("TMUX", "NO_COLOR")}
    subprocess.run([*tmux, "new-session", "-d", "-x", "120", "-y", "40", COMMAND], check=True, env=environment)

    def wait_for(terminal: Terminal, *words: str) -> None:
        """Wait for tmux to have a whole screen with all the words; it draws with more than the emulator knows."""
        shown = ""
        for _ in range(200):
            shown = subprocess.run([*tmux, "capture-pane", "-p"], check=True, capture_output=True, text=True).stdout
            if shown.startswith(" Fiume chiuso") and all(word in shown for word in words):
                return
            if select.select([terminal.end], [], [], 0.1)[0]:
                os.read(terminal.end, 65536)
        raise AssertionError(f"{words!r} did not appear:\n{shown}")

    try:
        with running([*tmux, "attach"]) as terminal:
            wait_for(terminal, SHOWN)
            terminal.type(b"<j")
            wait_for(terminal, "2 of 7")
            terminal.type(b"\x02d")
            assert terminal.leave() == 0
        with running([*tmux, "attach"]) as terminal:
            wait_for(terminal, "2 of 7")
            terminal.type(b"\x1b[<0;5;9M\x1b[<0;5;9m")
            terminal.type(b">")
            wait_for(terminal, "▶▷  Jun 2024", "7 of 7")
            terminal.type(b"q")
            assert terminal.leave() == 0
    finally:
        subprocess.run([*tmux, "kill-server"], check=False, capture_output=True)


# Over ssh, to this machine and without a port: the server answers on its standard input.

CONFIG = """
HostKey {0}/host
AuthorizedKeysFile {0}/user.pub
StrictModes no
PermitRootLogin yes
PasswordAuthentication no
PidFile none
"""


@pytest.fixture
def ssh(tmp_path: Path) -> list[str]:
    """The beginning of a command that runs the rest of it over ssh."""
    server = shutil.which("sshd", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")
    if server is None or not shutil.which("ssh") or not shutil.which("ssh-keygen"):
        pytest.skip("needs ssh, ssh-keygen and sshd")
    for key in ("host", "user"):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(tmp_path / key)], check=True)
    (tmp_path / "config").write_text(CONFIG.format(tmp_path), encoding="utf-8")
    command = [
        "ssh", "-F", os.devnull, "-i", str(tmp_path / "user"), "-o", "StrictHostKeyChecking=no",
        "-o", f"UserKnownHostsFile={os.devnull}", "-o", "LogLevel=ERROR", "-o", "BatchMode=yes",
        "-o", f"ProxyCommand={server} -i -f {tmp_path / 'config'}", "-tt", "localhost",
    ]  # fmt: skip
    tried = subprocess.run([*command, "true"], stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60)
    if tried.returncode:
        pytest.skip(f"sshd does not let us in here: {tried.stderr.strip()[:200]}")
    return command


def test_over_ssh_it_shows_the_same_and_leaves_with_its_code(ssh):
    with running([*ssh, COMMAND]) as terminal:
        in_order(terminal)
        terminal.type(b"q")
        assert terminal.leave() == 0
    assert b"38;5;" in terminal.received and b"38;2;" not in terminal.received


def test_a_lost_connection_ends_it_at_the_other_end(ssh, tmp_path):
    with running([*ssh, f"echo $$ > {tmp_path}/pid; exec {COMMAND}"]) as terminal:
        in_order(terminal)
        process = os.pidfd_open(int((tmp_path / "pid").read_text()))
        terminal.process.kill()
        ended, _, _ = select.select([process], [], [], 20)
        os.close(process)
        assert ended
