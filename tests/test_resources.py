"""Packaged data is found wherever the program runs from."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from timeline_tui import resources

ROOT = Path(__file__).parents[1]


def test_seeds_and_themes_are_found() -> None:
    assert resources.names("seeds", ".txt")
    assert "house-dark.toml" in resources.names("themes", ".toml")


def test_a_text_is_read_as_it_is() -> None:
    name = resources.names("seeds")[0]
    assert resources.read_text("seeds", name) == (ROOT / "seeds" / name).read_text(encoding="utf-8")


def test_a_missing_file_is_missing() -> None:
    with pytest.raises(FileNotFoundError):
        resources.read_text("themes", "none-such.toml")


def test_data_is_found_inside_a_zip(tmp_path: Path) -> None:
    archive = tmp_path / "program.zip"
    with zipfile.ZipFile(archive, "w") as zipped:
        for name in ("__init__.py", "resources.py"):
            zipped.write(ROOT / "src" / "timeline_tui" / name, f"timeline_tui/{name}")
        zipped.write(ROOT / "themes" / "mono.toml", "timeline_tui/themes/mono.toml")
    code = (
        "from timeline_tui import resources\n"
        "print(resources.__file__)\n"
        "print(resources.names('themes'), len(resources.read_text('themes', 'mono.toml')))"
    )
    done = subprocess.run(
        [sys.executable, "-S", "-c", f"import sys; sys.path.insert(0, {str(archive)!r})\n{code}"],
        capture_output=True, text=True, check=True, cwd=tmp_path,
    )  # fmt: skip
    where, found = done.stdout.splitlines()
    assert where.startswith(str(archive))
    assert found == f"('mono.toml',) {len((ROOT / 'themes' / 'mono.toml').read_text(encoding='utf-8'))}"


def test_data_is_found_inside_an_installed_package(tmp_path: Path) -> None:
    package = tmp_path / "site" / "timeline_tui"
    (package / "seeds").mkdir(parents=True)
    (package / "seeds" / "a.txt").write_text("an article", encoding="utf-8")
    for name in ("__init__.py", "resources.py"):
        (package / name).write_bytes((ROOT / "src" / "timeline_tui" / name).read_bytes())
    code = f"import sys; sys.path.insert(0, {str(package.parent)!r})\n" + (
        "from timeline_tui import resources; print(resources.names('seeds'), resources.read_text('seeds', 'a.txt'))"
    )
    done = subprocess.run([sys.executable, "-S", "-c", code], capture_output=True, text=True, check=True, cwd=tmp_path)
    assert done.stdout.strip() == "('a.txt',) an article"
