"""What is printed of a year's end: our forecast and what its interval rests on, the owner's, and whose puts a rating at risk."""

from dataclasses import replace
from fractions import Fraction

import pytest

from quarterly.scoring.at_risk import AtRisk
from quarterly.scoring.background import Background
from quarterly.scoring.score import Score
from quarterly.scoring.score_quarter import SentFigure, score_point
from quarterly.scoring.series.points import Point, last_quarters
from quarterly.vocabulary.basis import Basis
from quarterly.vocabulary.quarter import Quarter
from tests.unit.made import TOWN, indicator, words_of

Q2, Q4 = Quarter(2012, 2), Quarter(2012, 4)


def scored(quarter: Quarter, *values: int, expected: int | None = None, basis: Basis = Basis.SNAPSHOT) -> Score:
    series = {each: Point(value=Fraction(value)) for each, value in zip(last_quarters(quarter, len(values)), values, strict=True)}
    now = series.pop(quarter)
    owners = None if expected is None else Fraction(expected)
    return score_point(TOWN, indicator("1180", basis=basis), quarter, SentFigure(now, owners), Background({"1180": series}))


def printed(quarter: Quarter, *values: int, expected: int | None = None, basis: Basis = Basis.SNAPSHOT) -> str:
    score = scored(quarter, *values, expected=expected, basis=basis)
    return words_of(score, indicator("1180", basis=basis), quarter).year_end_and_others


def test_an_interval_from_few_earlier_forecasts_is_a_rough_guide_and_the_owners_forecast_stands_beside_it() -> None:
    assert printed(Q2, 60, 62, 60, 62, 60, 62, 60, 62, 60, 62, expected=70).startswith(
        "Forecast for the end of the year: 62% (95% interval 59% to 64%, a rough guide: from 5 earlier forecasts). "
        "Its owner expects 70% at the end of the year."
    )


def test_an_interval_from_eight_earlier_forecasts_says_no_more() -> None:
    assert "(95% interval 60% to 63%). " in f"{printed(Q2, *[60, 62] * 7)} "


@pytest.mark.parametrize(
    ("quarter", "values", "basis"),
    [
        (Q2, (60, 62, 60, 62, 60, 62, 60), Basis.SNAPSHOT),
        (Q4, (60,) * 12, Basis.SNAPSHOT),
        (Quarter(2012, 1), (60, 62) * 8, Basis.ROLLING_YEAR),
    ],
)
def test_where_nothing_is_nearer_than_the_figure_or_the_year_has_ended_no_forecast_is_printed(
    quarter: Quarter, values: tuple[int, ...], basis: Basis
) -> None:
    assert "Forecast" not in printed(quarter, *values, basis=basis)


def test_at_risk_says_whose_forecast_it_turns_on() -> None:
    score = scored(Q2, *[60] * 10)
    told = [words_of(replace(score, at_risk=(each,)), quarter=Q2).at_risk for each in (AtRisk.FORECAST, AtRisk.EXPECTED)]
    assert told == [["the year is forecast to end there"], ["its owner expects the year to end there"]]
