"""Blocks of labelled lines: the shape of every detail pane."""

from collections.abc import Iterable, Sequence

from timeline_tui.present.line import Line, Segment, line_width, width

LABEL = 7
"""Cells of the column that holds "When", "Who" …"""


def labelled(name: str, lines: Iterable[Line]) -> list[Line]:
    """Put a name before the first line and the same room before the others."""
    result: list[Line] = []
    for number, line in enumerate(lines):
        head: Segment = (name.ljust(LABEL), "heading") if not number else (" " * LABEL, "text")
        result.append((head, *line))
    return result


def hang(line: Line) -> int:
    """Cells at which the continuation of a wrapped line should begin: under its text, not under its label."""
    cells = 0
    for number, (text, _) in enumerate(line):
        blank = width(text) - width(text.lstrip(" "))
        rest = line[number + 1 :]
        if not rest or not text.endswith(" "):
            return cells + blank + (width(text) if rest and rest[0][1] == "quote" and len(text) == 1 else 0)
        cells += width(text)
        if text.strip():
            return cells
    return cells


def join_blocks(blocks: Iterable[Sequence[Line]]) -> tuple[Line, ...]:
    """Lines of several blocks, an empty line between two of them."""
    result: list[Line] = []
    for block in blocks:
        if block:
            result.extend(((), *block) if result else block)
    return tuple(result)


def flow(parts: Sequence[Line], cells: int, gap: int = 3) -> list[Line]:
    """Set parts side by side, and on a new line when the next one does not fit whole."""
    lines: list[Line] = []
    for part in parts:
        if lines and line_width(lines[-1]) + gap + line_width(part) <= cells:
            lines[-1] = (*lines[-1], (" " * gap, "text"), *part)
        else:
            lines.append(part)
    return lines
