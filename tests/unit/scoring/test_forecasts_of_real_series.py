"""The default methods on the 16 real series that come with the program: do their intervals hold what came?"""

from fractions import Fraction

import pytest

from benchmarks.forecasts import KINDS, SERIES, Counted, Kind, chosen, halves, measured, misses, read_series
from quarterly.scoring.year_end import usual_method
from quarterly.vocabulary.basis import Basis, Method
from quarterly.vocabulary.numbers import Unit
from quarterly.vocabulary.quarter import Quarter

REAL = read_series([SERIES])
ABERDEEN = REAL["CORP 09", "Aberdeen City"]
BASES = {"separate": Basis.IN_QUARTER, "year": Basis.YEAR_TO_DATE, "rolling": Basis.ROLLING_YEAR}


def default(kind: Kind, after: int) -> Method | None:
    """Return the method that the product uses for a kind of series after a quarter."""
    return usual_method(BASES[kind.name.split()[0]], Unit.PERCENT if kind.most else Unit.COUNT, Quarter(2020, after))


def test_the_series_are_sixteen_of_eight_councils() -> None:
    assert (len(REAL), len({council for _, council in REAL}), {len(each) for each in REAL.values()}) == (16, 8, {21})


def test_no_council_is_in_both_halves() -> None:
    choosing, reporting = halves(council for _, council in REAL)
    assert (len(choosing), len(reporting), choosing & reporting) == (4, 4, frozenset())


def test_a_year_to_date_percentage_misses_as_it_can_be_worked_out_by_hand() -> None:
    # 9,080 of 11,340 by December 2022, and lately 86.7%: halfway between 3,665 of 3,810 and the last year's 11,965 of 15,495.
    (year,) = (kind for kind in KINDS if kind.name == "year to date, %")
    halfway = [miss for miss in misses(ABERDEEN, year) if miss.method is Method.HALFWAY and miss.after == 3]
    cases, cohort = 2010 + 3405 + 3665, 3735 + 3795 + 3810
    rate = (3665 / 3810 + (2885 + cases) / (4155 + cohort)) / 2
    came = 100 * (cases + 5015) / (cohort + 5095)
    assert halfway[-1].size == pytest.approx(abs(100 * (cases + rate * cohort / 3) / (cohort * 4 / 3) - came))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_95_per_cent_intervals_hold_what_came_in_at_least_90_of_100_years(kind: Kind) -> None:
    found = measured(REAL, {council for _, council in REAL})
    of = [each for each in found if each.kind == kind.name and each.method and each.method is default(kind, each.after)]
    held = [each.held for each in of if each.held is not None]
    assert sum(held) / len(held) >= 0.9


def test_the_method_chosen_is_that_which_misses_by_least() -> None:
    grows: Counted = {quarter: (Fraction(1), Fraction(100 + 7 * n)) for n, quarter in enumerate(ABERDEEN)}
    assert chosen(measured({("", "A"): grows}, {"A"}), "separate quarters, counts") is Method.TREND
