"""Indicators named in one cell: "PI 12; NI-63", "1178, 1180 and 1190", or one by its name."""

import re

from quarterly.collecting.narrative.row import NarrativeRow
from quarterly.configuration.catalogue import Catalogue, Indicator

_ENTRIES = re.compile(r"[;\n]+")
_PARTS = re.compile(r",|&|\band\b|(?<=\d)/(?=\d)")


def indicators_of(row: NarrativeRow) -> tuple[str, ...]:
    """Return the ids of the indicators a row names, each once; add a finding for every name that is none."""
    catalogue = row.sent_file.council.catalogue
    found: list[str] = []
    for entry in filter(str.strip, _ENTRIES.split(row.text("indicators"))):
        # A name may contain commas, so an entry is split only if it is no name as a whole.
        parts = [entry] if _named(catalogue, entry) else list(filter(str.strip, _PARTS.split(entry)))
        for part in parts:
            if one := _named(catalogue, part):
                found.append(one.id)
            else:
                row.find("N09", "indicators", typed=part.strip()[:60])
    return tuple(dict.fromkeys(found))


def _named(catalogue: Catalogue, text: str) -> Indicator | None:
    text = text.strip(" .")
    return catalogue.find(text) or catalogue.find("", text) or catalogue.find("-".join(text.split()))
