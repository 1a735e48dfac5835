"""Indirect speech: the clause a cue reports without marks."""

from collections.abc import Iterator, Sequence

from timeline_tui.extract.bits import (
    ADDRESSING,
    ADVERB,
    ASKING,
    AUXILIARY,
    COLON,
    COMMA,
    COMPLEMENTISER,
    CONJUNCTION,
    CUE,
    DETERMINER,
    HAVE,
    MANNER,
    NAME,
    OF,
    PREPOSITION,
    PRONOUN,
    QUOTE,
    RELATIVE,
    STOP,
    SUBORDINATOR,
)
from timeline_tui.extract.frames import Frame
from timeline_tui.extract.lexicon import Lexicon
from timeline_tui.extract.phrases import walk_right
from timeline_tui.extract.said import Said

_SIGN = COMMA | COLON | STOP | QUOTE
_GAP = 12
_SHORT = 3
_BEFORE = 4
_BRACKETS = frozenset("([")


def reported(frame: Frame, said: Sequence[Said], lexicon: Lexicon) -> Iterator[tuple[Said, int, int]]:
    """Yield each cue with the positions (both included) of the clause it reports; clauses with marks left out."""
    taken = -1
    for index, one in enumerate(said):
        if one.first <= taken:
            continue
        for first, last in _clauses(frame, one, said[index + 1 :], lexicon):
            if first <= taken:
                continue
            brief = frame.bits[0] & MANNER or one.group == "source" or _is_promise(frame, one)
            brief = brief or lexicon.traits.cases
            short = 2 if brief and not frame.bits[first] & COMPLEMENTISER else _SHORT
            if last - first + 1 >= short and not any(bits & QUOTE for bits in frame.bits[first : last + 1]):
                taken = max(taken, last)
                yield one, first, last


def _clauses(frame: Frame, one: Said, later: Sequence[Said], lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    unheard = one.side == "none" and (one.form == "part" or (lexicon.traits.inverted and not one.nobody))
    marked = one.group != "source" and frame.key(one.last) in lexicon.with_marks
    if one.group == "noun" or unheard or marked:
        return
    if one.group == "source":
        yield from _by_source(frame, one)
        return
    start = _as_said(frame, one) if one.group == "say" else None
    if start is None:
        start = _promised(frame, one)
    if start is None and one.group == "call" and frame.key(one.last) not in lexicon.clausal:
        return
    if start is None:
        start = _complement(frame, one, later[0] if later else None, lexicon)
    if start is not None:
        yield from _parts(frame, start, _end(frame, start, later))
    else:
        yield from _around(frame, one)


def _parts(frame: Frame, start: int, last: int) -> Iterator[tuple[int, int]]:
    """A clause; when marks are in it, those of its parts ("that ... and that ...") that hold none."""
    quoted = any(bits & QUOTE for bits in frame.bits[start : last + 1])
    for index in range(start + 2, last) if quoted else ():
        if frame.bits[index] & COMPLEMENTISER and frame.bits[index - 1] & CONJUNCTION:
            yield start, index - 2
            start = index
    yield start, last


def _is_promise(frame: Frame, one: Said) -> bool:
    return frame.key(one.last) in frame.lexicon.promising


def _promised(frame: Frame, one: Said) -> int | None:
    """Where what was promised, asked for or held against somebody begins, after a verb that takes such a phrase.

    "vowed to stay", "called for a vote", "told them to go", "accused the board of delay".
    """
    if not _is_promise(frame, one) or one.side == "agent":
        return None
    start = one.last + 1
    if one.side == "right" and one.subject is not None:
        start = one.subject.last + 1
    while start < len(frame) and frame.bits[start] & ADVERB and not frame.bits[start] & (NAME | DETERMINER):
        start += 1
    if start < len(frame) and frame.key(start) in frame.lexicon.demanding:
        return start + 1
    endings = frame.lexicon.endings.infinitive
    if start < len(frame) and not frame.bits[start] & ~(AUXILIARY | HAVE) and frame.key(start).endswith(endings):
        return start
    if frame.lexicon.traits.comma_clause and start + 1 < len(frame) and frame.bits[start] & COMMA:
        infinitive = any(frame.key(index) in frame.lexicon.infinitive for index in range(start + 1, len(frame)))
        barred = SUBORDINATOR | COMPLEMENTISER | ASKING | (0 if infinitive else RELATIVE)
        return start + 1 if not frame.bits[start + 1] & barred else None
    for index in range(start, min(len(frame) - 1, one.last + _GAP)):
        if frame.key(index) in frame.lexicon.infinitive and _is_infinitive(frame, index + 1):
            told = frame.bits[index + 1 : index + 3]
            if len(told) > 1 and told[0] & CUE and told[1] & ASKING and frame.key(one.last) in frame.lexicon.withheld:
                return None  # "declined to say when ..."
            addressed = one.tell or index == start or frame.bits[start] & ADDRESSING
            return index if addressed else start
        if frame.bits[index] & (_SIGN | COMPLEMENTISER | CUE | AUXILIARY):
            break
    return None


def _is_infinitive(frame: Frame, position: int) -> bool:
    """Tell whether an infinitive follows its preposition, where the language's infinitives are known by their ends."""
    endings = frame.lexicon.endings.infinitive
    while (
        position < len(frame) - 1
        and frame.bits[position] & ADVERB
        and not frame.key(position).endswith(endings or "\n")
    ):
        position += 1
    return not endings or frame.key(position).endswith(endings)


def _as_said(frame: Frame, one: Said) -> int | None:
    """Where the clause begins after "As the agency reported,": behind the comma."""
    if not frame.bits[0] & MANNER or one.first > _GAP:
        return None
    last = max(one.last, one.subject.last if one.subject else 0)
    for index in range(last + 1, min(len(frame) - 1, last + _GAP)):
        if frame.bits[index] & COMMA:
            return index + 1
        if frame.bits[index] & (COMPLEMENTISER | COLON | QUOTE):
            break
    return None


def _end(frame: Frame, start: int, later: Sequence[Said] = ()) -> int:
    """The clause goes on to the sentence's end, or to where another cue adds to it."""
    edges = (_edge(one) for one in later if one.first > start)
    limit = next((edge for edge in edges if _adds(frame, start, edge)), len(frame))
    last = limit - 1
    while last > start and frame.bits[last] & (COMMA | COLON | STOP | CONJUNCTION):
        last -= 1
    return last


def _edge(one: Said) -> int:
    """Where what a cue adds begins: at its subject when that stands before it, -1 when it adds nothing."""
    if one.side == "left" and one.subject is not None:
        return one.subject.first
    return one.first if one.side in ("left", "right", "shared", "source") else -1


def _adds(frame: Frame, start: int, edge: int) -> bool:
    return edge - start >= _SHORT and bool(frame.bits[edge - 1] & (COMMA | CONJUNCTION))


def _complement(frame: Frame, one: Said, following: Said | None, lexicon: Lexicon) -> int | None:
    """Where the reported clause begins: at "that", or (in languages that drop it) at its own subject."""
    after = one.last + 1
    if one.side in ("right", "agent") and one.subject is not None:
        after = one.subject.last + 1
    if one.side == "right" and any(bits & QUOTE for bits in frame.bits[: one.first]):
        return None  # what was said stands in marks before it
    bare = lexicon.traits.bare
    limit = min(len(frame), after + _GAP)
    setting = bare and after < limit and frame.bits[after] & PREPOSITION
    aside = _aside(frame, after)
    for index in range(after if aside < 0 else aside + 1, limit):
        bits = frame.bits[index]
        asked = index == after or (
            lexicon.traits.comma_before_that and index == after + 1 and frame.bits[after] & COMMA
        )
        if bits & COMPLEMENTISER or (bits & ASKING and asked and _may_ask(frame, one)):
            if _is_for_another(frame, after, index, following):
                break
            return None if bits & ASKING and _is_withheld(frame, one, index) else index
        if bits & (STOP | COLON) or (bits & COMMA and not setting and not _that_follows(frame, index, lexicon)):
            break
    if lexicon.traits.comma_clause:
        return _after_comma(frame, one, after)
    return _bare(frame, one, after) if bare else None


def _aside(frame: Frame, start: int) -> int:
    """Where an adverb between commas ends that a verb and its "that" are parted by ("said, however, that"), else -1."""
    signs = frame.bits[start : start + 3]
    return start + 2 if len(signs) == 3 and signs[0] & COMMA and signs[1] & ADVERB and signs[2] & COMMA else -1


def _is_for_another(frame: Frame, first: int, that: int, following: Said | None) -> bool:
    """Tell whether "that" belongs to another verb than the one it follows ("said he believes that ...")."""
    if following is not None and following.form in ("sg", "pl", "fin") and first <= following.first < that:
        return True
    return frame.lexicon.traits.bare and any(bits & AUXILIARY for bits in frame.bits[first:that])


def _may_ask(frame: Frame, one: Said) -> bool:
    """Tell whether "whether" or "why" after a verb of saying begins what is asked, not when it was said."""
    beside = any(bits & QUOTE for bits in frame.bits[: one.first])
    return one.group == "say" and one.form != "inf" and not beside


def _is_withheld(frame: Frame, one: Said, asked: int) -> bool:
    """Tell whether what is asked was left open ("did not say whether", "sagte nicht, ob"): then nothing is told."""
    begin = one.subject.first if one.side == "left" and one.subject is not None else one.first
    return any(frame.key(index) in frame.lexicon.withheld for index in range(max(begin - _BEFORE, 0), asked))


def _that_follows(frame: Frame, comma: int, lexicon: Lexicon) -> bool:
    """Tell whether "that" may still come behind a comma: right behind it, where it does not always stand so."""
    if lexicon.traits.comma_before_that:
        return True
    return comma + 1 < len(frame) and bool(frame.bits[comma + 1] & COMPLEMENTISER)


def _after_comma(frame: Frame, one: Said, after: int) -> int | None:
    """A main clause that a comma sets beside the verb of saying ("sagte, die Lage sei ernst")."""
    if one.group == "call" or one.form in ("ger", "inf"):
        return None
    for index in range(after, min(len(frame), after + _GAP)):
        if frame.bits[index] & COMMA:
            start = index + 1
            if start >= len(frame) or frame.bits[start] & SUBORDINATOR:
                return None
            plain = _begins_clause(frame, start) and not frame.bits[start] & RELATIVE
            return start if _is_told(frame, start) or (plain and _has_verb(frame, start)) else None
        if frame.bits[index] & (STOP | COLON | QUOTE | CUE):
            break
    return None


def _bare(frame: Frame, one: Said, after: int) -> int | None:
    """The clause right after a verb of saying, when it begins like one and holds a verb of its own."""
    if one.side not in ("left", "shared", "none") or one.form == "inf":
        return None
    start = after
    while start < len(frame) and frame.bits[start] & ADVERB and not frame.bits[start] & NAME:
        start += 1
    if start > after and start < len(frame) and frame.bits[start] & AUXILIARY:
        return start - 1  # "said there was"
    if one.tell and start < len(frame) and not frame.bits[start] & _SIGN:
        start = walk_right(frame, start) + 1
    start = _past_setting(frame, start)
    if len(frame) - start <= 1 or frame.bits[start] & _SIGN or not _begins_clause(frame, start):
        return None
    plain = frame.key(one.last) in frame.lexicon.clausal and len(frame) - start > _SHORT
    plain = plain and not _is_object(frame, start)
    return start if plain or _is_subject(frame, start) or _has_verb(frame, start) else None


def _is_object(frame: Frame, start: int) -> bool:
    """Tell whether the next verb has the subject of the one before: "acknowledged the alarm and opened the case"."""
    for index in range(start + 1, min(len(frame), start + _GAP)):
        if frame.bits[index] & (AUXILIARY | _SIGN):
            break
        if frame.key(index).endswith(frame.lexicon.endings.verb) and not frame.bits[index] & (NAME | ADVERB):
            return bool(frame.bits[index - 1] & CONJUNCTION)
    return False


def _past_setting(frame: Frame, start: int) -> int:
    """Skip where or when it was said, up to a pronoun that begins a clause ("said after the vote he would")."""
    if start < len(frame) and frame.bits[start] & PREPOSITION:
        for index in range(start + 2, min(len(frame), start + _GAP)):
            if frame.bits[index] & (_SIGN | CUE | AUXILIARY):
                break
            if _is_subject(frame, index):
                return index
    return start


def _is_subject(frame: Frame, position: int) -> bool:
    """Tell whether a pronoun that is only a subject, and goes on, stands here."""
    pronoun = frame.lexicon.pronouns.get(frame.key(position))
    goes_on = position + 1 < len(frame) and not frame.bits[position + 1] & (_SIGN | PREPOSITION | CONJUNCTION)
    governed = position > 0 and frame.bits[position - 1] & (PREPOSITION | OF)
    return pronoun is not None and pronoun.gender != "n" and goes_on and not governed


def _begins_clause(frame: Frame, position: int) -> bool:
    bits = frame.bits[position]
    noun = frame.key(position) in frame.lexicon.nouns
    small = PREPOSITION | OF | CONJUNCTION | AUXILIARY | SUBORDINATOR | (0 if noun else CUE)
    return bool(bits & (DETERMINER | NAME | PRONOUN)) or not bits & small


def _has_verb(frame: Frame, start: int) -> bool:
    """Tell whether a clause has a verb of its own: not only one in a clause about a noun of it."""
    inner = False
    for index in range(start + 1, min(len(frame), start + 16)):
        bits = frame.bits[index]
        if bits & AUXILIARY and not bits & COMPLEMENTISER:
            if not inner:
                return True
            inner = False
        elif bits & (RELATIVE | SUBORDINATOR) and not bits & DETERMINER:
            inner = True
        elif bits & COMMA and index + 1 < len(frame) and frame.bits[index + 1] & (CONJUNCTION | AUXILIARY):
            break
    return _is_told(frame, start)


def _is_told(frame: Frame, start: int) -> bool:
    """Tell whether a verb near has the mood of reported speech."""
    return any(frame.key(index) in frame.lexicon.subjunctive for index in range(start, min(len(frame), start + 16)))


def _around(frame: Frame, one: Said) -> Iterator[tuple[int, int]]:
    """The sentence before ", officials said." is what they said; so are both parts around ", officials said,"."""
    if one.side not in ("left", "right") or one.subject is None or one.group != "say":
        return
    edge = min(one.first, one.subject.first)
    if edge > 0 and frame.bits[edge - 1] & MANNER:
        edge -= 1
    if edge < 2 or frame.bits[0] & COMMA or not frame.bits[edge - 1] & COMMA or frame.key(edge - 1) in _BRACKETS:
        return
    if any(bits & (QUOTE | COLON) for bits in frame.bits):
        return
    tail = max(one.last, one.subject.last, *(last for _, last in one.subject.apposed)) + 1
    closed = tail >= len(frame) or bool(frame.bits[tail] & (COMMA | STOP))
    if closed and _goes_on(frame, tail + 1):
        yield 0, edge - 2
        yield tail + 1, _end(frame, tail + 1)
    elif (
        edge >= (3 if frame.lexicon.traits.cases else 4)
        and _is_clause(frame, edge - 1)
        and (closed or one.side == "right" or _is_setting(frame, tail))
    ):
        yield 0, edge - 2


def _is_clause(frame: Frame, comma: int) -> bool:
    """Tell whether what stands before a comma may be a clause: not only a place or a time set first."""
    if not frame.bits[0] & (PREPOSITION | SUBORDINATOR | ADVERB) or frame.bits[0] & (NAME | DETERMINER | PRONOUN):
        return True
    return any(bits & (COMMA | AUXILIARY) for bits in frame.bits[1:comma]) or _is_told(frame, 0)


def _is_setting(frame: Frame, tail: int) -> bool:
    """Tell whether only where or when it was said follows a verb."""
    if not frame.bits[tail] & (PREPOSITION | ADVERB) and frame.key(tail) not in frame.lexicon.times:
        return False
    return not any(bits & (CUE | COMPLEMENTISER | COMMA) for bits in frame.bits[tail : tail + _GAP])


def _goes_on(frame: Frame, start: int) -> bool:
    """Tell whether what follows an inserted cue is said too: more than the narrator's participle or aside."""
    if len(frame) - start < _SHORT or frame.bits[start] & (CUE | RELATIVE):
        return False
    return not frame.key(start).endswith(frame.lexicon.endings.verb or ("\n",))


def _form(frame: Frame, position: int) -> str:
    """The form of a verb of speech, "" of any other word."""
    cue = frame.lexicon.cues.get(frame.key(position))
    return cue.form if cue is not None else ""


def _past_relative(frame: Frame, start: int) -> int:
    """Skip the comma after a source, and a clause set off by it that says more of the source ("citing police")."""
    if start < len(frame) and frame.bits[start] & RELATIVE and not frame.bits[start] & (DETERMINER | PREPOSITION):
        start = next((i for i in range(start, len(frame)) if frame.bits[i] & COMMA), start)  # "los datos que dio, …"
    while start < len(frame) and frame.bits[start] & COMMA:
        start += 1
    aside = start < len(frame) and (frame.bits[start] & RELATIVE or _form(frame, start) == "ger")
    if aside and start > 0 and frame.bits[start - 1] & COMMA:
        closing = next((i for i in range(start, len(frame)) if frame.bits[i] & COMMA), -1)
        return closing + 1 if 0 <= closing < len(frame) - 2 and not frame.bits[start] & DETERMINER else start
    return start


def _by_source(frame: Frame, one: Said) -> Iterator[tuple[int, int]]:
    """The clause that a source ("according to") belongs to: the parts before and behind it."""
    if one.subject is None:
        return
    tail = max(one.last, one.subject.last, *(last for _, last in one.subject.apposed), one.first)
    head = min(one.first, one.subject.first)
    if any(bits & QUOTE for bits in frame.bits[:head]):
        return
    if head > 1 and not frame.bits[head - 1] & COLON:
        last = head - 1
        while last > 0 and frame.bits[last] & (COMMA | CONJUNCTION):
            last -= 1
        yield _clause_start(frame, last), last
        inserted = tail + 1 < len(frame) and frame.bits[tail + 1] & COMMA and _goes_on(frame, tail + 2)
        if not frame.lexicon.traits.bracket and not inserted:
            return
    start = _past_relative(frame, tail + 1)
    if start < len(frame):
        yield start, _end(frame, start)


def _clause_start(frame: Frame, last: int) -> int:
    """Where the clause that holds a position begins: behind a comma and a word that joins clauses, or at the front."""
    joins = RELATIVE | SUBORDINATOR | COMPLEMENTISER
    for index in range(last - 1, 0, -1):
        if frame.bits[index] & COLON:
            return index + 1
        if frame.bits[index] & COMMA and frame.bits[index + 1] & joins:
            closed = frame.bits[index + 1] & RELATIVE and any(b & COMMA for b in frame.bits[index + 2 : last])
            if not closed:  # "the strike, which began on Monday, went on, …"
                return index + 1
    return 0
