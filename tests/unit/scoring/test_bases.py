"""A value on another basis than it was sent on: what is added up, and what cannot be."""

from fractions import Fraction
from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quarterly.reporting.wording.why_unknown import reason
from quarterly.scoring.series.bases import Based, BasisChange, on_basis
from quarterly.scoring.series.carried_on import in_quarter
from quarterly.scoring.series.points import Point, Series, last_quarters
from quarterly.vocabulary.basis import Basis
from quarterly.vocabulary.marks import Mark
from quarterly.vocabulary.numbers import Unit
from quarterly.vocabulary.quarter import Quarter
from quarterly.vocabulary.rates import NoRate

IN_QUARTER, TO_DATE, ROLLING = Basis.IN_QUARTER, Basis.YEAR_TO_DATE, Basis.ROLLING_YEAR
FIRST = Quarter(2011, 1)
Q1, Q2, Q3, Q4 = (Quarter(2012, number) for number in (1, 2, 3, 4))


def why(based: Based) -> str:
    """Return in words why there is no value, "" where there is one."""
    return reason(based.reason) if based.reason else ""


def upto(quarter: Quarter) -> list[Quarter]:
    return last_quarters(quarter, 4 * (quarter.year - FIRST.year) + quarter.number)


def counts(*values: int | None, until: Quarter = Q3) -> dict[Quarter, Point]:
    """Return counts of the quarters up to one, without those of None."""
    quarters = last_quarters(until, len(values))
    return {quarter: Point(value=Fraction(value)) for quarter, value in zip(quarters, values, strict=True) if value is not None}


def ratios(*pairs: tuple[int | None, int | None], until: Quarter = Q3) -> dict[Quarter, Point]:
    """Return numerators and denominators of the quarters up to one; values are 1, to show that nothing is made of them."""
    figures = [[None if number is None else Fraction(number) for number in pair] for pair in pairs]
    quarters = zip(last_quarters(until, len(pairs)), figures, strict=True)
    return {quarter: Point(value=Fraction(1), numerator=part, denominator=whole) for quarter, (part, whole) in quarters}


def test_percentages_of_the_year_so_far_are_all_cases_over_all_cases() -> None:
    # The mean of 50%, 80% and 0% would be 43.3%.
    found = on_basis(ratios((3, 6), (8, 10), (0, 4)), Q3, BasisChange(Unit.PERCENT, IN_QUARTER, TO_DATE))
    assert found == Based(Fraction(55), Fraction(11), Fraction(20))


def test_a_quarter_without_any_cases_adds_nothing() -> None:
    series = ratios((3, 6), (0, 0), (0, 4))
    assert (
        on_basis(
            {**series, Q2: Point(value=None, numerator=Fraction(0), denominator=Fraction(0))},
            Q3,
            BasisChange(Unit.PERCENT, IN_QUARTER, TO_DATE),
        ).value
        == 30
    )


def test_without_any_cases_at_all_there_is_no_percentage() -> None:
    found = on_basis(ratios((0, 0), (0, 0), until=Q2), Q2, BasisChange(Unit.PERCENT, IN_QUARTER, TO_DATE))
    assert found == Based(None, Fraction(0), Fraction(0), NoRate.OF_NOBODY)


def test_cases_of_no_one_are_not_hidden_among_others() -> None:
    found = on_basis(ratios((3, 6), (2, 0)), Q3, BasisChange(Unit.PERCENT, IN_QUARTER, ROLLING))
    assert why(found) == (
        "Quarter 4 2011/12 is missing, Quarter 1 2012/13 is missing, Quarter 3 2012/13 has a numerator over a denominator of 0"
    )


def test_a_rolling_percentage_is_of_the_last_four_quarters() -> None:
    found = on_basis(ratios((9, 9), (1, 2), (1, 3), (1, 4), (1, 7)), Q3, BasisChange(Unit.PERCENT, IN_QUARTER, ROLLING))
    assert found == Based(Fraction(25), Fraction(4), Fraction(16))


def test_a_rate_per_10000_is_over_the_latest_population_only() -> None:
    found = on_basis(ratios((20, None), (30, 60_000), (50, 50_000)), Q3, BasisChange(Unit.PER_10000, IN_QUARTER, TO_DATE))
    assert found == Based(Fraction(20), Fraction(100), Fraction(50_000))


def test_a_rate_per_10000_without_the_latest_population_has_no_value() -> None:
    found = on_basis(ratios((20, 60_000), (30, None), until=Q2), Q2, BasisChange(Unit.PER_10000, IN_QUARTER, TO_DATE))
    assert ((of := found).value, why(of)) == (None, "Quarter 2 2012/13 has no denominator")


def test_counts_are_added_up() -> None:
    assert on_basis(counts(90, 5, 0, 7), Q3, BasisChange(Unit.COUNT, IN_QUARTER, TO_DATE)) == Based(Fraction(12))


@pytest.mark.parametrize("unit", [Unit.DAYS, Unit.SCORE])
def test_days_and_scores_are_the_total_over_the_cases(unit: Unit) -> None:
    assert on_basis(ratios((100, 2), (50, 3), until=Q2), Q2, BasisChange(unit, IN_QUARTER, TO_DATE)).value == 30


@pytest.mark.parametrize("unit", [Unit.PERCENT, Unit.DAYS, Unit.SCORE])
def test_a_ratio_without_its_numerator_and_denominator_is_never_averaged(unit: Unit) -> None:
    found = on_basis(counts(40, 60, until=Q2), Q2, BasisChange(unit, IN_QUARTER, TO_DATE))
    assert found.value is None
    assert why(found) == "Quarter 1 2012/13 has no numerator or denominator, Quarter 2 2012/13 has no numerator or denominator"


def test_a_missing_quarter_is_named_and_never_nought() -> None:
    found = on_basis(counts(5, None, 7), Q3, BasisChange(Unit.COUNT, IN_QUARTER, TO_DATE))
    assert ((of := found).value, why(of)) == (None, "Quarter 2 2012/13 is missing")


def test_a_quarter_without_a_value_is_named() -> None:
    series = {**counts(5, None, 7), Q2: Point(value=None)}
    assert why(on_basis(series, Q3, BasisChange(Unit.COUNT, IN_QUARTER, TO_DATE))) == "Quarter 2 2012/13 has no value"


def test_a_quarter_without_a_denominator_is_named() -> None:
    found = on_basis(ratios((1, 2), (1, None), (1, 2)), Q3, BasisChange(Unit.PERCENT, IN_QUARTER, TO_DATE))
    assert why(found) == "Quarter 2 2012/13 has no denominator"


def test_a_forecast_is_not_counted_with_what_happened() -> None:
    series = {**counts(5, 6, 7), Q2: Point(value=Fraction(6), marks=(Mark.FORECAST,))}
    assert why(on_basis(series, Q3, BasisChange(Unit.COUNT, IN_QUARTER, TO_DATE))) == "Quarter 2 2012/13 is a forecast"


def test_quarters_that_are_not_needed_may_be_missing() -> None:
    assert on_basis(counts(None, None, 5, 6, 7), Q3, BasisChange(Unit.COUNT, IN_QUARTER, TO_DATE)).value == 18


def test_what_one_quarter_added_is_its_year_to_date_less_the_last() -> None:
    found = on_basis(ratios((3, 6), (11, 16), until=Q2), Q2, BasisChange(Unit.PERCENT, TO_DATE, IN_QUARTER))
    assert found == Based(Fraction(80), Fraction(8), Fraction(10))


def test_in_a_year_to_date_that_did_not_grow_there_is_no_percentage_of_the_quarter() -> None:
    found = on_basis(ratios((3, 6), (3, 6), until=Q2), Q2, BasisChange(Unit.PERCENT, TO_DATE, IN_QUARTER))
    assert (found.value, why(found)) == (None, "no rate: denominator is 0")


def test_in_quarter_1_the_year_to_date_is_the_quarters_own_value() -> None:
    assert on_basis(counts(99, 5, until=Q1), Q1, BasisChange(Unit.PERCENT, TO_DATE, IN_QUARTER)) == Based(Fraction(5))
    assert on_basis(counts(99, 5, until=Q1), Q1, BasisChange(Unit.PERCENT, IN_QUARTER, TO_DATE)) == Based(Fraction(5))


def test_twelve_months_are_this_year_so_far_and_the_rest_of_last_year() -> None:
    # Last year 10 by Quarter 1 and 40 in all, this year 15 by Quarter 1.
    assert on_basis(counts(10, 20, 30, 40, 15, until=Q1), Q1, BasisChange(Unit.COUNT, TO_DATE, ROLLING)).value == 45


def test_twelve_months_of_a_percentage_take_last_years_cases_away_again() -> None:
    series = ratios((5, 10), (9, 18), (12, 30), (20, 40), (3, 10), until=Q1)
    assert on_basis(series, Q1, BasisChange(Unit.PERCENT, TO_DATE, ROLLING)) == Based(Fraction(45), Fraction(18), Fraction(40))


def test_twelve_months_without_the_same_quarter_last_year_have_no_value() -> None:
    found = on_basis(counts(20, 30, 40, 15, until=Q1), Q1, BasisChange(Unit.COUNT, TO_DATE, ROLLING))
    assert ((of := found).value, why(of)) == (None, "Quarter 1 2011/12 is missing")


def test_at_quarter_4_the_year_to_date_is_the_twelve_months() -> None:
    assert on_basis(counts(50, until=Q4), Q4, BasisChange(Unit.COUNT, TO_DATE, ROLLING)) == Based(Fraction(50))


@pytest.mark.parametrize("basis", list(Basis))
def test_the_basis_it_was_sent_on_is_the_points_own(basis: Basis) -> None:
    series = {Q3: Point(value=Fraction(40), numerator=Fraction(4), denominator=Fraction(11))}
    assert on_basis(series, Q3, BasisChange(Unit.PERCENT, basis, basis)) == Based(Fraction(40), Fraction(4), Fraction(11))


@pytest.mark.parametrize(
    ("point", "note"), [(None, "Quarter 3 2012/13 is missing"), (Point(value=None), "Quarter 3 2012/13 has no value")]
)
def test_a_missing_point_of_its_own_says_so(point: Point | None, note: str) -> None:
    series: Series = {} if point is None else {Q3: point}
    assert ((of := on_basis(series, Q3, BasisChange(Unit.PERCENT, TO_DATE, TO_DATE))).value, why(of)) == (None, note)


@pytest.mark.parametrize(
    ("sent", "wanted", "note"),
    [
        (Basis.SNAPSHOT, TO_DATE, "a snapshot cannot be counted as year-to-date"),
        (Basis.SNAPSHOT, ROLLING, "a snapshot cannot be counted as rolling 12 months"),
        (ROLLING, TO_DATE, "a figure of 12 months cannot be counted as year-to-date"),
        (Basis.ANNUAL, IN_QUARTER, "an annual figure cannot be counted as in-quarter"),
        (Basis.THREE_YEAR, Basis.ANNUAL, "a three-year figure cannot be counted as annual"),
        (IN_QUARTER, Basis.SNAPSHOT, "an in-quarter figure cannot be counted as snapshot"),
        (TO_DATE, Basis.ANNUAL, "a year-to-date figure cannot be counted as annual"),
    ],
)
def test_what_cannot_be_counted_so_says_why(sent: Basis, wanted: Basis, note: str) -> None:
    assert ((of := on_basis(counts(*[5] * 8), Q3, BasisChange(Unit.COUNT, sent, wanted))).value, why(of)) == (None, note)


@pytest.mark.parametrize(("of", "value"), [(Q1, 18), (Q2, None), (Q3, None), (Q4, 18)])
def test_nothing_is_added_up_across_a_break(of: Quarter, value: int | None) -> None:
    found = on_basis(counts(5, 6, 7), Q3, BasisChange(Unit.COUNT, IN_QUARTER, TO_DATE, breaks=[of]))
    assert (found.value, why(found)) == (value, "" if value else "break in series")


def test_a_break_may_be_marked_on_a_point() -> None:
    series = {**counts(5, 6, 7), Q2: Point(value=Fraction(6), marks=(Mark.BREAK,))}
    assert why(on_basis(series, Q3, BasisChange(Unit.COUNT, IN_QUARTER, TO_DATE))) == "break in series"


@pytest.mark.parametrize(("of", "noted"), [(Q1, "break in series"), (Quarter(2011, 1), "")])
def test_twelve_months_reach_back_to_the_same_quarter_last_year(of: Quarter, noted: str) -> None:
    assert (
        why(on_basis(counts(10, 20, 30, 40, 15, until=Q1), Q1, BasisChange(Unit.COUNT, TO_DATE, ROLLING, breaks=[of]))) == noted
    )


NUMBERS = st.integers(0, 500)
PAIRS = st.lists(st.tuples(NUMBERS, st.integers(1, 500)), min_size=8, max_size=8)
COUNTS = st.lists(NUMBERS, min_size=8, max_size=8)
QUARTER = st.integers(1, 4).map(lambda number: Quarter(2012, number))


def year_to_date(values: list[int]) -> list[int]:
    """Return two years of quarters added up from each April."""
    return [*accumulate(values[:4]), *accumulate(values[4:])]


@given(PAIRS, QUARTER)
def test_the_year_to_date_percentage_is_the_sum_over_the_sum(pairs: list[tuple[int, int]], quarter: Quarter) -> None:
    this_year = pairs[4 : 4 + quarter.number]
    # In Quarter 1 the value is the point's own, so it is given as it would be worked out.
    series = {
        each: Point(value=Fraction(n, d) * 100, numerator=Fraction(n), denominator=Fraction(d))
        for each, (n, d) in zip(upto(Q4), pairs, strict=True)
    }
    found = on_basis(series, quarter, BasisChange(Unit.PERCENT, IN_QUARTER, TO_DATE))
    assert found.value == Fraction(sum(n for n, _ in this_year), sum(d for _, d in this_year)) * 100


@given(PAIRS, QUARTER)
def test_a_year_to_date_percentage_is_never_beyond_its_quarters(pairs: list[tuple[int, int]], quarter: Quarter) -> None:
    series = {
        each: Point(value=Fraction(n, d) * 100, numerator=Fraction(n), denominator=Fraction(d))
        for each, (n, d) in zip(upto(Q4), pairs, strict=True)
    }
    quarters = [series[each].value or Fraction(0) for each in last_quarters(quarter, quarter.number)]
    found = on_basis(series, quarter, BasisChange(Unit.PERCENT, IN_QUARTER, TO_DATE))
    assert found.value is not None
    assert min(quarters) <= found.value <= max(quarters)


@given(COUNTS, QUARTER)
def test_counts_added_up_and_taken_apart_again_are_what_they_were(values: list[int], quarter: Quarter) -> None:
    series = counts(*values, until=Q4)
    to_date = {each: Point(value=on_basis(series, each, BasisChange(Unit.COUNT, IN_QUARTER, TO_DATE)).value) for each in series}
    assert on_basis(to_date, quarter, BasisChange(Unit.COUNT, TO_DATE, IN_QUARTER)).value == series[quarter].value


@given(COUNTS, QUARTER)
def test_counts_are_taken_apart_as_for_a_forecast(values: list[int], quarter: Quarter) -> None:
    to_date = counts(*values, until=Q4)
    apart = in_quarter({each: point.value for each, point in to_date.items() if point.value is not None})
    assert on_basis(to_date, quarter, BasisChange(Unit.COUNT, TO_DATE, IN_QUARTER)).value == apart[quarter]


@given(PAIRS)
def test_at_quarter_4_twelve_months_are_the_year_to_date(pairs: list[tuple[int, int]]) -> None:
    series = ratios(*pairs, until=Q4)
    for unit in (Unit.PERCENT, Unit.PER_10000, Unit.DAYS, Unit.COUNT):
        rolling, to_date = (on_basis(series, Q4, BasisChange(unit, IN_QUARTER, wanted)) for wanted in (ROLLING, TO_DATE))
        assert rolling == to_date


@given(COUNTS, QUARTER)
def test_twelve_months_are_the_same_from_quarters_and_from_years_to_date(values: list[int], quarter: Quarter) -> None:
    from_quarters = on_basis(counts(*values, until=Q4), quarter, BasisChange(Unit.COUNT, IN_QUARTER, ROLLING))
    assert on_basis(counts(*year_to_date(values), until=Q4), quarter, BasisChange(Unit.COUNT, TO_DATE, ROLLING)) == from_quarters


@given(PAIRS, st.integers(1, 3).map(lambda number: Quarter(2012, number)))
def test_twelve_months_of_percentages_are_the_same_too(pairs: list[tuple[int, int]], quarter: Quarter) -> None:
    numerators, denominators = year_to_date([n for n, _ in pairs]), year_to_date([d for _, d in pairs])
    to_date = ratios(*zip(numerators, denominators, strict=True), until=Q4)
    from_quarters = on_basis(ratios(*pairs, until=Q4), quarter, BasisChange(Unit.PERCENT, IN_QUARTER, ROLLING))
    assert on_basis(to_date, quarter, BasisChange(Unit.PERCENT, TO_DATE, ROLLING)) == from_quarters
