"""How long a report is beside what its profile allows, and which parts to shorten."""

from collections.abc import Sequence
from dataclasses import dataclass

from quarterly.configuration.report_plan import Limits
from quarterly.vocabulary.wording import counted, listed

MOST_NAMED = 3  # parts to look at first


@dataclass(frozen=True, slots=True)
class PartPages:
    """A part of a report, such as a section of the cover report or an appendix, and how many pages it takes."""

    title: str
    pages: int


def too_long(cover: Sequence[PartPages], appendices: Sequence[PartPages], limits: Limits) -> tuple[str, ...]:
    """Return a sentence for each limit that is passed: by how many pages, and the longest parts; nothing within the limits.

    The first page counts as a part of the cover report.
    """
    found = []
    for name, parts, most in (("cover report", cover, limits.cover), ("report", (*cover, *appendices), limits.pages)):
        pages = sum(each.pages for each in parts)
        if pages > most:
            longest = sorted(parts, key=lambda each: -each.pages)[:MOST_NAMED]
            names = listed([f"“{each.title}” ({each.pages})" for each in longest if each.pages])
            more = counted(pages - most, "page")
            found.append(f"The {name} has {pages} pages, {more} more than its limit of {most}. Shorten first: {names}.")
    return tuple(found)
