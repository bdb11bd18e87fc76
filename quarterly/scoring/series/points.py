"""An indicator's values over time, as known now and as first published, with the breaks between them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from quarterly.vocabulary.marks import Mark
from quarterly.vocabulary.quarter import Quarter


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One quarter's figures, unrounded, in the indicator's unit; `as_published` is the value first printed, None if the same.

    `published` is whether a report of the quarter gave it, and `suppressed` whether the value was suppressed there, which its
    counts alone need not show. `revised_on` is the day on which it was revised, where that is known. `in_provisional_year` is
    whether its whole year is closed as provisional, so that it may still be revised.
    """

    value: Fraction | None
    numerator: Fraction | None = None
    denominator: Fraction | None = None
    marks: tuple[Mark, ...] = ()
    as_published: Fraction | None = None
    suppressed: bool = False
    published: bool = False
    revised_on: date | None = None
    in_provisional_year: bool = False

    @property
    def printed_marks(self) -> tuple[Mark, ...]:
        """The marks that are printed beside it: its own, and that of its year."""
        return tuple(mark for mark in Mark if mark in self.marks or (mark is Mark.PROVISIONAL and self.in_provisional_year))

    @property
    def is_illustrative(self) -> bool:
        """Whether the figures were made up for a sample."""
        return Mark.ILLUSTRATIVE in self.marks

    @property
    def revised(self) -> bool:
        """Whether the value differs from the one first published."""
        return self.as_published is not None and self.value != self.as_published


Series = Mapping[Quarter, Point]


def last_quarters(quarter: Quarter, count: int) -> list[Quarter]:
    """Return the last quarters up to and including this one, in the order of time."""
    found = [quarter]
    while len(found) < count:
        found.append(found[-1].previous)
    return found[::-1]


def known(series: Series, until: Quarter) -> dict[Quarter, Fraction]:
    """Return the values up to a quarter, in the order of time, without forecasts, which nobody has counted yet."""
    return {
        quarter: point.value
        for quarter, point in sorted(series.items())
        if quarter <= until and point.value is not None and Mark.FORECAST not in point.marks
    }


def breaks_in(series: Series, breaks: Collection[Quarter] = ()) -> frozenset[Quarter]:
    """Return the quarters from which the definition is another: the stated ones, and those of points marked [b]."""
    return frozenset(breaks) | {quarter for quarter, point in series.items() if Mark.BREAK in point.marks}


def broken_between(series: Series, before: Quarter, now: Quarter, breaks: Collection[Quarter] = ()) -> bool:
    """Whether there is a break after the first of two quarters and up to the second."""
    # A break in Quarter 2 parts it from Quarter 1, and not from Quarter 3, which is counted in the same way.
    return any(before < quarter <= now for quarter in breaks_in(series, breaks))


def since_break(series: Series, until: Quarter, breaks: Collection[Quarter] = ()) -> Series:
    """Return the points up to a quarter that have the same definition as it: those from the newest break on."""
    newest = max((quarter for quarter in breaks_in(series, breaks) if quarter <= until), default=None)
    return {quarter: series[quarter] for quarter in sorted(series) if (newest or quarter) <= quarter <= until}
