"""What a word may be, as bits of one number: most words of a language may be several things at once."""

DETERMINER = 1 << 0
OF = 1 << 1
PREPOSITION = 1 << 2
CONJUNCTION = 1 << 3
COMPLEMENTISER = 1 << 4
SUBORDINATOR = 1 << 5
RELATIVE = 1 << 6
PRONOUN = 1 << 7
AUXILIARY = 1 << 8
HAVE = 1 << 9
ADVERB = 1 << 10
TITLE = 1 << 11
GROUP = 1 << 12
BODY = 1 << 13
PARTICLE = 1 << 14
DESCRIPTION = 1 << 15
CUE = 1 << 16
TAIL = 1 << 17
AGENT = 1 << 18
QUOTING = 1 << 19
NAMING = 1 << 20
ASKING = 1 << 21
NOBODY = 1 << 22
FIRST_PERSON = 1 << 23
ADDRESSING = 1 << 24
ANAPHORA = 1 << 25
MANNER = 1 << 26
SOURCE = 1 << 33
OBLIQUE = 1 << 34
GENITIVE = 1 << 35

# Not words of a language, but what stands between them or how they are written:
QUOTE = 1 << 27
ENDED = 1 << 28
COMMA = 1 << 29
COLON = 1 << 30
STOP = 1 << 31
NAME = 1 << 32

SPEECH = {
    "determiners": DETERMINER, "of": OF, "prepositions": PREPOSITION, "conjunctions": CONJUNCTION,
    "complementisers": COMPLEMENTISER, "subordinators": SUBORDINATOR, "relatives": RELATIVE,
    "auxiliaries": AUXILIARY, "have": HAVE, "adverbs": ADVERB, "tails": TAIL, "agents": AGENT, "quoting": QUOTING,
    "naming": NAMING, "asking": ASKING, "nobody": NOBODY, "first_person": FIRST_PERSON, "addressing": ADDRESSING,
    "anaphora": ANAPHORA, "manner": MANNER, "oblique": OBLIQUE, "genitive": GENITIVE,
}  # fmt: skip
"""The word lists of a pack's [speech] table, with the bit each gives."""

PEOPLE = {
    "groups": GROUP, "bodies": BODY, "particles": PARTICLE, "descriptions_m": DESCRIPTION,
    "descriptions_f": DESCRIPTION,
}  # fmt: skip
"""The same for [people]."""
