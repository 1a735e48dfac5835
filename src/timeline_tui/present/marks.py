"""The user's marks as they are shown: signs beside a title, lines under it, and what the text said instead."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from timeline_tui.model import Correction, Marked, Timeline
from timeline_tui.present.blocks import labelled
from timeline_tui.present.kept import kept
from timeline_tui.present.line import Line, seg
from timeline_tui.present.safe import clean
from timeline_tui.present.when import moment_label, zone_label

if TYPE_CHECKING:
    from timeline_tui.present.query import Query

STAR, COMMENT, OWN = "★", "✎", "●"
ASCII_SIGNS: Mapping[str, str] = {STAR: "*", COMMENT: '"', OWN: "@"}
"""What stands for the signs where only ASCII can be shown; one cell for one cell."""
_TITLES = {"title": "Title", "time": "Time", "speaker": "Speaker"}


@kept
def marks_of(timeline: Timeline) -> Mapping[str, Marked]:
    """Event id → what the user made of that event, all its marks as one."""
    found: dict[str, Marked] = {}
    for one in timeline.marks:
        if one.event is not None:
            found[one.event] = _both(found[one.event], one) if one.event in found else one
    return found


def _both(one: Marked, other: Marked) -> Marked:
    return replace(
        one,
        star=one.star or other.star,
        tags=tuple(dict.fromkeys((*one.tags, *other.tags))),
        comment="\n".join(filter(None, (one.comment, other.comment))),
        hidden=one.hidden or other.hidden,
        corrections=(*one.corrections, *other.corrections),
    )


def hidden_events(timeline: Timeline) -> frozenset[str]:
    """The ids of the events that the user hid."""
    return frozenset(event for event, one in marks_of(timeline).items() if one.hidden) if timeline.marks else _NONE


_NONE: frozenset[str] = frozenset()


def asks_for_hidden(only: "Query | None") -> bool:
    """Tell whether a filter asks for what is hidden."""
    terms = only.terms if only is not None else ()
    return any(term.field == "is" and term.value == "hidden" and not term.negated for term in terms)


def without_comments(timeline: Timeline) -> Timeline:
    """Return a timeline as it may be shown to others: comments are the user's own."""
    if not any(one.comment for one in timeline.marks):
        return timeline
    marks = (replace(one, comment="") for one in timeline.marks)
    return replace(timeline, marks=tuple(one for one in marks if one.star or one.tags or one.hidden or one.corrections))


def tags_line(tags: Iterable[str]) -> Line:
    """Return "#call #check"."""
    return seg(" ".join(f"#{clean(tag)}" for tag in tags), "user")


def signs(mark: Marked | None, own: bool = False, star: bool = True) -> Line:
    """What stands behind a title: a star, that something is the user's own word, tags, that there is a comment.

    `own`: the event's time is the user's word, whatever else is marked.
    """
    if mark is None:
        return seg(f"  {OWN}" if own else "", "user")
    some = [STAR] if star and mark.star else []
    some += [OWN] if own or mark.corrections else []
    some += [COMMENT] if mark.comment else []
    parts = [*seg(" ".join(some), "user"), *tags_line(mark.tags), *seg("(hidden)" if mark.hidden else "", "muted")]
    return tuple((f"  {text}" if number == 0 else f" {text}", role) for number, (text, role) in enumerate(parts))


def note_lines(mark: Marked | None) -> list[Line]:
    """The block of the Event tab for what the user said beside the text."""
    if mark is None:
        return []
    lines = labelled("Yours", [seg(f"{STAR} starred", "user")] if mark.star else [])
    lines += labelled("" if lines else "Yours", [seg("hidden", "user")] if mark.hidden else [])
    lines += labelled("Tags", [tags_line(mark.tags)] if mark.tags else [])
    return lines + labelled("Note", comment_lines(mark))


def comment_lines(mark: Marked | None) -> list[Line]:
    """The user's comment, line by line."""
    lines = mark.comment.splitlines() if mark is not None else ()
    return [seg(f"{COMMENT} {clean(line)}", "user") for line in lines if line.strip()]


def told_lines(mark: Marked | None, zones: Sequence[str], brief: bool = False) -> list[Line]:
    """What the user changed: what the text says, what stands now, and (unless `brief`) when it was changed."""
    return [
        seg(f"{OWN} {_changed(one, zones)}", "user") + seg("" if brief else _at(one.at), "muted")
        for one in (mark.corrections if mark is not None else ())
    ]


def _changed(one: Correction, zones: Sequence[str]) -> str:
    if one.what in _TITLES:
        said = _said(one, zones)
        told = f"the text says {said}" if said else "the text says none"
        return f"{_TITLES[one.what]} set by you; {told}."
    if one.what == "words":
        said = _said(one, zones) if one.moment is not None else "no time"
        return f"What “{clean(one.said)}” means is set by you; from the text it is {said}."
    if one.what == "merged":
        return f"You put “{clean(one.said)}” into this row."
    return "You added this row." if one.what == "added" else "You split this row off."


def _said(one: Correction, zones: Sequence[str]) -> str:
    if one.moment is not None:
        zone = zones[0] if zones else one.moment.zone
        return f"{moment_label(one.moment, zone)}, {zone_label(zone)}"
    return f"“{clean(one.said)}”" if one.said else ""


def _at(changed: str) -> str:
    return f"  {changed[:10]} {changed[11:16]} UTC" if changed else ""


def lost(timeline: Timeline) -> tuple[Marked, ...]:
    """The marks whose words are no longer found in their source."""
    return tuple(one for one in timeline.marks if one.event is None)
