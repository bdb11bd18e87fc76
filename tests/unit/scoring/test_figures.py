"""What is known of an indicator before any rule is asked, where its basis, its unit or the year limits what can be said."""

from fractions import Fraction
from typing import Any

import pytest

from adapters.inbox import in_name_order
from quarterly.configuration.targets.plan import TargetPlan
from quarterly.scoring.at_risk import Outlook, reasons
from quarterly.scoring.benchmarking.published_rows import Comparator
from quarterly.scoring.engine import Quantities, limits_of
from quarterly.scoring.figures import Figures, IndicatorQuarter, Surroundings, figures_of
from quarterly.scoring.series.forecast import Forecast
from quarterly.scoring.series.points import Point, last_quarters
from quarterly.scoring.why_unknown import NoComparison
from quarterly.vocabulary.basis import Basis
from quarterly.vocabulary.numbers import Unit
from quarterly.vocabulary.polarity import Polarity
from quarterly.vocabulary.quarter import Quarter
from tests.unit.made import TOWN, indicator

Q1 = Quarter(2012, 1)
LEAVERS = indicator("1180")


def known(*values: int | str, around: Surroundings | None = None, **changes: Any) -> Figures:
    """Return what is known of PI 1180, changed, whose values up to Quarter 1 2012/13 are these."""
    series = dict(zip(last_quarters(Q1, len(values)), (Point(value=Fraction(value)) for value in values), strict=True))
    rated = IndicatorQuarter(indicator=LEAVERS.model_copy(update=changes), quarter=Q1, series=series)
    return figures_of(rated, around or Surroundings(comparators={}))


@pytest.mark.parametrize("basis", [Basis.SNAPSHOT, Basis.IN_QUARTER])
def test_separate_quarters_have_a_control_chart(basis: Basis) -> None:
    assert known(1, 2, 1, 2, 1, 2, 1, basis=basis).control


@pytest.mark.parametrize("basis", [Basis.YEAR_TO_DATE, Basis.ROLLING_YEAR, Basis.ANNUAL, Basis.THREE_YEAR])
def test_quarters_that_overlap_or_repeat_have_none(basis: Basis) -> None:
    assert known(1, 2, 1, 2, 1, 2, 1, basis=basis).control is None


def test_the_interval_of_a_percentage_ends_at_0_and_100() -> None:
    ahead = known(*[5, 95] * 6).forecast
    assert (ahead.value, ahead.lower, ahead.upper) == (Fraction("72.5"), 0, 100)


def test_the_interval_of_a_score_may_go_below_0() -> None:
    lower = known(*[5, 95] * 6, unit=Unit.SCORE).forecast.lower
    assert lower is not None
    assert lower < 0


@pytest.mark.parametrize(("year", "placed"), [("2012-13", True), ("2013-14", False)])
def test_a_later_years_figures_of_others_are_not_looked_at(year: str, placed: bool) -> None:
    published = [
        Comparator(indicator="1180", year=year, area=str(801 + n), value=Fraction(10 * n), source="DfE") for n in range(8)
    ]
    assert bool(known(50, around=Surroundings(comparators={"1180": published})).benchmark) is placed


def test_a_range_on_another_basis_than_the_figures_gives_no_travel() -> None:
    plan = {"2012-13": (TargetPlan(annual="10 to 15"),)}
    summed: dict[str, Any] = {"polarity": Polarity.RANGE, "unit": Unit.COUNT, "status_basis": Basis.YEAR_TO_DATE, "targets": plan}
    assert known(4, 12, **summed).previous.because is NoComparison.OTHER_BASIS


@pytest.mark.parametrize(("stable", "at_risk"), [(Fraction(0), True), (Fraction(1), False)])
def test_worsening_within_the_stable_band_is_no_worsening(stable: Fraction, at_risk: bool) -> None:
    rule = TOWN.profile.rules["four-bands"]
    values = dict(zip(last_quarters(Q1, 3), (Fraction(62), Fraction(61), Fraction(60)), strict=True))
    of = Quantities(numbers={"variance": Fraction(-5), "value": Fraction(60)}, references={"variance": Fraction(65)})
    goal = known(60).goal
    outlook = Outlook(values=values, quarter=Q1, goal=goal, forecast=Forecast(value=None), stable=stable)
    found = reasons(rule, limits_of(rule, {}), of, "triangle", outlook)
    assert bool(found) is at_risk


@pytest.mark.parametrize(
    ("unit", "value"), [(Unit.PER_1000, "1.5"), (Unit.PER_10000, "15"), (Unit.PER_100000, "150"), (Unit.PERCENT, "0.15")]
)
def test_a_rate_is_worked_out_in_its_own_unit(unit: Unit, value: str) -> None:
    assert Fraction(3, 2000) * unit.scale == Fraction(value)


def test_a_correction_saved_in_the_same_moment_comes_after_what_it_corrects() -> None:
    names = ["return-corrected.xlsx", "return.xlsx", "return 2.xlsx"]
    assert sorted(names, key=in_name_order) == ["return.xlsx", "return 2.xlsx", "return-corrected.xlsx"]
