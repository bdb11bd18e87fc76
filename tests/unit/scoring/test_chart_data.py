"""What a score's charts are drawn from, worked out with its rating."""

from fractions import Fraction

from quarterly.configuration.catalogue import Indicator
from quarterly.configuration.rules import amount
from quarterly.reporting.charts.history import value_text
from quarterly.scoring.background import Background
from quarterly.scoring.benchmarking.comparators import Spread
from quarterly.scoring.benchmarking.published_rows import Comparator
from quarterly.scoring.bounds import Tolerance, tolerance_of
from quarterly.scoring.chart_data import HistoryPoint
from quarterly.scoring.engine import limits_of
from quarterly.scoring.figures import Surroundings
from quarterly.scoring.score import Score
from quarterly.scoring.score_quarter import SentFigure, score_point
from quarterly.scoring.series.points import Point, last_quarters
from quarterly.vocabulary.basis import Basis
from quarterly.vocabulary.marks import Mark
from quarterly.vocabulary.numbers import Unit
from quarterly.vocabulary.polarity import Polarity
from quarterly.vocabulary.quarter import Quarter
from tests.unit.made import TOWN, indicator

NOW = Quarter(2012, 2)
LEAVERS = indicator("1180", targets={"2011-12": 60, "2012-13": 65})


def share(part: int, whole: int = 100, *marks: Mark) -> Point:
    return Point(value=Fraction(part * 100, whole), numerator=Fraction(part), denominator=Fraction(whole), marks=marks)


def scored(of: Indicator, now: Point, before: dict[Quarter, Point], around: Surroundings | None = None) -> Score:
    """Return a quarter's score after earlier ones."""
    return score_point(TOWN, of, NOW, SentFigure(now), Background({of.id: before}, around or Surroundings(comparators={})))


def course(of: Indicator, now: Point, before: dict[Quarter, Point]) -> tuple[HistoryPoint, ...]:
    """Return the course of a quarter's score."""
    return scored(of, now, before).history


def at(quarter: Quarter, value: int | None, target: int) -> HistoryPoint:
    return HistoryPoint(quarter=quarter, value=None if value is None else Fraction(value), target=(Fraction(target),) * 2)


def steady(values: list[int]) -> dict[Quarter, Point]:
    """Return a series of shares of 100 that ends in the quarter before."""
    return dict(zip(last_quarters(NOW.previous, len(values)), map(share, values), strict=True))


def test_a_first_value_is_a_course_of_one_quarter() -> None:
    assert course(LEAVERS, share(30, 60), {}) == (at(NOW, 50, 65),)


def test_a_course_begins_with_the_first_value_and_keeps_its_gaps() -> None:
    found = course(LEAVERS, share(62), {Quarter(2011, 4): share(58), Quarter(2011, 2): Point(value=None)})
    assert found == (at(Quarter(2011, 4), 58, 60), at(Quarter(2012, 1), None, 65), at(NOW, 62, 65))


def test_a_course_is_at_most_twelve_quarters_long() -> None:
    found = course(LEAVERS, share(50), steady([50] * 19))
    assert (len(found), found[0].quarter) == (12, Quarter(2009, 3))


def test_a_forecast_is_printed_and_not_drawn() -> None:
    found = course(LEAVERS, share(62), {Quarter(2012, 1): share(58, 100, Mark.FORECAST)})[0]
    assert (found.value, found.counted, found.marks) == (58, None, (Mark.FORECAST,))


def test_a_break_stands_before_its_quarter() -> None:
    broken = LEAVERS.model_copy(update={"breaks": ("2012-13 Q1",)})
    assert [each.break_before for each in course(broken, share(62), steady([50, 50]))] == [False, True, False]


def test_a_range_has_both_its_ends() -> None:
    ranged = indicator("1180", polarity=Polarity.RANGE, targets={"2012-13": "60 to 70"})
    last = course(ranged, share(62), {})[-1]
    assert last.target == (60, 70)


def test_a_target_of_another_basis_is_not_held_against_the_values() -> None:
    summed = indicator("1180", status_basis=Basis.YEAR_TO_DATE)
    found = course(summed, share(62), steady([50]))
    assert [each.target for each in found] == [None, None]


def test_the_tolerance_is_that_of_the_indicators_rule() -> None:
    rule = TOWN.profile.rules["four-bands"]
    assert tolerance_of(rule, limits_of(rule, {})) == Tolerance(amount("10%"), both_sides=True)


def test_a_tolerance_that_only_forgives_is_on_the_worse_side() -> None:
    rule = TOWN.profile.rules["four-bands"]
    one_sided = rule.model_copy(update={"bands": rule.bands[1:]})
    assert tolerance_of(one_sided, limits_of(one_sided, {})) == Tolerance(amount("10%"), both_sides=False)


def test_a_control_chart_has_its_limits() -> None:
    control = scored(LEAVERS, share(90), steady([50, 60, 50, 60, 50, 60, 50])).control
    assert control is not None
    limits = control.limits
    assert (limits.mean, limits.lower, limits.upper) == (Fraction(235, 4), Fraction(83, 4), Fraction(387, 4))
    assert (limits.trial, limits.points, control.first, control.special) == (True, 8, Quarter(2010, 3), ())


def test_a_control_chart_names_the_quarters_of_its_special_causes() -> None:
    control = scored(LEAVERS, share(100), steady([50, 60] * 6)).control
    assert control is not None
    assert (control.special, control.limits.trial) == ((NOW,), False)


def test_a_short_series_has_no_control_chart() -> None:
    assert scored(LEAVERS, share(50), steady([50, 52, 50, 52, 50])).control is None


def test_the_figures_of_others_are_those_of_the_year_it_is_placed_in() -> None:
    figures = [
        Comparator(indicator="1180", year="2011-12", area=str(300 + n), value=Fraction(40 + 5 * n), source="DfE")
        for n in range(5)
    ]
    england = [
        Comparator(indicator="1180", year="2011-12", area="England", value=Fraction(52), source="DfE"),
        Comparator(indicator="1180", year="2010-11", area="300", value=Fraction(1), source="x"),
    ]
    around = Surroundings(comparators={"1180": [*figures, *england]}, neighbours=("301", "303"), model="2012")
    others = scored(LEAVERS, share(62), {}, around).benchmark
    assert others is not None
    assert (others.year, others.source, others.authorities, others.average) == ("2011-12", "DfE", 5, "mean")
    assert others.spread == Spread((Fraction(45), Fraction(50), Fraction(55)), Fraction(40), Fraction(60))
    assert (others.england, others.neighbours_average) == (52, 50)


def test_too_few_others_have_no_quartiles() -> None:
    around = Surroundings(
        comparators={
            "1180": [
                Comparator(indicator="1180", year="2011-12", area=str(300 + n), value=Fraction(50), source="DfE")
                for n in range(3)
            ]
        }
    )
    others = scored(LEAVERS, share(62), {}, around).benchmark
    assert others is not None
    assert others.spread == Spread((), Fraction(50), Fraction(50))


def test_a_count_is_printed_with_its_separators() -> None:
    counted = indicator("1180", unit=Unit.COUNT)
    assert value_text(course(counted, Point(value=Fraction(2533)), {})[0], counted) == "2,533"
