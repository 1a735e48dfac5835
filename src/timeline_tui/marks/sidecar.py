"""The file in which marks are kept: JSON, a key a line, so that it can be read, compared and mended by hand.

`{"format": "timeline-tui marks", "version": 1, "source": name, "marks": [MARK…]}`, where a MARK has `id`, `document`,
`on` (event, quote, time, clock or added), `passage` {`start`, `end`, `words`, `before`, `after`}, `changed`, and of
`star`, `tags`, `comment`, `hidden`, `title`, `when`, `zone`, `speaker`, `into` and `out_of` {`id`, `passage`} those
that say something.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, cast

from timeline_tui.model import Mark, Passage, Target
from timeline_tui.model.mark import UNDATED, MarkKind
from timeline_tui.resolve.given import given
from timeline_tui.resolve.zones import known

FORMAT, VERSION = "timeline-tui marks", 1
_KINDS = ("event", "quote", "time", "clock", "added")
_WORDS = ("comment", "title", "when", "zone", "speaker", "changed")
_TARGETS = ("into", "out_of")


class Broken(ValueError):
    """A file that is not what `dump` writes: what is wrong, on which line (0: nowhere in particular) of which file."""

    def __init__(self, message: str, line: int = 0) -> None:
        super().__init__(message)
        self.message, self.line, self.path = message, line, ""


def dump(source: str, marks: Iterable[Mark]) -> str:
    """Return the file's text; marks come in the order of the text they are made on."""
    ordered = sorted(marks, key=lambda mark: (mark.document, mark.passage.start, mark.id))
    whole = {"format": FORMAT, "version": VERSION, "source": source, "marks": [_written(mark) for mark in ordered]}
    return json.dumps(whole, indent=2, ensure_ascii=False) + "\n"


def _written(mark: Mark) -> dict[str, object]:
    found: dict[str, object] = {"id": mark.id, "document": mark.document, "on": mark.kind}
    found["passage"] = _passage_written(mark.passage)
    notes = {"star": mark.star, "tags": list(mark.tags), "comment": mark.comment, "hidden": mark.hidden}
    corrections = {"title": mark.title, "when": mark.when, "zone": mark.zone, "speaker": mark.speaker}
    found |= {key: value for key, value in (notes | corrections).items() if value}
    for key in _TARGETS:
        target: Target | None = getattr(mark, key)
        if target is not None:
            found[key] = {"id": target.id, "passage": _passage_written(target.passage)}
    return found | {"changed": mark.changed}


def _passage_written(passage: Passage) -> dict[str, object]:
    return {"start": passage.start, "end": passage.end, "words": passage.words, "before": passage.before,
            "after": passage.after}  # fmt: skip


def load(text: str) -> tuple[Mark, ...]:
    """Return the marks in a file's text; raises Broken for anything that `dump` could not have written."""
    try:
        whole = json.loads(text)
    except json.JSONDecodeError as error:
        raise Broken(f"it is not JSON ({error.msg})", error.lineno) from None
    except RecursionError:
        raise Broken("it is not JSON of this program") from None
    if not isinstance(whole, dict) or whole.get("format") != FORMAT:
        raise Broken("it is no file of marks")
    if whole.get("version") != VERSION:
        raise Broken(f"it is of version {whole.get('version')}, and this program knows version {VERSION}")
    found = whole.get("marks")
    if not isinstance(found, list):
        raise Broken("it has no list “marks”")
    return tuple(_checked(one, number, text) for number, one in enumerate(found))


def _checked(one: Any, number: int, text: str) -> Mark:
    try:
        return _mark(one)
    except Broken as error:
        raise Broken(f"mark {number + 1}: {error.message}", _line(text, one)) from None


def _line(text: str, one: Any) -> int:
    """The line a mark begins on, told by its id; 0 where it has none."""
    name = one.get("id") if isinstance(one, dict) else None
    at = text.find(json.dumps(name, ensure_ascii=False)) if isinstance(name, str) else -1
    return text.count("\n", 0, at) + 1 if at >= 0 else 0


def _mark(one: Any) -> Mark:
    fields = dict(_object(one, "the mark"))
    kind = _take(fields, "on", _text)
    if kind not in _KINDS:
        raise Broken(f"“on” is one of {', '.join(_KINDS)}")
    mark = Mark(
        _take(fields, "id", _text), _take(fields, "document", _text), cast("MarkKind", kind),
        _take(fields, "passage", _passage), star=_take(fields, "star", _yes, False),
        tags=_take(fields, "tags", _tags, ()), hidden=_take(fields, "hidden", _yes, False),
        into=_take(fields, "into", _target, None), out_of=_take(fields, "out_of", _target, None),
        **{key: _take(fields, key, _text, "") for key in _WORDS},
    )  # fmt: skip
    _nothing_else(fields)
    if mark.zone and not known(mark.zone):
        raise Broken(f"there is no zone “{mark.zone}”")
    if mark.when not in ("", UNDATED) and given(mark.when, mark.zone, "") is None:
        raise Broken("“when” with “zone” is no time, such as 2025-12-29T08:00 and Europe/Paris")
    return mark


_MISSING: Any = object()


def _take(fields: dict[str, Any], key: str, check: Callable[[Any, str], Any], default: Any = _MISSING) -> Any:
    if key in fields:
        return check(fields.pop(key), key)
    if default is _MISSING:
        raise Broken(f"“{key}” is missing")
    return default


def _nothing_else(fields: Mapping[str, Any]) -> None:
    if fields:
        raise Broken(f"there is no key “{next(iter(fields))}”")


def _object(value: Any, key: str) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise Broken(f"“{key}” wants an object")
    return value


def _text(value: Any, key: str) -> str:
    if not isinstance(value, str):
        raise Broken(f"“{key}” wants text")
    return value


def _yes(value: Any, key: str) -> bool:
    if not isinstance(value, bool):
        raise Broken(f"“{key}” is true or false")
    return value


def _number(value: Any, key: str) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise Broken(f"“{key}” wants a number")
    return value


def _tags(value: Any, key: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(tag, str) and tag.split() == [tag] for tag in value):
        raise Broken(f"“{key}” wants a list of words")
    return tuple(value)


def _passage(value: Any, key: str) -> Passage:
    fields = dict(_object(value, key))
    passage = Passage(
        _take(fields, "start", _number), _take(fields, "end", _number), _take(fields, "words", _text),
        _take(fields, "before", _text, ""), _take(fields, "after", _text, ""),
    )  # fmt: skip
    _nothing_else(fields)
    return passage


def _target(value: Any, key: str) -> Target:
    fields = dict(_object(value, key))
    target = Target(_take(fields, "id", _text), _take(fields, "passage", _passage))
    _nothing_else(fields)
    return target


def merged(kept: Sequence[Mark], before: Iterable[Mark], after: Iterable[Mark]) -> tuple[Mark, ...]:
    """Return what is kept with the change from `before` to `after` made to it, and to nothing else.

    Somebody else may have changed the rest meanwhile, even other things said in the same mark.
    """
    marks = {_key(mark): mark for mark in kept}
    old, new = ({_key(mark): mark for mark in some} for some in (before, after))
    for key in old | new:
        one = _combined(marks.get(key), old.get(key), new.get(key))
        if one is None or one.says_nothing:
            marks.pop(key, None)
        else:
            marks[key] = one
    return tuple(marks.values())


def _key(mark: Mark) -> tuple[str, str]:
    return mark.document, mark.id


_SAID = ("star", "tags", "comment", "hidden", "title", "when", "zone", "speaker", "into", "out_of")


def _combined(kept: Mark | None, before: Mark | None, after: Mark | None) -> Mark | None:
    """One mark after a change: what the change left alone stays as it is kept."""
    some = after or before
    if some is None or (after is None and some.kind == "added"):
        return None
    blank = Mark(some.id, some.document, some.kind, some.passage)
    was, now = before or blank, after or blank
    changes = {name: getattr(now, name) for name in _SAID if getattr(now, name) != getattr(was, name)}
    return replace(kept or blank, passage=some.passage, changed=some.changed, **changes)
