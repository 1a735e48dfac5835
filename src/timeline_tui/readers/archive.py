"""Zip archives: what they hold is read as if it lay in a folder, all in memory."""

from collections.abc import Iterator
from datetime import datetime
from zipfile import ZipFile, ZipInfo

from timeline_tui.errors import TimelineError
from timeline_tui.model.document import Record
from timeline_tui.readers.kinds import has_known_ending, is_known, sniff
from timeline_tui.readers.opened import Opened, Report, counted, open_bytes
from timeline_tui.readers.zipped import member_bytes, unzipped

_NESTED = ("archive", "warc")


def read(source: Opened, report: Report) -> Iterator[Record]:
    """Yield the records of the members in order; each bad member is one message, strange ones are only counted."""
    strange = seen = 0
    with unzipped(source, "a zip archive") as archive:
        for member in sorted(filter(_is_shown, archive.infolist()), key=lambda member: member.filename):
            seen += 1
            try:
                found = _opened(source, archive, member)
                if found is None:
                    strange += 1
                else:
                    yield from sniff(found.name, found.head).read(found, report)
            except TimelineError as error:
                report.fail(str(error))
    if strange:
        report.warn(f"{source.shown}: left out {counted(strange)} of a kind that cannot be read.")
    if seen == strange:
        raise TimelineError(f"There is no text in {source.shown}.", "Hidden files are not read.")


def _is_shown(member: ZipInfo) -> bool:
    parts = _parts(member)
    return not member.is_dir() and not any(part.startswith((".", "__MACOSX")) and part != ".." for part in parts)


def _parts(member: ZipInfo) -> list[str]:
    return member.filename.replace("\\", "/").split("/")


def _opened(source: Opened, archive: ZipFile, member: ZipInfo) -> Opened | None:
    """Return a member as a source, None when it is of no known kind, as an archive within the archive is."""
    name = f"{source.file}/{member.filename}"
    empty = open_bytes(name, f"{source.id}/{member.filename}", b"", _modified(member))
    parts = _parts(member)
    if ".." in parts or parts[0].endswith(":") or not parts[0]:
        raise TimelineError(f"{empty.shown} is not read.", "Its name points out of the archive.")
    if not has_known_ending(name) and "." in parts[-1]:
        return None
    found = open_bytes(name, empty.id, member_bytes(empty, archive, member), empty.modified)
    is_nested = sniff(found.name, found.head).kind in _NESTED
    return found if is_known(found.name, found.head) and not is_nested else None


def _modified(member: ZipInfo) -> str:
    try:
        return datetime(*member.date_time).isoformat()
    except ValueError:
        return ""
