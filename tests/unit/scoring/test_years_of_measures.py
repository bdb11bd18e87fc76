"""Measures counted from January or September: sums, travel, targets and forecasts start again when their year does."""

from fractions import Fraction
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quarterly.configuration.targets.goal import Goal
from quarterly.reporting.wording.why_unknown import reason
from quarterly.scoring.figures import Figures, IndicatorQuarter, Surroundings, figures_of
from quarterly.scoring.series.bases import BasisChange, on_basis
from quarterly.scoring.series.points import Point, Series, last_quarters
from quarterly.scoring.series.travel import Direction, TravelTerms, last_year_end, named_quarter, previous_quarter
from quarterly.scoring.series.travel import same_quarter_last_year as year_before
from quarterly.scoring.why_unknown import NoComparison
from quarterly.vocabulary.basis import Basis, Method
from quarterly.vocabulary.numbers import Unit
from quarterly.vocabulary.polarity import Polarity
from quarterly.vocabulary.quarter import Quarter
from tests.unit.made import indicator

WINTER, SPRING, SUMMER, AUTUMN = (Quarter(2025, 4).later(ahead) for ahead in range(4))  # of the calendar year 2026
CALENDAR, ACADEMIC, TO_DATE = Basis.CALENDAR_YEAR, Basis.ACADEMIC_YEAR, Basis.YEAR_TO_DATE
# Bases that follow from the counts of quarters, each with that of whose quarters it is the sum.
SUMMED = st.sampled_from([TO_DATE, CALENDAR])
SENT = st.sampled_from([Basis.IN_QUARTER, TO_DATE, CALENDAR])
WANTED = st.sampled_from([Basis.IN_QUARTER, TO_DATE, CALENDAR, Basis.ROLLING_YEAR])
TWELVE = st.lists(st.integers(0, 500), min_size=12, max_size=12)
LAST = st.integers(1, 4).map(lambda number: Quarter(2026, number))


def counts(values: list[int], until: Quarter) -> dict[Quarter, Point]:
    return {each: Point(value=Fraction(n)) for each, n in zip(last_quarters(until, len(values)), values, strict=True)}


def on(basis: Basis, series: Series) -> dict[Quarter, Point]:
    """Return counts of quarters on another basis, without the quarters of which too little is known."""
    change = BasisChange(Unit.COUNT, Basis.IN_QUARTER, basis)
    found = {each: on_basis(series, each, change).value for each in series}
    return {each: Point(value=value) for each, value in found.items() if value is not None}


def known(quarter: Quarter, values: list[int], **changes: Any) -> Figures:
    of = indicator("1180", **{"unit": Unit.COUNT, "decimals": 0, "basis": CALENDAR, "targets": {}, **changes})
    return figures_of(
        IndicatorQuarter(indicator=of, quarter=quarter, series=counts(values, quarter)), Surroundings(comparators={})
    )


@pytest.mark.parametrize(
    ("quarter", "value"),
    [(WINTER, 10), (SPRING, 30), (SUMMER, 60), (AUTUMN, 100), (AUTUMN.next, 50)],
)
def test_a_calendar_year_is_added_up_from_january(quarter: Quarter, value: int) -> None:
    series = counts([7, 10, 20, 30, 40, 50], AUTUMN.next)
    assert on_basis(series, quarter, BasisChange(Unit.COUNT, Basis.IN_QUARTER, CALENDAR)).value == value


def test_a_share_of_a_calendar_year_is_worked_out_from_years_to_date_from_april() -> None:
    # From April 30 of 40, then 80 of 100 by December and 90 of 120 by March; then 6 of 10 in the new year.
    pairs = {AUTUMN.later(-4): (80, 100), WINTER: (90, 120), SPRING: (6, 10)}
    series = {
        each: Point(value=Fraction(100 * n, d), numerator=Fraction(n), denominator=Fraction(d)) for each, (n, d) in pairs.items()
    }
    found = on_basis(series, SPRING, BasisChange(Unit.PERCENT, TO_DATE, CALENDAR))
    assert (found.numerator, found.denominator) == (16, 30)  # 10 of 20 from January to March, and 6 of 10


@given(TWELVE, LAST, SENT, WANTED)
def test_whichever_way_counts_are_sent_they_are_the_same_on_every_other_basis(
    values: list[int], quarter: Quarter, sent: Basis, wanted: Basis
) -> None:
    separate = counts(values, quarter)
    straight = on_basis(separate, quarter, BasisChange(Unit.COUNT, Basis.IN_QUARTER, wanted))
    around = on_basis(on(sent, separate), quarter, BasisChange(Unit.COUNT, sent, wanted))
    assert around.value == straight.value


@given(TWELVE, LAST, SUMMED)
def test_a_total_falls_only_where_its_year_begins(values: list[int], quarter: Quarter, basis: Basis) -> None:
    totals = on(basis, counts(values, quarter))
    for before, now in pairwise(sorted(totals)):
        if basis.year.position(now) > 1:
            assert (totals[now].value or 0) >= (totals[before].value or 0)


@given(TWELVE, LAST, st.sampled_from(Basis))
def test_no_total_is_compared_with_one_of_another_part_of_its_year(values: list[int], quarter: Quarter, basis: Basis) -> None:
    terms = TravelTerms(goal=Goal(Polarity.HIGH), stable=Fraction(0), basis=basis)
    series = counts(values, quarter)
    compared = [previous_quarter(series, quarter, terms), last_year_end(series, quarter, terms)]
    compared += [found for back in range(1, 12) if (found := named_quarter(series, quarter, quarter.later(-back), terms))]
    for travel in compared:
        if basis.is_to_date and travel.direction is not Direction.NONE:
            assert travel.since is not None
            assert basis.year.position(travel.since) == basis.year.position(quarter)
    assert year_before(series, quarter, terms).direction is not Direction.NONE


def test_the_end_of_last_year_is_march_or_for_a_calendar_year_december() -> None:
    values = [10, 20, 30, 40, 50]
    for basis, quarter, before in (
        (Basis.SNAPSHOT, SUMMER, WINTER),
        (CALENDAR, AUTUMN, AUTUMN.later(-4)),
        (TO_DATE, WINTER, WINTER.later(-4)),
    ):
        terms = TravelTerms(goal=Goal(Polarity.HIGH), stable=Fraction(0), basis=basis)
        travel = last_year_end(counts(values, quarter), quarter, terms)
        assert (travel.since, travel.direction) == (before, Direction.BETTER)


def test_a_year_to_date_is_not_compared_with_a_whole_year() -> None:
    terms = TravelTerms(goal=Goal(Polarity.HIGH), stable=Fraction(0), basis=CALENDAR)
    assert last_year_end(counts([1, 2, 3, 4, 5], SUMMER), SUMMER, terms).because is NoComparison.OTHER_BASIS


def test_a_quarter_that_is_to_come_is_not_compared_with() -> None:
    terms = TravelTerms(goal=Goal(Polarity.HIGH), stable=Fraction(0), basis=Basis.SNAPSHOT)
    assert named_quarter(counts([1, 2], SUMMER), SUMMER, SUMMER, terms) is None


@pytest.mark.parametrize(
    ("quarter", "without", "before"),
    [
        (AUTUMN, None, SUMMER),
        (AUTUMN, SUMMER, SPRING),  # the summer term was reported in Quarter 1
        (AUTUMN.next, None, AUTUMN),
        (SPRING, None, WINTER),
        (SUMMER, SPRING, WINTER),
    ],
)
def test_a_term_is_compared_with_the_term_before(quarter: Quarter, without: Quarter | None, before: Quarter) -> None:
    series = counts([1, 2, 3, 4, 5, 6, 7, 8], quarter)
    series = {each: point for each, point in series.items() if each != without}
    terms = TravelTerms(goal=Goal(Polarity.HIGH), stable=Fraction(0), basis=Basis.TERM)
    assert previous_quarter(series, quarter, terms).since == before


@pytest.mark.parametrize(("quarter", "due"), [(WINTER, 10), (SPRING, 20), (SUMMER, 30), (AUTUMN, 40)])
def test_a_target_of_a_calendar_year_is_due_in_full_in_quarter_3(quarter: Quarter, due: int) -> None:
    found = known(quarter, [1], targets={"2026": {"annual": 40, "profile": "linear"}})
    assert (found.target.low, found.target.annual_low) == (due, 40)


@pytest.mark.parametrize(("quarter", "due"), [(SUMMER, 10), (AUTUMN, 40), (AUTUMN.next, 70), (AUTUMN.later(2), 100)])
def test_a_target_of_an_academic_year_grows_by_the_month(quarter: Quarter, due: int) -> None:
    found = known(quarter, [1], basis=ACADEMIC, targets={"2026-27": {"annual": 120, "profile": "linear"}})
    assert found.target.low == due


def test_a_seasonal_target_is_shared_out_as_the_last_calendar_year_went() -> None:
    # Of 100 in 2025, 10 had come by March and 30 by June.
    found = known(SPRING, [10, 30, 60, 100, 5, 8], targets={"2026": {"annual": 200, "profile": "seasonal"}})
    assert found.target.low == 60


def test_four_figures_stand_in_the_order_of_their_year() -> None:
    found = known(WINTER, [1], targets={"2026": {"quarters": [5, 15, 25, 40]}})
    assert (found.target.low, found.target.annual_low) == (5, 40)


def test_a_calendar_year_is_carried_on_to_december() -> None:
    # As from April: 30 so far, and 16.25 in each of two, halfway between 20 and 12.5, the mean of 10, 10, 10 and 20.
    found = known(SPRING, [5, 10, 15, 20, 5, 10, 20, 30, 10, 30]).forecast
    assert (found.value, found.method) == (Fraction("62.5"), Method.HALFWAY)


def test_a_calendar_year_has_ended_in_quarter_3_and_not_in_quarter_4() -> None:
    values = [5, 10, 15, 20, 5, 10, 20, 30, 5, 10, 20, 30]
    ended = known(AUTUMN, values).forecast
    assert (ended.value, reason(ended.reason) if ended.reason else "") == (30, "the year has ended: its own figure")
    begun = known(AUTUMN.next, [*values, 10]).forecast
    # 10 by March, and 9.375 in each of three: halfway between 10 and 8.75, the mean of 5, 10, 10 and 10.
    assert begun.value == Fraction("38.125")


def test_an_academic_year_is_not_carried_on() -> None:
    found = known(AUTUMN, list(range(12)), basis=ACADEMIC).forecast
    assert found.reason is not None
    assert reason(found.reason) == "no forecast: the academic year ends in August, within a quarter"


def test_a_month_is_charted_as_a_quarter_is_and_a_term_is_not() -> None:
    values = [10, 12, 11, 13, 12, 10, 14, 12]
    assert known(AUTUMN, values, basis=Basis.MONTH).control is not None
    assert known(AUTUMN, values, basis=Basis.TERM).control is None
