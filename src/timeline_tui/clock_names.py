"""From what people call a clock ("Moscow", "new york", "Europe/Rome", "utc") to its IANA key."""

from timeline_tui.errors import ExitCode, TimelineError
from timeline_tui.gazetteer import label, lookup
from timeline_tui.resolve.zones import all_zones, known


def key_of(name: str) -> str:
    """Return the IANA key of a zone or place name; raises TimelineError (wrong usage) naming the nearest one."""
    key = name.strip()
    if known(key) and ("/" in key or key.isupper()):
        return key
    if key and (place := lookup(key)) is not None:
        return place.zone
    folded = _folded(key)
    for zone in all_zones():
        if _folded(zone) == folded:
            return zone
    raise TimelineError(f"There is no zone or city {name!r}.", _hint(folded), ExitCode.USAGE)


def _folded(name: str) -> str:
    return name.casefold().replace(" ", "_")


def _hint(folded: str) -> str:
    from difflib import get_close_matches

    names = {_folded(name): name for zone in sorted(all_zones()) for name in (zone, label(zone))}
    near = get_close_matches(folded, names, 1, 0.75)
    return f"Did you mean {names[near[0]]!r}?" if near else "A city or an IANA key, such as Rome or Europe/Rome."
