"""TimeML, read by an XML parser that trusts nothing."""

import re
from dataclasses import replace
from typing import Any

import pytest
from defusedxml.ElementTree import fromstring
from hostile import TEXTS, harmful

from support import DAY, MEETING, TEXT, article
from timeline_tui.errors import TimelineError
from timeline_tui.model import Event, Evidence, Timex
from timeline_tui.present.query import parse
from timeline_tui.present.selection import Selection
from timeline_tui.views.export.timeml import write


def text_of(found: Any) -> str:
    return "".join(found.itertext())


def test_the_text_is_the_article_unchanged() -> None:
    assert text_of(fromstring(write(article())).find("TEXT")) == TEXT


def test_every_time_expression_is_marked_with_its_value() -> None:
    marked = fromstring(write(article())).findall("TEXT//TIMEX3")
    found = [(text_of(one), one.get("type"), one.get("value")) for one in marked]
    assert found == [(one.text, one.type, one.value) for one in article().timexes]


def test_the_publication_is_the_creation_time() -> None:
    one = fromstring(write(article())).find("DCT/TIMEX3")
    assert (one.get("tid"), one.get("value"), one.get("functionInDocument")) == ("t0", "2024-05-14", "CREATION_TIME")


def test_events_are_words_of_their_clauses_and_have_an_instance_each() -> None:
    made = fromstring(write(article()))
    events = {one.get("comment"): one for one in made.findall("TEXT//EVENT")}
    assert text_of(events["e-meeting"]) == "La riunione è cominciata"
    assert text_of(events["e-flight"]) == "il volo era in ritardo"
    assert all(not list(one) for one in events.values())
    assert events["e-return"].get("class") == "REPORTING"
    instances = {one.get("eventID"): one for one in made.findall("MAKEINSTANCE")}
    assert set(instances) == {one.get("eid") for one in events.values()} and len(instances) == 7
    assert instances[events["e-works"].get("eid")].get("tense") == "FUTURE"


def links(made: Any) -> set[tuple[str, str, str]]:
    """Relations in the words of the text."""
    names = {one.get("tid"): text_of(one) for one in made.iter("TIMEX3")}
    for one in made.findall("TEXT//EVENT"):
        names[f"ei{one.get('eid')[1:]}"] = one.get("comment")
    found = set()
    for one in made.findall("TLINK"):
        other = names[one.get("relatedToTime") or one.get("relatedToEventInstance")]
        found.add((names[one.get("eventInstanceID")], one.get("relType"), other))
    return found


def test_events_are_linked_to_times_and_to_each_other() -> None:
    assert links(fromstring(write(article()))) == {
        ("e-visit", "BEFORE", "e-meeting"), ("e-survey", "BEFORE", "e-visit"),
        ("e-flight", "IS_INCLUDED", "ieri sera"), ("e-met", "IS_INCLUDED", "oggi"),
        ("e-meeting", "SIMULTANEOUS", "questa mattina alle 9 ora di Lisbona"),
        ("e-return", "SIMULTANEOUS", "16.30"), ("e-works", "IS_INCLUDED", "giugno"),
    }  # fmt: skip


def test_a_filter_keeps_the_text_and_the_times() -> None:
    made = fromstring(write(article(), Selection(only=parse("visita"))))
    assert text_of(made.find("TEXT")) == TEXT and len(made.findall("TEXT//TIMEX3")) == 7
    assert [one.get("comment") for one in made.findall("TEXT//EVENT")] == ["e-visit"] and not links(made)


def test_events_and_times_that_overlap_do_not_break_the_text() -> None:
    same = Evidence("doc", 0, 26, TEXT[:26])
    events = tuple(Event(f"e-{n}", TEXT[:26], "event", "happened", DAY, evidence=(same,)) for n in range(3))
    times = (Timex("t-a", "doc", 0, 20, TEXT[:20], "DATE", "2024"),
             Timex("t-b", "doc", 5, 30, TEXT[5:30], "DATE", "2023"),
             Timex("t-c", "doc", 20, 26, TEXT[20:26], "TIME", "2024-05-14T09:00", None, MEETING))  # fmt: skip
    made = fromstring(write(replace(article(), events=events, timexes=times)))
    assert text_of(made.find("TEXT")) == TEXT
    assert len(made.findall("TEXT//EVENT")) == 3 and len(list(made.iter("TIMEX3"))) == 4


@pytest.mark.parametrize("name", TEXTS)
def test_any_text_comes_back_or_is_replaced_one_for_one(name: str) -> None:
    text = TEXTS[name]
    made = fromstring(write(harmful(text)))
    expected = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", "\ufffd", text)
    assert text_of(made.find("TEXT")) == expected
    assert {one.tag for one in made.iter()} <= {
        "TimeML", "DOCID", "DCT", "TIMEX3", "TITLE", "TEXT", "EVENT", "MAKEINSTANCE", "TLINK",
    }  # fmt: skip


def test_what_a_screen_would_obey_is_written_as_a_number() -> None:
    written = write(harmful("\u202egnp.exe \x9b31m"))
    assert "\u202e" not in written and "&#8238;gnp.exe &#155;31m" in written


def test_one_document_with_its_text_is_what_it_holds() -> None:
    with pytest.raises(TimelineError, match="holds one document; here are 2"):
        write(replace(article(), documents=article().documents * 2))
    from timeline_tui.views.export.json import dump, load

    with pytest.raises(TimelineError, match="without it"):
        write(load(dump(article())))
