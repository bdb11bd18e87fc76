"""The work of rating a figure grows with the length of its series, not with the square of it."""

import sys
from fractions import Fraction
from types import FrameType

import pytest

from quarterly.scoring.background import Background
from quarterly.scoring.score_quarter import SentFigure, score_point
from quarterly.scoring.series.points import Point
from quarterly.vocabulary.basis import Basis
from quarterly.vocabulary.quarter import Quarter
from tests.unit.made import council


@pytest.mark.parametrize("basis", [Basis.SNAPSHOT, Basis.YEAR_TO_DATE])
def test_twice_the_quarters_are_twice_the_work(basis: Basis) -> None:
    assert calls(basis, years=200) < 2.5 * calls(basis, years=100)


def calls(basis: Basis, years: int) -> int:
    """Return how many functions are called to rate the newest figure of a series that holds small counts."""
    known = council(i1180={"basis": basis})
    (indicator,) = (each for each in known.catalogue.indicators if each.id == "1180")
    quarters = [Quarter(year, number) for year in range(2012 - years, 2012) for number in (1, 2, 3, 4)]
    *earlier, newest = [
        Point(value=Fraction(50), numerator=Fraction(place % 12), denominator=Fraction(40)) for place in range(len(quarters))
    ]
    history = dict(zip(quarters[:-1], earlier, strict=True))
    found = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal found
        found += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        score_point(known, indicator, quarters[-1], SentFigure(newest), Background({"1180": history}))
    finally:
        sys.setprofile(before)
    return found
