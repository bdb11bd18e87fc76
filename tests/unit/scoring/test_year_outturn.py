"""Whether the target of the year was met, once the year is over."""

from fractions import Fraction
from typing import Any

import pytest

from quarterly.scoring.background import Background
from quarterly.scoring.score_quarter import SentFigure, score_point
from quarterly.scoring.series.points import Point
from quarterly.scoring.year_outturn import met_target_of_year
from quarterly.vocabulary.basis import Basis
from quarterly.vocabulary.quarter import Quarter
from tests.unit.made import TOWN, as_public, indicator


def met(value: str | None, target: Any = 65, number: int = 4, basis: Basis = Basis.YEAR_TO_DATE, **changes: Any) -> bool | None:
    of = indicator("1180", targets={"2012-13": target}, basis=basis, status_basis=None, **changes)
    point = Point(value=None if value is None else Fraction(value))
    quarter = Quarter(2012, number)
    return met_target_of_year(of, score_point(TOWN, of, quarter, SentFigure(point), Background()), quarter)


@pytest.mark.parametrize(
    ("value", "target", "is_met"),
    [
        ("65", 65, True),
        ("64.9", 65, False),  # whatever tolerance its rating has
        ("65", "More than 65", False),
        ("70", {"annual": 80, "quarters": [20, 40, 60, 70]}, False),  # the fourth step is reached, the target is not
        ("65", "TBC", None),
        (None, 65, None),
        ("65", {"annual": 80, "profile": "trajectory", "baseline": 40, "starts": "2011-12 Q4", "due": "2014-15 Q4"}, None),
    ],
)
def test_the_figure_of_the_year_is_held_against_its_target(value: str | None, target: Any, is_met: bool | None) -> None:
    assert met(value, target) is is_met


@pytest.mark.parametrize("number", [1, 2, 3])
def test_before_the_year_is_over_nothing_is_met(number: int) -> None:
    assert met("70", number=number) is None


@pytest.mark.parametrize(
    ("basis", "is_met"),
    [
        *((each, True) for each in (Basis.SNAPSHOT, Basis.ROLLING_YEAR, Basis.ANNUAL)),
        *((each, None) for each in (Basis.IN_QUARTER, Basis.MONTH, Basis.TERM, Basis.THREE_YEAR)),
    ],
)
def test_what_covers_a_part_of_the_year_says_nothing_of_the_year(basis: Basis, is_met: bool | None) -> None:
    assert met("70", basis=basis) is is_met


def test_readers_learn_nothing_of_a_figure_that_is_suppressed() -> None:
    of = indicator("1180", targets={"2012-13": 65}, basis=Basis.YEAR_TO_DATE, status_basis=None)
    quarter, known = Quarter(2012, 4), Background()
    point = Point(value=Fraction(50), numerator=Fraction(3), denominator=Fraction(6))
    score = score_point(TOWN, of, quarter, SentFigure(point), known)
    assert met_target_of_year(of, score, quarter) is False
    assert met_target_of_year(of, as_public(score, of, quarter, known), quarter) is None
