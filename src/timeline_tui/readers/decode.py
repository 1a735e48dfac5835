"""Bytes to text: Unicode by its marks, else UTF-8, else the legacy encoding that the bytes can only be."""

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark is the beginning of this one
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 262_144
_HIGH_RUN = re.compile(rb"[\x80-\xff]+")
_CYRILLIC_RUN = 3  # letters on end, on average, where every letter is beyond ASCII
_LATIN_RUN = 1.5
_LOWER_CASE_SHARE = 0.7
_KNOWN_SHARE = 0.95
_LATIN = frozenset("àâäáãåæçèéêëìíîïñòóôõöøùúûüýÿœßšžÀÂÄÁÃÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝŒŠŽ‘’“”„‚‹›«»–—…•°§©®€£¡¿ªº·\u00a0´")


def decode(data: bytes) -> tuple[str, str]:
    """Return the text with CRLF as LF, and what is doubtful about it: the end of a sentence, or ""."""
    text, doubt = _decode(data)
    return (text.replace("\r\n", "\n") if "\r" in text else text), doubt


def _decode(data: bytes) -> tuple[str, str]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = data[len(mark) :].decode(encoding, "replace")
            return text, _broken(text, encoding.upper())
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


def _legacy(sample: bytes) -> str:
    """Return the encoding whose letters the bytes spell, "" when they could be more than one."""
    runs = _HIGH_RUN.findall(sample)
    high = b"".join(runs)
    if not high or b"\0" in sample:
        return ""
    length = len(high) / len(runs)
    if length >= _CYRILLIC_RUN:
        return _cyrillic(high)
    if length <= _LATIN_RUN:
        known = sum(char in _LATIN for char in high.decode("cp1252", "replace"))
        return "windows-1252" if known >= _KNOWN_SHARE * len(high) else ""
    return ""


def _cyrillic(high: bytes) -> str:
    """Tell windows-1251 from KOI8-R, which keep small letters where the other keeps capitals."""
    upper_half = sum(byte >= 0xE0 for byte in high)
    lower_half = sum(0xC0 <= byte < 0xE0 for byte in high)
    letters = upper_half + lower_half
    if letters < _LOWER_CASE_SHARE * len(high):
        return ""
    if upper_half >= _LOWER_CASE_SHARE * letters:
        return "windows-1251"
    return "koi8-r" if lower_half >= _LOWER_CASE_SHARE * letters else ""
