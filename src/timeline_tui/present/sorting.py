"""Rows in another order than the oldest first: blocks of events under headings, laid out anew."""

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from timeline_tui.model import Timeline


class Block(NamedTuple):
    """Events (by rank) under one heading; `heading` is its number among all headings."""

    heading: int
    members: tuple[int, ...]


def newest_first(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks from the last to the first, and so their events."""
    return [Block(block.heading, block.members[::-1]) for block in reversed(blocks)]


def as_told(blocks: Sequence[Block], timeline: Timeline) -> list[Block]:
    """Return the events in the order the documents tell them; a heading is said again wherever it changes."""
    heading = {rank: block.heading for block in blocks for rank in block.members}
    places = {document.id: at for at, document in enumerate(timeline.documents)}

    def told(rank: int) -> tuple[int, int, int]:
        evidence = timeline.events[rank].evidence
        return (places.get(evidence[0].document, len(places)), evidence[0].start, rank) if evidence else (-1, 0, rank)

    ranks = sorted(heading, key=told)
    return [Block(number, tuple(members)) for number, members in groupby(ranks, heading.__getitem__)]
