"""Is a value without counts published although earlier quarters show that it is about few children?"""

from fractions import Fraction

import pytest

from quarterly.disclosure.earlier_counts import is_disclosive_by_earlier_counts
from quarterly.scoring.series.points import Point
from quarterly.vocabulary.quarter import Quarter
from tests.unit.made import TOWN, indicator

LEAVERS, POLICY = indicator("1180"), TOWN.profile.small_numbers
Q1, Q2 = Quarter(2012, 1), Quarter(2012, 2)
FEW = Point(value=Fraction(50), numerator=Fraction(3), denominator=Fraction(6))
MANY = Point(value=Fraction(50), numerator=Fraction(30), denominator=Fraction(60))


def disclosive(now: Point, before: Point, then: Quarter = Q1) -> bool:
    return is_disclosive_by_earlier_counts(LEAVERS, {then: before, Q2: now}, Q2, POLICY)


@pytest.mark.parametrize(("before", "value", "expected"), [(FEW, 50, True), (MANY, 50, False), (MANY, 5, True), (MANY, 95, True)])
def test_a_value_without_counts_is_treated_by_those_of_the_quarter_before(before: Point, value: int, expected: bool) -> None:
    assert disclosive(Point(value=Fraction(value)), before) == expected


def test_what_was_suppressed_before_for_another_reason_is_not_published_without_counts() -> None:
    before = Point(value=Fraction(50), numerator=Fraction(30), denominator=Fraction(60), suppressed=True)
    assert disclosive(Point(value=Fraction(50)), before)


@pytest.mark.parametrize("now", [MANY, Point(value=Fraction(50), denominator=Fraction(60)), Point(value=None)])
def test_a_value_with_a_count_is_treated_by_its_own(now: Point) -> None:
    assert not disclosive(now, FEW)


def test_counts_older_than_a_year_are_not_looked_at() -> None:
    assert disclosive(Point(value=Fraction(50)), FEW, Quarter(2011, 2))
    assert not disclosive(Point(value=Fraction(50)), FEW, Quarter(2011, 1))
