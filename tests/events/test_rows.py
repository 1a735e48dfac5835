"""Whole articles, invented, and the rows a careful reader would write for them."""

from pathlib import Path

import pytest
from marked_up import read, rows, told

FIXTURES = sorted((Path(__file__).parent / "rows").glob("*.txt"))


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_rows(path: Path) -> None:
    article = read(path.read_text(encoding="utf-8"))
    assert rows(told(article)) == list(article.rows)
