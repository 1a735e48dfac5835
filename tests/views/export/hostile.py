"""Article text that means harm, in every place of a timeline that an export writes."""

from support import event, moment, timeline
from timeline_tui.model import (
    Document,
    EventPlace,
    Evidence,
    Finding,
    Layout,
    Mention,
    Person,
    Quote,
    Speaker,
    Timeline,
)

TEXTS = {
    "script": "<script>alert(1)</script>",
    "attribute": "'\"><img src=x onerror=alert(1)>",
    "entity": "&lt;b&gt; &#60;b&#62; &amp;",
    "section end": "]]> --> </style></title></textarea>",
    "formula": '=HYPERLINK("http://example.org";"here")',
    "plus": "+1+cmd|' /C calc'!A0",
    "minus": "-2+3",
    "at": "@SUM(A1:A9)",
    "wide sign": "＝1+1",
    "tabbed": "\t=1+1",
    "returned": "\r=1+1",
    "calendar": "x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:y;a,b\\n",
    "markdown": "# h [a](javascript:alert(1)) ![i](x) `c` **b** _e_ | c | ~~s~~ <u> $x$ http://example.org www.x.org",
    "list": "1. one",
    "rule": "---",
    "escapes": "\x1b]0;title\x07\x1b[2J\x9b31m\x00",
    "override": "\u202egnp.exe\u2066",
    "invisible": "a\u200bb\u00adc\ufeffd\u2028e",
    "surrogate": "a\ud800b",
    "noncharacter": "a\ufffe\uffffb",
    "lines": "one\n\n2025-01-01: two\n# three\n/* four",
    "hebrew": "שלום (עולם) 3",
}


def harmful(text: str) -> Timeline:
    """A timeline with that text as title, person, place, quotation, evidence, finding and document."""
    words = Evidence("d", 0, len(text), text)
    speaker = Speaker(text, Mention(0, len(text), text), "cue", (text,))
    quote = Quote("q-1", "d", 0, len(text), text, "direct", speaker=speaker, addressee=text)
    finding = Finding("f-1", "clock-conflict", "error", text, (words,))
    one = event(
        "one", moment("2024-05-14T09:00"), title=f"{text}", people=(text,), place=EventPlace(text, ""),
        quotes=("q-1",), findings=("f-1",), evidence=(words,),
    )  # fmt: skip
    two = event("two", moment("2024-05-15", "day"), title=text, status="planned", evidence=(words,))
    document = Document("d", text, text, "en", moment("2024-05-14", "day"), len(text), text, Layout(()))
    return timeline(one, two, documents=(document,), quotes=(quote,), findings=(finding,), people=(Person(text),))
