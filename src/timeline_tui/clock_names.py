"""From what people call a clock ("Moscow", "new york", "Europe/Rome", "utc", "UTC+3") to its IANA key."""

import re

from timeline_tui.errors import ExitCode, TimelineError
from timeline_tui.gazetteer import label, lookup
from timeline_tui.gazetteer.finder import candidates
from timeline_tui.resolve.zones import all_zones, known, offset_clock

_OFFSET = re.compile(r"(?:UTC|GMT)([+-])(\d{1,2})(?::00)?", re.IGNORECASE | re.ASCII)
_LIKENESS = 0.75
_RIVAL = 0.1
"""What part of a place's people another of its name must have to be thought of."""


def key_of(name: str) -> str:
    """Return the IANA key of a zone, place or whole-hour offset; raises TimelineError naming the nearest clock."""
    key = name.strip()
    if known(key) and ("/" in key or key.isupper()):
        return key
    if offset := _OFFSET.fullmatch(key.replace("−", "-")):
        return _of_offset(int(offset[1] + offset[2]), name)
    if key and (place := lookup(key)) is not None:
        return place.zone
    folded = _folded(key)
    zones = sorted(all_zones())
    for names in (zones, map(label, zones)):
        for zone, known_as in zip(zones, names, strict=True):
            if _folded(known_as) == folded:
                return zone
    raise TimelineError(f"There is no zone or city {name!r}.", _hint(folded), ExitCode.USAGE)


def doubt(name: str) -> str:
    """Return a sentence where a name may as well be that of a place with another clock ("Georgia"), else ""."""
    key = name.strip()
    places = candidates(key) if key and not known(key) else ()
    if not places or key_of(name) != places[0].zone:
        return ""
    first = places[0]
    rivals = (place.zone for place in places[1:] if place.population >= first.population * _RIVAL)
    others = [zone for zone in dict.fromkeys(rivals) if zone != first.zone]
    if not others:
        return ""
    return f"{key!r} may be several places: the clock of {first.zone} is taken, not that of {' or '.join(others)}."


def _of_offset(hours: int, name: str) -> str:
    """As people say it, east is plus; the IANA names (Etc/GMT-3 for UTC+3) have it the other way round."""
    if not -12 <= hours <= 14:
        raise TimelineError(f"No clock is at {name}.", "Offsets go from UTC-12 to UTC+14.", ExitCode.USAGE)
    return offset_clock(hours * 60, "user").key


def _folded(name: str) -> str:
    return name.casefold().replace(" ", "_")


def _hint(folded: str) -> str:
    from difflib import get_close_matches

    zones = (zone for zone in sorted(all_zones()) if not zone.startswith("Etc/"))
    names = {_folded(name): name for zone in zones for name in (zone, label(zone))}
    near = get_close_matches(folded, names, 1, _LIKENESS)
    return f"Did you mean {names[near[0]]!r}?" if near else "A city or an IANA key, such as Rome or Europe/Rome."
