"""Feeds: an entry a record, its date with hour and offset; entities are never expanded, nothing is fetched."""

import socket
import sys
from pathlib import Path

import pytest
from reading_support import Outcome, file

from timeline_tui.model.document import Record

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Il Foglio di Borgo</title><language>it-IT</language>
<item><title>Riapre il ponte &amp; la strada</title><guid>p-1</guid>
<pubDate>Mon, 03 Mar 2025 08:15:00 +0100</pubDate>
<description>Breve.</description>
<content:encoded><![CDATA[<p>Riapre il ponte.</p><p>Domani la strada.</p>]]></content:encoded>
</item>
<item><title>Solo un titolo</title>
<link>https://example.org/2</link><pubDate>Tue, 04 Mar 2025 21:00:00 EST</pubDate></item>
<item><guid>p-1</guid><description>Ancora.</description></item>
</channel></rss>
"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"><title>Blatt</title>
<entry><id>urn:a</id><title>Brücke</title><updated>2025-03-09T00:00:00Z</updated>
<published>2025-03-03T08:15:00+09:00</published>
<summary type="html">&lt;b&gt;Offen&lt;/b&gt; ab heute.</summary></entry></feed>
"""


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket.socket, "connect", lambda *_: pytest.fail("a reader asked the network"))


@pytest.mark.parametrize("name", ["f.rss", "f.xml", "f"])
def test_each_entry_is_a_record(tmp_path: Path, name: str) -> None:
    path = file(tmp_path, name, RSS)
    outcome = Outcome(path)
    first, second, third = outcome.records
    text = "Riapre il ponte.\n\nDomani la strada."
    assert first == Record(
        f"{name}:p-1", text, str(path), "Riapre il ponte & la strada", "2025-03-03T08:15:00+01:00", "given", "it"
    )
    assert (second.text, second.date) == ("Solo un titolo", "2025-03-04T21:00:00-05:00")
    assert (third.id, third.text, third.date) == (f"{name}:p-1#2", "Ancora.", "")
    assert not outcome.failed


def test_atom_and_other_encodings(tmp_path: Path) -> None:
    path = file(tmp_path, "f.atom", ('<?xml version="1.0" encoding="iso-8859-1"?>\n' + ATOM).encode("iso-8859-1"))
    record = Outcome(path).record
    assert (record.title, record.text, record.date) == ("Brücke", "Offen ab heute.", "2025-03-03T08:15:00+09:00")
    assert Outcome(file(tmp_path, "g.atom", ATOM.encode("utf-16"))).record.title == "Brücke"
    assert Outcome("-", stdin=ATOM.encode()).record.title == "Brücke"


BOMB = (
    '<?xml version="1.0"?>\n<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>\n'
    + RSS.partition("?>")[2]
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused(tmp_path: Path, encoding: str) -> None:
    outcome = Outcome(file(tmp_path, "f.rss", BOMB.encode(encoding)))
    assert outcome.records == []
    assert outcome.said(tmp_path) == ["f.rss is not read: it declares entities. They may expand without end."]


@pytest.mark.parametrize(
    "bad", ["<rss>", "<rss><channel><item>" * 2_000, "https://example.org/feed"], ids=["bare", "deep", "address"]
)
def test_a_broken_feed_says_so(tmp_path: Path, bad: str) -> None:
    outcome = Outcome(file(tmp_path, "f.rss", bad), file(tmp_path, "b.txt", "Fine."))
    assert outcome.texts == ["Fine."]
    assert outcome.failed
    assert outcome.problems


def test_without_the_extra_one_sentence_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "feedparser", None)
    outcome = Outcome(file(tmp_path, "f.rss", RSS))
    assert outcome.said(tmp_path) == ['f.rss is a feed. Install what reads it: pip install "timeline-tui[feeds]"']
