"""What a score's charts are drawn from, worked out with its rating."""

from fractions import Fraction

from quarterly.configuration.catalogue import Indicator
from quarterly.scoring.background import Background
from quarterly.scoring.benchmarking.published_rows import Comparator
from quarterly.scoring.chart_data import ChartData, ControlLimits, HistoryPoint, PublishedFigures, Tolerance
from quarterly.scoring.figures import Surroundings
from quarterly.scoring.score_quarter import score_point
from quarterly.scoring.series.points import Point, last_quarters
from quarterly.vocabulary.basis import Basis
from quarterly.vocabulary.marks import Mark
from quarterly.vocabulary.numbers import Unit
from quarterly.vocabulary.polarity import Polarity
from quarterly.vocabulary.quarter import Quarter
from tests.unit.made import DUDLEY, council, indicator

NOW = Quarter(2012, 2)
LEAVERS = indicator("1180", targets={"2011-12": 60, "2012-13": 65})


def share(part: int, whole: int = 100, *marks: Mark) -> Point:
    return Point(Fraction(part * 100, whole), Fraction(part), Fraction(whole), marks)


def course(of: Indicator, now: Point, before: dict[Quarter, Point], around: Surroundings | None = None) -> ChartData:
    """Return the course of a quarter's score."""
    known = Background({of.id: before}, around or Surroundings({}))
    found = score_point(DUDLEY, of, NOW, now, known).course
    assert found is not None
    return found


def steady(values: list[int]) -> dict[Quarter, Point]:
    """Return a series of shares of 100 that ends in the quarter before."""
    return dict(zip(last_quarters(NOW.previous, len(values)), map(share, values), strict=True))


def test_a_first_value_is_a_course_of_one_quarter() -> None:
    assert course(LEAVERS, share(30, 60), {}).earlier == (HistoryPoint("2012-13 Q2", "50%", "50", "65"),)


def test_a_course_begins_with_the_first_value_and_keeps_its_gaps() -> None:
    found = course(LEAVERS, share(62), {Quarter(2011, 4): share(58), Quarter(2011, 2): Point(None)})
    assert found.earlier == (
        HistoryPoint("2011-12 Q4", "58%", "58", "60"),
        HistoryPoint("2012-13 Q1", target_exact="65"),
        HistoryPoint("2012-13 Q2", "62%", "62", "65"),
    )


def test_a_course_is_at_most_twelve_quarters_long() -> None:
    found = course(LEAVERS, share(50), steady([50] * 19))
    assert (len(found.earlier), found.earlier[0].quarter) == (12, "2009-10 Q3")


def test_a_forecast_is_printed_and_not_drawn() -> None:
    found = course(LEAVERS, share(62), {Quarter(2012, 1): share(58, 100, Mark.FORECAST)}).earlier[0]
    assert (found.value, found.value_exact, found.marks) == ("58%", "", "[f]")


def test_a_break_stands_before_its_quarter() -> None:
    broken = LEAVERS.model_copy(update={"breaks": ("2012-13 Q1",)})
    assert [each.break_before for each in course(broken, share(62), steady([50, 50])).earlier] == [False, True, False]


def test_a_range_has_both_its_ends() -> None:
    ranged = indicator("1180", polarity=Polarity.RANGE, targets={"2012-13": "60 to 70"})
    last = course(ranged, share(62), {}).earlier[-1]
    assert (last.target_exact, last.target_upper_exact) == ("60", "70")


def test_a_target_of_another_basis_is_not_held_against_the_values() -> None:
    summed = indicator("1180", status_basis=Basis.YEAR_TO_DATE)
    found = course(summed, share(62), steady([50]))
    assert ([each.target_exact for each in found.earlier], found.tolerance) == (["", ""], None)


def test_the_tolerance_is_that_of_the_indicators_rule() -> None:
    assert course(LEAVERS, share(62), {}).tolerance == Tolerance("10%", both_sides=True)


def test_a_tolerance_that_only_forgives_is_on_the_worse_side() -> None:
    rule = DUDLEY.profile.rules["four-bands"]
    one_sided = rule.model_copy(update={"bands": rule.bands[1:]})
    of = council().model_copy(update={"profile": DUDLEY.profile.model_copy(update={"rules": {"four-bands": one_sided}})})
    found = score_point(of, LEAVERS, NOW, share(62), Background()).course
    assert found is not None
    assert found.tolerance == Tolerance("10%", both_sides=False)


def test_a_control_chart_has_its_limits() -> None:
    found = course(LEAVERS, share(90), steady([50, 60, 50, 60, 50, 60, 50]))
    assert found.control == ControlLimits("235/4", "83/4", "387/4", trial=True, first="2010-11 Q3", points=8, special=())


def test_a_control_chart_names_the_quarters_of_its_special_causes() -> None:
    control = course(LEAVERS, share(100), steady([50, 60] * 6)).control
    assert control is not None
    assert (control.special, control.trial) == (("2012-13 Q2",), False)


def test_a_short_series_has_no_control_chart() -> None:
    assert course(LEAVERS, share(50), steady([50, 52, 50, 52, 50])).control is None


def test_the_figures_of_others_are_those_of_the_year_it_is_placed_in() -> None:
    figures = [Comparator("1180", "2011-12", str(300 + n), Fraction(40 + 5 * n), "DfE") for n in range(5)]
    england = [
        Comparator("1180", "2011-12", "England", Fraction(52), "DfE"),
        Comparator("1180", "2010-11", "300", Fraction(1), "x"),
    ]
    around = Surroundings({"1180": [*figures, *england]}, neighbours=("301", "303"), model="2012")
    assert course(LEAVERS, share(62), {}, around).others == PublishedFigures(
        ours="62%", ours_exact="62", year="2011-12", source="DfE", authorities=5, edges=("45", "50", "55"),
        low="40", high="60", england="52", neighbours="50", average="mean",
    )  # fmt: skip


def test_too_few_others_have_no_quartiles() -> None:
    around = Surroundings({"1180": [Comparator("1180", "2011-12", str(300 + n), Fraction(50), "DfE") for n in range(3)]})
    others = course(LEAVERS, share(62), {}, around).others
    assert others is not None
    assert others.edges == ()


def test_a_count_is_printed_with_its_separators() -> None:
    counted = indicator("1180", unit=Unit.COUNT)
    assert course(counted, Point(Fraction(2533)), {}).earlier[0].value == "2,533"
