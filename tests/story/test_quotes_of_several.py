"""The same words in several articles are one quotation with several witnesses."""

from telling_support import story_of

from timeline_tui.model import Quote, Timeline
from timeline_tui.present.line import plain
from timeline_tui.present.quotes import quote_detail

OTHER = "The council met in the town hall. The mayor was away, and the harbour was closed to all ships. "
WHOLE = "On 14 May 2024 Ida Falk said: “We will open the bridge before the summer ends, whatever it costs.”"


def marked(told: Timeline) -> list[Quote]:
    return [quote for quote in told.quotes if quote.kind != "indirect"]


def test_other_marks_and_letters_make_no_other_quotation() -> None:
    told = story_of(WHOLE, OTHER + WHOLE.replace("“", '"').replace("”", '"').replace("We will", "We  will"))
    [quote] = marked(told)
    assert [(words.document, words.text[:7]) for words in quote.witnesses] == [("b", "We  wil")]
    assert all(event.quotes in ((), (quote.id,)) for event in told.events)


def test_a_part_belongs_to_the_whole_under_the_id_of_the_first() -> None:
    part = "Ida Falk promised on 14 May 2024 to “open the bridge before the summer ends”, she said."
    told = story_of(part, WHOLE)
    [quote] = marked(told)
    assert (quote.document, [words.document for words in quote.witnesses]) == ("b", ["a"])
    assert quote.id == marked(story_of(part))[0].id


def test_a_word_or_two_changed_in_the_telling_are_a_variant() -> None:
    told = story_of(WHOLE, OTHER + WHOLE.replace("whatever it costs", "whatever it may cost"))
    [quote] = marked(told)
    told_as = [quote.text, *(words.text for words in quote.witnesses)]
    assert [words.rpartition(" ")[0].rpartition(" ")[2] for words in told_as] == ["may", "it"]


def test_the_same_words_of_two_speakers_are_two_quotations() -> None:
    assert len(marked(story_of(WHOLE, OTHER + WHOLE.replace("Ida Falk", "Tom Renn")))) == 2


def test_a_word_that_anybody_may_say_needs_its_speaker() -> None:
    short = "On 14 May 2024 {} said the talks were “good”."
    assert len(marked(story_of(short.format("Ida Falk"), short.format("Ida Falk")))) == 1
    assert len(marked(story_of(short.format("Ida Falk"), short.format("Tom Renn")))) == 2


def test_speech_broken_by_a_cue_is_part_of_the_unbroken() -> None:
    broken = "“We will open the bridge before the summer ends,” Ida Falk said on 14 May 2024, “whatever it costs.”"
    told = story_of(WHOLE, broken)
    kept = marked(told)
    assert kept[0].witnesses and all(quote.continues != quote.id for quote in kept)
    assert {quote.continues for quote in kept} <= {None, *(quote.id for quote in kept)}


def test_the_pane_of_a_quotation_shows_where_else_it_stands_and_in_which_words() -> None:
    told = story_of(WHOLE, OTHER + WHOLE.replace("whatever it costs", "whatever that costs"))
    [quote] = marked(told)
    lines = [plain(line) for line in quote_detail(told, quote.id)]
    assert lines[0].endswith("”  ×2")
    assert any(line.startswith("Also in") and "whatever that costs" in line for line in lines)
