"""Putting together what speaks of the same event: carefully, by kind, time, people and place."""

from collections.abc import Iterable, Sequence

from timeline_tui.events.again import Again
from timeline_tui.events.draft import Draft
from timeline_tui.events.kinds import EMPTY
from timeline_tui.events.ranges import within
from timeline_tui.events.scene import Scene
from timeline_tui.model import Moment

_REMEMBERED = 12  # events of a kind that a later mention may mean
_CONTAINERS = frozenset(("week", "weekend", "day", "part"))


class Gathering:
    """The events of a document as they come up, newest last; `focus` is the one spoken of last."""

    def __init__(self, scene: Scene) -> None:
        self.again = Again(scene)
        self.events: list[Draft] = []
        self.focus: Draft | None = None
        self.entry: Draft | None = None  # the last row of a list
        self.spoken: dict[int, list[Draft]] = {}  # by quote, the drafts its words make
        self._by_family: dict[str, list[Draft]] = {}
        self._by_moment: dict[object, list[Draft]] = {}

    def add(self, drafts: Iterable[Draft]) -> None:
        """Take the drafts of one sentence, in order."""
        for draft in drafts:
            self.entry = draft if draft.entry else self.entry
            same = self._same(draft)
            if same is not None:
                absorb(same, draft)
                self._file_moment(same)
            elif not draft.mention:
                self.events.append(draft)
                self._by_family.setdefault(draft.family, []).append(draft)
                self._file_moment(draft)
            if draft.quote >= 0:
                self.spoken.setdefault(draft.quote, []).append(draft)
            if draft.final.into is None and not draft.final.mention and draft.quote < 0:
                self.focus = draft.final

    def _file_moment(self, draft: Draft) -> None:
        if draft.when is not None:
            self._by_moment.setdefault(draft.when.key, []).append(draft)

    def _same(self, draft: Draft) -> Draft | None:
        if draft.points and self.focus is not None:
            return self.focus
        if draft.family and not _is_unanchored(draft):
            recent = self._by_family.get(draft.family, [])[-_REMEMBERED:]
            same = [known for known in reversed(recent) if _is_same(known, draft)]
            if same:
                there = [known for known in same if known.where & draft.where] or same
                return next((known for known in there if known.heads & draft.heads), there[0])
            for known in reversed(recent):
                if _may_be_same(known, draft) and self.again.tells(known, draft):
                    return known
        return self._same_moment(draft)

    def _same_moment(self, draft: Draft) -> Draft | None:
        """A draft of the very same moment whose words say the same, or too little of their own."""
        if draft.when is None:
            return None
        recent = [d for d in self._by_moment.get(draft.when.key, [])[-_REMEMBERED:] if d.into is None]
        return next((known for known in reversed(recent) if known is not draft and tells_same(known, draft)), None)


def _is_unanchored(draft: Draft) -> bool:
    """Its time is known in words only: it may be that of no other."""
    return draft.when is None and draft.time[0] >= 0


def tells_same(known: Draft, draft: Draft) -> bool:
    """Tell whether two drafts of one status say the same, or one too little of its own."""
    if known.status != draft.status:
        return False
    one, other = _content(known), _content(draft)
    smaller = min(len(one), len(other))
    return (smaller > 0 and len(one & other) >= max(2, 0.6 * smaller)) or one == other


def _content(draft: Draft) -> frozenset[str]:
    """The words of a title that say something, by their first letters."""
    if draft.words is None:
        words = (word.strip(".,;:…“”\"'()").lower() for word in draft.title.split())
        known = draft.sentence.lexicon.word
        draft.words = frozenset(word[:6] for word in words if word and not known(word).alone & EMPTY)
    return draft.words


def _is_same(known: Draft, draft: Draft) -> bool:
    if "denied" in (known.status, draft.status) and known.status != draft.status:
        return False
    if draft.indefinite and known.where and draft.where and known.where.isdisjoint(draft.where):
        return False  # "a fire" in Harlow, and "a fire" in Dunmore
    bare = draft.when is None and draft.weak
    if known.sentence is draft.sentence and known.core != draft.core and known.quote == draft.quote and not bare:
        return known.when is not None and draft.when is not None and known.when.key == draft.when.key
    if not _same_people(known.people, draft.people) or not _same_place(known, draft):
        return False
    if known.when is None or draft.when is None:
        return not draft.indefinite and (draft.definite or draft.mention or _shares(known, draft))
    if known.when.key == draft.when.key:
        return True
    if draft.indefinite:
        return False
    if draft.weak and draft.quote >= 0:  # "We spoke on Friday": the speaker means what the narrator told
        return _narrows(draft.when, known.when) or _narrows(known.when, draft.when)
    return (draft.happens and _narrows(draft.when, known.when)) or (known.happens and _narrows(known.when, draft.when))


def _may_be_same(known: Draft, draft: Draft) -> bool:
    """Tell whether two drafts of a kind may be one event by all but their times."""
    if draft.indefinite or not _same_people(known.people, draft.people) or not _same_place(known, draft):
        return False
    return draft.definite or _shares(known, draft)


def _narrows(narrow: Moment, wide: Moment) -> bool:
    """Tell whether one time is the other, said more precisely: "this morning at 8" and "today"."""
    return within(narrow, wide) and wide.granularity in _CONTAINERS


def _same_people(one: Sequence[str], other: Sequence[str]) -> bool:
    few, many = sorted((set(one), set(other)), key=len)
    return few <= many


def _same_place(one: Draft, other: Draft) -> bool:
    return one.place is None or other.place is None or one.place.name == other.place.name


def _shares(known: Draft, draft: Draft) -> bool:
    return bool(set(known.people) & set(draft.people)) and len(draft.people) > 1


def absorb(event: Draft, draft: Draft) -> None:
    """Make a draft part of an event: its words become evidence, its more precise time the event's."""
    draft.into = event
    event.heads |= draft.heads
    event.spans.extend(draft.spans)
    event.links.extend(draft.links)
    if not draft.mention:
        event.people = tuple(dict.fromkeys((*event.people, *draft.people)))
    event.place = event.place or draft.place
    event.where |= draft.where
    if draft.when is not None and (event.when is None or _width(draft.when) < _width(event.when)):
        event.when = draft.when
    if _is_better_title(draft, event):
        event.words = None
        event.title, event.start, event.end, event.weak = draft.title, draft.start, draft.end, draft.weak
        event.sentence, event.quote = draft.sentence, draft.quote
        event.spans.remove((draft.start, draft.end))
        event.spans.insert(0, (draft.start, draft.end))


def _width(moment: Moment) -> float:
    return (moment.end - moment.start).total_seconds()


def _is_better_title(draft: Draft, event: Draft) -> bool:
    if draft.mention or draft.points:
        return False
    return (not draft.weak, draft.quote < 0) > (not event.weak, event.quote < 0)
