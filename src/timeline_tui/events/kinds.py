"""What a word of a sentence may be, as bits: one look at a word answers every question about it."""

WORD = 1 << 0
COMMA = 1 << 1
STOP = 1 << 2  # a mark stronger than a comma
QUOTE_MARK = 1 << 3
HYPHEN = 1 << 4
TIME = 1 << 5  # within a time expression
NAMED = 1 << 6  # within the name of a person or body
VERB = 1 << 7  # a finite verb, as far as form and place show
PARTICIPLE = 1 << 8
FAMILY = 1 << 9  # names a kind of happening
SAYS = 1 << 10
THAT = 1 << 11
WHEN = 1 << 12
SUBORDINATOR = 1 << 13
RELATIVE = 1 << 14
COORDINATOR = 1 << 15
OPENER = 1 << 16
DANGLING = 1 << 17
DETERMINER = 1 << 18
INDEFINITE = 1 << 19
DEMONSTRATIVE = 1 << 20
PRONOUN = 1 << 21
PREPOSITION = 1 << 22
OF = 1 << 23
BETWEEN = 1 << 24
AT = 1 << 25
PLACE = 1 << 26
OCCUR = 1 << 27
BEGIN = 1 << 28
AUXILIARY = 1 << 29
NEGATION = 1 << 30
NOT_NEGATION = 1 << 31
PLANNED = 1 << 32
POSSIBLE = 1 << 33
DENIES = 1 << 34
BEFORE = 1 << 35
AFTER = 1 << 36
DURING = 1 << 37
PREVIOUS = 1 << 38
RECENT = 1 << 39
ONE = 1 << 40
SUCH_AS = 1 << 41
FURNITURE = 1 << 42
CAPITAL = 1 << 43  # a capital letter within a sentence
SUBJECT = 1 << 44  # a pronoun that may be a subject
HOLD = 1 << 45  # a verb that says nothing but that its object took place: "held talks"
WHETHER = 1 << 46  # opens what is not known to be so: "whether", "if"
HAVE = 1 << 47  # an auxiliary that makes an active past: "has", not "was"
SPEND = 1 << 48  # a verb whose object is a time: "spent the night"
RANKING = 1 << 49  # says that something is the first, the worst: what it is so "since" is no beginning
HABIT = 1 << 50  # says that something happens again and again: "usually"

SMALL = DANGLING | DETERMINER | AUXILIARY | PRONOUN | OF | BETWEEN | PLACE
EMPTY = SMALL | PREPOSITION | COORDINATOR
ORDER = BEFORE | AFTER | DURING | PREVIOUS | RECENT

LISTS = {
    "that": THAT, "when": WHEN, "subordinators": SUBORDINATOR, "relatives": RELATIVE, "coordinators": COORDINATOR,
    "openers": OPENER, "dangling": DANGLING, "determiners": DETERMINER, "indefinite": INDEFINITE,
    "demonstratives": DEMONSTRATIVE, "pronouns": PRONOUN, "prepositions": PREPOSITION, "of": OF, "between": BETWEEN,
    "at": AT, "place": PLACE, "occur": OCCUR, "begin": BEGIN, "hold": HOLD, "have": HAVE, "spend": SPEND,
    "habit": HABIT, "whether": WHETHER, "auxiliaries": AUXILIARY, "finite": VERB,
    "participles": PARTICIPLE, "negation": NEGATION, "not_negation": NOT_NEGATION, "planned": PLANNED,
    "possible": POSSIBLE, "denies": DENIES, "before": BEFORE, "after": AFTER, "during": DURING, "previous": PREVIOUS,
    "recent": RECENT, "one": ONE, "such_as": SUCH_AS, "furniture": FURNITURE,
}  # fmt: skip
MARKS = {
    **dict.fromkeys(",،、", COMMA), **dict.fromkeys(";:–—―()[]{}.!?…|•·*→", STOP),
    **dict.fromkeys("\"“”„«»‹›‘’‚'", QUOTE_MARK), **dict.fromkeys("-‐‑−", HYPHEN), "...": STOP,
}  # fmt: skip
