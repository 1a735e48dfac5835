"""Calendars, slides, TimeML and our own JSON as sources."""

import json
from pathlib import Path
from zipfile import ZipFile

import pytest
from reading_support import Outcome, file

from timeline_tui.errors import TimelineError
from timeline_tui.model import Event, Moment, Timeline
from timeline_tui.pipeline import timeline
from timeline_tui.views.export import render

PROSE = (
    "Lisbon, 3 May 2024 - The dam broke yesterday at 8 p.m., said Rui Pires. “We will build it anew.” "
    "The village was evacuated on 1 May. Works start in June."
)


def told(folder: Path, name: str, data: str) -> Timeline:
    return timeline(Outcome(file(folder, name, data)).records)


def when(event: Event) -> Moment:
    assert event.when is not None
    return event.when


def starts(story: Timeline) -> list[str]:
    return [when(event).start.isoformat()[:16] for event in story.events]


def calendar(*entries: str) -> str:
    begun = (f"BEGIN:VEVENT\nUID:u{at}\n{entry}\nEND:VEVENT\n" for at, entry in enumerate(entries))
    return f"BEGIN:VCALENDAR\nVERSION:2.0\nX-WR-CALNAME:Harbour\n{''.join(begun)}END:VCALENDAR\n"


def test_an_entry_keeps_its_zone_place_people_and_words(tmp_path: Path) -> None:
    entry = (
        "SUMMARY:Talks\\, and lunch\nDTSTART;TZID=America/New_York:20240514T090000\nDURATION:PT90M\nLOCATION:Lisbon\n"
        "ATTENDEE;CN=Ann Bell:mailto:ann@example.org\nSTATUS:TENTATIVE"
    )
    story = told(tmp_path, "a.ics", calendar(entry))
    (event,) = story.events
    assert (event.title, event.people, event.status) == ("Talks, and lunch", ("Ann Bell",), "possible")
    assert event.place is not None
    assert event.place.zone == "Europe/Lisbon"
    assert (when(event).start.hour, when(event).end.hour, when(event).end.minute) == (13, 14, 30)
    assert (when(event).zone, when(event).zone_from) == ("America/New_York", "stated")
    assert event.evidence[0].text.startswith("BEGIN:VEVENT")
    assert story.documents[0].title == "Harbour"


def test_an_all_day_entry_is_its_days(tmp_path: Path) -> None:
    entry = "SUMMARY:Fair\nDTSTART;VALUE=DATE:20240516\nDTEND;VALUE=DATE:20240518"
    (event,) = told(tmp_path, "a.ics", calendar(entry)).events
    assert (when(event).granularity, when(event).edtf) == ("day", "2024-05-16/2024-05-17")


@pytest.mark.parametrize(
    ("tzid", "zone"),
    [("W. Europe Standard Time", "Europe/Berlin"), ("/example.org/2024a/Europe/Rome", "Europe/Rome")],
)
def test_zones_by_the_names_that_other_programs_give_them(tmp_path: Path, tzid: str, zone: str) -> None:
    (event,) = told(tmp_path, "a.ics", calendar(f"SUMMARY:x\nDTSTART;TZID={tzid}:20240514T090000")).events
    assert when(event).zone == zone


def test_what_comes_again_keeps_its_hour_over_the_change_of_clocks(tmp_path: Path) -> None:
    entry = (
        "SUMMARY:Watch\nDTSTART;TZID=Europe/Rome:20240324T080000\nRRULE:FREQ=WEEKLY;COUNT=3\n"
        "EXDATE;TZID=Europe/Rome:20240407T080000"
    )
    assert starts(told(tmp_path, "a.ics", calendar(entry))) == ["2024-03-24T07:00", "2024-03-31T06:00"]


def test_a_time_that_was_moved_is_not_told_twice(tmp_path: Path) -> None:
    rule = "SUMMARY:Watch\nDTSTART:20240514T080000Z\nRRULE:FREQ=DAILY;UNTIL=20240516T080000Z"
    moved = "SUMMARY:Watch\nRECURRENCE-ID:20240515T080000Z\nDTSTART:20240515T110000Z"
    text = calendar(rule, moved).replace("UID:u1", "UID:u0")
    assert sorted(starts(told(tmp_path, "a.ics", text))) == ["2024-05-14T08:00", "2024-05-15T11:00", "2024-05-16T08:00"]


def test_repetitions_end(tmp_path: Path) -> None:
    story = told(tmp_path, "a.ics", calendar("SUMMARY:Watch\nDTSTART:20240514T080000Z\nRRULE:FREQ=DAILY"))
    assert len(story.events) == 366
    assert len({event.id for event in story.events}) == 366
    assert when(story.events[0]).reasons[1] == (
        "It comes again without an end, by its rule FREQ=DAILY: the first 366 times are shown."
    )


@pytest.mark.parametrize(
    "rule", ["FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=DAILY;INTERVAL=0", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"]
)
def test_a_rule_that_no_day_fits_leaves_the_entry(tmp_path: Path, rule: str) -> None:
    entry = f"SUMMARY:Watch\nDTSTART:20240514T080000Z\nRRULE:{rule}"
    assert starts(told(tmp_path, "a.ics", calendar(entry))) == ["2024-05-14T08:00"]


def test_a_broken_entry_is_one_message(tmp_path: Path) -> None:
    good = "SUMMARY:Good\nDTSTART:20240514T080000Z"
    outcome = Outcome(file(tmp_path, "a.ics", calendar("SUMMARY:Bad\nDTSTART:soon", good)))
    assert outcome.said(tmp_path) == ["a.ics:4: the entry is broken: its start or another part cannot be read."]
    assert [event.title for event in timeline(outcome.records).events] == ["Good"]


def test_slides_become_events_as_fine_as_their_dates(tmp_path: Path) -> None:
    slides = {
        "title": {"text": {"headline": "The <b>dam</b>"}},
        "events": [
            {"start_date": {"year": "1998", "month": "5"},
             "text": {"headline": "Begun &amp; paid", "text": "<p>In spring.</p>"}},
            {"start_date": {"year": 2001, "month": 3, "day": 4, "hour": 9, "minute": 5}, "text": {"headline": "Flood"}},
        ],
    }  # fmt: skip
    for text in (json.dumps(slides), json.dumps(slides, indent=2)):
        story = told(tmp_path, "a.json", text)
        assert [(event.title, when(event).granularity) for event in story.events] == [
            ("Begun & paid", "month"), ("Flood", "minute"),
        ]  # fmt: skip
        assert story.documents[0].title == "The dam"
        assert story.events[0].evidence[0].text == "Begun & paid\n\nIn spring."


@pytest.mark.parametrize("indent", [None, 2])
def test_our_json_is_read_back_whole(tmp_path: Path, indent: int | None) -> None:
    before = render("json", told(tmp_path, "a.txt", PROSE))
    written = json.dumps(json.loads(before), indent=indent)
    after = told(tmp_path, "back.json", written)
    assert json.loads(render("json", after)) == json.loads(before)
    quote = next(quote for quote in after.quotes if quote.kind == "direct")
    text = after.documents[0].text  # type: ignore[attr-defined]
    assert len(text) == len(PROSE)
    assert text[quote.start : quote.end] == "We will build it anew."


@pytest.mark.parametrize("indent", [None, 2])
def test_our_json_comes_by_a_pipe_as_well(tmp_path: Path, indent: int | None) -> None:
    before = render("json", told(tmp_path, "a.txt", PROSE))
    outcome = Outcome("-", stdin=json.dumps(json.loads(before), indent=indent).encode())
    assert json.loads(render("json", timeline(outcome.records)))["events"] == json.loads(before)["events"]


def test_ready_made_events_in_an_archive_are_read(tmp_path: Path) -> None:
    with ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.writestr("a.ics", calendar("SUMMARY:Entry\nDTSTART:20240514T080000Z"))
        archive.writestr("b.csv", "date,title\n2024-05-14,Row\n")
        archive.writestr("c.json", '[{"date": "2024-05-14", "title": "Object"}]')
        archive.writestr("d.json", '{"name": "nothing of ours"}')
    outcome = Outcome(tmp_path / "all.zip")
    assert [event.title for event in timeline(outcome.records).events] == ["Entry", "Row", "Object"]
    assert outcome.said(tmp_path) == ["all.zip: left out 1 file of a kind that cannot be read."]


def test_our_lines_are_read_back_beside_records(tmp_path: Path) -> None:
    line = render("json", told(tmp_path, "a.txt", PROSE))
    record = json.dumps({"id": "r", "text": "On 5 May 2024 the bridge was closed."})
    both = told(tmp_path, "b.jsonl", f"{record}\n{line}\n")
    assert [document.id for document in both.documents] == ["r", "a.txt"]


def test_what_is_not_ours_after_all_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from timeline_tui.cli import main

    path = file(tmp_path, "b.json", '{"generator": "x", "documents": [{}], "events": []}')
    good = file(tmp_path, "good.txt", PROSE)
    assert main(["--print", str(path), str(good)]) == 1
    out, err = capsys.readouterr()
    assert "The dam broke" in out
    assert err.count("\n") == 1
    assert "This is not a timeline in JSON" in err


def test_our_timeml_gives_its_events_back(tmp_path: Path) -> None:
    before = told(tmp_path, "a.txt", PROSE)
    after = told(tmp_path, "a.tml", render("timeml", before))
    assert {event.id for event in after.events} == {event.id for event in before.events}
    assert after.documents[0].text == PROSE  # type: ignore[attr-defined]
    days = {event.id: when(event).edtf[:10] for event in before.events if event.when}
    assert {event.id: when(event).edtf[:10] for event in after.events if event.when} == days


def test_timeml_of_others_is_dated_and_ordered_by_its_links(tmp_path: Path) -> None:
    text = (
        '<?xml version="1.0"?><TimeML><DOCID>d</DOCID><TEXT>The mill '
        '<EVENT eid="e1" class="OCCURRENCE">burned</EVENT> on <TIMEX3 tid="t1" type="DATE" value="2024-05-14">14 May'
        '</TIMEX3>. It had been <EVENT eid="e2" class="OCCURRENCE">sold</EVENT> before.</TEXT>'
        '<MAKEINSTANCE eiid="ei1" eventID="e1" polarity="POS"/><MAKEINSTANCE eiid="ei2" eventID="e2" polarity="POS"/>'
        '<TLINK lid="l1" relType="IS_INCLUDED" eventInstanceID="ei1" relatedToTime="t1"/>'
        '<TLINK lid="l2" relType="BEFORE" eventInstanceID="ei2" relatedToEventInstance="ei1"/></TimeML>'
    )
    story = told(tmp_path, "a.tml", text)
    burned, sold = story.events
    assert (burned.title, when(burned).edtf) == ("The mill burned on 14 May.", "2024-05-14")
    assert (sold.when, sold.order[0].relation, sold.order[0].event) == (None, "before", burned.id)
    assert story.timexes[0].text == "14 May"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.tml", '<!DOCTYPE x [<!ENTITY a "b">]><TimeML><TEXT>&a;</TEXT></TimeML>'),
        ("a.tml", "<TimeML><TEXT>never closed"),
        ("a.json", "[" * 100_000),
        ("a.ics", "BEGIN:VCALENDAR\nEND:VCALENDAR\n"),
    ],
)
def test_what_cannot_be_read_is_one_message(tmp_path: Path, name: str, text: str) -> None:
    outcome = Outcome(file(tmp_path, name, text))
    assert (outcome.records, len(outcome.problems), outcome.failed) == ([], 1, True)


@pytest.mark.parametrize("rule", ["FREQ=SOMETIMES", "FREQ=DAILY;UNTIL=soon", f"FREQ=DAILY;COUNT={'9' * 30}"])
def test_an_entry_whose_rule_is_broken_is_there_once_and_says_so(tmp_path: Path, rule: str) -> None:
    entry = f"SUMMARY:Watch\nDTSTART:20240514T080000Z\nRRULE:{rule}"
    (event,) = told(tmp_path, "a.ics", calendar(entry)).events
    assert any("a rule that cannot be read" in reason for reason in when(event).reasons)


@pytest.mark.parametrize("start", [";VALUE=TIME:080000", ";VALUE=DURATION:PT1H", ":20240514T080000Z/PT1H"])
def test_an_entry_that_begins_on_no_day_is_broken(tmp_path: Path, start: str) -> None:
    outcome = Outcome(file(tmp_path, "a.ics", calendar(f"SUMMARY:Watch\nDTSTART{start}", "DTSTART:20240514")))
    assert (len(outcome.problems), len(timeline(outcome.records).events)) == (1, 1)


def test_an_entry_longer_than_the_calendar_keeps_its_beginning(tmp_path: Path) -> None:
    entry = "SUMMARY:Watch\nDTSTART:20240514T080000Z\nDURATION:P9999999D"
    assert starts(told(tmp_path, "a.ics", calendar(entry))) == ["2024-05-14T08:00"]


def test_slides_with_eras_that_are_none_are_read(tmp_path: Path) -> None:
    slides = {"events": [{"start_date": {"year": 2024}, "text": {"headline": "x"}}], "eras": 5}
    assert len(told(tmp_path, "a.json", json.dumps(slides)).events) == 1


def test_links_and_events_without_end_are_read_in_time_that_grows_with_them(tmp_path: Path) -> None:
    links = "".join(f'<TLINK relType="BEFORE" eventID="e0" relatedToEvent="e{at}"/>' for at in range(1, 20_000))
    marked = "".join(f'<EVENT eid="e{at}" comment="e-{at:010x}">x</EVENT> ' for at in range(20_000))
    story = told(tmp_path, "a.tml", f"<TimeML><TEXT>{marked}</TEXT>{links}</TimeML>")
    assert (len(story.events), len(story.events[0].order)) == (20_000, 19_999)


@pytest.mark.parametrize(
    ("key", "value", "sentence"),
    [
        ("start", "2024-05-02T20:00:00", "is not given in UTC"),
        ("start", "2034-05-02T20:00:00Z", "ends before it begins"),
        ("edtf", "\x1b[31m", "is no id, date or language"),
        ("zone", "../../etc/passwd", "there is no zone"),
    ],
)
def test_a_moment_edited_by_hand_is_told_as_wrong(tmp_path: Path, key: str, value: str, sentence: str) -> None:
    written = json.loads(render("json", told(tmp_path, "a.txt", PROSE)))
    next(event for event in written["events"] if event["when"])["when"][key] = value
    with pytest.raises(TimelineError, match=sentence):
        told(tmp_path, "b.json", json.dumps(written))


@pytest.mark.parametrize(("start", "end"), [(-5, -1), (9, 3), (10**30, 10**30 + 1)])
def test_words_that_do_not_lie_in_the_document_are_told_as_wrong(tmp_path: Path, start: int, end: int) -> None:
    written = json.loads(render("json", told(tmp_path, "a.txt", PROSE)))
    written["events"][0]["evidence"][0].update(start=start, end=end)
    with pytest.raises(TimelineError, match="do not lie in"):
        told(tmp_path, "b.json", json.dumps(written))


def test_a_timeline_beside_its_article_loses_nothing(tmp_path: Path) -> None:
    article = file(tmp_path, "a.txt", PROSE)
    alone = timeline(Outcome(article).records)
    again = file(tmp_path, "b.json", render("json", alone))
    for sources in ((article, again), (again, article), (again, again)):
        both = timeline(Outcome(*sources).records)
        assert len({document.id for document in both.documents}) == 2
        assert {quote.text for quote in both.quotes} == {quote.text for quote in alone.quotes}
        assert set(starts(both)) == set(starts(alone))


def test_a_clock_of_a_calendar_that_nobody_knows_is_told(tmp_path: Path) -> None:
    entry = "SUMMARY:Watch\nDTSTART;TZID=Erewhon/Town:20240514T080000\nRRULE:FREQ=DAILY;COUNT=2"
    for event in told(tmp_path, "a.ics", calendar(entry)).events:
        assert "It names a clock that is not known: “Erewhon/Town”." in when(event).reasons
