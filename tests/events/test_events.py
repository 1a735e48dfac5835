"""What holds of every row: its words, its quotes, its order, and that no text is too odd to be read."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from marked_up import Article, rows, told

from timeline_tui.events import Result

LANGUAGES = ("de", "en", "es", "fr", "it", "pt", "ru", "uk")


def english(text: str, published: str = "2024-05-06") -> Result:
    return told(Article("en", published, text))


def titles(result: Result) -> list[str]:
    return [event.title for event in result.events]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("The company, which was founded in [1987|1987], is closing.", "The company, which was founded"),
        ("The plant, built in [1987|1987], burned down.", "The plant built"),
        ("Then, on [Monday|2024-05-06], the two sides signed a treaty.", "the two sides signed a treaty"),
        ("The trial of Ada Brown is scheduled for [June|2024-06].", "The trial of Ada Brown"),
        (
            "Officials said the bridge had been closed on [Friday|2024-05-03].",
            "the bridge had been closed",
        ),
        (
            "The suspect, named as Carl Dean, denied on [Monday|2024-05-06] that he had fled.",
            "The suspect … denied that he had fled",
        ),
        ("The alarm went off on [Monday|2024-05-06].", "The alarm went off"),
        ("The crew could not put the fire out, [on Monday|2024-05-06].", "The crew could not put the fire out"),
        ("They signed the deal drafted in Oslo in [1987|1987].", "the deal drafted in Oslo"),
        ("The fair lasted three days, from [3 May|2024-05-03] on.", "The fair lasted three days"),
        ("The army crossed the river and the town fell in [1642|1642].", "the town fell"),
        (
            "The minister of agriculture, Ada Brown, met the head of the union of mountain farmers, Carl Dean, on "
            "[Monday|2024-05-06].",
            "Ada Brown met … Carl Dean",
        ),
    ],
)
def test_titles_are_the_clause_without_its_time(text: str, title: str) -> None:
    assert titles(english(text)) == [title]


def test_a_title_never_ends_within_a_word_or_a_phrase() -> None:
    text = "The committee decided on [Monday|2024-05-06] to postpone the long awaited renovation of the old town hall, "
    (title,) = titles(english(text + "of the library and of the market until further notice."))
    assert title == "The committee decided to postpone the long awaited renovation …"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The ferry arrived on [Monday|2024-05-06].", "happened"),
        ("The ferry did not arrive on [Monday|2024-05-06].", "denied"),
        ("She denied that the ferry had left on [Monday|2024-05-06].", "denied"),
        ("The ferry will leave on [Monday|2024-05-13].", "planned"),
        ("The ferry could leave on [Monday|2024-05-13].", "possible"),
        ("The ferry is expected to leave on [Monday|2024-05-13].", "planned"),
        ("It is expected that the ferry leaves on [Friday|2024-05-10].", "planned"),
        ("Whether the ferry left on [Friday|2024-05-03] is not known.", "possible"),
        ("The captain denied having left the ferry on [Friday|2024-05-03].", "denied"),
        ("The captain denied the charges on [Friday|2024-05-03].", "happened"),
        ("The crew said on [Friday|2024-05-03] that the ferry would leave.", "happened"),
        ("The passengers could not leave the ferry on [Monday|2024-05-06].", "happened"),
        ("Not only the crew left the ferry on [Monday|2024-05-06].", "happened"),
    ],
)
def test_status(text: str, status: str) -> None:
    assert [event.status for event in english(text).events] == [status]


@pytest.mark.parametrize(
    "text",
    [
        "Published on [6 May 2024|2024-05-06] at [9:00|2024-05-06T09:00]",
        "It was [Monday|2024-05-06].",
        "The law of [1994|1994] is still in force.",
        "A trip planned for [Friday|2024-05-10] was cancelled.",
        "The town hall, which [today|2024-05-06] is a museum, is large.",
    ],
)
def test_no_row_without_a_happening(text: str) -> None:
    assert english(text).events == ()


def test_what_is_said_again_becomes_one_event_with_the_more_precise_time() -> None:
    result = english(
        "Talks between Ada Brown and Carl Dean took place [today|2024-05-06].\n\n"
        "The talks began at [9:30|2024-05-06T09:30]. “{Carl Dean|said|The talks were long}”, said Carl Dean."
    )
    (event,) = result.events
    assert event.title == "Talks between Ada Brown and Carl Dean"
    assert event.when is not None and event.when.edtf == "2024-05-06T09:30"
    assert len(event.evidence) == 3 and len(event.quotes) == 1
    assert result.quotes[0].about == event.id


@pytest.mark.parametrize(
    "second",
    [
        "A second meeting took place at [16:00|2024-05-06T16:00].",
        "The meeting between Eva Frost and Carl Dean took place at [16:00|2024-05-06T16:00].",
        "The attack took place at [16:00|2024-05-06T16:00].",
        "The meeting did not take place at [16:00|2024-05-06T16:00].",
    ],
)
def test_what_may_be_another_event_stays_apart(second: str) -> None:
    first = "A meeting between Ada Brown and Carl Dean took place [today|2024-05-06].\n\n"
    assert len(english(first + second).events) == 2


def test_an_event_that_is_only_ordered_has_no_time() -> None:
    result = english(
        "The vote took place [on Monday|2024-05-06], [a few hours after|after] the resignation of the mayor."
    )
    resignation, vote = sorted(result.events, key=lambda event: event.when is not None)
    assert (resignation.title, resignation.when) == ("the resignation of the mayor", None)
    assert [(order.relation, order.event) for order in resignation.order] == [("before", vote.id)]
    assert [(order.relation, order.event) for order in vote.order] == [("after", resignation.id)]


def test_the_evidence_of_a_noun_ends_before_the_negation_of_its_verb() -> None:
    article = Article(
        "it", "2024-05-06",
        "Ada Brown ha incontrato [lunedì|2024-05-06] Carl Dean. Il recente attacco alla diga non è stato spiegato.",
    )  # fmt: skip
    evidence = {event.title: event.evidence[0].text for event in told(article).events}
    assert evidence["attacco alla diga"] == "Il recente attacco alla diga"


def test_order_that_contradicts_the_dates_is_found() -> None:
    result = english(
        "The signing of the lease by the city took place on [3 May|2024-05-03].\n\n"
        "The vote took place on [1 May|2024-05-01] after the signing of the lease by the city."
    )
    (finding,) = result.findings
    assert (finding.kind, finding.severity) == ("order-conflict", "error")
    assert all(finding.id in event.findings for event in result.events)
    assert len(finding.evidence) == 2


def test_order_that_fits_the_dates_is_no_finding() -> None:
    result = english(
        "The signing of the lease by the city took place on [1 May|2024-05-01].\n\n"
        "The vote took place on [3 May|2024-05-03] after the signing of the lease by the city."
    )
    assert result.findings == ()


def test_a_statement_with_a_time_of_its_own() -> None:
    result = english("“{Ada Brown|said|We have nothing to hide here}”, Ada Brown said on [Sunday|2024-05-05].")
    (event,) = result.events
    assert (event.kind, event.title) == ("statement", "Ada Brown: “We have nothing to hide here”")
    assert event.when is not None and event.when.edtf == "2024-05-05"
    assert result.quotes[0].said_at == event.when


def test_what_is_done_by_saying_it_keeps_its_verb() -> None:
    (event,) = english("Ada Brown refused {~Ada Brown|refused|to comment on the fair}.").events
    assert (event.kind, event.title) == ("statement", "Ada Brown refused to comment on the fair")


def test_a_statement_without_a_time_is_of_the_day_of_publication_and_uncertain() -> None:
    text = "“{Ada Brown|said|We have nothing to hide here}”, Ada Brown said."
    (event,) = english(text).events
    assert event.when is not None and event.when.uncertain and event.when.granularity == "day"
    (event,) = english(text, published="").events
    assert event.when is None


def test_what_is_reported_of_another_day_was_not_said_that_day() -> None:
    result = english("Ada Brown said {~Ada Brown|said|that the fair would open on [Sunday|2024-05-12]}.")
    (quote,) = result.quotes
    assert quote.said_at is not None and quote.said_at.edtf == "2024-05-06?"


def test_a_place_is_named_in_the_words_of_the_text() -> None:
    (event,) = english("The treaty was signed in Lisbon on [Monday|2024-05-06].").events
    assert event.place is not None
    assert (event.place.name, event.place.zone) == ("Lisbon", "Europe/Lisbon")


def test_ids_do_not_depend_on_what_else_is_found() -> None:
    text = "The ferry arrived on [Monday|2024-05-06]."
    (alone,) = english(text).events
    with_more = english(text + " It left again on [Friday|2024-05-10].").events
    assert alone.id in {event.id for event in with_more} and len(with_more) == 2


WORDS = st.sampled_from(
    ("the", "meeting", "after", "before", "said", "that", "which", "and", ",", ".", "“", "”", "il", "dopo", "incontro",
     "после", "встречи", "Treffen", "dass", "[on Monday|2024-05-06]", "[8:00|2024-05-06T08:00]", "[hours after|after]",
     "{Ada|said|we won the cup in the end}", "{~Ada|said|that it rained}", "precedente", "come", "quello", "such as",
     "one", "—", "(", ")", "\n\n", "x" * 90)
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(LANGUAGES), st.lists(WORDS, max_size=60), st.sampled_from(("", "2024-05-06")))
def test_any_text_is_read(language: str, words: list[str], published: str) -> None:
    result = told(Article(language, published, " ".join(words)))
    ids = [event.id for event in result.events]
    assert len(ids) == len(set(ids))
    hosted = [quote for event in result.events for quote in event.quotes]
    assert len(hosted) == len(set(hosted))
    for event in result.events:
        assert event.title and len(event.title) <= 100
        assert event.evidence and all(order.event in ids and order.event != event.id for order in event.order)


def test_a_long_line_of_times_is_read_in_pieces() -> None:
    text = "the meeting after the vote at [8:00|2024-05-06T08:00] " * 3000
    assert rows(english(text))
