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
    monkeypatch.setenv("TERM", "xterm-256color")
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
        env={**os.environ, **environ},  # the environment as `_bare` left it
    )  # fmt: skip


# ---- about the program


def test_help_fits_a_screen() -> None:
    lines = cli.HELP.splitlines()
    assert 24 <= len(lines) <= 36
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
        (["--format", "xml"], "--format cannot be 'xml'. Known: text, json, jsonl, json-schema, csv, edtf,"),
        (["--color", "alway"], "--color cannot be 'alway'. Did you mean always?"),
        (["--print", "--zone", "Erewhon"], "There is no zone or city 'Erewhon'."),
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


@pytest.mark.parametrize(
    "argv",
    [
        ["--force"],
        ["--explain", "today", "--format", "json"],
        ["--explain", "today", "notes.txt"],
        ["--explain", "today", "--sort", "newest"],
        ["--explain", "today", "--filter", "x"],
    ],
)
def test_options_that_would_do_nothing_together_are_refused(
    argv: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(argv) == 2
    assert capsys.readouterr().err.count("\n") == 1


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


# ---- sources


def test_without_sources_the_built_in_article_is_shown() -> None:
    assert main(["--print"]) == 0


def test_an_article_is_printed(article: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--print", article]) == 0
    out, err = capsys.readouterr()
    assert "Kari Berg" in out
    assert "21:15" in out
    assert err == ""


def test_output_that_is_no_terminal_is_plain_text(article: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([article]) == 0
    assert "21:15" in capsys.readouterr().out


def test_options_may_stand_between_sources(article: str, conflict: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([article, "--print", conflict, "--width", "100"]) == 0
    out = capsys.readouterr().out
    assert "peaceful.txt" in out
    assert "conflict.txt" in out


def test_a_source_that_cannot_be_read_costs_the_exit_code_but_not_the_rest(
    article: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--print", "none-such.txt", article]) == 1
    out, err = capsys.readouterr()
    assert "21:15" in out
    assert err == "timeline-tui: There is no file none-such.txt. Check its name and folder.\n"


def test_when_nothing_can_be_read_nothing_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--print", "none-such.txt"]) == 1
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("arguments", [["--print"], ["--print", "-"]])
def test_a_text_on_standard_input_is_read(arguments: list[str]) -> None:
    done = _run(*arguments, stdin=PEACEFUL.encode(), PYTHONUTF8="1")
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"21:15" in done.stdout


def test_an_empty_standard_input_that_was_asked_for_is_a_failure() -> None:
    done = _run("--print", "-")
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr == b"timeline-tui: Standard input is empty. There is nothing to read in it.\n"


# ---- what is taken for granted


def _events(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    assert main(["--format", "json", *arguments]) == 0
    return json.loads(capsys.readouterr().out)


def test_clocks_are_those_asked_for_each_once(article: str, capsys: pytest.CaptureFixture[str]) -> None:
    found = _events(capsys, "--zone", "Rome", "--zone", "Asia/Tokyo", "--zone", "Europe/Rome", article)
    assert found["zones"] == ["Europe/Rome", "Asia/Tokyo"]


def test_date_home_and_language_are_inputs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "bare.txt").write_text("Il ministro ha parlato ieri alle 9.\n", encoding="utf-8")
    found = _events(
        capsys, "--date", "2024-03-03", "--home", "Rome", "--lang", "it", str(tmp_path / "bare.txt")
    )  # fmt: skip
    assert found["documents"][0]["language"] == "it"
    assert "2024-03-02T08:00:00Z" in [timex["moment"] and timex["moment"]["start"] for timex in found["timexes"]]


def test_a_name_of_several_places_is_told_with_the_clock_taken(
    article: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--print", "--zone", "Georgia", article]) == 0
    out, err = capsys.readouterr()
    assert "Tbilisi" in out
    assert err.startswith("timeline-tui: 'Georgia' may be several places: the clock of Asia/Tbilisi is taken")


def test_a_zone_nobody_knows_is_told_with_what_is_used_instead() -> None:
    record = {"id": "n7", "text": "It begins at 8 p.m.", "date": "2024-05-06T10:00+02:00", "zone": "Mars/Olympus"}
    done = _run("--format", "json", stdin=json.dumps(record).encode())
    assert done.stderr.decode() == (
        "timeline-tui: n7: there is no time zone 'Mars/Olympus'; its dateline or the offset of its date tells the "
        "clock instead, else --home, else UTC.\n"
    )
    assert json.loads(done.stdout)["timexes"][0]["moment"]["start"] == "2024-05-06T18:00:00Z"


def test_the_settings_file_is_heard(article: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "config" / "timeline-tui"
    folder.mkdir(parents=True)
    (folder / "settings.toml").write_text('zones = ["Lima"]\n', encoding="utf-8")
    assert _events(capsys, article)["zones"] == ["America/Lima"]
    (folder / "settings.toml").write_text('\nzones = ["Limaa"]\n', encoding="utf-8")
    assert main(["--print", article]) == 2
    assert "settings.toml, line 2, zones: There is no zone or city 'Limaa'." in capsys.readouterr().err


# ---- what is written


def test_json_is_one_object_with_the_whole_timeline(
    article: str, conflict: str, capsys: pytest.CaptureFixture[str]
) -> None:
    found = _events(capsys, article, conflict)
    assert [document["id"] for document in found["documents"]] == ["peaceful.txt", "conflict.txt"]
    assert list(found)[:3] == ["generator", "tzdb", "zones"]


def test_json_is_utf8_whatever_the_locale() -> None:
    record = json.dumps({"text": "Дождь.", "title": "Погода"}).encode()
    done = _run("--format", "json", stdin=record, PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert json.loads(done.stdout.decode("utf-8"))["documents"][0]["title"] == "Погода"


def test_json_lines_has_one_object_for_each_record_in_order() -> None:
    records = b'{"id": "a", "text": "On 3 May 2024 it rained."}\n{"id": "b", "text": "It did not."}\n'
    done = _run("--format", "jsonl", "-", stdin=records)
    assert (done.returncode, done.stderr) == (0, b"")
    assert [json.loads(line)["documents"][0]["id"] for line in done.stdout.splitlines()] == ["a", "b"]


def test_a_bad_record_costs_one_message_and_no_more() -> None:
    done = _run("--format", "jsonl", stdin=b'{"text": "One."}\n{"text": 7}\nnot json\n{"text": "Two."}\n')
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 2
    messages = done.stderr.decode().splitlines()
    assert len(messages) == 2
    assert messages[0].startswith("timeline-tui: stdin:2: ")


def test_the_schema_is_that_of_the_output(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--format", "json-schema"]) == 0
    schema = json.loads(capsys.readouterr().out)
    assert set(schema["properties"]) >= {"documents", "timexes", "quotes", "events", "people", "findings"}


@pytest.mark.parametrize("arguments", [[], ["--format", "json"], ["--format", "jsonl"]])
def test_check_tells_contradictions_by_exit_code(
    arguments: list[str], article: str, conflict: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--check", *arguments, article]) == 0
    assert main(["--check", *arguments, conflict]) == 3
    assert main([*arguments, conflict]) == 0
    assert capsys.readouterr().err == ""


def test_width_is_kept(article: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--print", "--width", "50", article]) == 0
    assert max(map(len, capsys.readouterr().out.splitlines())) <= 50


def test_ascii_leaves_letters_alone(conflict: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--print", "--ascii", conflict]) == 0
    assert capsys.readouterr().out.isascii()


@pytest.mark.parametrize(
    "environ", [{"PYTHONIOENCODING": "ascii"}, {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}]
)
def test_what_an_encoding_lacks_becomes_question_marks(environ: dict[str, str]) -> None:
    done = _run("--print", "-", stdin="Oslo, 3 March 2024. Министр came on 2 March at 9:15 p.m.\n".encode(), **environ)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.isascii()
    assert b"???????" in done.stdout


@pytest.mark.parametrize("theme_name", theme.bundled_names())
def test_colours_on_request(theme_name: str, article: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--print", "--color", "always", "--theme", theme_name, article]) == 0
    assert "\x1b[" in capsys.readouterr().out


def test_no_colours_without_a_terminal(article: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--print", "--theme", "house-dark", article]) == 0
    assert "\x1b" not in capsys.readouterr().out


def test_a_broken_theme_is_told_once_and_left_out(
    article: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "config" / "timeline-tui" / "themes"
    folder.mkdir(parents=True)
    (folder / "mine.toml").write_text("[roles]\ntxet = {}\n", encoding="utf-8")
    assert main(["--print", "--color", "always", article]) == 0
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert f"Theme left out: {folder / 'mine.toml'}, line 2: there is no role 'txet'" in err
    assert main(["--print", "--theme", "mine", article]) == 2


def test_the_same_input_gives_the_same_output(article: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--print", article]) == main(["--print", article]) == 0
    out = capsys.readouterr().out
    assert out[: len(out) // 2] == out[len(out) // 2 :]


def test_words_given_as_an_option_are_explained(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--explain", "two days ago at 8 a.m.", "--date", "2024-03-03", "--home", "Oslo"]) == 0
    out = capsys.readouterr().out
    assert "2024-03-01T07:00:00Z" in out
    assert "Oslo" in out


# ---- texts nobody meant


STRANGE = {
    "controls": b"\x00\x01",
    "overrides": "\u202e".encode() * 50,
    "half a pair": b"\xed\xa0\x80 on 3 May 2024",
    "openers": "“".encode() * 500,
    "one number": b"1" * 5000,
    "blanks": b" \n" * 99,
    "escapes": b"On 3 May 2024 \x1b]0;title\x07\x1b[2J it rained.",
}


@pytest.mark.parametrize("name", STRANGE)
@pytest.mark.parametrize("how", ["text", "json"])
def test_any_text_is_answered_without_a_bug(name: str, how: str) -> None:
    done = _run("--format", how, "-", stdin=STRANGE[name])
    assert done.returncode in (0, 1)
    assert b"bug" not in done.stderr
    assert b"\x1b" not in done.stdout


# ---- other formats


def test_every_format_there_is_can_be_asked_for() -> None:
    from timeline_tui.views.export import FORMATS

    assert set(cli.FORMATS) == {"text", "jsonl", "json-schema", *(one.name for one in FORMATS)}


@pytest.mark.parametrize("name", [name for name in cli.FORMATS if name not in ("text", "json-schema")])
def test_every_format_is_written_in_utf8(name: str, article: str) -> None:
    done = _run("--format", name, article, PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (0, b"")
    assert "Kari Berg" in done.stdout.decode("utf-8")


def test_what_a_format_has_no_room_for_is_counted() -> None:
    done = _run("--format", "ics", stdin=b"Minister Kari Berg met the miners before the meeting.\n")
    assert done.returncode == 0
    assert done.stdout.startswith(b"BEGIN:VCALENDAR")
    assert done.stderr == b"timeline-tui: Not in ics, which needs dates: 1 event without one.\n"


@pytest.mark.parametrize("order", ["newest", "text"])
def test_no_row_is_no_row_in_any_order(order: str, article: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--format", "csv", "--sort", order, "--filter", "xyzzy", article]) == 0
    assert capsys.readouterr().out.count("\n") == 1


def test_what_is_said_of_a_strange_name_steers_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--output", "a\x1b[31m\u202e.zzz"]) == ExitCode.USAGE
    assert set(capsys.readouterr().err).isdisjoint("\x1b\u202e")
