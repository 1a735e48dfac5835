"""Zip archives from strangers: opened in memory, never unpacked to disk, and only as far as they are modest."""

from collections.abc import Iterator
from contextlib import contextmanager
from zipfile import ZipFile, ZipInfo

from timeline_tui.errors import TimelineError
from timeline_tui.readers.extras import foreign
from timeline_tui.readers.opened import Opened

MEMBERS = 10_000
LARGEST = 64 << 20
TOTAL = 512 << 20
RATIO = 200
_SMALL = 1 << 20
"""Bytes below which it does not matter how far a member swells."""


@contextmanager
def unzipped(source: Opened, what: str) -> Iterator[ZipFile]:
    """Open an archive; raises TimelineError when it is broken or holds too much in all."""
    with foreign(source, what), ZipFile(source.whole()) as archive:
        members = archive.infolist()
        if len(members) > MEMBERS:
            raise TimelineError(f"{source.shown} is not read: it has more than {MEMBERS:,} members.", "Split it.")
        if sum(member.file_size for member in members) > TOTAL:
            hint = f"It would swell to more than {TOTAL >> 20} MB."
            raise TimelineError(f"{source.shown} is not read.", hint)
        yield archive


def member_bytes(source: Opened, archive: ZipFile, member: ZipInfo) -> bytes:
    """Return a member's bytes; `source` names it. Raises TimelineError when it is locked, broken or swells too far."""
    if member.flag_bits & 1:
        raise TimelineError(f"{source.shown} is locked.", "Unpack it with its password first.")
    swells = member.file_size > _SMALL and member.file_size > RATIO * max(member.compress_size, 1)
    if member.file_size > LARGEST or swells:
        raise TimelineError(f"{source.shown} is not read.", f"It would swell to {member.file_size:,} bytes.")
    with foreign(source, "a member of an archive"), archive.open(member) as stream:
        return stream.read(LARGEST)


def named(source: Opened, archive: ZipFile, name: str, what: str) -> bytes:
    """Return the bytes of the member of that name; raises TimelineError when there is none."""
    try:
        member = archive.getinfo(name)
    except KeyError:
        raise TimelineError(f"{source.shown} is not {what}.", f"It lacks {name}.") from None
    return member_bytes(source, archive, member)
