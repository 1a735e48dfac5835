"""What is taken for granted, by default or by the user: an input of the pipeline, never a patch on its result."""

from dataclasses import dataclass

from timeline_tui.model.mark import Mark


@dataclass(frozen=True, slots=True)
class Assumptions:
    """Inputs beside the text.

    `home` is the zone of a narrator who names none ("" for none); `date` and `language` override what the
    source says; `zones` are the clocks to show. `places` maps words of the text ("Russia") to the IANA zone
    the user chose for them in every document; `marks` are what the user made of single documents.
    """

    home: str = ""
    date: str = ""
    language: str = ""
    zones: tuple[str, ...] = ()
    places: tuple[tuple[str, str], ...] = ()
    marks: tuple[Mark, ...] = ()
