"""Is a value without counts published although its base stands elsewhere, or was small the last time it was given?"""

from fractions import Fraction

import pytest

from quarterly.configuration.catalogue import Catalogue
from quarterly.configuration.relations import Population
from quarterly.disclosure.known_bases import may_be_small, with_known_bases
from quarterly.scoring.series.points import Point
from quarterly.vocabulary.numbers import Unit
from quarterly.vocabulary.quarter import Quarter
from tests.unit.made import TOWN, indicator

LEAVERS, POLICY = indicator("1180"), TOWN.profile.small_numbers
Q1, Q2 = Quarter(2012, 1), Quarter(2012, 2)
FEW = Point(value=Fraction(50), numerator=Fraction(3), denominator=Fraction(6))
MANY = Point(value=Fraction(50), numerator=Fraction(30), denominator=Fraction(60))


def is_small(now: Point, before: Point, then: Quarter = Q1) -> bool:
    return may_be_small(LEAVERS, {then: before, Q2: now}, Q2, POLICY)


@pytest.mark.parametrize(
    ("before", "value", "expected"),
    [
        (FEW, 50, True),
        (MANY, 50, False),
        (MANY, 5, True),
        (MANY, 95, True),
        (MANY, 0, False),  # none, of 30 to 90
        (MANY, 16, True),  # 5 of 31 prints as 16%, and 31 is within half of 60
        (MANY, 20, False),  # 6 of 30 is the least that prints as 20%
    ],
)
def test_a_value_without_counts_is_held_against_the_last_known_base_give_or_take_half(
    before: Point, value: int, expected: bool
) -> None:
    assert is_small(Point(value=Fraction(value)), before) == expected


@pytest.mark.parametrize("now", [MANY, Point(value=Fraction(50), denominator=Fraction(60)), Point(value=None)])
def test_a_value_with_a_count_is_treated_by_its_own(now: Point) -> None:
    assert not is_small(now, FEW)


def test_the_last_known_base_may_be_years_old() -> None:
    assert is_small(Point(value=Fraction(50)), FEW, Quarter(2009, 1))


def test_without_any_base_a_value_is_no_small_count() -> None:
    assert not is_small(Point(value=Fraction(50)), Point(value=Fraction(50)))


def known(**relations: object) -> Point:
    """Return the leavers' 5% as anybody can read it who knows these relations, beside 60 plans of which 30 are on time."""
    plans, others = indicator("child-protection-plans", unit=Unit.COUNT), indicator("1176", unit=Unit.PERCENT)
    catalogue = Catalogue.model_validate({"indicators": [LEAVERS, plans, others], **relations})
    series = {
        "1180": {Q2: Point(value=Fraction(5))},
        "child-protection-plans": {Q2: Point(value=Fraction(80))},
        "1176": {Q2: Point(value=Fraction(50), numerator=Fraction(30), denominator=Fraction(60))},
    }
    return with_known_bases(catalogue, series)["1180"][Q2]


@pytest.mark.parametrize(
    ("relations", "base"),
    [
        ({}, None),
        ({"same_denominator": [["1176", "1180"]]}, 60),
        ({"denominator_is": {"1180": "child-protection-plans"}}, 80),
    ],
)
def test_a_base_that_stands_in_another_row_is_known(relations: dict[str, object], base: int | None) -> None:
    assert known(**relations).denominator == base


def test_a_population_of_the_year_is_known() -> None:
    rate = indicator("1180", unit=Unit.PER_10000, population="under-18s")
    catalogue = Catalogue(indicators=(rate,), populations={"under-18s": Population(name="under 18", by_year={"2012-13": 68_000})})
    series = {"1180": {Q2: Point(value=Fraction("0.4")), Quarter(2011, 4): Point(value=Fraction("0.4"))}}
    found = with_known_bases(catalogue, series)["1180"]
    assert (found[Q2].denominator, found[Quarter(2011, 4)].denominator) == (68_000, 68_000)
