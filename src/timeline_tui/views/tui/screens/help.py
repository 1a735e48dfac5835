"""The list of keys, made from the actions: what it says is what works."""

from collections.abc import Mapping, Sequence

from timeline_tui.present.line import Line, line_width, wrap
from timeline_tui.views.tui.actions import ACTIONS, GROUPS
from timeline_tui.views.tui.keymap import shown
from timeline_tui.views.tui.widgets.pages import PageRow, TextPage

_NARROWEST = 48
_KEYS = 14


class KeysPage(TextPage):
    """Groups of keys, in two columns where there is room."""

    def __init__(self, own: Mapping[str, str], ascii_only: bool) -> None:
        super().__init__(())
        self._own = own
        self._ascii = ascii_only

    def lay(self, width: int) -> Sequence[PageRow]:
        """The keys, laid out for a width."""
        column = width // 2 if width >= 2 * _NARROWEST else width
        blocks = [self._block(group, column) for group in GROUPS]
        if column == width:
            return [(line,) for block in blocks for line in (*block, ())]
        left: list[Line] = []
        right: list[Line] = []
        for block in blocks:
            (left if len(left) <= len(right) else right).extend((*block, ()))
        height = max(len(left), len(right))
        pairs = zip(left + [()] * (height - len(left)), right + [()] * (height - len(right)), strict=True)
        return [((*one, (" " * (column - line_width(one)), "text"), *other),) for one, other in pairs]

    def _block(self, group: str, width: int) -> list[Line]:
        lines: list[Line] = [((group, "heading"),)]
        for action in ACTIONS:
            if action.group == group:
                keys = shown(action, self._own, self._ascii, every=True)
                room = max(_KEYS, len(keys) + 1)
                line: Line = ((f"  {keys}".ljust(room + 2), "key"), (action.help, "text"))
                lines.extend(wrap(line, width - 2, _KEYS + 2))
        return lines
