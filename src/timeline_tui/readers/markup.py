"""HTML as it comes: a linear scan into tags and text that no page can make slow, and what is read off it.

Not a browser's parser: it needs no package, and serves for mails, feeds, books and for a page's metadata.
"""

import codecs
import re
from collections.abc import Collection, Iterator
from html import unescape

from timeline_tui.readers.decode import decode

_CHARSET = re.compile(rb"(?:charset|encoding)\s{0,4}=\s{0,4}[\"']?([\w-]{1,40})", re.I)
_ENCODINGS = ("utf-8", "iso8859-", "cp", "koi8", "mac-", "ascii", "gb", "big5", "shift_jis", "euc_", "iso2022")
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9:-]{0,40}")
_ATTRIBUTE = re.compile(r"([A-Za-z][\w:.-]{0,60})\s{0,8}=\s{0,8}(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_LONGEST_TAG = 2_048
_UNSEEN = frozenset({"script", "style", "title", "template", "noscript", "svg", "math", "iframe", "object", "select"})
_RAW = frozenset({"script", "style"})
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
_BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "body", "br", "caption", "dd", "details", "div", "dl", "dt",
     "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html",
     "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "th", "thead", "tr", "ul"}
)  # fmt: skip


def decoded_markup(data: bytes, charset: str = "") -> str:
    """Return markup as text: by its byte order mark, the charset its carrier names, or the one it names itself."""
    stated = charset or next((found[1].decode("ascii") for found in _CHARSET.finditer(data[:2_048])), "")
    encoding = _encoding(stated)
    if data[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE) or not encoding:
        return decode(data)[0]
    return data.removeprefix(codecs.BOM_UTF8).decode(encoding, "replace").replace("\r\n", "\n")


def _encoding(stated: str) -> str:
    """Return Python's name for a charset, "" when it is none of text; Latin-1 means windows-1252 on the web."""
    try:
        name = codecs.lookup(stated).name
    except (LookupError, ValueError):
        return ""
    if name in ("iso8859-1", "ascii"):
        return "cp1252"
    return name if name.startswith(_ENCODINGS) else ""


def scan(markup: str) -> Iterator[tuple[str, str]]:
    """Yield (tag, its inside) and ("", text) in order; an end tag is "/p". Comments and declarations are dropped.

    What stands within a script or a style comes as its text.
    """
    at, raw = 0, ""
    while at < len(markup):
        opening = _end_of_raw(markup, at, raw) if raw else markup.find("<", at)
        raw = ""
        if opening < 0:
            opening = len(markup)
        if opening > at:
            yield "", markup[at:opening]
        tag, inside, at = _tag(markup, opening)
        if tag or inside:
            yield tag, inside
        if tag in _RAW and not inside.endswith("/"):
            raw = tag


def _end_of_raw(markup: str, at: int, tag: str) -> int:
    found = re.compile(rf"</{tag}\b", re.I).search(markup, at)
    return found.start() if found else -1


def _tag(markup: str, at: int) -> tuple[str, str, int]:
    """Return the tag that opens at `at`, what follows its name, and where to go on; a mere sign is text."""
    if markup.startswith("<!--", at):
        end = markup.find("-->", at + 4)
        return "", "", len(markup) if end < 0 else end + 3
    if markup.startswith("<![CDATA[", at):
        return "", "", at + 9
    slash = "/" if markup.startswith("</", at) else ""
    name = _NAME.match(markup, at + 1 + len(slash))
    if name is None and markup[at + 1 : at + 2] not in ("!", "?", "/"):
        return "", markup[at : at + 1], at + 1
    end = markup.find(">", at)
    end = len(markup) if end < 0 else end
    if name is None:
        return "", "", end + 1
    return slash + name[0].lower(), markup[name.end() : min(end, at + _LONGEST_TAG)], end + 1


def attributes(inside: str) -> dict[str, str]:
    """Return a tag's attributes by lower-case name, their entities resolved; the first of a name counts."""
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(inside):
        found.setdefault(match[1].lower(), unescape(match[2] or match[3] or match[4] or ""))
    return found


def text_of(markup: str, left_out: Collection[str] = ()) -> str:
    """Return the words of markup, a blank line between blocks; elements named in `left_out` are dropped whole."""
    unseen = _UNSEEN.union(left_out)
    pieces: list[str] = []
    hidden, depth = "", 0
    for tag, text in scan(markup):
        name = tag.removeprefix("/")
        if hidden:
            depth += ((tag == hidden) - (tag == f"/{hidden}")) if name == hidden else 0
            hidden = hidden if depth else ""
        elif not tag:
            pieces.append(text)
        elif tag in unseen and tag not in _VOID and not text.endswith("/"):
            hidden, depth = tag, 1
        elif name in _BLOCKS:
            pieces.append("\0")
    return _blocks("".join(pieces))


def _blocks(pieces: str) -> str:
    blocks = (" ".join(re.split(r"[ \t\r\n\f]+", unescape(block))).strip() for block in pieces.split("\0"))
    return "\n\n".join(block for block in blocks if block)
