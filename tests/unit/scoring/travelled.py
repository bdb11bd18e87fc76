"""Points, series and goals that the tests of travel begin with."""

from fractions import Fraction

from quarterly.configuration.targets.goal import Goal
from quarterly.scoring.series.points import Point, last_quarters
from quarterly.vocabulary.basis import Basis
from quarterly.vocabulary.marks import Mark
from quarterly.vocabulary.polarity import Polarity
from quarterly.vocabulary.quarter import Quarter

Q1, Q2 = Quarter(2012, 1), Quarter(2012, 2)
HIGH, LOW, PLAIN = Goal(Polarity.HIGH), Goal(Polarity.LOW), Goal(Polarity.NONE)
RANGE = Goal(Polarity.RANGE, Fraction(40), Fraction(60))
MIDDLE = Goal(Polarity.MIDPOINT, Fraction(50), Fraction(50))
NOUGHT = Fraction(0)
SNAPSHOT = Basis.SNAPSHOT


def point(value: float | str | None, *marked: Mark, was: int | None = None) -> Point:
    exact = None if value is None else Fraction(str(value))
    return Point(value=exact, marks=marked, as_published=None if was is None else Fraction(was))


def series(*values: float | None, until: Quarter = Q2) -> dict[Quarter, Point]:
    """Return one point a quarter up to one, without those of None."""
    quarters = last_quarters(until, len(values))
    return {quarter: point(value) for quarter, value in zip(quarters, values, strict=True) if value is not None}
