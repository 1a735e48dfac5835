"""The contract with scripts."""

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from support import article, event, many, moment, timeline
from timeline_tui.errors import TimelineError
from timeline_tui.model import Timeline
from timeline_tui.views.export.json import dump, load, schema

ARTICLE = article()
KEYS = {
    "Timeline": "generator tzdb zones documents timexes quotes events people findings marks",
    "Source": "id source title language published length copy_of",
    "Timex": "id document start end text type value mod moment",
    "Quote": "id document start end text kind continues speaker cue addressee said_at about witnesses",
    "Speaker": "name mention found_by via",
    "Mention": "start end text",
    "Event": "id title kind status when order people place quotes findings about evidence union",
    "Union": "events reasons",
    "Order": "relation event",
    "EventPlace": "name zone",
    "Person": "name aliases role",
    "Finding": "id kind severity message evidence readings",
    "Reading": "explanation moment",
    "Evidence": "document start end text",
    "Marked": "id event evidence star tags comment hidden corrections",
    "Correction": "what said now at moment",
    "Moment": "start end granularity zone zone_from local edtf approximate uncertain open reasons",
}


def sources_only(of: Timeline) -> Timeline:
    return replace(of, documents=load(dump(of)).documents)


def test_what_is_written_is_read_back_the_same() -> None:
    assert load(dump(ARTICLE)) == sources_only(ARTICLE)
    assert dump(load(dump(ARTICLE))) == dump(ARTICLE)


def test_one_line_of_plain_utf_8() -> None:
    written = dump(ARTICLE)
    assert "\n" not in written and "è" in written and written.startswith('{"generator":')


def test_documents_travel_without_their_text() -> None:
    [document] = json.loads(dump(ARTICLE))["documents"]
    assert list(document) == KEYS["Source"].split() and document["title"] == "Fiume chiuso, porto aperto"


def test_keys_and_their_order_are_the_contract() -> None:
    written = json.loads(dump(ARTICLE))
    assert list(written) == KEYS["Timeline"].split()
    assert list(written["quotes"][0]) == KEYS["Quote"].split()
    assert list(written["quotes"][0]["speaker"]) == KEYS["Speaker"].split()
    assert list(written["events"][4]) == KEYS["Event"].split()
    assert list(written["timexes"][2]["moment"]) == KEYS["Moment"].split()
    assert list(written["findings"][0]) == KEYS["Finding"].split()


def test_instants_are_utc_to_the_second() -> None:
    when = json.loads(dump(ARTICLE))["events"][4]["when"]
    assert (when["start"], when["end"]) == ("2024-05-14T08:00:00Z", "2024-05-14T08:01:00Z")
    assert (when["local"], when["zone"]) == ("2024-05-14T09:00:00+01:00[Europe/Lisbon]", "Europe/Lisbon")


def test_the_schema_names_every_key_and_asks_for_all_of_them() -> None:
    made = json.loads(schema())
    nouns = {"Timeline": made, **made["$defs"]}
    assert {name: " ".join(noun["properties"]) for name, noun in nouns.items()} == KEYS
    assert all(noun["required"] == list(noun["properties"]) for noun in nouns.values())
    assert made["$schema"].endswith("2020-12/schema")


@pytest.mark.parametrize("of", [ARTICLE, timeline(), many(30)], ids=["article", "empty", "many"])
def test_the_schema_holds_for_what_is_written(of: Timeline) -> None:
    assert list(broken(json.loads(dump(of)), json.loads(schema()), json.loads(schema())["$defs"])) == []


def test_the_check_itself_finds_what_is_wrong() -> None:
    made = json.loads(schema())
    bad = json.loads(dump(ARTICLE))
    bad["events"][0]["status"] = "dreamt"
    bad["quotes"][0].pop("cue")
    bad["timexes"][0]["start"] = "zero"
    places = {place for place, _ in broken(bad, made, made["$defs"])}
    assert places == {"$.events.0.status", "$.quotes.0", "$.timexes.0.start"}


def broken(value: Any, rule: Any, nouns: Any, place: str = "$") -> Iterator[tuple[str, str]]:
    """What breaks a rule of the schema: as much of JSON Schema as ours uses."""
    if "$ref" in rule:
        rule = nouns[rule["$ref"].rpartition("/")[2]]
    if "anyOf" in rule:
        if all(any(broken(value, one, nouns, place)) for one in rule["anyOf"]):
            yield place, "none of them"
        return
    types = {"object": dict, "array": list, "string": str, "integer": int, "boolean": bool, "null": type(None)}
    if not isinstance(value, types[rule["type"]]):
        yield place, f"no {rule['type']}"
    elif isinstance(value, dict):
        if missing := set(rule["required"]) - set(value):
            yield place, f"without {missing}"
        for key in set(value) & set(rule["properties"]):
            yield from broken(value[key], rule["properties"][key], nouns, f"{place}.{key}")
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from broken(item, rule["items"], nouns, f"{place}.{number}")
    elif "enum" in rule and value not in rule["enum"]:
        yield place, "not one of them"


def test_a_broken_character_travels_as_an_escape() -> None:
    bad = timeline(event("a\ud800b", moment("2024-05-14T09:00")))
    written = dump(bad)
    assert "\\ud800" in written and written.isascii() and load(written) == bad


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "This is not JSON"),
        ("{", "This is not JSON"),
        ("[" * 100_000, "This is not JSON"),
        ("[]", "not a timeline in JSON: the object"),
        ("{}", "generator: Field required"),
        (dump(ARTICLE).replace('"minute"', '"moon"', 1), "timexes.2.moment.granularity"),
        (dump(ARTICLE).replace('"Asia/Tokyo"', '"Asia/Atlantis"'), "no zone 'Asia/Atlantis'"),
        (dump(ARTICLE).replace("2024-05-14T08:00:00Z", "noon", 1), "timexes.2.moment.start"),
    ],
)
def test_what_is_no_timeline_is_said_by_the_first_wrong_field(text: str, words: str) -> None:
    with pytest.raises(TimelineError) as raised:
        load(text)
    assert words in raised.value.message
