"""The wheel holds what the program needs, and the program runs from it, unpacked or not."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
_CACHE = {"__pycache__", ".mypy_cache", ".ruff_cache"}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel once, without asking a package index."""
    pytest.importorskip("hatchling")
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


def _names(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def test_every_module_and_every_data_file_is_in_the_wheel(wheel: Path) -> None:
    source = ROOT / "src"
    files = [path for path in source.rglob("*") if path.is_file() and not _CACHE & set(path.parts)]
    data = [path for kind in ("themes", "seeds") for path in (ROOT / kind).iterdir()]
    assert {str(path.relative_to(source)) for path in files} <= _names(wheel)
    assert {f"timeline_tui/{path.relative_to(ROOT)}" for path in data} <= _names(wheel)


def test_nothing_else_is_in_the_wheel(wheel: Path) -> None:
    strange = [name for name in _names(wheel) if not name.startswith(("timeline_tui/", "timeline_tui-"))]
    assert strange == []
    assert not any("__pycache__" in name or name.endswith(".pyc") for name in _names(wheel))


def test_the_metadata_name_the_command_and_the_licence(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        points = next(name for name in archive.namelist() if name.endswith("entry_points.txt"))
        assert "timeline-tui = timeline_tui.cli:console" in archive.read(points).decode()
        assert any(name.endswith("licenses/LICENSE") for name in archive.namelist())


def _printed(path: Path | str, folder: Path, *arguments: str) -> str:
    """Run the program from a given place, with this interpreter's libraries, and return what it prints."""
    environ = {name: value for name, value in os.environ.items() if not name.startswith("TIMELINE_TUI_")}
    environ |= {"PYTHONPATH": str(path), "XDG_CONFIG_HOME": str(folder), "PYTHONUTF8": "1", "TERM": "xterm-256color"}
    code = (
        f"import sys; sys.path.insert(0, {str(path)!r}); import timeline_tui\n"
        f"assert timeline_tui.__file__.startswith({str(path)!r}), timeline_tui.__file__\n"
        f"from timeline_tui.cli import main; sys.exit(main({list(arguments)!r}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=folder, env=environ, capture_output=True, encoding="utf-8", check=False, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


@pytest.mark.parametrize("arguments", [("--print", "--width", "90"), ("--print", "--color", "always")])
def test_wheel_zip_and_checkout_print_the_same(wheel: Path, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "unpacked")
    expected = _printed(ROOT / "src", tmp_path, *arguments)
    assert expected
    assert _printed(tmp_path / "unpacked", tmp_path, *arguments) == expected
    assert _printed(wheel, tmp_path, *arguments) == expected
