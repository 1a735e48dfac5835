"""Reading a plain text starts at once: what other kinds need is imported for them alone."""

import subprocess
import sys
from pathlib import Path

from reading_support import file

ASKED = """
import sys
from timeline_tui.readers import read
(record,) = read([sys.argv[1]], None, print)
heavy = {"trafilatura", "feedparser", "pypdf", "warcio", "lxml", "email", "zipfile", "html", "xml", "glob", "json"}
ours = sorted(name for name in sys.modules if name.startswith("timeline_tui.readers."))
print(sorted(heavy & set(sys.modules)), ours)
"""


def test_a_plain_text_needs_no_other_reader(tmp_path: Path) -> None:
    path = file(tmp_path, "a.txt", "The council meets tomorrow.")
    done = subprocess.run([sys.executable, "-c", ASKED, str(path)], capture_output=True, text=True, check=True)
    known = ["decode", "kinds", "opened", "places", "reading", "records", "text"]
    assert done.stdout == f"[] {[f'timeline_tui.readers.{name}' for name in known]}\n"
    assert done.stderr == ""
