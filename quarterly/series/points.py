"""An indicator's values through time: as now and as first published, and where they may not be compared."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from quarterly.quarter import Quarter


class Mark(StrEnum):
    """What stands beside a figure, in the shorthand of government statistics: "[p]"; "[i]" is our own."""

    PROVISIONAL = "p"
    REVISED = "r"
    BREAK = "b"
    ESTIMATE = "e"
    FORECAST = "f"
    ILLUSTRATIVE = "i"

    @property
    def meaning(self) -> str:
        """The mark in words."""
        return _MEANING[self]


_MEANING = {
    Mark.PROVISIONAL: "provisional",
    Mark.REVISED: "revised",
    Mark.BREAK: "break in series",
    Mark.ESTIMATE: "estimate",
    Mark.FORECAST: "forecast",
    Mark.ILLUSTRATIVE: "illustrative",
}
_SPELLED = {
    **{mark.value: mark for mark in Mark},
    **{meaning: mark for mark, meaning in _MEANING.items()},
    "break": Mark.BREAK,
    "estimated": Mark.ESTIMATE,
}
_FINAL = "final"


@dataclass(frozen=True, slots=True)
class Point:
    """One quarter's figures, unrounded, in the indicator's unit; `as_published` is the value first printed, None if the same.

    `held_back` tells that the public was not shown the value, whatever its counts.
    """

    value: Fraction | None
    numerator: Fraction | None = None
    denominator: Fraction | None = None
    marks: tuple[Mark, ...] = ()
    as_published: Fraction | None = None
    held_back: bool = False

    @property
    def revised(self) -> bool:
        """Whether the value is another now than the one first published."""
        return self.as_published is not None and self.value != self.as_published


Series = Mapping[Quarter, Point]


def marks(text: str) -> tuple[Mark, ...]:
    """Read the marks of a cell ("[p]", "p, r", "provisional"), none for "final" or a blank; ValueError for anything else."""
    words = [word for part in re.split(r"[][(),;/]+", text.casefold()) for word in _words(part)]
    if not all(word == _FINAL or word in _SPELLED for word in words):
        known = ", ".join(f"{mark} ({mark.meaning})" for mark in Mark)
        raise ValueError(f"not a mark: write {known}, or leave it empty for a final figure")
    found = {_SPELLED[word] for word in words if word != _FINAL}
    if _FINAL in words and Mark.PROVISIONAL in found:
        raise ValueError("both final and provisional: write one of them")
    return tuple(mark for mark in Mark if mark in found)


def last_quarters(quarter: Quarter, count: int) -> list[Quarter]:
    """Return so many quarters up to this one, in the order of time."""
    found = [quarter]
    while len(found) < count:
        found.append(found[-1].previous)
    return found[::-1]


def known(series: Series, until: Quarter) -> dict[Quarter, Fraction]:
    """Return the values up to a quarter, in the order of time, without forecasts: nobody has counted those yet."""
    return {
        quarter: point.value
        for quarter, point in sorted(series.items())
        if quarter <= until and point.value is not None and Mark.FORECAST not in point.marks
    }


def breaks_in(series: Series, breaks: Collection[Quarter] = ()) -> frozenset[Quarter]:
    """Return the quarters from which the definition is another: those given, and those of points marked [b]."""
    return frozenset(breaks) | {quarter for quarter, point in series.items() if Mark.BREAK in point.marks}


def broken_between(series: Series, before: Quarter, now: Quarter, breaks: Collection[Quarter] = ()) -> bool:
    """Whether two quarters, the earlier first, are on either side of a break."""
    return any(before < quarter <= now for quarter in breaks_in(series, breaks))


def since_break(series: Series, until: Quarter, breaks: Collection[Quarter] = ()) -> Series:
    """Return the points up to a quarter that are of one definition with it: those from the newest break on."""
    newest = max((quarter for quarter in breaks_in(series, breaks) if quarter <= until), default=None)
    return {quarter: series[quarter] for quarter in sorted(series) if (newest or quarter) <= quarter <= until}


def _words(part: str) -> list[str]:
    """Return one meaning of several words whole ("break in series"), else word by word ("p r")."""
    words = part.split()
    whole = " ".join(words)
    return [whole] if whole in _SPELLED else words
