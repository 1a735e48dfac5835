"""Quotes find their events: that of their own words, that of their sentence, else what their speaker said then."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from timeline_tui.events.clause import clause_of, core_of
from timeline_tui.events.draft import Draft
from timeline_tui.events.kinds import (
    AFTER,
    BEFORE,
    DENIES,
    DETERMINER,
    INDEFINITE,
    NAMED,
    NEGATION,
    PREPOSITION,
    PRONOUN,
    SUBJECT,
    TIME,
    VERB,
)
from timeline_tui.events.merge import Gathering
from timeline_tui.events.phrase import head_of, is_content, negated, people_in
from timeline_tui.events.scene import Scene
from timeline_tui.events.sentence import Sentence
from timeline_tui.events.title import shortened, title
from timeline_tui.model import Moment, Quote, Speaker

_LONGEST = 84
_LONGEST_NAME = 30
_LONGEST_SOURCE = 44
_BESIDE = 24  # letters between a verb and what it says: no more than to whom
_BEFORE_CUE = 3  # tokens before a verb of saying in which it may be negated
_MORE = 4  # words of content that make a clause tell more than who spoke
_CONVERSATIONS = frozenset(("call", "meeting", "visit", "peace"))
_RECENT = 64  # events among which the conversation is looked for in which something was said
_DAY = timedelta(days=1)
_ASSUMED = "No time of its own is given: taken to be said on the day of publication."


class Hosts:
    """Where the quotes of a document go, sentence after sentence; `statements` are the events made for them."""

    def __init__(self, scene: Scene, gathering: Gathering) -> None:
        self.scene = scene
        self.gathering = gathering
        self.home: dict[int, Draft] = {}
        self.about: dict[int, Draft] = {}
        self.said_at: dict[int, Moment | None] = {}
        self.statements: list[Draft] = []
        self._by_speaker: dict[tuple[str, object], Draft] = {}
        self._last: tuple[int, str, Draft] | None = None
        self._day = publication_day(scene.document.published)

    def take(self, sentence: Sentence, quotes: Sequence[int], drafts: Sequence[Draft]) -> None:
        """Give each quote that begins in a sentence a home among the sentence's drafts, or make it one."""
        for number in quotes:
            quote = self.scene.quotes[number]
            cued = _cued(sentence, quote, drafts)
            dated = cued is not None and cued.when is not None  # then the words are told at one time, of another
            spoken_of = next(
                (d for d in drafts if (dated and d.quote == number) or (d.when is None and _holds(quote, d))), None
            )
            if spoken_of is not None:
                self.about[number] = spoken_of
            own = own_event(sentence, number, quote, [d for d in drafts if d is not spoken_of]) or self._entry(sentence)
            if quote.speaker is None and (quote.cue is None or quote.kind == "partial"):
                if own is not None:
                    self.home[number] = own
                continue
            if cued is not None and quote.start <= cued.time[0] < quote.end:
                cued = None  # that time is what the words tell of, not when they were said
            told = cued if cued is not None and cued.when is not None else self._entry(sentence)
            self.said_at[number] = told.when if told is not None and told.when is not None else self._day
            self.home[number] = (
                own
                or self._told_to(quote)
                or self._going_on(sentence, quote)
                or self._statement(sentence, number, quote)
            )
            _name_speaker(sentence, quote, self.home[number])
            if quote.speaker is not None:
                self._last = (sentence.block, reporter(quote.speaker), self.home[number])
            self._occasion(self.home[number], quote)
            if cued is not None and self.home[number] is cued.final and _stands_in(sentence, quote, cued):
                _say(self.scene, sentence, quote, cued.final)

    def _entry(self, sentence: Sentence) -> Draft | None:
        """The entry of a list in whose paragraph a sentence stands: what is said there is said then."""
        last = self.gathering.entry
        return last.final if last is not None and last.sentence.block == sentence.block else None

    def _told_to(self, quote: Quote) -> Draft | None:
        """The one conversation of the text between the speaker and the one spoken to."""
        if quote.speaker is None or not quote.addressee:
            return None
        both = {quote.speaker.name, quote.addressee}
        found = [
            d
            for d in self.gathering.events[-_RECENT:]
            if d.family in _CONVERSATIONS and both <= set(d.people) and d.into is None
        ]
        return found[0] if len(found) == 1 else None

    def _going_on(self, sentence: Sentence, quote: Quote) -> Draft | None:
        """The event the same speaker spoke of just before, in the same paragraph."""
        if self._last is None or quote.speaker is None:
            return None
        block, speaker, draft = self._last
        return draft if block == sentence.block and speaker == reporter(quote.speaker) else None

    def _statement(self, sentence: Sentence, number: int, quote: Quote) -> Draft:
        when = self.said_at[number]
        key = (reporter(quote.speaker), when and when.key)
        known = self._by_speaker.get(key)
        if known is None:
            known = self._by_speaker[key] = statement(self.scene, sentence, quote, when)
            self.statements.append(known)
        else:
            known.spans.append((quote.start, quote.end))
        return known.final

    def _occasion(self, home: Draft, quote: Quote) -> None:
        """A briefing or an interview is where all that its speaker says at the time is said."""
        if home.kind != "statement" or home.family != "statement" or quote.speaker is None:
            return
        speaker = reporter(quote.speaker)
        if speaker not in home.people:
            home.people = (*home.people, speaker)
            home.title = f"{home.title}: {_name(quote.speaker)}" if len(home.title) < _LONGEST_NAME else home.title
        if home.when is None:
            home.when = self._day
        key = (speaker, home.when and home.when.key)
        earlier = self._by_speaker.get(key)
        if earlier is not None and earlier is not home and earlier in self.statements:
            earlier.into = home
            home.spans.extend(earlier.spans)
            self.statements.remove(earlier)
        self._by_speaker[key] = home


def reporter(speaker: Speaker | None) -> str:
    """Return who spoke to the public: the last through whom the words came."""
    if speaker is None:
        return ""
    return speaker.via[0] if speaker.via else speaker.name


def own_event(sentence: Sentence, number: int, quote: Quote, drafts: Sequence[Draft]) -> Draft | None:
    """Return the draft a quote belongs to by where it stands: around it, in it, at its cue, or named beside it."""
    usable = [draft for draft in drafts if not draft.final.mention]
    inside = [draft for draft in usable if draft.quote == number]
    around = [d for d in usable if d.quote < 0 and d.start <= quote.start and quote.end <= d.end]
    reported = [d for d in usable if quote.kind == "indirect" and d.when is not None and _holds(quote, d)]
    beside = [d for d in usable if d.quote < 0 and d.start < quote.start and quote.kind == "partial" and not d.mention]
    named = [d for d in usable if _may_hold(quote, d) or (d.when is None and not d.mention and not d.final.weak)]
    cued = [d for d in [_cued(sentence, quote, usable)] if d is not None]
    said = [d for d in cued if d.when is not None]
    groups = (said, [d for d in inside if not d.final.weak], around, cued, reported, beside, named, inside)
    return next((draft.final for group in groups for draft in group), None)


def _may_hold(quote: Quote, draft: Draft) -> bool:
    """Tell whether what is said about a known happening was said there: words of those who met, or a few words."""
    if not draft.mention:
        return False
    return quote.kind != "direct" or draft.final.family in _CONVERSATIONS


def _holds(quote: Quote, draft: Draft) -> bool:
    """Tell whether a draft of the narrator's is taken from within a reported clause."""
    return draft.quote < 0 and not draft.mention and quote.start <= draft.start and draft.end <= quote.end


def _cued(sentence: Sentence, quote: Quote, drafts: Sequence[Draft]) -> Draft | None:
    """The draft of the clause in which the quote's cue stands."""
    if quote.cue is None:
        return None
    cue = sentence.tokens_of(quote.cue.start, quote.cue.end)
    if not cue:
        return None
    clauses = {sentence.segment_of[cue[0]], core_of(sentence, sentence.segment_of[cue[0]])}  # "called, reporting that"
    return next((d for d in drafts if d.core in clauses and not (d.mention or d.noun)), None)


def _stands_in(sentence: Sentence, quote: Quote, draft: Draft) -> bool:
    """Tell whether a quote's cue is a verb of the draft's own clause, not a participle beside it."""
    cue = sentence.tokens_of(quote.cue.start, quote.cue.end) if quote.cue is not None else range(0)
    return bool(cue) and sentence.segment_of[cue[0]] == draft.core


def statement(scene: Scene, sentence: Sentence, quote: Quote, when: Moment | None) -> Draft:
    """Return the event of somebody saying something: titled by who and what."""
    if (told := _in_its_own_words(scene, sentence, quote, when)) is not None:
        return told
    who = _by_source(scene, sentence, quote) or _name(quote.speaker)
    if sentence.lexicon.word(who.lower()).alone & (PRONOUN | SUBJECT):
        who = ""
    begin = _done_by_saying(sentence, quote)
    tokens, room = sentence.tokens_of(begin, quote.end), _LONGEST - 4 - min(len(who), _LONGEST_NAME)
    if quote.kind == "indirect":
        said = title(sentence, scene.text, [*tokens, *_parted(scene, sentence, quote)], (), room)
    else:
        said = f"“{shortened(sentence, scene.text, tokens, room)}”"
    named = f"{who} {said}" if begin < quote.start else f"{who}: {said}"
    draft = Draft(quote.start, quote.end, named if who else said, sentence, kind="statement", when=when)
    draft.people = (reporter(quote.speaker),) if quote.speaker else ()
    return draft


def _by_source(scene: Scene, sentence: Sentence, quote: Quote) -> str:
    """Return the words that give a source in another case ("По словам очевидцев"), "" if its name can stand alone."""
    cue, mention = quote.cue, quote.speaker.mention if quote.speaker else None
    if not sentence.lexicon.cases or cue is None or mention is None or quote.speaker is None:
        return ""
    verbal = any(sentence.flags[at] & VERB for at in sentence.tokens_of(cue.start, cue.end))
    if verbal or cue.start > mention.start or quote.speaker.name not in mention.text:
        return ""
    return scene.text[cue.start : mention.end] if mention.end - cue.start <= _LONGEST_SOURCE else ""


def _parted(scene: Scene, sentence: Sentence, quote: Quote) -> Iterator[int]:
    """Yield the tokens of what is said behind the words that say who ("Hurt were, police said, three men")."""
    for number in scene.quotes_in(sentence):
        other = scene.quotes[number]
        if other.start >= quote.end and other.kind == quote.kind and other.cue and other.cue == quote.cue:
            yield from sentence.tokens_of(other.start, other.end)


def _done_by_saying(sentence: Sentence, quote: Quote) -> int:
    """Where the title of what was said begins: at its verb when that says more ("refused to comment")."""
    said, cue = sentence.tokens_of(quote.start, quote.end), quote.cue
    if quote.kind != "indirect" or cue is None or not said or not sentence.flags[said[0]] & PREPOSITION:
        return quote.start
    if not any(sentence.flags[at] & VERB for at in sentence.tokens_of(cue.start, cue.end)):
        return quote.start  # "according to witnesses, before that …"
    return cue.start if 0 < quote.start - cue.end <= _BESIDE else quote.start


def _in_its_own_words(scene: Scene, sentence: Sentence, quote: Quote, when: Moment | None) -> Draft | None:
    """Return the event of somebody denying something, None for any other: a name and a colon cannot tell that."""
    cue = sentence.tokens_of(quote.cue.start, quote.cue.end) if quote.cue is not None else range(0)
    if not cue or quote.kind != "indirect":
        return None
    said = sentence.tokens_of(quote.start, quote.end)
    denies = any(sentence.width(at, DENIES) or sentence.flags[at] & NEGATION for at in cue)
    denies = denies or negated(sentence, cue[0], range(max(cue[0] - _BEFORE_CUE, 0), cue[0]))
    if not denies:
        return None
    clause = clause_of(sentence, sentence.segment_of[cue[0]]).tokens
    tokens = sorted({*clause, *said, *range(clause[-1], said.start)})
    words = title(sentence, scene.text, tokens)
    draft = Draft(quote.start, quote.end, words, sentence, kind="statement", when=when)
    draft.status = "denied"
    draft.people = (reporter(quote.speaker),) if quote.speaker else ()
    return draft


def _follows_cue(quote: Quote) -> bool:
    return quote.cue is not None and quote.cue.end <= quote.start


def _is_to_come(scene: Scene, when: Moment | None) -> bool:
    published = scene.document.published
    return when is not None and published is not None and when.open == "none" and when.start >= published.end


def _say(scene: Scene, sentence: Sentence, quote: Quote, draft: Draft) -> None:
    """Make the event of a clause that says who spoke a statement; give it what was said for title if it has none."""
    said = sentence.tokens_of(quote.start, quote.end)
    if quote.kind == "indirect" and said and sentence.flags[said[0]] & PREPOSITION and _follows_cue(quote):
        return  # "agreed to reopen the border": more was done than said
    if quote.speaker is not None:
        draft.people = tuple(dict.fromkeys((reporter(quote.speaker), *draft.people)))
    draft.kind, draft.status = "statement", "planned" if _is_to_come(scene, draft.when) else "happened"
    spans = [
        (quote.start, quote.end),
        *((m.start, m.end) for m in (quote.cue, quote.speaker and quote.speaker.mention) if m),
    ]
    tokens = sentence.tokens_of(draft.start, draft.end)
    left = [at for at in tokens if not any(s <= sentence.starts[at] < e for s, e in spans)]
    more = sum(is_content(sentence, at) and sentence.time[at] < 0 and not sentence.flags[at] & NAMED for at in left)
    apart = not any(at in said for at in tokens)  # "officials said": what they said stands elsewhere
    untold = (apart and more < _MORE) or ("…" in draft.title and 2 * len(said) >= len(tokens))
    if untold if quote.kind == "indirect" else more < _MORE:
        draft.title = statement(scene, sentence, quote, draft.when).title


def _name_speaker(sentence: Sentence, quote: Quote, draft: Draft) -> None:
    """Say who speaks before a title that begins with a pronoun ("it would publish a report")."""
    first = draft.title.split(" ", 1)[0]
    named = quote.kind == "indirect" and quote.speaker is not None and draft.kind != "statement" and first.islower()
    if not named or not _holds(quote, draft):
        return
    if sentence.lexicon.word(first).alone & (PRONOUN | SUBJECT):
        draft.title = f"{_name(quote.speaker)}: {draft.title}"


def _name(speaker: Speaker | None) -> str:
    """The words that name the speaker beside the cue, if they name rather than point."""
    if speaker is None:
        return ""
    mention = speaker.mention.text if speaker.mention and speaker.found_by == "cue" else ""
    here, known = set(mention.casefold().split()), set(speaker.name.casefold().split())
    same = bool(here) and (here <= known or known <= here)  # else it stands in another case
    return mention if same and len(mention) <= _LONGEST_NAME else speaker.name


def publication_day(published: Moment | None) -> Moment | None:
    """Return the whole day of publication, in its own clock, as the assumed time of what is reported."""
    if published is None:
        return None
    reasons = (*published.reasons, _ASSUMED)
    if published.granularity not in ("hour", "minute", "second") or published.local is None:
        return replace(published, uncertain=True, reasons=reasons, edtf=f"{published.edtf}?")
    clock = datetime.fromisoformat(published.local.partition("[")[0])
    midnight = clock.replace(hour=0, minute=0, second=0, microsecond=0)
    start = midnight.astimezone(published.start.tzinfo)
    return replace(
        published, start=start, end=start + _DAY, granularity="day", local=None,
        edtf=f"{midnight.date().isoformat()}?",
        uncertain=True, reasons=reasons,
    )  # fmt: skip


def pointers(sentence: Sentence) -> Iterator[Draft]:
    """Yield a draft that only points for each happening a sentence names as known ("the call", "this meeting").

    A happening that quoted words name ("a “good call” with …") is known if it is between the people of the clause.
    """
    flags = sentence.flags
    for at in range(1, len(sentence)):
        name = "" if flags[at] & (TIME | NAMED) else sentence.family(at)
        if not name:
            continue
        before = flags[at - 1] | flags[max(at - 2, 0)]
        if any(bits & (BEFORE | AFTER) for bits in flags[max(at - 3, 0) : at]):
            continue  # "said after the meeting": not there, and perhaps not of it
        known = bool(before & DETERMINER) and not before & INDEFINITE
        quoted = sentence.quoted[at] >= 0 and sentence.quoted[at] not in sentence.hard
        people = people_in(sentence, range(len(sentence))) if quoted and not known else ()
        if known or len(people) > 1:
            start, end = sentence.starts[at], sentence.ends[at]
            draft = Draft(start, end, "", sentence, family=name, definite=True, mention=True, people=people)
            draft.heads = head_of(sentence, at)
            yield draft
