"""Bytes to text: Unicode by its marks, else UTF-8, else the legacy encoding that the bytes can only be."""

import codecs
import re
from itertools import pairwise

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark is the beginning of this one
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 262_144
_HIGH_RUN = re.compile(rb"[\x80-\xff]+")
_LATIN_RUN = 1.5  # letters on end, on average, where only some letters are beyond ASCII
_KNOWN_SHARE = 0.9
_LATIN = frozenset("àâäáãåæçèéêëìíîïñòóôõöøùúûüýÿœßšžÀÂÄÁÃÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝŒŠŽ‘’“”„‚‹›«»–—…•°§©®€£¡¿ªº·\u00a0´½")
_CYRILLIC = ("windows-1251", "koi8-u", "cp866", "iso8859-5", "mac-cyrillic")
"""In this order where a text could be several; koi8-u is koi8-r but for the Ukrainian letters."""
_FREQUENT = frozenset("оеаинтсрвлкмдпуяыьбзійє")
_RARE = frozenset("ђћџѓќљњўјѕґёъ")
_PLAUSIBLE = 0.6
_WIDE = re.compile("[\t\n\r -~\u00a0-\u024f\u0400-\u04ff\u2010-\u203a\u20ac\u2116]")
_WIDE_SHARE = 0.97


def decode(data: bytes) -> tuple[str, str]:
    """Return the text with CRLF as LF, and what is doubtful about it: the end of a sentence, or ""."""
    text, doubt = _decode(data)
    return (text.replace("\r\n", "\n") if "\r" in text else text), doubt


def _decode(data: bytes) -> tuple[str, str]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = data[len(mark) :].decode(encoding, "replace")
            return text, _broken(text, encoding.upper())
    if b"\0" in data[:_SAMPLE] and (wide := _wide(data[:_SAMPLE])):
        return data.decode(wide, "replace"), f"has no byte order mark; it was read as {wide.upper()}."
    try:
        return data.decode("utf-8"), ""
    except UnicodeDecodeError:
        pass
    text = data.decode("utf-8", "replace")
    guess = _legacy(data[:_SAMPLE]) if _is_mostly_broken(text) else ""
    if guess:
        return data.decode(guess, "replace"), f"is not UTF-8; it was read as {guess}."
    return text, "is not all UTF-8; what could not be read is shown as \ufffd."


def _broken(text: str, encoding: str) -> str:
    return f"is not all {encoding}; what could not be read is shown as \ufffd." if "\ufffd" in text else ""


def _is_mostly_broken(text: str) -> bool:
    """Tell a legacy encoding from UTF-8 with a few broken bytes, which is left as UTF-8."""
    sample = text[:_SAMPLE]
    broken = sample.count("\ufffd")
    return broken * 2 > sum(char > "\x7f" for char in sample)


def _wide(sample: bytes) -> str:
    """Return the UTF-16 that bytes with zeros spell, "" when they spell none: a text in it looks binary."""
    for encoding in ("utf-16-le", "utf-16-be"):
        text = sample[: len(sample) // 2 * 2].decode(encoding, "replace")
        if len(_WIDE.findall(text)) >= _WIDE_SHARE * len(text):
            return encoding
    return ""


def _legacy(sample: bytes) -> str:
    """Return the encoding whose letters the bytes spell, "" when they could be more than one."""
    runs = _HIGH_RUN.findall(sample)
    if not runs or b"\0" in sample:
        return ""
    high = b"".join(runs)
    if len(high) > _LATIN_RUN * len(runs):
        return _cyrillic(sample)
    known = sum(char in _LATIN for char in high.decode("cp1252", "replace"))
    return "windows-1252" if known >= _KNOWN_SHARE * len(high) else ""


def _cyrillic(sample: bytes) -> str:
    """Return the encoding in which the letters are those that Russian and Ukrainian use most, "" when in none."""
    best = max(_CYRILLIC, key=lambda encoding: _likeness(sample.decode(encoding, "replace")))
    text = sample.decode(best, "replace")
    if _likeness(text) < _PLAUSIBLE:
        return ""
    return "koi8-r" if best == "koi8-u" and not any(letter in "іїєґІЇЄҐ" for letter in text) else best


def _likeness(text: str) -> float:
    """Return how much like a text in Cyrillic it is, 1 at most: frequent letters, and no capital after a small one."""
    high = [char for char in text if char > "\x7f"]
    frequent = sum(char in _FREQUENT for char in map(str.lower, high))
    odd = sum(char.lower() in _RARE or not (char.isalpha() or char in _LATIN or char == "№") for char in high)
    broken = sum(second.isupper() and first.islower() for first, second in pairwise(text))
    return (frequent - odd - broken) / max(len(high), 1)
